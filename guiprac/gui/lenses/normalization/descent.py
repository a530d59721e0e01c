"""Descent just below and just beyond the largest stable α, on a logarithmic axis (S20)."""

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from guiprac.events.normalization import Curvature
from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import Scale, ValueAxis
from guiprac.gui.plots.canvas import Canvas, Row, paint_box
from guiprac.gui.plots.line import Line
from guiprac.gui.theme import theme
from guiprac.gui.words import count

# Powers of ten of J above its least, relative to the start, that are drawn.
_LOW, _HIGH = -4.2, 4.2


def _power_tick(value: float, _: float) -> str:
    return number_text.power_of_ten(round(math.log10(value))) if value > 0 else "0"


class DescentCanvas(Canvas):
    """J above its least, relative to the start, at 0.95 and at 1.05 times the largest stable α."""

    def __init__(self, parent: QWidget | None = None) -> None:
        left = ValueAxis("left", _power_tick)
        super().__init__(left, ValueAxis("bottom", whole=True), parent=parent)
        self.left.set_scale(Scale(log=True))
        self.setMinimumSize(120, 120)
        self.paint_over = self._paint_over
        self.below: Sequence[float] = ()
        self.beyond: Sequence[float] = ()
        self._lines = (Line(), Line())
        for line in self._lines:
            self.view.addItem(line, ignoreBounds=True)
        theme().changed.connect(self._dress)
        self._dress()

    def show_curvature(self, curvature: Curvature, title: str) -> None:
        """Show the two descents of one kind of inputs."""
        self.below, self.beyond = curvature.below, curvature.beyond
        self.set_titles(left=title, bottom=self.tr("Step"))
        for line, values in zip(self._lines, (self.below, self.beyond), strict=True):
            heights = np.log10(np.maximum(np.asarray(values, np.float64), 1e-12))
            line.setData(np.arange(len(heights), dtype=np.float64), heights)
        self.show_range((0.0, 1.04 * max(len(self.below) - 1, 1)), (_LOW, _HIGH))
        self.viewport().update()

    @Slot()
    def _dress(self) -> None:
        palette = theme().palette
        self._lines[0].setPen(pg.mkPen(palette.good, width=1))
        self._lines[1].setPen(pg.mkPen(palette.bad, width=1, style=Qt.PenStyle.DashLine))
        self.viewport().update()

    def _paint_over(self, painter: QPainter) -> None:
        if not self.below:
            return
        palette, metrics, area = theme().palette, QFontMetricsF(painter.font()), self.area()
        right = Qt.AlignmentFlag.AlignRight
        self._paint_name(
            painter, "1.05 ×", palette.bad, QRectF(area.left(), area.top() + 2, area.width() - 4, 20), right
        )
        end = min(max(math.log10(max(self.below[-1], 1e-12)), _LOW), 0.0)
        y = self.pixel(0.0, end).y() - metrics.height() - 2
        y = min(max(y, area.top() + 24), area.bottom() - metrics.height() - 2)
        self._paint_name(painter, "0.95 ×", palette.good, QRectF(area.left(), y, area.width() - 4, 20), right)
        if self.pointer is not None:
            step = min(max(round(self.value_at(self.pointer).x()), 0), len(self.below) - 1)
            rows = [
                Row("0.95 ×", number_text.scientific(self.below[step]), palette.good),
                Row("1.05 ×", number_text.scientific(self.beyond[step]), palette.bad),
            ]
            paint_box(painter, area, QPointF(self.pointer), self.tr("step {0}").format(count(step)), rows)

    @staticmethod
    def _paint_name(painter: QPainter, name: str, color: str, place: QRectF, flags: Qt.AlignmentFlag) -> None:
        ground = QColor(theme().palette.surface)
        ground.setAlpha(200)
        used = painter.boundingRect(place, int(flags), name)
        painter.fillRect(used.adjusted(-3, 0, 3, 0), ground)
        painter.setPen(QColor(color))
        painter.drawText(place, flags, name)
