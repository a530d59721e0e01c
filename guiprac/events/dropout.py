"""What the dropout lens shows (S14-S18)."""

from msgspec import Struct

from guiprac.events.base import Array
from guiprac.events.lens import Lens
from guiprac.events.study import Study


class MaskSteps(Struct, frozen=True):
    """One layer of one mini-batch on its way forward and back, under one mask.

    Attributes:
        keep_prob, run_keep_prob: the value that is shown here, and the one in force in the run.
        n_units: of the whole layer, of which the first are shown.
        activations: A before the mask, (units shown, examples) float32; at the input, the normalized inputs.
        mask: D, 1 for kept, (units shown, examples) uint8.
        gradients: dA = dJ/dA of what leaves the mask, (units shown, examples) float32.
        mean_before, mean_masked: means over the whole layer, of A and of A·D/keep_prob under this one mask.
        mean_after, standard_error: of that mean over `masks` masks.
        mean_unscaled: the same without the division by keep_prob.
    """

    layer: int
    keep_prob: float
    run_keep_prob: float
    draw: int
    n_units: int
    activations: Array
    mask: Array
    gradients: Array
    mean_before: float
    mean_masked: float
    mean_after: float
    standard_error: float
    mean_unscaled: float
    masks: int


class AtTest(Struct, frozen=True):
    """What would be said of dev if dropout stayed on (S16).

    Attributes:
        keep_probs: of the input and each hidden layer, as shown here.
        example, n_measured: the place of the chosen example among the measured ones of dev, and their number.
        true: its class, or its value in the target's unit.
        classes: the classes that are shown; empty for a regression.
        cloud: probabilities of those classes (classes, masks), or predicted values (1, masks), float32.
        alone: the same without dropout, one a class.
        error_off, errors_on: error on `n_examples` of dev without dropout, and with it under several masks.
        least_steady: the place of the example whose prediction differs most from mask to mask.
        image: (height, width) float32 of the chosen example, where examples are images.
    """

    keep_probs: tuple[float, ...]
    run_keep_probs: tuple[float, ...]
    example: int
    n_measured: int
    true: float
    classes: tuple[int, ...]
    cloud: Array
    alone: tuple[float, ...]
    error_off: float
    errors_on: tuple[float, ...]
    n_examples: int
    least_steady: int
    image: Array | None = None


class Silenced(Struct, frozen=True):
    """Dev error without some units of a hidden layer (S17).

    Attributes:
        error: with all units; error_without: without those in `knocked_out`.
        errors_alone: dev error without each of the layer's first units alone, (units,) float64.
        n_units: of the whole layer; n_examples: of dev, on which all errors here are measured.
    """

    layer: int
    keep_prob: float
    n_units: int
    n_examples: int
    error: float
    knocked_out: tuple[int, ...]
    error_without: float
    errors_alone: Array


class DropoutSeen(Lens, frozen=True):
    """What the dropout lens shows (S14-S18), at one step: the part that was asked for."""

    steps: MaskSteps | None = None
    test: AtTest | None = None
    units: Silenced | None = None


class TwinCosts(Study, frozen=True):
    """J of some successive mini-batches of both twins; the first belongs to step `first_step`."""

    first_step: int
    with_dropout: Array
    without: Array


class TwinsCompared(Study, frozen=True):
    """What the twins show (S18).

    Attributes:
        keep_probs: of the input and each hidden layer of the twin with dropout.
        spread: J of that twin's last parameters on the same `n_examples` examples, one a mask.
        unmasked: J of the same parameters and examples without a mask.
        falls: whether J without dropout fell from the first to the last epoch.
        rises_with, rises_without: in how many of the steps J was higher than in the step before, as a share.
    """

    keep_probs: tuple[float, ...]
    steps_per_epoch: int
    steps: int
    spread: Array
    unmasked: float
    n_examples: int
    falls: bool
    rises_with: float
    rises_without: float
    says: str
    sha256_with: str
    sha256_without: str


AnyEvent = DropoutSeen | TwinCosts | TwinsCompared
