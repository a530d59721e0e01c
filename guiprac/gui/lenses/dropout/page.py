"""What the pages of the dropout lens have in common: controls, a picture, and a sentence of what it says now."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from guiprac.commands.dropout import LookAtDropout
from guiprac.events.dropout import DropoutSeen
from guiprac.gui.controls import Choice, wrapped
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import set_role, theme
from guiprac.gui.words import count, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

# Below this width sentences need a third line.
_NARROW = 700


class DropoutPage(QWidget):
    """One page. Its `controls` stand beside the switch of the pages; `body` is the picture.

    Attributes:
        key: names the page in objectNames.
        pause: seconds between two looks while the run goes on, by what a look costs the run.
        needs_run: whether there is nothing to see without a run.
    """

    # What is to be asked of the run has changed.
    asked = Signal()
    key = ""
    pause = 0.0
    needs_run = True

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setObjectName(f"lens.dropout.{self.key}.page")
        self.controls = QWidget(parent)
        self.control_row = QHBoxLayout(self.controls)
        self.control_row.setContentsMargins(0, 0, 0, 0)
        self.control_row.setSpacing(12)
        self.body = QWidget(self)
        self.says = wrapped("", "", self)
        self.says.setObjectName(f"lens.dropout.{self.key}.says")
        self.says.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.says.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self.body, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(16)
        self.foot.addWidget(self.says, 1)
        self.column.addLayout(self.foot)
        theme().changed.connect(self._fix_height)

    # --- for subclasses ----------------------------------------------------------------------------------------

    def question(self) -> LookAtDropout | None:
        """What to ask of the run now."""
        raise NotImplementedError

    def take(self, seen: DropoutSeen) -> None:
        """Keep and draw an answer, if it is this page's."""
        raise NotImplementedError

    def forget(self) -> None:
        """Drop what was seen of a run that is gone."""
        raise NotImplementedError

    @property
    def has_picture(self) -> bool:
        """Whether there is something to see."""
        raise NotImplementedError

    def missing(self) -> str:
        """Why this page makes no sense for the run, and which control brings it; "" where it does."""
        return ""

    def draw(self) -> None:
        """Show the session as it stands now."""

    def table(self) -> Table:
        """The data behind the picture: column names, and columns of equal length."""
        raise NotImplementedError

    def words(self) -> str:
        """What the page says now."""
        return self.says.text()

    def printed(self) -> Sequence[QWidget]:
        """The picture without its controls."""
        return (self.body, self.says)

    # --- parts of pages ----------------------------------------------------------------------------------------

    def say(self, words: str, *, alarm: bool = False) -> None:
        """Say in a sentence what is seen; `alarm` where something is wrong."""
        text = f"⚠ {words}" if alarm else words
        if text != self.says.text():
            self.says.setText(text)
            self.says.setAccessibleName(words)
            self._make_room()
        colour = theme().palette.warning if alarm else theme().palette.text
        style = f"color: {colour};"
        if style != self.says.styleSheet():
            self.says.setStyleSheet(style)

    def add_button(self, name: str, words: str, help: str) -> QPushButton:
        """A button at the end of the controls."""
        button = self.make_button(name, words, help)
        self.control_row.addWidget(button)
        return button

    def make_button(self, name: str, words: str, help: str) -> QPushButton:
        """A button that has no place yet."""
        button = QPushButton(words, self.controls)
        button.setObjectName(f"lens.dropout.{self.key}.{name}")
        button.setToolTip(tooltip(help))
        return button

    def add_editor(self, name: str, words: str, editor: QWidget, help: str) -> None:
        """A labelled editor at the end of the controls."""
        editor.setObjectName(f"lens.dropout.{self.key}.{name}")
        editor.setAccessibleName(words)
        editor.setToolTip(tooltip(help))
        label = QLabel(words, self.controls)
        label.setBuddy(editor)
        set_role(label, role="quiet")
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(label)
        pair.addWidget(editor)
        self.control_row.addLayout(pair)

    def layer_choice(self) -> Choice:
        """A choice among the layers that can be dropped, at the end of the controls."""
        choice = Choice(self.controls)
        choice.setObjectName(f"lens.dropout.{self.key}.layer")
        choice.setAccessibleName(self.tr("Layer"))
        choice.setToolTip(tooltip(self.tr("Which layer to look at; the output layer has no dropout (S15).")))
        choice.setMinimumContentsLength(13)
        self.control_row.addWidget(choice)
        return choice

    def fill_layers(self, choice: Choice, first: int) -> None:
        """Offer the layers of the run, from `first` on (0 is the input); what was chosen stays if it can."""
        started = self.session.started
        sizes = started.layer_sizes[:-1] if started is not None else ()
        names = [
            (self.tr("input ({0})") if layer == 0 else self.tr("{1} ({0} units)")).format(
                count(size), self.tr("layer {0}").format(layer)
            )
            for layer, size in enumerate(sizes)
        ][first:]
        if [choice.itemText(place) for place in range(choice.count())] == names:
            return
        before = choice.currentData()
        blocked = choice.blockSignals(True)
        choice.clear()
        for layer, name in enumerate(names, start=first):
            choice.addItem(name, layer)
        at = choice.findData(before)
        choice.setCurrentIndex(at if at >= 0 else min(max(1 - first, 0), choice.count() - 1))
        choice.blockSignals(blocked)

    # --- room for words ----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fix_height()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # What was said before it was seen has not been measured yet.
        self._make_room()

    @Slot()
    def _fix_height(self) -> None:
        """Sentences of different length leave the picture where it is."""
        lines = 3 if self.width() < _NARROW else 2
        self.says.setFixedHeight(lines * QFontMetrics(self.says.font()).lineSpacing() + 2)
        self._make_room()

    def _make_room(self) -> None:
        """A sentence that is longer than most makes room for itself, which it keeps."""
        needed = self.says.heightForWidth(self.says.width())
        if self.isVisible() and needed > self.says.height():
            self.says.setFixedHeight(needed)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 160)
