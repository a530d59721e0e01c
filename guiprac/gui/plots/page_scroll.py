"""Room for a page that needs more than there is: it scrolls, so that the window can be made smaller than it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from guiprac.gui.theme import set_role

# Two pictures of this height one above the other, with their tabs and the run bar, fit a window of 640 pixels.
_LEAST_HEIGHT = 160


class PageScroll(QScrollArea):
    """Gives its page all the room there is, and scrolls down only where that is less than the page can do with.

    A resizable QScrollArea would scroll as soon as a page with wrapped sentences is lower than it prefers.
    """

    def __init__(self, page: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self._told = QSize()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self, role="surface")
        self.setWidget(page)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
            if self.minimumSizeHint() != self._told:
                self._told = self.minimumSizeHint()
                self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return self._page.sizeHint()

    def minimumSizeHint(self) -> QSize:
        least = self._page.minimumSizeHint()
        return QSize(least.width(), min(least.height(), _LEAST_HEIGHT))

    def _fit(self) -> None:
        room, least = self.maximumViewportSize(), self._page.minimumSizeHint().height()
        if least > room.height():
            room = QSize(room.width() - self.verticalScrollBar().sizeHint().width(), least)
        self._page.resize(room)
