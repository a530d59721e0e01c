"""The linear share of the network, R², over the steps since the lens was opened."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from guiprac.events import Steered
from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import ValueAxis, percent_tick, plain_tick
from guiprac.gui.plots.canvas import Canvas, Row, larger, paint_box
from guiprac.gui.plots.line import Line
from guiprac.gui.theme import theme
from guiprac.gui.words import count

# More points than this are thinned to every other one.
_MOST_POINTS = 2000
_LAMBDA = "regularization.l2"
_DOT = 2.5


class LinearShare(Canvas):
    """One line from 0 to 100 %, with a mark where λ was changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            ValueAxis("left", percent_tick), ValueAxis("bottom", plain_tick, whole=True), parent=parent
        )
        self.setObjectName("lens.straightness.share")
        self.setAccessibleName(self.tr("Linear share over steps"))
        self.setToolTip(
            self.tr(
                "<p>R² of the best affine map from the inputs to z[L] (least squares over the measured examples, "
                "outputs pooled): how much of what the network computes a straight stand-in computes too (S12). "
                "Adjusted for the number of inputs: 1 - (SSE/(n - d - 1))/(SST/(n - 1)).</p>"
            )
        )
        self.set_titles(left=self.tr("Linear share R²"), bottom=self.tr("Step"))
        self.paint_over = self._annotate
        self.steps: list[int] = []
        self.shares: list[float] = []
        self._now = math.nan
        self._steered: list[Steered] = []
        self._line = Line()
        self.view.addItem(self._line, ignoreBounds=True)
        theme().changed.connect(self._dress)
        self._dress()

    def forget(self) -> None:
        """Begin anew with another run."""
        self.steps.clear()
        self.shares.clear()
        self._now = math.nan
        self.follow()

    def add(self, step: int, share: float, steered: list[Steered]) -> None:
        """Add what was seen at a step; the same step again takes the place of the last."""
        if self.steps and step < self.steps[-1]:
            self.forget()
        if self.steps and step == self.steps[-1]:
            self.shares[-1] = share
        else:
            self.steps.append(step)
            self.shares.append(share)
        if len(self.steps) > _MOST_POINTS:
            self.steps, self.shares = self.steps[::2], self.shares[::2]
        self._now = share
        self._steered = [event for event in steered if event.key == _LAMBDA]
        x = np.asarray(self.steps, np.float64)
        self._line.setData(x, np.asarray(self.shares, np.float64))
        first = float(self.steps[0])
        span = number_text.nice_up(max(float(step) - first, 10.0))
        # A little more, so that the last tick has room for its text.
        self.show_range((first, first + 1.08 * span), (0.0, 1.05))
        self.viewport().update()

    @Slot()
    def _dress(self) -> None:
        self._line.setPen(pg.mkPen(theme().palette.accent, width=1))

    def _annotate(self, painter: QPainter) -> None:
        palette, area = theme().palette, self.area()
        metrics = QFontMetricsF(painter.font())
        (low, high), _ = self.visible_range()
        free = -math.inf
        for event in self._steered:
            if not low <= event.step <= high:
                continue
            x = self.pixel(event.step, 0).x()
            painter.setPen(QPen(QColor(palette.quiet), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            text = f"λ = {event.value:g}" if isinstance(event.value, int | float) else "λ"
            wide = metrics.horizontalAdvance(text)
            # Names of changes that follow each other closely would lie on one another.
            if x > free:
                beside = x + 3 if x + 3 + wide <= area.right() else x - 3 - wide
                painter.drawText(QPointF(beside, area.bottom() - 5), text)
                free = x + wide + 6
        if len(self.steps) == 1 and np.isfinite(self.shares[0]):
            # A line of one point is not to be seen.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent))
            painter.drawEllipse(self.pixel(self.steps[0], self.shares[0]), _DOT, _DOT)
        self._paint_now(painter)
        self._paint_pointer(painter)

    def _paint_now(self, painter: QPainter) -> None:
        painter.save()
        font = larger(self.font(), 3)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme().palette.text))
        place = QRectF(0, 0, self.viewport().width() - 8, QFontMetricsF(font).height())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, number_text.percent(self._now))
        painter.restore()

    def _paint_pointer(self, painter: QPainter) -> None:
        if self.pointer is None or not self.steps:
            return
        at = self.value_at(self.pointer).x()
        index = int(np.argmin(np.abs(np.asarray(self.steps) - at)))
        x = self.pixel(self.steps[index], 0).x()
        painter.setPen(QPen(QColor(theme().palette.quiet), 1))
        painter.drawLine(QPointF(x, self.area().top()), QPointF(x, self.area().bottom()))
        rows = [Row(self.tr("linear"), number_text.percent(self.shares[index]), theme().palette.accent)]
        title = self.tr("Step {0}").format(count(self.steps[index]))
        paint_box(painter, self.area(), QPointF(x, self.pointer.y()), title, rows)
