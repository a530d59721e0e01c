"""What the dropout lens shows (S14-S18)."""

from guiprac.events.lens import Lens


class DropoutSeen(Lens, frozen=True):
    """What the dropout lens shows (S14-S18), at one step."""


AnyEvent = DropoutSeen
