"""A line that can be redrawn live at full resolution."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

_WIDTH = 1.75
# A line of more points is drawn once: it is dense enough to be seen.
_MANY = 1200


class Line(pg.PlotCurveItem):  # type: ignore[misc]
    """A curve with gaps at nan that looks about 1.75 pixels wide and costs little.

    Qt strokes only pens of one device pixel fast; a wide one takes up to fifty times as long on a noisy line. So the
    thin line is drawn two or three times, a fraction of a pixel apart.
    """

    def __init__(self) -> None:
        super().__init__(antialias=True, connect="finite")

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        x, _ = self.getData()
        if x is None or len(x) < 2:
            return
        pen, path = QPen(self.opts["pen"]), self.getPath()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if painter.paintEngine().type() != QPaintEngine.Type.Raster:
            pen.setWidthF(_WIDTH)
            painter.setPen(pen)
            painter.drawPath(path)
            return
        ratio = painter.device().devicePixelRatioF()
        if pen.style() == Qt.PenStyle.DashLine:
            # Qt counts dashes in pen widths, which are device pixels here.
            pen.setDashPattern([4 * ratio, 3 * ratio])
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
    return (-0.3, 0.3) if ratio < 1.5 else (-0.7 / ratio, 0.0, 0.7 / ratio)
