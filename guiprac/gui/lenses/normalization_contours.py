"""J's contours on raw and on normalized inputs, and descent over both: the page of S20."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from guiprac.analysis.lenses.normalization_path import Path
from guiprac.commands.normalization import DrawContours
from guiprac.events.normalization import ContoursDrawn, Surface
from guiprac.gui.controls import Choice, IntegerBox, NumberBox, RangeSlider, Scale, wrapped
from guiprac.gui.lenses.normalization_page import NormalizationPage, StudyButton, add_row, make_form
from guiprac.gui.lenses.normalization_surface import SurfaceSquare
from guiprac.gui.plots import number_text
from guiprac.gui.plots.picture import Table
from guiprac.gui.words import count, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_STARTS = ((-0.8, 0.6), (0.8, 0.6), (-0.8, -0.6), (0.8, -0.6))
_CONTROLS = 208


class ContoursPage(NormalizationPage):
    """See the module."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.drawn: ContoursDrawn | None = None
        # Where descent starts, in shares of the half side, and whether somebody has chosen it.
        self.start = _STARTS[0]
        self._is_chosen = False
        self._asked: DrawContours | None = None
        self._of: DrawContours | None = None
        self.says = wrapped("", "", self)
        self.says.setObjectName("lens.normalization.contours.says")
        self.says.setToolTip(
            tooltip(
                self.tr(
                    "Unequal scales make J's contours long ellipses; the largest stable α is 2/λ_max of the Hessian, "
                    "and progress is set by the condition number λ_max/λ_min (S20)."
                )
            )
        )
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

    # --- building ----------------------------------------------------------------------------------------------

    def _make_controls(self) -> QWidget:
        controls = QWidget(self)
        controls.setFixedWidth(_CONTROLS)
        self.study = StudyButton(
            self.session,
            "lens.normalization.contours.draw",
            self.tr("Draw contours"),
            self.tr(
                "Work out J, data term and penalties, over a plane of two directions; the run stands meanwhile."
            ),
            controls,
        )
        self.study.begin.clicked.connect(self.ask)
        self.model = Choice(controls)
        self.model.setObjectName("lens.normalization.contours.model")
        self.model.addItem(self.tr("the network"), "network")
        self.model.addItem(self.tr("a linear model"), "linear")
        self.plane = Choice(controls)
        self.plane.setObjectName("lens.normalization.contours.plane")
        self.plane.addItem(self.tr("two weights"), "weights")
        self.plane.addItem(self.tr("λ_max and λ_min"), "extremes")
        self.unit = IntegerBox(1, 8192, controls)
        self.unit.setObjectName("lens.normalization.contours.unit")
        self.unit.setValue(1)
        scale = Scale(0.05, 1.25, steps=120)
        self.slider = RangeSlider(scale, controls)
        self.slider.setObjectName("lens.normalization.contours.share.slider")
        self.slider.setAccessibleName(self.tr("α as a share of the largest stable one"))
        self.share = NumberBox(0.05, 1.25, step=0.05, parent=controls)
        self.share.setObjectName("lens.normalization.contours.share")
        self.share.setAccessibleName(self.tr("α as a share of the largest stable one"))
        self.share.setFixedWidth(64)
        self.share.setValue(0.9)
        self.slider.show_value(0.9)
        self.same = QCheckBox(self.tr("same α on both sides"), controls)
        self.same.setObjectName("lens.normalization.contours.same")
        self.same.setToolTip(tooltip(self.tr("Descend on raw inputs with the α of the normalized ones.")))
        for choice in (self.model, self.plane):
            choice.currentIndexChanged.connect(self._question_changed)
        self.unit.valueChanged.connect(self._question_changed)
        self.slider.moved.connect(self._share_moved)
        self.share.valueChanged.connect(self._share_typed)
        self.same.toggled.connect(self._descend)
        alpha = QHBoxLayout()
        alpha.setContentsMargins(0, 0, 0, 0)
        alpha.setSpacing(8)
        alpha.addWidget(self.slider, 1)
        alpha.addWidget(self.share)
        holder = QWidget(controls)
        holder.setLayout(alpha)
        self._form = make_form()
        for words, editor, help in (
            (
                self.tr("J of"),
                self.model,
                self.tr(
                    "The run's network, or least squares from the inputs to the target, which is convex."
                ),
            ),
            (
                self.tr("Over"),
                self.plane,
                self.tr(
                    "Two weights from the chosen inputs to one unit, or the eigenvectors of the Hessian's extremes."
                ),
            ),
            (
                self.tr("Unit"),
                self.unit,
                self.tr("The unit of the first hidden layer whose weights are moved."),
            ),
            (
                self.tr("α"),
                holder,
                self.tr("α as a share of 2/λ_max within the plane; above 1 descent breaks out (S20)."),
            ),
        ):
            add_row(self._form, words, editor, help)
        layout = QVBoxLayout(controls)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.study)
        layout.addLayout(self._form)
        layout.addWidget(self.same)
        layout.addStretch(1)
        return controls

    def _make_picture(self) -> QWidget:
        self.picture = QWidget(self)
        self.picture.setObjectName("lens.normalization.contours.picture")
        self.raw, self.normalized = SurfaceSquare(self.picture), SurfaceSquare(self.picture)
        row = QHBoxLayout(self.picture)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        help = self.tr(
            "Drag the circle, or press the arrow keys (Shift: finer), to start elsewhere. The path is plain gradient "
            "descent on these two numbers; all other parameters are held. Cross: least in the plane. Green ring: "
            "where the network stands. κ = λ_max/λ_min within the plane (S20)."
        )
        for square, name in ((self.raw, "raw"), (self.normalized, "normalized")):
            square.setObjectName(f"lens.normalization.contours.{name}")
            square.setToolTip(tooltip(help))
            square.moved.connect(self._start_moved)
            row.addWidget(square, 1)
        return self.picture

    # --- asking ------------------------------------------------------------------------------------------------

    def question(self) -> DrawContours:
        """The study that the controls describe."""
        return DrawContours(
            experiment=self.session.study_experiment,
            model=self.model.currentData(),
            plane=self.plane.currentData(),
            first=self.first,
            second=self.second,
            unit=0 if self.model.currentData() == "linear" else self.unit.value() - 1,
        )

    @Slot()
    def ask(self) -> None:
        """Have the contours drawn."""
        if self.session.can_study:
            self._asked = self.question()
            self.session.begin_study(self._asked)

    @Slot()
    def _question_changed(self) -> None:
        self._show_unit()
        if self.drawn is not None:
            self.ask()
        self.draw()

    def show_inputs(self, first: int, second: int) -> None:
        changed = (first, second) != (self.first, self.second)
        super().show_inputs(first, second)
        if changed and self.plane.currentData() == "weights":
            self._question_changed()

    def _show_unit(self) -> None:
        layers = self.session.study_experiment.network.hidden
        one_of_many = (
            self.model.currentData() == "network" and self.plane.currentData() == "weights" and bool(layers)
        )
        self._form.setRowVisible(self.unit, one_of_many)
        blocked = self.unit.blockSignals(True)
        self.unit.setRange(1, layers[0] if layers else 1)
        self.unit.blockSignals(blocked)

    # --- drawing -----------------------------------------------------------------------------------------------

    def draw(self) -> None:
        under_way = self.study.draw(DrawContours)
        self._show_unit()
        found = self.session.found.get(ContoursDrawn, [])
        latest = found[-1] if found else None
        if isinstance(latest, ContoursDrawn) and latest is not self.drawn:
            self.drawn, self._of = latest, self._asked
            self.raw.show_surface(latest.raw)
            self.normalized.show_surface(latest.normalized)
            self._choose_start()
            self._descend()
        if self.drawn is None:
            waiting = self.tr("Working out J over the plane…")
            self._coming.setText(
                waiting
                if under_way
                else self.tr(
                    "Press Draw contours: J over two weights draws here, on raw inputs beside normalized ones, with "
                    "a descent whose start can be dragged."
                )
            )
            self.says.setText("")
        self._pages.setCurrentIndex(0 if self.drawn is None else 1)
        self.says.setVisible(self.drawn is not None)
        self.says.setText(self.words() if self.drawn is not None else "")

    def _choose_start(self) -> None:
        """Start where J is high on both sides, until somebody chooses another place."""
        if not self._is_chosen:
            self.start = max(
                _STARTS,
                key=lambda start: min(square.height_at(start) for square in (self.raw, self.normalized)),
            )

    @Slot(float)
    def _share_moved(self, value: float) -> None:
        blocked = self.share.blockSignals(True)
        self.share.setValue(value)
        self.share.blockSignals(blocked)
        self._descend()

    @Slot(float)
    def _share_typed(self, value: float) -> None:
        self.slider.show_value(value)
        self._descend()

    @Slot(float, float)
    def _start_moved(self, across: float, up: float) -> None:
        self.start = across, up
        self._is_chosen = True
        self._descend()

    def rates(self) -> tuple[float, float]:
        """α on raw and on normalized inputs."""
        drawn = self.drawn
        if drawn is None:
            return math.nan, math.nan
        share = self.share.value()
        normalized = share * largest_rate(drawn.normalized)
        return normalized if self.same.isChecked() else share * largest_rate(drawn.raw), normalized

    @Slot()
    def _descend(self) -> None:
        drawn = self.drawn
        if drawn is None:
            return
        titles = self.tr("Raw inputs"), self.tr("Normalized inputs")
        surfaces = drawn.raw, drawn.normalized
        squares = self.raw, self.normalized
        for square, surface, title, rate in zip(squares, surfaces, titles, self.rates(), strict=True):
            path = square.descend(self.start, rate)
            square.title = title
            square.note = self.tr("α = {0}, κ = {1}").format(number_text.plain(rate, 2), _ratio(surface))
            square.setAccessibleName(title)
            if path is not None:
                square.setAccessibleDescription(self._of_path(path))
            square.update()
        self.says.setText(self.words())

    # --- words and files ---------------------------------------------------------------------------------------

    def words(self) -> str:
        drawn = self.drawn
        raw, normalized = self.raw.path, self.normalized.path
        if drawn is None or raw is None or normalized is None:
            return self._coming.text()
        told = [
            self.tr("Raw: {0}.").format(self._of_path(raw)),
            self.tr("Normalized: {0}.").format(self._of_path(normalized)),
        ]
        if raw.broke_out or normalized.broke_out:
            told.insert(0, self.tr("⚠ α is too large for this J: take a smaller share of 2/λ_max."))
        where = self.tr("J on {0} examples of train at step {1}, all other parameters held (S20).").format(
            count(drawn.n_examples), count(drawn.step)
        )
        if drawn.model == "linear":
            where = self.tr("J of least squares on {0} examples of train (S20).").format(
                count(drawn.n_examples)
            )
        stale = self._of is not None and not same_question(self._of, self.question())
        again = self.tr("Settings have changed since; draw again.") if stale else ""
        return " ".join(part for part in (*told, where, again) if part)

    def _of_path(self, path: Path) -> str:
        taken = len(path.x) - 1
        if path.broke_out:
            return self.tr("descent climbs out of the picture in {0}").format(self._steps(taken))
        if path.arrived:
            return self.tr("at the least in {0}").format(self._steps(path.steps))
        return self.tr("after {0} still {1} of the way to go").format(
            self._steps(taken), number_text.percent(min(path.left, 9.99), 0)
        )

    def _steps(self, number: int) -> str:
        return self.tr("1 step") if number == 1 else self.tr("{0} steps").format(count(number))

    @property
    def can_export(self) -> bool:
        return self.drawn is not None

    def table(self) -> Table:
        """Both grids, and both paths."""
        header = ("inputs", "kind", "x", "y", "J")
        rows: list[tuple[object, ...]] = []
        for name, square in (("raw", self.raw), ("normalized", self.normalized)):
            if square.field is None:
                continue
            across, up = square.field.grid(len(square.field.values))
            grid = zip(across.ravel(), up.ravel(), square.field.values.ravel(), strict=True)
            rows += [(name, "grid", float(x), float(y), float(j)) for x, y, j in grid]
            if square.path is not None:
                heights = square.field.height(square.path.x, square.path.y)
                along = zip(square.path.x, square.path.y, heights, strict=True)
                rows += [(name, "descent", float(x), float(y), float(j)) for x, y, j in along]
        return header, [list(column) for column in zip(*rows, strict=True)] or [[] for _ in header]

    def printed(self) -> Sequence[QWidget]:
        return (self.picture,)


def largest_rate(surface: Surface) -> float:
    """2/λ_max within the plane."""
    return 2 / surface.high if surface.high > 0 else 1.0


def same_question(one: DrawContours, other: DrawContours) -> bool:
    """Whether two studies are about the same J: the learning rate and the epochs have no part in it."""
    return (
        one.experiment.data == other.experiment.data
        and one.experiment.split == other.experiment.split
        and one.experiment.network == other.experiment.network
        and one.experiment.regularization == other.experiment.regularization
        and one.experiment.training.normalize == other.experiment.training.normalize
        and one.experiment.training.seed == other.experiment.training.seed
    )


def _ratio(surface: Surface) -> str:
    if surface.low <= 0:
        return "–"
    return number_text.plain(surface.high / surface.low, 2)
