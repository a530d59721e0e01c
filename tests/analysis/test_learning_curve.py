"""More and more of train: nested, seeded, with statistics of their own, and an answer that can be "not sure"."""

import math

import numpy as np
import pytest

from guiprac.analysis import learning_curve as curves
from guiprac.analysis.intervals import known
from guiprac.analysis.studies import study
from guiprac.commands.learning_curve import DrawLearningCurve
from guiprac.data.prepare import prepare
from guiprac.events import Interval, Studied, Studying
from guiprac.events.learning_curve import LearningPoint
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.training import Run


def experiment_of(**values):
    common = {"training.optimizer": "adam", "training.learning_rate": 0.01, "training.epochs": 5}
    return with_values(
        Experiment(), common | {key.replace("__", "."): value for key, value in values.items()}
    )


def test_that_sizes_double_up_to_the_whole_of_train():
    assert curves.sizes(960, 6) == [30, 60, 120, 240, 480, 960]
    assert curves.sizes(50, 6) == [12, 25, 50]
    assert curves.sizes(7, 6) == [7]


def test_that_subsets_are_nested_seeded_and_hold_the_classes_in_their_shares():
    splits = prepare(experiment_of(data__source="digits"))
    order, again, other = (curves._order(splits, 7, repeat) for repeat in (0, 0, 1))
    assert np.array_equal(order, again)
    assert not np.array_equal(order, other)
    assert sorted(order) == sorted(splits.train)
    whole = np.bincount(splits.dataset.targets[splits.train]) / len(order)
    for size in (100, 400):
        counts = np.bincount(splits.dataset.targets[order[:size]], minlength=10)
        assert np.all(np.abs(counts - whole * size) <= 1.01)


def test_that_a_subset_is_normalized_by_its_own_statistics():
    experiment = experiment_of(data__source="wave")
    splits = prepare(experiment)
    rows = splits.train[:40]
    subset = curves._subset(experiment, splits, rows)
    assert subset.normalization.mean == pytest.approx(splits.dataset.inputs[rows].mean(axis=0), abs=1e-5)
    assert subset.target_scale == pytest.approx(splits.dataset.targets[rows].std(), rel=1e-4)
    assert np.array_equal(subset.dev, splits.dev)


def test_that_each_point_of_a_repeat_holds_the_examples_of_the_point_before(monkeypatch):
    experiment = experiment_of(data__source="moons", data__samples=400, training__epochs=1)
    seen = {0: [], 1: []}

    def begun(experiment, splits, repeat):
        seen[repeat].append(set(splits.train.tolist()))
        return Run(experiment, splits)

    monkeypatch.setattr(curves, "_begun", begun)
    list(curves.learning_curve(experiment, prepare(experiment), points=4, repeats=2))
    for repeat in (0, 1):
        assert [len(rows) for rows in seen[repeat]] == [30, 60, 120, 240]
        assert all(small < large for small, large in zip(seen[repeat], seen[repeat][1:], strict=False))
    assert seen[0][0] != seen[1][0]


def test_that_the_last_point_is_the_experiment_itself():
    experiment = experiment_of(data__source="moons", data__samples=300)
    splits = prepare(experiment)
    *points, curve = curves.learning_curve(experiment, splits, points=3, repeats=2)
    run = Run(experiment, splits)
    run.advance(run.total_steps)
    reading = run.measure()
    assert points[-1].dev_errors[0] == pytest.approx(reading.dev_error)
    assert points[-1].train_errors[0] == pytest.approx(reading.train_error)
    assert curve.points == tuple(points)
    assert [point.n_train for point in points] == [45, 90, 180]
    assert list(curves.learning_curve(experiment, splits, points=3, repeats=2))[-1] == curve


def test_that_it_tells_in_steps_how_far_it_is_and_ends_soon_when_given_up():
    experiment = experiment_of(data__source="moons", data__samples=400, training__epochs=400)
    splits = prepare(experiment)
    told = list(curves.drawn(experiment, splits, points=3, repeats=2))
    progress = [(event.done, event.total) for event in told if isinstance(event, Studying)]
    steps = Run(experiment, splits).total_steps
    assert progress == sorted(progress)
    assert progress[-1] == (3 * 2 * steps, 3 * 2 * steps)
    # Several looks within one training, not only between trainings.
    assert len(progress) > 3 * 2
    asked = iter([False, False, True])
    command = DrawLearningCurve(experiment=experiment, points=3, repeats=2)
    told = list(study(command, splits, None, lambda: next(asked, True)))
    assert [type(event) for event in told] == [Studying] * 3 + [Studied]
    assert told[2].done < steps
    assert told[-1].cancelled


def test_that_a_problem_with_much_to_learn_asks_for_more_data():
    experiment = experiment_of(
        data__source="spiral",
        data__samples=1500,
        split__train=0.05,
        split__dev=0.9,
        split__test=0.05,
        training__epochs=300,
    )
    curve = list(curves.learning_curve(experiment, prepare(experiment), points=2, repeats=4))[-1]
    assert (curve.answer, curve.says[:15]) == ("helps", "More data helps")


def test_that_a_line_through_two_clouds_needs_no_more_data():
    experiment = experiment_of(data__source="gauss", data__samples=4000, network__hidden=[])
    curve = list(curves.learning_curve(experiment, prepare(experiment), points=2, repeats=3))[-1]
    assert curve.answer == "does not help"


def test_that_few_examples_without_a_mistake_prove_nothing():
    right = np.zeros((3, 30))
    assert curves._answer(curves._gain(right, right, "error"), 0.02) == "not sure"
    right = np.zeros((3, 3000))
    assert curves._answer(curves._gain(right, right, "error"), 0.02) == "does not help"


def test_that_the_answer_is_open_where_the_gain_may_be_nothing_or_much():
    assert curves._answer(Interval(0.01, -0.01, 0.03), 0.02) == "not sure"
    assert curves._answer(Interval(0.03, 0.01, 0.05), 0.02) == "helps"
    assert curves._answer(Interval(0.001, -0.005, 0.007), 0.02) == "does not help"


def test_that_the_band_holds_the_mean_in_95_of_100_cases():
    rng = np.random.default_rng(1)
    found = [curves.band(rng.standard_normal(3).tolist()) for _ in range(4000)]
    assert np.mean([each.low <= 0 <= each.high for each in found]) == pytest.approx(0.95, abs=0.015)
    assert curves.band([0.3]).low == curves.band([0.3]).high == 0.3


@pytest.mark.parametrize("unit", ["error", "RMSE"])
def test_that_the_gain_lies_in_its_interval_in_95_of_100_cases(unit):
    rng = np.random.default_rng(2)
    hits = 0
    for _ in range(600):
        # Each repeat is a network a little better or worse than its kind; the examples are shared.
        hard = rng.standard_normal(400)
        offsets = 0.05 * rng.standard_normal((2, 3, 1))
        if unit == "error":
            noise = rng.standard_normal((2, 3, 400))
            before, after = (hard + noise + offsets > 1.5).astype(float)
            truth = 0.0
        else:
            before, after = (hard * (1 + offsets)) ** 2
            truth = 0.0
        gain = curves._gain(before, after, unit)
        hits += gain.low <= truth <= gain.high
    # Two uncertainties are added, one of which holds a part of the other: never too narrow, at times too wide.
    assert hits / 600 >= 0.93


def test_that_a_run_that_diverges_leaves_the_answer_open():
    experiment = experiment_of(data__source="wave", training__optimizer="sgd", training__learning_rate=1000.0)
    with np.errstate(all="ignore"):
        curve = list(curves.learning_curve(experiment, prepare(experiment), points=2, repeats=1))[-1]
    assert curve.answer == "not sure"
    assert "diverged" in curve.says


def test_that_train_too_small_for_a_curve_is_said():
    experiment = experiment_of(data__source="moons", data__samples=20)
    curve = list(curves.learning_curve(experiment, prepare(experiment)))[-1]
    assert "too small" in curve.says
    assert math.isinf(curve.gain.high)


def test_that_sizes_at_which_the_penalty_would_turn_the_weights_over_are_left_out():
    experiment = experiment_of(data__source="moons", regularization__l2=800.0, training__optimizer="sgd")
    splits = prepare(with_values(experiment, {"data.samples": 200}))
    experiment = with_values(experiment, {"training.learning_rate": 0.1, "data.samples": 200})
    points = list(curves.learning_curve(experiment, splits, points=3, repeats=1))[:-1]
    assert [point.n_train for point in points] == [120]


@pytest.mark.parametrize(
    ("gain", "unit", "told"),
    [
        (Interval(0.024, -0.01, 0.058), "error", "fell by 2.4 points (95 %: -1.0 to 5.8)"),
        (Interval(-0.024, -0.058, 0.01), "error", "rose by 2.4 points (95 %: -1.0 to 5.8)"),
        (Interval(-0.0001, -0.02, 0.0198), "error", "rose by 0.0 points (95 %: -2.0 to 2.0)"),
        (Interval(-1.82, -6.8, 3.154), "RMSE", "rose by 1.82 (95 %: -3.15 to 6.80)"),
        (Interval(-18.2, -168.0, 131.6), "RMSE", "rose by 18 (95 %: -132 to 168)"),
    ],
)
def test_that_an_error_that_rose_is_not_said_to_have_fallen_by_less_than_nothing(gain, unit, told):
    reached = [LearningPoint(n, (0.1,), (0.2,), known(0.1), known(0.2)) for n in (120, 239)]
    says = curves._says(reached, gain, unit, "not sure", 0)
    assert f"from 120 to 239 training examples dev error {told}." in says
