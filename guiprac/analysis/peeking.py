"""What choosing on a set does to that set: the best of many looks better than it is (S2).

Of k settings whose true errors are alike, the one with the smallest measured error has that error by luck, and the
luck grows with k. Pure functions on arrays; all errors are shares.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from guiprac.analysis.comparison import At, DevOutcome

Values = npt.NDArray[np.float64]

# How often dev is halved.
HALVES = 200
# What is put into one half or the other as a whole; more would take long and tell no more.
MOST_BLOCKS = 1000
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


def _blocks(errors: npt.NDArray[np.generic], rng: np.random.Generator) -> tuple[Values, Values]:
    """Errors of each run summed over blocks of examples, (blocks, runs), and the blocks' sizes (blocks,).

    A block is an example, or where they are many, some that were thrown together at random.
    """
    n = errors.shape[1]
    if n <= MOST_BLOCKS:
        return errors.T.astype(np.float64), np.ones(n)
    starts = np.linspace(0, n, MOST_BLOCKS, endpoint=False).astype(np.intp)
    shuffled = errors[:, rng.permutation(n)]
    sums = np.add.reduceat(shuffled, starts, axis=1, dtype=np.float64)
    return sums.T, np.diff(starts, append=n).astype(np.float64)


def errors_of(outcomes: Sequence[DevOutcome], at: At = "best") -> npt.NDArray[np.generic]:
    """What runs get wrong on dev, (runs, n), for `choose_on_half`.

    Only runs that were measured on the same examples as the last are taken.
    """
    last = outcomes[-1]
    return np.stack([each.at(at).errors for each in outcomes if each.examples == last.examples])


def choose_on_half(
    errors: npt.NDArray[np.generic], settings: Sequence[int], rng: np.random.Generator, halves: int = HALVES
) -> Optimism:
    """What choosing does with real runs: choose on one half of dev, measure on the other, again and again.

    For each k, k of the runs are drawn without repetition in every half; the one with the smallest error on the
    first half is chosen, the earliest drawn where several are.

    Args:
        errors: (runs, n) what each run gets wrong on the same examples of dev: 0 and 1, or squared errors, which
            give means of squares.
        settings: numbers k, each from 1 to the number of runs.
        halves: how often dev is halved.
    """
    n_runs = len(errors)
    counts = np.array(settings, np.int64)
    sums, sizes = _blocks(errors, rng)
    # Ones where a block is in the first half, (halves, blocks): those that drew the smaller numbers.
    drawn, middle = rng.random((halves, sizes.size)), sizes.size // 2
    first = (drawn < np.partition(drawn, middle, axis=1)[:, middle, None]).astype(np.float64)
    on_first = (first @ sums) / (first @ sizes)[:, None]
    on_second = ((1 - first) @ sums) / ((1 - first) @ sizes)[:, None]
    order = np.argsort(rng.random((halves, n_runs)), axis=1)
    on_first, on_second = (np.take_along_axis(on, order, axis=1) for on in (on_first, on_second))
    places = np.arange(halves)
    reported, true = np.empty(counts.size), np.empty(counts.size)
    for index, k in enumerate(counts):
        chosen = np.argmin(on_first[:, :k], axis=1)
        reported[index] = on_first[places, chosen].mean()
        true[index] = on_second[places, chosen].mean()
    return Optimism(counts, reported, true)
