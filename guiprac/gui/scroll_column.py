"""A column that scrolls up and down, and always shows what has the focus."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from guiprac.gui.theme import set_role

_MARGIN = 12


class ScrollColumn(QScrollArea):
    """Qt scrolls to where Tab goes within an area; this one also to where it enters from outside, and it keeps what
    has the focus in sight when the content above grows, until a person scrolls elsewhere."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._follows = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        content.installEventFilter(self)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def take_focus(self) -> None:
        """Be a stop for Tab, where arrow and page keys scroll; for text that holds no other."""
        set_role(self, role="reading")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        ignored = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.Resize:
            self._show_focus()
        return ignored

    @Slot()
    def _let_go(self) -> None:
        self._follows = False

    @Slot(QWidget, QWidget)
    def _focus_moved(self, *_: object) -> None:
        # What is being clicked stays under the mouse.
        self._follows = QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
        self._show_focus()

    def _show_focus(self) -> None:
        focus = QApplication.focusWidget()
        if self._follows and focus is not None and self.isAncestorOf(focus):
            self.ensureWidgetVisible(focus, 0, _MARGIN)
