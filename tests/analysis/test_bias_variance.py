"""The four cases of S4 with their presets, the honest "not sure", and remedies that can be used as they are."""

import math

import numpy as np
import pytest

from guiprac import events
from guiprac.analysis import intervals
from guiprac.analysis.bias_variance import (
    PRESET_EXAMPLES,
    PRESETS,
    dev_to_settle,
    diagnose,
    rate,
    rmse,
    state_of,
)
from guiprac.experiment import Experiment, check_weight_decay, with_values


def told(train, dev, n_train=100_000, n_dev=100_000, experiment=None, **more):
    return diagnose(
        experiment or Experiment(),
        rate(train, n_train),
        rate(dev, n_dev),
        unit="error",
        n_train=n_train,
        **more,
    )


def history(errors, losses=None):
    losses = errors if losses is None else losses
    return [
        events.Reading(index * 10, float(index), error, error, loss, loss, math.nan)
        for index, (error, loss) in enumerate(zip(errors, losses, strict=True))
    ]


def test_that_the_presets_give_the_cases_of_the_course():
    found = []
    for preset in PRESETS:
        diagnosis = told(
            preset.train,
            preset.dev,
            PRESET_EXAMPLES,
            PRESET_EXAMPLES,
            best_error=intervals.known(preset.best),
        )
        found.append(diagnosis.verdict)
    assert found == ["high variance", "high bias", "both", "neither", "neither"]


def test_that_few_examples_leave_the_verdict_open_and_say_how_many_would_settle_it():
    diagnosis = told(0.05, 0.09, n_train=100_000, n_dev=100)
    assert (diagnosis.bias_level, diagnosis.variance_level) == ("high", "not sure")
    assert diagnosis.verdict == "not sure"
    assert diagnosis.says.startswith("High bias;")
    # So many that the score test just refuses 7 % (train and tolerance) when 9 % are seen.
    assert diagnosis.more_dev == pytest.approx(0.07 * 0.93 * (1.96 / 0.02) ** 2, rel=0.05)
    assert f"{diagnosis.more_dev:,}" in " ".join(diagnosis.reasons)
    assert told(0.05, 0.09, n_dev=diagnosis.more_dev).variance_level == "high"


def test_that_no_number_of_dev_examples_is_named_where_none_would_do():
    assert dev_to_settle(rate(0.05, 100), rate(0.09, 100), 0.02, "error") is None
    assert told(0.05, 0.09, n_train=100, n_dev=100).more_dev is None


def test_that_a_gap_on_the_line_is_never_called():
    rng = np.random.default_rng(1)
    called = 0
    for _ in range(1000):
        train, dev = rng.binomial(4000, 0.10) / 4000, rng.binomial(2000, 0.12) / 2000
        called += told(train, dev, 4000, 2000, tolerance=0.02).variance_level != "not sure"
    # A true gap of just the tolerance lies outside its 95 % interval in 50 of 1000; four standard deviations more.
    assert called <= 50 + 28


def test_that_the_tolerance_decides():
    assert told(0.01, 0.06, tolerance=0.02).verdict == "high variance"
    assert told(0.01, 0.06, tolerance=0.10).verdict == "neither"


def test_that_a_train_error_at_the_best_achievable_leaves_no_bias_however_few_examples_there_are():
    assert told(0.0, 0.3, n_train=30).verdict == "high variance"
    assert told(0.1, 0.5, n_train=30, best_error=intervals.known(0.1)).bias_level == "low"
    assert told(0.1, 0.5, n_train=30, best_error=intervals.known(0.05)).bias_level == "not sure"


def test_that_an_uncertain_best_error_makes_the_bias_uncertain():
    vague = intervals.Interval(0.10, 0.06, 0.14)
    assert told(0.13, 0.13, best_error=intervals.known(0.10)).bias_level == "high"
    assert told(0.13, 0.13, best_error=vague).bias_level == "not sure"


def test_that_regression_is_judged_in_the_targets_unit():
    def of(train, dev):
        return diagnose(
            Experiment(),
            rmse(train, 5000),
            rmse(dev, 5000),
            unit="RMSE",
            n_train=5000,
            best_error=intervals.known(10.0),
            tolerance=2.0,
        ).verdict

    assert [of(10.2, 10.5), of(20, 20.2), of(10.2, 20), of(20, 40)] == [
        "neither",
        "high bias",
        "high variance",
        "both",
    ]


def test_that_a_falling_train_error_is_still_learning_and_a_level_one_is_settled():
    rng = np.random.default_rng(2)
    noise = 0.002 * rng.standard_normal(60)
    falling = np.linspace(0.4, 0.1, 60) + noise
    assert state_of(history(falling), 0.02) == "still learning"
    assert state_of(history(0.1 + noise), 0.02) == "settled"
    assert state_of(history(0.4 * np.exp(-np.arange(60) / 5) + 0.05 + noise), 0.02) == "settled"
    assert state_of(history(falling[:3]), 0.02) == "settled"


def test_that_noise_which_drifts_is_rarely_taken_for_learning():
    rng = np.random.default_rng(3)
    wrong = 0
    for _ in range(200):
        shocks = 0.002 * rng.standard_normal(60)
        drifting = np.zeros(60)
        for index in range(1, 60):
            drifting[index] = 0.6 * drifting[index - 1] + shocks[index]
        wrong += state_of(history(0.1 + drifting), 0.02) == "still learning"
    assert wrong <= 10


def test_that_a_cost_that_blows_up_is_diverging_and_calls_for_smaller_steps():
    losses = np.concatenate([np.linspace(0.7, 0.5, 10), np.linspace(0.5, 30, 30)])
    errors = np.full(40, 0.5)
    assert state_of(history(errors, losses), 0.02) == "diverging"
    diagnosis = told(0.5, 0.5, readings=history(errors, losses))
    assert (diagnosis.state, diagnosis.verdict) == ("diverging", "not sure")
    assert diagnosis.remedies[0].changes == {"training.learning_rate": 0.01}
    assert told(0.5, 0.5, diverged=True).state == "diverging"


def test_that_high_bias_is_met_by_more_network_and_less_regularization():
    experiment = with_values(
        Experiment(),
        {"regularization.l2": 5.0, "regularization.keep_prob": [0.5, 0.5], "network.hidden": [8, 4]},
    )
    found = {remedy.name: remedy.changes for remedy in told(0.15, 0.16, experiment=experiment).remedies}
    assert found["Lower L2 λ"] == {"regularization.l2": 0.5}
    assert found["No dropout"]["regularization.keep_prob"] == 1.0
    assert found["Wider network"] == {"network.hidden": [16, 8]}
    assert found["Deeper network"] == {
        "network.hidden": [8, 4, 4],
        "regularization.keep_prob": [0.5, 0.5, 0.5],
    }
    assert "Train longer" in found
    assert not {"Smaller network", "Dropout", "L2"} & set(found)


def test_that_high_variance_is_met_by_more_data_regularization_and_less_network():
    experiment = with_values(Experiment(), {"data.source": "moons"})
    found = [remedy.name for remedy in told(0.01, 0.11, experiment=experiment).remedies]
    assert found == ["More data", "L2", "Dropout", "Smaller network", "L1"]
    digits = [remedy.name for remedy in told(0.01, 0.11).remedies]
    assert "More data" not in digits
    assert "Train longer" not in digits


def test_that_a_dev_error_that_rose_again_calls_for_early_stopping():
    errors = [0.5, 0.2, 0.1, 0.05, 0.1, 0.2, 0.25, 0.25, 0.25]
    diagnosis = told(0.01, 0.25, readings=history(errors))
    stop = next(remedy for remedy in diagnosis.remedies if remedy.name == "Early stopping")
    assert stop.changes == {"training.epochs": 3}
    assert "Early stopping" not in [remedy.name for remedy in told(0.01, 0.11).remedies]


def test_that_longer_training_comes_first_while_train_error_falls():
    falling = history(np.linspace(0.6, 0.2, 40))
    assert told(0.2, 0.2, readings=falling).remedies[0].name == "Train longer"
    assert told(0.001, 0.001).remedies == ()


@pytest.mark.parametrize("hidden", [[], [1], [4], [64, 32], [8192], [3] * 64])
@pytest.mark.parametrize("keep", [1.0, 0.5, None])
@pytest.mark.parametrize(
    ("train", "dev", "best"), [(0.01, 0.11, 0), (0.15, 0.16, 0), (0.15, 0.30, 0), (0, 0.3, 0.1)]
)
def test_that_every_remedy_is_a_change_that_can_be_used(hidden, keep, train, dev, best):
    keep_prob = [0.7] * len(hidden) if keep is None else keep
    experiment = with_values(
        Experiment(),
        {
            "network.hidden": hidden,
            "regularization.keep_prob": keep_prob,
            "regularization.l2": 90_000.0,
            "data.source": "spiral",
            "data.samples": 9_000_000,
            "training.learning_rate": 1e-4,
        },
    )
    n_train = 100
    diagnosis = told(train, dev, n_train=100_000, experiment=experiment, best_error=intervals.known(best))
    assert diagnosis.remedies
    for remedy in diagnosis.remedies:
        changed = with_values(experiment, remedy.changes)
        check_weight_decay(changed, n_train)
        assert changed != experiment
        assert remedy.why.endswith(".")


def test_that_no_penalty_is_proposed_that_would_turn_the_weights_over():
    values = {"training.learning_rate": 1.0, "regularization.l2": 500.0}
    # Three times this λ would be αλ/m = 1.5.
    found = told(0.01, 0.11, n_train=1000, n_dev=100_000, experiment=with_values(Experiment(), values))
    assert found.variance_level == "high"
    assert "Higher L2 λ" not in [remedy.name for remedy in found.remedies]
    found = told(0.01, 0.11, n_train=10_000, experiment=with_values(Experiment(), values))
    assert "Higher L2 λ" in [remedy.name for remedy in found.remedies]


def test_that_a_diagnosis_can_be_printed_as_json():
    line = events.to_json(told(0.01, 0.11))
    assert '"type":"diagnosis"' in line
    assert '"verdict":"high variance"' in line
