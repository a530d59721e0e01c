"""e* of the generators against what the best rule gets wrong on examples that they draw."""

import numpy as np
import pytest

from guiprac.analysis.best_error import best_error
from guiprac.data.catalog import BUNDLED, GENERATORS
from guiprac.data.synthetic import generate
from guiprac.experiment import Data


@pytest.mark.parametrize("noise", [0.1, 0.6])
@pytest.mark.parametrize(
    ("source", "says_one"),
    [
        ("gauss", lambda x: x.sum(axis=1) > 0),
        ("xor", lambda x: (x[:, 0] < 0) != (x[:, 1] < 0)),
    ],
)
def test_that_the_rule_that_symmetry_dictates_errs_as_often_as_said(source, says_one, noise):
    data = generate(source, samples=200_000, noise=noise, seed=3)
    seen = np.mean(says_one(data.inputs) != data.targets)
    found = best_error(Data(source=source, noise=noise))
    assert found.low == found.value == found.high
    assert seen == pytest.approx(found.value, abs=4 * np.sqrt(found.value / 200_000) + 1e-5)


@pytest.mark.parametrize("source", ["moons", "circles", "spiral"])
@pytest.mark.parametrize("noise", [0.2, 0.6])
def test_that_a_rule_that_counts_neighbours_errs_as_often_as_said(source, noise):
    # Another road to the same figure: the most frequent class in each small square of many examples, tried on
    # fresh ones. It errs a little more than the best rule, and never clearly less.
    learned, fresh = (generate(source, samples=400_000, noise=noise, seed=seed) for seed in (1, 2))
    bins = np.linspace(-7, 7, 14 * 14 + 1)
    counts = [
        np.histogram2d(*learned.inputs[learned.targets == number].T.astype(float), bins=bins)[0]
        for number in (0, 1)
    ]
    places = np.clip(np.digitize(fresh.inputs, bins) - 1, 0, len(bins) - 2)
    says_one = counts[1][places[:, 0], places[:, 1]] > counts[0][places[:, 0], places[:, 1]]
    seen = np.mean(says_one != fresh.targets)
    found = best_error(Data(source=source, noise=noise))
    assert found.high - found.low < 1e-3
    assert found.value - 0.002 < seen < found.value + 0.006


def test_that_circles_agree_with_the_integral_over_the_radius():
    # The distance from the centre has a Rice distribution; e* is half of where the two of them overlap.
    noise, radius = 0.25, np.linspace(0, 4, 40_001)
    rice = [
        radius / noise**2 * np.exp(-(radius**2 + ring**2) / (2 * noise**2)) * np.i0(radius * ring / noise**2)
        for ring in (1.0, 0.5)
    ]
    expected = np.minimum(*rice).sum() * radius[1] / 2
    assert best_error(Data(source="circles", noise=noise)).value == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("source", ["plane", "wave"])
def test_that_the_best_rmse_is_the_noise(source):
    assert best_error(Data(source=source, noise=0.3)).value == 0.3


@pytest.mark.parametrize("source", ["moons", "circles", "xor", "spiral"])
def test_that_without_noise_nothing_need_be_wrong(source):
    found = best_error(Data(source=source, noise=0.0))
    assert found.value == 0
    # The arms of the spiral meet in its middle.
    assert found.high < (1e-4 if source == "spiral" else 1e-6)


def test_that_more_noise_means_a_higher_best_error_in_every_generator():
    for source in GENERATORS:
        values = [best_error(Data(source=source, noise=noise)).value for noise in (0.03, 0.2, 1.0, 2.0)]
        assert all(np.diff(values) > -1e-9), source
        assert GENERATORS[source].task == "regression" or values[-1] < 0.5


def test_that_nobody_knows_the_best_error_of_real_data():
    assert [best_error(Data(source=source)) for source in (*BUNDLED, "houses.csv")] == [None] * (
        len(BUNDLED) + 1
    )
