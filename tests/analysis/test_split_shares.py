"""The shares that are usual at each number of examples (S1)."""

import pytest

from guiprac.analysis.split_advice import advise
from guiprac.data.advice import half_width


@pytest.mark.parametrize(("n", "points"), [(200, 3.0), (2_000, 0.96), (10_000, 0.43)])
def test_that_half_widths_at_five_percent_are_those_of_s1(n, points):
    assert 100 * half_width(0.05, n) == pytest.approx(points, abs=0.03)


@pytest.mark.parametrize("n", [50, 1_000, 10_000, 30_000])
def test_that_up_to_some_ten_thousand_examples_60_20_20_is_advised(n):
    advice = advise(n)
    assert (advice.train, advice.dev, advice.test) == (0.6, 0.2, 0.2)


@pytest.mark.parametrize("n", [1_000_000, 10_000_000])
def test_that_at_a_million_98_1_1_is_advised(n):
    advice = advise(n)
    assert (advice.train, advice.dev, advice.test) == (0.98, 0.01, 0.01)


def test_that_dev_shares_fall_steadily_and_keep_half_a_point_of_resolution():
    sizes = [round(10 ** (exponent / 20)) for exponent in range(20, 150)]
    shares = [advise(n).dev for n in sizes]
    assert shares == sorted(shares, reverse=True)
    for n, share in zip(sizes, shares, strict=True):
        advice = advise(n)
        assert advice.train + advice.dev + advice.test == pytest.approx(1, abs=1e-12)
        assert advice.dev_half_width == pytest.approx(half_width(0.05, round(share * n)))
        if share < 0.2:
            assert advice.dev_half_width <= 0.00501


@pytest.mark.parametrize("error", [0.0, 0.3, 1.0])
def test_that_any_error_rate_gets_possible_shares(error):
    for n in (1, 10, 100_000, 10_000_000):
        assert 0.01 <= advise(n, error).dev <= 0.2
