"""A line that can be redrawn live at full resolution."""

import math

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from guiprac.gui.theme import theme

_Values = npt.NDArray[np.float64]

_WIDTH = 1.75
# A line of more points is drawn once: it is dense enough to be seen.
_MANY = 1200
_LARGE = 1.3


class Line(pg.PlotCurveItem):  # type: ignore[misc]
    """A curve with gaps at nan that looks about 1.75 pixels wide and costs little.

    Qt strokes only pens of one device pixel fast; a wide one takes up to fifty times as long on a noisy line. So the
    thin line is drawn two or three times, a fraction of a pixel apart.
    """

    def __init__(self) -> None:
        super().__init__(antialias=True, connect="finite")

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        x, y = self.getData()
        if x is None or len(x) < 2:
            return
        pen, path = QPen(self.opts["pen"]), self.getPath()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if painter.paintEngine().type() != QPaintEngine.Type.Raster:
            # An SVG file knows no clipping: what lies outside the view is left out.
            pen.setWidthF(_WIDTH * theme().zoom)
            painter.setPen(pen)
            painter.drawPath(_inside(x, y, self.viewRect()))
            return
        ratio = painter.device().devicePixelRatioF()
        if pen.style() == Qt.PenStyle.DashLine:
            # Qt counts dashes in pen widths, which are device pixels here.
            pen.setDashPattern([4 * ratio, 3 * ratio])
        elif pen.style() == Qt.PenStyle.DashDotLine:
            pen.setDashPattern([9 * ratio, 3 * ratio, 2 * ratio, 3 * ratio])
        painter.setPen(pen)
        placed = painter.worldTransform()
        for shift in _shifts(ratio, len(x)):
            # Along the rising diagonal: level lines and falling ones, such as errors, grow wider.
            painter.setWorldTransform(placed * QTransform.fromTranslate(shift, -shift))
            painter.drawPath(path)
        painter.setWorldTransform(placed)


def _shifts(ratio: float, points: int) -> tuple[float, ...]:
    """By how much, in logical pixels, each drawing of the line is moved."""
    if points > _MANY:
        return (0.0,)
    zoom = theme().zoom
    if zoom > _LARGE:
        # Large text is read from afar: so are lines, and as fast as small ones.
        count = math.ceil(_WIDTH * zoom)
        return tuple((0.7 * (place - (count - 1) / 2)) for place in range(count))
    return (-0.3, 0.3) if ratio < 1.5 else (-0.7 / ratio, 0.0, 0.7 / ratio)


def _inside(x: _Values, y: _Values, view: QRectF) -> QPainterPath:
    """The parts of a line inside a rectangle, cut where it leaves it (Liang and Barsky)."""
    from_x, from_y, to_x, to_y = x[:-1], y[:-1], x[1:], y[1:]
    first, last = np.zeros(len(from_x)), np.ones(len(from_x))
    for start, end, low, high in (
        (from_x, to_x, view.left(), view.right()),
        (from_y, to_y, view.top(), view.bottom()),
    ):
        with np.errstate(divide="ignore", invalid="ignore"):
            enters, leaves = (low - start) / (end - start), (high - start) / (end - start)
        level = end == start
        within = (start >= low) & (start <= high)
        enters, leaves = np.minimum(enters, leaves), np.maximum(enters, leaves)
        first = np.maximum(first, np.where(level, np.where(within, 0.0, 2.0), enters))
        last = np.minimum(last, np.where(level, 1.0, leaves))
    path = QPainterPath()
    reached: tuple[float, float] | None = None
    for index in np.flatnonzero(first < last):
        step = to_x[index] - from_x[index], to_y[index] - from_y[index]
        enter = from_x[index] + first[index] * step[0], from_y[index] + first[index] * step[1]
        leave = from_x[index] + last[index] * step[0], from_y[index] + last[index] * step[1]
        if enter != reached:
            path.moveTo(*enter)
        path.lineTo(*leave)
        reached = leave
    return path
