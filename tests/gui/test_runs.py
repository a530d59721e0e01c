"""Several runs in one window: twins, repeats, the table, and what is drawn behind the present run."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from guiprac import events
from guiprac.analysis.remedies import Remedy
from guiprac.experiment import Experiment, with_values
from guiprac.gui.diagnosis import DiagnosisDock
from guiprac.gui.fairness import unfairness
from guiprac.gui.history import History
from guiprac.gui.lenses.runs.numbers import numbers
from guiprac.gui.lenses.runs.picture import RunsPicture
from guiprac.gui.lenses.runs.table import change_text
from guiprac.gui.plots.errors import ErrorsPicture
from guiprac.gui.runs import KeptRun, Runs, band
from guiprac.gui.session import Mode, Session
from guiprac.gui.trainer_thread import TrainerThread

NOISY = with_values(
    Experiment(),
    {
        "data.source": "moons",
        "data.noise": 0.4,
        "network.hidden": [8],
        "training.epochs": 8,
        "training.batch_size": 32,
    },
)


@pytest.fixture
def hosted(qtbot):
    """A session whose host runs in a thread, with its data read."""
    session = Session(trainer=TrainerThread(local=True), experiment=NOISY)
    session.connect_host()
    qtbot.waitUntil(lambda: session.prepared is not None, timeout=20_000)
    yield session
    session.close()


def finish(qtbot, session):
    """Wait until nothing trains and nothing is to follow, and all that was asked is answered."""

    def stands():
        assert session.mode is Mode.STOPPED
        assert not session.n_planned
        run = session.runs.present
        assert run.closing is not None
        assert run.parent is None or set(run.compared) == {(run.parent, "end"), (run.parent, "best")}

    qtbot.waitUntil(stands, timeout=20_000)


def readings(*dev_errors):
    history = History()
    for index, error in enumerate(dev_errors):
        history.add(events.Reading(10 * index, float(index), error / 2, error, 0.1, 0.1, 0.1))
    return history


def test_that_a_twin_without_a_change_differs_by_exactly_nothing(qtbot, hosted):
    hosted.start()
    finish(qtbot, hosted)
    assert hosted.fork({}, "The same")
    finish(qtbot, hosted)
    first, twin = hosted.runs
    assert twin.changes == {}
    assert first.closing.parameters_sha256 == twin.closing.parameters_sha256
    for at in ("end", "best"):
        found = twin.compared[first.number, at]
        assert found.difference.value == 0.0
        assert found.identical
        assert found.outcome == "no difference seen"


def test_that_a_twin_of_a_run_that_was_stopped_is_trained_to_the_same_step(qtbot, hosted):
    hosted.set_value("training.epochs", 100_000)
    hosted.start()
    qtbot.waitUntil(lambda: len(hosted.history) > 3, timeout=20_000)
    hosted.stop()
    finish(qtbot, hosted)
    first = hosted.runs.present
    assert hosted.fork({"regularization.l2": 0.0}, "Again")
    finish(qtbot, hosted)
    twin = hosted.runs.present
    assert twin is not first
    assert twin.closing.step == first.closing.step
    assert twin.closing.parameters_sha256 == first.closing.parameters_sha256


def test_that_trying_something_ends_a_run_that_goes_on_and_keeps_it(qtbot, hosted):
    hosted.set_value("training.epochs", 100_000)
    hosted.start()
    qtbot.waitUntil(lambda: len(hosted.history) > 3, timeout=20_000)
    assert hosted.fork({"regularization.l2": 3.0}, "L2")
    finish(qtbot, hosted)
    first, twin = hosted.runs
    assert isinstance(first.closing, events.Stopped)
    assert twin.changes == {"regularization.l2": (0.0, 3.0)}
    assert twin.closing.step == first.closing.step
    assert change_text(twin) == "L2 λ 0 → 3"


def test_that_a_change_that_does_not_fit_is_told_and_nothing_is_lost(qtbot, hosted):
    hosted.start()
    finish(qtbot, hosted)
    failures = []
    hosted.failed.connect(failures.append)
    assert not hosted.fork({"regularization.l2": 90_000.0})
    assert "1 - αλ/m" in failures[0].message
    assert len(hosted.runs) == 1


def test_that_repeats_share_the_split_and_differ_in_all_else(qtbot, hosted):
    hosted.start()
    finish(qtbot, hosted)
    hosted.repeat(3)
    finish(qtbot, hosted)
    runs = hosted.runs.repeats(hosted.runs.present)
    assert [run.experiment.training.restart for run in runs] == [0, 1, 2]
    assert len({run.closing.parameters_sha256 for run in runs}) == 3
    found = band(runs, "dev_errors")
    ends = [run.history.dev_errors[-1] for run in runs]
    assert found.low[-1] == min(ends)
    assert found.high[-1] == max(ends)
    assert found.middle[-1] == pytest.approx(np.mean(ends))


def test_that_two_repeated_runs_are_compared_restart_by_restart(qtbot, hosted):
    hosted.start()
    finish(qtbot, hosted)
    first = hosted.runs.present
    hosted.fork({"training.learning_rate": 0.001}, "Slow")
    finish(qtbot, hosted)
    slow = hosted.runs.present
    assert slow.compared[first.number, "end"].pairs == 0
    hosted.repeat_both(3)
    finish(qtbot, hosted)
    assert len(hosted.runs) == 6
    assert slow.compared == {}
    slow = hosted.runs.present
    assert slow.changes == {"training.learning_rate": (0.1, 0.001)}
    found = slow.compared[first.number, "end"]
    assert found.pairs == 3
    ends = np.array(
        [[run.history.dev_errors[-1] for run in hosted.runs.repeats(each)] for each in (slow, first)]
    )
    assert found.difference.value == pytest.approx(float((ends[0] - ends[1]).mean()))


def test_that_an_earlier_run_comes_back_as_it_was_and_goes_on(qtbot, hosted):
    hosted.start()
    finish(qtbot, hosted)
    first = hosted.runs.present
    seen = first.history.dev_errors.copy()
    hosted.fork({"network.hidden": [4]}, "Smaller")
    finish(qtbot, hosted)
    hosted.recall(first.number)
    qtbot.waitUntil(lambda: hosted.mode is Mode.STOPPED and hosted.runs.present is first, timeout=20_000)
    assert hosted.experiment.network.hidden == (8,)
    assert np.array_equal(hosted.history.dev_errors, seen)
    steps = first.closing.step
    assert hosted.start_label() == "Go on"
    hosted.start()
    qtbot.waitUntil(lambda: hosted.mode is Mode.STOPPED and hosted.closing is not None, timeout=20_000)
    assert hosted.closing.step == 2 * steps
    assert len(hosted.runs) == 2


def test_that_runs_are_renamed_pinned_deleted_and_brought_back(qtbot, on_screen, session):
    runs = session.runs
    for dev in (0.3, 0.2, 0.1):
        run = runs.begin(Experiment())
        run.history = readings(0.5, dev)
    picture = on_screen(RunsPicture(session), 900, 330)
    table = picture.runs_table
    assert [table.item(row, 0).text() for row in range(3)] == ["Run 1", "Run 2", "Run 3"]
    table.item(0, 0).setText("Baseline")
    table.selectRow(1)
    picture.pin_button.click()
    picture.draw()
    assert [table.item(row, 0).text() for row in range(3)] == ["Run 2 ★", "Baseline", "Run 3"]
    table.selectRow(0)
    assert not picture.delete_button.isEnabled()
    table.selectRow(1)
    picture.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus, timeout=2000)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    picture.draw()
    assert [run.name for run in runs] == ["Run 2", "Run 3"]
    picture.undo_button.click()
    assert [run.name for run in runs] == ["Baseline", "Run 2", "Run 3"]


def test_that_the_present_run_cannot_be_deleted():
    runs = Runs()
    first, present = runs.begin(Experiment()), runs.begin(Experiment())
    assert runs.delete([first, present]) == [first]
    assert list(runs) == [present]


def test_that_a_ticked_run_is_drawn_behind_the_present_one_with_its_name(on_screen, session):
    other = session.runs.begin(Experiment(), name="Before")
    other.history = readings(0.4, 0.3, 0.2)
    session.runs.begin(Experiment())
    session.receive([events.Reading(10 * index, float(index), 0.1, 0.2, 0.1, 0.1, 0.1) for index in range(3)])
    errors = on_screen(ErrorsPicture(session), 700, 400)
    picture = on_screen(RunsPicture(session), 900, 330)
    table = picture.runs_table
    assert errors._ghosts.ends(errors.canvas.area()) == []
    table.item(0, 0).setCheckState(Qt.CheckState.Checked)
    assert other.overlaid
    QTest.qWait(100)
    ((place, name),) = errors._ghosts.ends(errors.canvas.area())
    assert name == "Before"
    assert errors.canvas.value_at(place).y() == pytest.approx(0.2, abs=0.01)


def test_that_two_runs_show_the_settings_in_which_they_differ(on_screen, session):
    session.runs.begin(NOISY)
    session.runs.begin(with_values(NOISY, {"regularization.l2": 2.0, "network.hidden": [4, 4]}))
    picture = on_screen(RunsPicture(session), 900, 330)
    picture.runs_table.selectAll()
    table = picture.details.settings
    shown = [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]
    assert shown == [["Hidden layers", "8", "4, 4"], ["L2 λ", "0", "2"]]


def test_that_a_run_that_never_started_is_not_kept(session):
    session.start()
    assert len(session.runs) == 1
    session.receive([events.Failed("data", "There is no such file.", "data.source")])
    assert len(session.runs) == 0
    assert session.mode is Mode.IDLE


def test_that_the_longest_drawn_run_gives_way_when_too_many_are_drawn():
    runs = Runs()
    made = [runs.begin(Experiment()) for _ in range(9)]
    for run in made[:7]:
        runs.overlay(run, True)
    assert [run.overlaid for run in made[:7]] == [False, *[True] * 6]


def test_that_a_band_ends_where_the_shortest_of_its_runs_does():
    long, short = (KeptRun(number, "", Experiment()) for number in (1, 2))
    long.history, short.history = readings(0.4, 0.3, 0.2, 0.1), readings(0.2, 0.2)
    found = band([long, short], "dev_errors")
    assert found.epochs.tolist() == [0.0, 1.0]
    assert found.low.tolist() == [0.2, 0.2]
    assert found.high.tolist() == [0.4, 0.3]


def test_that_a_repeat_that_has_just_begun_does_not_narrow_the_range():
    runs = Runs()
    first = runs.begin(Experiment())
    for _ in range(2):
        runs.begin(Experiment(), group=first.group)
    for run, length in zip(runs, (3, 3, 1), strict=True):
        run.history = readings(*[0.2] * length)
    for run in list(runs)[:2]:
        run.closing = events.Stopped(20, 0.1, 0.2, 0, 0.2, "")
    assert band(runs.repeats(runs.present), "dev_errors").epochs.tolist() == [0.0, 1.0, 2.0]


def test_that_a_name_can_be_typed_while_a_run_goes_on(qtbot, on_screen, session):
    for _ in range(2):
        session.runs.begin(Experiment())
    session.runs.pin(next(iter(session.runs)), True)
    picture = on_screen(RunsPicture(session), 900, 330)
    table = picture.runs_table
    for row in range(2):
        table.setCurrentCell(row, 0)
        table.editItem(table.item(row, 0))
        editor = table.findChild(QLineEdit)
        editor.setText("Half a na")
        session.receive([events.Reading(row + 1, 1.0, 0.1, 0.2, 0.1, 0.1, 0.1)])
        picture.draw()
        assert editor.text() == "Half a na"
        table.closePersistentEditor(table.item(row, 0))
        table.setCurrentCell(1 - row, 1)


def test_that_best_dev_is_told_where_runs_are_compared_and_not_at_a_pause():
    run = KeptRun(1, "", Experiment(), history=readings(0.5, 0.1, 0.3, 0.4))
    assert numbers(run).best_dev == "10.0\u202f%"
    run.closing = events.Stopped(30, 0.2, 0.4, 20, 0.3, "")
    assert numbers(run).best_dev == "30.0\u202f%"


def test_that_a_steered_parent_is_told_of_before_and_beside_the_verdict(qtbot, on_screen, hosted):
    dock = on_screen(DiagnosisDock(hosted), 400, 900)
    picture = on_screen(RunsPicture(hosted), 900, 500)
    hosted.set_value("training.epochs", 100_000)
    hosted.start()
    qtbot.waitUntil(lambda: len(hosted.history) > 3, timeout=20_000)
    hosted.set_value("training.learning_rate", 0.01)
    qtbot.waitUntil(lambda: bool(hosted.history.steered), timeout=20_000)
    hosted.stop()
    finish(qtbot, hosted)
    steered = hosted.runs.present
    dock._show_remedies((Remedy("L2", {"regularization.l2": 1.0}, "It shrinks the weights."),))
    assert "steered" in dock._remedies.buttons[0].toolTip()
    hosted.fork({"regularization.l2": 1.0})
    finish(qtbot, hosted)
    twin = dock.findChild(QLabel, "diagnosis.twin")
    told = f"{steered.title} was steered while it trained (Learning rate α)"
    qtbot.waitUntil(lambda: told in twin.text(), timeout=5000)
    picture.draw()
    assert told in picture.findChild(QLabel, "runs.details.says").text()


def test_that_runs_of_other_lengths_on_the_same_steps_are_told_of():
    started = events.Started(
        experiment={},
        task="binary",
        layer_sizes=(2, 1),
        n_parameters=3,
        n_train=10,
        n_dev=10,
        train_measured=10,
        dev_measured=10,
        steps_per_epoch=5,
        total_steps=50,
        error_name="error",
        step=0,
    )
    short, long = (KeptRun(step, f"R{step}", Experiment(), started=started) for step in (20, 50))
    assert unfairness(short, short) == ""
    for run in (short, long):
        run.closing = events.Stopped(run.number, 0.1, 0.2, 0, 0.2, "")
    assert "R20 took 20 steps, and R50 took 50" in unfairness(short, long)


def test_that_a_going_run_shows_no_verdict_of_an_earlier_end(on_screen, session):
    parent = session.runs.begin(Experiment(), name="Before")
    twin = session.runs.begin(Experiment(), parent=parent)
    dock = on_screen(DiagnosisDock(session), 400, 700)
    found = events.Compared(
        2,
        1,
        "end",
        0.1,
        0.2,
        events.Interval(-0.1, -0.2, -0.05),
        True,
        100,
        "better",
        "Better: dev error fell.",
    )
    session.receive([found])
    words, repeat = dock.findChild(QLabel, "diagnosis.twin"), dock.findChild(QPushButton, "diagnosis.repeat")
    dock._draw()
    assert "Training" in words.text()
    assert repeat.isHidden()
    twin.closing = events.Stopped(20, 0.1, 0.2, 0, 0.2, "")
    dock._draw()
    assert "Better" in words.text()
    assert not repeat.isHidden()


def test_that_a_run_on_other_data_says_so_behind_the_present_one(on_screen, session):
    other = session.runs.begin(NOISY, name="Moons")
    other.history = readings(0.4, 0.3, 0.2)
    session.runs.set_present(None)
    session.start()
    session.receive([events.Reading(10 * index, float(index), 0.1, 0.2, 0.1, 0.1, 0.1) for index in range(3)])
    errors = on_screen(ErrorsPicture(session), 700, 400)
    other.overlaid = True
    QTest.qWait(100)
    ((_, name),) = errors._ghosts.ends(errors.canvas.area())
    assert name == "Moons (other data)"


def by_tab(first, last):
    """The names of the widgets that Tab comes to from one to another, hidden ones included."""
    found, widget = [], first
    while widget is not last:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.objectName():
            found.append(widget.objectName())
        widget = widget.nextInFocusChain()
    return found


def test_that_tab_goes_through_runs_and_diagnosis_as_the_eye_does(on_screen, session):
    session.runs.begin(Experiment())
    picture = on_screen(RunsPicture(session), 900, 330)
    order = by_tab(picture.recall_button, picture.details.settings)
    places = [order.index(name) for name in ("runs.recall", "runs.repeat", "runs.repeats", "runs.table")]
    assert places == sorted(places)
    dock = on_screen(DiagnosisDock(session), 400, 700)
    dock._show_remedies(tuple(Remedy(name, {"regularization.l2": 1.0}, "Why.") for name in "abc"))
    order = by_tab(dock.tolerance_box, dock.findChild(QPushButton, "sealed_test.yes"))
    wanted = ["diagnosis.repeat", *(f"diagnosis.remedy.{name}" for name in "abc"), "sealed_test.open"]
    assert [name for name in order if name in wanted] == wanted


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_that_either_enter_returns_to_the_chosen_run(qtbot, on_screen, hosted, key):
    hosted.start()
    finish(qtbot, hosted)
    first = hosted.runs.present
    hosted.fork({"regularization.l2": 1.0})
    finish(qtbot, hosted)
    picture = on_screen(RunsPicture(hosted), 900, 330)
    picture.runs_table.selectRow(0)
    picture.activateWindow()
    picture.runs_table.setFocus()
    qtbot.waitUntil(picture.runs_table.hasFocus, timeout=2000)
    QTest.keyClick(picture.runs_table, key)
    qtbot.waitUntil(lambda: hosted.runs.present is first, timeout=5000)


def test_that_a_reading_touches_the_row_of_its_run_alone(on_screen, session):
    for rate in range(1, 31):
        run = session.runs.begin(with_values(Experiment(), {"training.learning_rate": rate / 100}))
        run.history = readings(0.5, 0.4)
    session.history = session.runs.present.history
    picture = on_screen(RunsPicture(session), 900, 330)
    table = picture.runs_table
    before = [[table.item(row, column).text() for column in range(7)] for row in range(30)]
    touched = set()
    table.model().dataChanged.connect(lambda first, last: touched.update(range(first.row(), last.row() + 1)))
    session.receive([events.Reading(30, 3.0, 0.1, 0.2, 0.1, 0.1, 0.1)])
    picture.draw()
    assert touched == {29}
    now = [[table.item(row, column).text() for column in range(7)] for row in range(30)]
    assert now[:29] == before[:29]
    assert now[29][2:4] == ["10.0\u202f% / 20.0\u202f%"] * 2
    assert all(table.columnWidth(column) >= 48 for column in range(7))
