"""Two runs held against each other on dev: which is better, and whether that is more than luck.

A paired interval covers which examples dev holds, and not that another seed gives another network: runs of one
experiment that differ in their restart alone are then called different in up to 60 of 100 cases. So the interval is
widened by what the runs themselves show of that luck; tests/benchmarks/remedies.py measures what is left. That some
starts get stuck and others do not, no two runs can show: where two began from different weights, and the gap on dev
is one on train as well, only repeated runs are called better or worse.
"""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from guiprac.analysis import intervals
from guiprac.analysis.comparison_words import Words
from guiprac.analysis.dev_outcome import At, DevOutcome, Reached
from guiprac.data import seeds
from guiprac.errors import ExperimentError
from guiprac.events import Compared, Interval, Unit
from guiprac.events.comparison import Outcome
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

Errors = npt.NDArray[np.float64]

# Examples on which two seeds differ do not fall to either side one by one, but in groups: the standard deviation of
# their balance, as a share of them; and what it is taken for where a run has too few readings.
LUMPINESS = 0.1
LUMPINESS_UNREAD = 0.4
# Squared errors up to so many are resampled; of more, the mean is normal, and resampling would hold up the run.
MOST_BOOTSTRAPPED = 1000


def compare(run: DevOutcome, other: DevOutcome, numbers: tuple[int, int], at: At) -> Compared:
    """Whether the first run is better or worse than the other, by a 95 % interval of the difference.

    The interval is the paired one where both were measured on the same examples, and that of independent samples
    where not; widened on both sides by the unsteadiness of both runs and by the lumpiness of their disagreement.

    Args:
        numbers: of the run and the other, to be told with the answer.

    Raises:
        ExperimentError: their errors are not of one kind, or too large for numbers.
    """
    _require_same_unit((run, other), numbers)
    first, second = run.at(at), other.at(at)
    _require_finite((first, second), numbers)
    paired = run.examples == other.examples
    identical = paired and first.sha256 == second.sha256 and first.error == second.error
    difference = intervals.known(0.0)
    if not identical:
        noise = _noise(run, other, first, second)
        difference = _widened(_sampling(run.unit, first, second, paired=paired), noise)
    words = Words(run.unit, first.error, second.error, difference)
    outcome = _outcome(difference)
    if outcome != "no difference seen" and _may_be_the_start(run, other, at):
        outcome = "not sure"
    where = told(QT_TRANSLATE_NOOP("analysis", "the same {0} examples"), f"{first.errors.size:,}")
    if not paired:
        where = told(
            QT_TRANSLATE_NOOP("analysis", "different examples ({0} and {1})"),
            f"{first.errors.size:,}",
            f"{second.errors.size:,}",
        )
    if identical:
        says = words.identical(where)
    elif outcome == "not sure":
        says = words.luck(where, first.train_error, second.train_error)
    else:
        covers = QT_TRANSLATE_NOOP(
            "analysis",
            "The interval covers which examples dev holds and how unsteady the runs' later readings are.",
        )
        if run.unsteadiness is None or other.unsteadiness is None:
            covers = QT_TRANSLATE_NOOP(
                "analysis",
                "The interval covers which examples dev holds; the runs have too few readings to tell how unsteady "
                "they are, so it leaves much room for that.",
            )
        limits = told(
            QT_TRANSLATE_NOOP("analysis", "{0} dev examples and runs as unsteady as these"),
            _n_dev(first, second),
        )
        says = words.verdict(outcome, where, covers, limits)
    return Compared(
        run=numbers[0],
        other=numbers[1],
        at=at,
        error=first.error,
        other_error=second.error,
        difference=difference,
        paired=paired,
        n=min(first.errors.size, second.errors.size),
        outcome=outcome,
        says=says,
        identical=identical,
    )


def compare_groups(
    runs: Sequence[DevOutcome], others: Sequence[DevOutcome], numbers: tuple[int, int], at: At
) -> Compared:
    """Whether runs of one experiment with several restarts are better than those of another.

    Runs with the same restart are a pair; runs without a partner are left out. The interval is Student's over the
    pairs' differences, widened by which examples dev holds.

    Args:
        numbers: of the runs that stand for their groups.

    Raises:
        ExperimentError: there are fewer than two pairs, errors are not of one kind, or too large for numbers.
    """
    # A restart counts once, however many runs of a group have it: they are the same run.
    ours, theirs = ({each.restart: each for each in side} for side in (runs, others))
    pairs = [(run, theirs[restart]) for restart, run in ours.items() if restart in theirs]
    if len(pairs) < 2:
        raise ExperimentError(
            QT_TRANSLATE_NOOP(
                "messages",
                "Repeated runs are compared restart by restart, and fewer than two restarts are in both groups; "
                "repeat both with the same restarts.",
            )
        )
    for pair in pairs:
        _require_same_unit(pair, numbers)
    reached = [(run.at(at), other.at(at)) for run, other in pairs]
    for each in reached:
        _require_finite(each, numbers)
    unit = pairs[0][0].unit
    gaps = np.array([first.error - second.error for first, second in reached])
    value, deviation = float(gaps.mean()), float(gaps.std(ddof=1))
    identical = all(first.sha256 == second.sha256 for first, second in reached) and not gaps.any()
    half = math.hypot(
        student_quantile(len(pairs) - 1) * deviation / math.sqrt(len(pairs)),
        intervals.Z_95 * _sampling_of_means(unit, pairs, reached),
    )
    difference = intervals.known(0.0) if identical else Interval(value, value - half, value + half)
    error, other_error = (float(np.mean([pair[side].error for pair in reached])) for side in (0, 1))
    n = min(min(first.errors.size, second.errors.size) for first, second in reached)
    paired = all(run.examples == other.examples for run, other in pairs)
    words = Words(unit, error, other_error, difference)
    where = told(QT_TRANSLATE_NOOP("analysis", "average over {0} restarts"), str(len(pairs)))
    outcome = _outcome(difference)
    if identical:
        says = words.identical(where)
    else:
        covers = QT_TRANSLATE_NOOP(
            "analysis", "The interval covers other restarts, and which examples dev holds."
        )
        limits = told(
            QT_TRANSLATE_NOOP("analysis", "{0} dev examples and {1} restarts"), f"{n:,}", str(len(pairs))
        )
        says = words.verdict(outcome, where, covers, limits)
    return Compared(
        run=numbers[0],
        other=numbers[1],
        at=at,
        error=error,
        other_error=other_error,
        difference=difference,
        paired=paired,
        n=n,
        outcome=outcome,
        says=says,
        identical=identical,
        pairs=len(pairs),
    )


def student_quantile(freedom: int) -> float:
    """The 97.5 % quantile of Student's t, by t = √ν·tan u, whose density in u goes with cos(u)^(ν-1)."""
    u = np.linspace(0, math.pi / 2, 20_001)
    density = np.cos(u) ** (freedom - 1)
    below = np.concatenate(([0.0], np.cumsum(density[1:] + density[:-1])))
    return math.sqrt(freedom) * math.tan(float(np.interp(0.95, below / below[-1], u)))


def _sampling(unit: Unit, first: Reached, second: Reached, *, paired: bool) -> Interval:
    """The 95 % interval of the difference that covers which examples dev holds."""
    if unit == "error":
        if not paired:
            return intervals.rate_gap(first.error, first.errors.size, second.error, second.errors.size)
        only_first = int(np.count_nonzero(first.errors & ~second.errors))
        only_second = int(np.count_nonzero(second.errors & ~first.errors))
        return intervals.paired_difference(only_first, only_second, first.errors.size)
    if max(first.errors.size, second.errors.size) <= MOST_BOOTSTRAPPED:
        gap = intervals.paired_rmse_gap if paired else intervals.rmse_gap
        return gap(first.errors, second.errors, seeds.stream(0, seeds.BOOTSTRAP))
    influences = _influences(unit, (first, second))
    if paired:
        deviation = _standard_error(influences[0] - influences[1])
    else:
        deviation = math.hypot(*(_standard_error(each) for each in influences))
    return _widened(intervals.known(first.error - second.error), deviation)


def _may_be_the_start(run: DevOutcome, other: DevOutcome, at: At) -> bool:
    """Whether the worse run may have got stuck where another start would not have.

    That is so if they began from different weights, and at least half of the gap on dev is there on train, too. A
    model without a hidden layer does not get stuck.
    """
    good, poor = sorted((run, other), key=lambda each: each.at(at).error)
    if run.start == other.start or not poor.start:
        return False
    on_train = poor.at(at).train_error - good.at(at).train_error
    return on_train >= (poor.at(at).error - good.at(at).error) / 2


def _noise(run: DevOutcome, other: DevOutcome, first: Reached, second: Reached) -> float:
    """The standard deviation that the luck of training adds to the difference."""
    n = min(first.errors.size, second.errors.size)
    apart = float(np.abs(_numbers(first)[:n] - _numbers(second)[:n]).mean())
    if run.unit == "RMSE":
        # RMSE - RMSE' = (mean - mean') / (RMSE + RMSE').
        apart /= max(first.error + second.error, 1e-300)
    if run.unsteadiness is None or other.unsteadiness is None:
        return LUMPINESS_UNREAD * apart
    return math.hypot(run.unsteadiness, other.unsteadiness, LUMPINESS * apart)


def _widened(interval: Interval, deviation: float) -> Interval:
    more = intervals.Z_95 * deviation
    below, above = interval.value - interval.low, interval.high - interval.value
    return Interval(
        interval.value,
        interval.value - math.hypot(below, more),
        interval.value + math.hypot(above, more),
    )


def _sampling_of_means(
    unit: Unit, pairs: Sequence[tuple[DevOutcome, DevOutcome]], reached: Sequence[tuple[Reached, Reached]]
) -> float:
    """The standard error that which examples dev holds gives to the mean difference of the pairs."""
    sides = [_influences(unit, [pair[side] for pair in reached]) for side in (0, 1)]
    if len({outcome.examples for pair in pairs for outcome in pair}) == 1:
        difference = np.mean(sides[0], axis=0) - np.mean(sides[1], axis=0)
        return _standard_error(difference)
    # Which of the examples are shared is not known; all of one side may be.
    return math.hypot(*(max(_standard_error(each) for each in side) for side in sides))


def _standard_error(values: Errors) -> float:
    """Of the mean of the values."""
    return float(values.std()) / math.sqrt(values.size)


def _influences(unit: Unit, reached: Sequence[Reached]) -> list[Errors]:
    """What each example adds to the error: wrong or not, or its square by twice the RMSE (delta method)."""
    if unit == "error":
        return [_numbers(each) for each in reached]
    return [_numbers(each) / max(2 * each.error, 1e-300) for each in reached]


def _numbers(reached: Reached) -> Errors:
    return reached.errors.astype(np.float64)


def _outcome(difference: Interval) -> Outcome:
    if difference.high < 0:
        return "better"
    return "worse" if difference.low > 0 else "no difference seen"


def _n_dev(first: Reached, second: Reached) -> str:
    return f"{min(first.errors.size, second.errors.size):,}"


def _require_same_unit(outcomes: Sequence[DevOutcome], numbers: tuple[int, int]) -> None:
    if len({outcome.unit for outcome in outcomes}) > 1:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "Runs {0} and {1} cannot be compared: one is a classification with an error rate, the other a "
                    "regression with an RMSE.",
                ),
                *map(str, numbers),
            )
        )


def _require_finite(reached: Sequence[Reached], numbers: tuple[int, int]) -> None:
    for each, number in zip(reached, numbers, strict=True):
        if not math.isfinite(each.error):
            raise ExperimentError(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages",
                        "Run {0} cannot be compared: its errors are too large for numbers. Compare its best reading, "
                        "or train it with a smaller learning rate.",
                    ),
                    str(number),
                )
            )
