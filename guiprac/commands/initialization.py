"""What can be asked about the initialization."""

from guiprac.commands.lens import LookThrough


class LookAtInitialization(LookThrough, frozen=True):
    """Look at the initialization now; answered by InitializationSeen."""


AnyCommand = LookAtInitialization
