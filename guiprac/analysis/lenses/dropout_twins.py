"""The advice "turn dropout off to see whether J falls, then turn it on", carried out on two twins (S18)."""

import math
from collections.abc import Callable, Iterator

import numpy as np

from guiprac import events
from guiprac.analysis.lenses import dropout_passes as passes
from guiprac.analysis.lenses.dropout_passes import what_if
from guiprac.commands.dropout import CompareTwins
from guiprac.data.dataset import Splits
from guiprac.errors import ExperimentError
from guiprac.events import Event, pack
from guiprac.events.dropout import TwinCosts, TwinsCompared
from guiprac.experiment import Experiment, settings, with_values
from guiprac.sentences import told
from guiprac.trainer import losses
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP

MOST_STEPS = 20_000
MOST_EXAMPLES = 256
# Events of a study, and multiplications between two of them at most.
PARTS, WORK_BETWEEN_EVENTS = 200, 2e8
_SPREAD = 20


class _Twin(Run):
    """A run that hands out J of every mini-batch."""

    def step_with_cost(self) -> float:
        """One step as training takes it, and J of its mini-batch before it."""
        self.advance_with_cost()
        return self._last_cost


def experiments_of(command: CompareTwins) -> tuple[Experiment, Experiment]:
    """The settings of the twin with dropout and of the one without.

    Raises:
        ExperimentError: neither the experiment nor the command drops anything.
    """
    experiment = command.experiment
    keep_probs = what_if(experiment.keep_probs(), command.keep_prob)
    if min(keep_probs) == 1:
        raise ExperimentError(
            QT_TRANSLATE_NOOP(
                "messages",
                "This experiment has no dropout: set regularization.keep_prob below 1, or choose a keep_prob to try.",
            ),
            "regularization.keep_prob",
        )
    if command.full_batch:
        experiment = with_values(
            experiment, {"training.batch_size": int(settings()["training.batch_size"].maximum or 0)}
        )
    return _with_keep_probs(experiment, keep_probs), _with_keep_probs(experiment, (1.0,) * len(keep_probs))


def _with_keep_probs(experiment: Experiment, keep_probs: tuple[float, ...]) -> Experiment:
    values = {
        "regularization.input_keep_prob": keep_probs[0],
        "regularization.keep_prob": list(keep_probs[1:]) if len(keep_probs) > 1 else 1.0,
    }
    return with_values(experiment, values)


def compare_twins(
    command: CompareTwins, splits: Splits, run: Run | None, cancelled: Callable[[], bool]
) -> Iterator[Event]:
    """Train both twins side by side, giving J of each mini-batch, and at the end J of the same parameters under
    many masks.

    The twin without dropout is bit for bit the run of the same experiment with keep_prob = 1. Both stop where the
    first diverges, and after 20,000 steps at most.

    Raises:
        ExperimentError: there is no dropout to compare with, or the settings do not suit the data.
    """
    dropped, plain = (_Twin(experiment, splits) for experiment in experiments_of(command))
    total = min(command.epochs * dropped.steps_per_epoch, MOST_STEPS)
    together = _steps_together(dropped, total)
    costs = np.empty((2, total))
    done = 0
    while done < total and not (dropped.diverged or plain.diverged):
        first = done
        while done < min(first + together, total):
            pair = dropped.step_with_cost(), plain.step_with_cost()
            if dropped.diverged or plain.diverged:
                break
            costs[:, done] = pair
            done += 1
        yield TwinCosts(first + 1, pack(costs[0, first:done].copy()), pack(costs[1, first:done].copy()))
        yield events.Studying(done, total)
    yield _compared(command, dropped, plain, costs[:, :done])


def _steps_together(run: Run, total: int) -> int:
    work = run.parameters.size * min(run.experiment.training.batch_size, len(run.splits.train))
    return max(1, min(math.ceil(total / PARTS), int(WORK_BETWEEN_EVENTS / work)))


def costs_under_masks(run: Run, masks: int) -> tuple[AnyFloats, float, int]:
    """J of the present parameters on a fixed sample of train under each of some masks, (masks,), J without a mask,
    and the number of examples."""
    count = min(run.experiment.training.batch_size, MOST_EXAMPLES)
    rows = passes.spread_rows(run.train_evaluation.rows, count)
    inputs, targets = passes.inputs_of(run, rows), passes.targets_of(run, rows)
    penalty = run.penalty.cost(run.layout, run.parameters)
    rng = passes.generator(run, _SPREAD)
    units = run.layout.sizes[:-1]

    def cost(drawn: passes.Masks) -> float:
        z = passes.forward(run, run.parameters, inputs, drawn).z
        return losses.total_loss(run.architecture.task, z, targets) / len(rows) + penalty

    keep_probs = run.experiment.keep_probs()
    with np.errstate(all="ignore"):
        spread = [cost(passes.draw_masks(keep_probs, units, len(rows), rng)) for _ in range(masks)]
        return np.array(spread), cost([None] * len(units)), len(rows)


def _compared(command: CompareTwins, dropped: _Twin, plain: _Twin, costs: AnyFloats) -> TwinsCompared:
    spread, unmasked, n_examples = costs_under_masks(dropped, command.masks)
    epoch = dropped.steps_per_epoch
    first, last = _ends(costs, epoch)
    falls = bool(last[1] < first[1]) and not plain.diverged
    rises = [_share_of_rises(line) for line in costs]
    return TwinsCompared(
        keep_probs=dropped.experiment.keep_probs(),
        steps_per_epoch=epoch,
        steps=costs.shape[1],
        spread=pack(spread),
        unmasked=unmasked,
        n_examples=n_examples,
        falls=falls,
        rises_with=rises[0],
        rises_without=rises[1],
        says=_says(dropped, plain, first, last, falls),
        sha256_with=dropped.sha256(),
        sha256_without=plain.sha256(),
    )


def _ends(costs: AnyFloats, epoch: int) -> tuple[AnyFloats, AnyFloats]:
    """Mean J of the first and of the last epoch, or of the first and the last half of fewer steps; each (2,)."""
    if not costs.shape[1]:
        return np.full(2, np.nan), np.full(2, np.nan)
    count = min(epoch, max(costs.shape[1] // 2, 1))
    return costs[:, :count].mean(axis=1), costs[:, -count:].mean(axis=1)


def _share_of_rises(line: AnyFloats) -> float:
    return float(np.mean(np.diff(line) > 0)) if len(line) > 1 else 0.0


def _says(dropped: Run, plain: Run, first: AnyFloats, last: AnyFloats, falls: bool) -> str:
    if plain.diverged:
        alone = QT_TRANSLATE_NOOP(
            "analysis", "J diverges even without dropout, so the masks are not to blame."
        )
        return f"{alone} {plain.diverged}"
    if not falls:
        template = QT_TRANSLATE_NOOP(
            "analysis",
            "J does not fall even without dropout (from {0} to {1}), so the masks are not to blame: try another "
            "learning rate, and check the gradients.",
        )
    elif dropped.diverged:
        template = QT_TRANSLATE_NOOP(
            "analysis", "Without dropout J falls (from {0} to {1}), but with it J diverges."
        )
    else:
        template = QT_TRANSLATE_NOOP(
            "analysis", "Without dropout J falls, from {0} to {1}: training works, so turn dropout on again."
        )
    without = told(template, f"{first[1]:.3g}", f"{last[1]:.3g}")
    return without if not falls or not dropped.diverged else f"{without} {dropped.diverged}"
