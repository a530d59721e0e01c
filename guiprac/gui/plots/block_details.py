"""One W[l] or b[l] of a gradient check: its factor, its worst entries, and a map of all of them."""

import math

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from guiprac import events
from guiprac.gui.controls import link, wrapped
from guiprac.gui.plots import check_report, number_text
from guiprac.gui.plots.block_bars import SIGNS, verdict_color, verdict_text
from guiprac.gui.plots.error_map import ErrorMap
from guiprac.gui.row_table import RowTable
from guiprac.gui.theme import set_role, tabular, theme
from guiprac.gui.words import count, sentence_text, tooltip

_ROW = 22
_ROWS_IN_SIGHT = 4


class BlockDetails(QWidget):
    """See the module. `can_sweep`: whether an entry can be looked at along ε."""

    # Block, row and column of the entry to sweep ε for; the column is -1 for a bias.
    sweep_wanted = Signal(str, int, int)

    def __init__(self, parent: QWidget | None = None, *, can_sweep: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("check.details")
        self._block: events.Block | None = None
        self._can_sweep = can_sweep
        self.heading = wrapped("", "strong", self)
        self.heading.setObjectName("check.details.heading")
        self.says = wrapped("", "", self)
        self.says.setObjectName("check.details.says")
        self.facts = wrapped("", "help", self)
        self.facts.setObjectName("check.details.facts")
        self.facts.setToolTip(
            tooltip(
                self.tr(
                    "k = ⟨analytic, numeric⟩ / ‖numeric‖² is the factor that fits analytic = k · numeric best, and "
                    "the residual ‖analytic − k · numeric‖ / ‖analytic‖ what it leaves unexplained. The difference is"
                    " |k − 1| / (|k| + 1) where the residual is 0: 1/3 means a factor of 2 or 1/2, 3/5 one of 4 "
                    "or 1/4, 1 a flipped sign or a missing term (S24)."
                )
            )
        )
        self.worst = self._make_table()
        self.sweep = link("check.details.sweep", self.tr("Sweep ε for the chosen entry"), self)
        self.sweep.setToolTip(
            tooltip(self.tr("Shows J along this one parameter, and the difference at many ε (S23)."))
        )
        self.sweep.clicked.connect(self._ask_sweep)
        self.map = ErrorMap(self)
        self.map.setToolTip("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.heading, self.says, self.facts):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addWidget(self.worst)
        layout.addWidget(self.sweep)
        layout.addSpacing(4)
        layout.addWidget(self.map, 1)
        theme().changed.connect(self._tint)
        self.show_block(None, None)

    def _make_table(self) -> RowTable:
        table = RowTable(0, 4, self)
        table.setObjectName("check.worst")
        table.setAccessibleName(self.tr("The entries that are furthest off"))
        table.setToolTip(tooltip(self.tr("The entries that are furthest off, the worst first (S26).")))
        names = (self.tr("row"), self.tr("column"), self.tr("analytic"), self.tr("numeric"))
        for place, name in enumerate(names):
            item = QTableWidgetItem(name)
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setHorizontalHeaderItem(place, item)
        header = table.horizontalHeader()
        for place in range(4):
            mode = QHeaderView.ResizeMode.ResizeToContents if place < 2 else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(place, mode)
        header.setHighlightSections(False)
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.setFont(tabular(table.font()))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.itemActivated.connect(self._ask_sweep)
        return table

    def show_block(
        self, block: events.Block | None, shape: tuple[int, int] | None, *, hides_words: bool = False
    ) -> None:
        """Show one block of a check, or how to choose one."""
        self._block = block
        there = block is not None
        for widget in (self.facts, self.worst, self.map):
            widget.setVisible(there)
        self.sweep.setVisible(there and self._can_sweep and bool(block and block.worst))
        self.heading.setVisible(there)
        if block is None:
            self.says.setText(
                self.tr("Choose a block (click, or the arrow keys): its factor and its entries show here.")
            )
            self.says.show()
            set_role(self.says, role="quiet")
            self.map.show_block(None)
            return
        set_role(self.says, role="")
        self.heading.setText(f"{block.name}  {SIGNS[block.verdict]} {verdict_text(block.verdict)}")
        said = "" if hides_words else sentence_text(block.says)
        self.says.setText(said)
        self.says.setVisible(bool(said))
        self.facts.setText(" · ".join(_facts(block)))
        self._fill(block)
        self.map.show_block(block, shape)
        self._tint()

    def _fill(self, block: events.Block) -> None:
        table = self.worst
        table.setVisible(bool(block.worst))
        table.setColumnHidden(1, block.name.startswith("b"))
        table.setRowCount(len(block.worst))
        for row, entry in enumerate(block.worst):
            texts = (
                count(entry.row),
                count(entry.column) if entry.column >= 0 else "",
                _short(entry.analytic),
                _short(entry.numeric),
            )
            told = tooltip(
                self.tr("{0}: analytic {1}, numeric {2}, apart by {3}").format(
                    check_report.place_text(block.name, entry),
                    f"{entry.analytic:.9g}",
                    f"{entry.numeric:.9g}",
                    f"{abs(entry.analytic - entry.numeric):.3g}",
                )
            )
            for place, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setToolTip(told)
                table.setItem(row, place, item)
        if block.worst:
            table.selectRow(0)
        rows = min(max(len(block.worst), 1), _ROWS_IN_SIGHT)
        table.setFixedHeight(rows * _ROW + table.horizontalHeader().sizeHint().height() + 4)

    @Slot()
    def _ask_sweep(self) -> None:
        row = self.worst.currentRow()
        if self._block is not None and self._can_sweep and 0 <= row < len(self._block.worst):
            entry = self._block.worst[row]
            self.sweep_wanted.emit(self._block.name, entry.row, entry.column)

    @Slot()
    def _tint(self) -> None:
        if self._block is not None:
            color = verdict_color(self._block.verdict)
            self.heading.setStyleSheet(f"color: {color}; font-weight: 600;")


def _short(value: float) -> str:
    """Four digits, so that two numbers which agree to three can be told apart; the tooltip has them all."""
    return number_text.scientific(value, 3).replace("-", "−")


def _facts(block: events.Block) -> list[str]:
    told = [
        QCoreApplication.translate("check_report", "k = {0}").format(check_report.factor_text(block.factor)),
        QCoreApplication.translate("check_report", "difference {0}").format(
            number_text.scientific(block.difference)
        ),
        QCoreApplication.translate("check_report", "{0} of {1} entries").format(
            count(block.checked), count(block.size)
        ),
    ]
    if math.isfinite(block.residual):
        told.insert(
            1,
            QCoreApplication.translate("check_report", "residual {0}").format(
                number_text.scientific(block.residual)
            ),
        )
    if block.corners:
        told.append(check_report.kinks_text(block.corners))
    return told
