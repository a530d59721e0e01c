"""J over epochs as a stack of its parts, with J of the mini-batches as the optimizer saw it (S7, S8)."""

import math

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from guiprac import events
from guiprac.events.cost import CostSeen
from guiprac.gui.history import History
from guiprac.gui.lenses.cost.equation import Part, part_color
from guiprac.gui.lenses.steady import SteadyTop
from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import ValueAxis, plain_tick
from guiprac.gui.plots.canvas import Canvas, Row, paint_box
from guiprac.gui.plots.decimation import decimate
from guiprac.gui.plots.line import Line
from guiprac.gui.theme import mix, theme

_Values = npt.NDArray[np.float64]

_MOST_ROWS = 2000
_PARTS: tuple[Part, ...] = ("data", "l2", "l1")
# The column of what is now, and room at its right for the names of the parts.
_COLUMN, _NAME_ROOM = 8, 48
# The start of training is far above the rest; what lies before this share of the run may run out of the picture.
_SETTLING = 0.1


class CostRecord:
    """The parts of J at the moments at which they were seen, in the order of steps; thinned when they are many."""

    def __init__(self) -> None:
        self._rows: list[tuple[float, float, float, float]] = []
        self._step = -1

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, seen: CostSeen) -> None:
        """Keep what was seen; at the same step, it takes the place of what was seen there before."""
        if seen.step < self._step:
            return
        if seen.step == self._step:
            self._rows.pop()
        elif len(self._rows) >= _MOST_ROWS:
            del self._rows[1::2]
        self._step = seen.step
        self._rows.append((seen.epoch, seen.data, seen.l2_part, seen.l1_part))

    def columns(self) -> _Values:
        """Epochs, data terms, L2 parts and L1 parts, (4, n)."""
        return np.array(self._rows, np.float64).reshape(-1, 4).T


def stacked(seen: _Values, history: History) -> _Values:
    """Epochs, data terms, L2 parts and L1 parts, (4, n), over the span that was seen.

    The data term is that of every reading; the penalties, which change slowly, are drawn straight from one look to
    the next.
    """
    if not seen.size:
        return seen
    epochs, first, last = history.epochs, seen[0, 0], seen[0, -1]
    within = (epochs > first) & (epochs < last)
    x = np.concatenate((seen[0, :1], epochs[within], seen[0, -1:]))
    known = np.concatenate((seen[1, :1], history.train_losses[within], seen[1, -1:]))
    return np.stack((x, known, np.interp(x, seen[0], seen[2]), np.interp(x, seen[0], seen[3])))


class CostStack(Canvas):
    """Areas from 0 up: data term, L2 part on it, L1 part on that; a column at the right shows what is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ValueAxis("left", plain_tick), ValueAxis("bottom", plain_tick), parent=parent)
        self.setObjectName("lens.cost.stack")
        self.setAccessibleName(self.tr("J over epochs as a stack of its parts"))
        self.set_titles(left=self.tr("J = data + L2 + L1"), bottom=self.tr("Epoch"))
        self.paint_over = self._paint_over
        self.parts: _Values = np.zeros((4, 0))
        self.costs: tuple[_Values, _Values] = (np.zeros(0), np.zeros(0))
        self._areas = {part: pg.PlotCurveItem(fillLevel=0.0, connect="finite") for part in _PARTS}
        for depth, part in enumerate(reversed(_PARTS)):
            self._areas[part].setZValue(-10 + depth)
            self.view.addItem(self._areas[part], ignoreBounds=True)
        self._lines = {"data": Line(), "cost": Line()}
        for line in self._lines.values():
            self.view.addItem(line, ignoreBounds=True)
        self._top = SteadyTop()
        self._chosen: int | None = None
        self.stepped.connect(self._walk)
        self.pointer_changed.connect(self._pointer_changed)
        theme().changed.connect(self._dress)
        self._dress()

    def show_run(self, history: History, record: CostRecord, started: events.Started, *, ended: bool) -> None:
        """Draw the run from its start."""
        self.parts = stacked(record.columns(), history)
        self.costs = (history.epochs, history.costs)
        self._follow(history, started, ended)
        (left, right), pixels = self.visible_range()[0], int(self.area().width())
        high = 4 * self.visible_range()[1][1]
        for name, values in (("data", history.train_losses), ("cost", history.costs)):
            x, y = decimate(history.epochs, values, left, right, pixels)
            self._lines[name].setData(x, np.minimum(y, high))
        for part, height in zip(_PARTS, np.cumsum(self.parts[1:], axis=0), strict=True):
            x, y = decimate(self.parts[0], height, left, right, pixels)
            self._areas[part].setData(x, np.minimum(y, high))
        self.viewport().update()

    def forget(self) -> None:
        """Begin anew with another run."""
        self._chosen = None
        self._top.forget()
        self.follow()

    def _follow(self, history: History, started: events.Started, ended: bool) -> None:
        last = max(
            float(history.epochs[-1]) if len(history) else 0.0,
            float(self.parts[0, -1]) if self.parts.size else 0.0,
        )
        total = started.total_steps / max(started.steps_per_epoch, 1)
        right = last if ended and last > 0 else min(number_text.nice_up(last), max(total, last))
        right = max(right, 1e-9)
        settled = last * _SETTLING if len(history) > 8 else 0.0
        highest = 0.0
        for x, y in (
            (history.epochs, history.costs),
            (history.epochs, history.train_losses),
            (self.parts[0], self.parts[1:].sum(axis=0)),
        ):
            seen = y[x >= settled]
            seen = seen[np.isfinite(seen)]
            highest = max(highest, float(seen.max(initial=0.0)))
        width = max(self.area().width(), 4 * _NAME_ROOM)
        room = right * width / (width - _NAME_ROOM)
        self.show_range((0.0, room), (0.0, self._top.over(highest)))

    @Slot()
    def _dress(self) -> None:
        palette = theme().palette
        for part, area in self._areas.items():
            color = part_color(part)
            area.setPen(pg.mkPen(color, width=1))
            area.setBrush(QColor(mix(palette.surface, color, 0.3)))
        self._lines["data"].setPen(pg.mkPen(part_color("data"), width=1))
        self._lines["cost"].setPen(pg.mkPen(palette.cost, width=1, style=Qt.PenStyle.DashLine))
        self.viewport().update()

    # --- painting over -----------------------------------------------------------------------------------------

    def _paint_over(self, painter: QPainter) -> None:
        if not self.parts.size:
            return
        area = self.area()
        painter.save()
        painter.setClipRect(area)
        self._paint_now(painter, area)
        self._paint_beginning(painter, area)
        painter.restore()
        self._paint_values(painter, area)

    def _paint_now(self, painter: QPainter, area: QRectF) -> None:
        """A column of the parts as they are now, named."""
        metrics = QFontMetricsF(painter.font())
        names = {"data": self.tr("data"), "l2": self.tr("L2"), "l1": self.tr("L1")}
        epoch, *parts = (float(value) for value in self.parts[:, -1])
        x, below = self.pixel(epoch, 0.0).x() + 2, 0.0
        lowest = area.bottom() + metrics.height() / 2
        for part, value in zip(_PARTS, parts, strict=True):
            if not math.isfinite(value) or value <= 0:
                continue
            bottom, top = self.pixel(0, below).y(), self.pixel(0, below + value).y()
            below += value
            painter.fillRect(QRectF(x, top, _COLUMN, bottom - top), QColor(part_color(part)))
            # Names of thin parts are moved up, so that none covers another.
            middle = min((top + bottom) / 2, lowest - metrics.height(), area.bottom() - metrics.height() / 2)
            lowest = middle
            place = QRectF(x + _COLUMN + 4, middle - metrics.height() / 2, _NAME_ROOM, metrics.height())
            painter.setPen(QColor(part_color(part)))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, names[part])

    def _paint_beginning(self, painter: QPainter, area: QRectF) -> None:
        """Where the stack begins, if that is not the start of the run."""
        first = float(self.parts[0, 0])
        if first <= 0:
            return
        metrics, words = (
            QFontMetricsF(painter.font()),
            self.tr("stack seen from epoch {0} on").format(f"{first:,.0f}"),
        )
        x, width = self.pixel(first, 0.0).x(), metrics.horizontalAdvance(words) + 4
        left = x + 4 if x + 4 + width < area.right() else x - 4 - width
        ground = QColor(theme().palette.surface)
        ground.setAlpha(190)
        place = QRectF(left, area.top() + 2, width, metrics.height())
        painter.fillRect(place, ground)
        painter.setPen(QColor(theme().palette.quiet))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_values(self, painter: QPainter, area: QRectF) -> None:
        index = self._seen_under_pointer()
        if index is None:
            return
        palette = theme().palette
        x = self.pixel(float(self.parts[0, index]), 0.0).x()
        if not area.left() <= x <= area.right():
            return
        painter.setPen(QPen(QColor(palette.quiet), 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        rows = self.values_of(index)
        middle = self.pointer.y() if self.pointer is not None else area.center().y()
        paint_box(painter, area, QPointF(x, middle), f"{rows[0].name} {rows[0].value}", rows[1:])

    def values_of(self, index: int) -> list[Row]:
        """The parts at one moment, as the crosshair shows them, and J of the mini-batch nearest to it."""
        epoch, data, l2, l1 = (float(value) for value in self.parts[:, index])
        rows = [
            Row(self.tr("Epoch"), f"{epoch:,.2f}"),
            Row(self.tr("Data term"), number_text.plain(data), part_color("data")),
            Row(self.tr("L2 part"), number_text.plain(l2), part_color("l2")),
            Row(self.tr("L1 part"), number_text.plain(l1), part_color("l1")),
            Row("J", number_text.plain(data + l2 + l1)),
        ]
        epochs, costs = self.costs
        if len(epochs):
            nearest = float(costs[int(np.argmin(np.abs(epochs - epoch)))])
            rows.append(Row(self.tr("J on a mini-batch"), number_text.plain(nearest), theme().palette.cost))
        return rows

    def _seen_under_pointer(self) -> int | None:
        if self.pointer is None:
            return self._chosen if self._chosen is not None and self._chosen < self.parts.shape[1] else None
        return int(np.argmin(np.abs(self.parts[0] - self.value_at(self.pointer).x())))

    @Slot()
    def _pointer_changed(self) -> None:
        self._chosen = None

    @Slot(int)
    def _walk(self, direction: int) -> None:
        count = self.parts.shape[1]
        if not count:
            return
        present = self._seen_under_pointer()
        self.pointer = None
        self._chosen = count - 1 if present is None else min(max(present + direction, 0), count - 1)
        told = "; ".join(f"{row.name} {row.value}" for row in self.values_of(self._chosen))
        self.setAccessibleDescription(told)
        self.viewport().update()
