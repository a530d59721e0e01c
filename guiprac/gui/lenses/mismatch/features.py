"""The inputs by which two parts can be told apart: the histograms of both, laid over each other."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiprac.events.mismatch import Feature
from guiprac.gui.plots import number_text
from guiprac.gui.plots.canvas import small_font
from guiprac.gui.theme import theme
from guiprac.gui.words import choice_text

_LEAST_WIDTH, _LEAST_HEIGHT = 84.0, 84.0
_MOST_HEIGHT = 300.0
_GAP = 10.0
_FACTOR = 1.3


class FeatureHistograms(QWidget):
    """Small multiples, the clearest input first; arrow keys or the mouse choose one, which `chosen_changed` tells."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens.mismatch.features")
        self.setAccessibleName(self.tr("Inputs by which the parts can be told apart"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.features: Sequence[Feature] = ()
        self.between = ("dev", "test")
        self.chosen = 0
        self._empty = ""
        theme().changed.connect(self.update)

    def show_features(self, features: Sequence[Feature], between: tuple[str, str]) -> None:
        """Show other inputs; the first is chosen."""
        if features is not self.features:
            self.features, self.between, self.chosen = features, between, 0
            self.chosen_changed.emit()
        self.update()

    def show_empty(self, text: str) -> None:
        """Say what stands here where there is no input to draw."""
        self._empty = text
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.features else Qt.FocusPolicy.NoFocus)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, 180)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(_LEAST_WIDTH), round(_LEAST_HEIGHT))

    def choose(self, index: int) -> None:
        """Choose one of the inputs that are drawn."""
        index = min(max(index, 0), len(self.cells()) - 1)
        if index >= 0 and index != self.chosen:
            self.chosen = index
            self.chosen_changed.emit()
            self.update()

    def says(self) -> str:
        """The chosen input in words."""
        if not self.features:
            return ""
        feature, (first, second) = self.features[self.chosen], self.between
        return self.tr("{0}: mean {1} in {2}, {3} in {4}; D = {5}, {6}").format(
            feature.name,
            number_text.plain(feature.first_mean, 3),
            choice_text(first),
            number_text.plain(feature.second_mean, 3),
            choice_text(second),
            f"{feature.distance:.2f}",
            _p_text(feature.p),
        )

    def cells(self) -> list[QRectF]:
        """Where each input is drawn; the last ones are left out where there is no room."""
        count = len(self.features)
        columns = max(int(self.width() // _LEAST_WIDTH), 1)
        count = min(count, columns * max(int(self.height() // _LEAST_HEIGHT), 1))
        if not count:
            return []
        best, wide, tall = 0.0, 0.0, 0.0
        across = 1
        for tried in range(1, count + 1):
            width = (self.width() + _GAP) / tried - _GAP
            height = (self.height() + _GAP) / math.ceil(count / tried) - _GAP
            size = min(width / _FACTOR, height, _MOST_HEIGHT)
            if size > best + 1:
                best, across, wide, tall = size, tried, width, min(height, _MOST_HEIGHT)
        return [
            QRectF(index % across * (wide + _GAP), index // across * (tall + _GAP), wide, tall)
            for index in range(count)
        ]

    # --- mouse and keys ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.choose(self.chosen + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index, cell in enumerate(self.cells()):
            if cell.contains(event.position()):
                self.choose(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self))
        if not self.features:
            painter.setPen(QColor(theme().palette.quiet))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(QRectF(self.rect()).adjusted(16, 0, -16, 0), flags, self._empty)
        for index, cell in enumerate(self.cells()):
            self._paint_cell(painter, cell, self.features[index], index == self.chosen)
        painter.end()

    def _paint_cell(self, painter: QPainter, cell: QRectF, feature: Feature, chosen: bool) -> None:
        palette, metrics = theme().palette, QFontMetricsF(painter.font())
        line = metrics.height()
        if chosen:
            color = palette.accent if self.hasFocus() else palette.field
            painter.setPen(QPen(QColor(color), 2 if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 4, 4)
        inside = cell.adjusted(6, 4, -6, -4)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(palette.text))
        name = metrics.elidedText(feature.name, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(QRectF(inside.left(), inside.top(), inside.width(), line), left, name)
        painter.setPen(QColor(palette.quiet))
        distance = f"D = {feature.distance:.2f}"
        painter.drawText(QRectF(inside.left(), inside.top() + line, inside.width(), line), left, distance)
        p = _p_text(feature.p)
        if metrics.horizontalAdvance(f"{distance}  {p}") <= inside.width():
            painter.drawText(QRectF(inside.left(), inside.top() + line, inside.width(), line), right, p)
        below = QRectF(inside.left(), inside.bottom() - line, inside.width(), line)
        painter.drawText(below, left, number_text.plain(feature.edges[0], 2))
        painter.drawText(below, right, number_text.plain(feature.edges[-1], 2))
        area = QRectF(
            QPointF(inside.left(), inside.top() + 2 * line + 4), QPointF(inside.right(), below.top() - 2)
        )
        self._paint_histograms(painter, area, feature)

    def _paint_histograms(self, painter: QPainter, area: QRectF, feature: Feature) -> None:
        palette = theme().palette
        highest = max(*feature.first, *feature.second) or 1.0
        for place, (part, shares) in enumerate(
            zip(self.between, (feature.first, feature.second), strict=True)
        ):
            outline = _outline(area, shares, highest)
            color = QColor(getattr(palette, part))
            shade = QColor(color)
            shade.setAlphaF(0.25)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawPolygon(QPolygonF(outline))
            pen = QPen(color, 1.5 * theme().zoom)
            if place == 1:
                pen.setDashPattern([4, 2])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(outline))
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())


def _outline(area: QRectF, shares: Sequence[float], highest: float) -> list[QPointF]:
    wide = area.width() / len(shares)
    points = [area.bottomLeft()]
    for index, share in enumerate(shares):
        height = area.bottom() - share / highest * area.height()
        left = area.left() + index * wide
        points += [QPointF(left, height), QPointF(left + wide, height)]
    return [*points, area.bottomRight()]


def _p_text(p: float) -> str:
    return "p\u00a0<\u00a00.001" if p < 0.001 else f"p\u00a0=\u00a0{p:.3f}"
