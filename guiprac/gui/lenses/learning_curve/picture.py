"""The learning curve: would more training examples help? (S6)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guiprac.analysis.learning_curve import sizes_for
from guiprac.commands.learning_curve import DrawLearningCurve
from guiprac.events import Prepared, Unit
from guiprac.events.learning_curve import LearningCurve, LearningPoint
from guiprac.gui.controls import IntegerBox, wrapped
from guiprac.gui.lenses.learning_curve.plot import LearningCurvePlot
from guiprac.gui.lenses.study_bar import StudyBar
from guiprac.gui.plots import number_text
from guiprac.gui.plots.picture import Picture, Table
from guiprac.gui.theme import set_role
from guiprac.gui.words import count, sentence_text, sentences, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_POINTS, _REPEATS = 6, 3
_MOST_POINTS, _MOST_REPEATS = 20, 100
_WIDE = 700


class LearningCurvePicture(Picture):
    """See the module. It needs no run: what it trains are runs of its own, beside the present one."""

    key = "learning_curve"

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._asked: DrawLearningCurve | None = None
        self._planned: Sequence[int] = ()
        self._unit: Unit = "error"
        self.plot = LearningCurvePlot(self.page)
        self.says = wrapped("", "", self.page)
        self.says.setObjectName("lens.learning_curve.says")
        self.says.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(4)
        layout.addLayout(self._make_controls())
        layout.addWidget(self.says)
        layout.addWidget(self.plot, 1)
        for signal in (
            session.check_changed,
            session.mode_changed,
            session.prepared_changed,
            session.experiment_changed,
        ):
            signal.connect(self.refresh)
        session.studied.connect(self.refresh)

    @property
    def title(self) -> str:
        return self.tr("Learning curve")

    # --- building ----------------------------------------------------------------------------------------------

    def _make_controls(self) -> QHBoxLayout:
        self.study = StudyBar(
            self.session,
            "lens.learning_curve.draw",
            self.tr("Draw the learning curve"),
            self.tr(
                "Train the experiment on more and more of train, each time from its start and for as many steps, and "
                "measure train and dev error. The run stands meanwhile (S6)."
            ),
            self.page,
        )
        self.study.begin.clicked.connect(self.begin)
        self.points = self._box("points", _POINTS, 2, _MOST_POINTS, self.tr(" sizes"))
        self.points.setAccessibleName(self.tr("Numbers of training examples"))
        self.points.setToolTip(
            tooltip(
                self.tr(
                    "At how many numbers of training examples it is measured, each about twice the one before; the "
                    "last is all of train."
                )
            )
        )
        self.repeats = self._box("repeats", _REPEATS, 1, _MOST_REPEATS, self.tr(" repeats"))
        self.repeats.setAccessibleName(self.tr("Repeats"))
        self.repeats.setToolTip(
            tooltip(
                self.tr(
                    "How often each size is trained, with other examples, weights and mini-batches. The band is the "
                    "95 % interval of the mean over them (Student's t); a single repeat has none."
                )
            )
        )
        self.points.valueChanged.connect(self.refresh)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.study)
        row.addWidget(self.points)
        row.addWidget(self.repeats)
        row.addStretch(1)
        row.addWidget(self.menu_button())
        return row

    def _box(self, name: str, value: int, least: int, most: int, unit: str) -> IntegerBox:
        box = IntegerBox(least, most, self.page)
        box.setObjectName(f"lens.learning_curve.{name}")
        box.setRange(least, most)
        box.setSuffix(unit)
        box.setValue(value)
        return box

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # As high as the sentence may become, so that another one moves nothing.
        lines = 2 if self.width() >= _WIDE else 3
        self.says.setFixedHeight(lines * self.says.fontMetrics().lineSpacing() + 2)

    # --- acting ------------------------------------------------------------------------------------------------

    @Slot()
    def begin(self) -> None:
        """Draw the curve of the run's settings, or of those being edited."""
        session = self.session
        if not session.can_study or session.prepared is None:
            return
        for kind in (LearningPoint, LearningCurve):
            session.found.pop(kind, None)
        self._asked = DrawLearningCurve(
            experiment=session.study_experiment, points=self.points.value(), repeats=self.repeats.value()
        )
        self._planned = self._sizes(session.prepared)
        self._unit = "RMSE" if session.prepared.task == "regression" else "error"
        session.begin_study(self._asked)

    # --- drawing -----------------------------------------------------------------------------------------------

    @property
    def reached(self) -> Sequence[LearningPoint]:
        """The points of the latest curve so far."""
        return cast(list[LearningPoint], self.session.found.get(LearningPoint, []))

    @property
    def curve(self) -> LearningCurve | None:
        """The latest curve as a whole, if it was drawn to its end."""
        found = self.session.found.get(LearningCurve)
        return cast(LearningCurve, found[-1]) if found else None

    def draw(self) -> None:
        session, reached, curve = self.session, self.reached, self.curve
        if session.prepared is None and not reached:
            self.show_empty(self.tr("There is no data yet: choose a source in the Data panel."))
            return
        under_way = self.study.draw(DrawLearningCurve)
        for box in (self.points, self.repeats):
            box.setEnabled(not under_way)
        if not reached and not under_way and session.prepared is not None:
            planned = self._sizes(session.prepared)
            unit: Unit = "RMSE" if session.prepared.task == "regression" else "error"
        else:
            planned = self._planned or [point.n_train for point in reached]
            unit = curve.unit if curve is not None else self._unit
        self.plot.show_points(reached, planned, unit)
        told = self._words(planned, under_way)
        self.says.setText(told)
        set_role(self.says, role="strong" if curve is not None and not under_way else "")
        self.says.setToolTip(tooltip(self._basis()))
        self.describe(told)
        self.show_page()

    def _sizes(self, prepared: Prepared) -> Sequence[int]:
        """The sizes that the curve would have now; a λ too large even for all of train is told by the study."""
        wanted, n_train = self.points.value(), prepared.train.count
        return sizes_for(self.session.study_experiment, n_train, wanted) or [n_train]

    def _words(self, planned: Sequence[int], under_way: bool) -> str:
        reached, curve = self.reached, self.curve
        if under_way:
            waits = self.tr("The run stands, and Start waits, until this is done or cancelled.")
            if not reached:
                return self.tr("Training on {0} examples. {1}").format(count(planned[0]), waits)
            after = planned[min(len(reached), len(planned) - 1)]
            return self.tr("Size {0} of {1}: training on {2} of {3} examples. {4}").format(
                min(len(reached) + 1, len(planned)), len(planned), count(after), count(planned[-1]), waits
            )
        if curve is not None:
            return sentences(sentence_text(curve.says), self._out_of_date())
        if reached:
            return self.tr(
                "Given up after {0} of {1} sizes: whether more data would help is told by the last two."
            ).format(len(reached), len(planned))
        return self.tr(
            "The experiment is trained on {0} to {1} examples. Where dev error still falls at the right end, more "
            "data would help; where train and dev have met, it would not (S6)."
        ).format(count(planned[0]), count(planned[-1]))

    def _out_of_date(self) -> str:
        if self._asked is None or self._asked.experiment == self.session.study_experiment:
            return ""
        return self.tr("Settings have changed since.")

    def _basis(self) -> str:
        curve = self.curve
        if curve is None:
            return ""
        return self.tr(
            "Each training took {0} steps, as many as all of train takes, so that few examples are not held back by "
            "few steps. The gain is how far dev error fell from the last but one size to the last, on the same dev "
            "examples; less than {1} does not count."
        ).format(
            count(curve.steps),
            number_text.points(curve.tolerance / 2)
            if curve.unit == "error"
            else number_text.plain(curve.tolerance / 2, 3),
        )

    # --- files -------------------------------------------------------------------------------------------------

    @property
    def can_export(self) -> bool:
        return super().can_export and bool(self.reached)

    def printed(self) -> Sequence[QWidget]:
        return (self.says, self.plot)

    def table(self) -> Table:
        """One row a size and repeat, with the size's means and bands."""
        names = ["n_train", "repeat", "train_error", "dev_error"]
        names += [f"{role}_{part}" for role in ("train", "dev") for part in ("mean", "low", "high")]
        rows = [
            (
                point.n_train,
                repeat,
                point.train_errors[repeat],
                point.dev_errors[repeat],
                *(
                    getattr(mean, part)
                    for mean in (point.train_error, point.dev_error)
                    for part in ("value", "low", "high")
                ),
            )
            for point in self.reached
            for repeat in range(len(point.train_errors))
        ]
        return names, list(zip(*rows, strict=True)) if rows else [[] for _ in names]
