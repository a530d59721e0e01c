"""Inputs on one scale: μ and σ, measured on train alone unless a mistake is to be looked at (S19)."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from guiprac.data.dataset import Floats, Integers, Normalization

# Numbers that are looked at in one go: as float64 they fit the processor's second cache.
CHUNK = 131_072


def identity(n_inputs: int) -> Normalization:
    """The normalization that changes nothing."""
    return Normalization(np.zeros(n_inputs, np.float32), np.ones(n_inputs, np.float32))


def measure(inputs: Floats, rows: Integers) -> Normalization:
    """Mean and standard deviation of each input over `rows`, in the rule the rows of train (S19).

    Accumulated in float64, a chunk of rows at a time; the standard deviation divides by n. A constant column
    has scale 1, so that it becomes zeros.

    Args:
        inputs: (n, d) float32.
        rows: (r,) int32, at least one.
    """
    mean, deviation = moments(inputs, rows)
    mean32, scale32 = mean.astype(np.float32), deviation.astype(np.float32)
    scale32[scale32 == 0] = 1
    return Normalization(mean32, scale32)


def measure_targets(targets: Floats, rows: Integers) -> tuple[float, float]:
    """Mean and standard deviation of a regression target over train; the deviation is 1 if it is constant."""
    mean, deviation = moments(targets.reshape(-1, 1), rows)
    return float(mean[0]), float(deviation[0]) or 1.0


def apply(normalization: Normalization, raw: Floats) -> Floats:
    """x' = (x - μ)/σ as a new array; raw is (n, d) (S19)."""
    normalized: Floats = raw - normalization.mean
    normalized /= normalization.scale
    return normalized


def moments(inputs: Floats, rows: Integers) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Mean and population standard deviation of each column over `rows`, (d,) each, by Chan's merge of chunks.

    A sum of equal float32 numbers is exact in float64, so that a constant column has exactly σ = 0.
    """
    mean = np.zeros(inputs.shape[1])
    squares = np.zeros(inputs.shape[1])
    seen = 0
    for columns in _chunks(inputs, rows):
        count = columns.shape[1]
        chunk_mean = columns.mean(axis=1)
        columns -= chunk_mean[:, None]
        shift = chunk_mean - mean
        both = seen + count
        squares += np.einsum("ij,ij->i", columns, columns) + shift**2 * (seen * count / both)
        mean += shift * (count / both)
        seen = both
    return mean, np.sqrt(squares / seen)


def _chunks(inputs: Floats, rows: Integers) -> Iterator[npt.NDArray[np.float64]]:
    """Some of the rows at a time as (d, count) float64: sums along the last axis run at full speed."""
    step = max(1, CHUNK // max(1, inputs.shape[1]))
    for start in range(0, rows.size, step):
        yield inputs[rows[start : start + step]].T.astype(np.float64, order="C")
