"""Plays a lesson in the window: begins its steps, hears what is done, judges predictions, keeps how far one came."""

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from guiprac.experiment import Experiment
from guiprac.gui.language import language
from guiprac.gui.lessons import judge, progress, quantities
from guiprac.gui.lessons.listening import Listener
from guiprac.gui.lessons.locks import Locks
from guiprac.gui.lessons.marks import Marks
from guiprac.gui.lessons.progress import Progress
from guiprac.lesson import ANSWER, Lesson, Step

if TYPE_CHECKING:
    from guiprac.gui.window import MainWindow


# The unit of differences of shares, in the lesson's language: it stands in the lesson's sentences.
_POINTS = {"en": "points", "zh": "个百分点"}


# The room of the pictures and of a lens, which is what the step is about.
_LENSES_FIRST = (2, 3)


class Phase(enum.Enum):
    """What a step waits for."""

    ASKING = enum.auto()
    ACTING = enum.auto()
    TOLD = enum.auto()


@dataclass
class _Window:
    """What the person had before the lesson, to be given back."""

    experiment: Experiment
    diagnosis: bool
    lenses: list[str]
    centre: list[int]
    tab: int
    folded: list[str] = field(default_factory=list)
    next_run: int = 1


@dataclass(frozen=True)
class Reading:
    """A lesson in the middle of a step, for the player of a window that takes this one's place."""

    lesson: Lesson
    progress: Progress
    index: int
    reached: int
    phase: Phase
    before: _Window
    told: tuple[frozenset[str], frozenset[str]]


class Player(QObject):
    """See the module; `changed` tells the column to show another state."""

    changed = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.session = window.session
        self.lesson: Lesson | None = None
        self.progress = Progress()
        self.index = 0
        self.phase = Phase.TOLD
        self._reached = 0
        self._before: _Window | None = None
        self._locks = Locks(window)
        self.marks = Marks(window)
        self._listener = Listener(window)
        self._listener.heard.connect(self._look_soon)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        self._widen = QTimer(self)
        self._widen.setSingleShot(True)
        self._widen.timeout.connect(window.widen_side)

    # --- what the column shows ----------------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """The step that is shown."""
        assert self.lesson is not None
        return self.lesson.steps[self.index]

    @property
    def is_last(self) -> bool:
        return self.lesson is not None and self.index == len(self.lesson.steps) - 1

    @property
    def answer(self) -> float | None:
        """What was predicted in this step."""
        return self.progress.answers.get(self.step.name)

    @property
    def was_right(self) -> bool | None:
        """Whether it came true; None before that is known."""
        return self.progress.right.get(self.step.name)

    def right_choices(self) -> list[int]:
        """The choices that came true, once the step is told."""
        ask = self.step.ask
        if ask is None or self.phase is not Phase.TOLD:
            return []
        return judge.right_choices(ask, judge.Facts(self.session.experiment, self._known()))

    def fill(self, text: str) -> str:
        """A text of the lesson with its quantities in place."""
        started = self.session.started
        shares = started is None or started.error_name == "error"
        return quantities.filled(text, self._known(), shares=shares, points=_POINTS[language()])

    def _known(self) -> dict[str, float]:
        """Quantities as this step left them; measured now while it goes on."""
        kept = self.progress.kept
        known = dict(self._memories())
        if self.step.name in kept:
            return {**known, **kept[self.step.name]}
        known.update(quantities.measured(self.session))
        if self.answer is not None:
            known[ANSWER] = self.answer
        return known

    def _memories(self) -> dict[str, float]:
        """What earlier steps left, the latest without the step's name, too: a run may be gone since."""
        assert self.lesson is not None
        known: dict[str, float] = {}
        for step in self.lesson.steps[: self.index]:
            left = self.progress.kept.get(step.name, {})
            known |= left
            known |= {f"{name}@{step.name}": value for name, value in left.items()}
        known.pop(ANSWER, None)
        return known

    def _remembered(self) -> dict[str, float]:
        """What earlier steps left, and what was predicted in this one."""
        known = self._memories()
        if self.answer is not None:
            known[ANSWER] = self.answer
        return known

    # --- opening and leaving ------------------------------------------------------------------------------------

    def open(self, lesson: Lesson) -> None:
        """Begin a lesson, or take it up where it was left."""
        if self._before is None:
            self._before = self._look_at_window()
        self.lesson = lesson
        self.progress = progress.load(self._window.store, lesson.key)
        names = [step.name for step in lesson.steps]
        if self.progress.finished or self.progress.step not in names:
            self.progress = Progress()
        reached = names.index(self.progress.step) if self.progress.step else 0
        self._set_up(reached)
        self._reached = reached
        self._enter(reached)

    def hand_over(self) -> Reading | None:
        """Let go of the lesson and leave the window as it is; None if none is open."""
        before, lesson = self._before, self.lesson
        if before is None or lesson is None:
            return None
        reading = Reading(
            lesson, self.progress, self.index, self._reached, self.phase, before, self._listener.told
        )
        self._before = self.lesson = None
        self._soon.stop()
        self.marks.show_marks(())
        self._listener.begin(())
        return reading

    def take_up(self, reading: Reading) -> None:
        """Go on where another window's player was; the session has lived on."""
        self.lesson, self.progress, self._before = reading.lesson, reading.progress, reading.before
        self.index, self._reached, self.phase = reading.index, reading.reached, reading.phase
        if self.phase is Phase.ACTING and self.step.act is not None:
            self._listener.begin(self.step.act.done_when)
            self._listener.remember(reading.told)
        self._show()
        self._look_soon()

    def restart(self) -> None:
        """Begin the lesson again, with nothing predicted yet."""
        assert self.lesson is not None
        self.progress = Progress()
        self._keep()
        self._set_up(0)
        self._reached = 0
        self._enter(0)

    def leave(self) -> None:
        """Give the window back as it was before the lesson."""
        before, lesson = self._before, self.lesson
        if before is None or lesson is None:
            return
        self._before = self.lesson = None
        self._soon.stop()
        self.marks.show_marks(())
        self._locks.set_names((), ())
        self._listener.begin(())
        self.session.reset()
        for run in self.session.runs:
            # What is trained in a lesson is not asked about.
            run.dirty = run.dirty and run.number < before.next_run
        self.session.set_experiment(before.experiment)
        for key in self._window.lenses.keys:
            if key not in before.lenses:
                self._window.lenses.close_lens(key)
        for key in before.lenses:
            self._window.open_lens(key)
        self._window.share_centre(before.centre if before.lenses else (1, 1))
        self._window.show_diagnosis(before.diagnosis)
        self._window.show_picture(before.tab)
        for panel in self._window.panels:
            panel.set_open(panel.name not in before.folded)
        self.changed.emit()

    def _look_at_window(self) -> _Window:
        return _Window(
            self.session.experiment,
            self._window.actions_["view.diagnosis"].isChecked(),
            self._window.lenses.keys,
            self._window.centre_sizes,
            self._window.picture_index,
            [panel.name for panel in self._window.panels if not panel.is_open],
            self.session.runs.next_number,
        )

    def _set_up(self, reached: int) -> None:
        """The lesson's own settings, with those of the steps that were done."""
        assert self.lesson is not None
        self._locks.set_names((), ())
        self.session.reset()
        for key in self._window.lenses.keys:
            self._window.lenses.close_lens(key)
        self.session.set_experiment(self.lesson.experiment)
        for step in self.lesson.steps[:reached]:
            if step.set:
                self.session.set_values(dict(step.set))

    # --- going through it --------------------------------------------------------------------------------------

    def predict(self, answer: float) -> None:
        """Take a prediction: the index of a choice, or a number."""
        if self.phase is not Phase.ASKING:
            return
        self.progress.answers[self.step.name] = answer
        self._keep()
        self._after_asking()
        self._show()

    def go_on(self) -> None:
        """Go to the next step, or leave after the last."""
        if self.phase is not Phase.TOLD:
            return
        if self.step.name not in self.progress.kept:
            # A mere statement is done when it is left: data that it set may have been read only after it began.
            self._tell()
        if self.is_last:
            self.progress.finished = True
            self._keep()
            self.leave()
            return
        self._enter(self.index + 1)

    def skip(self) -> None:
        """Go on without having done what the step asks for; nothing is judged and nothing revealed."""
        if self.phase is not Phase.TOLD:
            self.progress.kept[self.step.name] = quantities.measured(self.session)
            self.phase = Phase.TOLD
            self.go_on()

    def back(self) -> None:
        """Look at the step before; what was done stays done."""
        if self.index > 0:
            self._enter(self.index - 1)

    def _enter(self, index: int) -> None:
        self.index = index
        is_new = index >= self._reached and self.step.name not in self.progress.kept
        self._reached = max(self._reached, index)
        assert self.lesson is not None
        self.progress.step = self.lesson.steps[self._reached].name
        if is_new:
            self._begin()
        else:
            self.phase = Phase.TOLD if self.step.name in self.progress.kept else self._first_phase()
            if self.phase is Phase.ACTING and self.step.act is not None:
                self._listener.begin(self.step.act.done_when)
        self._keep()
        self._show()
        self._look_soon()

    def _begin(self) -> None:
        """Bring the window to where the step wants it."""
        step = self.step
        self._locks.set_names((), ())
        if step.fresh:
            self.session.reset()
        if step.set:
            self.session.set_values(dict(step.set))
        had_lenses = bool(self._window.lenses.keys)
        for key in step.close:
            self._window.lenses.close_lens(key.removeprefix("lens."))
        for key in step.open:
            self._window.open_lens(key.removeprefix("lens."))
        if step.open and not had_lenses:
            self._window.share_centre(_LENSES_FIRST)
        if step.picture:
            self._window.show_picture_named(step.picture)
        self.phase = self._first_phase()
        if self.phase is not Phase.ASKING:
            self._after_asking()

    def _first_phase(self) -> Phase:
        if self.step.ask is not None and self.answer is None:
            return Phase.ASKING
        return Phase.ACTING if self.step.act is not None else Phase.TOLD

    def _after_asking(self) -> None:
        if self.step.act is not None:
            self.phase = Phase.ACTING
            self._listener.begin(self.step.act.done_when)
            self._look_soon()
        elif self.step.ask is not None:
            self._tell()

    @Slot()
    def _look_soon(self) -> None:
        if self.lesson is not None and not self._soon.isActive():
            self._soon.start(0)

    @Slot()
    def _look(self) -> None:
        """See whether what the step asks for has been done."""
        if self.lesson is None or self.phase is not Phase.ACTING or self.step.act is None:
            return
        # What an earlier run had, and this one has not yet, does not count; what a step left goes by its name.
        known = {name: value for name, value in self._remembered().items() if "@" in name or name == ANSWER}
        if judge.all_hold(self.step.act.done_when, self._listener.facts(known)):
            self._tell()
            self._show()

    def _tell(self) -> None:
        """The step is done: keep its numbers, judge the prediction."""
        step, answer = self.step, self.answer
        facts = self._listener.facts(self._remembered())
        found = dict(facts.quantities)
        here = {name: value for name, value in found.items() if "@" not in name}
        self.progress.kept[step.name] = here
        if step.ask is not None and answer is not None:
            whole = judge.Facts(self.session.experiment, found)
            self.progress.right[step.name] = judge.is_right(step.ask, answer, whole)
        self.phase = Phase.TOLD
        self._keep()

    def _show(self) -> None:
        """Frames, locks and columns for the state that is reached."""
        assert self.lesson is not None
        step, acting = self.step, self.phase is Phase.ACTING
        marks = step.act.mark if acting and step.act is not None else step.mark
        self._window.show_diagnosis("diagnosis" in (*self.lesson.show, *step.show))
        self._locks.set_names((*self.lesson.lock, *step.lock), (*self.lesson.hide, *step.hide))
        self.marks.show_marks(() if self.phase is Phase.TOLD and step.act is not None else marks)
        self.changed.emit()
        # Once the pictures have the room that they need now.
        self._widen.start(0)

    def _keep(self) -> None:
        if self.lesson is not None:
            progress.keep(self._window.store, self.lesson.key, msgspec.structs.replace(self.progress))
