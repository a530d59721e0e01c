"""The page of the race: the same experiment from several initializations at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from guiprac import experiment as experiments
from guiprac.commands.initialization import RACERS, RaceInitializations
from guiprac.events.initialization import RaceResult, RaceRound
from guiprac.experiment import Initialization
from guiprac.gui.controls import Choice, IntegerBox, wrapped
from guiprac.gui.lenses.initialization.lines import LineSample, name_of
from guiprac.gui.lenses.initialization.race_curve import Part, RaceCurve
from guiprac.gui.lenses.study_bar import StudyBar
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import set_role, tabular
from guiprac.gui.words import choice_text, sentence_text, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_FIRST_EPOCHS = 30
_ORDER: tuple[Initialization, ...] = ("zeros", "small", "xavier", "glorot", "he", "large")


class RacePage(QWidget):
    """See the module. Which runs, how long, the race, and its ranking in words."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens.initialization.race.page")
        self._session = session
        self._epochs_typed = False
        self._boxes: dict[Initialization, QCheckBox] = {}
        self._values: dict[Initialization, QLabel] = {}
        self.curve = RaceCurve(self)
        self.curve.setMinimumHeight(96)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(self._make_column())
        layout.addLayout(self._make_picture(), 1)
        self._draw_controls()

    # --- building ----------------------------------------------------------------------------------------------

    def _make_column(self) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        for row, initialization in enumerate(_ORDER):
            box = QCheckBox(name_of(initialization), self)
            box.setObjectName(f"lens.initialization.race.{initialization}")
            box.setAccessibleName(choice_text(initialization))
            box.setToolTip(tooltip(choice_text(initialization)))
            box.setChecked(initialization in RACERS)
            box.toggled.connect(self.draw)
            value = QLabel(self)
            value.setFont(tabular(value.font()))
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            value.setMinimumWidth(value.fontMetrics().horizontalAdvance("diverged") + 4)
            set_role(value, role="quiet")
            self._boxes[initialization], self._values[initialization] = box, value
            grid.addWidget(box, row, 0)
            grid.addWidget(LineSample(initialization, self), row, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(value, row, 2)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(grid)
        column.addLayout(self._make_length())
        column.addWidget(self._make_start())
        column.addStretch(1)
        return column

    def _make_length(self) -> QHBoxLayout:
        setting = experiments.settings()["training.epochs"]
        self.epochs = IntegerBox(setting.minimum or 1, setting.maximum or 1, self)
        self.epochs.setObjectName("lens.initialization.race.epochs")
        self.epochs.setAccessibleName(self.tr("Epochs of the race"))
        self.epochs.setToolTip(
            tooltip(self.tr("How many epochs each run trains; the first ones tell most of the difference."))
        )
        self.epochs.setSuffix(self.tr(" epochs"))
        self.epochs.setFixedWidth(self.epochs.fontMetrics().horizontalAdvance("1000 epochs") + 28)
        self.epochs.valueChanged.connect(self._type_epochs)
        self.part = Choice(self)
        self.part.setObjectName("lens.initialization.race.part")
        self.part.setAccessibleName(self.tr("Which error"))
        self.part.setToolTip(
            tooltip(self.tr("Train error tells who learns; dev error tells who generalizes."))
        )
        self.part.addItem(self.tr("Train error"), "train")
        self.part.addItem(self.tr("Dev error"), "dev")
        self.part.setMinimumContentsLength(9)
        self.part.currentIndexChanged.connect(self.draw)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.part, 1)
        row.addWidget(self.epochs)
        return row

    def _make_start(self) -> StudyBar:
        self.study = StudyBar(
            self._session,
            "lens.initialization.race.start",
            self.tr("Race"),
            self.tr(
                "Trains the experiment from each chosen initialization, some steps each in turn: same data, same "
                "seed, same order of mini-batches. The run stands meanwhile."
            ),
            self,
        )
        self.study.begin.clicked.connect(self._start)
        return self.study

    def _make_picture(self) -> QVBoxLayout:
        self.says = wrapped("", "", self)
        self.says.setObjectName("lens.initialization.race.says")
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.says)
        column.addWidget(self.curve, 1)
        return column

    # --- acting ------------------------------------------------------------------------------------------------

    @Slot()
    def _type_epochs(self) -> None:
        self._epochs_typed = True

    @Slot()
    def _start(self) -> None:
        chosen = tuple(name for name, box in self._boxes.items() if box.isChecked())
        if not self._session.can_study or not chosen:
            return
        for kind in (RaceRound, RaceResult):
            self._session.found.pop(kind, None)
        self._session.begin_study(
            RaceInitializations(
                experiment=self._session.study_experiment,
                initializations=chosen,
                epochs=self.epochs.value(),
            )
        )

    # --- drawing -----------------------------------------------------------------------------------------------

    @property
    def rounds(self) -> Sequence[RaceRound]:
        """The rounds of the latest race."""
        return cast(list[RaceRound], self._session.found.get(RaceRound, []))

    @property
    def result(self) -> RaceResult | None:
        """How the latest race ended."""
        found = self._session.found.get(RaceResult)
        return cast(RaceResult, found[-1]) if found else None

    @Slot()
    def draw(self) -> None:
        """Show the race as it stands."""
        self._draw_controls()
        rounds = self.rounds
        self._place_words(bool(rounds))
        if rounds:
            own = self._session.study_experiment.network.initialization
            self.curve.show_rounds(rounds, self._part(), own)
        self._draw_values()
        self.says.setText(self.words())

    def _place_words(self, is_drawn: bool) -> None:
        """Over the curves as much room as any sentence needs; before there are any, the middle of the picture."""
        self.curve.setVisible(is_drawn)
        room = 3 * self.says.fontMetrics().lineSpacing() if is_drawn else 0
        self.says.setMinimumHeight(room)
        set_role(self.says, role="" if is_drawn else "quiet")
        self.says.setAlignment(Qt.AlignmentFlag.AlignTop if is_drawn else Qt.AlignmentFlag.AlignCenter)

    def _part(self) -> Part:
        return "dev" if self.part.currentData() == "dev" else "train"

    def _draw_controls(self) -> None:
        none_chosen = not any(box.isChecked() for box in self._boxes.values())
        why_not = self.tr("Choose at least one initialization.") if none_chosen else ""
        racing = self.study.draw(RaceInitializations, why_not)
        if not self._epochs_typed:
            blocked = self.epochs.blockSignals(True)
            self.epochs.setValue(min(self._session.study_experiment.training.epochs, _FIRST_EPOCHS))
            self.epochs.blockSignals(blocked)
        for box in self._boxes.values():
            box.setEnabled(not racing)
        self.epochs.setEnabled(not racing)

    def _draw_values(self) -> None:
        """The latest errors beside the names."""
        latest = self.rounds[-1] if self.rounds else None
        errors: dict[str, float] = {}
        if latest is not None:
            shown = latest.train_errors if self._part() == "train" else latest.dev_errors
            errors = dict(zip(latest.initializations, shown, strict=True))
        for initialization, label in self._values.items():
            error = errors.get(initialization)
            label.setText("" if error is None else self.curve.error_text(error))

    # --- words and files ---------------------------------------------------------------------------------------

    def headline(self) -> str:
        """What is seen, in a line."""
        return self.tr("The same experiment from several initializations (S21, S22)")

    def words(self) -> str:
        """How the race stands, in sentences."""
        result = self.result
        if isinstance(self._session.study, RaceInitializations):
            if not self.rounds:
                return self.tr("Setting up the runs…")
            latest = self.rounds[-1]
            return self.tr("Epoch {0} of {1}: all runs see the same mini-batches in the same order.").format(
                f"{latest.epoch:.3g}", f"{latest.last_epoch:g}"
            )
        if result is not None:
            return sentence_text(result.says if self._part() == "train" else result.says_of_dev)
        return self.tr(
            "Press Race: the errors of all chosen initializations draw here, from the same data, seed and "
            "mini-batches."
        )

    @property
    def can_export(self) -> bool:
        """Whether there is something to save."""
        return bool(self.rounds)

    def table(self) -> Table:
        """One row a round: step, epoch and the two errors of each initialization."""
        rounds = self.rounds
        header = ["step", "epoch"]
        columns: list[list[object]] = [[one.step for one in rounds], [one.epoch for one in rounds]]
        for place, name in enumerate(rounds[0].initializations if rounds else get_args(Initialization)):
            header += [f"train_error_{name}", f"dev_error_{name}"]
            columns += [
                [one.train_errors[place] for one in rounds],
                [one.dev_errors[place] for one in rounds],
            ]
        return header, columns
