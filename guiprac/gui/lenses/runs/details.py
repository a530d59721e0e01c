"""Beside the table of runs: one run's verdict against its parent, or two runs' settings side by side."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from guiprac.experiment import settings
from guiprac.gui import words
from guiprac.gui.controls import wrapped
from guiprac.gui.fairness import unfairness
from guiprac.gui.row_table import RowTable
from guiprac.gui.runs import KeptRun, difference, plain
from guiprac.gui.scroll_column import ScrollColumn
from guiprac.gui.theme import set_role

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_LEAST = 240
_MOST_ROWS_SHOWN = 6
_AROUND_TEXT = 8


class RunDetails(QWidget):
    """See the module."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setMinimumWidth(_LEAST)
        self._title = wrapped("", "strong", self)
        self._title.setObjectName("runs.details.title")
        self._says = wrapped("", "help", self)
        self._says.setObjectName("runs.details.says")
        self._says.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.settings = RowTable(0, 3, self)
        self.settings.setObjectName("runs.details.settings")
        self.settings.setAccessibleName(self.tr("Settings that differ"))
        self.settings.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.settings.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.settings.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        column = QWidget()
        set_role(column, role="read")
        inside = QVBoxLayout(column)
        inside.setContentsMargins(4, 0, 4, 0)
        inside.setSpacing(8)
        inside.addWidget(self._title)
        inside.addWidget(self._says)
        inside.addWidget(self.settings)
        inside.addStretch(1)
        self.area = ScrollColumn(column, self)
        self.area.setObjectName("runs.details.area")
        self.area.setAccessibleName(self.tr("Comparison of runs"))
        self.area.take_focus()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    def show_runs(self, runs: list[KeptRun]) -> None:
        """Tell of one run against its parent, of two against each other, or what can be chosen."""
        if len(runs) == 2:
            self._show_two(runs[1], runs[0])
        elif len(runs) == 1:
            self._show_one(runs[0])
        else:
            self._title.setText("")
            self._says.setText(self.tr("Choose two runs to see them side by side."))
            self.settings.hide()

    def _show_one(self, run: KeptRun) -> None:
        parent = self._session.runs.run(run.parent)
        if parent is not None:
            self._show_two(run, parent)
            return
        self._title.setText(run.title)
        self._says.setText(
            self.tr("Choose a second run as well (Ctrl+click, or Shift with the arrow keys) to compare them.")
        )
        self.settings.hide()

    def _show_two(self, run: KeptRun, other: KeptRun) -> None:
        self._title.setText(self.tr("{0} against {1}").format(run.title, other.title))
        rows = difference(other.experiment, run.experiment)
        lengths = [
            self.tr("{0} was made as long as {1}, {2} steps.").format(
                each.title, giver.title, words.count(giver.steps)
            )
            for each in (other, run)
            if (giver := self._session.runs.length_giver(each)) is not None
        ]
        if lengths:
            # Not a choice of epochs: the number follows from where the other run was stopped.
            rows.pop("training.epochs", None)
        self._says.setText("\n\n".join([self._verdict(run, other), *lengths]))
        self.area.setAccessibleDescription(f"{self._title.text()}: {self._says.text()}")
        self.settings.setVisible(bool(rows))
        self.settings.setHorizontalHeaderLabels([self.tr("Setting"), other.title, run.title])
        self.settings.setRowCount(len(rows))
        self.settings.verticalHeader().setDefaultSectionSize(
            self.settings.fontMetrics().height() + _AROUND_TEXT
        )
        shown = min(len(rows), _MOST_ROWS_SHOWN)
        self.settings.setFixedHeight(
            shown * self.settings.verticalHeader().defaultSectionSize()
            + self.settings.horizontalHeader().sizeHint().height()
            + 4
        )
        declared = settings()
        for row, (key, (old, new)) in enumerate(rows.items()):
            for column, text in enumerate((words.setting_text(declared[key].label), plain(old), plain(new))):
                item = QTableWidgetItem(text)
                item.setToolTip(words.tooltip(key if column == 0 else text))
                self.settings.setItem(row, column, item)

    def _verdict(self, run: KeptRun, other: KeptRun) -> str:
        if run.started is None or other.started is None:
            return self.tr("One of them has not started.")
        if run.closing is None or other.closing is None:
            if any(each.closing is None and each is not self._session.runs.present for each in (run, other)):
                return self.tr("One of them was lost before its end, so there is nothing to compare.")
            return self.tr("Training; the verdict comes at the end.")
        self._session.compare(run, other)
        titles = {"end": self.tr("At the end"), "best": self.tr("At each run's best dev reading")}
        found = [
            f"{title}: {words.sentence_text(says)}"
            for at, title in titles.items()
            if (says := run.verdict(other, at))
        ]
        if not found:
            return self.tr("Comparing…")
        return "\n\n".join(part for part in (*found, unfairness(run, other)) if part)
