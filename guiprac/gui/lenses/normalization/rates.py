"""Condition number and largest stable α, raw and normalized, and the descents that show it: the other page of S20."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from guiprac.analysis.lenses.normalization_curvature import number
from guiprac.commands.normalization import MeasureCurvature
from guiprac.events.normalization import Curvature, CurvatureMeasured
from guiprac.gui.controls import Choice, wrapped
from guiprac.gui.lenses.normalization.descent import DescentCanvas
from guiprac.gui.lenses.normalization.page import (
    CONTROLS_WIDTH,
    NormalizationPage,
    Pair,
    add_row,
    make_form,
    same_settings,
)
from guiprac.gui.lenses.study_bar import StudyBar
from guiprac.gui.plots import number_text
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import set_role, tabular
from guiprac.gui.words import count, sentence_text, sentences, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_MOMENTUM = 0.9


class RatesPage(NormalizationPage):
    """See the module."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.measured: CurvatureMeasured | None = None
        self._latest: CurvatureMeasured | None = None
        self._asked: MeasureCurvature | None = None
        self._of: MeasureCurvature | None = None
        self._ask_again = False
        self.says = wrapped("", "", self)
        self.says.setObjectName("lens.normalization.rates.says")
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self._make_controls())
        self._pages = QStackedLayout()
        self._coming = wrapped("", "quiet", self)
        self._coming.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._coming)
        self._pages.addWidget(self._make_picture())
        self.limits = wrapped("", "help", self)
        self.limits.setObjectName("lens.normalization.rates.limits")
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addLayout(self._pages, 1)
        right.addWidget(self.limits)
        beside.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.says)
        layout.addLayout(beside, 1)

    def _make_controls(self) -> QWidget:
        controls = QWidget(self)
        controls.setMinimumWidth(CONTROLS_WIDTH)
        controls.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.study = StudyBar(
            self.session,
            "lens.normalization.rates.measure",
            self.tr("Measure the curvature"),
            self.tr(
                "Work out the extreme eigenvalues of J's Hessian, raw and normalized; the run stands meanwhile."
            ),
            controls,
        )
        self.study.begin.clicked.connect(self.ask)
        self.model = Choice(controls)
        self.model.setObjectName("lens.normalization.rates.model")
        self.model.addItem(self.tr("the network"), "network")
        self.model.addItem(self.tr("a linear model"), "linear")
        self.model.currentIndexChanged.connect(self._model_changed)
        self.numbers = QLabel(controls)
        self.numbers.setObjectName("lens.normalization.rates.numbers")
        self.numbers.setFont(tabular(self.numbers.font()))
        self.numbers.setTextFormat(Qt.TextFormat.RichText)
        self.numbers.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self.numbers, role="help")
        self.numbers.setToolTip(
            tooltip(
                self.tr(
                    "λ_max and λ_min: the largest eigenvalue of J's Hessian, and the smallest above 10⁻¹²·λ_max. The "
                    "largest stable α of plain descent is 2/λ_max; progress is set by λ_max/λ_min (S20)."
                )
            )
        )
        self.use = QPushButton(self.tr("Set α to 0.95 of the largest"), controls)
        self.use.setObjectName("lens.normalization.rates.use")
        self.use.clicked.connect(self._use)
        layout = QVBoxLayout(controls)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.study)
        form = make_form()
        linear = self.tr(
            "The run's network, or least squares from the inputs to the target, which is convex."
        )
        add_row(form, self.tr("J of"), self.model, linear)
        layout.addLayout(form)
        layout.addWidget(self.numbers)
        layout.addWidget(self.use)
        layout.addStretch(1)
        return controls

    def _make_picture(self) -> QWidget:
        self.picture = Pair(self)
        self.raw, self.normalized = DescentCanvas(self.picture), DescentCanvas(self.picture)
        help = self.tr(
            "Gradient descent on the quadratic with this Hessian, from where each direction that curves upward holds "
            "an equal share of J. J above its least, the start being 1, on a logarithmic axis (S20)."
        )
        for canvas, name in ((self.raw, "raw"), (self.normalized, "normalized")):
            canvas.setObjectName(f"lens.normalization.rates.{name}")
            canvas.setToolTip(tooltip(help))
            self.picture.add(canvas)
        return self.picture

    # --- asking ------------------------------------------------------------------------------------------------

    @Slot()
    def ask(self) -> None:
        """Have the curvature measured."""
        self._ask_again = False
        if self.session.can_study:
            self._asked = MeasureCurvature(
                experiment=self.session.study_experiment, model=self.model.currentData()
            )
            self.session.begin_study(self._asked)

    @Slot()
    def _model_changed(self) -> None:
        if self.measured is not None or (self._asked is not None and self.session.study is self._asked):
            self._ask_again = True
        self.draw()

    def forget(self) -> None:
        self.measured, self._ask_again = None, False

    @Slot()
    def _use(self) -> None:
        own = self._own()
        if own is not None and own.largest_rate is not None:
            self.session.set_value("training.learning_rate", float(f"{0.95 * own.largest_rate:.3g}"))

    def _own(self) -> Curvature | None:
        """The side that the run trains on."""
        if self.measured is None or self.measured.model != "network":
            return None
        normalize = self.session.study_experiment.training.normalize
        return self.measured.normalized if normalize else self.measured.raw

    # --- drawing -----------------------------------------------------------------------------------------------

    def draw(self) -> None:
        if self._ask_again and self.session.can_study:
            self.ask()
        under_way = self.study.draw(MeasureCurvature)
        found = self.session.found.get(CurvatureMeasured, [])
        latest = found[-1] if found else None
        if isinstance(latest, CurvatureMeasured) and latest is not self._latest:
            self._latest = self.measured = latest
            self._of = self._asked
            self.raw.show_curvature(latest.raw, self.tr("Raw inputs: J − its least"))
            self.normalized.show_curvature(latest.normalized, self.tr("Normalized: J − its least"))
        measured = self.measured
        own = self._own()
        self.use.setVisible(own is not None and own.largest_rate is not None)
        if measured is None:
            text = self.tr(
                "Press Measure the curvature: the condition number and the largest stable α come here, raw and "
                "normalized, and two descents that show it."
            )
            self._coming.setText(self.tr("Working out the Hessian…") if under_way else text)
        else:
            self.numbers.setText(self._numbers(measured))
        self._pages.setCurrentIndex(0 if measured is None else 1)
        self.says.setVisible(measured is not None)
        self.limits.setVisible(measured is not None)
        if measured is not None:
            self.says.setText(sentences(self._alarm(measured), sentence_text(measured.says)))
            self.limits.setText(self._limits(measured))

    def _numbers(self, measured: CurvatureMeasured) -> str:
        rows = [
            ("", self.tr("raw"), self.tr("normalized")),
            ("λ_max", *(_number(side.largest) for side in (measured.raw, measured.normalized))),
            ("λ_min", *(_number(side.smallest) for side in (measured.raw, measured.normalized))),
            ("λ_max/λ_min", *(_number(side.condition) for side in (measured.raw, measured.normalized))),
            (
                self.tr("largest α"),
                *(_number(side.largest_rate) for side in (measured.raw, measured.normalized)),
            ),
        ]
        cells = "".join(
            f'<tr><td>{name}&nbsp;</td><td align="right">&nbsp;{raw}</td>'
            f'<td align="right">&nbsp;&nbsp;{own}</td></tr>'
            for name, raw, own in rows
        )
        return f"<table>{cells}</table>"

    # --- words and files ---------------------------------------------------------------------------------------

    def words(self) -> str:
        measured = self.measured
        if measured is None:
            return self._coming.text()
        parts = [self._alarm(measured), sentence_text(measured.says), self._limits(measured)]
        return sentences(*parts)

    def _alarm(self, measured: CurvatureMeasured) -> str:
        own = self._own()
        training = self.session.study_experiment.training
        if own is None or own.largest_rate is None or training.optimizer == "adam":
            return ""
        limit = own.largest_rate * (1 + _MOMENTUM if training.optimizer == "momentum" else 1)
        if training.learning_rate <= limit:
            return ""
        told = self.tr("⚠ The run's α = {0} lies above {1}: expect J to swing or to break.").format(
            f"{training.learning_rate:g}", number(limit)
        )
        if not training.normalize:
            return told + " " + self.tr("Turn on Normalize inputs, or take a smaller α.")
        return told + " " + self.tr("Take a smaller α.")

    def _limits(self, measured: CurvatureMeasured) -> str:
        told = []
        if measured.normalized.condition is None:
            told.append(
                self.tr(
                    "λ_min is left out: the whole Hessian of {0} parameters is too large, and mostly flat."
                ).format(count(measured.n_parameters))
            )
        elif measured.normalized.n_negative > 0:
            told.append(
                self.tr("In {0} of {1} directions J curves downward.").format(
                    count(measured.normalized.n_negative), count(measured.n_parameters)
                )
            )
        optimizer = self.session.study_experiment.training.optimizer
        if measured.model == "network" and optimizer == "momentum":
            told.append(self.tr("With momentum the limit is 2(1 + β)/λ_max, 1.9 times as much."))
        elif measured.model == "network" and optimizer == "adam":
            told.append(
                self.tr("This is plain descent's limit; Adam scales each parameter's step by itself.")
            )
        where = self.tr("Full batch of {0} examples of train").format(count(measured.n_examples))
        if measured.model == "network":
            where += self.tr(", at step {0}").format(count(measured.step))
        told.append(where + ".")
        if self._of is not None and not same_settings(self._of.experiment, self.session.study_experiment):
            told.append(self.tr("Settings have changed since; measure again."))
        return sentences(*told)

    @property
    def can_export(self) -> bool:
        return self.measured is not None

    def table(self) -> Table:
        """Both sides' descents, step by step."""
        header = ("step", "raw 0.95", "raw 1.05", "normalized 0.95", "normalized 1.05")
        measured = self.measured
        if measured is None:
            return header, [[] for _ in header]
        curves = [
            measured.raw.below,
            measured.raw.beyond,
            measured.normalized.below,
            measured.normalized.beyond,
        ]
        length = min(len(curve) for curve in curves)
        return header, [list(range(length)), *(list(curve[:length]) for curve in curves)]

    def printed(self) -> Sequence[QWidget]:
        return (self.picture,)


def _number(value: float | None) -> str:
    return number_text.MISSING if value is None else number(value)
