"""What the curved-to-straight lens shows (S12, S13)."""

from guiprac.events.lens import Lens


class StraightnessSeen(Lens, frozen=True):
    """What the curved-to-straight lens shows (S12, S13), at one step."""


AnyEvent = StraightnessSeen
