"""The runs of this window: what each was told to do, what it reached, and how it came from another."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from guiprac import events
from guiprac import experiment as experiments
from guiprac.experiment import Experiment
from guiprac.gui.history import History
from guiprac.gui.words import sentence_text
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

MOST_OVERLAID = 6
# So many deletions can be taken back.
MOST_DELETIONS = 20
_GRID = 400
_EPOCHS = "training.epochs"

Changes = dict[str, tuple[Any, Any]]


@dataclass
class KeptRun:
    """One run.

    Attributes:
        number: by which the host knows it; never given twice.
        experiment: as it was begun, without what was steered later.
        parent: the run from which it was forked; `changes` are its settings that differ, (before, now) by key.
        group: the number that runs share which repeat one another with other weights and mini-batches.
        renamed: whether a person gave it its name; else `title` says the name in their language.
        compared: its dev error against another run's, by that run's number and "end" or "best" (dev reading).
        not_compared: why it could not be compared, by the same keys.
        openings: of its sealed test part (S2).
        path, dirty: its file, and whether it holds more than the file does; of the present run, the session knows.
    """

    number: int
    name: str
    experiment: Experiment
    parent: int | None = None
    changes: Changes = field(default_factory=dict)
    group: int = 0
    history: History = field(default_factory=History)
    started: events.Started | None = None
    closing: events.Closing | None = None
    overlaid: bool = False
    pinned: bool = False
    renamed: bool = False
    compared: dict[tuple[int, str], events.Compared] = field(default_factory=dict)
    not_compared: dict[tuple[int, str], str] = field(default_factory=dict)
    openings: list[events.Unsealed] = field(default_factory=list)
    path: Path | None = None
    dirty: bool = False

    @property
    def title(self) -> str:
        """The name as people read it."""
        return self.name if self.renamed else sentence_text(self.name)

    @property
    def seconds(self) -> float:
        """How long it trained, as far as it has said."""
        return self.closing.seconds if self.closing is not None else 0.0

    @property
    def steps(self) -> int:
        """Mini-batches done."""
        if self.closing is not None:
            return self.closing.step
        return int(self.history.steps[-1]) if len(self.history) else 0

    def verdict(self, other: "KeptRun", at: str) -> str:
        """What is known of it against another run at the "end" or "best", or ""."""
        found = self.compared.get((other.number, at))
        return found.says if found is not None else self.not_compared.get((other.number, at), "")


class Runs(QObject):
    """All runs in the order in which they were begun.

    `changed` tells of any change of them; `forgotten` of the numbers of runs that nobody can come back to.
    """

    changed = Signal()
    forgotten = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: list[KeptRun] = []
        self._deleted: list[list[tuple[int, KeptRun]]] = []
        self._next = 1
        self.present: KeptRun | None = None

    def __len__(self) -> int:
        return len(self._runs)

    def __iter__(self) -> Iterator[KeptRun]:
        return iter(self._runs)

    def run(self, number: int | None) -> KeptRun | None:
        """The run of a number, if it is there."""
        return next((run for run in self._runs if run.number == number), None)

    # --- what happens -------------------------------------------------------------------------------------------

    @property
    def next_number(self) -> int:
        """The number of the run that begins next."""
        return self._next

    def begin(
        self,
        experiment: Experiment,
        *,
        name: str = "",
        parent: KeptRun | None = None,
        changes: Changes | None = None,
        group: int = 0,
    ) -> KeptRun:
        """Add the run that begins now, and make it the present one."""
        run = KeptRun(
            number=self._next,
            name=name or told(QT_TRANSLATE_NOOP("messages", "Run {0}"), str(self._next)),
            experiment=experiment,
            parent=None if parent is None else parent.number,
            changes=changes or {},
            group=group or self._next,
        )
        self._next += 1
        self._runs.append(run)
        self.set_present(run)
        return run

    def set_present(self, run: KeptRun | None) -> None:
        """Make a run the one that the window is about, or none."""
        self.present = run
        if run is not None:
            run.overlaid = False
        self.changed.emit()

    def drop(self, run: KeptRun) -> None:
        """Forget a run that never started."""
        if run in self._runs:
            self._runs.remove(run)
        if self.present is run:
            self.present = None
        self.forgotten.emit((run.number,))
        self.changed.emit()

    def tell(self) -> None:
        """Say that a run has changed."""
        self.changed.emit()

    # --- what the reader does -------------------------------------------------------------------------------------

    def rename(self, run: KeptRun, name: str) -> None:
        """Give a run another name; an empty one is left as it was."""
        if name.strip():
            run.name, run.renamed = name.strip(), True
        self.changed.emit()

    def overlay(self, run: KeptRun, overlaid: bool) -> None:
        """Draw a run behind the present one, or no more; at most a few, of which the longest drawn gives way."""
        run.overlaid = overlaid and run is not self.present
        drawn = [other for other in self._runs if other.overlaid and other is not run]
        if run.overlaid and len(drawn) >= MOST_OVERLAID:
            drawn[0].overlaid = False
        self.changed.emit()

    def pin(self, run: KeptRun, pinned: bool) -> None:
        """Let a run stand at the top of the table and be safe from being deleted, or no more."""
        run.pinned = pinned
        self.changed.emit()

    def delete(self, runs: list[KeptRun]) -> list[KeptRun]:
        """Take runs out of the table, except pinned ones and the present one; those that were taken out.

        Of many deletions the oldest is final: its runs are `forgotten`.
        """
        gone = [run for run in runs if not run.pinned and run is not self.present and run in self._runs]
        if gone:
            self._deleted.append([(self._runs.index(run), run) for run in gone])
            self._runs = [run for run in self._runs if run not in gone]
            while len(self._deleted) > MOST_DELETIONS:
                self.forgotten.emit(tuple(run.number for _, run in self._deleted.pop(0)))
            self.changed.emit()
        return gone

    @property
    def can_undelete(self) -> bool:
        """Whether there are deleted runs."""
        return bool(self._deleted)

    def undelete(self) -> None:
        """Bring back what was deleted last, where it was."""
        if self._deleted:
            for place, run in sorted(self._deleted.pop(), key=lambda placed: placed[0]):
                self._runs.insert(place, run)
            self.changed.emit()

    # --- what is drawn ---------------------------------------------------------------------------------------------

    def overlaid(self) -> list[KeptRun]:
        """The runs to draw behind the present one."""
        return [run for run in self._runs if run.overlaid and run is not self.present and len(run.history)]

    def group(self, run: KeptRun) -> list[KeptRun]:
        """The runs that have ended of a run's group, itself included."""
        return [other for other in self._runs if other.group == run.group and other.closing is not None]

    def forget_comparisons(self, run: KeptRun) -> None:
        """A run of a group has ended or goes on: what was said of the group, by it or about it, is out of date."""
        members = {other.number for other in self._runs if other.group == run.group}
        for other in self._runs:
            told: tuple[dict[tuple[int, str], Any], ...] = other.compared, other.not_compared
            for found in told:
                for key in [key for key in found if key[0] in members or other.number in members]:
                    del found[key]

    def length_giver(self, run: KeptRun) -> KeptRun | None:
        """The run that a twin or a repeat was made as long as, if its own number of epochs says no more."""
        first = next((other for other in self._runs if other.group == run.group), run)
        giver = self.run(run.parent) or (first if first is not run else None)
        if giver is None or _EPOCHS in run.changes:
            return None
        differs = giver.experiment.training.epochs != run.experiment.training.epochs
        return giver if differs else None

    def repeats(self, run: KeptRun | None) -> list[KeptRun]:
        """The runs of a run's group that have ended, itself included; empty if it was not repeated.

        One that has just begun would narrow what all have reached to its first epochs.
        """
        if run is None:
            return []
        found = [other for other in self.group(run) if len(other.history)]
        return found if len(found) > 1 else []


def difference(before: Experiment, now: Experiment) -> Changes:
    """The settings in which two experiments differ, as (before, now) by key."""
    return {
        key: (old, new)
        for key in experiments.settings()
        if (old := experiments.value_of(before, key)) != (new := experiments.value_of(now, key))
    }


Column = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Band:
    """The range of some runs over the epochs that all of them have reached: each (n,)."""

    epochs: Column
    low: Column
    middle: Column
    high: Column


def band(runs: list[KeptRun], which: str) -> Band | None:
    """Lowest, mean and highest of "train_errors" or "dev_errors" of some runs; None below two runs."""
    if len(runs) < 2:
        return None
    last = min(float(run.history.epochs[-1]) for run in runs)
    longest = max(runs, key=lambda run: len(run.history)).history.epochs
    epochs = longest[longest <= last]
    if len(epochs) > _GRID:
        epochs = np.linspace(0.0, last, _GRID)
    if not len(epochs):
        return None
    values = np.array([np.interp(epochs, run.history.epochs, getattr(run.history, which)) for run in runs])
    return Band(epochs, values.min(axis=0), values.mean(axis=0), values.max(axis=0))


def reading_at(run: KeptRun, step: int) -> int | None:
    """The place of the reading that was taken at a step."""
    place = int(np.searchsorted(run.history.steps, step))
    return place if place < len(run.history) and run.history.steps[place] == step else None


def plain(value: Any) -> str:
    """A setting's value as it is told in a table: numbers short, lists with commas."""
    if isinstance(value, list | tuple):
        return ", ".join(plain(part) for part in value) or "–"
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, int | float):
        return f"{value:.12g}"
    return str(value) or "–"
