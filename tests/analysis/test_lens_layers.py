"""Every layer as it stands, against finite differences, the run's own next step, and plain NumPy."""

import itertools
import math

import numpy as np
import pytest

from guiprac.analysis.lenses import layers
from guiprac.analysis.lenses.layers_sample import backward, forward, sample_of_train
from guiprac.commands.layers import LookAtLayers
from guiprac.data.prepare import prepare
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.training import Run

SMALL = {
    "data.source": "spiral",
    "data.samples": 240,
    "network.hidden": [6, 5],
    "network.activation": "tanh",
    "training.batch_size": 1000,
}


def run_of(dtype=np.float32, **values):
    named = {key.replace("__", "."): value for key, value in values.items()}
    experiment = with_values(Experiment(), {**SMALL, **named})
    return Run(experiment, prepare(experiment), dtype)


def look(run):
    return layers.see(run, LookAtLayers())


def cost(run):
    """The mean cross-entropy of train in plain NumPy; the spiral has more than two classes or two."""
    splits = run.splits
    a = ((splits.dataset.inputs[splits.train] - splits.normalization.mean) / splits.normalization.scale).T
    pairs = list(zip(run.layout.weights(run.parameters), run.layout.biases(run.parameters), strict=True))
    for index, (w, b) in enumerate(pairs):
        a = w @ a + b[:, None]
        if index < len(pairs) - 1:
            a = np.tanh(a)
    targets = splits.dataset.targets[splits.train]
    if len(a) == 1:
        p = 1 / (1 + np.exp(-a[0]))
        return float(-np.mean(targets * np.log(p) + (1 - targets) * np.log(1 - p)))
    p = np.exp(a) / np.exp(a).sum(axis=0)
    return float(-np.mean(np.log(p[targets, np.arange(len(targets))])))


def test_that_dw_is_what_finite_differences_give():
    run = run_of(np.float64, regularization__l2=5.0)
    run.advance(20)
    sample = sample_of_train(run, layers.MOST_EXAMPLES)
    gradient = backward(run, sample, forward(run, sample))
    numeric = np.empty_like(gradient)
    for index, saved in enumerate(run.parameters.copy()):
        run.parameters[index] = saved + 1e-5
        above = cost(run)
        run.parameters[index] = saved - 1e-5
        numeric[index] = (above - cost(run)) / 2e-5
        run.parameters[index] = saved
    assert gradient == pytest.approx(numeric, abs=1e-8)
    for layer, dw in zip(look(run).layers, run.layout.weights(numeric), strict=True):
        assert layer.gradient_rms == pytest.approx(math.sqrt(np.mean(dw**2)), rel=1e-5)
        assert layer.gradients.high == pytest.approx(np.log10(np.abs(dw).max()), abs=1e-4)
        assert layer.zero_gradients == 0


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_that_the_update_ratio_is_that_of_the_step_that_follows(optimizer):
    run = run_of(
        training__optimizer=optimizer,
        training__learning_rate=0.01,
        regularization__l2=3.0,
        regularization__l1=0.5,
    )
    run.advance(5)
    seen = look(run)
    before = [weights.copy() for weights in run.layout.weights(run.parameters)]
    run.advance(6)
    for layer, old, new in zip(seen.layers, before, run.layout.weights(run.parameters), strict=True):
        ratio = np.linalg.norm((new - old).astype(np.float64)) / np.linalg.norm(old)
        assert layer.update_ratio == pytest.approx(ratio, rel=1e-3)
    assert seen.step_examples == seen.examples == len(run.splits.train)


def test_that_the_step_is_taken_on_as_many_examples_as_a_mini_batch_has():
    run = run_of(training__batch_size=16)
    sample = sample_of_train(run, layers.MOST_EXAMPLES).first(16)
    gradient = backward(run, sample, forward(run, sample))
    seen = look(run)
    assert seen.step_examples == 16
    for layer, w, dw in zip(
        seen.layers, run.layout.weights(run.parameters), run.layout.weights(gradient), strict=True
    ):
        assert layer.update_ratio == pytest.approx(0.1 * np.linalg.norm(dw) / np.linalg.norm(w), rel=1e-4)


def test_that_values_are_spread_as_numpy_counts_them():
    run = run_of(network__activation="sigmoid")
    run.advance(30)
    for layer, w in zip(look(run).layers, run.layout.weights(run.parameters), strict=True):
        counts, edges = np.histogram(w, layers.BINS)
        assert (layer.weights.low, layer.weights.high) == pytest.approx((edges[0], edges[-1]))
        assert np.abs(layer.weights.shares.numpy() - counts / w.size).sum() <= 2 / w.size + 1e-6
        assert layer.weights.rms == pytest.approx(math.sqrt(np.mean(w**2)))
        assert 0 <= layer.activations.low < layer.activations.high <= 1
        assert layer.activations.shares.numpy().sum() == pytest.approx(1, abs=1e-5)


def test_that_planted_dead_and_saturated_units_are_counted_exactly():
    relu = run_of(network__activation="relu")
    for layer, dead in enumerate((4, 1)):
        bias = relu.layout.biases(relu.parameters)[layer]
        bias[...] = 1
        bias[:dead] = -1000
    seen = look(relu)
    assert [layer.dead for layer in seen.layers] == [4, 1, 0]
    # Nothing goes back through a dead unit: its row of dW is exactly zero, and so are the columns above it.
    assert seen.layers[0].zero_gradients >= 4 / 6
    assert math.isnan(seen.layers[0].saturated)
    for activation in ("tanh", "sigmoid"):
        run = run_of(network__activation=activation)
        weights, biases = run.layout.weights(run.parameters), run.layout.biases(run.parameters)
        weights[0][...] = 0
        biases[0][...] = [9, -9, 9, 0, 0, 0]
        seen = look(run)
        assert seen.layers[0].saturated == 0.5
        assert math.isnan(seen.layers[2].saturated)
        assert math.isnan(seen.layers[0].update_ratio)


def test_that_delta_is_what_the_chain_rule_gives():
    run = run_of(np.float64)
    run.advance(20)
    splits = run.splits
    a = [((splits.dataset.inputs[splits.train] - splits.normalization.mean) / splits.normalization.scale).T]
    weights, biases = run.layout.weights(run.parameters), run.layout.biases(run.parameters)
    for w, b in zip(weights, biases, strict=True):
        a.append(np.tanh(w @ a[-1] + b[:, None]))
    z = weights[2] @ a[2] + biases[2][:, None]
    assert len(z) == 1
    deltas = [1 / (1 + np.exp(-z)) - splits.dataset.targets[splits.train]]
    for w, below in ((weights[2], a[2]), (weights[1], a[1])):
        deltas.append((w.T @ deltas[-1]) * (1 - below**2))
    told = [layer.delta_rms for layer in look(run).layers]
    assert told == pytest.approx([math.sqrt(np.mean(delta**2)) for delta in reversed(deltas)], rel=1e-4)


def test_that_gradients_that_vanish_on_their_way_back_show_in_delta():
    run = run_of(network__hidden=[8] * 6, network__activation="sigmoid")
    for weights in run.layout.weights(run.parameters):
        weights *= 0.3
    deltas = [layer.delta_rms for layer in look(run).layers]
    assert all(low < 0.3 * high for low, high in itertools.pairwise(deltas))


def test_that_looking_changes_nothing():
    values = {"regularization__keep_prob": 0.8, "training__optimizer": "adam", "training__batch_size": 16}
    plain, seen = run_of(**values), run_of(**values)
    plain.advance(60)
    for step in range(10, 61, 10):
        seen.advance(step)
        assert look(seen).dropout
    assert plain.sha256() == seen.sha256()
