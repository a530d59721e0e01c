"""A split by time: the past trains, the future judges (S3)."""

import itertools

import numpy as np
import numpy.typing as npt

from guiprac.data.dataset import Integers
from guiprac.data.rounding import Counts
from guiprac.translatable import QT_TRANSLATE_NOOP


def by_time(
    ranks: Integers | None, sizes: Counts, *, stratify: bool
) -> tuple[npt.NDArray[np.uint8], tuple[str, ...]]:
    """The part of each row, (n,), and notes: the earliest are train, the latest test.

    A border that falls among equal times moves to the nearer end of them, as long as no part is left empty.

    Args:
        ranks: (n,) of the times; None takes the order of the rows.
        sizes: examples of each part, in the order of time.
        stratify: whether classes were to be shared out evenly, which time does not let.
    """
    notes = []
    if stratify:
        notes.append(
            QT_TRANSLATE_NOOP(
                "messages",
                "Stratify has no effect on a split by time, in which the classes come as time brought them.",
            )
        )
    n, parts = int(sizes.sum()), np.arange(sizes.size, dtype=np.uint8)
    if ranks is None:
        return np.repeat(parts, sizes), tuple(notes)
    order = np.argsort(ranks, kind="stable")
    borders, torn = _between_times(ranks[order], np.cumsum(sizes)[:-1])
    if torn:
        notes.append(
            QT_TRANSLATE_NOOP(
                "messages",
                "Equal times stand on both sides of a border between parts: so many examples share one "
                "time that a part "
                "would be empty otherwise.",
            )
        )
    part = np.empty(n, np.uint8)
    part[order] = np.repeat(parts, np.diff([0, *borders, n]))
    return part, tuple(notes)


def _between_times(times: Integers, borders: Counts) -> tuple[list[int], bool]:
    """The borders moved to where the (sorted) time changes, by the shortest way, and whether that failed."""
    n = times.size
    wanted = borders.tolist()
    choices = []
    for border in wanted:
        time = times[border]
        ends = [int(np.searchsorted(times, time, side)) for side in ("left", "right")]
        whole = times[border - 1] != time
        choices.append([border] if whole else [end for end in ends if 0 < end < n] or [border])
    possible = [
        chosen for chosen in itertools.product(*choices) if all(a < b for a, b in itertools.pairwise(chosen))
    ]
    if not possible:
        return wanted, True
    best = min(possible, key=lambda chosen: sum(abs(a - b) for a, b in zip(chosen, wanted, strict=True)))
    return list(best), any(times[border - 1] == times[border] for border in best)
