"""The weight decay lens in the window: the factor, the arrows that follow steering, and pure decay (S11)."""

import csv

import numpy as np
import pytest

from guiprac.experiment import Experiment, with_values
from guiprac.gui.lenses.decay import words as decay_words
from guiprac.gui.lenses.decay.picture import DecayPicture
from guiprac.gui.session import Mode, Session
from guiprac.gui.trainer_thread import TrainerThread

MOONS = with_values(
    Experiment(),
    {
        "data.source": "moons",
        "data.samples": 300,
        "network.hidden": [6, 5],
        "regularization.l2": 4.0,
        "training.batch_size": 20,
        "training.epochs": 100_000,
    },
)


@pytest.fixture
def lens_on(qtbot):
    """A call that opens the lens on a run that stands at step 0."""
    sessions = []

    def open_lens(**values):
        experiment = with_values(MOONS, {key.replace("__", "."): value for key, value in values.items()})
        session = Session(trainer=TrainerThread(local=True), experiment=experiment)
        sessions.append(session)
        session.connect_host()
        picture = DecayPicture(session)
        qtbot.addWidget(picture)
        picture.resize(870, 300)
        picture.show()
        qtbot.waitUntil(lambda: session.prepared is not None, timeout=20_000)
        session.stand()
        until(qtbot, lambda: picture.place.place is not None)
        return picture

    yield open_lens
    for session in sessions:
        session.close()


def until(qtbot, condition):
    qtbot.waitUntil(condition, timeout=20_000)


def lengths(picture):
    return {arrow.name: arrow.length for arrow in picture.arrows.arrows()}


def test_that_the_factor_is_spelled_out_with_its_half_life(qtbot, lens_on):
    picture = lens_on()
    factor = 1 - 0.1 * 4 / 180
    assert float(picture.factor.value) == pytest.approx(factor, abs=1e-6)
    assert picture.factor.note == "1 − 0.1·4/180"
    assert picture.half_life.value == f"{round(np.log(0.5) / np.log(factor))} steps"
    assert picture.bias.note == "never decayed"
    assert "180 of train, dropout off" in picture.sample.text()


def test_that_steering_while_it_runs_moves_factor_and_arrows_at_once(qtbot, lens_on):
    picture = lens_on()
    session = picture.session
    session.start()
    until(qtbot, lambda: picture.seen.step > 50)
    before = picture._latest
    assert lengths(picture)["−αλ/m·w"] == before.decay_step
    session.set_value("regularization.l2", 400.0)
    until(qtbot, lambda: picture.seen.l2 == 400 and picture.factor.note == "1 − 0.1·400/180")
    session.set_value("training.learning_rate", 0.05)
    until(qtbot, lambda: picture.factor.note == "1 − 0.05·400/180")
    assert session.mode is Mode.RUNNING
    seen = picture._latest
    assert lengths(picture)["−αλ/m·w"] == seen.decay_step
    assert seen.decay_step == pytest.approx(-0.05 * 400 / 180 * seen.weight)
    assert (seen.layer, seen.row, seen.column) == (before.layer, before.row, before.column)


def test_that_another_weight_can_be_chosen_by_fields_at_random_and_as_the_largest(qtbot, lens_on):
    picture = lens_on()
    largest = picture.place.place
    picture.place.layer.setValue(2)
    picture.place.row.setValue(5)
    picture.place.column.setValue(6)
    until(qtbot, lambda: (picture._latest.layer, picture._latest.row, picture._latest.column) == (2, 5, 6))
    assert picture.place.row.maximum() == 5
    assert picture.place.column.maximum() == 6
    picture.place.layer.setValue(1)
    assert picture.place.place == (1, 5, 2)
    for _ in range(20):
        picture.place.random.click()
        layer, row, column = picture.place.place
        sizes = picture.place.sizes
        assert 1 <= row <= sizes[layer]
        assert 1 <= column <= sizes[layer - 1]
    picture.place.largest.click()
    until(qtbot, lambda: picture.place.place == largest)


def test_that_a_late_answer_about_another_weight_is_not_shown(qtbot, lens_on):
    picture = lens_on()
    late = picture._latest
    picture.place.layer.setValue(1)
    picture.place.row.setValue(2)
    until(qtbot, lambda: (picture._latest.layer, picture._latest.row) == (1, 2))
    shown = picture._latest
    assert (late.layer, late.row) != (1, 2)
    picture.show_seen(late)
    assert picture._latest is shown
    picture.place.largest.click()
    picture.show_seen(shown)
    assert picture.place.place is None


@pytest.mark.parametrize("batch_size", [1, 64, 5000])
def test_that_the_data_gradient_off_shows_pure_decay_at_every_batch_size(
    qtbot, lens_on, batch_size, tmp_path
):
    picture = lens_on(training__batch_size=batch_size)
    picture.alone.setChecked(True)
    until(qtbot, lambda: len(picture.curve.steps) > 0 and "match" in picture.says.text())
    start = picture.seen.weight
    expected = start * (1 - 0.1 * 4 / 180) ** picture.curve.steps
    np.testing.assert_allclose(picture.curve.followed, expected, rtol=1e-12)
    assert picture.curve.steps[-1] == 1000
    assert picture.curve.difference <= 1e-12
    assert "n_train = 180" in picture.says.text()
    assert lengths(picture)["−α·dJ_data/dw"] == 0
    picture.export_csv(tmp_path / "decay.csv")
    with (tmp_path / "decay.csv").open() as file:
        assert len(list(csv.DictReader(file))) == len(expected)


def test_that_pure_decay_stands_still_while_the_run_goes_on_and_follows_the_settings(qtbot, lens_on):
    picture = lens_on()
    picture.alone.setChecked(True)
    until(qtbot, lambda: len(picture.curve.steps) > 0)
    first = picture.curve.followed.copy()
    picture.session.start()
    until(qtbot, lambda: picture.seen.step > 50)
    np.testing.assert_array_equal(picture.curve.followed, first)
    picture.session.set_value("regularization.l2", 40.0)
    until(qtbot, lambda: picture.curve.followed[-1] != first[-1])
    assert picture.curve.followed[0] == first[0]
    assert picture.curve.followed[-1] == pytest.approx(first[0] * (1 - 0.1 * 40 / 180) ** 1000, rel=1e-12)


def test_that_with_adam_the_lens_says_that_l2_is_not_decay_and_still_shows_both_parts(qtbot, lens_on):
    picture = lens_on(training__optimizer="adam", training__learning_rate=0.01)
    assert "do not decay by this factor" in picture.says.text()
    assert picture.half_life.value == "–"
    assert lengths(picture)["−αλ/m·w"] != 0
    assert lengths(picture)["−α·dJ_data/dw"] != 0
    picture.alone.setChecked(True)
    until(qtbot, lambda: "not by (1 − αλ/m)^k" in picture.says.text())


def test_that_a_factor_near_zero_is_a_warning_with_a_remedy(qtbot, lens_on):
    picture = lens_on(regularization__l2=1700.0)
    assert picture.factor.caption.startswith("⚠")
    assert picture.says.property("role") == "error"
    assert "Take λ below" in picture.says.text()


def test_that_without_l2_the_control_that_brings_decay_is_named(qtbot, lens_on):
    picture = lens_on(regularization__l2=0.0)
    assert "L2 λ in the Regularization panel" in picture.says.text()
    assert picture.half_life.value == "never"
    assert float(picture.factor.value) == 1


def test_that_a_run_of_another_network_begins_with_its_own_largest_weight(qtbot, lens_on):
    picture = lens_on()
    picture.place.layer.setValue(3)
    session = picture.session
    session.reset()
    session.set_value("network.hidden", (4,))
    until(qtbot, lambda: session.mode is Mode.IDLE and not session.preparing)
    session.stand()
    until(qtbot, lambda: picture.place.sizes == (2, 4, 1) and picture.place.place is not None)
    assert picture.place.layer.maximum() == 2
    assert not session.errors


@pytest.mark.parametrize(("factor", "expected"), [(0.5, 1.0), (0.25, 0.5), (1.0, np.inf), (-0.5, 0.0)])
def test_that_the_half_life_is_that_of_the_factor(factor, expected):
    assert decay_words.half_life(factor) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("factor", "text"),
    [(0.99993506, "0.99993506"), (0.5, "0.5000"), (1.0, "1.0000"), (1 - 2e-9, "0.999999998000")],
)
def test_that_the_factor_has_the_digits_that_tell_it_from_one(factor, text):
    assert decay_words.factor_text(factor) == text
