"""Long lines in few points, without losing a peak."""

import numpy as np
import numpy.typing as npt

Line = npt.NDArray[np.float64]
_Indices = npt.NDArray[np.intp]


def decimate(x: Line, y: Line, low: float, high: float, pixels: int) -> tuple[Line, Line]:
    """The part of a line between `low` and `high` with about two points a pixel.

    Args:
        x: (n,) ascending.
        y: (n,), with nan where there is no value.
        low, high: the visible range of x.
        pixels: how many pixels that range covers.

    Returns:
        x and y of at most about 3·pixels points: the smallest and largest y of each bucket of x. One point beyond
        either end is kept, so that the line reaches the edge. A line that is short already comes back as views.
    """
    first, last = _visible(x, low, high)
    x, y = x[first:last], y[first:last]
    if len(x) <= 2 * max(pixels, 1):
        return x, y
    starts = _buckets(x, low, high, pixels)
    lows, highs = np.fmin.reduceat(y, starts), np.fmax.reduceat(y, starts)
    ends = np.append(starts[1:], len(x)) - 1
    # The lower value first where the line rises within the bucket, last where it falls: no false zigzag.
    rising = y[starts] <= y[ends]
    thin_x, thin_y = np.empty(2 * len(starts)), np.empty(2 * len(starts))
    thin_x[0::2], thin_x[1::2] = x[starts], x[ends]
    thin_y[0::2], thin_y[1::2] = np.where(rising, lows, highs), np.where(rising, highs, lows)
    return thin_x, thin_y


def smooth(x: Line, y: Line, window: int, low: float, high: float, pixels: int) -> tuple[Line, Line]:
    """The centred mean of `window` neighbours at about one point a pixel; arguments as for `decimate`.

    At the ends the window is narrower. nan stays nan and does not spread.
    """
    first, last = _visible(x, low, high)
    at: _Indices = np.arange(first, last)
    if len(at) > 2 * max(pixels, 1):
        at = first + _buckets(x[first:last], low, high, pixels)
    reach = np.minimum(window // 2, np.minimum(at, len(y) - 1 - at))
    sums, counts = _sums(y, at - reach, at + reach + 1)
    return x[at], np.where(np.isfinite(y[at]), sums / np.maximum(counts, 1), np.nan)


def _sums(y: Line, starts: _Indices, ends: _Indices) -> tuple[Line, Line]:
    """The sum of the finite values of each y[start:end], and how many they are.

    Only what the windows hold is read: running sums over a long line would cost milliseconds.
    """
    counts = (ends - starts).astype(np.float64)
    if not len(y) or np.isfinite(y.sum()):
        return _window_sums(y, starts, ends), counts
    there = np.isfinite(y)
    clean = np.where(there, y, 0.0)
    return _window_sums(clean, starts, ends), _window_sums(there.astype(np.float64), starts, ends)


def _window_sums(y: Line, starts: _Indices, ends: _Indices) -> Line:
    if not len(starts):
        return np.zeros(0)
    # reduceat takes no index past the end, so that a window that reaches it gets the last value added.
    inside = np.minimum(ends, len(y) - 1)
    pairs = np.stack((starts, inside), axis=1).ravel()
    sums = np.add.reduceat(y, pairs)[::2]
    sums = np.where(inside > starts, sums, 0.0)
    return np.asarray(sums + np.where(ends > inside, y[-1], 0.0))


def _visible(x: Line, low: float, high: float) -> tuple[int, int]:
    """The half-open index range of what lies between `low` and `high`, and a neighbour on either side."""
    if not len(x) or not high > low:
        return 0, 0
    first = max(int(np.searchsorted(x, low, side="left")) - 1, 0)
    return first, min(int(np.searchsorted(x, high, side="right")) + 1, len(x))


def _buckets(x: Line, low: float, high: float, pixels: int) -> _Indices:
    """Where each bucket of about a pixel starts.

    Buckets are as wide as a power of two and start at its multiples, so that the line does not flicker as it grows.
    """
    width = 2.0 ** np.round(np.log2((high - low) / max(pixels, 1)))
    edges = np.arange(np.floor(x[0] / width), np.floor(x[-1] / width) + 1) * width
    starts = np.unique(np.searchsorted(x, edges, side="left"))
    return starts[starts < len(x)]
