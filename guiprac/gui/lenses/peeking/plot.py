"""The error reported on the set that was chosen on, and the true one, against how many settings were tried (S2)."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from guiprac.analysis.peeking import Optimism, Values
from guiprac.gui.lenses.steady import SteadyTop
from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import ValueAxis, percent_tick
from guiprac.gui.plots.canvas import Canvas, Row, paint_box, small_font
from guiprac.gui.theme import theme

MOST_SETTINGS = 100
# The room above the true error for what is measured, in standard deviations of a measured error.
_REACH = 3.0
_DOT, _CHOSEN, _RING = 2.5, 4.0, 7.0
_LEAST_TICK_ROOM = 40.0


class _SettingsAxis(ValueAxis):
    """Ticks from the single setting to the last."""

    def __init__(self) -> None:
        super().__init__("bottom")

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        room = size / max(maxVal - minVal, 1e-9)
        step = next((step for step in (1, 2, 5, 10, 20, 25) if step * room >= _LEAST_TICK_ROOM), 50)
        places = [1, *range(max(step, 2), MOST_SETTINGS + 1, step)]
        return [(0.0, [float(place) for place in places if minVal <= place <= maxVal])]


class PeekingPlot(Canvas):
    """See the module. `chosen_changed` tells how many settings the arrow keys went to."""

    chosen_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ValueAxis("left", percent_tick), _SettingsAxis(), parent=parent)
        self.setObjectName("lens.peeking.plot")
        self.setAccessibleName(self.tr("Reported and true error against settings tried"))
        self.set_titles(left=self.tr("Error"), bottom=self.tr("Settings tried, k"))
        self.curve: Optimism | None = None
        self.settings = 1
        self.drawn: Values = np.zeros(0)
        self._highest = 1.0
        self._top = SteadyTop()
        self.paint_over = self._paint_over
        self.stepped.connect(self._walk)
        self.range_changed.connect(self._fit)

    # --- drawing -----------------------------------------------------------------------------------------------

    def show_curve(self, curve: Optimism, n: int, settings: int, drawn: Values) -> None:
        """Show what is expected for 1, 2, … settings on n examples, and the measured errors of one choice, if any."""
        self.curve, self.settings, self.drawn = curve, settings, drawn
        error = float(curve.true[0])
        reach = error + _REACH * math.sqrt(error * (1 - error) / n)
        self._highest = max(reach, float(drawn[:settings].max(initial=0.0)))
        self.setAccessibleDescription(self._said(settings))
        self._fit()
        self.viewport().update()

    @Slot()
    def _fit(self) -> None:
        if self.curve is None:
            return
        top = min(self._top.over(self._highest), 1.0)
        inside = max(self.area().width() - self._name_room(), 40.0)
        per_pixel = MOST_SETTINGS / inside
        self.show_range((0.0, MOST_SETTINGS + self._name_room() * per_pixel), (0.0, top * 1.03))

    def _names(self) -> tuple[str, str]:
        return self.tr("true"), self.tr("reported")

    def _name_room(self) -> float:
        metrics = QFontMetricsF(small_font(self))
        return max(metrics.horizontalAdvance(name) for name in self._names()) + 14

    def chosen(self) -> int | None:
        """Which of the settings that were tried looks best, the earliest where several do; None without a draw."""
        tried = self.drawn[: self.settings]
        return int(tried.argmin()) if len(tried) else None

    # --- painting ----------------------------------------------------------------------------------------------

    def _paint_over(self, painter: QPainter) -> None:
        curve = self.curve
        if curve is None:
            return
        area, palette = self.area(), theme().palette
        true = [
            self.pixel(k, error)
            for k, error in zip(curve.settings.tolist(), curve.true.tolist(), strict=True)
        ]
        reported = [
            self.pixel(k, error)
            for k, error in zip(curve.settings.tolist(), curve.reported.tolist(), strict=True)
        ]
        painter.save()
        painter.setClipRect(area.adjusted(0, -_RING, 0, _RING))
        shade = QColor(palette.test)
        shade.setAlphaF(0.14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawPolygon(QPolygonF([*true, *reversed(reported)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.quiet), 1.5 * theme().zoom, Qt.PenStyle.DashLine))
        painter.drawLine(true[0], true[-1])
        painter.setPen(QPen(QColor(palette.test), 2 * theme().zoom))
        painter.drawPolyline(QPolygonF(reported))
        self._paint_draw(painter)
        self._paint_gap(painter, area, true[self.settings - 1], reported[self.settings - 1])
        painter.setClipping(False)
        self._paint_names(painter, area, true[-1], reported[-1])
        self._paint_values(painter, area)
        painter.restore()

    def _paint_draw(self, painter: QPainter) -> None:
        chosen, palette = self.chosen(), theme().palette
        if chosen is None:
            return
        tried = self.drawn[: self.settings].tolist()
        places = [self.pixel(index + 1, error) for index, error in enumerate(tried)]
        best = self.pixel(1, tried[0])
        steps = [best]
        for place in places:
            if place.y() > best.y():
                steps.append(QPointF(place.x(), best.y()))
                steps.append(place)
                best = place
        steps.append(QPointF(places[-1].x(), best.y()))
        painter.setPen(QPen(QColor(palette.text), 1))
        painter.drawPolyline(QPolygonF(steps))
        faint = QColor(palette.text)
        faint.setAlphaF(0.55)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faint)
        for place in places:
            painter.drawEllipse(place, _DOT, _DOT)
        painter.setBrush(QColor(palette.bad))
        painter.drawEllipse(places[chosen], _CHOSEN, _CHOSEN)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.bad), 2))
        painter.drawEllipse(places[chosen], _RING, _RING)

    def _paint_gap(self, painter: QPainter, area: QRectF, true: QPointF, reported: QPointF) -> None:
        """How far apart the two are at the number of settings asked for."""
        palette = theme().palette
        painter.setPen(QPen(QColor(palette.accent), 2))
        painter.drawLine(true, reported)
        painter.setBrush(QColor(palette.accent))
        painter.drawEllipse(reported, _CHOSEN, _CHOSEN)
        painter.setFont(small_font(self))
        metrics = QFontMetricsF(painter.font())
        text = gap_text(self._optimism(self.settings))
        width, height = metrics.horizontalAdvance(text) + 8, metrics.height() + 2
        left = reported.x() + 10 if reported.x() + 10 + width <= area.right() else reported.x() - 10 - width
        top = min(reported.y() + 6, area.bottom() - height)
        box = QRectF(left, top, width, height)
        ground = QColor(palette.surface)
        ground.setAlpha(225)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(palette.accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_names(self, painter: QPainter, area: QRectF, true: QPointF, reported: QPointF) -> None:
        painter.setFont(small_font(self))
        height = QFontMetricsF(painter.font()).height()
        # Apart, and inside, however near to each other or to the axis the lines end.
        upper = min(true.y(), area.bottom() - 1.5 * height)
        lower = min(max(reported.y(), upper + height), area.bottom() - height / 2)
        colors = (theme().palette.quiet, theme().palette.test)
        for y, name, color in zip((upper, lower), self._names(), colors, strict=True):
            painter.setPen(QColor(color))
            box = QRectF(true.x() + 8, y - height / 2, self._name_room(), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft, name)

    # --- reading values ----------------------------------------------------------------------------------------

    @Slot(int)
    def _walk(self, step: int) -> None:
        self.chosen_changed.emit(min(max(self.settings + step, 1), MOST_SETTINGS))

    def _optimism(self, settings: int) -> float:
        return 0.0 if self.curve is None else float(self.curve.optimism[settings - 1])

    def rows(self, settings: int) -> list[Row]:
        """What is expected of the best of so many settings, and what was drawn."""
        if self.curve is None:
            return []
        palette = theme().palette
        rows = [
            Row(
                self.tr("Reported, on average"),
                number_text.percent(self.curve.reported[settings - 1]),
                palette.test,
            ),
            Row(self.tr("True"), number_text.percent(self.curve.true[settings - 1])),
            Row(self.tr("Too low by"), gap_text(self._optimism(settings)), palette.accent),
        ]
        if settings <= min(self.settings, len(self.drawn)):
            rows.append(
                Row(
                    self.tr("This person: setting {0}").format(settings),
                    number_text.percent(self.drawn[settings - 1]),
                )
            )
            rows.append(Row(self.tr("Best so far"), number_text.percent(self.drawn[:settings].min())))
        return rows

    def _title(self, settings: int) -> str:
        return self.tr("Best of {0}").format(settings)

    def _said(self, settings: int) -> str:
        return f"{self._title(settings)}: " + ", ".join(
            f"{row.name} {row.value}" for row in self.rows(settings)
        )

    def _paint_values(self, painter: QPainter, area: QRectF) -> None:
        if self.pointer is None:
            return
        settings = min(max(round(self.value_at(self.pointer).x()), 1), MOST_SETTINGS)
        x = self.pixel(settings, 0.0).x()
        painter.setPen(QPen(QColor(theme().palette.quiet), 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        paint_box(painter, area, QPointF(x, self.pointer.y()), self._title(settings), self.rows(settings))


def gap_text(gap: float) -> str:
    """A difference of errors in points; small ones with a digit that tells them from nothing."""
    share = abs(gap) * 100
    return number_text.points(abs(gap), 1 if share >= 0.95 or share < 5e-7 else 2 if share >= 0.095 else 3)
