"""The page of the ε sweep: why ε near 1e-6, and what a two-sided difference is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from guiprac import events
from guiprac.gui.controls import Choice, IntegerBox, wrapped
from guiprac.gui.flow_layout import FlowLayout
from guiprac.gui.plots import number_text
from guiprac.gui.plots.epsilon_curve import EpsilonCurve
from guiprac.gui.plots.gradient_check_page import CheckProgress, Page
from guiprac.gui.plots.picture import Table
from guiprac.gui.plots.readout import Readout
from guiprac.gui.plots.secant import SecantCanvas
from guiprac.gui.theme import set_role
from guiprac.gui.words import count, sentence_text, sentences, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session


# More rows or columns than any layer has; the range follows the block that is chosen.
_LARGEST_PLACE = 1_000_000


class SweepPage(Page):
    """See the module."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setObjectName("check.sweep.page")
        self._shown: events.Swept | None = None
        self._sizes: tuple[int, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._make_controls())
        self.progress = CheckProgress(session, "check.sweep", self)
        layout.addWidget(self.progress)
        self._coming = wrapped("", "quiet", self)
        self._coming.setObjectName("check.sweep.coming")
        self._coming.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._coming)
        self._pages.addWidget(self._make_picture())
        layout.addWidget(self._pages, 1)

    # --- building ----------------------------------------------------------------------------------------------

    def _make_controls(self) -> QWidget:
        self.controls = controls = QWidget(self)
        row = FlowLayout(controls, spacing=16)
        self.sweep = QPushButton(self.tr("Sweep ε"), controls)
        self.sweep.setObjectName("check.sweep")
        set_role(self.sweep, role="primary")
        self.sweep.clicked.connect(self._sweep)
        self.block = Choice(controls)
        self.block.setObjectName("check.sweep.block")
        self.block.setAccessibleName(self.tr("Block of the parameter"))
        self.block.setMinimumContentsLength(14)
        self.block.currentIndexChanged.connect(self._block_changed)
        self.row = IntegerBox(0, _LARGEST_PLACE, controls)
        self.row.setObjectName("check.sweep.row")
        self.row.setAccessibleName(self.tr("Row of the parameter"))
        self.column = IntegerBox(0, _LARGEST_PLACE, controls)
        self.column.setObjectName("check.sweep.column")
        self.column.setAccessibleName(self.tr("Column of the parameter"))
        row.addWidget(self.sweep)
        self._pairs = {}
        for words, editor, help in (
            (
                self.tr("Parameter"),
                self.block,
                self.tr("W[l] or b[l]; at first the largest derivative is taken."),
            ),
            (self.tr("row"), self.row, self.tr("The unit of layer l.")),
            (self.tr("column"), self.column, self.tr("The unit of layer l−1 that the weight comes from.")),
        ):
            if isinstance(editor, IntegerBox):
                editor.setFixedWidth(editor.fontMetrics().horizontalAdvance("00000") + 32)
                editor.valueChanged.connect(self._sweep)
            editor.setToolTip(tooltip(help))
            pair = QWidget(controls)
            beside = QHBoxLayout(pair)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.setSpacing(8)
            label = QLabel(words, pair)
            label.setBuddy(editor)
            set_role(label, role="quiet")
            beside.addWidget(label)
            beside.addWidget(editor)
            self._pairs[editor] = pair
            row.addWidget(pair)
        return controls

    def _make_picture(self) -> QWidget:
        self.picture = QWidget(self)
        self.picture.setObjectName("check.sweep.picture")
        self.says = wrapped("", "", self.picture)
        self.says.setObjectName("check.sweep.says")
        self.curve = EpsilonCurve(self.picture)
        self.curve.setToolTip("")
        self.secant = SecantCanvas(self.picture)
        self.secant.slope_changed.connect(self._show_slope)
        self.numeric = Readout(self.tr("Secant"), role="accent", mark="line", widest="−0.000000", parent=self)
        self.analytic = Readout(self.tr("Tangent"), role="good", mark="line", widest="−0.000000", parent=self)
        self.numeric.setToolTip(
            tooltip(self.tr("(J(θ+ε) − J(θ−ε)) / 2ε; drag an end of the secant, or press ← and → (S23)."))
        )
        self.analytic.setToolTip(tooltip(self.tr("dJ/dθ by backpropagation.")))
        readouts = QHBoxLayout()
        readouts.setSpacing(24)
        readouts.addWidget(self.numeric)
        readouts.addWidget(self.analytic)
        readouts.addStretch(1)
        self.slope_words = wrapped("", "help", self.picture)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addLayout(readouts)
        right.addWidget(self.slope_words)
        right.addWidget(self.secant, 1)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self.curve, 1)
        beside.addLayout(right, 1)
        layout = QVBoxLayout(self.picture)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.says)
        layout.addLayout(beside, 1)
        return self.picture

    # --- drawing -----------------------------------------------------------------------------------------------

    def draw(self) -> None:
        session = self.session
        self._show_blocks(session.started.layer_sizes if session.started is not None else ())
        can = session.can_sweep
        self.sweep.setEnabled(can)
        why = self.tr("There is no network yet: choose data first.")
        if session.checking is not None:
            why = self.tr("A gradient check is under way.")
        checking = session.checking if session.sweeping else None
        self.progress.show_progress(checking, self.tr("Waiting for the run to stand…"))
        self.controls.setVisible(checking is None)
        what = self.tr(
            "Takes the difference at ε from 1e-1 to 1e-12, one-sided and two-sided, and J along the parameter."
        )
        self.sweep.setToolTip(tooltip(what if can else why))
        for editor in (self.block, self.row, self.column):
            editor.setEnabled(can and bool(self._sizes))
        swept = session.swept
        if swept is None:
            self._shown = None
            self._coming.setText(
                self.tr(
                    "Press Sweep ε: the difference between the analytic and the numeric gradient draws here against "
                    "ε, and beside it J along one parameter with a secant to drag."
                )
            )
            self._pages.setCurrentWidget(self._coming)
            return
        self._pages.setCurrentWidget(self.picture)
        if swept is not self._shown:
            self._shown = swept
            self._show_parameter(swept)
            self.says.setText(sentence_text(swept.says))
            self.curve.show_swept(swept)
            self.secant.show_swept(swept)

    def _show_blocks(self, sizes: tuple[int, ...]) -> None:
        if sizes == self._sizes and self.block.count():
            return
        self._sizes = tuple(sizes)
        self.block.blockSignals(True)
        self.block.clear()
        self.block.addItem(self.tr("largest derivative"), "")
        for layer in range(1, len(sizes)):
            for kind in ("W", "b"):
                self.block.addItem(f"{kind}{layer}", f"{kind}{layer}")
        self.block.blockSignals(False)
        self._bound()

    def _bound(self) -> None:
        """Rows and columns that the chosen block has."""
        name = self.block.currentData() or ""
        self._pairs[self.row].setVisible(bool(name))
        self._pairs[self.column].setVisible(name.startswith("W"))
        if not name:
            return
        layer = int(name[1:])
        for box, size in ((self.row, self._sizes[layer]), (self.column, self._sizes[layer - 1])):
            box.blockSignals(True)
            box.setRange(0, size - 1)
            box.blockSignals(False)

    def _show_parameter(self, swept: events.Swept) -> None:
        """The parameter that was swept stands in the fields, from where its neighbours can be reached."""
        index = self.block.findData(swept.block)
        if index < 0:
            return
        self.block.choose(swept.block)
        self._bound()
        for box, value in ((self.row, swept.row), (self.column, swept.column)):
            box.blockSignals(True)
            box.setValue(max(value, 0))
            box.blockSignals(False)

    @Slot()
    def _show_slope(self) -> None:
        slope = self.secant.slope
        if slope is None:
            return
        self.numeric.show_value(
            number_text.plain(slope.secant, 6).replace("-", "−"),
            self.tr("ε = {0}").format(number_text.plain(slope.epsilon, 3)),
        )
        self.analytic.show_value(
            number_text.plain(slope.analytic, 6).replace("-", "−"), self.tr("by backprop")
        )
        self.slope_words.setText(
            self.tr(
                "Difference {0}. Drag the ends (or press ← and →): the closer, the more secant and tangent agree."
            ).format(number_text.scientific(slope.difference))
        )
        self.secant.setAccessibleDescription(self.secant.words())

    # --- acting ------------------------------------------------------------------------------------------------

    @Slot()
    def _block_changed(self) -> None:
        self._bound()
        for box in (self.row, self.column):
            box.blockSignals(True)
            box.setValue(min(box.value(), box.maximum()))
            box.blockSignals(False)
        if self._shown is not None:
            self._sweep()

    @Slot()
    def _sweep(self) -> None:
        name = self.block.currentData() or ""
        column = self.column.value() if name.startswith("W") else -1
        self.session.sweep(name, self.row.value() if name else 0, column if name else 0)

    # --- words and files ---------------------------------------------------------------------------------------

    def words(self) -> str:
        if self._shown is None:
            return self._coming.text()
        return sentences(sentence_text(self._shown.says), "; ".join(self.curve.words()), self.secant.words())

    @property
    def can_export(self) -> bool:
        return self.session.swept is not None

    def table(self) -> Table:
        """The sweep's points and those of J, one kind under the other."""
        header = ("kind", "epsilon", "one_sided", "two_sided", "theta", "cost")
        swept = self.session.swept
        if swept is None:
            return header, [[] for _ in header]
        thetas, costs = swept.thetas.numpy().tolist(), swept.costs.numpy().tolist()
        sweep, along = len(swept.epsilons), len(thetas)
        return header, [
            ["difference"] * sweep + ["J"] * along,
            [*swept.epsilons, *[""] * along],
            [*swept.one_sided, *[""] * along],
            [*swept.two_sided, *[""] * along],
            [""] * sweep + thetas,
            [""] * sweep + costs,
        ]

    def report(self) -> str:
        swept = self.session.swept
        if swept is None:
            return ""
        place = f"{swept.block}[{swept.row}" + (f", {swept.column}]" if swept.column >= 0 else "]")
        two_sided, one_sided = self.tr("two-sided"), self.tr("one-sided")
        lines = [
            self.tr("ε sweep at step {0}, of {1}").format(count(swept.step), place),
            sentence_text(swept.says),
            *self.curve.words(),
            self.secant.words(),
            "",
            f"{'ε':>8}  {two_sided:>12}  {one_sided:>12}",
        ]
        for epsilon, two, one in zip(swept.epsilons, swept.two_sided, swept.one_sided, strict=True):
            lines.append(f"{epsilon:>8.1e}  {two:>12.3e}  {one:>12.3e}")
        return "\n".join(lines)

    def printed(self) -> Sequence[QWidget]:
        return (self.picture,)
