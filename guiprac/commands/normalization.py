"""What can be asked about normalization."""

from guiprac.commands.lens import LookThrough


class LookAtNormalization(LookThrough, frozen=True):
    """Look at normalization now; answered by NormalizationSeen."""


AnyCommand = LookAtNormalization
