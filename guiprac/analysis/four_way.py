"""Where the error comes from, in four steps from the best achievable error to test (S2-S4).

A slice held out of train (train-dev) parts what dev loses against train in two: variance, which more examples like
those of train would cure, and mismatch, which they would not.
"""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from guiprac.analysis import intervals
from guiprac.analysis.bias_variance import Level, Part, default_tolerance, gap, level_of
from guiprac.events import Event, Interval, Unit
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

Cause = Literal["avoidable bias", "variance", "mismatch", "overfit to dev"]
Verdict = Cause | Literal["none", "not sure"]

_SAYS: dict[Verdict, str] = {
    "avoidable bias": QT_TRANSLATE_NOOP(
        "analysis", "Avoidable bias is the largest: the network does not fit train as well as it could."
    ),
    "variance": QT_TRANSLATE_NOOP(
        "analysis",
        "Variance is the largest: what fits train does not carry over to other examples like them.",
    ),
    "mismatch": QT_TRANSLATE_NOOP(
        "analysis",
        "Mismatch is the largest: what is learnt carries over to examples like train's, but dev is unlike.",
    ),
    "overfit to dev": QT_TRANSLATE_NOOP(
        "analysis", "Overfitting to dev is the largest: settings were chosen that suit dev by chance."
    ),
    "none": QT_TRANSLATE_NOOP("analysis", "None of them is above the tolerance."),
    "not sure": QT_TRANSLATE_NOOP(
        "analysis",
        "Not sure: none is surely above the tolerance, and these examples cannot rule all of them out.",
    ),
}
_REMEDIES: dict[Verdict, str] = {
    "avoidable bias": QT_TRANSLATE_NOOP(
        "analysis", "Try a larger network, longer training, another architecture or less regularization (S5)."
    ),
    "variance": QT_TRANSLATE_NOOP(
        "analysis", "Try more training examples, more regularization or a smaller network (S6)."
    ),
    "mismatch": QT_TRANSLATE_NOOP(
        "analysis",
        "Make train more like dev: look at which inputs differ, and get training examples of that kind (S3).",
    ),
    "overfit to dev": QT_TRANSLATE_NOOP(
        "analysis", "Take a larger dev set, or a new one, and try fewer settings on it (S2)."
    ),
    "none": QT_TRANSLATE_NOOP(
        "analysis", "What is left is the best achievable error; only a better measure of it would tell more."
    ),
    "not sure": QT_TRANSLATE_NOOP("analysis", "Measure on more examples."),
}
# {0}, {1}: the errors; {2}: their difference; {3}: how it stands against the tolerance.
_SUMS: dict[Cause, str] = {
    "avoidable bias": QT_TRANSLATE_NOOP(
        "analysis", "Avoidable bias: train error {0} less the best achievable {1} = {2}, {3}."
    ),
    "variance": QT_TRANSLATE_NOOP(
        "analysis", "Variance: train-dev error {0} less train error {1} = {2}, {3}."
    ),
    "mismatch": QT_TRANSLATE_NOOP("analysis", "Mismatch: dev error {0} less train-dev error {1} = {2}, {3}."),
    "overfit to dev": QT_TRANSLATE_NOOP(
        "analysis", "Overfit to dev: test error {0} less dev error {1} = {2}, {3}."
    ),
}
_NAMES: dict[Cause, str] = {
    "avoidable bias": QT_TRANSLATE_NOOP("analysis", "avoidable bias"),
    "variance": QT_TRANSLATE_NOOP("analysis", "variance"),
    "mismatch": QT_TRANSLATE_NOOP("analysis", "mismatch"),
    "overfit to dev": QT_TRANSLATE_NOOP("analysis", "overfit to dev"),
}


class Gap(Struct, frozen=True):
    """One of the four differences, with its 95 % interval, against the tolerance; `says` is the sum in a sentence."""

    cause: Cause
    value: Interval
    level: Level
    says: str


class FourWay(Event, frozen=True):
    """The four differences, and the largest of them that is surely above the tolerance.

    Attributes:
        gaps: avoidable bias, variance, mismatch, and overfit to dev if test was opened, in this order.
        verdict: "none" if all of them surely lie within the tolerance.
        says: the verdict in a sentence; remedy: what to try; reasons: what it rests on, a sentence each.
    """

    unit: Unit
    tolerance: float
    gaps: tuple[Gap, ...]
    verdict: Verdict
    says: str
    remedy: str
    reasons: tuple[str, ...]


def four_way(
    train: Part,
    train_dev: Part,
    dev: Part,
    *,
    unit: Unit,
    test: Part | None = None,
    best_error: Interval | None = None,
    tolerance: float | None = None,
) -> FourWay:
    """Tell avoidable bias, variance, mismatch and overfitting to dev apart.

    The parts hold different examples, so that their errors are independent. A listener that holds only errors and
    counts makes the parts by bias_variance.rate (shares) or bias_variance.rmse.

    Args:
        test: only if it was opened (S2).
        best_error: e*, with its interval if it was computed; 0 if unknown.
        tolerance: up to where a gap counts as none, in the error's unit.
    """
    allowed = default_tolerance(unit) if tolerance is None else tolerance
    best = best_error or intervals.known(0.0)
    steps: list[tuple[Cause, Part, Part]] = [("variance", train_dev, train), ("mismatch", dev, train_dev)]
    if test is not None:
        steps.append(("overfit to dev", test, dev))
    avoidable = intervals.difference(train.error, best)
    gaps = (
        _gap("avoidable bias", avoidable, train.error.value, best.value, allowed, unit),
        *(
            _gap(cause, gap(part, less, unit), part.error.value, less.error.value, allowed, unit)
            for cause, part, less in steps
        ),
    )
    verdict = _verdict(gaps)
    return FourWay(
        unit=unit,
        tolerance=allowed,
        gaps=gaps,
        verdict=verdict,
        says=_SAYS[verdict],
        remedy=_REMEDIES[verdict],
        reasons=(*(gap.says for gap in gaps), *_doubts(gaps, verdict)),
    )


def _gap(cause: Cause, value: Interval, error: float, less: float, tolerance: float, unit: Unit) -> Gap:
    # An error no higher than the one before leaves nothing to explain by bias, however few examples there are.
    level = "low" if cause == "avoidable bias" and value.value <= 0 else level_of(value, tolerance)
    against = {
        "high": QT_TRANSLATE_NOOP("analysis", "more than the tolerance of {0}"),
        "low": QT_TRANSLATE_NOOP("analysis", "within the tolerance of {0}"),
        "not sure": QT_TRANSLATE_NOOP("analysis", "and the tolerance of {0} lies between"),
    }[level]
    says = told(
        _SUMS[cause],
        _error(error, unit),
        _error(less, unit),
        _interval(value, unit),
        told(against, _width(tolerance, unit)),
    )
    return Gap(cause, value, level, says)


def _verdict(gaps: Sequence[Gap]) -> Verdict:
    high = [gap for gap in gaps if gap.level == "high"]
    if high:
        return max(high, key=lambda gap: gap.value.value).cause
    return "none" if all(gap.level == "low" for gap in gaps) else "not sure"


def _doubts(gaps: Sequence[Gap], verdict: Verdict) -> list[str]:
    """Which others may be as large as the one that was found."""
    found = next((gap for gap in gaps if gap.cause == verdict), None)
    if found is None:
        return []
    rivals = [_NAMES[gap.cause] for gap in gaps if gap is not found and gap.value.high >= found.value.low]
    if not rivals:
        return []
    either = rivals[-1]
    for rival in reversed(rivals[:-1]):
        either = told(QT_TRANSLATE_NOOP("analysis", "{0} or {1}"), rival, either)
    doubt = QT_TRANSLATE_NOOP("analysis", "These examples cannot rule out that {0} is as large.")
    return [told(doubt, either)]


def _error(error: float, unit: Unit) -> str:
    return f"{100 * error:.3g} %" if unit == "error" else f"{error:.4g}"


def _width(width: float, unit: Unit) -> str:
    if unit == "RMSE":
        return f"{width:.3g}"
    return told(QT_TRANSLATE_NOOP("analysis", "{0} points"), f"{100 * width:.3g}")


def _interval(gap: Interval, unit: Unit) -> str:
    parts = gap.value, gap.low, gap.high
    if unit == "error":
        template = QT_TRANSLATE_NOOP("analysis", "{0} points (95 %: {1} to {2})")
        return told(template, *(f"{100 * part:.1f}" for part in parts))
    return told(QT_TRANSLATE_NOOP("analysis", "{0} (95 %: {1} to {2})"), *(f"{part:.3g}" for part in parts))
