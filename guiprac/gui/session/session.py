"""What can be done with the experiment and the run: the verbs behind every button, menu and shortcut.

Panels and pictures talk to a Session alone, never to each other.
"""

import random
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Slot

from guiprac import commands, events
from guiprac import experiment as experiments
from guiprac.errors import ExperimentError, GuipracError, WriteError
from guiprac.experiment import Experiment
from guiprac.gui.runs import KeptRun
from guiprac.gui.session.asides import Asides
from guiprac.gui.session.comparisons import Comparisons
from guiprac.gui.session.course import Course
from guiprac.gui.session.hearing import Hearing
from guiprac.gui.session.line import Line
from guiprac.gui.session.mode import Mode
from guiprac.gui.session.plans import Planned, Plans
from guiprac.gui.session.preparing import Preparing
from guiprac.gui.session.state import State
from guiprac.gui.session.steering import can_follow, needs_other_data, steers
from guiprac.gui.trainer_thread import TrainerThread
from guiprac.runtime.atomic_write import atomic_write
from guiprac.runtime.experiment_file import find_experiment
from guiprac.runtime.failure import failure


class Session(State):
    """See the module; what can be read of it, and its signals, are those of its state."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        trainer: TrainerThread | None = None,
        experiment: Experiment | None = None,
    ) -> None:
        super().__init__(experiment or Experiment(), parent)
        self._line = Line(self.receive, self, trainer)
        self._to_open: Path | None = None
        self._preparing = Preparing(self, self._line)
        self._asides = Asides(self, self._line)
        self._course = Course(self, self._line, self._asides, self._preparing)
        self._plans = Plans(self.runs)
        self._comparisons = Comparisons(self.runs, self._line)
        self._hearing = Hearing(
            self,
            course=self._course,
            asides=self._asides,
            plans=self._plans,
            comparisons=self._comparisons,
            preparing=self._preparing,
        )
        self.runs.forgotten.connect(self._discard)

    def connect_host(self) -> None:
        """Start the trainer thread and read the data of the present experiment."""
        self._line.open()
        if self.prepared is None:
            self._preparing.now()
        path, self._to_open = self._to_open, None
        if path is not None:
            self.open_run(path)

    def close(self) -> None:
        """End trainer thread and host, and wait for them."""
        self._preparing.stop()
        self._line.close()

    def receive(self, told: list[events.AnyEvent]) -> None:
        """Take events in; pictures and panels hear of all readings together."""
        seen = len(self.history)
        for event in told:
            self._hearing.hear(event)
        if len(self.history) != seen:
            self.history_changed.emit()
        if self.mode is Mode.STOPPED:
            self._begin_planned()

    # --- the experiment -----------------------------------------------------------------------------------

    def set_value(self, key: str, value: Any) -> bool:
        """Change one setting; False if it is refused, with the reason in `errors`."""
        return self.set_values({key: value})

    def set_values(self, values: dict[str, Any]) -> bool:
        """Change settings together, as one step of undo; False if they are refused."""
        before = self.experiment
        n_train = None if self.prepared is None else self.prepared.train.count
        is_taken = self.edits.change(values, n_train)
        if is_taken:
            self._follow(before)
        else:
            self.experiment_changed.emit()
        return is_taken

    def set_experiment(self, experiment: Experiment) -> None:
        """Take another experiment, as one step of undo."""
        before = self.experiment
        self.edits.take(experiment)
        self._follow(before)

    def undo(self) -> None:
        """Take back the last change of the experiment."""
        before = self.experiment
        if self.edits.undo():
            self._follow(before)

    def redo(self) -> None:
        """Make the last change that was taken back again."""
        before = self.experiment
        if self.edits.redo():
            self._follow(before)

    def _follow(self, before: Experiment) -> None:
        """Let the run and the data follow a change of the experiment, as far as they can."""
        run = self.run_experiment
        if (
            run is not None
            and can_follow(run, self.experiment)
            and not (self.closing is not None and self.stale)
        ):
            for steer in steers(before, self.experiment):
                self._line.send(steer)
        if needs_other_data(before, self.experiment):
            self._preparing.soon()
        self.experiment_changed.emit()
        self.mode_changed.emit()

    # --- the run ------------------------------------------------------------------------------------------

    def start_label(self) -> str:
        """What Start does now."""
        if self.mode is Mode.PAUSED:
            return self.tr("Resume")
        if self.can_go_on:
            return self.tr("Go on")
        return self.tr("Start")

    def start(self) -> None:
        """Start a run, resume a paused one, or train a stopped one on."""
        if not self.can_start:
            return
        if self.mode is Mode.PAUSED:
            self._line.send(commands.Resume())
        else:
            self._begin_or_go_on(paused=False)

    def pause(self) -> None:
        """Stand at the next mini-batch and wait."""
        if self.can_pause:
            self._line.send(commands.Pause())

    def step(self) -> None:
        """Take one mini-batch, then wait."""
        self._step(commands.Step())

    def step_epoch(self) -> None:
        """Go to the end of the epoch, then wait."""
        self._step(commands.StepEpoch())

    def _step(self, command: commands.Command) -> None:
        if not self.can_step:
            return
        if self.mode is not Mode.PAUSED:
            self._begin_or_go_on(paused=True)
        self._line.send(command)

    def _begin_or_go_on(self, *, paused: bool) -> None:
        if self.can_go_on:
            self._course.go_on(paused=paused)
        else:
            self._course.begin(paused=paused)

    def stop(self) -> None:
        """End the run and keep what was reached; runs that were to follow are not begun."""
        self._plans.clear()
        if self.can_stop:
            self._line.send(commands.Stop())

    def reset(self, new_seed: bool = False) -> None:
        """Drop the run and those that were to follow, and with `new_seed` draw another seed for the next."""
        self._plans.clear()
        self._course.drop()
        if new_seed:
            # Which seed comes next need not be repeatable: the experiment records it.
            self.set_value("training.seed", random.SystemRandom().randrange(1, 100_000))

    def stand(self) -> None:
        """Set up the run that Start would begin and let it wait at step 0, so that it can be looked at."""
        if self.mode is Mode.IDLE and not self.errors:
            self._course.begin(paused=True)

    def look(self, question: commands.Command) -> None:
        """Ask for a picture of the run as it stands; it comes with `picture_changed`."""
        if self.started is not None:
            self._line.send(question)

    def unseal(self) -> None:
        """Measure test, once and on purpose; it is counted in the run's file (S2)."""
        if self.can_unseal:
            self._line.send(commands.Unseal())

    # --- checks and studies -------------------------------------------------------------------------------

    def check_gradients(self, fault: str = "", *, hide_fault: bool = False) -> None:
        """Check the gradients of the network as it stands; without a run, of the one that Start would begin.

        Args:
            fault: the name of a fault to plant into the copy of backpropagation that is checked; "any" draws one.
            hide_fault: whether the reader is to find it.
        """
        if not self.can_check:
            return
        if self.mode is Mode.IDLE:
            self._course.begin(paused=True)
        self._asides.check(fault, hide_fault)

    def check_code(self, name: str, code: str, seconds: float) -> None:
        """Run a person's own backpropagation in a process of its own and check its gradients."""
        if self.can_check_code:
            self._asides.check_code(name, code, seconds)

    def sweep(self, block: str = "", row: int = 0, column: int = 0) -> None:
        """Take the difference at many ε, and J along one parameter; it comes with `swept_changed`.

        Without a block the host takes the parameter with the largest derivative.
        """
        if not self.can_sweep:
            return
        if self.mode is Mode.IDLE:
            self._course.begin(paused=True)
        self._asides.sweep(block, row, column)

    def begin_study(self, command: commands.Study) -> None:
        """Have something worked out while the run stands; what is found comes with `studied`."""
        if self.can_study:
            self._preparing.hurry()
            self._asides.study(command)

    def cancel_check(self) -> None:
        """Give up the check, the sweep or the study that is under way."""
        self._asides.cancel()

    # --- several runs -------------------------------------------------------------------------------------

    @property
    def n_planned(self) -> int:
        """How many runs follow the present one by themselves."""
        return len(self._plans)

    def fork(self, changes: dict[str, Any], name: str = "") -> bool:
        """Train a twin of the present run with one change, for as many steps, and compare the two on dev.

        Split, seed, mini-batch order and, where shapes allow, initialization are the same. A run that goes on is
        ended first. False if the change does not fit, with the reason in `failed`.
        """
        parent = self.runs.present
        if parent is None or self.started is None or self.mode is Mode.CHECKING:
            return False
        try:
            self._plan(self._plans.twin(parent, changes, name, self.started.n_train))
        except ExperimentError as error:
            self.failed.emit(failure(error))
            return False
        return True

    def repeat(self, runs: int) -> None:
        """Train the present run's experiment with other weights, mini-batches and masks, until there are `runs`.

        Each is as long as the present run, so that what they reach differs by luck alone.
        """
        base = self.runs.present
        if base is not None and self.started is not None and self.mode is not Mode.CHECKING:
            self._plan(self._plans.repeats([base], runs))

    def repeat_both(self, runs: int) -> None:
        """Repeat the present run and the one it was forked from with the same restarts; compare the groups."""
        base = self.runs.present
        parent = self.runs.run(base.parent) if base is not None else None
        if base is not None and parent is not None and self.mode is not Mode.CHECKING:
            self._plan(self._plans.repeats([parent, base], runs))

    def _plan(self, planned: list[Planned]) -> None:
        self._plans.put(planned)
        if self.is_going:
            self._line.send(commands.Stop())
        else:
            self._begin_planned()

    def _begin_planned(self) -> None:
        planned = self._plans.take()
        if planned is None:
            return
        self._course.forget()
        self.set_experiment(planned.experiment)
        if planned.parent is not None:
            self.runs.overlay(planned.parent, True)
        self._course.begin(paused=False, planned=planned)

    def compare(self, run: KeptRun, other: KeptRun) -> None:
        """Hold two runs against each other on dev; what is found is kept with the first, see `runs`.

        Where both were repeated, with at least two restarts in common, all their repeats are compared.
        """
        self._comparisons.ask(run, other)

    def recall(self, number: int) -> None:
        """Make an earlier run the present one again; where that cannot be, the present one stays."""
        run = self.runs.run(number)
        if run is None or run is self.runs.present or run.started is None or self.mode is Mode.CHECKING:
            return
        self._plans.clear()
        self._course.recall(run)

    @Slot(object)
    def _discard(self, numbers: tuple[int, ...]) -> None:
        """Let the host have the memory of runs that cannot be asked for any more."""
        self._line.send(commands.Discard(numbers))

    # --- files --------------------------------------------------------------------------------------------

    def save(self, path: Path) -> None:
        """Write the run, if there is one; `told` or `failed` says how it went."""
        if self.started is not None:
            self._line.send(commands.Save(str(path)))

    def open_run(self, path: Path) -> None:
        """Open a run file in place of the present run, which stays if the file cannot be used."""
        if not self._line.is_open:
            # The window is asked for it before its host is there.
            self._to_open = path
            return
        self._plans.clear()
        self._course.restore(path)

    def save_experiment(self, path: Path) -> None:
        """Write the settings as TOML; `told` or `failed` says how it went."""
        try:
            atomic_write(path, experiments.to_toml(self.experiment).encode())
        except WriteError as error:
            self.failed.emit(failure(error))
        else:
            self.tell_saved(path)

    def open_experiment(self, path: Path) -> None:
        """Read settings from TOML; `failed` says what is wrong with them."""
        try:
            experiment = find_experiment(str(path))
        except GuipracError as error:
            self.failed.emit(msgspec.structs.replace(failure(error), key=""))
            return
        self.set_experiment(experiment)
