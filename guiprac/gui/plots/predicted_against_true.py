"""Regression: predicted against true values of dev, with the diagonal of a perfect prediction."""

import math
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guiprac import events
from guiprac.commands import View
from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import ValueAxis, plain_tick
from guiprac.gui.plots.canvas import Canvas, Row, paint_box
from guiprac.gui.plots.legend import Entry, Legend
from guiprac.gui.plots.marks import shape
from guiprac.gui.plots.model_view import ModelView
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import theme
from guiprac.gui.words import count

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_Values = npt.NDArray[np.float64]


class PredictedAgainstTrue(ModelView):
    """One mark an example of dev; on the diagonal the prediction is right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plot.model.scatter")
        self.canvas = Canvas(ValueAxis("left", plain_tick), ValueAxis("bottom", plain_tick), parent=self)
        self.canvas.setAccessibleName(self.tr("Predicted against true values of dev"))
        self.canvas.paint_over = self._paint_over
        self.legend = Legend(self)
        self._marks = pg.ScatterPlotItem(pxMode=True, symbol=shape(0), size=7)
        self.canvas.view.addItem(self._marks, ignoreBounds=True)
        self.true: _Values = np.zeros(0)
        self.predicted: _Values = np.zeros(0)
        self._scatter: events.Scatter | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.legend)
        layout.addStretch(0)
        theme().changed.connect(self._theme_changed)
        self._dress()

    def asks(self, prepared: events.Prepared) -> tuple[View, ...]:
        return ("scatter",)

    def show_model(self, session: "Session", prepared: events.Prepared, has_run: bool) -> str:
        scatter = session.pictures.get("scatter") if has_run else None
        if not isinstance(scatter, events.Scatter):
            return ""
        if scatter is not self._scatter:
            self._scatter = scatter
            self._take(scatter)
        name = prepared.target_name or self.tr("target")
        self.canvas.set_titles(
            left=self.tr("Predicted {0}").format(name), bottom=self.tr("True {0}").format(name)
        )
        self._show_legend()
        self.canvas.viewport().update()
        return self.tr("{0} examples of dev at step {1}: RMSE {2}").format(
            count(len(self.true)), count(scatter.step), number_text.plain(self._rmse(), 4)
        )

    def _take(self, scatter: events.Scatter) -> None:
        self.true = scatter.true.numpy().astype(np.float64)
        self.predicted = scatter.predicted.numpy().astype(np.float64)
        there = np.isfinite(self.true) & np.isfinite(self.predicted)
        self._marks.setData(self.true[there], self.predicted[there])
        values = np.concatenate((self.true[there], self.predicted[there]))
        if not len(values):
            return
        low, high = float(values.min()), float(values.max())
        margin = 0.05 * (high - low) or max(abs(high), 1.0) * 0.05
        # A range that grows in steps: the picture would tremble if it followed every prediction.
        step = 10 ** math.floor(math.log10(high - low + 2 * margin)) / 2
        span = math.floor((low - margin) / step) * step, math.ceil((high + margin) / step) * step
        self.canvas.show_range(span, span)

    def _rmse(self) -> float:
        return float(np.sqrt(np.mean((self.predicted - self.true) ** 2))) if len(self.true) else math.nan

    def _show_legend(self) -> None:
        self.legend.show_entries(
            (
                Entry(self.tr("dev"), shape(0), theme().palette.dev, filled=False),
                Entry(self.tr("On the line the prediction is right; above it, it is too high.")),
            )
        )

    def _paint_over(self, painter: QPainter) -> None:
        (left, right), (low, high) = self.canvas.visible_range()
        start, end = max(left, low), min(right, high)
        if end > start:
            painter.setPen(QPen(QColor(theme().palette.quiet), 1, Qt.PenStyle.DashLine))
            painter.drawLine(self.canvas.pixel(start, start), self.canvas.pixel(end, end))
        pointer = self.canvas.pointer
        if pointer is None or not len(self.true):
            return
        at = self.canvas.value_at(pointer)
        distance = ((self.true - at.x()) / (right - left)) ** 2 + (
            (self.predicted - at.y()) / (high - low)
        ) ** 2
        if not np.isfinite(distance).any():
            return
        nearest = int(np.nanargmin(distance))
        true, predicted = float(self.true[nearest]), float(self.predicted[nearest])
        place = self.canvas.pixel(true, predicted)
        painter.setPen(QPen(QColor(theme().palette.text), 1.5))
        painter.drawEllipse(place, 6.0, 6.0)
        rows = [
            Row(self.tr("True"), number_text.plain(true, 4)),
            Row(self.tr("Predicted"), number_text.plain(predicted, 4), theme().palette.dev),
            Row(self.tr("Off by"), number_text.plain(predicted - true, 3)),
        ]
        paint_box(painter, self.canvas.area(), place, self.tr("Nearest example"), rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Both axes have one scale, so that the diagonal looks like one.
        self.canvas.setMaximumWidth(max(round(self.height() * 1.15), 240))

    def _dress(self) -> None:
        palette = theme().palette
        self._marks.setPen(pg.mkPen(palette.dev, width=1))
        self._marks.setBrush(pg.mkBrush(palette.surface))

    @Slot()
    def _theme_changed(self) -> None:
        self._dress()
        self._show_legend()

    def table(self) -> Table:
        return ["true", "predicted"], [self.true.tolist(), self.predicted.tolist()]
