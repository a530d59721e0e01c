"""What gaps are judged by, where a person has typed it: the best achievable error e* and the tolerance (S4)."""

from PySide6.QtCore import QObject, Signal

from guiprac.events import Interval, Task, Unit
from guiprac.experiment import Data


class Yardstick(QObject):
    """Typed once, it holds in every picture of the window; `changed` tells of another value.

    An e* belongs to the data that it was typed for, and so does a tolerance in the units of a target.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._best: tuple[Data, Task, Interval] | None = None
        self._tolerances: dict[Unit, tuple[Data, float]] = {}

    def best(self, data: Data, task: Task) -> Interval | None:
        """e* as it was typed for this data; None if it was not."""
        if self._best is None or self._best[:2] != (data, task):
            return None
        return self._best[2]

    def tolerance(self, unit: Unit, data: Data) -> float | None:
        """Up to where a gap counts as none, as it was typed; None if it was not."""
        typed = self._tolerances.get(unit)
        if typed is None or (unit == "RMSE" and typed[0] != data):
            return None
        return typed[1]

    def type_best(self, data: Data, task: Task, best: Interval) -> None:
        """Judge runs on this data by another e*."""
        self._best = (data, task, best)
        self.changed.emit()

    def type_tolerance(self, unit: Unit, data: Data, tolerance: float) -> None:
        """Judge gaps by another tolerance."""
        self._tolerances[unit] = (data, tolerance)
        self.changed.emit()
