"""The experiment being edited: steps of undo, refusals, and what a run can follow; without Qt."""

import pytest

from guiprac import commands
from guiprac.experiment import Experiment, with_values
from guiprac.gui.session.edits import MOST_UNDO, Edits
from guiprac.gui.session.steering import can_follow, is_stale, needs_other_data, steers


class Clock:
    seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def edits(clock):
    return Edits(Experiment(), clock)


def rates(edits, clock, *moves):
    """Set the learning rate again and again, each after a wait in seconds."""
    for wait, rate in moves:
        clock.seconds += wait
        assert edits.change({"training.learning_rate": rate})


def test_that_a_movement_of_a_slider_is_one_step_of_undo(edits, clock):
    rates(edits, clock, (10, 0.2), (0.3, 0.3), (0.3, 0.4), (0.3, 0.5))
    assert edits.undo()
    assert edits.experiment == Experiment()
    assert not edits.undo()


def test_that_a_rest_between_two_movements_makes_two_steps(edits, clock):
    rates(edits, clock, (10, 0.2), (0.3, 0.3), (2, 0.4), (0.3, 0.5))
    edits.undo()
    assert edits.experiment.training.learning_rate == 0.3
    edits.undo()
    assert edits.experiment == Experiment()


def test_that_quick_changes_of_two_settings_are_two_steps(edits):
    edits.change({"training.learning_rate": 0.2})
    edits.change({"regularization.l2": 1.0})
    edits.undo()
    assert (edits.experiment.training.learning_rate, edits.experiment.regularization.l2) == (0.2, 0.0)


def test_that_a_movement_after_an_undo_can_be_undone_by_itself(edits, clock):
    rates(edits, clock, (10, 0.2), (2, 0.3))
    edits.undo()
    rates(edits, clock, (0.1, 0.9))
    edits.undo()
    assert edits.experiment.training.learning_rate == 0.2


def test_that_the_oldest_steps_of_undo_are_given_up(edits, clock):
    rates(edits, clock, *((5, 0.001 * step) for step in range(1, MOST_UNDO + 21)))
    steps = 0
    while edits.undo():
        steps += 1
    assert steps == MOST_UNDO
    assert edits.experiment.training.learning_rate == pytest.approx(0.02)


def test_that_a_refusal_changes_nothing_and_stands_at_its_key_until_a_change_is_accepted(edits):
    assert not edits.change({"training.learning_rate": -1.0})
    assert edits.experiment == Experiment()
    assert not edits.can_undo
    assert list(edits.errors) == ["training.learning_rate"]
    assert edits.change({"training.learning_rate": Experiment().training.learning_rate})
    assert edits.errors == {}
    assert not edits.can_undo


def test_that_weight_decay_is_refused_where_the_factor_leaves_0_to_1(edits):
    # 1 - 0.5·30/10 = -0.5, and 1 - 0.5·30/100 = 0.85.
    edits.take(with_values(Experiment(), {"training.learning_rate": 0.5}))
    assert not edits.change({"regularization.l2": 30.0}, n_train=10)
    assert edits.change({"regularization.l2": 30.0}, n_train=100)


def test_that_a_run_is_told_of_the_steerable_settings_that_changed_and_of_no_other():
    changes = {"training.learning_rate": 0.25, "regularization.l2": 3.0, "training.seed": 9}
    told = steers(Experiment(), with_values(Experiment(), changes))
    assert set(told) == {
        commands.Steer("training.learning_rate", 0.25),
        commands.Steer("regularization.l2", 3.0),
    }


@pytest.mark.parametrize(
    ("changes", "stale", "other_data"),
    [
        ({"training.learning_rate": 0.25}, False, False),
        ({"training.epochs": 3}, False, False),
        ({"training.batch_size": 7}, True, False),
        ({"network.hidden": [3]}, True, False),
        ({"training.seed": 9}, True, True),
        ({"data.source": "moons"}, True, True),
        ({"split.train": 0.5, "split.dev": 0.25, "split.test": 0.25}, True, True),
    ],
)
def test_that_what_a_run_cannot_follow_calls_for_another_and_maybe_for_other_data(changes, stale, other_data):
    now = with_values(Experiment(), changes)
    assert is_stale(Experiment(), now) is stale
    assert needs_other_data(Experiment(), now) is other_data


def test_that_keep_prob_of_other_layers_is_nothing_a_run_can_follow():
    other = with_values(Experiment(), {"network.hidden": [3, 3, 3]})
    assert not can_follow(Experiment(), other)
    assert can_follow(Experiment(), with_values(Experiment(), {"regularization.l1": 0.5}))
