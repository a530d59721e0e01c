"""The application around the window: made, shown, and ended in order."""

import signal
import sys
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from guiprac.gui.errors import bugs_told_to
from guiprac.gui.garbage import GarbageCollector
from guiprac.gui.language import SETTING, languages
from guiprac.gui.session import Session
from guiprac.gui.settings_store import SettingsStore
from guiprac.gui.theme import Mode, theme
from guiprac.gui.translations import translations
from guiprac.gui.window import MainWindow
from guiprac.gui.window_keeper import WindowKeeper
from guiprac.resources_path import resource
from guiprac.runtime.experiment_file import find_experiment

FIRST_EXPERIMENT = "digits"


def create_window(session: Session | None = None) -> MainWindow:
    """The main window, dressed and not yet shown. A QApplication must be there.

    Without a session the window makes its own and starts its host when it is first shown; the host of a
    given session is the caller's to start (`Session.connect_host`). Closing the window closes the session.
    """
    store = SettingsStore()
    look = store.text("look")
    if look in ("system", "light", "dark"):
        theme().set_mode(cast(Mode, look))
    theme().set_text_step(store.integer("text_step"))
    # Words are looked up when a widget is made.
    languages().choose(store.text(SETTING, "system"))
    translations().follow_language()
    theme().undress()
    own = session is None
    window = MainWindow(
        session or Session(experiment=find_experiment(FIRST_EXPERIMENT)), store, owns_host=own
    )
    # Dressed when it is whole: a style sheet is worked out anew for every widget that finds its place.
    theme().apply(cast(QApplication, QApplication.instance()))
    if own:
        window.session.setParent(window)
    return window


def run(path: Path | None = None, lesson: Path | None = None) -> int:
    """Open the window, with a run, an experiment or a data file, or in a lesson, if given, until it is closed.

    Returns:
        The exit code.
    """
    app = cast(QApplication, QApplication.instance() or make_application())
    keeper = WindowKeeper(create_window())
    keeper.window.show()
    if path is not None:
        keeper.window.open_path(path)
    if lesson is not None:
        keeper.window.open_lesson(lesson)
    collector = GarbageCollector()
    # Ctrl-C in the terminal and a polite kill end the program without a question; the session's timer lets
    # Python hear them.
    before = {
        number: signal.signal(number, lambda *_: app.exit()) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        with bugs_told_to(keeper.window.session.failed.emit):
            return app.exec()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        keeper.window.session.close()
        collector.end()


def make_application() -> QApplication:
    """The QApplication, with its names and icon."""
    QCoreApplication.setApplicationName("guiprac")
    QCoreApplication.setOrganizationName("guiprac")
    app = QApplication(sys.argv[:1])
    app.setDesktopFileName("guiprac")
    app.setWindowIcon(QIcon(str(resource("icons", "guiprac.svg"))))
    return app
