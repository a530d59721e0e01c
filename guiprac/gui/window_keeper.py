"""Puts another window in the place of the one that is there when the language changes.

Every text is looked up when its widget is made, so a new language needs new widgets. Session, host and run live on,
and a lesson goes on in the middle of its step.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot
from shiboken6 import delete

from guiprac.gui.language import language, languages
from guiprac.gui.theme import theme
from guiprac.gui.translations import translations
from guiprac.gui.window import MainWindow


class WindowKeeper(QObject):
    """Holds the main window, and is the only one to hold it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.window = window
        self._spoken = language()
        languages().changed.connect(self._renew_soon)

    @Slot()
    def _renew_soon(self) -> None:
        # Not while the old window's menu is still telling what was chosen in it.
        QTimer.singleShot(0, self, self._renew)

    def _renew(self) -> None:
        if language() == self._spoken:
            return
        self._spoken = language()
        translations().follow_language()
        old = self.window
        self.window = _made_after(old)
        # Signals reach the Python half of a widget as long as it lives, even when Qt's half is gone; so both halves
        # go before the session says anything more.
        delete(old)
        del old
        gc.collect()
        theme().follow_language()


def _made_after(old: MainWindow) -> MainWindow:
    """Another window on the same session, shown where the old one is, with the same things open in it."""
    # Loaded with the plots, which the start of the program does without.
    from guiprac.gui.plots.gradient_check import GradientCheckPicture

    picture = old.picture_index
    lesson = old.lessons.hand_over()
    old.hand_over()
    new = MainWindow(old.session, old.store)
    new.session.setParent(new)
    new.show()
    for before, after in zip(old.pictures, new.pictures, strict=True):
        if isinstance(before, GradientCheckPicture) and isinstance(after, GradientCheckPicture):
            after.take_up(before)
    new.show_picture(picture)
    if lesson is not None:
        new.lessons.take_up(*lesson)
    return new
