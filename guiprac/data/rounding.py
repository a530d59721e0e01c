"""Whole numbers that add up."""

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]


def largest_remainder(total: int, shares: npt.NDArray[np.float64]) -> Counts:
    """Whole numbers near total·shares that add up to total."""
    quotas = total * shares / shares.sum()
    counts = np.floor(quotas).astype(np.int64)
    left = total - int(counts.sum())
    counts[np.argsort(counts - quotas, kind="stable")[:left]] += 1
    return counts
