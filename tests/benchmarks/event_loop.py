"""Turning Qt's event loop from a script, asleep whenever there is nothing to do."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer


def turn(seconds: float) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    # A function that also takes a time limit would spin instead of sleep.
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def until(condition: Callable[[], bool], seconds: float = 30.0) -> float:
    """Let the event loop run until the condition holds; the seconds that it took."""
    began = time.perf_counter()
    while not condition():
        if time.perf_counter() - began > seconds:
            raise TimeoutError("the window did not get there")
        turn(0.002)
    return time.perf_counter() - began
