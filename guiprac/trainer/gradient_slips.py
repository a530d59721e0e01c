"""Backpropagation as a textbook writes it, one step after the other, and the slips that each step invites.

The gradient check plants slips with it, to learn on, and holds what a wrong gradient would be under each slip
against the one that it was given. Training knows nothing of it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, cast

import numpy as np

from guiprac.trainer import activations, losses
from guiprac.trainer.gradient_differences import Snapshot, pass_forward
from guiprac.trainer.layout import AnyFloats
from guiprac.translatable import QT_TRANSLATE_NOOP

Step = Literal["error", "back", "mask", "slope", "delta", "weights", "bias", "penalty", "bias penalty"]
# The steps behind which everything further down is wrong as well.
SPREADING: tuple[Step, ...] = ("error", "back", "mask", "slope", "delta")


@dataclass
class Pass:
    """What a forward pass at a snapshot leaves for the way back; lists count layers from 0.

    Attributes:
        a: a[0] … a[L-1] with masks, each (n[l] + 1, r) with a last row of ones.
        unmasked: g(z[1]) … g(z[L-1]), each (n[l], r).
        z: z[1] … z[L].
        learning_rate: α of the step before; nan where nothing is known of one.
    """

    snapshot: Snapshot
    learning_rate: float = float("nan")
    a: list[AnyFloats] = field(init=False)
    z: list[AnyFloats] = field(init=False)
    unmasked: list[AnyFloats] = field(init=False)

    def __post_init__(self) -> None:
        self.a, self.z = pass_forward(self.snapshot)
        activation = self.snapshot.architecture.activation
        self.unmasked = [activations.plain(activation, z) for z in self.z[:-1]]

    @property
    def weights(self) -> list[AnyFloats]:
        """W[1] … W[L]."""
        return self.snapshot.layout.weights(self.snapshot.parameters)

    def predicted(self) -> AnyFloats:
        """ŷ, (n[L], r)."""
        task, z = self.snapshot.architecture.task, self.z[-1]
        return np.atleast_2d(losses.predictions(task, z))

    def before(self) -> "Pass":
        """The pass at the parameters from which one step of plain gradient descent led here, to first order."""
        data, penalty = backpropagate(self)
        parameters = self.snapshot.parameters + self.learning_rate * (data + penalty)
        return Pass(replace(self.snapshot, parameters=parameters))


Change = Callable[[Pass, int, AnyFloats, AnyFloats], AnyFloats]


def _everywhere(forward: Pass, layer: int) -> bool:
    return True


@dataclass(frozen=True)
class Slip:
    """One step of backpropagation gone wrong.

    Attributes:
        says: the sentence, with places for {W}, {dW}, {db}, {l} (this layer), {below}, {g}, {slope}, {m}, {keep}.
        change: the wrong value, from the pass, the layer (from 0), the right value and dJ/dz of the layer.
        fits: whether the layer of this network has the step at all.
        wrong: what stands in place of the right formula, where the sentence tells it.
    """

    name: str
    step: Step
    says: str
    change: Change
    fits: Callable[[Pass, int], bool] = _everywhere
    wrong: str = ""

    @property
    def spreads(self) -> bool:
        """Whether it spoils everything further down as well."""
        return self.step in SPREADING


@dataclass(frozen=True)
class Placed:
    """A slip in one layer, counted from 0."""

    slip: Slip
    layer: int

    def sentence(self, forward: Pass) -> str:
        """What went wrong, in words."""
        mask = forward.snapshot.mask(self.layer) if self.layer < len(forward.z) - 1 else None
        keep = 1 / float(mask.max()) if mask is not None and mask.any() else 1.0
        activation = forward.snapshot.architecture.activation
        number = self.layer + 1
        return self.slip.says.format(
            l=number,
            W=f"W{number}",
            dW=f"dW{number}",
            db=f"db{number}",
            below=number - 1,
            above=number + 1,
            g=activation.replace("_", " "),
            slope=SLOPES[activation],
            wrong=self.slip.wrong,
            m=forward.snapshot.n_examples,
            keep=f"{keep:g}",
        )


SLOPES = {
    "tanh": "1 - A²",
    "sigmoid": "A·(1 - A)",
    "relu": QT_TRANSLATE_NOOP("trainer", "1 where Z > 0, else 0"),
    "leaky_relu": QT_TRANSLATE_NOOP("trainer", "1 where Z > 0, else 0.01"),
    "linear": "1",
}


def backpropagate(forward: Pass, slips: Sequence[Placed] = ()) -> tuple[AnyFloats, AnyFloats]:
    """dJ/dθ of the data term and of the penalties, flat, with some steps gone wrong."""

    def step(name: Step, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
        for placed in slips:
            if placed.slip.step == name and placed.layer == layer:
                value = placed.slip.change(forward, layer, value, delta)
        return value

    snapshot = forward.snapshot
    layout, last = snapshot.layout, snapshot.layout.depth - 1
    data: AnyFloats = np.zeros(layout.n_parameters)
    penalty = snapshot.penalty.gradient(layout, snapshot.parameters)
    error = forward.predicted() - snapshot.targets
    delta: AnyFloats = step("error", last, error, error) / snapshot.n_examples
    for layer in range(last, -1, -1):
        if layer < last:
            delta = step("back", layer, forward.weights[layer + 1].T @ delta, delta)
            mask = snapshot.mask(layer)
            if mask is not None:
                delta = delta * step("mask", layer, mask, delta)
            delta = delta * step("slope", layer, right_slope(forward, layer), delta)
        delta = step("delta", layer, delta, delta)
        below = forward.a[layer][:-1]
        layout.weights(data)[layer][...] = step("weights", layer, delta @ below.T, delta)
        layout.biases(data)[layer][...] = step("bias", layer, delta.sum(axis=1), delta)
        weights, biases = layout.weights(penalty)[layer], layout.biases(penalty)[layer]
        weights[...] = step("penalty", layer, weights.copy(), delta)
        biases[...] = step("bias penalty", layer, biases.copy(), delta)
    return data, penalty


def right_slope(forward: Pass, layer: int) -> AnyFloats:
    """g'(z) of a hidden layer, (n, r)."""
    a, activation = forward.unmasked[layer], forward.snapshot.architecture.activation
    if activation == "tanh":
        return 1 - a**2
    if activation == "sigmoid":
        return a * (1 - a)
    if activation == "relu":
        return (a > 0).astype(np.float64)
    if activation == "leaky_relu":
        return np.where(a > 0, 1.0, activations.LEAK)
    return np.ones_like(a)


# --- where a slip can be ---------------------------------------------------------------------------------------


def is_hidden(forward: Pass, layer: int) -> bool:
    """Whether the layer is followed by an activation of the choice."""
    return layer < len(forward.z) - 1


def is_last(forward: Pass, layer: int) -> bool:
    """Whether it is the output layer."""
    return layer == len(forward.z) - 1


def is_masked(forward: Pass, layer: int) -> bool:
    """Whether dropout works on the layer."""
    return is_hidden(forward, layer) and forward.snapshot.mask(layer) is not None


def _is_curved(forward: Pass, layer: int) -> bool:
    return is_hidden(forward, layer) and forward.snapshot.architecture.activation != "linear"


def _uses(*names: str) -> Callable[[Pass, int], bool]:
    def fits(forward: Pass, layer: int) -> bool:
        return is_hidden(forward, layer) and forward.snapshot.architecture.activation in names

    return fits


def _leads_to_a_square(forward: Pass, layer: int) -> bool:
    if not is_hidden(forward, layer):
        return False
    rows, columns = forward.weights[layer + 1].shape
    return rows == columns > 1


def _is_square(forward: Pass, layer: int) -> bool:
    rows, columns = forward.weights[layer].shape
    return rows == columns > 1


def _has_rows(forward: Pass, layer: int) -> bool:
    return len(forward.weights[layer]) > 1


def _has_examples(forward: Pass, layer: int) -> bool:
    return forward.snapshot.n_examples > 1


def _sums_to_more(forward: Pass, layer: int) -> bool:
    return is_last(forward, layer) and _has_examples(forward, layer)


def _follows_an_activation(forward: Pass, layer: int) -> bool:
    return layer > 0 and forward.snapshot.architecture.activation != "linear"


def _follows_a_mask(forward: Pass, layer: int) -> bool:
    return layer > 0 and is_masked(forward, layer - 1)


def _has_l2(forward: Pass, layer: int) -> bool:
    return forward.snapshot.penalty.l2 > 0


def _classifies(forward: Pass, layer: int) -> bool:
    return is_last(forward, layer) and forward.snapshot.architecture.task != "regression"


def _knows_the_step_before(forward: Pass, layer: int) -> bool:
    return layer > 0 and bool(np.isfinite(forward.learning_rate))


# --- the wrong values ------------------------------------------------------------------------------------------


def times(factor: float) -> Change:
    """The right value times a factor."""
    return lambda forward, layer, value, delta: factor * value


def _times_m(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    return forward.snapshot.n_examples * value


def _ones(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    return np.ones_like(value)


def _of_a(function: Callable[[AnyFloats], AnyFloats]) -> Change:
    return lambda forward, layer, value, delta: function(forward.unmasked[layer])


def _of_z(function: Callable[[AnyFloats], AnyFloats]) -> Change:
    return lambda forward, layer, value, delta: function(forward.z[layer])


def _of_masked(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    a = forward.a[layer + 1][:-1]
    return 1 - a**2 if forward.snapshot.architecture.activation == "tanh" else a * (1 - a)


def _unscaled(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    return (value > 0).astype(np.float64)


def _untransposed(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    return cast(AnyFloats, forward.weights[layer + 1] @ delta)


def _without(place: int) -> Change:
    def change(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
        value = value.copy()
        value[:, place] = 0
        return value

    return change


def _without_and_counted(place: int) -> Change:
    def change(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
        value = value * (value.shape[1] / (value.shape[1] - 1))
        value[:, place] = 0
        return value

    return change


def _next_targets(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    return forward.predicted() - np.roll(forward.snapshot.targets, 1, axis=1)


def _with_output_slope(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    predicted = forward.predicted()
    return value * predicted * (1 - predicted)


def _from_z(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    return cast(AnyFloats, delta @ forward.z[layer - 1].T)


def _from_unmasked(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    return cast(AnyFloats, delta @ forward.unmasked[layer - 1].T)


def _from_stale(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    return cast(AnyFloats, delta @ forward.before().a[layer][:-1].T)


def _from_next_examples(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    return cast(AnyFloats, delta @ np.roll(forward.a[layer][:-1], 1, axis=1).T)


def _transposed(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    return value.T.copy()


def _rolled(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    return np.roll(value, 1, axis=0)


def _one_row_doubled(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    value = value.copy()
    value[int(np.argmax(np.abs(value).sum(axis=1)))] *= 2
    return value


def _summed_over_units(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    return np.full_like(value, value.sum())


def _nothing(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    return np.zeros_like(value)


def _bias_decay(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    penalty, layout = forward.snapshot.penalty, forward.snapshot.layout
    return penalty.l2 / penalty.n_train * layout.biases(forward.snapshot.parameters)[layer]


def _penalty_without_m(forward: Pass, layer: int, value: AnyFloats, delta: AnyFloats) -> AnyFloats:
    return value * forward.snapshot.penalty.n_train


# --- the list --------------------------------------------------------------------------------------------------

_MISSING_SLOPE = QT_TRANSLATE_NOOP(
    "trainer", "the derivative of {g} is missing in layer {l}: dZ{l} = dA{l} · ({slope}) with A = A{l}"
)
_WRONG_SLOPE = QT_TRANSLATE_NOOP(
    "trainer", "the derivative of {g} in layer {l} is wrong: {wrong} where {slope} belongs"
)


def _wrong_slope(
    name: str, formula: str, change: Change, fits: Callable[[Pass, int], bool] = _is_curved
) -> Slip:
    return Slip(name, "slope", _WRONG_SLOPE, change, fits, formula)


# Slips of one step that spoil all below, and of the weights' product; the plainest first. Each is tried as it
# stands, without a number to fit.
SLIPS: tuple[Slip, ...] = (
    Slip(
        "error_sign",
        "error",
        QT_TRANSLATE_NOOP(
            "trainer", "the sign of the output's error is flipped: y - ŷ where ŷ - y belongs, in every layer"
        ),
        times(-1),
        is_last,
    ),
    Slip(
        "error_sum",
        "error",
        QT_TRANSLATE_NOOP(
            "trainer",
            "1/m is missing in the output's error: every layer has a sum over the {m} examples where a mean belongs",
        ),
        _times_m,
        _sums_to_more,
    ),
    Slip(
        "last_example",
        "error",
        QT_TRANSLATE_NOOP(
            "trainer",
            "the last example is left out of the gradient, though J counts it: off by one in the batch",
        ),
        _without(-1),
        _sums_to_more,
    ),
    Slip(
        "first_example",
        "error",
        QT_TRANSLATE_NOOP(
            "trainer",
            "the first example is left out of the gradient, though J counts it: off by one in the batch",
        ),
        _without(0),
        _sums_to_more,
    ),
    Slip(
        "last_example_mean",
        "error",
        QT_TRANSLATE_NOOP(
            "trainer",
            "the gradient is the mean over all examples but the last, though J counts it: off by one in the batch",
        ),
        _without_and_counted(-1),
        _sums_to_more,
    ),
    Slip(
        "first_example_mean",
        "error",
        QT_TRANSLATE_NOOP(
            "trainer",
            "the gradient is the mean over all examples but the first, though J counts it: off by one in the batch",
        ),
        _without_and_counted(0),
        _sums_to_more,
    ),
    Slip(
        "shifted_targets",
        "error",
        QT_TRANSLATE_NOOP(
            "trainer",
            "each example is compared with the target of the one before it: the targets are shifted by one",
        ),
        _next_targets,
        _sums_to_more,
    ),
    Slip(
        "output_slope",
        "error",
        QT_TRANSLATE_NOOP(
            "trainer",
            "ŷ·(1 - ŷ) is multiplied into the output's error: with cross-entropy, dZ{l} is ŷ - y alone",
        ),
        _with_output_slope,
        _classifies,
    ),
    Slip(
        "back_untransposed",
        "back",
        QT_TRANSLATE_NOOP(
            "trainer",
            "dA{l} is made with W{above} where its transpose belongs: dA{l} = W{above}ᵀ · dZ{above}",
        ),
        _untransposed,
        _leads_to_a_square,
    ),
    Slip("slope_missing", "slope", _MISSING_SLOPE, _ones, _is_curved),
    Slip(
        "mask_missing",
        "mask",
        QT_TRANSLATE_NOOP(
            "trainer",
            "the dropout mask of layer {l} is not reused in backpropagation: dA{l} · D{l} / keep_prob is missing",
        ),
        _ones,
        is_masked,
    ),
    Slip(
        "mask_unscaled",
        "mask",
        QT_TRANSLATE_NOOP(
            "trainer",
            "1/keep_prob is missing in layer {l}: dA{l} · D{l} is not divided by keep_prob = {keep}",
        ),
        _unscaled,
        is_masked,
    ),
    Slip(
        "mask_scaled_twice",
        "mask",
        QT_TRANSLATE_NOOP("trainer", "layer {l} is divided by keep_prob = {keep} twice in backpropagation"),
        lambda forward, layer, value, delta: value**2,
        is_masked,
    ),
    _wrong_slope(
        "slope_linear_tanh",
        QT_TRANSLATE_NOOP("trainer", "1 - A"),
        _of_a(lambda a: 1 - a),
        _uses("tanh", "sigmoid"),
    ),
    _wrong_slope(
        "slope_of_tanh",
        QT_TRANSLATE_NOOP("trainer", "1 - A², that of tanh,"),
        _of_a(lambda a: 1 - a**2),
        _uses("sigmoid", "relu"),
    ),
    _wrong_slope(
        "slope_of_sigmoid",
        QT_TRANSLATE_NOOP("trainer", "A·(1 - A), that of sigmoid,"),
        _of_a(lambda a: a * (1 - a)),
        _uses("tanh", "relu"),
    ),
    _wrong_slope("slope_a", QT_TRANSLATE_NOOP("trainer", "A itself"), _of_a(lambda a: a)),
    _wrong_slope("slope_squared", QT_TRANSLATE_NOOP("trainer", "A²"), _of_a(lambda a: a**2)),
    _wrong_slope(
        "slope_plus", QT_TRANSLATE_NOOP("trainer", "1 + A²"), _of_a(lambda a: 1 + a**2), _uses("tanh")
    ),
    _wrong_slope(
        "slope_tanh_z", QT_TRANSLATE_NOOP("trainer", "1 - Z²"), _of_z(lambda z: 1 - z**2), _uses("tanh")
    ),
    _wrong_slope(
        "slope_sigmoid_z",
        QT_TRANSLATE_NOOP("trainer", "Z·(1 - Z)"),
        _of_z(lambda z: z * (1 - z)),
        _uses("sigmoid"),
    ),
    _wrong_slope(
        "slope_of_relu",
        QT_TRANSLATE_NOOP("trainer", "1 where Z > 0, that of ReLU,"),
        _of_z(lambda z: (z > 0).astype(np.float64)),
        _uses("tanh", "sigmoid", "leaky_relu"),
    ),
    _wrong_slope(
        "slope_turned",
        QT_TRANSLATE_NOOP("trainer", "1 where Z < 0"),
        _of_z(lambda z: (z < 0).astype(np.float64)),
        _uses("relu", "leaky_relu"),
    ),
    _wrong_slope(
        "slope_twice",
        QT_TRANSLATE_NOOP("trainer", "its square"),
        lambda forward, layer, value, delta: value**2,
        _uses("tanh", "sigmoid", "leaky_relu"),
    ),
    _wrong_slope(
        "slope_masked",
        QT_TRANSLATE_NOOP("trainer", "taken of the masked A"),
        _of_masked,
        lambda forward, layer: is_masked(forward, layer) and _uses("tanh", "sigmoid")(forward, layer),
    ),
    Slip(
        "stale_cache",
        "weights",
        QT_TRANSLATE_NOOP(
            "trainer", "{dW} is made with A{below} of the parameters one step before: a stale cache"
        ),
        _from_stale,
        _knows_the_step_before,
    ),
    Slip(
        "shifted_cache",
        "weights",
        QT_TRANSLATE_NOOP(
            "trainer",
            "{dW} multiplies each example's error with A{below} of the example before it: the batches are shifted",
        ),
        _from_next_examples,
        _has_examples,
    ),
    Slip(
        "z_for_a",
        "weights",
        QT_TRANSLATE_NOOP("trainer", "{dW} is made with Z{below} where A{below} belongs"),
        _from_z,
        _follows_an_activation,
    ),
    Slip(
        "unmasked_a",
        "weights",
        QT_TRANSLATE_NOOP("trainer", "{dW} is made with A{below} as it was before dropout"),
        _from_unmasked,
        _follows_a_mask,
    ),
)
SLIP = {slip.name: slip for slip in SLIPS}

# Slips of one block alone, to be planted; they are found by what they do to the numbers, whatever the network.
LOCAL = {
    slip.name: slip
    for slip in (
        Slip("weights_doubled", "weights", "{dW} is 2.00 times the numeric gradient", times(2)),
        Slip("weights_halved", "weights", "{dW} is 0.50 times the numeric gradient", times(0.5)),
        Slip("weights_sign", "weights", "{dW} has its sign flipped", times(-1)),
        Slip("weights_transposed", "weights", "{dW} is transposed", _transposed, _is_square),
        Slip("weights_shifted", "weights", "{dW} is shifted by one row", _rolled, _has_rows),
        Slip("weights_one_unit", "weights", "one row of {dW} differs", _one_row_doubled, _has_rows),
        Slip("weights_zero", "weights", "{dW} is all zero", _nothing),
        Slip("bias_times_four", "bias", "{db} is 4.00 times the numeric gradient", times(4)),
        Slip("bias_sum", "bias", "{db} is {m}.00 times the numeric gradient: a sum", _times_m, _has_examples),
        Slip("bias_over_units", "bias", "{db} is summed over the units", _summed_over_units, _has_rows),
        Slip("penalty_missing", "penalty", "{W} lacks the penalty's gradient", _nothing, _has_l2),
        Slip("penalty_without_m", "penalty", "{W} has λ·W where λ/m·W belongs", _penalty_without_m, _has_l2),
        Slip("penalty_halved", "penalty", "{W} has half the penalty's gradient", times(0.5), _has_l2),
        Slip("penalty_on_bias", "bias penalty", "{db} carries a penalty", _bias_decay, _has_l2),
    )
}
