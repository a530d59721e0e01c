"""J of each mini-batch of two twins over one another, with the means of their epochs (S18)."""

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import ValueAxis, plain_tick
from guiprac.gui.plots.canvas import Canvas, Row, paint_box
from guiprac.gui.plots.decimation import decimate
from guiprac.gui.plots.line import Line
from guiprac.gui.theme import mix, theme
from guiprac.gui.words import count

Values = npt.NDArray[np.float64]

_NAME_ROOM = 96
_MOST_POINTS = 60


class TwinLines(Canvas):
    """The twin with dropout dashed with hollow points, the one without solid with filled ones.

    Attributes:
        lines: J by step, "with" and "without" dropout, of equal length.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            ValueAxis("left", plain_tick), ValueAxis("bottom", plain_tick, whole=True), parent=parent
        )
        self.setObjectName("lens.dropout.debug.canvas")
        self.setAccessibleName(self.tr("J of each mini-batch with and without dropout"))
        self.set_titles(
            left=self.tr("J of each mini-batch; points: mean over an epoch"), bottom=self.tr("Step")
        )
        self.lines: dict[str, Values] = {}
        self._epoch, self._total, self._top = 1, 1, 0.0
        self._step: int | None = None
        self._curves = {name: Line() for name in ("with", "without")}
        self._means = {name: Line() for name in self._curves}
        for item in (*self._curves.values(), *self._means.values()):
            self.view.addItem(item, ignoreBounds=True)
        self.clear()
        self.paint_over = self._paint_over
        self.stepped.connect(self._walk)
        self.range_changed.connect(self.draw)
        theme().changed.connect(self.draw)

    def clear(self) -> None:
        """Drop what was drawn of other twins."""
        self.lines = {name: np.zeros(0) for name in self._curves}
        self._top, self._step = 0.0, None
        self.follow()

    def __len__(self) -> int:
        return len(self.lines["with"])

    def extend(self, with_dropout: Values, without: Values) -> None:
        """Take in J of further steps."""
        self.lines = {
            "with": np.concatenate([self.lines["with"], with_dropout]),
            "without": np.concatenate([self.lines["without"], without]),
        }

    def show_steps(self, epoch: int, total: int) -> None:
        """Draw what was taken in, on an axis of so many steps; `epoch` is the number of steps of one."""
        self._epoch, self._total = max(epoch, 1), max(total, len(self), 1)
        self.draw()

    @Slot()
    def draw(self) -> None:
        """Draw the lines again, at the present size and in the present colours."""
        palette = theme().palette
        if len(self):
            # What is far above the rest, as at the start of training, may run out of the picture.
            values = np.concatenate(list(self.lines.values()))
            values = values[np.isfinite(values)]
            high = float(np.percentile(values, 98)) if values.size else 1.0
            self._top = max(self._top, number_text.nice_up(1.05 * high))
            width = max(self.area().width(), 4 * _NAME_ROOM)
            self.show_range((0.0, self._total * width / (width - _NAME_ROOM)), (0.0, self._top))
        (left, right), _ = self.visible_range()
        steps = np.arange(1, len(self) + 1, dtype=np.float64)
        for name, color in self._colors().items():
            style = Qt.PenStyle.DashLine if name == "with" else Qt.PenStyle.SolidLine
            x, y = decimate(steps, self.lines[name], left, right, int(self.area().width()))
            self._curves[name].setPen(pg.mkPen(mix(palette.surface, color, 0.45), width=1))
            self._curves[name].setData(x, y)
            self._means[name].setPen(pg.mkPen(color, width=1, style=style))
            self._means[name].setData(*self.epoch_means(name))
        self.viewport().update()

    def epoch_means(self, name: str) -> tuple[Values, Values]:
        """The mean of J over each whole epoch, at its middle step."""
        whole = len(self) // self._epoch
        parts = self.lines[name][: whole * self._epoch].reshape(whole, self._epoch)
        middles = np.asarray((np.arange(whole) + 0.5) * self._epoch + 0.5, np.float64)
        return middles, np.asarray(parts.mean(axis=1), np.float64)

    @staticmethod
    def _colors() -> dict[str, str]:
        return {"with": theme().palette.cost, "without": theme().palette.accent}

    def _names(self) -> dict[str, str]:
        return {"with": self.tr("with dropout"), "without": self.tr("without")}

    # --- what is painted over the lines ------------------------------------------------------------------------

    def _paint_over(self, painter: QPainter) -> None:
        area = self.area()
        if not len(self):
            painter.setPen(QColor(theme().palette.quiet))
            words = self.tr("J of both twins draws here.")
            room = painter.boundingRect(area, Qt.AlignmentFlag.AlignCenter, words).adjusted(-4, 0, 4, 0)
            painter.fillRect(room, QColor(theme().palette.surface))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
            return
        ends = []
        for name, color in self._colors().items():
            x, y = self.epoch_means(name)
            self._paint_points(painter, x, y, color, filled=name == "without")
            value = float(y[-1]) if len(y) else float(self.lines[name][-1])
            if np.isfinite(value):
                end = self.pixel(len(self), value)
                ends.append((min(max(end.y(), area.top() + 8), area.bottom() - 8), end.x(), name))
        self._paint_names(painter, sorted(ends), area)
        self._paint_values(painter, area)

    def _paint_points(self, painter: QPainter, x: Values, y: Values, color: str, *, filled: bool) -> None:
        if len(x) > _MOST_POINTS or self._epoch == 1:
            return
        area = self.area()
        painter.setPen(QPen(QColor(color), 1.5))
        painter.setBrush(QColor(color if filled else theme().palette.surface))
        for place in range(len(x)):
            point = self.pixel(float(x[place]), float(y[place]))
            if area.contains(point):
                painter.drawEllipse(point, 2.5, 2.5)

    def _paint_names(self, painter: QPainter, ends: list[tuple[float, float, str]], area: QRectF) -> None:
        line = QFontMetricsF(painter.font()).height()
        lowest = area.top()
        for place, (y, x, name) in enumerate(ends):
            room_below = (len(ends) - 1 - place) * line
            y = min(max(y, lowest + line / 2), area.bottom() - line / 2 - room_below)
            lowest = y + line / 2
            painter.setPen(QColor(self._colors()[name]))
            left = min(x + 6, area.right() - _NAME_ROOM + 10)
            room = QRectF(left, y - line / 2, _NAME_ROOM, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, self._names()[name])

    def _paint_values(self, painter: QPainter, area: QRectF) -> None:
        step = self._step
        if self.pointer is not None:
            step = round(self.value_at(self.pointer).x())
        elif not self.hasFocus():
            return
        if step is None or not 1 <= step <= len(self):
            return
        x = self.pixel(step, 0.0).x()
        painter.setPen(QPen(QColor(theme().palette.quiet), 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        rows = [
            Row(words, j_text(float(self.lines[name][step - 1])), self._colors()[name])
            for name, words in self._names().items()
        ]
        middle = self.pointer.y() if self.pointer is not None else area.center().y()
        paint_box(painter, area, QPointF(x, middle), self.tr("Step {0}").format(count(step)), rows)

    @Slot(int)
    def _walk(self, direction: int) -> None:
        if not len(self):
            return
        self._step = min(max((len(self) if self._step is None else self._step) + direction, 1), len(self))
        self.pointer = None
        self.setAccessibleDescription(
            self.tr("Step {0}: J {1} with dropout, {2} without").format(
                count(self._step),
                *(j_text(float(self.lines[name][self._step - 1])) for name in ("with", "without")),
            )
        )
        self.viewport().update()


def j_text(value: float) -> str:
    """J with three significant digits."""
    return number_text.plain(value, 3).replace("-", "−")
