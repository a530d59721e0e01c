"""Every text of the window has its Chinese, the program loads what the translators wrote, and the window takes it."""

import ast
import string

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QRadioButton, QWidget
from shiboken6 import delete

from guiprac.analysis.bias_variance import diagnose, rate
from guiprac.experiment import Experiment, settings
from guiprac.gui import words
from guiprac.gui.app import create_window
from guiprac.gui.controls import NumberBox
from guiprac.gui.language import languages
from guiprac.gui.lessons import library
from guiprac.gui.lessons.player import Phase
from guiprac.gui.plots.gradient_check import GradientCheckPicture
from guiprac.gui.translations import AREAS, translations
from guiprac.gui.window import MainWindow
from guiprac.gui.window_keeper import WindowKeeper
from tests.translations import CHECKOUT, FOLDER, FOLDERS, collect, texts

# Contexts whose texts may still be without a translation.
NOT_YET: frozenset[str] = frozenset()


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The .ts files as they would be if the texts were collected now, by area."""
    folder = tmp_path_factory.mktemp("translations")
    found = {}
    for area in FOLDERS:
        path = folder / f"{area}_zh.ts"
        path.write_bytes((FOLDER / path.name).read_bytes())
        collect(area, path)
        found[area] = list(texts(path))
    return found


def fields(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_that_every_text_of_the_window_has_a_chinese_translation(collected):
    missing = [
        f"{text.context}: {text.source}"
        for found in collected.values()
        for text in found
        if not (text.is_finished and text.translation) and text.context not in NOT_YET
    ]
    assert not missing, "run python -m tests.translations, then translate:\n" + "\n".join(missing)


def test_that_no_translation_is_left_of_a_text_that_is_gone(collected):
    kept = {(text.context, text.source) for found in collected.values() for text in found}
    stored = {(text.context, text.source) for area in FOLDERS for text in texts(FOLDER / f"{area}_zh.ts")}
    assert stored <= kept, "run python -m tests.translations"


@pytest.mark.parametrize("area", AREAS)
def test_that_the_compiled_file_says_what_the_translators_wrote(qapp, area):
    translator = QTranslator()
    assert translator.load(f"{area}_zh", str(FOLDER))
    wrong = [
        text
        for text in texts(FOLDER / f"{area}_zh.ts")
        if text.translation and translator.translate(text.context, text.source) != text.translation
    ]
    assert not wrong, "run python -m tests.translations"


def test_that_translations_have_the_places_of_values_of_their_source(collected):
    wrong = [
        text.source
        for found in collected.values()
        for text in found
        if text.translation and "{" in text.source and fields(text.source) != fields(text.translation)
    ]
    assert not wrong


def test_that_the_tool_finds_every_text_that_the_code_looks_up(collected):
    known = {(text.context, text.source) for found in collected.values() for text in found}
    unseen = [
        f"{path.relative_to(CHECKOUT)}: {looked_up}"
        for path in sorted((CHECKOUT / "guiprac").rglob("*.py"))
        for looked_up in lookups(path)
        if looked_up not in known
    ]
    assert not unseen, "\n".join(map(str, unseen))


def lookups(path):
    """(context, text) of each self.tr(…), translate(…, …) and QT_TRANSLATE_NOOP(…, …) with literal texts."""
    waiting = [(ast.parse(path.read_text(encoding="utf-8")), "")]
    while waiting:
        node, owner = waiting.pop()
        owner = node.name if isinstance(node, ast.ClassDef) else owner
        waiting.extend((child, owner) for child in ast.iter_child_nodes(node))
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        literal = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
        if name == "tr" and literal:
            yield owner, literal[0]
        elif name in ("translate", "QT_TRANSLATE_NOOP") and len(literal) == 2:
            yield literal[0], literal[1]


def test_that_words_of_settings_of_sentences_and_of_qt_itself_are_chinese(chinese):
    assert words.setting_text(settings()["training.learning_rate"].label) == "学习率 α"
    assert QCoreApplication.translate("QPlatformTheme", "Discard") == "丢弃"
    found = diagnose(Experiment(), rate(0.01, 100_000), rate(0.11, 100_000), unit="error", n_train=1000)
    assert "高方差" in words.sentence_text(found.says)
    variance = words.sentence_text(found.reasons[1])
    assert "方差：开发误差 11 % 减去训练误差 1 % = 10.0 个百分点" in variance
    assert "超过容差 2 个百分点" in variance
    assert "variance" in found.reasons[1].lower()


@pytest.fixture
def keeper(qapp, session):
    """Keeps a window on a session without a host, as the program does."""
    languages().choose("en")
    made = WindowKeeper(create_window(session))
    made.window.show()
    yield made
    session.setParent(None)
    session.dirty = False
    last = made.window
    delete(made)
    last.close()
    last.deleteLater()
    languages().choose("en")
    translations().follow_language()
    languages().choose("system")


def renewed(keeper, qtbot, language):
    """Choose a language in the menu, and wait for the other window. Nobody but the keeper may hold the old one."""
    before = id(keeper.window)
    keeper.window.findChild(QAction, f"view.language.{language}").trigger()
    qtbot.waitUntil(lambda: id(keeper.window) != before)


def test_that_the_window_speaks_the_language_that_is_chosen_and_shows_what_it_showed(keeper, qtbot, session):
    next(made for made in keeper.window.pictures if isinstance(made, GradientCheckPicture)).show_view("code")
    keeper.window.show_picture(1)
    keeper.window.open_lens("runs")
    keeper.window.findChild(QPlainTextEdit, "check.code.editor").setPlainText("layer_sizes = [2, 1]")
    session.set_value("regularization.l2", 0.7)
    renewed(keeper, qtbot, "zh")
    qtbot.waitUntil(lambda: keeper.window.lenses.keys == ["runs"])
    new = keeper.window
    assert new.session is session
    assert [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)] == [new]
    assert new.isVisible()
    assert new.picture_index == 1
    assert new.findChild(QPlainTextEdit, "check.code.editor").toPlainText() == "layer_sizes = [2, 1]"
    assert new.actions_["run.start"].text() == "开始"
    assert new.findChild(QAction, "view.language.zh").isChecked()
    assert any(label.text() == "学习率 α" for label in new.findChildren(QLabel))
    assert new.findChild(NumberBox, "regularization.l2").value() == 0.7
    session.undo()
    assert new.findChild(NumberBox, "regularization.l2").value() == 0.0
    del new
    renewed(keeper, qtbot, "en")
    assert keeper.window.actions_["run.start"].text() == "Start"


def test_that_a_lesson_goes_on_in_the_middle_of_its_step_in_another_language(keeper, qtbot, session):
    own = session.experiment
    keeper.window.lessons.open(library.read(library.find("l2")))
    player = keeper.window.lessons.player
    player.go_on()
    keeper.window.findChild(QRadioButton, "lesson.choice.1").click()
    del player
    renewed(keeper, qtbot, "zh")
    player = keeper.window.lessons.player
    assert (player.step.name, player.phase) == ("plain", Phase.ASKING)
    assert keeper.window.actions_["run.start"].text() == "开始"
    assert keeper.window.findChild(QRadioButton, "lesson.choice.1").isChecked()
    assert keeper.window.findChild(QAbstractButton, "lesson.next").text() == "这就是我的预测"
    assert not keeper.window.findChild(QWidget, "panel.initialization").isVisible()
    keeper.window.findChild(QAbstractButton, "lesson.next").click()
    assert player.phase is Phase.ACTING
    del player
    renewed(keeper, qtbot, "en")
    player = keeper.window.lessons.player
    assert (player.phase, player.answer) == (Phase.ACTING, 1.0)
    qtbot.waitUntil(lambda: keeper.window.lessons.player.marks.names == ["run.start"])
    player.leave()
    assert session.experiment == own
    assert keeper.window.findChild(QWidget, "panel.initialization").isVisible()
    del player
    renewed(keeper, qtbot, "zh")
    assert not keeper.window.lessons.is_open
