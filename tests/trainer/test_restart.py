"""A restart draws weights, mini-batches and masks anew, and nothing else."""

import numpy as np
import pytest

from guiprac.data.prepare import prepare
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.training import Run, train

DROPOUT = {"network.hidden": [6, 5], "training.epochs": 3, "regularization.keep_prob": 0.7}


def make_run(make_splits, **training):
    values = {f"training.{name}": value for name, value in training.items()}
    return Run(with_values(Experiment(), DROPOUT | values), make_splits("multiclass", 45))


def closing(run):
    return list(train(run))[-1]


def test_that_the_first_start_takes_the_purposes_own_stream(make_splits):
    run = make_run(make_splits, seed=11)
    rng = np.random.default_rng(np.random.SeedSequence(11, spawn_key=(1,)))
    first = run.layout.weights(run.parameters)[0].T
    drawn = rng.standard_normal(first.shape) * np.sqrt(2 / first.shape[0])
    np.testing.assert_array_equal(first, drawn.astype(np.float32))


def test_that_each_restart_is_another_run_and_the_same_each_time(make_splits):
    ends = [closing(make_run(make_splits, restart=restart)).parameters_sha256 for restart in (0, 1, 2, 1)]
    assert len(set(ends[:3])) == 3
    assert ends[3] == ends[1]


@pytest.mark.parametrize("attribute", ["parameters", "batches", "masks"])
def test_that_a_restart_redraws(make_splits, attribute):
    runs = [make_run(make_splits, restart=restart, batch_size=45) for restart in (0, 1)]
    if attribute == "parameters":
        drawn = [run.parameters for run in runs]
    elif attribute == "batches":
        drawn = [run._batches.inputs(run._batches.next_chunk()[0]) for run in runs]
    else:
        drawn = [run._dropout_rng.random(20) for run in runs]
    assert not np.array_equal(*drawn)


def test_that_a_restart_has_the_same_data_split_and_measured_examples():
    values = {"data.source": "moons", "data.samples": 60_000, "network.hidden": [2]}
    first, again = (with_values(Experiment(), values | {"training.restart": restart}) for restart in (0, 3))
    splits, others = prepare(first), prepare(again)
    for part in ("train", "dev", "test"):
        np.testing.assert_array_equal(getattr(splits, part), getattr(others, part))
    np.testing.assert_array_equal(splits.dataset.inputs, others.dataset.inputs)
    run, other = Run(first, splits), Run(again, others)
    assert len(run.train_evaluation.rows) < len(splits.train)
    np.testing.assert_array_equal(run.train_evaluation.rows, other.train_evaluation.rows)
