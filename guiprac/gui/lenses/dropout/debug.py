"""Debugging J with dropout: two twins, one with dropout and one without (S18)."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from guiprac.commands.dropout import CompareTwins, LookAtDropout
from guiprac.events.dropout import DropoutSeen, TwinCosts, TwinsCompared
from guiprac.gui.controls import IntegerBox
from guiprac.gui.lenses.dropout.keep import KeepProb, shown_of
from guiprac.gui.lenses.dropout.markers import Marker, Markers, plus_minus
from guiprac.gui.lenses.dropout.page import DropoutPage
from guiprac.gui.lenses.dropout.twin_lines import TwinLines, j_text
from guiprac.gui.plots import number_text
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import set_role, tabular
from guiprac.gui.words import count, sentence_text, tooltip

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
        self.progress = self._make_progress()
        self.control_column.addWidget(self.progress)
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
        self.start = self.add_button("start", self.tr("Train twins"), "")
        set_role(self.start, role="primary")
        self.start.clicked.connect(self.begin)
        self.epochs = IntegerBox(1, 1000, self.settings)
        self.epochs.setRange(1, 1000)
        self.epochs.setValue(_EPOCHS)
        self.epochs.setFixedWidth(self.epochs.fontMetrics().horizontalAdvance("0000") + 32)
        self.add_editor("epochs", self.tr("Epochs"), self.epochs, self.tr("How long both are trained."))
        self.full_batch = QCheckBox(self.tr("Full batch"), self.settings)
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
        self.keep = KeepProb("lens.dropout.debug.keep_prob", self.settings)
        self.keep.changed.connect(self.draw)
        self.control_row.addWidget(self.keep)

    def _make_progress(self) -> QWidget:
        made = QWidget(self.controls)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.cancel = QPushButton(self.tr("Cancel"), made)
        self.cancel.setObjectName("lens.dropout.debug.cancel")
        self.cancel.clicked.connect(self.session.cancel_check)
        self.bar = QProgressBar(made)
        self.bar.setObjectName("lens.dropout.debug.progress")
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(160)
        self.bar.setAccessibleName(self.tr("Progress of the twins"))
        self.done = QLabel(made)
        self.done.setFont(tabular(self.done.font()))
        set_role(self.done, role="quiet")
        for widget in (self.cancel, self.bar, self.done):
            row.addWidget(widget)
        made.hide()
        return made

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
        session, is_under_way = self.session, self._is_under_way
        self.progress.setVisible(is_under_way)
        self.settings.setVisible(not is_under_way)
        self.keep.show_run(shown_of(session.study_experiment.keep_probs()))
        self._show_start()
        if is_under_way:
            self._show_progress()
        self._gather()
        self.lines.show_steps(self._epoch, self._total if is_under_way else len(self.lines))
        self._show_spread()
        self._tell()

    def _show_start(self) -> None:
        self.start.setEnabled(self.session.can_study and self.keep.value < 1)
        told = self.tr(
            "The same seed twice, with dropout and with keep_prob = 1, beside the run, which waits meanwhile (S18)."
        )
        if self.keep.value == 1:
            told = self.tr("With keep_prob = 1 both twins are the same: choose less.")
        self.start.setToolTip(tooltip(told))

    def _show_progress(self) -> None:
        checking, study = self.session.checking, self.session.study
        if checking is None or not isinstance(study, CompareTwins):
            return
        if checking.total:
            self._total = checking.total
            self._epoch = max(checking.total // study.epochs, 1)
        self.bar.setRange(0, checking.total)
        self.bar.setValue(checking.done)
        self.done.setText(
            self.tr("step {0} of {1}").format(count(checking.done), count(checking.total))
            if checking.total
            else self.tr("Waiting for the run to stand…")
        )

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
            self.say(
                self.tr(
                    "Both twins start from the same weights and see the same mini-batches; only the one with dropout "
                    "has another mask at each step."
                )
            )
        elif compared is not None:
            share = self.tr("J rose at {0} of the steps with dropout, at {1} without.").format(
                number_text.percent(compared.rises_with, 0), number_text.percent(compared.rises_without, 0)
            )
            if compared.steps_per_epoch > 1:
                share += " " + self.tr("“Full batch” takes out what the mini-batches add.")
            self.say(f"{sentence_text(compared.says)} {share}", alarm=not compared.falls)
        elif self.has_picture:
            self.say(self.tr("Given up after {0} steps.").format(count(len(self.lines))))
        else:
            told = self.tr(
                "Does J fall? With dropout it is hard to tell, because each step has another mask (S18). The advice: "
                "turn dropout off, see that J falls, then turn it on. “Train twins” does both at once."
            )
            self.say(" ".join(part for part in (told, self.keep.what_if()) if part))

    def table(self) -> Table:
        return ["step", "J_with_dropout", "J_without"], [
            list(range(1, len(self.lines) + 1)),
            self.lines.lines["with"].tolist(),
            self.lines.lines["without"].tolist(),
        ]
