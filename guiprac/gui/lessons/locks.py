"""Controls that a lesson hides or locks; a locked one says why on hover."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from guiprac.gui.lessons import finding
from guiprac.gui.words import tooltip

if TYPE_CHECKING:
    from guiprac.gui.window import MainWindow


class Locks(QObject):
    """Holds controls locked and hidden against panels and actions, which enable and show them as the run goes."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._locked: tuple[str, ...] = ()
        self._hidden: tuple[str, ...] = ()
        self._tips: dict[QWidget | QAction, str] = {}
        self._concealed: list[QWidget] = []
        session = window.session
        # Connected after the panels and the actions: what they enable is locked again before it is painted.
        for signal in (session.experiment_changed, session.prepared_changed, session.mode_changed):
            signal.connect(self.hold)

    def set_names(self, locked: tuple[str, ...], hidden: tuple[str, ...]) -> None:
        """Lock and hide these controls, by their names or the beginnings of their names, and no others."""
        if (locked, hidden) != (self._locked, self._hidden):
            self._release()
            self._locked, self._hidden = locked, hidden
        self.hold()

    @Slot()
    def hold(self) -> None:
        """Lock and hide what should be, whatever was done to it meanwhile."""
        for name in self._locked:
            verbs = finding.actions(self._window, name)
            # A button follows its action.
            buttons = {f"{verb.objectName()}.button" for verb in verbs}
            for verb in verbs:
                self._lock(verb)
            for widget in finding.named(self._window, name):
                if widget.objectName() not in buttons:
                    self._lock(widget)
        for name in self._hidden:
            for widget in finding.outermost(finding.named(self._window, name)):
                if not widget.isHidden():
                    self._concealed.append(widget)
                    widget.hide()

    def _lock(self, one: QWidget | QAction) -> None:
        one.setEnabled(False)
        why = tooltip(self.tr("Locked in this lesson. Leave the lesson to use it."))
        if why not in one.toolTip():
            self._tips[one] = one.toolTip()
            one.setToolTip(why + one.toolTip())

    def _release(self) -> None:
        for one, tip in self._tips.items():
            if isValid(one):
                one.setEnabled(True)
                one.setToolTip(tip)
        for widget in self._concealed:
            if isValid(widget):
                widget.show()
        self._tips.clear()
        self._concealed.clear()
        self._locked = self._hidden = ()
        # What cannot be used for reasons of its own is switched off again.
        self._window.actions_.refresh()
        for panel in self._window.panels:
            panel.refresh()
