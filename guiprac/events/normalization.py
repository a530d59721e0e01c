"""What the normalization lens shows (S19, S20)."""

from guiprac.events.lens import Lens


class NormalizationSeen(Lens, frozen=True):
    """What the normalization lens shows (S19, S20), at one step."""


AnyEvent = NormalizationSeen
