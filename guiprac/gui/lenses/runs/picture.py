"""The runs of this window in a table: what changed, what it brought, and any two of them side by side."""

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from guiprac.gui import words
from guiprac.gui.lenses.runs.details import RunDetails
from guiprac.gui.lenses.runs.numbers import Numbers, numbers
from guiprac.gui.lenses.runs.table import NAME, RunsTable, change_text
from guiprac.gui.plots.picture import Picture, Table
from guiprac.gui.runs import KeptRun
from guiprac.gui.session import Mode
from guiprac.gui.theme import set_role, theme

if TYPE_CHECKING:
    from guiprac.gui.session import Session

# From this width on the table has room for all its columns beside the details.
_WIDE = 860


class RunsPicture(Picture):
    """See the module. The box before a name draws the run behind the present one in the error plot."""

    key = "runs"

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._all_changed = True
        # Tab goes in the order of making, and so as the eye does: the buttons, then the table below them.
        buttons = self._build_buttons()
        self._build_table()
        self.details = RunDetails(session, self.page)
        outer = QVBoxLayout(self.page)
        outer.setContentsMargins(16, 12, 12, 12)
        outer.setSpacing(8)
        outer.addLayout(buttons)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(12)
        self._both.addWidget(self.runs_table, 2)
        self._both.addWidget(self.details, 1)
        outer.addLayout(self._both, 1)
        session.history_changed.connect(self.refresh)
        for signal in (session.runs.changed, session.mode_changed, theme().changed):
            signal.connect(self._change_all)

    @property
    def title(self) -> str:
        return self.tr("Runs")

    # --- building ---------------------------------------------------------------------------------------------

    def _build_table(self) -> None:
        self.runs_table = table = RunsTable(self.page)
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
        self.repeats.setAlignment(Qt.AlignmentFlag.AlignRight)
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
        self._both.setStretchFactor(self.details, 1)

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
        self.describe(self._description())

    def _fill(self) -> None:
        runs, table = self.session.runs, self.runs_table
        if self._all_changed:
            self._all_changed = False
            table.show_runs(sorted(runs, key=lambda run: (not run.pinned, run.number)), runs.present)
        elif runs.present is not None:
            # A reading tells of no other run.
            table.show_again(runs.present, runs.present)

    @Slot()
    def _change_all(self) -> None:
        self._all_changed = True
        self.refresh()

    def _description(self) -> str:
        """The present run's errors, or else the last one's; of many runs, the table tells row by row."""
        runs = self.session.runs
        run = runs.present or (self.runs_table.runs[-1] if self.runs_table.runs else None)
        if run is None:
            return ""
        reached = numbers(run)
        return self.tr("{0}: dev error {1} at best, {2} at the end").format(
            run.title, reached.best_dev, reached.end_dev
        )

    # --- what the reader does -----------------------------------------------------------------------------------

    def chosen(self) -> list[KeptRun]:
        """The runs whose rows are selected, from top to bottom, without those that are gone."""
        there = set(map(id, self.session.runs))
        return [run for run in self.runs_table.chosen() if id(run) in there]

    @Slot()
    def _selection_changed(self) -> None:
        if self.runs_table.filling:
            return
        chosen, session = self.chosen(), self.session
        present = session.runs.present
        one = chosen[0] if len(chosen) == 1 else None
        free = session.mode is not Mode.CHECKING
        self.recall_button.setEnabled(one is not None and one is not present and free)
        self.pin_button.setEnabled(bool(chosen))
        self.pin_button.setChecked(bool(chosen) and all(run.pinned for run in chosen))
        # In this order, for the focus of a button that goes out is taken by the next one that is lit.
        self.undo_button.setEnabled(session.runs.can_undelete)
        self.delete_button.setEnabled(any(not run.pinned and run is not present for run in chosen))
        self.repeat_button.setEnabled(session.started is not None and free)
        self.details.show_runs(chosen or ([present] if present is not None else []))

    @Slot(QTableWidgetItem)
    def _item_changed(self, item: QTableWidgetItem) -> None:
        table = self.runs_table
        if table.filling or item.column() != NAME or item.row() >= len(table.runs):
            return
        run = table.runs[item.row()]
        overlaid = item.checkState() == Qt.CheckState.Checked
        text = item.text().removesuffix("★").strip()
        if text != run.title:
            self.session.runs.rename(run, text)
        if run is not self.session.runs.present and overlaid != run.overlaid:
            self.session.runs.overlay(run, overlaid)
        self._change_all()

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
