"""J's contours on raw and on normalized inputs, and descent over both: the page of S20."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from guiprac.analysis.hessian import MOST_EXACT
from guiprac.analysis.lenses.normalization_curvature import number
from guiprac.analysis.lenses.normalization_path import Path
from guiprac.commands.normalization import DrawContours
from guiprac.events.normalization import ContoursDrawn, Surface
from guiprac.gui.controls import wrapped
from guiprac.gui.lenses.normalization.controls import ContourControls
from guiprac.gui.lenses.normalization.page import NormalizationPage, Pair, same_settings
from guiprac.gui.lenses.normalization.surface import SurfaceSquare
from guiprac.gui.plots import number_text
from guiprac.gui.plots.picture import Table
from guiprac.gui.words import count, sentences, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_STARTS = ((-0.8, 0.6), (0.8, 0.6), (-0.8, -0.6), (0.8, -0.6))


class ContoursPage(NormalizationPage):
    """The two pictures share the start, as a share of their half sides, and each has an α of its own."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.drawn: ContoursDrawn | None = None
        self.start = _STARTS[0]
        self._start_is_chosen = False
        self._latest: ContoursDrawn | None = None
        self._asked: DrawContours | None = None
        self._of: DrawContours | None = None
        self._ask_again = False
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
        self.controls = ContourControls(session, self)
        self.controls.study.begin.clicked.connect(self.ask)
        self.controls.question_changed.connect(self._question_changed)
        self.controls.descent_changed.connect(self._descend)
        self._pages = QStackedLayout()
        self._coming = wrapped("", "quiet", self)
        self._coming.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._coming)
        self._pages.addWidget(self._make_picture())
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.controls)
        beside.addLayout(self._pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.says)
        layout.addLayout(beside, 1)

    def _make_picture(self) -> QWidget:
        self.picture = Pair(self)
        self.picture.setObjectName("lens.normalization.contours.picture")
        self.raw, self.normalized = SurfaceSquare(self.picture), SurfaceSquare(self.picture)
        help = self.tr(
            "Drag the circle, or press the arrow keys (Shift: finer), to start elsewhere. The path is plain gradient "
            "descent on these two numbers; all other parameters are held. Cross: least in the plane. Green ring: "
            "where the network stands. κ = λ_max/λ_min at the cross; n examples of train make up J (S20)."
        )
        for square, name in ((self.raw, "raw"), (self.normalized, "normalized")):
            square.setObjectName(f"lens.normalization.contours.{name}")
            square.setToolTip(tooltip(help))
            square.moved.connect(self._start_moved)
            self.picture.add(square)
        return self.picture

    # --- asking ------------------------------------------------------------------------------------------------

    @Slot()
    def ask(self) -> None:
        """Have the contours drawn."""
        self._ask_again = False
        if self.session.can_study and not self.controls.is_too_large:
            self._asked = self.controls.question(self.first, self.second)
            self.session.begin_study(self._asked)

    @Slot()
    def _question_changed(self) -> None:
        if self.drawn is not None or (self._asked is not None and self.session.study is self._asked):
            self._ask_again = True
        self.draw()

    def show_inputs(self, first: int, second: int) -> None:
        changed = (first, second) != (self.first, self.second)
        super().show_inputs(first, second)
        if changed and self.controls.is_over_weights:
            self._question_changed()

    def forget(self) -> None:
        self.drawn, self._ask_again = None, False

    # --- drawing -----------------------------------------------------------------------------------------------

    def draw(self) -> None:
        if self._ask_again and self.session.can_study:
            self.ask()
        under_way = self.controls.draw()
        found = self.session.found.get(ContoursDrawn, [])
        latest = found[-1] if found else None
        if isinstance(latest, ContoursDrawn) and latest is not self._latest:
            self._latest = self.drawn = latest
            self._of = self._asked
            self.raw.show_surface(latest.raw)
            self.normalized.show_surface(latest.normalized)
            self._choose_start()
            self._descend()
        if under_way:
            self._coming.setText(self.tr("Working out J over the plane…"))
        else:
            self._coming.setText(
                self.tr(
                    "Press Draw contours: J over two weights draws here, on raw inputs beside normalized ones, with "
                    "a descent whose start can be dragged."
                )
            )
        self._pages.setCurrentIndex(0 if self.drawn is None else 1)
        self.says.setVisible(self.drawn is not None or self.controls.is_too_large)
        self.says.setText(self.words())

    def _choose_start(self) -> None:
        """Start where J is high on both sides, until somebody chooses another place."""
        if not self._start_is_chosen:
            squares = (self.raw, self.normalized)
            self.start = max(_STARTS, key=lambda start: min(square.height_at(start) for square in squares))

    @Slot(float, float)
    def _start_moved(self, across: float, up: float) -> None:
        self.start = across, up
        self._start_is_chosen = True
        self._descend()

    def rates(self) -> tuple[float, float]:
        """α on raw and on normalized inputs."""
        drawn = self.drawn
        if drawn is None:
            return math.nan, math.nan
        share = self.controls.share.value()
        normalized = share * largest_rate(drawn.normalized)
        return normalized if self.controls.same.isChecked() else share * largest_rate(drawn.raw), normalized

    @Slot()
    def _descend(self) -> None:
        drawn = self.drawn
        if drawn is None:
            return
        titles = self.tr("Raw"), self.tr("Normalized")
        surfaces, squares = (drawn.raw, drawn.normalized), (self.raw, self.normalized)
        for square, surface, title, rate in zip(squares, surfaces, titles, self.rates(), strict=True):
            path = square.descend(self.start, rate)
            square.title = self.tr("{0}, n = {1}").format(title, count(drawn.n_examples))
            square.note = self.tr("α = {0}, κ = {1}").format(number(rate), _ratio(surface))
            square.left_room = max(other.room_on_the_left() for other in squares)
            square.setAccessibleName(title)
            if path is not None:
                square.setAccessibleDescription(self._of_path(path))
            square.update()
        self.says.setText(self.words())

    # --- words and files ---------------------------------------------------------------------------------------

    def words(self) -> str:
        if self.controls.is_too_large:
            return self.tr(
                "⚠ The extreme directions need the whole Hessian, which is worked out for up to {0} parameters. "
                "Choose two weights, or a linear model."
            ).format(count(MOST_EXACT))
        raw, normalized = self.raw.path, self.normalized.path
        if self.drawn is None or raw is None or normalized is None:
            return self._coming.text()
        told = [
            self.tr("Raw: {0}.").format(self._of_path(raw)),
            self.tr("Normalized: {0}.").format(self._of_path(normalized)),
        ]
        if self.drawn.model == "network":
            told.append(self.tr("J at step {0}, all other parameters held.").format(count(self.drawn.step)))
        else:
            told.append(self.tr("J of least squares, at W = 0."))
        if raw.broke_out or normalized.broke_out:
            told.insert(0, self.tr("⚠ α is too large for this J: take a smaller share of 2/λ_max."))
        if self._of is not None and not same_settings(self._of.experiment, self.session.study_experiment):
            told.append(self.tr("Settings have changed since; draw again."))
        return sentences(*told)

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
            field, path = square.field, square.path
            if field is None or path is None:
                continue
            across, up = field.grid(len(field.values))
            grid = zip(across.ravel(), up.ravel(), field.values.ravel(), strict=True)
            rows += [(name, "grid", float(x), float(y), float(j)) for x, y, j in grid]
            along = zip(path.x, path.y, field.height(path.x, path.y), strict=True)
            rows += [(name, "descent", float(x), float(y), float(j)) for x, y, j in along]
        return header, [list(column) for column in zip(*rows, strict=True)] or [[] for _ in header]

    def printed(self) -> Sequence[QWidget]:
        return (self.picture,)


def largest_rate(surface: Surface) -> float:
    """2/λ_max within the plane, where J is steepest: below it, plain descent never climbs (S20)."""
    return 2 / surface.steepest if surface.steepest > 0 else 1.0


def _ratio(surface: Surface) -> str:
    return number(surface.high / surface.low) if surface.low > 0 else number_text.MISSING
