"""The runs of this window in a table: what changed, what it brought, and any two of them side by side."""

import itertools
from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from guiprac.experiment import settings
from guiprac.gui import words
from guiprac.gui.lenses.runs.details import RunDetails
from guiprac.gui.lenses.runs.numbers import Numbers, numbers
from guiprac.gui.plots.picture import Picture, Table
from guiprac.gui.runs import KeptRun, plain
from guiprac.gui.session import Mode
from guiprac.gui.theme import set_role, tabular

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_NAME, _CHANGE, _FIRST_NUMBER = 0, 1, 2
_ROW = 26
_LONGEST_NAME = 24
# From this width on the table has room for all its columns beside the details.
_WIDE = 860


class RunsPicture(Picture):
    """See the module. The box before a name draws the run behind the present one in the error plot."""

    key = "runs"

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._filling = False
        self._rows: list[KeptRun] = []
        self._build_table()
        self.details = RunDetails(session, self.page)
        outer = QVBoxLayout(self.page)
        outer.setContentsMargins(16, 12, 12, 12)
        outer.setSpacing(8)
        outer.addLayout(self._build_buttons())
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(12)
        self._both.addWidget(self.runs_table, 3)
        self._both.addWidget(self.details, 2)
        outer.addLayout(self._both, 1)
        self._order_tabs()
        for signal in (session.runs.changed, session.history_changed, session.mode_changed):
            signal.connect(self.refresh)

    @property
    def title(self) -> str:
        return self.tr("Runs")

    # --- building ---------------------------------------------------------------------------------------------

    def _build_table(self) -> None:
        self.runs_table = table = QTableWidget(0, 7, self.page)
        table.setObjectName("runs.table")
        table.setAccessibleName(self.tr("Runs"))
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
            table.setHorizontalHeaderItem(column, item)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_CHANGE, QHeaderView.ResizeMode.Stretch)
        # A style sheet's box is not counted when a column is fitted to its contents.
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(40)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        table.itemChanged.connect(self._item_changed)
        table.itemSelectionChanged.connect(self._selection_changed)
        for keys, act in (
            (QKeySequence.StandardKey.Delete, self._delete),
            (QKeySequence.StandardKey.InsertParagraphSeparator, self._recall),
        ):
            # With all of its keys: a QKeySequence would take the first alone, and Enter of the number pad is that.
            shortcut = QShortcut(table)
            shortcut.setKeys(keys)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def _build_buttons(self) -> QHBoxLayout:
        self.recall_button = self._button(
            "recall", self.tr("Return to it"), self.tr("Make the chosen run the present one again (Enter).")
        )
        self.recall_button.clicked.connect(self._recall)
        self.pin_button = self._button(
            "pin", self.tr("Pin"), self.tr("Keep it at the top, safe from being deleted.")
        )
        self.pin_button.setCheckable(True)
        self.pin_button.clicked.connect(self._pin)
        self.delete_button = self._button(
            "delete", self.tr("Delete"), self.tr("Take the chosen runs out of the table (Del).")
        )
        self.delete_button.clicked.connect(self._delete)
        self.undo_button = self._button(
            "undelete", self.tr("Bring back"), self.tr("Bring back what was deleted last.")
        )
        self.undo_button.clicked.connect(self.session.runs.undelete)
        self.repeat_button = self._button(
            "repeat",
            self.tr("Repeat"),
            self.tr(
                "Train the present experiment again with other weights, mini-batches and masks on the same split, "
                "until there are so many runs: the error plot then shows their range."
            ),
        )
        self.repeat_button.clicked.connect(self._repeat)
        self.repeats = QSpinBox(self.page)
        self.repeats.setObjectName("runs.repeats")
        self.repeats.setAccessibleName(self.tr("Runs in all"))
        self.repeats.setRange(2, 50)
        self.repeats.setValue(5)
        self.repeats.setSuffix(self.tr(" runs"))
        self.repeats.setToolTip(self.repeat_button.toolTip())
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.recall_button, self.pin_button, self.delete_button, self.undo_button):
            row.addWidget(button)
        row.addSpacing(16)
        row.addWidget(self.repeat_button)
        row.addWidget(self.repeats)
        row.addStretch(1)
        self._menu_button = self.menu_button()
        row.addWidget(self._menu_button)
        return row

    def _order_tabs(self) -> None:
        """Tab goes as the eye does: the buttons, then the table below them."""
        order = (
            *(self.recall_button, self.pin_button, self.delete_button, self.undo_button),
            *(self.repeat_button, self.repeats, self._menu_button, self.runs_table, self.details.settings),
        )
        for before, behind in itertools.pairwise(order):
            QWidget.setTabOrder(before, behind)

    def _button(self, name: str, text: str, help: str) -> QPushButton:
        button = QPushButton(text, self.page)
        button.setObjectName(f"runs.{name}")
        button.setToolTip(words.tooltip(help))
        set_role(button, role="button")
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        wide = event.size().width() >= _WIDE
        self._both.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._both.setStretchFactor(self.details, 2 if wide else 0)

    # --- drawing ----------------------------------------------------------------------------------------------

    def draw(self) -> None:
        runs = self.session.runs
        if not len(runs) and not runs.can_undelete:
            self.show_empty(
                self.tr(
                    "Every run is kept here. Press Start (F5); then try a remedy in the diagnosis column, or change "
                    "a setting and press Start again."
                )
            )
            return
        self._fill()
        self._selection_changed()
        self.show_page()
        self.describe(
            "; ".join(
                self.tr("{0}: dev error {1} at best, {2} at the end").format(
                    run.title, numbers(run).best_dev, numbers(run).end_dev
                )
                for run in self._rows
            )
        )

    def _fill(self) -> None:
        shown = sorted(self.session.runs, key=lambda run: (not run.pinned, run.number))
        same = [run.number for run in shown] == [run.number for run in self._rows]
        chosen = {run.number for run in self.chosen()}
        self._rows = shown
        self._filling = True
        table = self.runs_table
        table.setRowCount(len(shown))
        for row, run in enumerate(shown):
            self._fill_row(row, run)
        self._fit_names()
        if not same:
            table.clearSelection()
            model, selection = table.model(), table.selectionModel()
            for row, run in enumerate(shown):
                if run.number in chosen:
                    selection.select(
                        model.index(row, 0), selection.SelectionFlag.Select | selection.SelectionFlag.Rows
                    )
        self._filling = False

    def _fit_names(self) -> None:
        """Room for the longest name, which is bold where it is the present run's, beside its box."""
        font = self.runs_table.font()
        font.setBold(True)
        metrics = QFontMetrics(font)
        texts = [self._item(row, _NAME).text() for row in range(self.runs_table.rowCount())]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        limit = metrics.averageCharWidth() * _LONGEST_NAME
        self.runs_table.setColumnWidth(_NAME, min(widest, limit) + 3 * metrics.height())

    def _fill_row(self, row: int, run: KeptRun) -> None:
        is_present = run is self.session.runs.present
        name = self._item(row, _NAME, f"{run.title} ★" if run.pinned else run.title)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        if not is_present:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            name.setCheckState(Qt.CheckState.Checked if run.overlaid else Qt.CheckState.Unchecked)
        elif name.data(Qt.ItemDataRole.CheckStateRole) is not None:
            name.setData(Qt.ItemDataRole.CheckStateRole, None)
        if name.flags() != flags:
            # Told even without a change, it would write over a name that is being typed.
            name.setFlags(flags)
        self._item(row, _CHANGE, change_text(run), change_text(run, long=True))
        told: Numbers = numbers(run)
        for place, text in enumerate(
            (
                f"{told.best_train} / {told.best_dev}",
                f"{told.end_train} / {told.end_dev}",
                told.steps,
                told.time,
                told.seed,
            )
        ):
            item = self._item(row, _FIRST_NUMBER + place, text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setFont(tabular(self.runs_table.font()))
        for column in range(self.runs_table.columnCount()):
            item = self._item(row, column)
            font = item.font()
            font.setBold(is_present)
            item.setFont(font)
        mark = " ".join(
            part for part in (self.tr("present") if is_present else "", "★" if run.pinned else "") if part
        )
        name.setToolTip(words.tooltip(f"{run.title} {mark}".strip()))

    def _item(self, row: int, column: int, text: str | None = None, tip: str = "") -> QTableWidgetItem:
        item = self.runs_table.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.runs_table.setItem(row, column, item)
        if text is not None and item.text() != text:
            item.setText(text)
        if tip:
            item.setToolTip(words.tooltip(tip))
        return item

    # --- what the reader does -----------------------------------------------------------------------------------

    def chosen(self) -> list[KeptRun]:
        """The runs whose rows are selected, from top to bottom; without any, the present one."""
        rows = sorted({index.row() for index in self.runs_table.selectedIndexes()})
        found = [self._rows[row] for row in rows if row < len(self._rows)]
        return [run for run in found if self.session.runs.run(run.number) is run]

    @Slot()
    def _selection_changed(self) -> None:
        if self._filling:
            return
        chosen, session = self.chosen(), self.session
        present = session.runs.present
        one = chosen[0] if len(chosen) == 1 else None
        free = session.mode is not Mode.CHECKING
        self.recall_button.setEnabled(one is not None and one is not present and free)
        self.pin_button.setEnabled(bool(chosen))
        self.pin_button.setChecked(bool(chosen) and all(run.pinned for run in chosen))
        self.delete_button.setEnabled(any(not run.pinned and run is not present for run in chosen))
        self.undo_button.setEnabled(session.runs.can_undelete)
        self.repeat_button.setEnabled(session.started is not None and free)
        self.details.show_runs(chosen or ([present] if present is not None else []))

    @Slot(QTableWidgetItem)
    def _item_changed(self, item: QTableWidgetItem) -> None:
        if self._filling or item.column() != _NAME or item.row() >= len(self._rows):
            return
        run = self._rows[item.row()]
        overlaid = item.checkState() == Qt.CheckState.Checked
        text = item.text().removesuffix("★").strip()
        if text != run.title:
            self.session.runs.rename(run, text)
        if run is not self.session.runs.present and overlaid != run.overlaid:
            self.session.runs.overlay(run, overlaid)
        self.refresh()

    @Slot()
    def _recall(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1:
            self.session.recall(chosen[0].number)

    @Slot()
    def _pin(self) -> None:
        chosen = self.chosen()
        pinned = not all(run.pinned for run in chosen)
        for run in chosen:
            self.session.runs.pin(run, pinned)

    @Slot()
    def _delete(self) -> None:
        gone = self.session.runs.delete(self.chosen())
        if gone:
            names = ", ".join(run.title for run in gone)
            self.session.told.emit(self.tr("{0} deleted; “Bring back” returns it.").format(names))

    @Slot()
    def _repeat(self) -> None:
        self.session.repeat(self.repeats.value())

    def table(self) -> Table:
        heads = ("run", "change", *(item.name for item in fields(Numbers)))
        rows = [(run.title, change_text(run, long=True), *numbers(run).all()) for run in self.session.runs]
        return heads, [list(column) for column in zip(*rows, strict=True)]


def change_text(run: KeptRun, *, long: bool = False) -> str:
    """What changed against the parent: "L2 λ 0 → 3"."""
    declared = settings()
    parts = [
        (f"{key}: " if long else f"{words.setting_text(declared[key].label)} ")
        + f"{plain(old)} → {plain(new)}"
        for key, (old, new) in run.changes.items()
    ]
    return "; ".join(parts)
