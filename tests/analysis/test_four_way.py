"""Avoidable bias, variance, mismatch and overfitting to dev are told apart, and "not sure" is said where it is so."""

import math

import msgspec
import numpy as np
import pytest

from guiprac.analysis.bias_variance import rate, rmse
from guiprac.analysis.four_way import four_way
from guiprac.events import Interval

MANY = 20_000


def of_rates(*errors, n=MANY, **options):
    train, train_dev, dev, *test = (rate(error, n) for error in errors)
    return four_way(train, train_dev, dev, test=test[0] if test else None, unit="error", **options)


@pytest.mark.parametrize(
    ("errors", "verdict"),
    [
        # The course's own examples, human level 0: variance, mismatch, bias, bias and mismatch.
        ((0.01, 0.09, 0.10), "variance"),
        ((0.01, 0.015, 0.10), "mismatch"),
        ((0.10, 0.11, 0.12), "avoidable bias"),
        ((0.10, 0.11, 0.20), "avoidable bias"),
        ((0.05, 0.06, 0.20), "mismatch"),
        ((0.01, 0.02, 0.03, 0.12), "overfit to dev"),
        ((0.001, 0.002, 0.003), "none"),
        ((0.001, 0.002, 0.003, 0.004), "none"),
    ],
)
def test_that_the_largest_sure_difference_is_named(errors, verdict):
    found = of_rates(*errors)
    assert found.verdict == verdict
    assert len(found.gaps) == len(errors)


@pytest.mark.parametrize("errors", [(0.01, 0.09, 0.10), (0.01, 0.015, 0.10), (0.02, 0.03, 0.03)])
def test_that_few_examples_are_not_enough_to_be_sure(errors):
    assert of_rates(*errors, n=20).verdict == "not sure"


def test_that_the_best_achievable_error_takes_its_part():
    assert of_rates(0.10, 0.11, 0.12).verdict == "avoidable bias"
    assert of_rates(0.10, 0.11, 0.12, best_error=Interval(0.10, 0.10, 0.10)).verdict == "none"
    assert of_rates(0.01, 0.011, 0.012, n=30, best_error=Interval(0.02, 0.0, 0.04)).gaps[0].level == "low"


def test_that_the_tolerance_decides_what_counts():
    assert of_rates(0.01, 0.09, 0.10, tolerance=0.2).verdict == "none"
    assert of_rates(0.001, 0.011, 0.012, tolerance=0.005).verdict == "variance"


def test_that_intervals_are_those_of_independent_rates():
    gap = of_rates(0.10, 0.20, 0.25, n=400).gaps[1].value
    assert gap.value == pytest.approx(0.10)
    deviation = math.sqrt(0.1 * 0.9 / 400 + 0.2 * 0.8 / 400)
    assert gap.high - gap.low == pytest.approx(2 * 1.96 * deviation, rel=0.05)


def test_that_a_sure_verdict_is_seldom_wrong_where_nothing_is_the_matter():
    rng = np.random.default_rng(4)
    errors = rng.binomial(400, 0.02, (1000, 3)) / 400
    wrong = [of_rates(*row, n=400, best_error=Interval(0.02, 0.02, 0.02)).verdict for row in errors]
    assert sum(verdict not in ("none", "not sure") for verdict in wrong) < 40


def test_that_rmse_is_told_in_the_targets_unit():
    found = four_way(
        rmse(10.0, 5000),
        rmse(10.5, 5000),
        rmse(16.0, 5000),
        unit="RMSE",
        tolerance=2.0,
        best_error=Interval(9.5, 9.5, 9.5),
    )
    assert found.verdict == "mismatch"
    assert "dev error 16 less train-dev error 10.5 = 5.5" in found.gaps[2].says
    assert "%" not in found.gaps[2].says.replace("95 %", "")


def test_that_the_sums_are_told_in_words():
    found = of_rates(0.01, 0.09, 0.10)
    assert found.says.startswith("Variance is the largest")
    assert found.gaps[1].says.startswith(
        "Variance: train-dev error 9 % less train error 1 % = 8.0 points (95 %: 7.6"
    )
    assert found.gaps[1].says.endswith("more than the tolerance of 2 points.")
    assert found.reasons[:3] == tuple(gap.says for gap in found.gaps)
    assert all(text.endswith((".", ").")) for text in (found.says, found.remedy, *found.reasons))


def test_that_a_rival_as_large_is_named():
    assert of_rates(0.10, 0.20, 0.31, n=500).reasons[-1] == (
        "These examples cannot rule out that avoidable bias or variance is as large."
    )
    assert "cannot rule out" not in "".join(of_rates(0.01, 0.09, 0.10).reasons)


def test_that_it_can_be_printed_as_json():
    assert msgspec.json.decode(msgspec.json.encode(of_rates(0.01, 0.09, 0.10)))["verdict"] == "variance"
