"""The sweep of ε shows the V: truncation on one side, round-off on the other (S23, S24)."""

import numpy as np
import pytest

from guiprac import events
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.gradient_sweep import sweep_gradients
from guiprac.trainer.training import Run


@pytest.fixture
def run(make_splits):
    values = {"network.hidden": [5, 4], "network.activation": "tanh", "regularization.l2": 0.5}
    run = Run(with_values(Experiment(), values), make_splits("binary"))
    run.advance(10)
    return run


def at(swept, side, epsilon):
    return dict(zip(swept.epsilons, getattr(swept, side), strict=True))[
        min(swept.epsilons, key=lambda other: abs(np.log(other / epsilon)))
    ]


def test_that_truncation_is_of_second_order_two_sided_and_of_first_order_one_sided(run):
    swept = list(sweep_gradients(run))[-1]
    assert (swept.epsilons[0], swept.epsilons[-1]) == (pytest.approx(1e-1), pytest.approx(1e-12))
    assert at(swept, "two_sided", 1e-2) / at(swept, "two_sided", 1e-3) == pytest.approx(100, rel=0.05)
    assert at(swept, "one_sided", 1e-2) / at(swept, "one_sided", 1e-3) == pytest.approx(10, rel=0.05)
    # Round-off: tens of times as much for an ε a hundred times smaller.
    assert at(swept, "two_sided", 1e-11) > 10 * at(swept, "two_sided", 1e-9)
    assert at(swept, "two_sided", swept.chosen) < at(swept, "one_sided", swept.chosen) / 10
    assert "Two-sided (error O(ε²)) falls as ε^2.0" in swept.says
    assert "One-sided (error O(ε)) falls as ε^1.0" in swept.says
    assert "round-off" in swept.says


@pytest.mark.parametrize(("block", "row", "column"), [("W2", 3, 1), ("b1", 4, -1)])
def test_that_j_is_drawn_along_the_parameter_that_was_asked_for(run, block, row, column):
    before = run.sha256()
    swept = list(sweep_gradients(run, block, row, max(column, 0)))[-1]
    assert run.sha256() == before
    assert (swept.block, swept.row, swept.column) == (block, row, column)
    matrix = run.layout.matrices(run.parameters)[int(block[1:]) - 1]
    assert swept.theta == matrix[row, column]
    thetas, costs = swept.thetas.numpy(), swept.costs.numpy()
    assert len(thetas) == len(costs) == 201
    assert thetas[100] == swept.theta
    slope = (costs[101] - costs[99]) / (thetas[101] - thetas[99])
    assert slope == pytest.approx(swept.analytic, rel=0.02, abs=1e-4)


@pytest.mark.parametrize(
    ("block", "row", "column", "says"),
    [
        ("W9", 0, 0, "There is no W9"),
        ("x", 0, 0, "There is no block"),
        ("W1", 5, 0, "no such entry"),
        ("W1", 0, 3, "no such entry"),
        ("b1", 5, 0, "no such entry"),
    ],
)
def test_that_a_parameter_that_is_not_there_is_refused(run, block, row, column, says):
    with pytest.raises(ExperimentError, match=says):
        sweep_gradients(run, block, row, column)


def test_that_a_sweep_can_be_cancelled(run):
    told = list(sweep_gradients(run, cancelled=lambda: True))
    assert isinstance(told[-1], events.Failed)
    assert "cancelled" in told[-1].message
