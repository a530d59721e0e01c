"""The page of the four differences between the best achievable error and test, as bars with intervals (S2-S4)."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from guiprac.analysis.four_way import Cause, FourWay, Gap
from guiprac.gui.controls import wrapped
from guiprac.gui.four_way import four_way_of, opening_here
from guiprac.gui.lenses.steady import SteadyTop
from guiprac.gui.linked_shares import USUAL_TRAIN_DEV
from guiprac.gui.plots.canvas import small_font
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import mix, set_role, theme
from guiprac.gui.words import count, sentence_text, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_TALLEST = 56.0
_BAR = 14.0
_GAP = 12.0


class GapsPage(QWidget):
    """See the module."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.says = wrapped("", "strong", self)
        self.says.setObjectName("lens.mismatch.verdict")
        self.remedy = wrapped("", "", self)
        self.remedy.setObjectName("lens.mismatch.remedy")
        self.bars = GapBars(self)
        self.bars.setToolTip(
            tooltip(
                self.tr(
                    "Avoidable bias = train error - e*; variance = train-dev error - train error; "
                    "mismatch = dev error - train-dev error; overfit to dev = test error - dev error (S2-S4)."
                )
            )
        )
        self.note = wrapped("", "help", self)
        self.note.setObjectName("lens.mismatch.gaps_note")
        self.hold_out = QPushButton(self.tr("Hold out a train-dev slice"), self)
        self.hold_out.setObjectName("lens.mismatch.hold_out")
        self.hold_out.setToolTip(
            tooltip(self.tr("A tenth of train is then only measured; the next run is trained on the rest."))
        )
        self.hold_out.clicked.connect(self._hold_out)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addStretch(0)
        layout.addWidget(self.says)
        layout.addWidget(self.remedy)
        layout.addWidget(self.bars, 1)
        layout.addWidget(self.note)
        layout.addWidget(self.hold_out, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(0)

    @property
    def found(self) -> FourWay | None:
        """The four differences now, if there is a train-dev slice."""
        return four_way_of(self.session)

    def draw(self) -> None:
        """Show the run's differences, or what is missing for them."""
        found = self.found
        self.bars.setVisible(found is not None)
        self.remedy.setVisible(found is not None)
        self.note.setVisible(found is not None)
        self.hold_out.setVisible(found is None and self.session.experiment.split.train_dev == 0)
        set_role(self.says, role="strong" if found is not None else "quiet")
        middle, left = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft
        self.says.setAlignment(left if found is not None else middle)
        # What is missing stands in the middle, as in every picture that has nothing to show yet.
        for end in (0, self._column.count() - 1):
            self._column.setStretch(end, 0 if found is not None else 1)
        self.says.setText(self.words())
        self.note.setText(self._note(found))
        if found is not None:
            self.remedy.setText(sentence_text(found.remedy))
            self.bars.show_found(found)

    @Slot()
    def _hold_out(self) -> None:
        self.session.set_value("split.train_dev", USUAL_TRAIN_DEV)

    def words(self) -> str:
        """The verdict, or what is missing for one."""
        found = self.found
        if found is not None:
            return sentence_text(found.says)
        if self.session.experiment.split.train_dev > 0:
            return self.tr(
                "Press Start (F5): how much of the error is bias, variance and mismatch draws here, live."
            )
        return self.tr(
            "Nothing is held out of train. With a train-dev slice (Split panel: hold out a train-dev slice) "
            "variance and mismatch can be told apart: it is like train, but was not trained on (S3)."
        )

    def _note(self, found: FourWay | None) -> str:
        if found is None:
            return ""
        # The first reasons are the differences themselves, which are drawn.
        notes = [sentence_text(doubt) for doubt in found.reasons[len(found.gaps) :]]
        run, opening = self.session.runs.present, opening_here(self.session)
        if opening is None and run is not None and run.openings:
            notes.append(
                self.tr("Test was opened at step {0}, with other parameters than now.").format(
                    count(run.openings[-1].step)
                )
            )
        elif opening is None:
            notes.append(
                self.tr("Overfitting to dev shows only once test is unsealed, at the very end (S2).")
            )
        told = ""
        for note in notes:
            told = self.tr("{0} {1}").format(told, note) if told else note
        return told

    @property
    def can_export(self) -> bool:
        """Whether there is something to save."""
        return self.found is not None

    def printed(self) -> Sequence[QWidget]:
        """The picture alone."""
        return (self.says, self.remedy, self.bars)

    def table(self) -> Table:
        """One row a difference."""
        found = self.found
        gaps = found.gaps if found is not None else ()
        return ["gap", "value", "low", "high", "level"], [
            [gap.cause for gap in gaps],
            [gap.value.value for gap in gaps],
            [gap.value.low for gap in gaps],
            [gap.value.high for gap in gaps],
            [gap.level for gap in gaps],
        ]


class GapBars(QWidget):
    """A bar for each difference, its 95 % interval as a whisker, and the tolerance as a shade from zero."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens.mismatch.gaps")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(round(5.5 * _TALLEST))
        self.found: FourWay | None = None
        self._above, self._below = SteadyTop(), SteadyTop()
        self._range = (0.0, 1.0)
        theme().changed.connect(self.update)

    def show_found(self, found: FourWay) -> None:
        """Show other differences; the scale stays while it serves."""
        if self.found is not None and (self.found.unit, len(self.found.gaps)) != (
            found.unit,
            len(found.gaps),
        ):
            self._above.forget()
            self._below.forget()
        self.found = found
        ends = [end for gap in found.gaps for end in (gap.value.low, gap.value.high) if math.isfinite(end)]
        lowest = max(-min(ends, default=0.0), 0.0)
        top = self._above.over(max(found.tolerance * 1.2, *ends))
        self._range = (-self._below.over(lowest) if lowest > 0 else 0.0, top)
        self.setAccessibleName(
            "; ".join(f"{self._name(gap.cause)}: {self.value_text(gap)}" for gap in found.gaps)
        )
        self.update()

    def value_text(self, gap: Gap) -> str:
        """A difference with its interval and its level."""
        write = "{:.1f}".format if self.found is not None and self.found.unit == "error" else "{:.3g}".format
        factor = 100 if self.found is not None and self.found.unit == "error" else 1
        value, low, high = (
            write(factor * part).replace("-", "−")
            for part in (gap.value.value, gap.value.low, gap.value.high)
        )
        levels = {"high": self.tr("high"), "low": self.tr("low"), "not sure": self.tr("not sure")}
        return self.tr("{0} ({1} to {2}), {3}").format(value, low, high, levels[gap.level])

    def _name(self, cause: Cause) -> str:
        return {
            "avoidable bias": self.tr("Avoidable bias"),
            "variance": self.tr("Variance"),
            "mismatch": self.tr("Mismatch"),
            "overfit to dev": self.tr("Overfit to dev"),
        }[cause]

    def _formula(self, cause: Cause) -> str:
        return {
            "avoidable bias": self.tr("train − e*"),
            "variance": self.tr("train-dev − train"),
            "mismatch": self.tr("dev − train-dev"),
            "overfit to dev": self.tr("test − dev"),
        }[cause]

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(small_font(self)).height()
        return QSize(520, round(4 * (2 * line + 6) + line + 8))

    def minimumSizeHint(self) -> QSize:
        line = QFontMetricsF(small_font(self)).height()
        return QSize(320, round(4 * (2 * line + 2) + line + 4))

    # --- painting ----------------------------------------------------------------------------------------------

    def _scale(self) -> QRectF:
        """Where the bars lie, between their names and their numbers."""
        name, small = QFontMetricsF(self.font()), QFontMetricsF(small_font(self))
        causes: tuple[Cause, ...] = ("avoidable bias", "variance", "mismatch", "overfit to dev")
        left = max(
            max(name.horizontalAdvance(self._name(cause)), small.horizontalAdvance(self._formula(cause)))
            for cause in causes
        )
        right = name.horizontalAdvance("−00.0 (−00.0 to 00.0), not sure")
        return QRectF(
            left + _GAP,
            0,
            max(self.width() - left - right - 2 * _GAP, 60.0),
            self.height() - small.height() - 4,
        )

    def x_of(self, value: float) -> float:
        """Where a difference lies, in pixels."""
        area, (low, high) = self._scale(), self._range
        share = (min(max(value, low), high) - low) / ((high - low) or 1.0)
        return area.left() + share * area.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        found = self.found
        if found is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, area = theme().palette, self._scale()
        tall = min(area.height() / 4, _TALLEST)
        bottom = tall * len(found.gaps)
        shade = QRectF(QPointF(self.x_of(0), 0), QPointF(self.x_of(found.tolerance), bottom))
        painter.fillRect(shade, QColor(mix(palette.surface, palette.good, 0.14)))
        painter.setPen(QPen(QColor(palette.quiet), 1))
        painter.drawLine(shade.topLeft(), shade.bottomLeft())
        painter.setPen(QPen(QColor(palette.quiet), 1, Qt.PenStyle.DashLine))
        painter.drawLine(shade.topRight(), shade.bottomRight())
        for place, gap in enumerate(found.gaps):
            self._paint_gap(painter, gap, area, QRectF(0, place * tall, self.width(), tall))
        self._paint_axis(painter, found, area, bottom)
        painter.end()

    def _paint_gap(self, painter: QPainter, gap: Gap, area: QRectF, row: QRectF) -> None:
        palette, middle = theme().palette, row.center().y()
        colors = {"high": palette.bad, "low": palette.good, "not sure": palette.quiet}
        color = QColor(colors[gap.level])
        line = QFontMetricsF(self.font()).height()
        small = QFontMetricsF(small_font(self)).height()
        top = middle - (line + small) / 2
        left = Qt.AlignmentFlag.AlignLeft
        painter.setFont(self.font())
        painter.setPen(QColor(palette.text))
        painter.drawText(QRectF(0, top, area.left(), line), left, self._name(gap.cause))
        painter.setFont(small_font(self))
        painter.setPen(QColor(palette.quiet))
        painter.drawText(QRectF(0, top + line, area.left(), small), left, self._formula(gap.cause))
        zero, end = self.x_of(0), self.x_of(gap.value.value)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(palette.surface, color.name(), 0.55)))
        painter.drawRect(
            QRectF(QPointF(min(zero, end), middle - _BAR / 2), QPointF(max(zero, end), middle + _BAR / 2))
        )
        low, high = self.x_of(gap.value.low), self.x_of(gap.value.high)
        painter.setPen(QPen(QColor(palette.text), 1.5))
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        for x in (low, high):
            painter.drawLine(QPointF(x, middle - 4), QPointF(x, middle + 4))
        painter.setFont(small_font(self))
        painter.setPen(QColor(palette.text))
        place = QRectF(area.right() + _GAP, row.top(), self.width() - area.right() - _GAP, row.height())
        painter.drawText(place, left | Qt.AlignmentFlag.AlignVCenter, self.value_text(gap))

    def _paint_axis(self, painter: QPainter, found: FourWay, area: QRectF, top: float) -> None:
        painter.setFont(small_font(self))
        painter.setPen(QColor(theme().palette.quiet))
        metrics = QFontMetricsF(painter.font())
        texts = {
            0.0: "0",
            self._range[1]: self._tick(found, self._range[1]),
            found.tolerance: self.tr("tolerance {0}").format(self._tick(found, found.tolerance)),
        }
        taken: list[tuple[float, float]] = []
        for value, text in texts.items():
            width = metrics.horizontalAdvance(text)
            # Where there is no room below its line, a text begins there.
            for x in (self.x_of(value) - width / 2, self.x_of(value) - 2):
                x = min(max(x, area.left() - 4), area.right() + 24 - width)
                if all(x > right + 8 or x + width < left - 8 for left, right in taken):
                    painter.drawText(
                        QRectF(x, top + 3, width + 4, metrics.height()), Qt.AlignmentFlag.AlignLeft, text
                    )
                    taken.append((x, x + width))
                    break

    def _tick(self, found: FourWay, value: float) -> str:
        return self.tr("{0} points").format(f"{100 * value:.3g}") if found.unit == "error" else f"{value:.3g}"
