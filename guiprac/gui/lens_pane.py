"""The lenses that are open, as tabs that can be closed, beside or below the pictures."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QSplitter, QTabBar, QTabWidget, QWidget

from guiprac.gui.controls import IconButton
from guiprac.gui.lenses import LENSES
from guiprac.gui.tab_order import put_after

if TYPE_CHECKING:
    from guiprac.gui.plots.picture import Picture
    from guiprac.gui.session import Session

# From this width on there is room for two pictures side by side.
_WIDE = 1040
_CLOSE = 18


class LensPane(QTabWidget):
    """Opens and closes lenses; `changed` tells that another set of them is open. Empty, it hides itself.

    `left` tells that the last one was closed from within, so that the focus needs another place.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._open: dict[str, Picture] = {}
        self.setObjectName("lenses")
        self.setAccessibleName(self.tr("Lenses"))
        self.setMovable(True)
        close = QShortcut(self)
        # Ctrl+W is what the buttons tell, whatever else closes things on the platform.
        ways = QKeySequence.keyBindings(QKeySequence.StandardKey.Close)
        close.setKeys(list(dict.fromkeys((QKeySequence("Ctrl+W"), *ways))))
        close.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        close.activated.connect(self._close_front)
        self.hide()

    @property
    def keys(self) -> list[str]:
        """The open lenses, in the order of their tabs."""
        widgets = [self.widget(index) for index in range(self.count())]
        return [key for widget in widgets for key, picture in self._open.items() if picture is widget]

    def lens(self, key: str) -> "Picture | None":
        """An open lens."""
        return self._open.get(key)

    def front(self) -> "Picture | None":
        """The lens in front."""
        return next((picture for picture in self._open.values() if picture is self.currentWidget()), None)

    def open_lens(self, key: str) -> "Picture":
        """Open a lens, or bring it to the front if it is open."""
        picture = self._open.get(key)
        if picture is None:
            entry = next(entry for entry in LENSES if entry.key == key)
            picture = self._open[key] = entry.make(self._session)
            self.addTab(picture, picture.title)
            put_after(self.tabBar(), picture)
            self.tabBar().setTabButton(
                self.indexOf(picture),
                QTabBar.ButtonPosition.RightSide,
                self._close_button(key, picture.title),
            )
        self.show()
        self.setCurrentWidget(picture)
        self.changed.emit()
        return picture

    def close_lens(self, key: str) -> None:
        """Close a lens; it asks nothing of the run any more."""
        picture = self._open.pop(key, None)
        if picture is None:
            return
        focus = QApplication.focusWidget()
        from_within = focus is not None and self.isAncestorOf(focus)
        self.removeTab(self.indexOf(picture))
        picture.close()
        picture.deleteLater()
        if from_within and self._open:
            self.tabBar().setFocus()
        self.setVisible(bool(self._open))
        self.changed.emit()
        if from_within and not self._open:
            self.left.emit()

    def _close_button(self, key: str, title: str) -> IconButton:
        button = IconButton("remove", self.tr("Close {0} (Ctrl+W)").format(title))
        button.setObjectName(f"lens.{key}.close")
        # By key the tab is closed with Ctrl+W; another stop for Tab at each would be in the way.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setFixedSize(_CLOSE, _CLOSE)
        button.clicked.connect(self._close_clicked)
        return button

    @Slot()
    def _close_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, IconButton):
            self.close_lens(button.objectName().split(".")[1])

    @Slot()
    def _close_front(self) -> None:
        front = self.front()
        if front is not None:
            self.close_lens(front.key)


class PicturesSplitter(QSplitter):
    """Pictures and lenses: side by side where there is room for two, else one above the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("centre")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE
        orientation = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if orientation != self.orientation():
            self.setOrientation(orientation)
            self.share_evenly()

    def minimumSizeHint(self) -> QSize:
        # As if one stood above the other, which they do as soon as there is no room beside each other: a window
        # that was wide can become narrow again.
        least, widest = super().minimumSizeHint(), 0
        for widget in map(self.widget, range(self.count())):
            if widget is not None and not widget.isHidden():
                widest = max(widest, widget.minimumSizeHint().width())
        return QSize(widest or least.width(), least.height())

    def share_evenly(self) -> None:
        """Give pictures and lenses the same room."""
        self.setSizes([1000] * self.count())
