"""Signals over depth: theory against plain sampling, measuring against finite differences, alarms and remedies."""

import msgspec
import numpy as np
import pytest

from guiprac import events
from guiprac.analysis.lenses.initialization import see
from guiprac.analysis.signals import Output, expectation, forecast, measure, symmetric_layers
from guiprac.commands.initialization import LookAtInitialization
from guiprac.data.prepare import prepare
from guiprac.events.initialization import InitializationSeen
from guiprac.experiment import Experiment, with_values
from guiprac.trainer import activations, losses
from guiprac.trainer.initialization import initialize
from guiprac.trainer.layout import Layout
from guiprac.trainer.program import Architecture
from guiprac.trainer.training import Run

STARTS = ("zeros", "small", "large", "xavier", "glorot", "he")
DIGITS = with_values(Experiment(), {"training.epochs": 2, "network.hidden": [32, 16]})


@pytest.fixture(scope="module")
def digits():
    return prepare(DIGITS)


def network(start, sizes, activation, examples, seed=1, dtype=np.float32):
    """A network as it starts, its inputs and one-hot targets."""
    layout = Layout(sizes)
    parameters = initialize(layout, start, np.random.default_rng(seed), dtype)
    rng = np.random.default_rng(seed + 1000)
    inputs = np.ones((examples, sizes[0] + 1), dtype)
    inputs[:, :-1] = rng.standard_normal((examples, sizes[0]))
    classes = rng.integers(0, sizes[-1], examples)
    targets = np.eye(sizes[-1], dtype=dtype)[classes].T.copy()
    shares = tuple((np.bincount(classes, minlength=sizes[-1]) / examples).tolist())
    return (
        Architecture(layout, activation, "multiclass"),
        parameters,
        inputs,
        targets,
        Output("multiclass", shares),
    )


def seen_of(splits, changes):
    experiment = with_values(DIGITS, changes)
    return see(Run(experiment, splits), LookAtInitialization())


@pytest.fixture(scope="module")
def deep():
    architecture, parameters, inputs, targets, output = network("he", (784, *[1000] * 20, 10), "relu", 200)
    return measure(architecture, parameters, inputs, targets), output, architecture.layout.sizes


def test_that_he_keeps_the_second_moment_of_relu_within_a_tenth_over_twenty_layers(deep):
    measured, _, _ = deep
    squares = np.square(measured.signals[:-1])
    assert len(squares) == 21
    assert np.all(np.abs(squares[1:] / squares[:-1] - 1) < 0.1)


def test_that_he_keeps_dz_going_back_by_forecast_and_as_measured(deep):
    measured, output, sizes = deep
    expected = forecast("he", sizes, "relu", 1.0, output).gradients.expected
    assert expected[:-1] == pytest.approx([expected[0]] * 20)
    squares = np.square(measured.gradients[:-1])
    assert np.all(np.abs(squares[1:] / squares[:-1] - 1) < 0.1)
    assert measured.gradients == pytest.approx(expected, rel=0.15)


def test_that_tanh_with_one_over_n_shrinks_over_depth_as_plain_sampling_tells():
    sizes = (64, *[400] * 12, 10)
    architecture, parameters, inputs, targets, output = network("xavier", sizes, "tanh", 200)
    measured = measure(architecture, parameters, inputs, targets)
    told = forecast("xavier", sizes, "tanh", measured.signals[0] ** 2, output)
    u, q = np.random.default_rng(5).standard_normal(400_000), measured.signals[0] ** 2
    for layer in range(1, 13):
        q = float(np.mean(np.tanh(np.sqrt(q) * u) ** 2))
        assert told.signals.expected[layer] == pytest.approx(np.sqrt(q), rel=0.01)
    assert measured.signals[:-1] == pytest.approx(told.signals.expected[:-1], rel=0.06)
    assert measured.gradients == pytest.approx(told.gradients.expected, rel=0.15)


@pytest.mark.parametrize("deviation", [1e-3, 0.7, 28.0, 1e3])
@pytest.mark.parametrize("function", [lambda z: np.tanh(z) ** 2, lambda z: (1 - np.tanh(z) ** 2) ** 2])
def test_that_expectations_are_exact_for_narrow_and_for_wide_z(deviation, function):
    z = np.linspace(-9 * deviation, 9 * deviation, 4_000_001)
    density = np.exp(-0.5 * (z / deviation) ** 2) / (deviation * np.sqrt(2 * np.pi))
    expected = float(np.sum(function(z) * density) * (z[1] - z[0]))
    assert expectation(function, deviation) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("activation", ["relu", "tanh", "sigmoid", "leaky_relu", "linear"])
def test_that_measured_dz_is_the_derivative_by_finite_differences(activation):
    architecture, parameters, inputs, targets, _ = network(
        "he", (5, 7, 6, 4), activation, 1, dtype=np.float64
    )

    def cost(biases):
        a = inputs[:, :-1].T
        for layer, weights in enumerate(architecture.layout.weights(parameters)):
            z = weights @ a + biases[layer][:, None]
            a = activations.plain(activation, z)
        return losses.total_loss("multiclass", z, targets)

    sizes = architecture.layout.sizes[1:]
    found = measure(architecture, parameters, inputs, targets).gradients
    for layer, units in enumerate(sizes):
        numeric = []
        for unit in range(units):
            both = []
            for shift in (1e-6, -1e-6):
                biases = [np.zeros(size) for size in sizes]
                biases[layer][unit] = shift
                both.append(cost(biases))
            numeric.append((both[0] - both[1]) / 2e-6)
        assert found[layer] == pytest.approx(np.sqrt(np.mean(np.square(numeric))), rel=1e-5)


@pytest.mark.parametrize("task", ["binary", "regression", "multiclass"])
def test_that_dz_of_the_output_is_forecast_for_every_task(task):
    rng, q, n = np.random.default_rng(3), 2.3, 200_000
    if task == "binary":
        z, y = np.sqrt(q) * rng.standard_normal(n), rng.random(n) < 0.3
        output, expected = Output(task, (0.7, 0.3)), np.mean((1 / (1 + np.exp(-z)) - y) ** 2)
    elif task == "regression":
        output, expected = Output(task, second_moment=1.5), q + 1.5
    else:
        z = np.sqrt(q) * rng.standard_normal((n, 4))
        said = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        y = np.eye(4)[rng.choice(4, n, p=(0.1, 0.2, 0.3, 0.4))]
        output, expected = Output(task, (0.1, 0.2, 0.3, 0.4)), np.mean((said - y) ** 2)
    # One layer with Var(w) = 1/n passes the second moment of x on to z.
    told = forecast("xavier", (5, 4 if task == "multiclass" else 1), "relu", q, output)
    assert told.gradients.expected == pytest.approx([np.sqrt(expected)], rel=0.02)


@pytest.mark.parametrize(("activation", "start"), [("relu", "he"), ("tanh", "xavier"), ("sigmoid", "glorot")])
def test_that_about_95_of_100_narrow_networks_lie_in_the_band(activation, start):
    inside = []
    for seed in range(80):
        architecture, parameters, inputs, targets, output = network(
            start, (20, *[24] * 6, 10), activation, 1, seed
        )
        found = measure(architecture, parameters, inputs, targets)
        told = forecast(start, architecture.layout.sizes, activation, found.signals[0] ** 2, output)
        for sizes, values in ((told.signals, found.signals[1:]), (told.gradients, found.gradients[:-1])):
            low, high = sizes.low[-len(values) :], sizes.high[-len(values) :]
            if sizes is told.gradients:
                low, high = sizes.low[:-1], sizes.high[:-1]
            inside += [a <= value <= b for a, value, b in zip(low, values, high, strict=True)]
    assert 0.85 < np.mean(inside) < 0.99


def test_that_forecast_and_measured_agree_before_the_first_step_for_every_start(digits):
    for start in STARTS:
        seen = seen_of(digits, {"network.initialization": start})
        own = next(one for one in seen.forecasts if one.initialization == start)
        assert seen.step == 0
        assert seen.signals == pytest.approx(own.signals.expected, rel=0.5)
        assert seen.gradients == pytest.approx(own.gradients.expected, rel=0.5)


def test_that_zeros_are_symmetric_and_nothing_else_is(digits):
    for activation in ("relu", "tanh", "sigmoid", "leaky_relu", "linear"):
        for start in STARTS:
            seen = seen_of(digits, {"network.initialization": start, "network.activation": activation})
            is_zero = start == "zeros"
            assert seen.symmetric == (is_zero, is_zero)
            assert ("symmetric" in [alarm.kind for alarm in seen.alarms]) is is_zero


def test_that_sigmoid_units_from_zeros_stay_identical_while_they_learn(digits):
    experiment = with_values(
        DIGITS,
        {"network.initialization": "zeros", "network.activation": "sigmoid", "training.learning_rate": 1.0},
    )
    run = Run(experiment, digits)
    run.advance(30)
    last = run.layout.weights(run.parameters)[1]
    assert np.abs(last).max() > 0
    assert symmetric_layers(run.layout, run.parameters) == (True, True)
    last[0, 0] *= 1.01
    assert symmetric_layers(run.layout, run.parameters) == (True, False)


def test_that_relu_with_one_over_n_is_told_to_halve_at_each_layer(digits):
    seen = seen_of(digits, {"network.hidden": [32] * 8, "network.initialization": "xavier"})
    words = next(alarm.says for alarm in seen.alarms if alarm.kind == "mismatch")
    assert "halves" in words
    assert "after 8 layers it is 1/256" in words
    assert "vanishing" in [alarm.kind for alarm in seen.alarms]


@pytest.mark.parametrize(
    ("start", "activation", "kinds"),
    [
        ("he", "relu", []),
        ("xavier", "tanh", []),
        ("glorot", "tanh", []),
        ("small", "relu", ["vanishing", "mismatch"]),
        ("large", "relu", ["exploding", "mismatch"]),
        ("large", "tanh", ["exploding", "saturated"]),
        ("he", "tanh", ["mismatch"]),
        ("he", "sigmoid", ["vanishing", "mismatch"]),
        ("he", "linear", ["exploding", "mismatch"]),
        ("zeros", "relu", ["symmetric"]),
    ],
)
def test_that_each_start_has_its_alarms_and_their_remedies_end_them(digits, start, activation, kinds):
    changes = {"network.hidden": [32] * 8, "network.initialization": start, "network.activation": activation}
    seen = seen_of(digits, changes)
    assert [alarm.kind for alarm in seen.alarms] == kinds
    for alarm in seen.alarms:
        assert "network.initialization" in alarm.advice or "network.activation" in alarm.advice
        assert alarm.remedies
        for remedy in alarm.remedies:
            assert seen_of(digits, {**changes, **remedy}).alarms == ()


def test_that_shrunk_signals_are_put_down_to_training_where_the_start_was_good(digits):
    run = Run(DIGITS, digits)
    for weights in run.layout.weights(run.parameters):
        weights *= 0.02
    run.step = 5
    alarm = see(run, LookAtInitialization()).alarms[0]
    assert alarm.kind == "vanishing"
    assert "regularization.l2" in alarm.advice
    assert alarm.remedies == ()


def test_that_a_linear_model_has_no_depth_to_worry_about(digits):
    for start in ("zeros", "large"):
        seen = seen_of(digits, {"network.hidden": [], "network.initialization": start})
        assert seen.alarms == ()
        assert "network.hidden" in seen.says


def test_that_looking_changes_nothing_of_the_run(digits):
    experiment = with_values(DIGITS, {"regularization.keep_prob": 0.8})
    alone, looked_at = Run(experiment, digits), Run(experiment, digits)
    alone.advance(30)
    for step in range(0, 31, 3):
        looked_at.advance(step)
        see(looked_at, LookAtInitialization())
    assert looked_at.sha256() == alone.sha256()


@pytest.mark.parametrize("source", ["diabetes", "moons"])
def test_that_an_answer_of_every_task_crosses_the_process_boundary(source):
    experiment = with_values(DIGITS, {"data.source": source, "data.samples": 200})
    seen = see(Run(experiment, prepare(experiment)), LookAtInitialization())
    assert events.decode(events.encode([seen])) == [seen]
    assert isinstance(seen, InitializationSeen)
    assert all(np.isfinite(msgspec.to_builtins(seen)["signals"]))
