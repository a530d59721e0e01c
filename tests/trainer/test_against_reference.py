"""Training agrees with a plain textbook implementation to the last digits, for every kind of experiment.

The reference knows nothing of the program's layout, buffers or tricks: examples are rows, W[l] is (n[l-1], n[l]),
b[l] is a vector, everything is float64 and written as in the course. It is given the run's initial weights and
masks, and shuffles its mini-batches from the run's seed.
"""

import itertools

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from guiprac import events
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.batches import PIECE_ROWS
from guiprac.trainer.training import Run, train

G = {
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
    "relu": (lambda z: z * (z > 0), lambda z: 1.0 * (z > 0)),
    "leaky_relu": (lambda z: np.where(z > 0, z, 0.01 * z), lambda z: np.where(z > 0, 1.0, 0.01)),
    "linear": (lambda z: z, np.ones_like),
}


class Reference:
    """A network that is trained as the textbook says."""

    def __init__(self, run):
        self.experiment, self.splits, self.task = run.experiment, run.splits, run.splits.dataset.task
        self.W = [w.T.copy() for w in run.layout.weights(run.parameters)]
        self.b = [b.copy() for b in run.layout.biases(run.parameters)]
        self.m = len(run.splits.train)
        self.steps = 0
        self.moments = [(0.0, 0.0)] * (2 * len(self.W))
        self.g, self.g_prime = G[run.experiment.network.activation]

    def batches(self):
        """Rows of one mini-batch after the other; train is shuffled anew for each epoch."""
        seed = self.experiment.training.seed
        # The second child of the seed is that of mini-batches.
        rng = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(2,)))
        size = min(self.experiment.training.batch_size, self.m)
        while True:
            order = self.splits.train.copy()
            rng.shuffle(order)
            for start in range(0, self.m, size):
                yield order[start : start + size]

    def examples(self, rows):
        normalization, data = self.splits.normalization, self.splits.dataset
        X = ((data.inputs[rows] - normalization.mean) / normalization.scale).astype(float)
        y = data.targets[rows]
        if self.task == "regression":
            return X, ((y.astype(float) - self.splits.target_mean) / self.splits.target_scale)[:, None]
        return X, np.eye(len(data.class_names))[y] if self.task == "multiclass" else y[:, None].astype(float)

    def forward(self, X, masks=None):
        A, Z = [X if masks is None else X * masks[0]], []
        for place, (W, b) in enumerate(zip(self.W, self.b, strict=True)):
            Z.append(A[-1] @ W + b)
            if place < len(self.W) - 1:
                A.append(self.g(Z[-1]) if masks is None else self.g(Z[-1]) * masks[place + 1])
        return A, Z

    def said(self, z):
        if self.task == "regression":
            return z
        return (
            1 / (1 + np.exp(-z))
            if self.task == "binary"
            else np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        )

    def data_term(self, said, Y):
        if self.task == "regression":
            return np.mean((said - Y) ** 2) / 2
        if self.task == "binary":
            return np.mean(-Y * np.log(said) - (1 - Y) * np.log(1 - said))
        return np.mean(-np.log((said * Y).sum(axis=1)))

    def penalty(self):
        l2, l1 = self.experiment.regularization.l2, self.experiment.regularization.l1
        return sum(l2 * np.sum(W**2) + l1 * np.sum(np.abs(W)) for W in self.W) / (2 * self.m)

    def step(self, rows, masks=None):
        """One mini-batch; J of it before the update."""
        X, Y = self.examples(rows)
        A, Z = self.forward(X, masks)
        J = self.data_term(self.said(Z[-1]), Y) + self.penalty()
        dZ = (self.said(Z[-1]) - Y) / len(rows)
        dW, db = [None] * len(self.W), [None] * len(self.W)
        for place in reversed(range(len(self.W))):
            dW[place], db[place] = A[place].T @ dZ, dZ.sum(axis=0)
            if place:
                dA = dZ @ self.W[place].T
                dZ = (dA if masks is None else dA * masks[place]) * self.g_prime(Z[place - 1])
        self.steps += 1
        for place, (W, b) in enumerate(zip(self.W, self.b, strict=True)):
            self.update(2 * place, W, dW[place] + self.experiment.regularization.l2 / self.m * W)
            self.update(2 * place + 1, b, db[place])
            threshold = (
                self.experiment.training.learning_rate * self.experiment.regularization.l1 / (2 * self.m)
            )
            W[...] = np.sign(W) * np.maximum(np.abs(W) - threshold, 0)
        return J

    def update(self, which, theta, d):
        alpha, name = self.experiment.training.learning_rate, self.experiment.training.optimizer
        first, second = self.moments[which]
        if name == "sgd":
            theta -= alpha * d
        elif name == "momentum":
            self.moments[which] = (0.9 * first + d, 0)
            theta -= alpha * self.moments[which][0]
        else:
            first, second = 0.9 * first + 0.1 * d, 0.999 * second + 0.001 * d**2
            self.moments[which] = (first, second)
            corrected = first / (1 - 0.9**self.steps), second / (1 - 0.999**self.steps)
            theta -= alpha * corrected[0] / (np.sqrt(corrected[1]) + 1e-8)

    def measure(self, rows):
        """Error and loss without dropout."""
        X, Y = self.examples(rows)
        z = self.forward(X)[1][-1]
        loss = self.data_term(self.said(z), Y)
        if self.task == "regression":
            return np.sqrt(np.mean((z - Y) ** 2)) * self.splits.target_scale, loss
        if self.task == "binary":
            return np.mean((self.said(z) > 0.5) != Y), loss
        return np.mean(z.argmax(axis=1) != Y.argmax(axis=1)), loss


def masks_of_last_step(run, rows):
    """The masks that the run's latest mini-batch was trained with, turned to examples as rows."""
    (of_inputs, *of_hidden), _ = run._dropout.masks(0, rows)
    given = [of_inputs, *(None if mask is None else mask.T for mask in of_hidden)]
    return [np.ones(1) if mask is None else mask.copy() for mask in given]


def assert_equal_parameters(run, reference, tolerance=1e-12):
    for layer, W in enumerate(reference.W):
        scale = 1 + np.abs(W).max()
        assert np.abs(run.layout.weights(run.parameters)[layer].T - W).max() <= tolerance * scale
        assert (
            np.abs(run.layout.biases(run.parameters)[layer] - reference.b[layer]).max() <= tolerance * scale
        )


strength = st.sampled_from([0.0, 0.0, 0.3, 5.0])
keep = st.sampled_from([1.0, 1.0, 0.5, 0.8])


@st.composite
def experiments(draw):
    hidden = draw(st.lists(st.integers(1, 6), max_size=3))
    return with_values(
        Experiment(),
        {
            "network.hidden": hidden,
            "network.activation": draw(st.sampled_from(list(G))),
            "network.initialization": draw(st.sampled_from(["xavier", "he", "glorot"])),
            "regularization.l2": draw(strength),
            "regularization.l1": draw(strength),
            "regularization.keep_prob": [draw(keep) for _ in hidden],
            "regularization.input_keep_prob": draw(keep),
            "training.optimizer": draw(st.sampled_from(["sgd", "momentum", "adam"])),
            "training.learning_rate": draw(st.sampled_from([0.001, 0.01, 0.05])),
            "training.batch_size": draw(st.integers(1, 40)),
            "training.seed": draw(st.integers(0, 1000)),
        },
    )


@settings(max_examples=250, deadline=None, derandomize=True)
@given(
    experiment=experiments(),
    task=st.sampled_from(["binary", "multiclass", "regression"]),
    n_train=st.integers(2, 33),
    n_inputs=st.integers(1, 5),
    steps=st.integers(1, 30),
)
def test_that_every_step_is_that_of_the_textbook(make_splits, experiment, task, n_train, n_inputs, steps):
    splits = make_splits(task, n_train=n_train, n_inputs=n_inputs, seed=n_train)
    run = Run(experiment, splits, dtype=np.float64)
    reference = Reference(run)
    for rows in itertools.islice(reference.batches(), steps):
        run.advance(run.step + 1)
        # Where training runs away, every difference of a last digit grows as well.
        assume(np.abs(run.parameters).max() < 30)
        reference.step(rows, masks_of_last_step(run, len(rows)))
    # Adam divides a gradient by its own size: where it cancels to nearly 0, so do the digits of its step.
    adam = experiment.training.optimizer == "adam"
    assert_equal_parameters(run, reference, 1e-6 if adam else 1e-12)


@pytest.mark.parametrize("task", ["binary", "multiclass", "regression"])
@pytest.mark.parametrize("l1", [0.0, 0.4])
def test_that_readings_are_those_of_the_textbook(make_splits, task, l1):
    values = {
        "network.hidden": [5, 4],
        "regularization.l2": 0.6,
        "regularization.l1": l1,
        "training.batch_size": 7,
        "training.epochs": 9,
    }
    run = Run(with_values(Experiment(), values), make_splits(task, n_train=31), dtype=np.float64)
    reference = Reference(run)
    batches, J, readings = reference.batches(), np.nan, 0
    for reading in train(run):
        if not isinstance(reading, events.Reading):
            continue
        while reference.steps < reading.step:
            J = reference.step(next(batches))
        train_error, train_loss = reference.measure(run.splits.train)
        dev_error, dev_loss = reference.measure(run.splits.dev)
        assert reading.train_error == pytest.approx(train_error, rel=1e-10, abs=1e-12)
        assert reading.dev_error == pytest.approx(dev_error, rel=1e-10, abs=1e-12)
        assert reading.train_loss == pytest.approx(train_loss, rel=1e-10)
        assert reading.dev_loss == pytest.approx(dev_loss, rel=1e-10)
        assert reading.cost == pytest.approx(J, rel=1e-10, nan_ok=True)
        readings += 1
    assert readings > 3
    assert reference.steps == run.total_steps


@pytest.mark.parametrize("n_train", [PIECE_ROWS + 5, 3 * PIECE_ROWS - 2])
def test_that_a_batch_larger_than_a_piece_is_one_mean(make_splits, n_train):
    values = {
        "network.hidden": [4],
        "network.activation": "tanh",
        "training.batch_size": 2 * PIECE_ROWS + 3,
        "training.optimizer": "momentum",
        "regularization.l2": 3.0,
    }
    run = Run(with_values(Experiment(), values), make_splits(n_train=n_train, n_inputs=2), dtype=np.float64)
    reference = Reference(run)
    for rows in itertools.islice(reference.batches(), 5):
        reference.step(rows)
    run.advance(5)
    assert_equal_parameters(run, reference)


def test_that_steps_are_the_same_in_strides_of_any_length(make_splits):
    values = {"network.hidden": [5], "training.batch_size": 4, "training.optimizer": "adam"}
    run = Run(with_values(Experiment(), values), make_splits(n_train=26), dtype=np.float64)
    reference = Reference(run)
    for rows in itertools.islice(reference.batches(), 100):
        reference.step(rows)
    for limit in (1, 8, 9, 30, 100):
        run.advance(limit)
    assert_equal_parameters(run, reference)


def test_that_long_parameter_vectors_are_updated_whole(make_splits):
    values = {
        "network.hidden": [150, 120],
        "network.activation": "tanh",
        "regularization.l2": 1.0,
        "regularization.l1": 0.5,
        "training.optimizer": "adam",
    }
    run = Run(with_values(Experiment(), values), make_splits("multiclass", n_train=20), dtype=np.float64)
    reference = Reference(run)
    for rows in itertools.islice(reference.batches(), 5):
        reference.step(rows)
    run.advance(5)
    assert run.parameters.size > 16_384
    assert_equal_parameters(run, reference)
