"""What the weight decay lens shows (S11)."""

from guiprac.events.lens import Lens


class DecaySeen(Lens, frozen=True):
    """What the weight decay lens shows (S11), at one step."""


AnyEvent = DecaySeen
