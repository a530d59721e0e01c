"""The units of a layer, each with a bar for how much dev error rises without it; a click knocks one out (S17)."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
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
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiprac.gui.plots import number_text
from guiprac.gui.plots.canvas import small_font
from guiprac.gui.theme import mix, theme
from guiprac.gui.words import tooltip

Values = npt.NDArray[np.float64]

_NARROWEST, _WIDEST = 9.0, 34.0
_UNIT = 12.0


class UnitBars(QWidget):
    """Units from left to right, in as many rows as they need; arrow keys move, Space knocks out.

    A bar upwards is a rise of the error, one downwards a fall; a unit that is out is a hollow ring with a stroke.
    """

    toggled = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens.dropout.units.bars")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.rises: Values = np.zeros(0)
        self.out: frozenset[int] = frozenset()
        self.unit: int | None = None
        self._under: int | None = None
        self._told: Sequence[str] = ()
        self._reach = (0.0, 0.0)
        self._is_share = True
        theme().changed.connect(self.update)

    def show_rises(self, rises: Values, out: frozenset[int], told: Sequence[str], *, is_share: bool) -> None:
        """Show other bars; `told` says each unit in a sentence."""
        if len(rises) != len(self.rises) or is_share != self._is_share:
            self.unit = self._under = None
            self._reach = (0.0, 0.0)
        self.rises, self.out, self._told, self._is_share = rises, out, told, is_share
        finite = rises[np.isfinite(rises)]
        up, down = float(finite.max(initial=0.0)), float(-finite.min(initial=0.0))
        least = 0.01 if is_share else 0.0
        self._reach = (_held(self._reach[0], max(up, least)), _held(self._reach[1], down))
        self.setAccessibleName(self.tr("Units of the layer, {0} of them knocked out").format(len(out)))
        self.update()

    # --- geometry ----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(560, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 96)

    def _grid(self) -> tuple[QRectF, int, int]:
        """Where the units lie, how many stand in a row, and how many rows there are."""
        metrics = QFontMetricsF(small_font(self))
        left = max(metrics.horizontalAdvance(text) for text in self._ticks()) + 8
        area = QRectF(
            left, metrics.height() + 2, self.width() - left - 4, self.height() - metrics.height() - 4
        )
        total = max(len(self.rises), 1)
        in_row = min(total, max(int(area.width() / _NARROWEST), 1))
        rows = -(-total // in_row)
        return area, -(-total // rows), rows

    def place_of(self, unit: int) -> QRectF:
        """Where a unit and its bar lie."""
        area, in_row, rows = self._grid()
        across, down = min(area.width() / in_row, _WIDEST), area.height() / rows
        return QRectF(area.left() + unit % in_row * across, area.top() + unit // in_row * down, across, down)

    def unit_at(self, point: QPointF) -> int | None:
        """The unit under a point."""
        area, in_row, rows = self._grid()
        across, down = min(area.width() / in_row, _WIDEST), area.height() / rows
        if not area.contains(point):
            return None
        column = int((point.x() - area.left()) / across)
        unit = int((point.y() - area.top()) / down) * in_row + column
        return unit if column < in_row and unit < len(self.rises) else None

    def _ticks(self) -> tuple[str, str]:
        return self._tick(self._reach[0]), self._tick(-self._reach[1])

    def _tick(self, value: float) -> str:
        if self._is_share:
            return f"{100 * value:+.3g}".replace("-", "−") if value else "0"
        return f"{value:+.3g}".replace("-", "−") if value else "0"

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self))
        palette, metrics = theme().palette, QFontMetricsF(painter.font())
        title = (
            self.tr("Rise of dev error without this unit alone, in points")
            if self._is_share
            else self.tr("Rise of dev RMSE without this unit alone")
        )
        painter.setPen(QColor(palette.quiet))
        painter.drawText(QRectF(0, 0, self.width(), metrics.height()), Qt.AlignmentFlag.AlignLeft, title)
        area, in_row, rows = self._grid()
        for row in range(rows if len(self.rises) else 0):
            self._paint_ground(painter, self.place_of(row * in_row), area)
        for unit in range(len(self.rises)):
            self._paint_unit(painter, unit)
        if self.hasFocus() and self.unit is None:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _parts(self, place: QRectF) -> tuple[float, float, float]:
        """The height of the ground line, and how many pixels the strongest rise and fall take."""
        room = place.height() - _UNIT - 6
        up, down = self._reach
        share = up / ((up + down) or 1.0)
        return place.top() + 2 + room * share, room * share, room * (1 - share)

    def _paint_ground(self, painter: QPainter, first: QRectF, area: QRectF) -> None:
        palette, metrics = theme().palette, QFontMetricsF(painter.font())
        ground, up, down = self._parts(first)
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.drawLine(QPointF(area.left(), ground), QPointF(area.right(), ground))
        right = Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(palette.quiet))
        half = metrics.height() / 2
        if up > metrics.height():
            top = QRectF(0, ground - up - 2, area.left() - 6, metrics.height())
            painter.drawText(top, right, self._tick(self._reach[0]))
        painter.drawText(QRectF(0, ground - half, area.left() - 6, 2 * half), right, "0")
        if down > 1.5 * metrics.height():
            low = QRectF(0, ground + down - half - 2, area.left() - 6, 2 * half)
            painter.drawText(low, right, self._tick(-self._reach[1]))

    def _paint_unit(self, painter: QPainter, unit: int) -> None:
        palette, place = theme().palette, self.place_of(unit)
        is_out, rise = unit in self.out, float(self.rises[unit])
        if unit in (self.unit, self._under):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.hover))
            painter.drawRect(place.adjusted(0, 0, -1, 0))
            if unit == self.unit and self.hasFocus():
                painter.setPen(QPen(QColor(palette.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place.adjusted(1, 1, -1, -1))
        ground, up, down = self._parts(place)
        strongest = self._reach[0] if rise > 0 else self._reach[1]
        tall = (up if rise > 0 else down) * min(abs(rise) / (strongest or 1.0), 1.0)
        width = max(min(place.width() - 3, 16.0), 2.0)
        left = place.center().x() - width / 2
        color = QColor(palette.dev if rise > 0 else palette.good)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(palette.surface, color.name(), 0.45)) if is_out else color)
        if np.isfinite(rise) and rise != 0:
            painter.drawRect(QRectF(left, ground - tall if rise > 0 else ground, width, max(tall, 1.0)))
        center = QPointF(place.center().x(), place.bottom() - _UNIT / 2 - 2)
        radius = min(_UNIT / 2 - 1, place.width() / 2 - 1)
        painter.setPen(QPen(QColor(palette.bad if is_out else palette.text), 1.25))
        painter.setBrush(QColor(palette.surface if is_out else mix(palette.surface, palette.accent, 0.35)))
        painter.drawEllipse(center, radius, radius)
        if is_out:
            reach = QPointF(radius + 1, -radius - 1)
            painter.drawLine(center - reach, center + reach)

    # --- mouse and keys ----------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self.unit_at(event.position())
        if under != self._under:
            self._under = under
            self.update()
            said = tooltip(self._told[under]) if under is not None and under < len(self._told) else ""
            QToolTip.showText(event.globalPosition().toPoint(), said, self)

    def leaveEvent(self, event: QEvent) -> None:
        self._under = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        unit = self.unit_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if unit is None:
            super().mousePressEvent(event)
        else:
            self.unit = unit
            self.toggled.emit(unit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        in_row = self._grid()[1]
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -in_row, Qt.Key.Key_Down: in_row}
        key = Qt.Key(event.key())
        if key in moves and len(self.rises):
            target = 0 if self.unit is None else self.unit + moves[key]
            if 0 <= target < len(self.rises):
                self.unit = target
            self._tell()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.unit is not None:
            self.toggled.emit(self.unit)
        elif key == Qt.Key.Key_Escape and self.unit is not None:
            self.unit = None
            self.update()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if self.unit is not None and self.unit < len(self._told):
            words = self._told[self.unit]
            self.setAccessibleDescription(words)
            at = self.mapToGlobal(self.place_of(self.unit).bottomRight().toPoint())
            QToolTip.showText(at, tooltip(words), self)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def _held(before: float, value: float) -> float:
    """A round number above the value; it stays while the value moves a little."""
    needed = number_text.nice_up(value) if value > 0 else 0.0
    return before if needed <= before <= 3 * needed else needed
