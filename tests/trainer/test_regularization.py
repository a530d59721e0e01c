"""λ means the same at every batch size; L1 makes exact zeros; biases are left alone (S7-S11)."""

import numpy as np
import pytest

from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.layout import Layout
from guiprac.trainer.regularization import Penalty
from guiprac.trainer.training import Run


def run_without_data_gradient(make_splits, batch_size, **values):
    """A linear model on constant inputs, which normalization turns into zeros: data moves the bias alone."""
    splits = make_splits("regression", n_train=50, n_inputs=4, inputs=np.ones((64, 4)))
    settings = {"network.hidden": [], "training.batch_size": batch_size, **values}
    return Run(with_values(Experiment(), settings), splits, dtype=np.float64)


@pytest.mark.parametrize("batch_size", [1, 7, 16, 50, 1000])
def test_that_weights_decay_by_the_same_factor_at_every_batch_size(make_splits, batch_size):
    run = run_without_data_gradient(
        make_splits, batch_size, **{"regularization.l2": 3.0, "training.learning_rate": 0.2}
    )
    (weights,) = run.layout.weights(run.parameters)
    start = weights.copy()
    for steps in (1, 10, 97):
        run.advance(steps)
        np.testing.assert_allclose(weights, start * (1 - 0.2 * 3.0 / 50) ** steps, rtol=1e-12)


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_that_biases_do_not_decay(make_splits, optimizer):
    penalties = {"regularization.l2": 5.0, "regularization.l1": 5.0}
    biases = []
    for values in ({}, penalties):
        run = run_without_data_gradient(make_splits, 16, **{"training.optimizer": optimizer}, **values)
        run.advance(40)
        biases.append(run.layout.biases(run.parameters)[0][0])
    assert biases[0] == biases[1] != 0


def test_that_a_bias_takes_no_part_in_the_penalty():
    layout = Layout((3, 2, 1))
    flat = np.zeros(layout.n_parameters)
    for bias in layout.biases(flat):
        bias[...] = 7.0
    penalty = Penalty(l2=2.0, l1=3.0, n_train=10)
    assert penalty.cost(layout, flat) == 0
    assert not penalty.gradient(layout, flat).any()


def test_that_the_penalties_are_those_of_the_formulas():
    layout = Layout((2, 1))
    flat = np.array([3.0, -4.0, 100.0])
    assert Penalty(2.0, 0.0, 10).cost(layout, flat) == pytest.approx(2.0 / 20 * 25)
    assert Penalty(0.0, 2.0, 10).cost(layout, flat) == pytest.approx(2.0 / 20 * 7)
    np.testing.assert_allclose(Penalty(2.0, 0.0, 10).gradient(layout, flat), [0.6, -0.8, 0])
    np.testing.assert_allclose(Penalty(0.0, 2.0, 10).gradient(layout, flat), [0.1, -0.1, 0])
    assert not Penalty(0.0, 2.0, 10).gradient(layout, np.zeros(3)).any()


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_that_l1_carries_weights_to_exact_zeros_and_no_further(make_splits, optimizer):
    run = run_without_data_gradient(
        make_splits,
        16,
        **{
            "regularization.l1": 20.0,
            "training.learning_rate": 0.01,
            "training.optimizer": optimizer,
        },
    )
    (weights,) = run.layout.weights(run.parameters)
    start, signs = weights.copy(), np.sign(weights)
    run.advance(10)
    np.testing.assert_allclose(
        np.abs(weights), np.maximum(np.abs(start) - 10 * 0.01 * 20 / 100, 0), rtol=1e-12
    )
    assert (np.sign(weights) * signs >= 0).all()
    run.advance(5000)
    assert (weights == 0).all()


def test_that_l1_leaves_useful_weights_and_zeroes_useless_ones(make_splits):
    rng = np.random.default_rng(3)
    inputs = rng.standard_normal((260, 10))
    splits = make_splits("regression", n_train=200, n_dev=58, inputs=inputs, targets=3 * inputs[:, 2])
    values = {"network.hidden": [], "regularization.l1": 80.0, "training.batch_size": 200}
    run = Run(with_values(Experiment(), values), splits)
    run.advance(1500)
    (weights,) = run.layout.weights(run.parameters)
    assert np.flatnonzero(weights[0]).tolist() == [2]


def test_that_a_very_large_penalty_drives_the_network_to_a_constant(make_splits):
    values = {"regularization.l2": 400.0, "training.learning_rate": 0.05}
    run = Run(with_values(Experiment(), values), make_splits(n_train=40))
    run.advance(2000)
    assert max(np.abs(weights).max() for weights in run.layout.weights(run.parameters)) < 1e-6


def test_that_a_decay_factor_outside_0_to_1_is_refused_with_the_numbers(make_splits):
    values = {"regularization.l2": 200.0, "training.learning_rate": 0.2}
    with pytest.raises(ExperimentError, match=r"αλ/m = 0\.2 · 200 / 40 = 1") as caught:
        Run(with_values(Experiment(), values), make_splits(n_train=40))
    assert caught.value.key == "regularization.l2"
