"""A study from its button to its end: begin, how far it is, and the way out, in one place of one size."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStackedLayout, QWidget

from guiprac import commands
from guiprac.gui.theme import set_role
from guiprac.gui.words import tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_HIGH, _LEAST_BAR, _BETWEEN = 8, 40, 8


class StudyBar(QWidget):
    """`begin` is the button; what it does is connected by whoever makes the bar.

    While a study of the kind shown is under way, Cancel and the progress stand in the button's place.
    """

    def __init__(self, session: "Session", name: str, words: str, help: str, parent: QWidget) -> None:
        """`name` is the objectName of the button; `help` says in its tooltip what the study does."""
        super().__init__(parent)
        self._session, self._help = session, help
        self._study: commands.Study | None = None
        self.begin = QPushButton(words, self)
        self.begin.setObjectName(name)
        set_role(self.begin, role="primary")
        under_way = QWidget(self)
        self.cancel = QPushButton(self.tr("Cancel"), under_way)
        self.cancel.setObjectName(f"{name}.cancel")
        self.cancel.clicked.connect(self._give_up)
        self.bar = QProgressBar(under_way)
        self.bar.setObjectName(f"{name}.progress")
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(_LEAST_BAR)
        self.bar.setFixedHeight(_HIGH)
        row = QHBoxLayout(under_way)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BETWEEN)
        row.addWidget(self.cancel)
        row.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        self._states = QStackedLayout(self)
        self._states.addWidget(self.begin)
        self._states.addWidget(under_way)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Fixed)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        # A progress bar would like to be far longer than any button.
        under_way = self.cancel.sizeHint().width() + _BETWEEN + _LEAST_BAR
        hint = self.begin.sizeHint()
        return QSize(max(hint.width(), under_way), hint.height())

    def draw(self, kind: type[commands.Study], why_not: str = "") -> bool:
        """Show whether a study of this kind is under way; True if it is.

        Args:
            why_not: why it cannot be begun now for reasons of its own.
        """
        session = self._session
        under_way = isinstance(session.study, kind)
        had_focus = self.begin.hasFocus() or self.cancel.hasFocus()
        if session.study is not self._study:
            # Another one may have begun since the last was given up, without a drawing in between.
            self._study = session.study
            self.cancel.setEnabled(True)
        if under_way != (self._states.currentIndex() == 1):
            self._states.setCurrentIndex(1 if under_way else 0)
            if had_focus:
                (self.cancel if under_way else self.begin).setFocus()
        self.begin.setEnabled(session.can_study and not why_not)
        if not session.can_study:
            why_not = self.tr(
                "There is no data yet, a setting is refused, or something else is being worked out."
            )
        self.begin.setToolTip(tooltip(why_not or self._help))
        if under_way and session.checking is not None:
            self.bar.setRange(0, session.checking.total)
            self.bar.setValue(session.checking.done)
        return under_way

    @Slot()
    def _give_up(self) -> None:
        # Pressed: that is seen at once, whenever the trainer next looks.
        self.cancel.setEnabled(False)
        self._session.cancel_check()
