"""The best achievable error e* of the generators, computed from the densities they draw from."""

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from guiprac.analysis.intervals import known
from guiprac.data.synthetic import CLOUD_DEVIATION, SPIRAL_TURNS
from guiprac.events import Interval
from guiprac.experiment import Data

Values = npt.NDArray[np.float64]
# The points of a curve in the plane (n, 2) and the share of the examples at each (n,).
Curve = tuple[Values, Values]

# With less noise the classes hardly touch: e* is below 1e-4, in the middle of the spiral, and 1e-8 elsewhere.
_LEAST_NOISE = 0.04
# Of the noise: the distance of grid points, and how far beyond the figure the plane is looked at.
_FINE, _COARSE = 1 / 6, 1 / 3
_BEYOND = 6.0
# Little noise has little overlap, which need not be measured as finely: grid points along a side of the finer grid.
_MOST_POINTS = 500


def best_error(data: Data) -> Interval | None:
    """The smallest error that any classifier, or the smallest RMSE that any regression can reach (S4).

    The noise alone decides on it. Numbers in closed form have an interval without width; the integrals over the
    plane have one that holds their own inaccuracy. None where the data's distribution is not known.
    """
    if data.source in ("plane", "wave"):
        return known(data.noise)
    if data.source == "gauss":
        return known(_gauss(data.noise))
    if data.source == "xor":
        return known(_xor(data.noise))
    if data.source in _CURVES:
        return _by_quadrature(data.source, data.noise)
    return None


def _gauss(noise: float) -> float:
    """Two round clouds at (-1, -1) and (1, 1): the line half way is √2 from either centre."""
    deviation = math.hypot(float(CLOUD_DEVIATION), noise)
    return _normal_tail(math.sqrt(2) / deviation)


def _xor(noise: float) -> float:
    """By symmetry the signs of the coordinates decide best; they are wrong if just one of the two has flipped."""
    if noise == 0:
        return 0.0
    edge = 1 / noise
    # The mean of P(u + noise < 0) over u from 0 to 1.
    flipped = noise * (edge * _normal_tail(edge) + _normal_density(0.0) - _normal_density(edge))
    return 2 * flipped * (1 - flipped)


@lru_cache(maxsize=64)
def _by_quadrature(source: str, noise: float) -> Interval:
    """e* = ½∫min(p0, p1), on two grids whose difference is the inaccuracy."""
    used = max(noise, _LEAST_NOISE)
    fine, coarse = _overlap(source, used, _FINE), _overlap(source, used, _COARSE)
    inaccuracy = abs(fine - coarse)
    if noise < _LEAST_NOISE:
        # e* falls with the noise, so that the least noise looked at bounds it.
        return Interval(0.0, 0.0, fine + inaccuracy)
    return Interval(fine, max(0.0, fine - inaccuracy), min(0.5, fine + inaccuracy))


def _overlap(source: str, noise: float, step: float) -> float:
    low, high = _EXTENTS[source][0]
    spacing = step * max(noise, (high - low) / (_FINE * _MOST_POINTS))
    densities = [
        _density(_CURVES[source](number, spacing), *_grid(source, noise, spacing), noise) for number in (0, 1)
    ]
    return float(np.minimum(*densities).sum()) * spacing**2 / 2


def _grid(source: str, noise: float, spacing: float) -> tuple[Values, Values]:
    """Coordinates of the grid points along x and y."""
    (x_low, x_high), (y_low, y_high) = _EXTENTS[source]
    beyond = _BEYOND * noise
    return (
        np.arange(x_low - beyond, x_high + beyond, spacing),
        np.arange(y_low - beyond, y_high + beyond, spacing),
    )


def _density(curve: Curve, x: Values, y: Values, noise: float) -> Values:
    """The density (x, y) of points on a curve with round normal noise; a matrix product, as the noise factors."""
    points, shares = curve
    along_x = np.exp(-0.5 * ((x[:, None] - points[:, 0]) / noise) ** 2) * shares
    along_y = np.exp(-0.5 * ((y[:, None] - points[:, 1]) / noise) ** 2)
    density: Values = along_x @ along_y.T
    density /= 2 * np.pi * noise**2
    return density


def _moon(number: int, spacing: float) -> Curve:
    angle, shares = _middles(math.pi, spacing)
    upper = np.stack((np.cos(angle), np.sin(angle)), axis=1)
    return (upper if number == 0 else np.array([1.0, 0.5]) - upper), shares


def _circle(number: int, spacing: float) -> Curve:
    angle, shares = _middles(2 * math.pi, spacing)
    radius = 1 - number / 2
    return radius * np.stack((np.cos(angle), np.sin(angle)), axis=1), shares


def _arm(number: int, spacing: float) -> Curve:
    # The share of the arm's length that lies within `along` of its beginning is along².
    longest = 2 * SPIRAL_TURNS * math.hypot(1, 2 * math.pi * SPIRAL_TURNS)
    along, _ = _middles(longest, spacing)
    along /= longest
    angle = 2 * math.pi * SPIRAL_TURNS * along + math.pi * number
    points = 2 * SPIRAL_TURNS * along[:, None] * np.stack((np.cos(angle), np.sin(angle)), axis=1)
    return points, along / along.sum()


def _middles(length: float, spacing: float) -> Curve:
    """The middles of equal pieces of a length, no longer than `spacing`, and their equal shares."""
    count = math.ceil(length / spacing)
    middles: Values = (np.arange(count, dtype=np.float64) + 0.5) * (length / count)
    return middles, np.full(count, 1 / count, np.float64)


def _normal_tail(x: float) -> float:
    return math.erfc(x / math.sqrt(2)) / 2


def _normal_density(x: float) -> float:
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


_CURVES = {"moons": _moon, "circles": _circle, "spiral": _arm}
_RADIUS = 2 * SPIRAL_TURNS
_EXTENTS = {
    "moons": ((-1.0, 2.0), (-0.5, 1.0)),
    "circles": ((-1.0, 1.0), (-1.0, 1.0)),
    "spiral": ((-_RADIUS, _RADIUS), (-_RADIUS, _RADIUS)),
}
