"""What each event of the host does to the session."""

from pathlib import Path

from guiprac import events
from guiprac import experiment as experiments
from guiprac.gui.runs import KeptRun
from guiprac.gui.session.asides import Asides
from guiprac.gui.session.comparisons import Comparisons
from guiprac.gui.session.course import Course
from guiprac.gui.session.dropped import RETURNS, TRAINING
from guiprac.gui.session.mode import Mode
from guiprac.gui.session.plans import Plans
from guiprac.gui.session.preparing import Preparing
from guiprac.gui.session.state import State, kind_of

_VIEWS = {
    events.Boundary: "boundary",
    events.Confusion: "confusion",
    events.Scatter: "scatter",
    events.Mistakes: "mistakes",
}


class Hearing:
    """Hands each event to the part of the session that it is for."""

    def __init__(
        self,
        state: State,
        *,
        course: Course,
        asides: Asides,
        plans: Plans,
        comparisons: Comparisons,
        preparing: Preparing,
    ) -> None:
        self._state = state
        self._course, self._asides, self._plans = course, asides, plans
        self._comparisons, self._preparing = comparisons, preparing

    def hear(self, event: events.AnyEvent) -> None:
        """Take one event in."""
        if self._course.is_over(event):
            return
        if self._course.awaits_start and _is_of_a_run(event):
            # The answer to a question about the run before: the new one says nothing before it starts.
            return
        state = self._state
        match event:
            case events.Ready():
                state.blas_threads_in_use = event.blas_threads
                state.mode_changed.emit()
            case events.Prepared():
                state.prepared = event
                state.set_preparing(False)
            case events.Started():
                self._course.hear_start(event)
            case events.Reading():
                state.history.add(event)
                state.set_dirty(True)
            case events.Progress():
                state.progress = event
                state.progress_changed.emit()
            case events.Steered():
                self._steered(event)
            case events.Paused():
                state.set_standing(Mode.PAUSED)
            case events.Resumed():
                state.set_standing(Mode.RUNNING)
            case events.Closing():
                self._ended(event)
            case events.Boundary() | events.Confusion() | events.Scatter() | events.Mistakes():
                state.put_picture(_VIEWS[type(event)], event)
            case events.Lens():
                state.put_picture(kind_of(event), event)
            case (
                events.Checking()
                | events.Checked()
                | events.Swept()
                | events.Studying()
                | events.Study()
                | events.Studied()
            ):
                self._asides.hear(event)
            case events.Saved():
                self._saved(event)
            case events.Restored():
                state.path = Path(event.path)
                self._course.hear_return()
                state.set_dirty(False)
            case events.Recalled():
                self._course.hear_return()
                state.history_changed.emit()
            case events.Compared() | events.NotCompared():
                self._comparisons.hear(event)
            case events.Unsealed():
                self._unsealed(event)
            case events.Failed():
                self._failed(event)

    def _steered(self, event: events.Steered) -> None:
        state = self._state
        state.history.steered.append(event)
        if state.run_experiment is not None:
            state.run_experiment = experiments.with_values(state.run_experiment, {event.key: event.value})
        state.history_changed.emit()

    def _ended(self, event: events.Closing) -> None:
        state = self._state
        state.closing = event
        run = state.runs.present
        if run is not None:
            run.closing = event
            self._comparisons.hear_end(run)
            state.runs.tell()
        state.set_standing(Mode.STOPPED)

    def _saved(self, event: events.Saved) -> None:
        state, run = self._state, self._run_of(event.run)
        if run is not None:
            run.path, run.dirty = Path(event.path), False
        if run is state.runs.present:
            state.path = Path(event.path)
            state.set_dirty(False)
        state.tell_saved(event.path)

    def _unsealed(self, event: events.Unsealed) -> None:
        state, run = self._state, self._run_of(event.run)
        if run is None:
            return
        run.openings.append(event)
        run.dirty = True
        state.runs.tell()
        if run is state.runs.present:
            state.set_dirty(True)

    def _run_of(self, number: int) -> KeptRun | None:
        """The run of an event that tells its run's number, or 0 for the present one."""
        return self._state.runs.run(number) if number else self._state.runs.present

    def _failed(self, event: events.Failed) -> None:
        state = self._state
        was_preparing = state.preparing
        if was_preparing and event.what in ("data", "experiment") and event.command in ("", "prepare"):
            # The description of other data would be taken for this.
            state.prepared = None
        if event.command in ("", "prepare", *TRAINING, *RETURNS):
            state.set_preparing(False)
        if self._asides.hear_failure(event):
            return
        if event.what == "trainer":
            self._comparisons.clear()
            self._plans.clear()
            self._course.lose()
            if not was_preparing:
                # The new host holds no data yet; data that ended the old one would end this one too.
                self._preparing.soon()
        elif event.command in RETURNS:
            self._course.hear_no_return()
        elif self._ends_run(event):
            # Those that were to follow would not do better.
            self._plans.clear()
            self._course.fail()
        elif self._asides.ends_with(event):
            self._asides.end()
        if event.key:
            state.errors[event.key] = event.message
            state.experiment_changed.emit()
            state.mode_changed.emit()
        state.failed.emit(event)

    def _ends_run(self, event: events.Failed) -> bool:
        """Whether the run did not start, or cannot go on."""
        if event.command:
            return event.command in TRAINING and self._state.is_going
        return self._state.is_going and (self._state.started is None or event.what in ("memory", "bug"))


def _is_of_a_run(event: events.AnyEvent) -> bool:
    """Whether it is an answer about a run that has started."""
    if isinstance(event, events.Checked):
        return not event.source
    return isinstance(event, (*_VIEWS, events.Lens, events.Swept))
