"""What all tests share: Qt without a screen, settings in a folder of the test's own, and nothing left behind."""

import gc
import os
import threading
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

GUI_TESTS = Path(__file__).parent / "gui"
# The offscreen platform has no window manager to tell these to.
OFFSCREEN_SAYS = [
    f"This plugin does not support {what}"
    for what in ("propagateSizeHints", "raise", "grabbing the keyboard")
]


def pytest_collection_modifyitems(items):
    for item in items:
        if GUI_TESTS in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(*OFFSCREEN_SAYS))


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    """Settings, data and caches of the program go to a fresh folder, never to the user's own."""
    home = tmp_path_factory.mktemp("home")
    for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))


@pytest.fixture(autouse=True)
def leaves_nothing_behind(request):
    """Fail a test that leaves a window, a thread or a process; collect garbage only between tests.

    Collection inside the event loop may destroy Qt objects in the wrong thread.
    """
    if GUI_TESTS not in request.path.parents:
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent, QThread
    from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

    request.getfixturevalue("qapp")
    gc.disable()
    windows, threads, children = set(QApplication.topLevelWidgets()), set(threading.enumerate()), _children()
    tasks = len(os.listdir("/proc/self/task"))
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    gc.enable()
    gc.collect()
    left = [
        widget
        for widget in set(QApplication.topLevelWidgets()) - windows
        if widget.isVisible() or isinstance(widget, QMainWindow | QDialog)
    ]
    assert not left, f"windows left open: {left}; close them, or give them to qtbot.addWidget"
    running = []
    if len(os.listdir("/proc/self/task")) > tasks:
        running = [thing for thing in gc.get_objects() if isinstance(thing, QThread) and thing.isRunning()]
    assert not running, f"QThreads left running: {running}; close their session"
    # A QThread that ran Python code stays listed as a dummy for good.
    started = set(threading.enumerate()) - threads
    alive = [thread for thread in started if not isinstance(thread, threading._DummyThread)]
    assert not alive, f"threads left running: {alive}; join them"
    assert not _children() - children, "child processes left; close the session that started them"


def _children():
    """Process numbers of the living children, zombies aside."""
    found = set()
    for listing in Path("/proc/self/task").glob("*/children"):
        for number in listing.read_text().split():
            try:
                state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
            except OSError:
                continue
            if state != "Z" and "resource_tracker" not in Path(f"/proc/{number}/cmdline").read_text():
                found.add(number)
    return found


@pytest.fixture
def prepared():
    """The description of a small data set with three classes, to be changed with msgspec.structs.replace."""
    from guiprac import events

    return events.Prepared(
        source="digits",
        title="Handwritten digits",
        about="Some digits. Source: somebody. Licence: CC BY 4.0.",
        task="multiclass",
        n_examples=1000,
        n_inputs=64,
        input_names=tuple(f"pixel{index}" for index in range(64)),
        target_name="digit",
        class_names=("zero", "one", "two"),
        train=events.Part(600, (200, 250, 150)),
        dev=events.Part(200, (70, 80, 50)),
        test=events.Part(200, (66, 84, 50)),
    )


@pytest.fixture
def chinese(qapp):
    """Chinese is chosen; English and no translators afterwards."""
    from guiprac.gui.language import languages
    from guiprac.gui.translations import translations

    languages().choose("zh")
    translations().follow_language()
    yield
    languages().choose("en")
    translations().follow_language()
    languages().choose("system")


@pytest.fixture
def session(qapp):
    """A session without a host: tests tell it the events themselves."""
    from guiprac.gui.session import Session

    return Session()


@pytest.fixture
def sent(session, monkeypatch):
    """The commands that the session sends, in order; no host hears them."""
    told = []
    monkeypatch.setattr(session._line, "send", told.append)
    return told


@pytest.fixture
def on_screen(qtbot):
    """A call that shows a widget at a size and hands it back."""

    def show(widget, width, height):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


@pytest.fixture
def window(qapp, qtbot, session):
    """The window on a session without a host, shown."""
    from guiprac.gui.app import create_window
    from guiprac.gui.theme import theme

    # Widgets find their places faster in an application that is not dressed yet; create_window dresses it.
    qapp.setStyleSheet("")
    made = create_window(session)
    qtbot.addWidget(made, before_close_func=_forget_changes)
    made.show()
    qtbot.waitExposed(made)
    yield made
    theme().set_mode("system")
    theme().set_text_step(0)


def _forget_changes(window):
    """Nobody is there to answer whether to save."""
    window.session.dirty = False
    for run in window.session.runs:
        run.dirty = False
