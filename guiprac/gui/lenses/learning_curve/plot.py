"""Errors against the number of training examples: means with their bands, and every repeat as a faint dot."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from guiprac.events import Interval, Unit
from guiprac.events.learning_curve import LearningPoint
from guiprac.gui.lenses.steady import SteadyTop
from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import ValueAxis, percent_tick, plain_tick
from guiprac.gui.plots.canvas import Canvas, Row, paint_box, small_font
from guiprac.gui.theme import theme
from guiprac.gui.words import count

_NAME_ROOM = 44
_LEFT_ROOM = 28
_DOT, _MEAN = 2.25, 3.5
ROLES = ("train", "dev")


class _SizesAxis(ValueAxis):
    """Ticks at the numbers of examples themselves, as far as there is room; coordinates are their logarithms."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.sizes: Sequence[int] = ()

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        room = self._spacing() * max(maxVal - minVal, 1e-9) / max(size, 1.0)
        places: list[float] = []
        # From the right, so that the whole of train always has its number.
        for examples in reversed(self.sizes):
            place = math.log10(examples)
            if not places or places[-1] - place >= 0.75 * room:
                places.append(place)
        return [(0.0, places)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [count(round(10**value)) for value in values]


class LearningCurvePlot(Canvas):
    """See the module. It draws a curve that is still growing, on the axis that the whole will need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._sizes = _SizesAxis()
        super().__init__(ValueAxis("left", percent_tick), self._sizes, parent=parent)
        self.setObjectName("lens.learning_curve.plot")
        self.setAccessibleName(self.tr("Train and dev error against training examples"))
        self.points: Sequence[LearningPoint] = ()
        self.unit: Unit = "error"
        self._first: LearningPoint | None = None
        self._top = SteadyTop()
        self._chosen: int | None = None
        self.paint_over = self._paint_over
        self.stepped.connect(self._walk)
        self.pointer_changed.connect(self._pointed)
        self.range_changed.connect(self._fit)
        self.set_titles(bottom=self.tr("Training examples, each time about twice as many"))

    # --- drawing -----------------------------------------------------------------------------------------------

    def show_points(self, points: Sequence[LearningPoint], sizes: Sequence[int], unit: Unit) -> None:
        """Show what was reached of a curve that is to have so many sizes."""
        first = points[0] if points else None
        if first is not self._first or unit != self.unit:
            # Another curve: the axis begins anew.
            self._first, self._chosen = first, None
            self._top.forget()
            self.follow()
        self.points, self.unit = points, unit
        self._sizes.sizes = sizes
        self._sizes.redraw()
        self.left.set_text(percent_tick if unit == "error" else plain_tick)
        self.set_titles(left=self.tr("Error") if unit == "error" else self.tr("RMSE"))
        self._fit()
        self.viewport().update()

    @Slot()
    def _fit(self) -> None:
        sizes = self._sizes.sizes
        if not sizes:
            return
        low, high = math.log10(sizes[0]), math.log10(max(sizes[-1], sizes[0] + 1))
        inside = max(self.area().width() - _NAME_ROOM - _LEFT_ROOM, 40.0)
        per_pixel = (high - low) / inside
        values = [
            value
            for point in self.points
            for value in (*point.train_errors, *point.dev_errors)
            if math.isfinite(value)
        ]
        top = self._top.over(max(values)) if values and max(values) > 0 else 1.0
        if self.unit == "error":
            top = min(top, 1.0)
        self.show_range((low - _LEFT_ROOM * per_pixel, high + _NAME_ROOM * per_pixel), (0.0, top * 1.03))

    # --- painting ----------------------------------------------------------------------------------------------

    def _paint_over(self, painter: QPainter) -> None:
        if not self.points:
            return
        area = self.area()
        painter.save()
        painter.setClipRect(area.adjusted(0, -5, 0, 5))
        for role in ROLES:
            self._paint_band(painter, area, role)
        for role in ROLES:
            self._paint_line(painter, role)
        painter.setClipping(False)
        self._paint_names(painter, area)
        self._paint_values(painter, area)
        painter.restore()

    def place(self, point: LearningPoint, error: float) -> QPointF:
        """Where an error at a point lies, in pixels."""
        return self.pixel(math.log10(point.n_train), error)

    def _paint_band(self, painter: QPainter, area: QRectF, role: str) -> None:
        shade = QColor(getattr(theme().palette, role))
        shade.setAlphaF(0.18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        upper, lower = [], []
        for point in self.points:
            mean = mean_of(point, role)
            if math.isfinite(mean.low) and math.isfinite(mean.high):
                upper.append(self._inside(area, self.place(point, mean.high)))
                lower.append(self._inside(area, self.place(point, max(mean.low, 0.0))))
        if len(upper) == 1:
            # A single size has a band without length: a bar stands for it.
            painter.drawRect(QRectF(upper[0] - QPointF(3, 0), lower[0] + QPointF(3, 0)))
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))

    @staticmethod
    def _inside(area: QRectF, place: QPointF) -> QPointF:
        return QPointF(place.x(), min(max(place.y(), area.top() - 5), area.bottom() + 5))

    def _paint_line(self, painter: QPainter, role: str) -> None:
        palette = theme().palette
        color = QColor(getattr(palette, role))
        faint = QColor(color)
        faint.setAlphaF(0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faint)
        for point in self.points:
            for error in errors_of(point, role):
                if math.isfinite(error):
                    painter.drawEllipse(self.place(point, error), _DOT, _DOT)
        means = [
            self.place(point, mean_of(point, role).value)
            for point in self.points
            if math.isfinite(mean_of(point, role).value)
        ]
        painter.setPen(QPen(color, 1.75 * theme().zoom))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(means))
        painter.setBrush(QColor(palette.surface) if role == "dev" else color)
        for mean in means:
            painter.drawEllipse(mean, _MEAN, _MEAN)

    def _paint_names(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(small_font(self))
        metrics = QFontMetricsF(painter.font())
        last = self.points[-1]
        ends = sorted(
            (self._inside(area, self.place(last, mean_of(last, role).value)).y(), role)
            for role in ROLES
            if math.isfinite(mean_of(last, role).value)
        )
        x, highest = self.place(last, 0.0).x() + 9, area.top() - metrics.height()
        names = {"train": self.tr("train"), "dev": self.tr("dev")}
        for index, (y, role) in enumerate(ends):
            room_below = (len(ends) - 1 - index) * metrics.height()
            top = min(y - metrics.height() / 2, area.bottom() - metrics.height() - room_below)
            highest = max(top, highest + metrics.height())
            painter.setPen(QColor(getattr(theme().palette, role)))
            box = QRectF(x, highest, metrics.horizontalAdvance(names[role]) + 8, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft, names[role])

    # --- reading values ----------------------------------------------------------------------------------------

    @Slot()
    def _pointed(self) -> None:
        self._chosen = None

    @Slot(int)
    def _walk(self, step: int) -> None:
        if not self.points:
            return
        last = len(self.points) - 1
        here = last if self._chosen is None else self._chosen + step
        self._chosen = min(max(here, 0), last)
        rows = ", ".join(f"{row.name} {row.value}" for row in self.rows(self.points[self._chosen]))
        self.setAccessibleDescription(f"{self._title(self.points[self._chosen])}: {rows}")
        self.viewport().update()

    def _title(self, point: LearningPoint) -> str:
        return self.tr("{0} training examples").format(count(point.n_train))

    def rows(self, point: LearningPoint) -> list[Row]:
        """The mean errors of one size, with their 95 % bands."""
        palette = theme().palette
        gap = point.dev_error.value - point.train_error.value
        return [
            Row(self.tr("Train"), self._text(point.train_error), palette.train),
            Row(self.tr("Dev"), self._text(point.dev_error), palette.dev),
            Row(
                self.tr("Gap"),
                number_text.points(gap) if self.unit == "error" else number_text.plain(gap, 3),
            ),
        ]

    def _text(self, mean: Interval) -> str:
        write = number_text.percent if self.unit == "error" else number_text.plain
        value = write(mean.value)
        if mean.low == mean.high or not math.isfinite(mean.value):
            return value
        return self.tr("{0} (95 %: {1} to {2})").format(value, write(max(mean.low, 0.0)), write(mean.high))

    def _paint_values(self, painter: QPainter, area: QRectF) -> None:
        index = self._chosen if self.hasFocus() else None
        if self.pointer is not None:
            x = self.pointer.x()
            index = min(
                range(len(self.points)), key=lambda place: abs(self.place(self.points[place], 0).x() - x)
            )
        if index is None or index >= len(self.points):
            return
        point = self.points[index]
        x = self.place(point, 0.0).x()
        painter.setPen(QPen(QColor(theme().palette.quiet), 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        beside = self.pointer or area.center()
        paint_box(painter, area, QPointF(x, beside.y()), self._title(point), self.rows(point))


def errors_of(point: LearningPoint, role: str) -> tuple[float, ...]:
    """The errors of the repeats on "train" or "dev"."""
    return point.train_errors if role == "train" else point.dev_errors


def mean_of(point: LearningPoint, role: str) -> Interval:
    """Their mean with its 95 % band."""
    return point.train_error if role == "train" else point.dev_error
