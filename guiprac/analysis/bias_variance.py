"""Bias or variance (S4): where train and dev error stand, how sure that is, and what to try next."""

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from guiprac import events
from guiprac.analysis import intervals
from guiprac.analysis.remedies import Remedy, Situation, remedies_for
from guiprac.events import Event, Interval, Unit
from guiprac.experiment import Experiment
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

Level = Literal["high", "low", "not sure"]
Verdict = Literal["high bias", "high variance", "both", "neither", "not sure"]
State = Literal["still learning", "diverging", "settled"]

# Two points of error rate, or a twentieth of the target's standard deviation.
TOLERANCE = 0.02
RELATIVE_TOLERANCE = 0.05
MOST_EXAMPLES = 10_000_000
# The share of a run, at its end, on which it is judged whether train error still falls.
LATE = 1 / 3
_FEWEST_READINGS = 6
# A fall that would change no verdict is not worth waiting for.
_MATERIAL = 0.25
_BLOWN_UP = 2.0
_FAR_ABOVE = 10.0


class Part(Struct, frozen=True):
    """The error of train or dev with its interval, and how many examples it was measured on."""

    error: Interval
    count: int


class Diagnosis(Event, frozen=True):
    """What the errors of a run say.

    Attributes:
        avoidable_bias, variance: train error - e* and dev error - train error, with their intervals (S4).
        bias_level, variance_level: each against the tolerance; "not sure" where the interval crosses it.
        verdict: the case of S4; "not sure" as soon as one of the two is.
        says: the verdict in one sentence; reasons: what it rests on, one sentence each.
        more_dev: how many dev examples would settle the variance, at the errors as they are; None where no number
            would, or nothing is open.
        state: whether the run is done with learning.
    """

    unit: Unit
    train: Part
    dev: Part
    best_error: Interval
    tolerance: float
    avoidable_bias: Interval
    variance: Interval
    bias_level: Level
    variance_level: Level
    verdict: Verdict
    state: State
    says: str
    reasons: tuple[str, ...]
    more_dev: int | None
    remedies: tuple[Remedy, ...]


class Preset(Struct, frozen=True):
    """A pair of errors to learn the four cases on, as shares (S4)."""

    train: float
    dev: float
    best: float = 0.0


PRESETS = (
    Preset(0.01, 0.11),
    Preset(0.15, 0.16),
    Preset(0.15, 0.30),
    Preset(0.005, 0.01),
    Preset(0.15, 0.16, 0.15),
)
PRESET_EXAMPLES = 100_000


def rate(error: float, count: int) -> Part:
    """A part whose error is a share of `count` examples."""
    return Part(intervals.wilson(error, count), count)


def rmse(value: float, count: int) -> Part:
    """A part of which only the RMSE over `count` examples is known."""
    return Part(intervals.rmse_of_normal(value, count), count)


def rmse_of(squares: npt.NDArray[np.float64], rng: np.random.Generator) -> Part:
    """A part whose squared errors (n,) are known."""
    return Part(intervals.rmse(squares, rng), squares.size)


def gap(part: Part, less: Part, unit: Unit) -> Interval:
    """The difference of two parts' errors; they hold different examples."""
    if unit == "error":
        return intervals.rate_gap(part.error.value, part.count, less.error.value, less.count)
    return intervals.difference(part.error, less.error)


def default_tolerance(unit: Unit, target_deviation: float = 1.0) -> float:
    """What a gap may be before it counts: 2 points of error rate, or 5 % of the target's standard deviation."""
    return TOLERANCE if unit == "error" else RELATIVE_TOLERANCE * target_deviation


def diagnose(
    experiment: Experiment,
    train: Part,
    dev: Part,
    *,
    unit: Unit,
    n_train: int,
    best_error: Interval | None = None,
    tolerance: float | None = None,
    readings: Sequence[events.Reading] = (),
    diverged: bool = False,
) -> Diagnosis:
    """Say which of the four cases of S4 a run is in, and what to try next (S5, S6).

    Args:
        experiment: the run's settings; remedies are changes of them.
        n_train: m of S7, the examples that were trained on.
        best_error: e*, with its interval if it was computed; 0 if unknown.
        tolerance: up to where a gap counts as none, in the error's unit.
        readings: the run's history, oldest first; tells whether it is still learning.
        diverged: whether the run ended because numbers became infinite.
    """
    best = best_error or intervals.known(0.0)
    allowed = default_tolerance(unit) if tolerance is None else tolerance
    bias, variance = intervals.difference(train.error, best), gap(dev, train, unit)
    state = state_of(readings, allowed, diverged=diverged)
    # A train error as low as the best achievable leaves nothing to fit, however few examples it was measured on.
    bias_level = "low" if bias.value <= 0 else level_of(bias, allowed)
    variance_level = level_of(variance, allowed)
    verdict = _verdict(bias_level, variance_level)
    if state == "diverging":
        bias_level, variance_level, verdict = "not sure", "not sure", "not sure"
    more_dev = None
    if variance_level == "not sure" and state != "diverging":
        more_dev = dev_to_settle(train, dev, allowed, unit)
    words = _Words(unit, train, dev, best, allowed, bias, variance)
    situation = Situation(
        experiment=experiment,
        n_train=n_train,
        bias=bias_level,
        variance=variance_level,
        state=state,
        best_epoch=_earlier_best(readings, dev),
        more_dev=more_dev,
        dev_count=dev.count,
    )
    return Diagnosis(
        unit=unit,
        train=train,
        dev=dev,
        best_error=best,
        tolerance=allowed,
        avoidable_bias=bias,
        variance=variance,
        bias_level=bias_level,
        variance_level=variance_level,
        verdict=verdict,
        state=state,
        says=words.verdict(verdict, bias_level, variance_level, state),
        reasons=words.reasons(bias_level, variance_level, state, more_dev),
        more_dev=more_dev,
        remedies=remedies_for(situation),
    )


def state_of(readings: Sequence[events.Reading], tolerance: float, *, diverged: bool = False) -> State:
    """Whether a run's train error still falls, its cost blows up, or neither.

    Still learning: over the last third of the readings, the slope of train error against epochs lies below zero by
    two standard errors (least squares, corrected for neighbouring readings being alike), and the fall over that
    third is at least a quarter of the tolerance. Diverging: the run ended so, train loss is ten times
    what it was at the start, or over that third it is above the start and twice its lowest, and rises by two standard
    errors.
    """
    if diverged or (readings and readings[-1].train_loss > _FAR_ABOVE * readings[0].train_loss):
        return "diverging"
    late = [reading for reading in readings if reading.step > 0]
    late = late[-max(_FEWEST_READINGS, math.ceil(len(late) * LATE)) :]
    if len(late) < _FEWEST_READINGS:
        return "settled"
    epochs = np.array([reading.epoch for reading in late])
    losses = np.array([reading.train_loss for reading in late])
    if not np.isfinite(losses).all():
        return "diverging"
    lowest = min(reading.train_loss for reading in readings)
    slope, error = _slope(epochs, losses)
    if slope > 2 * error and losses.mean() > _BLOWN_UP * lowest and losses.mean() > readings[0].train_loss:
        return "diverging"
    slope, error = _slope(epochs, np.array([reading.train_error for reading in late]))
    fall = -slope * (epochs[-1] - epochs[0])
    return "still learning" if slope < -2 * error and fall >= _MATERIAL * tolerance else "settled"


def dev_to_settle(train: Part, dev: Part, tolerance: float, unit: Unit) -> int | None:
    """How many dev examples would take the variance's interval off the tolerance, at the errors as they are.

    None where the train part alone leaves it open, or more than ten million would be needed.
    """
    low, high = max(dev.count, 1), MOST_EXAMPLES
    if level_of(_gap_with(train, dev, high, unit), tolerance) == "not sure":
        return None
    while high - low > max(1, low // 100):
        middle = (low + high) // 2
        if level_of(_gap_with(train, dev, middle, unit), tolerance) == "not sure":
            low = middle
        else:
            high = middle
    return _round_up(high)


def _gap_with(train: Part, dev: Part, count: int, unit: Unit) -> Interval:
    if unit == "error":
        error = intervals.wilson(dev.error.value, count)
    else:
        narrower = math.sqrt(dev.count / count)
        value, low, high = dev.error.value, dev.error.low, dev.error.high
        error = Interval(value, value - (value - low) * narrower, value + (high - value) * narrower)
    return intervals.difference(error, train.error)


def _round_up(count: int) -> int:
    """Up to two figures, since the errors it follows from are not known any better."""
    step = 10 ** max(0, len(str(count)) - 2)
    return -(-count // step) * step


def level_of(gap: Interval, tolerance: float) -> Level:
    """Where a gap lies against the tolerance; "not sure" where its interval crosses it."""
    if gap.low >= tolerance:
        return "high"
    return "low" if gap.high <= tolerance else "not sure"


def _verdict(bias: Level, variance: Level) -> Verdict:
    cases: dict[tuple[Level, Level], Verdict] = {
        ("high", "low"): "high bias",
        ("low", "high"): "high variance",
        ("high", "high"): "both",
        ("low", "low"): "neither",
    }
    return cases.get((bias, variance), "not sure")


def _slope(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> tuple[float, float]:
    """Slope of the straight line through the points and its standard error.

    What is left over of one reading is like what is left over of the next: the error grows by
    √((1+r)/(1-r)), r the correlation of neighbours.
    """
    x = x - x.mean()
    spread = float(x @ x)
    if spread == 0:
        return 0.0, math.inf
    slope = float(x @ y) / spread
    left = y - y.mean() - slope * x
    squares = float(left @ left)
    if squares == 0:
        return slope, 0.0
    # A line through few points takes some of what neighbours share with it (Kendall 1954): that is put back.
    count = len(x)
    alike = min(max((float(left[1:] @ left[:-1]) / squares + 2 / count) / (1 - 4 / count), 0.0), 0.95)
    error = math.sqrt(squares / (count - 2) / spread * (1 + alike) / (1 - alike))
    return slope, error


def _earlier_best(readings: Sequence[events.Reading], dev: Part) -> float | None:
    """The epoch of the best dev error, if dev error has risen since by more than dev can hide."""
    if not readings:
        return None
    best = min(readings, key=lambda reading: reading.dev_error)
    half = (dev.error.high - dev.error.low) / 2
    if best.step == 0 or dev.error.value - best.dev_error <= half:
        return None
    return best.epoch


class _Words:
    """The sentences of a diagnosis."""

    def __init__(
        self,
        unit: Unit,
        train: Part,
        dev: Part,
        best: Interval,
        tolerance: float,
        bias: Interval,
        variance: Interval,
    ) -> None:
        self._unit = unit
        self._train, self._dev, self._best = train, dev, best
        self._tolerance, self._bias, self._variance = tolerance, bias, variance

    def verdict(self, verdict: Verdict, bias: Level, variance: Level, state: State) -> str:
        """The verdict in one sentence."""
        if state == "diverging":
            return told(
                QT_TRANSLATE_NOOP(
                    "analysis", "The run diverges: its errors say nothing about bias or variance yet."
                )
            )
        sentences = {
            "high bias": QT_TRANSLATE_NOOP(
                "analysis",
                "High bias: the network does not fit train as well as it could, and dev is like train.",
            ),
            "high variance": QT_TRANSLATE_NOOP(
                "analysis", "High variance: the network fits train, but does not carry over to dev."
            ),
            "both": QT_TRANSLATE_NOOP(
                "analysis",
                "Both high bias and high variance: it fits train badly, and carries over to dev badly.",
            ),
            "neither": QT_TRANSLATE_NOOP(
                "analysis", "Neither high bias nor high variance: train is fitted, and dev is like train."
            ),
        }
        if verdict in sentences:
            return told(sentences[verdict])
        sure: dict[tuple[Level, Level], str] = {
            ("high", "not sure"): QT_TRANSLATE_NOOP(
                "analysis", "High bias; whether the variance is high too, these examples cannot tell."
            ),
            ("low", "not sure"): QT_TRANSLATE_NOOP(
                "analysis", "No high bias; whether the variance is high, these examples cannot tell."
            ),
            ("not sure", "high"): QT_TRANSLATE_NOOP(
                "analysis", "High variance; whether the bias is high too, these examples cannot tell."
            ),
            ("not sure", "low"): QT_TRANSLATE_NOOP(
                "analysis", "No high variance; whether the bias is high, these examples cannot tell."
            ),
        }
        neither = QT_TRANSLATE_NOOP(
            "analysis", "Not sure: these examples can tell neither bias nor variance."
        )
        return told(sure.get((bias, variance), neither))

    def reasons(self, bias: Level, variance: Level, state: State, more_dev: int | None) -> tuple[str, ...]:
        """What the verdict rests on."""
        if state == "diverging":
            return (
                told(
                    QT_TRANSLATE_NOOP(
                        "analysis",
                        "The cost grows instead of falling; the steps are too long for this problem.",
                    )
                ),
            )
        train = self._value(self._train.error.value)
        said = [
            told(
                QT_TRANSLATE_NOOP(
                    "analysis", "Avoidable bias: train error {0} less best achievable {1} = {2}, {3}."
                ),
                train,
                self._value(self._best.value),
                self._gap(self._bias),
                self._of_bias(bias),
            ),
            told(
                QT_TRANSLATE_NOOP("analysis", "Variance: dev error {0} less train error {1} = {2}, {3}."),
                self._value(self._dev.error.value),
                train,
                self._gap(self._variance),
                self._against(variance),
            ),
        ]
        if variance == "not sure" and more_dev is not None:
            said.append(
                told(
                    QT_TRANSLATE_NOOP(
                        "analysis",
                        "About {0} dev examples instead of {1} would settle the variance, if the errors stayed as "
                        "they are.",
                    ),
                    f"{more_dev:,}",
                    f"{self._dev.count:,}",
                )
            )
        elif variance == "not sure":
            said.append(
                told(
                    QT_TRANSLATE_NOOP(
                        "analysis",
                        "More dev examples alone would not settle the variance: train has too few examples, or the "
                        "gap lies too near the tolerance.",
                    )
                )
            )
        if bias == "not sure":
            said.append(
                told(
                    QT_TRANSLATE_NOOP(
                        "analysis",
                        "Dev plays no part in the bias: more train examples, or a surer e*, would settle it.",
                    )
                )
            )
        if state == "still learning":
            said.append(
                told(
                    QT_TRANSLATE_NOOP(
                        "analysis",
                        "Train error still falls at the end of the run: longer training will lower it.",
                    )
                )
            )
        return tuple(said)

    def _value(self, value: float) -> str:
        return f"{100 * value:.3g} %" if self._unit == "error" else f"{value:.4g}"

    def _gap(self, gap: Interval) -> str:
        if self._unit == "error":
            value, low, high = (f"{100 * part:.1f}" for part in (gap.value, gap.low, gap.high))
            return told(QT_TRANSLATE_NOOP("analysis", "{0} points (95 %: {1} to {2})"), value, low, high)
        numbers = (f"{part:.3g}" for part in (gap.value, gap.low, gap.high))
        return told(QT_TRANSLATE_NOOP("analysis", "{0} (95 %: {1} to {2})"), *numbers)

    def _of_bias(self, level: Level) -> str:
        if self._bias.value <= 0:
            return told(QT_TRANSLATE_NOOP("analysis", "nothing is left to fit"))
        return self._against(level)

    def _against(self, level: Level) -> str:
        allowed = f"{self._tolerance:.3g}"
        if self._unit == "error":
            allowed = told(QT_TRANSLATE_NOOP("analysis", "{0} points"), f"{100 * self._tolerance:.3g}")
        texts: dict[Level, str] = {
            "high": QT_TRANSLATE_NOOP("analysis", "more than the tolerance of {0}"),
            "low": QT_TRANSLATE_NOOP("analysis", "within the tolerance of {0}"),
            "not sure": QT_TRANSLATE_NOOP("analysis", "and the tolerance of {0} lies between"),
        }
        return told(texts[level], allowed)
