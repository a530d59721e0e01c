"""How straight a network is, against plain recomputation and least squares."""

import math

import numpy as np
import pytest

from guiprac.analysis.lenses import straightness
from guiprac.analysis.lenses.straightness_stand_in import linear_share, orthonormal
from guiprac.commands.straightness import LookAtStraightness
from guiprac.data.prepare import prepare
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, with_values
from guiprac.runtime.experiment_file import find_experiment
from guiprac.trainer.training import Run

SMALL = {
    "data.source": "moons",
    "data.samples": 300,
    "network.hidden": [7, 5],
    "network.activation": "tanh",
    "training.batch_size": 16,
}


def run_of(**values):
    named = {key.replace("__", "."): value for key, value in values.items()}
    experiment = with_values(Experiment(), {**SMALL, **named})
    return Run(experiment, prepare(experiment))


def look(run, **asked):
    return straightness.see(run, LookAtStraightness(**asked))


def passed(run):
    """z of every layer in plain float64, (units, n), over the train examples, of which there are few enough."""
    splits = run.splits
    raw = splits.dataset.inputs[splits.train].astype(np.float64)
    a = ((raw - splits.normalization.mean) / splits.normalization.scale).T
    g = {"tanh": np.tanh, "relu": lambda z: z * (z > 0), "sigmoid": lambda z: 1 / (1 + np.exp(-z))}
    told = []
    weights, biases = run.layout.weights(run.parameters), run.layout.biases(run.parameters)
    for w, b in zip(weights, biases, strict=True):
        told.append(w.astype(np.float64) @ a + b[:, None])
        a = g[run.architecture.activation](told[-1])
    return raw, told


@pytest.mark.parametrize(("activation", "limit"), [("tanh", 0.5), ("sigmoid", 1.0)])
def test_that_shares_counts_and_biases_are_those_of_a_plain_forward_pass(activation, limit):
    run = run_of(network__activation=activation)
    run.advance(400)
    seen, (_, zs) = look(run), passed(run)
    assert seen.examples == len(run.splits.train) == zs[0].shape[1]
    for layer, z, b in zip(seen.layers, zs, run.layout.biases(run.parameters), strict=False):
        assert layer.straight == pytest.approx(np.mean(np.abs(z) < limit), abs=0.002)
        counts, _ = np.histogram(z, straightness.BINS, (-seen.reach, seen.reach))
        assert np.abs(layer.counts.numpy() - counts).sum() <= 4
        assert (layer.bias_low, layer.bias_high) == (b.min(), b.max())
        assert layer.bias_mean == pytest.approx(b.mean(), rel=1e-5)
    assert seen.weight_norm**2 == pytest.approx(sum((w**2).sum() for w in run.layout.weights(run.parameters)))


def test_that_the_linear_share_is_the_adjusted_r2_of_least_squares():
    run = run_of(data__source="spiral")
    run.advance(400)
    seen, (raw, zs) = look(run), passed(run)
    z = zs[-1].T
    design = np.column_stack([raw, np.ones(len(raw))])
    fitted = design @ np.linalg.lstsq(design, z, rcond=None)[0]
    unexplained = ((z - fitted) ** 2).sum() / ((z - z.mean(axis=0)) ** 2).sum()
    n, d = raw.shape
    assert seen.linear_share == pytest.approx(1 - unexplained * (n - 1) / (n - d - 1), abs=1e-5)
    said = design @ seen.stand_in.numpy().T
    assert said == pytest.approx(fitted, abs=1e-3)


def test_that_a_network_without_a_bend_is_all_linear():
    linear = run_of(network__activation="linear", data__source="digits")
    linear.advance(100)
    assert look(linear).linear_share == pytest.approx(1, abs=1e-9)
    tiny = run_of()
    for weights in tiny.layout.weights(tiny.parameters):
        weights *= 0.01
    seen = look(tiny)
    assert seen.linear_share == pytest.approx(1, abs=1e-6)
    assert [layer.straight for layer in seen.layers] == [1, 1]
    curved = run_of(data__source="spiral", network__initialization="large")
    assert look(curved).linear_share < 0.9


def test_that_many_inputs_do_not_count_as_explanation():
    rng = np.random.default_rng(0)
    inputs, noise = rng.normal(size=(1000, 700)), rng.normal(size=(10, 1000))
    assert linear_share(noise, orthonormal(inputs)) < 0.05
    mixed = inputs @ rng.normal(size=(700, 10)) + math.sqrt(700) * noise.T
    assert linear_share(mixed.T, orthonormal(inputs)) == pytest.approx(0.5, abs=0.05)
    twice = np.column_stack([inputs, inputs[:, :200]])
    assert orthonormal(twice).shape == (1000, 700)
    assert math.isnan(linear_share(noise[:, :600], orthonormal(inputs[:600])))


def test_that_a_network_driven_to_zero_has_no_linear_share():
    run = run_of()
    for weights in run.layout.weights(run.parameters):
        weights *= 0
    run.layout.biases(run.parameters)[-1][...] = 0.3
    seen = look(run)
    assert seen.constant
    assert math.isnan(seen.linear_share)


def test_that_dead_units_are_counted_exactly():
    run = run_of(network__activation="relu", network__initialization="he")
    for layer, dead in enumerate((3, 2)):
        bias = run.layout.biases(run.parameters)[layer]
        bias[...] = 1
        bias[:dead] = -1000
    assert [layer.dead for layer in look(run).layers] == [3, 2]
    assert math.isnan(look(run).layers[0].straight)


def test_that_one_unit_can_be_chosen():
    run = run_of()
    _, zs = passed(run)
    seen = look(run, unit=6)
    assert [layer.counted for layer in seen.layers] == [1, 0]
    assert seen.layers[0].straight == pytest.approx(np.mean(np.abs(zs[0][5]) < 0.5), abs=0.01)
    with pytest.raises(ExperimentError, match="unit 8"):
        look(run, unit=8)


def test_that_the_axis_stays_until_z_is_far_from_it():
    run = run_of(network__activation="relu")
    seen = look(run)
    assert look(run, reach=seen.reach).reach == seen.reach
    assert look(run, reach=2 * seen.reach).reach == 2 * seen.reach
    assert look(run, reach=8 * seen.reach).reach == seen.reach
    for weights in run.layout.weights(run.parameters):
        weights *= 10
    assert look(run, reach=seen.reach).reach > seen.reach
    outside = max(layer.below + layer.above for layer in look(run).layers)
    assert outside < 0.01
    for activation, bend in (("tanh", 4), ("sigmoid", 8)):
        assert look(run_of(network__activation=activation, network__initialization="large")).reach == bend


def test_that_pushing_lambda_up_straightens_two_moons_until_they_underfit():
    experiment = with_values(find_experiment("moons"), {"training.epochs": 10_000})
    run = Run(experiment, prepare(experiment))
    run.advance(6000)
    bent, few = look(run), run.measure().train_error
    run.steer("regularization.l2", 60.0)
    run.advance(run.step + 3000)
    straight, many = look(run), run.measure().train_error
    run.steer("regularization.l2", 300.0)
    run.advance(run.step + 3000)
    assert bent.linear_share < 0.8
    assert straight.linear_share > 0.98
    assert all(
        after.straight > 1.4 * before.straight
        for before, after in zip(bent.layers, straight.layers, strict=True)
    )
    assert straight.weight_norm < bent.weight_norm / 2
    assert straight.decay == pytest.approx(0.1 * 60 / 600)
    assert few < 0.03 < 0.1 < many
    assert look(run).constant


def test_that_looking_changes_nothing():
    plain, seen = run_of(regularization__keep_prob=0.8), run_of(regularization__keep_prob=0.8)
    plain.advance(90)
    for step in range(10, 91, 10):
        seen.advance(step)
        look(seen, unit=step // 30)
    assert plain.sha256() == seen.sha256()
