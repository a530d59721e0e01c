"""The cost lens: parts that add up, norms, exact zeros with L1 and none with L2, and a run that does not notice."""

import numpy as np
import pytest

from guiprac import events
from guiprac.analysis.lenses.cost import see
from guiprac.analysis.lenses.weight_counts import BINS, count_weights
from guiprac.commands.cost import LookAtCost
from guiprac.data.prepare import prepare
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.regularization import Penalty
from guiprac.trainer.training import Run

DIGITS = with_values(
    Experiment(), {"data.source": "digits", "network.hidden": [12, 8], "training.batch_size": 50}
)


@pytest.fixture(scope="module")
def splits():
    return prepare(DIGITS)


@pytest.fixture
def run_of(splits):
    def make(**values):
        return Run(
            with_values(DIGITS, {key.replace("__", "."): value for key, value in values.items()}), splits
        )

    return make


def plain_data_term(run):
    """The mean cross-entropy over all of train, in float64 and without anything of the trainer's passes."""
    dataset = run.splits.dataset
    rows = run.splits.train
    a = (dataset.inputs[rows].astype(float) - run.splits.normalization.mean) / run.splits.normalization.scale
    matrices = [matrix.astype(float) for matrix in run.layout.matrices(run.parameters)]
    for layer, matrix in enumerate(matrices):
        z = a @ matrix[:, :-1].T + matrix[:, -1]
        a = np.maximum(z, 0) if layer < len(matrices) - 1 else z
    p = np.exp(a - a.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(rows)), dataset.targets[rows]]).mean()


def test_that_data_l2_and_l1_are_those_of_the_formulas_and_add_up(run_of):
    run = run_of(regularization__l2=3.0, regularization__l1=2.0)
    run.advance(60)
    seen = see(run, LookAtCost())
    weights = [matrix[:, :-1].astype(float) for matrix in run.layout.matrices(run.parameters)]
    m = len(run.splits.train)
    assert seen.data == pytest.approx(plain_data_term(run), rel=1e-5)
    assert seen.n_examples == m
    assert seen.l2_part == pytest.approx(3.0 / (2 * m) * sum((w**2).sum() for w in weights), rel=1e-12)
    assert seen.l1_part == pytest.approx(2.0 / (2 * m) * sum(np.abs(w).sum() for w in weights), rel=1e-12)
    assert seen.total == seen.data + seen.l2_part + seen.l1_part
    assert seen.l2_part == Penalty(3.0, 0.0, m).cost(run.layout, run.parameters)
    assert seen.l1_part == Penalty(0.0, 2.0, m).cost(run.layout, run.parameters)
    assert seen.squares == pytest.approx([(w**2).sum() for w in weights], rel=1e-12)
    assert seen.sizes == (64 * 12, 12 * 8, 8 * 10)


def test_that_the_sum_is_the_cost_that_a_full_batch_step_sees(run_of):
    run = run_of(regularization__l2=5.0, regularization__l1=1.0, training__batch_size=100_000)
    run.advance(5)
    seen = see(run, LookAtCost())
    run.advance_with_cost()
    assert seen.total == pytest.approx(run.measure().cost, rel=1e-5)


@pytest.mark.parametrize("batch_size", [1, 33, 100_000])
def test_that_the_penalties_are_divided_by_n_train_at_every_batch_size(run_of, batch_size):
    run = run_of(regularization__l2=3.0, regularization__l1=2.0, training__batch_size=batch_size)
    seen = see(run, LookAtCost())
    assert seen.n_train == len(run.splits.train)
    assert seen.l2_part == pytest.approx(3.0 / (2 * seen.n_train) * sum(seen.squares), rel=1e-12)


def test_that_l1_makes_exact_zeros_in_training_and_l2_none(splits):
    seen = {}
    for key in ("l2", "l1"):
        values = {f"regularization.{key}": 60.0, "training.learning_rate": 0.1, "training.batch_size": 100}
        run = Run(with_values(DIGITS, values), splits)
        run.advance(600)
        seen[key] = see(run, LookAtCost())
    assert sum(seen["l2"].zeros) == 0
    assert sum(seen["l1"].zeros) > 300
    assert seen["l1"].l2_part == seen["l2"].l1_part == 0


def test_that_the_histogram_counts_every_weight_once_and_zeros_apart(run_of):
    run = run_of(regularization__l1=60.0)
    run.advance(400)
    weights = [matrix[:, :-1] for matrix in run.layout.matrices(run.parameters)]
    for layer in range(4):
        seen = see(run, LookAtCost(layer))
        chosen = np.concatenate([w.ravel() for w in (weights if layer == 0 else [weights[layer - 1]])])
        zeros = sum(seen.zeros) if layer == 0 else seen.zeros[layer - 1]
        assert zeros == np.sum(chosen == 0)
        counts = seen.counts.numpy()
        expected, _ = np.histogram(chosen[chosen != 0], bins=BINS, range=(-seen.reach, seen.reach))
        np.testing.assert_array_equal(counts, expected)
        assert counts.sum() + zeros == len(chosen)
        assert np.abs(chosen).max() <= seen.reach < 2 * np.abs(chosen).max() + 1e-12


def test_that_bins_are_exact_at_their_edges():
    reach, counts = count_weights([np.array([[-1.0, 1.0, 0.0], [-1e-30, 1e-30, 1 / 64]], np.float32)])
    assert reach == 1
    assert counts[0] == counts[-1] == 1
    assert counts[BINS // 2 - 1] == 1
    assert counts[BINS // 2] == 1
    assert counts[BINS // 2 + 1] == 1
    assert count_weights([np.zeros((3, 2))])[1].sum() == 0


def test_that_looking_leaves_the_run_as_it_is(run_of):
    plain, watched = run_of(regularization__l1=1.0), run_of(regularization__l1=1.0)
    for step in range(1, 41):
        plain.advance(step)
        watched.advance(step)
        see(watched, LookAtCost(step % 4))
    assert plain.sha256() == watched.sha256()


def test_that_a_layer_that_is_not_there_is_refused(run_of):
    with pytest.raises(ExperimentError, match="choose 1 to 3"):
        see(run_of(), LookAtCost(4))


def test_that_what_was_seen_travels_unchanged(run_of):
    seen = see(run_of(regularization__l2=1.0), LookAtCost())
    assert events.decode(events.encode([seen])) == [seen]
