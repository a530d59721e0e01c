import tracemalloc

import numpy as np
import pytest

from guiprac.data.catalog import GENERATORS
from guiprac.data.load import load
from guiprac.data.synthetic import CHUNK, FIGURES, SURFACES
from guiprac.errors import ExperimentError
from guiprac.experiment import Data

BINARY = [name for name, entry in GENERATORS.items() if entry.task == "binary"]


def draw(name, samples=4000, noise=0.0, seed=1, **settings):
    return load(Data(source=name, samples=samples, noise=noise), seed=seed, **settings)


def test_that_every_listed_generator_can_be_drawn():
    assert set(GENERATORS) == set(FIGURES) | set(SURFACES)


@pytest.mark.parametrize("name", GENERATORS)
@pytest.mark.parametrize("samples", [10, 11, CHUNK, CHUNK + 1])
def test_that_as_many_finite_examples_come_as_were_asked_for(name, samples):
    dataset = draw(name, samples, noise=0.1)
    assert dataset.inputs.shape == (samples, 2)
    assert dataset.inputs.dtype == np.float32
    assert dataset.targets.shape == (samples,)
    assert np.isfinite(dataset.inputs).all()
    assert np.isfinite(dataset.targets).all()


@pytest.mark.parametrize("name", BINARY)
@pytest.mark.parametrize("samples", [10, 11, CHUNK + 1])
def test_that_classes_differ_by_at_most_one_example(name, samples):
    counts = np.bincount(draw(name, samples).targets, minlength=2)
    assert abs(int(counts[0] - counts[1])) <= 1


@pytest.mark.parametrize("name", GENERATORS)
def test_that_the_seed_alone_decides_on_the_examples(name):
    first, again, other = draw(name, noise=0.2), draw(name, noise=0.2), draw(name, noise=0.2, seed=2)
    assert np.array_equal(first.inputs, again.inputs)
    assert np.array_equal(first.targets, again.targets)
    assert not np.array_equal(first.inputs, other.inputs)


def test_that_circles_without_noise_have_their_radii():
    dataset = draw("circles")
    radius = np.hypot(*dataset.inputs.T)
    assert radius == pytest.approx(np.where(dataset.targets == 0, 1.0, 0.5), abs=1e-6)


def test_that_moons_without_noise_lie_on_half_circles_around_their_centres():
    dataset = draw("moons")
    x, y = dataset.inputs.T.astype(float)
    upper = dataset.targets == 0
    assert np.hypot(x[upper], y[upper]) == pytest.approx(1, abs=1e-6)
    assert y[upper].min() >= -1e-6
    assert np.hypot(x[~upper] - 1, y[~upper] - 0.5) == pytest.approx(1, abs=1e-6)
    assert y[~upper].max() <= 0.5 + 1e-6


def test_that_spiral_arms_are_half_a_turn_apart_and_grow_by_two_a_turn():
    dataset = draw("spiral")
    x, y = dataset.inputs.T.astype(float)
    radius = np.hypot(x, y)
    turns = radius / 2 + dataset.targets / 2
    assert x == pytest.approx(radius * np.cos(2 * np.pi * turns), abs=2e-5)
    assert y == pytest.approx(radius * np.sin(2 * np.pi * turns), abs=2e-5)
    assert radius.max() == pytest.approx(3, abs=0.01)


def test_that_xor_without_noise_is_class_1_exactly_where_the_signs_differ():
    dataset = draw("xor")
    x, y = dataset.inputs.T
    assert np.array_equal(dataset.targets, (x * y < 0).astype(int))
    quarters = np.bincount(2 * (x > 0) + (y > 0), minlength=4)
    assert quarters.min() > 800


def test_that_clouds_have_their_centres_and_noise_widens_them_in_quadrature():
    dataset = draw("gauss", 40_000, noise=1.2)
    for number, centre in ((0, -1), (1, 1)):
        cloud = dataset.inputs[dataset.targets == number].astype(float)
        assert cloud.mean(axis=0) == pytest.approx([centre, centre], abs=0.05)
        assert cloud.std(axis=0) == pytest.approx(np.full(2, np.hypot(0.5, 1.2)), rel=0.02)


@pytest.mark.parametrize(
    ("name", "surface"),
    [("plane", lambda x, y: x + y / 2), ("wave", lambda x, y: np.sin(np.pi * x) * np.cos(np.pi * y))],
)
def test_that_noise_of_a_surface_is_the_standard_deviation_of_the_target(name, surface):
    exact, noisy = draw(name), draw(name, 40_000, noise=0.3)
    assert exact.task == "regression"
    assert exact.targets == pytest.approx(surface(*exact.inputs.T.astype(float)), abs=1e-5)
    residual = noisy.targets - surface(*noisy.inputs.T.astype(float))
    assert residual.std() == pytest.approx(0.3, rel=0.02)
    assert abs(residual.mean()) < 0.01
    assert np.abs(noisy.inputs).max() <= 1


def test_that_noise_of_a_figure_is_added_to_both_coordinates():
    noisy = draw("circles", 40_000, noise=0.4)
    outer = noisy.inputs[noisy.targets == 0].astype(float)
    # E[x² + y²] = R² + 2σ².
    assert (outer**2).sum(axis=1).mean() == pytest.approx(1 + 2 * 0.4**2, rel=0.02)


def test_that_drawing_takes_little_memory_beyond_the_result():
    samples = 300_000
    tracemalloc.start()
    dataset = draw("spiral", samples, noise=0.1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 * (dataset.inputs.nbytes + dataset.targets.nbytes)


def test_that_more_examples_than_memory_allows_are_refused_before_they_are_drawn():
    with pytest.raises(ExperimentError, match="take at most") as caught:
        draw("moons", 1_000_000, budget=1_000_000)
    assert caught.value.key == "data.samples"


def test_that_classes_cannot_be_made_of_a_surface():
    with pytest.raises(ExperimentError) as caught:
        load(Data(source="plane", samples=5000, task="classification"), seed=1)
    assert caught.value.key == "data.task"
