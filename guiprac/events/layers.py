"""What the layers lens shows: W, a and dW of every layer, and how far a step moves it."""

from msgspec import Struct

from guiprac.events.base import Array
from guiprac.events.lens import Lens


class Spread(Struct, frozen=True):
    """How values are spread: the shares of them in equal parts of [low, high], which holds them all.

    `shares` is (bins,) float32; `rms` the root of their mean square.
    """

    low: float
    high: float
    shares: Array
    rms: float


class LayerSeen(Struct, frozen=True):
    """One layer, over the measured examples.

    Attributes:
        weights: W[l], without biases.
        activations: a[l]; of the last layer what the network says: probabilities, or standardized values.
        gradients: log₁₀|dW[l]| of J's data term; the exact zeros are counted in `zero_gradients` instead, a share.
        gradient_rms: of dW[l] itself.
        delta_rms: of dJ/dz[l], an example's own; it tells how gradients fare on their way back.
        update_ratio: ‖ΔW[l]‖/‖W[l]‖ of one step from here, with momentum, penalties and all; nan if W[l] is 0.
        dead: units of a hidden layer that are 0 for every example (ReLU); 0 for the others.
        saturated: the share of a[l] where the activation is nearly flat; nan but for tanh and sigmoid.
    """

    units: int
    weights: Spread
    activations: Spread
    gradients: Spread
    zero_gradients: float
    gradient_rms: float
    delta_rms: float
    update_ratio: float
    dead: int
    saturated: float


class LayersSeen(Lens, frozen=True):
    """What the layers lens shows, at one step.

    Attributes:
        examples: how many of train z, a and dW were computed on, dropout off.
        step_examples: how many of them the step of `update_ratio` is taken on: a mini-batch, if it is smaller.
        task: what the last layer's a means.
    """

    examples: int
    step_examples: int
    activation: str
    task: str
    dropout: bool
    layers: tuple[LayerSeen, ...]


AnyEvent = LayersSeen
