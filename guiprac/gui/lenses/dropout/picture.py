"""The dropout lens: its steps on a mini-batch, dropout left on at test, units knocked out, and J (S14-S18)."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from guiprac import commands, events
from guiprac.events.dropout import DropoutSeen
from guiprac.gui.controls import wrapped
from guiprac.gui.flow_layout import FlowLayout
from guiprac.gui.lenses.dropout.at_test import AtTestPage
from guiprac.gui.lenses.dropout.debug import DebugPage
from guiprac.gui.lenses.dropout.page import DropoutPage
from guiprac.gui.lenses.dropout.steps import StepsPage
from guiprac.gui.lenses.dropout.units import UnitsPage
from guiprac.gui.lenses.lens import LensPicture
from guiprac.gui.page_switch import PageSwitch
from guiprac.gui.plots.picture import Table
from guiprac.gui.session import Mode
from guiprac.gui.words import tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_PAGES: dict[str, type[DropoutPage]] = {
    "steps": StepsPage,
    "test": AtTestPage,
    "units": UnitsPage,
    "debug": DebugPage,
}


class DropoutPicture(LensPicture):
    """Four pages, each made when it is first asked for."""

    key = "dropout"
    answer = DropoutSeen

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._made: dict[str, DropoutPage] = {}
        self._chosen = "steps"
        self._taken: events.Lens | None = None
        self._asked_at = 0.0
        self._build_page()
        self.show_view("steps")
        for signal in (session.check_changed, session.prepared_changed, session.experiment_changed):
            signal.connect(self.refresh)
        session.studied.connect(self.refresh)

    @property
    def title(self) -> str:
        return self.tr("Dropout")

    @property
    def can_export(self) -> bool:
        return self.view.has_picture

    # --- pages -------------------------------------------------------------------------------------------------

    def _build_page(self) -> None:
        self._header = QWidget(self.page)
        self._flow = FlowLayout(self._header, spacing=16)
        self._switch = PageSwitch("lens.dropout.show", self._header)
        self._switch.add(
            "steps",
            self.tr("Steps"),
            self.tr("Inverted dropout on one mini-batch, forward and back (S14, S15)."),
        )
        self._switch.add(
            "test", self.tr("At test"), self.tr("What if dropout stayed on when measuring (S16).")
        )
        self._switch.add(
            "units", self.tr("Units"), self.tr("Knock units out: is any of them indispensable (S17)?")
        )
        self._switch.add(
            "debug", self.tr("Debug J"), self.tr("Does J fall? Two twins, with dropout and without (S18).")
        )
        self._switch.pressed.connect(self.show_view)
        self._flow.addWidget(self._switch)
        self._views = QStackedWidget(self.page)
        self._views.addWidget(self._make_waiting())
        top = QHBoxLayout()
        top.addWidget(self._header, 1)
        top.addWidget(self.menu_button(), 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._views, 1)

    def _make_waiting(self) -> QWidget:
        """What is said while a page has nothing to show, and the button that brings it."""
        self._waiting = QWidget(self._views)
        self.waiting_words = wrapped("", "quiet", self._waiting)
        self.waiting_words.setObjectName("lens.dropout.waiting")
        self.waiting_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stand = QPushButton(self.tr("Look before the first step"), self._waiting)
        self.stand.setObjectName("lens.dropout.stand")
        self.stand.setToolTip(
            tooltip(self.tr("Set up the run that Start would begin, and let it wait at step 0."))
        )
        self.stand.clicked.connect(self.session.stand)
        column = QVBoxLayout(self._waiting)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.waiting_words)
        column.addWidget(self.stand, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return self._waiting

    @property
    def view(self) -> DropoutPage:
        """The page in front."""
        return self._made[self._chosen]

    @Slot(str)
    def show_view(self, name: str) -> DropoutPage:
        """Bring a page to the front: "steps", "test", "units" or "debug"."""
        if name not in self._made:
            made = _PAGES[name](self.session, self._views)
            made.controls.setParent(self._header)
            self._made[name] = made
            self._views.addWidget(made)
            self._flow.addWidget(made.controls)
            made.asked.connect(self._question_changed)
        self._chosen = name
        for other, page in self._made.items():
            page.controls.setVisible(other == name)
        self._flow.invalidate()
        self._switch.choose(name)
        self._question_changed()
        self.refresh()
        return self._made[name]

    # --- asking and drawing ------------------------------------------------------------------------------------

    @Slot()
    def _question_changed(self) -> None:
        self._asked_at = 0.0
        self.look_again()

    def question(self) -> commands.LookThrough | None:
        page = self.view
        now = time.monotonic()
        if self.session.mode is Mode.RUNNING and now - self._asked_at < page.pause:
            return None
        question = page.question()
        if question is not None:
            self._asked_at = now
        return question

    def before_run(self) -> str:
        return self.tr("Press Start (F5): inverted dropout is taken apart here on a mini-batch of the run.")

    def draw(self) -> None:
        seen, page = self.seen, self.view
        if self.session.started is None:
            self._taken = None
            for made in self._made.values():
                made.forget()
        elif isinstance(seen, DropoutSeen) and seen is not self._taken:
            self._taken = seen
            for made in self._made.values():
                made.take(seen)
        waiting = self._why_nothing(page)
        self.stand.setVisible(self.session.mode is Mode.IDLE and page.needs_run)
        self.waiting_words.setText(waiting)
        page.draw()
        self._views.setCurrentWidget(self._waiting if waiting else page)
        page.controls.setVisible(not waiting)
        self.describe(waiting or page.words())
        self.show_page()

    def _why_nothing(self, page: DropoutPage) -> str:
        if not page.needs_run:
            return ""
        if self.session.started is None:
            return self.before_run()
        return page.missing() or ("" if page.has_picture else self.tr("Looking…"))

    # --- files -------------------------------------------------------------------------------------------------

    def printed(self) -> Sequence[QWidget]:
        return self.view.printed()

    def table(self) -> Table:
        return self.view.table()
