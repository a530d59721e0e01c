"""The best of many looks better than it is: against sums over all outcomes, and by simulation."""

import itertools
import math

import numpy as np
import pytest

from guiprac.analysis.peeking import expected_best


def binomial(error, n):
    return [math.comb(n, j) * error**j * (1 - error) ** (n - j) for j in range(n + 1)]


@pytest.mark.parametrize("error", [0.05, 0.3, 0.9])
@pytest.mark.parametrize("k", [1, 2, 3])
def test_that_the_expected_smallest_is_the_sum_over_all_outcomes(error, k):
    n = 6
    shares = binomial(error, n)
    truth = sum(
        min(counts) / n * math.prod(shares[count] for count in counts)
        for counts in itertools.product(range(n + 1), repeat=k)
    )
    found = expected_best(error, n, [k])
    assert found.reported[0] == pytest.approx(truth, rel=1e-12)
    assert found.true[0] == error
    assert found.optimism[0] == pytest.approx(error - truth, abs=1e-12)


def test_that_examples_on_which_all_do_alike_leave_less_to_choose_by():
    rng = np.random.default_rng(1)
    n, alike, k, error, times = 50, 20, 8, 0.2, 40_000
    together = rng.binomial(alike, error, times)
    own = rng.binomial(n - alike, error, (times, k)).min(axis=1)
    found = expected_best(error, n, [k], shared=alike / n)
    assert found.reported[0] == pytest.approx((together + own).mean() / n, abs=0.001)
    assert found.optimism[0] < expected_best(error, n, [k]).optimism[0]
    assert expected_best(error, n, [k], shared=1.0).optimism[0] == pytest.approx(0)


def test_that_optimism_grows_with_the_settings_and_falls_with_the_examples():
    small, large = (expected_best(0.1, n, range(1, 51)) for n in (200, 5000))
    assert small.optimism[0] == pytest.approx(0, abs=1e-12)
    assert (np.diff(small.optimism) > 0).all()
    assert (small.optimism[1:] > large.optimism[1:]).all()
    # The largest of 50 normal numbers is 2.249 on average; a binomial count's lower tail is shorter.
    assert small.optimism[-1] == pytest.approx(2.249 * math.sqrt(0.09 / 200), rel=0.08)
    assert large.optimism[-1] == pytest.approx(2.249 * math.sqrt(0.09 / 5000), rel=0.03)


@pytest.mark.parametrize("error", [0.0, 1.0])
def test_that_errors_of_none_and_of_all_leave_nothing_to_choose(error):
    assert expected_best(error, 30, [1, 10]).reported == pytest.approx([error, error])
