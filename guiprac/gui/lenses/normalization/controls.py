"""What J's contours are drawn of, over which plane, and with which α they are descended."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from guiprac.analysis.hessian import MOST_EXACT
from guiprac.commands.normalization import DrawContours
from guiprac.gui.controls import Choice, IntegerBox, NumberBox, RangeSlider, Scale
from guiprac.gui.lenses.normalization.page import CONTROLS_WIDTH, add_row, make_form
from guiprac.gui.lenses.study_bar import StudyBar
from guiprac.gui.words import tooltip
from guiprac.trainer.layout import Layout

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_NAME = "lens.normalization.contours"


class ContourControls(QWidget):
    """`question_changed` asks for other contours, `descent_changed` for another path over the same ones."""

    question_changed = Signal()
    descent_changed = Signal()

    def __init__(self, session: "Session", parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setMinimumWidth(CONTROLS_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.study = StudyBar(
            session,
            f"{_NAME}.draw",
            self.tr("Draw contours"),
            self.tr(
                "Work out J, data term and penalties, over a plane of two directions; the run stands meanwhile."
            ),
            self,
        )
        self._make_question()
        self._make_descent()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.study)
        layout.addLayout(self._make_form())
        layout.addWidget(self.same)
        layout.addStretch(1)

    def _make_question(self) -> None:
        self.model, self.plane = Choice(self), Choice(self)
        self.model.setObjectName(f"{_NAME}.model")
        self.model.addItem(self.tr("the network"), "network")
        self.model.addItem(self.tr("a linear model"), "linear")
        self.plane.setObjectName(f"{_NAME}.plane")
        self.plane.addItem(self.tr("two weights"), "weights")
        self.plane.addItem(self.tr("λ_max and λ_min"), "extremes")
        self.unit = IntegerBox(1, 8192, self)
        self.unit.setObjectName(f"{_NAME}.unit")
        self.unit.setValue(1)
        for choice in (self.model, self.plane):
            choice.currentIndexChanged.connect(self.question_changed)
        self.unit.valueChanged.connect(self.question_changed)

    def _make_descent(self) -> None:
        name = self.tr("α as a share of the largest stable one")
        self.slider = RangeSlider(Scale(0.05, 1.25, steps=120), self)
        self.slider.setObjectName(f"{_NAME}.share.slider")
        self.share = NumberBox(0.05, 1.25, step=0.05, parent=self)
        self.share.setObjectName(f"{_NAME}.share")
        self.share.setFixedWidth(64)
        self.share.setValue(0.9)
        self.slider.show_value(0.9)
        for editor in (self.slider, self.share):
            editor.setAccessibleName(name)
        self.same = QCheckBox(self.tr("same α on both sides"), self)
        self.same.setObjectName(f"{_NAME}.same")
        self.same.setToolTip(tooltip(self.tr("Descend on raw inputs with the α of the normalized ones.")))
        self.slider.moved.connect(self._share_moved)
        self.share.valueChanged.connect(self._share_typed)
        self.same.toggled.connect(self.descent_changed)

    def _make_form(self) -> QVBoxLayout:
        holder = QWidget(self)
        alpha = QHBoxLayout(holder)
        alpha.setContentsMargins(0, 0, 0, 0)
        alpha.setSpacing(8)
        alpha.addWidget(self.slider, 1)
        alpha.addWidget(self.share)
        self._form = make_form()
        network = self.tr(
            "The run's network, or least squares from the inputs to the target, which is convex."
        )
        along = self.tr(
            "Two weights from the chosen inputs to one unit, or the Hessian's extreme eigenvectors."
        )
        unit = self.tr("The unit of the first hidden layer whose weights are moved.")
        share = self.tr(
            "α as a share of 2/λ_max, at its largest in the picture; above 1 descent breaks out (S20)."
        )
        add_row(self._form, self.tr("J of"), self.model, network)
        add_row(self._form, self.tr("Over"), self.plane, along)
        add_row(self._form, self.tr("Unit"), self.unit, unit)
        add_row(self._form, self.tr("α"), holder, share)
        within = QVBoxLayout()
        within.addLayout(self._form)
        return within

    # --- what is chosen ------------------------------------------------------------------------------------------

    def question(self, first: int, second: int) -> DrawContours:
        """The study that the controls describe, over the weights of two inputs."""
        model = self.model.currentData()
        return DrawContours(
            experiment=self._session.study_experiment,
            model=model,
            plane=self.plane.currentData(),
            first=first,
            second=second,
            unit=0 if model == "linear" else self.unit.value() - 1,
        )

    @property
    def is_too_large(self) -> bool:
        """Whether the network has too many parameters for its Hessian's extreme directions."""
        prepared = self._session.prepared
        if prepared is None or self.plane.currentData() == "weights":
            return False
        hidden: tuple[int, ...] = ()
        outputs = 1
        if self.model.currentData() == "network":
            hidden = self._session.study_experiment.network.hidden
            outputs = len(prepared.class_names) if prepared.task == "multiclass" else 1
        return Layout((prepared.n_inputs, *hidden, outputs)).n_parameters > MOST_EXACT

    @property
    def is_over_weights(self) -> bool:
        """Whether the plane is that of two weights."""
        return bool(self.plane.currentData() == "weights")

    def draw(self) -> bool:
        """Show what can be chosen now; True if contours are being worked out."""
        under_way = self.study.draw(DrawContours)
        if self.is_too_large:
            self.study.begin.setEnabled(False)
        hidden = self._session.study_experiment.network.hidden
        self._form.setRowVisible(
            self.unit, self.model.currentData() == "network" and self.is_over_weights and bool(hidden)
        )
        blocked = self.unit.blockSignals(True)
        self.unit.setRange(1, hidden[0] if hidden else 1)
        self.unit.blockSignals(blocked)
        return under_way

    @Slot(float)
    def _share_moved(self, value: float) -> None:
        blocked = self.share.blockSignals(True)
        self.share.setValue(value)
        self.share.blockSignals(blocked)
        self.descent_changed.emit()

    @Slot(float)
    def _share_typed(self, value: float) -> None:
        self.slider.show_value(value)
        self.descent_changed.emit()
