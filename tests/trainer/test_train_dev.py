"""A slice of train is held out of training and measured beside train and dev."""

import dataclasses
import math

import numpy as np
import pytest

from guiprac import events
from guiprac.analysis.examine import example_errors
from guiprac.data.describe import describe
from guiprac.data.prepare import prepare
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, with_values
from guiprac.gui.history import History
from guiprac.runtime import run_file
from guiprac.trainer.training import Run, train

SMALL = {
    "network.hidden": [6],
    "training.epochs": 3,
    "regularization.keep_prob": 0.6,
    "split.train_dev": 0.25,
}


def experiment(**values):
    return with_values(Experiment(), SMALL | {key.replace("__", "."): value for key, value in values.items()})


@pytest.mark.parametrize("source", ["digits", "diabetes"])
def test_that_the_slice_comes_out_of_train_and_the_other_parts_stay(source):
    whole = prepare(experiment(data__source=source, split__train_dev=0.0))
    splits = prepare(experiment(data__source=source))
    assert whole.train_dev.size == 0
    assert np.array_equal(np.union1d(splits.train, splits.train_dev), whole.train)
    assert abs(splits.train_dev.size - 0.25 * whole.train.size) <= 0.5
    assert splits.train.size + splits.train_dev.size == whole.train.size
    assert np.array_equal(splits.dev, whole.dev)
    assert np.array_equal(splits.test, whole.test)
    assert (np.diff(splits.train_dev) > 0).all()
    assert splits.train_dev.dtype == np.int32


def test_that_the_slice_has_trains_shares_of_the_classes():
    splits = prepare(experiment(data__source="digits"))
    counts = [np.bincount(splits.dataset.targets[rows]) for rows in (splits.train, splits.train_dev)]
    assert np.abs(counts[1] * 3 - counts[0]).max() <= 3


def test_that_the_slice_takes_no_part_in_the_statistics():
    splits = prepare(experiment(data__source="diabetes"))
    expected = splits.normalization, splits.target_mean, splits.target_scale
    raw = splits.dataset.inputs[splits.train]
    np.testing.assert_allclose(expected[0].mean, raw.mean(axis=0, dtype=float), rtol=1e-5, atol=1e-7)
    np.testing.assert_allclose(expected[0].scale, raw.std(axis=0, dtype=float), rtol=1e-5)
    assert expected[1] == pytest.approx(float(splits.dataset.targets[splits.train].mean(dtype=float)))


def test_that_groups_stay_whole_in_the_slice_too(tmp_path):
    person = np.random.default_rng(1).integers(0, 60, 600)
    path = tmp_path / "visits.csv"
    path.write_text("p,a,y\n" + "".join(f"P{p},{row},{row % 2}\n" for row, p in enumerate(person)))
    splits = prepare(
        experiment(data__source=str(path), data__target="y", split__by="group", split__column="p")
    )
    found = [set(person[rows]) for rows in (splits.train, splits.train_dev, splits.dev, splits.test)]
    assert sum(len(people) for people in found) == len(set(person)) == 60
    assert splits.train_dev.size == pytest.approx(0.25 * 360, abs=12)


def test_that_every_reading_measures_the_slice_with_dropout_off():
    made = experiment(data__source="digits")
    run = Run(made, prepare(made))
    told = list(train(run))
    started, readings = told[0], [event for event in told if isinstance(event, events.Reading)]
    assert started.train_dev_measured == len(run.splits.train_dev)
    assert started.n_train == len(run.splits.train)
    assert readings[-1].train_dev_error == pytest.approx(
        example_errors(run, run.splits.train_dev).mean(), abs=1e-12
    )
    assert all(0 <= reading.train_dev_error <= 1 for reading in readings)


def test_that_measuring_the_slice_changes_nothing_of_training():
    made = experiment(data__source="digits")
    splits = prepare(made)
    unmeasured = dataclasses.replace(splits, train_dev=splits.train_dev[:0])
    ends = [list(train(Run(made, each)))[-1] for each in (splits, unmeasured)]
    assert ends[0].parameters_sha256 == ends[1].parameters_sha256
    assert ends[0].dev_error == ends[1].dev_error


def test_that_without_a_slice_nothing_is_measured():
    made = experiment(data__source="digits", split__train_dev=0.0)
    run = Run(made, prepare(made))
    told = list(train(run))
    assert run.train_dev_evaluation is None
    assert told[0].train_dev_measured == 0
    assert math.isnan(told[1].train_dev_error)
    assert describe(run.splits).train_dev is None


def test_that_the_description_counts_the_slice():
    splits = prepare(experiment(data__source="breast_cancer"))
    prepared = describe(splits)
    assert prepared.train_dev.count == splits.train_dev.size
    assert prepared.train_dev.class_counts == tuple(np.bincount(splits.dataset.targets[splits.train_dev]))
    assert prepared.train.count + prepared.train_dev.count + prepared.dev.count + prepared.test.count == 569


def test_that_a_slice_without_examples_is_refused():
    with pytest.raises(ExperimentError, match="leaves train-dev empty") as caught:
        prepare(experiment(data__source="moons", data__samples=20, split__train_dev=0.01))
    assert caught.value.key == "split.train_dev"


@pytest.mark.parametrize("share", [0.0, 0.25])
def test_that_readings_come_back_from_a_run_file(tmp_path, share):
    made = experiment(data__source="moons", split__train_dev=share)
    run = Run(made, prepare(made))
    told = [describe(run.splits), *train(run)]
    path = tmp_path / "run.guiprac"
    run_file.save(path, made, told, run.state())
    found = [event for event in run_file.load(path).events if isinstance(event, events.Reading)]
    wanted = [event for event in told if isinstance(event, events.Reading)]
    assert str(found) == str(wanted)
    assert math.isnan(found[-1].train_dev_error) == (share == 0)


def test_that_the_history_keeps_a_column_of_it():
    history = History()
    history.add(events.Reading(0, 0.0, 0.5, 0.5, 1, 1, 1))
    history.add(events.Reading(1, 0.1, 0.4, 0.5, 1, 1, 1, 0.45))
    assert math.isnan(history.train_dev_errors[0])
    assert history.train_dev_errors[1] == 0.45
