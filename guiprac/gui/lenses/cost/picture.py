"""The cost lens: J as the optimizer sees it, what of it is penalty, and what the penalty does to the weights."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from guiprac import commands, events
from guiprac.commands.cost import LookAtCost
from guiprac.events.cost import CostSeen
from guiprac.gui.controls import Choice, wrapped
from guiprac.gui.history import History
from guiprac.gui.lenses.cost.equation import CostEquation
from guiprac.gui.lenses.cost.histogram import WeightHistogram
from guiprac.gui.lenses.cost.layers import LayerBars
from guiprac.gui.lenses.cost.stack import CostRecord, CostStack
from guiprac.gui.lenses.lens import LensPicture
from guiprac.gui.plots import number_text
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import set_role
from guiprac.gui.words import count, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

# From this width or height on, both halves are seen together.
_WIDE, _HIGH = 800, 560
# A data term above this share of its start has not been learnt.
_UNLEARNT = 0.5


class CostPicture(LensPicture):
    """The equation of J; over epochs its stack; the layers' norms and a histogram of weights."""

    key = "cost"
    answer = CostSeen

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.record = CostRecord()
        self._history: History | None = None
        self._build_page()

    @property
    def title(self) -> str:
        return self.tr("Cost")

    def question(self) -> commands.LookThrough:
        started, layer = self.session.started, self.layers.layer
        depth = len(started.layer_sizes) - 1 if started is not None else 0
        return LookAtCost(layer if layer <= depth else 0)

    def before_run(self) -> str:
        return self.tr(
            "Press Start (F5): J = data term + L2 part + L1 part draws here over the epochs, with the norms of the "
            "layers and the weights that are exactly 0."
        )

    # --- building ----------------------------------------------------------------------------------------------

    def _build_page(self) -> None:
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(4)
        layout.addLayout(self._top_row())
        self.equation = CostEquation(self.page)
        self.equation.setToolTip(
            tooltip(
                self.tr(
                    "J = data + λ₂/(2m)·Σ‖W[l]‖²_F + λ₁/(2m)·Σ|w|, m = n_train at every batch size (S7, S8). The "
                    "data term is measured with dropout off."
                )
            )
        )
        self.says = wrapped("", "help", self.page)
        self.says.setObjectName("lens.cost.says")
        layout.addWidget(self.equation)
        layout.addWidget(self.says)
        self.stack = CostStack(self.page)
        self.stack.setToolTip(
            tooltip(
                self.tr(
                    "The penalties are known from the moment on at which this lens was opened, so the stack begins "
                    "there; the line of the data term and J of the mini-batches (dashed) are the whole run's."
                )
            )
        )
        self.weights = self._make_weights()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(16)
        self._halves.addWidget(self.stack, 4)
        self._halves.addWidget(self.weights, 5)
        layout.addLayout(self._halves, 1)

    def _top_row(self) -> QHBoxLayout:
        heading = QLabel(self.tr("What the optimizer makes small"), self.page)
        set_role(heading, role="strong")
        self.view = Choice(self.page)
        self.view.setObjectName("lens.cost.view")
        self.view.setAccessibleName(self.tr("What is shown below"))
        self.view.addItem(self.tr("Over epochs"), "stack")
        self.view.addItem(self.tr("Layers and weights"), "weights")
        self.view.setMinimumContentsLength(13)
        self.view.currentIndexChanged.connect(self._arrange)
        self.log = QCheckBox(self.tr("Log counts"), self.page)
        self.log.setObjectName("lens.cost.log")
        self.log.setChecked(True)
        self.log.setToolTip(
            tooltip(self.tr("Equal heights are equal factors, so that single weights are seen."))
        )
        self.log.toggled.connect(self._log_toggled)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(heading)
        row.addStretch(1)
        row.addWidget(self.view)
        row.addWidget(self.log)
        row.addWidget(self.menu_button())
        return row

    def _make_weights(self) -> QWidget:
        made = QWidget(self.page)
        self.layers = LayerBars(made)
        self.layers.setToolTip(
            tooltip(
                self.tr(
                    "‖W[l]‖²_F = Σᵢ Σⱼ wᵢⱼ² (S9), and the share that each layer has of their sum, which the L2 part "
                    "weighs with λ/(2m). Click a row, or press ↑ and ↓, for the histogram of that layer."
                )
            )
        )
        self.layers.chosen.connect(self.look_again)
        scroll = QScrollArea(made)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        # The style sheet's ground of scroll areas is that of the window, and this one lies on a surface.
        scroll.setStyleSheet(
            "QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }"
        )
        scroll.setWidget(self.layers)
        scroll.setMinimumWidth(self.layers.minimumSizeHint().width())
        self.zeros = QLabel(made)
        self.zeros.setObjectName("lens.cost.zeros")
        # A large network's numbers are long; they are not to make the window wider.
        self.zeros.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.zeros.setToolTip(
            tooltip(
                self.tr(
                    "L1 sets weights to exactly 0: one that it would carry across zero stops there (S8). L2 makes "
                    "all weights smaller by a factor, and none exactly 0 (S11)."
                )
            )
        )
        self.histogram = WeightHistogram(made)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(self.zeros)
        right.addWidget(self.histogram, 1)
        beside = QHBoxLayout(made)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(scroll, 5)
        beside.addLayout(right, 6)
        return made

    def printed(self) -> Sequence[QWidget]:
        return (self.equation, self.says, self.stack, self.weights)

    # --- arranging ---------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Both halves where there is room for two, else the chosen one."""
        wide, high = self.width() >= _WIDE, self.height() >= _HIGH
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        together = wide or high
        self.view.setVisible(not together)
        self.stack.setVisible(together or self.view.currentData() == "stack")
        weights = together or self.view.currentData() == "weights"
        self.weights.setVisible(weights)
        self.log.setVisible(weights)

    @Slot(bool)
    def _log_toggled(self, log: bool) -> None:
        self.histogram.set_log(log)

    # --- drawing -----------------------------------------------------------------------------------------------

    def show_seen(self, seen: events.Lens) -> None:
        started = self.session.started
        if not isinstance(seen, CostSeen) or started is None:
            return
        if self.session.history is not self._history:
            self._begin_with(self.session.history, seen)
        self.record.add(seen)
        self.equation.show_seen(seen)
        self.stack.show_run(
            self.session.history, self.record, started, ended=self.session.closing is not None
        )
        self.layers.show_seen(seen)
        if seen.layer == self.question_layer():
            self.histogram.show_seen(seen)
        self._show_zeros(seen)
        words, role = self._words(seen)
        if seen.dropout:
            words = " ".join(
                (words, self.tr("Dropout is on: the dashed J has another mask at each step (S18)."))
            )
        self.says.setText(words)
        set_role(self.says, role=role)
        self.describe(f"{self.equation.accessibleName()}. {words}")

    def question_layer(self) -> int:
        """The layer that the next answer will count."""
        question = self.question()
        return question.layer if isinstance(question, LookAtCost) else 0

    def _begin_with(self, history: History, seen: CostSeen) -> None:
        self._history = history
        self.record = CostRecord()
        self.stack.forget()
        self.histogram.forget()
        if self.layers.layer > len(seen.squares):
            self.layers.choose(0)

    def _show_zeros(self, seen: CostSeen) -> None:
        zeros, of = self.histogram.zeros, self.histogram.total
        words = self.tr("{0} of {1} weights are exactly 0").format(count(zeros), count(of))
        if seen.layer:
            words = self.tr("W[{0}]: {1}").format(seen.layer, words)
        self.zeros.setText(words)

    def _words(self, seen: CostSeen) -> tuple[str, str]:
        """What this says now, and the role of the words."""
        zeros, of = sum(seen.zeros), sum(seen.sizes)
        penalty = seen.l2_part + seen.l1_part
        if seen.l2 == 0 and seen.l1 == 0:
            words = self.tr(
                "No penalty is on, so J is the data term alone: L2 λ or L1 λ in the Regularization panel brings one."
            )
            return words, "help"
        start = float(self.session.history.train_losses[0]) if len(self.session.history) else 0.0
        if penalty > seen.data > _UNLEARNT * start:
            words = self.tr(
                "The penalty is {0} of J, and the data term stands at {1} of its start: λ keeps the network from "
                "fitting; take a smaller one (S12)."
            )
            shares = (number_text.percent(part, 0) for part in (penalty / seen.total, seen.data / start))
            return words.format(*shares), "hint"
        if seen.l1 > 0 and zeros:
            words = self.tr("L1 holds {0} of {1} weights ({2}) at exactly 0; L2 alone would hold none (S8).")
            return words.format(count(zeros), count(of), number_text.percent(zeros / of)), "help"
        if seen.l1 > 0:
            words = self.tr("L1 pulls every weight to 0 at the same speed; none of {0} has arrived yet (S8).")
            return words.format(count(of)), "help"
        if zeros:
            words = self.tr(
                "{0} weights are exactly 0 without L1: they started there, or faded below the smallest number."
            )
            return words.format(count(zeros)), "help"
        words = self.tr(
            "L2 keeps weights small, but none of {0} is exactly 0: each loses a share of itself, never all (S11)."
        )
        return words.format(count(of)), "help"

    def table(self) -> Table:
        """The stack: epochs and the parts of J at the moments at which they were seen."""
        epochs, data, l2, l1 = (column.tolist() for column in self.record.columns())
        sums = [sum(parts) for parts in zip(data, l2, l1, strict=True)]
        return ["epoch", "data_term", "l2_part", "l1_part", "J"], [epochs, data, l2, l1, sums]
