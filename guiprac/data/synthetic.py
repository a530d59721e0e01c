"""The generators: figures in the plane, drawn in chunks so that memory stays near the size of the result."""

from collections.abc import Callable

import numpy as np

from guiprac.data.catalog import GENERATORS
from guiprac.data.dataset import Dataset, Floats, Integers
from guiprac.data.seeds import GENERATED, stream

# Small enough for the processor's cache: time per example is then the same at any number of examples.
CHUNK = 16_384
SPIRAL_TURNS = 1.5
CLOUD_DEVIATION = np.float32(0.5)

PI = np.float32(np.pi)
Rng = np.random.Generator
Figure = Callable[[Rng, Integers], Floats]
Surface = Callable[[Floats, Floats], Floats]


def generate(name: str, *, samples: int, noise: float, seed: int) -> Dataset:
    """Draw one generator's examples.

    Classification: `noise` is the standard deviation of what is added to both coordinates; the classes
    take turns, so they differ by at most one example. Regression: it is added to the target.

    Args:
        name: a key of catalog.GENERATORS.
        samples: number of examples n.
        noise: standard deviation, in units of the figure.
        seed: the experiment's seed.

    Returns:
        A Dataset with inputs (n, 2).
    """
    entry = GENERATORS[name]
    rng = stream(seed, GENERATED)
    inputs = np.empty((samples, 2), np.float32)
    regression = entry.task == "regression"
    targets: Floats | Integers = np.empty(samples, np.float32) if regression else np.empty(samples, np.int32)
    for start in range(0, samples, CHUNK):
        rows = slice(start, min(start + CHUNK, samples))
        count = rows.stop - rows.start
        if regression:
            points = _square(rng, count)
            inputs[rows] = points
            targets[rows] = SURFACES[name](points[:, 0], points[:, 1]) + _noise(rng, count, noise)
        else:
            classes = np.arange(rows.start, rows.stop, dtype=np.int32) & 1
            targets[rows] = classes
            inputs[rows] = FIGURES[name](rng, classes) + _noise(rng, (count, 2), noise)
    return Dataset(
        source=name,
        title=entry.title,
        about=entry.about,
        inputs=inputs,
        targets=targets,
        task=entry.task,
        input_names=("x1", "x2"),
        target_name="y" if regression else "class",
        class_names=() if regression else ("0", "1"),
    )


def _moons(rng: Rng, classes: Integers) -> Floats:
    angle = PI * rng.random(classes.size, np.float32)
    # The lower moon is the upper one turned by half a circle about (0.5, 0.25).
    lower = classes.astype(np.float32)
    turn = 1 - 2 * lower
    return _points(turn * np.cos(angle) + lower, turn * np.sin(angle) + lower / 2)


def _circles(rng: Rng, classes: Integers) -> Floats:
    angle = 2 * PI * rng.random(classes.size, np.float32)
    radius = 1 - classes.astype(np.float32) / 2
    return _points(radius * np.cos(angle), radius * np.sin(angle))


def _gauss(rng: Rng, classes: Integers) -> Floats:
    centre = 2 * classes.astype(np.float32) - 1
    cloud: Floats = rng.standard_normal((classes.size, 2), np.float32)
    return centre[:, None] + CLOUD_DEVIATION * cloud


def _xor(rng: Rng, classes: Integers) -> Floats:
    points = _square(rng, classes.size)
    # Class 1 is where the signs differ: mirror the second coordinate of what lies in the other quarters.
    differ = (points[:, 0] < 0) != (points[:, 1] < 0)
    points[:, 1] *= np.where(differ == (classes == 1), np.float32(1), np.float32(-1))
    return points


def _spiral(rng: Rng, classes: Integers) -> Floats:
    # The square root spreads the points evenly along an arm, whose length grows with the square of its angle.
    along = np.sqrt(rng.random(classes.size, np.float32))
    radius = 2 * np.float32(SPIRAL_TURNS) * along
    angle = 2 * PI * np.float32(SPIRAL_TURNS) * along + PI * classes.astype(np.float32)
    return _points(radius * np.cos(angle), radius * np.sin(angle))


def _plane(x1: Floats, x2: Floats) -> Floats:
    return x1 + np.float32(0.5) * x2


def _wave(x1: Floats, x2: Floats) -> Floats:
    waves: Floats = np.sin(PI * x1) * np.cos(PI * x2)
    return waves


def _square(rng: Rng, count: int) -> Floats:
    return 2 * rng.random((count, 2), np.float32) - 1


def _noise(rng: Rng, shape: int | tuple[int, int], deviation: float) -> Floats:
    return np.float32(deviation) * rng.standard_normal(shape, np.float32)


def _points(x: Floats, y: Floats) -> Floats:
    return np.stack((x, y), axis=1)


FIGURES: dict[str, Figure] = {
    "moons": _moons,
    "circles": _circles,
    "gauss": _gauss,
    "xor": _xor,
    "spiral": _spiral,
}
SURFACES: dict[str, Surface] = {"plane": _plane, "wave": _wave}
