"""What can be read of a session at any time, and the signals that tell of its changes."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from guiprac import commands, events
from guiprac.experiment import Experiment
from guiprac.gui.history import History
from guiprac.gui.runs import Runs
from guiprac.gui.session.edits import Edits
from guiprac.gui.session.mode import Mode
from guiprac.gui.session.steering import is_stale
from guiprac.gui.yardstick import Yardstick


class State(QObject):
    """Panels and pictures read it; the parts of the session change it, by its methods where something depends on it.

    Every signal is emitted in the window's thread.
    """

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

    def __init__(self, experiment: Experiment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.edits = Edits(experiment)
        self.runs = Runs(self)
        self.yardstick = Yardstick(self)
        # The data of the experiment being edited.
        self.prepared: events.Prepared | None = None
        self.preparing = False
        # The present run: what it was told so far, and what it said; see `forget_run`.
        self.mode = Mode.IDLE
        self.run_experiment: Experiment | None = None
        self.started: events.Started | None = None
        self.closing: events.Closing | None = None
        self.history = History()
        self.progress: events.Progress | None = None
        self.pictures: dict[str, events.Event] = {}
        self.dirty = False
        self.path: Path | None = None
        self._mode_before_check = Mode.IDLE
        # What is worked out beside the run, and what came of it.
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
        # Threads of the matrix products: 0 is cores minus one; and how many the host says it uses.
        self.blas_threads = 0
        self.blas_threads_in_use: int | None = None

    @property
    def experiment(self) -> Experiment:
        """The settings as they are edited."""
        return self.edits.experiment

    @property
    def errors(self) -> dict[str, str]:
        """Why settings were refused, by key."""
        return self.edits.errors

    @property
    def stale(self) -> bool:
        """Whether settings changed that the present run cannot follow: Start begins a new run."""
        return self.run_experiment is not None and is_stale(self.run_experiment, self.experiment)

    @property
    def study_experiment(self) -> Experiment:
        """The settings that a study is about: the run's while it goes on, else those being edited."""
        return self.run_experiment if self.is_going and self.run_experiment is not None else self.experiment

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
    def can_go_on(self) -> bool:
        """Whether Start would train a stopped run on."""
        return self.mode is Mode.STOPPED and not self.stale and not isinstance(self.closing, events.Diverged)

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
    def can_unseal(self) -> bool:
        """Whether test can be measured: there is a run, and it stands."""
        return self.started is not None and self.mode in (Mode.PAUSED, Mode.STOPPED)

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
        return self.edits.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether a change that was taken back can be made again."""
        return self.edits.can_redo

    # --- changes ------------------------------------------------------------------------------------------

    def set_mode(self, mode: Mode) -> None:
        """Let the run do something else; a check remembers what it was doing."""
        if mode is Mode.CHECKING and self.mode is not Mode.CHECKING:
            self._mode_before_check = self.mode
        self.mode = mode
        self.mode_changed.emit()

    def set_standing(self, mode: Mode) -> None:
        """The run stands or goes on; a check that is under way is still under way."""
        if self.mode is Mode.CHECKING:
            self._mode_before_check = mode
        else:
            self.set_mode(mode)

    def leave_check(self) -> None:
        """Return to what the run was doing before a check, if there is one."""
        if self.mode is Mode.CHECKING:
            self.set_mode(self._mode_before_check)

    def set_preparing(self, preparing: bool) -> None:
        """Say whether data is being read."""
        self.preparing = preparing
        self.prepared_changed.emit()
        self.mode_changed.emit()

    def set_dirty(self, dirty: bool) -> None:
        """Say whether the run holds more than its file."""
        if dirty != self.dirty:
            self.dirty = dirty
            self.dirty_changed.emit()

    def tell_saved(self, path: Path | str) -> None:
        """Say that a file was written."""
        self.told.emit(self.tr("Saved to {path}").format(path=path))

    def put_picture(self, name: str, picture: events.Event) -> None:
        """Keep a picture of the run under its name."""
        self.pictures[name] = picture
        self.picture_changed.emit(name)

    def forget_run(self) -> None:
        """Let there be no present run, and nothing that was said of one; the mode stays."""
        self.study = None
        self.started = self.closing = self.progress = None
        self.checked = self.checking = self.swept = None
        self.sweeping = self.checking_code = False
        self.run_experiment = None
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
        self.set_dirty(False)
        self.history_changed.emit()
        self.progress_changed.emit()
        self.check_changed.emit()
        self.swept_changed.emit()


def kind_of(event: events.Event | type[events.Event]) -> str:
    """The name under which a lens's answer is found in `pictures`."""
    return str(event.__struct_config__.tag)
