"""What can be asked about the cost."""

from guiprac.commands.lens import LookThrough


class LookAtCost(LookThrough, frozen=True):
    """Look at the cost now; answered by CostSeen.

    Attributes:
        layer: the layer l, from 1 to L, whose weights the histogram counts; 0 counts those of all layers.
    """

    layer: int = 0


AnyCommand = LookAtCost
