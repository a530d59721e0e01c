"""What the initialization lens shows (S21, S22)."""

from guiprac.events.lens import Lens


class InitializationSeen(Lens, frozen=True):
    """What the initialization lens shows (S21, S22), at one step."""


AnyEvent = InitializationSeen
