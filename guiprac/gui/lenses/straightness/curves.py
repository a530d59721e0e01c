"""The density of z drawn along the activation's own curve, one small picture a hidden layer (S13)."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiprac.events.straightness import LayerOnCurve, StraightnessSeen
from guiprac.experiment import Activation
from guiprac.gui.lenses.straightness.words import LIMITS
from guiprac.gui.plots import number_text
from guiprac.gui.plots.canvas import Row, paint_box, small_font
from guiprac.gui.theme import mix, tabular, theme
from guiprac.trainer.activations import plain

_Values = npt.NDArray[np.float64]

_LEAST_WIDTH, _LEAST_HEIGHT = 132, 160
_GAP = 16
_MOST = 6
# Half the thickness of the band where z is densest, as a share of the panel's height.
_THICKEST = 0.11
_SMOOTH = np.array([0.25, 0.5, 0.25])


class Curves(QWidget):
    """Small pictures on one common axis of z; what is drawn is set by `show_seen`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens.straightness.curves")
        self.setAccessibleName(self.tr("z of each hidden layer along the activation's curve"))
        self.setToolTip(
            self.tr(
                "<p>g(z) is the activation; the band along it is thick where much of z[l] lies (S13). Small W makes "
                "z - b small, and tanh(z) is then nearly z: within 8 % of it for |z| &lt; 0.5; sigmoid, which is "
                "½ + ½·tanh(z/2), likewise for |z| &lt; 1. The bracket at the bottom spans the biases b[l], "
                "which are not decayed (S7).</p>"
            )
        )
        self.setMouseTracking(True)
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.seen: StraightnessSeen | None = None
        self.first = 0
        self._pointer: QPointF | None = None
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(2 * _LEAST_WIDTH, _LEAST_HEIGHT)

    def room(self) -> int:
        """How many layers can be seen at once."""
        across = max(1, min(_MOST, (self.width() + _GAP) // (_LEAST_WIDTH + _GAP)))
        return across * max(1, min(2, (self.height() + _GAP) // (_LEAST_HEIGHT + 60)))

    def show_seen(self, seen: StraightnessSeen, first: int) -> None:
        """Draw the layers from number `first` (0 is the first hidden one) on."""
        self.seen, self.first = seen, first
        told = [f"{self._title(index)}: {self._said(layer)}" for index, layer in self._shown()]
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def _shown(self) -> Sequence[tuple[int, LayerOnCurve]]:
        if self.seen is None:
            return []
        return list(enumerate(self.seen.layers))[self.first : self.first + self.room()]

    def _boxes(self, panels: int) -> list[QRectF]:
        across = max(1, min(_MOST, (self.width() + _GAP) // (_LEAST_WIDTH + _GAP)))
        rows = math.ceil(panels / across)
        across = math.ceil(panels / max(rows, 1))
        wide = (self.width() - 1 + _GAP) / max(across, 1) - _GAP
        tall = (self.height() - 1 + _GAP) / max(rows, 1) - _GAP
        return [
            QRectF((index % across) * (wide + _GAP), (index // across) * (tall + _GAP), wide, tall)
            for index in range(panels)
        ]

    # --- words -------------------------------------------------------------------------------------------------

    def _title(self, index: int) -> str:
        units = self.seen.layers[index].units if self.seen is not None else 0
        text = self.tr("z[{0}], 1 unit") if units == 1 else self.tr("z[{0}], {1} units")
        return text.format(index + 1, units)

    def _said(self, layer: LayerOnCurve) -> str:
        """The one number of a layer."""
        if self.seen is None or not layer.counted:
            return self.tr("no such unit")
        name = self.seen.activation
        if name in LIMITS:
            return self.tr("{0} in |z| < {1}").format(
                number_text.percent(layer.straight, 0), f"{LIMITS[name]:g}"
            )
        if name == "relu":
            return self.tr("{0} of {1} units dead").format(layer.dead, layer.units)
        return self.tr("{0} negative").format(number_text.percent(layer.negative, 0))

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._shown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for (index, layer), box in zip(shown, self._boxes(len(shown)), strict=True):
            self._paint_layer(painter, box, index, layer)
        painter.end()

    def _paint_layer(self, painter: QPainter, box: QRectF, index: int, layer: LayerOnCurve) -> None:
        seen, palette = self.seen, theme().palette
        if seen is None:
            return
        strong, small = QFont(tabular(self.font())), small_font(self)
        strong.setWeight(QFont.Weight.DemiBold)
        line, small_line = QFontMetricsF(strong).height(), QFontMetricsF(small).height()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        painter.setPen(QColor(palette.quiet))
        painter.drawText(QRectF(box.left(), box.top(), box.width(), small_line), left, self._title(index))
        painter.setFont(strong)
        is_dead = seen.activation == "relu" and 2 * layer.dead > layer.units
        painter.setPen(QColor(palette.warning if is_dead else palette.text))
        painter.drawText(
            QRectF(box.left(), box.top() + small_line, box.width(), line), left, self._said(layer)
        )
        painter.setFont(small)
        plot = box.adjusted(0, small_line + line + 6, 0, -small_line - 10)
        self._paint_ground(painter, plot, seen)
        if layer.counted:
            self._paint_band(painter, plot, seen, layer)
        self._paint_bias(painter, plot, seen, layer)
        self._paint_ticks(painter, plot, seen)
        self._paint_pointer(painter, plot, seen, layer)

    def _place(self, plot: QRectF, seen: StraightnessSeen, z: _Values) -> tuple[_Values, _Values]:
        """Where (z, g(z)) lies, in pixels."""
        low, high = _heights(seen)
        a = plain(_activation(seen), z)
        x = plot.left() + (z / seen.reach + 1) / 2 * plot.width()
        room = plot.adjusted(0, 14, 0, -14)
        return x, np.asarray(room.bottom() - (a - low) / (high - low) * room.height())

    def _paint_ground(self, painter: QPainter, plot: QRectF, seen: StraightnessSeen) -> None:
        palette = theme().palette
        painter.fillRect(plot, QColor(mix(palette.surface, palette.window, 0.6)))
        limit = LIMITS.get(seen.activation)
        if limit is not None:
            share = limit / seen.reach
            straight = QRectF(
                plot.center().x() - share * plot.width() / 2, plot.top(), share * plot.width(), plot.height()
            )
            painter.fillRect(straight, QColor(mix(palette.surface, palette.accent, 0.13)))
            self._paint_tangent(painter, plot, seen)
        z = np.linspace(-seen.reach, seen.reach, 161)
        painter.setPen(QPen(QColor(palette.quiet), 1))
        painter.drawPolyline(_polygon(*self._place(plot, seen, z)))

    def _paint_tangent(self, painter: QPainter, plot: QRectF, seen: StraightnessSeen) -> None:
        """The line that the curve is taken for where it is nearly straight."""
        limit = 2 * LIMITS[seen.activation]
        low, high = _heights(seen)
        room = plot.adjusted(0, 14, 0, -14)
        middle, slope = (0.0, 1.0) if seen.activation == "tanh" else (0.5, 0.25)
        ends = []
        for z in (-limit, limit):
            x = plot.left() + (z / seen.reach + 1) / 2 * plot.width()
            ends.append(QPointF(x, room.bottom() - (middle + slope * z - low) / (high - low) * room.height()))
        painter.setPen(QPen(QColor(theme().palette.quiet), 1, Qt.PenStyle.DashLine))
        painter.drawLine(*ends)

    def _paint_band(
        self, painter: QPainter, plot: QRectF, seen: StraightnessSeen, layer: LayerOnCurve
    ) -> None:
        palette = theme().palette
        counts = layer.counts.numpy().astype(np.float64)
        bins = len(counts)
        z = (np.arange(bins) + 0.5) / bins * 2 * seen.reach - seen.reach
        x, y = self._place(plot, seen, z)
        # The root, so that the thin ends of the spread can be seen beside its middle.
        counts = np.convolve(counts, _SMOOTH, mode="same")
        half = np.sqrt(counts / max(float(counts.max()), 1e-300)) * _THICKEST * plot.height()
        if seen.activation in ("relu", "leaky_relu"):
            # At right angles, the two sides would cross at the corner.
            off_x, off_y = np.zeros(bins), half
        else:
            along_x, along_y = np.gradient(x), np.gradient(y)
            length = np.hypot(along_x, along_y)
            off_x, off_y = -along_y / length * half, along_x / length * half
        outline = _polygon(
            np.concatenate([x + off_x, (x - off_x)[::-1]]), np.concatenate([y + off_y, (y - off_y)[::-1]])
        )
        painter.save()
        painter.setClipRect(plot)
        fill = QColor(palette.train)
        fill.setAlpha(150)
        painter.setPen(QPen(QColor(palette.train), 1))
        painter.setBrush(fill)
        painter.drawPolygon(outline, Qt.FillRule.WindingFill)
        painter.restore()
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(palette.quiet))
        for share, flag, arrow in (
            (layer.below, Qt.AlignmentFlag.AlignLeft, "‹ {0}"),
            (layer.above, Qt.AlignmentFlag.AlignRight, "{0} ›"),
        ):
            if share >= 0.005:
                place = QRectF(plot.left() + 3, plot.center().y() - 8, plot.width() - 6, metrics.height())
                painter.drawText(place, flag, arrow.format(number_text.percent(share, 0)))

    def _paint_bias(
        self, painter: QPainter, plot: QRectF, seen: StraightnessSeen, layer: LayerOnCurve
    ) -> None:
        """A bracket from the smallest to the largest bias, with a mark at their mean."""
        palette = theme().palette
        x = [
            plot.left() + (min(max(z / seen.reach, -1.0), 1.0) + 1) / 2 * plot.width()
            for z in (layer.bias_low, layer.bias_mean, layer.bias_high)
        ]
        y = plot.bottom() - 4
        painter.setPen(QPen(QColor(palette.text), 1.5))
        painter.drawLine(QPointF(x[0], y), QPointF(x[2], y))
        for end in (x[0], x[2]):
            painter.drawLine(QPointF(end, y - 3), QPointF(end, y + 1))
        painter.setBrush(QColor(palette.text))
        painter.drawEllipse(QPointF(x[1], y), 2, 2)
        metrics = QFontMetricsF(painter.font())
        name = "b"
        beside = x[2] + 5 if x[2] + 14 < plot.right() else x[0] - 5 - metrics.horizontalAdvance(name)
        painter.drawText(QPointF(beside, y + 2), name)

    def _paint_ticks(self, painter: QPainter, plot: QRectF, seen: StraightnessSeen) -> None:
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(theme().palette.quiet))
        place = QRectF(plot.left(), plot.bottom() + 3, plot.width(), metrics.height())
        high = number_text.short(seen.reach)
        low = f"−{high}"
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, low)
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, "z = 0")
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, high)

    def _paint_pointer(
        self, painter: QPainter, plot: QRectF, seen: StraightnessSeen, layer: LayerOnCurve
    ) -> None:
        if self._pointer is None or not plot.contains(self._pointer) or not layer.counted:
            return
        z = ((self._pointer.x() - plot.left()) / plot.width() * 2 - 1) * seen.reach
        counts = layer.counts.numpy().astype(np.float64)
        place = min(int((z / seen.reach + 1) / 2 * len(counts)), len(counts) - 1)
        inside = 1 - layer.below - layer.above
        share = counts[place] / max(counts.sum(), 1) * inside
        a = float(plain(_activation(seen), np.array([z]))[0])
        rows = [
            Row("g(z)", number_text.plain(a, 3)),
            Row(self.tr("of z here"), number_text.percent(share)),
            Row(self.tr("b, mean"), number_text.plain(layer.bias_mean, 3)),
            Row(self.tr("b, from"), number_text.plain(layer.bias_low, 3)),
            Row(self.tr("b, to"), number_text.plain(layer.bias_high, 3)),
        ]
        paint_box(painter, QRectF(self.rect()), self._pointer, f"z = {number_text.plain(z, 3)}", rows)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self.update()


def _activation(seen: StraightnessSeen) -> Activation:
    known: dict[str, Activation] = {
        "tanh": "tanh",
        "sigmoid": "sigmoid",
        "relu": "relu",
        "leaky_relu": "leaky_relu",
    }
    return known.get(seen.activation, "linear")


def _heights(seen: StraightnessSeen) -> tuple[float, float]:
    """The range of g(z) that is drawn."""
    if seen.activation == "sigmoid":
        return 0.0, 1.0
    if seen.activation == "tanh":
        return -1.0, 1.0
    return (-seen.reach if seen.activation == "linear" else 0.0), seen.reach


def _polygon(x: _Values, y: _Values) -> QPolygonF:
    return QPolygonF([QPointF(float(a), float(b)) for a, b in zip(x, y, strict=True)])
