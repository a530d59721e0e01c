"""The columns of a table: which are inputs, which is the target, which are left out."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from guiprac.events import Column
from guiprac.gui import words
from guiprac.gui.controls import wrapped
from guiprac.gui.row_table import RowTable
from guiprac.gui.session import Session

_MOST_ROWS = 300
_ROWS_IN_SIGHT = 7
_AROUND_TEXT = 8


class ColumnsTable(QWidget):
    """One row a column, with a check box that leaves it out (`data.ignore`)."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._columns: tuple[Column, ...] = ()
        self._filling = False
        self.table = RowTable(0, 3)
        self.table.setObjectName("data.ignore")
        self.table.setAccessibleName(self.tr("Columns of the table"))
        self.table.setHorizontalHeaderLabels([self.tr("Used column"), self.tr("Kind"), ""])
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setHighlightSections(False)
        missing = QTableWidgetItem(self.tr("Missing"))
        missing.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.table.setHorizontalHeaderItem(2, missing)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.itemChanged.connect(self._checked)
        self._more = wrapped("", "help")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.table)
        whole.addWidget(self._more)

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """List the columns; of a very wide table the first few hundred."""
        self.setVisible(bool(columns))
        if columns == self._columns:
            return
        self._columns = columns
        shown = columns[:_MOST_ROWS]
        self._filling = True
        self.table.setRowCount(len(shown))
        for row, column in enumerate(shown):
            self._fill(row, column)
        self._filling = False
        self._fit_rows()
        self._more.setText(
            self.tr("{0} further columns are not listed.").format(words.count(len(columns) - len(shown)))
        )
        self._more.setVisible(len(columns) > len(shown))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def _fit_rows(self) -> None:
        """Rows as high as the text, and a table as high as some of them."""
        high = self.table.fontMetrics().height() + _AROUND_TEXT
        self.table.verticalHeader().setDefaultSectionSize(high)
        rows = min(max(self.table.rowCount(), 1), _ROWS_IN_SIGHT)
        self.table.setFixedHeight(rows * high + self.table.horizontalHeader().sizeHint().height() + 4)

    def _fill(self, row: int, column: Column) -> None:
        name = QTableWidgetItem(column.name)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        target = column.use == "target"
        if target:
            name.setText(self.tr("{0} (target)").format(column.name))
        else:
            by_choice = column.name in self._session.experiment.data.ignore
            if column.use == "input" or by_choice:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            name.setCheckState(Qt.CheckState.Checked if column.use == "input" else Qt.CheckState.Unchecked)
        name.setFlags(flags)
        kind = QTableWidgetItem(self._kind(column))
        missing = QTableWidgetItem(words.count(column.missing) if column.missing else "")
        missing.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        note = self.tr("; ").join(map(words.sentence_text, column.note.split("; ")))
        for place, item in enumerate((name, kind, missing)):
            about = self.tr("{0}: {1} distinct values, {2} missing. {3}").format(
                column.name, words.count(column.distinct), words.count(column.missing), note
            )
            item.setToolTip(words.tooltip(about.strip()))
            self.table.setItem(row, place, item)

    def _kind(self, column: Column) -> str:
        return {
            "number": self.tr("number"),
            "category": self.tr("category"),
            "text": self.tr("text"),
            "other": self.tr("other"),
        }[column.kind]

    @Slot(QTableWidgetItem)
    def _checked(self, item: QTableWidgetItem) -> None:
        if self._filling or item.column() != 0:
            return
        name = self._columns[item.row()].name
        ignored = [kept for kept in self._session.experiment.data.ignore if kept != name]
        if item.checkState() == Qt.CheckState.Unchecked:
            ignored.append(name)
        self._session.set_value("data.ignore", tuple(ignored))
