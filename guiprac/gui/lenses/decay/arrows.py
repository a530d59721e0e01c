"""One weight on the line of numbers, and below it, magnified, the parts of its next step (S10, S11)."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiprac.events.decay import DecaySeen
from guiprac.gui.lenses.cost.equation import part_color
from guiprac.gui.lenses.steady import SteadyTop
from guiprac.gui.plots import number_text
from guiprac.gui.plots.canvas import small_font
from guiprac.gui.theme import theme
from guiprac.gui.words import count

_LEAST_ROW, _MOST_ROW = 15.0, 40.0
_HEAD = 7.0
_GAP = 12.0


@dataclass(frozen=True)
class Arrow:
    """A row: its name, how far the weight (or bias) goes, and a colour."""

    name: str
    length: float
    color: str
    note: str = ""


def signed(value: float, digits: int = 3) -> str:
    """A change with its sign: "+0.00123", "−4.1·10⁻⁷", "0"."""
    if value == 0:
        return "0"
    return ("−" if value < 0 else "+") + number_text.plain(abs(value), digits)


class StepArrows(QWidget):
    """Where the weight stands, with 0; then an arrow for each part of its next step and for all of them together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens.decay.arrows")
        self.setAccessibleName(self.tr("The parts of the weight's next step"))
        self._seen: DecaySeen | None = None
        self._data_off = False
        self._reach, self._step_reach = SteadyTop(), SteadyTop()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    def show_seen(self, seen: DecaySeen, *, data_off: bool) -> None:
        """Show a weight and its step, without the data's part if `data_off`."""
        place = (seen.layer, seen.row, seen.column)
        if self._seen is None or place != (self._seen.layer, self._seen.row, self._seen.column):
            self.forget()
        self._seen, self._data_off = seen, data_off
        self.setAccessibleDescription(
            "; ".join(f"{arrow.name} {signed(arrow.length)} {arrow.note}".strip() for arrow in self.arrows())
        )
        self.update()

    def forget(self) -> None:
        """Begin anew with another weight."""
        self._reach.forget()
        self._step_reach.forget()

    def arrows(self) -> list[Arrow]:
        """The rows below the line of numbers."""
        seen, palette = self._seen, theme().palette
        if seen is None:
            return []
        data = 0.0 if self._data_off else seen.data_step
        off = self.tr("off") if self._data_off else ""
        rows = [
            Arrow("−α·dJ_data/dw", data, part_color("data"), off),
            Arrow("−αλ/m·w", seen.decay_step, part_color("l2")),
        ]
        if seen.l1 > 0:
            rows.append(Arrow("−αλ₁/(2m)·sign w", seen.l1_step, part_color("l1")))
        # Momentum and Adam pass the gradient through their memory first.
        note = "" if seen.optimizer == "sgd" else self.tr("not the step")
        rows.append(Arrow(self.tr("together"), data + seen.decay_step + seen.l1_step, palette.text, note))
        rows.append(Arrow(self.tr("on the bias: L2"), 0.0, part_color("l2"), self.tr("never")))
        return rows

    # --- geometry ----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(380, 190)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 120)

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        seen = self._seen
        if seen is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self))
        metrics = QFontMetricsF(painter.font())
        line, arrows = metrics.height(), self.arrows()
        names = max(metrics.horizontalAdvance(arrow.name) for arrow in arrows) + _GAP
        widest = max((arrow.note for arrow in arrows), key=len)
        values = metrics.horizontalAdvance(f"−0.00·10⁻¹⁰ ({widest})") + _GAP
        axis = QRectF(names, 0, max(self.width() - names - values, 60.0), self.height())
        step_reach = self._step_reach.over(max(abs(arrow.length) for arrow in arrows))
        reach = self._reach.over(abs(seen.weight))
        above = self._paint_weight(painter, seen, axis, line, reach)
        room = self.height() - above - 2 * line
        row = min(max(room / len(arrows), _LEAST_ROW), _MOST_ROW)
        self._paint_steps(
            painter,
            arrows,
            QRectF(axis.left(), above, axis.width(), row * len(arrows)),
            step_reach,
            self._magnified(reach / step_reach),
        )
        painter.end()

    def _paint_weight(
        self, painter: QPainter, seen: DecaySeen, axis: QRectF, line: float, reach: float
    ) -> float:
        """The line of numbers with 0 and w; returns where the magnified part begins."""
        palette, metrics = theme().palette, QFontMetricsF(painter.font())
        y = 1.5 * line + 4
        painter.setPen(QPen(QColor(palette.quiet), 1))
        painter.drawLine(QPointF(axis.left(), y), QPointF(axis.right(), y))
        for value in (-reach, 0.0, reach):
            x = axis.center().x() + value / reach * axis.width() / 2
            painter.setPen(QPen(QColor(palette.quiet), 1))
            painter.drawLine(QPointF(x, y - 3), QPointF(x, y + 3))
            text = number_text.short(value)
            place = QRectF(x - 40, y + 3, 80, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, text)
        painter.drawText(
            QRectF(0, y - line / 2, axis.left() - _GAP, line),
            Qt.AlignmentFlag.AlignVCenter,
            self.tr("weight w"),
        )
        x = axis.center().x() + seen.weight / reach * axis.width() / 2
        painter.setPen(QPen(QColor(palette.surface), 1.5))
        painter.setBrush(QColor(palette.text))
        painter.drawEllipse(QPointF(x, y), 5, 5)
        painter.setPen(QColor(palette.text))
        text = "w = " + number_text.plain(seen.weight).replace("-", "−")
        width = metrics.horizontalAdvance(text) + 4
        left = min(max(x - width / 2, axis.left()), self.width() - width)
        painter.drawText(QRectF(left, y - line - 6, width, line), Qt.AlignmentFlag.AlignHCenter, text)
        below = y + line + 4
        self._paint_lens(painter, x, y, axis, below)
        return below + 4

    def _magnified(self, times: float) -> str:
        """How many times the lower axis is larger than the upper one."""
        return self.tr("{0}× larger").format(count(round(float(f"{times:.1g}")))) if times >= 2 else ""

    def _paint_lens(self, painter: QPainter, x: float, y: float, axis: QRectF, below: float) -> None:
        """From the weight to the ends of the part that is magnified."""
        painter.setPen(QPen(QColor(theme().palette.border), 1))
        painter.drawLine(QPointF(x - 3, y + 7), QPointF(axis.left(), below))
        painter.drawLine(QPointF(x + 3, y + 7), QPointF(axis.right(), below))

    def _paint_steps(
        self, painter: QPainter, arrows: list[Arrow], place: QRectF, reach: float, magnified: str
    ) -> None:
        palette, metrics = theme().palette, QFontMetricsF(painter.font())
        row, line, middle = place.height() / len(arrows), metrics.height(), place.center().x()
        painter.setPen(QPen(QColor(palette.border), 1))
        for share in (-0.5, 0.0, 0.5):
            x = middle + share * place.width()
            painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
        vertical = Qt.AlignmentFlag.AlignVCenter
        for index, arrow in enumerate(arrows):
            y = place.top() + (index + 0.5) * row
            painter.setPen(QColor(arrow.color))
            painter.drawText(QRectF(0, y - line / 2, place.left() - 4, line), vertical, arrow.name)
            value = signed(arrow.length) + (f" ({arrow.note})" if arrow.note else "")
            painter.setPen(QColor(palette.text))
            painter.drawText(
                QRectF(place.right() + 4, y - line / 2, self.width() - place.right() - 4, line),
                vertical | Qt.AlignmentFlag.AlignRight,
                value,
            )
            _paint_arrow(painter, QPointF(middle, y), arrow.length / reach * place.width() / 2, arrow.color)
        painter.setPen(QColor(palette.quiet))
        below = QRectF(place.left(), place.bottom() + 2, place.width(), line)
        for side, text in (
            (Qt.AlignmentFlag.AlignLeft, signed(-reach, 2)),
            (Qt.AlignmentFlag.AlignHCenter, self.tr("w now")),
            (Qt.AlignmentFlag.AlignRight, signed(reach, 2)),
        ):
            painter.drawText(below, side | vertical, text)
        painter.drawText(QRectF(0, place.bottom() + 2, place.left(), line), vertical, magnified)


def _paint_arrow(painter: QPainter, start: QPointF, length: float, color: str) -> None:
    """A horizontal arrow of so many pixels; a dot where it would be too short to be seen."""
    painter.setPen(QPen(QColor(color), 2.5))
    painter.setBrush(QColor(color))
    if abs(length) < 2:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(start, 2.5, 2.5)
        return
    tip = QPointF(start.x() + length, start.y())
    back = min(_HEAD, abs(length)) * (1 if length > 0 else -1)
    painter.drawLine(start, QPointF(tip.x() - back, tip.y()))
    painter.setPen(Qt.PenStyle.NoPen)
    half = 0.6 * abs(back)
    painter.drawPolygon(
        QPolygonF([tip, QPointF(tip.x() - back, tip.y() - half), QPointF(tip.x() - back, tip.y() + half)])
    )
