"""Train and dev error against the number of training examples: would more data help?"""

import dataclasses
import math
from collections.abc import Iterator, Sequence

import numpy as np

from guiprac.analysis.bias_variance import default_tolerance
from guiprac.analysis.examine import example_errors
from guiprac.analysis.intervals import Z_95, Values, known
from guiprac.data import normalization, seeds
from guiprac.data.dataset import Integers, Splits
from guiprac.errors import ExperimentError
from guiprac.events import Interval, Studying, Unit
from guiprac.events.learning_curve import Answer, LearningCurve, LearningPoint
from guiprac.experiment import Experiment, check_weight_decay, with_values
from guiprac.sentences import told
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP

FEWEST = 10
_SEEDS = 2**31
# Multiplications, and steps, that take some 20 milliseconds: after each event the curve can be given up.
_PRODUCTS = 200_000_000
_MOST_STEPS = 1000
# 97.5 % points of Student's t with 1, 2, … degrees of freedom.
_T = (
    12.706,
    4.303,
    3.182,
    2.776,
    2.571,
    2.447,
    2.365,
    2.306,
    2.262,
    2.228,
    2.201,
    2.179,
    2.160,
    2.145,
    2.131,
)


def sizes(n_train: int, points: int) -> list[int]:
    """Numbers of training examples, each about twice the one before, the last all of train.

    Fewer than `points` where train is so small that the first would have less than ten.
    """
    found = [round(n_train / 2**halvings) for halvings in range(points)]
    return sorted({n_train, *(size for size in found if size >= FEWEST)})


def sizes_for(experiment: Experiment, n_train: int, points: int) -> list[int]:
    """The sizes at which an experiment can be trained: without those for which λ is too large (αλ/m ≥ 1)."""
    return [size for size in sizes(n_train, points) if _decays(experiment, size)]


def learning_curve(
    experiment: Experiment,
    splits: Splits,
    *,
    points: int = 6,
    repeats: int = 3,
    tolerance: float | None = None,
) -> Iterator[LearningPoint | LearningCurve]:
    """Train on more and more of train; give each point when it is reached, and the curve at the end.

    Each repeat has an order of train of its own, in which the classes take turns, and of which every point takes
    the beginning; it has an initialization and mini-batches of its own too. Dev stays the same. All points take as
    many steps as the whole of train takes, so that few examples are not held back by few steps. μ and σ are those
    of the subset (S19). The repeats of the whole of train differ in initialization and mini-batches alone. Left
    out are sizes for which λ is too large (αλ/m ≥ 1).

    Raises:
        ExperimentError: λ is too large for the whole of train.
    """
    for found in drawn(experiment, splits, points=points, repeats=repeats, tolerance=tolerance):
        if not isinstance(found, Studying):
            yield found


def drawn(
    experiment: Experiment,
    splits: Splits,
    *,
    points: int = 6,
    repeats: int = 3,
    tolerance: float | None = None,
) -> Iterator[Studying | LearningPoint | LearningCurve]:
    """The same as `learning_curve`, with progress in steps, so often that it can be given up in mid-training."""
    steps = Run(experiment, splits).total_steps
    unit: Unit = "RMSE" if splits.dataset.task == "regression" else "error"
    found = sizes_for(experiment, len(splits.train), points)
    orders = [_order(splits, experiment.training.seed, repeat) for repeat in range(repeats)]
    reached: list[LearningPoint] = []
    of_dev: list[Values] = []
    diverged = done = 0
    for size in found:
        on_train, on_dev = [], []
        for repeat, order in enumerate(orders):
            run = _begun(experiment, _subset(experiment, splits, order[:size]), repeat)
            for step in _trained(run, steps):
                yield Studying(done + step, len(found) * repeats * steps)
            done += steps
            diverged += bool(run.diverged)
            on_train.append(_mean(example_errors(run, run.splits.train), unit))
            on_dev.append(example_errors(run, splits.dev))
        dev_errors = [_mean(errors, unit) for errors in on_dev]
        reached.append(
            LearningPoint(size, tuple(on_train), tuple(dev_errors), band(on_train), band(dev_errors))
        )
        of_dev = [*of_dev[-1:], np.array(on_dev)]
        yield reached[-1]
    allowed = default_tolerance(unit, splits.target_scale) if tolerance is None else tolerance
    gain = _gain(of_dev[0], of_dev[-1], unit) if len(reached) > 1 else Interval(0.0, -math.inf, math.inf)
    answer: Answer = "not sure" if diverged else _answer(gain, allowed)
    yield LearningCurve(
        unit, tuple(reached), steps, gain, allowed, answer, _says(reached, gain, unit, answer, diverged)
    )


def band(values: Sequence[float]) -> Interval:
    """The mean of some repeats and its 95 % interval by Student's t; without width for a single one."""
    mean = float(np.mean(values))
    if len(values) < 2:
        return known(mean)
    half = _t(len(values) - 1) * float(np.std(values, ddof=1)) / math.sqrt(len(values))
    return Interval(mean, mean - half, mean + half)


def _t(freedom: int) -> float:
    return _T[freedom - 1] if freedom <= len(_T) else Z_95


def _order(splits: Splits, seed: int, repeat: int) -> Integers:
    """The rows of train in a random order of which every beginning holds the classes in their shares."""
    rng = seeds.stream(seed, seeds.SUBSET, repeat)
    shuffled = rng.permutation(splits.train)
    if splits.dataset.task == "regression":
        return shuffled
    classes = splits.dataset.targets[shuffled].astype(np.int32)
    # Of a class with k examples, the first comes in the first k-th part of the order, and so on.
    places = np.empty(len(shuffled))
    for number in np.unique(classes):
        of_class = np.flatnonzero(classes == number)
        places[of_class] = (np.arange(of_class.size) + rng.random()) / of_class.size
    return shuffled[np.argsort(places, kind="stable")]


def _decays(experiment: Experiment, size: int) -> bool:
    try:
        check_weight_decay(experiment, size)
    except ExperimentError:
        return False
    return True


def _subset(experiment: Experiment, splits: Splits, rows: Integers) -> Splits:
    """The same dev with fewer examples to train on, whose statistics are measured anew."""
    rows = np.sort(rows)
    inputs, targets = splits.dataset.inputs, splits.dataset.targets
    mean, scale = 0.0, 1.0
    if splits.dataset.task == "regression":
        mean, scale = normalization.measure_targets(targets.astype(np.float32, copy=False), rows)
    training, measured = experiment.training, splits.normalization
    if training.normalize and training.normalize_from == "train":
        measured = normalization.measure(inputs, rows)
    return dataclasses.replace(
        splits, train=rows, normalization=measured, target_mean=mean, target_scale=scale
    )


def _begun(experiment: Experiment, splits: Splits, repeat: int) -> Run:
    seed = (experiment.training.seed + repeat) % _SEEDS
    return Run(with_values(experiment, {"training.seed": seed}), splits)


def _trained(run: Run, steps: int) -> Iterator[int]:
    """Train up to `steps`; tell now and then how many are done."""
    batch = min(run.experiment.training.batch_size, len(run.splits.train))
    every = min(max(_PRODUCTS // (3 * run.layout.n_parameters * batch), 1), _MOST_STEPS)
    while run.step < steps and not run.diverged:
        run.advance(min(run.step + every, steps))
        yield run.step


def _mean(errors: Values, unit: Unit) -> float:
    mean = float(errors.mean())
    return math.sqrt(mean) if unit == "RMSE" else mean


def _gain(before: Values, after: Values, unit: Unit) -> Interval:
    """By how much the mean error over repeats fell; both (repeats, examples) on the same examples of dev.

    Two uncertainties are added: which examples dev holds, and which networks the repeats happened to give.
    """
    if unit == "RMSE":
        roots = np.sqrt(np.array([before.mean(axis=1), after.mean(axis=1)]))
        per_repeat = roots[0] - roots[1]
        safe = 2 * np.maximum(roots, 1e-300)
        influence = (before / safe[0][:, None] - after / safe[1][:, None]).mean(axis=0)
        error = float(influence.std()) / math.sqrt(influence.size)
    else:
        per_repeat = (before - after).mean(axis=1)
        error = _rate_error((before - after).mean(axis=0))
    of_repeats = band(per_repeat.tolist())
    half = math.hypot(Z_95 * error, of_repeats.high - of_repeats.value)
    return Interval(of_repeats.value, of_repeats.value - half, of_repeats.value + half)


def _rate_error(differences: Values) -> float:
    """The standard error of a mean paired difference of rates, with half an example added to each of the four cases
    (Agresti and Min 2005): few examples on which all agree do not prove that nothing differs."""
    count = differences.size + 2
    variance = (float(differences @ differences) + 1) / count - (float(differences.sum()) / count) ** 2
    return math.sqrt(max(variance, 0.0) / count)


def _answer(gain: Interval, tolerance: float) -> Answer:
    if gain.high <= tolerance / 2:
        return "does not help"
    return "helps" if gain.low > 0 else "not sure"


def _says(reached: Sequence[LearningPoint], gain: Interval, unit: Unit, answer: Answer, diverged: int) -> str:
    if diverged == 1:
        return QT_TRANSLATE_NOOP("analysis", "Not sure: 1 run diverged; take a smaller learning rate.")
    if diverged:
        return told(
            QT_TRANSLATE_NOOP("analysis", "Not sure: {0} runs diverged; take a smaller learning rate."),
            str(diverged),
        )
    if len(reached) < 2:
        return QT_TRANSLATE_NOOP("analysis", "Not sure: train is too small to train on a part of it.")
    rose = gain.value < 0
    parts = (-gain.value, -gain.high, -gain.low) if rose else (gain.value, gain.low, gain.high)
    if unit == "error":
        template = QT_TRANSLATE_NOOP("analysis", "{0} points (95 %: {1} to {2})")
        # Adding 0 takes the sign from a zero.
        by = told(template, *(f"{round(100 * part, 1) + 0.0:.1f}" for part in parts))
    else:
        largest = max(map(abs, parts)) or 1.0
        decimals = max(2 - math.floor(math.log10(largest)), 0)
        by = told(
            QT_TRANSLATE_NOOP("analysis", "{0} (95 %: {1} to {2})"),
            *(f"{round(part, decimals) + 0.0:.{decimals}f}" for part in parts),
        )
    seen = told(
        QT_TRANSLATE_NOOP("analysis", "from {0} to {1} training examples dev error rose by {2}")
        if rose
        else QT_TRANSLATE_NOOP("analysis", "from {0} to {1} training examples dev error fell by {2}"),
        f"{reached[-2].n_train:,}",
        f"{reached[-1].n_train:,}",
        by,
    )
    texts: dict[Answer, str] = {
        "helps": QT_TRANSLATE_NOOP("analysis", "More data helps: {0}."),
        "does not help": QT_TRANSLATE_NOOP("analysis", "More data does not help enough to count: {0}."),
        "not sure": QT_TRANSLATE_NOOP(
            "analysis",
            "Not sure whether more data helps: {0}. More repeats or a larger dev set would tell.",
        ),
    }
    return told(texts[answer], seen)
