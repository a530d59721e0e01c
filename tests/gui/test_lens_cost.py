"""The cost lens in the window: numbers that add up, exact zeros with L1, and what is said when no penalty is on."""

import csv

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from guiprac import events
from guiprac.events.cost import CostSeen
from guiprac.experiment import Experiment, with_values
from guiprac.gui.history import History
from guiprac.gui.lenses.cost.equation import adding_up, decimals_for
from guiprac.gui.lenses.cost.histogram import spread
from guiprac.gui.lenses.cost.picture import CostPicture
from guiprac.gui.lenses.cost.stack import CostRecord, stacked
from guiprac.gui.lenses.steady import SteadyTop
from guiprac.gui.session import Mode, Session
from guiprac.gui.trainer_thread import TrainerThread

DIGITS = with_values(
    Experiment(), {"data.source": "digits", "network.hidden": [12, 8], "training.epochs": 30}
)


@pytest.fixture
def lens_on(qtbot):
    """A call that runs an experiment with the lens open, and hands the lens back when the run has ended."""
    sessions = []

    def open_lens(**values):
        experiment = with_values(DIGITS, {key.replace("__", "."): value for key, value in values.items()})
        session = Session(trainer=TrainerThread(local=True), experiment=experiment)
        sessions.append(session)
        session.connect_host()
        picture = CostPicture(session)
        qtbot.addWidget(picture)
        picture.resize(870, 300)
        picture.show()
        qtbot.waitUntil(lambda: session.prepared is not None, timeout=20_000)
        session.stand()
        until(qtbot, lambda: picture.seen is not None)
        session.start()
        until(qtbot, lambda: session.mode is Mode.STOPPED)
        until(qtbot, lambda: picture.seen.step == session.closing.step)
        until(qtbot, lambda: not picture._stale)
        return picture

    yield open_lens
    for session in sessions:
        session.close()


def until(qtbot, condition):
    qtbot.waitUntil(condition, timeout=20_000)


def test_that_before_a_run_the_lens_says_which_button_brings_it(on_screen, session):
    picture = on_screen(CostPicture(session), 600, 300)
    assert "Start (F5)" in picture.accessibleDescription()
    assert not picture.can_export


def test_that_the_numbers_shown_add_up_and_l1_holds_weights_at_zero(qtbot, lens_on, tmp_path):
    picture = lens_on(regularization__l1=40.0, regularization__l2=1.0)
    seen = picture.seen
    data, l2, l1, total = (float(number) for number in picture.equation.numbers())
    assert round(data + l2 + l1, 8) == total
    for shown, exact in ((data, seen.data), (l2, seen.l2_part), (l1, seen.l1_part), (total, seen.total)):
        assert shown == pytest.approx(exact, abs=1.1 * 10 ** -decimals_for(seen.total))
    zeros = sum(seen.zeros)
    assert zeros > 100
    assert picture.zeros.text() == f"{zeros} of 944 weights are exactly 0"
    assert f"{zeros} of 944" in picture.says.text()
    picture.export_csv(tmp_path / "cost.csv")
    with (tmp_path / "cost.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert float(rows[0]["epoch"]) == 0
    assert float(rows[-1]["epoch"]) == 30
    for row in rows:
        parts = sum(float(row[name]) for name in ("data_term", "l2_part", "l1_part"))
        assert parts == pytest.approx(float(row["J"]), rel=1e-12)


def test_that_l2_leaves_no_exact_zero_and_the_lens_says_so(qtbot, lens_on):
    picture = lens_on(regularization__l2=4.0)
    assert picture.zeros.text() == "0 of 944 weights are exactly 0"
    assert "none of 944 is exactly 0" in picture.says.text()


def test_that_without_a_penalty_the_control_that_brings_one_is_named(qtbot, lens_on):
    picture = lens_on()
    assert "L2 λ or L1 λ in the Regularization panel" in picture.says.text()
    data, l2, l1, total = picture.equation.numbers()
    assert (l2, l1) == ("0", "0")
    assert data == total


def test_that_with_dropout_the_lens_says_that_j_has_another_mask_at_each_step(qtbot, lens_on):
    picture = lens_on(regularization__l2=1.0, regularization__keep_prob=0.8)
    assert "another mask at each step (S18)" in picture.says.text()
    assert "another mask" not in lens_on(regularization__l2=1.0).says.text()


def test_that_a_layer_can_be_chosen_by_key_and_counted_alone(qtbot, lens_on):
    picture = lens_on(regularization__l1=40.0)
    qtbot.keyClick(picture.layers, Qt.Key.Key_Down)
    qtbot.keyClick(picture.layers, Qt.Key.Key_Down)
    until(qtbot, lambda: picture.histogram.layer == 2)
    assert picture.histogram.total == 12 * 8
    assert picture.histogram.zeros == picture.seen.zeros[1]
    assert picture.histogram.counts.sum() + picture.histogram.zeros == 12 * 8
    assert picture.zeros.text().startswith("W[2]:")
    rows = picture.layers.rows()
    assert rows[2][1] == picture.seen.squares[1]
    assert sum(row[2] for row in rows[1:]) == pytest.approx(1)


def test_that_a_strong_penalty_that_prevents_learning_is_called_out(qtbot, lens_on):
    picture = lens_on(regularization__l1=900.0, training__epochs=5)
    # All weights are gone, and no penalty with them: what is left says how many.
    assert "at exactly 0" in picture.says.text()
    picture = lens_on(regularization__l2=300.0, training__learning_rate=0.01, training__epochs=2)
    assert "keeps the network from fitting" in picture.says.text()


def test_that_at_a_small_size_one_half_is_shown_and_the_other_can_be_chosen(qtbot, lens_on):
    picture = lens_on(regularization__l2=1.0)
    assert picture.stack.isVisible()
    assert picture.weights.isVisible()
    picture.resize(600, 300)
    assert picture.stack.isVisible()
    assert not picture.weights.isVisible()
    picture.view.setCurrentIndex(1)
    assert picture.weights.isVisible()
    assert not picture.stack.isVisible()
    picture.resize(700, 800)
    assert picture.stack.isVisible()
    assert picture.minimumSizeHint().width() <= 600


def test_that_the_data_term_of_the_stack_is_that_of_every_reading_between_two_looks(qtbot, lens_on):
    picture = lens_on(regularization__l2=1.0)
    epochs, data, l2, _ = picture.stack.parts
    history = picture.session.history
    inside = np.isin(epochs, history.epochs)
    assert inside.sum() == len(history)
    np.testing.assert_allclose(data[inside], history.train_losses, rtol=1e-6)
    assert l2[0] == pytest.approx(picture.record.columns()[2][0])


def test_that_the_stack_begins_where_it_was_first_seen_and_takes_the_readings_from_there_on():
    history, record = History(), CostRecord()
    assert stacked(record.columns(), history).shape == (4, 0)
    for epoch in range(10):
        history.add(events.Reading(epoch * 5, epoch, 0.5, 0.5, 10.0 - epoch, 1.0, 11.0))
    seen = CostSeen(
        20,
        4.0,
        100,
        100,
        1.0,
        0.0,
        False,
        6.0,
        2.0,
        0.0,
        (1.0,),
        (3,),
        (0,),
        0,
        1.0,
        events.pack(np.zeros(4)),
    )
    record.add(seen)
    record.add(msgspec.structs.replace(seen, step=45, epoch=9.0, data=1.0, l2_part=12.0))
    epochs, data, l2, l1 = stacked(record.columns(), history)
    assert epochs.tolist() == [4, 5, 6, 7, 8, 9]
    assert data.tolist() == [6, 5, 4, 3, 2, 1]
    assert l2.tolist() == [2, 4, 6, 8, 10, 12]
    assert not l1.any()
    record.add(msgspec.structs.replace(seen, step=45, epoch=9.0, data=1.0, l2_part=99.0))
    assert stacked(record.columns(), history)[2, -1] == 99
    record.add(msgspec.structs.replace(seen, step=30))
    assert len(record) == 2


def test_that_a_long_record_is_thinned_and_keeps_both_ends():
    record = CostRecord()
    seen = CostSeen(
        0, 0.0, 100, 100, 1.0, 0.0, False, 6.0, 2.0, 0.0, (1.0,), (3,), (0,), 0, 1.0, events.pack(np.zeros(4))
    )
    for step in range(9000):
        record.add(msgspec.structs.replace(seen, step=step, epoch=float(step)))
    epochs = record.columns()[0]
    assert 500 < len(epochs) <= 2000
    assert epochs[0] == 0
    assert epochs[-1] == 8999
    assert (np.diff(epochs) > 0).all()


@given(
    st.tuples(st.floats(0, 1e4), st.floats(0, 1e4), st.floats(0, 1e4)),
    st.integers(0, 6),
)
def test_that_rounded_parts_add_up_and_none_moves_by_a_whole_unit(parts, decimals):
    shown, total = adding_up(parts, decimals)
    unit = 10.0**-decimals
    assert round(sum(shown) / unit) == round(total / unit)
    assert abs(total - sum(parts)) <= 0.5001 * unit
    assert all(abs(one - exact) < 1.0001 * unit for one, exact in zip(shown, parts, strict=True))


def test_that_counts_on_a_wider_axis_are_the_same_counts():
    rng = np.random.default_rng(1)
    weights = rng.normal(0, 0.2, 5000).clip(-0.999, 0.999)
    fine, _ = np.histogram(weights, 128, (-1, 1))
    wide, _ = np.histogram(weights, 128, (-4, 4))
    np.testing.assert_array_equal(spread(fine, 4), wide)
    assert spread(fine, 1) is fine
    assert spread(fine, 4096).sum() == 5000


def test_that_an_axis_grows_at_once_and_lets_go_only_when_it_is_far_too_large():
    top = SteadyTop()
    assert top.over(0.9) == 1.0
    assert top.over(1.2) == 1.5
    assert top.over(0.95) == 1.5
    assert top.over(0.5) == pytest.approx(0.6)


def test_that_an_axis_of_nothing_but_zeros_has_a_length():
    top = SteadyTop()
    assert top.over(0.0) == 1.0
    assert top.over(2e-6) == pytest.approx(2.5e-6)
    assert top.over(0.0) == pytest.approx(2.5e-6)
