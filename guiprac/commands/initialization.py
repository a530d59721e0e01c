"""What can be asked about the initialization."""

from typing import Annotated

from msgspec import Meta

from guiprac.commands.lens import LookThrough
from guiprac.commands.study import Study
from guiprac.experiment import Initialization

RACERS: tuple[Initialization, ...] = ("zeros", "small", "xavier", "he", "large")


class LookAtInitialization(LookThrough, frozen=True):
    """Look at the signals over depth now; answered by InitializationSeen."""


class RaceInitializations(Study, frozen=True, kw_only=True):
    """Train the same experiment from several initializations at once; answered by RaceRound and RaceResult.

    Data, seed and the order of mini-batches are the same for all. `epochs` 0 is as many as the experiment has.
    """

    initializations: Annotated[tuple[Initialization, ...], Meta(min_length=1, max_length=6)] = RACERS
    epochs: Annotated[int, Meta(ge=0, le=1_000_000)] = 0


AnyCommand = LookAtInitialization | RaceInitializations
