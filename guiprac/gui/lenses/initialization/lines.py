"""How initializations look in pictures: a name, a colour and a dash for each, the same everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiprac.analysis.race import NAMES
from guiprac.experiment import Initialization
from guiprac.gui.theme import mix, theme
from guiprac.gui.words import sentence_text

# Chosen so that any two stay apart for every common colour vision, and away from train, dev and test.
_LIGHT: dict[Initialization, str] = {
    "zeros": "#1F2328",
    "small": "#499797",
    "large": "#880707",
    "xavier": "#AE8509",
    "glorot": "#4E16F3",
    "he": "#7B3FA0",
}
_DARK: dict[Initialization, str] = {
    "zeros": "#F2F5F8",
    "small": "#3E9E98",
    "large": "#F23A3A",
    "xavier": "#DDC94A",
    "glorot": "#7A6CFF",
    "he": "#D29BFF",
}
# Lengths of dashes and gaps in pixels.
_DASHES: dict[Initialization, tuple[float, ...]] = {
    "zeros": (1, 4),
    "small": (4, 4),
    "large": (12, 4),
    "xavier": (8, 3, 2, 3),
    "glorot": (8, 3, 2, 3, 2, 3),
    "he": (),
}
_PALE = 0.55
_SAMPLE = QSize(36, 12)


def name_of(initialization: Initialization) -> str:
    """The short name in pictures."""
    return sentence_text(NAMES[initialization])


def color_of(initialization: Initialization, *, pale: bool = False) -> str:
    """The colour in the theme in force; a pale one for what is only a background."""
    color = (_DARK if theme().is_dark else _LIGHT)[initialization]
    return mix(theme().palette.surface, color, _PALE) if pale else color


def pen_of(
    initialization: Initialization, ratio: float = 1.0, *, pale: bool = False, width: float = 1.0
) -> QPen:
    """The pen of a line; `ratio` is the device's pixels per logical one, which a pen of one pixel counts in."""
    pen = QPen(QColor(color_of(initialization, pale=pale)), width)
    pen.setCosmetic(True)
    dashes = _DASHES[initialization]
    if dashes:
        pen.setDashPattern([length * ratio / width for length in dashes])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


class LineSample(QWidget):
    """A piece of an initialization's line, for the list of names beside a picture."""

    def __init__(self, initialization: Initialization, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initialization = initialization
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return _SAMPLE

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen_of(self._initialization, width=2))
        middle = self.height() / 2
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        painter.end()


@dataclass(frozen=True)
class LineName:
    """A name to be written at the end of a line, in pixels."""

    text: str
    color: str
    end: QPointF
    strong: bool = False


def paint_line_names(
    painter: QPainter, area: QRectF, names: Sequence[LineName], *, at_left: bool = False
) -> None:
    """Write names beside the ends of lines, moved apart where they would overlap, the strong one nearest its line."""
    metrics = QFontMetricsF(painter.font())
    height = metrics.height()
    ordered = _fitting(sorted(names, key=lambda one: one.end.y()), int(area.height() // height))
    tops = _moved_apart([one.end.y() - height / 2 for one in ordered], height, area.top(), area.bottom())
    for one, top in zip(ordered, tops, strict=True):
        width = metrics.horizontalAdvance(one.text) + 2
        left = one.end.x() - 6 - width if at_left else one.end.x() + 6
        painter.setPen(QColor(one.color))
        font = painter.font()
        if one.strong:
            bold = painter.font()
            bold.setBold(True)
            painter.setFont(bold)
        painter.drawText(QRectF(left, top, width + 8, height), Qt.AlignmentFlag.AlignLeft, one.text)
        painter.setFont(font)


def _fitting(names: list[LineName], most: int) -> list[LineName]:
    """At most so many names; those nearest to another go first, and the strong one stays."""
    kept = list(names)
    while len(kept) > max(most, 1):
        gaps = [later.end.y() - earlier.end.y() for earlier, later in pairwise(kept)]
        near = min(range(len(gaps)), key=gaps.__getitem__)
        del kept[near if kept[near + 1].strong else near + 1]
    return kept


def _moved_apart(tops: Sequence[float], height: float, low: float, high: float) -> list[float]:
    """Places of equal height that do not overlap, as near as can be to where they were wanted."""
    placed: list[float] = []
    for top in tops:
        placed.append(max(top, placed[-1] + height if placed else low))
    limit = high - height
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - height
    return placed
