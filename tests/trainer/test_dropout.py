"""Inverted dropout keeps E[A], draws a mask for each example and unit, and is off when measuring (S14-S17)."""

import numpy as np
import pytest

from guiprac.experiment import Experiment, with_values
from guiprac.trainer.dropout import Dropout
from guiprac.trainer.training import Run


def drawn(keep_probs, units, rows=40, slots=50, seed=0):
    """Masks of many mini-batches, as lists of (rows, n) arrays, or None, by layer."""
    rng = np.random.Generator(np.random.SFC64(seed))
    dropout = Dropout(keep_probs, units, rng, np.dtype(np.float32), slots, rows)
    dropout.draw()
    batches = []
    for slot in range(slots):
        masks, operations = dropout.masks(slot, rows)
        for operation in operations:
            operation()
        of_inputs, *hidden = masks
        batches.append([of_inputs, *(None if mask is None else mask.T for mask in hidden)])
        batches[-1] = [None if mask is None else mask.copy() for mask in batches[-1]]
    return [[batch[layer] for batch in batches] for layer in range(len(units))]


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.8, 0.95])
def test_that_kept_units_are_scaled_so_that_the_mean_stays(keep):
    masks = np.concatenate(drawn((1.0, keep), (3, 20))[1])
    assert set(np.unique(masks)) == {0, np.float32(1 / keep)}
    standard_error = np.sqrt((1 - keep) / keep / masks.size)
    assert abs(masks.mean() - 1) < 4 * standard_error
    share = (masks > 0).mean()
    assert abs(share - keep) < 4 * np.sqrt(keep * (1 - keep) / masks.size)


def test_that_activations_keep_their_mean():
    rng = np.random.default_rng(5)
    a = np.abs(rng.standard_normal((40, 20)))
    masks = np.array(drawn((1.0, 0.6), (3, 20), slots=400)[1])
    dropped = masks * a
    standard_error = dropped.std(axis=0) / np.sqrt(len(masks))
    assert (np.abs(dropped.mean(axis=0) - a) < 5 * standard_error).all()


def test_that_every_batch_example_and_unit_has_a_mask_of_its_own():
    masks = np.array(drawn((0.5, 0.5), (30, 30), slots=100)[1]) > 0
    for axis in range(3):
        first, second = np.moveaxis(masks, axis, 0)[:2]
        agreement = (first == second).mean()
        assert abs(agreement - 0.5) < 5 * 0.5 / np.sqrt(first.size)


def test_that_layers_do_not_share_their_masks():
    inputs, first, second = (np.array(layer) > 0 for layer in drawn((0.5,) * 3, (30,) * 3, slots=100))
    assert abs((first == second).mean() - 0.5) < 0.01
    assert abs((inputs == first).mean() - 0.5) < 0.01
    # Nor the same numbers in another order: a hidden layer's lie unit by unit, the input's example by example.
    as_they_lie = first.transpose(0, 2, 1).reshape(inputs.shape)
    assert abs((inputs == as_they_lie).mean() - 0.5) < 0.01


def test_that_each_layer_has_its_own_keep_prob_and_1_has_no_mask():
    first, second, third = drawn((0.9, 0.5, 1.0), (12, 10, 8))
    assert abs((np.array(first) > 0).mean() - 0.9) < 0.02
    assert abs((np.array(second) > 0).mean() - 0.5) < 0.02
    assert all(mask is None for mask in third)


@pytest.mark.parametrize("keep", [1.0, [1.0, 1.0]])
def test_that_keep_prob_1_is_no_dropout(make_splits, keep):
    plain = with_values(Experiment(), {"network.hidden": [5, 4]})
    without = Run(plain, make_splits())
    kept = Run(with_values(plain, {"regularization.keep_prob": keep}), make_splits())
    for run in (without, kept):
        run.advance(30)
    assert kept.sha256() == without.sha256()


def test_that_dropout_changes_training_but_not_what_is_measured(make_splits):
    plain = with_values(Experiment(), {"network.hidden": [6]})
    without = Run(plain, make_splits())
    dropped = Run(with_values(plain, {"regularization.keep_prob": 0.5}), make_splits())
    assert dropped.measure() == without.measure()
    assert dropped.measure() == dropped.measure()
    for run in (without, dropped):
        run.advance(5)
    assert dropped.sha256() != without.sha256()
    np.copyto(without.parameters, dropped.parameters)
    measured, expected = dropped.measure(), without.measure()
    assert (measured.train_loss, measured.dev_loss) == (expected.train_loss, expected.dev_loss)


def test_that_dropped_units_of_an_example_get_no_gradient(make_splits):
    values = {
        "network.hidden": [8],
        "network.activation": "tanh",
        "regularization.keep_prob": 0.3,
        "training.batch_size": 1,
    }
    run = Run(with_values(Experiment(), values), make_splits(), dtype=np.float64)
    for _ in range(20):
        before = run.layout.weights(run.parameters)[0].copy()
        run.advance(run.step + 1)
        moved = (run.layout.weights(run.parameters)[0] != before).any(axis=1)
        (_, mask), _ = run._dropout.masks(0, 1)
        assert (moved == (mask[:, 0] > 0)).all()
