"""The errors of a race against epochs: a line for each initialization, named at its end."""

import math
from collections.abc import Sequence
from statistics import median
from typing import Literal

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from guiprac.events.initialization import RaceRound
from guiprac.experiment import Initialization
from guiprac.gui.lenses.initialization.lines import LineName, color_of, name_of, paint_line_names, pen_of
from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import ValueAxis, percent_tick, plain_tick
from guiprac.gui.plots.canvas import Canvas, Row, paint_box, small_font
from guiprac.gui.plots.line import Line
from guiprac.gui.theme import theme

_Values = npt.NDArray[np.float64]
Part = Literal["train", "dev"]

_NAME_ROOM = 60
# What starts far above the others, such as large weights in a regression, may run out of the picture.
_TALLEST = 2.5


class RaceCurve(Canvas):
    """See the module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ValueAxis("left", percent_tick), ValueAxis("bottom", plain_tick), parent=parent)
        self.setObjectName("lens.initialization.race.curve")
        self.setAccessibleName(self.tr("Errors of all runs against epoch"))
        self.paint_over = self._paint_over
        self._rounds: Sequence[RaceRound] = ()
        self._part: Part = "train"
        self._own: Initialization = "he"
        self._lines: dict[Initialization, Line] = {}
        self._epochs: _Values = np.zeros(0)
        self._errors: _Values = np.zeros((0, 0))
        self._first: RaceRound | None = None
        self._top = 0.0
        self._chosen: int | None = None
        self.stepped.connect(self._walk)
        self.range_changed.connect(self._fit)
        theme().changed.connect(self._dress)

    # --- drawing -----------------------------------------------------------------------------------------------

    def show_rounds(self, rounds: Sequence[RaceRound], part: Part, own: Initialization) -> None:
        """Show the rounds of one race so far; `own` is the experiment's initialization."""
        if not rounds:
            return
        if rounds[0] is not self._first or part != self._part:
            # Another race, or another error: the axis begins anew.
            self._first, self._top, self._chosen = rounds[0], 0.0, None
            self.follow()
        self._rounds, self._part, self._own = rounds, part, own
        self._epochs = np.array([one.epoch for one in rounds])
        self._errors = np.array([one.train_errors if part == "train" else one.dev_errors for one in rounds])
        is_share = rounds[0].unit == "error"
        self.left.set_text(percent_tick if is_share else plain_tick)
        names = (
            {"train": self.tr("Train error"), "dev": self.tr("Dev error")}
            if is_share
            else {
                "train": self.tr("Train RMSE"),
                "dev": self.tr("Dev RMSE"),
            }
        )
        self.set_titles(left=names[part], bottom=self.tr("Epoch"))
        self._fit()
        for line in self._lines.values():
            line.setVisible(False)
        beyond = 3 * self._top
        for column, initialization in enumerate(rounds[0].initializations):
            if initialization not in self._lines:
                line = self._lines[initialization] = Line()
                self.view.addItem(line, ignoreBounds=True)
            self._lines[initialization].setData(self._epochs, np.minimum(self._errors[:, column], beyond))
            self._lines[initialization].setVisible(True)
        self._dress()

    @Slot()
    def _fit(self) -> None:
        """From 0 to the last epoch, and from 0 to a round error that only grows in a race."""
        if not self._rounds:
            return
        start = [error for error in self._errors[0].tolist() if math.isfinite(error)]
        tallest = _TALLEST * median(start) if start else math.inf
        seen = self._errors[np.isfinite(self._errors)]
        highest = min(float(seen.max(initial=0.0)), tallest)
        self._top = max(self._top, number_text.nice_up(1.02 * highest))
        if self._rounds[0].unit == "error":
            self._top = min(self._top, 1.0)
        last = self._rounds[0].last_epoch
        width = max(self.area().width(), 3 * _NAME_ROOM)
        self.show_range((0.0, last * width / (width - _NAME_ROOM)), (0.0, self._top * 1.03))
        self.viewport().update()

    @Slot()
    def _dress(self) -> None:
        for initialization, line in self._lines.items():
            line.setPen(pen_of(initialization, self.devicePixelRatioF()))
        self.viewport().update()

    # --- painting ----------------------------------------------------------------------------------------------

    def _paint_over(self, painter: QPainter) -> None:
        if not self._rounds:
            return
        area = self.area()
        at_end: list[LineName] = []
        for column, initialization in enumerate(self._rounds[0].initializations):
            errors = self._errors[:, column]
            there = np.flatnonzero(np.isfinite(errors))
            if not len(there):
                continue
            end = self.pixel(float(self._epochs[there[-1]]), float(errors[there[-1]]))
            is_whole = there[-1] == len(errors) - 1
            if not is_whole:
                self._paint_cross(painter, area, end, initialization)
            end.setY(min(max(end.y(), area.top()), area.bottom()))
            color, strong = color_of(initialization), initialization == self._own
            name = LineName(name_of(initialization), color, end, strong)
            if is_whole:
                at_end.append(name)
            else:
                # Far from the other ends, it takes no part in their moving apart.
                paint_line_names(painter, area, [name])
        paint_line_names(painter, area, at_end)
        self._paint_values(painter, area)

    def _paint_cross(
        self, painter: QPainter, area: QRectF, at: QPointF, initialization: Initialization
    ) -> None:
        """Where a run diverged."""
        if not area.contains(at):
            return
        painter.setPen(QPen(QColor(color_of(initialization)), 2))
        for rise in (-4, 4):
            painter.drawLine(QPointF(at.x() - 4, at.y() - rise), QPointF(at.x() + 4, at.y() + rise))

    # --- reading values ----------------------------------------------------------------------------------------

    @Slot(int)
    def _walk(self, step: int) -> None:
        if not self._rounds:
            return
        last = len(self._rounds) - 1
        here = last if self._chosen is None else self._chosen + step
        self._chosen = min(max(here, 0), last)
        self.setAccessibleDescription(
            f"{self._title(self._chosen)}: "
            + ", ".join(f"{row.name} {row.value}" for row in self.rows(self._chosen))
        )
        self.viewport().update()

    def _title(self, index: int) -> str:
        return self.tr("Epoch {0}").format(number_text.plain(self._rounds[index].epoch, 3))

    def rows(self, index: int) -> list[Row]:
        """The errors at one round, the least first."""
        names = self._rounds[0].initializations
        errors = self._errors[index].tolist()
        order = sorted(range(len(names)), key=lambda place: (not math.isfinite(errors[place]), errors[place]))
        return [
            Row(name_of(names[place]), self.error_text(errors[place]), color_of(names[place]))
            for place in order
        ]

    def error_text(self, error: float) -> str:
        """An error in its unit."""
        if not math.isfinite(error):
            return self.tr("diverged")
        is_share = bool(self._rounds) and self._rounds[0].unit == "error"
        return number_text.percent(error) if is_share else number_text.plain(error, 3)

    def _paint_values(self, painter: QPainter, area: QRectF) -> None:
        index = self._chosen
        if self.pointer is not None:
            index = int(np.argmin(np.abs(self._epochs - self.value_at(self.pointer).x())))
        elif not self.hasFocus():
            return
        if index is None or index >= len(self._rounds):
            return
        x = self.pixel(float(self._epochs[index]), 0.0).x()
        painter.setPen(QPen(QColor(theme().palette.quiet), 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setFont(small_font(self))
        beside = self.pointer or area.center()
        paint_box(painter, area, QPointF(x, beside.y()), self._title(index), self.rows(index))
