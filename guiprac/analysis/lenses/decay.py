"""Weight decay on the run as it stands (S11)."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from guiprac.analysis.lenses.decay_alone import MOST_STEPS, decay_alone
from guiprac.analysis.lenses.train_sample import train_sample
from guiprac.commands.decay import LookAtDecay
from guiprac.data.dataset import Integers
from guiprac.errors import ExperimentError
from guiprac.events.decay import Alone, DecaySeen
from guiprac.sentences import told
from guiprac.trainer import program
from guiprac.trainer.batches import gather_inputs, gather_targets
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP


def see(run: Run, command: LookAtDecay) -> DecaySeen:
    """Weight decay on the run as it stands (S11); draws no random number of the run, and leaves it as it is.

    Raises:
        ExperimentError: there is no such weight, or it is to be followed for too many steps.
    """
    settings, penalty = run.experiment.training, run.penalty
    alpha, m = settings.learning_rate, penalty.n_train
    layer, row, column = _place(run, command)
    matrix = run.layout.matrices(run.parameters)[layer]
    weight, bias = float(matrix[row, column]), float(matrix[row, -1])
    rows = train_sample(run, passes=3)
    gradient = run.layout.matrices(data_gradient(run, rows))[layer]
    return DecaySeen(
        step=run.step,
        optimizer=settings.optimizer,
        learning_rate=alpha,
        l2=penalty.l2,
        l1=penalty.l1,
        n_train=m,
        batch_size=min(settings.batch_size, m),
        steps_per_epoch=run.steps_per_epoch,
        factor=1 - alpha * penalty.l2 / m,
        layer=layer + 1,
        row=row + 1,
        column=column + 1,
        largest=command.layer == 0,
        weight=weight,
        n_examples=len(rows),
        data_gradient=float(gradient[row, column]),
        data_step=-alpha * float(gradient[row, column]),
        decay_step=-alpha * penalty.l2 / m * weight,
        l1_step=-float(np.sign(weight)) * min(alpha * penalty.l1 / (2 * m), abs(weight)),
        bias=bias,
        bias_step=-alpha * float(gradient[row, -1]),
        alone=_alone(run, command, weight),
    )


def _place(run: Run, command: LookAtDecay) -> tuple[int, int, int]:
    """Layer, row and column of the weight, each from 0 on."""
    weights = run.layout.weights(run.parameters)
    if command.layer == 0:
        tops = [int(np.abs(matrix).argmax()) for matrix in weights]
        heights = [abs(float(matrix.flat[top])) for matrix, top in zip(weights, tops, strict=True)]
        layer = int(np.argmax(heights))
        row, column = divmod(tops[layer], weights[layer].shape[1])
        return layer, row, column
    if not 1 <= command.layer <= run.layout.depth:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "There is no layer {0}: choose 1 to {1}."),
                command.layer,
                run.layout.depth,
            )
        )
    rows, columns = weights[command.layer - 1].shape
    if not (1 <= command.row <= rows and 1 <= command.column <= columns):
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "W[{0}] has {1} rows and {2} columns: there is no weight in row {3}, column {4}.",
                ),
                command.layer,
                rows,
                columns,
                command.row,
                command.column,
            )
        )
    return command.layer - 1, command.row - 1, command.column - 1


def data_gradient(run: Run, rows: Integers) -> AnyFloats:
    """dJ_data/dθ as a flat vector: the mean over some examples, dropout off, without penalties."""
    dtype, count = run.parameters.dtype, len(rows)
    n_inputs = run.layout.sizes[0]
    inputs: AnyFloats = np.ones((count, n_inputs + 1), dtype)
    gather_inputs(run.splits, rows, np.empty((count, n_inputs), np.float32), inputs[:, :-1])
    targets = _targets(run, rows, dtype)
    gradient = np.empty_like(run.parameters)
    space = program.Workspace(run.layout, count, dtype)
    operations = program.forward(run.architecture, run.parameters, inputs, space)
    scale = np.full((), 1 / count, dtype)
    operations += program.backward(run.architecture, run.parameters, gradient, inputs, targets, space, scale)
    with np.errstate(all="ignore"):
        for operation in operations:
            operation()
    return gradient


def _targets(run: Run, rows: Integers, dtype: npt.DTypeLike) -> AnyFloats:
    """0/1, one-hot columns or standardized values, (n[L], r)."""
    told = gather_targets(run.splits, rows)
    targets: AnyFloats = np.zeros((run.layout.sizes[-1], len(rows)), dtype)
    if run.architecture.task == "multiclass":
        targets[told, np.arange(len(rows))] = 1
    else:
        targets[0] = told
    return targets


def _alone(run: Run, command: LookAtDecay, weight: float) -> Alone | None:
    """The weight without data gradient and without L1, whose steps are no decay by a factor."""
    if command.alone_steps == 0:
        return None
    if not 0 < command.alone_steps <= MOST_STEPS:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "Follow the weight for 1 to {0} steps, not {1}."),
                f"{MOST_STEPS:,}",
                f"{command.alone_steps:,}",
            )
        )
    start = weight if command.alone_from is None else command.alone_from
    return decay_alone(run.experiment.training, replace(run.penalty, l1=0.0), start, command.alone_steps)
