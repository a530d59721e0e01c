"""What the pages of the Gradient check tab have in common, and how a check under way is shown."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from guiprac import events
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import set_role, tabular
from guiprac.gui.words import count, duration

if TYPE_CHECKING:
    from guiprac.gui.session import Session

# Before so much is done, the time left cannot be told.
_TELLING_SHARE = 0.02


class Page(QWidget):
    """One page of the tab: controls and a result. `draw` shows the session as it stands now."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def draw(self) -> None:
        raise NotImplementedError

    def words(self) -> str:
        """What is shown, in sentences."""
        raise NotImplementedError

    @property
    def can_export(self) -> bool:
        """Whether there is something to copy or save."""
        raise NotImplementedError

    def table(self) -> Table:
        """The data behind the page: column names, and columns of equal length."""
        raise NotImplementedError

    def report(self) -> str:
        """The result as plain text; "" while there is none."""
        raise NotImplementedError

    def printed(self) -> Sequence[QWidget]:
        """The picture alone, without its controls."""
        raise NotImplementedError


class CheckProgress(QWidget):
    """Cancel, how far a check is, and how long it may still take."""

    def __init__(self, session: "Session", name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._started: tuple[float, int] | None = None
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setObjectName(f"{name}.cancel")
        self.cancel.clicked.connect(self._cancel)
        self.bar = QProgressBar(self)
        self.bar.setObjectName(f"{name}.progress")
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(64)
        self.bar.setAccessibleName(self.tr("Progress of the gradient check"))
        self.done = QLabel(self)
        self.done.setFont(tabular(self.done.font()))
        set_role(self.done, role="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.cancel)
        row.addWidget(self.bar, 1)
        row.addWidget(self.done)
        self.hide()

    def show_progress(self, checking: events.Checking | None, waiting: str) -> None:
        """Show how far a check is; `waiting` is said while nothing is counted yet."""
        self.setVisible(checking is not None)
        if checking is None:
            self._started = None
            return
        self.bar.setRange(0, checking.total)
        self.bar.setValue(checking.done)
        if not checking.total:
            self._started = None
            self.done.setText(waiting)
            return
        told = self.tr("{0} of {1} entries").format(count(checking.done), count(checking.total))
        left = self._left(checking)
        self.done.setText(told if left is None else self.tr("{0}, {1} left").format(told, duration(left)))

    def _left(self, checking: events.Checking) -> float | None:
        now = time.monotonic()
        if self._started is None or checking.done < self._started[1]:
            self._started = (now, checking.done)
        since, first = self._started
        done = checking.done - first
        if done < _TELLING_SHARE * checking.total or now == since:
            return None
        return (checking.total - checking.done) * (now - since) / done + 0.5

    @Slot()
    def _cancel(self) -> None:
        self._session.cancel_check()
