"""Hessian products, spectra and the largest stable rate, against finite differences of J written out by hand."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from guiprac.analysis import hessian
from guiprac.analysis.hessian import HessianProducts
from guiprac.trainer.gradient_differences import Snapshot
from guiprac.trainer.layout import Layout
from guiprac.trainer.program import Architecture
from guiprac.trainer.regularization import Penalty


def snapshot_of(task, activation="tanh", sizes=(2, 3, 2), l2=3.0, seed=0):
    rng = np.random.default_rng(seed)
    layout, count = Layout(sizes), 30
    inputs = np.ones((count, sizes[0] + 1))
    inputs[:, :-1] = rng.normal(1, [0.5, 2.0][: sizes[0]], (count, sizes[0]))
    if task == "multiclass":
        targets = np.eye(sizes[-1])[rng.integers(0, sizes[-1], count)].T
    elif task == "binary":
        targets = rng.integers(0, 2, (1, count)).astype(np.float64)
    else:
        targets = rng.normal(size=(sizes[-1], count))
    parameters = rng.normal(0, 0.7, layout.n_parameters)
    return Snapshot(Architecture(layout, activation, task), Penalty(l2, 0.0, 40), parameters, inputs, targets)


def cost(snapshot, parameters):
    """J, written out."""
    g = {"tanh": np.tanh, "sigmoid": lambda z: 1 / (1 + np.exp(-z))}[snapshot.architecture.activation]
    a, start, squares = snapshot.inputs[:, :-1], 0, 0.0
    sizes = snapshot.layout.sizes
    for layer, (below, units) in enumerate(pairwise(sizes), start=1):
        block = parameters[start : start + units * (below + 1)].reshape(units, below + 1)
        start += block.size
        squares += (block[:, :-1] ** 2).sum()
        z = a @ block[:, :-1].T + block[:, -1]
        a = g(z) if layer < len(sizes) - 1 else z
    y = snapshot.targets.T
    if snapshot.architecture.task == "regression":
        data = 0.5 * ((a - y) ** 2).sum(axis=1).mean()
    elif snapshot.architecture.task == "binary":
        p = 1 / (1 + np.exp(-a))
        data = -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()
    else:
        p = np.exp(a) / np.exp(a).sum(axis=1, keepdims=True)
        data = -np.log((p * y).sum(axis=1)).mean()
    return data + snapshot.penalty.l2 / (2 * snapshot.penalty.n_train) * squares


def differences(snapshot, step=2e-3):
    """The Hessian by second differences of J, with the error of the fourth order taken out (Richardson)."""
    size = snapshot.parameters.size

    def plain(width):
        unit = np.eye(size) * width
        found = np.empty((size, size))
        for i in range(size):
            for j in range(i, size):
                corners = [
                    cost(snapshot, snapshot.parameters + a * unit[i] + b * unit[j])
                    for a, b in ((1, 1), (1, -1), (-1, 1), (-1, -1))
                ]
                found[i, j] = found[j, i] = (corners[0] - corners[1] - corners[2] + corners[3]) / (
                    4 * width**2
                )
        return found

    return (4 * plain(step / 2) - plain(step)) / 3


def last(told):
    *_, found = told
    return found


CASES = [
    ("regression", "tanh", (2, 3, 1)),
    ("binary", "sigmoid", (2, 4, 1)),
    ("multiclass", "tanh", (2, 3, 3)),
]


@pytest.mark.parametrize(("task", "activation", "sizes"), CASES)
def test_that_products_and_gradient_are_those_of_j(task, activation, sizes):
    snapshot = snapshot_of(task, activation, sizes)
    products = HessianProducts(snapshot)
    exact = differences(snapshot)
    ours = np.stack([products(unit) for unit in np.eye(snapshot.parameters.size)], axis=1)
    assert ours == pytest.approx(exact, abs=2e-7)
    assert products.cost == pytest.approx(cost(snapshot, snapshot.parameters))
    step = 1e-5
    for place, derivative in enumerate(products.gradient):
        unit = np.eye(snapshot.parameters.size)[place] * step
        above, below = (cost(snapshot, snapshot.parameters + sign * unit) for sign in (1, -1))
        assert derivative == pytest.approx((above - below) / (2 * step), abs=1e-8)


def test_that_three_layers_and_straight_activations_agree_with_differences_of_the_gradient():
    for activation in ("tanh", "relu", "leaky_relu", "linear"):
        snapshot = snapshot_of("binary", activation, (2, 4, 3, 1))
        rng = np.random.default_rng(1)
        vector = rng.normal(size=snapshot.parameters.size)
        above, below = (
            HessianProducts(replace(snapshot, parameters=snapshot.parameters + step * vector)).gradient
            for step in (1e-6, -1e-6)
        )
        assert HessianProducts(snapshot)(vector) == pytest.approx((above - below) / 2e-6, abs=1e-7)


@pytest.mark.parametrize(("task", "activation", "sizes"), CASES)
def test_that_extremes_and_condition_number_are_right_to_a_percent(task, activation, sizes):
    snapshot = snapshot_of(task, activation, sizes)
    exact = np.linalg.eigvalsh(differences(snapshot))
    positive = exact[exact > 1e-6 * exact[-1]]
    products = HessianProducts(snapshot)
    spectrum = last(hessian.spectrum_of(products, np.ones(products.gradient.size)))
    assert spectrum.is_whole
    assert spectrum.largest == pytest.approx(exact[-1], rel=0.01)
    assert spectrum.condition == pytest.approx(exact[-1] / positive[0], rel=0.01)
    assert spectrum.largest_rate == pytest.approx(2 / exact[-1], rel=0.01)


def test_that_lanczos_finds_the_largest_eigenvalue_of_networks_too_large_for_the_whole():
    for task, sizes in (("binary", (2, 30, 20, 1)), ("multiclass", (2, 25, 4))):
        products = HessianProducts(snapshot_of(task, "tanh", sizes))
        size = products.gradient.size
        exact = last(hessian.whole_spectrum(products, size))
        start = np.random.default_rng(3).normal(size=size)
        found = last(hessian.largest_end(products, start))
        assert not found.is_whole
        assert found.largest == pytest.approx(exact.largest, rel=1e-4)
        assert abs(found.vectors[:, -1] @ exact.vectors[:, -1]) == pytest.approx(1, abs=1e-2)
        assert found.smallest is None
        assert found.condition is None


def test_that_directions_without_curvature_are_not_the_smallest_eigenvalue():
    diagonal = np.array([0.0, 1e-20, -3.0, 0.25, 8.0])
    spectrum = last(hessian.whole_spectrum(lambda vector: diagonal * vector, 5))
    assert spectrum.smallest == pytest.approx(0.25)
    assert spectrum.condition == pytest.approx(32)
    downward = last(hessian.whole_spectrum(lambda vector: -vector, 3))
    assert downward.largest_rate is None
