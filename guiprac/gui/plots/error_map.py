"""Where in a W[l] or b[l] the analytic and the numeric gradient part: one cell an entry, or a few."""

import math
from typing import cast

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QBrush,
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

from guiprac import events
from guiprac.gui.plots import number_text
from guiprac.gui.plots.canvas import small_font
from guiprac.gui.plots.colors import is_dark, rgb
from guiprac.gui.theme import Palette, mix, theme
from guiprac.gui.words import count, tooltip

Cell = tuple[int, int]
_Values = npt.NDArray[np.float64]

# Decades of the scale: what lies below is shown as exact.
LEAST_EXPONENT, GREATEST_EXPONENT = -12, 0
_LARGEST_CELL = 28.0
_SHADES = 256
_BAR = 8.0
# The dark end of the scale on a light ground, and the light end on a dark one; both of the accent's hue.
_DEEP, _BRIGHT = "#26267F", "#D3D4FF"

# sRGB to OKLab's cone responses and from there to its axes (Ottosson 2020): equal steps there look equal.
_TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def shades(palette: Palette) -> npt.NDArray[np.uint8]:
    """The colours of the scale from its low to its high end, (256, 3): even steps of lightness, one hue."""
    low = mix(palette.surface, palette.accent, 0.10)
    ends = [_oklab(low), _oklab(_BRIGHT if is_dark(palette) else _DEEP)]
    share = np.linspace(0.0, 1.0, _SHADES)[:, None]
    lab = ends[0] + (ends[1] - ends[0]) * share
    linear = (lab @ np.linalg.inv(_TO_LAB).T) ** 3 @ np.linalg.inv(_TO_CONES).T
    linear = np.clip(linear, 0.0, 1.0)
    encoded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return cast(npt.NDArray[np.uint8], np.round(encoded * 255).astype(np.uint8))


def _oklab(color: str) -> _Values:
    channels = rgb(color) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return cast(_Values, _TO_LAB @ np.cbrt(_TO_CONES @ linear))


class ErrorMap(QWidget):
    """|analytic - numeric| / (|analytic| + |numeric|) of a block's entries on a logarithmic scale.

    Rows are the units of layer l, columns those of layer l-1; what was not checked is hatched.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check.errors")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Map of the entries' errors"))
        self.errors: _Values = np.zeros((0, 0))
        self.choice: Cell | None = None
        self._block: events.Block | None = None
        self._shape = (0, 0)
        self._under: Cell | None = None
        self._image = QImage()
        theme().changed.connect(self._shade)

    def show_block(self, block: events.Block | None, shape: tuple[int, int] | None = None) -> None:
        """Show a block's errors; `shape` is that of the block itself, (n[l], n[l-1]) or (n[l], 1)."""
        self._block = block
        packed = None if block is None else block.errors
        found = np.zeros((0, 0)) if packed is None else packed.numpy().astype(np.float64)
        self.errors = found.reshape(len(found), -1) if found.size else np.zeros((0, 0))
        self._shape = shape or (self.errors.shape[0], self.errors.shape[1])
        self.choice = self._under = None
        self._shade()

    @Slot()
    def _shade(self) -> None:
        """Make the picture of the cells; one pixel a cell."""
        table = shades(theme().palette)
        exponents = np.full(self.errors.shape, float(LEAST_EXPONENT))
        np.log10(self.errors, out=exponents, where=self.errors > 0)
        share = (exponents - LEAST_EXPONENT) / (GREATEST_EXPONENT - LEAST_EXPONENT)
        index = np.round(np.clip(share, 0.0, 1.0) * (_SHADES - 1)).astype(np.intp)
        pixels = np.zeros((*self.errors.shape, 4), np.uint8)
        pixels[..., :3] = table[index]
        pixels[..., 3] = np.where(np.isnan(self.errors), 0, 255)
        rows, columns = self.errors.shape
        whole = QImage(pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
        self._image = whole.copy()
        self.update()

    # --- geometry ----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(280, 140)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 116)

    def frame(self) -> QRectF:
        """Where the cells lie: names above and on the left, the scale below."""
        line = QFontMetricsF(small_font(self)).height()
        left, top, below = line + 6, line + 4, line + _BAR + 14
        room = QRectF(left, top, max(self.width() - left - 2, 8), max(self.height() - top - below, 8))
        rows, columns = max(self.errors.shape[0], 1), max(self.errors.shape[1], 1)
        across = min(room.width() / columns, _LARGEST_CELL)
        down = min(room.height() / rows, _LARGEST_CELL)
        return QRectF(room.left(), room.top(), across * columns, down * rows)

    def cell_at(self, point: QPointF) -> Cell | None:
        """The cell under a point."""
        frame = self.frame()
        rows, columns = self.errors.shape
        if not self.errors.size or not frame.contains(point):
            return None
        row = int((point.y() - frame.top()) / frame.height() * rows)
        column = int((point.x() - frame.left()) / frame.width() * columns)
        return min(row, rows - 1), min(column, columns - 1)

    def rectangle_of(self, cell: Cell) -> QRectF:
        """Where a cell lies."""
        frame = self.frame()
        rows, columns = self.errors.shape
        across, down = frame.width() / columns, frame.height() / rows
        return QRectF(frame.left() + cell[1] * across, frame.top() + cell[0] * down, across, down)

    # --- words -------------------------------------------------------------------------------------------------

    def words_of(self, cell: Cell) -> str:
        """The entries of a cell and their largest error, in a sentence."""
        if self._block is None:
            return ""
        first_row, last_row = _entries(cell[0], self.errors.shape[0], self._shape[0])
        where = _range_text(self.tr("row"), self.tr("rows"), first_row, last_row)
        alone = first_row == last_row
        if not self._block.name.startswith("b"):
            first, last = _entries(cell[1], self.errors.shape[1], self._shape[1])
            where += ", " + _range_text(self.tr("column"), self.tr("columns"), first, last)
            alone = alone and first == last
        error = float(self.errors[cell])
        if math.isnan(error):
            said = self.tr("not checked")
        elif alone:
            said = self.tr("error {0}").format(number_text.scientific(error))
        else:
            said = self.tr("largest error {0}").format(number_text.scientific(error))
        return f"{self._block.name}, {where}: {said}"

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(small_font(self))
        palette = theme().palette
        if self.errors.size:
            frame = self.frame()
            painter.fillRect(frame, QBrush(QColor(palette.border), Qt.BrushStyle.BDiagPattern))
            painter.drawImage(frame, self._image)
            painter.setPen(QPen(QColor(palette.border), 1))
            painter.drawRect(frame)
            self._paint_names(painter, frame)
            self._paint_scale(painter)
            for cell, color, width in (
                (self._under, palette.quiet, 1.0),
                (self.choice, palette.warning, 2.0),
            ):
                if cell is not None:
                    painter.setPen(QPen(QColor(color), width))
                    least = self.rectangle_of(cell).adjusted(-1, -1, 1, 1)
                    painter.drawRect(least)
        elif self._block is not None:
            painter.setPen(QColor(palette.quiet))
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(
                QRectF(self.rect()), int(middle), self.tr("There is no map of this block's entries.")
            )
        if self.hasFocus() and self.choice is None:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_names(self, painter: QPainter, frame: QRectF) -> None:
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(theme().palette.quiet))
        if self._block is not None and not self._block.name.startswith("b"):
            across = QRectF(frame.left(), 0, self.width() - frame.left(), metrics.height())
            named = self.tr("column: unit of the layer below →")
            painter.drawText(
                across,
                Qt.AlignmentFlag.AlignLeft,
                metrics.elidedText(named, Qt.TextElideMode.ElideRight, across.width()),
            )
        painter.save()
        painter.translate(metrics.height() / 2, frame.top())
        painter.rotate(-90)
        length = max(frame.height(), 60.0)
        down = QRectF(-length, -metrics.height() / 2, length, metrics.height())
        painter.drawText(down, Qt.AlignmentFlag.AlignRight, self.tr("← row: unit"))
        painter.restore()

    def _paint_scale(self, painter: QPainter) -> None:
        metrics = QFontMetricsF(painter.font())
        left = self.frame().left()
        width = min(self.width() - left - 12, 240.0)
        bar = QRectF(left, self.height() - metrics.height() - _BAR - 4, width, _BAR)
        table = shades(theme().palette)
        strip = np.concatenate((table, np.full((_SHADES, 1), 255, np.uint8)), axis=1)
        image = QImage(strip.tobytes(), _SHADES, 1, 4 * _SHADES, QImage.Format.Format_RGBA8888)
        painter.drawImage(bar, image)
        painter.setPen(QPen(QColor(theme().palette.border), 1))
        painter.drawRect(bar)
        painter.setPen(QColor(theme().palette.quiet))
        for exponent in (-12, -7, -3, 0):
            share = (exponent - LEAST_EXPONENT) / (GREATEST_EXPONENT - LEAST_EXPONENT)
            text = number_text.power_of_ten(exponent)
            half = metrics.horizontalAdvance(text) / 2 + 1
            x = min(max(bar.left() + share * width, bar.left() + half), self.width() - half)
            place = QRectF(x - half, bar.bottom() + 2, 2 * half, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

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
        moves = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key = Qt.Key(event.key())
        if key in moves and self.errors.size:
            down, right = moves[key] if self.choice is not None else (0, 0)
            row, column = self.choice or (0, 0)
            rows, columns = self.errors.shape
            self.choice = min(max(row + down, 0), rows - 1), min(max(column + right, 0), columns - 1)
            words = self.words_of(self.choice)
            self.setAccessibleDescription(words)
            at = self.mapToGlobal(self.rectangle_of(self.choice).bottomRight().toPoint())
            QToolTip.showText(at, tooltip(words), self)
            self.update()
        elif key == Qt.Key.Key_Escape and self.choice is not None:
            self.choice = None
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.choice = None
        self.update()


def _entries(cell: int, cells: int, size: int) -> tuple[int, int]:
    """The first and the last entry of a cell, where `size` entries share `cells` cells as evenly as can be."""
    if size <= cells:
        return cell, cell
    return cell * size // cells, (cell + 1) * size // cells - 1


def _range_text(one: str, several: str, first: int, last: int) -> str:
    return f"{one} {count(first)}" if first == last else f"{several} {count(first)}–{count(last)}"
