"""The difference against ε, one-sided and two-sided, and J along one parameter (S23, S24).

Truncation falls with ε (as ε² two-sided, as ε one-sided), round-off rises as 1/ε: together they make a V.
"""

from collections.abc import Callable, Iterator

import numpy as np

from guiprac import events
from guiprac.data import seeds
from guiprac.errors import ExperimentError
from guiprac.sentences import told
from guiprac.trainer.gradient_check import backpropagation, snapshot_of, without_corners
from guiprac.trainer.gradient_differences import CORNERED, Snapshot, cost
from guiprac.trainer.gradient_findings import relative_difference
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP

EPSILONS = tuple(float(epsilon) for epsilon in np.logspace(-1, -12, 45))
CHOSEN = 1e-6
# Entries that are swept, fewer where J is dear; numbers in a forward pass are what it costs.
MOST_ENTRIES, FEWEST_ENTRIES = 60, 4
WORK = 2e9
POINTS = 201
SMALLEST_RANGE = 0.5
# A branch of the V is fitted where the difference is so far above its least, and still small.
ABOVE_LEAST, LARGEST_FITTED = 10, 0.1
FEWEST_FITTED = 4


def sweep_gradients(
    run: Run,
    block: str = "",
    row: int = 0,
    column: int = 0,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[events.Checking | events.Swept | events.Failed]:
    """Take the difference of a seeded set of entries at 45 values of ε from 1e-1 to 1e-12, by whole forward passes.

    J is that of a gradient check with dropout set aside. `block`, `row` and `column` name the parameter along
    which J is drawn ("W1", or "b1" with a row alone); an empty block takes the largest derivative.

    Yields Checking, and at the end Swept; nothing more once `cancelled()` is found true.

    Raises:
        ExperimentError: there is no such parameter, or J is not finite.
    """
    with np.errstate(all="ignore"):
        snapshot = without_corners(snapshot_of(run), CHOSEN)
        gradient = np.zeros_like(snapshot.parameters)
        for operation in backpropagation(snapshot, gradient):
            operation()
        gradient += snapshot.penalty.gradient(snapshot.layout, snapshot.parameters)
        here = cost(snapshot)
    if not np.isfinite(here) or not np.isfinite(gradient).all():
        raise ExperimentError(
            QT_TRANSLATE_NOOP(
                "messages", "J is infinite or not a number at these parameters, so there is nothing to sweep."
            )
        )
    place = _place(snapshot, block, row, column) if block else int(np.argmax(np.abs(gradient)))
    return _Sweep(run.step, snapshot, gradient, here, place, _chosen(run, snapshot, place)).go(cancelled)


def _chosen(run: Run, snapshot: Snapshot, place: int) -> list[int]:
    rng = seeds.stream(run.experiment.training.seed, seeds.CHECK)
    size = snapshot.layout.n_parameters
    one = size * snapshot.n_examples / 4 + 1e5
    count = max(FEWEST_ENTRIES, min(MOST_ENTRIES, int(WORK / (one * 2 * len(EPSILONS)))))
    drawn = rng.choice(size, min(count, size), replace=False).tolist()
    return [place, *(other for other in drawn if other != place)]


def _starts(snapshot: Snapshot) -> list[int]:
    """Where each layer begins in the flat vector."""
    return np.cumsum([0, *(rows * columns for rows, columns in snapshot.layout.shapes())]).tolist()


def _place(snapshot: Snapshot, block: str, row: int, column: int) -> int:
    shapes = snapshot.layout.shapes()
    number = block[1:]
    if block[:1] not in ("W", "b") or not number.isascii() or not number.isdecimal():
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "There is no block {0}; the blocks are W1, b1, … W{1}, b{1}."),
                f"{block!r}",
                len(shapes),
            )
        )
    layer = int(number) - 1
    if not 0 <= layer < len(shapes):
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "There is no {0}: the network has {1} layers."),
                block,
                len(shapes),
            )
        )
    rows, columns = shapes[layer]
    if block.startswith("b"):
        column = columns - 1
    elif column >= columns - 1:
        rows = 0
    if not (0 <= row < rows and 0 <= column < columns):
        shape = shapes[layer][0] if block.startswith("b") else (shapes[layer][0], columns - 1)
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "{0} has the shape {1}, so that there is no such entry."),
                block,
                shape,
            )
        )
    return _starts(snapshot)[layer] + row * columns + column


class _Sweep:
    def __init__(
        self, step: int, snapshot: Snapshot, gradient: AnyFloats, here: float, place: int, chosen: list[int]
    ) -> None:
        self._step = step
        self._snapshot = snapshot
        self._gradient = gradient
        self._here = here
        self._place = place
        self._chosen = chosen

    def go(self, cancelled: Callable[[], bool]) -> Iterator[events.Checking | events.Swept | events.Failed]:
        count = len(self._chosen)
        above, below = np.empty((count, len(EPSILONS))), np.empty((count, len(EPSILONS)))
        for done, place in enumerate(self._chosen):
            yield events.Checking(done, count)
            if cancelled():
                yield events.Failed(
                    "experiment",
                    QT_TRANSLATE_NOOP("messages", "The sweep of ε was cancelled."),
                    exit_code=130,
                )
                return
            for column, epsilon in enumerate(EPSILONS):
                above[done, column] = self._cost(place, epsilon)
                below[done, column] = self._cost(place, -epsilon)
        yield self._result(above, below)

    def _cost(self, place: int, move: float) -> float:
        parameters = self._snapshot.parameters
        saved = parameters[place]
        parameters[place] = saved + move
        with np.errstate(all="ignore"):
            value = cost(self._snapshot)
        parameters[place] = saved
        return value

    def _result(self, above: AnyFloats, below: AnyFloats) -> events.Swept:
        epsilons = np.array(EPSILONS)
        analytic = self._gradient[self._chosen]
        one, two = (above - self._here) / epsilons, (above - below) / (2 * epsilons)
        exact = np.zeros(len(analytic))
        one_sided = [relative_difference(analytic, one[:, column], exact) for column in range(len(epsilons))]
        two_sided = [relative_difference(analytic, two[:, column], exact) for column in range(len(epsilons))]
        theta = float(self._snapshot.parameters[self._place])
        reach = max(SMALLEST_RANGE, abs(theta))
        moves = np.linspace(-reach, reach, POINTS)
        costs = np.array([self._cost(self._place, float(move)) for move in moves])
        layer = int(np.searchsorted(_starts(self._snapshot), self._place, side="right")) - 1
        columns = self._snapshot.layout.shapes()[layer][1]
        row, column = divmod(self._place - _starts(self._snapshot)[layer], columns)
        is_bias = column == columns - 1
        return events.Swept(
            step=self._step,
            epsilons=EPSILONS,
            one_sided=tuple(one_sided),
            two_sided=tuple(two_sided),
            chosen=CHOSEN,
            says=_says(
                np.array(one_sided),
                np.array(two_sided),
                has_corners=self._snapshot.architecture.activation in CORNERED,
            ),
            block=f"{'b' if is_bias else 'W'}{layer + 1}",
            row=row,
            column=-1 if is_bias else column,
            theta=theta,
            thetas=events.pack(theta + moves),
            costs=events.pack(costs),
            analytic=float(self._gradient[self._place]),
        )


def _says(one_sided: AnyFloats, two_sided: AnyFloats, *, has_corners: bool) -> str:
    if not np.isfinite(two_sided).any() or not np.isfinite(one_sided).any():
        return QT_TRANSLATE_NOOP(
            "trainer", "There is no gradient here: J does not change with these parameters."
        )
    sentences = [
        told(QT_TRANSLATE_NOOP("trainer", "Two-sided (error O(ε²)) {0}."), _branches(two_sided)),
        told(QT_TRANSLATE_NOOP("trainer", "One-sided (error O(ε)) {0}."), _branches(one_sided)),
        told(QT_TRANSLATE_NOOP("trainer", "The check uses ε = {0}."), f"{CHOSEN:g}"),
    ]
    if has_corners:
        sentences.append(
            QT_TRANSLATE_NOOP("trainer", "Large ε reach across corners of ReLU, where no law holds.")
        )
    return " ".join(sentences)


def _branches(differences: AnyFloats) -> str:
    """The two branches of a V in words: how it falls with ε, where it is least, how it rises again."""
    epsilons = np.array(EPSILONS)
    usable = np.isfinite(differences) & (differences > 0)
    if not usable.any():
        return QT_TRANSLATE_NOOP("trainer", "agrees exactly at every ε")
    least = int(np.argmin(np.where(usable, differences, np.inf)))
    slopes = [
        _slope(epsilons[part], differences[part], usable[part], differences[least])
        for part in (slice(0, least + 1), slice(least, None))
    ]
    falls = QT_TRANSLATE_NOOP("trainer", "hardly falls with ε")
    if slopes[0] is not None:
        falls = told(QT_TRANSLATE_NOOP("trainer", "falls as ε^{0}"), f"{slopes[0]:.1f}")
    rises = QT_TRANSLATE_NOOP("trainer", "hardly rises again")
    if slopes[1] is not None:
        rises = told(QT_TRANSLATE_NOOP("trainer", "rises as ε^{0}, which is round-off"), f"{slopes[1]:.1f}")
    return told(
        QT_TRANSLATE_NOOP("trainer", "{0}, is least ({1}) at ε = {2} and then {3}"),
        falls,
        f"{differences[least]:.1e}",
        f"{epsilons[least]:.0e}",
        rises,
    )


def _slope(epsilons: AnyFloats, differences: AnyFloats, usable: np.ndarray, least: float) -> float | None:
    """The exponent of a branch in log-log; None where it is too short to tell."""
    kept = usable & (differences > ABOVE_LEAST * least) & (differences < LARGEST_FITTED)
    if np.count_nonzero(kept) < FEWEST_FITTED:
        return None
    return float(np.polyfit(np.log(epsilons[kept]), np.log(differences[kept]), 1)[0])
