"""Two small pictures of the split advisor: what dev resolves by its size, and the advised split by n (S1)."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiprac.analysis.split_advice import SplitAdvice, advise
from guiprac.data.advice import LARGEST_SHARE, SMALLEST_SHARE, half_width
from guiprac.gui import words
from guiprac.gui.plots import number_text
from guiprac.gui.theme import mix, smaller, tabular, theme

SMALLEST_N, LARGEST_N = 100, 10_000_000
_SMALLEST_DEV, _LARGEST_DEV = 10, 1_000_000
_NARROWEST, _WIDEST = 0.0005, 0.5
_RESOLUTION_LINES, _OVER_SIZE_LINES = 11.5, 14.0
_STEPS = 120
_MARK = 4.0


@dataclass(frozen=True)
class LogAxis:
    """Where values between `low` and `high` lie along a stretch of pixels, by their logarithm; `last` may be less
    than `first`."""

    low: float
    high: float
    first: float
    last: float

    def place(self, value: float) -> float:
        """The pixel of a value; values beyond the ends are at the ends."""
        share = math.log(min(max(value, self.low), self.high) / self.low) / math.log(self.high / self.low)
        return self.first + share * (self.last - self.first)

    def value(self, place: float) -> float:
        """The value at a pixel."""
        share = min(max((place - self.first) / (self.last - self.first), 0.0), 1.0)
        return float(self.low * (self.high / self.low) ** share)

    def powers(self) -> list[int]:
        """The powers of ten within."""
        first, last = math.ceil(math.log10(self.low) - 1e-9), math.floor(math.log10(self.high) + 1e-9)
        return [10**exponent for exponent in range(first, last + 1)]


class _SmallPicture(QWidget):
    """A picture of some lines of text in height, with a logarithmic axis of counts below."""

    def __init__(self, name: str, lines_tall: float) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._lines_tall = lines_tall
        self._asked: SplitAdvice | None = None
        self._fit()
        theme().changed.connect(self._fit)

    def readout(self, value: float) -> str:
        """What stands at a place of the axis, in words."""
        raise NotImplementedError

    def axis(self) -> LogAxis:
        """The axis of counts, in pixels."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(280, self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._asked is not None:
            text = self.readout(self.axis().value(event.x()))
            QToolTip.showText(event.globalPos(), words.tooltip(text), self)
            return True
        return super().event(event)

    @Slot()
    def _fit(self) -> None:
        self.setFixedHeight(round(self.metrics().height() * self._lines_tall))
        self.update()

    def metrics(self) -> QFontMetrics:
        return QFontMetrics(tabular(smaller(self.font())))

    def begin(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tabular(smaller(self.font())))
        return painter

    def paint_title(self, painter: QPainter, title: str) -> None:
        """What the picture shows, in its first line."""
        painter.setPen(QColor(theme().palette.text))
        whole = QRectF(0, 0, self.width(), self.metrics().height())
        text = self.metrics().elidedText(title, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(whole, Qt.AlignmentFlag.AlignLeft, text)

    def paint_counts(self, painter: QPainter, axis: LogAxis, ground: float, title: str) -> None:
        """Ticks at powers of ten and the title, two lines below the ground."""
        line = self.metrics().height()
        painter.setPen(QColor(theme().palette.quiet))
        for power in axis.powers():
            text = number_text.power_of_ten(round(math.log10(power)))
            wide = self.metrics().horizontalAdvance(text) + 2
            left = min(max(axis.place(power) - wide / 2, 0), self.width() - wide)
            painter.drawText(QRectF(left, ground + 2, wide, line), Qt.AlignmentFlag.AlignCenter, text)
        whole = QRectF(axis.first, ground + 2 + line, axis.last - axis.first, line)
        painter.drawText(whole, Qt.AlignmentFlag.AlignHCenter, title)


class ResolutionPicture(_SmallPicture):
    """The 95 % half width of the error against the size of dev, both logarithmic.

    The band is what dev may take of n, 1 to 20 %: the advice stands where the curve reaches the width that was asked
    for, or at the nearer end of the band.
    """

    def __init__(self) -> None:
        super().__init__("split.advice.resolution", _RESOLUTION_LINES)
        self._present = 0
        self.setAccessibleName(self.tr("Half width of the error against the size of dev"))

    def show_advice(self, advice: SplitAdvice, present: int) -> None:
        """Mark the present size of dev and the advised one."""
        self._asked, self._present = advice, present
        self.setAccessibleDescription(
            self.tr("Now: {0} Advised: {1}").format(self.readout(present), self.readout(advice.n_dev))
        )
        self.update()

    def readout(self, value: float) -> str:
        assert self._asked is not None
        marked = value in (self._present, self._asked.n_dev)
        count = round(value if marked else float(f"{value:.2g}"))
        return self.tr("{0} dev examples know an error of {1} to ± {2} points.").format(
            words.count(count),
            words.percent(self._asked.error),
            f"{100 * half_width(self._asked.error, count):.2g}",
        )

    def axis(self) -> LogAxis:
        names = self.metrics().horizontalAdvance("±0.1") + 8
        return LogAxis(_SMALLEST_DEV, _LARGEST_DEV, names, self.width() - 4)

    def _heights(self) -> LogAxis:
        line = self.metrics().height()
        return LogAxis(_NARROWEST, _WIDEST, self.height() - 2 * line - 4, 2 * line + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._asked is None:
            return
        advice, colours = self._asked, theme().palette
        painter, across, up = self.begin(), self.axis(), self._heights()
        self.paint_title(painter, self.tr("Half width of the error, in points"))
        self._paint_band(painter, advice, across, up)
        self._paint_widths(painter, across, up)
        self.paint_counts(painter, across, up.first, self.tr("dev examples"))
        self._paint_asked(painter, advice, across, up)
        painter.save()
        painter.setClipRect(QRectF(across.first, up.last, across.last - across.first, up.first - up.last))
        painter.setPen(QPen(QColor(colours.dev), 2))
        curve = QPolygonF()
        for step in range(_STEPS + 1):
            count = across.value(across.first + (across.last - across.first) * step / _STEPS)
            # Beyond the range of widths the curve goes on outside of the picture.
            width = half_width(advice.error, 1) / math.sqrt(count)
            slope = (up.last - up.first) / math.log(up.high / up.low)
            curve.append(QPointF(across.place(count), up.first + slope * math.log(width / up.low)))
        painter.drawPolyline(curve)
        painter.restore()
        self._paint_marks(painter, advice, across, up)
        painter.end()

    def _paint_band(self, painter: QPainter, advice: SplitAdvice, across: LogAxis, up: LogAxis) -> None:
        colours, line = theme().palette, self.metrics().height()
        left, right = (across.place(share * advice.n) for share in (SMALLEST_SHARE, LARGEST_SHARE))
        band = QRectF(left, up.last, max(right - left, 1.0), up.first - up.last)
        painter.fillRect(band, QColor(mix(colours.surface, colours.dev, 0.12)))
        text = self.tr("1 to 20 % of n")
        wide = self.metrics().horizontalAdvance(text) + 2
        start = min(max(band.center().x() - wide / 2, across.first), across.last - wide)
        painter.setPen(QColor(colours.quiet))
        painter.drawText(QRectF(start, line + 2, wide, line), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_asked(self, painter: QPainter, advice: SplitAdvice, across: LogAxis, up: LogAxis) -> None:
        colours, line = theme().palette, self.metrics().height()
        y = up.place(advice.gap / 2)
        painter.setPen(QPen(QColor(colours.text), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(across.first, y), QPointF(across.last, y))
        # The falling curve leaves room above the line at its right end.
        box = QRectF(across.first, y - line - 1, across.last - across.first, line)
        painter.setPen(QColor(colours.quiet))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight, self.tr("asked: gap / 2"))

    def _paint_widths(self, painter: QPainter, across: LogAxis, up: LogAxis) -> None:
        colours, line = theme().palette, self.metrics().height()
        for width in (0.001, 0.01, 0.1):
            y = up.place(width)
            painter.setPen(QColor(colours.border))
            painter.drawLine(QPointF(across.first, y), QPointF(across.last, y))
            painter.setPen(QColor(colours.quiet))
            box = QRectF(0, y - line / 2, across.first - 4, line)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"±{100 * width:g}"
            )
        painter.setPen(QColor(colours.quiet))
        painter.drawLine(QPointF(across.first, up.first), QPointF(across.last, up.first))

    def _paint_marks(self, painter: QPainter, advice: SplitAdvice, across: LogAxis, up: LogAxis) -> None:
        """A hollow mark for dev as it is, a filled one for the advice; where both meet, the filled one."""
        colours, line = theme().palette, self.metrics().height()
        apart = abs(across.place(advice.n_dev) - across.place(self._present)) > 2 * _MARK
        marks = [(advice.n_dev, self.tr("advised") if apart else self.tr("now, as advised"), True)]
        if apart:
            marks.append((self._present, self.tr("now"), False))
        higher = max(count for count, _, _ in marks)
        for count, text, filled in marks:
            at = QPointF(across.place(count), up.place(half_width(advice.error, count)))
            painter.setPen(QPen(QColor(colours.text), 1.5))
            painter.setBrush(QColor(colours.dev if filled else colours.surface))
            painter.drawEllipse(at, _MARK, _MARK)
            wide = self.metrics().horizontalAdvance(text) + 2
            # Above the falling curve at its right, and below it at its left, there is room.
            right = count == higher
            x = at.x() + _MARK + 3 if right else at.x() - _MARK - 3 - wide
            x = min(max(x, across.first), across.last - wide)
            y = at.y() - line - 1 if right else at.y() + 1
            y = min(max(y, up.last), up.first - line)
            painter.drawText(QRectF(x, y, wide, line), Qt.AlignmentFlag.AlignCenter, text)


class AdviceOverSize(_SmallPicture):
    """The advised split against n: the shares as a stack above, the numbers of examples as lines below."""

    def __init__(self) -> None:
        super().__init__("split.advice.over_size", _OVER_SIZE_LINES)
        self.setAccessibleName(self.tr("The advised split against the number of examples"))

    def show_advice(self, advice: SplitAdvice) -> None:
        """Mark this n on the curves for its error and gap."""
        self._asked = advice
        self.setAccessibleDescription(self.readout(advice.n))
        self.update()

    def readout(self, value: float) -> str:
        assert self._asked is not None
        n = self._asked.n if value == self._asked.n else round(float(f"{value:.2g}"))
        advice = self._advice(n)
        return self.tr("{0} examples: {1}, which is {2} for train and {3} each for dev and test.").format(
            words.count(n), ratio(advice), words.count(advice.n_train), words.count(advice.n_dev)
        )

    def axis(self) -> LogAxis:
        names = max(self.metrics().horizontalAdvance(text) for text in ("100 %", "10⁷")) + 8
        return LogAxis(SMALLEST_N, LARGEST_N, names, self.width() - 4)

    def _advice(self, n: float) -> SplitAdvice:
        assert self._asked is not None
        return advise(round(n), self._asked.error, gap=self._asked.gap, classes=self._asked.classes)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._asked is None:
            return
        painter, across, line = self.begin(), self.axis(), self.metrics().height()
        ground = self.height() - 2 * line - 4
        self.paint_title(painter, self.tr("The advised split by n"))
        top = 2 * line + 4
        upper = QRectF(across.first, top, across.last - across.first, (ground - top) / 2 - 8)
        lower = QRectF(across.first, upper.bottom() + 16, upper.width(), ground - upper.bottom() - 16)
        places = [across.first + upper.width() * step / _STEPS for step in range(_STEPS + 1)]
        advised = [(place, self._advice(across.value(place))) for place in places]
        self._paint_shares(painter, upper, advised)
        self._paint_numbers(painter, lower, advised)
        self.paint_counts(painter, across, ground, self.tr("examples in all, n"))
        self._paint_here(painter, across, upper, lower)
        painter.end()

    def _paint_shares(
        self, painter: QPainter, area: QRectF, advised: list[tuple[float, SplitAdvice]]
    ) -> None:
        colours, line = theme().palette, self.metrics().height()
        painter.setPen(Qt.PenStyle.NoPen)
        # From the top: each covers what lies below the one before.
        for colour, tops in (
            (colours.test, [1.0 for _ in advised]),
            (colours.dev, [each.train + each.dev for _, each in advised]),
            (colours.train, [each.train for _, each in advised]),
        ):
            piece = QPolygonF([area.bottomLeft()])
            for (x, _), top in zip(advised, tops, strict=True):
                piece.append(QPointF(x, area.bottom() - top * area.height()))
            piece.append(area.bottomRight())
            painter.setBrush(QColor(colour))
            painter.drawPolygon(piece)
        painter.setPen(QColor(colours.quiet))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for share in (0.0, 0.5, 1.0):
            y = area.bottom() - share * area.height()
            painter.drawText(QRectF(0, y - line / 2, area.left() - 4, line), right, words.percent(share))

    def _paint_numbers(
        self, painter: QPainter, area: QRectF, advised: list[tuple[float, SplitAdvice]]
    ) -> None:
        colours, line = theme().palette, self.metrics().height()
        up = LogAxis(10, LARGEST_N, area.bottom(), area.top())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for power in (100, 10_000, 1_000_000):
            y = up.place(power)
            painter.setPen(QColor(colours.border))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(colours.quiet))
            text = number_text.power_of_ten(round(math.log10(power)))
            painter.drawText(QRectF(0, y - line / 2, area.left() - 4, line), right, text)
        painter.setPen(QColor(colours.quiet))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        for name, colour, style, counts, above in (
            (
                self.tr("train"),
                colours.train,
                Qt.PenStyle.SolidLine,
                [each.n_train for _, each in advised],
                True,
            ),
            (
                self.tr("dev, test"),
                colours.dev,
                Qt.PenStyle.DashLine,
                [each.n_dev for _, each in advised],
                False,
            ),
        ):
            curve = [QPointF(x, up.place(count)) for (x, _), count in zip(advised, counts, strict=True)]
            painter.setPen(QPen(QColor(colour), 2, style))
            painter.drawPolyline(QPolygonF(curve))
            wide = self.metrics().horizontalAdvance(name) + 2
            # Both rise to the right: there is room above at the left of a line, and below at its right.
            at = curve[_STEPS // 2] if above else curve[-1]
            box = QRectF(at.x() - wide - 4, at.y() - line, wide, line)
            if not above:
                box.moveTo(at.x() - wide, at.y() + line)
            painter.setPen(QColor(colours.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_here(self, painter: QPainter, across: LogAxis, upper: QRectF, lower: QRectF) -> None:
        assert self._asked is not None
        colours, line = theme().palette, self.metrics().height()
        x = across.place(self._asked.n)
        painter.setPen(QPen(QColor(colours.text), 2))
        painter.drawLine(QPointF(x, upper.top()), QPointF(x, lower.bottom()))
        text = ratio(self._asked)
        wide = self.metrics().horizontalAdvance(text) + 2
        left = min(max(x - wide / 2, across.first), across.last - wide)
        painter.drawText(QRectF(left, line + 2, wide, line), Qt.AlignmentFlag.AlignCenter, text)


def ratio(advice: SplitAdvice) -> str:
    """The advised shares in percent: 60/20/20."""
    return "/".join(words.number(share * 100, 4) for share in (advice.train, advice.dev, advice.test))
