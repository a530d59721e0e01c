"""The gradient check says what is wrong: first causes, tested sentences, planted faults, terms, corners, masks."""

import itertools

import numpy as np
import pytest

from guiprac import events
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, with_values
from guiprac.trainer import activations, program
from guiprac.trainer.gradient_check import check_gradients, snapshot_of
from guiprac.trainer.gradient_slips import Pass, backpropagate
from guiprac.trainer.planted_faults import FAULTS
from guiprac.trainer.regularization import Penalty
from guiprac.trainer.training import Run

NETWORKS = 2
# What the sentence of each fault says, with {l} for the layer and {m} for the examples.
SENTENCES = {
    "weights_doubled": "dW{l} is 2.00 times the numeric gradient",
    "weights_sign": "dW{l} has its sign flipped",
    "weights_transposed": "dW{l} is transposed",
    "weights_shifted": "dW{l} is shifted by one row",
    "weights_one_unit": "one row of dW{l} differs: unit",
    "weights_zero": "dW{l} is all zero, but J depends on W{l}",
    "bias_times_four": "db{l} is 4.00 times the numeric gradient, too large: a sum where a mean belongs",
    "bias_sum": "db{l} is {m}.00 times the numeric gradient: a sum over the {m} examples where a mean belongs",
    "bias_over_units": "db{l} is summed over the units as well as the examples",
    "penalty_missing": "W{l} lacks the penalty's gradient (λ/m·W)",
    "penalty_without_m": "W{l} has λ·W where λ/m·W belongs: 1/m is missing",
    "penalty_halved": "W{l} has half the penalty's gradient: λ/(2m)·W where λ/m·W belongs",
    "penalty_on_bias": "db{l} carries a penalty, λ/m·b, but J penalizes no bias",
    "error_sign": "y - ŷ where ŷ - y belongs",
    "error_sum": "1/m is missing in the output's error",
    "last_example": "the last example is left out",
    "shifted_targets": "the targets are shifted by one",
    "output_slope": "ŷ·(1 - ŷ) is multiplied into the output's error",
    "back_untransposed": "where its transpose belongs",
    "slope_missing": "the derivative of {g} is missing in layer {l}",
    "slope_a": "the derivative of {g} in layer {l} is wrong: A itself",
    "mask_missing": "the dropout mask of layer {l} is not reused",
    "mask_unscaled": "1/keep_prob is missing in layer {l}",
    "stale_cache": "a stale cache",
    "shifted_cache": "of the example before it",
    "z_for_a": "where A{below} belongs",
}
FACTORS = {"weights_doubled": 2, "weights_sign": -1, "bias_times_four": 4, "weights_zero": 0}


def checked(run, **options):
    return list(check_gradients(run, **options))[-1]


def by_name(result):
    return {block.name: block for block in result.blocks}


@pytest.fixture
def random_run(make_splits):
    """A random network in which the fault has a place."""

    def make(seed, fault=None, steps=None, **values):
        rng = np.random.default_rng(seed)
        task = str(rng.choice(["binary", "multiclass"]))
        hidden = [int(n) for n in rng.integers(3, 8, rng.integers(2, 4))]
        activation = str(rng.choice(["tanh", "sigmoid"]))
        if fault is not None and fault.needs == FAULTS["weights_transposed"].needs:
            hidden = [hidden[0], hidden[0], *hidden[1:]]
        settings = {
            "network.hidden": hidden,
            "network.activation": activation,
            "network.initialization": "xavier",
            "regularization.l2": 2.0,
            "regularization.keep_prob": 0.7 if fault is not None and fault.needs_dropout else 1.0,
            "training.learning_rate": 0.3,
            "training.seed": int(rng.integers(10**6)),
        }
        splits = make_splits(task, n_train=int(rng.integers(10, 40)), n_inputs=4, seed=seed)
        run = Run(with_values(Experiment(), settings | values), splits)
        run.advance(int(rng.integers(5, 20)) if steps is None else steps)
        return run

    return make


def faulty(random_run, name, count):
    """So many results of a fault in networks where it makes a difference."""
    for seed in itertools.count():
        run = random_run(seed, FAULTS[name])
        try:
            yield run, checked(run, fault=name)
        except ExperimentError:
            assert seed < 10 * count
            continue
        count -= 1
        if not count:
            return


@pytest.mark.parametrize("name", list(FAULTS))
def test_that_a_planted_fault_is_named_with_its_block_its_factor_and_its_sentence(random_run, name):
    for run, result in faulty(random_run, name, NETWORKS):
        block = by_name(result)[result.fault_block]
        number = int(block.name[1:])
        sentence = SENTENCES[name].format(
            l=number, below=number - 1, m=result.examples, g=run.architecture.activation
        )
        assert sentence in block.says, result.says
        assert result.fault == name
        assert result.verdict == "wrong"
        assert result.says.startswith(f"Wrong: {block.name}: ")
        if name in FACTORS:
            assert block.factor == pytest.approx(FACTORS[name], rel=0.01, abs=1e-9)


@pytest.mark.parametrize("name", ["slope_missing", "mask_unscaled", "error_sum", "back_untransposed"])
def test_that_what_lies_below_a_fault_is_said_to_follow_from_it(random_run, name):
    for _, result in faulty(random_run, name, NETWORKS):
        layer = int(result.fault_block[1:])
        for block in result.blocks:
            if int(block.name[1:]) > layer:
                assert block.verdict in ("correct", "acceptable")
            elif int(block.name[1:]) < layer and block.verdict == "wrong":
                assert block.says.startswith(f"follows from W{layer}")


def test_that_at_least_a_dozen_kinds_of_faults_can_be_planted():
    assert len(FAULTS) >= 12
    assert set(FAULTS) == set(SENTENCES)


def test_that_a_planted_fault_leaves_training_to_the_last_bit_as_it_was(random_run):
    looked_at, left_alone = random_run(3, steps=0), random_run(3, steps=0)
    for steps in (1, 4, 9):
        for run in (looked_at, left_alone):
            run.advance(steps)
        checked(looked_at, fault="any")
        checked(looked_at, fault="slope_missing", dropout="frozen")
        assert looked_at.sha256() == left_alone.sha256()
    assert checked(looked_at) == checked(left_alone)
    assert checked(looked_at).verdict == "correct"


def test_that_any_fault_is_drawn_by_seed_and_step_and_can_be_hidden(random_run):
    run = random_run(5, steps=2)
    one, again = checked(run, fault="any", hide_fault=True), checked(run, fault="any", hide_fault=True)
    assert one == again
    assert one.fault in FAULTS
    assert one.fault_is_hidden
    drawn = set()
    for _ in range(12):
        run.advance(run.step + 1)
        drawn.add(checked(run, fault="any").fault)
    assert len(drawn) > 3


def test_that_a_fault_without_a_place_is_refused_with_what_it_needs(random_run):
    with pytest.raises(ExperimentError, match="needs dropout in a hidden layer"):
        check_gradients(random_run(1), fault="mask_missing")
    with pytest.raises(ExperimentError, match="There are: any, weights_doubled"):
        check_gradients(random_run(1), fault="nothing")


def test_that_the_textbook_agrees_with_the_programs_own_backpropagation(random_run):
    for seed in range(5):
        run = random_run(seed)
        snapshot = snapshot_of(run)
        own = np.zeros_like(snapshot.parameters)
        space = program.Workspace(snapshot.layout, snapshot.n_examples, own.dtype)
        scale = np.full((), 1 / snapshot.n_examples)
        parts = (snapshot.architecture, snapshot.parameters)
        for operation in [
            *program.forward(*parts, snapshot.inputs, space),
            *program.backward(*parts, own, snapshot.inputs, snapshot.targets, space, scale),
        ]:
            operation()
        assert np.allclose(backpropagate(Pass(snapshot))[0], own, rtol=1e-10, atol=1e-15)


def test_that_no_clean_network_is_accused(make_splits):
    tasks = itertools.cycle(("binary", "multiclass", "regression"))
    choices = itertools.product(
        ("tanh", "relu", "leaky_relu", "sigmoid", "linear"), ("off", "frozen"), (0, 40)
    )
    for seed, (activation, dropout, steps) in enumerate(choices):
        rng = np.random.default_rng(seed)
        values = {
            "network.hidden": [int(n) for n in rng.integers(2, 9, rng.integers(0, 4))],
            "network.activation": activation,
            "regularization.l2": float(rng.choice([0, 1, 20])),
            "regularization.l1": float(rng.choice([0, 0, 5])),
            "regularization.keep_prob": 0.6,
            "regularization.input_keep_prob": float(rng.choice([1, 0.8])),
        }
        run = Run(with_values(Experiment(), values), make_splits(next(tasks), seed=seed))
        run.advance(steps)
        result = checked(run, dropout=dropout)
        assert result.verdict in ("correct", "acceptable"), (values, result.says)
        if activation in ("tanh", "sigmoid", "linear"):
            assert result.difference <= 1e-7
        assert {term.verdict for term in result.terms} <= {"correct", "acceptable", "no gradient"}
        # What stands in the way of others on a corner is told as that, and as nothing else.
        kinked = checked(run, dropout=dropout, leave_out_corners=False)
        for block in kinked.blocks:
            assert block.verdict not in ("suspicious", "wrong") or block.says.startswith("kink: ")


def test_that_corners_can_be_counted_in_and_are_then_said_to_be_all_that_differs(random_run):
    run = random_run(2, **{"regularization.l1": 10.0})
    run.layout.weights(run.parameters)[0][0] = 3e-7
    left_out, counted = checked(run), checked(run, leave_out_corners=False)
    assert by_name(left_out)["W1"].corners == by_name(counted)["W1"].corners == left_out.corners == 4
    assert by_name(left_out)["W1"].verdict == "correct"
    assert by_name(counted)["W1"].verdict in ("suspicious", "wrong")
    assert by_name(counted)["W1"].says == (
        "kink: 4 entries sit within ε of a corner, where J has no derivative; all others match"
    )
    assert by_name(counted)["W1"].checked == by_name(counted)["W1"].size


def test_that_a_mask_held_for_the_check_passes_and_a_new_one_for_each_cost_cannot(random_run):
    run = random_run(4, **{"regularization.keep_prob": 0.6, "regularization.input_keep_prob": 0.9})
    frozen, resampled = checked(run, dropout="frozen"), checked(run, dropout="resampled")
    assert (frozen.verdict, frozen.dropout, frozen.dropout_set_aside) == ("correct", "frozen", False)
    assert (resampled.verdict, resampled.dropout) == ("wrong", "resampled")
    assert "J is not one function of the parameters" in resampled.says
    assert by_name(resampled)["W1"].says.startswith("J was taken with another dropout mask on each side")
    assert frozen.difference != checked(run).difference
    assert checked(random_run(4), dropout="resampled").dropout == "off"


def test_that_a_mask_forgotten_by_the_program_is_found_without_planting_it(random_run, monkeypatch):
    right = program.backward

    def without_masks(*arguments):
        *others, masks = arguments
        return right(*others, [None] * len(masks))

    run = random_run(6, **{"regularization.keep_prob": 0.6, "network.activation": "linear"})
    monkeypatch.setattr(program, "backward", without_masks)
    result = checked(run, dropout="frozen")
    first = f"W{len(run.layout.sizes) - 2}"
    assert "the dropout mask of layer" in by_name(result)[first].says
    assert "is not reused" in by_name(result)[first].says


def test_that_a_derivative_taken_for_another_is_found_in_every_layer_without_planting_it(
    random_run, monkeypatch
):
    def of_sigmoid(name, a, da):
        return [lambda: np.multiply(da, a * (1 - a), da)]

    run = random_run(7, **{"network.activation": "tanh", "network.hidden": [5, 4]})
    monkeypatch.setattr(activations, "backward", of_sigmoid)
    result = by_name(checked(run))
    wrong = "the derivative of tanh in layer {} is wrong: A·(1 - A), that of sigmoid, where 1 - A² belongs"
    assert [result[name].says for name in ("W2", "b2", "W1", "b1")] == [
        wrong.format(2),
        wrong.format(2),
        wrong.format(1),
        wrong.format(1),
    ]
    assert result["W3"].verdict == "correct"


def test_that_the_terms_tell_a_wrong_penalty_from_a_right_data_term(random_run, monkeypatch):
    right = Penalty.gradient
    monkeypatch.setattr(Penalty, "gradient", lambda *given: 0.9 * right(*given))
    terms = {term.name: term for term in checked(random_run(8)).terms}
    assert terms["data"].verdict == "correct"
    assert terms["penalty"].verdict == "wrong"
    assert terms["penalty"].difference == pytest.approx(0.1 / 1.9, rel=1e-4)
    assert terms["penalty"].says.startswith("wrong in W1, W2")
    without = checked(random_run(8, **{"regularization.l2": 0.0})).terms
    assert [term.says for term in without if term.name == "penalty"] == ["there is no penalty in J"]


def test_that_the_worst_entries_and_the_picture_of_errors_show_where(random_run, monkeypatch):
    right = program.backward

    def broken(architecture, parameters, gradient, *rest):
        def spoil():
            architecture.layout.weights(gradient)[0][1, 2] += 0.5

        return [*right(architecture, parameters, gradient, *rest), spoil]

    monkeypatch.setattr(program, "backward", broken)
    block = by_name(checked(random_run(9)))["W1"]
    assert (block.worst[0].row, block.worst[0].column) == (1, 2)
    assert block.worst[0].analytic - block.worst[0].numeric == pytest.approx(0.5, rel=1e-6)
    assert len(block.worst) == 10
    errors = block.errors.numpy()
    assert errors.dtype == np.float32
    assert np.unravel_index(np.argmax(errors), errors.shape) == (1, 2)
    assert np.count_nonzero(errors > 1e-3) == 1


def test_that_the_picture_of_a_large_block_is_pooled_and_blank_where_nothing_was_checked(make_splits):
    run = Run(with_values(Experiment(), {"network.hidden": [300, 250]}), make_splits(n_inputs=4))
    blocks = by_name(checked(run))
    assert blocks["W2"].errors.shape == (128, 128)
    assert blocks["W1"].errors.shape == (128, 4)
    assert blocks["b1"].errors.shape == (128, 1)
    picture = blocks["W2"].errors.numpy()
    assert 0 < np.count_nonzero(np.isfinite(picture)) <= blocks["W2"].checked
    assert np.isnan(picture).any()


def test_that_two_mistakes_at_once_are_both_told(random_run, monkeypatch):
    right = program.backward

    def broken(architecture, parameters, gradient, *rest):
        def spoil():
            architecture.layout.weights(gradient)[1][...] *= 2
            architecture.layout.biases(gradient)[0][...] *= 4

        return [*right(architecture, parameters, gradient, *rest), spoil]

    monkeypatch.setattr(program, "backward", broken)
    result = checked(random_run(10))
    assert "dW2 is 2.00 times the numeric gradient" in by_name(result)["W2"].says
    assert "db1 is 4.00 times the numeric gradient" in by_name(result)["b1"].says
    assert "dW2 is 2.00 times" in result.says
    assert "db1 is 4.00 times" in result.says
    assert isinstance(result, events.Checked)
