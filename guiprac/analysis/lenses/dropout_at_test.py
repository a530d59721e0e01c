"""What dropout would do to predictions if it stayed on when measuring (S16)."""

import numpy as np

from guiprac.analysis.lenses import dropout_passes as passes
from guiprac.commands.dropout import LookAtDropout
from guiprac.data.dataset import Integers
from guiprac.errors import ExperimentError
from guiprac.events import pack
from guiprac.events.dropout import AtTest
from guiprac.sentences import told
from guiprac.trainer import losses
from guiprac.trainer.batches import gather_targets
from guiprac.trainer.evaluation import Evaluation
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP

CLOUD = 200
MOST_EXAMPLES, FEWEST_EXAMPLES = 500, 100
MOST_MASKS, FEWEST_MASKS = 25, 5
MOST_CLASSES = 10
# Multiplications that one look may cost.
WORK = 1.5e8
_ONE, _DEV = 10, 11


def at_test(run: Run, command: LookAtDropout) -> AtTest:
    """Predictions of one example of dev and the error of dev, with dropout left on and without.

    Raises:
        ExperimentError: there is no such example, or keep_prob is out of bounds.
    """
    measured = run.dev_evaluation.rows
    if not 0 <= command.example < len(measured):
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "There is no example {0} of dev: {1} are measured, from 0 on."),
                command.example,
                len(measured),
            )
        )
    run_keep_probs = run.experiment.keep_probs()
    keep_probs = passes.what_if(run_keep_probs, command.keep_prob)
    row = measured[command.example : command.example + 1]
    with np.errstate(all="ignore"):
        cloud, alone = _cloud(run, row, keep_probs, command.draw)
        rows, masks = _affordable(run, measured, keep_probs)
        errors_on, steadiness = _dev_errors(run, rows, keep_probs, command.draw, masks)
        evaluation = Evaluation(run.architecture, run.parameters, run.splits, rows)
        error_off = evaluation.measure().error
    classes: tuple[int, ...] = ()
    target = run.splits.dataset.targets[row[0]]
    if run.architecture.task != "regression":
        classes = _shown_classes(alone, int(target))
        cloud, alone = cloud[list(classes)], alone[list(classes)]
    shape = run.splits.dataset.image_shape
    image = None if shape is None else pack(run.splits.dataset.inputs[row[0]].reshape(shape))
    return AtTest(
        keep_probs=keep_probs,
        run_keep_probs=run_keep_probs,
        example=command.example,
        n_measured=len(measured),
        true=float(target),
        classes=classes,
        cloud=pack(cloud.astype(np.float32)),
        alone=tuple(alone.tolist()),
        error_off=error_off,
        errors_on=tuple(errors_on),
        n_examples=len(rows),
        least_steady=int(np.searchsorted(measured, rows[int(np.argmax(steadiness))])),
        image=image,
    )


def said_of(run: Run, z: AnyFloats) -> AnyFloats:
    """Predictions for z (n[L], r): probabilities (classes, r), or values in the target's unit (1, r)."""
    said = losses.predictions(run.architecture.task, z)
    if run.architecture.task == "binary":
        return np.stack((1 - said, said))
    if run.architecture.task == "regression":
        return said[None] * run.splits.target_scale + run.splits.target_mean
    return said


def _cloud(run: Run, row: Integers, keep_probs: tuple[float, ...], draw: int) -> tuple[AnyFloats, AnyFloats]:
    """Predictions of one example under many masks, (classes, masks), and without any, (classes,)."""
    inputs, sizes = passes.inputs_of(run, row), run.layout.sizes[:-1]
    masks = passes.draw_masks(keep_probs, sizes, CLOUD, passes.generator(run, _ONE, draw))
    z_first = passes.first_z(run, run.parameters, inputs)
    unmasked = passes.forward(run, run.parameters, inputs, [None] * len(sizes), z_first)
    z = passes.forward(run, run.parameters, inputs, masks, z_first).z
    # Without any mask there is one prediction only.
    z = np.broadcast_to(z, (len(z), CLOUD))
    return said_of(run, z), said_of(run, unmasked.z)[:, 0]


def _affordable(run: Run, measured: Integers, keep_probs: tuple[float, ...]) -> tuple[Integers, int]:
    """How many examples of dev, and under how many masks each."""
    sizes = run.layout.sizes
    products = [sizes[layer] * sizes[layer + 1] for layer in range(run.layout.depth)]
    per_example = sum(products if keep_probs[0] < 1 else products[1:]) + sum(sizes)
    most = int(np.clip(WORK / (per_example * FEWEST_MASKS), FEWEST_EXAMPLES, MOST_EXAMPLES))
    rows = passes.spread_rows(measured, most)
    return rows, int(np.clip(WORK / (per_example * len(rows)), FEWEST_MASKS, MOST_MASKS))


def _dev_errors(
    run: Run, rows: Integers, keep_probs: tuple[float, ...], draw: int, masks: int
) -> tuple[list[float], AnyFloats]:
    """The error under each of some masks, and how much each example's prediction differs from mask to mask, (r,)."""
    rng = passes.generator(run, _DEV, draw)
    inputs = passes.inputs_of(run, rows)
    z_first = passes.first_z(run, run.parameters, inputs)
    targets = gather_targets(run.splits, rows)
    errors: list[float] = []
    sums: AnyFloats = np.zeros(1)
    squares: AnyFloats = np.zeros(1)
    for _ in range(masks):
        drawn = passes.draw_masks(keep_probs, run.layout.sizes[:-1], len(rows), rng)
        z = passes.forward(run, run.parameters, inputs, drawn, z_first).z
        errors.append(passes.error_of(run, z, targets))
        said = said_of(run, z).astype(np.float64)
        sums, squares = sums + said, squares + said**2
    variance: AnyFloats = np.asarray(squares / masks - (sums / masks) ** 2).max(axis=0)
    return errors, variance


def _shown_classes(alone: AnyFloats, true: int) -> tuple[int, ...]:
    """All classes, or of many the true one and the most probable, ascending."""
    if len(alone) <= MOST_CLASSES:
        return tuple(range(len(alone)))
    order = [int(place) for place in np.argsort(-alone) if place != true]
    return tuple(sorted([true, *order[: MOST_CLASSES - 1]]))
