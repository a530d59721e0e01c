"""Asks the run for pictures of the model: as often as there is news, and never faster than they come."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from guiprac.gui.session import Session

# At most eight times a second.
_INTERVAL = 0.125
# A picture that does not come, because the host died or has none to give, is not waited for longer.
_PATIENCE = 2.0


class Looker(QObject):
    """One outstanding request at a time.

    `views` names what is wanted now; it is empty while nobody looks or there is no run.
    """

    def __init__(self, session: "Session", views: Callable[[], tuple[str, ...]], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._views = session, views
        self._wanted = False
        self._waiting: set[str] = set()
        self._asked_at = -_PATIENCE
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._try)
        session.picture_changed.connect(self._answered)

    def want(self) -> None:
        """There is something new to see."""
        self._wanted = True
        self._try()

    def forget(self) -> None:
        """Wait for nothing any more: the run that was asked is gone."""
        self._waiting.clear()
        self._wanted = False
        self._again.stop()

    @Slot()
    def _try(self) -> None:
        if not self._wanted or self._again.isActive():
            return
        views = self._views()
        if not views:
            return
        since = time.monotonic() - self._asked_at
        pause = (_PATIENCE if self._waiting else _INTERVAL) - since
        if pause > 0:
            self._again.start(int(pause * 1000) + 1)
            return
        self._wanted = False
        self._waiting = set(views)
        self._asked_at = time.monotonic()
        for view in views:
            self._session.look(view)

    @Slot(str)
    def _answered(self, view: str) -> None:
        self._waiting.discard(view)
        if not self._waiting and self._wanted:
            self._again.stop()
            self._try()
