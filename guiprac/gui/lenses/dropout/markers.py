"""A few values on one common scale, each with its name, its number and, where it varies, its spread."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiprac.gui.plots.canvas import small_font
from guiprac.gui.plots.number_text import nice_up, plain
from guiprac.gui.theme import mix, theme

_EDGE = 8.0
_TALLEST = 76.0
# A name and its number, by which the width is taken: other numbers move nothing.
_WIDEST = "without / keep_prob  0.649 ± 0.001"


@dataclass(frozen=True)
class Marker:
    """One line: `half` is drawn as a bar of that half-width around the value, `points` as small dots."""

    name: str
    value: float
    text: str
    half: float = 0.0
    points: tuple[float, ...] = ()
    role: str = "accent"
    is_filled: bool = True


class Markers(QWidget):
    """Lines from top to bottom; a dashed upright at the first value, with which the others are compared."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.title = ""
        self.markers: Sequence[Marker] = ()
        self._range = (0.0, 0.0)
        self._lowest: float | None = 0.0
        theme().changed.connect(self.update)

    def show_markers(self, title: str, markers: Sequence[Marker], *, from_zero: bool = True) -> None:
        """Show other values; the scale begins at 0 unless there is too little room for what differs."""
        self.title, self.markers = title, markers
        self._range = self._fitted(from_zero)
        said = "; ".join(f"{marker.name}: {marker.text}" for marker in markers)
        self.setAccessibleName(f"{title}. {said}")
        self.update()

    def _fitted(self, from_zero: bool) -> tuple[float, float]:
        ends = [
            end
            for marker in self.markers
            for end in (marker.value - marker.half, marker.value + marker.half, *marker.points)
            if np.isfinite(end)
        ]
        low, high = min(ends, default=0.0), max(ends, default=1.0)
        if from_zero:
            low, high = min(low, 0.0), max(high, 0.0)
            fitted = -nice_up(-low * 1.02) if low < 0 else 0.0, nice_up(high * 1.02) if high > 0 else 0.0
        else:
            step = nice_up((high - low) / 4 or abs(high) or 1.0)
            fitted = float(np.floor(low / step) * step), float(np.ceil(high / step) * step)
        old = self._range
        # While values move a little, the scale stays.
        if old[0] <= low and high <= old[1] and (old[1] - old[0]) < 2.2 * (fitted[1] - fitted[0]):
            return old
        return fitted if fitted[1] > fitted[0] else (fitted[0], fitted[0] + 1.0)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(small_font(self))
        return QSize(round(metrics.horizontalAdvance(_WIDEST)), 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 96)

    def x_of(self, value: float) -> float:
        """Where a value lies, in pixels."""
        low, high = self._range
        share = (value - low) / ((high - low) or 1.0)
        return _EDGE + min(max(share, 0.0), 1.0) * (self.width() - 2 * _EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self))
        metrics, palette = QFontMetricsF(painter.font()), theme().palette
        line = metrics.height()
        painter.setPen(QColor(palette.quiet))
        room = QRectF(0, 0, self.width(), 2 * line)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), self.title)
        used = painter.boundingRect(
            room, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), self.title
        )
        top = used.height() + 4
        if self.markers:
            tall = min((self.height() - top) / len(self.markers), _TALLEST)
            x = self.x_of(self.markers[0].value)
            painter.setPen(QPen(QColor(palette.quiet), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, top + line + 2), QPointF(x, top + tall * len(self.markers) - 2))
            for place, marker in enumerate(self.markers):
                self._paint_marker(painter, marker, QRectF(0, top + place * tall, self.width(), tall))
        painter.end()

    def _paint_marker(self, painter: QPainter, marker: Marker, room: QRectF) -> None:
        metrics, palette = QFontMetricsF(painter.font()), theme().palette
        color = QColor(getattr(palette, marker.role))
        strip = QRectF(room.left(), room.top(), room.width(), metrics.height())
        painter.fillRect(strip, QColor(palette.surface))
        painter.setPen(QColor(palette.text))
        painter.drawText(strip, Qt.AlignmentFlag.AlignRight, marker.text)
        left = strip.adjusted(0, 0, -metrics.horizontalAdvance(marker.text) - 8, 0)
        name = metrics.elidedText(marker.name, Qt.TextElideMode.ElideRight, left.width())
        painter.setPen(QColor(palette.quiet))
        painter.drawText(left, Qt.AlignmentFlag.AlignLeft, name)
        middle = (strip.bottom() + room.bottom()) / 2
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.drawLine(QPointF(_EDGE, middle), QPointF(self.width() - _EDGE, middle))
        self._paint_points(painter, marker, middle, room.bottom() - strip.bottom())
        x = self.x_of(marker.value)
        if marker.half > 0 and np.isfinite(marker.half):
            painter.setPen(QPen(color, 2))
            low, high = self.x_of(marker.value - marker.half), self.x_of(marker.value + marker.half)
            painter.drawLine(QPointF(low, middle), QPointF(high, middle))
            for end in (low, high):
                painter.drawLine(QPointF(end, middle - 4), QPointF(end, middle + 4))
        if np.isfinite(marker.value):
            painter.setPen(QPen(color, 1.5))
            painter.setBrush(color if marker.is_filled else QColor(palette.surface))
            painter.drawEllipse(QPointF(x, middle), 4.5, 4.5)

    def _paint_points(self, painter: QPainter, marker: Marker, middle: float, tall: float) -> None:
        if not marker.points:
            return
        heights = middle + jitter(len(marker.points)) * max(min(tall / 2 - 3, 9.0), 1.0)
        places = [
            QPointF(self.x_of(value), float(height))
            for value, height in zip(marker.points, heights, strict=True)
            if math.isfinite(value)
        ]
        paint_dots(painter, places, mix(theme().palette.surface, getattr(theme().palette, marker.role), 0.6))


def paint_dots(painter: QPainter, places: Sequence[QPointF], color: str) -> None:
    """Small dots, all with one call: one by one they cost many times as much."""
    painter.setPen(QPen(QColor(color), 3.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPoints(QPolygonF(places))


def plus_minus(value: float, spread: float) -> str:
    """A value with its spread, as many decimals in both: "0.649 ± 0.001"."""
    told = plain(value, 3)
    decimals = len(told.partition(".")[2])
    if not math.isfinite(spread) or "·" in told:
        return f"{told} ± {plain(spread, 2)}".replace("-", "−")
    return f"{told} ± {spread:.{decimals}f}".replace("-", "−")


def jitter(count: int) -> npt.NDArray[np.float64]:
    """Places between -1 and 1 that keep neighbours apart, the same each time (multiples of the golden ratio)."""
    return np.asarray(2 * ((np.arange(count) * 0.6180339887498949) % 1.0) - 1, np.float64)
