"""What can be asked about weight decay."""

from guiprac.commands.lens import LookThrough


class LookAtDecay(LookThrough, frozen=True):
    """Look at weight decay now; answered by DecaySeen."""


AnyCommand = LookAtDecay
