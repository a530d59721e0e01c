"""What can be asked about how straight the network is."""

from guiprac.commands.lens import LookThrough


class LookAtStraightness(LookThrough, frozen=True):
    """Look at how straight the network is now; answered by StraightnessSeen."""


AnyCommand = LookAtStraightness
