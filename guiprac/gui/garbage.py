"""Collect cyclic garbage in the window's thread only.

Python collects in whichever thread happens to allocate; a Qt object that is destroyed in another thread than its
own can end the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_MILLISECONDS = 500
_UNTIL_SETTLED_MILLISECONDS = 2000


class GarbageCollector(QObject):
    """From its making to its `end`, garbage is collected by a timer of the thread that made it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()
        QTimer.singleShot(_UNTIL_SETTLED_MILLISECONDS, self, self.settle)

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python itself would."""
        due = [index for index, count in enumerate(gc.get_count()) if count > self._thresholds[index]]
        if due:
            gc.collect(due[-1])

    @Slot()
    def settle(self) -> None:
        """Set aside what is there now: it lives as long as the window and need not be looked through again."""
        gc.collect()
        gc.freeze()

    def end(self) -> None:
        """Leave collection to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
