"""Every layer as it stands: how W, a and dW are spread, how far a step moves W, which units are dead or saturated."""

import math

import numpy as np

from guiprac.analysis.lenses.layers_sample import Sample, backward, forward, sample_of_train
from guiprac.commands.layers import LookAtLayers
from guiprac.events import pack
from guiprac.events.layers import LayerSeen, LayersSeen, Spread
from guiprac.experiment import Activation
from guiprac.trainer import losses
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.optimizers import Optimizer
from guiprac.trainer.training import Run

MOST_EXAMPLES = 256
BINS = 48
# tanh beyond ±0.97 and sigmoid beyond 0.015 and 0.985 have a slope of less than 6 % of that in their middle.
TANH_SATURATED = 0.97
SIGMOID_SATURATED = 0.985


def see(run: Run, command: LookAtLayers) -> LayersSeen:
    """Every layer as it stands; draws no random number of the run, and leaves it as it is."""
    sample = sample_of_train(run, MOST_EXAMPLES)
    space = forward(run, sample)
    # Backpropagation overwrites what it has no more need of, but neither z[L] nor the activations.
    said = np.atleast_2d(losses.predictions(run.architecture.task, space.z[-1]))
    gradient = backward(run, sample, space)
    deltas = [*(da[:-1] for da in space.da), space.delta]
    activations = [*(a[:-1] for a in space.a), said]
    weights, own = run.layout.weights(run.parameters), run.layout.weights(gradient)
    few = min(run.experiment.training.batch_size, len(sample.inputs))
    step = run.layout.weights(next_update(run, sample.first(few)))
    n_hidden = run.layout.depth - 1
    layers = tuple(
        _layer(
            run.architecture.activation if index < n_hidden else "linear",
            weights[index],
            activations[index],
            own[index],
            deltas[index] * len(sample.inputs),
            step[index],
        )
        for index in range(run.layout.depth)
    )
    return LayersSeen(
        run.step,
        examples=len(sample.inputs),
        step_examples=few,
        activation=run.architecture.activation,
        task=run.architecture.task,
        dropout=min(run.experiment.keep_probs()) < 1,
        layers=layers,
    )


def next_update(run: Run, batch: Sample) -> AnyFloats:
    """By what one step on these examples, dropout off, would change the parameters; flat, worked out on copies.

    It is the run's own optimizer with its moments and penalties (S10, S11).
    """
    settings = run.experiment.training
    gradient = backward(run, batch, forward(run, batch))
    optimizer = Optimizer(settings, run.parameters.size, run.parameters.dtype)
    for name, moment in optimizer.moments.items():
        np.copyto(moment, run.optimizer.moments[name])
    gradient *= optimizer.gradient_scale(settings.learning_rate)
    parameters = run.parameters.copy()
    mask = run.layout.weight_mask(parameters.dtype)
    with np.errstate(all="ignore"):
        for operation in optimizer.operations(
            parameters, gradient, mask, settings.learning_rate, run.penalty, run.step
        ):
            operation()
        parameters -= run.parameters
    return parameters


def _layer(
    activation: Activation,
    weights: AnyFloats,
    activations: AnyFloats,
    gradient: AnyFloats,
    delta: AnyFloats,
    update: AnyFloats,
) -> LayerSeen:
    size = np.abs(gradient.ravel())
    some = size[size > 0]
    norm = _rms(weights)
    return LayerSeen(
        units=len(weights),
        weights=spread(weights),
        activations=spread(activations),
        gradients=spread(np.log10(some)),
        zero_gradients=1 - len(some) / len(size),
        gradient_rms=_rms(gradient),
        delta_rms=_rms(delta),
        update_ratio=_rms(update) / norm if norm else math.nan,
        dead=int(np.count_nonzero(activations.max(axis=1) == 0)) if activation == "relu" else 0,
        saturated=saturated_share(activation, activations),
    )


def saturated_share(activation: Activation, a: AnyFloats) -> float:
    """The share of a where the activation is nearly flat: |a| > 0.97 (tanh), a < 0.015 or > 0.985 (sigmoid)."""
    if activation == "tanh":
        flat = np.abs(a) > TANH_SATURATED
    elif activation == "sigmoid":
        flat = np.abs(a - 0.5) > SIGMOID_SATURATED - 0.5
    else:
        return math.nan
    return float(np.count_nonzero(flat)) / flat.size


def spread(values: AnyFloats) -> Spread:
    """How finite values are spread over equal parts of their own range; much faster than np.histogram."""
    flat = values.ravel()
    flat = flat[np.isfinite(flat)]
    if not flat.size:
        return Spread(0.0, 0.0, pack(np.zeros(BINS, np.float32)), 0.0)
    low, high = float(flat.min()), float(flat.max())
    scale = BINS / (high - low) if high > low else 0.0
    place = np.minimum((flat - low) * scale, BINS - 1).astype(np.intp)
    counts = np.bincount(place if scale else place + BINS // 2, minlength=BINS)
    return Spread(low, high, pack((counts / flat.size).astype(np.float32)), _rms(flat))


def _rms(values: AnyFloats) -> float:
    # In float64: the square of a small float32 gradient is 0.
    return math.sqrt(float(np.mean(np.square(values, dtype=np.float64)))) if values.size else 0.0
