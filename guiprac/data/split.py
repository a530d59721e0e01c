"""Train, dev and test: who belongs where (S1-S3)."""

import numpy as np

from guiprac import experiment
from guiprac.data.dataset import Dataset, Integers, Splits
from guiprac.data.missing import filled
from guiprac.data.normalization import identity, measure, measure_targets
from guiprac.data.planted_mismatch import plant
from guiprac.data.rounding import Counts, largest_remainder
from guiprac.data.seeds import SPLIT, TRAIN_DEV, stream
from guiprac.data.split_at_random import at_random
from guiprac.data.split_by_group import by_group
from guiprac.data.split_by_time import by_time
from guiprac.errors import DataError, ExperimentError
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

PARTS = ("train", "dev", "test")
LEAK = QT_TRANSLATE_NOOP(
    "messages",
    "μ and σ are measured on train, dev and test together, so dev and test leak into training (S19). "
    "Take them "
    "from train.",
)


def split(
    dataset: Dataset,
    split: experiment.Split,
    *,
    normalize: bool,
    seed: int,
    normalize_from: experiment.NormalizeFrom = "train",
    data: experiment.Data = experiment.Data(),  # noqa: B008
) -> Splits:
    """Draw the rows of train, dev and test, fill what is missing, and measure train's statistics.

    The parts' sizes are the shares of n rounded by largest remainder, so that they add up to n. Stratified
    (classification only), every class is shared out likewise: each part gets its share of each class,
    rounded up or down. By group or by time the parts hold their shares as nearly as whole groups and equal times
    allow. A train-dev slice is taken out of train, and counts neither for m nor for the statistics. The data set is
    left as it is: what is filled or planted stands in a copy.

    Args:
        normalize_from: "everything" measures μ and σ on all rows, which S19 warns of.
        data: of which the planted mismatch counts.

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
    by_class = None if classes is None else dataset.targets
    notes: tuple[str, ...] = ()
    if split.by == "time":
        part, notes = by_time(dataset.ranks, sizes, stratify=split.stratify and dataset.task != "regression")
    elif split.by == "group":
        part, notes = by_group(_groups(dataset), by_class, sizes, stream(seed, SPLIT), split.column)
    else:
        part = at_random(dataset.targets, classes, sizes, shares, stream(seed, SPLIT))
    train, dev, test = (np.flatnonzero(part == number).astype(np.int32) for number in range(3))
    train_dev = train[:0]
    if split.train_dev:
        train, train_dev = _hold_out(dataset, train, split, stream(seed, TRAIN_DEV))
    target_mean, target_scale = 0.0, 1.0
    if dataset.task == "regression":
        target_mean, target_scale = measure_targets(dataset.targets.astype(np.float32, copy=False), train)
    dataset, planted = plant(filled(dataset, train), data, train=train, dev=dev, test=test, seed=seed)
    normalization = identity(dataset.inputs.shape[1])
    if normalize:
        leaks = normalize_from == "everything"
        normalization = measure(dataset.inputs, np.arange(n, dtype=np.int32) if leaks else train)
        notes += (LEAK,) if leaks else ()
    return Splits(
        dataset=dataset,
        train=train,
        dev=dev,
        test=test,
        normalization=normalization,
        target_mean=target_mean,
        target_scale=target_scale,
        notes=(*notes, *planted),
        train_dev=train_dev,
    )


def _groups(dataset: Dataset) -> Integers:
    if dataset.ranks is None:
        raise ExperimentError(
            QT_TRANSLATE_NOOP("messages", "split.by: no column says which examples belong together."),
            "split.by",
        )
    return dataset.ranks


def _hold_out(
    dataset: Dataset, train: Integers, split: experiment.Split, rng: np.random.Generator
) -> tuple[Integers, Integers]:
    """Train without the slice that is held out of it, and the slice: of train's distribution, not trained on (S3).

    It is drawn at random also where the parts go by time, for it has to be like train; groups stay whole.
    """
    shares = np.array([1 - split.train_dev, split.train_dev])
    sizes = largest_remainder(train.size, shares)
    if sizes.min() == 0:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "split.train_dev: {0} of {1} train examples leaves train-dev empty; give it a "
                    "larger share, or 0 for none.",
                ),
                f"{split.train_dev:g}",
                train.size,
            ),
            "split.train_dev",
        )
    targets = dataset.targets[train]
    stratify = split.stratify and dataset.task != "regression"
    if split.by == "group":
        groups = np.unique(_groups(dataset)[train], return_inverse=True)[1].astype(np.int32)
        part, _ = by_group(groups, targets if stratify else None, sizes, rng, split.column)
    else:
        classes = None
        if stratify:
            classes = np.bincount(targets.astype(np.int32), minlength=len(dataset.class_names))
        part = at_random(targets, classes, sizes, shares, rng)
    return train[part == 0], train[part == 1]


def _require_all_parts(sizes: Counts, split: experiment.Split, n: int) -> None:
    for name, size in zip(PARTS, sizes, strict=True):
        if size == 0:
            share = getattr(split, name)
            raise ExperimentError(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages",
                        "{0}: {1} of {2} examples leaves {3} empty; give it a larger share or take "
                        "more examples.",
                    ),
                    f"split.{name}",
                    f"{share:g}",
                    n,
                    name,
                ),
                f"split.{name}",
            )


def _require_two_classes(dataset: Dataset, class_counts: Counts) -> None:
    present = np.flatnonzero(class_counts)
    if present.size < 2:
        name = dataset.class_names[present[0]]
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "{0}: every example is of the one class {1} ({2}); a classifier needs examples "
                    "of at least two.",
                ),
                dataset.title,
                f"{name!r}",
                dataset.target_name,
            )
        )


def _require_enough_of_each(dataset: Dataset, class_counts: Counts) -> None:
    small = np.flatnonzero((class_counts > 0) & (class_counts < len(PARTS)))
    if small.size == 0:
        return
    count = int(class_counts[small[0]])
    one = QT_TRANSLATE_NOOP(
        "messages", "split.stratify: class {0} has {1} example, too few to be in train, dev and test alike."
    )
    many = QT_TRANSLATE_NOOP(
        "messages", "split.stratify: class {0} has {1} examples, too few to be in train, dev and test alike."
    )
    told_of = [told(one if count == 1 else many, repr(dataset.class_names[small[0]]), count)]
    if small.size > 1:
        told_of.append(
            told(QT_TRANSLATE_NOOP("messages", "Further classes that are as small: {0}."), small.size - 1)
        )
    told_of.append(
        QT_TRANSLATE_NOOP(
            "messages", "Add examples of it, leave the class out of the data, or turn stratify off."
        )
    )
    raise ExperimentError(" ".join(told_of), "split.stratify")
