"""What can be asked about the cost."""

from guiprac.commands.lens import LookThrough


class LookAtCost(LookThrough, frozen=True):
    """Look at the cost now; answered by CostSeen."""


AnyCommand = LookAtCost
