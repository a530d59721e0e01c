"""What there is to predict: classes or a number."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from guiprac import experiment
from guiprac.data.dataset import Floats, Integers
from guiprac.errors import DataError, ExperimentError
from guiprac.events import Task
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

# Whole numbers with more values than this are amounts rather than names of classes, unless data.task says so.
FEW = 20
# A class that has fewer examples than this on average is no class either.
EXAMPLES_A_CLASS = 5
MOST_CLASSES = 1000


@dataclass(frozen=True)
class Target:
    """Targets as the trainer takes them, and how they were understood."""

    values: Floats | Integers
    task: Task
    class_names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def understand(numbers: npt.NDArray[np.float64], name: str, where: str, wanted: experiment.Task) -> Target:
    """Turn numbers into classes or a regression target.

    Args:
        numbers: (n,) finite.
        name: the target's name; `where`: the file's or data set's; both for messages.
        wanted: data.task; "auto" takes few different whole numbers for classes.

    Raises:
        ExperimentError: data.task asks for classes, but there are too many different numbers.
        DataError: all examples are of one class, or a number is beyond float32.
    """
    if wanted == "regression":
        return _regression(numbers, name, where)
    whole = bool((numbers == np.rint(numbers)).all())
    if wanted == "auto" and not whole:
        return _regression(numbers, name, where)
    distinct = np.unique(numbers)
    few = distinct.size <= 2 or (distinct.size <= FEW and numbers.size >= EXAMPLES_A_CLASS * distinct.size)
    if wanted == "auto" and not few:
        note = told(
            QT_TRANSLATE_NOOP(
                "messages",
                "The target {0} has {1} different whole numbers, so it is predicted as a number "
                "(regression); "
                "for classes choose the task classification.",
            ),
            name,
            f"{distinct.size:,}",
        )
        return _regression(numbers, name, where, (note,))
    if distinct.size > MOST_CLASSES:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "data.task: the target {0} of {1} has {2} different numbers, too many for "
                    "classes (at most {3}); take regression.",
                ),
                name,
                where,
                f"{distinct.size:,}",
                f"{MOST_CLASSES:,}",
            ),
            "data.task",
        )
    names = tuple(f"{value:.0f}" if whole else f"{value:.9g}" for value in distinct.tolist())
    notes: tuple[str, ...] = ()
    if wanted == "auto" and distinct.size > 2:
        notes = (
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "The target {0} has {1} different whole numbers, so they are taken for classes; "
                    "to predict a number "
                    "choose the task regression.",
                ),
                name,
                distinct.size,
            ),
        )
    return classes(np.searchsorted(distinct, numbers).astype(np.int32), names, name, where, wanted, notes)


def classes(
    codes: Integers,
    names: tuple[str, ...],
    name: str,
    where: str,
    wanted: experiment.Task,
    notes: tuple[str, ...] = (),
) -> Target:
    """A classification target from codes into `names`.

    Raises:
        ExperimentError: data.task asks for regression, or there are too many classes.
        DataError: all examples are of one class.
    """
    if wanted == "regression":
        shown = ", ".join(repr(found) for found in names[:3])
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "data.task: the target {0} of {1} holds names ({2}), but regression needs "
                    "numbers; take classification or "
                    "another target.",
                ),
                name,
                where,
                shown,
            ),
            "data.task",
        )
    if len(names) > MOST_CLASSES:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "data.target: {0} of {1} has {2} different values, too many for classes (at most "
                    "{3}); choose another target.",
                ),
                name,
                where,
                f"{len(names):,}",
                f"{MOST_CLASSES:,}",
            ),
            "data.target",
        )
    if len(names) < 2:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "{0}: every example has {1} = {2}; a classifier needs examples of at least two classes.",
                ),
                where,
                name,
                f"{names[0]!r}",
            )
        )
    return Target(codes, "binary" if len(names) == 2 else "multiclass", names, notes)


def _regression(
    numbers: npt.NDArray[np.float64], name: str, where: str, notes: tuple[str, ...] = ()
) -> Target:
    with np.errstate(over="ignore"):
        values = numbers.astype(np.float32)
    beyond = np.flatnonzero(~np.isfinite(values))
    if beyond.size:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "{0}: the target {1} is {2} in row {3}, which is beyond float32 (3.4e38). Scale "
                    "the target down.",
                ),
                where,
                name,
                f"{numbers[beyond[0]]:.4g}",
                f"{beyond[0] + 1:,}",
            )
        )
    return Target(values, "regression", (), notes)
