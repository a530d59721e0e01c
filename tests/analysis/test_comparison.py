"""Two runs held against each other: exact where nothing differs, sure only where more than luck differs."""

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest

from guiprac import events
from guiprac.analysis import intervals
from guiprac.analysis.comparison import compare, compare_groups, student_quantile
from guiprac.analysis.dev_outcome import DevOutcome, Reached, dev_outcome, unsteadiness
from guiprac.data.prepare import prepare
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.training import Run, train

BASE = with_values(
    Experiment(),
    {
        "data.source": "moons",
        "data.samples": 400,
        "data.noise": 0.3,
        "network.hidden": [16],
        "training.epochs": 12,
    },
)
WAVE = with_values(BASE, {"data.source": "wave"})


def trained(experiment):
    run = Run(experiment, prepare(experiment))
    return run, [event for event in train(run) if isinstance(event, events.Reading)]


def outcome_of(experiment):
    return dev_outcome(*trained(experiment))


def made(errors, *, unit="error", examples="same", unsteadiness=0.0, restart=0, sha256="a"):
    errors = np.asarray(errors)
    error = float(errors.mean()) if unit == "error" else math.sqrt(float(errors.mean()))
    reached = Reached(10, errors, error, sha256)
    return DevOutcome(unit, examples, reached, reached, unsteadiness, restart)


def wrong(n, *places):
    errors = np.zeros(n, bool)
    for place in places:
        errors[place] = True
    return errors


@pytest.mark.parametrize("experiment", [BASE, WAVE])
@pytest.mark.parametrize("at", ["end", "best"])
def test_that_the_same_experiment_trained_twice_differs_by_exactly_nothing(experiment, at):
    found = compare(outcome_of(experiment), outcome_of(experiment), (2, 1), at)
    assert (found.difference.value, found.difference.low, found.difference.high) == (0, 0, 0)
    assert found.identical
    assert found.outcome == "no difference seen"
    assert found.says.startswith("The two runs are the same, bit for bit: dev")


def test_that_measuring_an_outcome_changes_nothing_of_the_run_and_agrees_with_its_readings():
    experiment = with_values(BASE, {"training.optimizer": "adam", "training.epochs": 10})
    straight, _ = trained(with_values(experiment, {"training.epochs": 14}))
    run, readings = trained(experiment)
    assert run.best.step < run.step, "the best parameters are to be others than the last"
    before = run.sha256()
    found = dev_outcome(run, readings)
    assert run.sha256() == before == found.end.sha256
    assert found.end.error == readings[-1].dev_error
    assert found.best.error == run.best.dev_error == min(reading.dev_error for reading in readings)
    assert found.best.errors.mean() == found.best.error
    run.train_on(14)
    list(train(run))
    assert run.sha256() == straight.sha256()


def test_that_rmse_agrees_with_the_readings():
    run, readings = trained(WAVE)
    found = dev_outcome(run, readings)
    assert found.unit == "RMSE"
    assert found.end.error == pytest.approx(readings[-1].dev_error, rel=1e-6)
    assert found.best.error == pytest.approx(run.best.dev_error, rel=1e-6)


def test_that_a_great_improvement_is_seen_and_said_in_points():
    values = {"data.source": "xor", "data.samples": 1000, "data.noise": 0.1, "training.epochs": 30}
    shallow = with_values(BASE, values | {"network.hidden": []})
    deep = with_values(BASE, values)
    found = compare(outcome_of(deep), outcome_of(shallow), (2, 1), "best")
    assert found.outcome == "better"
    assert found.paired
    assert found.error < found.other_error
    assert found.difference.high < 0
    assert found.says.startswith("Better: dev error fell from ")
    assert f"on the same {found.n} examples" in found.says
    back = compare(outcome_of(shallow), outcome_of(deep), (1, 2), "best")
    assert back.outcome == "worse"
    assert back.difference.low == pytest.approx(-found.difference.high)


def test_that_steady_runs_get_the_paired_interval_widened_by_their_disagreement_alone():
    first, second = made(wrong(1000, slice(0, 30))), made(wrong(1000, slice(20, 90)))
    found = compare(first, second, (2, 1), "end").difference
    tango = intervals.paired_difference(20, 60, 1000)
    # 80 of 1,000 examples on which they differ, a tenth of them, 1.96 standard deviations.
    more = 1.959964 * 0.1 * 0.080
    assert found.value == pytest.approx(-0.04)
    assert found.low == pytest.approx(-0.04 - math.hypot(-0.04 - tango.low, more))
    assert found.high == pytest.approx(-0.04 + math.hypot(tango.high + 0.04, more))


def test_that_the_more_unsteady_the_runs_the_wider_the_interval():
    pairs = [
        [made(wrong(1000, slice(*span)), unsteadiness=unsteady) for span in ((0, 30), (20, 90))]
        for unsteady in (0.0, 0.01, 0.05)
    ]
    found = [compare(*pair, (2, 1), "end") for pair in pairs]
    widths = [each.difference.high - each.difference.low for each in found]
    assert widths == sorted(widths)
    assert [each.outcome for each in found] == ["better", "better", "no difference seen"]
    assert "cannot be seen with 1,000 dev examples" in found[-1].says


def test_that_too_few_readings_leave_much_room_and_it_is_said():
    first, second = (made(wrong(1000, slice(*span)), unsteadiness=None) for span in ((0, 10), (5, 100)))
    found = compare(first, second, (2, 1), "end")
    assert found.outcome == "better"
    assert "too few readings" in found.says
    steady = compare(replace(first, unsteadiness=0.0), replace(second, unsteadiness=0.0), (2, 1), "end")
    assert found.difference.high - found.difference.low > steady.difference.high - steady.difference.low


def test_that_runs_on_other_examples_are_compared_as_independent_samples():
    first, second = made(wrong(1000, slice(0, 30))), made(wrong(500, slice(0, 40)), examples="other")
    found = compare(first, second, (2, 1), "end")
    assert not found.paired
    assert "on different examples (1,000 and 500)" in found.says
    sampling = intervals.rate_gap(0.03, 1000, 0.08, 500)
    assert found.difference.low < sampling.low
    assert found.difference.high > sampling.high
    assert found.n == 500


def test_that_other_seeds_other_noise_and_other_shares_are_other_examples_and_restarts_are_not():
    def examples(**values):
        run = Run(changed := with_values(BASE, values), prepare(changed))
        return dev_outcome(run, []).examples

    same = examples()
    for values in (
        {"training.restart": 3},
        {"network.hidden": [4]},
        {"training.normalize": False},
        {"training.batch_size": 7},
    ):
        assert examples(**values) == same
    for values in (
        {"training.seed": 3},
        {"data.noise": 0.2},
        {"split.dev": 0.3, "split.train": 0.5},
        {"data.samples": 401},
    ):
        assert examples(**values) != same


def test_that_a_classification_and_a_regression_are_not_compared():
    with pytest.raises(ExperimentError, match="Runs 4 and 5 cannot be compared"):
        compare(made(wrong(10)), made(np.ones(10), unit="RMSE"), (4, 5), "end")
    with pytest.raises(ExperimentError, match="Run 5 cannot be compared: its errors are too large"):
        compare(made(np.ones(10), unit="RMSE"), made(np.full(10, np.inf), unit="RMSE"), (4, 5), "end")


def test_that_unsteadiness_is_the_spread_of_the_later_half_behind_the_start():
    def readings(errors):
        return [events.Reading(k, k, 0.0, error, 0.0, 0.0, 0.0) for k, error in enumerate(errors)]

    errors = [0.9, *np.random.default_rng(1).random(40)]
    assert unsteadiness(readings(errors)) == pytest.approx(np.std(errors[-21:], ddof=1))
    assert unsteadiness(readings([0.9, 0.1, 0.2, 0.3])) == pytest.approx(0.1)
    assert unsteadiness(readings([0.9, 0.1, 0.2])) is None
    assert unsteadiness([]) is None


def test_that_restarts_alone_are_seldom_called_better():
    """On a setting where dev's own interval is wrong in a quarter of the cases."""
    values = {
        "data.samples": 4000,
        "training.epochs": 6,
        "training.batch_size": 128,
        "training.optimizer": "adam",
        "training.learning_rate": 0.01,
    }
    better = alone = pairs = 0
    for seed in range(1, 9):
        experiment = with_values(BASE, values | {"training.seed": seed})
        splits = prepare(experiment)
        outcomes = []
        for restart in range(5):
            run = Run(with_values(experiment, {"training.restart": restart}), splits)
            outcomes.append(dev_outcome(run, [e for e in train(run) if isinstance(e, events.Reading)]))
        for first, second in itertools.combinations(outcomes, 2):
            found = compare(first, second, (2, 1), "best")
            pairs += 1
            better += found.outcome in ("better", "worse")
            b = int((first.best.errors & ~second.best.errors).sum())
            c = int((second.best.errors & ~first.best.errors).sum())
            tango = intervals.paired_difference(b, c, first.best.errors.size)
            alone += tango.high < 0 or tango.low > 0
    assert alone > 0.15 * pairs
    assert better <= 0.05 * pairs


def stuck(train_error, dev_wrong, start):
    reached = Reached(10, wrong(1000, slice(0, dev_wrong)), dev_wrong / 1000, start, train_error)
    return DevOutcome("error", "same", reached, reached, 0.0, 0, start)


def test_that_a_gap_that_is_there_on_train_too_may_be_the_luck_of_another_start():
    poor, good = stuck(0.24, 250, "a"), stuck(0.04, 50, "b")
    found = compare(good, poor, (2, 1), "end")
    assert found.outcome == "not sure"
    assert found.says.startswith("Not sure: dev error fell from 25.0 % to 5.0 % on the same 1,000 examples")
    assert "train error from 24.0 % to 4.0 %" in found.says
    assert "only repeats" in found.says
    back = compare(poor, good, (1, 2), "end")
    assert back.outcome == "not sure"
    assert "dev error rose from 5.0 % to 25.0 %" in back.says
    # From the same weights, or with a gap that train does not have, it is the change that did it.
    assert compare(replace(good, start="a"), poor, (2, 1), "end").outcome == "better"
    assert compare(stuck(0.24, 50, "b"), poor, (2, 1), "end").outcome == "better"
    assert compare(stuck(0.15, 50, "b"), poor, (2, 1), "end").outcome == "better"
    assert compare(stuck(math.nan, 50, "b"), poor, (2, 1), "end").outcome == "better"
    # A model without a hidden layer is not stuck: it can do no better.
    assert compare(good, replace(poor, start=""), (2, 1), "end").outcome == "better"


def test_that_runs_know_from_which_weights_they_began():
    seen = outcome_of(BASE)
    longer = outcome_of(with_values(BASE, {"training.epochs": 14, "regularization.l2": 0.1}))
    assert longer.start == seen.start
    for change in ({"training.restart": 1}, {"network.hidden": [17]}, {"network.initialization": "xavier"}):
        assert outcome_of(with_values(BASE, change)).start != seen.start
    run, readings = trained(BASE)
    found = dev_outcome(run, readings)
    assert found.end.train_error == readings[-1].train_error
    best = next(reading for reading in readings if reading.step == run.best.step)
    assert found.best.train_error == best.train_error


@pytest.mark.parametrize(
    ("freedom", "quantile"), [(1, 12.7062), (2, 4.30265), (4, 2.77645), (9, 2.26216), (30, 2.04227)]
)
def test_that_students_quantiles_are_those_of_the_tables(freedom, quantile):
    assert student_quantile(freedom) == pytest.approx(quantile, rel=2e-5)


def test_that_groups_are_paired_by_restart_with_students_interval():
    # Errors that all examples share, so that dev's choice adds nothing.
    ours = [
        made(np.full(50, e**2), unit="RMSE", restart=r) for r, e in ((0, 1.0), (1, 1.2), (2, 0.9), (7, 5))
    ]
    others = [
        made(np.full(50, e**2), unit="RMSE", restart=r) for r, e in ((2, 1.5), (1, 1.7), (0, 1.3), (9, 0))
    ]
    found = compare_groups(ours, others, (4, 1), "end")
    # Differences -0.3, -0.5, -0.6 of three pairs.
    half = 4.30265 * np.std([-0.3, -0.5, -0.6], ddof=1) / math.sqrt(3)
    assert found.pairs == 3
    assert found.difference.value == pytest.approx(-1.4 / 3)
    assert found.difference.high == pytest.approx(-1.4 / 3 + half, rel=1e-4)
    assert found.error == pytest.approx(3.1 / 3)
    assert found.outcome == "better"
    assert "on average over 3 restarts" in found.says


def test_that_a_restart_that_is_in_a_group_twice_counts_once():
    ours = [made(wrong(100, *range(10 + restart)), restart=restart) for restart in range(3)]
    theirs = [made(wrong(100, *range(30 - restart)), restart=restart, sha256="b") for restart in range(3)]
    once = compare_groups(ours, theirs, (1, 2), "end")
    assert compare_groups([*ours, ours[2], ours[2]], theirs, (1, 2), "end") == once


def test_that_groups_without_two_restarts_in_common_are_refused_and_equal_ones_are_the_same():
    group = [made(wrong(20, 1), restart=0), made(wrong(20, 2), restart=1)]
    with pytest.raises(ExperimentError, match="fewer than two restarts are in both"):
        compare_groups(group, [replace(group[0], restart=5), group[1]], (2, 1), "end")
    same = compare_groups(group, group, (2, 1), "end")
    assert same.identical
    assert (same.difference.low, same.difference.high) == (0, 0)


def test_that_groups_do_not_forget_which_examples_dev_holds():
    """Every restart gains on the same three examples of 100: sure of the restarts, not of dev."""
    others = [made(wrong(100, slice(0, 12)), restart=r, sha256="b") for r in range(5)]
    ours = [made(wrong(100, slice(0, 11)), restart=r) for r in range(5)]
    found = compare_groups(ours, others, (2, 1), "end")
    assert found.difference.value == pytest.approx(-0.01)
    assert found.outcome == "no difference seen"
