"""What choosing on a set does to that set: the best of many looks better than it is (S2).

Of k settings whose true errors are alike, the one with the smallest measured error has that error by luck, and the
luck grows with k. Pure functions on arrays; all errors are shares.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]

_NEVER = 1e-20


@dataclass(frozen=True)
class Optimism:
    """Errors as a function of how many settings the choice was among.

    Attributes:
        settings: (c,) numbers of settings, ascending.
        reported: (c,) expected error of the chosen setting on the set that it was chosen on.
        true: (c,) its expected error on examples that had no part in the choice.
    """

    settings: npt.NDArray[np.int64]
    reported: Values
    true: Values

    @property
    def optimism(self) -> Values:
        """By how much the reported error is too low, (c,)."""
        return self.true - self.reported


def expected_best(error: float, n: int, settings: Sequence[int], shared: float = 0.0) -> Optimism:
    """The expected smallest of k measured errors, when every setting's true error is the same; exact.

    Each measured error is a binomial count of n, and the expected smallest of k independent ones is
    Σ_j P(X > j)^k. Of examples that all settings get right or wrong alike, the count is the same for all: it moves
    them together and leaves that much less to choose by. Measured errors then have the correlation `shared`.

    Args:
        error: the true error of each, 0 to 1.
        n: examples of the set that is chosen on, at least 1.
        settings: numbers k, each at least 1.
        shared: the share of the examples on which all settings do alike, 0 to 1; rounded to whole examples.
    """
    counts = np.array(settings, np.int64)
    alike = round(shared * n)
    above = _above(error, n - alike)
    # Most counts are passed surely or never: no power changes that.
    sure = int(np.count_nonzero(above == 1))
    unsure = above[(above < 1) & (above > _NEVER)]
    smallest = np.array([sure + float((unsure ** int(k)).sum()) for k in counts])
    return Optimism(counts, (alike * error + smallest) / n, np.full(counts.size, error))


def measured(error: float, n: int, settings: int, shared: float, rng: np.random.Generator) -> Values:
    """One draw of what `expected_best` expects: the measured errors of so many settings, (settings,).

    Args:
        error, n, shared: as there.
    """
    alike = round(shared * n)
    return (rng.binomial(alike, error) + rng.binomial(n - alike, error, settings)) / n


def _above(error: float, n: int) -> Values:
    """P(X > j) of a binomial count, j = 0 … n - 1."""
    if error <= 0:
        return np.zeros(n)
    if error >= 1:
        return np.ones(n)
    j = np.arange(n + 1)
    logs = np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, n + 1)))))
    log_probabilities = logs[n] - logs[j] - logs[n - j] + j * math.log(error) + (n - j) * math.log1p(-error)
    probabilities = np.exp(log_probabilities)
    # Summed from the far end, where the small ones are.
    return np.minimum(np.cumsum(probabilities[::-1])[::-1][1:], 1.0)
