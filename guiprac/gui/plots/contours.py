"""Level lines of a grid of values, as short segments."""

import numpy as np
import numpy.typing as npt

Grid = npt.NDArray[np.float64]
Line = npt.NDArray[np.float64]


def contour(
    values: Grid, level: float, x_range: tuple[float, float], y_range: tuple[float, float]
) -> tuple[Line, Line]:
    """The line on which a grid has the value `level`, by marching squares.

    Args:
        values: (rows, columns) at points evenly spaced over the ranges, ends included; nan belongs to no line.

    Returns:
        x and y of 2·k points; each two make a segment.
    """
    rows, columns = values.shape
    if rows < 2 or columns < 2:
        return np.zeros(0), np.zeros(0)
    xs, ys = np.linspace(*x_range, columns), np.linspace(*y_range, rows)
    above = values - level
    corners = (above[:-1, :-1], above[:-1, 1:], above[1:, 1:], above[1:, :-1])
    row, column = np.nonzero(_crossed(corners))
    a, b, c, d = (corner[row, column] for corner in corners)
    left, right, low, high = xs[column], xs[column + 1], ys[row], ys[row + 1]
    # One point on each side of the square: bottom, right, top, left.
    crossing = np.stack([_differ(a, b), _differ(b, c), _differ(d, c), _differ(a, d)])
    with np.errstate(divide="ignore", invalid="ignore"):
        x = np.stack([_between(left, right, a, b), right, _between(left, right, d, c), left])
        y = np.stack([low, _between(low, high, b, c), high, _between(low, high, a, d)])
    simple = crossing.sum(axis=0) == 2
    first, last = crossing.argmax(axis=0), 3 - crossing[::-1].argmax(axis=0)
    segments = [_joined(x, y, first, last, simple)]
    # A saddle has a point on every side; the value in the middle tells which corners belong together.
    saddle = crossing.all(axis=0)
    corner_a_with_c = _positive(a + b + c + d) == _positive(a)
    for chosen, pairs in (
        (saddle & corner_a_with_c, ((0, 1), (2, 3))),
        (saddle & ~corner_a_with_c, ((0, 3), (1, 2))),
    ):
        for one, other in pairs:
            ends = np.full(len(a), one), np.full(len(a), other)
            segments.append(_joined(x, y, *ends, chosen))
    return np.concatenate([part[0] for part in segments]), np.concatenate([part[1] for part in segments])


def _positive(values: Line) -> npt.NDArray[np.bool_]:
    return np.asarray(values > 0)


def _differ(one: Line, other: Line) -> npt.NDArray[np.bool_]:
    return np.asarray(_positive(one) != _positive(other))


def _crossed(corners: tuple[Grid, Grid, Grid, Grid]) -> npt.NDArray[np.bool_]:
    """The squares whose corners are finite and lie on both sides of the level."""
    stack = np.stack(corners)
    positive = stack > 0
    return np.asarray(np.isfinite(stack).all(axis=0) & positive.any(axis=0) & ~positive.all(axis=0))


def _between(low: Line, high: Line, at_low: Line, at_high: Line) -> Line:
    return np.asarray(low + (high - low) * at_low / (at_low - at_high))


def _joined(
    x: Line, y: Line, first: npt.NDArray[np.intp], last: npt.NDArray[np.intp], chosen: npt.NDArray[np.bool_]
) -> tuple[Line, Line]:
    where = np.flatnonzero(chosen)
    ends = np.stack([first[where], last[where]], axis=1)
    return x[ends, where[:, None]].ravel(), y[ends, where[:, None]].ravel()
