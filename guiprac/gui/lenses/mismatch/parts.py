"""The page on which two parts are told apart by their inputs (S3)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from guiprac.commands.mismatch import MeasureMismatch, Part
from guiprac.events.mismatch import Mismatch
from guiprac.experiment import Data
from guiprac.gui.controls import Choice, wrapped
from guiprac.gui.lenses.mismatch.features import FeatureHistograms
from guiprac.gui.lenses.mismatch.scale import AucScale
from guiprac.gui.lenses.study_bar import StudyBar
from guiprac.gui.plots.canvas import small_font
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import set_role, theme
from guiprac.gui.words import choice_text, sentence_text, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_PARTS: tuple[Part, ...] = get_args(Part)
_COLUMN = 212
_WIDE = 760


class PartsPage(QWidget):
    """See the module. Targets are never looked at: test stays sealed (S2)."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._asked: MeasureMismatch | None = None
        self.says = wrapped("", "strong", self)
        self.says.setObjectName("lens.mismatch.says")
        self.says.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.note = wrapped("", "help", self)
        self.note.setObjectName("lens.mismatch.note")
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.features = FeatureHistograms(self)
        self.features.chosen_changed.connect(self._show_chosen)
        self.legend = _Legend(self)
        self.chosen = wrapped("", "help", self)
        self.chosen.setObjectName("lens.mismatch.chosen")
        self.chosen.setAlignment(Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.legend)
        right.addWidget(self.features, 1)
        right.addWidget(self.chosen)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._make_column())
        body.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.says)
        layout.addLayout(body, 1)

    # --- building ----------------------------------------------------------------------------------------------

    def _make_column(self) -> QWidget:
        column = QWidget(self)
        column.setMinimumWidth(_COLUMN)
        column.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.first, self.second = self._choice("first", "dev"), self._choice("second", "test")
        self.first.setAccessibleName(self.tr("One part"))
        self.second.setAccessibleName(self.tr("The other part"))
        self.study = StudyBar(
            self.session,
            "lens.mismatch.measure",
            self.tr("Tell them apart"),
            self.tr(
                "A logistic regression learns to tell the inputs of the two parts apart; where they are alike, it "
                "can only guess. Targets are never looked at, so that test stays sealed (S2, S3). The run stands "
                "meanwhile."
            ),
            column,
        )
        self.study.begin.clicked.connect(self.begin)
        self.scale = AucScale(column)
        self.scale.setToolTip(
            tooltip(
                self.tr(
                    "AUC: how often, of a random pair, the example of the second part gets the higher score, "
                    "measured on examples that the classifier was not fitted on. p: the share of random "
                    "relabellings told apart as well."
                )
            )
        )
        choices = QHBoxLayout()
        choices.setSpacing(8)
        against = QLabel(self.tr("and"), column)
        set_role(against, role="quiet")
        choices.addWidget(self.first, 1)
        choices.addWidget(against)
        choices.addWidget(self.second, 1)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addLayout(choices)
        inside.addWidget(self.study)
        inside.addWidget(self.scale)
        inside.addWidget(self.note, 1)
        return column

    def _choice(self, name: str, part: Part) -> Choice:
        choice = Choice(self)
        choice.setObjectName(f"lens.mismatch.{name}")
        choice.setMinimumContentsLength(4)
        for each in _PARTS:
            choice.addItem(choice_text(each), each)
        choice.choose(part)
        choice.currentIndexChanged.connect(self.draw)
        return choice

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # As high as the words may become, so that another choice or answer moves nothing.
        wide = self.width() >= _WIDE
        for label, lines in ((self.says, 1 if wide else 2), (self.chosen, 1 if wide else 2)):
            label.ensurePolished()
            label.setMinimumHeight(lines * label.fontMetrics().lineSpacing() + 2)

    # --- acting ------------------------------------------------------------------------------------------------

    @property
    def asked_parts(self) -> tuple[Part, Part]:
        """The two parts that are chosen."""
        return cast(Part, self.first.currentData()), cast(Part, self.second.currentData())

    @Slot()
    def begin(self) -> None:
        """Measure whether the chosen parts are alike."""
        first, second = self.asked_parts
        if not self.session.can_study or first == second:
            return
        self.session.found.pop(Mismatch, None)
        self._asked = MeasureMismatch(experiment=self.session.study_experiment, first=first, second=second)
        self.session.begin_study(self._asked)

    # --- drawing -----------------------------------------------------------------------------------------------

    @property
    def found(self) -> Mismatch | None:
        """What was found last."""
        found = self.session.found.get(Mismatch)
        return cast(Mismatch, found[-1]) if found else None

    @Slot()
    def draw(self) -> None:
        """Show what was found, or what the button would do."""
        first, second = self.asked_parts
        same = self.tr("Choose two different parts.") if first == second else ""
        under_way = self.study.draw(MeasureMismatch, same)
        for choice in (self.first, self.second):
            choice.setEnabled(not under_way)
        found = self.found
        self.scale.show_found(found)
        self.features.show_features(
            found.features if found is not None else (), found.between if found else ("", "")
        )
        self.features.show_empty(
            self.tr("The inputs that tell the two parts apart will be drawn here.")
            if found is None
            else self.tr("No single input tells them apart.")
        )
        self.legend.show_parts(found.between if found is not None and found.features else None)
        self.says.setText(self.words())
        set_role(self.says, role="strong" if found is not None and not under_way else "")
        self.note.setText(self._note())
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        told = self.features.says()
        self.chosen.setText(told)
        self.chosen.setToolTip(
            tooltip(
                self.tr(
                    "D: the largest distance of the two cumulative distributions (Kolmogorov and Smirnov), 0 to 1. "
                    "p: for a distance as large by chance in any of the inputs looked at (Bonferroni)."
                )
            )
            if self.features.features
            else ""
        )
        self.features.setAccessibleDescription(told)

    def words(self) -> str:
        """What is seen, in sentences."""
        if isinstance(self.session.study, MeasureMismatch):
            return self.tr(
                "Telling them apart. The run stands, and Start waits, until this is done or cancelled."
            )
        found = self.found
        if found is not None:
            return sentence_text(found.says)
        return self.tr(
            "Dev and test must come from the same distribution; train may differ. Alike, nothing can tell them apart "
            "by their inputs (S3)."
        )

    def _note(self) -> str:
        """What was planted, so that it is not taken for a property of the data; and what is out of date."""
        found = self.found
        if found is None:
            return self._sealed(self.asked_parts)
        experiment = self._asked.experiment if self._asked is not None else self.session.experiment
        notes = [self._planted(found, experiment.data)]
        if self._asked is not None and _drawn_from(self._asked) != _drawn_from(
            MeasureMismatch(experiment=self.session.study_experiment)
        ):
            notes.append(self.tr("Data or split have changed since."))
        notes.append(self._sealed(found.between))
        told = ""
        for note in filter(None, notes):
            told = self.tr("{0} {1}").format(told, note) if told else note
        return told

    def _sealed(self, parts: tuple[str, str]) -> str:
        if "test" not in parts:
            return ""
        return self.tr("Of test only the inputs are looked at, so that it stays sealed (S2).")

    def _planted(self, found: Mismatch, data: Data) -> str:
        if data.plant == "nothing" or data.plant_amount == 0:
            return ""
        planted = [part for part in found.between if part in data.plant_in]
        what = self.tr("{0} of {1} σ").format(choice_text(data.plant), f"{data.plant_amount:g}")
        if len(planted) == 1:
            return self.tr("Planted: {0} in {1} (Data panel). Take it out and look again.").format(
                what, choice_text(planted[0])
            )
        if planted:
            return self.tr(
                "Planted: {0} in both alike, so they are like each other. Compare either with train."
            ).format(what)
        return self.tr("Planted: {0}, in neither of these two.").format(what)

    # --- files -------------------------------------------------------------------------------------------------

    @property
    def can_export(self) -> bool:
        """Whether there is something to save."""
        return self.found is not None

    def printed(self) -> Sequence[QWidget]:
        """The picture alone."""
        return (self.says, self.scale, self.note, self.legend, self.features)

    def table(self) -> Table:
        """One row a bin of each input; without any, the AUC alone."""
        found = self.found
        if found is None:
            return ["auc", "auc_low", "auc_high", "p"], [[], [], [], []]
        whole = (found.auc.value, found.auc.low, found.auc.high, found.p)
        first, second = found.between
        names = [
            "auc",
            "auc_low",
            "auc_high",
            "p",
            "input",
            "distance",
            "input_p",
            "from",
            "to",
            first,
            second,
        ]
        rows = [
            (*whole, each.name, each.distance, each.p, *each.edges[place : place + 2], share, other)
            for each in found.features
            for place, (share, other) in enumerate(zip(each.first, each.second, strict=True))
        ] or [(*whole, *[""] * (len(names) - len(whole)))]
        return names, list(zip(*rows, strict=True))


def _drawn_from(asked: MeasureMismatch) -> tuple[object, ...]:
    experiment = asked.experiment
    return experiment.data, experiment.split, experiment.training.seed


class _Legend(QWidget):
    """Which outline is which part."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts: tuple[str, str] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_parts(self, parts: tuple[str, str] | None) -> None:
        """Show other parts, or none."""
        self._parts = parts
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, round(QFontMetricsF(small_font(self)).height()) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._parts is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self))
        metrics, left, middle = QFontMetricsF(painter.font()), 0.0, self.height() / 2
        texts = (self.tr("What tells them apart"), *map(choice_text, self._parts))
        for place, text in enumerate(texts):
            if place:
                pen = QPen(QColor(getattr(theme().palette, self._parts[place - 1])), 2)
                if place == 2:
                    pen.setDashPattern([4, 2])
                painter.setPen(pen)
                painter.drawLine(QPointF(left, middle), QPointF(left + 20, middle))
                left += 26
            painter.setPen(QColor(theme().palette.quiet))
            width = metrics.horizontalAdvance(text)
            painter.drawText(QRectF(left, 0, width + 8, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            left += width + 20
        painter.end()
