"""What predictions would be if dropout stayed on when measuring (S16)."""

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guiprac.commands.dropout import LookAtDropout
from guiprac.events.dropout import AtTest, DropoutSeen
from guiprac.gui.controls import IntegerBox
from guiprac.gui.lenses.dropout.cloud import Cloud
from guiprac.gui.lenses.dropout.keep import shown_of
from guiprac.gui.lenses.dropout.markers import Marker, Markers
from guiprac.gui.lenses.dropout.masked_page import MaskedPage
from guiprac.gui.plots import number_text
from guiprac.gui.plots.picture import Table
from guiprac.gui.words import count, sentences, tooltip
from guiprac.trainer.evaluation import MOST_MEASURED

if TYPE_CHECKING:
    from guiprac.gui.session import Session


class AtTestPage(MaskedPage):
    """See the module."""

    key = "test"
    pause = 0.5

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._seen: AtTest | None = None
        self.example = IntegerBox(0, MOST_MEASURED - 1, self.controls)
        self.example.setFixedWidth(self.example.fontMetrics().horizontalAdvance("00000") + 32)
        self.example.valueChanged.connect(self._example_changed)
        self.add_editor(
            "example",
            self.tr("Example"),
            self.example,
            self.tr("Its place among the measured examples of dev."),
        )
        self.least_steady = self.add_button(
            "least_steady",
            self.tr("Least steady"),
            self.tr("Go to the example whose prediction differs most from mask to mask."),
        )
        self.least_steady.clicked.connect(self._go_to_least_steady)
        self.control_row.addWidget(self.keep)
        self.new_masks = self.make_draw_button(
            "new_masks",
            self.tr("New masks"),
            self.tr("Draw other masks from a stream of this picture's own."),
        )
        self.foot.addWidget(self.new_masks, 0, Qt.AlignmentFlag.AlignTop)
        self.cloud = Cloud(self.body)
        self.cloud.setToolTip("")
        self.errors = Markers("lens.dropout.test.errors", self.body)
        self.errors.setToolTip(
            tooltip(
                self.tr(
                    "Errors are always measured with dropout off, without a mask and without scaling (S16). Here it "
                    "is left on for comparison: a dot is the error under one draw of masks."
                )
            )
        )
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.cloud, 1)
        row.addWidget(self.errors)

    # --- asking ------------------------------------------------------------------------------------------------

    def question(self) -> LookAtDropout | None:
        started = self.session.started
        if started is None:
            return None
        last = started.dev_measured - 1
        if self.example.value() > last or self.example.maximum() != last:
            blocked = self.example.blockSignals(True)
            self.example.setRange(0, last)
            self.example.blockSignals(blocked)
        if self._seen is None:
            # Until the run itself has told.
            self.keep.show_run(shown_of(self.session.study_experiment.keep_probs()))
        return LookAtDropout(
            "test", keep_prob=self.keep.asked, draw=self.draw_number, example=self.example.value()
        )

    def take(self, seen: DropoutSeen) -> None:
        if seen.test is None:
            return
        self._seen = seen.test
        self.follow_run(shown_of(seen.test.run_keep_probs))
        self._show()

    def forget(self) -> None:
        self._seen = None

    @property
    def has_picture(self) -> bool:
        return self._seen is not None

    # --- acting ------------------------------------------------------------------------------------------------

    @Slot()
    def _example_changed(self) -> None:
        self.asked.emit()

    @Slot()
    def _go_to_least_steady(self) -> None:
        if self._seen is not None:
            self.example.setValue(self._seen.least_steady)

    # --- drawing -----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        seen, prepared = self._seen, self.session.prepared
        if seen is None or prepared is None:
            return
        self.cloud.show_seen(seen, prepared.class_names, prepared.target_name or self.tr("target"))
        on = np.array(seen.errors_on)
        is_share = bool(seen.classes)
        off_text, on_text, spread = (
            _error(value, is_share) for value in (seen.error_off, float(on.mean()), float(on.std(ddof=1)))
        )
        name = self.tr("Dev error") if is_share else self.tr("Dev RMSE")
        self.errors.show_markers(
            self.tr("{0} on n = {1}").format(name, count(seen.n_examples)),
            (
                Marker(self.tr("dropout off"), seen.error_off, off_text, role="dev"),
                Marker(
                    self.tr("left on"),
                    float(on.mean()),
                    f"{on_text} ± {spread}",
                    points=seen.errors_on,
                    role="dev",
                    is_filled=False,
                ),
            ),
        )
        self.say(sentences(self._sentence(seen, off_text, on_text), self.keep.what_if()))

    def _sentence(self, seen: AtTest, off: str, on: str) -> str:
        if min(seen.keep_probs) == 1:
            return self.tr("Nothing is dropped, so every prediction is the same: choose a keep_prob below 1.")
        if seen.classes:
            row = seen.classes.index(int(seen.true))
            values = self.cloud.values[row]
            winners = np.argmax(self.cloud.values, axis=0)
            wrong = int(np.count_nonzero(winners != row))
            told = self.tr(
                "The true class, {5}, gets {0} with dropout off, and {1} to {2} left on: {3} of {4} masks say "
                "another class."
            ).format(
                f"{seen.alone[row]:.3f}",
                f"{float(values.min()):.3f}",
                f"{float(values.max()):.3f}",
                wrong,
                len(values),
                self.cloud.names[row],
            )
        else:
            values = self.cloud.values[0]
            told = self.tr("Dropout off says {0}; left on, the same example gets {1} to {2}.").format(
                *(
                    number_text.plain(value, 4)
                    for value in (seen.alone[0], float(values.min()), float(values.max()))
                )
            )
        return (
            told
            + " "
            + self.tr(
                "So it is off when measuring: the same example, the same answer (dev error {0} off, {1} on)."
            ).format(off, on)
        )

    def table(self) -> Table:
        seen, prepared = self._seen, self.session.prepared
        if seen is None or prepared is None:
            return ["mask"], [[]]
        names = [prepared.class_names[code] for code in seen.classes] or [
            prepared.target_name or "prediction"
        ]
        rows = [
            [alone, *values.tolist()] for alone, values in zip(seen.alone, self.cloud.values, strict=True)
        ]
        masks = ["dropout off", *range(1, self.cloud.values.shape[1] + 1)]
        return ["mask", *names], [masks, *rows]


def _error(value: float, is_share: bool) -> str:
    if not math.isfinite(value):
        return number_text.MISSING
    return number_text.percent(value) if is_share else number_text.plain(value, 3)
