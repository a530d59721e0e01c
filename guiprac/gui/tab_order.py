"""The order in which Tab goes from widget to widget, where Qt's own, the order of making, is not that of the eye."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_after(before: QWidget, container: QWidget) -> QWidget:
    """Let Tab go from a widget through all of a container, made later, in the order in which it holds them.

    Returns:
        The last stop in it; the widget itself if there is none.
    """
    # Asked for Qt's own chain, or for the proxy of a widget's focus, PySide would hold what it answers for good.
    stops = [
        widget
        for widget in container.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is before.window()
    ]
    for stop in stops:
        QWidget.setTabOrder(before, stop)
        before = stop
    return before
