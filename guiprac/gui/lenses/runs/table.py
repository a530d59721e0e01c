"""The table of runs: one row a run, of which only those are touched that read otherwise than before."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidgetItem, QWidget

from guiprac.experiment import settings
from guiprac.gui import words
from guiprac.gui.lenses.runs.numbers import numbers
from guiprac.gui.row_table import RowTable
from guiprac.gui.runs import KeptRun, plain
from guiprac.gui.theme import tabular

NAME = 0
_CHANGE, _FIRST_NUMBER, _COLUMNS = 1, 2, 7
_LONGEST_NAME = 24
_LEAST, _BESIDE, _BETWEEN_LINES = 48, 24, 10
# With titles and a scroll bar, some rows stay in sight whatever there is to read beside the table.
_LEAST_LINES = 5
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Row:
    """What the table says of one run: its change against its parent, short and long, and its numbers as texts."""

    title: str
    is_present: bool
    pinned: bool
    overlaid: bool
    change: str
    change_long: str
    numbers: tuple[str, ...]


def row_of(run: KeptRun, *, is_present: bool) -> Row:
    """How a run reads now."""
    told = numbers(run)
    return Row(
        run.title,
        is_present,
        run.pinned,
        run.overlaid,
        change_text(run),
        change_text(run, long=True),
        (
            f"{told.best_train} / {told.best_dev}",
            f"{told.end_train} / {told.end_dev}",
            told.steps,
            told.time,
            told.seed,
        ),
    )


def change_text(run: KeptRun, *, long: bool = False) -> str:
    """What changed against the parent: "L2 λ 0 → 3"."""
    if not run.changes:
        return ""
    declared = settings()
    parts = [
        (f"{key}: " if long else f"{words.setting_text(declared[key].label)} ")
        + f"{plain(old)} → {plain(new)}"
        for key, (old, new) in run.changes.items()
    ]
    return "; ".join(parts)


class RunsTable(RowTable):
    """See the module. While it fills itself, `filling` tells apart what a person changes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, _COLUMNS, parent)
        self.filling = False
        self.runs: list[KeptRun] = []
        self._rows: list[Row] = []
        self._font_key = ""
        self._least_change = _LEAST
        self._read: dict[int, tuple[object, Row]] = {}
        self.setObjectName("runs.table")
        self.setAccessibleName(self.tr("Runs"))
        self._add_titles()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_LEAST)
        header.setDefaultSectionSize(_LEAST)
        # Fitted to its contents by Qt, a column would be measured row by row at each change of any.
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )

    def _add_titles(self) -> None:
        titles = (
            (self.tr("Run"), self.tr("Tick the box to draw the run behind the present one.")),
            (self.tr("Change"), self.tr("What differs from the run that it was forked from.")),
            (
                self.tr("At best dev"),
                self.tr("Train and dev error at the reading with the lowest dev error."),
            ),
            (self.tr("At the end"), self.tr("Train and dev error at the last reading.")),
            (self.tr("Steps"), self.tr("Mini-batches done.")),
            (self.tr("Time"), self.tr("Time spent training.")),
            (self.tr("Seed"), self.tr("Seed, and the number of the restart if it is not 0.")),
        )
        for column, (title, help) in enumerate(titles):
            item = QTableWidgetItem(title)
            item.setToolTip(words.tooltip(help))
            side = Qt.AlignmentFlag.AlignLeft if column < _FIRST_NUMBER else Qt.AlignmentFlag.AlignRight
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(column, item)

    # --- filling ----------------------------------------------------------------------------------------------

    def show_runs(self, runs: list[KeptRun], present: KeptRun | None) -> None:
        """Show these runs in this order; those that were selected stay so."""
        chosen = {run.number for run in self.chosen()}
        same = [run.number for run in runs] == [run.number for run in self.runs]
        self.runs = runs
        self.filling = True
        self.setRowCount(len(runs))
        del self._rows[len(runs) :]
        if self.font().key() != self._font_key:
            # Items keep the font that they were made with.
            self._font_key = self.font().key()
            self._rows.clear()
        for row, run in enumerate(runs):
            self._show(row, self._row(run, present))
            if run is present:
                self.first = row
        self._read = {run.number: self._read[run.number] for run in runs}
        self._fit_columns()
        if not same:
            self._select([row for row, run in enumerate(runs) if run.number in chosen])
        self.filling = False

    def show_again(self, run: KeptRun, present: KeptRun | None) -> None:
        """Show what has become of one run."""
        row = next((row for row, other in enumerate(self.runs) if other is run), None)
        if row is not None:
            self.filling = True
            self._show(row, self._row(run, present))
            self._fit_columns(row)
            self.filling = False

    def chosen(self) -> list[KeptRun]:
        """The runs whose rows are selected, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.runs[row] for row in rows if row < len(self.runs)]

    def _row(self, run: KeptRun, present: KeptRun | None) -> Row:
        """How a run reads, worked out anew only if something of it is new."""
        is_present = run is present
        basis = (
            *(run.title, is_present, run.pinned, run.overlaid),
            *(len(run.history), id(run.closing), id(run.started), id(run.changes)),
        )
        before = self._read.get(run.number)
        if before is None or before[0] != basis:
            before = self._read[run.number] = basis, row_of(run, is_present=is_present)
        return before[1]

    def _show(self, at: int, row: Row) -> None:
        before = self._rows[at] if at < len(self._rows) else None
        if before == row:
            return
        if before is None:
            self._rows.append(row)
            self._add_items(at)
        else:
            self._rows[at] = row
        texts = (f"{row.title} ★" if row.pinned else row.title, row.change, *row.numbers)
        for column, text in enumerate(texts):
            item = self._item(at, column)
            if item.text() != text:
                item.setText(text)
        self._dress_name(self._item(at, NAME), row)
        if before is None or before.change_long != row.change_long:
            self._item(at, _CHANGE).setToolTip(words.tooltip(row.change_long) if row.change_long else "")
        if before is None or before.is_present != row.is_present:
            for column in range(_COLUMNS):
                font = self._item(at, column).font()
                font.setBold(row.is_present)
                self._item(at, column).setFont(font)

    def _add_items(self, at: int) -> None:
        for column in range(_COLUMNS):
            item = QTableWidgetItem()
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if column >= _FIRST_NUMBER:
                item.setTextAlignment(_RIGHT)
                item.setFont(tabular(self.font()))
            self.setItem(at, column, item)

    def _dress_name(self, name: QTableWidgetItem, row: Row) -> None:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        if not row.is_present:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            name.setCheckState(Qt.CheckState.Checked if row.overlaid else Qt.CheckState.Unchecked)
        elif name.data(Qt.ItemDataRole.CheckStateRole) is not None:
            name.setData(Qt.ItemDataRole.CheckStateRole, None)
        if name.flags() != flags:
            # Told even without a change, it would write over a name that is being typed.
            name.setFlags(flags)
        mark = " ".join(
            part for part in (self.tr("present") if row.is_present else "", "★" if row.pinned else "") if part
        )
        name.setToolTip(words.tooltip(f"{row.title} {mark}".strip()))

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None
        return item

    def _select(self, rows: Sequence[int]) -> None:
        model, selection = self.model(), self.selectionModel()
        wanted = QItemSelection()
        for row in rows:
            wanted.select(model.index(row, 0), model.index(row, _COLUMNS - 1))
        selection.select(wanted, selection.SelectionFlag.ClearAndSelect)

    # --- room -------------------------------------------------------------------------------------------------

    def _fit_columns(self, row: int | None = None) -> None:
        """Room for the longest texts, of one row or of all; a column that has become wide stays so."""
        rows = self._rows if row is None else [self._rows[row]]
        font = self.font()
        font.setBold(True)
        metrics = QFontMetrics(font)
        line = metrics.height()
        if self.verticalHeader().defaultSectionSize() != line + _BETWEEN_LINES:
            self.verticalHeader().setDefaultSectionSize(line + _BETWEEN_LINES)
            self.setMinimumHeight(_LEAST_LINES * (line + _BETWEEN_LINES))
        limit = metrics.averageCharWidth() * _LONGEST_NAME
        names = {row.title + " ★" if row.pinned else row.title for row in rows}
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        # A style sheet's box is not counted when Qt fits a column to its contents.
        wanted = {NAME: min(widest, limit) + 3 * line}
        for column in range(_FIRST_NUMBER, _COLUMNS):
            title = self.horizontalHeaderItem(column)
            longest = max((row.numbers[column - _FIRST_NUMBER] for row in rows), key=len, default="")
            texts = (longest, title.text() if title is not None else "")
            wanted[column] = max(map(metrics.horizontalAdvance, texts)) + _BESIDE
        header, whole = self.horizontalHeader(), row is None
        for column, width in wanted.items():
            if width > header.sectionSize(column) or (whole and column == NAME):
                header.resizeSection(column, width)
        changes = max((metrics.horizontalAdvance(row.change) for row in rows), default=0)
        least = min(changes, limit) + _BESIDE
        self._least_change = least if whole else max(least, self._least_change)
        self._fit_change()

    def _fit_change(self) -> None:
        """What changed takes what the numbers leave, and where that is too little, what it needs."""
        header = self.horizontalHeader()
        others = sum(header.sectionSize(column) for column in range(_COLUMNS) if column != _CHANGE)
        header.resizeSection(_CHANGE, max(self.viewport().width() - others, self._least_change, _LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_change()
