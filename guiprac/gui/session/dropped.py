"""What the host was at when the window turned away from it, and still says before what it was asked later."""

from collections import deque
from dataclasses import dataclass
from typing import Literal

from guiprac import events
from guiprac.gui.runs import KeptRun, Runs

Kind = Literal["run", "return", "work"]

TRAINING = ("begin", "continue")
RETURNS = ("recall", "restore")
# These name their run, or are about none; so are failures of these commands.
_OF_ANY_TIME = (events.Ready, events.Prepared, events.Compared, events.NotCompared, events.Saved)
_FAIL_AT_ANY_TIME = ("prepare", "save", "unseal")
_ENDS: dict[Kind, tuple[type[events.Event], ...]] = {
    "run": (events.Finished, events.Stopped, events.Diverged),
    "return": (events.Restored, events.Recalled),
    "work": (events.Checked, events.Swept, events.Studied),
}


@dataclass(frozen=True)
class _Thing:
    kind: Kind
    failures: tuple[str, ...]
    run: KeptRun | None = None


class Dropped:
    """Takes the events of runs, returns to runs, checks and studies that nobody waits for any more.

    The host obeys in order, so all that it says up to the end of the first of them belongs to that one.
    """

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self._things: deque[_Thing] = deque()

    def drop_run(self, run: KeptRun | None) -> None:
        """A run that was told to stop; what it still says is kept with it, if it is kept at all."""
        self._things.append(_Thing("run", TRAINING, run))

    def drop_return(self) -> None:
        """A run that was to come back, from a file or from the host."""
        self._things.append(_Thing("return", RETURNS))

    def drop_work(self, command: str) -> None:
        """A check or a study, by the kind of its command."""
        self._things.append(_Thing("work", ("", command)))

    def clear(self) -> None:
        """The host is gone: nothing more will be said of any of them."""
        self._things.clear()

    def hear(self, event: events.AnyEvent) -> bool:
        """Whether an event belongs to what was dropped."""
        if not self._things or isinstance(event, _OF_ANY_TIME):
            return False
        if isinstance(event, events.Unsealed) and event.run:
            return False
        thing = self._things[0]
        ends = isinstance(event, _ENDS[thing.kind])
        if isinstance(event, events.Failed):
            if event.what == "trainer":
                self.clear()
                return False
            if event.command in _FAIL_AT_ANY_TIME:
                return False
            ends = event.command in thing.failures
        if thing.run is not None:
            self._keep(thing.run, event)
        if ends:
            self._things.popleft()
        return True

    def _keep(self, run: KeptRun, event: events.AnyEvent) -> None:
        match event:
            case events.Reading():
                run.history.add(event)
            case events.Steered():
                run.history.steered.append(event)
            case events.Closing():
                run.closing = event
                self._runs.forget_comparisons(run)
                self._runs.tell()
