"""What a lesson does to the window, and what it gives back; without a host."""

import re
from xml.etree import ElementTree

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QWidget,
)

from guiprac import events
from guiprac.experiment import Experiment, with_values
from guiprac.gui.language import language, languages
from guiprac.gui.lessons import finding, judge, library, quantities, rich_text
from guiprac.gui.lessons.judge import Facts
from guiprac.gui.lessons.player import Phase
from guiprac.gui.settings_store import SettingsStore
from guiprac.lesson import Condition, Text, bundled_lessons, from_toml
from tests.translations import FOLDER

LESSON = """
title = {en = "Monday", zh = "星期一"}
about = {en = "About.", zh = "关于。"}
lock = ["split", "run.step"]
hide = ["panel.initialization"]

[experiment.regularization]
l2 = 3.0

[[steps]]
name = "first"
text = {en = "Set **it**, from {regularization.l2}.", zh = "从 {regularization.l2} 起，改**它**。"}
mark = ["regularization.keep_prob"]
ask.text = {en = "Which?", zh = "哪个？"}
ask.choices = [
    {text = {en = "One", zh = "一"}, right = false, reply = {en = "No.", zh = "不对。"}},
    {text = {en = "Two", zh = "二"}, right = true},
]

[[steps]]
name = "second"
text = {en = "Next", zh = "接着"}
set = {"regularization.l2" = 0.0}
act.text = {en = "Raise it", zh = "调高"}
act.mark = ["regularization.l2"]
act.done_when = [{setting = "regularization.l2", above = 1}]
reveal = {en = "It is {regularization.l2}, was {regularization.l2@first}.", zh = "现在 {regularization.l2}。"}

[[steps]]
name = "third"
text = {en = "Last", zh = "最后"}
lock = ["regularization.l2"]
"""


@pytest.fixture
def lesson():
    return from_toml(LESSON, "monday.toml", ())


@pytest.fixture
def opened(window, lesson):
    languages().choose("en")
    window.lessons.open(lesson)
    QTest.qWait(20)
    yield window
    languages().choose("system")


def click(window, name):
    button = window.findChild(QWidget, name)
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.qWait(10)


def text(window, name):
    return rich_text.plain(window.findChild(QLabel, name).accessibleName())


def predict(window, index):
    click(window, f"lesson.choice.{index}")
    click(window, "lesson.next")


def test_that_leaving_gives_back_experiment_panels_and_columns(window, lesson):
    own = with_values(Experiment(), {"training.epochs": 11, "network.hidden": [5]})
    window.session.set_experiment(own)
    window.show_diagnosis(True)
    languages().choose("en")
    window.lessons.open(lesson)
    assert window.session.experiment.regularization.l2 == 3.0
    assert not window.findChild(QWidget, "diagnosis").isVisible()
    assert not window.findChild(QWidget, "panel.initialization").isVisible()
    QTest.qWait(20)
    click(window, "lesson.leave")
    assert window.session.experiment == own
    assert window.findChild(QWidget, "diagnosis").isVisible()
    assert window.findChild(QWidget, "panel.initialization").isVisible()
    assert window.findChild(QWidget, "split.train").isEnabled()
    assert window.actions_["run.step"].isEnabled()
    assert not window.findChild(QWidget, "lesson").isVisible()
    languages().choose("system")


def test_that_what_is_locked_stays_locked_and_says_why(opened):
    box, session = opened.findChild(QWidget, "split.train"), opened.session
    session.set_value("training.epochs", 9)
    for widget in (box, opened.findChild(QWidget, "split.divider.0"), opened.actions_["run.step"]):
        assert not widget.isEnabled()
        assert "Locked in this lesson" in widget.toolTip()
    assert "Share of the examples" in box.toolTip()
    assert opened.findChild(QWidget, "training.epochs").isEnabled()
    click(opened, "lesson.leave")
    assert "Locked" not in box.toolTip()


def test_that_a_prediction_is_given_by_key_and_judged_with_its_reply(opened):
    button = opened.findChild(QRadioButton, "lesson.choice.0")
    assert not opened.findChild(QPushButton, "lesson.next").isEnabled()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert opened.lessons.player.phase is Phase.TOLD
    assert opened.findChild(QLabel, "lesson.verdict").text().startswith("✗")
    assert text(opened, "lesson.reply") == "No."
    assert opened.findChild(QLabel, "lesson.choice.1.mark").text() == "✓"
    assert not button.isEnabled()


def test_that_a_step_waits_for_what_it_asks_for_and_tells_what_was_set(opened):
    predict(opened, 1)
    click(opened, "lesson.next")
    assert opened.session.experiment.regularization.l2 == 0.0
    assert not opened.findChild(QPushButton, "lesson.next").isEnabled()
    opened.session.set_value("regularization.l2", 0.5)
    QTest.qWait(10)
    assert opened.lessons.player.phase is Phase.ACTING
    opened.session.set_value("regularization.l2", 4.0)
    QTest.qWait(10)
    assert text(opened, "lesson.reveal") == "It is 4, was 3."
    click(opened, "lesson.next")
    assert not opened.findChild(QWidget, "regularization.l2").isEnabled()


def test_that_the_control_spoken_of_is_unfolded_in_view_and_framed(window, lesson, qtbot):
    panel = next(panel for panel in window.panels if panel.name == "regularization")
    panel.set_open(False)
    languages().choose("en")
    window.lessons.open(lesson)
    qtbot.waitUntil(lambda: window.lessons.player.marks.names == ["regularization.keep_prob"])
    assert panel.is_open
    field = panel.fields["regularization.keep_prob"]
    frame = window.findChild(QWidget, "lesson.mark")

    def lies_around():
        where = field.mapTo(window, QPoint(0, 0))
        far = where + QPoint(field.width() - 1, field.height() - 1)
        return frame.geometry().contains(where) and frame.geometry().contains(far)

    qtbot.waitUntil(lies_around)
    where = field.mapTo(window, QPoint(0, 0))
    scroll = window.findChild(QWidget, "experiment").verticalScrollBar()
    before = frame.geometry().top()
    scroll.setValue(scroll.value() - 30)
    QTest.qWait(10)
    assert frame.geometry().top() - before == field.mapTo(window, QPoint(0, 0)).y() - where.y()
    languages().choose("system")


def test_that_what_a_setting_does_is_in_view_below_it(window, qtbot):
    window.resize(1280, 800)
    languages().choose("en")
    made = from_toml(LESSON.replace("regularization.keep_prob", "regularization.l2"), "monday.toml", ())
    window.lessons.open(made)
    qtbot.waitUntil(lambda: window.lessons.player.marks.names == ["regularization.l2"])
    decay = window.findChild(QLabel, "regularization.decay")
    qtbot.waitUntil(lambda: decay.visibleRegion().boundingRect() == decay.rect())
    languages().choose("system")


def test_that_a_control_that_comes_later_is_brought_into_view_with_its_frame(window, qtbot):
    window.resize(1280, 640)
    languages().choose("en")
    text = LESSON.replace('"split", ', "").replace("regularization.keep_prob", "split.train_dev")
    made = from_toml(text, "monday.toml", ())
    window.lessons.open(made)
    player = window.lessons.player
    QTest.qWait(50)
    assert player.marks.names == []
    scroll = window.findChild(QWidget, "experiment").verticalScrollBar()
    scroll.setValue(scroll.maximum())
    window.findChild(QPushButton, "split.train_dev.hold_out").click()
    qtbot.waitUntil(lambda: player.marks.names == ["split.train_dev"])
    field = window.findChild(QWidget, "split.train_dev")
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())
    languages().choose("system")


@pytest.mark.parametrize("tongue", ["en", "zh"])
def test_that_button_and_column_keep_their_width_in_every_phase(window, lesson, tongue):
    window.resize(1280, 800)
    languages().choose(tongue)
    window.lessons.open(lesson)
    column, button = window.lessons.column, window.findChild(QPushButton, "lesson.next")
    widths, shown = set(), set()

    def look():
        QTest.qWait(20)
        assert button.width() >= button.sizeHint().width(), button.text()
        shown.add(button.text())
        widths.add((column.width(), button.width()))

    look()
    predict(window, 0)
    look()
    click(window, "lesson.next")
    look()
    window.session.set_value("regularization.l2", 2.0)
    look()
    click(window, "lesson.next")
    look()
    assert len(shown) == 3
    assert len(widths) == 1
    assert column.width() >= column.sizeHint().width()
    languages().choose("system")


def test_that_what_came_of_it_is_scrolled_into_view(opened, qtbot):
    opened.resize(1280, 800)
    opened.show_diagnosis(True)
    opened.resize(opened.minimumWidth(), 420)
    predict(opened, 0)
    told = opened.findChild(QWidget, "lesson.told")
    qtbot.waitUntil(lambda: told.visibleRegion().boundingRect().top() == 0)
    assert told.visibleRegion().boundingRect().height() > 20


def test_that_a_column_that_a_hand_made_wider_stays_so(opened):
    splitter = opened.findChild(QSplitter, "splitter")
    opened.resize(1600, 800)
    QTest.qWait(20)
    before = opened.lessons.column.width()
    splitter.moveSplitter(splitter.widget(2).x() - 60, 2)
    QTest.qWait(20)
    assert opened.lessons.column.width() == pytest.approx(before + 52, abs=12)
    wide = opened.lessons.column.width()
    predict(opened, 0)
    assert opened.lessons.column.width() == wide


def test_that_a_predicted_error_lies_on_the_error_plot_and_can_be_dragged_there(window):
    number = """
[steps.ask.number]
low = 0.0
high = 0.5
example = 0.1
percent = true
on_plot = true
right_when = [{quantity = "answer", below = 0.3}]

"""
    made = LESSON.replace(
        LESSON[LESSON.index("ask.choices") : LESSON.index('[[steps]]\nname = "second"')], number
    )
    languages().choose("en")
    window.lessons.open(from_toml(made, "tuesday.toml", ()))
    mark, box = window.lessons.column._mark, window.findChild(QWidget, "lesson.number")
    assert mark.line.isVisible()
    assert mark.line.movable
    assert mark.line.value() == pytest.approx(0.25)
    mark.line.setValue(0.12)
    mark.line.sigDragged.emit(mark.line)
    assert box.value() == pytest.approx(12)
    click(window, "lesson.next")
    assert window.lessons.player.progress.answers == {"first": pytest.approx(0.12)}
    assert window.lessons.player.was_right
    assert not mark.line.movable
    window.lessons.leave()
    assert not mark.line.isVisible()
    languages().choose("system")


def test_that_a_lesson_is_taken_up_where_it_was_left_also_by_another_window(opened, lesson):
    predict(opened, 0)
    click(opened, "lesson.next")
    click(opened, "lesson.leave")
    opened.store.sync()
    assert '"second"' in SettingsStore().text("lessons/monday")
    opened.lessons.open(lesson)
    player = opened.lessons.player
    assert (player.step.name, player.phase) == ("second", Phase.ACTING)
    assert opened.session.experiment.regularization.l2 == 0.0
    click(opened, "lesson.back")
    assert opened.findChild(QRadioButton, "lesson.choice.0").isChecked()
    assert opened.findChild(QLabel, "lesson.verdict").text().startswith("✗")
    click(opened, "lesson.again")
    assert (player.step.name, player.phase, player.answer) == ("first", Phase.ASKING, None)


def test_that_a_step_that_is_skipped_judges_and_reveals_nothing(opened):
    click(opened, "lesson.skip")
    player = opened.lessons.player
    assert (player.step.name, player.progress.right, player.progress.answers) == ("second", {}, {})
    click(opened, "lesson.back")
    assert not opened.findChild(QLabel, "lesson.verdict").isVisible()


def test_that_another_lesson_takes_the_place_of_the_one_that_is_open(opened):
    opened.lessons.leave()
    opened.session.set_values({"regularization.l2": 0.25})
    own = opened.session.experiment
    opened.lessons.open(library.read(library.find("l2")))
    click(opened, "lesson.next")
    opened.lessons.open(library.read(library.find("initialization")))
    player = opened.lessons.player
    assert (player.lesson.name, player.index) == ("initialization", 0)
    assert not opened.findChild(QWidget, "panel.regularization").isVisible()
    assert opened.findChild(QWidget, "panel.initialization").isVisible()
    opened.lessons.open(library.read(library.find("l2")))
    assert (player.lesson.name, player.index) == ("l2", 1)
    opened.lessons.leave()
    assert opened.session.experiment == own
    assert opened.findChild(QWidget, "panel.regularization").isVisible()


def test_that_two_files_of_one_name_keep_each_its_own_progress(window, tmp_path):
    files = [tmp_path / folder / "l2.toml" for folder in ("monday", "friday")]
    for path in files:
        path.parent.mkdir()
        path.write_text(LESSON, encoding="utf-8")
    player = None
    for path, expected in ((files[0], 0), (files[1], 0), (files[0], 1), (bundled_lessons()["l2"], 0)):
        window.lessons.open_file(path)
        player = window.lessons.player
        assert player.index == expected
        if path == files[0] and expected == 0:
            click(window, "lesson.skip")
    # Mended between two sittings, it is still the same lesson.
    files[0].write_text(LESSON.replace("Monday", "Tuesday"), encoding="utf-8")
    window.lessons.open_file(files[0])
    assert (player.index, player.lesson.title.en) == (1, "Tuesday")


def test_that_progress_that_cannot_be_read_begins_the_lesson_anew(window, lesson):
    window.store.put("lessons/monday", '{"step": 3')
    window.lessons.open(lesson)
    assert window.lessons.player.index == 0


def test_that_the_language_changes_the_words_at_once_and_is_remembered(opened):
    assert "Set it" in text(opened, "lesson.text")
    opened.findChild(QAction, "view.language.zh").trigger()
    assert language() == "zh"
    assert "改它" in text(opened, "lesson.text")
    assert "一" in opened.findChild(QLabel, "lesson.choice.0.text").text()
    assert opened.store.text("language") == "zh"
    opened.findChild(QAction, "view.language.en").trigger()
    assert "Set it" in text(opened, "lesson.text")


def test_that_a_choice_made_and_not_yet_given_outlives_a_change_of_language(opened):
    click(opened, "lesson.choice.1")
    languages().choose("zh")
    assert opened.findChild(QRadioButton, "lesson.choice.1").isChecked()
    assert opened.findChild(QPushButton, "lesson.next").isEnabled()


def test_that_the_menu_lists_the_lessons_in_order_and_opens_them(window):
    languages().choose("en")
    menu = window.findChild(QMenu, "menu.lessons")
    menu.aboutToShow.emit()
    names = [action.objectName() for action in menu.actions() if action.objectName().startswith("lessons.")]
    expected = [f"lessons.{lesson.name}" for lesson in library.all_lessons()]
    assert names[: len(expected)] == expected
    window.findChild(QAction, "lessons.l2").trigger()
    assert window.lessons.player.lesson.name == "l2"
    menu.aboutToShow.emit()
    window.findChild(QAction, "lessons.leave").trigger()
    assert window.lessons.player.lesson is None
    languages().choose("system")


def test_that_a_bad_lesson_file_is_told_in_the_window(window, tmp_path):
    path = tmp_path / "bad.toml"
    path.write_text(LESSON.replace("above = 1", "abov = 1"), encoding="utf-8")
    told = []
    window.session.failed.connect(told.append)
    window.lessons.open_file(path)
    assert "bad.toml, step 2 (second)" in told[0].message
    assert not window.lessons.is_open


def test_that_a_name_that_no_control_has_is_told_and_the_lesson_opens_all_the_same(window, tmp_path):
    told = []
    window.session.failed.connect(told.append)
    path = tmp_path / "mine.toml"
    path.write_text(LESSON.replace('"run.step"', '"run.stepp"'), encoding="utf-8")
    window.lessons.open_file(path)
    assert window.lessons.is_open
    assert "mine.toml" in told[0].message
    assert told[0].message.rstrip(".").endswith("run.stepp")


def test_that_every_control_that_bundled_lessons_name_is_there(window):
    assert {lesson.name: finding.unknown(window, lesson) for lesson in library.all_lessons()} == {
        lesson.name: [] for lesson in library.all_lessons()
    }


def test_that_closing_the_window_in_a_lesson_asks_about_no_run(opened, monkeypatch):
    opened.session.dirty = True
    asked = []

    def question(*about):
        asked.append(about)
        return QMessageBox.StandardButton.Discard

    monkeypatch.setattr(QMessageBox, "question", question)
    opened.close()
    assert not asked


def test_that_quantities_are_those_of_the_last_reading(session, prepared):
    session.receive([prepared])
    session.start()
    started = events.Started(
        experiment=msgspec.to_builtins(Experiment()),
        task="multiclass",
        layer_sizes=(64, 3),
        n_parameters=195,
        n_train=600,
        n_dev=200,
        train_measured=600,
        dev_measured=200,
        steps_per_epoch=10,
        total_steps=500,
        error_name="error",
    )
    session.receive(
        [
            started,
            events.Reading(0, 0.0, 0.9, 0.9, 2.0, 2.0, 2.0),
            events.Reading(10, 1.0, 0.2, 0.3, 0.5, 0.8, 0.4),
            events.Reading(20, 2.0, 0.1, 0.4, 0.3, 0.9, 0.2),
        ]
    )
    found = quantities.measured(session)
    expected = {"train_error": 0.1, "dev_error": 0.4, "gap": 0.3, "best_dev_error": 0.3, "best_epoch": 1.0}
    assert {name: found[name] for name in expected} == pytest.approx(expected)
    assert found["dev_half_width"] == pytest.approx(1.96 * (0.4 * 0.6 / 200) ** 0.5)
    told = quantities.filled(
        "{dev_error}, {n_train}, {training.epochs}, {seconds}, {gap}", found, shares=True, points="points"
    )
    assert told == "40.0\u202f%, 600, 50, –, 30.0 points"


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition(quantity="a", above=1.9), True),
        (Condition(quantity="a", above=2.0), False),
        (Condition(quantity="a", above="b"), False),
        (Condition(quantity="a", near="b", within=1.0), True),
        (Condition(quantity="a", near="b", within=0.9), False),
        (Condition(quantity="a", near="b", factor=1.5), True),
        (Condition(quantity="a", near="b", factor=1.4), False),
        (Condition(quantity="a", above=1, below=3), True),
        (Condition(quantity="missing", below=3), False),
        (Condition(quantity="a", above="missing"), False),
        (Condition(setting="network.hidden", equals=None, above=30), True),
        (Condition(setting="network.hidden", above=40), False),
        (Condition(setting="network.activation", equals="relu"), True),
        (Condition(setting="network.activation", equals="tanh"), False),
        (Condition(setting="training.normalize", equals=True), True),
        (Condition(setting="training.epochs", equals=50), True),
        (Condition(event="finished"), True),
        (Condition(event="checked"), False),
        (Condition(lens="cost"), True),
        (Condition(picture="plot.model"), False),
        (Condition(pressed="diagnosis.preset.0"), True),
    ],
)
def test_that_conditions_hold_when_they_should(condition, expected):
    facts = Facts(
        Experiment(), {"a": 2.0, "b": 3.0}, {"finished"}, {"diagnosis.preset.0"}, ("cost",), "plot.errors"
    )
    assert judge.holds(condition, facts) is expected


def test_that_markup_becomes_html_and_nothing_else_does():
    made = rich_text.html("a < b, **bold**\n\n    W ← 1 · W\n\n第一行\n第二行", "#123456")
    assert "a &lt; b, <b>bold</b>" in made
    assert "第一行第二行" in made
    assert "<i>" not in rich_text.html("<i>x</i>", "#123456")
    shown = QTextDocument()
    shown.setHtml(rich_text.html("从 5 % 到 1.8\u202f%", "#123456"))
    assert shown.toRawText() == "从 5\u00a0% 到 1.8\u00a0%"


def test_that_tasks_name_controls_as_the_window_does_in_either_language():
    named = {"en": set(), "zh": set()}
    for path in FOLDER.glob("*.ts"):
        for message in ElementTree.parse(path).iter("message"):
            # An access key is no part of a name: "&File", "文件(&F)".
            named["en"].add(message.findtext("source", "").replace("&", ""))
            named["zh"].add(re.sub(r"\(&\w\)", "", message.findtext("translation", "")))
    # The cases of the diagnosis are numbers, and some buttons are symbols.
    for lesson in library.all_lessons():
        for step in lesson.steps:
            for tongue in ("en", "zh") if step.act is not None else ():
                for name in re.findall(r"\*\*(.+?)\*\*", step.act.text.of(tongue)):
                    told = f"{lesson.name}, {step.name}: {name}"
                    assert not name[0].isalpha() or name in named[tongue], told


def test_that_every_text_of_the_bundled_lessons_has_its_bold_words_closed():
    for path in bundled_lessons().values():
        for part in _texts(library.read(path)):
            assert part.en.count("**") % 2 == 0
            assert part.zh.count("**") % 2 == 0


def _texts(thing):
    if isinstance(thing, Text):
        yield thing
    elif isinstance(thing, msgspec.Struct):
        for name in thing.__struct_fields__:
            yield from _texts(getattr(thing, name))
    elif isinstance(thing, tuple | list):
        for part in thing:
            yield from _texts(part)
    elif hasattr(thing, "__dataclass_fields__"):
        for name in thing.__dataclass_fields__:
            yield from _texts(getattr(thing, name))


def test_that_a_control_pushed_out_of_sight_is_brought_back_but_not_one_that_was_scrolled_away(
    window, lesson, qtbot
):
    window.resize(1280, 640)
    languages().choose("en")
    window.lessons.open(lesson)
    marks = window.lessons.player.marks
    qtbot.waitUntil(lambda: marks.names == ["regularization.keep_prob"])
    column = window.findChild(QScrollArea, "experiment")
    tall = QLabel()
    tall.setFixedHeight(900)
    column.widget().layout().insertWidget(0, tall)
    qtbot.waitUntil(lambda: marks.names == [])
    qtbot.waitUntil(lambda: marks.names == ["regularization.keep_prob"])
    column.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: marks.names == [])
    QTest.qWait(700)
    assert marks.names == []
    assert column.verticalScrollBar().value() == 0
    languages().choose("system")
