"""The rows of the layers lens: for each layer its steps, and strips of W, a and dW over time."""

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiprac.events.layers import LayerSeen, LayersSeen
from guiprac.gui.lenses.layers.history import LINES, Image, LayerHistory, LayersHistory, Strip
from guiprac.gui.lenses.layers.words import BAND, DEAD, HEALTHY, LARGE, SATURATED, dead_share
from guiprac.gui.plots import number_text
from guiprac.gui.plots.canvas import Row, paint_box, small_font
from guiprac.gui.plots.colors import ramp
from guiprac.gui.theme import mix, tabular, theme
from guiprac.gui.words import count

_GAP, _ROW_GAP = 12, 3
_MOST_ROW = 240
_AROUND = 4
# Exponents of the axis of ‖ΔW‖/‖W‖.
_RATIO_LOW, _RATIO_HIGH = -6.0, 0.0


class LayerRows(QWidget):
    """Paints a `LayersHistory`; the names of the columns stay at `top`, the first line that is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens.layers.rows")
        self.setAccessibleName(self.tr("W, a and dW of every layer over time"))
        self.setToolTip(
            self.tr(
                "<p>Each column is one look, the newest at the right; the shade tells how many of the values lie at "
                "that height. ‖ΔW‖/‖W‖ is what one step with all its parts (momentum, penalty) changes of W[l]; the "
                "shaded band around 10⁻³ is a rule of thumb, no law. dW is the gradient of the data term (S10 "
                "without λ/m·W), drawn as log₁₀|dW| on one axis for all layers. Dead: a ReLU unit that is 0 for "
                "every example. Saturated: tanh with |a| &gt; 0.97, sigmoid with a &lt; 0.015 or &gt; 0.985.</p>"
            )
        )
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.history = LayersHistory()
        self.seen: LayersSeen | None = None
        self.top = 0
        self._pointer: QPointF | None = None
        theme().changed.connect(self.update)

    def show_seen(self, seen: LayersSeen) -> None:
        """Add a look and draw."""
        self.history.add(seen)
        self.seen = seen
        self.setMinimumHeight(self._least_height())
        told = [f"{self._name(index)}: {self._told(index, layer)}" for index, layer in enumerate(seen.layers)]
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def _least_height(self) -> int:
        rows = len(self.history.layers)
        # Name, ratio and what is wrong have to fit.
        least = 2 * QFontMetricsF(self._strong()).height() + self._line() + 1
        return round(2 * self._line() + _AROUND + rows * (least + _ROW_GAP))

    def sizeHint(self) -> QSize:
        return QSize(560, self._least_height())

    def _strong(self) -> QFont:
        font = QFont(tabular(self.font()))
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _labels(self) -> float:
        """The width of the labels."""
        metrics = QFontMetricsF(self._strong())
        return (
            max(metrics.horizontalAdvance(self._name(index)) for index in range(len(self.history.layers))) + 4
        )

    def _line(self) -> float:
        return QFontMetricsF(small_font(self)).height() + 2

    # --- words -------------------------------------------------------------------------------------------------

    def _name(self, index: int) -> str:
        is_last = index == len(self.history.layers) - 1
        return (
            self.tr("Layer {0}, output").format(index + 1)
            if is_last
            else self.tr("Layer {0}").format(index + 1)
        )

    def _told(self, index: int, layer: LayerSeen) -> str:
        parts = [self.tr("update-to-weight ratio {0}").format(_ratio_text(layer.update_ratio))]
        parts += [text for text, _ in self._troubles(index, layer)]
        return ", ".join(parts)

    def _troubles(self, index: int, layer: LayerSeen) -> list[tuple[str, bool]]:
        """What can be wrong with a layer's units, and whether it is."""
        if self.seen is None or index == len(self.seen.layers) - 1:
            return []
        if self.seen.activation == "relu":
            share = dead_share(layer)
            return [(self.tr("{0} dead").format(number_text.percent(share, 0)), share >= DEAD)]
        if math.isfinite(layer.saturated):
            share = layer.saturated
            return [(self.tr("{0} saturated").format(number_text.percent(share, 0)), share >= SATURATED)]
        return []

    # --- painting ----------------------------------------------------------------------------------------------

    def _row(self, index: int) -> QRectF:
        rows = max(len(self.history.layers), 1)
        room = self.height() - 2 * self._line() - _AROUND
        tall = min(room / rows - _ROW_GAP, float(_MOST_ROW))
        return QRectF(0, self._line() + _AROUND / 2 + index * (tall + _ROW_GAP), self.width() - 1, tall)

    def _columns(self, row: QRectF) -> list[QRectF]:
        """The places of the steps, W, a and dW."""
        labels = self._labels()
        wide = (row.width() - labels - 4 * _GAP) / 4
        return [
            QRectF(labels + _GAP + place * (wide + _GAP), row.top(), wide, row.height()) for place in range(4)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.seen is None or not self.history.layers:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self))
        for index, history in enumerate(self.history.layers):
            row = self._row(index)
            if row.bottom() >= event.rect().top() and row.top() <= event.rect().bottom():
                self._paint_row(painter, row, index, history)
        self._paint_times(painter)
        self._paint_head(painter)
        self._paint_pointer(painter)
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        palette = theme().palette
        painter.fillRect(QRectF(0, self.top, self.width(), self._line() + 2), QColor(palette.surface))
        names = ("‖ΔW‖/‖W‖", "W", self.tr("a (ŷ at the output)"), "|dW|")
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(palette.quiet))
        for place, name in zip(self._columns(self._row(0)), names, strict=True):
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, place.width())
            head = QRectF(place.left(), self.top, place.width(), self._line())
            painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_times(self, painter: QPainter) -> None:
        """From which step to which the columns go."""
        steps = self.history.steps
        below = self._row(len(self.history.layers) - 1).bottom() + 2
        filled = len(steps) / self.history.places
        painter.setPen(QColor(theme().palette.quiet))
        for place in self._columns(self._row(0)):
            line = QRectF(place.left(), below, place.width(), self._line())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, count(steps[0]))
            if filled > 0.4 and steps[-1] > steps[0]:
                line.setWidth(place.width() * filled)
                painter.drawText(line, Qt.AlignmentFlag.AlignRight, count(steps[-1]))
        line = QRectF(0, below, self._labels(), self._line())
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, self.tr("step"))

    def _paint_row(self, painter: QPainter, row: QRectF, index: int, history: LayerHistory) -> None:
        layer = history.seen[-1]
        ratios, *strips = self._columns(row)
        self._paint_label(painter, row, index, layer)
        self._paint_ratios(painter, ratios, history)
        is_log = (False, False, True)
        for place, strip, log in zip(strips, history.strips, is_log, strict=True):
            self._paint_strip(painter, place, strip, log)

    def _paint_label(self, painter: QPainter, row: QRectF, index: int, layer: LayerSeen) -> None:
        palette = theme().palette
        strong, labels = self._strong(), self._labels()
        line = QFontMetricsF(strong).height()
        told = [(self._name(index), strong, palette.text)]
        small = small_font(self)
        ratio = layer.update_ratio
        told.append((_ratio_text(ratio), strong, palette.warning if ratio >= LARGE else palette.text))
        for text, is_wrong in self._troubles(index, layer):
            told.append(
                ((f"⚠ {text}" if is_wrong else text), small, palette.warning if is_wrong else palette.quiet)
            )
        told.append(
            (
                self.tr("1 unit") if layer.units == 1 else self.tr("{0} units").format(count(layer.units)),
                small,
                palette.quiet,
            )
        )
        for place, (text, font, color) in enumerate(told):
            painter.setFont(font)
            painter.setPen(QColor(color))
            room = QRectF(0, row.top() + place * line, labels, line)
            if room.bottom() <= row.bottom() + 2:
                elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, labels)
                painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
        painter.setFont(small)

    def _paint_ratios(self, painter: QPainter, place: QRectF, history: LayerHistory) -> None:
        palette = theme().palette
        painter.fillRect(place, QColor(mix(palette.surface, palette.window, 0.6)))
        low, high = (_ratio_height(place, value) for value in BAND)
        painter.fillRect(
            QRectF(place.left(), high, place.width(), low - high),
            QColor(mix(palette.surface, palette.good, 0.16)),
        )
        painter.setPen(QPen(QColor(palette.good), 1, Qt.PenStyle.DashLine))
        middle = _ratio_height(place, HEALTHY)
        painter.drawLine(QPointF(place.left(), middle), QPointF(place.right(), middle))
        wide = place.width() / self.history.places
        line = QPolygonF()
        for index, ratio in enumerate(history.ratios):
            if math.isfinite(ratio):
                line.append(QPointF(place.left() + (index + 0.5) * wide, _ratio_height(place, ratio)))
        painter.setPen(QPen(QColor(palette.accent), 1.5))
        painter.drawPolyline(line)
        if line.size():
            painter.setBrush(QColor(palette.accent))
            painter.drawEllipse(line.last(), 2.5, 2.5)
        self._paint_ends(painter, place, "1", number_text.power_of_ten(int(_RATIO_LOW)))

    def _paint_strip(self, painter: QPainter, place: QRectF, strip: Strip, is_log: bool) -> None:
        palette = theme().palette
        painter.fillRect(place, QColor(mix(palette.surface, palette.window, 0.6)))
        low, high = strip.axis
        if not high > low:
            painter.setPen(QColor(palette.quiet))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.tr("exactly 0"))
            return
        shades = strip.image()
        wide = place.width() * shades.shape[1] / self.history.places
        # Many times faster than smoothed and at fractions of a pixel.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawImage(
            QRectF(place.left(), place.top(), wide, place.height()).toAlignedRect(), _shaded(shades)
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if low < 0 < high and not is_log:
            zero = place.bottom() - (0 - low) / (high - low) * place.height()
            painter.setPen(QPen(QColor(palette.quiet), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(place.left(), zero), QPointF(place.right(), zero))
        if is_log:
            ends = number_text.power_of_ten(int(high)), number_text.power_of_ten(int(low))
        else:
            ends = _plain_end(high), _plain_end(low)
        self._paint_ends(painter, place, *ends)

    def _paint_ends(self, painter: QPainter, place: QRectF, high: str, low: str) -> None:
        """The ends of a strip's axis, on a ground that keeps them readable."""
        metrics = QFontMetricsF(painter.font())
        ground = QColor(theme().palette.surface)
        ground.setAlpha(190)
        for text, top in ((high, place.top()), (low, place.bottom() - metrics.height())):
            room = QRectF(place.left(), top, metrics.horizontalAdvance(text) + 4, metrics.height())
            painter.fillRect(room, ground)
            painter.setPen(QColor(theme().palette.text))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    # --- reading values ----------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self.update()

    def _paint_pointer(self, painter: QPainter) -> None:
        pointer, steps = self._pointer, self.history.steps
        if pointer is None:
            return
        for index, history in enumerate(self.history.layers):
            for column, place in enumerate(self._columns(self._row(index))):
                at = int((pointer.x() - place.left()) / place.width() * self.history.places)
                if not place.contains(pointer) or not at < len(steps):
                    continue
                title = self.tr("{0}, step {1}").format(self._name(index), count(steps[at]))
                area = QRectF(0, self.top, self.width(), self.visibleRegion().boundingRect().height())
                paint_box(painter, area, pointer, title, self._values(history, column, at, place, pointer))

    def _values(
        self, history: LayerHistory, column: int, at: int, place: QRectF, pointer: QPointF
    ) -> list[Row]:
        layer = history.seen[at]
        if column == 0:
            return [
                Row("‖ΔW‖/‖W‖", _ratio_text(layer.update_ratio)),
                Row(self.tr("rms of dJ/dz"), number_text.scientific(layer.delta_rms)),
            ]
        strip = history.strips[column - 1]
        low, high = strip.axis
        up = (place.bottom() - pointer.y()) / place.height()
        value = low + up * (high - low)
        line = min(int((1 - up) * LINES), LINES - 1)
        share = float(strip.image()[line, at])
        if column == 3:
            return [
                Row(
                    self.tr("|dW| about {0}").format(number_text.scientific(10**value)),
                    number_text.percent(share),
                ),
                Row(self.tr("exactly 0"), number_text.percent(layer.zero_gradients)),
                Row(self.tr("rms of dW"), number_text.scientific(layer.gradient_rms)),
            ]
        name, rms = ("W", layer.weights.rms) if column == 1 else ("a", layer.activations.rms)
        return [
            Row(
                self.tr("{0} about {1}").format(name, number_text.plain(value, 2)), number_text.percent(share)
            ),
            Row(self.tr("rms of {0}").format(name), number_text.plain(rms, 3)),
        ]


def _ratio_text(ratio: float) -> str:
    return number_text.scientific(ratio) if ratio < 0.1 else number_text.plain(ratio, 2)


def _ratio_height(place: QRectF, ratio: float) -> float:
    exponent = math.log10(ratio) if ratio > 0 else _RATIO_LOW
    up = (min(max(exponent, _RATIO_LOW), _RATIO_HIGH) - _RATIO_LOW) / (_RATIO_HIGH - _RATIO_LOW)
    # Lines at the very ends stay inside.
    return place.bottom() - 2 - up * (place.height() - 4)


def _plain_end(value: float) -> str:
    return number_text.plain(value, 2).rstrip("0").rstrip(".").replace("-", "−") if value else "0"


def _shaded(shares: Image) -> QImage:
    """Shares as a picture: each column by its densest place, the root of it so that thin ends can be seen."""
    palette = theme().palette
    most = np.maximum(shares.max(axis=0), 1e-12)
    levels = np.round(np.sqrt(shares / most) * 255).astype(np.uint8)
    table = ramp(mix(palette.surface, palette.window, 0.6), palette.accent).astype(np.uint32)
    colors = np.ascontiguousarray((table @ np.array([1 << 16, 1 << 8, 1], np.uint32))[levels])
    rows, columns = levels.shape
    # A copy, because the image does not keep the array alive.
    return QImage(colors.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()
