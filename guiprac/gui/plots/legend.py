"""What the marks and shades of a picture mean, beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiprac.gui.plots.canvas import small_font
from guiprac.gui.theme import theme

_WIDTH = 176
_SWATCH = 24
_BAR = 120


@dataclass(frozen=True)
class Entry:
    """A line of the legend; one without a mark is a heading or a remark."""

    text: str
    mark: QPainterPath | None = None
    color: str = ""
    filled: bool = True


@dataclass(frozen=True)
class Shades:
    """A scale of shades from a low to a high value."""

    low: str
    high: str
    low_color: str
    high_color: str


class Legend(QWidget):
    """A column of entries, and a scale of shades under it if there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._shades: Shades | None = None
        self.setFixedWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    def show_entries(self, entries: Sequence[Entry], shades: Shades | None = None) -> None:
        """Show other entries."""
        if (entries, shades) != (self._entries, self._shades):
            self._entries, self._shades = entries, shades
            self.setAccessibleName(", ".join(entry.text for entry in entries))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self))
        metrics, palette = QFontMetrics(painter.font()), theme().palette
        line, top = metrics.height() + 6, 24
        for entry in self._entries:
            if entry.mark is None:
                top += 4
                room = QRectF(0, top, _WIDTH, 6 * line)
                flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
                painter.setPen(QColor(palette.quiet))
                used = painter.boundingRect(room, int(flags), entry.text)
                painter.drawText(room, int(flags), entry.text)
                top += round(used.height()) + 4
                continue
            draw_mark(painter, entry.mark, 10, top + line / 2, 10, QColor(entry.color), entry.filled)
            painter.setPen(QColor(palette.text))
            room = QRectF(_SWATCH, top, _WIDTH - _SWATCH, line)
            text = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            top += line
        if self._shades is not None:
            self._paint_shades(painter, self._shades, top + 8)
        painter.end()

    def _paint_shades(self, painter: QPainter, shades: Shades, top: int) -> None:
        bar = QRectF(4, top, 12, _BAR)
        gradient = QLinearGradient(bar.bottomLeft(), bar.topLeft())
        gradient.setColorAt(0, QColor(shades.low_color))
        gradient.setColorAt(1, QColor(shades.high_color))
        painter.setPen(QPen(QColor(theme().palette.border), 1))
        painter.setBrush(gradient)
        painter.drawRect(bar)
        painter.setPen(QColor(theme().palette.text))
        beside = QRectF(_SWATCH, top - 2, _WIDTH - _SWATCH, _BAR + 4)
        painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shades.high)
        painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, shades.low)


def draw_mark(
    painter: QPainter, mark: QPainterPath, x: float, y: float, size: float, color: QColor, filled: bool
) -> None:
    """A mark of so many pixels around a point."""
    painter.save()
    painter.translate(x, y)
    painter.scale(size, size)
    painter.setPen(QPen(color, 1.5 / size))
    painter.setBrush(color if filled else QColor(theme().palette.surface))
    painter.drawPath(mark)
    painter.restore()
