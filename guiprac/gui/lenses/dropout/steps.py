"""The steps of inverted dropout on one real mini-batch, forward and back (S14, S15)."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from guiprac.commands.dropout import LookAtDropout
from guiprac.events.dropout import DropoutSeen, MaskSteps
from guiprac.gui.lenses.dropout.markers import Marker, Markers, plus_minus
from guiprac.gui.lenses.dropout.masked_page import MaskedPage
from guiprac.gui.lenses.dropout.matrices import STEPS, Matrices
from guiprac.gui.plots import number_text
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import set_role, tabular
from guiprac.gui.words import count, number, sentences, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session


class StepsPage(MaskedPage):
    """See the module."""

    key = "steps"

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.step = 0
        self._seen: MaskSteps | None = None
        self.layer = self.layer_choice()
        self.control_row.addWidget(self.keep)
        self.new_mask = self.make_draw_button(
            "new_mask",
            self.tr("New mask"),
            self.tr("Draw another D, as training does for each mini-batch (S14)."),
        )
        self.layer.currentIndexChanged.connect(self._layer_changed)
        self.matrices = Matrices(self.body)
        self.matrices.stepped.connect(self.move_step)
        self.means = Markers("lens.dropout.steps.means", self.body)
        self.means.setToolTip(
            tooltip(
                self.tr(
                    "E[A·D/keep_prob] = A: the division by keep_prob keeps the mean, so that the next layer finds "
                    "the same scale when dropout is off (S14, S16). The bar is two standard errors to each side."
                )
            )
        )
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.matrices, 1)
        row.addWidget(self.means)
        self.column.insertLayout(1, self._walk_row())

    def _walk_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for name, sign, words, slot in (
            ("back", "◀", self.tr("Step back (←)"), self._back),
            ("forward", "▶", self.tr("Step forward (→)"), self._forward),
        ):
            button = QToolButton(self)
            button.setObjectName(f"lens.dropout.steps.{name}")
            button.setText(sign)
            button.setAccessibleName(words)
            button.setToolTip(tooltip(words))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            set_role(button, role="tool")
            button.clicked.connect(slot)
            row.addWidget(button)
        self.place = QLabel(self)
        self.place.setFont(tabular(self.place.font()))
        set_role(self.place, role="quiet")
        self.formula = QLabel(self)
        self.formula.setObjectName("lens.dropout.steps.formula")
        set_role(self.formula, role="strong")
        self.formula.setToolTip(
            tooltip(
                self.tr(
                    "S14: D = rand < keep_prob; A = A·D/keep_prob; backward the same D: dA = dA·D/keep_prob. A mask "
                    "for each unit and example, new for each mini-batch."
                )
            )
        )
        row.addWidget(self.place)
        row.addSpacing(8)
        row.addWidget(self.formula)
        row.addStretch(1)
        row.addWidget(self.new_mask)
        return row

    # --- asking ------------------------------------------------------------------------------------------------

    def question(self) -> LookAtDropout | None:
        self.fill_layers(self.layer, 0)
        layer = self.layer.currentData()
        if layer is None:
            return None
        if self._seen is None or self._seen.layer != layer:
            # Until the run itself has told.
            keep_probs = self.session.study_experiment.keep_probs()
            self.keep.show_run(keep_probs[layer] if layer < len(keep_probs) else 1.0)
        return LookAtDropout("steps", layer=layer, keep_prob=self.keep.asked, draw=self.draw_number)

    def take(self, seen: DropoutSeen) -> None:
        if seen.steps is None:
            return
        self._seen = seen.steps
        if seen.steps.layer == self.layer.currentData():
            self.follow_run(seen.steps.run_keep_prob)
        self._show()

    def forget(self) -> None:
        self._seen = None

    @property
    def has_picture(self) -> bool:
        return self._seen is not None

    # --- acting ------------------------------------------------------------------------------------------------

    @Slot()
    def _layer_changed(self) -> None:
        self.asked.emit()

    @Slot()
    def _back(self) -> None:
        self.move_step(-1)

    @Slot()
    def _forward(self) -> None:
        self.move_step(1)

    @Slot(int)
    def move_step(self, by: int) -> None:
        """Go some steps on, or back."""
        self.step = min(max(self.step + by, 0), STEPS - 1)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.move_step(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    # --- drawing -----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        seen = self._seen
        if seen is None:
            return
        self.matrices.show_seen(seen, self.step)
        self.place.setText(self.tr("Step {0} of {1}").format(self.step + 1, STEPS))
        self.formula.setText(self._formula(seen))
        what_if = self.keep.what_if()
        self.say(sentences(self._sentence(seen), what_if))
        self._show_means(seen)

    def _show_means(self, seen: MaskSteps) -> None:
        a = self.matrices.titles()[0]
        self.means.show_markers(
            self.tr("Mean over the layer"),
            (
                Marker(
                    self.tr("{0} before").format(a), seen.mean_before, _mean(seen.mean_before), role="text"
                ),
                Marker(
                    self.tr("{0} masks").format(seen.masks),
                    seen.mean_after,
                    plus_minus(seen.mean_after, seen.standard_error),
                    half=2 * seen.standard_error,
                ),
                Marker(
                    self.tr("without / keep_prob"),
                    seen.mean_unscaled,
                    _mean(seen.mean_unscaled),
                    role="bad",
                    is_filled=False,
                ),
            ),
        )

    def _formula(self, seen: MaskSteps) -> str:
        layer, keep = seen.layer, number(seen.keep_prob, 3)
        a, da = self.matrices.titles()[0], self.matrices.titles()[4]
        return (
            f"A[{layer}] = g(z[{layer}])" if layer else "X = (x − μ) / σ",
            f"D = rand({count(seen.n_units)}, {seen.mask.shape[1]}) < {keep}",
            f"{a} ← {a} · D",
            f"{a} ← {a} / {keep}",
            f"{da} = W[{layer + 1}]ᵀ · dz[{layer + 1}]",
            self.tr("D of step 2"),
            f"{da} ← {da} · D / {keep}",
        )[self.step]

    def _sentence(self, seen: MaskSteps) -> str:
        keep = number(seen.keep_prob, 3)
        gain = f"1/{keep} = {number(1 / seen.keep_prob, 3)}"
        kept = int(np.count_nonzero(seen.mask.numpy()))
        size = seen.mask.shape[0] * seen.mask.shape[1]
        rate = f"{100 * (1 - seen.keep_prob):.3g}\u202f%"
        sentences = (
            self.tr(
                "What the layer says: a row is a unit, a column an example; the darker, the further from 0."
            )
            if seen.layer
            else self.tr("The normalized inputs: a row is an input, a column an example."),
            self.tr(
                "Each unit of each example is kept with probability {0} (rate {1} dropped): here {2} of the {3} "
                "shown. Every mini-batch has another D."
            ).format(keep, rate, count(kept), count(size)),
            self.tr(
                "Dropped units (struck out) say 0, so that on average only {0} of the sum is left."
            ).format(f"{100 * seen.keep_prob:.3g}\u202f%"),
            self.tr(
                "What is left is made {0} times larger, so that the mean stays: {1} before, {2} under this mask, "
                "{3} over {4} masks."
            ).format(
                gain,
                _mean(seen.mean_before),
                _mean(seen.mean_masked),
                plus_minus(seen.mean_after, seen.standard_error),
                seen.masks,
            ),
            self.tr("Backward: how J changes with what each unit sent on, behind the mask.")
            if seen.layer
            else self.tr(
                "Backward: how J changes with each input. Training has no use for it: nothing lies below."
            ),
            self.tr(
                "The mask is not drawn anew: what said 0 on the way forward must learn nothing on the way back."
            ),
            self.tr(
                "Dropped units get gradient 0, kept ones {0} times theirs: exactly the derivative of steps 3 and 4."
            ).format(gain),
        )
        return sentences[self.step]

    def words(self) -> str:
        return f"{self.place.text()}: {self.formula.text()}. {self.says.text()}"

    def printed(self) -> tuple[QWidget, ...]:
        return (self.body, self.formula, self.says)

    def table(self) -> Table:
        header = ["unit", "example", *("A", "D", "A·D", "A·D/keep_prob", "dA", "D", "dA·D/keep_prob")]
        if not self.matrices.values:
            return header, [[] for _ in header]
        rows, columns = self.matrices.values[0].shape
        units, examples = np.indices((rows, columns))
        return header, [
            units.ravel().tolist(),
            examples.ravel().tolist(),
            *(values.ravel().tolist() for values in self.matrices.values),
        ]


def _mean(value: float) -> str:
    # As many decimals as the spread over masks beside it has.
    return number_text.plain(round(value, 4), 3).replace("-", "−")
