"""Menus, run bar, messages, files and the life of the window."""

import gc
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QMessageBox,
    QProgressBar,
    QSplitter,
    QTableWidget,
    QTabWidget,
    QToolButton,
    QWidget,
)

from guiprac import commands, events
from guiprac.commands.learning_curve import DrawLearningCurve
from guiprac.commands.mismatch import MeasureMismatch
from guiprac.experiment import Experiment, to_toml, with_values
from guiprac.gui.app import create_window
from guiprac.gui.errors import bugs_told_to
from guiprac.gui.garbage import GarbageCollector
from guiprac.gui.lenses import LENSES
from guiprac.gui.session import Mode, Session
from guiprac.gui.settings_store import SettingsStore
from guiprac.gui.theme import theme
from guiprac.resources_path import resource
from tests.gui.told import FINISHED, STARTED


def action(window, name):
    return window.findChild(QAction, name)


def text(window, name):
    return window.findChild(QLabel, name).text()


def run_to(session, step):
    session.start()
    session.receive([STARTED, events.Progress(step, 12.0, 10.0)])


@pytest.fixture
def answer(monkeypatch):
    """What the person presses when asked about an unsaved run; the questions are kept."""
    asked = []
    answers = [QMessageBox.StandardButton.Cancel]

    def question(parent, title, text, *_):
        asked.append(text)
        return answers[0]

    monkeypatch.setattr(QMessageBox, "question", question)
    return asked, answers


# --- actions and menus ---------------------------------------------------------------------------------------


def test_that_the_verbs_of_a_run_have_their_names_and_keys(window):
    keys = {
        "run.start": "F5",
        "run.pause": "F6",
        "run.step": "F10",
        "run.step_epoch": "F11",
        "run.stop": "Shift+F5",
        "run.check_gradients": "Ctrl+G",
        "file.save": "Ctrl+S",
        "view.smaller": "Ctrl+-",
        "edit.undo": "Ctrl+Z",
    }
    for name, key in keys.items():
        assert action(window, name).shortcut().toString() == key
    for name in ("run.reset", "run.reset_new_seed", "file.open_data", "edit.redo", "view.dark", "help.about"):
        assert action(window, name) is not None


def test_that_no_two_actions_share_a_shortcut(window):
    used = [key.toString() for entry in window.actions() for key in entry.shortcuts()]
    assert len(used) == len(set(used))


def test_that_every_action_says_what_it_does_and_disabled_ones_why_not(window):
    for entry in window.actions():
        assert entry.objectName(), entry.text()
        assert entry.toolTip(), entry.objectName()
    assert not action(window, "run.stop").isEnabled()
    assert "Nothing is running" in action(window, "run.stop").toolTip()
    button = window.findChild(QToolButton, "run.stop.button")
    assert not button.isEnabled()
    assert "Nothing is running" in button.toolTip()


def test_that_a_wrong_setting_keeps_start_and_says_so(window, session):
    session.set_value("training.learning_rate", -1)
    assert not action(window, "run.start").isEnabled()
    assert "-1" in action(window, "run.start").toolTip()
    assert text(window, "run.state") == "A setting needs mending"


def test_that_a_shortcut_undoes_a_setting_wherever_the_focus_is(window, session):
    session.set_value("training.epochs", 3)
    window.findChild(QWidget, "panel.data.header").setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.experiment.training.epochs == 50
    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert session.experiment.training.epochs == 3


def test_that_the_list_of_shortcuts_names_every_one(window):
    action(window, "help.shortcuts").trigger()
    dialog = window.findChild(QDialog, "shortcuts")
    assert not dialog.isModal()
    table = dialog.findChild(QTableWidget)
    listed = {table.item(row, 1).text() for row in range(table.rowCount())}
    assert {"F5", "Ctrl+G", "Ctrl+S"} <= listed
    assert table.rowCount() == sum(bool(entry.shortcuts()) for entry in window.actions())
    dialog.close()


def test_that_tab_reaches_every_setting_in_sight(window):
    window.setFocus()
    reached = set()
    for _ in range(150):
        QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_Tab)
        focused = window.focusWidget()
        if focused is not None:
            reached.add(focused.objectName())
    for name in (
        "run.start.button",
        "data.source",
        "split.divider.0",
        "split.train",
        "network.hidden.0",
        "regularization.l2.slider",
        "regularization.l2",
        "training.seed",
        "training.seed.new",
    ):
        assert name in reached, name


# --- run bar -------------------------------------------------------------------------------------------------


def test_that_the_bar_tells_where_the_run_stands(window, session, prepared):
    assert text(window, "run.state") == "Ready"
    session.receive([prepared])
    run_to(session, 340)
    assert text(window, "run.state") == "Training"
    assert text(window, "run.epoch") == "epoch 34 of 50"
    assert text(window, "run.time") == "0:12, 0:16 left"
    assert text(window, "run.speed") == "10 steps/s"
    assert text(window, "run.seed") == "seed 7"
    bar = window.findChild(QProgressBar, "run.progress")
    assert bar.value() / bar.maximum() == pytest.approx(340 / 500)
    session.receive([FINISHED])
    assert text(window, "run.state") == "Finished"
    assert text(window, "run.epoch") == "epoch 50 of 50"
    assert action(window, "run.start").text() == "Go on"


def test_that_a_diverged_run_says_after_which_step(window, session, prepared):
    session.receive([prepared])
    run_to(session, 20)
    session.receive([events.Diverged(23, 0.5, 0.5, 10, 0.4, "abc", 23, 1.0, 20.0, says="J became infinite.")])
    assert text(window, "run.state") == "Diverged after step 23"


def test_that_what_waits_for_the_next_run_is_told_and_what_steers_is_not(window, session, prepared):
    session.receive([prepared])
    run_to(session, 20)
    stale = window.findChild(QLabel, "run.stale")
    session.set_value("training.learning_rate", 0.05)
    assert not stale.isVisible()
    session.set_value("network.activation", "tanh")
    assert stale.isVisible()
    session.undo()
    assert not stale.isVisible()


def test_that_the_bar_never_widens_the_window(window, session, prepared):
    session.receive([prepared])
    run_to(session, 20)
    session.set_value("network.activation", "tanh")
    window.resize(1100, 700)
    QTest.qWait(1)
    bar = window.findChild(QWidget, "run.bar")
    assert bar.layout().minimumSize().width() <= bar.width() == window.width()
    assert window.findChild(QToolButton, "run.pause.button").accessibleName() == "Pause"


# --- messages ------------------------------------------------------------------------------------------------


def test_that_a_failure_shows_in_the_window_with_details_to_copy(window, session):
    bar = window.findChild(QWidget, "message")
    assert not bar.isVisible()
    session.receive([events.Failed("data", "Line 17 has 5 cells. Mend it.", details="houses.csv:17")])
    assert bar.isVisible()
    assert text(window, "message.text") == "Line 17 has 5 cells. Mend it."
    window.findChild(QToolButton, "message.details").click()
    dialog = window.findChild(QDialog, "details")
    assert not dialog.isModal()
    dialog.findChild(QWidget, "details.copy").click()
    assert "houses.csv:17" in QGuiApplication.clipboard().text()
    assert "Python" in QGuiApplication.clipboard().text()
    dialog.close()
    window.findChild(QToolButton, "message.close").click()
    assert not bar.isVisible()


def test_that_a_failure_that_names_a_setting_unfolds_and_marks_its_field(window, session, prepared):
    session.receive([prepared])
    panel = window.findChild(QWidget, "panel.training")
    panel.set_open(False)
    session.receive([events.Failed("experiment", "training.epochs: too many.", key="training.epochs")])
    editor = window.findChild(QWidget, "training.epochs")
    assert editor.isVisible()
    assert editor.property("invalid") is True
    QTest.qWait(1)
    assert not editor.visibleRegion().isEmpty()


def test_that_an_uncaught_exception_is_told_and_the_hook_is_put_back():
    told, seen = [], []
    before = sys.excepthook
    sys.excepthook = lambda *error: seen.append(error)
    quiet = sys.excepthook
    try:
        with bugs_told_to(told.append):
            try:
                raise KeyError("lost")
            except KeyError as error:
                sys.excepthook(KeyError, error, error.__traceback__)
        assert sys.excepthook is quiet
    finally:
        sys.excepthook = before
    assert told[0].what == "bug"
    assert "lost" in told[0].message
    assert "Traceback" in told[0].details
    assert "Traceback" not in told[0].message
    assert len(seen) == 1


# --- files ---------------------------------------------------------------------------------------------------


def test_that_files_open_by_their_kind_and_are_remembered(window, session, tmp_path):
    toml = tmp_path / "mine.toml"
    toml.write_text(to_toml(with_values(Experiment(), {"training.epochs": 12})))
    window.open_path(toml)
    assert session.experiment.training.epochs == 12
    table = tmp_path / "houses.csv"
    table.write_text("a,b\n1,2\n")
    window.open_path(table)
    assert session.experiment.data.source == str(table)
    opened = []
    session.open_run = opened.append
    run = tmp_path / "best.guiprac"
    run.write_bytes(b"")
    window.open_path(run)
    assert opened == [run]
    assert [Path(name).name for name in window.store.recent()] == ["best.guiprac", "houses.csv", "mine.toml"]


def test_that_a_file_that_is_gone_is_told(window, tmp_path):
    window.open_path(tmp_path / "gone.csv")
    assert "gone.csv" in text(window, "message.text")
    assert window.store.recent() == []


def test_that_a_file_dropped_on_the_window_is_opened(window, session, tmp_path):
    table = tmp_path / "houses.csv"
    table.write_text("a,b\n1,2\n")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(table))])
    window.dropEvent(
        QDropEvent(
            QPointF(50, 50),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert session.experiment.data.source == str(table)


def test_that_the_bundled_experiments_are_in_the_menu(window, session):
    entry = action(window, "file.bundled.spiral")
    entry.trigger()
    assert session.experiment.data.source == "spiral"


def test_that_save_asks_for_a_place_once(window, session, prepared, monkeypatch, tmp_path):
    session.receive([prepared])
    assert not action(window, "file.save").isEnabled()
    assert "no run" in action(window, "file.save").toolTip()
    run_to(session, 20)
    saved = []
    monkeypatch.setattr(session, "save", saved.append)
    action(window, "file.save").trigger()
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "mine.guiprac"))
    dialog.close()
    assert saved == [tmp_path / "mine.guiprac"]
    session.path = saved[0]
    action(window, "file.save").trigger()
    assert len(saved) == 2


# --- life ----------------------------------------------------------------------------------------------------


def test_that_the_title_names_the_data_and_stars_what_is_unsaved(window, session):
    assert window.windowTitle() == "Handwritten digits[*] — guiprac"
    assert not window.isWindowModified()
    session.dirty = True
    session.dirty_changed.emit()
    assert window.isWindowModified()
    session.set_value("data.source", "/home/ann/houses.csv")
    assert window.windowTitle().startswith("houses.csv")


def test_that_closing_asks_only_about_an_unsaved_run(window, session, answer):
    asked, answers = answer
    session.dirty = True
    assert not window.close()
    assert len(asked) == 1
    answers[0] = QMessageBox.StandardButton.Discard
    assert window.close()
    window.show()
    session.dirty = False
    assert window.close()
    assert len(asked) == 2


def test_that_saving_on_close_closes_when_the_file_is_written(window, session, answer, qtbot, tmp_path):
    _, answers = answer
    answers[0] = QMessageBox.StandardButton.Save
    session.dirty, session.path = True, tmp_path / "mine.guiprac"
    saved = []
    session.save = saved.append
    assert not window.close()
    assert saved == [session.path]
    session.receive([events.Saved(str(session.path))])
    qtbot.waitUntil(lambda: not window.isVisible())


def test_that_a_save_that_fails_keeps_the_window_open(window, session, answer, tmp_path):
    _, answers = answer
    answers[0] = QMessageBox.StandardButton.Save
    session.dirty, session.path = True, tmp_path / "mine.guiprac"
    session.save = lambda path: session.failed.emit(events.Failed("write", "The disk is full."))
    assert not window.close()
    session.dirty = False
    session.dirty_changed.emit()
    QTest.qWait(5)
    assert window.isVisible()


def test_that_layout_look_and_text_size_come_back_and_can_be_reset(qtbot, qapp):
    first = create_window(Session())
    qtbot.addWidget(first)
    first.resize(800, 700)
    first.findChild(QWidget, "panel.data").set_open(False)
    action(first, "view.dark").trigger()
    action(first, "view.larger").trigger()
    first.close()
    theme().set_mode("system")
    theme().set_text_step(0)
    second = create_window(Session())
    qtbot.addWidget(second)
    assert second.height() == 700
    assert not second.findChild(QWidget, "panel.data").is_open
    assert theme().mode == "dark"
    assert theme().text_step == 1
    assert action(second, "view.dark").isChecked()
    action(second, "view.reset_layout").trigger()
    assert second.findChild(QWidget, "panel.data").is_open
    assert second.height() == 800
    theme().set_mode("system")
    theme().set_text_step(0)


def test_that_a_broken_settings_file_costs_only_the_layout(qtbot):
    store = SettingsStore()
    store.path.parent.mkdir(parents=True, exist_ok=True)
    store.path.write_bytes(b"geometry=@ByteArray(rubbish\x00)\n\xff\xfe[[[text_step=many\nlook=pink\n")
    window = create_window(Session())
    qtbot.addWidget(window)
    assert window.width() == 1280


def test_that_a_closed_window_is_forgotten_with_all_that_was_in_it(qtbot, qapp):
    window = create_window(Session())
    window.show()
    window.session.setParent(window)
    window.open_lens("runs")
    window.show_diagnosis(True)
    ghosts = [weakref.ref(thing) for thing in (window, window.session, *window.pictures)]
    window.close()
    window.deleteLater()
    del window
    QTest.qWait(1)
    gc.collect()
    qapp.processEvents()
    gc.collect()
    assert [ghost() for ghost in ghosts] == [None] * len(ghosts)


def test_that_a_person_can_train_pause_and_close_in_mid_run(qtbot, qapp):
    window = create_window()
    window.show()
    session = window.session
    qtbot.waitUntil(lambda: session.prepared is not None, timeout=20_000)
    session.set_value("training.epochs", 100_000)
    action(window, "run.start").trigger()
    qtbot.waitUntil(lambda: len(session.history) > 2, timeout=20_000)
    tabs = window.findChild(QTabWidget, "pictures")
    qtbot.waitUntil(lambda: tabs.currentWidget().can_export, timeout=5000)
    action(window, "run.pause").trigger()
    qtbot.waitUntil(lambda: session.mode is Mode.PAUSED, timeout=5000)
    assert action(window, "run.start").text() == "Resume"
    action(window, "run.start").trigger()
    qtbot.waitUntil(lambda: session.mode is Mode.RUNNING, timeout=5000)
    session.dirty = False
    assert window.close()
    window.deleteLater()


def test_that_a_bug_opens_its_details_once(window, session):
    for _ in range(3):
        session.failed.emit(events.Failed("bug", "Something unforeseen happened.", details="Traceback: x"))
    dialogs = window.findChildren(QDialog, "details")
    assert len(dialogs) == 1
    assert not dialogs[0].isModal()
    dialogs[0].close()


RUN_AND_CLOSE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from guiprac.gui import app

def act():
    window = next(widget for widget in QApplication.topLevelWidgets() if widget.objectName() == "window")
    if window.session.prepared is None:
        return
    timer.stop()
    print(window.session.experiment.training.epochs, window.session.prepared is not None, len(window.pictures))
    window.close()

timer = QTimer()
app.make_application()
timer.timeout.connect(act)
timer.start(100)
sys.exit(app.run(Path(sys.argv[1])))
"""


def test_that_the_program_opens_a_file_and_ends_cleanly(tmp_path):
    toml = tmp_path / "mine.toml"
    toml.write_text(to_toml(with_values(Experiment(), {"training.epochs": 12})))
    ran = subprocess.run(
        [sys.executable, "-c", RUN_AND_CLOSE, str(toml)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.stdout.split() == ["12", "True", "3"]
    said = [line for line in ran.stderr.splitlines() if "This plugin does not support" not in line]
    assert (ran.returncode, said) == (0, [])


def test_that_ctrl_c_in_the_terminal_closes_the_window(tmp_path):
    code = RUN_AND_CLOSE.replace("window.close()", "os.kill(os.getpid(), signal.SIGINT)")
    ran = subprocess.run(
        [sys.executable, "-c", f"import os, signal\n{code}", str(resource("experiments", "xor.toml"))],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0
    assert b"Traceback" not in ran.stderr


def test_that_garbage_waits_for_the_windows_thread(qapp):
    class Knot:
        pass

    collector = GarbageCollector()
    assert not gc.isenabled()
    knots = []
    for _ in range(1000):
        knot = Knot()
        knot.itself = knot
        knots.append(weakref.ref(knot))
    del knot
    assert knots[0]() is not None
    collector.collect()
    assert all(reference() is None for reference in knots)
    collector.end()
    assert gc.isenabled()
    gc.disable()


def test_that_the_focus_follows_start_and_pause(window, session, prepared):
    session.receive([prepared])
    start, pause = (window.findChild(QToolButton, f"run.{name}.button") for name in ("start", "pause"))
    start.setFocus()
    QTest.keyClick(start, Qt.Key.Key_Space)
    session.receive([STARTED])
    assert window.focusWidget() is pause
    session.receive([events.Paused(5)])
    assert window.focusWidget() is start


def test_that_a_click_on_a_button_leaves_the_focus_in_its_field(window, session, prepared):
    session.receive([prepared])
    field = window.findChild(QWidget, "training.batch_size")
    field.setFocus()
    for name in ("training.batch_size.full", "training.batch_size.reset", "run.start.button"):
        QTest.mouseClick(window.findChild(QWidget, name), Qt.MouseButton.LeftButton)
        assert window.focusWidget() is field


def test_that_checking_gradients_brings_their_picture_to_the_front(window, session, prepared):
    session.receive([prepared])
    assert window.pictures
    action(window, "run.check_gradients").trigger()
    assert window.picture().objectName() == "plot.gradient_check"


def test_that_the_number_of_matrix_threads_can_be_chosen_and_is_remembered(window, session):
    action(window, "run.threads.1").trigger()
    assert session.blas_threads == 1
    assert SettingsStore().integer("blas_threads") == 1


def test_that_the_lens_in_front_is_exported_although_the_dialog_takes_the_focus(
    window, session, qtbot, tmp_path
):
    session.runs.begin(Experiment(), name="Only in the lens")
    lens = window.open_lens("runs")
    qtbot.waitUntil(lambda: lens.can_export, timeout=5000)
    lens.runs_table.setFocus()
    assert window.picture() is lens
    window.files.ask_export_picture()
    dialog = window.findChild(QFileDialog)
    # The platform of the tests gives no dialog the focus.
    window.findChild(QTabWidget, "pictures").setFocus()
    assert window.picture() is not lens
    dialog.fileSelected.emit(str(tmp_path / "out.csv"))
    dialog.reject()
    assert "Only in the lens" in (tmp_path / "out.csv").read_text()


def test_that_saving_on_close_does_not_wait_for_a_study(window, session, sent, answer, prepared, tmp_path):
    _, answers = answer
    answers[0] = QMessageBox.StandardButton.Save
    session.start()
    session.receive([STARTED, FINISHED])
    session.dirty, session.path = True, tmp_path / "mine.guiprac"
    session.receive([prepared])
    session.begin_study(MeasureMismatch(experiment=Experiment()))
    sent.clear()
    assert not window.close()
    session.receive([events.Studied(True)])
    assert [type(command) for command in sent] == [commands.CancelCheck, commands.Save]


def test_that_lenses_are_closed_one_after_the_other_by_key_and_the_focus_stays_near(window, qtbot):
    for key in ("cost", "runs"):
        window.open_lens(key)
    window.activateWindow()
    window.lenses.tabBar().setFocus()
    qtbot.waitUntil(window.lenses.tabBar().hasFocus, timeout=2000)
    for left in (["cost"], []):
        QTest.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
        assert window.lenses.keys == left
    assert window.findChild(QTabWidget, "pictures").isAncestorOf(QGuiApplication.focusObject())


def test_that_a_window_that_was_wide_can_be_made_narrow_again_with_a_lens_open(qtbot, window):
    window.resize(1280, 800)
    narrow = window.width()
    window.open_lens("runs")
    window.resize(2000, 900)
    qtbot.waitUntil(lambda: window.findChild(QSplitter, "centre").orientation() == Qt.Orientation.Horizontal)
    window.resize(narrow, 800)
    qtbot.waitUntil(lambda: window.findChild(QSplitter, "centre").orientation() == Qt.Orientation.Vertical)
    assert window.width() == narrow


def test_that_the_bar_names_the_study_that_the_run_stands_for(window, session, prepared):
    session.receive([prepared])
    session.begin_study(DrawLearningCurve(experiment=session.experiment))
    assert text(window, "run.state") == "Learning curve"
    session.receive([events.Studied(cancelled=True)])
    assert text(window, "run.state") == "Ready"
    session.check_gradients()
    assert text(window, "run.state") == "Checking gradients"


@pytest.mark.parametrize("key", [entry.key for entry in LENSES])
def test_that_a_window_of_640_pixels_has_room_for_any_lens(window, key):
    window.open_lens(key)
    assert window.minimumSizeHint().height() <= 640
