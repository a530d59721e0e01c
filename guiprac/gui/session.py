"""The state of the window: the experiment being edited, the run, and what it said.

Panels and pictures talk to a Session alone, never to each other. The session pulls events out of the trainer
thread's mailbox on a timer, so that a fast trainer cannot flood the window.
"""

import enum
import itertools
import math
import random
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast, get_args

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from guiprac import commands, events, sentences
from guiprac import experiment as experiments
from guiprac.errors import ExperimentError, GuipracError, WriteError
from guiprac.experiment import Experiment
from guiprac.gui.dropped import RETURNS, TRAINING, Dropped
from guiprac.gui.history import History
from guiprac.gui.runs import Changes, KeptRun, Runs, difference
from guiprac.gui.trainer_thread import TrainerThread
from guiprac.gui.yardstick import Yardstick
from guiprac.runtime.atomic_write import atomic_write
from guiprac.runtime.experiment_file import find_experiment
from guiprac.runtime.failure import failure, name_of
from guiprac.translatable import QT_TRANSLATE_NOOP

FRAME_MILLISECONDS = 33
# Moving a slider asks for new data at most this often.
PREPARE_MILLISECONDS = 150
MOST_UNDO = 500
# Edits of the same settings that follow each other faster than this are one movement, and one step of undo.
SAME_MOVE_SECONDS = 0.7

STEERABLE: tuple[str, ...] = get_args(commands.Steer.__annotations__["key"])
# What decides which data is read and how it is split.
_DATA_KEYS = ("training.normalize", "training.normalize_from", "training.seed")
_VIEWS = {
    events.Boundary: "boundary",
    events.Confusion: "confusion",
    events.Scatter: "scatter",
    events.Mistakes: "mistakes",
}


class Mode(enum.Enum):
    """What the run is doing."""

    IDLE = enum.auto()
    RUNNING = enum.auto()
    PAUSED = enum.auto()
    CHECKING = enum.auto()
    STOPPED = enum.auto()


@dataclass(frozen=True)
class _Planned:
    """A run that begins when the present one has ended, to be as long as `like`."""

    experiment: Experiment
    name: str
    like: KeptRun | None = None
    parent: KeptRun | None = None
    changes: Changes = field(default_factory=dict)
    group: int = 0
    last_step: int = 0


class Session(QObject):
    """See the module; every signal is emitted in the window's thread."""

    experiment_changed = Signal()
    prepared_changed = Signal()
    mode_changed = Signal()
    history_changed = Signal()
    progress_changed = Signal()
    picture_changed = Signal(str)
    check_changed = Signal()
    swept_changed = Signal()
    studied = Signal(object)
    failed = Signal(object)
    dirty_changed = Signal()
    told = Signal(str)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        trainer: TrainerThread | None = None,
        experiment: Experiment | None = None,
    ) -> None:
        super().__init__(parent)
        self.experiment = experiment or Experiment()
        self.mode = Mode.IDLE
        self.prepared: events.Prepared | None = None
        self.preparing = False
        self.started: events.Started | None = None
        self.closing: events.Closing | None = None
        self.runs = Runs(self)
        self.yardstick = Yardstick(self)
        self.history = History()
        self.progress: events.Progress | None = None
        self.pictures: dict[str, events.Event] = {}
        self.checking: events.Checking | None = None
        self.checked: events.Checked | None = None
        # How gradients are checked; a planted fault is never part of it, so that Ctrl+G checks the real thing.
        self.check_options = commands.Check()
        # The check of a person's own code, or why there was none; neither belongs to the run.
        self.checking_code = False
        self.code_checked: events.Checked | None = None
        self.code_failed: events.Failed | None = None
        self.sweeping = False
        self.swept: events.Swept | None = None
        # The study that is under way, and what studies found, the latest of each kind.
        self.study: commands.Study | None = None
        self.found: dict[type[events.Study], list[events.Study]] = {}
        self.errors: dict[str, str] = {}
        self.dirty = False
        self.path: Path | None = None
        # Threads of the matrix products: 0 is cores minus one; and how many the host says it uses.
        self.blas_threads = 0
        self.blas_threads_in_use: int | None = None
        self._undo: list[Experiment] = []
        self._redo: list[Experiment] = []
        self._edited: tuple[tuple[str, ...], float] = ((), 0.0)
        self._run_experiment: Experiment | None = None
        self._mode_before_check = Mode.IDLE
        self._cancelling = False
        self._heard_kinds: set[type[events.Study]] = set()
        self._planned: list[_Planned] = []
        # The kind of the check or study that is under way.
        self._work = ""
        # Whether a run is to come back, which one the host is to bring, and which was left for it.
        self._returning = False
        self._recalling: KeptRun | None = None
        self._left: KeptRun | None = None
        self._comparing: set[tuple[int, int, str]] = set()
        self._dropped = Dropped(self.runs)
        self._trainer = trainer
        self._frame = QTimer(self)
        self._frame.setInterval(FRAME_MILLISECONDS)
        self._frame.timeout.connect(self._empty_mailbox)
        self._prepare_soon = QTimer(self)
        self._prepare_soon.setSingleShot(True)
        self._prepare_soon.setInterval(PREPARE_MILLISECONDS)
        self._prepare_soon.timeout.connect(self._prepare)

    def connect_host(self) -> None:
        """Start the trainer thread and read the data of the present experiment."""
        if self._trainer is None:
            self._trainer = TrainerThread(self)
        self._trainer.start()
        self._frame.start()
        if self.prepared is None:
            self._prepare()

    def close(self) -> None:
        """End trainer thread and host, and wait for them."""
        self._frame.stop()
        self._prepare_soon.stop()
        if self._trainer is not None:
            self._trainer.close()
            self._trainer = None

    # --- the experiment -----------------------------------------------------------------------------------

    def set_value(self, key: str, value: Any) -> bool:
        """Change one setting; False if it is refused, with the reason in `errors`."""
        return self.set_values({key: value})

    def set_values(self, values: dict[str, Any]) -> bool:
        """Change settings together, as one step of undo; False if they are refused."""
        try:
            changed = experiments.with_values(self.experiment, values)
            self._check_decay(changed)
        except ExperimentError as error:
            self.errors[error.key or next(iter(values))] = str(error)
            self.experiment_changed.emit()
            return False
        for key in values:
            self.errors.pop(key, None)
        if changed != self.experiment:
            self._remember(tuple(values))
            self._adopt(changed)
        else:
            self.errors.clear()
            self.experiment_changed.emit()
            self.mode_changed.emit()
        return True

    def set_experiment(self, experiment: Experiment) -> None:
        """Take another experiment, as one step of undo."""
        self._remember()
        self._adopt(experiment)

    def undo(self) -> None:
        """Take back the last change of the experiment."""
        if self._undo:
            self._edited = ((), 0.0)
            self._redo.append(self.experiment)
            self._adopt(self._undo.pop())

    def redo(self) -> None:
        """Make the last change that was taken back again."""
        if self._redo:
            self._undo.append(self.experiment)
            self._adopt(self._redo.pop())

    def _remember(self, keys: tuple[str, ...] = ()) -> None:
        """Keep the present experiment for undo; a slider that is still moving goes on with the same step."""
        now = time.monotonic()
        is_same_move = keys != () and keys == self._edited[0] and now - self._edited[1] < SAME_MOVE_SECONDS
        self._edited = (keys, now)
        self._redo.clear()
        if not (is_same_move and self._undo):
            self._undo.append(self.experiment)
            del self._undo[:-MOST_UNDO]

    def _check_decay(self, changed: Experiment) -> None:
        if self.prepared is not None:
            experiments.check_weight_decay(changed, self.prepared.train.count)

    def _adopt(self, experiment: Experiment) -> None:
        before, self.experiment = self.experiment, experiment
        self.errors.clear()
        self._steer(before)
        if _data_part(before) != _data_part(experiment):
            self._prepare_soon.start()
        self.experiment_changed.emit()
        self.mode_changed.emit()

    def _steer(self, before: Experiment) -> None:
        """Send what may change in mid-run to the run."""
        if self._run_experiment is None or (self.closing is not None and self.stale):
            return
        for key in STEERABLE:
            value = experiments.value_of(self.experiment, key)
            if value != experiments.value_of(before, key) and _same_layers(
                self.experiment, self._run_experiment
            ):
                self._send(commands.Steer(key, value))  # type: ignore[arg-type]

    @property
    def stale(self) -> bool:
        """Whether settings changed that the present run cannot follow: Start begins a new run."""
        if self._run_experiment is None:
            return False
        return _fixed_part(self.experiment) != _fixed_part(self._run_experiment)

    # --- what can be done now -----------------------------------------------------------------------------

    @property
    def is_going(self) -> bool:
        """Whether a run is under way, paused or being checked in mid-run."""
        mode = self._mode_before_check if self.mode is Mode.CHECKING else self.mode
        return mode in (Mode.RUNNING, Mode.PAUSED)

    @property
    def can_start(self) -> bool:
        """Whether Start, Resume or Go on would do something."""
        return self.mode in (Mode.IDLE, Mode.PAUSED, Mode.STOPPED) and not self.errors

    @property
    def can_pause(self) -> bool:
        """Whether there is something to pause."""
        return self.mode is Mode.RUNNING

    @property
    def can_step(self) -> bool:
        """Whether a single step can be taken."""
        return self.mode in (Mode.IDLE, Mode.PAUSED, Mode.STOPPED) and not self.errors

    @property
    def can_stop(self) -> bool:
        """Whether there is a run to end."""
        return self.is_going

    @property
    def can_check(self) -> bool:
        """Whether there is a network whose gradients can be checked."""
        return self.mode in (Mode.RUNNING, Mode.PAUSED, Mode.STOPPED) or (
            self.mode is Mode.IDLE and self.prepared is not None
        )

    @property
    def can_sweep(self) -> bool:
        """Whether there is a network along one of whose parameters J can be drawn."""
        return self.can_check

    @property
    def can_check_code(self) -> bool:
        """Whether the host is free to check a person's own code."""
        return self.mode is not Mode.CHECKING

    @property
    def can_study(self) -> bool:
        """Whether something can be worked out beside the run."""
        return self.mode is not Mode.CHECKING and not self.errors and self.prepared is not None

    @property
    def can_reset(self) -> bool:
        """Whether there is a run to drop."""
        return self.started is not None

    @property
    def can_save(self) -> bool:
        """Whether there is a run to write."""
        return self.started is not None and self.mode is not Mode.CHECKING

    @property
    def can_undo(self) -> bool:
        """Whether a change of the experiment can be taken back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether a change that was taken back can be made again."""
        return bool(self._redo)

    # --- the run ------------------------------------------------------------------------------------------

    def start_label(self) -> str:
        """What Start does now."""
        if self.mode is Mode.PAUSED:
            return self.tr("Resume")
        if self._can_go_on():
            return self.tr("Go on")
        return self.tr("Start")

    def start(self) -> None:
        """Start a run, resume a paused one, or train a stopped one on."""
        if not self.can_start:
            return
        if self.mode is Mode.PAUSED:
            self._send(commands.Resume())
        elif self._can_go_on():
            self._go_on(paused=False)
        else:
            self._begin(paused=False)

    def pause(self) -> None:
        """Stand at the next mini-batch and wait."""
        if self.can_pause:
            self._send(commands.Pause())

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
            if self._can_go_on():
                self._go_on(paused=True)
            else:
                self._begin(paused=True)
        self._send(command)

    def stop(self) -> None:
        """End the run and keep what was reached; runs that were to follow are not begun."""
        self._planned.clear()
        if self.can_stop:
            self._send(commands.Stop())

    def reset(self, new_seed: bool = False) -> None:
        """Drop the run and those that were to follow, and with `new_seed` draw another seed for the next."""
        self._planned.clear()
        self._drop_run()
        if new_seed:
            # Which seed comes next need not be repeatable: the experiment records it.
            self.set_value("training.seed", random.SystemRandom().randrange(1, 100_000))

    def check_gradients(self, fault: str = "", *, hide_fault: bool = False) -> None:
        """Check the gradients of the network as it stands; without a run, of the one that Start would begin.

        Args:
            fault: the name of a fault to plant into the copy of backpropagation that is checked; "any" draws one.
            hide_fault: whether the reader is to find it.
        """
        if not self.can_check:
            return
        if self.mode is Mode.IDLE:
            self._begin(paused=True)
        self._work_at(msgspec.structs.replace(self.check_options, fault=fault, hide_fault=hide_fault))

    def check_code(self, name: str, code: str, seconds: float) -> None:
        """Run a person's own backpropagation in a process of its own and check its gradients."""
        if not self.can_check_code:
            return
        self.checking_code = True
        self.code_failed = None
        self._work_at(commands.CheckCode(name, code, seconds))

    def sweep(self, block: str = "", row: int = 0, column: int = 0) -> None:
        """Take the difference at many ε, and J along one parameter; it comes with `swept_changed`.

        Without a block the host takes the parameter with the largest derivative.
        """
        if not self.can_sweep:
            return
        if self.mode is Mode.IDLE:
            self._begin(paused=True)
        self.sweeping = True
        self._work_at(commands.Sweep(block, row, column))

    def begin_study(self, command: commands.Study) -> None:
        """Have something worked out while the run stands; what is found comes with `studied`."""
        if not self.can_study:
            return
        if self._prepare_soon.isActive():
            # Asked for in the midst of the study, new data would end it.
            self._prepare_soon.stop()
            self._prepare()
        self.study = command
        self._work_at(command)

    @property
    def study_experiment(self) -> Experiment:
        """The settings that a study is about: the run's while it goes on, else those being edited."""
        return self._run_experiment if self.is_going and self._run_experiment is not None else self.experiment

    def _hear_study(self, event: events.Study) -> None:
        """Keep what was found; the first of a study drops what an earlier one of its kind had found."""
        kind = type(event)
        if kind not in self._heard_kinds:
            self._heard_kinds.add(kind)
            self.found[kind] = []
        self.found[kind].append(event)
        self.studied.emit(event)

    def _work_at(self, command: commands.Command) -> None:
        self._set_checking()
        self._work = name_of(command)
        self._send(command)

    def _set_checking(self) -> None:
        self._mode_before_check = self.mode
        self._cancelling = False
        self._heard_kinds.clear()
        self._set_mode(Mode.CHECKING)
        self.checking = events.Checking(0, 0)
        self.check_changed.emit()

    def _end_checking(self) -> None:
        self.checking = None
        self.checking_code = self.sweeping = False
        self.study = None
        if self.mode is Mode.CHECKING:
            self._set_mode(self._mode_before_check)
        self.check_changed.emit()

    def cancel_check(self) -> None:
        """Give up the check or the sweep that is under way."""
        if self.mode is Mode.CHECKING:
            self._cancelling = True
            self._send(commands.CancelCheck())

    # --- several runs -------------------------------------------------------------------------------------

    def fork(self, changes: dict[str, Any], name: str = "") -> bool:
        """Train a twin of the present run with one change, for as many steps, and compare the two on dev.

        Split, seed, mini-batch order and, where shapes allow, initialization are the same. A run that goes on is
        ended first. False if the change does not fit, with the reason in `failed`.
        """
        parent = self.runs.present
        if parent is None or self.started is None or self.mode is Mode.CHECKING:
            return False
        try:
            experiment = experiments.with_values(parent.experiment, changes)
            experiments.check_weight_decay(experiment, self.started.n_train)
        except ExperimentError as error:
            self.failed.emit(failure(error))
            return False
        self._plan([_Planned(experiment, name, parent, parent, difference(parent.experiment, experiment))])
        return True

    def repeat(self, runs: int) -> None:
        """Train the present run's experiment with other weights, mini-batches and masks, until there are `runs`.

        Each is as long as the present run, so that what they reach differs by luck alone.
        """
        base = self.runs.present
        if base is not None and self.started is not None and self.mode is not Mode.CHECKING:
            self._plan(self._repeats(base, self._restarts([base], runs)))

    def repeat_both(self, runs: int) -> None:
        """Repeat the present run and the one it was forked from with the same restarts; compare the groups."""
        base = self.runs.present
        parent = self.runs.run(base.parent) if base is not None else None
        if base is not None and parent is not None and self.mode is not Mode.CHECKING:
            restarts = self._restarts([parent, base], runs)
            self._plan([*self._repeats(parent, restarts), *self._repeats(base, restarts)])

    def _restarts(self, of: list[KeptRun], runs: int) -> list[int]:
        """So many numbers of restarts, first those that all of these groups have."""
        groups = [{run.experiment.training.restart for run in self.runs.group(each)} for each in of]
        common = set.intersection(*groups)
        free = (restart for restart in itertools.count() if restart not in common)
        return [*sorted(common), *itertools.islice(free, max(runs - len(common), 0))][:runs]

    def _repeats(self, base: KeptRun, restarts: list[int]) -> list[_Planned]:
        group = [run for run in self.runs if run.group == base.group]
        first = min(group, key=lambda run: run.number)
        taken = {run.experiment.training.restart for run in group}
        return [
            _Planned(
                experiments.with_values(base.experiment, {"training.restart": restart}),
                sentences.told(QT_TRANSLATE_NOOP("messages", "{0}, restart {1}"), first.name, str(restart)),
                base,
                self.runs.run(base.parent),
                base.changes,
                base.group,
            )
            for restart in restarts
            if restart not in taken
        ]

    def recall(self, number: int) -> None:
        """Make an earlier run the present one again; where that cannot be, the present one stays."""
        run = self.runs.run(number)
        if run is None or run is self.runs.present or run.started is None or self.mode is Mode.CHECKING:
            return
        self._leave_for(run)
        self._send(commands.Recall(number))

    def _leave_for(self, run: KeptRun | None) -> None:
        """Drop the present run for a kept one, or one from a file."""
        self._planned.clear()
        left = self.runs.present
        self._drop_run()
        self._left = left
        self._return_to(run)

    def _return_to(self, run: KeptRun | None) -> None:
        self._returning, self._recalling = True, run
        self._set_preparing(True)

    def _cannot_return(self) -> None:
        """The host still has the run that was left."""
        left, self._left = self._left, None
        self._returning, self._recalling = False, None
        if left is not None and left.started is not None and self.runs.run(left.number) is left:
            self._return_to(left)
            self._send(commands.Recall(left.number))

    def compare(self, run: KeptRun, other: KeptRun) -> None:
        """Hold two runs against each other on dev; what is found is kept with the first, see `runs`.

        Where both were repeated, with at least two restarts in common, all their repeats are compared.
        """
        ours, theirs = self.runs.group(run), self.runs.group(other)
        common = {each.experiment.training.restart for each in ours}
        common &= {each.experiment.training.restart for each in theirs}
        sides = ours, theirs
        if len(common) < 2 or run.group == other.group:
            sides = [], []
        for at in get_args(commands.Compare.__annotations__["at"]):
            asked = (run.number, other.number, at)
            if asked not in self._comparing and not run.verdict(other, at):
                self._comparing.add(asked)
                numbers = (tuple(each.number for each in side) for side in sides)
                self._send(commands.Compare(run.number, other.number, at, *numbers))

    @property
    def can_unseal(self) -> bool:
        """Whether test can be measured: there is a run, and it stands."""
        return self.started is not None and self.mode in (Mode.PAUSED, Mode.STOPPED)

    def unseal(self) -> None:
        """Measure test, once and on purpose; it is counted in the run's file (S2)."""
        if self.can_unseal:
            self._send(commands.Unseal())

    @property
    def n_planned(self) -> int:
        """How many runs follow the present one by themselves."""
        return len(self._planned)

    def _plan(self, planned: list[_Planned]) -> None:
        self._planned = planned
        if self.is_going:
            self._send(commands.Stop())
        else:
            self._begin_planned()

    def _begin_planned(self) -> None:
        if not self._planned:
            return
        planned = self._planned.pop(0)
        if planned.like is not None:
            planned = _as_long(planned, planned.like)
        self._forget_run()
        self._remember()
        self._adopt(planned.experiment)
        if planned.parent is not None:
            self.runs.overlay(planned.parent, True)
        self._begin(paused=False, planned=planned)

    def _hear_end(self, event: events.Closing) -> None:
        run = self.runs.present
        if run is None:
            return
        run.closing = event
        self.runs.forget_comparisons(run)
        self._comparing.clear()
        parent = self.runs.run(run.parent)
        if parent is not None:
            self.compare(run, parent)
        self.runs.tell()

    def look(self, question: commands.Command) -> None:
        """Ask for a picture of the run as it stands; it comes with `picture_changed`."""
        if self.started is not None:
            self._send(question)

    def stand(self) -> None:
        """Set up the run that Start would begin and let it wait at step 0, so that it can be looked at."""
        if self.mode is Mode.IDLE and not self.errors:
            self._begin(paused=True)

    def _can_go_on(self) -> bool:
        return self.mode is Mode.STOPPED and not self.stale and not isinstance(self.closing, events.Diverged)

    def _begin(self, *, paused: bool, planned: _Planned | None = None) -> None:
        self._forget_run()
        self._run_experiment = self.experiment
        if planned is None:
            planned = _Planned(self.experiment, "")
        run = self.runs.begin(
            self.experiment,
            name=planned.name,
            parent=planned.parent,
            changes=planned.changes,
            group=planned.group,
        )
        self.history = run.history
        self._send(commands.Begin(self.experiment, paused, self.blas_threads, run.number, planned.last_step))
        self._set_mode(Mode.PAUSED if paused else Mode.RUNNING)

    def _go_on(self, *, paused: bool) -> None:
        reached = 0 if self.started is None else self.started.total_steps
        epochs = self.experiment.training.epochs
        if (
            self.started is not None
            and self.closing is not None
            and self.closing.step >= (epochs * self.started.steps_per_epoch)
        ):
            # All epochs are done: the same number again.
            done = -(-reached // self.started.steps_per_epoch)
            epochs = done + epochs
        if self.started is not None:
            self.started = msgspec.structs.replace(
                self.started, total_steps=epochs * self.started.steps_per_epoch
            )
        self.closing = None
        if self.runs.present is not None:
            self.runs.present.closing = None
            self.runs.forget_comparisons(self.runs.present)
        most = experiments.settings()["training.epochs"].maximum
        self._send_what_differs()
        self._send(commands.Continue(epochs if most is None else min(epochs, int(most)), paused))
        self._set_mode(Mode.PAUSED if paused else Mode.RUNNING)

    def _send_what_differs(self) -> None:
        """Steer the standing run to the settings that were changed while it could not follow."""
        if self._run_experiment is None:
            return
        for key in STEERABLE:
            value = experiments.value_of(self.experiment, key)
            if value != experiments.value_of(self._run_experiment, key):
                self._send(commands.Steer(key, value))  # type: ignore[arg-type]

    def _drop_run(self) -> None:
        """End the run if one goes on, and hear no more of it."""
        if self.stale:
            self._prepare_soon.start()
        if self.is_going:
            self._send(commands.Stop())
            self._dropped.drop_run(self.runs.present if self.started is not None else None)
        elif self.mode is Mode.CHECKING:
            self._send(commands.CancelCheck())
            self._dropped.drop_work(self._work)
        self._forget_run()
        self._set_mode(Mode.IDLE)

    def _forget_run(self) -> None:
        if self._returning:
            self._dropped.drop_return()
            self._set_preparing(False)
        self._returning, self._recalling, self._left = False, None, None
        self.study = None
        self.started = self.closing = self.progress = None
        self.checked = self.checking = self.swept = None
        self.sweeping = self.checking_code = False
        self._run_experiment = None
        self.history = History()
        present = self.runs.present
        if present is not None:
            present.path, present.dirty = self.path, self.dirty
        if present is not None and present.started is None:
            self.runs.drop(present)
        elif present is not None:
            self.runs.set_present(None)
        self.pictures.clear()
        self.path = None
        self._set_dirty(False)
        self.history_changed.emit()
        self.progress_changed.emit()
        self.check_changed.emit()
        self.swept_changed.emit()

    # --- files --------------------------------------------------------------------------------------------

    def save(self, path: Path) -> None:
        """Write the run, if there is one; `told` or `failed` says how it went."""
        if self.started is not None:
            self._send(commands.Save(str(path)))

    def save_experiment(self, path: Path) -> None:
        """Write the settings as TOML; `told` or `failed` says how it went."""
        try:
            atomic_write(path, experiments.to_toml(self.experiment).encode())
        except WriteError as error:
            self.failed.emit(failure(error))
        else:
            self.told.emit(self.tr("Saved to {path}").format(path=path))

    def open_experiment(self, path: Path) -> None:
        """Read settings from TOML; `failed` says what is wrong with them."""
        try:
            experiment = find_experiment(str(path))
        except GuipracError as error:
            self.failed.emit(msgspec.structs.replace(failure(error), key=""))
            return
        self.set_experiment(experiment)

    def open_run(self, path: Path) -> None:
        """Open a run file in place of the present run, which stays if the file cannot be used."""
        self._leave_for(None)
        self._send(commands.Restore(str(path), self.runs.next_number))

    # --- what the host says -------------------------------------------------------------------------------

    @Slot()
    def _empty_mailbox(self) -> None:
        if self._trainer is None or not self._trainer.mailbox:
            return
        mailbox = self._trainer.mailbox
        told = [mailbox.popleft() for _ in range(len(mailbox))]
        self.receive(told)

    def receive(self, told: list[events.AnyEvent]) -> None:
        """Take events in; pictures and panels hear of all of them together."""
        seen = len(self.history)
        for event in told:
            self._hear(event)
        if len(self.history) != seen:
            self.history_changed.emit()
        if self._planned and self.mode is Mode.STOPPED:
            self._begin_planned()

    def _hear(self, event: events.AnyEvent) -> None:
        if self._dropped.hear(event):
            return
        if self._awaits_start and self._is_of_a_run(event):
            # The answer to a question about the run before: the new one says nothing before it starts.
            return
        match event:
            case events.Ready():
                self.blas_threads_in_use = event.blas_threads
                self.mode_changed.emit()
            case events.Reading():
                self.history.add(event)
                self._set_dirty(True)
            case events.Progress():
                self.progress = event
                self.progress_changed.emit()
            case events.Prepared():
                self.prepared = event
                self._set_preparing(False)
            case events.Started():
                self._hear_start(event)
            case events.Steered():
                self.history.steered.append(event)
                if self._run_experiment is not None:
                    self._run_experiment = experiments.with_values(
                        self._run_experiment, {event.key: event.value}
                    )
                self.history_changed.emit()
            case events.Paused():
                self._set_standing(Mode.PAUSED)
            case events.Resumed():
                self._set_standing(Mode.RUNNING)
            case events.Closing():
                self.closing = event
                self._hear_end(event)
                self._set_standing(Mode.STOPPED)
            case events.Checking():
                self.checking = event
                self.check_changed.emit()
            case events.Checked():
                if event.source:
                    self.code_checked = event
                else:
                    self.checked = event
                self._end_checking()
            case events.Swept():
                self.swept = event
                self._end_checking()
                self.swept_changed.emit()
            case events.Boundary() | events.Confusion() | events.Scatter() | events.Mistakes():
                view = _VIEWS[type(event)]
                self.pictures[view] = event
                self.picture_changed.emit(view)
            case events.Lens():
                view = kind_of(event)
                self.pictures[view] = event
                self.picture_changed.emit(view)
            case events.Studying():
                self.checking = events.Checking(event.done, event.total)
                self.check_changed.emit()
            case events.Study():
                self._hear_study(event)
            case events.Studied():
                self._end_checking()
            case events.Saved():
                self._hear_saved(event)
            case events.Restored():
                self.path = Path(event.path)
                self._has_returned()
                self._set_dirty(False)
            case events.Compared():
                run = self.runs.run(event.run)
                self._comparing.discard((event.run, event.other, event.at))
                if run is not None:
                    run.compared[event.other, event.at] = event
                    self.runs.tell()
            case events.NotCompared():
                run = self.runs.run(event.run)
                self._comparing.discard((event.run, event.other, event.at))
                if run is not None:
                    run.not_compared[event.other, event.at] = event.says
                    self.runs.tell()
            case events.Unsealed():
                self._hear_opening(event)
            case events.Recalled():
                self._has_returned()
                self.history_changed.emit()
            case events.Failed():
                self._hear_failure(event)

    @property
    def _awaits_start(self) -> bool:
        """Whether a run was begun, or is to come back, that the host has not come to yet."""
        return self.started is None and (self._run_experiment is not None or self._returning)

    @staticmethod
    def _is_of_a_run(event: events.AnyEvent) -> bool:
        """Whether it is an answer about a run that has started."""
        if isinstance(event, events.Checked):
            return not event.source
        return isinstance(event, (*_VIEWS, events.Lens, events.Swept))

    def _of(self, number: int) -> KeptRun | None:
        """The run of an event that tells its run's number, or 0 for the present one."""
        return self.runs.run(number) if number else self.runs.present

    def _hear_saved(self, event: events.Saved) -> None:
        run = self._of(event.run)
        if run is not None:
            run.path, run.dirty = Path(event.path), False
        if run is self.runs.present:
            self.path = Path(event.path)
            self._set_dirty(False)
        self.told.emit(self.tr("Saved to {path}").format(path=event.path))

    def _hear_opening(self, event: events.Unsealed) -> None:
        run = self._of(event.run)
        if run is None:
            return
        run.openings.append(event)
        run.dirty = True
        self.runs.tell()
        if run is self.runs.present:
            self._set_dirty(True)

    def _has_returned(self) -> None:
        self._returning, self._left = False, None
        self._set_preparing(False)
        self._set_standing(Mode.STOPPED)

    def _hear_start(self, event: events.Started) -> None:
        self.started = event
        if self._run_experiment is None:
            restored = experiments.from_table(cast(dict[str, Any], event.experiment))
            self._find_run(restored)
            self._run_experiment = restored
            self._remember()
            self.experiment = restored
            self.errors.clear()
            self.experiment_changed.emit()
        if self.runs.present is not None:
            self.runs.present.started = event
            self.runs.tell()
        self.mode_changed.emit()

    def _find_run(self, experiment: Experiment) -> None:
        """The run that a file or the host brings back becomes the present one."""
        run, self._recalling = self._recalling, None
        if run is None:
            run = self.runs.begin(experiment, name=QT_TRANSLATE_NOOP("messages", "From a file"))
        else:
            self.closing = run.closing
            self.runs.set_present(run)
            self.path = run.path
            self._set_dirty(run.dirty)
        self.history = run.history

    def _hear_failure(self, event: events.Failed) -> None:
        was_preparing = self.preparing
        if was_preparing and event.what in ("data", "experiment") and event.command in ("", "prepare"):
            # The description of other data would be taken for this.
            self.prepared = None
        if event.command in ("", "prepare", *TRAINING, *RETURNS):
            self._set_preparing(False)
        if event.what == "code":
            # Told beside the code, with the place; the run has no part in it.
            self.code_failed, self.code_checked = event, None
            self._end_checking()
            return
        if self.sweeping and self._cancelling and event.what == "experiment":
            self._end_checking()
            self.told.emit(event.message)
            return
        if event.what == "trainer":
            self._returning = False
            self._comparing.clear()
            self._end_run(lost=True)
        elif event.command in RETURNS:
            self._cannot_return()
        elif self._ends_run(event):
            self._end_run()
        elif self.mode is Mode.CHECKING and event.command in ("", self._work):
            self._end_checking()
        if event.what == "trainer" and not was_preparing:
            # The new host holds no data yet; data that ended the old one would end this one too.
            self._prepare_soon.start()
        if event.key:
            self.errors[event.key] = event.message
            self.experiment_changed.emit()
            self.mode_changed.emit()
        self.failed.emit(event)

    def _ends_run(self, event: events.Failed) -> bool:
        """Whether the run did not start, or cannot go on."""
        if event.command:
            return event.command in TRAINING and self.is_going
        return self.is_going and (self.started is None or event.what in ("memory", "bug"))

    def _end_run(self, *, lost: bool = False) -> None:
        """A run has failed: those that were to follow would not do better."""
        self._planned.clear()
        self._end_checking()
        if lost or self.started is None:
            self._forget_run()
            self._set_mode(Mode.IDLE)
        else:
            # The host lives, and holds what was reached: it can be saved, or gone on with.
            self._set_mode(Mode.STOPPED)

    @Slot()
    def _prepare(self) -> None:
        if self._trainer is None or self.is_going:
            # A run that is going on keeps the host; new data is read when it has ended.
            return
        self._set_preparing(True)
        self._send(commands.Prepare(self.experiment))

    def _send(self, command: commands.Command) -> None:
        if self._trainer is not None:
            self._trainer.send(command)

    def _set_mode(self, mode: Mode) -> None:
        was_going = self.is_going
        self.mode = mode
        if was_going and not self.is_going and self.stale:
            self._prepare_soon.start()
        self.mode_changed.emit()

    def _set_standing(self, mode: Mode) -> None:
        """The run stands or goes on; a check that is under way is still under way."""
        if self.mode is Mode.CHECKING:
            self._mode_before_check = mode
        else:
            self._set_mode(mode)

    def _set_preparing(self, preparing: bool) -> None:
        self.preparing = preparing
        self.prepared_changed.emit()
        self.mode_changed.emit()

    def _set_dirty(self, dirty: bool) -> None:
        if dirty != self.dirty:
            self.dirty = dirty
            self.dirty_changed.emit()


def _as_long(planned: _Planned, like: KeptRun) -> _Planned:
    """Let a twin or a repeat take as many steps as another run did, where the change leaves the steps the same."""
    changed = set(difference(like.experiment, planned.experiment))
    decides_length = {"training.epochs", "training.batch_size"}
    if like.started is None or isinstance(like.closing, events.Diverged) or changed & decides_length:
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


def kind_of(event: events.Event | type[events.Event]) -> str:
    """The name under which a lens's answer is found in `pictures`."""
    return str(event.__struct_config__.tag)


def _data_part(experiment: Experiment) -> tuple[Any, ...]:
    """What decides which data is read and how it is split."""
    return (experiment.data, experiment.split, *(experiments.value_of(experiment, key) for key in _DATA_KEYS))


def _fixed_part(experiment: Experiment) -> Experiment:
    """The settings that a run cannot follow while it goes on: all but the steerable ones and the epochs."""
    plain = Experiment()
    keys = (*STEERABLE, "training.epochs")
    table = msgspec.to_builtins(experiment)
    for key in keys:
        section, name = key.split(".")
        table[section][name] = experiments.value_of(plain, key)
    return msgspec.convert(table, Experiment)


def _same_layers(one: Experiment, other: Experiment) -> bool:
    return one.network.hidden == other.network.hidden
