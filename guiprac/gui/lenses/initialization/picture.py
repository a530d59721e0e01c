"""The lens on the initialization: signals over depth, and a race of initializations.

See guiprac.analysis.lenses.initialization and guiprac.analysis.race.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from guiprac import commands, events
from guiprac.commands.initialization import LookAtInitialization
from guiprac.events.initialization import InitializationSeen
from guiprac.gui.lenses.initialization.race import RacePage
from guiprac.gui.lenses.initialization.signals import SignalsPage
from guiprac.gui.lenses.lens import LensPicture
from guiprac.gui.page_switch import PageSwitch
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import set_role
from guiprac.gui.words import tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

View = Literal["signals", "race"]


class InitializationPicture(LensPicture):
    """Two pages; the race needs no run."""

    key = "initialization"
    answer = InitializationSeen

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.signals = SignalsPage(session, self.page)
        self.race = RacePage(session, self.page)
        self._view: View = "signals"
        self._views = QStackedWidget(self.page)
        self._views.addWidget(self.signals)
        self._views.addWidget(self.race)
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(self._make_head())
        layout.addWidget(self._views, 1)
        to_race = QPushButton(self.tr("Race initializations"), self)
        to_race.setObjectName("lens.initialization.to_race")
        to_race.setToolTip(tooltip(self.tr("Train the experiment from several initializations at once.")))
        to_race.clicked.connect(self._show_race)
        self.add_to_empty(to_race)
        for signal in (session.check_changed, session.mode_changed, session.experiment_changed):
            signal.connect(self._refresh_race)
        session.studied.connect(self._refresh_race)
        session.prepared_changed.connect(self._refresh_race)

    @property
    def title(self) -> str:
        return self.tr("Initialization")

    # --- pages -------------------------------------------------------------------------------------------------

    def _make_head(self) -> QWidget:
        head = QWidget(self.page)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._switch = PageSwitch("lens.initialization.show", head)
        self._switch.add(
            "signals", self.tr("Signals"), self.tr("Forecast against measured over depth (S21, S22).")
        )
        self._switch.add("race", self.tr("Race"), self.tr("Several initializations trained at once."))
        self._switch.pressed.connect(self.show_view)
        row.addWidget(self._switch)
        self.headline = QLabel(head)
        self.headline.setObjectName("lens.initialization.headline")
        self.headline.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_role(self.headline, role="quiet")
        row.addSpacing(8)
        row.addWidget(self.headline, 1)
        row.addWidget(self.menu_button())
        return head

    @Slot(str)
    def show_view(self, view: View) -> None:
        """Bring a page to the front."""
        self._view = view
        self._switch.choose(view)
        self._views.setCurrentWidget(self.signals if view == "signals" else self.race)
        self.refresh()
        self.look_again()

    @Slot()
    def _show_race(self) -> None:
        self.show_view("race")

    @Slot()
    def _refresh_race(self) -> None:
        if self._view == "race":
            self.refresh()

    # --- asking and drawing --------------------------------------------------------------------------------------

    def question(self) -> commands.LookThrough | None:
        return LookAtInitialization() if self._view == "signals" else None

    def before_run(self) -> str:
        return self.tr(
            "Press Start (F5), or look before the first step: how large signals and gradients are from layer to "
            "layer, forecast by theory and measured, draws here."
        )

    def draw(self) -> None:
        if self._view == "signals":
            super().draw()
            return
        self.race.draw()
        self._tell(self.race.headline(), "")
        self.describe(self.race.words())
        self.show_page()

    def show_seen(self, seen: events.Lens) -> None:
        if isinstance(seen, InitializationSeen):
            self.signals.alarms.on_paper = self.exporting
            if self.exporting:
                # Drawn for the screen again when the file is made.
                self.refresh()
            self.signals.show_seen(seen)
            self._tell(self.signals.headline(), self.signals.formula())
            self.describe(self.signals.words())

    def _tell(self, headline: str, formula: str) -> None:
        self.headline.setText(headline)
        self.headline.setToolTip(tooltip(f"{headline}. {formula}"))

    # --- files -------------------------------------------------------------------------------------------------

    @property
    def can_export(self) -> bool:
        return super().can_export and (self._view == "signals" or self.race.can_export)

    def table(self) -> Table:
        return self.signals.table() if self._view == "signals" else self.race.table()

    def printed(self) -> Sequence[QWidget]:
        if self._view == "signals":
            return (self.signals,)
        return (self.race.says, self.race.curve)
