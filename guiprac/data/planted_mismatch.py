"""A mismatch planted on purpose: dev, test or both are made unlike train, to see what that does (S3)."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from guiprac import experiment
from guiprac.data.dataset import Dataset, Integers
from guiprac.data.normalization import CHUNK, moments
from guiprac.data.seeds import PLANTED, stream
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

_LARGEST = float(np.finfo(np.float32).max)


def plant(
    dataset: Dataset, data: experiment.Data, *, train: Integers, dev: Integers, test: Integers, seed: int
) -> tuple[Dataset, tuple[str, ...]]:
    """A data set whose dev or test inputs are changed as data.plant says, and a note of it; targets stay.

    With σ_j of train: "shift" adds amount·σ_j to input j, "scale" multiplies its distance from train's mean by
    1 + amount, "noise" adds N(0, (amount·σ_j)²). The given data set is left as it is.
    """
    if data.plant == "nothing" or data.plant_amount == 0:
        return dataset, ()
    mean, deviation = moments(dataset.inputs, train)
    inputs = dataset.inputs.copy()
    step = max(1, CHUNK // max(1, inputs.shape[1]))
    for number, (name, rows) in enumerate((("dev", dev), ("test", test))):
        if name not in data.plant_in:
            continue
        # A stream for each part: what dev gets does not depend on whether test gets something too.
        rng = stream(seed, PLANTED, number)
        for start in range(0, rows.size, step):
            some = rows[start : start + step]
            changed = _changed(inputs[some].astype(np.float64), mean, deviation, data, rng)
            inputs[some] = np.clip(changed, -_LARGEST, _LARGEST)
    return replace(dataset, inputs=inputs), (_note(data),)


def _changed(
    raw: npt.NDArray[np.float64],
    mean: npt.NDArray[np.float64],
    deviation: npt.NDArray[np.float64],
    data: experiment.Data,
    rng: np.random.Generator,
) -> npt.NDArray[np.float64]:
    if data.plant == "shift":
        return raw + data.plant_amount * deviation
    if data.plant == "scale":
        return mean + (1 + data.plant_amount) * (raw - mean)
    return raw + data.plant_amount * deviation * rng.standard_normal(raw.shape)


def _note(data: experiment.Data) -> str:
    template = {
        "shift": QT_TRANSLATE_NOOP(
            "messages",
            "A mismatch is planted: in {0} every input is shifted by {1} standard deviations of train (S3).",
        ),
        "scale": QT_TRANSLATE_NOOP(
            "messages",
            "A mismatch is planted: in {0} every input's distance from train's mean is multiplied by "
            "{1} (S3).",
        ),
        "noise": QT_TRANSLATE_NOOP(
            "messages",
            "A mismatch is planted: in {0} every input has noise of {1} standard deviations of train "
            "added (S3).",
        ),
    }[data.plant]
    amount = 1 + data.plant_amount if data.plant == "scale" else data.plant_amount
    return told(template, data.plant_in, f"{amount:g}")
