"""J over a plane of two directions, on raw and on normalized inputs (S20)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from guiprac import events
from guiprac.analysis.hessian import MOST_EXACT, HessianProducts, whole_spectrum
from guiprac.analysis.lenses.normalization import chosen_inputs
from guiprac.analysis.raw_and_normalized import sides
from guiprac.commands.normalization import DrawContours
from guiprac.data.dataset import Normalization, Splits
from guiprac.errors import ExperimentError
from guiprac.events import Event, pack
from guiprac.events.normalization import ContoursDrawn, Surface
from guiprac.sentences import told
from guiprac.trainer.gradient_differences import Snapshot
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP

# Points along a side of the square; fewer where J is dear.
POINTS, FEW_POINTS = 41, 21
LARGE_NETWORK = 20_000
# Parameters times examples of one J, so that the two squares take some seconds.
MOST_WORK = 3_000_000
NEWTON_STEPS = 20
# By which share of the data term at the least J rises within the square, and how many times as long as its valley is
# wide the square may be.
RISE, LEAST_RISE = 0.1, 0.002
LONGEST = 12.0
# A direction that curves by less than this share of the other is not followed to its least.
FLAT = 1e-7
# Points along a side at which the curvature is looked at before the square's size is settled, and how often.
PROBES, PROBINGS = 7, 4

Pair = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Plane:
    """J at `snapshot` moved along two orthogonal directions of length 1, each flat."""

    snapshot: Snapshot
    directions: tuple[AnyFloats, AnyFloats]
    names: tuple[str, str]

    def products_at(self, place: Pair) -> HessianProducts:
        """J, its gradient and its curvature at a point of the plane."""
        first, second = self.directions
        moved = self.snapshot.parameters + place[0] * first + place[1] * second
        return HessianProducts(replace(self.snapshot, parameters=moved))

    def data_term_at(self, place: Pair) -> float:
        """J without its penalties at a point of the plane."""
        first, second = self.directions
        moved = self.snapshot.parameters + place[0] * first + place[1] * second
        return self.products_at(place).cost - self.snapshot.penalty.cost(self.snapshot.layout, moved)

    def slopes(self, gradient: AnyFloats) -> Pair:
        """The two derivatives of J within the plane."""
        return np.array([float(direction @ gradient) for direction in self.directions])

    def curvature(self, products: HessianProducts) -> npt.NDArray[np.float64]:
        """J's Hessian within the plane, (2, 2)."""
        moved = [products(direction) for direction in self.directions]
        return np.array([[float(direction @ other) for other in moved] for direction in self.directions])


def contours(
    command: DrawContours, splits: Splits, run: Run | None, cancelled: Callable[[], bool]
) -> Iterator[Event]:
    """J and its slopes over a square around its least in the plane; all other parameters stay as they are.

    Yields Studying, and ContoursDrawn at the end.

    Raises:
        ExperimentError: there is no such input or unit, or the network is too large for its extreme directions.
    """
    both = sides(command.experiment, splits, run, command.model, MOST_WORK)
    size = both.raw.layout.n_parameters
    if command.plane == "extremes" and size > MOST_EXACT:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "The extreme directions need the whole Hessian, which is worked out for up to "
                    "{0} parameters; this network has {1}. Choose two weights, or the linear model.",
                ),
                f"{MOST_EXACT:,}",
                f"{size:,}",
            )
        )
    points = POINTS if size <= LARGE_NETWORK else FEW_POINTS
    of_directions = size if command.plane == "extremes" else 0
    total = 2 * (points + of_directions)
    surfaces = []
    done = 0
    for snapshot in (both.raw, both.normalized):
        plane: Plane | None = None
        if command.plane == "extremes":
            for plane in _extremes(snapshot):
                done += plane is None
                if done % 20 == 0:
                    yield events.Studying(done, total)
        else:
            plane = _two_weights(snapshot, command, splits, both.measured)
        surface: Surface | None = None
        if plane is not None:
            for surface in _surface(plane, points):
                done += surface is None
                yield events.Studying(done, total)
        if surface is not None:
            surfaces.append(surface)
    yield ContoursDrawn(
        command.model, command.plane, both.step, both.raw.n_examples, surfaces[0], surfaces[1]
    )


def _two_weights(snapshot: Snapshot, command: DrawContours, splits: Splits, measured: Normalization) -> Plane:
    """The weights from two inputs to one unit of the first layer; with a single input, its weight and the bias."""
    places = chosen_inputs(splits, measured, command.first, command.second)
    units = snapshot.layout.sizes[1]
    if command.unit >= units:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "There is no unit {0} in the first layer, which has {1}."),
                command.unit + 1,
                units,
            )
        )
    names = [splits.dataset.input_names[place] for place in places]
    columns = [*places, -1][:2]
    titles = [told(QT_TRANSLATE_NOOP("analysis", "weight of {0}"), name) for name in names] + [
        QT_TRANSLATE_NOOP("analysis", "bias")
    ]
    directions = []
    for column in columns:
        direction = np.zeros_like(snapshot.parameters)
        snapshot.layout.matrices(direction)[0][command.unit, column] = 1
        directions.append(direction)
    return Plane(snapshot, (directions[0], directions[1]), (titles[0], titles[1]))


def _extremes(snapshot: Snapshot) -> Iterator[Plane | None]:
    """The eigenvectors of the largest and of the smallest eigenvalue above the floor."""
    products = HessianProducts(snapshot)
    for spectrum in whole_spectrum(products, snapshot.parameters.size):
        if spectrum is None:
            yield None
            continue
        order = np.flatnonzero(spectrum.values > spectrum.floor)
        if len(order) < 2:
            raise ExperimentError(
                QT_TRANSLATE_NOOP(
                    "messages", "J curves upward in fewer than two directions here; choose two weights."
                )
            )
        first, second = spectrum.vectors[:, order[-1]], spectrum.vectors[:, order[0]]
        yield Plane(
            snapshot,
            (first, second),
            (
                QT_TRANSLATE_NOOP("analysis", "direction of λ_max"),
                QT_TRANSLATE_NOOP("analysis", "direction of λ_min"),
            ),
        )


def _surface(plane: Plane, points: int) -> Iterator[Surface | None]:
    """J over the square around its least in the plane; yields None before each row, and then the surface."""
    with np.errstate(all="ignore"):
        centre, low, high = least(plane)
        reach = _fitting_reach(plane, centre, low, high)
        steps = np.linspace(-reach, reach, points)
        values, along_x, along_y = (np.empty((points, points)) for _ in range(3))
        for row, up in enumerate(steps):
            yield None
            for column, across in enumerate(steps):
                there = plane.products_at(centre + np.array([across, up]))
                values[row, column] = there.cost
                along_x[row, column], along_y[row, column] = plane.slopes(there.gradient)
    yield Surface(
        *plane.names,
        centre=(_shown(plane, centre)[0], _shown(plane, centre)[1]),
        reach=reach,
        here=(_shown(plane, np.zeros(2))[0], _shown(plane, np.zeros(2))[1]),
        low=low,
        high=high,
        steepest=max(steepest(along_x, along_y, float(steps[1] - steps[0])), high),
        values=pack(values),
        along_x=pack(along_x),
        along_y=pack(along_y),
    )


def steepest(along_x: AnyFloats, along_y: AnyFloats, cell: float) -> float:
    """The largest eigenvalue of the Hessian over a grid, from differences of J's slopes between its points."""
    both = np.gradient(along_x, cell, axis=1), np.gradient(along_y, cell, axis=0)
    mixed = (np.gradient(along_x, cell, axis=0) + np.gradient(along_y, cell, axis=1)) / 2
    middle, half = (both[0] + both[1]) / 2, (both[0] - both[1]) / 2
    largest = middle + np.hypot(half, mixed)
    return float(largest[np.isfinite(largest)].max(initial=0.0))


def _shown(plane: Plane, place: Pair) -> tuple[float, float]:
    """A point of the plane in the coordinates of its axes: the weights' own values."""
    at = [float(direction @ plane.snapshot.parameters) for direction in plane.directions]
    return at[0] + float(place[0]), at[1] + float(place[1])


def least(plane: Plane) -> tuple[Pair, float, float]:
    """Where in the plane J is least, near the present point, and the eigenvalues of its curvature there.

    Newton's method on two numbers, with |λ| for a negative eigenvalue, and steps that are halved until J falls.
    """
    place = np.zeros(2)
    here = plane.products_at(place)
    for _ in range(NEWTON_STEPS):
        slopes = plane.slopes(here.gradient)
        values, vectors = np.linalg.eigh(plane.curvature(here))
        curved = np.abs(values)
        # Where J is all but flat, its least would be far from where the network stands.
        steps = np.where(curved > FLAT * curved.max(), vectors.T @ slopes / np.maximum(curved, 1e-300), 0.0)
        # No further than J rises markedly, so that a narrow valley is not left in one leap.
        furthest = 2 * np.sqrt(2 * max(RISE * here.cost, LEAST_RISE) / np.maximum(curved, 1e-300))
        step = -vectors @ np.clip(steps, -furthest, furthest)
        if not np.isfinite(step).all() or float(-step @ slopes) <= 1e-14 * abs(here.cost):
            break
        for _halving in range(12):
            there = plane.products_at(place + step)
            if there.cost < here.cost:
                break
            step = step / 2
        if not there.cost < here.cost:
            break
        place, here = place + step, there
    values = np.linalg.eigvalsh(plane.curvature(here))
    return place, float(values[0]), float(values[1])


def _fitting_reach(plane: Plane, centre: Pair, low: float, high: float) -> float:
    """Half the side of the square: so short that the narrowest valley in it can be seen, which need not be the one at
    the centre."""
    cost = plane.data_term_at(centre)
    reach = _reach(cost, low, high)
    for _ in range(PROBINGS):
        shares = np.linspace(-1, 1, PROBES)
        places = [centre + reach * np.array([across, up]) for up in shares for across in shares]
        if np.abs(centre).max() <= reach:
            # Where the network stands there is a valley as a rule.
            places.append(np.zeros(2))
        found = [np.linalg.eigvalsh(plane.curvature(plane.products_at(place)))[1] for place in places]
        fitting = _reach(cost, low, max(high, float(max(found))))
        if fitting > 0.7 * reach:
            break
        reach = fitting
    return reach


def _reach(cost: float, low: float, high: float) -> float:
    """Half the side of the square: as far as J rises markedly, between the narrow and the wide direction."""
    rise = max(RISE * cost, LEAST_RISE)
    if not high > 0:
        return 1.0
    narrow = float(np.sqrt(2 * rise / high))
    wide = float(np.sqrt(2 * rise / max(abs(low), high / LONGEST**4)))
    return float(min(np.sqrt(narrow * wide), LONGEST * narrow))
