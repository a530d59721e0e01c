"""A histogram of weights that keeps its bins while the weights move, with the exact zeros apart."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from guiprac.trainer.layout import AnyFloats

# A power of two: with a reach that is one, too, each weight is scaled without rounding.
BINS = 128


def count_weights(matrices: Sequence[AnyFloats]) -> tuple[float, npt.NDArray[np.int64]]:
    """The reach (a power of two that no |w| is above) and how many weights, but for exact zeros, lie in each of
    BINS equal bins from -reach to reach."""
    largest = max((float(np.abs(matrix).max(initial=0.0)) for matrix in matrices), default=0.0)
    reach = 2.0 ** math.ceil(math.log2(largest)) if largest > 0 else 1.0
    counts = np.zeros(BINS, np.int64)
    half = BINS // 2
    for matrix in matrices:
        places = np.floor(matrix * matrix.dtype.type(half / reach)).astype(np.int64) + half
        counts += np.bincount(np.minimum(places, BINS - 1).ravel(), minlength=BINS)
        counts[half] -= zeros(matrix)
    return reach, counts


def zeros(matrix: AnyFloats) -> int:
    """How many entries are exactly 0."""
    return int(matrix.size - np.count_nonzero(matrix))
