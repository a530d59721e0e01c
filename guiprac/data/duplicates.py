"""Examples that come twice, and those of them that a split has put into two parts (S2)."""

import numpy as np
import numpy.typing as npt

from guiprac.data.dataset import Dataset, Repeats, Splits
from guiprac.events.data import Duplicate, Duplicates, PartName

# Data larger than this are not looked through; so much takes about a fifth of a second, seldom a second.
MOST_EXAMPLES = 2_000_000
MOST_NUMBERS = 100_000_000
MOST_SHOWN = 5
PARTS: tuple[PartName, ...] = ("train", "dev", "test")
# Numbers that are hashed in one go: as 64-bit words they fit the processor's second cache.
CHUNK = 65_536
# Of no purpose but to be the same each time.
HASH_SEED = 2024

Hashes = npt.NDArray[np.uint64]


def find_repeats(dataset: Dataset) -> Repeats | None:
    """All examples whose inputs and target are equal bit for bit to those of another; None if not looked at.

    Examples are compared by a 64-bit hash first, and those with the same hash number by number.
    """
    n, d = dataset.inputs.shape
    if n > MOST_EXAMPLES or n * d > MOST_NUMBERS:
        return None
    words, targets = dataset.inputs.view(np.uint32), dataset.targets.view(np.uint32)
    hashes = _hashes(words, targets)
    # Sorting the numbers is several times as fast as finding their order, which most data has no need of.
    in_order = np.sort(hashes)
    alike = in_order[1:] == in_order[:-1]
    if not alike.any():
        return Repeats(np.zeros(0, np.int32), np.zeros(0, np.int32))
    comes_twice = np.r_[alike, False] | np.r_[False, alike]
    # Stable, so that equal examples ascend.
    rows = np.argsort(hashes, kind="stable")[comes_twice]
    return _equal(words, targets, rows, in_order[comes_twice])


def _hashes(words: npt.NDArray[np.uint32], targets: npt.NDArray[np.uint32]) -> Hashes:
    """A number for each example by multiplying and adding its bits, (n,)."""
    n, d = words.shape
    factors = np.random.default_rng(HASH_SEED).integers(2**64, size=d + 1, dtype=np.uint64) | np.uint64(1)
    hashes = targets * factors[d]
    step = max(1, CHUNK // max(1, d))
    for start in range(0, n, step):
        hashes[start : start + step] += (words[start : start + step] * factors[:d]).sum(
            axis=1, dtype=np.uint64
        )
    # The lowest bit of the sum depends on the lowest bits of the numbers alone.
    return hashes ^ (hashes >> np.uint64(32))


def _equal(
    words: npt.NDArray[np.uint32],
    targets: npt.NDArray[np.uint32],
    rows: npt.NDArray[np.intp],
    hashes: Hashes,
) -> Repeats:
    """Of rows that are sorted by hash, those that are really equal to another."""
    begins = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    kinds = np.repeat(np.arange(begins.size), np.diff([*begins, rows.size]))
    first = rows[begins[kinds]]
    differ = np.zeros(rows.size, bool)
    step = max(1, CHUNK // max(1, words.shape[1]))
    for start in range(0, rows.size, step):
        some = slice(start, start + step)
        differ[some] = (words[rows[some]] != words[first[some]]).any(axis=1)
    differ |= targets[rows] != targets[first]
    if differ.any():
        kinds = _kinds_by_bytes(words, targets, rows)
        comes_twice = np.bincount(kinds)[kinds] > 1
        rows, kinds = rows[comes_twice], kinds[comes_twice]
    return Repeats(rows.astype(np.int32), kinds.astype(np.int32))


def _kinds_by_bytes(
    words: npt.NDArray[np.uint32], targets: npt.NDArray[np.uint32], rows: npt.NDArray[np.intp]
) -> npt.NDArray[np.intp]:
    """A number for each different example, where different ones share a hash."""
    known: dict[bytes, int] = {}
    kinds = [known.setdefault(words[row].tobytes() + targets[row].tobytes(), len(known)) for row in rows]
    return np.array(kinds, np.intp)


def across_parts(splits: Splits) -> Duplicates | None:
    """Which examples of dev and test stand in a part before theirs too; None if it was not looked at."""
    repeats = splits.repeats
    if repeats is None:
        return None
    part_of = np.full(splits.dataset.inputs.shape[0], -1, np.int8)
    for number, rows in enumerate((splits.train, splits.dev, splits.test)):
        part_of[rows] = number
    parts = part_of[repeats.rows]
    size = int(repeats.kinds.max(initial=-1)) + 1
    shown: list[Duplicate] = []
    counts = []
    for part, also_in in ((1, 0), (2, 0), (2, 1)):
        originals = np.full(size, -1, np.int64)
        there = parts == also_in
        # Written backwards, so that the first row of the file stays.
        originals[repeats.kinds[there][::-1]] = repeats.rows[there][::-1]
        here = (parts == part) & (originals[repeats.kinds] >= 0)
        found = np.flatnonzero(here)[np.argsort(repeats.rows[here], kind="stable")][:MOST_SHOWN]
        counts.append(int(here.sum()))
        shown += [
            Duplicate(
                PARTS[part],
                _row_of_file(splits.dataset, int(repeats.rows[place])),
                PARTS[also_in],
                _row_of_file(splits.dataset, int(originals[repeats.kinds[place]])),
            )
            for place in found
        ]
    dev_in_train, test_in_train, test_in_dev = counts
    return Duplicates(dev_in_train, test_in_train, test_in_dev, tuple(shown[:MOST_SHOWN]))


def _row_of_file(dataset: Dataset, row: int) -> int:
    return row + 1 if dataset.file_rows is None else int(dataset.file_rows[row])
