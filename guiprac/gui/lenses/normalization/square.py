"""A square of a plane on which one unit is as long across as up, with a title, a few ticks and names of the axes."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiprac.gui.plots.axes import plain_tick
from guiprac.gui.plots.canvas import small_font
from guiprac.gui.theme import theme

Range = tuple[float, float]

# At most so many ticks, and so many pixels between their labels.
_TICKS, _APART = 5, 10.0
_NICE = (1.0, 2.0, 5.0, 10.0)


def round_ticks(low: float, high: float, most: int) -> tuple[float, list[float]]:
    """At most so many round values inside a range, and their distance."""
    if not (math.isfinite(low) and math.isfinite(high) and high > low):
        return 0.0, []
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(nice * power for nice in _NICE if nice * power >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return step, [index * step for index in range(first, last + 1)]


class Square(QWidget):
    """Subclasses paint what lies on the plane in `paint_plane`, clipped to the square."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.note = "", ""
        self.x_name, self.y_name = "", ""
        self.x_range: Range = (-1.0, 1.0)
        self.y_range: Range = (-1.0, 1.0)
        self.has_y_ticks = True
        # Squares beside each other leave the same room on the left, so that they are equally large.
        self.left_room = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    def paint_plane(self, painter: QPainter, area: QRectF) -> None:
        raise NotImplementedError

    # --- geometry ----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(240, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 116)

    def area(self) -> QRectF:
        """The square itself, in the widget's pixels."""
        line = QFontMetricsF(small_font(self)).height()
        title = QFontMetricsF(self.font()).height()
        left, top = max(self.room_on_the_left(), self.left_room), title + line + 6
        side = min(self.width() - left - 6, self.height() - top - 2 * line - 6)
        return QRectF(left, top, max(side, 16.0), max(side, 16.0))

    def room_on_the_left(self) -> float:
        """The room that the widest tick and the name of the axis need; it follows from the range alone."""
        metrics = QFontMetricsF(small_font(self))
        step, values = round_ticks(*self.y_range, _TICKS) if self.has_y_ticks else (0.0, [])
        widths = [metrics.horizontalAdvance(plain_tick(value, step)) for value in values]
        named = metrics.height() + 2 if self.y_name else 0.0
        return max([metrics.horizontalAdvance("−1"), *widths]) + named + 6

    def pixel(self, x: float, y: float) -> QPointF:
        """Where a point of the plane lies, in pixels."""
        area = self.area()
        across = (x - self.x_range[0]) / (self.x_range[1] - self.x_range[0])
        up = (y - self.y_range[0]) / (self.y_range[1] - self.y_range[0])
        return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())

    def value_at(self, point: QPointF) -> tuple[float, float]:
        """The point of the plane under a pixel."""
        area = self.area()
        across = (point.x() - area.left()) / area.width()
        up = (area.bottom() - point.y()) / area.height()
        return (
            self.x_range[0] + across * (self.x_range[1] - self.x_range[0]),
            self.y_range[0] + up * (self.y_range[1] - self.y_range[0]),
        )

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette, area = QPainter(self), theme().palette, self.area()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_title(painter, area)
        painter.setFont(small_font(self))
        self._paint_ticks(painter, area)
        painter.save()
        painter.setClipRect(area)
        self.paint_plane(painter, area)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(palette.accent if focused else palette.field), 2 if focused else 1))
        painter.drawRect(area)
        painter.end()

    def _ticks_across(self, metrics: QFontMetricsF, area: QRectF) -> tuple[float, list[float]]:
        """As many ticks as have room beside each other."""
        for most in range(_TICKS, 1, -1):
            step, values = round_ticks(*self.x_range, most)
            widest = max(
                (metrics.horizontalAdvance(plain_tick(value, step)) for value in values), default=0.0
            )
            room = area.width() * step / (self.x_range[1] - self.x_range[0])
            if widest + _APART <= room:
                return step, values
        return step, values[:1]

    def _paint_title(self, painter: QPainter, area: QRectF) -> None:
        palette, left = theme().palette, Qt.AlignmentFlag.AlignLeft
        metrics, small = QFontMetricsF(self.font()), QFontMetricsF(small_font(self))
        width = self.width() - area.left()
        painter.setPen(QColor(palette.text))
        painter.drawText(
            QRectF(area.left(), 0, width, metrics.height()),
            left,
            metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, width),
        )
        painter.setFont(small_font(self))
        painter.setPen(QColor(palette.quiet))
        painter.drawText(
            QRectF(area.left(), metrics.height(), width, small.height()),
            left,
            small.elidedText(self.note, Qt.TextElideMode.ElideRight, width),
        )

    def _paint_ticks(self, painter: QPainter, area: QRectF) -> None:
        palette, metrics = theme().palette, QFontMetricsF(painter.font())
        grid, words = QPen(QColor(palette.border), 1), QColor(palette.quiet)
        step, values = self._ticks_across(metrics, area)
        for value in values:
            x = self.pixel(value, 0).x()
            painter.setPen(grid)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setPen(words)
            text = plain_tick(value, step)
            half = metrics.horizontalAdvance(text) / 2 + 2
            place = QRectF(x - half, area.bottom() + 2, 2 * half, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, text)
        step, values = round_ticks(*self.y_range, _TICKS) if self.has_y_ticks else (0.0, [])
        for value in values:
            y = self.pixel(0, value).y()
            painter.setPen(grid)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(words)
            place = QRectF(0, y - metrics.height() / 2, area.left() - 4, metrics.height())
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, plain_tick(value, step)
            )
        painter.setPen(words)
        below = QRectF(area.left(), area.bottom() + metrics.height() + 3, area.width(), metrics.height())
        name = metrics.elidedText(self.x_name, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, name)
        painter.save()
        painter.translate(metrics.height() / 2, area.center().y())
        painter.rotate(-90)
        beside = QRectF(-area.height() / 2, -metrics.height() / 2, area.height(), metrics.height())
        name = metrics.elidedText(self.y_name, Qt.TextElideMode.ElideRight, area.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, name)
        painter.restore()
