"""The order in which Tab goes from widget to widget, where Qt's own, the order of making, is not that of the eye."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_after(before: QWidget, container: QWidget) -> QWidget:
    """Let Tab go from a widget through all of a container, made later, in the container's own order.

    Returns:
        The last stop in it; the widget itself if there is none.
    """
    stops: list[QWidget] = []
    widget = container.nextInFocusChain()
    while widget is not None and widget is not container:
        is_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if is_stop and container.isAncestorOf(widget):
            stops.append(widget)
        widget = widget.nextInFocusChain()
    for stop in stops:
        QWidget.setTabOrder(before, stop)
        before = stop
    return before
