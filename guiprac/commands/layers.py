"""What can be asked about the layers."""

from guiprac.commands.lens import LookThrough


class LookAtLayers(LookThrough, frozen=True):
    """Look at the layers now; answered by LayersSeen."""


AnyCommand = LookAtLayers
