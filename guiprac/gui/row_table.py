"""A table that is read by rows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QWidget


class RowTable(QTableWidget):
    """Reached by key it shows on which row the keys work: without a choice, on row `first`."""

    def __init__(self, rows: int, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(rows, columns, parent)
        self.first = 0
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_F2) and self.currentColumn() > 0:
            # Box and name of a row are in its first column, wherever in the row the cursor stands.
            selection = self.selectionModel()
            first = self.model().index(self.currentRow(), 0)
            selection.setCurrentIndex(first, selection.SelectionFlag.NoUpdate)
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reason = event.reason()
        by_key = reason in (reason.TabFocusReason, reason.BacktabFocusReason)
        if by_key and self.rowCount() and not self.selectedIndexes():
            self.setCurrentCell(min(self.first, self.rowCount() - 1), 0)
