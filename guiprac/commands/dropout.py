"""What can be asked about dropout."""

from guiprac.commands.lens import LookThrough


class LookAtDropout(LookThrough, frozen=True):
    """Look at dropout now; answered by DropoutSeen."""


AnyCommand = LookAtDropout
