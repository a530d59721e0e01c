"""Errors against the number of training examples."""

from typing import Literal

from guiprac.events.data import Unit
from guiprac.events.interval import Interval
from guiprac.events.study import Study

Answer = Literal["helps", "does not help", "not sure"]


class LearningPoint(Study, frozen=True):
    """Errors after training on the first `n_train` examples of one order of train, as often as `repeats` says.

    Attributes:
        train_errors, dev_errors: one a repeat.
        train_error, dev_error: their means, with a 95 % band for the mean over repeats (without width for one).
    """

    n_train: int
    train_errors: tuple[float, ...]
    dev_errors: tuple[float, ...]
    train_error: Interval
    dev_error: Interval


class LearningCurve(Study, frozen=True):
    """All points, from few examples to all of train, and what they say.

    Attributes:
        gain: by how much dev error fell from the point before the last (about half of train) to the last.
        tolerance: a gain of less than half of it does not count.
    """

    unit: Unit
    points: tuple[LearningPoint, ...]
    steps: int
    gain: Interval
    tolerance: float
    answer: Answer
    says: str


AnyEvent = LearningPoint | LearningCurve
