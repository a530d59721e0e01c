"""The runs that are to follow the present one by themselves: a twin with one change, or repeats by other luck."""

import itertools
import math
from dataclasses import dataclass, field, replace
from typing import Any

from guiprac import events, sentences
from guiprac import experiment as experiments
from guiprac.experiment import Experiment
from guiprac.gui.runs import Changes, KeptRun, Runs, difference
from guiprac.translatable import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Planned:
    """A run that begins when the present one has ended, to be as long as `like`.

    Attributes:
        last_step: where it ends although epochs are left; 0 is nowhere.
    """

    experiment: Experiment
    name: str = ""
    like: KeptRun | None = None
    parent: KeptRun | None = None
    changes: Changes = field(default_factory=dict)
    group: int = 0
    last_step: int = 0


class Plans:
    """Makes plans from the runs that are there, and hands them out one after the other."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self._planned: list[Planned] = []

    def __len__(self) -> int:
        return len(self._planned)

    def put(self, planned: list[Planned]) -> None:
        """Let these follow, in place of what was planned."""
        self._planned = planned

    def clear(self) -> None:
        """Let nothing follow."""
        self._planned = []

    def take(self) -> Planned | None:
        """The next run, as long as the one that it is held against; None if nothing is to follow."""
        return as_long(self._planned.pop(0)) if self._planned else None

    def twin(self, parent: KeptRun, changes: dict[str, Any], name: str, n_train: int) -> list[Planned]:
        """A run that differs from another in some settings alone.

        Raises:
            ExperimentError: the settings cannot be, or not with so many training examples.
        """
        experiment = experiments.with_values(parent.experiment, changes)
        experiments.check_weight_decay(experiment, n_train)
        return [Planned(experiment, name, parent, parent, difference(parent.experiment, experiment))]

    def repeats(self, of: list[KeptRun], runs: int) -> list[Planned]:
        """What is missing until each of these was trained from `runs` restarts, the same ones for all."""
        restarts = self._restarts(of, runs)
        return [planned for base in of for planned in self._repeats(base, restarts)]

    def _restarts(self, of: list[KeptRun], runs: int) -> list[int]:
        """So many numbers of restarts, first those that all of these groups have."""
        groups = [{run.experiment.training.restart for run in self._runs.group(each)} for each in of]
        common = set.intersection(*groups)
        free = (restart for restart in itertools.count() if restart not in common)
        return [*sorted(common), *itertools.islice(free, max(runs - len(common), 0))][:runs]

    def _repeats(self, base: KeptRun, restarts: list[int]) -> list[Planned]:
        group = [run for run in self._runs if run.group == base.group]
        first = min(group, key=lambda run: run.number)
        taken = {run.experiment.training.restart for run in group}
        return [
            Planned(
                experiments.with_values(base.experiment, {"training.restart": restart}),
                sentences.told(QT_TRANSLATE_NOOP("messages", "{0}, restart {1}"), first.name, str(restart)),
                base,
                self._runs.run(base.parent),
                base.changes,
                base.group,
            )
            for restart in restarts
            if restart not in taken
        ]


def as_long(planned: Planned) -> Planned:
    """Let a run take as many steps as the one that it is like, where what was changed leaves the steps the same."""
    like = planned.like
    if like is None or like.started is None or isinstance(like.closing, events.Diverged):
        return planned
    changed = set(difference(like.experiment, planned.experiment))
    if changed & {"training.epochs", "training.batch_size"}:
        return planned
    if any(key.startswith(("data.", "split.")) for key in changed):
        return planned
    steps, per_epoch = like.steps, like.started.steps_per_epoch
    if steps == 0 or steps == planned.experiment.training.epochs * per_epoch:
        return planned
    experiment = experiments.with_values(
        planned.experiment, {"training.epochs": math.ceil(steps / per_epoch)}
    )
    return replace(planned, experiment=experiment, last_step=steps if steps % per_epoch else 0)
