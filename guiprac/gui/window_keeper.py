"""Puts another window in the place of the one that is there when the language changes.

Every text is looked up when its widget is made, so a new language needs new widgets. Session, host and run live on.
"""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QPlainTextEdit

from guiprac.gui.language import language, languages
from guiprac.gui.translations import translations
from guiprac.gui.window import MainWindow

_OWN_CODE = "check.code.editor"


class WindowKeeper(QObject):
    """Holds the main window. With a lesson open, the other language waits until the lesson is left: the lesson's
    own words follow at once, and its place in the window is kept."""

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
        player = self.window.lessons.player
        if player is not None and player.lesson is not None:
            player.changed.connect(self._renew_soon)
            return
        self._spoken = language()
        translations().follow_language()
        old = self.window
        self.window = _made_after(old)
        # Hidden only now, as the program ends with its last window.
        old.hide()
        old.deleteLater()


def _made_after(old: MainWindow) -> MainWindow:
    """Another window on the same session, shown where the old one is, with the same things open in it."""
    picture = old.picture_index
    code = old.findChild(QPlainTextEdit, _OWN_CODE)
    old.hand_over()
    new = MainWindow(old.session, old.store)
    new.session.setParent(new)
    new.show()
    new.make_pictures()
    new.show_picture(picture)
    editor = new.findChild(QPlainTextEdit, _OWN_CODE)
    if code is not None and editor is not None:
        editor.setPlainText(code.toPlainText())
    return new
