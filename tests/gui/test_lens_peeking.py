"""The lens on choosing by test: its numbers against a plain simulation, its controls, and one person's choice."""

import csv
import time

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from guiprac.experiment import Experiment, with_values
from guiprac.gui.lenses.peeking.picture import PeekingPicture
from guiprac.gui.session import Session
from guiprac.gui.trainer_thread import TrainerThread

SMALL = with_values(
    Experiment(),
    {"data.source": "moons", "data.samples": 400, "network.hidden": [4], "training.epochs": 3},
)


@pytest.fixture
def picture(qtbot):
    session = Session(trainer=TrainerThread(local=True), experiment=SMALL)
    session.connect_host()
    made = PeekingPicture(session)
    qtbot.addWidget(made)
    made.resize(870, 330)
    made.show()
    qtbot.waitUntil(lambda: session.prepared is not None, timeout=20_000)
    yield made
    session.close()


def ask(qtbot, picture, *, k=20, n=500, percent=10.0, alike=0.0):
    for number, value in (
        (picture.settings, k),
        (picture.examples, n),
        (picture.error, percent),
        (picture.alike, alike),
    ):
        number.set_value(value)
    qtbot.waitUntil(lambda: picture.plot.curve is not None and picture.plot.settings == k)
    qtbot.wait(10)


def simulated(k, n, error, alike, people=4000):
    """What people report who each try k settings on n examples, wrong or right example by example."""
    rng = np.random.default_rng(3)
    same = round(alike * n)
    reported = np.empty(people)
    for person in range(people):
        common = (rng.random(same) < error).sum()
        own = (rng.random((k, n - same)) < error).sum(axis=1)
        reported[person] = (common + own).min() / n
    return reported


@pytest.mark.parametrize(("k", "n", "percent", "alike"), [(20, 100, 10.0, 0.0), (50, 60, 25.0, 40.0)])
def test_that_the_curve_and_the_sentence_are_what_a_simulation_gives(qtbot, picture, k, n, percent, alike):
    ask(qtbot, picture, k=k, n=n, percent=percent, alike=alike)
    reported = simulated(k, n, percent / 100, alike / 100)
    wide = 4 * reported.std() / np.sqrt(len(reported))
    curve = picture.plot.curve
    assert curve.reported[k - 1] == pytest.approx(reported.mean(), abs=wide)
    assert curve.true.tolist() == [percent / 100] * 100
    gap = 100 * (percent / 100 - reported.mean())
    told = float(picture.says.text().split(" looks ")[1].split(" points")[0])
    assert told == pytest.approx(gap, abs=100 * wide + 0.05)
    assert f"best of {k} settings" in picture.says.text()
    assert f"on {n} test examples" in picture.says.text()


def test_that_the_interval_is_said_to_miss_only_where_the_gap_exceeds_it(qtbot, picture):
    ask(qtbot, picture, k=100, n=500)
    assert "± 2.6 points" in picture.says.text()
    half = 1.96 * np.sqrt(0.1 * 0.9 / 500)
    assert np.mean(simulated(100, 500, 0.1, 0.0, people=300) + half < 0.1) > 0.5
    ask(qtbot, picture, k=5, n=500)
    assert "±" not in picture.says.text()


def test_that_a_single_setting_and_settings_that_do_all_alike_leave_nothing_to_choose(qtbot, picture):
    ask(qtbot, picture, k=1)
    assert picture.says.text().startswith("A single setting leaves nothing to choose")
    assert picture.plot.curve.optimism[0] == pytest.approx(0, abs=1e-12)
    ask(qtbot, picture, k=30, alike=100.0)
    assert np.abs(picture.plot.curve.optimism).max() < 1e-12
    assert "0.0 points better" in picture.says.text()


def test_that_more_test_examples_leave_less_to_luck_on_the_screen_too(qtbot, picture):
    gaps = []
    for n in (100, 1000, 10_000):
        ask(qtbot, picture, n=n)
        plot = picture.plot
        gaps.append(plot.curve.optimism[19])
        reported, true = (plot.pixel(20, errors[19]) for errors in (plot.curve.reported, plot.curve.true))
        assert reported.y() > true.y()
        assert plot.area().contains(reported)
        assert plot.area().contains(true)
    # A tenth of the variance each time.
    assert gaps[0] / gaps[1] == pytest.approx(np.sqrt(10), rel=0.15)
    assert gaps[1] / gaps[2] == pytest.approx(np.sqrt(10), rel=0.05)


def test_that_a_person_takes_the_best_looking_setting_and_another_press_is_another_person(qtbot, picture):
    ask(qtbot, picture)
    assert picture.plot.chosen() is None
    people = []
    for _ in range(3):
        qtbot.mouseClick(picture.button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: f"Person {picture.persons} " in picture.told.text())
        tried = picture.plot.drawn[:20]
        chosen = picture.plot.chosen()
        assert tried[chosen] == min(tried)
        assert f"takes setting {chosen + 1} and reports {100 * min(tried):.1f}" in picture.told.text()
        people.append(tried.tolist())
    assert people[0] != people[1] != people[2]
    # The same person tries on: what was measured stays.
    ask(qtbot, picture, k=60)
    assert picture.plot.drawn[:20].tolist() == people[2]
    assert picture.plot.drawn[picture.plot.chosen()] <= min(people[2])


def test_that_people_scatter_about_the_curve(qtbot, picture):
    ask(qtbot, picture, k=20, n=200, alike=50.0)
    reported, measured = [], []
    for picture.persons in range(1, 401):
        drawn = picture.drawn[:20]
        reported.append(drawn.min())
        measured.append(drawn[:2])
    assert np.mean(reported) == pytest.approx(picture.plot.curve.reported[19], abs=0.004)
    assert np.corrcoef(np.array(measured).T)[0, 1] == pytest.approx(0.5, abs=0.15)


def test_that_slider_field_and_arrow_keys_go_together_within_a_tenth_of_a_second(qtbot, picture):
    ask(qtbot, picture, n=100_000, percent=50.0)
    picture.examples.box.setValue(40)
    assert picture.examples.slider.value() == picture.examples.slider.scale.position(40)
    picture.examples.slider.setFocus()
    QTest.keyClick(picture.examples.slider, Qt.Key.Key_End)
    assert picture.examples.value == 100_000
    picture.persons = 1
    begun = time.perf_counter()
    picture.draw()
    assert time.perf_counter() - begun < 0.1
    picture.plot.setFocus()
    QTest.keyClick(picture.plot.viewport(), Qt.Key.Key_Right)
    assert picture.settings.value == 21
    picture.error.box.setValue(300)
    assert picture.error.value == 50.0


def test_that_the_numbers_of_a_run_can_be_put_in_without_opening_test(qtbot, picture):
    session = picture.session
    assert not picture.take.isEnabled()
    assert "F5" in picture.take.toolTip()
    session.start()
    qtbot.waitUntil(lambda: session.closing is not None and picture.take.isEnabled(), timeout=20_000)
    qtbot.mouseClick(picture.take, Qt.MouseButton.LeftButton)
    assert picture.examples.value == session.prepared.test.count
    assert picture.error.value / 100 == pytest.approx(session.history.dev_errors[-1], rel=0.01)
    assert not session.runs.present.openings


def test_that_curve_and_choice_can_be_saved(qtbot, picture, tmp_path):
    ask(qtbot, picture, k=7)
    qtbot.mouseClick(picture.button, Qt.MouseButton.LeftButton)
    picture.export_csv(tmp_path / "peeking.csv")
    picture.export_svg(tmp_path / "peeking.svg")
    rows = list(csv.DictReader((tmp_path / "peeking.csv").open(encoding="utf-8-sig")))
    assert len(rows) == 100
    assert float(rows[6]["optimism"]) == pytest.approx(picture.plot.curve.optimism[6])
    assert [float(row["measured"]) for row in rows[:7]] == pytest.approx(picture.plot.drawn[:7].tolist())
    assert not any(row["measured"] for row in rows[7:])
    assert (tmp_path / "peeking.svg").stat().st_size > 1000
