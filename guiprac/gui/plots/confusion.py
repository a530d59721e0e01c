"""Which class is taken for which, and for images: the examples behind it."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QWidget

from guiprac import events
from guiprac.commands import View
from guiprac.gui.plots import number_text
from guiprac.gui.plots.canvas import larger, small_font
from guiprac.gui.plots.colors import text_on
from guiprac.gui.plots.mistakes import MistakesGallery
from guiprac.gui.plots.model_view import ModelView
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import mix, theme
from guiprac.gui.words import count

if TYPE_CHECKING:
    from guiprac.gui.session import Session

Cell = tuple[int, int]

_MOST_NAMED = 40
_LARGEST_CELL = 96


class ConfusionMatrix(QWidget):
    """Counts and row percentages, true classes down, predicted ones across; a click chooses a cell."""

    # The chosen (true, predicted) pair, or None.
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plot.model.confusion.matrix")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.counts: npt.NDArray[np.int64] = np.zeros((0, 0), np.int64)
        self._names: tuple[str, ...] = ()
        self.choice: Cell | None = None
        self._under: Cell | None = None
        theme().changed.connect(self.update)

    def show_counts(self, counts: npt.NDArray[np.int64], names: tuple[str, ...]) -> None:
        """Show other counts, (true, predicted)."""
        self.counts, self._names = counts, names
        if self.choice is not None and max(self.choice) >= len(counts):
            self.choose(None)
        self.update()

    def choose(self, cell: Cell | None) -> None:
        """Choose a cell, or none."""
        if cell != self.choice:
            self.choice = cell
            self.chosen.emit(cell)
            self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 240)

    # --- geometry ----------------------------------------------------------------------------------------------

    def _frame(self) -> tuple[QRectF, float]:
        """Where the cells lie, and how large one is."""
        metrics = QFontMetricsF(small_font(self))
        widest = max((metrics.horizontalAdvance(name) for name in self._names), default=0.0)
        left = min(widest, 96.0) + metrics.height() + 16
        top = 2 * metrics.height() + 16
        size = min(
            (self.width() - left - 4) / max(len(self.counts), 1),
            (self.height() - top - 4) / max(len(self.counts), 1),
        )
        size = max(min(size, _LARGEST_CELL), 2.0)
        return QRectF(left, top, size * len(self.counts), size * len(self.counts)), size

    def cell_at(self, point: QPointF) -> Cell | None:
        """The (true, predicted) pair under a point."""
        frame, size = self._frame()
        if not frame.contains(point) or not len(self.counts):
            return None
        row, column = int((point.y() - frame.top()) / size), int((point.x() - frame.left()) / size)
        return min(row, len(self.counts) - 1), min(column, len(self.counts) - 1)

    def center_of(self, cell: Cell) -> QPointF:
        """The middle of a cell, in the widget's coordinates."""
        frame, size = self._frame()
        return QPointF(frame.left() + (cell[1] + 0.5) * size, frame.top() + (cell[0] + 0.5) * size)

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame, size = self._frame()
        self._paint_names(painter, frame, size)
        self._paint_cells(painter, frame, size)
        for cell, color, width in (
            (self._under, theme().palette.quiet, 1.0),
            (self.choice, theme().palette.accent, 2.0),
        ):
            if cell is not None:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(color), width))
                painter.drawRect(
                    QRectF(frame.left() + cell[1] * size, frame.top() + cell[0] * size, size, size)
                )
        if self.hasFocus() and self.choice is None:
            painter.setPen(QPen(QColor(theme().palette.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_names(self, painter: QPainter, frame: QRectF, size: float) -> None:
        palette = theme().palette
        painter.setFont(small_font(self))
        metrics = QFontMetricsF(painter.font())
        middle = Qt.AlignmentFlag.AlignCenter
        painter.setPen(QColor(palette.quiet))
        across = QRectF(frame.left(), 0, max(frame.width(), 120), metrics.height())
        painter.drawText(across, Qt.AlignmentFlag.AlignLeft, self.tr("Predicted class →"))
        painter.save()
        painter.translate(metrics.height() / 2 + 2, frame.top())
        painter.rotate(-90)
        down = QRectF(
            -max(frame.height(), 120), -metrics.height() / 2, max(frame.height(), 120), metrics.height()
        )
        painter.drawText(down, Qt.AlignmentFlag.AlignRight, self.tr("← True class"))
        painter.restore()
        if len(self._names) > _MOST_NAMED:
            return
        painter.setPen(QColor(palette.text))
        for index, name in enumerate(self._names):
            row = QRectF(
                metrics.height() + 8, frame.top() + index * size, frame.left() - metrics.height() - 16, size
            )
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, row.width())
            painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            column = QRectF(
                frame.left() + index * size, frame.top() - metrics.height() - 6, size, metrics.height()
            )
            painter.drawText(column, middle, metrics.elidedText(name, Qt.TextElideMode.ElideRight, size - 2))

    def _paint_cells(self, painter: QPainter, frame: QRectF, size: float) -> None:
        palette = theme().palette
        shares = self.row_shares()
        large, small = larger(self.font(), 0), larger(self.font(), -2)
        two_lines = QFontMetricsF(large).height() + QFontMetricsF(small).height() + 2
        widest = QFontMetricsF(large).horizontalAdvance(str(int(self.counts.max(initial=0)))) + 4
        gap = 1.0 if size >= 8 else 0.0
        for row, column in np.ndindex(*self.counts.shape):
            here = QRectF(frame.left() + column * size, frame.top() + row * size, size - gap, size - gap)
            # The square root lifts a few mistakes among hundreds into sight.
            color = QColor(mix(palette.hover, palette.accent, float(np.sqrt(shares[row, column]))))
            painter.fillRect(here, color)
            number = int(self.counts[row, column])
            if number == 0 or size < max(widest, 16):
                continue
            painter.setPen(text_on(color))
            painter.setFont(large if size >= 28 else small)
            percent_fits = size >= max(two_lines, QFontMetricsF(small).horizontalAdvance("100 %"))
            upper = here.adjusted(0, 0, 0, -here.height() / 2 + 3) if percent_fits else here
            low = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            painter.drawText(upper, low if percent_fits else Qt.AlignmentFlag.AlignCenter, str(number))
            if percent_fits:
                painter.setFont(small)
                lower = here.adjusted(0, here.height() / 2 + 3, 0, 0)
                top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
                painter.drawText(lower, top, number_text.percent(float(shares[row, column]), 0))

    def row_shares(self) -> npt.NDArray[np.float64]:
        """Each count as a share of its true class; 0 where the class has no example."""
        totals = self.counts.sum(axis=1, keepdims=True)
        shares: npt.NDArray[np.float64] = self.counts / np.maximum(totals, 1)
        return shares

    # --- mouse and keys ----------------------------------------------------------------------------------------

    def words_of(self, cell: Cell) -> str:
        """A cell in a sentence."""
        row, column = cell
        number, total = int(self.counts[row, column]), int(self.counts[row].sum())
        share = number_text.percent(number / max(total, 1))
        return self.tr("{0} of {1} examples of “{2}” ({3}) are taken for “{4}”.").format(
            count(number), count(total), self._name(row), share, self._name(column)
        )

    def _name(self, index: int) -> str:
        return self._names[index] if index < len(self._names) else str(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self.cell_at(event.position())
        if under != self._under:
            self._under = under
            self.update()
            QToolTip.showText(event.globalPosition().toPoint(), self.words_of(under) if under else "", self)

    def leaveEvent(self, event: QEvent) -> None:
        self._under = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            cell = self.cell_at(event.position())
            self.choose(None if cell == self.choice else cell)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key = Qt.Key(event.key())
        if key in moves and len(self.counts):
            row, column = self.choice or (0, 0)
            down, right = moves[key] if self.choice is not None else (0, 0)
            last = len(self.counts) - 1
            cell = min(max(row + down, 0), last), min(max(column + right, 0), last)
            self.choose(cell)
            self.setAccessibleDescription(self.words_of(cell))
        elif key == Qt.Key.Key_Escape and self.choice is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()


class Confusion(ModelView):
    """The matrix, and beside it the misclassified images of the chosen cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plot.model.confusion")
        self.matrix = ConfusionMatrix(self)
        self.matrix.setAccessibleName(self.tr("Confusion matrix of dev"))
        self.gallery = MistakesGallery(self)
        self._prepared: events.Prepared | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.matrix, 7)
        layout.addWidget(self.gallery, 4)
        self.matrix.chosen.connect(self._cell_chosen)

    def asks(self, prepared: events.Prepared) -> tuple[View, ...]:
        return ("confusion",) if prepared.image_shape is None else ("confusion", "mistakes")

    def show_model(self, session: "Session", prepared: events.Prepared, has_run: bool) -> str:
        if prepared is not self._prepared:
            self._prepared = prepared
            self.matrix.choose(None)
        confusion = session.pictures.get("confusion") if has_run else None
        mistakes = session.pictures.get("mistakes") if has_run else None
        self.gallery.setVisible(prepared.image_shape is not None)
        self._shown = mistakes if isinstance(mistakes, events.Mistakes) else None
        self.gallery.show_mistakes(self._shown, prepared.class_names)
        if not isinstance(confusion, events.Confusion):
            return ""
        counts = confusion.counts.numpy().astype(np.int64)
        self.matrix.show_counts(counts, prepared.class_names)
        right, total = int(np.trace(counts)), int(counts.sum())
        return self.tr("Dev at step {0}: {1} of {2} are classified correctly").format(
            count(confusion.step), count(right), count(total)
        )

    @Slot(object)
    def _cell_chosen(self, cell: Cell | None) -> None:
        self.gallery.choose(cell)

    def table(self) -> Table:
        names = [self.matrix._name(index) for index in range(len(self.matrix.counts))]
        return ["true class", *names], [names, *self.matrix.counts.T.tolist()]
