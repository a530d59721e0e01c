"""Editors made from the declarations: what is typed, moved and refused."""

from html import unescape

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QSlider, QToolButton, QWidget

from guiprac.experiment import Experiment, settings
from guiprac.gui.controls import IntegerBox, NumberBox, Scale


def box(window, key):
    return window.findChild(QWidget, key)


def type_into(editor, text, *, end=Qt.Key.Key_Return):
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    if end is not None:
        QTest.keyClick(editor, end)


def test_that_every_setting_has_an_editor_that_explains_itself(window):
    for key, setting in settings().items():
        editor = box(window, key)
        assert editor is not None, key
        assert editor.accessibleName(), key
        if key not in ("network.hidden", "data.ignore"):
            assert unescape(editor.toolTip()).startswith(f"<p>{setting.help}</p>")
            assert key in editor.whatsThis()
            assert editor.accessibleDescription() == setting.help


def test_that_every_number_shows_the_experiments_value(window):
    for key, setting in settings().items():
        if setting.kind in ("number", "integer"):
            assert box(window, key).value() == setting.default


def test_that_a_number_may_be_typed_plainly_or_with_an_exponent(window, session):
    for typed, value in (("0.03", 0.03), ("1e-3", 0.001), (".5", 0.5), ("2E0", 2.0)):
        type_into(box(window, "training.learning_rate"), typed)
        assert session.experiment.training.learning_rate == value


def test_that_whole_numbers_take_an_exponent_too(window, session):
    type_into(box(window, "training.epochs"), "2e3")
    assert session.experiment.training.epochs == 2000


def test_that_nothing_is_taken_or_refused_while_a_number_is_being_typed(window, session):
    type_into(box(window, "training.learning_rate"), "0", end=None)
    assert session.experiment == Experiment()
    assert session.errors == {}
    type_into(box(window, "training.learning_rate"), "0.0", end=None)
    assert session.errors == {}


def test_that_letters_and_infinite_numbers_cannot_be_typed(window, session):
    editor = box(window, "training.learning_rate")
    type_into(editor, "nan")
    type_into(editor, "0.2x5")
    assert session.experiment.training.learning_rate == 0.25


def test_that_a_refused_number_stays_marked_with_its_reason_until_it_is_mended(window, session):
    editor = box(window, "training.learning_rate")
    message = window.findChild(QLabel, "training.learning_rate.error")
    assert not message.isVisible()
    type_into(editor, "5000")
    assert session.experiment == Experiment()
    assert editor.value() == 5000
    assert editor.property("invalid") is True
    assert message.isVisible()
    assert "at most 1000" in message.text()
    assert not message.text().startswith("training.learning_rate")
    type_into(editor, "0.5")
    assert session.experiment.training.learning_rate == 0.5
    assert editor.property("invalid") is False
    assert not message.isVisible()


def test_that_a_refused_number_can_be_put_back_with_one_click(window, session):
    type_into(box(window, "training.learning_rate"), "-1")
    window.findChild(QToolButton, "training.learning_rate.reset").click()
    assert box(window, "training.learning_rate").value() == 0.1
    assert session.errors == {}


def test_that_a_changed_setting_is_marked_and_goes_back_with_one_click(window, session):
    back = window.findChild(QToolButton, "regularization.l2.reset")
    assert not back.isVisible()
    session.set_value("regularization.l2", 3.0)
    assert back.isVisible()
    assert "0" in back.toolTip()
    back.click()
    assert session.experiment.regularization.l2 == 0.0
    assert not back.isVisible()


def test_that_a_slider_and_its_field_are_tied(window, session):
    editor, slider = box(window, "regularization.l2"), window.findChild(QSlider, "regularization.l2.slider")
    slider.setValue(slider.maximum())
    assert session.experiment.regularization.l2 == 1000.0
    assert editor.value() == 1000.0
    type_into(editor, "0.001")
    assert slider.value() == 1
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert session.experiment.regularization.l2 == 0.0
    assert editor.text() == "0"


def test_that_a_field_keeps_what_its_slider_cannot_show(window, session):
    type_into(box(window, "regularization.l2"), "12345.678")
    assert session.experiment.regularization.l2 == 12345.678
    assert box(window, "regularization.l2").text() == "12345.678"


def test_that_the_wheel_changes_only_what_has_the_focus(window, session):
    editor = box(window, "training.epochs")
    slider = window.findChild(QSlider, "training.epochs.slider")
    choice = box(window, "network.activation")
    window.setFocus()
    for target in (editor, slider, choice):
        turn_wheel(target)
    assert session.experiment == Experiment()
    editor.setFocus()
    turn_wheel(editor)
    assert session.experiment.training.epochs == 51


def turn_wheel(target):
    centre = QPointF(target.rect().center())
    QApplication.sendEvent(
        target,
        QWheelEvent(
            centre,
            QPointF(target.mapToGlobal(centre.toPoint())),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def test_that_arrow_keys_multiply_on_a_log_scale_and_reach_zero(window, session):
    editor = box(window, "regularization.l2")
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Up)
    small = session.experiment.regularization.l2
    assert 0 < small < 1
    QTest.keyClick(editor, Qt.Key.Key_Up)
    assert session.experiment.regularization.l2 / small == pytest.approx(10**0.1, rel=0.05)
    for _ in range(2):
        QTest.keyClick(editor, Qt.Key.Key_Down)
    assert session.experiment.regularization.l2 == 0.0


def test_that_undo_in_a_field_takes_back_the_setting(window, session):
    editor = box(window, "training.epochs")
    type_into(editor, "80")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.experiment.training.epochs == 50
    assert editor.value() == 50


def test_that_choices_and_switches_are_bound_both_ways(window, session):
    choice, switch = box(window, "network.activation"), box(window, "split.stratify")
    assert isinstance(choice, QComboBox)
    assert isinstance(switch, QCheckBox)
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert session.experiment.network.activation == "leaky_relu"
    switch.click()
    assert session.experiment.split.stratify is False
    session.set_experiment(Experiment())
    assert choice.currentData() == "relu"
    assert switch.isChecked()


def test_that_showing_a_value_edits_nothing(window, session):
    edits = []
    original = session.set_values
    session.set_values = lambda values: edits.append(values) or original(values)
    session.set_experiment(Experiment(training=type(Experiment().training)(learning_rate=0.5, epochs=7)))
    assert edits == []


def test_that_the_ends_of_a_log_scale_are_exact():
    scale = Scale(1e-3, 1e3, steps=121, log=True, zero=True)
    assert [scale.value(position) for position in (0, 1, 121)] == [0.0, 0.001, 1000.0]
    assert [scale.position(value) for value in (0.0, 1e-9, 0.001, 1.0, 1e6)] == [0, 1, 1, 61, 121]


@pytest.mark.parametrize(
    "scale",
    [
        Scale(1e-3, 1e3, steps=121, log=True, zero=True),
        Scale(1e-5, 10.0, steps=120, log=True),
        Scale(0.05, 1.0, steps=95),
    ],
)
def test_that_every_position_of_a_scale_is_where_its_value_is_shown(scale):
    for position in range(scale.steps + 1):
        assert scale.position(scale.value(position)) == position


def test_that_boxes_show_numbers_as_short_as_they_are(qtbot):
    number, whole = NumberBox(0, 1), IntegerBox(0, 10)
    qtbot.addWidget(number)
    qtbot.addWidget(whole)
    for value, text in ((0.6, "0.6"), (1e-05, "1e-05"), (123456.789, "123456.789"), (1.0, "1")):
        number.setValue(value)
        assert number.text() == text
    whole.setValue(1797)
    assert whole.text() == "1797"
