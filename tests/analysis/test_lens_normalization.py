"""The normalization lens: statistics of train alone, one network on two kinds of inputs, contours, stable rates."""

import dataclasses

import numpy as np
import pytest

from guiprac.analysis import hessian
from guiprac.analysis.lenses import normalization_curvature, normalization_path
from guiprac.analysis.lenses.normalization import see
from guiprac.analysis.raw_and_normalized import sides
from guiprac.analysis.studies import study
from guiprac.commands.normalization import DrawContours, LookAtNormalization, MeasureCurvature
from guiprac.data.dataset import Dataset, Splits
from guiprac.data.normalization import identity, measure
from guiprac.data.prepare import prepare
from guiprac.errors import ExperimentError
from guiprac.events.normalization import ContoursDrawn, Curvature, CurvatureMeasured
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.gradient_differences import cost
from guiprac.trainer.training import Run


def experiment_of(**values):
    common = {"network.hidden": [4], "network.activation": "tanh", "training.batch_size": 32}
    return with_values(
        Experiment(), common | {key.replace("__", "."): value for key, value in values.items()}
    )


def splits_of(task="regression", normalize=True, seed=0, scales=(1.0, 40.0, 0.05)):
    """160 examples with inputs on very different scales, the last one constant."""
    rng = np.random.default_rng(seed)
    count, wide = 160, len(scales) + 1
    inputs = np.full((count, wide), 5.0, np.float32)
    inputs[:, :-1] = rng.normal([2 * scale for scale in scales], scales, (count, wide - 1))
    standard = inputs[:, :-1] / np.array(scales)
    hidden = np.tanh(standard @ rng.normal(size=wide - 1) - 2) + 0.1 * rng.normal(size=count)
    targets = hidden.astype(np.float32) if task == "regression" else (hidden > 0).astype(np.int32)
    classes = () if task == "regression" else ("no", "yes")
    names = tuple(f"x{place}" for place in range(wide))
    dataset = Dataset("by hand", "By hand", "", inputs, targets, task, names, "y", classes)
    rows = rng.permutation(count).astype(np.int32)
    train = np.sort(rows[:100])
    statistics = measure(inputs, train) if normalize else identity(wide)
    mean, scale = (
        (float(targets[train].mean()), float(targets[train].std())) if task == "regression" else (0.0, 1.0)
    )
    return Splits(dataset, train, np.sort(rows[100:130]), np.sort(rows[130:]), statistics, mean, scale)


def found(command, splits, run, kind):
    (event,) = [event for event in study(command, splits, run, lambda: False) if isinstance(event, kind)]
    return event


# --- S19 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("normalize", [True, False])
def test_that_mean_and_deviation_come_from_train_alone(normalize):
    splits = splits_of(normalize=normalize)
    experiment = experiment_of(training__normalize=normalize)
    before = see(Run(experiment, splits), LookAtNormalization(0, 1))
    train = splits.dataset.inputs[splits.train].astype(np.float64)
    for one in before.inputs:
        assert one.mean == pytest.approx(train[:, one.place].mean(), rel=1e-6)
        assert one.scale == pytest.approx(train[:, one.place].std(), rel=1e-6)
        dev = splits.dataset.inputs[splits.dev, one.place].astype(np.float64)
        after = (dev - train[:, one.place].mean()) / train[:, one.place].std()
        assert one.dev_mean == pytest.approx(after.mean(), abs=1e-5)
        assert one.dev_deviation == pytest.approx(after.std(), abs=1e-5)
        assert one.dev_mean != 0
    changed = splits.dataset.inputs.copy()
    changed[splits.dev] += 100
    changed[splits.test] *= -7
    altered = dataclasses.replace(splits, dataset=dataclasses.replace(splits.dataset, inputs=changed))
    after = see(Run(experiment, altered), LookAtNormalization(0, 1))
    assert [(one.mean, one.scale) for one in after.inputs] == [(one.mean, one.scale) for one in before.inputs]
    assert after.inputs[0].dev_mean > before.inputs[0].dev_mean + 50


def test_that_statistics_of_everything_are_shown_as_the_leak_that_they_are():
    leaking = experiment_of(
        data__source="diabetes", data__task="regression", training__normalize_from="everything"
    )
    splits = prepare(leaking)
    seen = see(Run(leaking, splits), LookAtNormalization(0, 2))
    everything = splits.dataset.inputs.astype(np.float64)
    assert seen.leaks
    assert seen.inputs[1].mean == pytest.approx(everything[:, 2].mean(), rel=1e-6)
    right = with_values(leaking, {"training.normalize_from": "train"})
    assert not see(Run(right, prepare(right)), LookAtNormalization(0, 2)).leaks
    off = with_values(leaking, {"training.normalize": False})
    without = see(Run(off, prepare(off)), LookAtNormalization(0, 2))
    assert not without.leaks
    assert without.inputs[1].mean == pytest.approx(everything[splits.train, 2].mean(), rel=1e-6)


def test_that_the_points_are_train_and_dev_and_never_test():
    splits = splits_of()
    marked = splits.dataset.inputs.copy()
    marked[splits.test] = 12345
    splits = dataclasses.replace(splits, dataset=dataclasses.replace(splits.dataset, inputs=marked))
    seen = see(Run(experiment_of(), splits), LookAtNormalization(2, 0))
    assert seen.train.numpy() == pytest.approx(marked[splits.train][:, [2, 0]])
    assert seen.dev.numpy() == pytest.approx(marked[splits.dev][:, [2, 0]])


def test_that_a_constant_input_becomes_zeros_and_is_told():
    splits = splits_of()
    seen = see(Run(experiment_of(), splits), LookAtNormalization(3, 0))
    constant = seen.inputs[0]
    assert constant.is_constant
    assert not seen.inputs[1].is_constant
    assert seen.n_constant == 1
    assert np.all((seen.train.numpy()[:, 0] - constant.mean) / constant.scale == 0)


def test_that_the_widest_and_the_narrowest_input_are_found_and_others_refused():
    run = Run(experiment_of(), splits_of())
    assert [one.place for one in see(run, LookAtNormalization()).inputs] == [1, 2]
    assert see(run, LookAtNormalization(2, 2)).inputs[0].place == 2
    with pytest.raises(ExperimentError, match="There is no input 5: the data have 4"):
        see(run, LookAtNormalization(4, 0))


# --- one network on two kinds of inputs --------------------------------------------------------------------------


@pytest.mark.parametrize("normalize", [True, False])
@pytest.mark.parametrize("task", ["regression", "binary"])
def test_that_both_sides_are_the_same_network_with_the_same_cost(task, normalize):
    splits = splits_of(task, normalize)
    experiment = experiment_of(training__normalize=normalize, training__learning_rate=0.01)
    run = Run(experiment, splits)
    run.advance(20)
    both = sides(experiment, splits, run, "network")
    assert cost(both.raw) == pytest.approx(cost(both.normalized), rel=1e-9)
    assert cost(both.raw) == pytest.approx(run.train_evaluation.measure().loss, rel=1e-4)
    assert both.step == 20
    assert both.raw.inputs[:, :-1] == pytest.approx(splits.dataset.inputs[splits.train])
    assert both.normalized.inputs[:, :3].std(axis=0) == pytest.approx(np.ones(3), rel=1e-5)


def test_that_a_run_of_other_settings_is_not_taken_for_the_one_asked_about():
    splits = splits_of()
    run = Run(experiment_of(), splits)
    run.advance(5)
    assert sides(experiment_of(network__hidden=[3]), splits, run, "network").step == 0


# --- S20: the largest stable rate ----------------------------------------------------------------------------------


@pytest.mark.parametrize("normalize", [True, False])
def test_that_the_real_trainer_breaks_just_beyond_the_largest_stable_rate_and_not_before(normalize):
    splits = splits_of(normalize=normalize)
    experiment = experiment_of(
        network__hidden=[],
        network__initialization="xavier",
        training__batch_size=100,
        training__normalize=normalize,
    )
    measured = found(MeasureCurvature(experiment=experiment), splits, None, CurvatureMeasured)
    rate = (measured.normalized if normalize else measured.raw).largest_rate
    losses = {}
    for share in (0.95, 1.05):
        run = Run(with_values(experiment, {"training.learning_rate": share * rate}), splits)
        first = run.train_evaluation.measure().loss
        run.advance(300)
        losses[share] = first, run.train_evaluation.measure().loss, run.diverged
    assert losses[0.95][1] < losses[0.95][0]
    assert not losses[0.95][2]
    assert losses[1.05][2] or losses[1.05][1] > 1e3 * losses[1.05][0]


@pytest.mark.parametrize("model", ["network", "linear"])
def test_that_both_curves_show_it_for_raw_and_for_normalized_inputs(model):
    splits, experiment = splits_of("binary"), experiment_of()
    run = Run(experiment, splits)
    run.advance(30)
    measured = found(MeasureCurvature(experiment=experiment, model=model), splits, run, CurvatureMeasured)
    for side in (measured.raw, measured.normalized):
        assert side.below[0] == side.beyond[0] == 1
        assert np.all(np.diff(side.below) < 0)
        assert side.beyond[-1] > 1e6
    assert measured.normalized.largest_rate > 100 * measured.raw.largest_rate
    assert measured.raw.condition > 100 * measured.normalized.condition
    assert "descent may take steps" in measured.says


def test_that_descent_on_a_quadratic_follows_the_closed_form():
    eigenvalues, rate = np.array([0.1, 1.0, 4.0]), 0.45
    told = normalization_curvature.descent(eigenvalues, rate, 20)
    for step in (0, 1, 7, 20):
        assert told[step] == pytest.approx(np.mean((1 - rate * eigenvalues) ** (2 * step)))


def test_that_least_squares_have_the_spectrum_of_the_inputs_second_moments():
    splits, experiment = splits_of("binary"), experiment_of()
    measured = found(MeasureCurvature(experiment=experiment, model="linear"), splits, None, CurvatureMeasured)
    inputs = splits.dataset.inputs[splits.train].astype(np.float64)
    deviation = np.where(inputs.std(axis=0) > 0, inputs.std(axis=0), 1)
    for side, values in (
        (measured.raw, inputs),
        (measured.normalized, (inputs - inputs.mean(axis=0)) / deviation),
    ):
        ones = np.concatenate([values, np.ones((100, 1))], axis=1)
        exact = np.linalg.eigvalsh(ones.T @ ones / 100)
        assert side.largest == pytest.approx(exact[-1], rel=1e-5)
        assert side.condition == pytest.approx(exact[-1] / exact[exact > 1e-12 * exact[-1]][0], rel=0.01)
        assert side.n_zero == np.count_nonzero(exact <= 1e-12 * exact[-1])


def test_that_large_networks_say_that_the_smallest_eigenvalue_is_left_out():
    splits, experiment = splits_of(), experiment_of(network__hidden=[60, 40])
    measured = found(MeasureCurvature(experiment=experiment), splits, None, CurvatureMeasured)
    assert measured.n_parameters > hessian.MOST_EXACT
    for side in (measured.raw, measured.normalized):
        assert (side.smallest, side.condition, side.n_negative) == (None, None, -1)
    assert measured.says.startswith("Raw: largest stable α")


def test_that_the_words_hold_both_condition_numbers_and_what_they_mean():
    def side(condition, rate):
        return Curvature(2 / rate, 2 / rate / condition, condition, rate, 0, 0, (), ())

    assert normalization_curvature.says(side(3412.0, 0.00212), side(12.2, 0.312)) == (
        "Raw: condition number 3,400, largest stable α 0.0021. Normalized: 12 and 0.31: "
        "descent may take steps 150 times as long."
    )
    assert "scales are alike" in normalization_curvature.says(side(3.0, 1.0), side(2.9, 1.05))
    assert "20 times rounder" in normalization_curvature.says(side(200.0, 5.0), side(10.0, 0.5))


# --- S20: contours -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plane", ["weights", "extremes"])
def test_that_the_grid_holds_the_real_cost_and_its_slopes(plane):
    splits = splits_of("binary")
    experiment = experiment_of(regularization__l2=2.0)
    run = Run(experiment, splits)
    run.advance(40)
    command = DrawContours(experiment=experiment, plane=plane, first=0, second=2, unit=1)
    drawn = found(command, splits, run, ContoursDrawn)
    both = sides(experiment, splits, run, "network")
    for surface, snapshot in ((drawn.raw, both.raw), (drawn.normalized, both.normalized)):
        values, along_x = surface.values.numpy(), surface.along_x.numpy()
        ticks = np.linspace(-surface.reach, surface.reach, len(values))
        assert np.all(surface.steepest >= surface.high * (1 - 1e-9))
        if plane == "extremes":
            continue
        assert (surface.x_name, surface.y_name) == ("weight of x0", "weight of x2")
        for row, column in ((0, 0), (3, 30), (20, 20), (40, 11)):
            place = surface.centre[0] + ticks[column], surface.centre[1] + ticks[row]
            assert values[row, column] == pytest.approx(cost_at(snapshot, *place), rel=1e-9)
            step = 1e-5 * surface.reach
            above, below = (cost_at(snapshot, place[0] + move, place[1]) for move in (step, -step))
            assert along_x[row, column] == pytest.approx((above - below) / (2 * step), rel=1e-3, abs=1e-6)
        least = cost_at(snapshot, *surface.centre)
        assert least <= values.min() + 1e-9 * abs(least)


def cost_at(snapshot, x, y):
    """J with the weights of inputs 0 and 2 to the second unit set to x and y."""
    parameters = snapshot.parameters.copy()
    parameters.reshape(-1)[5], parameters.reshape(-1)[7] = x, y
    return cost(dataclasses.replace(snapshot, parameters=parameters))


def test_that_the_path_is_plain_descent_and_breaks_out_just_beyond_the_limit():
    splits, experiment = splits_of(), experiment_of()
    command = DrawContours(experiment=experiment, model="linear", first=0, second=1)
    drawn = found(command, splits, None, ContoursDrawn)
    inputs = splits.dataset.inputs[splits.train].astype(np.float64)[:, :2]
    ones = sides(experiment, splits, None, "linear")
    for surface, snapshot in ((drawn.raw, ones.raw), (drawn.normalized, ones.normalized)):
        x = snapshot.inputs[:, :2]
        y = snapshot.targets[0]
        curvature = x.T @ x / len(x)
        values = np.linalg.eigvalsh(curvature)
        assert (surface.low, surface.high) == pytest.approx(tuple(values), rel=1e-6)
        assert surface.steepest == pytest.approx(values[-1], rel=1e-6)
        field = normalization_path.Field(surface)
        place = np.array(surface.centre) + np.array([0.7, -0.6]) * surface.reach
        path = field.descend(*place, 0.95 * 2 / values[-1], steps=25)
        assert not path.broke_out
        for step in range(26):
            assert (path.x[step], path.y[step]) == pytest.approx(tuple(place), rel=1e-6, abs=1e-9)
            place = place - 0.95 * 2 / values[-1] * x.T @ (x @ place - y) / len(x)
        start = np.array(surface.centre) + np.array([0.7, -0.6]) * surface.reach
        assert field.descend(*start, 1.05 * 2 / values[-1], steps=200).broke_out
    assert drawn.raw.high / drawn.raw.low > 100 > 10 > drawn.normalized.high / drawn.normalized.low
    assert inputs.std(axis=0)[1] > 30 * inputs.std(axis=0)[0]


def test_that_interpolation_is_exact_for_a_quadratic():
    splits, experiment = splits_of(), experiment_of()
    drawn = found(DrawContours(experiment=experiment, model="linear"), splits, None, ContoursDrawn)
    surface = drawn.normalized
    field = normalization_path.Field(surface)
    snapshot = sides(experiment, splits, None, "linear").normalized
    rng = np.random.default_rng(0)
    for _ in range(20):
        x, y = np.array(surface.centre) + rng.uniform(-1, 1, 2) * surface.reach
        weights = np.zeros(5)
        weights[1], weights[2] = x, y
        exact = 0.5 * np.mean((snapshot.inputs @ weights - snapshot.targets[0]) ** 2)
        assert float(field.height(np.array(x), np.array(y))) == pytest.approx(exact, rel=1e-9)


def test_that_what_cannot_be_drawn_is_refused_with_a_way_out():
    splits = splits_of()
    large = experiment_of(network__hidden=[60, 40])
    with pytest.raises(ExperimentError, match="up to 1,500 parameters"):
        list(study(DrawContours(experiment=large, plane="extremes"), splits, None, lambda: False))
    with pytest.raises(ExperimentError, match="There is no unit 9 in the first layer, which has 4"):
        list(study(DrawContours(experiment=experiment_of(), unit=8), splits, None, lambda: False))


def test_that_a_study_is_given_up_soon():
    told = list(study(DrawContours(experiment=experiment_of()), splits_of(), None, lambda: True))
    assert len(told) == 2
    assert told[-1].cancelled


# --- looking changes nothing ---------------------------------------------------------------------------------------


def test_that_looking_and_studying_leave_the_run_bit_for_bit():
    splits = splits_of("binary")
    experiment = experiment_of(regularization__keep_prob=0.8, regularization__l2=1.0)
    plain, watched = Run(experiment, splits), Run(experiment, splits)
    commands = [
        MeasureCurvature(experiment=experiment),
        DrawContours(experiment=experiment),
        DrawContours(experiment=experiment, plane="extremes"),
    ]
    for _ in range(3):
        plain.advance(plain.step + 7)
        watched.advance(watched.step + 7)
        see(watched, LookAtNormalization())
        for command in commands:
            list(study(command, splits, watched, lambda: False))
        assert watched.sha256() == plain.sha256()
    assert watched.state().record == plain.state().record
