"""Asks the run for pictures of the model: as often as there is news, and never faster than they come."""

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from guiprac import commands

if TYPE_CHECKING:
    from guiprac.gui.session import Session

# At most eight times a second.
_INTERVAL = 0.125
# A picture that does not come, because the host died or has none to give, is not waited for longer.
_PATIENCE = 2.0

Questions = Mapping[str, commands.Command]


class Looker(QObject):
    """One outstanding request at a time.

    `questions` holds what is wanted now, by the name under which the answer comes (`Session.picture_changed`); it
    is empty while nobody looks or there is no run.
    """

    def __init__(self, session: "Session", questions: Callable[[], Questions], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._questions = session, questions
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
        questions = self._questions()
        if not questions:
            return
        since = time.monotonic() - self._asked_at
        pause = (_PATIENCE if self._waiting else _INTERVAL) - since
        if pause > 0:
            self._again.start(int(pause * 1000) + 1)
            return
        self._wanted = False
        self._waiting = set(questions)
        self._asked_at = time.monotonic()
        for question in questions.values():
            self._session.look(question)

    @Slot(str)
    def _answered(self, view: str) -> None:
        self._waiting.discard(view)
        if not self._waiting and self._wanted:
            self._again.stop()
            self._try()
