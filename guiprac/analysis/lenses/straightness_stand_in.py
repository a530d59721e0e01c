"""The best affine stand-in for a network, and how much of what the network computes it explains."""

import math
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.training import Run

_Values = npt.NDArray[np.float64]

# Directions of the inputs whose variance is less than this share of the largest are rounding.
_LEAST_VARIANCE = 1e-10
# A z[L] that varies less than this share of its size is rounding: float32 resolves 6e-8.
_LEAST_SPREAD = 1e-6

_bases: WeakKeyDictionary[Run, _Values] = WeakKeyDictionary()


def orthonormal(inputs: AnyFloats) -> _Values:
    """An orthonormal basis (n, r) of what affine maps of the inputs (n, d) can say, the constant aside."""
    centred = inputs.astype(np.float64)
    centred -= centred.mean(axis=0)
    n, d = centred.shape
    values, vectors = np.linalg.eigh(centred.T @ centred if d <= n else centred @ centred.T)
    kept = values > max(float(values[-1]), 0.0) * _LEAST_VARIANCE
    if d > n:
        return np.asarray(vectors[:, kept])
    return np.asarray(centred @ (vectors[:, kept] / np.sqrt(values[kept])))


def basis_of(run: Run, inputs: AnyFloats) -> _Values:
    """`orthonormal` of a run's fixed sample, worked out once a run."""
    found = _bases.get(run)
    if found is None or len(found) != len(inputs):
        found = _bases[run] = orthonormal(inputs)
    return found


def is_constant(outputs: AnyFloats) -> bool:
    """Whether z (n[L], n) does not depend on the example, as far as can be told."""
    spread = float(np.ptp(outputs.astype(np.float64), axis=1).max())
    return not spread > _LEAST_SPREAD * float(np.abs(outputs).max())


def linear_share(outputs: AnyFloats, basis: _Values) -> float:
    """Adjusted R² of the best affine map to z (n[L], n), its outputs pooled.

    1 - (SSE/(n - r - 1))/(SST/(n - 1)), so that many inputs do not count as explanation by their number alone.
    At least 0; nan where n ≤ r + 1, or where z does not vary.
    """
    n, rank = basis.shape
    centred = outputs.astype(np.float64)
    centred -= centred.mean(axis=1, keepdims=True)
    total = float(np.sum(centred**2))
    if n <= rank + 1 or total == 0 or not math.isfinite(total):
        return math.nan
    left = centred - (centred @ basis) @ basis.T
    unexplained = float(np.sum(left**2)) / (n - rank - 1) / (total / (n - 1))
    return max(0.0, 1.0 - unexplained)


def stand_in(inputs: AnyFloats, outputs: AnyFloats, mean: AnyFloats, scale: AnyFloats) -> _Values:
    """The best affine map from raw inputs to z, (n[L], d + 1), the constant last.

    Args:
        inputs: (n, d + 1) normalized by `mean` and `scale` (S19), the last column ones.
        outputs: (n[L], n).
    """
    solved: _Values = np.linalg.lstsq(inputs.astype(np.float64), outputs.T.astype(np.float64), rcond=None)[
        0
    ].T
    solved[:, :-1] /= scale
    solved[:, -1] -= solved[:, :-1] @ mean
    return solved
