"""Runs held against each other on dev: what was asked of the host, and what it found, kept with the runs."""

from typing import get_args

from guiprac import commands, events
from guiprac.gui.runs import KeptRun, Runs
from guiprac.gui.session.line import Line


class Comparisons:
    """Asks each question once; what is found stands in the first run, see `runs`."""

    def __init__(self, runs: Runs, line: Line) -> None:
        self._runs, self._line = runs, line
        self._asked: set[tuple[int, int, str]] = set()

    def ask(self, run: KeptRun, other: KeptRun) -> None:
        """Compare two runs; where both were repeated, with at least two restarts in common, all their repeats."""
        ours, theirs = self._runs.group(run), self._runs.group(other)
        common = {each.experiment.training.restart for each in ours}
        common &= {each.experiment.training.restart for each in theirs}
        sides = ours, theirs
        if len(common) < 2 or run.group == other.group:
            sides = [], []
        for at in get_args(commands.Compare.__annotations__["at"]):
            asked = (run.number, other.number, at)
            if asked not in self._asked and not run.verdict(other, at):
                self._asked.add(asked)
                numbers = (tuple(each.number for each in side) for side in sides)
                self._line.send(commands.Compare(run.number, other.number, at, *numbers))

    def hear(self, event: events.Compared | events.NotCompared) -> None:
        """Keep an answer with its run, if that is still there."""
        self._asked.discard((event.run, event.other, event.at))
        run = self._runs.run(event.run)
        if run is None:
            return
        if isinstance(event, events.Compared):
            run.compared[event.other, event.at] = event
        else:
            run.not_compared[event.other, event.at] = event.says
        self._runs.tell()

    def hear_end(self, run: KeptRun) -> None:
        """A run has ended: what was said of its group is out of date, and its parent is what to compare it with."""
        self._runs.forget_comparisons(run)
        self._asked.clear()
        parent = self._runs.run(run.parent)
        if parent is not None:
            self.ask(run, parent)

    def clear(self) -> None:
        """The host is gone: what was asked is not answered."""
        self._asked.clear()
