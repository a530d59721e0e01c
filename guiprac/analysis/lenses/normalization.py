"""Two inputs raw, centred and scaled by μ and σ of train (S19)."""

import numpy as np

from guiprac.analysis.raw_and_normalized import statistics
from guiprac.commands.normalization import LookAtNormalization
from guiprac.data.dataset import Floats, Integers, Normalization, Splits
from guiprac.data.describe import evenly
from guiprac.errors import ExperimentError
from guiprac.events import pack
from guiprac.events.normalization import NormalizationSeen, ScaledInput
from guiprac.sentences import told
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP

MOST_TRAIN, MOST_DEV = 1000, 500


def see(run: Run, command: LookAtNormalization) -> NormalizationSeen:
    """Raw values, μ and σ of two inputs; draws no random number, and leaves the run as it is.

    Raises:
        ExperimentError: the data have no such input.
    """
    splits, settings = run.splits, run.experiment.training
    measured = statistics(splits, run.experiment)
    places = chosen_inputs(splits, measured, command.first, command.second)
    inputs = splits.dataset.inputs
    varied = deviations(splits, measured)
    varied = varied[varied > 0]
    columns = np.array(places)
    train, dev = evenly(run.train_evaluation.rows, MOST_TRAIN), evenly(run.dev_evaluation.rows, MOST_DEV)
    return NormalizationSeen(
        run.step,
        (command.first, command.second),
        tuple(_scaled(run, measured, place) for place in places),
        pack(inputs[np.ix_(train, columns)]),
        pack(inputs[np.ix_(dev, columns)]),
        len(splits.train),
        len(splits.dev),
        settings.normalize,
        settings.normalize and settings.normalize_from == "everything",
        float(varied.max() / varied.min()) if varied.size else 1.0,
        inputs.shape[1] - varied.size,
    )


def chosen_inputs(splits: Splits, measured: Normalization, first: int, second: int) -> tuple[int, ...]:
    """The places of two different inputs, or of the only one.

    Args:
        first, second: places from 0; -1 takes the input with the largest, and with the smallest σ above 0.

    Raises:
        ExperimentError: there is no such input.
    """
    count = splits.dataset.inputs.shape[1]
    if not (-1 <= first < count and -1 <= second < count):
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "There is no input {0}: the data have {1}."),
                max(first, second) + 1,
                count,
            )
        )
    if count == 1:
        return (0,)
    spread = deviations(splits, measured)
    if first < 0:
        spread_left = spread.copy()
        if second >= 0:
            spread_left[second] = -1
        first = int(np.argmax(spread_left))
    if second < 0 or second == first:
        narrow = np.where(spread > 0, spread, np.inf)
        narrow[first] = np.inf
        second = int(np.argmin(narrow)) if np.isfinite(narrow).any() else (first + 1) % count
    return first, second


def deviations(splits: Splits, measured: Normalization) -> Floats:
    """σ of each input over train, (d,); 0 where it is constant, for which `Normalization.scale` has 1."""
    spread = measured.scale.copy()
    for place in np.flatnonzero(spread == 1):
        values = splits.dataset.inputs[splits.train, place]
        if values.min() == values.max():
            spread[place] = 0
    return spread


def _scaled(run: Run, measured: Normalization, place: int) -> ScaledInput:
    splits = run.splits
    mean, scale = float(measured.mean[place]), float(measured.scale[place])
    dev = _normalized(splits, run.dev_evaluation.rows, place, mean, scale)
    values = splits.dataset.inputs[splits.train, place]
    return ScaledInput(
        place,
        splits.dataset.input_names[place],
        mean,
        scale,
        bool(values.min() == values.max()),
        float(dev.mean()) if dev.size else 0.0,
        float(dev.std()) if dev.size else 0.0,
    )


def _normalized(splits: Splits, rows: Integers, place: int, mean: float, scale: float) -> Floats:
    normalized: Floats = (splits.dataset.inputs[rows, place].astype(np.float64) - mean) / scale
    return normalized
