"""What happens in the window while a step asks for something to be done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QTabWidget, QWidget
from shiboken6 import isValid

from guiprac import events
from guiprac.gui.lenses.lens import LensPicture
from guiprac.gui.lessons import quantities
from guiprac.gui.lessons.judge import Facts
from guiprac.gui.session import Mode, kind_of
from guiprac.lesson import Condition

if TYPE_CHECKING:
    from guiprac.gui.window import MainWindow


class Listener(QObject):
    """Hears what the run says and which controls are pressed; `heard` tells that there may be news."""

    heard = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._session = session = window.session
        self._events: set[str] = set()
        self._pressed: set[str] = set()
        self._awaited: dict[str, QAction | QWidget] = {}
        self._names: tuple[str, ...] = ()
        self._before: tuple[object, ...] = (None,) * 4
        self._is_listening = False
        self._length = 0
        self._compared = self._openings = 0
        for signal in (
            session.experiment_changed,
            session.prepared_changed,
            session.history_changed,
            session.mode_changed,
            session.check_changed,
            session.swept_changed,
            session.runs.changed,
            session.picture_changed,
            window.lenses.changed,
            self._tabs.currentChanged,
        ):
            signal.connect(self._take_in)
        session.studied.connect(self._found)

    @property
    def _tabs(self) -> QTabWidget:
        tabs = self._window.findChild(QTabWidget, "pictures")
        assert isinstance(tabs, QTabWidget)
        return tabs

    def begin(self, awaited: tuple[Condition, ...]) -> None:
        """Forget what was heard, and listen for these conditions from now on; for none, to nothing."""
        session = self._session
        self._is_listening = bool(awaited)
        self._events.clear()
        self._pressed.clear()
        self._names = tuple(condition.pressed for condition in awaited if condition.pressed)
        self._before = (session.started, session.closing, session.checked, session.swept)
        self._length = len(session.history)
        self._compared, self._openings = self._judged()
        self._await_pressed()

    @property
    def told(self) -> tuple[frozenset[str], frozenset[str]]:
        """The events and the pressed controls that were heard since it began to listen."""
        return frozenset(self._events), frozenset(self._pressed)

    def remember(self, told: tuple[frozenset[str], frozenset[str]]) -> None:
        """Take over what another listener heard."""
        self._events |= told[0]
        self._pressed |= told[1]

    def _judged(self) -> tuple[int, int]:
        """How many comparisons of runs at their ends there are, which lessons tell, and openings of test."""
        runs = list(self._session.runs)
        compared = sum(told.at == "end" for run in runs for told in run.compared.values())
        return compared, sum(len(run.openings) for run in runs)

    def facts(self, more: dict[str, float]) -> Facts:
        """How things stand; `more` are quantities that are remembered, and give way to measured ones."""
        front = self._tabs.currentWidget()
        return Facts(
            self._session.experiment,
            {**more, **quantities.measured(self._session)},
            frozenset(self._events),
            frozenset(self._pressed),
            tuple(self._window.lenses.keys),
            front.objectName() if front is not None else "",
        )

    @Slot()
    def _take_in(self) -> None:
        session = self._session
        if not self._is_listening:
            return
        started, closing, checked, swept = self._before
        if session.started is not None and session.started is not started:
            self._events.add("started")
        if session.closing is not None and session.closing is not closing:
            self._events |= {kind_of(session.closing), "closed"}
        if session.checked is not None and session.checked is not checked:
            self._events.add("checked")
        if session.swept is not None and session.swept is not swept:
            self._events.add("swept")
        compared, openings = self._judged()
        if compared > self._compared:
            self._events.add("compared")
        if openings > self._openings:
            self._events.add("unsealed")
        self._compared, self._openings = compared, openings
        if session.mode is Mode.PAUSED:
            self._events.add("paused")
        if self._events & {"closed", "paused"} and self._lenses_are_up_to_date():
            self._events.add("seen")
        if len(session.history) > self._length:
            self._events.add("reading")
        self._length = len(session.history)
        self._await_pressed()
        self.heard.emit()

    def _lenses_are_up_to_date(self) -> bool:
        """Whether each open lens that can be seen shows the run where it stands."""
        session = self._session
        if session.mode not in (Mode.PAUSED, Mode.STOPPED) or not len(session.history):
            return False
        for key in self._window.lenses.keys:
            lens = self._window.lenses.lens(key)
            if not isinstance(lens, LensPicture) or not lens.isVisible():
                continue
            seen = lens.seen
            if seen is None or seen.step < session.history.steps[-1]:
                return False
        return True

    @Slot(object)
    def _found(self, event: events.Event) -> None:
        self._events.add(kind_of(event))
        self.heard.emit()

    @Slot()
    def _await_pressed(self) -> None:
        """Connect to the controls that are awaited, some of which may only now be there."""
        for name in self._names:
            known = self._awaited.get(name)
            if known is not None and isValid(known):
                continue
            found = self._window.findChild(QAction, name) or self._window.findChild(QWidget, name)
            if found is None:
                # An entry of a list goes by the list's name and its own.
                found = self._window.findChild(QComboBox, name.rpartition(".")[0])
            if isinstance(found, QAction):
                found.triggered.connect(self._was_pressed)
            elif isinstance(found, QAbstractButton):
                found.clicked.connect(self._was_pressed)
            elif isinstance(found, QComboBox):
                found.activated.connect(self._was_chosen)
            elif isinstance(found, QWidget):
                for button in found.findChildren(QAbstractButton):
                    button.clicked.connect(self._was_pressed)
            else:
                continue
            self._awaited[name] = found

    @Slot()
    def _was_pressed(self) -> None:
        sender = self.sender()
        if sender is not None and self._is_listening:
            self._hear_pressed(sender.objectName())
            above = sender.parent()
            while isinstance(sender, QWidget) and above is not None:
                self._hear_pressed(above.objectName())
                above = above.parent()
            # What was pressed may bring another that is awaited, such as the entries of a menu or a page.
            QTimer.singleShot(0, self, self._await_pressed)
            self.heard.emit()

    @Slot()
    def _was_chosen(self) -> None:
        sender = self.sender()
        if isinstance(sender, QComboBox) and self._is_listening:
            self._hear_pressed(f"{sender.objectName()}.{sender.currentData()}")
            self.heard.emit()

    def _hear_pressed(self, name: str) -> None:
        if name in self._names:
            self._pressed.add(name)
