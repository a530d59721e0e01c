"""Pictures of a model as it stands, computed where the data is; looking draws no random number."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from guiprac import events
from guiprac.commands import View
from guiprac.events import Event, pack
from guiprac.trainer.prediction import predict
from guiprac.trainer.training import Run

GRID = 120
MARGIN = 0.08
MOST_POINTS = 2000
MOST_IMAGES = 48


def picture(run: Run, view: View) -> Event | None:
    """The asked-for picture, or None where it makes no sense for this data."""
    draw: dict[View, Callable[[Run], Event | None]] = {
        "boundary": boundary,
        "confusion": confusion,
        "scatter": scatter,
        "mistakes": mistakes,
    }
    return draw[view](run)


def boundary(run: Run) -> events.Boundary | None:
    """The model over the plane of its two inputs, a little beyond the points of train and dev."""
    if run.layout.sizes[0] != 2:
        return None
    seen = np.concatenate([run.train_evaluation.rows, run.dev_evaluation.rows])
    points = run.splits.dataset.inputs[seen]
    low, high = points.min(axis=0), points.max(axis=0)
    margin = np.maximum(MARGIN * (high - low), 1e-6)
    low, high = low - margin, high + margin
    xs, ys = np.linspace(low[0], high[0], GRID), np.linspace(low[1], high[1], GRID)
    plane = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2).astype(np.float32)
    said = predict(run, plane)
    confidence = None
    if run.architecture.task == "multiclass":
        confidence = pack(said.max(axis=0).reshape(GRID, GRID).astype(np.float32))
        said = said.argmax(axis=0)
    return events.Boundary(
        run.step,
        (float(low[0]), float(high[0])),
        (float(low[1]), float(high[1])),
        pack(said.reshape(GRID, GRID).astype(np.float32)),
        confidence,
    )


def confusion(run: Run) -> events.Confusion | None:
    """How often each true class of dev is taken for each class."""
    if run.architecture.task == "regression":
        return None
    winners, _ = _winners(run)
    true = run.dev_evaluation.targets
    n_classes = len(run.splits.dataset.class_names)
    counts = np.zeros((n_classes, n_classes), np.int64)
    np.add.at(counts, (true, winners), 1)
    return events.Confusion(run.step, pack(counts))


def scatter(run: Run) -> events.Scatter | None:
    """True against predicted values of dev."""
    if run.architecture.task != "regression":
        return None
    stride = max(1, len(run.dev_evaluation.rows) // MOST_POINTS)
    true = run.dev_evaluation.true_targets()[::stride]
    said = run.dev_evaluation.predictions()[::stride]
    return events.Scatter(run.step, pack(true.astype(np.float64)), pack(said.astype(np.float64)))


def mistakes(run: Run) -> events.Mistakes | None:
    """The misclassified images of dev of which the network was most sure."""
    shape = run.splits.dataset.image_shape
    if shape is None or run.architecture.task == "regression":
        return None
    winners, confidence = _winners(run)
    true = run.dev_evaluation.targets
    wrong = np.flatnonzero(winners != true)
    chosen = wrong[np.argsort(-confidence[wrong], kind="stable")][:MOST_IMAGES]
    images = run.splits.dataset.inputs[run.dev_evaluation.rows[chosen]].reshape(-1, *shape)
    return events.Mistakes(
        run.step,
        len(wrong),
        len(true),
        pack(images),
        tuple(int(label) for label in true[chosen]),
        tuple(int(label) for label in winners[chosen]),
        tuple(float(share) for share in confidence[chosen]),
    )


def _winners(run: Run) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.floating]]:
    """The winning class of each measured dev example, and the probability it was given."""
    with np.errstate(all="ignore"):
        said = run.dev_evaluation.predictions()
    if run.architecture.task == "binary":
        winners = (said > 0.5).astype(np.intp)
        return winners, np.where(winners == 1, said, 1 - said)
    return said.argmax(axis=0), said.max(axis=0)
