"""Inverted dropout step by step on one mini-batch of train (S14)."""

import math

import numpy as np

from guiprac.analysis.lenses import dropout_passes as passes
from guiprac.commands.dropout import LookAtDropout
from guiprac.events import pack
from guiprac.events.dropout import MaskSteps
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.training import Run

EXAMPLES = 16
MOST_UNITS = 32
MOST_MASKS, FEWEST_MASKS = 200, 25
# Random numbers that one look may draw.
MOST_DRAWS = 1_000_000
_SAMPLE, _MASKS, _MEANS = range(3)


def steps(run: Run, command: LookAtDropout) -> MaskSteps:
    """One layer's matrices under masks of the lens's own, at the run's present parameters.

    Raises:
        ExperimentError: there is no such layer, or keep_prob is out of bounds.
    """
    layer = command.layer
    passes.require_layer(run, layer)
    run_keep_probs = run.experiment.keep_probs()
    keep_probs = passes.what_if(run_keep_probs, command.keep_prob, layer)
    parameters = run.parameters.astype(np.float64)
    rows = sample(run)
    inputs = passes.inputs_of(run, rows, np.float64)
    masks = passes.draw_masks(
        keep_probs,
        run.layout.sizes[:-1],
        len(rows),
        passes.generator(run, _MASKS, command.draw),
        np.float64,
    )
    with np.errstate(all="ignore"):
        passed = passes.forward(run, parameters, inputs, masks)
        targets = passes.targets_of(run, rows, np.float64)
        gradients = passes.gradients(run, parameters, passed, targets, masks)[layer]
    a, behind, mask = passed.before[layer], passed.behind[layer], masks[layer]
    keep = keep_probs[layer]
    kept = np.ones(a.shape, np.uint8) if mask is None else (mask > 0).astype(np.uint8)
    means = mean_over_masks(a, keep, passes.generator(run, _MEANS, command.draw))
    count = len(means)
    return MaskSteps(
        layer=layer,
        keep_prob=keep,
        run_keep_prob=run_keep_probs[layer],
        draw=command.draw,
        n_units=len(a),
        activations=pack(a[:MOST_UNITS].astype(np.float32)),
        mask=pack(kept[:MOST_UNITS]),
        gradients=pack(gradients[:MOST_UNITS].astype(np.float32)),
        mean_before=float(a.mean()),
        mean_masked=float(behind.mean()),
        mean_after=float(means.mean()),
        standard_error=float(means.std(ddof=1)) / math.sqrt(count),
        mean_unscaled=float(means.mean()) * keep,
        masks=count,
    )


def sample(run: Run) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """The mini-batch: a fixed draw from the measured examples of train, ascending."""
    rows = run.train_evaluation.rows
    count = min(EXAMPLES, len(rows))
    chosen = passes.generator(run, _SAMPLE).choice(len(rows), count, replace=False, shuffle=False)
    return rows[np.sort(chosen)]


def mean_over_masks(a: AnyFloats, keep: float, rng: np.random.Generator) -> AnyFloats:
    """The mean of A·D/keep_prob over all its entries, under each of up to 200 masks, (masks,)."""
    count = int(np.clip(MOST_DRAWS // a.size, FEWEST_MASKS, MOST_MASKS))
    uniform = rng.random((count, a.size), dtype=np.float32)
    kept = (uniform < np.float32(keep)).astype(np.float32)
    means: AnyFloats = (kept @ a.ravel().astype(np.float32)).astype(np.float64) / (keep * a.size)
    return means
