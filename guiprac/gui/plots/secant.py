"""J along one parameter, with the tangent by backpropagation and a secant whose ends can be dragged (S23)."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from guiprac import events
from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import ValueAxis, plain_tick
from guiprac.gui.plots.canvas import Canvas
from guiprac.gui.plots.line import Line
from guiprac.gui.theme import theme

_Values = npt.NDArray[np.float64]

_HANDLE = 6.0
_REACH = 14.0


@dataclass(frozen=True)
class Slope:
    """A secant between θ - ε and θ + ε: both ends lie on points where J was computed."""

    epsilon: float
    secant: float
    analytic: float

    @property
    def difference(self) -> float:
        """|secant - analytic| / (|secant| + |analytic|), as in S24; nan where both are 0."""
        size = abs(self.secant) + abs(self.analytic)
        return abs(self.secant - self.analytic) / size if size else math.nan


class SecantCanvas(Canvas):
    """Drag an end, or press the arrow keys, to bring the ends together or apart."""

    slope_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ValueAxis("left", plain_tick), ValueAxis("bottom", plain_tick), parent=parent)
        self.setObjectName("check.sweep.secant")
        self.setAccessibleName(self.tr("J along one parameter, with tangent and secant"))
        self.paint_over = self._paint_over
        self.swept: events.Swept | None = None
        self.thetas: _Values = np.zeros(0)
        self.costs: _Values = np.zeros(0)
        self._middle = 0
        # How many points of J the ends are away from the middle.
        self._apart = 0
        self._dragged = 0
        self._line = Line()
        self.view.addItem(self._line, ignoreBounds=True)
        self.stepped.connect(self._step)
        theme().changed.connect(self._dress)
        self._dress()

    def show_swept(self, swept: events.Swept) -> None:
        """Show J along the parameter of another sweep."""
        self.swept = swept
        thetas, costs = (array.numpy().astype(np.float64) for array in (swept.thetas, swept.costs))
        order = np.argsort(thetas)
        self.thetas, self.costs = thetas[order], costs[order]
        self._middle = int(np.argmin(np.abs(self.thetas - swept.theta))) if len(self.thetas) else 0
        self._apart = max(round(self._most() * 0.6), 1)
        self._line.setData(self.thetas, self.costs)
        there = self.costs[np.isfinite(self.costs)]
        if len(there) and self.thetas[-1] > self.thetas[0]:
            low, high = float(there.min()), float(there.max())
            margin = 0.12 * (high - low) or max(abs(high) * 1e-6, 1e-12)
            self.show_range((float(self.thetas[0]), float(self.thetas[-1])), (low - margin, high + margin))
        name = f"{swept.block}[{swept.row}" + (f", {swept.column}]" if swept.column >= 0 else "]")
        self.set_titles(left="J", bottom=self.tr("θ = {0}").format(name))
        self.slope_changed.emit()
        self.viewport().update()

    def _most(self) -> int:
        """How far from the middle both ends can be."""
        return min(self._middle, len(self.thetas) - 1 - self._middle)

    @property
    def slope(self) -> Slope | None:
        """The secant as it stands, beside the derivative by backpropagation."""
        if self.swept is None or not 1 <= self._apart <= self._most():
            return None
        left, right = self._middle - self._apart, self._middle + self._apart
        width = self.thetas[right] - self.thetas[left]
        secant = (self.costs[right] - self.costs[left]) / width
        return Slope(float(width) / 2, float(secant), self.swept.analytic)

    def set_apart(self, points: int) -> None:
        """Put the ends so many computed points from the middle."""
        points = min(max(points, 1), max(self._most(), 1))
        if points != self._apart:
            self._apart = points
            self.slope_changed.emit()
            self.viewport().update()

    @Slot(int)
    def _step(self, step: int) -> None:
        """By about a quarter of the distance, so that few presses go from far to near."""
        self.set_apart(self._apart + step * max(self._apart // 4, 1))

    # --- dragging ----------------------------------------------------------------------------------------------

    def ends(self) -> tuple[QPointF, QPointF] | None:
        """Where the two ends lie, in pixels."""
        if self.slope is None:
            return None
        left, right = self._middle - self._apart, self._middle + self._apart
        return (
            self.pixel(float(self.thetas[left]), float(self.costs[left])),
            self.pixel(float(self.thetas[right]), float(self.costs[right])),
        )

    def _end_at(self, point: QPointF) -> int:
        """-1 for the left end, 1 for the right one, 0 for neither."""
        ends = self.ends()
        if ends is None:
            return 0
        distances = [(end - point).manhattanLength() for end in ends]
        nearest = int(np.argmin(distances))
        return (-1, 1)[nearest] if distances[nearest] <= _REACH else 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragged = self._end_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else 0
        if not self._dragged:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            at = self.value_at(event.position()).x()
            middle = self.thetas[self._middle]
            # An end that is dragged across the middle stays beside it.
            wanted = middle + self._dragged * max(self._dragged * (at - middle), 0.0)
            self.set_apart(abs(int(np.argmin(np.abs(self.thetas - wanted))) - self._middle))
            return
        super().mouseMoveEvent(event)
        over = self._end_at(event.position())
        self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            self._dragged = 0
            return
        super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    # --- painting ----------------------------------------------------------------------------------------------

    @Slot()
    def _dress(self) -> None:
        self._line.setPen(pg.mkPen(theme().palette.text, width=1))
        self.viewport().update()

    def _paint_over(self, painter: QPainter) -> None:
        swept, ends = self.swept, self.ends()
        if swept is None or not len(self.thetas):
            return
        palette, area = theme().palette, self.area()
        at_theta = self.pixel(float(self.thetas[self._middle]), float(self.costs[self._middle]))
        painter.save()
        painter.setClipRect(area)
        painter.setPen(QPen(QColor(palette.good), 2, Qt.PenStyle.DashLine))
        self._paint_line(painter, at_theta, swept.analytic)
        if ends is not None and self.slope is not None:
            painter.setPen(QPen(QColor(palette.accent), 1.5))
            self._paint_line(painter, ends[0], self.slope.secant)
            painter.setPen(QPen(QColor(palette.accent), 1, Qt.PenStyle.DotLine))
            for end in ends:
                painter.drawLine(end, QPointF(end.x(), area.bottom()))
        painter.setPen(QPen(QColor(palette.text), 1.5))
        painter.setBrush(QColor(palette.surface))
        painter.drawEllipse(at_theta, 3.5, 3.5)
        painter.restore()
        if ends is not None:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(QColor(palette.surface))
            for end in ends:
                painter.drawEllipse(end, _HANDLE, _HANDLE)
            self._paint_end_names(painter, ends)

    def _paint_line(self, painter: QPainter, through: QPointF, slope: float) -> None:
        """A straight line of a slope, in units of J per θ, from edge to edge."""
        if not math.isfinite(slope):
            return
        (left, right), _ = self.visible_range()
        at = self.value_at(through)
        painter.drawLine(
            self.pixel(left, at.y() + slope * (left - at.x())),
            self.pixel(right, at.y() + slope * (right - at.x())),
        )

    def _paint_end_names(self, painter: QPainter, ends: tuple[QPointF, QPointF]) -> None:
        metrics, area = QFontMetricsF(painter.font()), self.area()
        painter.setPen(QColor(theme().palette.accent))
        for end, words in zip(ends, ("θ−ε", "θ+ε"), strict=True):
            width = metrics.horizontalAdvance(words) + 4
            left = min(max(end.x() - width / 2, area.left()), area.right() - width)
            place = QRectF(left, area.bottom() - metrics.height() - 2, width, metrics.height())
            ground = QColor(theme().palette.surface)
            ground.setAlpha(215)
            painter.fillRect(place, ground)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def words(self) -> str:
        """Secant and tangent in a sentence."""
        slope = self.slope
        if slope is None:
            return ""
        return self.tr("With ε = {0} the secant's slope is {1}; backpropagation says {2}.").format(
            number_text.plain(slope.epsilon, 3),
            number_text.plain(slope.secant, 6),
            number_text.plain(slope.analytic, 6),
        )
