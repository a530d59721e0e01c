"""The gradient check: a bar a block, the verdict in words, and how far a check under way has come."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from guiprac import events
from guiprac.gui.plots import number_text
from guiprac.gui.plots.block_bars import SIGNS, BlockBars, verdict_color, verdict_text
from guiprac.gui.plots.picture import Picture, Table
from guiprac.gui.plots.readout import Readout
from guiprac.gui.theme import set_role
from guiprac.gui.words import count, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session


class GradientCheckPicture(Picture):
    """The last check of the run's gradients, and the button that makes one."""

    key = "gradient_check"

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._build_page()
        session.check_changed.connect(self.refresh)
        session.mode_changed.connect(self.refresh)
        session.prepared_changed.connect(self.refresh)
        self.show_page()

    @property
    def title(self) -> str:
        return self.tr("Gradient check")

    @property
    def can_export(self) -> bool:
        return self.session.checked is not None

    # --- building ----------------------------------------------------------------------------------------------

    def _build_page(self) -> None:
        self.head = QWidget(self.page)
        self.overall = Readout(self.tr("Difference overall"), widest="0.0·10⁻¹²", parent=self.head)
        self.overall.setObjectName("plot.gradient_check.overall")
        self.verdict = QLabel(self.head)
        self.verdict.setObjectName("plot.gradient_check.verdict")
        self.says = QLabel(self.head)
        self.says.setObjectName("plot.gradient_check.says")
        self.says.setWordWrap(True)
        self.facts = QLabel(self.head)
        self.facts.setObjectName("plot.gradient_check.facts")
        self.facts.setWordWrap(True)
        set_role(self.facts, role="help")
        formula = tooltip(
            self.tr(
                "‖dθ_approx − dθ‖₂ / (‖dθ_approx‖₂ + ‖dθ‖₂) with dθ_approx[i] = (J(θ+εeᵢ) − J(θ−εeᵢ)) / 2ε "
                "(S23, S24). At most 10⁻⁷ is correct, 10⁻⁵ acceptable, 10⁻³ suspicious; above, the gradient is wrong."
            )
        )
        for part in (self.overall, self.verdict):
            part.setToolTip(formula)
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (self.verdict, self.says, self.facts):
            words.addWidget(label)
        words.addStretch(1)
        head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(24)
        head.addWidget(self.overall, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self.bars = BlockBars()
        self.bars.setObjectName("plot.gradient_check.bars")
        self.bars.setAccessibleName(self.tr("Difference of each W[l] and b[l]"))
        self.bars.coming = self.tr(
            "Press Check gradients (Ctrl+G): how far the analytic gradient of each W[l] and b[l] lies from the "
            "numeric one draws here."
        )
        scroll = QScrollArea(self.page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setStyleSheet(
            "QScrollArea, QScrollArea > QWidget, QScrollArea > QWidget > QWidget { background: transparent; }"
        )
        scroll.setWidget(self.bars)
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(12)
        layout.addLayout(self._controls())
        layout.addWidget(self.head)
        layout.addWidget(scroll, 1)

    def _controls(self) -> QHBoxLayout:
        self.check = QPushButton(self.tr("Check gradients (Ctrl+G)"), self.page)
        self.check.setObjectName("plot.gradient_check.check")
        self.check.clicked.connect(self._check)
        self.progress = QProgressBar(self.page)
        self.progress.setObjectName("plot.gradient_check.progress")
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the gradient check"))
        self.done = QLabel(self.page)
        set_role(self.done, role="quiet")
        self.cancel = QPushButton(self.tr("Cancel"), self.page)
        self.cancel.setObjectName("plot.gradient_check.cancel")
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.check)
        row.addWidget(self.cancel)
        row.addWidget(self.progress, 1)
        row.addWidget(self.done)
        row.addStretch(1)
        row.addWidget(self.menu_button())
        return row

    def printed(self) -> Sequence[QWidget]:
        return (self.head, self.bars)

    # --- drawing -----------------------------------------------------------------------------------------------

    def draw(self) -> None:
        self.bars.setMinimumHeight(self.bars.sizeHint().height())
        self._show_progress(self.session.checking)
        checked = self.session.checked
        self.head.setVisible(checked is not None)
        if checked is not self.bars.checked or checked is None:
            self.bars.show_checked(checked)
            self.bars.setMinimumHeight(self.bars.sizeHint().height())
        if checked is None:
            self.describe(self.bars.coming)
        else:
            self._show_result(checked)

    def _show_progress(self, checking: events.Checking | None) -> None:
        self.check.setVisible(checking is None)
        self.check.setEnabled(self.session.can_check)
        self.check.setToolTip(
            ""
            if self.session.can_check
            else self.tr("There is no network yet whose gradients could be checked: choose data first.")
        )
        for widget in (self.cancel, self.progress, self.done):
            widget.setVisible(checking is not None)
        if checking is not None:
            self.progress.setRange(0, checking.total)
            self.progress.setValue(checking.done)
            self.done.setText(
                self.tr("{0} of {1} entries").format(count(checking.done), count(checking.total))
                if checking.total
                else self.tr("Waiting for the run to stand…")
            )

    def _show_result(self, checked: events.Checked) -> None:
        self.overall.show_value(number_text.scientific(checked.difference))
        verdict = verdict_text(checked.verdict)
        shown = f"{SIGNS[checked.verdict]} {verdict[:1].upper()}{verdict[1:]}"
        if checked.cancelled:
            shown += self.tr(" as far as it came")
        self.verdict.setText(shown)
        self.verdict.setStyleSheet(f"color: {verdict_color(checked.verdict)}; font-weight: 600;")
        self.says.setText(checked.says)
        facts = [
            self.tr("ε = {0}").format(f"{checked.epsilon:g}"),
            self.tr("{0} examples").format(count(checked.examples)),
            self.tr("{0} of {1} parameters checked").format(count(checked.checked), count(checked.size)),
            self.tr("step {0}").format(count(checked.step)),
        ]
        if checked.dropout_set_aside and "set aside" not in checked.says:
            facts.append(self.tr("dropout is set aside for the check (S28)"))
        self.facts.setText(" · ".join(facts))
        off = [
            self.bars.words_of(block) for block in checked.blocks if block.verdict in ("suspicious", "wrong")
        ]
        self.describe(" ".join([self.overall.accessibleName() + ":", verdict + ".", checked.says, *off]))

    def table(self) -> Table:
        checked = self.session.checked
        header = ("block", "difference", "factor", "verdict", "says", "checked", "size")
        if checked is None:
            return header, [[] for _ in header]
        overall = events.Block(
            "overall",
            checked.difference,
            math.nan,
            checked.verdict,
            checked.says,
            checked.checked,
            checked.size,
        )
        rows = [
            (block.name, block.difference, block.factor, block.verdict, block.says, block.checked, block.size)
            for block in (*checked.blocks, overall)
        ]
        return header, list(zip(*rows, strict=True))

    # --- controls ----------------------------------------------------------------------------------------------

    @Slot()
    def _check(self) -> None:
        self.session.check_gradients()

    @Slot()
    def _cancel(self) -> None:
        self.session.cancel_check()
