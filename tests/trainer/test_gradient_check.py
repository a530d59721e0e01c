"""The gradient check passes what is right, names what is wrong, and changes nothing of the run (S23-S28)."""

import itertools
import math

import numpy as np
import pytest

from guiprac import events
from guiprac.experiment import Experiment, with_values
from guiprac.trainer import activations, gradient_findings, program
from guiprac.trainer.gradient_check import check_gradients
from guiprac.trainer.gradient_differences import Differences
from guiprac.trainer.regularization import Penalty
from guiprac.trainer.training import Run

TASKS = ("binary", "multiclass", "regression")
ACTIVATIONS = ("tanh", "relu", "leaky_relu", "sigmoid", "linear")


@pytest.fixture
def make_run(make_splits):
    def make(values=None, splits=None, steps=7, dtype=np.float32, **shape):
        settings = {
            "network.hidden": [5, 4],
            "network.activation": "tanh",
            "network.initialization": "xavier",
            "training.batch_size": 8,
        }
        run = Run(with_values(Experiment(), settings | (values or {})), splits or make_splits(**shape), dtype)
        run.advance(steps)
        return run

    return make


def checked(run, **options):
    *before, result = check_gradients(run, **options)
    assert all(isinstance(event, events.Checking) for event in before)
    return result


def by_name(result):
    return {block.name: block for block in result.blocks}


def break_gradient(monkeypatch, change):
    """Let backpropagation end with `change(layout, gradient)`, a mistake of its own."""
    right = program.backward

    def broken(architecture, parameters, gradient, *rest):
        operations = right(architecture, parameters, gradient, *rest)
        return [*operations, lambda: change(architecture.layout, gradient)]

    monkeypatch.setattr(program, "backward", broken)


@pytest.mark.parametrize(("task", "activation"), list(itertools.product(TASKS, ACTIVATIONS)))
def test_that_right_gradients_are_found_correct(make_run, task, activation):
    run = make_run(
        {"network.activation": activation, "regularization.l2": 0.7, "regularization.l1": 0.2}, task=task
    )
    result = checked(run)
    assert result.verdict == "correct", result.says
    assert result.difference <= 1e-7
    assert [block.name for block in result.blocks] == ["W1", "b1", "W2", "b2", "W3", "b3"]
    assert all(block.factor == pytest.approx(1, abs=1e-6) for block in result.blocks)
    assert result.checked == result.size == run.parameters.size
    assert f"all {run.parameters.size} derivatives" in result.says
    assert result.step == 7


@pytest.mark.parametrize("hidden", [[], [3], [6, 5, 4, 3]])
def test_that_networks_of_every_depth_are_checked(make_run, hidden):
    result = checked(make_run({"network.hidden": hidden}, task="multiclass"))
    assert result.verdict == "correct"
    assert len(result.blocks) == 2 * (len(hidden) + 1)


@pytest.mark.parametrize(
    ("factor", "difference", "says"),
    [
        (2, 1 / 3, "dW2 is 2.00 times the numeric gradient"),
        (0.25, 3 / 5, "dW2 is 0.25 times the numeric gradient"),
        (1.01, 0.01 / 2.01, "dW2 is 1.010 times the numeric gradient"),
        (-1, 1, "dW2 has its sign flipped"),
        (0, 1, "dW2 is all zero, but J depends on W2"),
    ],
)
def test_that_a_gradient_off_by_a_factor_is_named_with_its_factor(
    make_run, monkeypatch, factor, difference, says
):
    def scale(layout, gradient):
        layout.weights(gradient)[1][...] *= factor

    break_gradient(monkeypatch, scale)
    result = checked(make_run(task="multiclass", steps=0))
    block = by_name(result)["W2"]
    assert (block.verdict, block.says) == ("wrong", says)
    assert block.factor == pytest.approx(factor, abs=1e-6)
    assert block.difference == pytest.approx(difference, rel=1e-5)
    assert [name for name, other in by_name(result).items() if other.verdict == "correct"] == [
        "W1",
        "b1",
        "b2",
        "W3",
        "b3",
    ]
    assert result.verdict == "wrong"
    assert "W2" in result.says


def test_that_a_wrong_bias_is_not_hidden_by_many_right_weights(make_run, monkeypatch):
    def turn(layout, gradient):
        layout.biases(gradient)[0][...] *= 1.0001

    break_gradient(monkeypatch, turn)
    result = checked(make_run())
    assert by_name(result)["b1"].verdict == result.verdict == "suspicious"
    assert by_name(result)["W1"].verdict == "correct"


def test_that_a_single_wrong_entry_is_pointed_at(make_run, monkeypatch):
    def disturb(layout, gradient):
        layout.weights(gradient)[0][3, 2] += 0.5

    break_gradient(monkeypatch, disturb)
    says = by_name(checked(make_run()))["W1"].says
    assert says.startswith("1 of 15 derivatives of W1 differ, most at W1[3, 2]")


def test_that_a_forgotten_derivative_of_the_activation_spares_only_the_output_layer(make_run, monkeypatch):
    monkeypatch.setattr(activations, "backward", lambda *_: [])
    verdicts = {name: block.verdict for name, block in by_name(checked(make_run(steps=0))).items()}
    assert verdicts == {
        "W1": "wrong",
        "b1": "wrong",
        "W2": "wrong",
        "b2": "wrong",
        "W3": "correct",
        "b3": "correct",
    }


def test_that_a_gradient_with_nan_is_wrong(make_run, monkeypatch):
    def spoil(layout, gradient):
        layout.weights(gradient)[1][0, 0] = np.nan

    break_gradient(monkeypatch, spoil)
    result = checked(make_run())
    assert by_name(result)["W2"].says == "dW2 is infinite or not a number"
    assert result.verdict == "wrong"


def test_that_a_penalty_divided_by_the_batch_is_named(make_run, monkeypatch):
    right = Penalty.gradient

    def by_batch(penalty, layout, flat):
        return right(penalty, layout, flat) * penalty.n_train / 8

    monkeypatch.setattr(Penalty, "gradient", by_batch)
    result = by_name(checked(make_run({"regularization.l2": 1.0}, n_train=40)))
    assert result["W1"].says == "penalty alone: dW1 is 5.00 times the numeric gradient"
    assert result["W1"].verdict == "wrong"
    assert result["b1"].verdict == "correct"


def test_that_a_large_penalty_does_not_hide_a_wrong_data_gradient(make_run, monkeypatch):
    def scale(layout, gradient):
        layout.weights(gradient)[0][...] *= 2

    break_gradient(monkeypatch, scale)
    values = {"regularization.l2": 1e5, "training.learning_rate": 1e-6}
    block = by_name(checked(make_run(values)))["W1"]
    assert block.verdict == "wrong"
    assert block.says == "data term alone: dW1 is 2.00 times the numeric gradient"


@pytest.mark.parametrize("keep_prob", [1.0, 0.6])
def test_that_a_check_changes_nothing_of_the_run_to_the_last_bit(make_run, keep_prob):
    values = {
        "regularization.keep_prob": keep_prob,
        "regularization.l2": 0.5,
        "training.optimizer": "adam",
    }
    left_alone, looked_at = make_run(values, steps=0), make_run(values, steps=0)
    for steps in (0, 1, 2, 4, 6, 9):
        left_alone.advance(left_alone.step + steps)
        looked_at.advance(looked_at.step + steps)
        before = looked_at.sha256()
        for _ in check_gradients(looked_at):
            pass
        assert looked_at.sha256() == before
    assert looked_at.sha256() == left_alone.sha256()
    assert looked_at.measure() == left_alone.measure()
    one, other = looked_at.state(), left_alone.state()
    assert one.record == other.record
    assert all(np.array_equal(one.tensors[name], other.tensors[name]) for name in other.tensors)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_that_the_snapshot_is_taken_when_the_check_is_asked_for(make_run, dtype):
    run, still = make_run(dtype=dtype), make_run(dtype=dtype)
    check = check_gradients(run)
    collected = []
    for event in check:
        collected.append(event)
        run.advance(run.step + 1)
    assert collected[-1] == checked(still)


def test_that_dropout_is_set_aside_and_said_so(make_run):
    with_dropout = checked(make_run({"regularization.keep_prob": 0.5}, steps=0))
    without = checked(make_run(steps=0))
    assert with_dropout.dropout_set_aside
    assert not without.dropout_set_aside
    assert with_dropout.difference == without.difference
    assert checked(make_run({"regularization.input_keep_prob": 0.9})).dropout_set_aside


def test_that_a_large_network_is_checked_on_a_sample_of_every_block(make_run):
    run = make_run({"network.hidden": [250, 200]}, n_inputs=60, steps=1)
    result = checked(run)
    assert result.size == run.parameters.size > 60_000
    assert result.checked < result.size / 10
    assert all(0 < block.checked <= block.size for block in result.blocks)
    assert [block.size for block in result.blocks] == [60 * 250, 250, 250 * 200, 200, 200, 1]
    assert result.verdict == "correct"
    assert f"{result.checked:,} of {result.size:,}" in result.says
    assert checked(run) == result


def test_that_all_parameters_of_a_large_network_are_checked_on_request(make_run):
    run = make_run({"network.hidden": [400, 150]}, n_inputs=3, n_train=6, steps=1)
    result = checked(run, all_parameters=True)
    assert result.size > 60_000
    assert result.checked == result.size


def test_that_a_network_of_zeros_is_said_to_have_no_gradient(make_run, make_splits):
    splits = make_splits(targets=[0, 1] * 4, inputs=np.eye(8), n_train=4, n_dev=2)
    result = checked(make_run({"network.initialization": "zeros"}, splits=splits, steps=0))
    weights = by_name(result)["W1"]
    assert weights.verdict == "no gradient"
    assert math.isnan(weights.difference)
    assert weights.says == "no gradient here: all of it is zero"


def test_that_gradients_below_rounding_are_not_called_wrong(make_run):
    values = {
        "network.hidden": [6] * 6,
        "network.activation": "sigmoid",
        "network.initialization": "small",
    }
    result = checked(make_run(values, steps=0))
    assert by_name(result)["W1"].verdict == "no gradient"
    assert "too small to check" in by_name(result)["W1"].says
    assert result.verdict in ("correct", "acceptable")
    assert "Nothing to compare in W1" in result.says


def test_that_a_converged_network_is_not_called_wrong(make_run):
    values = {
        "network.hidden": [],
        "training.batch_size": 40,
        "training.learning_rate": 0.5,
        "regularization.l2": 1.0,
    }
    result = checked(make_run(values, task="regression", steps=2000))
    assert result.verdict in ("correct", "acceptable", "no gradient")


def test_that_a_well_trained_network_is_found_correct(make_run):
    targets = [0, 1] * 27
    inputs = np.column_stack([targets, np.arange(54) % 5, np.arange(54) % 7])
    values = {"training.learning_rate": 0.5}
    run = make_run(values, n_train=40, n_dev=12, inputs=inputs, targets=targets, steps=4000)
    assert run.measure().train_loss < 1e-3
    assert checked(run).verdict == "correct"


def test_that_examples_on_a_corner_of_relu_are_left_out(make_run):
    # Without biases yet, an example for which no unit of layer 1 is on has z[2] = 0 exactly.
    run = make_run({"network.activation": "relu", "network.hidden": [2, 2]}, n_train=64, steps=0)
    result = checked(run)
    assert result.examples < 64
    assert f"{64 - result.examples} examples on ReLU's corner left out" in result.says
    assert result.verdict == "correct"


def test_that_entries_on_a_corner_of_the_l1_term_are_counted_and_left_out(make_run):
    run = make_run({"regularization.l1": 10.0})
    run.layout.weights(run.parameters)[0][0] = 3e-7
    run.layout.weights(run.parameters)[1][0] = 0
    result = checked(run)
    blocks = by_name(result)
    assert blocks["W1"].checked == 15 - 3
    assert "3 entries sit within ε of a corner" in blocks["W1"].says
    assert blocks["W2"].checked == blocks["W2"].size
    assert result.verdict == "correct"


def test_that_parameters_without_a_finite_cost_are_said_to_have_nothing_to_check(make_run):
    run = make_run({"network.activation": "linear", "network.hidden": [4] * 12})
    run.parameters[...] = 1e30
    result = checked(run)
    assert result.verdict == "no gradient"
    assert "J is infinite or not a number" in result.says


def test_that_a_check_can_be_cancelled_and_tells_what_it_did(make_run):
    run = make_run({"network.hidden": [60, 50]}, n_inputs=50)
    answers = iter([False] * 4)
    result = checked(run, cancelled=lambda: next(answers, True))
    assert result.cancelled
    assert 0 < result.checked < result.size
    assert result.checked == sum(block.checked for block in result.blocks)
    at_once = checked(run, cancelled=lambda: True)
    assert at_once.cancelled
    assert at_once.checked == 0


def test_that_progress_counts_up_to_the_total(make_run):
    *progress, result = check_gradients(make_run({"network.hidden": [60, 50]}, n_inputs=50))
    done = [event.done for event in progress]
    assert done == sorted(done)
    assert {event.total for event in progress} == {result.size}
    assert done[-1] == result.size
    assert len(done) > 10


@pytest.mark.parametrize("spoiled", ["W1", "b2", "W3"])
def test_that_a_mistake_in_the_fast_differences_ends_the_check(make_run, monkeypatch, spoiled):
    right = Differences.of
    layer, is_bias = int(spoiled[1]) - 1, spoiled[0] == "b"

    def wrong(self, place, rows, columns):
        found = right(self, place, rows, columns)
        if place == layer and (columns[0] == self._snapshot.layout.sizes[layer]) == is_bias:
            found.data[...] *= 1.001
        return found

    monkeypatch.setattr(Differences, "of", wrong)
    with pytest.raises(RuntimeError, match=f"contradicts itself at {spoiled}"):
        checked(make_run(steps=0))


@pytest.mark.parametrize(
    ("difference", "verdict"),
    [
        (0.0, "correct"),
        (1e-7, "correct"),
        (math.nextafter(1e-7, 1), "acceptable"),
        (1e-5, "acceptable"),
        (math.nextafter(1e-5, 1), "suspicious"),
        (1e-3, "suspicious"),
        (math.nextafter(1e-3, 1), "wrong"),
        (1.0, "wrong"),
        (math.nan, "no gradient"),
    ],
)
def test_that_the_bands_have_no_holes(difference, verdict):
    assert gradient_findings.band(difference) == verdict


def test_that_a_coarser_epsilon_is_used_and_reported(make_run):
    run = make_run()
    coarse, fine = checked(run, epsilon=1e-3), checked(run)
    assert coarse.epsilon == 1e-3
    assert fine.difference < coarse.difference < 1e-3
