"""One's own backpropagation: the editor, running it by an explicit click alone, results and errors."""

import msgspec
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QLabel

from guiprac import commands, events
from guiprac.gui.code_editor import CodeEditor
from guiprac.gui.plots.gradient_check import GradientCheckPicture
from guiprac.gui.plots.own_code import line_of
from guiprac.gui.session import Mode

CODE = "layer_sizes = [2, 1]\n\n\ndef forward_backward(parameters, X, Y, lambd):\n    return 0.0, wrong\n"
CHECKED = events.Checked(
    0,
    1 / 3,
    "wrong",
    "dW1 is doubled.",
    (events.Block("W1", 1 / 3, 2.0, "wrong", "dW1 is doubled.", 2, 2),),
    1e-6,
    8,
    2,
    2,
    False,
    source="mine.py",
)
FAILED = events.Failed(
    "code",
    "mine.py stopped in line 5: name 'wrong' is not defined.",
    details='Traceback (most recent call last):\n  File "mine.py", line 5, in forward_backward\n'
    '  File "/usr/lib/python3/numpy/linalg.py", line 99, in solve\nNameError: …',
)


@pytest.fixture
def picture(on_screen, session):
    made = GradientCheckPicture(session)
    made.show_view("code")
    return on_screen(made, 900, 620)


def feed(qtbot, picture, *told):
    picture.session.receive(list(told))
    qtbot.waitUntil(lambda: not picture._stale)


def test_that_the_page_says_where_the_code_runs(picture):
    about = picture.findChild(QLabel, "check.code.about").text()
    for words in (
        "on this computer",
        "with your rights",
        "process of its own",
        "limits",
        "opening a file runs nothing",
    ):
        assert words in about


def test_that_code_runs_by_a_click_alone(qtbot, picture, sent, tmp_path):
    page = picture.view
    assert not page.run.isEnabled()
    assert "no code yet" in page.run.toolTip()
    (tmp_path / "mine.py").write_text(CODE, encoding="utf-8")
    page.open_file(tmp_path / "mine.py")
    assert page.editor.toPlainText() == CODE
    assert page.name.text() == "mine.py"
    assert sent == []
    page.seconds.setValue(5)
    qtbot.mouseClick(page.run, Qt.MouseButton.LeftButton)
    assert sent == [commands.CheckCode("mine.py", CODE, 5.0)]
    assert picture.session.mode is Mode.CHECKING
    qtbot.waitUntil(lambda: page.progress.isVisible())
    qtbot.mouseClick(page.progress.cancel, Qt.MouseButton.LeftButton)
    assert sent[-1] == commands.CancelCheck()


def test_that_a_dropped_python_file_is_read_and_not_run(picture, sent, tmp_path):
    (tmp_path / "other.py").write_text(CODE, encoding="utf-8")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "other.py"))])
    assert picture.view.editor.canInsertFromMimeData(dropped)
    picture.view.editor.insertFromMimeData(dropped)
    assert picture.view.editor.toPlainText() == CODE
    assert sent == []


def test_that_a_result_shows_the_bars_and_leaves_the_networks_own_check_alone(qtbot, picture, sent):
    picture.view.set_code("mine.py", CODE)
    picture.view.run.click()
    feed(qtbot, picture, CHECKED)
    session = picture.session
    assert session.mode is Mode.IDLE
    assert session.checked is None
    result = picture.view.result
    assert result.isVisible()
    assert result.verdict.text() == "✗ Wrong"
    assert "mine.py" in result.facts.text()
    assert result.bars.selected == "W1"
    assert "dW1 is doubled." in result.report()
    # The same code stays judged when the run is dropped.
    session.reset()
    assert session.code_checked is CHECKED


def test_that_an_error_shows_its_message_and_marks_the_line(qtbot, picture, sent):
    told = []
    picture.session.failed.connect(told.append)
    page = picture.view
    page.set_code("mine.py", CODE)
    page.run.click()
    feed(qtbot, picture, FAILED)
    assert picture.session.mode is Mode.IDLE
    assert page.message.text() == FAILED.message
    assert page.traceback.toPlainText() == FAILED.details
    assert page.editor.wrong_line == 5
    assert page.editor.textCursor().blockNumber() == 4
    assert picture.accessibleDescription() == FAILED.message
    assert told == []
    page.editor.insertPlainText("# ")
    assert page.editor.wrong_line == 0
    feed(qtbot, picture, CHECKED)
    page.run.click()
    assert picture.session.code_failed is None


def test_that_an_earlier_result_does_not_stand_beside_an_error(qtbot, picture, sent):
    picture.view.set_code("mine.py", CODE)
    feed(qtbot, picture, CHECKED)
    assert picture.can_export
    feed(qtbot, picture, FAILED)
    assert not picture.can_export
    assert not picture.view.result.isVisible()


@pytest.mark.parametrize(
    ("message", "details", "line"),
    [
        ("mine.py, line 3: invalid syntax.", "", 3),
        ("It stopped.", '  File "mine.py", line 4, in f\n  File "numpy.py", line 80, in g', 4),
        ("It stopped.", '  File "mine.py", line 4, in f\n  File "mine.py", line 9, in g', 9),
        ("It took more than 60 seconds.", "", 0),
    ],
)
def test_that_the_line_is_that_of_ones_own_code(message, details, line):
    assert line_of(events.Failed("code", message, details=details), "mine.py") == line


def test_that_a_run_that_ends_meanwhile_leaves_the_check_of_code_under_way(qtbot, picture, sent, prepared):
    closing = events.Finished(9, 0.1, 0.2, 9, 0.2, "00")
    feed(qtbot, picture, prepared, events.Resumed(3))
    picture.view.set_code("mine.py", CODE)
    picture.session.check_code("mine.py", CODE, 5.0)
    feed(qtbot, picture, closing)
    assert picture.session.mode is Mode.CHECKING
    feed(qtbot, picture, CHECKED)
    assert picture.session.mode is Mode.STOPPED


@pytest.mark.parametrize("content", [b"\xff\xfe\x00bad", b"#" * 1_100_000], ids=["not text", "too large"])
def test_that_a_file_that_is_no_code_is_refused_with_a_message(picture, tmp_path, content):
    told = []
    picture.session.failed.connect(told.append)
    (tmp_path / "bad.py").write_bytes(content)
    picture.view.set_code("mine.py", CODE)
    picture.view.open_file(tmp_path / "bad.py")
    picture.view.open_file(tmp_path / "missing.py")
    assert len(told) == 2
    assert all("cannot be read" in failed.message for failed in told)
    assert picture.view.editor.toPlainText() == CODE


def test_that_the_editor_indents_with_spaces_and_lets_the_keyboard_out(qtbot, picture):
    editor = picture.view.editor
    assert isinstance(editor, CodeEditor)
    editor.setFocus()
    qtbot.keyClicks(editor, "if x:")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "y")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.keyClicks(editor, "z")
    assert editor.toPlainText() == "if x:\n    y   z"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert picture.focusWidget() is not editor


def test_that_a_longer_text_has_room_for_its_line_numbers(qtbot, picture):
    editor = picture.view.editor
    editor.setPlainText("x\n" * 20)
    narrow = editor.numbers_width()
    editor.setPlainText("x\n" * 2000)
    assert editor.numbers_width() > narrow
    assert editor.viewport().geometry().left() >= editor.numbers_width()


def test_that_a_check_of_code_keeps_the_networks_check_from_starting(qtbot, picture, sent, prepared):
    feed(qtbot, picture, prepared)
    picture.session.check_code("mine.py", CODE, 5.0)
    assert not picture.session.can_check
    picture.show_view("check")
    qtbot.waitUntil(lambda: not picture._stale)
    assert not picture.view.progress.isVisible()
    assert "own code" in picture.view.check.toolTip()
    feed(qtbot, picture, msgspec.structs.replace(CHECKED, verdict="correct"))
    assert picture.session.can_check
