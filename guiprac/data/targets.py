"""What there is to predict: classes or a number."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from guiprac import experiment
from guiprac.data.dataset import Floats, Integers
from guiprac.errors import DataError, ExperimentError
from guiprac.events import Task

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
        note = (
            f"The target {name} has {distinct.size:,} different whole numbers, so it is predicted as a number "
            "(regression); for classes choose the task classification."
        )
        return _regression(numbers, name, where, (note,))
    if distinct.size > MOST_CLASSES:
        raise ExperimentError(
            f"data.task: the target {name} of {where} has {distinct.size:,} different numbers, too many for classes "
            f"(at most {MOST_CLASSES:,}); take regression.",
            "data.task",
        )
    names = tuple(f"{value:.0f}" if whole else f"{value:.9g}" for value in distinct.tolist())
    notes: tuple[str, ...] = ()
    if wanted == "auto" and distinct.size > 2:
        notes = (
            f"The target {name} has {distinct.size} different whole numbers, so they are taken for classes; to "
            "predict a number choose the task regression.",
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
            f"data.task: the target {name} of {where} holds names ({shown}), but regression needs numbers; take "
            "classification or another target.",
            "data.task",
        )
    if len(names) > MOST_CLASSES:
        raise ExperimentError(
            f"data.target: {name} of {where} has {len(names):,} different values, too many for classes (at most "
            f"{MOST_CLASSES:,}); choose another target.",
            "data.target",
        )
    if len(names) < 2:
        raise DataError(
            f"{where}: every example has {name} = {names[0]!r}; a classifier needs examples of at least two classes."
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
            f"{where}: the target {name} is {numbers[beyond[0]]:.4g} in row {beyond[0] + 1:,}, which is beyond "
            "float32 (3.4e38). Scale the target down."
        )
    return Target(values, "regression", (), notes)
