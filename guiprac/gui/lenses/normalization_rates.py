"""Condition number and largest stable α, raw and normalized, and the descents that show it: the other page of S20."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from guiprac.commands.normalization import MeasureCurvature
from guiprac.events.normalization import Curvature, CurvatureMeasured
from guiprac.gui.controls import Choice, wrapped
from guiprac.gui.lenses.normalization_page import NormalizationPage, StudyButton, add_row, make_form
from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import Scale, ValueAxis
from guiprac.gui.plots.canvas import Canvas, Row, paint_box
from guiprac.gui.plots.line import Line
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import set_role, tabular, theme
from guiprac.gui.words import count, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_CONTROLS = 232
# Powers of ten of J above its least, relative to the start, that are drawn.
_LOW, _HIGH = -4.0, 4.0
_MOMENTUM = 0.9


def _power_tick(value: float, _: float) -> str:
    return number_text.power_of_ten(round(math.log10(value))) if value > 0 else "0"


class DescentCanvas(Canvas):
    """J above its least, relative to the start, at 0.95 and at 1.05 times the largest stable α."""

    def __init__(self, parent: QWidget | None = None) -> None:
        left = ValueAxis("left", _power_tick)
        super().__init__(left, ValueAxis("bottom", whole=True), parent=parent)
        self.left.set_scale(Scale(log=True))
        self.setMinimumSize(120, 120)
        self.paint_over = self._paint_over
        self.below: Sequence[float] = ()
        self.beyond: Sequence[float] = ()
        self._lines = (Line(), Line())
        for line in self._lines:
            self.view.addItem(line, ignoreBounds=True)
        theme().changed.connect(self._dress)
        self._dress()

    def show_curvature(self, curvature: Curvature, title: str) -> None:
        """Show the two descents of one kind of inputs."""
        self.below, self.beyond = curvature.below, curvature.beyond
        self.set_titles(left=title, bottom=self.tr("Step"))
        for line, values in zip(self._lines, (self.below, self.beyond), strict=True):
            heights = np.log10(np.maximum(np.asarray(values, np.float64), 1e-12))
            line.setData(np.arange(len(heights), dtype=np.float64), heights)
        self.show_range((0.0, 1.04 * max(len(self.below) - 1, 1)), (_LOW, _HIGH))
        self.viewport().update()

    @Slot()
    def _dress(self) -> None:
        palette = theme().palette
        self._lines[0].setPen(pg.mkPen(palette.good, width=1))
        self._lines[1].setPen(pg.mkPen(palette.bad, width=1, style=Qt.PenStyle.DashLine))
        self.viewport().update()

    def _paint_over(self, painter: QPainter) -> None:
        if not self.below:
            return
        palette, metrics, area = theme().palette, QFontMetricsF(painter.font()), self.area()
        right = Qt.AlignmentFlag.AlignRight
        self._paint_name(
            painter, "1.05 ×", palette.bad, QRectF(area.left(), area.top() + 2, area.width() - 4, 20), right
        )
        end = min(max(math.log10(max(self.below[-1], 1e-12)), _LOW), 0.0)
        y = self.pixel(0.0, end).y() - metrics.height() - 2
        y = min(max(y, area.top() + 24), area.bottom() - metrics.height() - 2)
        self._paint_name(painter, "0.95 ×", palette.good, QRectF(area.left(), y, area.width() - 4, 20), right)
        if self.pointer is not None:
            step = min(max(round(self.value_at(self.pointer).x()), 0), len(self.below) - 1)
            rows = [
                Row("0.95 ×", number_text.scientific(self.below[step]), palette.good),
                Row("1.05 ×", number_text.scientific(self.beyond[step]), palette.bad),
            ]
            paint_box(painter, area, QPointF(self.pointer), self.tr("step {0}").format(count(step)), rows)

    @staticmethod
    def _paint_name(painter: QPainter, name: str, color: str, place: QRectF, flags: Qt.AlignmentFlag) -> None:
        ground = QColor(theme().palette.surface)
        ground.setAlpha(200)
        used = painter.boundingRect(place, int(flags), name)
        painter.fillRect(used.adjusted(-3, 0, 3, 0), ground)
        painter.setPen(QColor(color))
        painter.drawText(place, flags, name)


class RatesPage(NormalizationPage):
    """See the module."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.measured: CurvatureMeasured | None = None
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
        beside.addLayout(self._pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.says)
        layout.addLayout(beside, 1)

    def _make_controls(self) -> QWidget:
        controls = QWidget(self)
        controls.setFixedWidth(_CONTROLS)
        self.study = StudyButton(
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
        self.picture = QWidget(self)
        self.raw, self.normalized = DescentCanvas(self.picture), DescentCanvas(self.picture)
        row = QHBoxLayout(self.picture)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        help = self.tr(
            "Gradient descent on the quadratic with this Hessian, from where each direction that curves upward holds "
            "an equal share of J. J above its least, the start being 1, on a logarithmic axis (S20)."
        )
        for canvas, name in ((self.raw, "raw"), (self.normalized, "normalized")):
            canvas.setObjectName(f"lens.normalization.rates.{name}")
            canvas.setToolTip(tooltip(help))
            row.addWidget(canvas, 1)
        return self.picture

    # --- asking ------------------------------------------------------------------------------------------------

    @Slot()
    def ask(self) -> None:
        """Have the curvature measured."""
        if self.session.can_study:
            experiment = self.session.study_experiment
            self.session.begin_study(MeasureCurvature(experiment=experiment, model=self.model.currentData()))

    @Slot()
    def _model_changed(self) -> None:
        if self.measured is not None:
            self.ask()

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
        under_way = self.study.draw(MeasureCurvature)
        found = self.session.found.get(CurvatureMeasured, [])
        latest = found[-1] if found else None
        if isinstance(latest, CurvatureMeasured) and latest is not self.measured:
            self.measured = latest
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
        self.says.setText(self.words() if measured is not None else "")

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
        parts = [self._alarm(measured), measured.says, self._limits(measured)]
        return " ".join(part for part in parts if part)

    def _alarm(self, measured: CurvatureMeasured) -> str:
        own = self._own()
        training = self.session.study_experiment.training
        if own is None or own.largest_rate is None or training.optimizer == "adam":
            return ""
        limit = own.largest_rate * (1 + _MOMENTUM if training.optimizer == "momentum" else 1)
        if training.learning_rate <= limit:
            return ""
        told = self.tr("⚠ The run's α = {0} lies above {1}: expect J to swing or to break.").format(
            f"{training.learning_rate:g}", number_text.plain(limit, 2)
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
        return " ".join([*told, where + "."])

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
    return number_text.MISSING if value is None else number_text.plain(value, 2)
