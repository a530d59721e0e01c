"""The matrices of inverted dropout as small images, units down and examples across (S14)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiprac.events.dropout import MaskSteps
from guiprac.gui.plots import number_text
from guiprac.gui.plots.canvas import small_font
from guiprac.gui.plots.colors import rgb
from guiprac.gui.theme import mix, theme
from guiprac.gui.words import count, tooltip

Cell = tuple[int, int]
Values = npt.NDArray[np.float64]

# The steps: four forward, three back.
FORWARD, BACKWARD = range(4), range(4, 7)
STEPS = 7
_GAP = 16.0
_LARGEST_CELL = 26.0
# From this height on there is room for the way forward and the way back, one above the other.
_TALL = 330
_FAINTEST = 0.06
# Cells less high than this are left out rather than squeezed, down to a few units.
_LEAST_CELL, _FEWEST = 5.0, 8


@dataclass(frozen=True)
class _Slot:
    """Where one step's matrix is drawn: its title above `cells`."""

    step: int
    cells: QRectF


class Matrices(QWidget):
    """Draws the steps up to `step`; the ones to come are outlines. Left and right change the step.

    A cell under the mouse, or chosen with up, down and Shift + left, right, is marked in all matrices.
    """

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens.dropout.steps.matrices")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.seen: MaskSteps | None = None
        self.step = 0
        self.values: list[Values] = []
        self.cell: Cell | None = None
        self._under: Cell | None = None
        self._images: list[QImage] = []
        self._reach = [0.0, 0.0]
        theme().changed.connect(self._shade)

    def show_seen(self, seen: MaskSteps, step: int) -> None:
        """Show other matrices, or another step."""
        self.step = step
        if seen is not self.seen:
            if self.seen is None or (self.seen.layer, self.seen.n_units) != (seen.layer, seen.n_units):
                self.cell = self._under = None
                self._reach = [0.0, 0.0]
            self.seen = seen
            self.values = matrices_of(seen)
            for place, group in enumerate((FORWARD, BACKWARD)):
                self._reach[place] = _held(
                    self._reach[place], [self.values[at] for at in group if at not in (1, 5)]
                )
            self._shade()
        self.setAccessibleName(self.tr("Matrices of dropout, step {0} of {1}").format(step + 1, STEPS))
        self.update()

    def titles(self) -> list[str]:
        """The names of the matrices, by step."""
        a, da = ("X", "dX") if self.seen is not None and self.seen.layer == 0 else ("A", "dA")
        return [
            a,
            "D",
            f"{a}·D",
            f"{a}·D / keep_prob",
            da,
            self.tr("the same D"),
            f"{da}·D / keep_prob",
        ]

    def _short_titles(self) -> dict[int, str]:
        return {3: "/ keep_prob", 5: self.tr("same D"), 6: "·D / keep_prob"}

    @Slot()
    def _shade(self) -> None:
        self._images = [_image(values, self._reach_of(step), step) for step, values in enumerate(self.values)]
        self.update()

    def _reach_of(self, step: int) -> float:
        return self._reach[0] if step in FORWARD else self._reach[1]

    # --- geometry ----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(560, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 96)

    @property
    def rows(self) -> int:
        """How many units are shown: as many as there is room for."""
        if not self.values:
            return 0
        return min(len(self.values[0]), max(int(self._room_down() / _LEAST_CELL), _FEWEST))

    @property
    def _ways(self) -> list[range]:
        """Which ways are shown: one at a time, or both where there is room."""
        if self.height() >= _TALL:
            return [FORWARD, BACKWARD]
        return [FORWARD if self.step in FORWARD else BACKWARD]

    def _line(self) -> float:
        return QFontMetricsF(small_font(self)).height()

    def _room_down(self) -> float:
        return (self.height() - 2 - self._line()) / len(self._ways) - self._line() - 8

    def slots(self) -> list[_Slot]:
        """Where the matrices lie."""
        if not self.values:
            return []
        line, room_down, room_across = self._line(), self._room_down(), self._room()
        rows, columns = self.rows, self.values[0].shape[1]
        across = _whole(min(room_across / columns, _LARGEST_CELL))
        down = _whole(min(room_down / rows, _LARGEST_CELL))
        found = []
        for place, way in enumerate(self._ways):
            top = place * (room_down + line + 8) + line + 4
            for number, step in enumerate(way):
                left = 2 + number * (room_across + _GAP)
                found.append(_Slot(step, QRectF(left, top, columns * across, rows * down)))
        return found

    def cell_at(self, point: QPointF) -> Cell | None:
        """The unit and example under a point, in whichever matrix."""
        for slot in self.slots():
            if slot.cells.contains(point) and slot.step <= self.step:
                rows, columns = self.rows, self.values[slot.step].shape[1]
                row = int((point.y() - slot.cells.top()) / slot.cells.height() * rows)
                column = int((point.x() - slot.cells.left()) / slot.cells.width() * columns)
                return min(row, rows - 1), min(column, columns - 1)
        return None

    # --- words -------------------------------------------------------------------------------------------------

    def words_of(self, cell: Cell) -> str:
        """One unit of one example through the steps so far, in a sentence."""
        way = FORWARD if self.step in FORWARD else BACKWARD
        told = [
            f"{title} = {_number(float(self.values[step][cell]), step in (1, 5))}"
            for step, title in enumerate(self.titles())
            if step in way and step <= self.step
        ]
        return self.tr("Unit {0}, example {1}: {2}").format(count(cell[0]), cell[1], ", ".join(told))

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(small_font(self))
        for slot in self.slots():
            self._paint_slot(painter, slot)
        self._paint_caption(painter)
        if self.hasFocus() and self.cell is None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme().palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_slot(self, painter: QPainter, slot: _Slot) -> None:
        palette, metrics = theme().palette, QFontMetricsF(painter.font())
        is_now, is_reached = slot.step == self.step, slot.step <= self.step
        title = self.titles()[slot.step]
        font = painter.font()
        font.setBold(is_now)
        painter.setFont(font)
        painter.setPen(QColor(palette.text if is_now else palette.quiet))
        room = QRectF(
            slot.cells.left(), slot.cells.top() - metrics.height() - 3, self._room(), metrics.height()
        )
        if QFontMetricsF(font).horizontalAdvance(title) > room.width():
            title = self._short_titles().get(slot.step, title)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, _elided(painter, title, room.width()))
        font.setBold(False)
        painter.setFont(font)
        if is_reached:
            image = self._images[slot.step]
            painter.drawImage(slot.cells, image, QRectF(0, 0, image.width(), self.rows))
            if slot.step in (2, 3, 6):
                self._hatch(painter, slot)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        color, width = (palette.accent, 2.0) if is_now else (palette.border, 1.0)
        style = Qt.PenStyle.SolidLine if is_reached else Qt.PenStyle.DotLine
        painter.setPen(QPen(QColor(color), width, style))
        painter.drawRect(slot.cells.adjusted(-1, -1, 1, 1))
        marked = self.cell or self._under
        if marked is not None and is_reached:
            painter.setPen(QPen(QColor(palette.text), 2))
            painter.drawRect(self._rectangle(slot, marked).adjusted(-1, -1, 1, 1))

    def _room(self) -> float:
        return (self.width() - 4 - 3 * _GAP) / 4

    def _hatch(self, painter: QPainter, slot: _Slot) -> None:
        """A stroke through each cell that is dropped, so that it differs from one that is 0 by itself."""
        rows, columns = self.rows, self.values[1].shape[1]
        across, down = slot.cells.width() / columns, slot.cells.height() / rows
        if min(across, down) < 3:
            return
        lines = []
        for row, column in np.argwhere(self.values[1][:rows] == 0):
            left, top = slot.cells.left() + column * across, slot.cells.top() + row * down
            lines.append(QLineF(left + 1, top + down - 1, left + across - 1, top + 1))
        painter.setPen(QPen(QColor(theme().palette.field), 1))
        painter.drawLines(lines)

    def _rectangle(self, slot: _Slot, cell: Cell) -> QRectF:
        rows, columns = self.rows, self.values[slot.step].shape[1]
        across, down = slot.cells.width() / columns, slot.cells.height() / rows
        return QRectF(slot.cells.left() + cell[1] * across, slot.cells.top() + cell[0] * down, across, down)

    def _paint_caption(self, painter: QPainter) -> None:
        if self.seen is None or not self.values:
            return
        metrics = QFontMetricsF(painter.font())
        rows, columns = self.rows, self.values[0].shape[1]
        if self.seen.layer:
            all_of, some_of = self.tr("{0} units"), self.tr("the first {0} of {1} units")
        else:
            all_of, some_of = self.tr("{0} inputs"), self.tr("the first {0} of {1} inputs")
        down = (all_of if rows == self.seen.n_units else some_of).format(rows, count(self.seen.n_units))
        told = self.tr("↓ {0}   → {1} examples of one mini-batch of train").format(down, columns)
        painter.setPen(QColor(theme().palette.quiet))
        room = QRectF(2, self.height() - metrics.height() - 1, self.width() - 4, metrics.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, _elided(painter, told, room.width()))

    # --- mouse and keys ----------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self.cell_at(event.position())
        if under != self._under:
            self._under = under
            self.update()
            said = tooltip(self.words_of(under)) if under is not None else ""
            QToolTip.showText(event.globalPosition().toPoint(), said, self)

    def leaveEvent(self, event: QEvent) -> None:
        self._under = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shifted = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        moves = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
        if shifted:
            moves |= {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
        if key in moves and self.values:
            self._move(*moves[Qt.Key(key)])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key == Qt.Key.Key_Escape and self.cell is not None:
            self.cell = None
            self.update()
        else:
            super().keyPressEvent(event)

    def _move(self, down: int, right: int) -> None:
        rows, columns = self.rows, self.values[0].shape[1]
        if self.cell is None:
            self.cell = (0, 0)
        else:
            row, column = self.cell
            self.cell = min(max(row + down, 0), rows - 1), min(max(column + right, 0), columns - 1)
        words = self.words_of(self.cell)
        self.setAccessibleDescription(words)
        slot = next((slot for slot in self.slots() if slot.step == self.step), None)
        if slot is not None:
            at = self.mapToGlobal(self._rectangle(slot, self.cell).bottomRight().toPoint())
            QToolTip.showText(at, tooltip(words), self)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.cell = None
        self.update()


def matrices_of(seen: MaskSteps) -> list[Values]:
    """The seven matrices, by step, each (units shown, examples)."""
    a = seen.activations.numpy().astype(np.float64)
    mask = seen.mask.numpy().astype(np.float64)
    da = seen.gradients.numpy().astype(np.float64)
    return [a, mask, a * mask, a * mask / seen.keep_prob, da, mask, da * mask / seen.keep_prob]


def _held(before: float, values: list[Values]) -> float:
    """The value of the strongest shade; it stays while values move a little."""
    largest = max((float(np.abs(part[np.isfinite(part)]).max(initial=0.0)) for part in values), default=0.0)
    needed = number_text.nice_up(largest) if largest > 0 else 0.0
    return before if needed <= before <= 3 * needed else needed


def _image(values: Values, reach: float, step: int) -> QImage:
    """One pixel a cell: the accent for positive values, the colour of warnings for negative ones; the ground is 0.

    A few examples make most of the gradient, so that the root is taken of it.
    """
    palette = theme().palette
    ground = rgb(palette.surface)
    if step in (1, 5):
        high = rgb(mix(palette.surface, palette.text, 0.55))
        colors = ground + (high - ground) * values[..., None]
    else:
        share = np.clip(np.nan_to_num(values) / (reach or 1.0), -1.0, 1.0)
        share = np.sign(share) * np.sqrt(np.abs(share)) if step in BACKWARD else share
        strength = np.where(share == 0, 0.0, _FAINTEST + (1 - _FAINTEST) * np.abs(share))[..., None]
        ends = np.where(share[..., None] < 0, rgb(palette.warning), rgb(palette.accent))
        colors = ground + (ends - ground) * strength
    rows, columns = values.shape
    pixels = np.full((rows, columns, 4), 255, np.uint8)
    pixels[..., :3] = np.round(colors)
    return QImage(pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_RGBA8888).copy()


def _whole(size: float) -> float:
    """A size in whole pixels where it has some, so that all cells are alike."""
    return float(np.floor(size)) if size >= 2 else size


def _number(value: float, is_mask: bool) -> str:
    if is_mask:
        return str(int(value))
    return number_text.plain(value, 3).replace("-", "−")


def _elided(painter: QPainter, text: str, width: float) -> str:
    return QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, width)
