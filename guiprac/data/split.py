"""Train, dev and test: who belongs where (S1-S3)."""

import numpy as np
import numpy.typing as npt

from guiprac import experiment
from guiprac.data.dataset import Dataset, Splits
from guiprac.data.normalization import identity, measure, measure_targets
from guiprac.data.rounding import largest_remainder
from guiprac.data.seeds import SPLIT, stream
from guiprac.data.split_by_group import by_group
from guiprac.data.split_by_time import by_time
from guiprac.errors import DataError, ExperimentError

PARTS = ("train", "dev", "test")
Counts = npt.NDArray[np.int64]


def split(dataset: Dataset, split: experiment.Split, *, normalize: bool, seed: int) -> Splits:
    """Draw the rows of train, dev and test, and measure train's statistics.

    The parts' sizes are the shares of n rounded by largest remainder, so that they add up to n. Stratified
    (classification only), every class is shared out likewise: each part gets its share of each class,
    rounded up or down. By group or by time the parts hold their shares as nearly as whole groups and equal times
    allow.

    Raises:
        ExperimentError: a part would be empty, a class is too small to be in every part, or there are fewer groups
            than parts.
        DataError: all examples are of one class.
    """
    shares = np.array([split.train, split.dev, split.test])
    n = dataset.inputs.shape[0]
    sizes = largest_remainder(n, shares)
    _require_all_parts(sizes, split, n)
    classes = None
    if dataset.task != "regression":
        class_counts = np.bincount(
            dataset.targets.astype(np.int32, copy=False), minlength=len(dataset.class_names)
        )
        _require_two_classes(dataset, class_counts)
        if split.stratify and split.by != "time":
            if split.by == "random":
                _require_enough_of_each(dataset, class_counts)
            classes = class_counts
    notes: tuple[str, ...] = ()
    if split.by == "time":
        part, notes = by_time(dataset.ranks, sizes, stratify=split.stratify and dataset.task != "regression")
    elif split.by == "group":
        if dataset.ranks is None:
            raise ExperimentError("split.by: no column says which examples belong together.", "split.by")
        part, notes = by_group(
            dataset.ranks,
            None if classes is None else dataset.targets,
            sizes,
            stream(seed, SPLIT),
            split.column,
        )
    else:
        part = _assign(dataset.targets, classes, sizes, shares, stream(seed, SPLIT))
    train, dev, test = (np.flatnonzero(part == number).astype(np.int32) for number in range(3))
    target_mean, target_scale = 0.0, 1.0
    if dataset.task == "regression":
        target_mean, target_scale = measure_targets(dataset.targets.astype(np.float32, copy=False), train)
    inputs = dataset.inputs
    return Splits(
        dataset=dataset,
        train=train,
        dev=dev,
        test=test,
        normalization=measure(inputs, train) if normalize else identity(inputs.shape[1]),
        target_mean=target_mean,
        target_scale=target_scale,
        notes=notes,
    )


def _assign(
    targets: npt.NDArray[np.generic],
    class_counts: Counts | None,
    sizes: Counts,
    shares: npt.NDArray[np.float64],
    rng: np.random.Generator,
) -> npt.NDArray[np.uint8]:
    """The part of each row, (n,). Shuffling one byte a row costs less than permuting row numbers."""
    parts = np.arange(3, dtype=np.uint8)
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
    """How many of each class each part gets, (classes, 3): rows add up to the classes, columns to the parts.

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
        of_class, to = divmod(int(cell), 3)
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
    for via in range(3):
        if up[of_class, via] == 0:
            may = (up[:, via] > 0) & (up[:, to] == 0)
            cost[may, via] = (remainders[:, via] - remainders[:, to])[may] - remainders[of_class, via]
    other, via = divmod(int(np.argmin(cost)), 3)
    if np.isinf(cost[other, via]):
        up[of_class, to] += 1
        return
    up[of_class, via] += 1
    up[other, via] -= 1
    up[other, to] += 1


def _require_all_parts(sizes: Counts, split: experiment.Split, n: int) -> None:
    for name, size in zip(PARTS, sizes, strict=True):
        if size == 0:
            share = getattr(split, name)
            raise ExperimentError(
                f"split.{name}: {share:g} of {n} examples leaves {name} empty; "
                "give it a larger share or take more examples.",
                f"split.{name}",
            )


def _require_two_classes(dataset: Dataset, class_counts: Counts) -> None:
    present = np.flatnonzero(class_counts)
    if present.size < 2:
        name = dataset.class_names[present[0]]
        raise DataError(
            f"{dataset.title}: every example is of the one class {name!r} ({dataset.target_name}); "
            "a classifier needs examples of at least two."
        )


def _require_enough_of_each(dataset: Dataset, class_counts: Counts) -> None:
    small = np.flatnonzero((class_counts > 0) & (class_counts < len(PARTS)))
    if small.size == 0:
        return
    count = int(class_counts[small[0]])
    others = f" ({small.size - 1} more classes are as small)" if small.size > 1 else ""
    raise ExperimentError(
        f"split.stratify: class {dataset.class_names[small[0]]!r} has {count} example{'s'[: count > 1]}, too few "
        f"to be in train, dev and test alike{others}. Add examples of it, leave the class out of the data, or "
        "turn stratify off.",
        "split.stratify",
    )
