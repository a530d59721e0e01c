"""The difference of a gradient check against ε, both on logarithmic axes: the V of truncation and rounding (S23)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from guiprac import events
from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import Scale, ValueAxis
from guiprac.gui.plots.canvas import Canvas, Row, paint_box, small_font
from guiprac.gui.plots.line import Line
from guiprac.gui.theme import theme

_Values = npt.NDArray[np.float64]

# A difference of exactly 0 has no place on a logarithmic axis; it is drawn at the smallest that is told apart.
_LEAST = 1e-16
# Errors of truncation are read off where they stand this far above the bottom of the V.
_ABOVE_BOTTOM = 10.0
_MARK, _SMALL_MARK = 3.5, 2.25
# Of so many points the marks are small, so that they do not hide the line.
_MANY = 24


@dataclass(frozen=True)
class Arm:
    """The straight part of one arm of the V: its slope, the ε in its middle, and that at its low end."""

    slope: float
    middle: float
    low: float


def arm(epsilons: _Values, differences: _Values, *, right: bool) -> Arm | None:
    """The right arm (truncation: slope 1 one-sided, 2 two-sided) or the left one (rounding: slope -1), or None.

    Fitted by least squares of log difference on log ε, beyond the bottom of the V and where the difference is
    well above it and below 1/10, from where on it only saturates.
    """
    there = np.isfinite(differences) & (differences > 0)
    if np.count_nonzero(there) < 3:
        return None
    bottom = int(np.nanargmin(np.where(there, differences, np.nan)))
    least = differences[bottom]
    side = epsilons >= epsilons[bottom] if right else epsilons <= epsilons[bottom]
    chosen = there & side & (differences >= _ABOVE_BOTTOM * least) & (differences < 0.1)
    if np.count_nonzero(chosen) < 3:
        return None
    x, y = np.log10(epsilons[chosen]), np.log10(differences[chosen])
    slope = float(np.polyfit(x, y, 1)[0])
    return Arm(slope, float(10 ** x.mean()), float(10 ** x[np.argmin(y)]))


class EpsilonCurve(Canvas):
    """Two lines, two-sided with filled marks and one-sided dashed with hollow ones; the chosen ε is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ValueAxis("left", _power_tick), ValueAxis("bottom", _power_tick), parent=parent)
        self.setObjectName("check.sweep.curve")
        self.setAccessibleName(self.tr("Difference against ε"))
        self.left.set_scale(Scale(log=True))
        self.bottom.set_scale(Scale(log=True))
        self.set_titles(left=self.tr("Difference (S24)"), bottom=self.tr("Step ε"))
        self.paint_over = self._paint_over
        self.swept: events.Swept | None = None
        self.epsilons: _Values = np.zeros(0)
        self.sides: dict[str, _Values] = {"two": np.zeros(0), "one": np.zeros(0)}
        self._lines = {name: Line() for name in self.sides}
        for line in self._lines.values():
            self.view.addItem(line, ignoreBounds=True)
        self._step: int | None = None
        self.stepped.connect(self._walk)
        theme().changed.connect(self._dress)
        self._dress()

    def show_swept(self, swept: events.Swept) -> None:
        """Show another sweep."""
        self.swept = swept
        order = np.argsort(swept.epsilons)
        self.epsilons = np.asarray(swept.epsilons, np.float64)[order]
        self.sides = {
            "two": np.asarray(swept.two_sided, np.float64)[order],
            "one": np.asarray(swept.one_sided, np.float64)[order],
        }
        self._step = None
        x = np.log10(self.epsilons)
        for name, line in self._lines.items():
            line.setData(x, self._height(self.sides[name]))
        heights = np.concatenate([self._height(values) for values in self.sides.values()])
        heights = heights[np.isfinite(heights)]
        if len(x) and len(heights):
            low = math.floor(min(float(heights.min()), -8.0) - 0.2)
            high = max(float(heights.max()) + 0.4, 0.3)
            self.show_range((float(x[0]) - 0.3, float(x[-1]) + 0.3), (low, high))
        self.viewport().update()

    @staticmethod
    def _height(values: _Values) -> _Values:
        with np.errstate(divide="ignore", invalid="ignore"):
            height: _Values = np.log10(np.where(np.isfinite(values), np.maximum(values, _LEAST), np.nan))
        return height

    @Slot()
    def _dress(self) -> None:
        palette = theme().palette
        self._lines["two"].setPen(pg.mkPen(palette.accent, width=1))
        self._lines["one"].setPen(pg.mkPen(palette.quiet, width=1, style=Qt.PenStyle.DashLine))
        self.viewport().update()

    # --- painting ----------------------------------------------------------------------------------------------

    def _paint_over(self, painter: QPainter) -> None:
        if self.swept is None or not len(self.epsilons):
            return
        painter.save()
        painter.setClipRect(self.area().adjusted(-4, -4, 4, 4))
        self._paint_chosen(painter, self.swept.chosen)
        for name, color in (("two", theme().palette.accent), ("one", theme().palette.quiet)):
            self._paint_marks(painter, name, color)
        self._paint_slopes(painter)
        painter.restore()
        self._paint_values(painter)

    def _paint_chosen(self, painter: QPainter, chosen: float) -> None:
        palette, area = theme().palette, self.area()
        metrics = QFontMetricsF(painter.font())
        pass_mark = self.pixel(0.0, -7.0).y()
        painter.setPen(QPen(QColor(palette.good), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(area.left(), pass_mark), QPointF(area.right(), pass_mark))
        painter.setPen(QColor(palette.good))
        words = self.tr("correct below")
        place = QRectF(area.left() + 6, pass_mark + 2, 200, metrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, words)
        x = self.pixel(math.log10(chosen), 0.0).x()
        painter.setPen(QPen(QColor(palette.text), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setPen(QColor(palette.text))
        words = self.tr("chosen ε = {0}").format(f"{chosen:g}")
        width = metrics.horizontalAdvance(words) + 4
        left = x + 6 if x + 6 + width < area.right() else x - 6 - width
        painter.drawText(
            QRectF(left, area.bottom() - metrics.height() - 4, width, metrics.height()),
            Qt.AlignmentFlag.AlignLeft,
            words,
        )

    def _paint_marks(self, painter: QPainter, name: str, color: str) -> None:
        painter.setPen(QPen(QColor(color), 1.5))
        painter.setBrush(QColor(color if name == "two" else theme().palette.surface))
        size = _MARK if len(self.epsilons) <= _MANY else _SMALL_MARK
        for epsilon, height in zip(np.log10(self.epsilons), self._height(self.sides[name]), strict=True):
            if math.isfinite(height):
                painter.drawEllipse(self.pixel(float(epsilon), float(height)), size, size)

    def _paint_slopes(self, painter: QPainter) -> None:
        """Name each line beside its right arm, with the slope; the left arm says that it is rounding."""
        palette = theme().palette
        two, one = self.sides["two"], self.sides["one"]
        for values, title, color, on_right in (
            (two, self.tr("two-sided"), palette.accent, True),
            (one, self.tr("one-sided"), palette.quiet, False),
        ):
            right = arm(self.epsilons, values, right=True)
            if right is not None:
                # Below the two-sided line and above the one-sided one there is nothing.
                at = right.low if on_right else right.middle
                self._paint_name(painter, [title, _slope_words(right)], color, at, values, on_right)
            else:
                self._paint_name(painter, [title], color, float(self.epsilons[-1]), values, on_right)
        left = arm(self.epsilons, two, right=False)
        if left is not None:
            lines = [self.tr("rounding"), _slope_words(left)]
            self._paint_name(painter, lines, palette.accent, left.low, two, False)

    def _paint_name(
        self,
        painter: QPainter,
        lines: Sequence[str],
        color: str,
        epsilon: float,
        values: _Values,
        on_right: bool,
    ) -> None:
        """Write beside a line, on a ground that keeps the words readable."""
        metrics, area = QFontMetricsF(painter.font()), self.area()
        nearest = int(np.argmin(np.abs(np.log10(self.epsilons) - math.log10(epsilon))))
        height = float(self._height(values)[nearest])
        if not math.isfinite(height):
            return
        at = self.pixel(math.log10(self.epsilons[nearest]), height)
        width = max(metrics.horizontalAdvance(line) for line in lines) + 6
        left = at.x() + 12 if on_right else at.x() - 12 - width
        if left + width > area.right() - 2:
            left = at.x() - 12 - width
        tall = metrics.height() * len(lines)
        place = QRectF(max(left, area.left() + 2), at.y() - tall / 2, width, tall)
        place.moveTop(min(max(place.top(), area.top() + 2), area.bottom() - tall - 2))
        ground = QColor(theme().palette.surface)
        ground.setAlpha(215)
        painter.fillRect(place, ground)
        painter.setPen(QColor(color))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "\n".join(lines))

    # --- reading values ----------------------------------------------------------------------------------------

    @Slot(int)
    def _walk(self, step: int) -> None:
        if len(self.epsilons):
            here = len(self.epsilons) // 2 if self._step is None else self._step + step
            self._step = min(max(here, 0), len(self.epsilons) - 1)
            self.setAccessibleDescription(
                ", ".join(f"{row.name} {row.value}" for row in self._rows(self._step))
            )
            self.viewport().update()

    def _rows(self, index: int) -> list[Row]:
        palette = theme().palette
        return [
            Row("ε", number_text.scientific(float(self.epsilons[index]), 0)),
            Row(
                self.tr("two-sided"), number_text.scientific(float(self.sides["two"][index])), palette.accent
            ),
            Row(self.tr("one-sided"), number_text.scientific(float(self.sides["one"][index])), palette.quiet),
        ]

    def _paint_values(self, painter: QPainter) -> None:
        index = self._step
        if self.pointer is not None:
            at = self.value_at(self.pointer).x()
            index = int(np.argmin(np.abs(np.log10(self.epsilons) - at)))
        elif not self.hasFocus():
            return
        if index is None:
            return
        x = self.pixel(float(np.log10(self.epsilons[index])), 0.0).x()
        area = self.area()
        painter.setPen(QPen(QColor(theme().palette.quiet), 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        rows = self._rows(index)
        beside = self.pointer or QPointF(x, area.center().y())
        painter.setFont(small_font(self))
        paint_box(painter, area, QPointF(x, beside.y()), f"{rows[0].name} = {rows[0].value}", rows[1:])

    def words(self) -> Sequence[str]:
        """The slopes in sentences."""
        told = []
        for name, title in (("two", self.tr("two-sided")), ("one", self.tr("one-sided"))):
            right = arm(self.epsilons, self.sides[name], right=True)
            if right is not None:
                told.append(f"{title}: {_slope_words(right)}")
        return told


def _slope_words(found: Arm) -> str:
    return QCoreApplication.translate("EpsilonCurve", "slope {0}").format(
        f"{found.slope:.2f}".replace("-", "−")
    )


def _power_tick(value: float, _: float) -> str:
    exponent = math.log10(value) if value > 0 else 0.0
    whole = abs(exponent - round(exponent)) < 1e-6
    return number_text.power_of_ten(round(exponent)) if whole else number_text.scientific(value, 0)
