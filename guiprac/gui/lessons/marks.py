"""A frame around each control that a lesson speaks of, unfolded and scrolled into view."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QMainWindow, QScrollArea, QWidget
from shiboken6 import isValid

from guiprac.gui.lessons import finding
from guiprac.gui.panels.panel import Panel
from guiprac.gui.theme import theme

_ROOM = 6
_PEN = 2.5
# A control that is made or shown later, such as a part of a lens, gets its frame within this time.
_LOOK_MILLISECONDS = 300
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class Marks(QObject):
    """Keeps the frames where the controls are, however these move."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._frames: dict[str, _Frame] = {}
        self._places: dict[str, finding.Place] = {}
        # Where each stood in what scrolls with it when it was brought into view.
        self._spots: dict[str, QPoint] = {}
        self._watched: list[QWidget] = []
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MILLISECONDS)
        self._look.timeout.connect(self._find)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._find)

    @property
    def names(self) -> list[str]:
        """The controls that have a frame now."""
        return [name for name, frame in self._frames.items() if frame.isVisible()]

    def show_marks(self, names: tuple[str, ...]) -> None:
        """Put frames around these controls, and around no others."""
        for name in set(self._frames) - set(names):
            frame = self._frames.pop(name)
            self._places.pop(name, None)
            self._spots.pop(name, None)
            frame.hide()
            frame.deleteLater()
        for name in names:
            if name not in self._frames:
                self._frames[name] = _Frame(self._window)
        if names:
            self._look.start()
            # When the step's own changes of the window have found their places.
            self._soon.start(0)
        else:
            self._look.stop()
            self._soon.stop()
            self._watch([])

    @Slot()
    def _find(self) -> None:
        new: list[QWidget] = []
        for name, frame in self._frames.items():
            found = finding.place(self._window, name)
            if found is None or not _is_there(found[0]):
                self._places.pop(name, None)
                continue
            before, spot = self._places.get(name), _spot(found[0])
            self._places[name] = found
            is_another = before is None or before[0] is not found[0]
            # Pushed out of sight by what grew above it, not scrolled away by a person.
            if is_another or (not frame.isVisible() and spot != self._spots.get(name)):
                self._spots[name] = spot
                new.append(found[0])
        # The first is what is done first: should not all have room, it is the one in view.
        for widget in reversed(new):
            _bring_into_view(widget)
        self._watch([above for widget, _ in self._places.values() for above in self._up_from(widget)])
        self._follow()

    def _up_from(self, widget: QWidget) -> list[QWidget]:
        chain: list[QWidget] = []
        above: QWidget | None = widget
        while above is not None and above is not self._window:
            chain.append(above)
            above = above.parentWidget()
        return chain

    def _follow(self) -> None:
        for name, frame in self._frames.items():
            place = self._places.get(name)
            if place is None or not isValid(place[0]):
                frame.hide()
            else:
                frame.follow(self._window, *place)

    def _watch(self, widgets: list[QWidget]) -> None:
        for widget in self._watched:
            if widget not in widgets and isValid(widget):
                widget.removeEventFilter(self)
        for widget in widgets:
            if widget not in self._watched:
                widget.installEventFilter(self)
        self._watched = widgets

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            for widget, part in self._places.values():
                if isValid(widget) and part.topLeft() == QPoint(0, 0):
                    part.setSize(widget.size())
            self._follow()
        return False


class _Frame(QWidget):
    """A rounded frame over the window that lets everything through."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("lesson.mark")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme().changed.connect(self.update)
        self.hide()

    def follow(self, window: QMainWindow, widget: QWidget, part: QRect) -> None:
        """Lie around a part of a widget, or nowhere while that is not seen."""
        seen = _seen(window, widget, part) if widget.isVisible() else QRect()
        if seen.isEmpty():
            self.hide()
            return
        self.setGeometry(seen.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme().palette.accent), _PEN))
        edge = _PEN / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 7, 7)
        painter.end()


def _seen(window: QWidget, widget: QWidget, part: QRect) -> QRect:
    """The part in the window's coordinates, cut to what its scroll areas show."""
    shown = QRect(widget.mapTo(window, part.topLeft()), part.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        shown &= QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
        parent = parent.parentWidget()
    return shown


def _spot(widget: QWidget) -> QPoint:
    """Where it stands in what scrolls with it, wherever that is scrolled to."""
    spot, above = QPoint(0, 0), widget
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent.parentWidget(), QAbstractScrollArea):
        spot += above.pos()
        above, parent = parent, parent.parentWidget()
    return spot


def _is_there(widget: QWidget) -> bool:
    """Whether it can be seen now, or could once its panel is unfolded."""
    panel = _panel_of(widget)
    return widget.isVisible() if panel is None else widget.isVisibleTo(panel.body)


def _panel_of(widget: QWidget) -> Panel | None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, Panel):
            return above if above.body.isAncestorOf(widget) else None
        above = above.parentWidget()
    return None


def _bring_into_view(widget: QWidget) -> None:
    panel = _panel_of(widget)
    if panel is not None:
        panel.set_open(True)
    parent = widget.parentWidget()
    areas: list[QScrollArea] = []
    while parent is not None:
        if isinstance(parent, QScrollArea):
            areas.append(parent)
        parent = parent.parentWidget()

    def scroll() -> None:
        for area in areas:
            if panel is not None and isValid(panel) and panel.height() <= area.viewport().height():
                # What a setting does stands beside it in its panel.
                area.ensureWidgetVisible(panel, 0, _ROOM)
            area.ensureWidgetVisible(widget, 0, 40)

    # Once the unfolded panel has its place.
    QTimer.singleShot(0, widget, scroll)
