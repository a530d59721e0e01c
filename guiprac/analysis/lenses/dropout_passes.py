"""Forward and backward passes with masks of the dropout lens's own; nothing here touches a run's buffers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from guiprac.data import seeds
from guiprac.data.dataset import Integers
from guiprac.errors import ExperimentError
from guiprac.sentences import told
from guiprac.trainer import activations, losses
from guiprac.trainer.batches import gather_inputs, gather_targets
from guiprac.trainer.dropout import Dropout
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP

Masks = Sequence[AnyFloats | None]


@dataclass(frozen=True)
class Passed:
    """a[0] … a[L-1] before their masks and behind them, each (n[l], r), and z[L] (n[L], r)."""

    before: list[AnyFloats]
    behind: list[AnyFloats]
    z: AnyFloats


def generator(run: Run, *purpose: int) -> np.random.Generator:
    """Random numbers of the lens's own, so that looking changes no mask of the run."""
    sequence = seeds.sequence(run.experiment.training.seed, seeds.DROPOUT_LENS, *purpose)
    return np.random.Generator(np.random.SFC64(sequence))


def what_if(keep_probs: tuple[float, ...], keep_prob: float, layer: int | None = None) -> tuple[float, ...]:
    """keep_prob of the input and each hidden layer with `keep_prob` for one of them, or for all hidden layers.

    0 leaves them as they are; a network without hidden layers can drop its inputs alone.
    """
    if not 0 <= keep_prob <= 1:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "keep_prob must be above 0 and at most 1, but it is {0}."),
                f"{keep_prob:g}",
            )
        )
    if keep_prob == 0:
        return keep_probs
    if layer is None:
        return (keep_probs[0], *(keep_prob for _ in keep_probs[1:])) if len(keep_probs) > 1 else (keep_prob,)
    return tuple(keep_prob if place == layer else keep for place, keep in enumerate(keep_probs))


def require_layer(run: Run, layer: int, first: int = 0) -> None:
    """Refuse a layer that has no mask.

    Raises:
        ExperimentError: there is no such layer below the output.
    """
    if not first <= layer < run.layout.depth:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages", "There is no layer {0} below the output: this network has {1} hidden layers."
                ),
                layer,
                run.layout.depth - 1,
            )
        )


def spread_rows(rows: Integers, most: int) -> Integers:
    """At most so many rows, evenly spaced, so that an order by class does no harm."""
    if len(rows) <= most:
        return rows
    return rows[np.linspace(0, len(rows) - 1, most).astype(np.intp)]


def inputs_of(run: Run, rows: Integers, dtype: npt.DTypeLike = np.float32) -> AnyFloats:
    """The normalized inputs of some examples, (n[0], r)."""
    raw = np.empty((len(rows), run.layout.sizes[0]), np.float32)
    inputs = np.empty(raw.shape, dtype)
    gather_inputs(run.splits, rows, raw, inputs)
    return inputs.T


def targets_of(run: Run, rows: Integers, dtype: npt.DTypeLike = np.float32) -> AnyFloats:
    """The targets of some examples as the loss takes them, (n[L], r)."""
    targets = gather_targets(run.splits, rows)
    n_outputs = run.layout.sizes[-1]
    if run.architecture.task == "multiclass":
        return (np.arange(n_outputs)[:, None] == targets).astype(dtype)
    return targets.astype(dtype)[None]


def draw_masks(
    keep_probs: tuple[float, ...],
    units: Sequence[int],
    rows: int,
    rng: np.random.Generator,
    dtype: type[np.floating[Any]] = np.float32,
) -> list[AnyFloats | None]:
    """D/keep_prob of the input and each hidden layer, drawn as training draws them (S14); each (n[l], r) or None."""
    dropout = Dropout(keep_probs, tuple(units), rng, np.dtype(dtype), 1, rows)
    dropout.draw()
    masks, operations = dropout.masks(0, rows)
    for operation in operations:
        operation()
    if masks[0] is not None:
        masks[0] = masks[0].T
    return masks


def first_z(run: Run, parameters: AnyFloats, inputs: AnyFloats) -> AnyFloats:
    """z[1] of unmasked inputs, which is the same under all masks of the hidden layers."""
    return _z(run, parameters, 1, inputs)


def _z(run: Run, parameters: AnyFloats, layer: int, below: AnyFloats) -> AnyFloats:
    matrix = run.layout.matrices(parameters)[layer - 1]
    z: AnyFloats = matrix[:, :-1] @ below + matrix[:, -1:]
    return z


def forward(
    run: Run, parameters: AnyFloats, inputs: AnyFloats, masks: Masks, z_first: AnyFloats | None = None
) -> Passed:
    """A forward pass under masks; `z_first` spares the first product where the inputs have no mask."""
    before, behind = [inputs], [inputs if masks[0] is None else inputs * masks[0]]
    z = _z(run, parameters, 1, behind[0]) if z_first is None or masks[0] is not None else z_first
    for layer in range(1, run.layout.depth):
        a = activations.plain(run.architecture.activation, z)
        mask = masks[layer]
        before.append(a)
        behind.append(a if mask is None else a * mask)
        z = _z(run, parameters, layer + 1, behind[-1])
    return Passed(before, behind, z)


def gradients(
    run: Run, parameters: AnyFloats, passed: Passed, targets: AnyFloats, masks: Masks
) -> list[AnyFloats]:
    """dJ_data/dA of what leaves each mask, layers 0 … L-1, each (n[l], r); J is the mean over the r examples."""
    scale = np.full((), 1 / targets.shape[1], targets.dtype)
    delta = np.empty_like(passed.z)
    for operation in losses.gradient(run.architecture.task, passed.z, targets, delta, scale):
        operation()
    found: list[AnyFloats] = []
    for layer in range(run.layout.depth - 1, -1, -1):
        da = run.layout.weights(parameters)[layer].T @ delta
        found.insert(0, da)
        mask = masks[layer]
        delta = da.copy() if mask is None else da * mask
        if layer:
            for operation in activations.backward(run.architecture.activation, passed.before[layer], delta):
                operation()
    return found


def error_of(run: Run, z: AnyFloats, targets: npt.NDArray[np.generic]) -> float:
    """The share of wrong examples, or RMSE in the target's unit; z (n[L], r), targets (r,) as gathered."""
    if run.architecture.task == "regression":
        squares = float(np.mean((z[0].astype(np.float64) - targets) ** 2))
        return float(np.sqrt(squares)) * run.splits.target_scale
    return int(np.count_nonzero(losses.classes(run.architecture.task, z) != targets)) / len(targets)
