"""The check of the run's own gradients: how it is to be made, faults to plant, and its result."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from guiprac.gui.controls import Choice, NumberBox
from guiprac.gui.flow_layout import FlowLayout
from guiprac.gui.plots import check_report
from guiprac.gui.plots.check_result import CheckResult
from guiprac.gui.plots.fault_titles import fault_needs, fault_titles
from guiprac.gui.plots.gradient_check_page import CheckProgress, Page
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import set_role
from guiprac.gui.words import tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_LEAST_EPSILON, _GREATEST_EPSILON = 1e-12, 0.1
_PAPER_WIDTH = 960


class CheckPage(Page):
    """See the module."""

    sweep_wanted = Signal(str, int, int)
    words_changed = Signal()

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setObjectName("check.page")
        self.result = CheckResult(self, can_sweep=True)
        self.result.bars.coming = self.tr(
            "Press Check gradients (Ctrl+G): how far the analytic gradient of each W[l] and b[l] lies from the "
            "numeric one draws here."
        )
        self.result.sweep_wanted.connect(self.sweep_wanted)
        self.result.words_changed.connect(self.words_changed)
        self._paper: CheckResult | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._make_buttons())
        self.progress = CheckProgress(session, "plot.gradient_check", self)
        layout.addWidget(self.progress)
        layout.addWidget(self._make_options())
        layout.addSpacing(4)
        layout.addWidget(self.result, 1)

    # --- building ----------------------------------------------------------------------------------------------

    def _make_buttons(self) -> QWidget:
        self.buttons = QWidget(self)
        row = FlowLayout(self.buttons)
        self.check = QPushButton(self.tr("Check gradients (Ctrl+G)"), self.buttons)
        self.check.setObjectName("plot.gradient_check.check")
        set_role(self.check, role="primary")
        self.check.clicked.connect(self._check)
        self.fault = QPushButton(self.tr("Plant a fault") + " ▾", self.buttons)
        self.fault.setObjectName("check.fault")
        self.fault.setAccessibleName(self.tr("Plant a fault"))
        self.fault.clicked.connect(self._show_faults)
        self.faults = QMenu(self.fault)
        self.faults.setObjectName("check.faults")
        self.faults.setToolTipsVisible(True)
        self.faults.triggered.connect(self._plant)
        self.find_it = QPushButton(self.tr("Find it"), self.buttons)
        self.find_it.setObjectName("check.find")
        self.find_it.clicked.connect(self._hide_a_fault)
        for button in (self.check, self.fault, self.find_it):
            row.addWidget(button)
        return self.buttons

    def _make_options(self) -> QWidget:
        options = self.session.check_options
        self.options = QWidget(self)
        self.options.setObjectName("check.options")
        row = FlowLayout(self.options, spacing=16)
        self.dropout = Choice(self.options)
        self.dropout.setObjectName("check.dropout")
        self.dropout.setAccessibleName(self.tr("Dropout during the check"))
        self.dropout.setMinimumContentsLength(14)
        for value, text in (
            ("off", self.tr("set aside")),
            ("frozen", self.tr("frozen mask")),
            ("resampled", self.tr("resampled mask")),
        ):
            self.dropout.addItem(text, value)
        self.dropout.choose(options.dropout)
        self.dropout.currentIndexChanged.connect(self._options_changed)
        self.kinks = QCheckBox(self.tr("Leave out kinks"), self.options)
        self.kinks.setObjectName("check.kinks")
        self.kinks.setChecked(options.leave_out_corners)
        self.kinks.setToolTip(
            tooltip(
                self.tr(
                    "Where a ReLU changes sides between θ−ε and θ+ε, or |w| is at 0, J has a kink and the numeric "
                    "gradient is not the derivative. Such entries are counted, and left out of the difference."
                )
            )
        )
        self.everything = QCheckBox(self.tr("All parameters"), self.options)
        self.everything.setObjectName("check.all")
        self.everything.setChecked(options.all_parameters)
        self.everything.setToolTip(
            tooltip(
                self.tr(
                    "Check every entry, however long it takes. Otherwise a large network is checked on a sample of "
                    "each W[l] and b[l]; the share is told with the result."
                )
            )
        )
        for box in (self.kinks, self.everything):
            box.toggled.connect(self._options_changed)
        self.epsilon = NumberBox(
            _LEAST_EPSILON, _GREATEST_EPSILON, log=True, least=_LEAST_EPSILON, parent=self.options
        )
        self.epsilon.setObjectName("check.epsilon")
        self.epsilon.setAccessibleName(self.tr("Step ε of the numeric gradient"))
        self.epsilon.setFixedWidth(self.epsilon.fontMetrics().horizontalAdvance("0.000001") + 32)
        self.epsilon.setValue(options.epsilon)
        self.epsilon.valueChanged.connect(self._options_changed)
        row.addWidget(self._pair(self.tr("Dropout"), self.dropout))
        row.addWidget(self.kinks)
        row.addWidget(self.everything)
        row.addWidget(self._pair("ε", self.epsilon))
        self._explain_epsilon(True)
        return self.options

    def _pair(self, words: str, editor: QWidget) -> QWidget:
        pair = QWidget(self.options)
        beside = QHBoxLayout(pair)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        label = QLabel(words, pair)
        label.setBuddy(editor)
        set_role(label, role="quiet")
        beside.addWidget(label)
        beside.addWidget(editor)
        return pair

    @Slot()
    def _show_faults(self) -> None:
        self.fill_faults()
        self.faults.popup(self.fault.mapToGlobal(self.fault.rect().bottomLeft()))

    def fill_faults(self) -> None:
        """List the faults by their titles, when they are first asked for."""
        menu = self.faults
        if menu.actions():
            return
        note = menu.addAction(self.tr("Checked in a copy: training is never touched"))
        note.setEnabled(False)
        menu.addSeparator()
        for name, title in fault_titles().items():
            action = QAction(title, menu)
            action.setObjectName(f"check.fault.{name}")
            action.setData(name)
            needs = fault_needs(name)
            if needs:
                action.setToolTip(tooltip(self.tr("Makes a difference only with {0}.").format(needs)))
            menu.addAction(action)

    # --- drawing -----------------------------------------------------------------------------------------------

    def draw(self) -> None:
        session = self.session
        elsewhere = session.checking_code or session.sweeping
        checking = None if elsewhere else session.checking
        self.progress.show_progress(checking, self.tr("Waiting for the run to stand…"))
        self.buttons.setVisible(checking is None)
        self.options.setEnabled(checking is None)
        can, why = session.can_check, ""
        if session.checking_code:
            why = self.tr("Your own code is being checked.")
        elif session.sweeping:
            why = self.tr("A sweep of ε is under way.")
        elif not can:
            why = self.tr("There is no network yet whose gradients could be checked: choose data first.")
        tips = (
            (self.check, self.tr("Compare backpropagation with finite differences on a snapshot (S23–S28).")),
            (
                self.fault,
                self.tr(
                    "Check a copy of backpropagation with a fault in it, to see what the fault looks like. "
                    "Training is never touched by it."
                ),
            ),
            (
                self.find_it,
                self.tr(
                    "Plants a fault without saying which: find the block and the kind from the bars, the factor k "
                    "and the entries. Training is never touched by it."
                ),
            ),
        )
        for button, what in tips:
            button.setEnabled(can)
            button.setToolTip(tooltip(what if can else why))
        self._draw_dropout()
        if session.checked is not self.result.checked:
            self.result.show_checked(session.checked)

    def _draw_dropout(self) -> None:
        on = min(self.session.experiment.keep_probs()) < 1
        self.dropout.setEnabled(on)
        what = self.tr(
            "Dropout makes J another function at each call, which has no gradient. Set aside: keep_prob = 1 for the "
            "check. Frozen mask: one mask for all of it, so that J is well defined and must pass. Resampled mask: "
            "a new one for each J, to see the check fail (S28)."
        )
        off = self.tr("No layer has dropout: keep_prob is 1 everywhere.")
        self.dropout.setToolTip(tooltip(what if on else off))

    def words(self) -> str:
        return self.result.words()

    @property
    def can_export(self) -> bool:
        return self.session.checked is not None

    def table(self) -> Table:
        return check_report.table(self.session.checked, hides_words=self.result.hides_words)

    def report(self) -> str:
        return self.result.report()

    def printed(self) -> Sequence[QWidget]:
        self._paper = paper_of(self.result, self._paper)
        return (self._paper,)

    # --- acting ------------------------------------------------------------------------------------------------

    @Slot()
    def _check(self) -> None:
        self.session.check_gradients()

    @Slot(QAction)
    def _plant(self, action: QAction) -> None:
        self.session.check_gradients(str(action.data()))

    @Slot()
    def _hide_a_fault(self) -> None:
        self.session.check_gradients("any", hide_fault=True)

    @Slot()
    def _options_changed(self) -> None:
        epsilon = self.epsilon.value()
        good = _LEAST_EPSILON <= epsilon <= _GREATEST_EPSILON
        self._explain_epsilon(good)
        options = self.session.check_options
        self.session.check_options = msgspec.structs.replace(
            options,
            epsilon=epsilon if good else options.epsilon,
            all_parameters=self.everything.isChecked(),
            leave_out_corners=self.kinks.isChecked(),
            dropout=self.dropout.currentData(),
        )

    def _explain_epsilon(self, good: bool) -> None:
        set_role(self.epsilon, invalid=not good)
        what = self.tr(
            "dθ_approx[i] = (J(θ+εeᵢ) − J(θ−εeᵢ)) / 2ε. Its error grows as ε² above and as rounding/ε below; 1e-6 is "
            "near the best in float64 (S23, S24)."
        )
        bad = self.tr("ε lies between 1e-12 and 0.1; the check goes on with {0}.").format(
            f"{self.session.check_options.epsilon:g}"
        )
        self.epsilon.setToolTip(tooltip(what if good else bad))


def paper_of(result: CheckResult, paper: CheckResult | None) -> CheckResult:
    """A copy of a result laid out at its full length, to be printed: what is scrolled away is in it."""
    made = paper or CheckResult(arrangement="paper")
    made.term = result.term
    checked = result.checked
    made.show_checked(checked, revealed=not result.hides_words)
    made.bars.select(result.bars.selected)
    made.resize(_PAPER_WIDTH, made.full_height(_PAPER_WIDTH))
    made.grab()
    return made
