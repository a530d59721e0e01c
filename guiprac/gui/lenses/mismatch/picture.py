"""Are the parts alike, and is it mismatch that dev suffers from? (S2-S4)"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from guiprac.gui.lenses.mismatch.gaps import GapsPage
from guiprac.gui.lenses.mismatch.parts import PartsPage
from guiprac.gui.page_switch import PageSwitch
from guiprac.gui.plots.picture import Picture, Table
from guiprac.gui.theme import set_role

if TYPE_CHECKING:
    from guiprac.gui.session import Session

View = Literal["parts", "gaps"]

# Live differences are redrawn at a pace that can be read.
_PACE_MILLISECONDS = 125


class MismatchPicture(Picture):
    """Two pages: telling two parts apart needs no run, the four differences need one with a train-dev slice."""

    key = "mismatch"

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.parts = PartsPage(session, self.page)
        self.gaps = GapsPage(session, self.page)
        self._view: View = "parts"
        self._views = QStackedWidget(self.page)
        self._views.addWidget(self.parts)
        self._views.addWidget(self.gaps)
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(self._make_head())
        layout.addWidget(self._views, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PACE_MILLISECONDS)
        self._later.timeout.connect(self.refresh)
        for signal in (
            session.check_changed,
            session.mode_changed,
            session.prepared_changed,
            session.experiment_changed,
            session.runs.changed,
            session.yardstick.changed,
        ):
            signal.connect(self.refresh)
        session.studied.connect(self.refresh)
        session.history_changed.connect(self._read)

    @property
    def title(self) -> str:
        return self.tr("Alike?")

    # --- pages -------------------------------------------------------------------------------------------------

    def _make_head(self) -> QWidget:
        self._head = QWidget(self.page)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._switch = PageSwitch("lens.mismatch.show", self._head)
        self._switch.add(
            "parts", self.tr("Two parts"), self.tr("Can two parts be told apart by their inputs? (S3)")
        )
        self._switch.add(
            "gaps",
            self.tr("Four gaps"),
            self.tr(
                "Avoidable bias, variance, mismatch and overfitting to dev, by a train-dev slice (S2-S4)."
            ),
        )
        self._switch.pressed.connect(self.show_view)
        row.addWidget(self._switch)
        self.headline = QLabel(self._head)
        self.headline.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_role(self.headline, role="quiet")
        row.addSpacing(8)
        row.addWidget(self.headline, 1)
        row.addWidget(self.menu_button())
        return self._head

    @Slot(str)
    def show_view(self, view: View) -> None:
        """Bring a page to the front."""
        self._view = view
        self._switch.choose(view)
        self._views.setCurrentWidget(self._front)
        self.refresh()

    @property
    def _front(self) -> PartsPage | GapsPage:
        return self.parts if self._view == "parts" else self.gaps

    @Slot()
    def _read(self) -> None:
        if self._view == "gaps" and not self._later.isActive():
            self._later.start()

    # --- drawing and files -------------------------------------------------------------------------------------

    def draw(self) -> None:
        if self.session.prepared is None and self.session.started is None:
            self.show_empty(self.tr("There is no data yet: choose a source in the Data panel."))
            return
        self._front.draw()
        self.headline.setText(
            self.tr("Can the inputs of two parts be told apart?")
            if self._view == "parts"
            else self.tr("From the best achievable error to test, step by step")
        )
        self.describe(self._front.words())
        self.show_page()

    @property
    def can_export(self) -> bool:
        return super().can_export and self._front.can_export

    def printed(self) -> Sequence[QWidget]:
        return self._front.printed()

    def table(self) -> Table:
        return self._front.table()
