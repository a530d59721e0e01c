"""What is said of two runs held against each other, and of openings of the test part."""

from typing import Literal

from guiprac.events.base import Event
from guiprac.events.interval import Interval

Outcome = Literal["better", "worse", "no difference seen", "not sure"]


class Compared(Event, frozen=True):
    """The dev error of one run less that of another.

    Attributes:
        run, other: the runs' numbers; a difference below 0 says that `run` is better.
        at: "end" compares the parameters reached, "best" those of each run's best dev reading.
        error, other_error: shares, or RMSE in the target's unit.
        paired: whether both were measured on the same examples of dev, and the interval makes use of it.
        difference: its 95 % interval covers which examples dev holds, and the luck of training as far as the runs'
            own late readings, or their restarts, show it.
        n: examples of dev behind the difference.
        outcome: "not sure" where single runs began from different weights and the gap may be the luck of the start.
        identical: whether the parameters, and the errors with them, are equal bit for bit.
        pairs: of restarts, where repeated runs were compared; the errors are then means. 0 is of single runs.
    """

    run: int
    other: int
    at: Literal["end", "best"]
    error: float
    other_error: float
    difference: Interval
    paired: bool
    n: int
    outcome: Outcome
    says: str
    identical: bool = False
    pairs: int = 0


class NotCompared(Event, frozen=True):
    """Two runs could not be held against each other; `says` tells why."""

    run: int
    other: int
    at: Literal["end", "best"]
    says: str


class Recalled(Event, frozen=True):
    """An earlier run is the present one again; `Started` came before this, its readings are not said again."""

    run: int
    step: int


class Unsealed(Event, frozen=True):
    """Test was measured, on purpose; part of the run's record.

    Attributes:
        when: date and time of day, ISO 8601 with the offset from UTC.
        opening: the how-manieth opening of test in this run, from 1.
        test_error: a share, or RMSE in the target's unit, with its 95 % interval.
        run: the number of the run whose test it was, as it is told; 0 in a run's record, and outside a window.
    """

    when: str
    opening: int
    step: int
    test_error: Interval
    n_test: int
    says: str
    run: int = 0


AnyEvent = Compared | NotCompared | Recalled | Unsealed
