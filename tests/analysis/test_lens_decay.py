"""The weight decay lens: the factor, the two parts of a step, and pure decay against its closed form (S11)."""

from dataclasses import replace

import numpy as np
import pytest

from guiprac import events
from guiprac.analysis.lenses.decay import see
from guiprac.commands.decay import LookAtDecay
from guiprac.data.prepare import prepare
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.training import Run

MOONS = with_values(
    Experiment(),
    {
        "data.source": "moons",
        "data.samples": 300,
        "network.hidden": [6, 5],
        "network.activation": "tanh",
        "regularization.l2": 4.0,
    },
)


@pytest.fixture(scope="module")
def splits():
    return prepare(MOONS)


@pytest.fixture
def run_of(splits):
    def make(dtype=np.float32, **values):
        changed = {key.replace("__", "."): value for key, value in values.items()}
        return Run(with_values(MOONS, changed), splits, dtype=dtype)

    return make


@pytest.mark.parametrize("batch_size", [1, 7, 64, 180, 100_000])
@pytest.mark.parametrize("steps", [1, 1000, 20_000])
def test_that_pure_decay_is_the_closed_form_at_every_batch_size(run_of, batch_size, steps):
    run = run_of(training__batch_size=batch_size, training__learning_rate=0.3)
    seen = see(run, LookAtDecay(2, 3, 4, alone_steps=steps, alone_from=0.7))
    alone = seen.alone
    m = len(run.splits.train)
    assert seen.n_train == m == 180
    factor = 1 - 0.3 * 4.0 / m
    assert seen.factor == factor
    k = alone.steps.numpy()
    assert k[0] == 0
    assert k[-1] == steps
    np.testing.assert_allclose(alone.closed.numpy(), 0.7 * factor**k, rtol=1e-12)
    np.testing.assert_allclose(alone.weights.numpy(), 0.7 * factor**k, rtol=1e-12)
    assert alone.difference <= 1e-12
    assert alone.bias_after == 1.0


def test_that_pure_decay_is_what_the_real_trainer_does_without_data_gradient(splits):
    """Inputs of zero: the data moves no weight of the first layer."""
    dataset = replace(splits.dataset, inputs=np.zeros_like(splits.dataset.inputs))
    nothing = replace(
        splits,
        dataset=dataset,
        normalization=replace(splits.normalization, mean=np.zeros_like(splits.normalization.mean)),
    )
    for batch_size in (7, 180):
        values = {"training.batch_size": batch_size, "training.learning_rate": 0.2}
        run = Run(with_values(MOONS, values), nothing, dtype=np.float64)
        seen = see(run, LookAtDecay(1, 2, 2, alone_steps=200))
        assert seen.data_gradient == 0
        run.advance(200)
        after = run.layout.weights(run.parameters)[0][1, 1]
        assert seen.alone.weights.numpy()[-1] == pytest.approx(after, rel=1e-12)


@pytest.mark.parametrize("optimizer", ["momentum", "adam"])
def test_that_the_other_optimizers_do_not_decay_by_the_factor(run_of, optimizer):
    run = run_of(training__optimizer=optimizer, training__learning_rate=0.01)
    alone = see(run, LookAtDecay(1, 1, 1, alone_steps=100, alone_from=0.5)).alone
    assert alone.difference > 0.01
    assert alone.bias_after == 1.0


def test_that_momentum_without_data_gradient_remembers_the_penalty_alone(run_of):
    run = run_of(training__optimizer="momentum", training__learning_rate=0.05)
    alone = see(run, LookAtDecay(1, 1, 1, alone_steps=50, alone_from=0.5)).alone
    weight, velocity, expected = 0.5, 0.0, [0.5]
    for _ in range(50):
        velocity = 0.9 * velocity + 4.0 / 180 * weight
        weight -= 0.05 * velocity
        expected.append(weight)
    np.testing.assert_allclose(alone.weights.numpy(), expected, rtol=1e-12)


def test_that_l1_is_left_out_of_pure_decay(run_of):
    run = run_of(regularization__l1=9.0)
    assert see(run, LookAtDecay(alone_steps=500)).alone.difference <= 1e-12


@pytest.mark.parametrize("place", [(1, 5, 2), (2, 1, 6), (3, 1, 3)])
def test_that_the_data_gradient_is_that_of_finite_differences(run_of, place):
    run = run_of(dtype=np.float64)
    seen = see(run, LookAtDecay(*place))
    weights = run.layout.weights(run.parameters)[place[0] - 1]
    row, column = place[1] - 1, place[2] - 1
    saved, losses = weights[row, column], []
    assert seen.weight == saved
    for shift in (1e-5, -1e-5):
        weights[row, column] = saved + shift
        losses.append(run.train_evaluation.measure().loss)
    weights[row, column] = saved
    assert seen.data_gradient == pytest.approx((losses[0] - losses[1]) / 2e-5, rel=1e-6, abs=1e-10)
    assert seen.n_examples == len(run.splits.train)


@pytest.mark.parametrize("penalties", [{"regularization__l2": 6.0}, {"regularization__l1": 6.0}])
def test_that_the_parts_together_are_the_step_of_full_batch_gradient_descent(run_of, penalties):
    settings = {"regularization__l2": 0.0, "training__batch_size": 100_000, **penalties}
    run = run_of(dtype=np.float64, **settings)
    run.advance(3)
    seen = see(run, LookAtDecay(2, 2, 3))
    run.advance(4)
    matrix = run.layout.matrices(run.parameters)[1]
    expected = seen.weight + seen.data_step + seen.decay_step + seen.l1_step
    assert matrix[1, 2] == pytest.approx(expected, rel=1e-10)
    assert matrix[1, -1] == pytest.approx(seen.bias + seen.bias_step, rel=1e-10, abs=1e-14)


def test_that_decay_pulls_to_zero_and_l1_never_across_it(run_of):
    run = run_of(regularization__l1=100.0, training__learning_rate=0.5)
    for matrix in run.layout.weights(run.parameters):
        matrix[...] *= 0.01
    for row in range(1, 7):
        seen = see(run, LookAtDecay(1, row, 1))
        assert seen.decay_step == pytest.approx(-0.5 * 4.0 / 180 * seen.weight)
        assert seen.l1_step == -seen.weight


def test_that_without_a_place_the_largest_weight_is_taken(run_of):
    run = run_of()
    run.layout.weights(run.parameters)[1][4, 2] = -50.0
    run.layout.biases(run.parameters)[0][0] = 99.0
    seen = see(run, LookAtDecay())
    assert (seen.layer, seen.row, seen.column, seen.weight) == (2, 5, 3, -50.0)


def test_that_steering_is_seen_at_once(run_of):
    run = run_of()
    run.advance(2)
    before = see(run, LookAtDecay(1, 1, 1))
    run.steer("regularization.l2", 40.0)
    run.steer("training.learning_rate", 0.05)
    after = see(run, LookAtDecay(1, 1, 1))
    assert after.decay_step == pytest.approx(5 * before.decay_step)
    assert after.data_step == pytest.approx(0.5 * before.data_step)
    assert after.factor == 1 - 0.05 * 40 / 180


@pytest.mark.parametrize("task_values", [{"data__source": "wave"}, {"data__source": "digits"}])
def test_that_every_task_has_its_gradient(task_values):
    values = {
        "data.source": task_values["data__source"],
        "network.hidden": [],
        "training.batch_size": 100_000,
    }
    experiment = with_values(MOONS, values)
    run = Run(experiment, prepare(experiment), dtype=np.float64)
    seen = see(run, LookAtDecay())
    run.advance(1)
    after = run.layout.weights(run.parameters)[0][seen.row - 1, seen.column - 1]
    assert after == pytest.approx(seen.weight + seen.data_step + seen.decay_step, rel=1e-8)


def test_that_looking_leaves_the_run_as_it_is(run_of):
    values = {
        "training__optimizer": "adam",
        "training__learning_rate": 0.01,
        "regularization__keep_prob": 0.8,
    }
    plain, watched = run_of(**values), run_of(**values)
    for step in range(1, 31):
        plain.advance(step)
        watched.advance(step)
        see(watched, LookAtDecay(alone_steps=50))
    assert plain.sha256() == watched.sha256()


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (LookAtDecay(4, 1, 1), "choose 1 to 3"),
        (LookAtDecay(1, 7, 1), "6 rows and 2 columns"),
        (LookAtDecay(1, 1, 0), "column 0"),
        (LookAtDecay(alone_steps=20_001), "1 to 20,000"),
    ],
)
def test_that_what_is_not_there_is_refused(run_of, question, says):
    with pytest.raises(ExperimentError, match=says):
        see(run_of(), question)


def test_that_what_was_seen_travels_unchanged(run_of):
    seen = see(run_of(), LookAtDecay(alone_steps=10))
    assert events.decode(events.encode([seen])) == [seen]
