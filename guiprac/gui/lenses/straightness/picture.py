"""Curved to straight: z on the activation's curve, the linear share of the network, and what λ does to them."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from guiprac import commands, events
from guiprac.commands.straightness import LookAtStraightness
from guiprac.events.straightness import StraightnessSeen
from guiprac.gui.controls import IntegerBox
from guiprac.gui.lenses.lens import LensPicture
from guiprac.gui.lenses.straightness.boundary import BothBoundaries, is_of_run
from guiprac.gui.lenses.straightness.curves import Curves
from guiprac.gui.lenses.straightness.share import LinearShare
from guiprac.gui.lenses.straightness.words import Errors, pushes, says
from guiprac.gui.page_switch import PageSwitch
from guiprac.gui.plots import number_text
from guiprac.gui.plots.looker import Questions
from guiprac.gui.plots.picture import Table
from guiprac.gui.session import Mode
from guiprac.gui.theme import set_role, tabular
from guiprac.gui.words import number

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_L2 = "regularization.l2"
# From these sizes on there is room for three pictures side by side, and for two rows of them.
_WIDE, _TALL = 760, 480


class StraightnessPicture(LensPicture):
    """See the module."""

    key = "straightness"
    answer = StraightnessSeen

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._reach = 0.0
        self._first = 0
        self._arranged: tuple[object, ...] = ()
        self._build_page()
        session.history_changed.connect(self._forget_run)
        session.experiment_changed.connect(self.refresh)

    @property
    def title(self) -> str:
        return self.tr("Curved to straight")

    # --- building ----------------------------------------------------------------------------------------------

    def _build_page(self) -> None:
        self.words = QLabel(self.page)
        self.words.setObjectName("lens.straightness.words")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.curves = Curves(self.page)
        self.share = LinearShare(self.page)
        self.boundary = BothBoundaries(self.page)
        self._bar = QWidget(self.page)
        self._build_controls(self._bar)
        self._body = QGridLayout()
        self._body.setHorizontalSpacing(16)
        self._body.setVerticalSpacing(12)
        layout = QGridLayout(self.page)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setVerticalSpacing(8)
        layout.addWidget(self.words, 0, 0)
        layout.addWidget(self.menu_button(), 0, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._bar, 1, 0, 1, 2)
        layout.addLayout(self._body, 2, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        layout.setRowStretch(2, 1)

    def _build_controls(self, bar: QWidget) -> None:
        self.unit = IntegerBox(0, 8192, bar)
        self.unit.setObjectName("lens.straightness.unit")
        self.unit.setRange(0, 8192)
        self.unit.setFixedWidth(56)
        self.unit.setToolTip(self.tr("The unit of each layer whose z is drawn; 0 draws all units together."))
        self.unit.setAccessibleName(self.tr("Unit whose z is drawn"))
        self.unit.valueChanged.connect(self._asked_anew)
        self.first = IntegerBox(1, 8192, bar)
        self.first.setObjectName("lens.straightness.first")
        self.first.setFixedWidth(56)
        self.first.setToolTip(self.tr("The first of the hidden layers that are drawn."))
        self.first.setAccessibleName(self.tr("First layer that is drawn"))
        self.first.valueChanged.connect(self.refresh)
        self._first_label = self._label(bar, self.tr("from layer"), self.first)
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label(bar, self.tr("Unit (0: all)"), self.unit))
        row.addWidget(self.unit)
        row.addWidget(self._first_label)
        row.addWidget(self.first)
        row.addSpacing(8)
        self.lambda_now = QLabel(bar)
        self.lambda_now.setObjectName("lens.straightness.decay")
        self.lambda_now.setFont(tabular(self.lambda_now.font()))
        set_role(self.lambda_now, role="quiet")
        self._pushes: list[QPushButton] = []
        for name in ("none", "straighten", "flatten"):
            button = QPushButton(bar)
            button.setObjectName(f"lens.straightness.push.{name}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._push)
            self._pushes.append(button)
            row.addWidget(button)
        row.addWidget(self.lambda_now)
        row.addStretch(1)
        self._add_switch(bar, row)

    @staticmethod
    def _label(parent: QWidget, text: str, buddy: QWidget) -> QLabel:
        label = QLabel(text, parent)
        label.setBuddy(buddy)
        set_role(label, role="quiet")
        return label

    def _add_switch(self, bar: QWidget, row: QHBoxLayout) -> None:
        """Where there is room for one of them only: the linear share or the boundary."""
        self._switch = PageSwitch("lens.straightness.show", bar)
        self._switch.add("share", self.tr("R²"), self.tr("How linear it is, layer by layer, over the steps."))
        self._switch.add("boundary", self.tr("Boundary"), self.tr("The boundary beside the best linear one."))
        self._switch.pressed.connect(self._arrange)
        row.addWidget(self._switch)

    # --- asking ------------------------------------------------------------------------------------------------

    def question(self) -> commands.LookThrough:
        started = self.session.started
        widest = max(started.layer_sizes[1:-1], default=0) if started is not None else 0
        return LookAtStraightness(min(self.unit.value(), widest), self._reach)

    def _questions(self) -> Questions:
        asked = super()._questions()
        if not asked or not self._has_plane():
            return asked
        # First, so that it is there when the lens draws.
        return {"boundary": commands.Look("boundary"), **asked}

    def _has_plane(self) -> bool:
        started = self.session.started
        return started is not None and started.layer_sizes[0] == 2 and is_of_run(self.session)

    @Slot()
    def _asked_anew(self) -> None:
        self.look_again()

    @Slot()
    def _forget_run(self) -> None:
        if self.session.started is None:
            self.share.forget()
            self._reach = 0.0

    def before_run(self) -> str:
        return self.tr(
            "Press Start (F5): for each hidden layer you see where z lies on the activation's curve, and how much of "
            "what the network computes is linear. Then push λ up."
        )

    # --- drawing -----------------------------------------------------------------------------------------------

    def show_seen(self, seen: events.Lens) -> None:
        session = self.session
        if not isinstance(seen, StraightnessSeen) or session.started is None:
            return
        self._reach = seen.reach
        straight, flat = pushes(
            seen.activation, session.started.n_train, session.experiment.training.learning_rate
        )
        told, wrong = says(seen, self._errors(), straight)
        self.words.setText(told)
        set_role(self.words, role="chip" if wrong else "")
        self.describe(told)
        self._show_pushes(seen, straight, flat)
        self.share.add(seen.step, seen.linear_share, session.history.steered)
        if self._has_plane():
            self.boundary.show_seen(session, seen)
        self._arrange()
        self._show_layers(seen)

    def _show_layers(self, seen: StraightnessSeen) -> None:
        n_layers, room = len(seen.layers), self.curves.room()
        for widget in (self.first, self._first_label):
            widget.setVisible(n_layers > room)
        self.first.setRange(1, max(1, n_layers - room + 1))
        self.unit.setMaximum(max((layer.units for layer in seen.layers), default=0))
        self.curves.show_seen(seen, self.first.value() - 1 if n_layers > room else 0)

    def _show_pushes(self, seen: StraightnessSeen, straight: float, flat: float) -> None:
        alpha_share = self.tr("λ = {0}, αλ/m = {1}").format(
            f"{self.session.experiment.regularization.l2:g}", number_text.plain(seen.decay, 2)
        )
        self.lambda_now.setText(alpha_share)
        self.lambda_now.setToolTip(
            self.tr(
                "Each step shrinks W by 1 - αλ/m, which must lie in (0, 1) (S11); m is the size of train."
            )
        )
        rate = self.session.experiment.training.learning_rate
        m = self.session.started.n_train if self.session.started is not None else 1
        told = (
            self.tr("No penalty: see it bend again."),
            self.tr("Straightens it: αλ/m = {0}."),
            self.tr("Too much: W goes to 0 and nothing is left (S12). αλ/m = {0}."),
        )
        for button, value, words in zip(self._pushes, (0.0, straight, flat), told, strict=True):
            button.setText(f"λ = {value:g}")
            words = words.format(number_text.plain(rate * value / m, 2))
            button.setToolTip(words + " " + self.tr("Sets λ and trains on."))
            button.setAccessibleName(self.tr("Set λ = {0} and train on").format(number(value)))
            button.setProperty("value", value)

    def _errors(self) -> Errors:
        session, history = self.session, self.session.history
        if not len(history):
            return Errors(math.nan, math.nan, 0, "", "")
        least = int(history.train_errors.argmin())
        now, best = float(history.train_errors[-1]), float(history.train_errors[least])
        is_share = session.started is not None and session.started.error_name == "error"
        text = number_text.percent if is_share else number_text.plain
        name = self.tr("train error {0}") if is_share else self.tr("train RMSE {0}")
        return Errors(now, best, int(history.steps[least]), name.format(text(now)), text(best))

    @Slot()
    def _push(self) -> None:
        button = self.sender()
        if not isinstance(button, QPushButton):
            return
        session = self.session
        if session.set_value(_L2, float(button.property("value"))) and session.mode in (
            Mode.PAUSED,
            Mode.STOPPED,
        ):
            session.start()

    # --- room --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lines = 2 if self.width() >= _WIDE - 60 else 3
        # As high as it may become, with the padding of a warning, so that other words move nothing.
        self.words.setFixedHeight(lines * self.words.fontMetrics().lineSpacing() + 6)
        self._arrange()
        self.refresh()

    @Slot()
    def _arrange(self) -> None:
        """Give the pictures their places for the present size."""
        plane, wide, tall = self._has_plane(), self.width() >= _WIDE, self.height() >= _TALL
        one_only = plane and not wide and not tall
        share = not one_only or self._switch.chosen == "share"
        arranged = (plane, wide, tall, share)
        if arranged == self._arranged:
            return
        self._arranged = arranged
        self._switch.setVisible(one_only)
        # What a narrow bar has no room for stands in the tooltips of the buttons.
        self.lambda_now.setVisible(wide or tall)
        while self._body.count():
            self._body.takeAt(0)
        beside: list[QWidget] = [self.share] if share else []
        beside += [self.boundary] if plane and (share != one_only) else []
        self.share.setVisible(self.share in beside)
        self.boundary.setVisible(self.boundary in beside)
        for column in range(4):
            self._body.setColumnStretch(column, 0)
        if tall:
            self._body.addWidget(self.curves, 0, 0, 1, max(len(beside), 1))
            for column, widget in enumerate(beside):
                self._body.addWidget(widget, 1, column)
                self._body.setColumnStretch(column, 1)
            self._body.setRowStretch(0, 1)
            self._body.setRowStretch(1, 1)
            return
        self._body.addWidget(self.curves, 0, 0)
        self._body.setColumnStretch(0, 5)
        self._body.setRowStretch(0, 1)
        self._body.setRowStretch(1, 0)
        for column, widget in enumerate(beside, start=1):
            self._body.addWidget(widget, 0, column)
            self._body.setColumnStretch(column, 4)

    # --- files -------------------------------------------------------------------------------------------------

    def table(self) -> Table:
        """The linear share over the steps since the lens was opened."""
        return ["step", "linear_share"], [self.share.steps, self.share.shares]
