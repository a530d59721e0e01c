"""What the cost lens shows (S7-S10)."""

from guiprac.events.lens import Lens


class CostSeen(Lens, frozen=True):
    """What the cost lens shows (S7-S10), at one step."""


AnyEvent = CostSeen
