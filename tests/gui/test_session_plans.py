"""Runs that are to follow: which restarts are missing, and how long each is to be."""

import math

import pytest

from guiprac import events
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, with_values
from guiprac.gui.runs import MOST_DELETIONS, Runs
from guiprac.gui.session.plans import Plans

EPOCHS = 6
PER_EPOCH = 10
SHORT = with_values(Experiment(), {"training.epochs": EPOCHS})


@pytest.fixture
def runs(qapp):
    return Runs()


@pytest.fixture
def plans(runs):
    return Plans(runs)


def ended(runs, step=EPOCHS * PER_EPOCH, *, restart=0, **how):
    """A run that was stopped at a step."""
    run = runs.begin(with_values(SHORT, {"training.restart": restart}), **how)
    run.started = events.Started(
        experiment={},
        task="multiclass",
        layer_sizes=(64, 10),
        n_parameters=650,
        n_train=10 * PER_EPOCH,
        n_dev=20,
        train_measured=100,
        dev_measured=20,
        steps_per_epoch=PER_EPOCH,
        total_steps=EPOCHS * PER_EPOCH,
        error_name="error",
    )
    run.closing = events.Stopped(step, 0.5, 0.5, step, 0.5, "")
    return run


def restarts(planned):
    return [each.experiment.training.restart for each in planned]


def test_that_repeats_fill_up_to_the_number_wanted(runs, plans):
    base = ended(runs)
    assert restarts(plans.repeats([base], 4)) == [1, 2, 3]
    ended(runs, restart=2, group=base.group)
    assert restarts(plans.repeats([base], 4)) == [1, 3]
    assert plans.repeats([base], 1) == []


def test_that_two_groups_are_repeated_from_the_same_restarts(runs, plans):
    parent = ended(runs)
    for restart in (1, 2):
        ended(runs, restart=restart, group=parent.group)
    twin = ended(runs, parent=parent, changes={"regularization.l2": (0.0, 1.0)})
    planned = plans.repeats([parent, twin], 3)
    assert restarts(planned) == [1, 2]
    assert {each.group for each in planned} == {twin.group}
    assert all(each.parent is parent for each in planned)
    assert all(each.changes == twin.changes for each in planned)


def test_that_a_repeat_ends_at_the_step_at_which_its_run_was_stopped(runs, plans):
    base = ended(runs, 23)
    plans.put(plans.repeats([base], 2))
    planned = plans.take()
    assert planned.last_step == 23
    assert planned.experiment.training.epochs == math.ceil(23 / PER_EPOCH)
    assert plans.take() is None


def test_that_a_repeat_of_a_run_that_came_to_its_end_is_begun_as_that_one_was(runs, plans):
    plans.put(plans.repeats([ended(runs)], 2))
    planned = plans.take()
    assert planned.last_step == 0
    assert planned.experiment.training.epochs == EPOCHS


@pytest.mark.parametrize("changes", [{"training.batch_size": 5}, {"data.noise": 0.5}, {"training.epochs": 9}])
def test_that_a_twin_whose_steps_are_others_is_as_long_as_it_says(runs, plans, changes):
    base = ended(runs, 23)
    plans.put(plans.twin(base, changes, "", base.started.n_train))
    planned = plans.take()
    assert planned.last_step == 0
    assert planned.experiment == with_values(SHORT, changes)


def test_that_a_twin_of_a_diverged_run_is_given_all_epochs(runs, plans):
    base = ended(runs, 23)
    base.closing = events.Diverged(23, 0.5, 0.5, 23, 0.5, "")
    plans.put(plans.twin(base, {"training.learning_rate": 0.01}, "", base.started.n_train))
    assert plans.take().experiment.training.epochs == EPOCHS


def test_that_a_twin_that_cannot_be_is_not_planned(runs, plans):
    base = ended(runs)
    with pytest.raises(ExperimentError, match="-1"):
        plans.twin(base, {"training.learning_rate": -1.0}, "", base.started.n_train)
    assert len(plans) == 0


def test_that_a_run_is_forgotten_when_its_deletion_cannot_be_taken_back_any_more(runs):
    forgotten = []
    runs.forgotten.connect(forgotten.append)
    numbers = [ended(runs).number for _ in range(MOST_DELETIONS + 3)]
    for number in numbers[:MOST_DELETIONS]:
        runs.delete([runs.run(number)])
    assert forgotten == []
    runs.delete([runs.run(number) for number in numbers[MOST_DELETIONS:-1]])
    assert forgotten == [(numbers[0],)]
    while runs.can_undelete:
        runs.undelete()
    assert [run.number for run in runs] == numbers[1:]
