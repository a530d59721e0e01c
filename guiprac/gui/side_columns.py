"""The columns at the right of the pictures: side by side where there is room, else one above the other."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

# About 1,560 px at the usual size of text: below it, two columns would leave the pictures too little.
_WIDE_IN_DIGITS = 195


class SideColumns(QSplitter):
    """Diagnosis and lesson; without a column that is shown it hides itself."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("side")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(8)
        self._shown = 0
        window.installEventFilter(self)

    def put(self, column: QWidget, place: int) -> None:
        """Add a column: 0 is at the left, or on top."""
        self.insertWidget(min(place, self.count()), column)
        column.installEventFilter(self)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._arrange()
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        columns = [self.widget(index) for index in range(self.count())]
        shown = sum(column is not None and not column.isHidden() for column in columns)
        self.setVisible(shown > 0)
        wide = self.window().width() >= self.fontMetrics().horizontalAdvance("0") * _WIDE_IN_DIGITS
        orientation = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if (orientation, shown) != (self.orientation(), self._shown):
            self._shown = shown
            self.setOrientation(orientation)
            self.setSizes(
                [
                    column.sizeHint().width() if wide else 1000 - 200 * place
                    for place, column in enumerate(columns)
                    if column
                ]
            )
