"""A run is reproducible, can be looked at, steered, kept and gone on with, and ends when it diverges."""

import json

import numpy as np
import pytest

from guiprac import events
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.training import Run, go_on, train

SHAPE = {"network.hidden": [6, 5], "training.batch_size": 7, "training.epochs": 12}
KINDS = [
    {},
    {"training.optimizer": "momentum", "regularization.l1": 0.5},
    {"training.optimizer": "adam", "regularization.l2": 0.5},
    {"regularization.keep_prob": [0.7, 0.9], "regularization.input_keep_prob": 0.9},
]
WITHOUT_DROPOUT = KINDS[:3]


@pytest.fixture
def make_run(make_splits):
    def make(values=None, task="multiclass", n_train=45, **options):
        return Run(with_values(Experiment(), SHAPE | (values or {})), make_splits(task, n_train), **options)

    return make


class Steering:
    """Controls that change settings at given steps."""

    stopped = False
    inbox = ()

    def __init__(self, changes):
        self._changes = sorted(changes)

    @property
    def halt_at(self):
        return self._changes[0][0] if self._changes else None

    def obey(self, run):
        _, key, value = self._changes.pop(0)
        yield run.steer(key, value)


@pytest.mark.parametrize("values", KINDS)
def test_that_the_same_experiment_gives_the_same_events(make_run, values):
    first, second = (list(train(make_run(values))) for _ in range(2))
    assert str(first) == str(second)
    assert first[-1].parameters_sha256 == second[-1].parameters_sha256
    other = list(train(make_run(values | {"training.seed": 8})))
    assert other[-1].parameters_sha256 != first[-1].parameters_sha256


@pytest.mark.parametrize("values", KINDS)
def test_that_looking_changes_nothing(make_run, values):
    unseen, watched, read = make_run(values), make_run(values), make_run(values)
    unseen.advance(60)
    while watched.step < 60:
        watched.advance(watched.step + 1)
        watched.measure()
        watched.train_evaluation.predictions()
        watched.state()
    while read.step < 60:
        read.advance(min(read.step + 9, 59))
        read.advance_with_cost()
        read.read()
    assert watched.sha256() == unseen.sha256() == read.sha256()


@pytest.mark.parametrize("values", KINDS)
def test_that_a_steered_run_can_be_replayed(make_run, values):
    changes = [
        (5, "training.learning_rate", 0.02),
        (11, "regularization.l2", 2.0),
        (12, "regularization.keep_prob", 0.8),
        (40, "regularization.l1", 1.0),
    ]
    said = list(go_on(make_run(values), Steering(changes)))
    steered = [(event.step, event.key, event.value) for event in said if isinstance(event, events.Steered)]
    assert steered == changes
    again = list(go_on(make_run(values), Steering(steered)))
    assert again[-1] == said[-1]
    unsteered = list(train(make_run(values)))
    assert unsteered[-1].parameters_sha256 != said[-1].parameters_sha256


@pytest.mark.parametrize("step", [1, 6, 7, 13, 14, 20])
def test_that_steering_is_in_force_from_the_next_step_on_and_not_before(make_run, step):
    steered, plain, new = make_run(), make_run(), make_run({"training.learning_rate": 0.5})
    for run in (steered, plain, new):
        run.advance(step)
    assert steered.sha256() == plain.sha256()
    steered.steer("training.learning_rate", 0.5)
    assert steered.sha256() == plain.sha256()
    np.copyto(new.parameters, steered.parameters)
    for run in (steered, new):
        run.advance(step + 20)
    assert steered.sha256() == new.sha256()


def test_that_a_refused_change_leaves_the_run_as_it_was(make_run):
    run, plain = make_run(), make_run()
    for each in (run, plain):
        each.advance(10)
    with pytest.raises(ExperimentError):
        run.steer("regularization.l2", 450.0)
    with pytest.raises(ExperimentError):
        run.steer("training.learning_rate", -1.0)
    assert run.experiment == plain.experiment
    for each in (run, plain):
        each.advance(30)
    assert run.sha256() == plain.sha256()


@pytest.mark.parametrize("values", WITHOUT_DROPOUT)
@pytest.mark.parametrize("step", [0, 1, 6, 7, 10, 14, 35])
def test_that_a_restored_run_goes_on_to_the_last_bit(make_run, values, step):
    run = make_run(values)
    run.advance(step)
    run.read()
    state = run.state()
    assert json.loads(json.dumps(state.record)) == state.record
    restored = Run.restored(run.experiment, run.splits, state)
    assert restored.step == step
    assert restored.sha256() == run.sha256()
    assert restored.measure().dev_loss == run.measure().dev_loss
    assert (restored.best.step, restored.best.dev_error) == (run.best.step, run.best.dev_error)
    for each in (run, restored):
        each.advance(step + 40)
    assert restored.sha256() == run.sha256()


def test_that_a_restored_run_with_dropout_goes_on_reproducibly(make_run):
    run = make_run(KINDS[3])
    run.advance(17)
    state = run.state()
    first, second = (Run.restored(run.experiment, run.splits, state) for _ in range(2))
    new = make_run(KINDS[3])
    for each in (first, new):
        each.advance(each.step + 1)
    (_, of_hidden, _), _ = first._dropout.masks(0, 7)
    (_, of_new, _), _ = new._dropout.masks(0, 7)
    assert (of_hidden != of_new).any()
    for each in (first, second):
        each.advance(60)
    assert first.sha256() == second.sha256()
    assert not first.diverged


def test_that_what_was_kept_does_not_change_with_the_run(make_run):
    run = make_run(KINDS[2])
    run.advance(10)
    state, sha = run.state(), run.sha256()
    run.advance(50)
    assert Run.restored(run.experiment, run.splits, state).sha256() == sha


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_that_a_run_that_diverges_ends_and_keeps_the_last_finite_parameters(make_run, optimizer):
    values = {
        "training.learning_rate": 900.0,
        "training.optimizer": optimizer,
        "network.initialization": "large",
        "network.activation": "linear",
        "network.hidden": [8] * 12,
        "training.epochs": 400,
    }
    run = make_run(values, task="regression")
    *before, last = train(run)
    assert isinstance(last, events.Diverged)
    assert last.step == run.step < run.total_steps
    assert f"step {run.step + 1}" in last.says
    assert "learning rate" in last.says
    assert np.isfinite(run.parameters).all()
    assert last.step == max(event.step for event in before)
    replayed = make_run(values, task="regression")
    replayed.advance(last.step)
    assert not replayed.diverged
    assert replayed.sha256() == last.parameters_sha256


def test_that_nan_in_a_gradient_ends_the_run_at_once(make_run):
    run = make_run()
    run.advance(9)
    run.parameters[3] = np.nan
    run.advance(100)
    assert run.step == 9
    assert "step 10" in run.diverged


def test_that_an_infinite_cost_ends_the_run_even_if_its_gradient_is_finite(make_run):
    run = make_run({"network.hidden": []}, task="regression")
    run.parameters[...] = 1e25
    run.advance(10)
    assert run.step == 0
    assert run.diverged.startswith("The cost J became infinite or not a number at step 1.")


def test_that_the_best_parameters_are_those_of_the_best_reading(make_run):
    run = make_run({"training.learning_rate": 0.7, "training.epochs": 60})
    readings, parameters = [], {}
    for event in train(run):
        if isinstance(event, events.Reading):
            readings.append(event)
            parameters[event.step] = run.parameters.copy()
    best = min(readings, key=lambda reading: reading.dev_error)
    assert 0 < best.step < run.total_steps
    assert (run.best.step, run.best.dev_error) == (best.step, best.dev_error)
    np.testing.assert_array_equal(run.best.parameters, parameters[best.step])


def test_that_a_run_ends_with_its_epochs_and_can_be_trained_on(make_run):
    run = make_run()
    first = list(train(run))
    assert isinstance(first[0], events.Started)
    assert isinstance(first[-1], events.Finished)
    assert first[-1].step == 12 * 7
    assert first[-2].step == 12 * 7
    run.train_on(20)
    run_at_once = make_run({"training.epochs": 20})
    *_, last = train(run)
    *_, at_once = train(run_at_once)
    assert last.step == 20 * 7
    assert last.parameters_sha256 == at_once.parameters_sha256


@pytest.mark.parametrize(("n_train", "batch_size"), [(45, 7), (45, 45), (45, 1000), (3, 1), (64, 32)])
def test_that_every_epoch_sees_every_example_once(make_run, n_train, batch_size):
    run = make_run({"training.batch_size": batch_size, "network.hidden": []}, n_train=n_train)
    normalization, data = run.splits.normalization, run.splits.dataset
    expected = (data.inputs[run.splits.train] - normalization.mean) / normalization.scale
    for _ in range(3):
        seen = []
        for _ in range(run.steps_per_epoch):
            run.advance(run.step + 1)
            seen.append(run._batches.inputs(run._chunk[run._next_piece - 1])[:, :-1].copy())
        seen = np.concatenate(seen)
        assert len(seen) == n_train
        np.testing.assert_array_equal(np.sort(seen, axis=0), np.sort(expected, axis=0))


def test_that_test_examples_are_never_read(make_run, make_splits):
    splits = make_splits("multiclass", 45)
    splits.dataset.inputs[splits.test] = np.nan
    spoiled = Run(with_values(Experiment(), SHAPE), splits)
    assert list(train(spoiled))[-1] == list(train(make_run()))[-1]


def test_that_readings_are_in_the_unit_of_the_target(make_splits):
    targets = np.full(54, 20.0)
    targets[::2] = 30.0
    splits = make_splits("regression", n_train=40, targets=targets)
    values = {"network.hidden": [], "network.initialization": "zeros"}
    reading = Run(with_values(Experiment(), values), splits).measure()
    train_targets = targets[splits.train]
    assert reading.train_error == pytest.approx(train_targets.std(), rel=1e-5)
