"""The Diagnosis column: verdict, e*, tolerance, presets and remedies, from what the Session holds."""

import math

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from guiprac import commands, events
from guiprac.analysis.best_error import best_error
from guiprac.analysis.intervals import known
from guiprac.experiment import Data, Experiment, with_values
from guiprac.gui.diagnosis import DiagnosisDock
from guiprac.gui.lenses.mismatch.picture import MismatchPicture
from guiprac.gui.theme import theme
from guiprac.gui.yardstick import Yardstick


def started(experiment, task="multiclass", measured=(60_000, 20_000)):
    return events.Started(
        experiment=msgspec.to_builtins(experiment),
        task=task,
        layer_sizes=(64, 64, 32, 3),
        n_parameters=6339,
        n_train=600,
        n_dev=200,
        train_measured=measured[0],
        dev_measured=measured[1],
        steps_per_epoch=10,
        total_steps=500,
        error_name="RMSE" if task == "regression" else "error",
    )


def readings(train, dev, first=0):
    """A part of a history that stays at these errors."""
    return [
        events.Reading(10 * index, float(index), train, dev, 0.1, 0.2, math.nan)
        for index in range(first, first + 20)
    ]


@pytest.fixture
def dock(qtbot, session, prepared):
    made = DiagnosisDock(session)
    qtbot.addWidget(made)
    made.resize(300, 900)
    made.show()
    session.receive([prepared])
    return made


def run(dock, train, dev, **more):
    dock.session.start()
    dock.session.receive([started(dock.session.experiment, **more), *readings(train, dev)])
    QTest.qWait(260)


def verdict(dock):
    return dock.findChild(QLabel, "diagnosis.verdict").text()


def remedies(dock):
    """The buttons that try one."""
    return dock.findChildren(QPushButton, QRegularExpression(r"^diagnosis\.remedy\."))


def type_into(box, text):
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_that_before_a_run_it_says_what_will_come(dock):
    QTest.qWait(260)
    assert "Start a run" in verdict(dock)
    assert remedies(dock) == []


def test_that_a_run_gets_its_verdict_with_reasons_and_remedies(dock):
    run(dock, 0.01, 0.11)
    assert verdict(dock).startswith("High variance")
    assert "11\u202f%" in dock.findChild(QLabel, "diagnosis.reasons").text()
    assert all(button.isVisible() for button in remedies(dock))


def test_that_a_button_stays_with_its_remedy_when_the_verdict_moves_on(dock):
    run(dock, 0.01, 0.11)
    dropout = dock.findChild(QPushButton, "diagnosis.remedy.dropout")
    before = dropout.mapTo(dock, dropout.rect().topLeft())
    dock.session.receive(readings(0.15, 0.30, first=20))
    QTest.qWait(260)
    assert verdict(dock).startswith("Both high bias and high variance")
    assert dock.findChild(QPushButton, "diagnosis.remedy.dropout") is dropout
    assert dropout.mapTo(dock, dropout.rect().topLeft()).y() > before.y()
    shown = sorted(remedies(dock), key=lambda button: button.mapTo(dock, button.rect().topLeft()).y())
    names = [f"Try: {remedy.name}" for remedy in dock.diagnosis.remedies]
    assert [button.accessibleName() for button in shown if button.isVisible()] == names


def test_that_variance_is_told_from_mismatch_where_something_is_held_out_of_train(dock):
    four_way = dock.findChild(QLabel, "diagnosis.four_way")
    run(dock, 0.01, 0.11)
    assert not four_way.isVisible()
    for train_dev, said, sizes in (
        (0.012, "Mismatch is the largest", "Variance 0.2 points, mismatch 9.8 points."),
        (0.109, "Variance is the largest", "Variance 9.9 points, mismatch 0.1 points."),
    ):
        dock.session.reset()
        dock.session.start()
        begun = msgspec.structs.replace(started(dock.session.experiment), train_dev_measured=20_000)
        held_out = [msgspec.structs.replace(each, train_dev_error=train_dev) for each in readings(0.01, 0.11)]
        dock.session.receive([events.Stopped(0, 1.0, 1.0, 0, 1.0, ""), begun, *held_out])
        QTest.qWait(260)
        # The same errors of train and dev: without train-dev both are high variance.
        assert verdict(dock).startswith("High variance")
        assert four_way.isVisible()
        assert said in four_way.text()
        assert four_way.text().endswith(sizes)


def test_that_the_four_gaps_are_judged_by_what_was_typed_in_the_column(dock, on_screen):
    dock.session.start()
    begun = msgspec.structs.replace(started(dock.session.experiment), train_dev_measured=20_000)
    held_out = [msgspec.structs.replace(each, train_dev_error=0.05) for each in readings(0.04, 0.11)]
    dock.session.receive([begun, *held_out])
    QTest.qWait(260)
    page = on_screen(MismatchPicture(dock.session), 870, 330).gaps
    assert page.found.gaps[0].value.value == pytest.approx(0.04)
    type_into(dock.findChild(QWidget, "diagnosis.best_error"), "3")
    type_into(dock.findChild(QWidget, "diagnosis.tolerance"), "8")
    assert page.found.gaps[0].value.value == pytest.approx(0.01)
    assert page.found.tolerance == pytest.approx(0.08)
    # An example of the course has an e* of its own, which is no business of the run's.
    dock.findChild(QAction, "diagnosis.preset.3").trigger()
    type_into(dock.findChild(QWidget, "diagnosis.best_error"), "1")
    assert page.found.gaps[0].value.value == pytest.approx(0.01)
    dock.findChild(QAction, "diagnosis.preset.run").trigger()
    assert dock.findChild(QWidget, "diagnosis.best_error").value() == 3.0


def test_that_a_typed_best_error_belongs_to_its_data():
    yardstick, spiral = Yardstick(), Data(source="spiral")
    yardstick.type_best(Data(), "multiclass", known(0.1))
    yardstick.type_tolerance("error", Data(), 0.03)
    yardstick.type_tolerance("RMSE", Data(), 7.0)
    assert yardstick.best(Data(), "multiclass") == known(0.1)
    assert yardstick.best(spiral, "multiclass") is None
    assert yardstick.tolerance("error", spiral) == 0.03
    assert yardstick.tolerance("RMSE", Data()) == 7.0
    assert yardstick.tolerance("RMSE", spiral) is None


def test_that_an_example_of_the_course_has_no_train_dev(dock):
    dock.session.start()
    begun = msgspec.structs.replace(started(dock.session.experiment), train_dev_measured=20_000)
    held_out = [msgspec.structs.replace(each, train_dev_error=0.05) for each in readings(0.01, 0.11)]
    dock.session.receive([begun, *held_out])
    QTest.qWait(260)
    four_way = dock.findChild(QLabel, "diagnosis.four_way")
    assert four_way.isVisible()
    dock.findChild(QAction, "diagnosis.preset.0").trigger()
    assert not four_way.isVisible()


def test_that_a_remedy_is_tried_on_a_twin_with_that_one_change(dock, monkeypatch):
    run(dock, 0.15, 0.15)
    session, button = dock.session, dock.findChild(QWidget, "diagnosis.remedy.wider_network")
    assert dock.diagnosis.remedies[0].changes == {"network.hidden": [128, 64]}
    ended = session.history.steps[-1]
    session.receive([events.Stopped(int(ended), 0.15, 0.15, 0, 0.15, "")])
    told = []
    monkeypatch.setattr(session._line, "send", told.append)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (begin,) = (command for command in told if isinstance(command, commands.Begin))
    # The run was stopped after 190 of 500 steps; the twin trains as long.
    assert begin.experiment == with_values(Experiment(), {"network.hidden": [128, 64], "training.epochs": 19})
    parent, twin = session.runs
    assert (twin.parent, begin.run) == (parent.number, twin.number)
    assert parent.overlaid
    QTest.qWait(260)
    assert "Wider network against Run 1" in dock.findChild(QLabel, "diagnosis.twin").text()


def test_that_a_finished_run_is_judged_by_its_own_data_while_other_data_is_edited(dock):
    run(dock, 0.15, 0.16)
    before = dock.findChild(QWidget, "diagnosis.best_error").value()
    dock.session.set_values({"data.source": "moons", "data.noise": 0.5})
    QTest.qWait(260)
    assert best_error(Data(source="moons", noise=0.5)).value > 0.05
    assert dock.findChild(QWidget, "diagnosis.best_error").value() == before


def test_that_a_computed_best_error_keeps_its_interval_when_its_box_is_only_passed_through(dock, prepared):
    dock.session.set_values({"data.source": "moons", "data.noise": 0.5})
    dock.session.receive([prepared])
    QTest.qWait(260)
    box = dock.findChild(QWidget, "diagnosis.best_error")
    computed = best_error(Data(source="moons", noise=0.5))
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert dock._best == computed


def test_that_a_best_error_that_is_typed_moves_the_point_and_the_verdict(dock):
    run(dock, 0.15, 0.16)
    assert verdict(dock).startswith("High bias")
    type_into(dock.findChild(QWidget, "diagnosis.best_error"), "15")
    assert verdict(dock).startswith("Neither")
    place = dock.quadrant.place
    assert place.bias.value == pytest.approx(0.0)
    assert place.trail_bias == pytest.approx(np.zeros(20))
    assert place.trail_variance == pytest.approx(np.full(20, 0.01))
    type_into(dock.findChild(QWidget, "diagnosis.tolerance"), "0.2")
    assert verdict(dock).startswith("High variance")


def test_that_the_presets_show_the_cases_of_the_course_and_the_run_comes_back(dock):
    run(dock, 0.01, 0.012)
    expected = ("High variance", "High bias", "Both", "Neither", "Neither")
    for index, case in enumerate(expected):
        dock.findChild(QAction, f"diagnosis.preset.{index}").trigger()
        assert verdict(dock).startswith(case)
    assert dock.findChild(QWidget, "diagnosis.best_error").value() == 15
    dock.findChild(QAction, "diagnosis.preset.run").trigger()
    assert dock.findChild(QWidget, "diagnosis.best_error").value() == 0
    assert dock.diagnosis.dev.error.value == 0.012


def test_that_the_best_error_of_a_generator_is_filled_in(dock, prepared):
    session = dock.session
    session.set_values({"data.source": "moons", "data.noise": 0.3})
    QTest.qWait(260)
    computed = best_error(Data(source="moons", noise=0.3)).value
    assert dock.findChild(QWidget, "diagnosis.best_error").value() == pytest.approx(100 * computed, abs=0.01)


def test_that_regression_is_in_the_targets_unit(dock, prepared):
    targets = events.pack(np.array([10.0, 30.0] * 50, np.float32))
    dock.session.set_values({"data.source": "diabetes"})
    dock.session.receive([msgspec.structs.replace(prepared, task="regression", train_targets=targets)])
    run(dock, 5.0, 5.1, task="regression")
    tolerance = dock.findChild(QWidget, "diagnosis.tolerance")
    assert (tolerance.value(), tolerance.suffix()) == (0.5, "")
    assert verdict(dock).startswith("High bias")


def test_that_nothing_is_computed_while_nobody_sees_it(dock):
    dock.hide()
    run(dock, 0.01, 0.11)
    assert dock.diagnosis is None
    dock.show()
    assert dock.diagnosis is not None


def test_that_the_point_is_painted_in_the_part_of_its_verdict(dock):
    run(dock, 0.3, 0.3)
    for mode in ("light", "dark"):
        theme().set_mode(mode)
        picture = dock.quadrant.grab().toImage()
        accent = theme().palette.accent.lower()
        found = [
            (x, y)
            for x in range(picture.width())
            for y in range(picture.height())
            if picture.pixelColor(x, y).name() == accent
        ]
        assert np.mean([x for x, _ in found]) > picture.width() / 2
        assert np.mean([y for _, y in found]) > picture.height() / 2
    theme().set_mode("system")


def test_that_the_window_shows_and_hides_the_column_and_remembers_it(window):
    action = window.findChild(QAction, "view.diagnosis")
    assert window.findChild(QWidget, "diagnosis") is None
    action.trigger()
    column = window.findChild(QWidget, "diagnosis")
    assert column.isVisible()
    assert window.store.integer("diagnosis") == 1
    window.reset_layout()
    assert not column.isVisible()
    assert not action.isChecked()


def test_that_every_control_of_the_column_can_be_reached_and_has_a_name(dock):
    run(dock, 0.15, 0.30)
    reached = set()
    dock.findChild(QWidget, "diagnosis.presets").setFocus()
    for _ in range(30):
        focused = dock.focusWidget()
        reached.add(focused.objectName())
        assert focused.accessibleName(), focused.objectName()
        assert focused.toolTip(), focused.objectName()
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    tries = {button.objectName() for button in remedies(dock)}
    assert len(tries) == len(dock.diagnosis.remedies) > 0
    assert {"diagnosis.best_error", "diagnosis.tolerance"} | tries <= reached
