"""How often a run that goes on may be looked at."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Of a run's time, so much may go into looking at it.
SHARE = 0.025
# The first look of a kind may take longer than all others; nobody shall wait for it more than this.
LONGEST_WAIT = 1.0


class Pace:
    """Spreads looks out so that they take a small share of the time, whatever one of them takes."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._due_at = 0.0

    @property
    def is_due(self) -> bool:
        """Whether it is time for another look."""
        return self._clock() >= self._due_at

    @contextmanager
    def looking(self) -> Iterator[None]:
        """One look; the next is due when this one's time has become a small share."""
        began = self._clock()
        try:
            yield
        finally:
            ended = self._clock()
            self._due_at = ended + min((ended - began) * (1 / SHARE - 1), LONGEST_WAIT)
