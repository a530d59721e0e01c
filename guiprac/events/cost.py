"""What the cost lens shows (S7-S10)."""

from guiprac.events.base import Array
from guiprac.events.lens import Lens


class CostSeen(Lens, frozen=True):
    """J and its parts at one step, the norms of the layers, and a histogram of weights (S7-S9).

    Attributes:
        n_train: m in λ/(2m), at every batch size.
        n_examples: over how many examples of train `data` is the mean; dropout is off.
        l2, l1: the strengths λ in force.
        dropout: whether dropout is on in training, so that J of a mini-batch has another mask at each step (S18).
        data: the mean data term.
        l2_part: λ₂/(2m)·Σ‖W[l]‖²_F.
        l1_part: λ₁/(2m)·Σ|w|.
        squares: ‖W[l]‖²_F of each layer.
        sizes: the number of weights of each layer, biases left out.
        zeros: how many of them are exactly 0.
        layer: whose weights `counts` counts; 0 for all.
        reach: `counts` covers -reach to reach.
        counts: (bins,) int64, without the weights that are exactly 0.
    """

    epoch: float
    n_train: int
    n_examples: int
    l2: float
    l1: float
    dropout: bool
    data: float
    l2_part: float
    l1_part: float
    squares: tuple[float, ...]
    sizes: tuple[int, ...]
    zeros: tuple[int, ...]
    layer: int
    reach: float
    counts: Array

    @property
    def total(self) -> float:
        """J: what the optimizer makes small."""
        return self.data + self.l2_part + self.l1_part


AnyEvent = CostSeen
