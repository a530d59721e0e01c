"""Pure decay: the program's own update without data gradient as dots, over the curve of the closed form (S11)."""

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from guiprac.events.decay import Alone
from guiprac.gui.lenses.cost.equation import part_color
from guiprac.gui.lenses.steady import SteadyTop
from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import ValueAxis, plain_tick
from guiprac.gui.plots.canvas import Canvas, Row, paint_box
from guiprac.gui.plots.line import Line
from guiprac.gui.theme import theme
from guiprac.gui.words import count

_Values = npt.NDArray[np.float64]

_DOTS = 20


class AloneCurve(Canvas):
    """The weight over steps without data gradient."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ValueAxis("left", plain_tick), ValueAxis("bottom", plain_tick), parent=parent)
        self.setObjectName("lens.decay.alone")
        self.setAccessibleName(self.tr("The weight without data gradient, over steps"))
        self.set_titles(
            left=self.tr("w without data gradient"), bottom=self.tr("Steps k (whatever the batch size)")
        )
        self.steps: _Values = np.zeros(0)
        self.followed: _Values = np.zeros(0)
        self.formula: _Values = np.zeros(0)
        self.difference = 0.0
        self._line = Line()
        self.view.addItem(self._line, ignoreBounds=True)
        self._top = SteadyTop()
        self._chosen: int | None = None
        self.paint_over = self._paint_over
        self.stepped.connect(self._walk)
        self.pointer_changed.connect(self._pointer_changed)
        theme().changed.connect(self._dress)
        self._dress()

    def show_alone(self, alone: Alone) -> None:
        """Show another weight, or the same under other settings."""
        self.steps = alone.steps.numpy().astype(np.float64)
        self.followed = alone.weights.numpy().astype(np.float64)
        self.formula = alone.closed.numpy().astype(np.float64)
        self.difference = alone.difference
        start = float(self.followed[0])
        high = self._top.over(abs(start) if start else 1.0)
        # The closed form of a factor outside (0, 1] grows without end.
        self._line.setData(self.steps, np.clip(self.formula, -3 * high, 3 * high))
        crosses = float(np.sign(start) * self.followed.min() if start >= 0 else -self.followed.max()) < 0
        under = 0.25 * high if crosses else 0.0
        vertical = (-under, high) if start >= 0 else (-high, under)
        self.show_range((0.0, float(self.steps[-1]) * 1.06), vertical)
        self.viewport().update()

    def forget(self) -> None:
        """Begin anew with another weight."""
        self._top.forget()
        self._chosen = None
        self.follow()

    @Slot()
    def _dress(self) -> None:
        self._line.setPen(pg.mkPen(theme().palette.text, width=1))
        self.viewport().update()

    # --- painting over -----------------------------------------------------------------------------------------

    def _paint_over(self, painter: QPainter) -> None:
        if not len(self.steps):
            return
        area = self.area()
        painter.save()
        painter.setClipRect(area.adjusted(-5, -5, 5, 5))
        painter.setPen(QPen(QColor(part_color("l2")), 1.5))
        painter.setBrush(QColor(theme().palette.surface))
        for index in np.linspace(0, len(self.steps) - 1, min(_DOTS, len(self.steps))).round().astype(int):
            painter.drawEllipse(self.pixel(float(self.steps[index]), float(self.followed[index])), 3.5, 3.5)
        painter.restore()
        self._paint_names(painter, area)
        self._paint_values(painter, area)

    def _paint_names(self, painter: QPainter, area: QRectF) -> None:
        """What line and dots are, in the corner that the curve leaves empty."""
        palette, metrics = theme().palette, QFontMetricsF(painter.font())
        lines = (
            ("line", palette.text, self.tr("closed form w₀·(1 − αλ/m)^k")),
            ("dot", part_color("l2"), self.tr("the program's own update")),
        )
        width = max(metrics.horizontalAdvance(words) for _, _, words in lines) + 28
        low, high = self.visible_range()[1]
        ends_high = max(float(self.formula[-1]), float(self.followed[-1])) > (low + high) / 2
        top = area.bottom() - 2 * metrics.height() - 6 if ends_high else area.top() + 4
        ground = QColor(palette.surface)
        ground.setAlpha(200)
        painter.fillRect(QRectF(area.right() - width - 4, top, width, 2 * metrics.height()), ground)
        for index, (kind, color, words) in enumerate(lines):
            y = top + (index + 0.5) * metrics.height()
            left = area.right() - width
            painter.setPen(QPen(QColor(color), 1.5))
            if kind == "line":
                painter.drawLine(QPointF(left, y), QPointF(left + 18, y))
            else:
                painter.setBrush(QColor(palette.surface))
                painter.drawEllipse(QPointF(left + 9, y), 3.5, 3.5)
            painter.setPen(QColor(palette.text))
            place = QRectF(left + 24, y - metrics.height() / 2, width - 24, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, words)

    def _paint_values(self, painter: QPainter, area: QRectF) -> None:
        index = self._under_pointer()
        if index is None:
            return
        x = self.pixel(float(self.steps[index]), 0.0).x()
        painter.setPen(QPen(QColor(theme().palette.quiet), 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        rows = self.values_of(index)
        y = self.pointer.y() if self.pointer is not None else area.center().y()
        paint_box(painter, area, QPointF(x, y), f"{rows[0].name} = {rows[0].value}", rows[1:])

    def values_of(self, index: int) -> list[Row]:
        """Step, weight by the program and by the closed form."""
        return [
            Row("k", count(int(self.steps[index]))),
            Row(self.tr("program"), number_text.plain(float(self.followed[index]), 8), part_color("l2")),
            Row(self.tr("closed form"), number_text.plain(float(self.formula[index]), 8)),
        ]

    def _under_pointer(self) -> int | None:
        if self.pointer is None:
            return self._chosen if self._chosen is not None and self._chosen < len(self.steps) else None
        return int(np.argmin(np.abs(self.steps - self.value_at(self.pointer).x())))

    @Slot()
    def _pointer_changed(self) -> None:
        self._chosen = None

    @Slot(int)
    def _walk(self, direction: int) -> None:
        if not len(self.steps):
            return
        present = self._under_pointer()
        self.pointer = None
        last = len(self.steps) - 1
        self._chosen = 0 if present is None else min(max(present + direction, 0), last)
        told = "; ".join(f"{row.name} {row.value}" for row in self.values_of(self._chosen))
        self.setAccessibleDescription(told)
        self.viewport().update()
