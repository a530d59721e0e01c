import tracemalloc

import numpy as np
import pytest

from guiprac.data.normalization import CHUNK, apply, identity, measure, measure_targets


def rows_of(n):
    return np.arange(n, dtype=np.int32)


@pytest.mark.parametrize(("n", "d"), [(1, 3), (50, 1), (5000, 64), (300, 2000), (CHUNK + 7, 2)])
def test_that_statistics_are_those_of_float64_arithmetic(n, d):
    rng = np.random.default_rng(n)
    inputs = (rng.normal(size=(n, d)) * 10.0 ** rng.integers(-3, 4, d) + rng.normal(size=d)).astype(
        np.float32
    )
    rows = np.sort(rng.choice(n, max(1, n // 2), replace=False)).astype(np.int32)
    measured = measure(inputs, rows)
    exact = inputs[rows].astype(np.float64)
    sigma = exact.std(axis=0)
    np.testing.assert_allclose(measured.mean, exact.mean(axis=0), rtol=1e-6, atol=1e-7 * np.abs(exact).max())
    np.testing.assert_allclose(measured.scale, np.where(sigma == 0, 1, sigma), rtol=1e-6)


def test_that_a_small_spread_around_a_large_mean_is_measured():
    rng = np.random.default_rng(0)
    inputs = (30_000 + rng.normal(size=(200_000, 1))).astype(np.float32)
    measured = measure(inputs, rows_of(200_000))
    assert measured.scale[0] == pytest.approx(inputs.astype(np.float64).std(), rel=1e-6)


def test_that_train_has_mean_0_and_deviation_1_and_dev_follows_with_the_same_numbers():
    rng = np.random.default_rng(1)
    inputs = rng.gamma(2, 5, (1000, 4)).astype(np.float32)
    train, dev = rows_of(600), np.arange(600, 1000, dtype=np.int32)
    measured = measure(inputs, train)
    scaled = apply(measured, inputs[train])
    np.testing.assert_allclose(scaled.mean(axis=0, dtype=np.float64), 0, atol=1e-5)
    np.testing.assert_allclose(scaled.std(axis=0, dtype=np.float64), 1, rtol=1e-5)
    expected = (inputs[dev] - inputs[train].mean(axis=0)) / inputs[train].std(axis=0)
    np.testing.assert_allclose(apply(measured, inputs[dev]), expected, atol=1e-4)


def test_that_rows_outside_train_have_no_influence():
    rng = np.random.default_rng(2)
    inputs = rng.normal(size=(100, 3)).astype(np.float32)
    train = np.arange(0, 100, 2, dtype=np.int32)
    before = measure(inputs, train)
    inputs[1::2] = 1e6
    after = measure(inputs, train)
    assert np.array_equal(before.mean, after.mean)
    assert np.array_equal(before.scale, after.scale)


@pytest.mark.parametrize("value", [0.0, 0.1, -3.3e7, 1e-30])
def test_that_a_constant_column_becomes_zeros(value):
    inputs = np.full((CHUNK + 5, 1), value, np.float32)
    measured = measure(inputs, rows_of(CHUNK + 5))
    assert measured.scale[0] == 1
    assert not apply(measured, inputs).any()


def test_that_applying_leaves_the_raw_inputs_as_they_are():
    inputs = np.ones((5, 2), np.float32)
    apply(measure(inputs * 2, rows_of(5)), inputs)
    assert (inputs == 1).all()
    assert np.array_equal(apply(identity(2), inputs), inputs)


def test_that_measuring_takes_bounded_memory():
    inputs = np.ones((400_000, 20), np.float32)
    rows = rows_of(400_000)
    tracemalloc.start()
    measure(inputs, rows)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < inputs.nbytes / 4


def test_that_regression_targets_are_measured_on_train_and_a_constant_one_has_scale_1():
    targets = np.array([1, 2, 3, 1000], np.float32)
    assert measure_targets(targets, rows_of(3)) == pytest.approx((2, np.sqrt(2 / 3)))
    assert measure_targets(np.full(9, 0.1, np.float32), rows_of(9)) == (pytest.approx(0.1), 1.0)
