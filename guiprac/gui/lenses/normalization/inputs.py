"""Two inputs raw, centred and scaled: the page of S19."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from guiprac.events.normalization import NormalizationSeen
from guiprac.gui.controls import wrapped
from guiprac.gui.lenses.normalization.page import NormalizationPage
from guiprac.gui.lenses.normalization.square import Square
from guiprac.gui.plots import number_text
from guiprac.gui.plots.picture import Table
from guiprac.gui.session import Mode
from guiprac.gui.theme import set_role, tabular, theme
from guiprac.gui.words import count, sentences, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_Points = npt.NDArray[np.float64]
Arrangement = Literal["row", "below", "square"]

# From this share of the width on, the height has room for two pictures above each other.
_TALL = 0.8
# From this width on, the numbers have room beside the pictures.
_WIDE = 640
_MARGIN = 1.08
# Scales that differ by less are alike.
_ALIKE = 3.0


class ScatterSquare(Square):
    """Train and dev as points; a cross at 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.train, self.dev = np.zeros((0, 2)), np.zeros((0, 2))

    def show_points(self, train: _Points, dev: _Points) -> None:
        """Show other points, each (n, 2), on axes of the same length."""
        self.train, self.dev = train, dev
        everything = np.concatenate([train, dev])
        low, high = everything.min(axis=0), everything.max(axis=0)
        half = max(float((high - low).max()) / 2 * _MARGIN, 1e-12)
        middle = (low + high) / 2
        self.x_range = float(middle[0]) - half, float(middle[0]) + half
        self.y_range = float(middle[1]) - half, float(middle[1]) + half
        self.update()

    def paint_plane(self, painter: QPainter, area: QRectF) -> None:
        palette = theme().palette
        painter.setPen(QPen(QColor(palette.quiet), 1, Qt.PenStyle.DashLine))
        zero = self.pixel(0.0, 0.0)
        painter.drawLine(QPointF(area.left(), zero.y()), QPointF(area.right(), zero.y()))
        painter.drawLine(QPointF(zero.x(), area.top()), QPointF(zero.x(), area.bottom()))
        for points, color, size in ((self.train, palette.train, 3.0), (self.dev, palette.dev, 3.5)):
            ink = QColor(color)
            ink.setAlpha(170)
            painter.setPen(QPen(ink, size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPoints(QPolygonF([self.pixel(float(x), float(y)) for x, y in points]))


class InputsPage(NormalizationPage):
    """See the module."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.seen: NormalizationSeen | None = None
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(self._make_coming())
        self._pages.addWidget(self._make_picture())

    def _make_coming(self) -> QWidget:
        coming = QWidget(self)
        text = self.tr("Press Start (F5): two inputs of train and dev draw here raw, centred and scaled.")
        self._coming = wrapped(text, "quiet", coming)
        self._coming.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stand = QPushButton(self.tr("Look before the first step"), coming)
        self.stand.setObjectName("lens.normalization.stand")
        self.stand.setToolTip(
            tooltip(self.tr("Set up the run that Start would begin, and let it wait at step 0."))
        )
        self.stand.clicked.connect(self.session.stand)
        layout = QVBoxLayout(coming)
        layout.setSpacing(12)
        layout.addStretch(1)
        layout.addWidget(self._coming)
        layout.addWidget(self.stand, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return coming

    def _make_picture(self) -> QWidget:
        self.picture = QWidget(self)
        self.picture.setObjectName("lens.normalization.inputs")
        self.says = wrapped("", "", self.picture)
        self.says.setObjectName("lens.normalization.inputs.says")
        self.says.setToolTip(
            tooltip(
                self.tr(
                    "x' = (x − μ)/σ with μ and σ from train only, reused on dev, on test and in use (S19)."
                )
            )
        )
        self.squares = [ScatterSquare(self.picture) for _ in range(3)]
        titles = (
            (self.tr("1 raw"), "x", self.tr("Inputs as they are.")),
            (self.tr("2 centred"), "x − μ", self.tr("Each input less its mean μ over train.")),
            (
                self.tr("3 scaled"),
                "(x − μ)/σ",
                self.tr("And divided by its standard deviation σ over train."),
            ),
        )
        for square, (title, formula, help) in zip(self.squares, titles, strict=True):
            square.title, square.note = title, formula
            square.setToolTip(
                tooltip(
                    f"{help} "
                    + self.tr("A unit is as long across as up, so that the true shape is seen (S19).")
                )
            )
            square.setAccessibleName(f"{title}, {formula}")
        self.facts = QLabel(self.picture)
        self.facts.setObjectName("lens.normalization.inputs.facts")
        self.facts.setTextFormat(Qt.TextFormat.RichText)
        self.facts.setFont(tabular(self.facts.font()))
        self.facts.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts.setToolTip(
            tooltip(
                self.tr(
                    "Mean ± standard deviation of dev after normalization with train's numbers: near 0 ± 1 (S19)."
                )
            )
        )
        set_role(self.facts, role="help")
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self._arrangement: Arrangement | None = None
        self._arrange("row")
        layout = QVBoxLayout(self.picture)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.says)
        layout.addLayout(self._grid, 1)
        theme().changed.connect(self._show_facts)
        return self.picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, height = event.size().width(), event.size().height()
        self._arrange("square" if height > _TALL * width else "row" if width >= _WIDE else "below")

    def _arrange(self, arrangement: Arrangement) -> None:
        """The numbers beside the three pictures, or below them, or as the fourth of a square."""
        if arrangement == self._arrangement:
            return
        self._arrangement = arrangement
        for widget in (*self.squares, self.facts):
            self._grid.removeWidget(widget)
        across = 2 if arrangement == "square" else 3
        for index, square in enumerate(self.squares):
            self._grid.addWidget(square, index // across, index % across)
        if arrangement == "below":
            self._grid.addWidget(self.facts, 1, 0, 1, 3)
        else:
            self._grid.addWidget(self.facts, 3 // (across + (arrangement == "row")), 1 if across == 2 else 3)
        for column in range(4):
            self._grid.setColumnStretch(column, int(column < across))
        for row in range(2):
            self._grid.setRowStretch(row, int(row == 0 or arrangement == "square"))
        self._show_facts()

    # --- drawing -----------------------------------------------------------------------------------------------

    def show_seen(self, seen: NormalizationSeen | None) -> None:
        """Show an answer of the run, or that there is none yet."""
        if seen is None:
            self.seen = None
            self.stand.setVisible(self.session.mode is Mode.IDLE)
            self._pages.setCurrentIndex(0)
            return
        if seen is not self.seen:
            self.seen = seen
            self._show_points(seen)
            self.says.setText(self.words())
            self._show_facts()
        self._pages.setCurrentIndex(1)

    def draw(self) -> None:
        """Everything is drawn by `show_seen`."""

    def _show_points(self, seen: NormalizationSeen) -> None:
        train, dev = _plane(seen.train.numpy()), _plane(seen.dev.numpy())
        mean = np.array([one.mean for one in seen.inputs] + [0.0])[:2]
        scale = np.array([one.scale for one in seen.inputs] + [1.0])[:2]
        names = [one.name for one in seen.inputs]
        if len(names) == 1:
            # With a single input the examples lie above each other, in their order.
            extent = float(np.ptp(train[:, 0])) or 1.0
            for points in (train, dev):
                points[:, 1] = np.linspace(-0.4, 0.4, len(points)) * extent
        for index, square in enumerate(self.squares):
            square.x_name = names[0]
            # The axes are the same inputs in all three.
            named = names[1] if len(names) > 1 else self.tr("examples")
            square.y_name = "" if index else named
            square.has_y_ticks = len(names) > 1
            shift = mean if index else 0.0
            factor = scale if index == 2 else 1.0
            if len(names) == 1 and index == 2:
                factor = np.array([scale[0], scale[0]])
            square.show_points((train - shift) / factor, (dev - shift) / factor)
        for square in self.squares:
            square.left_room = max(other.room_on_the_left() for other in self.squares)

    def _show_facts(self) -> None:
        seen = self.seen
        if seen is None:
            return
        palette = theme().palette
        train, dev = (f'<span style="color:{color}">●</span>' for color in (palette.train, palette.dev))
        blocks = []
        source = self.tr("everything") if seen.leaks else self.tr("train")
        for one in seen.inputs:
            rows = [
                (self.tr("μ from {0}").format(source), _number(one.mean)),
                (
                    self.tr("σ from {0}").format(source),
                    self.tr("0, constant") if one.is_constant else _number(one.scale),
                ),
                (
                    self.tr("dev after"),
                    f"{one.dev_mean:+.3f} ± {one.dev_deviation:.3f}".replace("-", "−"),
                ),
            ]
            cells = "".join(
                f'<tr><td>{name}&nbsp;&nbsp;</td><td align="right">{value}</td></tr>' for name, value in rows
            )
            blocks.append(f"<b>{_escaped(one.name)}</b><table>{cells}</table>")
        names = self.tr("train"), self.tr("dev")
        legend = f"{train} {names[0]} {count(len(seen.train.numpy()))}"
        legend += f"&nbsp;&nbsp; {dev} {names[1]} {count(len(seen.dev.numpy()))}"
        if self._arrangement == "below":
            cells = "".join(f'<td style="padding-right:24px">{block}</td>' for block in (*blocks, legend))
            self.facts.setText(f"<table><tr>{cells}</tr></table>")
        else:
            self.facts.setText("<br>".join((*blocks, legend)))

    # --- words and files ---------------------------------------------------------------------------------------

    def words(self) -> str:
        seen = self.seen
        if seen is None:
            return self._coming.text()
        if seen.leaks:
            leak = self.tr(
                "⚠ μ and σ are measured on train, dev and test together, so that dev and test leak into training "
                "(S19). Set Normalize from to train."
            )
            return sentences(leak, self._state(seen))
        return sentences(self._state(seen), self._of_dev(seen))

    def _state(self, seen: NormalizationSeen) -> str:
        ratio = number_text.plain(seen.largest_ratio, 2)
        constant = [one.name for one in seen.inputs if one.is_constant]
        if constant:
            told = self.tr("{0} is constant on train: it becomes zeros, not 0/0.").format(", ".join(constant))
        elif seen.largest_ratio > _ALIKE:
            told = self.tr("The widest input varies {0} times as much as the narrowest.").format(ratio)
        else:
            told = self.tr(
                "All inputs vary about alike ({0} to 1), so that normalizing changes little."
            ).format(ratio)
        if seen.normalize:
            return told
        off = self.tr(
            "⚠ Normalization is off in this run: the network sees panel 1; turn on Normalize inputs for 3."
        )
        return sentences(off, told)

    def _of_dev(self, seen: NormalizationSeen) -> str:
        largest = max(seen.inputs, key=lambda one: abs(one.dev_mean))
        if largest.is_constant:
            return self.tr("Dev is normalized by train's μ and σ, never by its own.")
        return self.tr(
            "Dev is normalized by train's μ and σ, so that its own mean is near 0 but not 0: {0} for {1}."
        ).format(f"{largest.dev_mean:+.3f}".replace("-", "−"), largest.name)

    @property
    def can_export(self) -> bool:
        return self.seen is not None

    def table(self) -> Table:
        seen = self.seen
        names = [] if seen is None else [one.name for one in seen.inputs]
        stages = ("raw", "centred", "scaled")
        header = ["part", *(f"{name} {stage}" for stage in stages for name in names)]
        if seen is None:
            return header, [[]]
        train, dev = seen.train.numpy().astype(np.float64), seen.dev.numpy().astype(np.float64)
        raw = np.concatenate([train, dev])
        mean, scale = (np.array([getattr(one, field) for one in seen.inputs]) for field in ("mean", "scale"))
        columns: list[Sequence[object]] = [["train"] * len(train) + ["dev"] * len(dev)]
        for values in (raw, raw - mean, (raw - mean) / scale):
            columns += [values[:, index].tolist() for index in range(len(names))]
        return header, columns

    def printed(self) -> Sequence[QWidget]:
        return (self.picture,)


def _plane(points: npt.NDArray[np.generic]) -> _Points:
    """Points as (n, 2) of their own; with one input, the second is 0."""
    made = np.zeros((len(points), 2))
    made[:, : points.shape[1]] = points[:, :2]
    return made


def _number(value: float) -> str:
    return number_text.plain(value, 4).replace("-", "−")


def _escaped(name: str) -> str:
    return escape(name)
