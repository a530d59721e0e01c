"""What the normalization lens shows (S19, S20)."""

from typing import Literal

from msgspec import Struct

from guiprac.events.base import Array
from guiprac.events.lens import Lens
from guiprac.events.study import Study


class ScaledInput(Struct, frozen=True):
    """One input, with the μ and σ that the run uses, or would use: of the whole of train (S19).

    Attributes:
        scale: what is divided by: σ, or 1 where the input is constant.
        dev_mean, dev_deviation: of the whole of dev after (x - μ)/σ with train's numbers.
    """

    place: int
    name: str
    mean: float
    scale: float
    is_constant: bool
    dev_mean: float
    dev_deviation: float


class NormalizationSeen(Lens, frozen=True):
    """Two inputs of some examples of train and dev, raw; the second is None where the data have one input.

    Attributes:
        asked: the places that were asked for; -1 stands for the largest, or the smallest, σ.
        train, dev: (n, 1 or 2) raw values.
        normalize: whether the run normalizes.
        leaks: whether it does so with μ and σ of train, dev and test together, which S19 warns of.
        largest_ratio: the largest σ over the smallest, of all inputs that are not constant.
        n_constant: how many inputs are constant on train.
    """

    asked: tuple[int, int]
    inputs: tuple[ScaledInput, ...]
    train: Array
    dev: Array
    n_train: int
    n_dev: int
    normalize: bool
    leaks: bool
    largest_ratio: float
    n_constant: int


class Surface(Struct, frozen=True):
    """J over a square of side 2·`reach` around `centre`, in two orthogonal directions of length 1.

    Attributes:
        values, along_x, along_y: (rows, columns), from low to high, ends included: J and its two derivatives.
        here: where the network stands.
        low, high: the eigenvalues of J's Hessian within the plane, at the centre.
        steepest: the largest curvature anywhere in the square, which is `high` where J is a quadratic.
    """

    x_name: str
    y_name: str
    centre: tuple[float, float]
    reach: float
    here: tuple[float, float]
    low: float
    high: float
    steepest: float
    values: Array
    along_x: Array
    along_y: Array


class ContoursDrawn(Study, frozen=True):
    """J over a plane, on raw and on normalized inputs."""

    model: Literal["network", "linear"]
    plane: Literal["weights", "extremes"]
    step: int
    n_examples: int
    raw: Surface
    normalized: Surface


class Curvature(Struct, frozen=True):
    """The Hessian's extremes on one kind of inputs (S20).

    Attributes:
        smallest, condition: λ_min above the floor of 1e-12·λ_max, and λ_max/λ_min; None where λ_min is not known.
        largest_rate: 2/λ_max; None where J curves upward nowhere.
        n_negative, n_zero: directions in which J curves downward, or not at all; -1 where they are not known.
        below, beyond: J above its least, relative to the start, step by step, in descent at 0.95 and 1.05 times
            the largest rate on the quadratic with this Hessian, from where each direction holds an equal share.
    """

    largest: float
    smallest: float | None
    condition: float | None
    largest_rate: float | None
    n_negative: int
    n_zero: int
    below: tuple[float, ...]
    beyond: tuple[float, ...]


class CurvatureMeasured(Study, frozen=True):
    """Condition number and largest stable learning rate, on raw and on normalized inputs."""

    model: Literal["network", "linear"]
    step: int
    n_examples: int
    n_parameters: int
    raw: Curvature
    normalized: Curvature
    says: str


AnyEvent = NormalizationSeen | ContoursDrawn | CurvatureMeasured
