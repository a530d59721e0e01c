"""The cost J and its parts now (S7-S10)."""

from dataclasses import replace

import numpy as np

from guiprac.analysis.lenses.train_sample import train_sample
from guiprac.analysis.lenses.weight_counts import count_weights, zeros
from guiprac.commands.cost import LookAtCost
from guiprac.errors import ExperimentError
from guiprac.events import pack
from guiprac.events.cost import CostSeen
from guiprac.sentences import told
from guiprac.trainer.evaluation import Evaluation
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP


def see(run: Run, command: LookAtCost) -> CostSeen:
    """The cost J and its parts now (S7-S10); draws no random number of the run, and leaves it as it is.

    Raises:
        ExperimentError: there is no such layer.
    """
    layout, flat, penalty = run.layout, run.parameters, run.penalty
    if not 0 <= command.layer <= layout.depth:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "There is no layer {0}: choose 1 to {1}, or 0 for all layers."),
                command.layer,
                layout.depth,
            )
        )
    weights = layout.weights(flat)
    reach, counts = count_weights([weights[command.layer - 1]] if command.layer else weights)
    n_examples, data = _data_term(run)
    return CostSeen(
        step=run.step,
        epoch=run.epoch,
        n_train=penalty.n_train,
        n_examples=n_examples,
        l2=penalty.l2,
        l1=penalty.l1,
        dropout=min(run.experiment.keep_probs()) < 1,
        data=data,
        l2_part=replace(penalty, l1=0.0).cost(layout, flat),
        l1_part=replace(penalty, l2=0.0).cost(layout, flat),
        squares=tuple(float(np.square(matrix, dtype=np.float64).sum()) for matrix in weights),
        sizes=tuple(matrix.size for matrix in weights),
        zeros=tuple(zeros(matrix) for matrix in weights),
        layer=command.layer,
        reach=reach,
        counts=pack(counts),
    )


def _data_term(run: Run) -> tuple[int, float]:
    """On how many examples of train, and the mean data term over them."""
    rows = train_sample(run, passes=1)
    evaluation = run.train_evaluation
    if len(rows) < len(evaluation.rows):
        evaluation = Evaluation(run.architecture, run.parameters, run.splits, rows)
    with np.errstate(all="ignore"):
        return len(rows), evaluation.measure().loss
