"""Parts that are alike are told so, parts that are not are given away, and targets are never touched."""

import itertools
import math

import numpy as np
import pytest

from guiprac.analysis import mismatch as meter
from guiprac.analysis.mismatch import mismatch
from guiprac.analysis.studies import study
from guiprac.commands.mismatch import MeasureMismatch
from guiprac.data.prepare import prepare
from guiprac.events import Studied, Studying
from guiprac.experiment import Experiment


def told(first, second, seed=0, names=None):
    inputs = np.concatenate((first, second)).astype(np.float32)
    rows = np.arange(len(inputs), dtype=np.int32)
    names = names or [f"x{index}" for index in range(inputs.shape[1])]
    return mismatch(
        inputs,
        rows[: len(first)],
        rows[len(first) :],
        names=names,
        between=("dev", "test"),
        seed=seed,
        permutations=99,
    )


def normal(rng, n, d=5):
    return rng.standard_normal((n, d))


def test_that_equal_parts_are_rarely_called_unlike():
    rng = np.random.default_rng(1)
    answers = [told(normal(rng, 60), normal(rng, 60), seed).answer for seed in range(60)]
    # The promise is 5 %; what is meant is 1 %.
    assert answers.count("unlike") <= 3


def test_that_p_is_no_smaller_than_it_should_be_where_parts_are_equal():
    rng = np.random.default_rng(2)
    found = np.array([told(normal(rng, 40, 3), normal(rng, 60, 3), seed).p for seed in range(100)])
    for level in (0.05, 0.2, 0.5):
        # Four standard deviations of a share of 100.
        assert np.mean(found <= level) <= level + 4 * math.sqrt(level * (1 - level) / 100)
    assert np.mean(found) == pytest.approx(0.5, abs=0.12)


@pytest.mark.parametrize(
    "change",
    [
        lambda x, rng: x + np.array([0, 0, 1, 0, 0]),
        lambda x, rng: x * [1, 1, 2, 1, 1],
        lambda x, rng: x + [0, 0, 1, 0, 0] * rng.standard_normal(x.shape) * 2,
    ],
    ids=["shift", "scale", "noise"],
)
def test_that_a_planted_mismatch_is_found_and_named(change):
    rng = np.random.default_rng(3)
    found = told(normal(rng, 300), change(normal(rng, 300), rng), names=["a", "b", "planted", "d", "e"])
    assert found.answer == "unlike"
    assert found.features[0].name == "planted"
    assert found.auc.low > 0.5
    assert "planted" in found.says


def test_that_the_auc_of_a_shift_is_the_one_that_theory_gives():
    rng = np.random.default_rng(4)
    second = normal(rng, 2000)
    second[:, 0] += 1
    found = told(normal(rng, 2000), second)
    # Of two normal samples a standard deviation apart: Φ(1/√2).
    assert found.auc.value == pytest.approx(0.7602, abs=0.02)
    assert found.auc.low < 0.7602 < found.auc.high


def test_that_the_auc_is_the_share_of_pairs_in_the_right_order():
    rng = np.random.default_rng(5)
    scores = rng.integers(0, 6, 40).astype(float)
    labels = np.repeat([0.0, 1.0], 20)
    pairs = [
        1.0 if high > low else 0.5 if high == low else 0.0
        for low, high in itertools.product(scores[:20], scores[20:])
    ]
    assert meter._auc(scores, labels == 1) == pytest.approx(np.mean(pairs))
    assert meter._auc_interval(scores, labels).value == pytest.approx(np.mean(pairs))


def test_that_the_interval_of_the_auc_holds_it_in_95_of_100_samples():
    rng = np.random.default_rng(6)
    labels = np.repeat([0.0, 1.0], [60, 90])
    found = [meter._auc_interval(rng.standard_normal(150) + labels, labels) for _ in range(1000)]
    assert np.mean([each.low <= 0.76025 <= each.high for each in found]) == pytest.approx(0.95, abs=0.025)


def test_that_the_fit_is_where_the_gradient_of_the_penalized_likelihood_is_zero():
    rng = np.random.default_rng(7)
    features, labels = normal(rng, 200, 4), (rng.random(200) < 0.4).astype(float)
    weights = meter._fit(features, labels)
    # The intercept by bisection on the mean of what is said.
    low, high = -5.0, 5.0
    for _ in range(60):
        middle = (low + high) / 2
        said = 1 / (1 + np.exp(-(features @ weights + middle)))
        low, high = (middle, high) if said.mean() < labels.mean() else (low, middle)
    assert features.T @ (said - labels) + 4 * weights == pytest.approx(np.zeros(4), abs=1e-4)


def test_that_the_chance_of_a_distance_is_kolmogorovs():
    # The 5 % point of Kolmogorov's distribution is 1.358.
    n = 10_000
    assert meter._by_chance(1.358 / math.sqrt(n / 2), n, n) == pytest.approx(0.05, abs=0.001)
    assert meter._distance(np.array([1.0, 2, 3, 4]), np.array([3.0, 4, 5, 6])) == 0.5


def test_that_the_same_seed_gives_the_same_answer_and_histograms_add_up():
    rng = np.random.default_rng(8)
    first, second = normal(rng, 2500), normal(rng, 300) + 1
    found = told(first, second)
    assert found == told(first, second)
    assert (found.n_first, found.n_second) == (meter.MOST_EXAMPLES, 300)
    for feature in found.features:
        assert sum(feature.first) == pytest.approx(1)
        assert sum(feature.second) == pytest.approx(1)
        assert len(feature.edges) == meter.BINS + 1


@pytest.mark.parametrize("d", [1, 400])
def test_that_constant_and_many_inputs_do_no_harm(d):
    rng = np.random.default_rng(9)
    first, second = normal(rng, 80, d), normal(rng, 80, d)
    first[:, 0] = second[:, 0] = 3.7
    found = told(first, second)
    assert 0 < found.p <= 1
    assert math.isfinite(found.auc.value)
    assert told(first, second + 1).answer == "unlike"  # every input moves, the constant one too


def test_that_it_tells_how_far_it_is_and_the_same_answer_at_the_end():
    rng = np.random.default_rng(5)
    inputs = normal(rng, 200, 600).astype(np.float32)
    rows = np.arange(200, dtype=np.int32)
    arguments = {
        "names": [f"x{index}" for index in range(600)],
        "between": ("dev", "test"),
        "seed": 3,
        "permutations": 120,
    }
    *told, found = meter.measured(inputs, rows[:90], rows[90:], **arguments)
    assert [part.done for part in told] == list(range(1, len(told) + 1))
    assert {part.total for part in told} == {len(told)}
    # Five folds fitted, five relabelled, 121 labellings by fifties, 600 inputs by hundreds.
    assert len(told) == 5 + 5 + 3 + 3
    assert found == mismatch(inputs, rows[:90], rows[90:], **arguments)


def test_that_telling_apart_ends_within_a_part_of_the_work_when_given_up():
    command = MeasureMismatch(experiment=Experiment(), first="dev", second="test")
    heard = []
    for event in study(command, prepare(Experiment()), None, lambda: len(heard) >= 3):
        heard.append(event)
    assert [type(event) for event in heard] == [Studying, Studying, Studying, Studied]
    assert heard[-1].cancelled
