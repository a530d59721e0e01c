"""Losses and activations are right and stable far from zero."""

import itertools
import math

import numpy as np
import pytest

from guiprac.trainer import activations, losses

TASKS = ("binary", "multiclass", "regression")
ACTIVATIONS = ("tanh", "relu", "leaky_relu", "sigmoid", "linear")


def gradient(task, z, targets):
    delta = np.empty_like(z)
    for operation in losses.gradient(task, z, targets, delta, np.ones((), z.dtype)):
        operation()
    return delta


def some(task, size=3.0, dtype=np.float64):
    rng = np.random.default_rng(2)
    rows = 4 if task == "multiclass" else 1
    z = (size * rng.standard_normal((rows, 9))).astype(dtype)
    if task == "multiclass":
        return z, np.eye(4, dtype=dtype)[:, rng.integers(0, 4, 9)]
    return z, rng.integers(0, 2, (1, 9)).astype(dtype)


@pytest.mark.parametrize("task", TASKS)
def test_that_the_gradient_of_a_loss_is_that_of_its_two_sided_differences(task):
    z, targets = some(task)
    numeric = np.empty_like(z)
    for place in np.ndindex(*z.shape):
        sides = []
        for move in (1e-6, -1e-6):
            moved = z.copy()
            moved[place] += move
            sides.append(losses.total_loss(task, moved, targets))
        numeric[place] = (sides[0] - sides[1]) / 2e-6
    np.testing.assert_allclose(gradient(task, z, targets), numeric, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("size", [1e4, -1e4])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_that_a_binary_loss_is_exact_far_from_zero(size, dtype):
    z = np.array([[size]], dtype)
    for target in (0.0, 1.0):
        wrong = (size > 0) != bool(target)
        assert losses.total_loss("binary", z, np.array([[target]], dtype)) == (1e4 if wrong else 0.0)
        assert gradient("binary", z, np.array([[target]], dtype))[0, 0] == (
            math.copysign(1, size) if wrong else 0
        )


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_that_a_softmax_loss_is_exact_far_from_zero(dtype):
    z = np.array([[1e4], [0], [-1e4]], dtype)
    for winner, loss in enumerate([0.0, 1e4, 2e4]):
        targets = np.eye(3, dtype=dtype)[:, [winner]]
        assert losses.total_loss("multiclass", z, targets) == loss
        np.testing.assert_array_equal(gradient("multiclass", z, targets), np.array([[1], [0], [0]]) - targets)
    np.testing.assert_array_equal(losses.predictions("multiclass", z), [[1], [0], [0]])


def test_that_probabilities_are_probabilities():
    z, _ = some("multiclass", size=50)
    said = losses.predictions("multiclass", z)
    np.testing.assert_allclose(said.sum(axis=0), 1)
    np.testing.assert_array_equal(said.argmax(axis=0), losses.classes("multiclass", z))
    z, _ = some("binary")
    np.testing.assert_allclose(losses.predictions("binary", z), 1 / (1 + np.exp(-z[0])), rtol=1e-12)
    np.testing.assert_array_equal(losses.classes("binary", z), z[0] > 0)


@pytest.mark.parametrize(("name", "in_place"), list(itertools.product(ACTIVATIONS, (False, True))))
def test_that_slopes_of_activations_are_those_of_their_differences(name, in_place):
    z = np.linspace(-4, 4, 40).reshape(4, 10)
    a = z.copy() if in_place else np.empty_like(z)
    source = a if in_place else z
    da = np.ones_like(z)
    for operation in [*activations.forward(name, source, a), *activations.backward(name, a, da)]:
        operation()
    np.testing.assert_allclose(a, activations.plain(name, z), atol=1e-15)
    numeric = (activations.plain(name, z + 1e-6) - activations.plain(name, z - 1e-6)) / 2e-6
    np.testing.assert_allclose(da, numeric, atol=1e-8)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_that_activations_are_finite_far_from_zero(name):
    z = np.array([[-1e4, 1e4]], np.float32)
    expected = {"tanh": [-1, 1], "sigmoid": [0, 1], "relu": [0, 1e4], "leaky_relu": [-100, 1e4]}
    a = np.empty_like(z)
    for operation in activations.forward(name, z, a):
        operation()
    np.testing.assert_allclose(a, [expected.get(name, [-1e4, 1e4])])
