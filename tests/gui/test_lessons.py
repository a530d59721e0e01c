"""Every lesson is played from its first step to its last in the real window with the real host, twice: with the
first answer at hand, then with right answers where those were wrong and wrong ones where they were right.

A new lesson file is tested without new code: what is done at a step follows from its conditions.
"""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QMenu,
    QRadioButton,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from guiprac.gui.app import create_window
from guiprac.gui.language import languages
from guiprac.gui.lessons import finding, library, progress
from guiprac.gui.lessons.player import Phase
from guiprac.gui.session import Mode
from guiprac.lesson import PLACEHOLDER, bundled_lessons

PATIENCE = 60_000
# A whole lesson is played twice: seconds where nothing else runs, and far more where much does.
pytestmark = pytest.mark.timeout(600)
LESSONS = sorted(bundled_lessons())


class Reader:
    """A person at the window: presses, types and waits; the player is only read."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.session = window.session

    @property
    def player(self):
        return self.window.lessons.player

    def find(self, kind, name):
        found = self.window.findChild(kind, name)
        assert found is not None, f"there is no {name}"
        return found

    def press(self, name):
        action = self.window.findChild(QAction, name)
        if action is not None:
            self.qtbot.waitUntil(action.isEnabled, timeout=PATIENCE)
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu) and action in menu.actions():
                QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
            else:
                action.trigger()
            return
        lists, _, entry = name.rpartition(".")
        if isinstance(self.window.findChild(QComboBox, lists), QComboBox):
            self.enter(lists, entry)
            return
        # A remedy is there when the verdict is, which follows the run at its own pace.
        self.qtbot.waitUntil(lambda: self.window.findChild(QWidget, name) is not None, timeout=PATIENCE)
        widget = self.window.findChild(QWidget, name)
        buttons = [widget] if isinstance(widget, QAbstractButton) else widget.findChildren(QAbstractButton)

        def pressable():
            return [button for button in buttons if in_sight(button) and button.isEnabled()]

        self.qtbot.waitUntil(lambda: bool(pressable()), timeout=PATIENCE)
        QTest.mouseClick(pressable()[0], Qt.MouseButton.LeftButton)

    def quiet(self):
        """Wait until the data of the step is read, as a person who reads the text does."""
        QTest.qWait(0)
        self.qtbot.waitUntil(
            lambda: not self.session.preparing and not self.session._preparing.is_due, timeout=PATIENCE
        )

    def enter(self, key, value):
        box = self.window.findChild(QWidget, key)
        if isinstance(box, QSpinBox | QDoubleSpinBox | QLineEdit):
            if not box.isVisible():
                self.press(f"{key}.hold_out")
            self.qtbot.waitUntil(lambda: in_sight(box), timeout=PATIENCE)
            assert box.isEnabled(), f"{key} is locked"
            box.setFocus()
            box.selectAll()
            QTest.keyClicks(box, f"{value:g}" if isinstance(value, float) else str(value))
            QTest.keyClick(box, Qt.Key.Key_Return)
        elif isinstance(box, QCheckBox):
            if box.isChecked() != bool(value):
                QTest.mouseClick(box, Qt.MouseButton.LeftButton)
        elif isinstance(box, QComboBox):
            box.setCurrentIndex(box.findData(value))
            box.activated.emit(box.currentIndex())
        else:
            self.session.set_value(key, value)

    def do(self, condition):
        """What a condition asks for."""
        if condition.setting:
            wanted = self.player.answer if condition.near == "answer" else condition.example
            wanted = condition.equals if wanted is None else wanted
            assert wanted is not None, f"say with `example` which {condition.setting} satisfies the condition"
            self.quiet()
            self.enter(condition.setting, wanted)
        elif condition.event in ("finished", "closed", "started", "reading", "diverged"):
            self.quiet()
            self.press("run.start")
        elif condition.event in ("stopped", "paused"):
            self.press("run.start")
            self.qtbot.waitUntil(lambda: len(self.session.history) > 0, timeout=PATIENCE)
            self.press({"stopped": "run.stop", "paused": "run.pause"}[condition.event])
        elif condition.event == "checked":
            self.press("run.check_gradients")
        elif condition.lens:
            if self.window.lenses.lens(condition.lens) is None:
                self.press(f"lens.{condition.lens}")
        elif condition.picture:
            self.find(QTabWidget, "pictures").setCurrentWidget(self.find(QWidget, condition.picture))
        elif condition.pressed:
            self.press(condition.pressed)
            # What it brings is there before a hand has moved on.
            QTest.qWait(0)

    def answer(self, value):
        ask = self.player.step.ask
        if ask.number is None:
            button = self.find(QRadioButton, f"lesson.choice.{int(value)}")
            button.setFocus()
            QTest.keyClick(button, Qt.Key.Key_Space)
        else:
            shown = value * 100 if ask.number.percent else value
            self.enter("lesson.number", float(f"{shown:.6g}"))
        assert self.find(QAbstractButton, "lesson.next").isEnabled()
        self.press("lesson.next")

    def play_step(self, choose):
        """Play one step to what it reveals; `choose` names the answer to its question."""
        player, step = self.player, self.player.step
        self.quiet()
        for name in step.mark:
            assert finding.place(self.window, name) is not None, (
                f"step {step.name} marks {name}: there is none"
            )
        if player.phase is not Phase.ACTING:
            self.qtbot.waitUntil(lambda: set(player.marks.names) == set(step.mark), timeout=PATIENCE)
        if step.ask is not None:
            assert player.phase is Phase.ASKING
            assert not self.find(QAbstractButton, "lesson.next").isEnabled()
            self.answer(choose(step))
        if step.act is not None:
            assert player.phase is Phase.ACTING, f"step {step.name} is done before anything was done"
            if step.act.mark:
                self.qtbot.waitUntil(lambda: bool(player.marks.names), timeout=PATIENCE)
            for condition in step.act.done_when:
                self.do(condition)
            # Some are on a page that is brought by the first of them.
            self.qtbot.waitUntil(
                lambda: all(finding.place(self.window, name) is not None for name in step.act.mark),
                timeout=PATIENCE,
            )
            self.qtbot.waitUntil(lambda: player.phase is Phase.TOLD, timeout=PATIENCE)
        assert player.phase is Phase.TOLD
        if self.session.mode is not Mode.STOPPED and self.session.is_going:
            self.press("run.stop")
            self.qtbot.waitUntil(lambda: self.session.mode is Mode.STOPPED, timeout=PATIENCE)
        for text in texts_of(step):
            for name in PLACEHOLDER.findall(text):
                assert name in player._known(), f"step {step.name} tells {name}, which has no value"
        return step


def in_sight(widget):
    """Not folded away, and not beyond the edge of what is scrolled."""
    return not widget.visibleRegion().isEmpty()


def texts_of(step):
    parts = [step.text, step.reveal, step.act and step.act.text, step.ask and step.ask.text]
    parts += [
        part for choice in (step.ask.choices if step.ask else ()) for part in (choice.text, choice.reply)
    ]
    return [text for part in parts if part is not None for text in (part.en, part.zh)]


@pytest.fixture
def reader(qtbot):
    window = create_window()
    window.show()
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.session.prepared is not None and window.area.is_filled, timeout=PATIENCE)
    yield Reader(window, qtbot)
    languages().choose("system")
    window.session.dirty = False
    window.close()
    window.deleteLater()


def wrong_number(number):
    """The end that is farther from what comes true."""
    middle = (number.low * number.high) ** 0.5 if number.log else (number.low + number.high) / 2
    return number.high if number.example < middle else number.low


@pytest.mark.parametrize("name", LESSONS)
def test_that_a_lesson_can_be_played_to_its_end_with_right_and_with_wrong_predictions(reader, name):
    lesson = library.read(bundled_lessons()[name])
    own = reader.session.experiment
    asked = [step for step in lesson.steps if step.ask is not None]
    assert len(asked) >= 2, "a lesson asks for two predictions or more"
    right, was_right = {}, {}

    def first_at_hand(step):
        return 0 if step.ask.number is None else wrong_number(step.ask.number)

    def other_way(step):
        if step.ask.number is not None:
            return step.ask.number.example
        if was_right[step.name]:
            return next(index for index in range(len(step.ask.choices)) if index not in right[step.name])
        return right[step.name][0]

    for choose, tongue in ((first_at_hand, "en"), (other_way, "zh")):
        languages().choose(tongue)
        reader.window.lessons.open(lesson)
        player = reader.player
        for index in range(len(lesson.steps)):
            assert player.index == index
            step = reader.play_step(choose)
            shown = reader.find(QLabel, "lesson.text").text()
            assert ("的" in shown or bool(re.search("[一-鿿]", shown))) == (tongue == "zh")
            if step.ask is not None:
                verdict = reader.find(QLabel, "lesson.verdict")
                assert verdict.text().startswith("✓" if player.was_right else "✗")
                if choose is first_at_hand:
                    was_right[step.name] = player.was_right
                    right[step.name] = player.right_choices()
                    if step.ask.number is None:
                        assert right[step.name], f"step {step.name}: no choice came true"
                        assert player.was_right == (0 in right[step.name])
                    else:
                        assert not player.was_right, f"step {step.name}: a wrong number passes"
                else:
                    assert player.was_right != was_right[step.name], f"step {step.name} judges otherwise"
            reader.press("lesson.next")
        assert progress.load(reader.window.store, lesson.name).finished
        assert player.lesson is None
        assert not reader.find(QWidget, "lesson").isVisible()
        assert reader.session.experiment == own
        assert reader.player.marks.names == []


def test_that_a_whole_lesson_can_be_done_with_keys_alone(reader):
    window = reader.window
    lesson = library.read(bundled_lessons()["l2"])
    window.lessons.open(lesson)
    player = reader.player

    def focus():
        # Once the column has led the keys to where they belong.
        QTest.qWait(30)
        widget = window.focusWidget()
        assert widget is not None
        assert in_sight(widget), f"the keys go to {widget.objectName()}, which is out of sight"
        return widget

    def key(which):
        QTest.keyClick(focus(), which)

    for step in lesson.steps:
        reader.quiet()
        assert player.step is step
        if step.ask is not None:
            key(Qt.Key.Key_Space if step.ask.number is None else Qt.Key.Key_Right)
            key(Qt.Key.Key_Return)
            assert player.phase is not Phase.ASKING
        if step.act is not None:
            settings = [one for one in step.act.done_when if one.setting]
            for condition in settings:
                value = player.answer if condition.near == "answer" else condition.example
                editor = focus()
                assert isinstance(editor, QDoubleSpinBox), step.name
                editor.selectAll()
                QTest.keyClicks(editor, f"{value:g}")
                QTest.keyClick(editor, Qt.Key.Key_Return)
            if len(step.act.done_when) > len(settings):
                reader.quiet()
                if not settings:
                    assert focus().objectName() == "run.start.button"
                    key(Qt.Key.Key_Space)
                else:
                    window.actions_["run.start"].trigger()
            reader.qtbot.waitUntil(lambda: player.phase is Phase.TOLD, timeout=PATIENCE)
        reader.qtbot.waitUntil(
            lambda: window.focusWidget() is not None and window.focusWidget().objectName() == "lesson.next",
            timeout=PATIENCE,
        )
        key(Qt.Key.Key_Return)
    assert player.lesson is None
