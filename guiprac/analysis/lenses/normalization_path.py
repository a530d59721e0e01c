"""Gradient descent within the plane of two directions, from J's values and slopes at the points of a grid (S20).

Between grid points the slopes are interpolated linearly, which is exact where J is a quadratic; so a path can be
drawn anew as fast as its start is dragged, without asking anybody for J.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from guiprac.events.normalization import Surface

Values = npt.NDArray[np.float64]

STEPS = 60
# So many times the square's half side from its centre, descent has broken out.
OUTSIDE = 1.6
# Within this share of the start's distance from the least, descent has arrived.
ARRIVED = 0.05


@dataclass(frozen=True)
class Path:
    """Where descent went.

    Attributes:
        x, y: (k + 1,) the start and each step, in the plane's coordinates.
        broke_out: whether it left the picture.
        left: the distance from its end to the least, as a share of that from its start.
        steps: until it stayed within a twentieth of the start's distance; the number taken if it never did.
    """

    x: Values
    y: Values
    broke_out: bool
    left: float
    steps: int

    @property
    def arrived(self) -> bool:
        """Whether it ended within a twentieth of the start's distance."""
        return not self.broke_out and self.left <= ARRIVED


class Field:
    """J over a plane, from its values and slopes on a grid."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self.values = surface.values.numpy().astype(np.float64)
        self._along_x = surface.along_x.numpy().astype(np.float64)
        self._along_y = surface.along_y.numpy().astype(np.float64)
        self._size = len(self.values)
        self._low = (surface.centre[0] - surface.reach, surface.centre[1] - surface.reach)
        self.cell = 2 * surface.reach / (self._size - 1)
        with np.errstate(all="ignore"):
            self._twist = np.gradient(self._along_x, self.cell, axis=0)
        # Plain lists: descent looks at single numbers.
        self._slopes = (self._along_x.tolist(), self._along_y.tolist())
        self.least = float(np.nanmin(self.height(*self.grid(4 * self._size))))

    def grid(self, points: int) -> tuple[Values, Values]:
        """Coordinates of so many points along each side of the square, each (points, points)."""
        across, up = (np.linspace(low, low + 2 * self.surface.reach, points) for low in self._low)
        return tuple(np.meshgrid(across, up))  # type: ignore[return-value]

    def height(self, x: Values, y: Values) -> Values:
        """J at any points of the square, by bicubic Hermite interpolation of values and slopes."""
        column, row = (np.asarray(x) - self._low[0]) / self.cell, (np.asarray(y) - self._low[1]) / self.cell
        left = np.clip(np.floor(column), 0, self._size - 2).astype(np.intp)
        below = np.clip(np.floor(row), 0, self._size - 2).astype(np.intp)
        along, up = _weights(column - left), _weights(row - below)
        total = np.zeros(np.shape(column))
        for j in range(2):
            for i in range(2):
                at = below + j, left + i
                total += up[0][j] * (
                    along[0][i] * self.values[at] + self.cell * along[1][i] * self._along_x[at]
                )
                total += (
                    up[1][j]
                    * self.cell
                    * (along[0][i] * self._along_y[at] + self.cell * along[1][i] * self._twist[at])
                )
        return total

    def slopes(self, x: float, y: float) -> tuple[float, float]:
        """dJ/dx and dJ/dy, interpolated linearly; beyond the square as at its edge, and on."""
        column, row = (x - self._low[0]) / self.cell, (y - self._low[1]) / self.cell
        left = min(max(math.floor(column), 0), self._size - 2)
        below = min(max(math.floor(row), 0), self._size - 2)
        across, up = column - left, row - below
        found = []
        for table in self._slopes:
            low = table[below][left] * (1 - across) + table[below][left + 1] * across
            high = table[below + 1][left] * (1 - across) + table[below + 1][left + 1] * across
            found.append(low * (1 - up) + high * up)
        return found[0], found[1]

    def descend(self, x: float, y: float, rate: float, steps: int = STEPS) -> Path:
        """Plain gradient descent on the two coordinates, all other parameters held."""
        xs, ys = [x], [y]
        middle, limit = self.surface.centre, OUTSIDE * self.surface.reach
        broke_out = False
        for _ in range(steps):
            across, up = self.slopes(x, y)
            x, y = x - rate * across, y - rate * up
            if not (math.isfinite(x) and math.isfinite(y)):
                broke_out = True
                break
            xs.append(x)
            ys.append(y)
            if max(abs(x - middle[0]), abs(y - middle[1])) > limit:
                broke_out = True
                break
        along_x, along_y = np.array(xs), np.array(ys)
        distances = np.hypot(along_x - middle[0], along_y - middle[1])
        away = np.flatnonzero(distances > ARRIVED * distances[0])
        left = float(distances[-1] / distances[0]) if distances[0] > 0 else 0.0
        taken = len(xs) - 1
        return Path(along_x, along_y, broke_out, left, min(int(away[-1]) + 1 if away.size else 0, taken))


def _weights(share: Values) -> tuple[tuple[Values, Values], tuple[Values, Values]]:
    """The cubic Hermite weights of the two ends' values, and of their slopes."""
    square, cube = share**2, share**3
    return (2 * cube - 3 * square + 1, 3 * square - 2 * cube), (cube - 2 * square + share, cube - square)
