"""The dropout lens against plain recomputation, the program's own passes, and training (S14-S18)."""

import numpy as np
import pytest

from guiprac import events
from guiprac.analysis.lenses import dropout_passes as passes
from guiprac.analysis.lenses.dropout import see
from guiprac.analysis.lenses.dropout_steps import sample
from guiprac.analysis.lenses.dropout_twins import costs_under_masks
from guiprac.analysis.studies import study
from guiprac.commands.dropout import CompareTwins, LookAtDropout
from guiprac.data.prepare import prepare
from guiprac.errors import ExperimentError
from guiprac.events.dropout import TwinCosts, TwinsCompared
from guiprac.experiment import Experiment, with_values
from guiprac.trainer import program
from guiprac.trainer.program import Workspace
from guiprac.trainer.training import Run, train

SMALL = with_values(
    Experiment(),
    {
        "data.source": "digits",
        "network.hidden": [12, 9],
        "regularization.keep_prob": [0.8, 0.5],
        "regularization.l2": 0.7,
        "training.batch_size": 32,
        "training.epochs": 3,
    },
)


@pytest.fixture(scope="module")
def splits():
    return prepare(SMALL)


def made(splits, steps=40, **values):
    run = Run(with_values(SMALL, {key.replace("__", "."): value for key, value in values.items()}), splits)
    run.advance(steps)
    return run


@pytest.fixture(scope="module")
def run(splits):
    return made(splits)


def by_the_program(run, masks, dtype=np.float64):
    """The program's own forward and backward passes over the lens's mini-batch under given masks."""
    rows = sample(run)
    inputs = np.ones((len(rows), run.layout.sizes[0] + 1), dtype)
    inputs[:, :-1] = passes.inputs_of(run, rows, dtype).T
    targets = passes.targets_of(run, rows, dtype)
    if masks[0] is not None:
        inputs[:, :-1] *= masks[0].T
    parameters = run.parameters.astype(dtype)
    space, gradient = Workspace(run.layout, len(rows), dtype), np.zeros(run.parameters.size, dtype)
    scale = np.full((), 1 / len(rows), dtype)
    operations = program.forward(run.architecture, parameters, inputs, space, masks[1:])
    operations += program.backward(
        run.architecture, parameters, gradient, inputs, targets, space, scale, masks[1:]
    )
    for operation in operations:
        operation()
    return space, run.layout.matrices(gradient)


@pytest.mark.parametrize("activation", ["relu", "tanh", "sigmoid", "leaky_relu", "linear"])
def test_that_forward_and_back_are_the_programs_own_under_the_same_masks(splits, activation):
    run = made(splits, network__activation=activation, regularization__input_keep_prob=0.9)
    rows = sample(run)
    masks = passes.draw_masks(
        run.experiment.keep_probs(), run.layout.sizes[:-1], len(rows), np.random.default_rng(4), np.float64
    )
    space, gradients = by_the_program(run, masks)
    parameters = run.parameters.astype(np.float64)
    inputs, targets = passes.inputs_of(run, rows, np.float64), passes.targets_of(run, rows, np.float64)
    passed = passes.forward(run, parameters, inputs, masks)
    assert np.allclose(passed.z, space.z[-1], rtol=1e-12, atol=1e-12)
    for layer in (1, 2):
        # With a mask the program leaves g(z) in z, and the masked one in a.
        assert np.allclose(passed.before[layer], space.z[layer - 1])
        assert np.allclose(passed.behind[layer], space.a[layer - 1][:-1])
    found = passes.gradients(run, parameters, passed, targets, masks)
    # What arrives at a layer, times the same mask and g', makes the gradient of its weights.
    for layer in (1, 2):
        a = passed.before[layer]
        slope = {
            "relu": a > 0,
            "tanh": 1 - a**2,
            "sigmoid": a * (1 - a),
            "leaky_relu": np.where(a > 0, 1, 0.01),
            "linear": 1.0,
        }[activation]
        delta = found[layer] * masks[layer] * slope
        assert np.allclose(delta @ passed.behind[layer - 1].T, gradients[layer - 1][:, :-1], atol=1e-12)


def test_that_the_gradient_behind_the_input_is_that_of_finite_differences(splits):
    run = made(splits, network__activation="tanh", regularization__input_keep_prob=0.9)
    rows = sample(run)
    parameters = run.parameters.astype(np.float64)
    inputs, targets = passes.inputs_of(run, rows, np.float64), passes.targets_of(run, rows, np.float64)
    masks = passes.draw_masks(
        run.experiment.keep_probs(), run.layout.sizes[:-1], len(rows), np.random.default_rng(1), np.float64
    )

    def cost(changed):
        z = passes.forward(run, parameters, changed, masks).z
        shares = np.exp(z) / np.exp(z).sum(axis=0)
        return -np.log((shares * targets).sum(axis=0)).mean()

    passed = passes.forward(run, parameters, inputs, masks)
    found = passes.gradients(run, parameters, passed, targets, masks)[0] * masks[0]
    for place in ((3, 2), (20, 5), (37, 11)):
        up, down = inputs.copy(), inputs.copy()
        up[place] += 1e-5
        down[place] -= 1e-5
        assert (cost(up) - cost(down)) / 2e-5 == pytest.approx(found[place], rel=1e-4, abs=1e-9)


@pytest.mark.parametrize(("layer", "keep"), [(0, 0.9), (1, 0.8), (2, 0.5), (2, 0.2)])
def test_that_the_mean_is_kept_within_its_standard_error_and_is_not_without_the_division(run, layer, keep):
    seen = see(run, LookAtDropout(layer=layer, keep_prob=keep)).steps
    assert seen.keep_prob == keep
    assert abs(seen.mean_after - seen.mean_before) < 4 * seen.standard_error
    assert seen.mean_unscaled == pytest.approx(seen.mean_after * keep)
    if layer:
        # The mean of units that are kept or dropped varies by this, for each mask.
        a = activations_of(run, seen, layer)
        exact = np.sqrt((1 - keep) / keep * (a**2).sum()) / a.size / np.sqrt(seen.masks)
        assert seen.standard_error == pytest.approx(exact, rel=0.3)
        assert seen.mean_before - seen.mean_unscaled > 4 * seen.standard_error


def activations_of(run, seen, layer):
    a = seen.activations.numpy()
    assert a.shape == (run.layout.sizes[layer], 16)
    return a.astype(np.float64)


def test_that_the_matrices_are_one_mini_batch_under_one_mask(run):
    seen = see(run, LookAtDropout(layer=1)).steps
    a, mask = activations_of(run, seen, 1), seen.mask.numpy()
    assert set(np.unique(mask)) == {0, 1}
    assert seen.mean_masked == pytest.approx((a * mask / 0.8).mean(), rel=1e-5)
    assert (sample(run)[:-1] < sample(run)[1:]).all()
    assert set(sample(run)) <= set(run.splits.train)
    x = passes.inputs_of(run, sample(run), np.float64)
    weights, bias = run.layout.weights(run.parameters)[0], run.layout.biases(run.parameters)[0]
    assert np.allclose(a, np.maximum(weights @ x + bias[:, None], 0), atol=1e-5)


def test_that_another_draw_is_another_mask_of_the_same_activations_and_the_same_draw_the_same(run):
    first, again, other = (see(run, LookAtDropout(layer=1, draw=draw)).steps for draw in (0, 0, 1))
    assert first == again
    assert first.activations == other.activations
    assert (first.mask.numpy() != other.mask.numpy()).any()


def test_that_dropped_units_get_no_gradient_through_the_mask_and_keep_prob_1_drops_nothing(run):
    seen = see(run, LookAtDropout(layer=2, keep_prob=1.0)).steps
    assert seen.mask.numpy().all()
    assert seen.mean_after == pytest.approx(seen.mean_before, rel=1e-5)
    assert seen.standard_error == pytest.approx(0, abs=1e-7)


def test_that_looking_changes_no_bit_of_training(splits):
    looked, plain = made(splits, 0), made(splits, 0)
    for _ in range(8):
        for command in (
            LookAtDropout(layer=0, keep_prob=0.9),
            LookAtDropout("test", example=3, draw=looked.step),
            LookAtDropout("units", layer=1, knocked_out=(2, 3)),
        ):
            see(looked, command)
        looked.advance(looked.step + 7)
        plain.advance(plain.step + 7)
    assert looked.sha256() == plain.sha256()


def test_that_the_error_without_masks_is_that_of_every_reading(run):
    measured = run.dev_evaluation.measure().error
    assert len(run.dev_evaluation.rows) <= 500
    seen = see(run, LookAtDropout("test")).test
    assert seen.error_off == measured
    assert see(run, LookAtDropout("units")).units.error == measured
    # With keep_prob = 1 every mask leaves it as it is.
    kept = see(run, LookAtDropout("test", keep_prob=1.0)).test
    assert set(kept.errors_on) == {measured}
    assert np.ptp(kept.cloud.numpy(), axis=1).max() == 0
    assert np.allclose(kept.cloud.numpy()[:, 0], kept.alone)


def test_that_the_cloud_is_of_the_chosen_example_and_wider_with_more_dropped(run):
    wide, narrow = (see(run, LookAtDropout("test", example=5, keep_prob=keep)).test for keep in (0.5, 0.95))
    assert wide.cloud.numpy().shape == (10, 200)
    assert np.allclose(wide.cloud.numpy().sum(axis=0), 1, atol=1e-5)
    assert np.allclose(wide.alone, run.dev_evaluation.predictions()[:, 5], atol=1e-5)
    assert wide.true == run.dev_evaluation.targets[5]
    assert wide.cloud.numpy().std(axis=1).max() > narrow.cloud.numpy().std(axis=1).max()
    assert np.mean(wide.errors_on) > wide.error_off
    assert wide.image.shape == (8, 8)


def test_that_the_least_steady_example_wavers_more_than_most(run):
    unsteady = see(run, LookAtDropout("test")).test.least_steady
    spreads = [
        see(run, LookAtDropout("test", example=place)).test.cloud.numpy().std(axis=1).max()
        for place in (unsteady, *range(0, 360, 40))
    ]
    assert spreads[0] > np.median(spreads[1:])


def test_that_a_regression_is_told_in_the_targets_unit(splits):
    experiment = with_values(
        Experiment(),
        {"data.source": "diabetes", "network.hidden": [8], "regularization.keep_prob": 0.7},
    )
    run = Run(experiment, prepare(experiment))
    run.advance(200)
    seen = see(run, LookAtDropout("test", example=4)).test
    assert seen.classes == ()
    assert seen.alone[0] == pytest.approx(run.dev_evaluation.predictions()[4], rel=1e-4)
    assert seen.true == pytest.approx(run.dev_evaluation.true_targets()[4], rel=1e-4)
    assert abs(seen.cloud.numpy().mean() - seen.alone[0]) < np.abs(run.splits.target_scale)
    assert seen.error_off == run.dev_evaluation.measure().error
    assert see(run, LookAtDropout("units")).units.error == seen.error_off


@pytest.mark.parametrize("layer", [1, 2])
def test_that_knocking_out_is_setting_the_outgoing_weights_to_0(splits, layer):
    run = made(splits, 120)
    out = (1, 4, 7)
    seen = see(run, LookAtDropout("units", layer=layer, knocked_out=out)).units
    saved = run.parameters.copy()

    def without(units):
        np.copyto(run.parameters, saved)
        run.layout.weights(run.parameters)[layer][:, list(units)] = 0
        return run.dev_evaluation.measure().error

    alone = [without([unit]) for unit in range(run.layout.sizes[layer])]
    assert seen.errors_alone.numpy().tolist() == alone
    assert seen.error_without == without(out)
    assert len(set(alone)) > 3


def test_that_questions_that_do_not_suit_are_refused(run):
    for command, words in (
        (LookAtDropout(layer=3), "no layer 3"),
        (LookAtDropout("units", layer=0), "no layer 0"),
        (LookAtDropout("units", layer=1, knocked_out=(12,)), "from 0 to 11"),
        (LookAtDropout("test", example=360), "360 are measured"),
        (LookAtDropout(keep_prob=1.5), "at most 1"),
    ):
        with pytest.raises(ExperimentError, match=words):
            see(run, command)


def twins(splits, cancelled=lambda: False, **values):
    told = list(study(CompareTwins(experiment=SMALL, **values), splits, None, cancelled))
    costs = [event for event in told if isinstance(event, TwinCosts)]
    lines = [
        np.concatenate([getattr(event, name).numpy() for event in costs])
        for name in ("with_dropout", "without")
    ]
    return told, lines


def test_that_the_twins_are_the_runs_that_training_gives(splits):
    told, lines = twins(splits, epochs=3)
    compared = next(event for event in told if isinstance(event, TwinsCompared))
    plain = Run(with_values(SMALL, {"regularization.keep_prob": 1.0}), splits)
    dropped = Run(SMALL, splits)
    for run, line, sha256 in (
        (dropped, lines[0], compared.sha256_with),
        (plain, lines[1], compared.sha256_without),
    ):
        readings = [event for event in train(run) if isinstance(event, events.Reading)]
        assert run.sha256() == sha256
        for reading in readings[1:]:
            assert line[reading.step - 1] == reading.cost
    assert compared.falls
    assert len(lines[0]) == compared.steps == 3 * plain.steps_per_epoch
    assert compared.rises_with == pytest.approx(np.mean(np.diff(lines[0]) > 0))


def test_that_the_same_parameters_have_one_j_without_masks_and_many_with_them(run):
    spread, alone, count = costs_under_masks(run, 60)
    rows = passes.spread_rows(run.train_evaluation.rows, 32)
    x = passes.inputs_of(run, rows, np.float64)
    for weights, bias in zip(
        run.layout.weights(run.parameters), run.layout.biases(run.parameters), strict=True
    ):
        z = weights @ x + bias[:, None]
        x = np.maximum(z, 0)
    targets = run.splits.dataset.targets[rows]
    loss = np.log(np.exp(z).sum(axis=0)) - z[targets, np.arange(len(rows))]
    squares = sum(float((weights**2).sum()) for weights in run.layout.weights(run.parameters))
    assert count == 32
    assert alone == pytest.approx(loss.mean() + 0.7 * squares / (2 * len(run.splits.train)), rel=1e-5)
    assert len(set(spread)) == 60
    assert spread.mean() > alone


def test_that_a_study_of_twins_can_be_given_up_and_says_how_far_it_is(splits):
    told, lines = twins(splits, epochs=50, cancelled=iter([False] * 7 + [True] * 99).__next__)
    assert told[-1] == events.Studied(True)
    assert not any(isinstance(event, TwinsCompared) for event in told)
    assert 0 < len(lines[0]) < 50 * 34
    assert any(isinstance(event, events.Studying) and event.done for event in told)


def test_that_twins_need_something_to_drop_and_take_a_what_if(splits):
    bare = with_values(SMALL, {"regularization.keep_prob": 1.0})
    with pytest.raises(ExperimentError, match="no dropout"):
        list(study(CompareTwins(experiment=bare), splits, None, lambda: False))
    told = list(study(CompareTwins(experiment=bare, keep_prob=0.6, epochs=1), splits, None, lambda: False))
    assert next(event for event in told if isinstance(event, TwinsCompared)).keep_probs == (1.0, 0.6, 0.6)


def test_that_a_j_that_does_not_fall_without_dropout_is_not_blamed_on_the_masks(splits):
    wild = with_values(SMALL, {"training.learning_rate": 1000.0, "regularization.l2": 0.0})
    told = list(study(CompareTwins(experiment=wild, epochs=2), splits, None, lambda: False))
    compared = next(event for event in told if isinstance(event, TwinsCompared))
    assert not compared.falls
    assert "not to blame" in compared.says
