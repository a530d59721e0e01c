"""Debugging J with dropout: two twins, one with dropout and one without (S18)."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from guiprac.commands.dropout import CompareTwins, LookAtDropout
from guiprac.events.dropout import DropoutSeen, TwinCosts, TwinsCompared
from guiprac.gui.controls import IntegerBox
from guiprac.gui.lenses.dropout.keep import KeepProb, shown_of
from guiprac.gui.lenses.dropout.markers import Marker, Markers, plus_minus
from guiprac.gui.lenses.dropout.page import DropoutPage
from guiprac.gui.lenses.dropout.twin_lines import TwinLines, j_text
from guiprac.gui.lenses.study_bar import StudyBar
from guiprac.gui.plots import number_text
from guiprac.gui.plots.picture import Table
from guiprac.gui.words import count, sentence_text, sentences, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_EPOCHS, _EPOCHS_FULL = 10, 200


class DebugPage(DropoutPage):
    """See the module."""

    key = "debug"
    needs_run = False

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.compared: TwinsCompared | None = None
        self._heard: list[object] = []
        self._total = self._epoch = 1
        self._add_settings()
        self.lines = TwinLines(self.body)
        self.spread = Markers("lens.dropout.debug.spread", self.body)
        self.spread.setToolTip(
            tooltip(
                self.tr(
                    "With dropout J is not one function of the parameters: each mask makes another J of the same "
                    "parameters and the same examples (S18)."
                )
            )
        )
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.lines, 1)
        row.addWidget(self.spread)

    # --- building ----------------------------------------------------------------------------------------------

    def _add_settings(self) -> None:
        self.study = StudyBar(
            self.session,
            "lens.dropout.debug.start",
            self.tr("Train twins"),
            self.tr(
                "The same seed twice, with dropout and with keep_prob = 1, beside the run, which waits meanwhile "
                "(S18)."
            ),
            self.controls,
        )
        self.study.begin.clicked.connect(self.begin)
        self.control_row.addWidget(self.study)
        self.epochs = IntegerBox(1, 1000, self.controls)
        self.epochs.setRange(1, 1000)
        self.epochs.setValue(_EPOCHS)
        self.epochs.setFixedWidth(self.epochs.fontMetrics().horizontalAdvance("0000") + 32)
        self.add_editor("epochs", self.tr("Epochs"), self.epochs, self.tr("How long both are trained."))
        self.full_batch = QCheckBox(self.tr("Full batch"), self.controls)
        self.full_batch.setObjectName("lens.dropout.debug.full_batch")
        self.full_batch.setToolTip(
            tooltip(
                self.tr(
                    "All of train in each step: mini-batches no longer differ, so that only the masks make J noisy."
                )
            )
        )
        self.full_batch.toggled.connect(self._batch_changed)
        self.foot.addWidget(self.full_batch, 0, Qt.AlignmentFlag.AlignTop)
        self.keep = KeepProb("lens.dropout.debug.keep_prob", self.controls)
        self.keep.changed.connect(self.draw)
        self.control_row.addWidget(self.keep)

    # --- asking ------------------------------------------------------------------------------------------------

    def question(self) -> LookAtDropout | None:
        return None

    def take(self, seen: DropoutSeen) -> None:
        """Nothing of the run itself is shown here."""

    def forget(self) -> None:
        """What was found stays: it is about the settings, not about the run."""

    @property
    def has_picture(self) -> bool:
        return len(self.lines) > 0

    @Slot(bool)
    def _batch_changed(self, full: bool) -> None:
        """A full batch is one step an epoch, so that it takes more of them to see anything."""
        was, now = (_EPOCHS, _EPOCHS_FULL) if full else (_EPOCHS_FULL, _EPOCHS)
        if self.epochs.value() == was:
            self.epochs.setValue(now)

    @Slot()
    def begin(self) -> None:
        """Train both twins with the settings of the run, or those being edited."""
        self.keep.show_run(shown_of(self.session.study_experiment.keep_probs()))
        self.session.begin_study(
            CompareTwins(
                experiment=self.session.study_experiment,
                epochs=self.epochs.value(),
                keep_prob=self.keep.asked,
                full_batch=self.full_batch.isChecked(),
            )
        )

    # --- drawing -----------------------------------------------------------------------------------------------

    @property
    def _is_under_way(self) -> bool:
        return isinstance(self.session.study, CompareTwins)

    def draw(self) -> None:
        self.keep.show_run(shown_of(self.session.study_experiment.keep_probs()))
        same = self.tr("With keep_prob = 1 both twins are the same: choose less.")
        is_under_way = self.study.draw(CompareTwins, same if self.keep.value == 1 else "")
        for editor in (self.epochs, self.keep, self.full_batch):
            editor.setEnabled(not is_under_way)
        if is_under_way:
            self._measure_room()
        self._gather()
        self.lines.show_steps(self._epoch, self._total if is_under_way else len(self.lines))
        self._show_spread()
        self._tell()

    def _measure_room(self) -> None:
        """How many steps the lines will have at their end."""
        checking, study = self.session.checking, self.session.study
        if checking is not None and isinstance(study, CompareTwins) and checking.total:
            self._total = checking.total
            self._epoch = max(checking.total // study.epochs, 1)

    def _standing(self) -> str:
        checking = self.session.checking
        if checking is None or not checking.total:
            return self.tr("Waiting for the run to stand…")
        return self.tr("Step {0} of {1}.").format(count(checking.done), count(checking.total))

    def _gather(self) -> None:
        """Take in what has come since the last drawing; a study that has begun anew drops what was there."""
        found = self.session.found.get(TwinCosts, [])
        if self._heard and (not found or found[0] is not self._heard[0]):
            self._heard, self.compared = [], None
            self.lines.clear()
        new = [part for part in found[len(self._heard) :] if isinstance(part, TwinCosts)]
        if new:
            self._heard = list(found)
            self.lines.extend(
                np.concatenate([part.with_dropout.numpy().astype(np.float64) for part in new]),
                np.concatenate([part.without.numpy().astype(np.float64) for part in new]),
            )
        ends = self.session.found.get(TwinsCompared, [])
        last = ends[-1] if ends else None
        # One that was found earlier than these lines belongs to other twins.
        if isinstance(last, TwinsCompared) and last.steps == len(self.lines) and not self._is_under_way:
            self.compared, self._epoch = last, last.steps_per_epoch

    def _show_spread(self) -> None:
        compared = self.compared
        if compared is None:
            self.spread.show_markers(
                self.tr("J of the same parameters under many masks comes at the end."), ()
            )
            return
        values = compared.spread.numpy().astype(np.float64)
        mean, std = float(values.mean()), float(values.std(ddof=1))
        self.spread.show_markers(
            self.tr("J of the same parameters, n = {0}").format(count(compared.n_examples)),
            (
                Marker(self.tr("no mask"), compared.unmasked, j_text(compared.unmasked), role="accent"),
                Marker(
                    self.tr("{0} masks").format(len(values)),
                    mean,
                    plus_minus(mean, std),
                    points=tuple(values.tolist()),
                    role="cost",
                    is_filled=False,
                ),
            ),
        )

    def _tell(self) -> None:
        compared = self.compared
        if self._is_under_way:
            told = self.tr(
                "Both twins start from the same weights and see the same mini-batches; only the one with dropout "
                "has another mask at each step."
            )
            self.say(f"{self._standing()} {told}")
        elif compared is not None:
            share = self.tr("J rose at {0} of the steps with dropout, at {1} without.").format(
                number_text.percent(compared.rises_with, 0), number_text.percent(compared.rises_without, 0)
            )
            if compared.steps_per_epoch > 1:
                share += " " + self.tr("“Full batch” takes out what the mini-batches add.")
            self.say(sentences(sentence_text(compared.says), share), alarm=not compared.falls)
        elif self.has_picture:
            self.say(self.tr("Given up after {0} steps.").format(count(len(self.lines))))
        else:
            told = self.tr(
                "Does J fall? With dropout it is hard to tell, because each step has another mask (S18). The advice: "
                "turn dropout off, see that J falls, then turn it on. “Train twins” does both at once."
            )
            self.say(sentences(told, self.keep.what_if()))

    def table(self) -> Table:
        return ["step", "J_with_dropout", "J_without"], [
            list(range(1, len(self.lines) + 1)),
            self.lines.lines["with"].tolist(),
            self.lines.lines["without"].tolist(),
        ]
