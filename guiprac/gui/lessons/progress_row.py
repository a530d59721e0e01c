"""Where one is in a lesson: a short bar for each step."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiprac.gui.theme import mix, theme

_HEIGHT = 6
_GAP = 4


class ProgressRow(QWidget):
    """Steps done, the present one, and those to come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson.progress")
        self._at, self._count = 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        theme().changed.connect(self.update)

    def show_step(self, at: int, count: int) -> None:
        """Stand at the step with this index, of so many."""
        self._at, self._count = at, count
        self.setAccessibleName(self.tr("Step {0} of {1}").format(at + 1, count))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - _GAP * (self._count - 1)) / self._count
        for index in range(self._count):
            done = mix(colours.accent, colours.surface, 0.45)
            colour = done if index < self._at else colours.accent if index == self._at else colours.border
            # The present one is taller, so that it stands out without its colour.
            height = _HEIGHT if index == self._at else _HEIGHT - 2
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(
                QRectF(index * (width + _GAP), (_HEIGHT - height) / 2, max(width, 1.0), height), 2, 2
            )
        painter.end()
