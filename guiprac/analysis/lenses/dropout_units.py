"""How much dev error rises without a unit: with dropout no unit is indispensable (S17)."""

import numpy as np
import numpy.typing as npt

from guiprac.analysis.lenses import dropout_passes as passes
from guiprac.commands.dropout import LookAtDropout
from guiprac.data.dataset import Integers
from guiprac.errors import ExperimentError
from guiprac.events import pack
from guiprac.events.dropout import Silenced
from guiprac.sentences import told
from guiprac.trainer import activations
from guiprac.trainer.batches import gather_targets
from guiprac.trainer.evaluation import Evaluation
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP

MOST_UNITS = 256
MOST_EXAMPLES, FEWEST_EXAMPLES = 500, 50
# Operations on single numbers that one look may cost, and numbers that are worked on together.
WORK, TOGETHER = 3e8, 400_000


def silenced(run: Run, command: LookAtDropout) -> Silenced:
    """Dev error without the chosen units of a hidden layer, and without each of its first units alone.

    A unit that is out gives 0 for every example, as if its outgoing weights were 0; the rest is not scaled up.

    Raises:
        ExperimentError: there is no such hidden layer, or no such unit.
    """
    layer = command.layer
    passes.require_layer(run, layer, first=1)
    n_units = run.layout.sizes[layer]
    out = tuple(sorted(set(command.knocked_out)))
    if out and not 0 <= out[0] <= out[-1] < n_units:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "Layer {0} has {1} units, from 0 to {2}."),
                layer,
                n_units,
                n_units - 1,
            )
        )
    units = np.arange(min(n_units, MOST_UNITS))
    rows = passes.spread_rows(run.dev_evaluation.rows, _affordable(run, layer, len(units)))
    targets = gather_targets(run.splits, rows)
    with np.errstate(all="ignore"):
        error = Evaluation(run.architecture, run.parameters, run.splits, rows).measure().error
        masks: list[AnyFloats | None] = [None] * run.layout.depth
        passed = passes.forward(run, run.parameters, passes.inputs_of(run, rows), masks)
        a = passed.before[layer]
        errors_alone = _errors_alone(run, layer, a, units, targets)
        without = a.copy()
        without[list(out)] = 0
        error_without = passes.error_of(run, _onward(run, layer, without), targets) if out else error
    return Silenced(
        layer=layer,
        keep_prob=run.experiment.keep_probs()[layer],
        n_units=n_units,
        n_examples=len(rows),
        error=error,
        knocked_out=out,
        error_without=error_without,
        errors_alone=pack(errors_alone),
    )


def _affordable(run: Run, layer: int, units: int) -> int:
    """On how many examples every unit can be left out once."""
    sizes = run.layout.sizes
    # Reading and writing z costs about as much as ten multiplications inside a product.
    per_unit = sum(10 * size for size in sizes[layer + 1 :])
    per_unit += sum(
        below * above for below, above in zip(sizes[layer + 1 :], sizes[layer + 2 :], strict=False)
    )
    return int(np.clip(WORK / (units * per_unit), FEWEST_EXAMPLES, MOST_EXAMPLES))


def _onward(run: Run, layer: int, a: AnyFloats) -> AnyFloats:
    """z[L] from a[layer], (n[L], r)."""
    matrices = run.layout.matrices(run.parameters)
    z: AnyFloats = matrices[layer][:, :-1] @ a + matrices[layer][:, -1:]
    return _from_z(run, layer + 1, z)


def _from_z(run: Run, layer: int, z: AnyFloats) -> AnyFloats:
    """z[L] from z[layer]."""
    matrices = run.layout.matrices(run.parameters)
    for matrix in matrices[layer:]:
        a = activations.plain(run.architecture.activation, z)
        z = matrix[:, :-1] @ a + matrix[:, -1:]
    return z


def _errors_alone(
    run: Run, layer: int, a: AnyFloats, units: Integers | npt.NDArray[np.intp], targets: AnyFloats
) -> npt.NDArray[np.float64]:
    """The error without each unit, (units,): what the unit sends on is taken out of z[layer + 1]."""
    matrix = run.layout.matrices(run.parameters)[layer]
    z = matrix[:, :-1] @ a + matrix[:, -1:]
    found = np.empty(len(units))
    together = max(1, TOGETHER // (z.size or 1))
    for start in range(0, len(units), together):
        chunk = units[start : start + together]
        lacking = z[:, None, :] - matrix[:, chunk, None] * a[None, chunk]
        last = _from_z(run, layer + 1, lacking.reshape(len(z), -1))
        of_units = last.reshape(len(last), len(chunk), -1)
        for place in range(len(chunk)):
            found[start + place] = passes.error_of(run, of_units[:, place], targets)
    return found
