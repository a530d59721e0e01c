"""The weight decay lens: the factor 1 - αλ/m, one weight's next step in its parts, and decay without data (S11)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from guiprac import commands, events
from guiprac.commands.decay import LookAtDecay
from guiprac.events.decay import DecaySeen
from guiprac.gui.controls import Choice, wrapped
from guiprac.gui.flow_layout import FlowLayout
from guiprac.gui.history import History
from guiprac.gui.lenses.decay import words as decay_words
from guiprac.gui.lenses.decay.alone import AloneCurve
from guiprac.gui.lenses.decay.arrows import StepArrows
from guiprac.gui.lenses.decay.place import PlaceChoice
from guiprac.gui.lenses.lens import LensPicture
from guiprac.gui.plots import number_text
from guiprac.gui.plots.picture import Table
from guiprac.gui.plots.readout import Readout
from guiprac.gui.theme import set_role
from guiprac.gui.words import count, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_STEPS = (100, 1_000, 10_000)
# From this width or height on there is room for arrows and curve.
_WIDE, _HIGH = 800, 520


class DecayPicture(LensPicture):
    """Readouts at the left; at the right the arrows of a chosen weight, and pure decay if it is asked for."""

    key = "decay"
    answer = DecaySeen

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._history: History | None = None
        # The weight from which pure decay begins: that of the moment at which it was switched on.
        self._alone_from: float | None = None
        self._latest: DecaySeen | None = None
        self._build_page()

    @property
    def title(self) -> str:
        return self.tr("Weight decay")

    def question(self) -> commands.LookThrough:
        started = self.session.started
        if started is not None and self.session.history is not self._history:
            self._history = self.session.history
            self._alone_from = None
            self.place.set_sizes(started.layer_sizes)
        steps = int(self.steps.currentData()) if self.alone.isChecked() else 0
        layer, row, column = self.place.place or (0, 1, 1)
        return LookAtDecay(layer, row, column, steps, self._alone_from)

    def before_run(self) -> str:
        return self.tr(
            "Press Start (F5): the factor 1 − αλ/m, by which every step shrinks the weights, and the two parts of "
            "one weight's step draw here."
        )

    # --- building ----------------------------------------------------------------------------------------------

    def _build_page(self) -> None:
        heading = QLabel(self.tr("How much of a step is decay"), self.page)
        set_role(heading, role="strong")
        top = QHBoxLayout()
        self.sample = QLabel(self.page)
        self.sample.setObjectName("lens.decay.sample")
        set_role(self.sample, role="help")
        top.setSpacing(12)
        top.addWidget(heading)
        top.addWidget(self.sample)
        top.addStretch(1)
        top.addWidget(self.menu_button())
        self.says = wrapped("", "help", self.page)
        self.says.setObjectName("lens.decay.says")
        self.numbers = self._make_numbers()
        self.arrows = StepArrows(self.page)
        self.arrows.setToolTip(
            tooltip(
                self.tr(
                    "W ← W − α·dJ_data/dW − αλ/m·W (S10, S11). The data gradient is the mean over a fixed sample of "
                    "train with dropout off; a mini-batch's own differs from it at random."
                )
            )
        )
        self.curve = AloneCurve(self.page)
        self.curve.hide()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(16)
        self._beside.addWidget(self.arrows, 3)
        self._beside.addWidget(self.curve, 4)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._make_controls())
        right.addLayout(self._beside, 1)
        body = QHBoxLayout()
        body.setSpacing(24)
        body.addWidget(self.numbers, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(right, 1)
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.says)
        layout.addLayout(body, 1)

    def _make_numbers(self) -> QWidget:
        made = QWidget(self.page)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.factor = Readout(self.tr("Factor 1 − αλ/m"), widest="0.9999999", parent=made)
        self.half_life = Readout(self.tr("Half-life"), parent=made)
        self.bias = Readout(self.tr("Bias of the unit"), parent=made)
        for name, readout, help in (
            (
                "factor",
                self.factor,
                self.tr(
                    "Each step of gradient descent multiplies every weight by this factor, before the data moves it "
                    "(S11). It must lie in (0, 1); m is n_train at every batch size."
                ),
            ),
            (
                "half_life",
                self.half_life,
                self.tr(
                    "Steps until a weight that the data does not move is half as large: ln(1/2)/ln(factor)."
                ),
            ),
            ("bias", self.bias, self.tr("Biases are not penalized, so they never decay (S7).")),
        ):
            readout.setObjectName(f"lens.decay.{name}")
            readout.setToolTip(tooltip(help))
            column.addWidget(readout)
        return made

    def _make_controls(self) -> QWidget:
        made = QWidget(self.page)
        row = FlowLayout(made, spacing=12)
        self.place = PlaceChoice(made)
        self.place.changed.connect(self._place_changed)
        self.alone = QCheckBox(self.tr("Data gradient off"), made)
        self.alone.setObjectName("lens.decay.data_off")
        self.alone.setToolTip(
            tooltip(
                self.tr(
                    "Follow this weight apart from the run, by the program's own update in float64 with a data "
                    "gradient of zero: what is left is pure decay. The run goes on as it is."
                )
            )
        )
        self.alone.toggled.connect(self._alone_toggled)
        self.steps = Choice(made)
        self.steps.setObjectName("lens.decay.steps")
        self.steps.setAccessibleName(self.tr("Steps without data gradient"))
        for steps in _STEPS:
            self.steps.addItem(self.tr("{0} steps").format(count(steps)), steps)
        self.steps.setCurrentIndex(1)
        self.steps.setMinimumContentsLength(10)
        self.steps.setEnabled(False)
        self.steps.setToolTip(tooltip(self.tr("For how many steps; switch the data gradient off first.")))
        self.steps.currentIndexChanged.connect(self.look_again)
        for widget in (self.place, self.place.largest, self.place.random, self.alone, self.steps):
            row.addWidget(widget)
        return made

    def printed(self) -> Sequence[QWidget]:
        return (self.says, self.numbers, self.arrows, self.curve)

    # --- arranging ---------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Arrows and curve where there is room for both; else the curve takes the arrows' place."""
        wide, high = self.width() >= _WIDE, self.height() >= _HIGH
        directions = QBoxLayout.Direction
        self._beside.setDirection(directions.TopToBottom if high and not wide else directions.LeftToRight)
        alone = self.alone.isChecked()
        self.curve.setVisible(alone)
        self.arrows.setVisible(not alone or wide or high)

    @Slot()
    def _place_changed(self) -> None:
        self._alone_from = None
        self.look_again()

    @Slot(bool)
    def _alone_toggled(self, on: bool) -> None:
        self._alone_from = None
        self.steps.setEnabled(on)
        self._arrange()
        self.look_again()
        self.refresh()

    # --- drawing -----------------------------------------------------------------------------------------------

    def show_seen(self, seen: events.Lens) -> None:
        if not isinstance(seen, DecaySeen) or not self._is_wanted(seen):
            return
        if self.place.place is None:
            self.place.show_place(seen.layer, seen.row, seen.column)
        if self._latest is None or _place(seen) != _place(self._latest):
            self.curve.forget()
        self._latest = seen
        self._show_numbers(seen)
        self.arrows.show_seen(seen, data_off=self.alone.isChecked())
        if seen.alone is not None and self.alone.isChecked():
            if self._alone_from is None:
                self._alone_from = float(seen.alone.weights.numpy()[0])
            self.curve.show_alone(seen.alone)
        words, role = decay_words.words(seen)
        if self.alone.isChecked() and seen.alone is not None and role != "error":
            words, role = decay_words.alone_words(seen), "help" if seen.optimizer == "sgd" else "hint"
        self.says.setText(words)
        set_role(self.says, role=role)
        self.describe(f"1 − αλ/m = {self.factor.value}. {words} {self.arrows.accessibleDescription()}")

    def _is_wanted(self, seen: DecaySeen) -> bool:
        """Whether this answers the latest question, and not one about another weight or run before it."""
        if self.session.history is not self._history:
            return False
        return seen.largest if self.place.place is None else _place(seen) == self.place.place

    def _show_numbers(self, seen: DecaySeen) -> None:
        caption = self.tr("Factor 1 − αλ/m")
        spelled = f"1 − {seen.learning_rate:g}·{seen.l2:g}/{count(seen.n_train)}"
        near = decay_words.is_near_zero(seen)
        self.factor.show_value(
            decay_words.factor_text(seen.factor), spelled, caption=f"⚠ {caption}" if near else caption
        )
        if seen.optimizer == "sgd" or seen.l2 == 0:
            self.half_life.show_value(*decay_words.half_life_text(seen.factor, seen.steps_per_epoch))
        else:
            self.half_life.show_value(number_text.MISSING, self.tr("no decay by a factor"))
        self.sample.setText(
            self.tr("data gradient: mean of {0} of train, dropout off").format(count(seen.n_examples))
        )
        self.bias.show_value(number_text.plain(seen.bias).replace("-", "−"), self.tr("never decayed"))

    def table(self) -> Table:
        """Pure decay if it is on; else the parts of the weight's next step."""
        if self.alone.isChecked() and len(self.curve.steps):
            columns = (self.curve.steps.astype(int), self.curve.followed, self.curve.formula)
            return ["step", "weight", "closed_form"], [column.tolist() for column in columns]
        seen = self._latest
        if seen is None:
            return ["part", "change"], [[], []]
        parts = {
            "weight": seen.weight,
            "data_step": seen.data_step,
            "decay_step": seen.decay_step,
            "l1_step": seen.l1_step,
            "factor": seen.factor,
            "bias": seen.bias,
            "bias_step": seen.bias_step,
        }
        return ["part", "value"], [list(parts), list(parts.values())]


def _place(seen: DecaySeen) -> tuple[int, int, int]:
    return seen.layer, seen.row, seen.column
