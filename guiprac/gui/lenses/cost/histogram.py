"""A histogram of weights in which the exact zeros stand apart, so that L1 and L2 look as different as they are."""

import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiprac.events.cost import CostSeen
from guiprac.gui.lenses.cost.equation import part_color
from guiprac.gui.lenses.steady import SteadyTop
from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import plain_tick
from guiprac.gui.plots.canvas import small_font
from guiprac.gui.theme import mix, theme
from guiprac.gui.words import count, tooltip

_COLUMN = 18.0
_APART = 20.0
# On a logarithmic axis one weight is to be seen, too.
_BELOW_ONE = 0.5
# A reach that is so many times what the weights need lets go.
_LOOSE = 4.0


class WeightHistogram(QWidget):
    """Counts of weights over their value, and at the left, in a column of its own, those that are exactly 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens.cost.histogram")
        self.setAccessibleName(self.tr("Histogram of the weights"))
        self.log = True
        self.zeros, self.total, self.layer = 0, 0, -1
        self.reach = 0.0
        self.counts: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        self._top = SteadyTop()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    def show_seen(self, seen: CostSeen) -> None:
        """Show the counts as they were seen; the axis stays while it serves."""
        if seen.layer != self.layer:
            self.layer, self.reach = seen.layer, 0.0
            self._top.forget()
        if seen.reach > self.reach or seen.reach * _LOOSE <= self.reach:
            self.reach = seen.reach
        self.counts = spread(seen.counts.numpy().astype(np.int64), round(self.reach / seen.reach))
        self.zeros = sum(seen.zeros) if seen.layer == 0 else seen.zeros[seen.layer - 1]
        self.total = sum(seen.sizes) if seen.layer == 0 else seen.sizes[seen.layer - 1]
        self.setAccessibleDescription(
            self.tr("{0} of {1} weights are exactly 0").format(count(self.zeros), count(self.total))
        )
        self.update()

    def set_log(self, log: bool) -> None:
        """Count on a logarithmic axis, or on a linear one."""
        if log != self.log:
            self.log = log
            self._top.forget()
            self.update()

    def forget(self) -> None:
        """Begin anew with another run."""
        self.layer = -1

    # --- geometry ----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(260, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 72)

    def _areas(self) -> tuple[QRectF, QRectF]:
        """Where the column of zeros and where the bins lie."""
        metrics = QFontMetricsF(small_font(self))
        left = metrics.horizontalAdvance("00,000") + 8
        under = metrics.height() + 4
        names = metrics.horizontalAdvance(self.tr("exactly 0"))
        zero = QRectF(left, metrics.height() + 2, max(_COLUMN, names), self.height() - 2 * under - 2)
        start = zero.right() + _APART
        bins = QRectF(start, zero.top(), max(self.width() - start - 12, 10.0), zero.height())
        return zero, bins

    def _axis_top(self) -> float:
        highest = float(max(int(self.counts.max(initial=0)), self.zeros, 1))
        return 10.0 ** math.ceil(math.log10(highest * 1.01)) if self.log else self._top.over(highest)

    def _share(self, value: float, top: float) -> float:
        """How far up a count reaches, from 0 to 1."""
        if value <= 0:
            return 0.0
        if not self.log:
            return value / top
        return math.log(value / _BELOW_ONE) / math.log(top / _BELOW_ONE)

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if not len(self.counts):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self))
        zero, bins = self._areas()
        top = self._axis_top()
        self._paint_counts(painter, zero, bins, top)
        self._paint_bins(painter, bins, top)
        self._paint_zeros(painter, zero, top)
        self._paint_values(painter, zero, bins)
        painter.end()

    def _paint_counts(self, painter: QPainter, zero: QRectF, bins: QRectF, top: float) -> None:
        palette, metrics = theme().palette, QFontMetricsF(painter.font())
        painter.setPen(QColor(palette.quiet))
        title = QRectF(bins.left(), 0, bins.width(), metrics.height())
        painter.drawText(title, Qt.AlignmentFlag.AlignLeft, self.tr("Weights in a bin"))
        ticks = [0.0, top / 2, top]
        if self.log:
            powers = round(math.log10(top))
            every = max(1, math.ceil((powers + 1) * (metrics.height() + 6) / max(zero.height(), 1)))
            ticks = [10.0**power for power in range(0, powers + 1, every)]
        for tick in ticks:
            y = zero.bottom() - self._share(tick, top) * zero.height()
            painter.setPen(QPen(QColor(palette.border), 1))
            painter.drawLine(QPointF(zero.left(), y), QPointF(bins.right(), y))
            place = QRectF(0, y - metrics.height() / 2, zero.left() - 6, metrics.height())
            painter.setPen(QColor(palette.quiet))
            text = plain_tick(tick, 1.0) if tick == round(tick) else f"{tick:g}"
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_bins(self, painter: QPainter, bins: QRectF, top: float) -> None:
        palette = theme().palette
        step = bins.width() / len(self.counts)
        outline = QPolygonF([bins.bottomLeft()])
        for index, value in enumerate(self.counts.tolist()):
            y = bins.bottom() - self._share(value, top) * bins.height()
            outline.append(QPointF(bins.left() + index * step, y))
            outline.append(QPointF(bins.left() + (index + 1) * step, y))
        outline.append(bins.bottomRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(palette.surface, palette.quiet, 0.55)))
        painter.drawPolygon(outline)

    def _paint_zeros(self, painter: QPainter, zero: QRectF, top: float) -> None:
        palette, metrics = theme().palette, QFontMetricsF(painter.font())
        height = self._share(self.zeros, top) * zero.height()
        bar = QRectF(zero.center().x() - _COLUMN / 2, zero.bottom() - height, _COLUMN, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(part_color("l1")))
        painter.drawRect(bar)
        above = QRectF(
            zero.left() - 20, bar.top() - metrics.height() - 1, zero.width() + 40, metrics.height()
        )
        painter.setPen(QColor(palette.text))
        painter.drawText(above, Qt.AlignmentFlag.AlignHCenter, count(self.zeros))

    def _paint_values(self, painter: QPainter, zero: QRectF, bins: QRectF) -> None:
        palette, metrics = theme().palette, QFontMetricsF(painter.font())
        painter.setPen(QPen(QColor(palette.quiet), 1))
        for area in (zero, bins):
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        below = zero.bottom() + 4
        painter.setPen(QColor(palette.quiet))
        place = QRectF(zero.left(), below, zero.width(), metrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, self.tr("exactly 0"))
        right = 0.0
        for value in (-self.reach, self.reach, 0.0):
            x = bins.left() + (value / self.reach + 1) / 2 * bins.width()
            text = number_text.short(value, 2) if value else self.tr("weight w")
            width = metrics.horizontalAdvance(text) + 4
            left = min(max(x - width / 2, bins.left() - 4), self.width() - width)
            if value < 0:
                right = left + width
            if value or left > right + 4:
                place = QRectF(left, below, width, metrics.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, text)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and len(self.counts):
            told = self.words_at(QPointF(event.pos()))
            if told:
                QToolTip.showText(event.globalPos(), tooltip(told), self)
                return True
        return super().event(event)

    def words_at(self, point: QPointF) -> str:
        """How many weights lie in the bin under a point."""
        zero, bins = self._areas()
        if zero.left() <= point.x() <= zero.right():
            return self.tr("{0} of {1} weights are exactly 0").format(count(self.zeros), count(self.total))
        index = int((point.x() - bins.left()) / bins.width() * len(self.counts))
        if not 0 <= index < len(self.counts):
            return ""
        edges = [self.reach * (2 * place / len(self.counts) - 1) for place in (index, index + 1)]
        low, high = (number_text.plain(edge, 3) for edge in edges)
        return self.tr("{0} weights from {1} to {2}").format(count(int(self.counts[index])), low, high)


def spread(counts: npt.NDArray[np.int64], factor: int) -> npt.NDArray[np.int64]:
    """The same counts on an axis that reaches `factor` (a power of two) times as far, in as many bins."""
    if factor <= 1:
        return counts
    wide = np.zeros_like(counts)
    merged = counts.reshape(-1, min(factor, len(counts) // 2)).sum(axis=1)
    start = (len(counts) - len(merged)) // 2
    wide[start : start + len(merged)] = merged
    return wide
