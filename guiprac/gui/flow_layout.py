"""A row of widgets that goes on in a second line where there is no room, as words do."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays widgets out from left to right, each at its preferred size; its height follows from the width.

    A plain row would make the window as wide as all of it.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(len(shown) - 1, 0)
        return QSize(
            sum(size.width() for size in shown) + gaps, max((size.height() for size in shown), default=0)
        )

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, move=True)

    def _place(self, area: QRect, *, move: bool) -> int:
        """Break the row into lines; returns their height together."""
        top, line = area.y(), list[tuple[QLayoutItem, int]]()
        left, height = area.x(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            width = min(size.width(), area.width())
            if line and left + width > area.x() + area.width():
                self._end_line(line, top, height, move)
                top += height + self.spacing() // 2
                line, left, height = [], area.x(), 0
            line.append((item, left))
            left += width + self.spacing()
            height = max(height, size.height())
        self._end_line(line, top, height, move)
        return top + height - area.y()

    @staticmethod
    def _end_line(line: list[tuple[QLayoutItem, int]], top: int, height: int, move: bool) -> None:
        if move:
            for item, left in line:
                size = item.sizeHint()
                # Controls of different height stand on one middle line.
                item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
