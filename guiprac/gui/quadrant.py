"""The quadrant of bias and variance: where a run stands, how sure that is, and the way it came (S4)."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiprac.events import Interval
from guiprac.gui.plots.number_text import plain
from guiprac.gui.theme import mix, smaller, tabular, theme

Values = npt.NDArray[np.float64]

_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 8, 8, 36
_HEIGHT = 232
_MOST_TRAIL = 200
_MARK = 4.5
# How far the picture reaches, in tolerances.
_LEAST_REACH, _BELOW = 4.0, 1.0


@dataclass(frozen=True)
class Place:
    """What to draw: the gaps with their intervals, the trail (n,) of both from the first epoch on, the tolerance."""

    bias: Interval
    variance: Interval
    tolerance: float
    trail_bias: Values
    trail_variance: Values
    is_share: bool


class Quadrant(QWidget):
    """Avoidable bias to the right, variance upwards, both on a root scale, so that small gaps have room.

    Painted directly: it has no zoom, and so need not wait until the plots are loaded.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("diagnosis.quadrant")
        self.setAccessibleName(self.tr("Bias and variance"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.place: Place | None = None
        self._reach = 0.0
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(256, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def show_place(self, place: Place | None) -> None:
        """Draw this; None leaves the four empty cases."""
        # Within a run the picture grows, but never shrinks under the reader's eyes.
        if place is None or self.place is None or place.tolerance != self.place.tolerance:
            self._reach = 0.0
        self.place = place
        if place is not None:
            self._reach = max(self._reach, _reach(place))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)
        tolerance = self.place.tolerance if self.place is not None else 1.0
        scale = _Scale(area, tolerance, self._reach or _LEAST_REACH * tolerance)
        self._paint_regions(painter, area, scale)
        self._paint_axes(painter, area, scale)
        if self.place is not None:
            painter.setClipRect(area)
            self._paint_trail(painter, scale, self.place)
            self._paint_point(painter, scale, self.place)
        painter.end()

    def _paint_regions(self, painter: QPainter, area: QRectF, scale: "_Scale") -> None:
        palette = theme().palette
        corner = scale.point(scale.tolerance, scale.tolerance)
        painter.fillRect(area, QColor(palette.surface))
        good = QRectF(QPointF(area.left(), corner.y()), QPointF(corner.x(), area.bottom()))
        painter.fillRect(good, QColor(mix(palette.surface, palette.good, 0.14)))
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.drawRect(area)
        painter.setPen(QPen(QColor(palette.quiet), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(corner.x(), area.top()), QPointF(corner.x(), area.bottom()))
        painter.drawLine(QPointF(area.left(), corner.y()), QPointF(area.right(), corner.y()))
        painter.setPen(QColor(palette.quiet))
        painter.setFont(smaller(self.font()))
        right = Qt.AlignmentFlag.AlignRight
        left, top, bottom = (
            Qt.AlignmentFlag.AlignLeft,
            Qt.AlignmentFlag.AlignTop,
            Qt.AlignmentFlag.AlignBottom,
        )
        lower, upper = QRectF(area), QRectF(area)
        lower.setTop(corner.y())
        upper.setBottom(corner.y())
        for region, across, along, text in (
            (upper, left, top, self.tr("high\nvariance")),
            (upper, right, top, self.tr("both")),
            (lower, left, bottom, self.tr("neither")),
            (lower, right, bottom, self.tr("high\nbias")),
        ):
            inside = region.adjusted(6, 4, -6, -4)
            if self._is_on_point(painter.boundingRect(inside, across | along, text), scale):
                along = top if along == bottom else bottom
            words = painter.boundingRect(inside, across | along, text)
            if words.left() < corner.x() < words.right():
                # No line through the words.
                painter.fillRect(words, QColor(palette.surface))
            painter.drawText(inside, across | along, text)

    def _is_on_point(self, words: QRectF, scale: "_Scale") -> bool:
        """Whether words would stand under the mark of the run."""
        if self.place is None:
            return False
        point = scale.point(self.place.bias.value, self.place.variance.value)
        return words.adjusted(-_MARK, -_MARK, _MARK, _MARK).contains(point)

    def _paint_axes(self, painter: QPainter, area: QRectF, scale: "_Scale") -> None:
        palette = theme().palette
        font = tabular(smaller(self.font()))
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        painter.setPen(QColor(palette.quiet))
        baseline = area.bottom() + metrics.ascent() + 2
        if self.place is not None:
            for value in (0.0, scale.tolerance, scale.reach):
                text = self._tick(value)
                point = scale.point(value, value)
                width = metrics.horizontalAdvance(text)
                x = min(max(point.x() - width / 2, area.left()), area.right() - width)
                painter.drawText(QPointF(x, baseline), text)
                y = min(
                    max(point.y() + metrics.ascent() / 2 - 1, area.top() + metrics.ascent()), area.bottom()
                )
                painter.drawText(QPointF(area.left() - width - 4, y), text)
        title = self.tr("avoidable bias →")
        x = area.center().x() - metrics.horizontalAdvance(title) / 2
        painter.drawText(QPointF(x, baseline + metrics.height()), title)
        title = self.tr("variance →")
        painter.save()
        painter.translate(metrics.ascent(), area.center().y() + metrics.horizontalAdvance(title) / 2)
        painter.rotate(-90)
        painter.drawText(QPointF(0, 0), title)
        painter.restore()

    def _tick(self, value: float) -> str:
        if self.place is not None and self.place.is_share:
            return f"{100 * value:.3g}"
        return plain(value, 2)

    def _paint_trail(self, painter: QPainter, scale: "_Scale", place: Place) -> None:
        count = len(place.trail_bias)
        if count < 2:
            return
        chosen = np.unique(np.linspace(0, count - 1, min(count, _MOST_TRAIL)).astype(int))
        points = [scale.point(place.trail_bias[index], place.trail_variance[index]) for index in chosen]
        quiet = QColor(theme().palette.quiet)
        quiet.setAlphaF(0.55)
        painter.setPen(QPen(quiet, 1))
        painter.drawPolyline(QPolygonF(points))

    def _paint_point(self, painter: QPainter, scale: "_Scale", place: Place) -> None:
        accent = QColor(theme().palette.accent)
        box = QRectF(
            scale.point(place.bias.low, place.variance.high), scale.point(place.bias.high, place.variance.low)
        )
        soft = QColor(accent)
        soft.setAlphaF(0.22)
        painter.setPen(QPen(accent, 1))
        painter.setBrush(soft)
        painter.drawRect(box)
        painter.setBrush(accent)
        painter.setPen(QPen(QColor(theme().palette.surface), 1))
        painter.drawEllipse(scale.point(place.bias.value, place.variance.value), _MARK, _MARK)


class _Scale:
    """From gaps to pixels: the root of the distance from zero, as far below zero as one tolerance."""

    def __init__(self, area: QRectF, tolerance: float, reach: float) -> None:
        self.tolerance, self.reach = tolerance, reach
        self._area = area
        self._low, self._high = _root(-_BELOW * tolerance), _root(reach)

    def point(self, bias: float, variance: float) -> QPointF:
        """The place of a pair of gaps; beyond the picture it lies at its edge."""
        x, y = self._share(bias), self._share(variance)
        return QPointF(
            self._area.left() + x * self._area.width(), self._area.bottom() - y * self._area.height()
        )

    def _share(self, gap: float) -> float:
        share = (_root(gap) - self._low) / ((self._high - self._low) or 1.0)
        return min(max(share, 0.0), 1.0)


def _root(gap: float) -> float:
    return math.copysign(math.sqrt(abs(gap)), gap) if math.isfinite(gap) else math.copysign(1e9, gap)


def _reach(place: Place) -> float:
    """The largest gap that is shown, rounded up to one figure."""
    gaps = [place.bias.high, place.variance.high, *place.trail_bias, *place.trail_variance]
    largest = max([_LEAST_REACH * place.tolerance, *(gap for gap in gaps if math.isfinite(gap))])
    if largest <= 0:
        return 1.0
    figure = 10.0 ** math.floor(math.log10(largest))
    return min(math.ceil(largest / figure) * figure, 1.0 if place.is_share else math.inf)
