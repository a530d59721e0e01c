"""When data is read: soon after its settings changed, not at every move of a slider, and never into a run."""

from PySide6.QtCore import QObject, QTimer, Slot

from guiprac import commands
from guiprac.gui.session.line import Line
from guiprac.gui.session.state import State

# Moving a slider asks for new data at most this often.
PREPARE_MILLISECONDS = 150


class Preparing(QObject):
    """Asks the host to read the data of the experiment being edited; it comes with `prepared_changed`."""

    def __init__(self, state: State, line: Line) -> None:
        super().__init__(state)
        self._state, self._line = state, line
        self._was_going = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PREPARE_MILLISECONDS)
        self._timer.timeout.connect(self.now)
        state.mode_changed.connect(self._notice_end)

    @property
    def is_due(self) -> bool:
        """Whether data is about to be asked for."""
        return self._timer.isActive()

    def soon(self) -> None:
        """Ask once nothing has changed for a moment."""
        self._timer.start()

    def hurry(self) -> None:
        """Ask now what would be asked soon: in the midst of a study, new data would end it."""
        if self.is_due:
            self.stop()
            self.now()

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    @Slot()
    def now(self) -> None:
        """Ask at once; a run that is going on keeps the host, and new data is read when it has ended."""
        if self._line.is_open and not self._state.is_going:
            self._state.set_preparing(True)
            self._line.send(commands.Prepare(self._state.experiment))

    @Slot()
    def _notice_end(self) -> None:
        was_going, self._was_going = self._was_going, self._state.is_going
        if was_going and not self._was_going and self._state.stale:
            self.soon()
