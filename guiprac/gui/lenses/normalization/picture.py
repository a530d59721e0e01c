"""Normalization: two inputs raw, centred, scaled; J's contours; the largest stable α (S19, S20).

See guiprac.analysis.lenses.normalization and the files named after it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from guiprac import commands, events
from guiprac.commands.normalization import LookAtNormalization
from guiprac.events.normalization import NormalizationSeen
from guiprac.gui.controls import Choice
from guiprac.gui.lenses.lens import LensPicture
from guiprac.gui.lenses.normalization.contours import ContoursPage
from guiprac.gui.lenses.normalization.inputs import InputsPage
from guiprac.gui.lenses.normalization.page import NormalizationPage
from guiprac.gui.lenses.normalization.rates import RatesPage
from guiprac.gui.page_switch import PageSwitch
from guiprac.gui.plots.picture import Table
from guiprac.gui.words import tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session


class NormalizationPicture(LensPicture):
    """Three pages over the same two inputs; contours and the largest α need no run."""

    key = "normalization"
    answer = NormalizationSeen

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._names: tuple[str, ...] = ()
        self.inputs = InputsPage(session, self.page)
        self.contours = ContoursPage(session, self.page)
        self.rates = RatesPage(session, self.page)
        self._build_page()
        for signal in (session.prepared_changed, session.check_changed, session.experiment_changed):
            signal.connect(self.refresh)
        session.studied.connect(self._studied)
        self.show_page()

    @property
    def title(self) -> str:
        return self.tr("Normalization")

    @property
    def view(self) -> NormalizationPage:
        """The page in front."""
        page = self._views.currentWidget()
        if not isinstance(page, NormalizationPage):
            raise RuntimeError("the lens has pages alone")
        return page

    @property
    def can_export(self) -> bool:
        return self.view.can_export

    # --- building ----------------------------------------------------------------------------------------------

    def _build_page(self) -> None:
        self._views = QStackedWidget(self.page)
        self._head = QWidget(self.page)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._by_name: dict[str, NormalizationPage] = {
            "inputs": self.inputs,
            "contours": self.contours,
            "rates": self.rates,
        }
        self._switch = PageSwitch("lens.normalization.show", self._head)
        self._switch.add("inputs", self.tr("Inputs"), self.tr("Two inputs raw, centred and scaled (S19)."))
        self._switch.add("contours", self.tr("Contours"), self.tr("J's contours, raw and normalized (S20)."))
        self._switch.add(
            "rates", self.tr("Largest α"), self.tr("Condition number and largest stable α (S20).")
        )
        self._switch.pressed.connect(self.show_view)
        for page in self._by_name.values():
            self._views.addWidget(page)
        row.addWidget(self._switch)
        row.addStretch(1)
        self.first, self.second = Choice(self._head), Choice(self._head)
        helps = self.tr("The input on the horizontal axis."), self.tr("The input on the vertical axis.")
        for choice, name, help in zip((self.first, self.second), ("first", "second"), helps, strict=True):
            choice.setObjectName(f"lens.normalization.{name}")
            choice.setToolTip(tooltip(help))
            choice.setAccessibleName(help)
            choice.setMinimumContentsLength(8)
            choice.currentIndexChanged.connect(self._inputs_chosen)
            row.addWidget(choice)
        row.addWidget(self.menu_button())
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._head)
        layout.addWidget(self._views, 1)

    @Slot(str)
    def show_view(self, name: str) -> NormalizationPage:
        """Bring a page to the front: "inputs", "contours" or "rates"."""
        self._switch.choose(name)
        self._views.setCurrentWidget(self._by_name[name])
        self._show_choices()
        self.refresh()
        return self.view

    # --- the two inputs ----------------------------------------------------------------------------------------

    def _show_names(self) -> None:
        prepared = self.session.prepared
        names = () if prepared is None else prepared.input_names
        if names != self._names or not self.first.count():
            self._names = names
            widest, narrowest = self.tr("largest σ"), self.tr("smallest σ")
            for choice, automatic in ((self.first, widest), (self.second, narrowest)):
                blocked = choice.blockSignals(True)
                choice.clear()
                choice.addItem(automatic, -1)
                for place, name in enumerate(names):
                    choice.addItem(name, place)
                choice.blockSignals(blocked)
            for page in (self.inputs, self.contours, self.rates):
                page.forget()
            self._inputs_chosen()
        self._show_choices()

    def _show_choices(self) -> None:
        """Which inputs are of interest: not of the Hessian, and there may be but one."""
        for choice, least in ((self.first, 1), (self.second, 2)):
            choice.setVisible(self.view is not self.rates and len(self._names) >= least)

    @Slot()
    def _inputs_chosen(self) -> None:
        first, second = self.first.currentData(), self.second.currentData()
        places = -1 if first is None else int(first), -1 if second is None else int(second)
        for page in (self.inputs, self.contours, self.rates):
            page.show_inputs(*places)
        self.look_again()

    # --- asking and drawing --------------------------------------------------------------------------------------

    def question(self) -> commands.LookThrough | None:
        """Asked once for each run and choice of inputs: the answer does not change while the run trains."""
        places = self.inputs.first, self.inputs.second
        seen, started = self.seen, self.session.started
        if isinstance(seen, NormalizationSeen) and seen.asked == places:
            return None
        if started is None or max(places) >= started.layer_sizes[0]:
            # The inputs of other data, which were read after this run.
            return None
        return LookAtNormalization(*places)

    def before_run(self) -> str:
        return self.inputs.words()

    def show_seen(self, seen: events.Lens) -> None:
        if isinstance(seen, NormalizationSeen):
            self.inputs.show_seen(seen)

    @Slot(object)
    def _studied(self, event: object) -> None:
        self.refresh()

    def draw(self) -> None:
        self._show_names()
        seen = self.seen if self.session.started is not None else None
        self.inputs.show_seen(seen if isinstance(seen, NormalizationSeen) else None)
        self.view.draw()
        self.describe(self.view.words())
        self.show_page()

    # --- files -------------------------------------------------------------------------------------------------

    def printed(self) -> Sequence[QWidget]:
        return self.view.printed()

    def table(self) -> Table:
        return self.view.table()
