"""What all lenses on the run share: asking only while somebody looks, and what is said before there is a run."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from guiprac import commands, events
from guiprac.gui.plots.looker import Looker, Questions
from guiprac.gui.plots.picture import Picture
from guiprac.gui.session import Mode, kind_of

if TYPE_CHECKING:
    from guiprac.gui.session import Session


class LensPicture(Picture):
    """A picture of the run as it stands. Subclasses name their `answer`, ask in `question`, and draw in `show_seen`.

    Nothing is asked while the picture is not seen; closed, it costs nothing.
    """

    answer: type[events.Lens]

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._looker = Looker(session, self._questions, self)
        self._stand = QPushButton(self.tr("Look before the first step"), self)
        self._stand.setObjectName(f"plot.{self.key}.stand")
        self._stand.setToolTip(self.tr("Set up the run that Start would begin, and let it wait at step 0."))
        self._stand.clicked.connect(session.stand)
        self.add_to_empty(self._stand)
        session.picture_changed.connect(self._seen)
        session.history_changed.connect(self.look_again)
        session.progress_changed.connect(self.look_again)
        session.mode_changed.connect(self.look_again)

    # --- for subclasses ----------------------------------------------------------------------------------------

    def question(self) -> commands.LookThrough | None:
        """What to ask of the run now; None where there is nothing to ask."""
        raise NotImplementedError

    def show_seen(self, seen: events.Lens) -> None:
        """Draw the answer on `page`, and `describe` it."""
        raise NotImplementedError

    def before_run(self) -> str:
        """What is said while there is no run: what will come, and which button brings it."""
        raise NotImplementedError

    # --- asking and drawing --------------------------------------------------------------------------------------

    @property
    def seen(self) -> events.Lens | None:
        """The latest answer, if it is about the present run."""
        event = self.session.pictures.get(kind_of(self.answer))
        return event if isinstance(event, self.answer) else None

    @Slot()
    def look_again(self) -> None:
        """Ask anew, soon; called for all news of the run, and by subclasses when the question changes."""
        if self.session.started is None:
            self._looker.forget()
            self.refresh()
        elif self.isVisible():
            self._looker.want()

    def _questions(self) -> Questions:
        if not self.isVisible() or self.session.started is None:
            return {}
        question = self.question()
        return {} if question is None else {kind_of(self.answer): question}

    @Slot(str)
    def _seen(self, view: str) -> None:
        if view == kind_of(self.answer):
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look_again()

    def draw(self) -> None:
        seen = self.seen
        if seen is None or self.session.started is None:
            self._stand.setVisible(self.session.mode is Mode.IDLE)
            self.show_empty(self.before_run())
            return
        self.show_seen(seen)
        self.show_page()
