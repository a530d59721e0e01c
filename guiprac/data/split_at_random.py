"""A split at random, stratified or not (S1)."""

import numpy as np
import numpy.typing as npt

from guiprac.data.rounding import Counts


def at_random(
    targets: npt.NDArray[np.generic],
    class_counts: Counts | None,
    sizes: Counts,
    shares: npt.NDArray[np.float64],
    rng: np.random.Generator,
) -> npt.NDArray[np.uint8]:
    """The part of each row, (n,); with `class_counts` each part gets its share of each class, up to rounding.

    Args:
        targets: (n,); looked at only with class counts, and class codes then.
        sizes: examples of each part; they are the `shares` of n, rounded.
    """
    # Shuffling one byte a row costs less than permuting row numbers.
    parts = np.arange(sizes.size, dtype=np.uint8)
    if class_counts is None:
        part = np.repeat(parts, sizes)
        rng.shuffle(part)
        return part
    table = _share_out(class_counts, sizes, shares)
    # Sorting small unsigned integers is a radix sort, linear in n.
    narrow = targets.astype(np.min_scalar_type(class_counts.size - 1))
    by_class = np.argsort(narrow, kind="stable")
    part = np.empty(targets.shape[0], np.uint8)
    end = 0
    for row in table:
        start, end = end, end + int(row.sum())
        of_class = np.repeat(parts, row)
        rng.shuffle(of_class)
        part[by_class[start:end]] = of_class
    return part


def _share_out(class_counts: Counts, sizes: Counts, shares: npt.NDArray[np.float64]) -> Counts:
    """How many of each class each part gets, (classes, parts): rows add up to the classes, columns to the parts.

    Every cell is its quota rounded down, or up for the largest remainders. Where taking them greedily leaves
    a class and a part unmatched, one earlier choice is exchanged.
    """
    quotas: npt.NDArray[np.float64] = np.outer(class_counts, shares / shares.sum())
    floors = np.floor(quotas).astype(np.int64)
    remainders = quotas - floors
    up = np.zeros_like(floors)
    class_left = class_counts - floors.sum(axis=1)
    part_left = sizes - floors.sum(axis=0)
    for cell in np.argsort(-remainders, axis=None, kind="stable"):
        of_class, to = divmod(int(cell), sizes.size)
        if class_left[of_class] > 0 and part_left[to] > 0:
            up[of_class, to] += 1
            class_left[of_class] -= 1
            part_left[to] -= 1
    for of_class in np.repeat(np.arange(class_left.size), class_left):
        to = int(np.argmax(part_left))
        _round_up_by_exchange(up, remainders, int(of_class), to)
        part_left[to] -= 1
    return floors + up


def _round_up_by_exchange(up: Counts, remainders: npt.NDArray[np.float64], of_class: int, to: int) -> None:
    """Give `of_class` one more in another part, which one other class leaves for `to`; at the least cost."""
    cost = np.full(up.shape, np.inf)
    for via in range(up.shape[1]):
        if up[of_class, via] == 0:
            may = (up[:, via] > 0) & (up[:, to] == 0)
            cost[may, via] = (remainders[:, via] - remainders[:, to])[may] - remainders[of_class, via]
    other, via = divmod(int(np.argmin(cost)), up.shape[1])
    if np.isinf(cost[other, via]):
        up[of_class, to] += 1
        return
    up[of_class, via] += 1
    up[other, via] -= 1
    up[other, to] += 1
