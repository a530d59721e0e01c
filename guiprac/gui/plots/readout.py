"""One current value as a large number, with a sample of the line that it belongs to."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiprac.gui.plots.canvas import larger, small_font
from guiprac.gui.theme import theme

Mark = Literal["", "line", "ringed line"]


class Readout(QWidget):
    """Caption, value and a short note; painted by itself, so that a new value moves nothing else."""

    def __init__(
        self,
        caption: str,
        *,
        role: str = "text",
        mark: Mark = "",
        widest: str = "00.00 %",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._mark = role, mark
        self.caption, self.value, self.note = caption, "", ""
        self._widest_value, self._widest_note = widest, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._theme_changed)

    def show_value(self, value: str, note: str = "", *, caption: str | None = None) -> None:
        """Show another value."""
        shown = (self.caption, self.value, self.note)
        self.caption = self.caption if caption is None else caption
        self.value, self.note = value, note
        if (self.caption, self.value, self.note) == shown:
            return
        widest = (self._widest_value, self._widest_note)
        self._widest_value = max(value, self._widest_value, key=len)
        self._widest_note = max(note, self._widest_note, key=len)
        if widest != (self._widest_value, self._widest_note) or self.caption != shown[0]:
            self.updateGeometry()
        self.setAccessibleName(f"{self.caption}: {value}" + (f" ({note})" if note else ""))
        self.update()

    def sizeHint(self) -> QSize:
        caption, small = QFontMetrics(self.font()), QFontMetrics(small_font(self))
        large = QFontMetrics(larger(self.font(), 8))
        swatch = 28 if self._mark else 0
        width = max(
            caption.horizontalAdvance(self.caption) + swatch,
            large.horizontalAdvance(self._widest_value),
            small.horizontalAdvance(self._widest_note),
        )
        return QSize(width + 4, caption.height() + large.height() + small.height() + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, color = theme().palette, QColor(getattr(theme().palette, self._role))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        caption, large_font = QFontMetrics(self.font()), larger(self.font(), 8)
        left = 0.0
        if self._mark:
            middle = caption.height() / 2
            painter.setPen(QPen(color, 2))
            painter.drawLine(QPointF(0, middle), QPointF(20, middle))
            if self._mark == "ringed line":
                painter.setBrush(QColor(palette.surface))
                painter.drawEllipse(QPointF(10, middle), 3.5, 3.5)
            left = 28.0
        line = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(palette.quiet))
        painter.drawText(QRectF(left, 0, self.width() - left, caption.height()), line, self.caption)
        large = QFontMetrics(large_font).height()
        painter.setPen(QColor(palette.text))
        painter.setFont(large_font)
        painter.drawText(QRectF(0, caption.height() + 2, self.width(), large), line, self.value)
        small = small_font(self)
        painter.setPen(QColor(palette.quiet))
        painter.setFont(small)
        top = caption.height() + large + 2
        painter.drawText(QRectF(0, top, self.width(), QFontMetrics(small).height() + 2), line, self.note)
        painter.end()

    @Slot()
    def _theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
