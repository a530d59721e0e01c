"""The Gradient check tab: the run's own gradients, the sweep of ε, and a person's own backpropagation."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from guiprac.gui.page_switch import PageSwitch
from guiprac.gui.plots.check_page import CheckPage
from guiprac.gui.plots.gradient_check_page import Page
from guiprac.gui.plots.picture import Picture, Table
from guiprac.gui.theme import set_role
from guiprac.gui.words import tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session


class GradientCheckPicture(Picture):
    """Three pages; the two that are not in front at first are made when they are first asked for."""

    key = "gradient_check"

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._made: dict[str, Page] = {}
        self._build_page()
        self.show_view("check")
        for signal in (
            session.check_changed,
            session.swept_changed,
            session.mode_changed,
            session.prepared_changed,
            session.experiment_changed,
        ):
            signal.connect(self.refresh)
        self.show_page()

    @property
    def title(self) -> str:
        return self.tr("Gradient check")

    @property
    def can_export(self) -> bool:
        return self.view.can_export

    # --- pages -------------------------------------------------------------------------------------------------

    def _build_page(self) -> None:
        head = QWidget(self.page)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._switch = PageSwitch("check.show", head)
        self._switch.add("check", self.tr("Network"), self.tr("Check the gradients of the run (S23–S28)."))
        self._switch.add(
            "sweep",
            self.tr("ε sweep"),
            self.tr("The difference against ε, one-sided and two-sided, and J along one parameter (S23)."),
        )
        self._switch.add(
            "code",
            self.tr("Your own code"),
            self.tr("Check the gradients of a backpropagation that you wrote yourself."),
        )
        self._switch.pressed.connect(self.show_view)
        row.addWidget(self._switch)
        row.addStretch(1)
        self._copy = QToolButton(head)
        self._copy.setObjectName("check.copy_report")
        self._copy.setText(self.tr("Copy report"))
        self._copy.setToolTip(tooltip(self.tr("Put the whole result on the clipboard as text.")))
        self._copy.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self._copy, role="tool")
        self._copy.clicked.connect(self.copy_report)
        row.addWidget(self._copy)
        row.addWidget(self.menu_button())
        self._views = QStackedWidget(self.page)
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(head)
        layout.addWidget(self._views, 1)

    @property
    def view(self) -> Page:
        """The page in front."""
        return self._made[self._chosen]

    @Slot(str)
    def show_view(self, name: str) -> Page:
        """Bring a page to the front: "check", "sweep" or "code"."""
        if name not in self._made:
            makers: dict[str, Callable[[], Page]] = {
                "check": self._make_check,
                "sweep": self._make_sweep,
                "code": self._make_code,
            }
            page = makers[name]()
            self._made[name] = page
            self._views.addWidget(page)
        self._chosen = name
        self._views.setCurrentWidget(self._made[name])
        self._switch.choose(name)
        self.refresh()
        return self._made[name]

    def take_up(self, other: "GradientCheckPicture") -> None:
        """Show what another one shows, and what was typed there."""
        from guiprac.gui.plots.own_code import OwnCodePage

        typed = other._made.get("code")
        if isinstance(typed, OwnCodePage):
            page = self.show_view("code")
            assert isinstance(page, OwnCodePage)
            page.take_up(typed)
        self.show_view(other._chosen)

    def _make_check(self) -> Page:
        page = CheckPage(self.session, self._views)
        page.sweep_wanted.connect(self._sweep)
        page.words_changed.connect(self._tell)
        return page

    def _make_sweep(self) -> Page:
        from guiprac.gui.plots.epsilon_sweep import SweepPage

        return SweepPage(self.session, self._views)

    def _make_code(self) -> Page:
        from guiprac.gui.plots.own_code import OwnCodePage

        page = OwnCodePage(self.session, self._views)
        page.words_changed.connect(self._tell)
        return page

    @Slot(str, int, int)
    def _sweep(self, block: str, row: int, column: int) -> None:
        self.show_view("sweep")
        self.session.sweep(block, row, column)

    # --- drawing and files -------------------------------------------------------------------------------------

    def draw(self) -> None:
        self.view.draw()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        if self._made:
            self.describe(self.view.words())
            self._copy.setEnabled(self.view.can_export)

    def printed(self) -> Sequence[QWidget]:
        return self.view.printed()

    def _shown(self) -> list[QWidget]:
        # A check is printed from a copy at its full length, which is on no screen.
        return list(self.printed())

    def table(self) -> Table:
        return self.view.table()

    def extra_actions(self, menu: QMenu) -> None:
        report = QAction(self.tr("Copy report as text"), menu)
        report.setObjectName("plot.gradient_check.report")
        report.setEnabled(self.can_export)
        report.triggered.connect(self.copy_report)
        menu.addAction(report)

    @Slot()
    def copy_report(self) -> None:
        """Put the result on the clipboard as text."""
        text = self.view.report()
        if text:
            QGuiApplication.clipboard().setText(text)
            self.session.told.emit(self.tr("Report copied."))
