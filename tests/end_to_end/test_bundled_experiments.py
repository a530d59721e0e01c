"""Each bundled experiment shows what its file says can be seen in it."""

import re
from pathlib import Path

import pytest

from guiprac import events
from guiprac.analysis.bias_variance import rate
from guiprac.analysis.four_way import four_way
from guiprac.experiment import with_values
from guiprac.runtime.bundled_experiments import bundled_experiments
from guiprac.runtime.controls import Controls
from guiprac.runtime.experiment_file import find_experiment
from guiprac.runtime.job import begin_here

CHECKOUT = Path(__file__).parents[2]


def result(name, **changed):
    """The closing event of a bundled experiment with some settings changed."""
    values = {key.replace("__", "."): value for key, value in changed.items()}
    job, _ = begin_here(with_values(find_experiment(name), values), Controls())
    *_, closing = job.train()
    assert isinstance(closing, events.Finished)
    return closing


@pytest.mark.parametrize("path", bundled_experiments().values(), ids=bundled_experiments().keys())
def test_that_its_file_begins_with_what_can_be_seen(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert any(line.startswith("# Try: ") or line.startswith("# Remed") for line in lines)
    assert max(len(line) for line in lines) <= 118


def test_that_the_readme_names_all_of_them():
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    sentence = readme.split("The bundled experiments are ")[1].split(";")[0]
    assert re.findall(r"`(\w+)`", sentence) == list(bundled_experiments())


def test_that_digits_are_told_apart():
    closing = result("digits")
    assert closing.dev_error <= 0.04
    assert closing.seconds < 20


def test_that_tumours_are_told_apart_with_normalized_inputs_only():
    assert result("breast_cancer").dev_error <= 0.05
    assert result("breast_cancer", training__normalize=False).dev_error > 0.3


def test_that_diabetes_has_neither_bias_nor_variance_to_mend():
    closing = result("diabetes")
    assert abs(closing.dev_error - closing.train_error) < 10


def test_that_early_stopping_would_have_been_better_and_l2_mends_it():
    closing = result("early_stopping")
    assert closing.train_error < 20
    assert closing.dev_error > 1.15 * closing.best_dev_error
    assert result("early_stopping", regularization__l2=20).dev_error < 0.9 * closing.dev_error


def test_that_a_mismatch_shows_between_train_dev_and_dev():
    def parts(**changed):
        values = {key.replace("__", "."): value for key, value in changed.items()}
        job, _ = begin_here(with_values(find_experiment("mismatch"), values), Controls())
        started, *told, _ = job.train()
        reading = told[-1]
        counts = (started.train_measured, started.train_dev_measured, started.dev_measured)
        errors = (reading.train_error, reading.train_dev_error, reading.dev_error)
        return [rate(error, count) for error, count in zip(errors, counts, strict=True)]

    assert four_way(*parts(), unit="error").verdict == "mismatch"
    assert four_way(*parts(data__samples=40_000), unit="error").verdict == "mismatch"
    assert four_way(*parts(data__plant="nothing"), unit="error").verdict == "none"


def test_that_moons_need_a_curve():
    assert result("moons").dev_error < 0.06
    assert result("moons", network__hidden=[]).dev_error > 0.08


def test_that_noisy_moons_are_learned_by_heart_and_l2_smooths_them():
    closing = result("noisy_moons")
    assert closing.train_error < 0.02
    assert closing.dev_error > 0.15
    assert result("noisy_moons", regularization__l2=1).dev_error < 0.75 * closing.dev_error


def test_that_the_spiral_is_solved_by_adam_and_not_yet_by_sgd():
    assert result("spiral").dev_error < 0.03
    assert result("spiral", training__optimizer="sgd").dev_error > 0.1


def test_that_exclusive_or_is_beyond_a_line_and_beyond_units_that_stay_alike():
    assert result("xor").dev_error < 0.1
    assert result("xor", network__hidden=[]).dev_error > 0.3
    assert result("xor", network__initialization="zeros").dev_error > 0.3


def test_that_the_wave_is_learned_down_to_its_noise():
    assert 0.09 < result("wave").dev_error < 0.13


def test_that_high_variance_is_mended_by_data():
    closing = result("high_variance")
    assert closing.train_error == 0
    assert closing.dev_error > 0.1
    assert result("high_variance", regularization__l2=5).dev_error < 0.85 * closing.dev_error
    more = {"split__train": 0.6, "split__dev": 0.2, "split__test": 0.2, "training__epochs": 60}
    assert result("high_variance", **more).dev_error < 0.05


def test_that_high_bias_is_mended_by_less_regularization():
    closing = result("high_bias")
    assert min(closing.train_error, closing.dev_error) > 0.3
    assert result("high_bias", regularization__l2=0).dev_error < 0.05


def test_that_vanishing_signals_arrive_with_larger_weights():
    assert result("vanishing_signals").train_error > 0.8
    assert result("vanishing_signals", network__initialization="he").dev_error < 0.15
