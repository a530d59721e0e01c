"""What the weight decay lens shows (S11)."""

from msgspec import Struct

from guiprac.events.base import Array
from guiprac.events.lens import Lens
from guiprac.experiment import Optimizer


class Alone(Struct, frozen=True):
    """One weight, and a bias of 1, under the program's own update with a data gradient of zero, in float64.

    Attributes:
        steps: (p,) int64, ascending from 0.
        weights: (p,) float64, the weight after so many updates.
        closed: (p,) float64, the closed form w₀·(1 - αλ/m)^k.
        difference: the largest relative difference of the two over all steps, while they are normal numbers.
        bias_after: what became of a bias that was 1.
    """

    steps: Array
    weights: Array
    closed: Array
    difference: float
    bias_after: float


class DecaySeen(Lens, frozen=True):
    """The factor 1 - αλ/m, and the parts of one weight's next step, as gradient descent would take it (S10, S11).

    Attributes:
        learning_rate, l2, l1: α and the strengths λ in force.
        n_train: m, at every batch size.
        factor: 1 - αλ/m.
        layer, row, column: the place of the weight, each from 1 on.
        largest: whether it was taken because it is the largest of all.
        weight: w.
        data_gradient: dJ_data/dw, the mean over `n_examples` examples of train, dropout off.
        data_step: -α·dJ_data/dw.
        decay_step: -αλ/m·w.
        l1_step: what the L1 term alone does to w: at most αλ₁/(2m) towards 0, and never across (S8).
        bias: the bias of the same unit, which no penalty touches.
        bias_step: -α·dJ_data/db, all of the bias's step.
        alone: the same weight without data gradient, if that was asked for.
    """

    optimizer: Optimizer
    learning_rate: float
    l2: float
    l1: float
    n_train: int
    batch_size: int
    steps_per_epoch: int
    factor: float
    layer: int
    row: int
    column: int
    largest: bool
    weight: float
    n_examples: int
    data_gradient: float
    data_step: float
    decay_step: float
    l1_step: float
    bias: float
    bias_step: float
    alone: Alone | None = None


AnyEvent = DecaySeen
