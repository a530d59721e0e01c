"""J as an equation of its parts: data term + L2 part + L1 part = J, in numbers that add up as they stand (S7, S8)."""

import math
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiprac.events.cost import CostSeen
from guiprac.gui.plots import number_text
from guiprac.gui.plots.canvas import larger, small_font
from guiprac.gui.plots.colors import class_color
from guiprac.gui.theme import theme

Part = Literal["data", "l2", "l1"]

_SIGN = 28.0
_SWATCH = 10.0
_DIGITS = 4
_MOST_DECIMALS = 8


def part_color(part: Part) -> str:
    """The colour of a part of J in the present theme, the same in all of the cost lens."""
    palette = theme().palette
    return palette.train if part == "data" else class_color(palette, 0 if part == "l2" else 1)


def adding_up(parts: tuple[float, ...], decimals: int) -> tuple[list[float], float]:
    """Parts and their sum, rounded so that the rounded parts add up to the rounded sum.

    The parts that lie nearest to the other side of their rounding give way (largest remainders); none moves by a
    whole unit of the last decimal.
    """
    unit = 10.0**-decimals
    total = round(math.fsum(parts) / unit)
    floors = [math.floor(part / unit) for part in parts]
    rests = [part / unit - floor for part, floor in zip(parts, floors, strict=True)]
    missing = total - sum(floors)
    for index in sorted(range(len(parts)), key=lambda index: -rests[index])[: max(missing, 0)]:
        floors[index] += 1
    return [round(floor * unit, decimals) for floor in floors], round(total * unit, decimals)


def decimals_for(total: float) -> int:
    """Decimals that show a sum with four digits; the same over a wide range, so that live numbers stand still."""
    if not math.isfinite(total) or total <= 0:
        return _DIGITS
    magnitude = math.floor(math.log10(total))
    return min(max(_DIGITS - max(magnitude, 0) - min(magnitude + 1, 0), 1), _MOST_DECIMALS)


@dataclass(frozen=True)
class _Term:
    sign: str
    caption: str
    color: str
    value: str
    note: str


# From here on, as of a run that diverges, the numbers have too many digits to be added up by eye.
_ASTRONOMIC = 1e6


class CostEquation(QWidget):
    """Four numbers with the signs between them; painted by itself, so that a new value moves nothing else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens.cost.equation")
        self._seen: CostSeen | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._theme_changed)

    def show_seen(self, seen: CostSeen) -> None:
        """Show J as it was seen."""
        if seen != self._seen:
            self._seen = seen
            data, l2, l1, total = self.numbers()
            self.setAccessibleName(
                self.tr("J = {0}: data term {1}, L2 part {2}, L1 part {3}").format(total, data, l2, l1)
            )
            self.update()

    def numbers(self) -> list[str]:
        """The data term, the L2 part, the L1 part and J as they are shown."""
        seen = self._seen
        if seen is None:
            return [number_text.MISSING] * 4
        decimals = decimals_for(seen.total)
        if not seen.total < _ASTRONOMIC:
            return [number_text.plain(value) for value in (seen.data, seen.l2_part, seen.l1_part, seen.total)]
        parts, total = adding_up((seen.data, seen.l2_part, seen.l1_part), decimals)
        exact = (seen.data, seen.l2_part, seen.l1_part, seen.total)
        return [
            f"{value:,.{decimals}f}" if whole else "0"
            for value, whole in zip((*parts, total), exact, strict=True)
        ]

    def sizeHint(self) -> QSize:
        return QSize(460, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self._height())

    def _height(self) -> int:
        caption, small = QFontMetricsF(self.font()), QFontMetricsF(small_font(self))
        return round(caption.height() + QFontMetricsF(larger(self.font(), 8)).height() + small.height() + 4)

    def _terms(self) -> list[_Term]:
        seen, palette = self._seen, theme().palette
        if seen is None:
            return []
        data, l2, l1, total = self.numbers()
        many = self.tr("mean of {0} of train").format(f"{seen.n_examples:,}")
        return [
            _Term("", self.tr("Data term"), part_color("data"), data, many),
            _Term(
                "+", self.tr("L2 part"), part_color("l2"), l2, self._share(seen.l2, seen.l2_part, seen.total)
            ),
            _Term(
                "+", self.tr("L1 part"), part_color("l1"), l1, self._share(seen.l1, seen.l1_part, seen.total)
            ),
            _Term("=", self.tr("J"), palette.text, total, self.tr("the optimizer’s aim")),
        ]

    def _share(self, strength: float, part: float, total: float) -> str:
        if strength == 0:
            return self.tr("λ = 0: off")
        share = part / total if total > 0 else math.nan
        return self.tr("λ = {0}, {1} of J").format(f"{strength:g}", number_text.percent(share))

    def paintEvent(self, event: QPaintEvent) -> None:
        terms = self._terms()
        if not terms:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        caption, small = self.font(), small_font(self)
        large = larger(self.font(), 8)
        heights = [QFontMetricsF(font).height() for font in (caption, large, small)]
        widths = [self._least_width(term, caption, large, small) for term in terms]
        spare = max((self.width() - sum(widths) - _SIGN * (len(terms) - 1)) / len(terms), 0.0)
        left = 0.0
        for term, width in zip(terms, widths, strict=True):
            if term.sign:
                painter.setFont(large)
                painter.setPen(QColor(theme().palette.quiet))
                sign = QRectF(left - _SIGN - min(spare / 2, 8.0), heights[0] + 1, _SIGN, heights[1])
                painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, term.sign)
            self._paint_term(painter, term, QRectF(left, 0, width + spare, self.height()), heights)
            left += width + min(spare, 40.0) + _SIGN
        painter.end()

    def _least_width(self, term: _Term, *fonts: QFont) -> float:
        caption, large, small = (QFontMetricsF(font) for font in fonts)
        widest_value = "0" * len(term.value)
        return max(
            caption.horizontalAdvance(term.caption) + _SWATCH + 6,
            large.horizontalAdvance(widest_value),
            small.horizontalAdvance(term.note) if term.sign != "=" else 0.0,
        )

    def _paint_term(self, painter: QPainter, term: _Term, place: QRectF, heights: list[float]) -> None:
        palette = theme().palette
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self.font())
        left = place.left()
        if term.sign != "=":
            painter.fillRect(QRectF(left, (heights[0] - _SWATCH) / 2, _SWATCH, _SWATCH), QColor(term.color))
            left += _SWATCH + 6
        painter.setPen(QColor(palette.quiet))
        painter.drawText(QRectF(left, 0, place.right() - left, heights[0]), middle, term.caption)
        painter.setFont(larger(self.font(), 8))
        painter.setPen(QColor(palette.text))
        painter.drawText(
            QRectF(place.left(), heights[0] + 1, place.width() + 8, heights[1]), middle, term.value
        )
        small = small_font(self)
        painter.setFont(small)
        painter.setPen(QColor(palette.quiet))
        room = max(self.width() - place.left(), 0.0) if term.sign == "=" else place.width() + _SIGN
        note = QFontMetricsF(small).elidedText(term.note, Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            QRectF(place.left(), heights[0] + heights[1] + 1, room, heights[2] + 2), middle, note
        )

    @Slot()
    def _theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
