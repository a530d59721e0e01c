"""Sizes over depth on a logarithmic axis: forecasts as lines, the network as it stands as points."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from guiprac.events.initialization import Sizes
from guiprac.experiment import Initialization
from guiprac.gui.lenses.initialization.lines import LineName, color_of, name_of, paint_line_names, pen_of
from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import Scale, ValueAxis
from guiprac.gui.plots.canvas import Canvas, Row, paint_box, small_font
from guiprac.gui.plots.line import Line
from guiprac.gui.theme import mix, theme

_Values = npt.NDArray[np.float64]

# Smaller sizes are drawn here, labelled 0; float32 ends not far below.
_LEAST = 1e-30
# How far, in powers of ten, the other forecasts may stretch the axis.
_OTHERS = 4.0
_NAME_ROOM = 52
_MARK = 4.0
# Of so many layers the marks are small.
_MANY = 24


@dataclass(frozen=True)
class Depth:
    """What is drawn.

    Attributes:
        first: the layer of the first value.
        measured: one a layer; forecasts: by initialization, each one value a layer.
        notes: by layer, further rows for the box at the pointer.
    """

    first: int
    chosen: Initialization
    measured: Sequence[float]
    forecasts: dict[Initialization, Sizes]
    symbols: Sequence[str]
    notes: Sequence[Sequence[Row]] = ()


class DepthCanvas(Canvas):
    """Forecasts pale, the chosen one strong with its 95 % band, and measured points."""

    def __init__(self, name: str, title: str, *, names_at_left: bool, parent: QWidget | None = None) -> None:
        self.depth: Depth | None = None
        super().__init__(
            ValueAxis("left", _power_tick), ValueAxis("bottom", self._layer_tick, whole=True), parent=parent
        )
        self.setObjectName(f"lens.initialization.{name}")
        self.setAccessibleName(title)
        self.left.set_scale(Scale(log=True))
        self.set_titles(left=title, bottom=self.tr("Layer l"))
        self.paint_over = self._paint_over
        self._names_at_left = names_at_left
        self._lines: dict[Initialization, Line] = {}
        self._range: tuple[float, float] | None = None
        self._run: object = None
        self._floor = -1.0
        self._step: int | None = None
        self.stepped.connect(self._walk)
        self.range_changed.connect(self._fit)
        theme().changed.connect(self._dress)

    # --- drawing -----------------------------------------------------------------------------------------------

    def show_depth(self, depth: Depth, run: object) -> None:
        """Show other sizes; the axis only ever grows while `run` is the same."""
        if run is not self._run:
            self._run, self._range, self._step = run, None, None
            self.follow()
        self.depth = depth
        self._fit()
        x = depth.first + np.arange(len(depth.measured), dtype=np.float64)
        for initialization, sizes in depth.forecasts.items():
            if initialization not in self._lines:
                line = self._lines[initialization] = Line()
                self.view.addItem(line, ignoreBounds=True)
            self._lines[initialization].setData(x, self.heights(sizes.expected))
        self._dress()

    @Slot()
    def _fit(self) -> None:
        """Whole powers of ten around what is measured and chosen; other forecasts may stretch them only so far."""
        if self.depth is None:
            return
        depth, own = self.depth, self.depth.forecasts[self.depth.chosen]
        near = _logs([*depth.measured, *own.expected])
        others = _logs([value for sizes in depth.forecasts.values() for value in sizes.expected])
        low = min(float(near.min()), max(float(others.min()), -_OTHERS))
        high = max(float(near.max()), min(float(others.max()), _OTHERS))
        wanted = math.floor(low - 0.15) - 1, math.ceil(high + 0.15)
        if self._range is not None:
            wanted = min(wanted[0], int(self._range[0])), max(wanted[1], int(self._range[1]))
        self._range = wanted
        # What is exactly zero lies on the floor, apart from the smallest number.
        self._floor = wanted[0] + 0.4
        self.left.set_scale(Scale(log=True, floor=self._floor))
        first, last = depth.first, depth.first + len(depth.measured) - 1
        width = max(self.area().width(), 3 * _NAME_ROOM)
        room = (last - first) * _NAME_ROOM / (width - _NAME_ROOM)
        pad = (last - first) * 10 / width
        left, right = (first - room, last + pad) if self._names_at_left else (first - pad, last + room)
        self.show_range((left, right), wanted)
        self.viewport().update()

    def heights(self, values: Sequence[float]) -> _Values:
        """Sizes as coordinates of the view; zeros on the floor."""
        array = np.asarray(values, np.float64)
        with np.errstate(divide="ignore", invalid="ignore"):
            heights: _Values = np.where(array > _LEAST, np.log10(array), self._floor)
        return heights

    @Slot()
    def _dress(self) -> None:
        if self.depth is None:
            return
        ratio = self.devicePixelRatioF()
        for initialization, line in self._lines.items():
            is_own = initialization == self.depth.chosen
            line.setPen(pen_of(initialization, ratio, pale=not is_own))
            line.setZValue(1 if is_own else 0)
        self.viewport().update()

    def _layer_tick(self, value: float, _: float) -> str:
        """Layers that there are; nothing in the room for names."""
        if self.depth is None or not 0 <= value - self.depth.first < len(self.depth.measured):
            return ""
        return f"{round(value)}"

    # --- painting ----------------------------------------------------------------------------------------------

    def _paint_over(self, painter: QPainter) -> None:
        if self.depth is None:
            return
        area = self.area()
        painter.save()
        painter.setClipRect(area)
        self._paint_band(painter, self.depth)
        painter.setClipRect(area.adjusted(-8, -8, 8, 8))
        self._paint_marks(painter, self.depth)
        painter.setClipping(False)
        self._paint_names(painter, self.depth)
        self._paint_legend(painter)
        painter.restore()
        self._paint_values(painter, self.depth)

    def _paint_band(self, painter: QPainter, depth: Depth) -> None:
        """Where about 95 % of networks of these widths lie, in lines above and below the chosen forecast."""
        own = depth.forecasts[depth.chosen]
        layers = range(depth.first, depth.first + len(own.expected))
        low, high = self.heights(own.low), self.heights(own.high)
        outline = [self.pixel(layer, float(height)) for layer, height in zip(layers, high, strict=True)]
        outline += [self.pixel(layer, float(h)) for layer, h in zip(layers, low, strict=True)][::-1]
        shade = QColor(color_of(depth.chosen))
        shade.setAlpha(36)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawPolygon(QPolygonF(outline))

    def _paint_marks(self, painter: QPainter, depth: Depth) -> None:
        palette = theme().palette
        size = _MARK if len(depth.measured) <= _MANY else _MARK / 2
        painter.setPen(QPen(QColor(palette.surface), 1))
        for layer, height in enumerate(self.heights(depth.measured), start=depth.first):
            if math.isfinite(height):
                painter.setBrush(QColor(palette.text))
                painter.drawEllipse(self.pixel(layer, float(height)), size, size)

    def _paint_names(self, painter: QPainter, depth: Depth) -> None:
        """The name of each forecast where its line ends or leaves the picture."""
        area, named = self.area(), []
        for initialization, sizes in depth.forecasts.items():
            heights = self.heights(sizes.expected)
            place = 0 if self._names_at_left else len(heights) - 1
            end = self.pixel(depth.first + place, float(heights[place]))
            text = name_of(initialization)
            if not area.top() - 1 <= end.y() <= area.bottom() + 1:
                text += " ↑" if end.y() < area.top() else " ↓"
            end.setY(min(max(end.y(), area.top()), area.bottom()))
            is_own = initialization == depth.chosen
            named.append(LineName(text, color_of(initialization), end, is_own))
        paint_line_names(painter, area, named, at_left=self._names_at_left)

    def _paint_legend(self, painter: QPainter) -> None:
        """What points and lines are, at the right of the title."""
        palette, metrics = theme().palette, QFontMetricsF(painter.font())
        forecast, measured = self.tr("forecast"), self.tr("measured")
        right = self.viewport().width() - 8.0
        y = metrics.height() / 2 + 3
        painter.setPen(QColor(palette.quiet))
        for text, is_line in ((forecast, True), (measured, False)):
            width = metrics.horizontalAdvance(text) + 2
            painter.setPen(QColor(palette.quiet))
            painter.drawText(
                QRectF(right - width, y - metrics.height() / 2, width + 4, metrics.height()),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                text,
            )
            right -= width + 4
            if is_line:
                painter.setPen(QPen(QColor(palette.quiet), 2))
                painter.drawLine(QPointF(right - 16, y), QPointF(right, y))
                right -= 28
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(palette.text))
                painter.drawEllipse(QPointF(right - 4, y), _MARK, _MARK)

    # --- reading values ----------------------------------------------------------------------------------------

    @Slot(int)
    def _walk(self, step: int) -> None:
        if self.depth is None:
            return
        last = len(self.depth.measured) - 1
        here = 0 if self._step is None else self._step + step
        self._step = min(max(here, 0), last)
        rows = self.rows(self._step)
        self.setAccessibleDescription(
            f"{self.tr('Layer {0}').format(self.depth.first + self._step)}: "
            + ", ".join(f"{row.name} {row.value}" for row in rows)
        )
        self.viewport().update()

    def rows(self, place: int) -> list[Row]:
        """The values of one layer, counted from the first drawn, as the box at the pointer shows them."""
        depth = self.depth
        if depth is None:
            return []
        own = depth.forecasts[depth.chosen]
        symbol, name = depth.symbols[place], name_of(depth.chosen)
        rows = [
            Row(self.tr("{0} measured").format(symbol), _value(depth.measured[place])),
            Row(self.tr("{0} forecast").format(name), _value(own.expected[place]), color_of(depth.chosen)),
            Row(self.tr("95 % of networks"), f"{_value(own.low[place])} – {_value(own.high[place])}"),
        ]
        return rows + list(depth.notes[place] if depth.notes else ())

    def _paint_values(self, painter: QPainter, depth: Depth) -> None:
        place, area = self._step, self.area()
        if self.pointer is not None:
            at = round(self.value_at(self.pointer).x()) - depth.first
            place = min(max(at, 0), len(depth.measured) - 1)
        elif not self.hasFocus():
            return
        if place is None:
            return
        x = self.pixel(depth.first + place, 0.0).x()
        painter.setPen(QPen(QColor(mix(theme().palette.surface, theme().palette.quiet, 0.7)), 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setFont(small_font(self))
        beside = self.pointer or QPointF(x, area.center().y())
        title = self.tr("Layer {0}").format(depth.first + place)
        paint_box(painter, area, QPointF(x, beside.y()), title, self.rows(place))


def _value(size: float) -> str:
    return number_text.plain(size, 3)


def _power_tick(value: float, step: float) -> str:
    if value <= 0 or step:
        return "0"
    exponent = math.log10(value)
    if abs(exponent - round(exponent)) < 1e-6:
        return number_text.power_of_ten(round(exponent))
    return f"{value:g}" if 1e-3 <= value < 1e3 else number_text.scientific(value, 0)


def _logs(values: Sequence[float]) -> _Values:
    """Powers of ten of all that is not zero or infinite; at least 0."""
    array = np.asarray(values, np.float64)
    logs: _Values = np.log10(array[(array > _LEAST) & np.isfinite(array)])
    return logs if len(logs) else np.zeros(1)
