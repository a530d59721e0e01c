"""What the layers lens shows."""

from guiprac.events.lens import Lens


class LayersSeen(Lens, frozen=True):
    """What the layers lens shows, at one step."""


AnyEvent = LayersSeen
