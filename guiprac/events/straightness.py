"""What the curved-to-straight lens shows (S12, S13)."""

from msgspec import Struct

from guiprac.events.base import Array
from guiprac.events.lens import Lens


class LayerOnCurve(Struct, frozen=True):
    """Where one hidden layer's z lies on the activation's curve, over the measured examples.

    Attributes:
        units: of the whole layer.
        counted: the units whose z is counted in what follows, all or the chosen one; 0 if it has no such unit.
        counts: (bins,) how often z fell into each of equal parts of [-reach, reach]; what lies beyond is not in it.
        below, above: the shares of z beyond the reach.
        straight: the share of z where the activation is nearly straight (tanh: |z| < 0.5, sigmoid: |z| < 1); nan
            for the others.
        negative: the share of z below 0.
        dead: units with z ≤ 0 for every example, whose ReLU is 0 for all of them.
        bias_mean, bias_low, bias_high: of b[l], which no penalty shrinks (S7).
    """

    units: int
    counted: int
    counts: Array
    below: float
    above: float
    straight: float
    negative: float
    dead: int
    bias_mean: float
    bias_low: float
    bias_high: float


class StraightnessSeen(Lens, frozen=True):
    """What the curved-to-straight lens shows (S12, S13), at one step.

    Attributes:
        examples: how many of train it was measured on.
        reach: z is counted from -reach to reach.
        linear_share: R² of the best affine map from the inputs to z[L] (least squares, outputs pooled), adjusted for
            the number of inputs; nan where there are too few examples for so many inputs, or if `constant`.
        constant: whether z[L] is the same for every example, as far as can be told.
        stand_in: that map in raw inputs, (n[L], d + 1) with the constant last, for at most two inputs.
        weight_norm: the square root of Σ‖W[l]‖²_F (S9).
        decay: αλ/m of the settings in force (S11).
    """

    examples: int
    activation: str
    reach: float
    layers: tuple[LayerOnCurve, ...]
    linear_share: float
    constant: bool
    weight_norm: float
    decay: float
    stand_in: Array | None = None


AnyEvent = StraightnessSeen
