"""Intervals say how well an error is known: against published figures, inverted tests and simulation."""

import math

import numpy as np
import pytest

from guiprac.analysis import intervals


@pytest.mark.parametrize(("wrong", "n"), [(0, 20), (1, 30), (5, 100), (37, 200), (200, 200)])
def test_that_wilsons_limits_are_the_rates_that_the_score_test_just_accepts(wrong, n):
    found = intervals.wilson(wrong / n, n)
    for limit in (found.low, found.high):
        if 0 < limit < 1:
            score = (wrong / n - limit) / math.sqrt(limit * (1 - limit) / n)
            assert abs(score) == pytest.approx(1.959964, rel=1e-6)
    assert found.low <= wrong / n <= found.high


def test_that_a_rate_of_no_examples_can_be_anything():
    assert (intervals.wilson(0.0, 0).low, intervals.wilson(0.0, 0).high) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0528, 0.3382),
        ((9, 10), (3, 10), 0.1700, 0.8406),
        ((6, 7), (2, 7), 0.0342, 0.8534),
    ],
)
def test_that_the_gap_of_two_rates_is_the_published_score_interval(first, second, low, high):
    # Newcombe, Statistics in Medicine 17 (1998), table II, the method of Miettinen and Nurminen.
    (wrong, n), (other_wrong, other_n) = first, second
    found = intervals.rate_gap(wrong / n, n, other_wrong / other_n, other_n)
    assert found.value == pytest.approx(wrong / n - other_wrong / other_n)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))
    back = intervals.rate_gap(other_wrong / other_n, other_n, wrong / n, n)
    assert (back.low, back.high) == (pytest.approx(-high, abs=5e-5), pytest.approx(-low, abs=5e-5))


@pytest.mark.parametrize("rates", [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)])
def test_that_the_gap_of_rates_of_nothing_or_all_holds_its_value(rates):
    found = intervals.rate_gap(rates[0], 12, rates[1], 7)
    assert -1 <= found.low <= found.value <= found.high <= 1
    assert found.high - found.low > 0.1


def test_that_a_gap_to_a_rate_of_no_examples_is_as_wide_as_that():
    found = intervals.rate_gap(0.5, 1000, 0.0, 0)
    assert found.low < -0.4
    assert found.high >= 0.5


def test_that_the_difference_of_intervals_is_newcombes_published_one():
    # Newcombe, Statistics in Medicine 17 (1998), table II, method 10: 56/70 - 48/80.
    found = intervals.difference(intervals.wilson(56 / 70, 70), intervals.wilson(48 / 80, 80))
    assert found.value == pytest.approx(0.2)
    assert found.low == pytest.approx(0.0524, abs=5e-5)
    assert found.high == pytest.approx(0.3339, abs=5e-5)


@pytest.mark.parametrize(("b", "c", "n"), [(12, 2, 50), (3, 9, 200), (5, 0, 40), (20, 20, 1000)])
def test_that_the_paired_limits_are_the_differences_that_the_score_test_just_accepts(b, c, n):
    found = intervals.paired_difference(b, c, n)
    for limit in (found.low, found.high):
        # The most likely share of c under this difference, by looking at a fine grid of shares.
        shares = np.linspace(max(0.0, -limit), (1 - limit) / 2, 400_001)[1:-1]
        likelihood = (
            b * np.log(np.maximum(shares + limit, 1e-300))
            + c * np.log(shares)
            + (n - b - c) * np.log(np.maximum(1 - 2 * shares - limit, 1e-300))
        )
        share = shares[np.argmax(likelihood)]
        score = (b - c - n * limit) / math.sqrt(n * (2 * share + limit - limit**2))
        assert abs(score) == pytest.approx(1.959964, rel=2e-3)
    assert found.low < (b - c) / n < found.high


def test_that_two_runs_with_the_same_mistakes_differ_by_exactly_nothing():
    assert intervals.paired_difference(0, 0, 500).value == 0
    squares = np.random.default_rng(1).random(50)
    found = intervals.paired_rmse_gap(squares, squares.copy(), np.random.default_rng(2))
    assert (found.value, found.low, found.high) == (0, 0, 0)


def test_that_pairing_narrows_the_interval():
    rng = np.random.default_rng(3)
    shared = rng.standard_normal(300)
    first, second = shared**2, (shared + 0.1 * rng.standard_normal(300)) ** 2
    paired = intervals.paired_rmse_gap(first, second, np.random.default_rng(4))
    apart = intervals.rmse_gap(first, second, np.random.default_rng(4))
    assert paired.value == pytest.approx(apart.value)
    assert paired.high - paired.low < 0.3 * (apart.high - apart.low)


def test_that_the_bootstrap_agrees_with_the_chi_square_of_normal_errors():
    squares = np.random.default_rng(5).standard_normal(2000) ** 2
    found = intervals.rmse(squares, np.random.default_rng(6))
    # 95 % limits of chi-square with 2000 degrees of freedom (Wilson and Hilferty's approximation).
    chi = [2000 * (1 - 2 / 18000 + z * math.sqrt(2 / 18000)) ** 3 for z in (1.96, -1.96)]
    assert found.low == pytest.approx(math.sqrt(squares.sum() / chi[0]), rel=0.01)
    assert found.high == pytest.approx(math.sqrt(squares.sum() / chi[1]), rel=0.01)


def test_that_the_same_seed_gives_the_same_interval():
    squares = np.random.default_rng(7).random(80)
    once, again = (intervals.rmse(squares, np.random.default_rng(8)) for _ in range(2))
    assert once == again


def test_that_errors_without_spread_have_an_interval_without_width():
    found = intervals.rmse(np.full(10, 4.0), np.random.default_rng(9))
    assert (found.low, found.value, found.high) == (2, 2, 2)
    zero = intervals.rmse(np.zeros(10), np.random.default_rng(9))
    assert (zero.low, zero.value, zero.high) == (0, 0, 0)


@pytest.mark.parametrize("error", [math.inf, math.nan, 1e200])
def test_that_errors_too_large_for_numbers_can_be_anything(error):
    found = intervals.rmse(np.array([1.0, error, 2.0]), np.random.default_rng(9))
    assert (found.low, found.high) == (0, math.inf)


@pytest.mark.parametrize("n", [60, 400])
def test_that_the_rmse_lies_in_its_interval_in_95_of_100_samples(n):
    rng = np.random.default_rng(10)
    found = [intervals.rmse((3 * rng.standard_normal(n)) ** 2, rng) for _ in range(300)]
    share = np.mean([each.low <= 3 <= each.high for each in found])
    # Three standard deviations of a share of 300.
    assert share == pytest.approx(0.95, abs=0.04)


def test_that_the_gap_of_rates_lies_in_its_interval_in_95_of_100_samples():
    rng = np.random.default_rng(11)
    hits = 0
    for _ in range(2000):
        train, dev = rng.binomial(600, 0.05) / 600, rng.binomial(200, 0.09) / 200
        gap = intervals.rate_gap(dev, 200, train, 600)
        hits += gap.low <= 0.04 <= gap.high
    assert hits / 2000 == pytest.approx(0.95, abs=0.015)
