"""In the Chinese window no English sentence is left, whatever it shows: words, tooltips, names for screen readers."""

import ast
import math
import re
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTabBar, QTableWidget, QWidget
from shiboken6 import delete

from guiprac import events
from guiprac.gui import words
from guiprac.gui.help_dialogs import AboutDialog, ShortcutsDialog
from guiprac.gui.language import SETTING, languages
from guiprac.gui.lenses import LENSES
from guiprac.gui.plots.gradient_check import GradientCheckPicture
from guiprac.gui.settings_store import SettingsStore
from guiprac.gui.translations import translations
from guiprac.runtime.bundled_experiments import bundled_experiments
from guiprac.translatable import QT_TRANSLATE_NOOP
from tests.translations import CHECKOUT

# Words side by side that stay as they are: names, titles of papers, what a person types.
STAYS = re.compile(
    r"来源：.*?许可|inverted dropout|forward_backward\([^)]*\)|\(cost, gradients\)|\(not installed\)|guiprac \S+|"
    r"training\.\w+ = \w+|BLAS|<[^>]+>|&\w+;"
)
SENTENCE = re.compile(r"[A-Za-z][a-z]+,? [a-z]{2,}")


def english(text):
    return SENTENCE.findall(STAYS.sub("", text))


def texts(widget):
    """Every text of a widget and of those in it, with the name of the one that has it."""
    for each in (widget, *widget.findChildren(QWidget)):
        found = [each.toolTip(), each.accessibleName(), each.accessibleDescription(), each.whatsThis()]
        found += [each.statusTip(), each.windowTitle()]
        if isinstance(each, (QLabel, QAbstractButton)):
            found.append(each.text())
        elif isinstance(each, QLineEdit):
            found.append(each.placeholderText())
        elif isinstance(each, QComboBox):
            found += [each.itemText(place) for place in range(each.count())]
        elif isinstance(each, QTabBar):
            found += [each.tabText(place) for place in range(each.count())]
        elif isinstance(each, QTableWidget):
            cells = [each.item(row, at) for row in range(each.rowCount()) for at in range(each.columnCount())]
            found += [text for cell in cells if cell is not None for text in (cell.text(), cell.toolTip())]
        for text in filter(None, found):
            yield each.objectName() or type(each).__name__, text
    for action in widget.actions():
        yield action.objectName(), action.text()


def left(widget):
    return sorted({(name, text) for name, text in texts(widget) if english(text)})


@pytest.fixture
def window(qapp, qtbot, session):
    """The Chinese window on a session without a host."""
    from guiprac.gui.app import create_window

    SettingsStore().put(SETTING, "zh")
    qapp.setStyleSheet("")
    made = create_window(session)
    made.show()
    qtbot.waitExposed(made)
    assert languages().language == "zh"
    yield made
    session.dirty = False
    session.setParent(None)
    made.close()
    delete(made)
    languages().choose("en")
    translations().follow_language()
    languages().choose("system")


@pytest.fixture
def of_a_table(prepared):
    """The description of a table, with all kinds of notes."""
    return structs.replace(
        prepared,
        source="/tmp/flowers.csv",
        title="flowers.csv",
        about="A table of 1,000 rows and 4 columns.",
        input_names=("length", "colour=x", "colour=y"),
        n_inputs=3,
        class_names=("x", "y", "z"),
        notes=(
            "The target is 'digit', guessed as the last column; name another if it is not.",
            "Columns a, b: missing or not finite values are filled with the median of train.",
            "Column c: left out; dates cannot be used as inputs.",
        ),
        columns=(
            events.Column(
                "a", "number", 900, 3, "input", "3 missing or not finite, filled with the median of train"
            ),
            events.Column("b", "other", 10, 0, "left out", "dates"),
            events.Column("digit", "text", 3, 0, "target"),
        ),
        duplicates=events.Duplicates(2, 0, 0, (events.Duplicate("dev", 3, "train", 7),)),
    )


def test_that_no_english_is_left_before_and_after_data_came(window, session, prepared, of_a_table):
    assert not left(window)
    for told in (structs.replace(prepared, about="", class_names=("x", "y", "z")), of_a_table):
        session.receive([told])
        assert not left(window)


def test_that_no_english_is_left_in_the_lenses_and_pictures(window, session, of_a_table):
    session.receive([of_a_table])
    for place in range(len(window.pictures)):
        window.show_picture(place)
    for lens in LENSES:
        window.open_lens(lens.key)
    assert not left(window)


@pytest.mark.parametrize(
    ("key", "value"),
    [("training.learning_rate", -1.0), ("split.train", 0.5), ("regularization.keep_prob", [0.5])],
)
def test_that_no_english_is_left_where_a_setting_is_wrong(window, session, of_a_table, key, value):
    session.receive([of_a_table])
    session.set_value(key, value)
    assert session.errors
    assert not left(window)


def test_that_no_english_is_left_where_something_failed(window, session):
    session.receive(
        [events.Failed("data", "There is no file /tmp/my own flowers.csv. Check the name and the folder.")]
    )
    assert window.message.text.text() == "没有文件 /tmp/my own flowers.csv。请检查文件名和文件夹。"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            "mine.py: gradients['dW1'] has the shape (), but its parameter has (1, 2); they must be equal.",
            "mine.py：gradients['dW1'] 的形状是 ()，而它的参数是 (1, 2)；两者必须相同。",
        ),
        (
            "mine.py, line 2: expected ':'. Python cannot read the file.",
            "mine.py 第 2 行：expected ':'. Python 无法读取这个文件。",
        ),
        (
            "mine.py, line 7: the code wants more than 192 MB of memory. Make smaller arrays, or allow it more.",
            "mine.py 第 7 行：代码需要的内存超过 192 MB。请用更小的数组，或允许它用更多。",
        ),
        (
            "mine.py, line 35: ZeroDivisionError: division by zero",
            "mine.py 第 35 行：ZeroDivisionError: division by zero",
        ),
        (
            'mine.py did not come to an end within 5 s. It was at line 3 ("while True"). Is there an endless loop?',
            "mine.py 在 5 秒内没有结束。当时在第 3 行（“while True”）。是不是有死循环？",
        ),
    ],
)
def test_that_what_is_wrong_with_own_code_is_told_in_chinese(chinese, on_screen, session, qtbot, told, said):
    picture = GradientCheckPicture(session)
    picture.show_view("code")
    on_screen(picture, 900, 620)
    session.receive([events.Failed("code", told)])
    qtbot.waitUntil(lambda: not picture._stale)
    assert picture.findChild(QLabel, "check.code.message").text() == said


def test_that_no_english_is_left_where_a_run_diverged(window, session, of_a_table):
    session.receive([of_a_table])
    session.start()
    says = "The cost J became infinite or not a number at step 13. Try a smaller learning rate than 0.9."
    session.receive(
        [
            events.Started({}, "multiclass", (3, 8, 3), 59, 600, 200, 600, 200, 10, 500, "error", 1.0),
            events.Reading(0, 0.0, 0.6, 0.6, 1.1, 1.1, math.nan),
            events.Reading(10, 1.0, 0.5, 0.7, 9.0, 9.0, 9.0),
            events.Diverged(12, 0.5, 0.7, 0, 0.6, "", says=says),
        ]
    )
    window.actions_["view.diagnosis"].setChecked(True)
    window.repaint()
    assert not left(window)


@pytest.mark.parametrize("dialog", [AboutDialog, ShortcutsDialog])
def test_that_no_english_is_left_in_the_dialogs(window, qtbot, dialog):
    made = dialog(window) if dialog is AboutDialog else dialog(window.actions_, window)
    assert not [(name, text) for name, text in left(made) if "PySide6" not in text]


def test_that_every_bundled_experiment_has_a_title(window):
    titles = {name: words.experiment_title(name) for name in bundled_experiments()}
    assert not {name for name, title in titles.items() if not re.search(r"[\u4e00-\u9fff]", title)}


def test_that_sentences_stand_one_behind_the_other_without_gaps_in_chinese():
    assert words.sentences("第一句。", "", "第二句。") == "第一句。第二句。"
    assert words.sentences("One.", "Two.") == "One. Two."


def test_that_every_sentence_is_told_by_a_template_that_the_translators_have():
    unmarked = [
        f"{path.relative_to(CHECKOUT)}:{node.lineno}"
        for path in sorted((CHECKOUT / "guiprac").rglob("*.py"))
        for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) == "told"
        and node.args
        and isinstance(node.args[0], (ast.Constant, ast.JoinedStr))
    ]
    assert not unmarked, f"mark these with {QT_TRANSLATE_NOOP.__name__}: {unmarked}"
