"""What the window may know of the data without holding it."""

import numpy as np
import numpy.typing as npt

from guiprac.data.dataset import Dataset, Integers, Splits
from guiprac.data.duplicates import across_parts
from guiprac.events import Array, Part, Prepared, pack

MOST_POINTS = 2000
MOST_IMAGES = 24


def describe(splits: Splits) -> Prepared:
    """Counts, notes, duplicates, and a small preview of train and dev.

    The preview takes every k-th row, so looking draws no random number. Of test nothing but the number of
    examples of each class, and which rows of other parts it repeats, is told (S2).
    """
    dataset = splits.dataset
    images: Array | None = None
    if dataset.image_shape is not None:
        rows = evenly(splits.train, MOST_IMAGES)
        images = pack(dataset.inputs[rows].reshape(rows.size, *dataset.image_shape))
    train, dev = evenly(splits.train, MOST_POINTS), evenly(splits.dev, MOST_POINTS)
    return Prepared(
        source=dataset.source,
        title=dataset.title,
        about=dataset.about,
        task=dataset.task,
        n_examples=dataset.inputs.shape[0],
        n_inputs=dataset.inputs.shape[1],
        input_names=dataset.input_names,
        target_name=dataset.target_name,
        class_names=dataset.class_names,
        train=_part(dataset, splits.train),
        dev=_part(dataset, splits.dev),
        test=_part(dataset, splits.test),
        notes=(*dataset.notes, *splits.notes),
        columns=dataset.columns,
        image_shape=dataset.image_shape,
        train_points=pack(dataset.inputs[train, :2]),
        train_targets=pack(dataset.targets[train]),
        dev_points=pack(dataset.inputs[dev, :2]),
        dev_targets=pack(dataset.targets[dev]),
        images=images,
        duplicates=across_parts(splits),
        train_dev=_part(dataset, splits.train_dev) if splits.train_dev.size else None,
    )


def evenly(rows: Integers, most: int) -> Integers:
    """At most `most` of the rows, at even distances."""
    if rows.size <= most:
        return rows
    places: npt.NDArray[np.intp] = np.linspace(0, rows.size - 1, most).astype(np.intp)
    return rows[places]


def _part(dataset: Dataset, rows: Integers) -> Part:
    if dataset.task == "regression":
        return Part(rows.size)
    counts = np.bincount(
        dataset.targets[rows].astype(np.int32, copy=False), minlength=len(dataset.class_names)
    )
    return Part(rows.size, tuple(counts.tolist()))
