"""What the network does with its data: the picture that suits the data, asked of the run while it is seen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import msgspec
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QWidget,
)

from guiprac import commands, events
from guiprac.gui.page_switch import PageSwitch
from guiprac.gui.plots.confusion import Confusion
from guiprac.gui.plots.decision_boundary import DecisionBoundary
from guiprac.gui.plots.looker import Looker, Questions
from guiprac.gui.plots.mistakes import ExampleImages
from guiprac.gui.plots.model_view import ModelView
from guiprac.gui.plots.picture import Picture, Table
from guiprac.gui.plots.predicted_against_true import PredictedAgainstTrue
from guiprac.gui.session import Mode
from guiprac.gui.theme import set_role

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_STANDING = (Mode.PAUSED, Mode.STOPPED)
_CLASSES: dict[str, type[ModelView]] = {
    "boundary": DecisionBoundary,
    "confusion": Confusion,
    "scatter": PredictedAgainstTrue,
}


def views_for(prepared: events.Prepared) -> tuple[str, ...]:
    """The pictures that suit some data, the most telling first."""
    plane = ("boundary",) if prepared.n_inputs == 2 else ()
    return (*plane, "scatter" if prepared.task == "regression" else "confusion")


class ModelPicture(Picture):
    """Decision boundary, confusion matrix or predictions, whichever suits the data."""

    key = "model"

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._made: dict[str, ModelView] = {}
        self._examples: ExampleImages | None = None
        self._chosen = ""
        self._standing_seen: tuple[object, ...] = ()
        self._build_page()
        self._looker = Looker(session, self._questions, self)
        session.history_changed.connect(self._news)
        session.mode_changed.connect(self._mode_changed)
        session.prepared_changed.connect(self.refresh)
        session.picture_changed.connect(self.refresh)

    @property
    def title(self) -> str:
        return self.tr("Model")

    def _build_page(self) -> None:
        self._views = QStackedWidget(self.page)
        self.words = QLabel(self.page)
        self.words.setObjectName("plot.model.words")
        self.words.setWordWrap(True)
        set_role(self.words, role="quiet")
        self._switch = PageSwitch("plot.model.show", self.page)
        self._switch.add(
            "boundary", self.tr("Decision boundary"), self.tr("What is predicted where, with the examples.")
        )
        self._switch.add(
            "confusion", self.tr("Confusion matrix"), self.tr("Which class is taken for which, on dev.")
        )
        self._switch.add(
            "scatter",
            self.tr("Predicted against true"),
            self.tr("Each example of dev, and how far it is off."),
        )
        self._switch.pressed.connect(self._switched)
        # The menu stands beside the switch if there is one, beside the words otherwise.
        layout = QGridLayout(self.page)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setVerticalSpacing(8)
        layout.addWidget(self._switch, 0, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.words, 1, 0)
        layout.addWidget(self.menu_button(), 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._views, 2, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        layout.setRowStretch(2, 1)

    # --- drawing -----------------------------------------------------------------------------------------------

    @property
    def view(self) -> str:
        """The picture that is chosen, if it suits the data; the most telling one otherwise."""
        prepared = self.session.prepared
        if prepared is None:
            return ""
        suited = views_for(prepared)
        return self._chosen if self._chosen in suited else suited[0]

    def draw(self) -> None:
        prepared = self.session.prepared
        if prepared is None:
            waiting = self.tr("Reading the data…")
            self.show_empty(waiting if self.session.preparing else self.tr("Choose data: it is drawn here."))
            return
        self._show_switch(prepared)
        shown = self._view_widget(self.view)
        words = shown.show_model(self.session, prepared, self._has_run())
        if words:
            self._views.setCurrentWidget(shown)
        elif prepared.images is not None and self.session.started is None:
            self._show_examples(prepared)
            words = self.tr("{0}: some images of train.").format(prepared.title) + " " + self._coming()
        else:
            self.show_empty(self._coming())
            return
        self.words.setText(words)
        self.describe(words)
        self.show_page()

    def _show_switch(self, prepared: events.Prepared) -> None:
        suited = views_for(prepared)
        is_regression = prepared.task == "regression"
        boundary = self.tr("Predicted surface") if is_regression else self.tr("Decision boundary")
        self._switch.rename("boundary", boundary)
        self._switch.offer(suited)
        self._switch.choose(self.view)

    def _view_widget(self, view: str) -> ModelView:
        """The widget of a view, made when it is first needed: the window opens sooner."""
        if view not in self._made:
            made = _CLASSES[view](self._views)
            self._made[view] = made
            self._views.addWidget(made)
        return self._made[view]

    def _show_examples(self, prepared: events.Prepared) -> None:
        if self._examples is None:
            self._examples = ExampleImages(self._views)
            self._views.addWidget(self._examples)
        self._examples.show_examples(prepared)
        self._views.setCurrentWidget(self._examples)

    def _coming(self) -> str:
        if self.view == "scatter":
            return self.tr("Press Start (F5): predicted against true values of dev draw here.")
        return self.tr("Press Start (F5): which class of dev is taken for which draws here.")

    def _has_run(self) -> bool:
        """Whether there is a run of the data that is shown; other data may have been chosen since."""
        started = self.session.started
        if started is None:
            return False
        if not started.experiment:
            return True
        now = msgspec.to_builtins(self.session.experiment)
        return all(
            _as_lists(started.experiment.get(part)) == _as_lists(now[part]) for part in ("data", "split")
        )

    def printed(self) -> Sequence[QWidget]:
        return (self.words, self._views)

    def table(self) -> Table:
        return self._view_widget(self.view).table()

    def extra_actions(self, menu: QMenu) -> None:
        view = self._made.get(self.view)
        if isinstance(view, DecisionBoundary | PredictedAgainstTrue):
            menu.addSeparator()
            follow = QAction(self.tr("Show the whole picture"), menu)
            follow.setEnabled(view.canvas.held)
            follow.triggered.connect(view.canvas.follow)
            follow.triggered.connect(self.refresh)
            menu.addAction(follow)

    # --- asking ------------------------------------------------------------------------------------------------

    def _questions(self) -> Questions:
        prepared = self.session.prepared
        if not self.isVisible() or prepared is None or not self._has_run():
            return {}
        return {view: commands.Look(view) for view in self._view_widget(self.view).asks(prepared)}

    @Slot()
    def _news(self) -> None:
        if not len(self.session.history):
            self._looker.forget()
        self._looker.want()
        self.refresh()

    @Slot()
    def _mode_changed(self) -> None:
        """Where the run comes to stand, the last picture shows where it stands."""
        session = self.session
        standing = (session.mode, session.closing, session.started)
        if standing != self._standing_seen:
            self._standing_seen = standing
            if session.mode in _STANDING:
                self._looker.want()
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._looker.want()

    @Slot(str)
    def _switched(self, view: str) -> None:
        self._chosen = view
        self._looker.forget()
        self._looker.want()
        self.refresh()


def _as_lists(value: object) -> object:
    """Tuples as lists, since events that travelled hold lists."""
    if isinstance(value, dict):
        return {key: _as_lists(entry) for key, entry in cast(dict[str, object], value).items()}
    return [_as_lists(entry) for entry in value] if isinstance(value, list | tuple) else value
