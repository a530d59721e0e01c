"""A trained network is judged on every example of train and dev, and test is left alone."""

import dataclasses

import numpy as np
import pytest

from guiprac import events
from guiprac.analysis.best_error import best_error
from guiprac.analysis.examine import diagnose_run, example_errors
from guiprac.data.prepare import prepare
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.training import Run, train

SMALL = {"data.samples": 4000, "training.optimizer": "adam", "training.learning_rate": 0.01}


def trained(**values):
    experiment = with_values(
        Experiment(), SMALL | {key.replace("__", "."): each for key, each in values.items()}
    )
    run = Run(experiment, prepare(experiment))
    told = list(train(run))
    return run, [event for event in told if isinstance(event, events.Reading)], told[-1]


@pytest.mark.parametrize("source", ["moons", "wave", "digits"])
def test_that_the_errors_of_the_examples_add_up_to_the_errors_of_the_last_reading(source):
    run, _, closing = trained(data__source=source, training__epochs=2)
    for rows, reported in ((run.splits.train, closing.train_error), (run.splits.dev, closing.dev_error)):
        mean = example_errors(run, rows).mean()
        assert (np.sqrt(mean) if source == "wave" else mean) == pytest.approx(reported, rel=1e-6)


def test_that_a_linear_network_on_opposite_quarters_has_high_bias():
    run, readings, _ = trained(
        data__source="xor",
        data__samples=20_000,
        network__hidden=[],
        training__epochs=5,
        training__batch_size=256,
    )
    diagnosis = diagnose_run(run, readings)
    assert diagnosis.bias_level == "high"
    assert diagnosis.verdict in ("high bias", "not sure")
    assert diagnosis.best_error == best_error(run.experiment.data)


def test_that_a_large_network_on_few_noisy_examples_has_high_variance():
    run, readings, _ = trained(
        data__source="moons",
        data__noise=0.5,
        data__samples=2000,
        split__train=0.05,
        split__dev=0.9,
        split__test=0.05,
        network__hidden=[64, 32],
        training__epochs=120,
    )
    assert diagnose_run(run, readings).verdict == "high variance"


def test_that_enough_of_everything_is_neither():
    run, readings, _ = trained(data__source="gauss", data__noise=0.3, network__hidden=[8], training__epochs=8)
    assert diagnose_run(run, readings).verdict == "neither"


def test_that_a_regression_is_judged_against_the_noise_it_cannot_predict():
    run, readings, _ = trained(data__source="plane", data__noise=0.3, network__hidden=[], training__epochs=20)
    diagnosis = diagnose_run(run, readings)
    assert (diagnosis.unit, diagnosis.best_error.value, diagnosis.verdict) == ("RMSE", 0.3, "neither")
    assert diagnosis == diagnose_run(run, readings)


def test_that_a_diagnosis_never_looks_at_test():
    class Sealed(np.ndarray):
        def __array__(self, *args, **kwargs):
            raise AssertionError("test was touched")

        def __getitem__(self, key):
            raise AssertionError("test was touched")

    run, readings, _ = trained(data__source="moons", training__epochs=1)
    run.splits = dataclasses.replace(run.splits, test=run.splits.test.view(Sealed))
    assert diagnose_run(run, readings).says
