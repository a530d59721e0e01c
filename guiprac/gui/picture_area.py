"""The middle of the window: the pictures as tabs, and the open lenses beside or below them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QTabWidget, QToolButton, QVBoxLayout, QWidget

from guiprac.gui import words
from guiprac.gui.actions import Actions
from guiprac.gui.calls import with_argument
from guiprac.gui.lens_pane import LensPane, PicturesSplitter
from guiprac.gui.lenses import LENSES
from guiprac.gui.session import Session
from guiprac.gui.settings_store import SettingsStore
from guiprac.gui.tab_order import put_after
from guiprac.gui.theme import set_role

if TYPE_CHECKING:
    from guiprac.gui.plots.picture import Picture

# More than there are pixels, so that a splitter shares what it has in proportion.
_PARTS = 10_000


class PictureArea(PicturesSplitter):
    """`front_changed` tells that another picture, or another lens, may be in front."""

    front_changed = Signal()

    def __init__(
        self, session: Session, store: SettingsStore, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._store, self._actions = session, store, actions
        self._pictures: list[Picture] = []
        self._tabs = QTabWidget()
        self._tabs.setObjectName("pictures")
        self._tabs.setDocumentMode(False)
        self._tabs.currentChanged.connect(self._tell_front)
        self.lenses = LensPane(session)
        self.lenses.changed.connect(self._refresh_lenses)
        self.lenses.left.connect(self._tabs.tabBar().setFocus)
        self.lenses.currentChanged.connect(self._tell_front)
        self._lens_frame = _framed(self.lenses)
        self._lens_frame.hide()
        self.addWidget(_framed(self._tabs))
        self.addWidget(self._lens_frame)
        self.share_evenly()

    def add_verbs(self) -> None:
        """Make the verbs that open and close lenses, and their menu at the pictures."""
        for entry in LENSES:
            lens = self._actions.add(
                f"lens.{entry.key}",
                QCoreApplication.translate("lenses", entry.title),
                with_argument(self._toggle_lens, entry.key),
                keys=(entry.keys,),
                help=QCoreApplication.translate("lenses", entry.help),
            )
            lens.setCheckable(True)
        self._tabs.setCornerWidget(self._lens_button())

    # --- pictures ---------------------------------------------------------------------------------------------

    @property
    def is_filled(self) -> bool:
        """Whether the pictures are made."""
        return bool(self._pictures)

    @property
    def pictures(self) -> list["Picture"]:
        """The pictures in the order of their tabs, made when first asked for."""
        self.make_pictures()
        return self._pictures

    def make_pictures(self) -> None:
        """Fill the tabs, once: plots take as long to load as all the rest of the window."""
        if self._pictures:
            return
        from guiprac.gui.plots.tabs import PICTURES

        self._pictures = [picture(self._session) for picture in PICTURES]
        for picture in self._pictures:
            self._tabs.addTab(picture, picture.title)
        before = self._tabs.cornerWidget()
        for picture in self._pictures:
            before = put_after(before, picture)
        QWidget.setTabOrder(before, self.lenses.tabBar())
        self._actions["run.check_gradients"].triggered.connect(self._show_check)

    def front(self) -> "Picture | None":
        """The picture in front; with the focus in a lens, that lens."""
        focus = QApplication.focusWidget()
        if focus is not None and self.lenses.isAncestorOf(focus):
            return self.lenses.front()
        index = self._tabs.currentIndex()
        return self._pictures[index] if 0 <= index < len(self._pictures) else None

    @property
    def index(self) -> int:
        """Which of the pictures is in front."""
        return self._tabs.currentIndex()

    def show_picture(self, index: int) -> None:
        """Bring one of the pictures to the front."""
        self._tabs.setCurrentIndex(index)

    def show_picture_named(self, name: str) -> None:
        """Bring the picture with this objectName, such as "plot.model", to the front."""
        for index, picture in enumerate(self.pictures):
            if picture.objectName() == name:
                self._tabs.setCurrentIndex(index)

    @Slot()
    def _show_check(self) -> None:
        """Bring the picture to the front that answers the click."""
        self.show_picture_named("plot.gradient_check")

    @Slot()
    def _tell_front(self) -> None:
        self.front_changed.emit()

    # --- lenses -----------------------------------------------------------------------------------------------

    def open_lens(self, key: str) -> "Picture":
        """Open a lens beside the pictures, or bring it to the front."""
        self._lens_frame.show()
        return self.lenses.open_lens(key)

    def close_lenses(self) -> None:
        """Close every lens."""
        for key in self.lenses.keys:
            self.lenses.close_lens(key)

    def reopen_lenses(self) -> None:
        """Open the lenses that were open when the window was closed."""
        for key in self._store.text("lenses", "-").split():
            if any(entry.key == key for entry in LENSES):
                self.open_lens(key)

    def hand_over(self) -> None:
        """Let go of the session, and remember the lenses that the next window shall open."""
        keys = self.lenses.keys
        self.close_lenses()
        self._store_lenses(keys)

    def share(self, sizes: Sequence[int] = (1, 1)) -> None:
        """Part the room between the pictures and the lenses in this proportion."""
        self.setSizes([_PARTS * size // max(sum(sizes), 1) for size in sizes])

    def _toggle_lens(self, key: str) -> None:
        """Open a lens, or bring it to the front; close the one that is in front."""
        lens = self.lenses.lens(key)
        if lens is None or lens is not self.lenses.front():
            self.open_lens(key)
            # The verb stays ticked, though Qt has just taken its tick away.
            self._refresh_lenses()
            self.lenses.tabBar().setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.lenses.close_lens(key)

    @Slot()
    def _refresh_lenses(self) -> None:
        keys = self.lenses.keys
        for entry in LENSES:
            self._actions[f"lens.{entry.key}"].setChecked(entry.key in keys)
        self._lens_frame.setVisible(bool(keys))
        self._store_lenses(keys)

    def _store_lenses(self, keys: list[str]) -> None:
        self._store.put("lenses", " ".join(keys) or "-")

    def _lens_button(self) -> QToolButton:
        """The same lenses at the pictures themselves, where they are looked for."""
        button = QToolButton()
        button.setObjectName("pictures.lenses")
        button.setText(self.tr("Lenses"))
        button.setToolTip(words.tooltip(self.tr("Open pictures of the run that trains now beside this one.")))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(button, role="tool")
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        for entry in LENSES:
            menu.addAction(self._actions[f"lens.{entry.key}"])
        button.setMenu(menu)
        return button


def _framed(content: QWidget) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "centre")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(1, 4, 1, 1)
    inside.addWidget(content)
    return frame
