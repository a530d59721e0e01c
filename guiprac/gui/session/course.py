"""The present run, from its beginning, or its return, until another takes its place."""

from pathlib import Path
from typing import Any, cast

import msgspec

from guiprac import commands, events
from guiprac import experiment as experiments
from guiprac.gui.runs import KeptRun
from guiprac.gui.session.asides import Asides
from guiprac.gui.session.dropped import Dropped
from guiprac.gui.session.line import Line
from guiprac.gui.session.mode import Mode
from guiprac.gui.session.plans import Planned
from guiprac.gui.session.preparing import Preparing
from guiprac.gui.session.state import State
from guiprac.gui.session.steering import steers
from guiprac.translatable import QT_TRANSLATE_NOOP


class Course:
    """At most one run at a time is there, about to start, or about to come back from the host or a file."""

    def __init__(self, state: State, line: Line, asides: Asides, preparing: Preparing) -> None:
        self._state, self._line, self._asides, self._preparing = state, line, asides, preparing
        self._dropped = Dropped(state.runs)
        # Whether a run is to come back, which one the host is to bring, and which was left for it.
        self._is_returning = False
        self._recalling: KeptRun | None = None
        self._left: KeptRun | None = None

    # --- beginning and going on -----------------------------------------------------------------------------

    def begin(self, *, paused: bool, planned: Planned | None = None) -> None:
        """Let a new run of the present experiment take the place of the run that is there."""
        state = self._state
        self.forget()
        state.run_experiment = state.experiment
        planned = planned or Planned(state.experiment)
        run = state.runs.begin(
            state.experiment,
            name=planned.name,
            parent=planned.parent,
            changes=planned.changes,
            group=planned.group,
        )
        state.history = run.history
        self._line.send(
            commands.Begin(state.experiment, paused, state.blas_threads, run.number, planned.last_step)
        )
        state.set_mode(Mode.PAUSED if paused else Mode.RUNNING)

    def go_on(self, *, paused: bool) -> None:
        """Train a stopped run on: up to the epochs it was set to, or as many again where all are done."""
        state, started = self._state, self._state.started
        epochs = state.experiment.training.epochs
        if started is not None:
            if state.closing is not None and state.closing.step >= epochs * started.steps_per_epoch:
                epochs += -(-started.total_steps // started.steps_per_epoch)
            state.started = msgspec.structs.replace(started, total_steps=epochs * started.steps_per_epoch)
        state.closing = None
        if state.runs.present is not None:
            state.runs.present.closing = None
            state.runs.forget_comparisons(state.runs.present)
        if state.run_experiment is not None:
            # Settings that were changed while it could not follow.
            for steer in steers(state.run_experiment, state.experiment):
                self._line.send(steer)
        most = experiments.settings()["training.epochs"].maximum
        self._line.send(commands.Continue(epochs if most is None else min(epochs, int(most)), paused))
        state.set_mode(Mode.PAUSED if paused else Mode.RUNNING)

    # --- making way -------------------------------------------------------------------------------------------

    def drop(self) -> None:
        """End the run if one goes on, and hear no more of it."""
        state = self._state
        if state.stale:
            self._preparing.soon()
        if state.is_going:
            self._line.send(commands.Stop())
            self._dropped.drop_run(state.runs.present if state.started is not None else None)
        elif state.mode is Mode.CHECKING:
            self._dropped.drop_work(self._asides.abandon())
        self.forget()
        state.set_mode(Mode.IDLE)

    def forget(self) -> None:
        """Let there be no present run, and none that is to come back."""
        was_returning = self._is_returning
        self._is_returning, self._recalling, self._left = False, None, None
        if was_returning:
            self._dropped.drop_return()
            self._state.set_preparing(False)
        self._state.forget_run()

    def fail(self) -> None:
        """The run cannot go on; what it reached is still with the host, and can be saved, or gone on with."""
        self._asides.end()
        if self._state.started is None:
            self.forget()
            self._state.set_mode(Mode.IDLE)
        else:
            self._state.set_mode(Mode.STOPPED)

    def lose(self) -> None:
        """The host is gone, and the run with it."""
        self._is_returning = False
        self._asides.end()
        self.forget()
        self._state.set_mode(Mode.IDLE)

    # --- coming back ------------------------------------------------------------------------------------------

    def recall(self, run: KeptRun) -> None:
        """Leave the present run for one that the host has kept."""
        self._leave_for(run)
        self._line.send(commands.Recall(run.number))

    def restore(self, path: Path) -> None:
        """Leave the present run for one from a file."""
        self._leave_for(None)
        self._line.send(commands.Restore(str(path), self._state.runs.next_number))

    def _leave_for(self, run: KeptRun | None) -> None:
        left = self._state.runs.present
        self.drop()
        self._left = left
        self._return_to(run)

    def _return_to(self, run: KeptRun | None) -> None:
        self._is_returning, self._recalling = True, run
        self._state.set_preparing(True)

    def hear_no_return(self) -> None:
        """It cannot come back: the host still has the run that was left."""
        left, self._left = self._left, None
        self._is_returning, self._recalling = False, None
        if left is not None and left.started is not None and self._state.runs.run(left.number) is left:
            self._return_to(left)
            self._line.send(commands.Recall(left.number))

    def hear_return(self) -> None:
        """The run that was to come back stands where it stood."""
        self._is_returning, self._left = False, None
        self._state.set_preparing(False)
        self._state.set_standing(Mode.STOPPED)

    # --- what the host says -------------------------------------------------------------------------------------

    def is_over(self, event: events.AnyEvent) -> bool:
        """Whether an event belongs to a run, a return or a check that nobody waits for any more."""
        return self._dropped.hear(event)

    @property
    def awaits_start(self) -> bool:
        """Whether a run was begun, or is to come back, that the host has not come to yet."""
        return self._state.started is None and (self._state.run_experiment is not None or self._is_returning)

    def hear_start(self, event: events.Started) -> None:
        """The run that was begun, or is to come back, is there."""
        state = self._state
        state.started = event
        if state.run_experiment is None:
            self._become_present(event)
        if state.runs.present is not None:
            state.runs.present.started = event
            state.runs.tell()
        state.mode_changed.emit()

    def _become_present(self, event: events.Started) -> None:
        """The run that a file or the host brings back, with its experiment to be edited."""
        state = self._state
        experiment = experiments.from_table(cast(dict[str, Any], event.experiment))
        run, self._recalling = self._recalling, None
        if run is None:
            run = state.runs.begin(experiment, name=QT_TRANSLATE_NOOP("messages", "From a file"))
        else:
            state.closing = run.closing
            state.runs.set_present(run)
            state.path = run.path
            state.set_dirty(run.dirty)
        state.history = run.history
        state.run_experiment = experiment
        state.edits.take(experiment)
        state.experiment_changed.emit()
