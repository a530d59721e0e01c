"""Weights start with the spread that their scheme says (S21, S22)."""

import numpy as np
import pytest

from guiprac.experiment import Experiment, with_values
from guiprac.trainer.training import Run

N_IN, N_OUT = 90, 60


@pytest.fixture
def initial(make_splits):
    def make(scheme, dtype=np.float64, seed=7):
        values = {
            "network.hidden": [N_IN, N_OUT],
            "network.initialization": scheme,
            "network.activation": "tanh",
            "training.seed": seed,
        }
        return Run(with_values(Experiment(), values), make_splits(), dtype=dtype)

    return make


@pytest.mark.parametrize(
    ("scheme", "variance"),
    [
        ("xavier", 1 / N_IN),
        ("he", 2 / N_IN),
        ("glorot", 2 / (N_IN + N_OUT)),
        ("small", 0.01**2),
        ("large", 1.0),
    ],
)
def test_that_weights_have_the_variance_of_their_scheme(initial, scheme, variance):
    weights = initial(scheme).layout.weights(initial(scheme).parameters)[1]
    assert weights.shape == (N_OUT, N_IN)
    assert weights.var() == pytest.approx(variance, rel=5 * np.sqrt(2 / weights.size))
    assert abs(weights.mean()) < 4 * np.sqrt(variance / weights.size)
    within = (np.abs(weights) < np.sqrt(variance)).mean()
    assert abs(within - 0.6827) < 0.03


@pytest.mark.parametrize("scheme", ["xavier", "he", "glorot", "small", "large", "zeros"])
def test_that_biases_start_at_zero(initial, scheme):
    run = initial(scheme)
    assert all(not bias.any() for bias in run.layout.biases(run.parameters))


def test_that_units_that_start_at_zero_stay_identical(make_splits):
    values = {"network.hidden": [5, 4], "network.initialization": "zeros", "network.activation": "sigmoid"}
    run = Run(with_values(Experiment(), values), make_splits("multiclass"))
    run.advance(50)
    for matrix in run.layout.matrices(run.parameters)[:2]:
        assert (matrix == matrix[0]).all()
    assert run.parameters.any()


def test_that_another_seed_gives_other_weights_and_float32_the_same_ones_rounded(initial):
    run, other, single = initial("he"), initial("he", seed=8), initial("he", dtype=np.float32)
    assert (run.layout.weights(run.parameters)[1] != other.layout.weights(other.parameters)[1]).all()
    assert (run.parameters.astype(np.float32) == single.parameters).all()
