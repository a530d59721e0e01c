"""The controls of the window by the names that lessons use."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTabWidget,
    QToolButton,
    QWidget,
)

from guiprac import experiment as experiments
from guiprac.gui.forms import Field
from guiprac.lesson import Lesson

Place = tuple[QWidget, QRect]
# What these hold is made when they are first shown.
_MADE_LATER = ("lens", "check", "plot", "diagnosis", "sealed_test")


def named(window: QWidget, name: str) -> list[QWidget]:
    """The widgets of this name, and those whose names continue it: "split" is "split.train" and the others, too.

    A setting's name is its whole field, and an action's name its buttons.
    """
    found: list[QWidget] = []
    for widget in window.findChildren(QWidget):
        own = widget.name if isinstance(widget, Field) else widget.objectName()
        if own == name or own.startswith(f"{name}."):
            found.append(widget)
    return found


def outermost(widgets: list[QWidget]) -> list[QWidget]:
    """Those that lie in no other of them."""
    return [
        one for one in widgets if not any(other.isAncestorOf(one) for other in widgets if other is not one)
    ]


def actions(window: QWidget, name: str) -> list[QAction]:
    """The actions of this name, and those whose names continue it."""
    return [
        action
        for action in window.findChildren(QAction)
        if action.objectName() == name or action.objectName().startswith(f"{name}.")
    ]


def place(window: QWidget, name: str) -> Place | None:
    """Where a control is seen, for a frame around it: a widget and the part of it that is meant."""
    action = window.findChild(QAction, name)
    if action is not None:
        return _of_action(window, name, action)
    widget = window.findChild(QWidget, name)
    for field in window.findChildren(Field):
        if field.name == name:
            widget = field
    if widget is None:
        return None
    tab = _tab_of(window, widget)
    return tab if tab is not None else (widget, widget.rect())


def editor(widget: QWidget) -> QWidget | None:
    """What takes the keys in a control: the field rather than the slider or the links beside it."""
    inside = [widget, *widget.findChildren(QWidget)]
    able = [
        one
        for one in inside
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    fields = [one for one in able if isinstance(one, QAbstractSpinBox | QComboBox | QLineEdit)]
    return next(iter(fields or able), None)


def unknown(window: QWidget, lesson: Lesson) -> list[str]:
    """Names in a lesson that no control has, as far as that can be known before lenses and pages are opened."""
    steps = lesson.steps
    names = [*lesson.hide, *lesson.lock]
    for step in steps:
        names += [*step.hide, *step.lock, *step.mark, *(step.act.mark if step.act is not None else ())]
    return [
        name
        for name in dict.fromkeys(names)
        if name.partition(".")[0] not in _MADE_LATER
        and not any(name.startswith(key) for key in experiments.settings())
        and not named(window, name)
        and not actions(window, name)
    ]


def _tab_of(window: QWidget, widget: QWidget) -> Place | None:
    """A picture is pointed at by its tab."""
    for tabs in window.findChildren(QTabWidget):
        index = tabs.indexOf(widget)
        if index >= 0:
            return tabs.tabBar(), tabs.tabBar().tabRect(index)
    return None


def _of_action(window: QWidget, name: str, action: QAction) -> Place | None:
    button = window.findChild(QToolButton, f"{name}.button")
    if button is not None and button.isVisible():
        return button, button.rect()
    for menu in _menus(action):
        for opener in window.findChildren(QToolButton):
            if opener.menu() is menu and opener.isVisible():
                return opener, opener.rect()
    for menu in _menus(action):
        bar = window.findChild(QMenuBar)
        if bar is not None and menu.menuAction() in bar.actions():
            return bar, bar.actionGeometry(menu.menuAction())
    return None


def _menus(action: QAction) -> Iterator[QMenu]:
    for holder in action.associatedObjects():
        if isinstance(holder, QMenu):
            yield holder
