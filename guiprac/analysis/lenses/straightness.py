"""How straight the network is: where z lies on the activation's curve, and how linear the whole is (S12, S13)."""

import math

import numpy as np

from guiprac.analysis.lenses.layers_sample import Sample, forward, sample_of_train
from guiprac.analysis.lenses.straightness_stand_in import basis_of, is_constant, linear_share, stand_in
from guiprac.commands.straightness import LookAtStraightness
from guiprac.errors import ExperimentError
from guiprac.events import pack
from guiprac.events.straightness import LayerOnCurve, StraightnessSeen
from guiprac.sentences import told
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP

BINS = 80
FEW, MANY = 500, 1000
# Where tanh(z) falls short of z by less than a twelfth; sigmoid(z) = ½ + ½·tanh(z/2) bends half as fast.
STRAIGHT = {"tanh": 0.5, "sigmoid": 1.0}
# The part of the curve that bends; beyond it z is told as a share.
_BEND = {"tanh": 4.0, "sigmoid": 8.0}
_LEAST_REACH, _MOST_REACH = 2.0**-10, 2.0**40
# The part of z that the reach is to hold, and how many values are enough to tell.
_HELD = 0.995
_ENOUGH = 20_000


def see(run: Run, command: LookAtStraightness) -> StraightnessSeen:
    """How straight the network is; draws no random number of the run, and leaves it as it is.

    Raises:
        ExperimentError: no hidden layer has the unit.
    """
    sizes, activation = run.layout.sizes, run.architecture.activation
    if command.unit and not any(command.unit <= units for units in sizes[1:-1]):
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "No hidden layer has a unit {0}; choose a smaller number."),
                command.unit,
            )
        )
    sample = sample_of_train(run, FEW if 2 * (sizes[0] + 1) <= FEW else MANY)
    space = forward(run, sample)
    hidden, outputs = space.z[:-1], space.z[-1]
    chosen = slice(None) if command.unit == 0 else slice(command.unit - 1, command.unit)
    counted = [z[chosen] for z in hidden]
    reach = _BEND.get(activation) or _reach(counted, command.reach)
    biases = run.layout.biases(run.parameters)
    layers = tuple(
        _layer(activation, z, own, bias, reach) for z, own, bias in zip(hidden, counted, biases, strict=False)
    )
    constant = is_constant(outputs)
    with np.errstate(all="ignore"):
        share = math.nan if constant else linear_share(outputs, basis_of(run, sample.inputs[:, :-1]))
    settings = run.experiment
    return StraightnessSeen(
        run.step,
        examples=len(sample.inputs),
        activation=activation,
        reach=reach,
        layers=layers,
        linear_share=share,
        constant=constant,
        weight_norm=math.sqrt(
            sum(
                float(np.square(weights, dtype=np.float64).sum())
                for weights in run.layout.weights(run.parameters)
            )
        ),
        decay=settings.training.learning_rate * settings.regularization.l2 / len(run.splits.train),
        stand_in=pack(_stand_in(run, sample, outputs)) if sizes[0] <= 2 else None,
    )


def _stand_in(run: Run, sample: Sample, outputs: AnyFloats) -> AnyFloats:
    normalization = run.splits.normalization
    return stand_in(sample.inputs, outputs, normalization.mean, normalization.scale)


def _layer(activation: str, z: AnyFloats, counted: AnyFloats, bias: AnyFloats, reach: float) -> LayerOnCurve:
    counts, below, above = _histogram(counted, reach)
    limit = STRAIGHT.get(activation, math.nan)
    some = counted.size > 0
    return LayerOnCurve(
        units=len(z),
        counted=len(counted),
        counts=pack(counts),
        below=below,
        above=above,
        straight=_share(np.abs(counted) < limit) if some and math.isfinite(limit) else math.nan,
        negative=_share(counted < 0) if some else math.nan,
        dead=int(np.count_nonzero(z.max(axis=1) <= 0)),
        bias_mean=float(bias.mean(dtype=np.float64)),
        bias_low=float(bias.min()),
        bias_high=float(bias.max()),
    )


def _share(chosen: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> float:
    return float(np.count_nonzero(chosen)) / chosen.size


def _histogram(
    z: AnyFloats, reach: float
) -> tuple[np.ndarray[tuple[int], np.dtype[np.uint32]], float, float]:
    """Counts in equal parts of [-reach, reach], and the shares below and above it; much faster than np.histogram."""
    if z.size == 0:
        return np.zeros(BINS, np.uint32), 0.0, 0.0
    place = np.multiply(z.ravel(), BINS / (2 * reach))
    place += BINS / 2 + 1
    np.clip(np.nan_to_num(place, copy=False), 0, BINS + 1, out=place)
    counts = np.bincount(place.astype(np.intp), minlength=BINS + 2)
    return counts[1:-1].astype(np.uint32), float(counts[0]) / z.size, float(counts[-1]) / z.size


def _reach(layers: list[AnyFloats], present: float) -> float:
    """A power of two that holds nearly all of z; the present one as long as it is not far too wide."""
    needed = _LEAST_REACH
    for z in layers:
        if z.size:
            some = np.abs(z.ravel()[:: max(1, z.size // _ENOUGH)])
            needed = max(needed, float(np.quantile(np.nan_to_num(some, nan=0.0, posinf=_MOST_REACH), _HELD)))
    best = min(2.0 ** math.ceil(math.log2(needed)), _MOST_REACH)
    return present if best <= present <= 4 * best else best
