"""What the three pages of the normalization lens have in common."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFormLayout,
    QLabel,
    QWidget,
)

from guiprac.experiment import Experiment, value_of
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import set_role
from guiprac.gui.words import tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session


# The least width of a column of controls; its labels may need more.
CONTROLS_WIDTH = 208
_J_KEYS = (
    "regularization.l2",
    "regularization.l1",
    "training.normalize",
    "training.normalize_from",
    "training.seed",
    "training.restart",
)


class NormalizationPage(QWidget):
    """One page. `show_inputs` hands on which two inputs are chosen, `draw` shows the session as it stands."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.first, self.second = -1, -1

    def show_inputs(self, first: int, second: int) -> None:
        """Take the places of the two inputs; -1 is the one with the largest, or the smallest, σ."""
        self.first, self.second = first, second

    def forget(self) -> None:
        """Show nothing of other data any more."""

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
        """The data behind the page."""
        raise NotImplementedError

    def printed(self) -> Sequence[QWidget]:
        """The picture alone, without its controls."""
        raise NotImplementedError


class Pair(QWidget):
    """Two pictures side by side, or one above the other where that gives them more room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)

    def add(self, picture: QWidget) -> None:
        """Add one of the two."""
        self._row.addWidget(picture, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tall = event.size().height() > event.size().width()
        direction = QBoxLayout.Direction.TopToBottom if tall else QBoxLayout.Direction.LeftToRight
        if direction != self._row.direction():
            self._row.setDirection(direction)


def same_settings(one: Experiment, other: Experiment) -> bool:
    """Whether J is the same function: the learning rate, the mini-batches and dropout have no part in it."""
    return all(value_of(one, key) == value_of(other, key) for key in _J_KEYS) and (
        (one.data, one.split, one.network) == (other.data, other.split, other.network)
    )


def make_form() -> QFormLayout:
    """Rows of a label and an editor: one left edge for labels, one for editors."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(8)
    form.setVerticalSpacing(4)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def add_row(form: QFormLayout, words: str, editor: QWidget, help: str) -> None:
    """Add an editor with its label, and its help as a tooltip of both."""
    label = QLabel(words)
    label.setBuddy(editor)
    label.setMinimumHeight(editor.sizeHint().height())
    set_role(label, role="quiet")
    for widget in (label, editor):
        widget.setToolTip(tooltip(help))
    if not editor.accessibleName():
        editor.setAccessibleName(words)
    form.addRow(label, editor)
