"""What can be asked about the layers."""

from guiprac.commands.lens import LookThrough


class LookAtLayers(LookThrough, frozen=True):
    """Look at every layer now; answered by LayersSeen."""


AnyCommand = LookAtLayers
