"""The Diagnosis column: the quadrant, the verdict with its reasons, and remedies that one click tries."""

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QActionGroup, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from guiprac import events
from guiprac import experiment as experiments
from guiprac.analysis import bias_variance
from guiprac.analysis.best_error import best_error
from guiprac.analysis.bias_variance import PRESET_EXAMPLES, PRESETS, Diagnosis, Preset, diagnose
from guiprac.analysis.intervals import known
from guiprac.analysis.remedies import Remedy
from guiprac.events import Interval, Unit
from guiprac.experiment import Data, Experiment
from guiprac.gui.controls import NumberBox, wrapped
from guiprac.gui.fairness import steered, unfairness
from guiprac.gui.four_way import four_way_of, target_deviation
from guiprac.gui.plots import number_text
from guiprac.gui.quadrant import Place, Quadrant
from guiprac.gui.remedy_list import RemedyList
from guiprac.gui.scroll_column import ScrollColumn
from guiprac.gui.sealed_test import SealedTest
from guiprac.gui.session import Mode, Session
from guiprac.gui.theme import set_role
from guiprac.gui.words import sentence_text, sentences, tooltip, unbroken

WIDTH = 264
_PADDING = 12
# The verdict follows a run at a pace that can be read.
_PACE_MILLISECONDS = 200
# Of a long history so many readings are enough to see whether it still falls.
_MOST_READINGS = 400
# As many pairs tell a difference of the size that restarts make apart from luck.
_REPEATS = 5


class DiagnosisDock(QWidget):
    """See the module. It talks to the Session alone, and does no work while nobody sees it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setObjectName("diagnosis")
        self.setAccessibleName(self.tr("Diagnosis"))
        self.diagnosis: Diagnosis | None = None
        self.preset: Preset | None = None
        # e* and tolerance of the run while a preset is looked at, and what was typed.
        self._followed: tuple[Data, events.Task] | None = None
        self._unit: Unit = "error"
        self._tolerances: dict[str, float] = {}
        self._best: Interval = known(0.0)
        self._stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PACE_MILLISECONDS)
        self._soon.timeout.connect(self._draw_if_seen)
        self._build()
        for signal in (
            session.history_changed,
            session.prepared_changed,
            session.mode_changed,
            session.experiment_changed,
            session.runs.changed,
        ):
            signal.connect(self.refresh)

    # --- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QFrame()
        set_role(column, role="panel")
        inside = QVBoxLayout(column)
        inside.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        inside.setSpacing(8)
        self._head = self._build_head()
        inside.addLayout(self._head)
        self.quadrant = Quadrant()
        inside.addWidget(self.quadrant)
        inside.addLayout(self._build_form())
        self._verdict = _words("diagnosis.verdict", "strong")
        self._reasons = _words("diagnosis.reasons", "help")
        self._next = _words("diagnosis.next", "strong")
        self._next.setText(self.tr("To try next"))
        self._twin = _words("diagnosis.twin", "body")
        self._twin.hide()
        self._repeat = QPushButton(self.tr("Repeat both {0} times").format(_REPEATS))
        self._repeat.setObjectName("diagnosis.repeat")
        self._repeat.setToolTip(
            tooltip(
                self.tr(
                    "One run of each can be luck: another seed gives another network. This trains both again with "
                    "other weights and mini-batches on the same split, and compares them restart by restart."
                )
            )
        )
        self._repeat.clicked.connect(self._repeat_both)
        self._repeat.hide()
        self._remedies = RemedyList()
        self._remedies.tried.connect(self._try)
        inside.addWidget(self._verdict)
        inside.addWidget(self._reasons)
        self._four_way = _words("diagnosis.four_way", "help")
        self._four_way.setToolTip(
            tooltip(
                self.tr(
                    "Variance = train-dev error - train error; mismatch = dev error - train-dev error (S3, S4). "
                    "The lens “Alike?” draws all of them with their intervals."
                )
            )
        )
        inside.addWidget(self._four_way)
        inside.addWidget(self._twin)
        inside.addWidget(self._repeat, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._next)
        inside.addWidget(self._remedies)
        rule = QFrame()
        set_role(rule, role="rule")
        inside.addWidget(rule)
        self._sealed_test = SealedTest(self.session)
        inside.addWidget(self._sealed_test)
        inside.addStretch(1)
        self._scroll = ScrollColumn(column, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _fit_width(self) -> None:
        """Room for the longest of the examples beside the title at any size of text, whichever is shown."""
        metrics = self._presets.fontMetrics()
        texts = [self._preset_text(preset) for preset in (None, *PRESETS)]
        longest = max(metrics.horizontalAdvance(text) for text in texts)
        more = longest - metrics.horizontalAdvance(self._presets.text())
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(WIDTH, self._head.minimumSize().width() + more + 2 * _PADDING + bar))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # Once the widgets within have changed as well.
            QTimer.singleShot(0, self, self._fit_width)

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        title = QLabel(self.tr("Diagnosis"))
        set_role(title, role="heading")
        self._presets = QToolButton()
        self._presets.setObjectName("diagnosis.presets")
        self._presets.setAccessibleName(self.tr("Examples to learn on"))
        self._presets.setToolTip(
            tooltip(self.tr("Look at a pair of errors from the course instead of the run (S4)."))
        )
        self._presets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._presets.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self._presets, role="tool")
        menu, group = QMenu(self._presets), QActionGroup(self)
        choices: list[Preset | None] = [None, *PRESETS]
        for index, preset in enumerate(choices):
            action = QAction(self._preset_text(preset), menu)
            action.setObjectName(
                "diagnosis.preset.run" if preset is None else f"diagnosis.preset.{index - 1}"
            )
            action.setCheckable(True)
            action.setChecked(preset is None)
            action.setData(index - 1)
            group.addAction(action)
            menu.addAction(action)
        group.triggered.connect(self._choose_preset)
        self._presets.setMenu(menu)
        self._presets.setText(self._preset_text(None))
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._presets)
        return head

    def _build_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(8)
        self.best_box = NumberBox(0.0, 100.0, step=0.5)
        self.best_box.setObjectName("diagnosis.best_error")
        self.best_box.setAccessibleName(self.tr("Best achievable error e*"))
        self.best_box.setToolTip(
            tooltip(
                self.tr(
                    "e*, the error of the best rule there is, or of people; 0 if unknown. Of generators it is "
                    "computed from how they draw. Avoidable bias = train error - e* (S4)."
                )
            )
        )
        self.tolerance_box = NumberBox(0.0, 100.0, step=0.5)
        self.tolerance_box.setObjectName("diagnosis.tolerance")
        self.tolerance_box.setAccessibleName(self.tr("Tolerance"))
        self.tolerance_box.setToolTip(
            tooltip(
                self.tr(
                    "Up to where a gap counts as none. One is called high only if its whole 95 % interval lies above."
                )
            )
        )
        for box, text, changed in (
            (self.best_box, self.tr("Best error e*"), self._best_typed),
            (self.tolerance_box, self.tr("Tolerance"), self._tolerance_typed),
        ):
            label = QLabel(text)
            label.setBuddy(box)
            label.setToolTip(box.toolTip())
            box.editingFinished.connect(changed)
            box.valueChanged.connect(changed)
            form.addRow(label, box)
        return form

    def _preset_text(self, preset: Preset | None) -> str:
        if preset is None:
            return self.tr("This run")
        text = f"{100 * preset.train:g} / {100 * preset.dev:g} %"
        return self.tr("{0}, e* {1} %").format(text, f"{100 * preset.best:g}") if preset.best else text

    @property
    def first(self) -> QWidget:
        """To where Tab comes first."""
        return self._presets

    # --- what the reader does ---------------------------------------------------------------------------------

    @Slot(QAction)
    def _choose_preset(self, action: QAction) -> None:
        index = action.data()
        self.preset = None if index < 0 else PRESETS[index]
        self._presets.setText(action.text())
        if self.preset is None:
            self._followed = None
        else:
            self._set_unit("error")
            self._set_best(known(self.preset.best))
        self._draw()

    @Slot()
    def _best_typed(self) -> None:
        if self.best_box.value() == self._shown(self._best.value):
            # Passed through without a change: a computed e* keeps its digits and its interval.
            return
        self._best = known(max(0.0, self._share(self.best_box.value())))
        if self.preset is None and self._followed is not None:
            self.session.yardstick.type_best(*self._followed, self._best)
        self._draw()

    @Slot()
    def _tolerance_typed(self) -> None:
        if self.tolerance_box.value() == self._shown(self._tolerances[self._unit]):
            return
        self._tolerances[self._unit] = max(0.0, self._share(self.tolerance_box.value()))
        data = self._followed[0] if self._followed is not None else self.session.experiment.data
        self.session.yardstick.type_tolerance(self._unit, data, self._tolerances[self._unit])
        self._draw()

    def _share(self, shown: float) -> float:
        return shown / 100 if self._unit == "error" else shown

    def _shown(self, value: float) -> float:
        return round(100 * value, 2) if self._unit == "error" else float(f"{value:.4g}")

    @Slot()
    def _repeat_both(self) -> None:
        self.session.repeat_both(_REPEATS)

    @Slot(object)
    def _try(self, remedy: Remedy) -> None:
        self.session.fork(dict(remedy.changes), remedy.name)

    # --- drawing ----------------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Draw soon, once, if somebody sees it."""
        self._stale = True
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _draw_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_width()
        self._draw_if_seen()

    def _draw(self) -> None:
        focus = QApplication.focusWidget()
        self._draw_all()
        if focus is not None and self.isAncestorOf(focus) and not (focus.isVisible() and focus.isEnabled()):
            # Keys that are pressed once more shall neither leave the column nor press what comes next in it.
            self.tolerance_box.setFocus()

    def _draw_all(self) -> None:
        self._stale = False
        if self.preset is None:
            self._follow_data()
        self._show_twin()
        self.diagnosis = self._of_preset(self.preset) if self.preset is not None else self._of_run()
        found = self.diagnosis
        for part in (self._next, self._remedies):
            part.setVisible(found is not None and bool(found.remedies))
        self._show_four_way()
        self._show_remedies(found.remedies if found is not None else ())
        if found is None:
            self.quadrant.show_place(None)
            self._reasons.setVisible(not self.session.is_going)
            if self.session.is_going:
                self._verdict.setText(self.tr("The verdict comes with the first readings."))
                return
            self._verdict.setText(self.tr("Start a run, and its verdict comes here."))
            self._reasons.setText(
                self.tr("Or choose one of the course's examples above, and change e* and the tolerance.")
            )
            return
        self._reasons.show()
        self.quadrant.show_place(self._place(found))
        self.quadrant.setAccessibleDescription(sentence_text(found.says))
        self._verdict.setText(sentence_text(found.says))
        self._reasons.setText(unbroken("\n\n".join(sentence_text(reason) for reason in found.reasons)))

    def _show_four_way(self) -> None:
        """Variance apart from mismatch, where something is held out of train."""
        of_run = self.preset is None and self.diagnosis is not None and self.diagnosis.state != "diverging"
        found = four_way_of(self.session) if of_run else None
        self._four_way.setVisible(found is not None)
        if found is None:
            return
        gaps = {
            gap.cause: number_text.points(gap.value.value)
            if found.unit == "error"
            else number_text.plain(gap.value.value, 3)
            for gap in found.gaps
        }
        self._four_way.setText(
            self.tr("With train-dev: {0} Variance {1}, mismatch {2}.").format(
                sentence_text(found.says), gaps["variance"], gaps["mismatch"]
            )
        )

    def _show_twin(self) -> None:
        """What became of the remedy that was tried: this run against its parent."""
        runs = self.session.runs
        run, parent = runs.present, runs.run(runs.present.parent) if runs.present is not None else None
        self._twin.setVisible(self.preset is None and run is not None and parent is not None)
        found = None if run is None or parent is None else run.compared.get((parent.number, "end"))
        can_repeat = found is not None and not found.pairs and run is not None and run.closing is not None
        self._repeat.setVisible(self._twin.isVisibleTo(self) and can_repeat)
        self._repeat.setEnabled(self.session.mode is not Mode.CHECKING)
        if run is None or parent is None:
            return
        title = self.tr("{0} against {1}").format(run.title, parent.title)
        says = sentence_text(run.verdict(parent, "end"))
        if run.closing is None:
            told = self.tr("Training; the verdict comes at the end.")
        elif says:
            told = sentences(says, unfairness(run, parent))
        else:
            told = self.tr("Comparing…")
        self._twin.setText(unbroken(f"{title}: {told}"))

    def _follow_data(self) -> None:
        """Take unit, e* and tolerance from the data, as soon as they are others."""
        started, prepared = self.session.started, self.session.prepared
        if started is not None:
            # A run is judged by its own data, whatever has been edited since.
            data, task = self._run_experiment(started).data, started.task
        elif prepared is not None:
            # The description of new data comes a moment after its settings, and may turn the task over.
            data, task = self.session.experiment.data, prepared.task
        else:
            return
        if (data, task) == self._followed:
            return
        self._followed = (data, task)
        self._set_unit("RMSE" if task == "regression" else "error")
        self._set_best(self.session.yardstick.best(data, task) or best_error(data) or known(0.0))

    def _set_unit(self, unit: Unit) -> None:
        self._unit = unit
        for box in (self.best_box, self.tolerance_box):
            box.setSuffix("\u202f%" if unit == "error" else "")
        if unit == "RMSE" or unit not in self._tolerances:
            self._tolerances[unit] = bias_variance.default_tolerance(unit, target_deviation(self.session))
        _show(self.tolerance_box, self._shown(self._tolerances[unit]))

    def _set_best(self, best: Interval) -> None:
        self._best = best
        _show(self.best_box, self._shown(best.value))

    def _of_preset(self, preset: Preset) -> Diagnosis:
        return diagnose(
            self.session.experiment,
            bias_variance.rate(preset.train, PRESET_EXAMPLES),
            bias_variance.rate(preset.dev, PRESET_EXAMPLES),
            unit="error",
            n_train=self._n_train(),
            best_error=self._best,
            tolerance=self._tolerances["error"],
        )

    def _of_run(self) -> Diagnosis | None:
        started, history = self.session.started, self.session.history
        if started is None or len(history) < 2:
            return None
        part = bias_variance.rmse if self._unit == "RMSE" else bias_variance.rate
        return diagnose(
            self._run_experiment(started),
            part(float(history.train_errors[-1]), started.train_measured),
            part(float(history.dev_errors[-1]), started.dev_measured),
            unit=self._unit,
            n_train=started.n_train,
            best_error=self._best,
            tolerance=self._tolerances[self._unit],
            readings=self._readings(),
            diverged=isinstance(self.session.closing, events.Diverged),
        )

    def _n_train(self) -> int:
        return self.session.prepared.train.count if self.session.prepared is not None else 1000

    def _run_experiment(self, started: events.Started) -> Experiment:
        """What the run was begun with: remedies change that, and using one twice changes nothing more."""
        return experiments.from_table(started.experiment)

    def _readings(self) -> list[events.Reading]:
        history = self.session.history
        count = len(history)
        chosen = np.unique(np.linspace(0, count - 1, min(count, _MOST_READINGS)).astype(int))
        columns = (
            history.steps,
            history.epochs,
            history.train_errors,
            history.dev_errors,
            history.train_losses,
            history.dev_losses,
            history.costs,
        )
        rows = zip(*(column[chosen].tolist() for column in columns), strict=True)
        return [events.Reading(int(step), *measured) for step, *measured in rows]

    def _place(self, found: Diagnosis) -> Place:
        history = self.session.history
        of_run = self.preset is None
        train = history.train_errors if of_run else np.empty(0)
        dev = history.dev_errors if of_run else np.empty(0)
        return Place(
            found.avoidable_bias,
            found.variance,
            found.tolerance,
            train - self._best.value,
            dev - train,
            found.unit == "error",
        )

    def _show_remedies(self, remedies: tuple[Remedy, ...]) -> None:
        present = self.session.runs.present
        labels = "" if present is None else steered(present)
        warning = ""
        if labels:
            warning = self.tr(
                "This run was steered while it trained ({0}): a twin begins as it began, and is not steered with it."
            ).format(labels)
        self._remedies.show_remedies(remedies, self._why_not_try(), warning)
        # Tab goes down the column: what is made last stands above the sealed test.
        above: QWidget = self._repeat
        for button in (*self._remedies.buttons, self._sealed_test.first):
            QWidget.setTabOrder(above, button)
            above = button

    def _why_not_try(self) -> str:
        """Why no remedy can be tried now, or ""."""
        if self.session.mode is Mode.CHECKING:
            return self.tr("Something else is being worked out; wait for it, or cancel it.")
        if self.preset is not None or self.session.runs.present is None:
            return self.tr("There is no run to try it against: press Start (F5) first.")
        return ""


def _words(name: str, role: str) -> QLabel:
    label = wrapped("", role)
    label.setObjectName(name)
    return label


def _show(box: NumberBox, value: float) -> None:
    """Show a value without telling of it as if it had been typed."""
    was = box.blockSignals(True)
    box.setValue(value)
    box.blockSignals(was)
