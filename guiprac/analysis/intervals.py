"""95 % intervals for errors and for their differences: rates by score intervals, RMSE by the bootstrap."""

import math
from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from guiprac.events import Interval

Values = npt.NDArray[np.float64]
Number = Values | np.floating

Z_95 = 1.959963984540054
RESAMPLES = 1000
# Resampled numbers held at a time; bounds the bootstrap's memory to some 30 MB.
_AT_ONCE = 2_000_000
_BISECTIONS = 50


def known(value: float) -> Interval:
    """A value that is not measured but given: an interval without width."""
    return Interval(value, value, value)


def wilson(error: float, n: int) -> Interval:
    """The score interval of an error rate measured on n examples (Wilson 1927).

    Without any examples the rate can be anything from 0 to 1.

    Args:
        error: a share, 0 to 1.
        n: examples, at least 0.
    """
    if n == 0:
        return Interval(error, 0.0, 1.0)
    shrink = 1 + Z_95**2 / n
    centre = (error + Z_95**2 / (2 * n)) / shrink
    half = Z_95 / shrink * math.sqrt(error * (1 - error) / n + Z_95**2 / (4 * n**2))
    # Round-off must not put the limits on the wrong side of a rate of 0 or 1.
    return Interval(error, min(max(centre - half, 0.0), error), max(min(centre + half, 1.0), error))


def difference(first: Interval, second: Interval) -> Interval:
    """first - second, for two independent measurements.

    Each side's distance to its limit is squared and added (Zou and Donner 2008). Of two rates, rate_gap is nearer to
    95 % where errors are few.
    """
    value = first.value - second.value
    below = math.hypot(first.value - first.low, second.high - second.value)
    above = math.hypot(first.high - first.value, second.value - second.low)
    return Interval(value, value - below, value + above)


def rate_gap(first: float, n_first: int, second: float, n_second: int) -> Interval:
    """first - second, for error rates on different examples (Miettinen and Nurminen 1985, score interval).

    Args:
        first, second: shares, 0 to 1.
        n_first, n_second: examples they were measured on; without any, a rate can be anything from 0 to 1.
    """
    if min(n_first, n_second) == 0:
        return difference(wilson(first, n_first), wilson(second, n_second))
    value = first - second

    def limit(low: float, high: float, wanted: float) -> float:
        return _where_falls_to(
            wanted, lambda gap: _rate_score(first, n_first, second, n_second, gap), low, high
        )

    return Interval(value, limit(-1.0, value, Z_95), limit(value, 1.0, -Z_95))


def _rate_score(first: float, n_first: int, second: float, n_second: int, gap: float) -> float:
    """The score statistic of a gap of the true rates."""
    # The likeliest second rate, were the gap this one, solves the cubic a·p³ + b·p² + c·p + d = 0.
    both = n_first + n_second
    wrong_second = second * n_second
    wrong = first * n_first + wrong_second
    b = ((n_first + 2 * n_second) * gap - both - wrong) / both
    c = ((n_second * gap - both - 2 * wrong_second) * gap + wrong) / both
    d = wrong_second * gap * (1 - gap) / both
    turn = (b / 3) ** 3 - b * c / 6 + d / 2
    radius = math.copysign(math.sqrt(max(b * b / 9 - c / 3, 0.0)), turn)
    cosine = turn / radius**3 if radius else 0.0
    angle = (math.pi + math.acos(min(max(cosine, -1.0), 1.0))) / 3
    likely = min(max(2 * radius * math.cos(angle) - b / 3, 0.0, -gap), 1.0, 1.0 - gap)
    other = likely + gap
    variance = other * (1 - other) / n_first + likely * (1 - likely) / n_second
    return (first - second - gap) / math.sqrt(max(variance * both / (both - 1), 1e-300))


def paired_difference(only_first: int, only_second: int, n: int) -> Interval:
    """The difference of two error rates on the same n examples, first - second (Tango 1998, score interval).

    Args:
        only_first: examples that the first alone gets wrong.
        only_second: examples that the second alone gets wrong.
        n: all examples, at least 1.
    """
    value = (only_first - only_second) / n

    def limit(low: float, high: float, wanted: float) -> float:
        return _where_falls_to(wanted, lambda gap: _tango_score(only_first, only_second, n, gap), low, high)

    return Interval(value, limit(-1.0, value, Z_95), limit(value, 1.0, -Z_95))


def _where_falls_to(wanted: float, score: Callable[[float], float], low: float, high: float) -> float:
    """The difference at which a score statistic, which falls with it, is `wanted`."""
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        if score(middle) > wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _tango_score(b: int, c: int, n: int, delta: float) -> float:
    # The likeliest share of examples that the second alone gets wrong, were the difference delta.
    linear = -b - c + (2 * n - b + c) * delta
    root = math.sqrt(max(linear**2 + 8 * n * c * delta * (1 - delta), 0.0))
    share = (root - linear) / (4 * n)
    variance = n * (2 * share + delta * (1 - delta))
    return (b - c - n * delta) / math.sqrt(max(variance, 1e-300))


def rmse(squares: Values, rng: np.random.Generator) -> Interval:
    """The RMSE of squared errors (n,), by the studentized bootstrap of its logarithm.

    One example, or errors without any spread, tell nothing of the spread: the interval then has no width. Errors too
    large for numbers, as those of a diverged network, can be anything.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        value = math.sqrt(float(squares.mean()))
        relative = float(_log_deviation(squares.mean(), squares.var(), squares.size))
    if not math.isfinite(relative):
        return Interval(value, 0.0, math.inf)
    if relative == 0:
        return known(value)
    means, variances = _resampled(squares, rng)
    positive = means > 0
    shifts = 0.5 * np.log(means[positive] / squares.mean())
    deviations = _log_deviation(means[positive], variances[positive], squares.size)
    spread = deviations > 0
    low, high = np.quantile(shifts[spread] / deviations[spread], (0.025, 0.975))
    return Interval(
        value,
        min(value, value * math.exp(-high * relative)),
        max(value, value * math.exp(-low * relative)),
    )


def rmse_of_normal(value: float, n: int) -> Interval:
    """The RMSE of n normally distributed errors of which only the RMSE is known; its logarithm varies by 1/√(2n).

    For a listener that hears readings and has no examples; errors with heavy tails have a wider interval.
    """
    if n == 0:
        return Interval(value, 0.0, math.inf)
    factor = math.exp(Z_95 / math.sqrt(2 * n))
    return Interval(value, value / factor, value * factor)


def rmse_gap(first: Values, second: Values, rng: np.random.Generator) -> Interval:
    """RMSE of the first less RMSE of the second, for independent examples, by the studentized bootstrap.

    Args:
        first, second: squared errors, (n1,) and (n2,).
    """
    value = math.sqrt(float(first.mean())) - math.sqrt(float(second.mean()))
    deviation = math.hypot(_deviation(first.mean(), first.var(), first.size), _of(second))
    if deviation == 0:
        return known(value)
    means, variances = _resampled(first, rng)
    other_means, other_variances = _resampled(second, rng)
    gaps = np.sqrt(means) - np.sqrt(other_means)
    deviations = np.hypot(
        _deviation(means, variances, first.size), _deviation(other_means, other_variances, second.size)
    )
    return _studentized(value, deviation, gaps, deviations)


def paired_rmse_gap(first: Values, second: Values, rng: np.random.Generator) -> Interval:
    """RMSE of the first less RMSE of the second on the same examples: squared errors, both (n,).

    Equal errors give exactly 0 without width.
    """
    both = np.stack((first, second))
    value = math.sqrt(float(first.mean())) - math.sqrt(float(second.mean()))
    deviation = float(_paired_deviation(both))
    if deviation == 0:
        return known(value)
    gaps, deviations = [], []
    for rows in _resampled_rows(first.size, rng):
        resampled = both[:, rows]
        roots = np.sqrt(resampled.mean(axis=-1))
        gaps.append(roots[0] - roots[1])
        deviations.append(_paired_deviation(resampled))
    return _studentized(value, deviation, np.concatenate(gaps), np.concatenate(deviations))


def _studentized(value: float, deviation: float, resampled: Values, deviations: Values) -> Interval:
    spread = deviations > 0
    low, high = np.quantile((resampled[spread] - value) / deviations[spread], (0.025, 0.975))
    return Interval(value, min(value, value - high * deviation), max(value, value - low * deviation))


def _of(squares: Values) -> float:
    return float(_deviation(squares.mean(), squares.var(), squares.size))


def _deviation(mean: Number, variance: Number, n: int) -> Values:
    """The standard error of √mean (delta method); 0 where the mean is."""
    return np.sqrt(variance / n) / (2 * np.sqrt(np.maximum(mean, 1e-300)))


def _log_deviation(mean: Number, variance: Number, n: int) -> Values:
    """The standard error of log √mean (delta method)."""
    return np.sqrt(variance / n) / (2 * np.maximum(mean, 1e-300))


def _paired_deviation(both: Values) -> Values:
    """The standard error of √mean - √mean along the last axis of (2, …, n)."""
    roots = np.sqrt(np.maximum(both.mean(axis=-1), 1e-300))
    influence = both[0] / (2 * roots[0][..., None]) - both[1] / (2 * roots[1][..., None])
    deviations: Values = influence.std(axis=-1) / math.sqrt(both.shape[-1])
    return deviations


def _resampled(values: Values, rng: np.random.Generator) -> tuple[Values, Values]:
    """Mean and variance of RESAMPLES samples with repetition, each (RESAMPLES,)."""
    means, variances = [], []
    for rows in _resampled_rows(values.size, rng):
        drawn = values[rows]
        means.append(drawn.mean(axis=1))
        variances.append(drawn.var(axis=1))
    return np.concatenate(means), np.concatenate(variances)


def _resampled_rows(n: int, rng: np.random.Generator) -> Iterator[npt.NDArray[np.int64]]:
    """Row numbers drawn with repetition, (some, n) at a time, RESAMPLES in all."""
    at_once = max(1, _AT_ONCE // n)
    for start in range(0, RESAMPLES, at_once):
        yield rng.integers(n, size=(min(at_once, RESAMPLES - start), n))
