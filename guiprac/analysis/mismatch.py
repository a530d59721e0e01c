"""Are two parts alike (S3)? A classifier is told to tell their inputs apart; targets are never looked at.

The inputs of test are read for this, on request alone: that measures no error, and test stays sealed (S2).
"""

import math
from collections.abc import Generator, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from guiprac.analysis.intervals import Z_95, Values
from guiprac.data import seeds
from guiprac.data.dataset import Floats, Integers
from guiprac.events import Interval, Studying
from guiprac.events.mismatch import Answer, Feature, Mismatch
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

# Bounds on the work: examples of each part, inputs that the classifier sees, inputs that are looked at one by one.
MOST_EXAMPLES = 2000
MOST_INPUTS = 128
MOST_SINGLE_INPUTS = 5000
MOST_FEATURES = 5
PERMUTATIONS = 499
FOLDS = 5
BINS = 20
# Below the first, parts that are alike would look so different in 1 of 100 cases; below the second, in 5 of 100.
UNLIKE, DOUBTFUL = 0.01, 0.05
# After so many relabellings, or inputs looked at one by one, it is told how far the work is.
_RELABELLINGS_AT_ONCE, _INPUTS_AT_ONCE = 50, 250
_MOST_DEVIATIONS = 4.0
_NEWTON_STEPS = 12
_CONVERGED = 1e-6

_PARTS = {
    "train": QT_TRANSLATE_NOOP("analysis", "train"),
    "train-dev": QT_TRANSLATE_NOOP("analysis", "train-dev"),
    "dev": QT_TRANSLATE_NOOP("analysis", "dev"),
    "test": QT_TRANSLATE_NOOP("analysis", "test"),
}

Labels = npt.NDArray[np.float64]
# Yields after each part of the work; what the generator returns is what was worked out.
Parts = Generator[None, None, Values]


def mismatch(
    inputs: Floats,
    first: Integers,
    second: Integers,
    *,
    names: Sequence[str],
    between: tuple[str, str],
    seed: int,
    permutations: int = PERMUTATIONS,
) -> Mismatch:
    """Tell two parts apart by a logistic regression on inputs and their squares, cross-fitted in five folds.

    The squares let it see other scales and other noise as well as shifts. The p-value comes from random relabellings
    of the logistic regression's first Newton step from zero, which is linear in the labels, so that all of them are
    one matrix product.

    Args:
        inputs: (n, d) raw; first, second: row numbers of the two parts, at least FOLDS each.
        names: of the inputs.
        seed: the same seed gives the same answer.
    """
    *_, found = measured(
        inputs, first, second, names=names, between=between, seed=seed, permutations=permutations
    )
    assert isinstance(found, Mismatch)
    return found


def measured(
    inputs: Floats,
    first: Integers,
    second: Integers,
    *,
    names: Sequence[str],
    between: tuple[str, str],
    seed: int,
    permutations: int = PERMUTATIONS,
) -> Iterator[Studying | Mismatch]:
    """How far `mismatch` with these arguments is, part by part, and its answer at the end."""
    n_single = min(inputs.shape[1], MOST_SINGLE_INPUTS)
    total = 2 * FOLDS + math.ceil((permutations + 1) / _RELABELLINGS_AT_ONCE)
    total += math.ceil(n_single / _INPUTS_AT_ONCE)
    work = _work(inputs, first, second, names, between, seed, permutations)
    for done, found in enumerate(work, start=1):
        yield Studying(done, total) if found is None else found


def _work(
    inputs: Floats,
    first: Integers,
    second: Integers,
    names: Sequence[str],
    between: tuple[str, str],
    seed: int,
    permutations: int,
) -> Iterator[Mismatch | None]:
    """None after each part of the work, then the answer."""
    rng = seeds.stream(seed, seeds.MISMATCH)
    parts = [_sample(rows, rng) for rows in (first, second)]
    raw = inputs[np.concatenate(parts)].astype(np.float64)
    labels = np.repeat([0.0, 1.0], [part.size for part in parts])
    features = _features(raw, rng)
    folds = rng.permutation(np.arange(labels.size) % FOLDS)
    auc = _auc_interval((yield from _logistic_scores(features, labels, folds)), labels)
    found = yield from _relabelled_aucs(features, labels, folds, permutations, rng)
    # The share of labellings, the true one among them, that are told apart at least as well.
    p = float(np.mean(found >= found[0] - 1e-12))
    columns = np.unique(np.linspace(0, raw.shape[1] - 1, min(raw.shape[1], MOST_SINGLE_INPUTS)).astype(int))
    distances = yield from _distances(raw[:, columns], labels)
    giveaways = _giveaways(raw, labels, columns, distances, names)
    answer: Answer = "unlike" if p <= UNLIKE else "not sure" if p <= DOUBTFUL else "no difference seen"
    yield Mismatch(
        between=between,
        n_first=parts[0].size,
        n_second=parts[1].size,
        auc=auc,
        p=p,
        permutations=permutations,
        answer=answer,
        says=_says(answer, between, auc, p, giveaways),
        features=giveaways,
    )


def _sample(rows: Integers, rng: np.random.Generator) -> Integers:
    if rows.size <= MOST_EXAMPLES:
        return rows
    return np.sort(rng.choice(rows, MOST_EXAMPLES, replace=False))


def _features(raw: Values, rng: np.random.Generator) -> Values:
    """Inputs and their squares on one scale, (n, 2·min(d, MOST_INPUTS)); nothing here looks at the labels.

    Of more inputs than that the classifier sees random mixtures.
    """
    scaled = np.clip(_standardized(raw), -_MOST_DEVIATIONS, _MOST_DEVIATIONS)
    if scaled.shape[1] > MOST_INPUTS:
        mixture = rng.standard_normal((scaled.shape[1], MOST_INPUTS))
        scaled = _standardized(scaled @ mixture)
    return np.concatenate((_standardized(scaled), _standardized(scaled**2)), axis=1)


def _standardized(values: Values) -> Values:
    deviation = values.std(axis=0)
    # A constant column becomes zeros; round-off may be left of its deviation.
    deviation[deviation <= 1e-9 * np.abs(values).max(axis=0, initial=0.0)] = np.inf
    centred: Values = (values - values.mean(axis=0)) / deviation
    return centred


def _penalty(features: Values) -> float:
    """The more features there are, the less is believed of each."""
    return float(features.shape[1])


def _logistic_scores(features: Values, labels: Labels, folds: Integers) -> Parts:
    """For each example the score by a logistic regression that was fitted without its fold, (n,)."""
    scores = np.empty(labels.size)
    for fold in range(FOLDS):
        left_out = folds == fold
        scores[left_out] = features[left_out] @ _fit(features[~left_out], labels[~left_out])
        yield
    return scores


def _fit(features: Values, labels: Labels) -> Values:
    """Weights of a logistic regression with L2, by Newton's method; the intercept is fitted and left out.

    Scores of different folds are compared with each other, and their intercepts would tell how many of each part
    the fold left behind.
    """
    design = np.concatenate((features, np.ones((labels.size, 1))), axis=1)
    penalty = np.full(design.shape[1], _penalty(features))
    penalty[-1] = 1e-9
    weights = np.zeros(design.shape[1])
    for _ in range(_NEWTON_STEPS):
        said = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (said - labels) + penalty * weights
        curvature = (design * (said * (1 - said))[:, None]).T @ design
        curvature[np.diag_indices_from(curvature)] += penalty
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < _CONVERGED:
            break
    return weights[:-1]


def _relabelled_aucs(
    features: Values, labels: Labels, folds: Integers, permutations: int, rng: np.random.Generator
) -> Parts:
    """How well the first Newton step tells the true labelling apart, and random ones, (1 + permutations,)."""
    relabelled = np.stack([labels, *(rng.permutation(labels) for _ in range(permutations))], axis=1)
    scores = np.empty_like(relabelled)
    for fold in range(FOLDS):
        left_out = folds == fold
        fitted = features[~left_out]
        targets = relabelled[~left_out]
        # At weights of zero every example has the curvature 1/4, which scales all scores alike.
        curvature = fitted.T @ fitted / 4
        curvature[np.diag_indices_from(curvature)] += _penalty(features)
        scores[left_out] = features[left_out] @ np.linalg.solve(
            curvature, fitted.T @ (targets - targets.mean(axis=0))
        )
        yield
    found = np.empty(relabelled.shape[1])
    for place, (each, wanted) in enumerate(zip(scores.T, relabelled.T, strict=True), start=1):
        found[place - 1] = _auc(each, wanted == 1)
        if place % _RELABELLINGS_AT_ONCE == 0 or place == found.size:
            yield
    return found


def _auc(scores: Values, is_second: npt.NDArray[np.bool_]) -> float:
    """The share of pairs in which the example of the second part has the higher score; ties count half."""
    high, low = scores[is_second], np.sort(scores[~is_second])
    below = np.searchsorted(low, high, "left") + np.searchsorted(low, high, "right")
    return float(below.sum()) / (2 * high.size * low.size)


def _auc_interval(scores: Values, labels: Labels) -> Interval:
    """AUC with its interval on the logit scale, by the placements of each example (DeLong 1988)."""
    first, second = np.sort(scores[labels == 0]), np.sort(scores[labels == 1])
    of_second = _placements(second, first)
    of_first = 1 - _placements(first, second)
    value = float(of_second.mean())
    # No pair the wrong way round does not mean that there can be none.
    inside = min(max(value, 0.5 / (first.size * second.size)), 1 - 0.5 / (first.size * second.size))
    variance = of_second.var(ddof=1) / second.size + of_first.var(ddof=1) / first.size
    half = Z_95 * math.sqrt(float(variance)) / (inside * (1 - inside))
    centre = math.log(inside / (1 - inside))
    low, high = (1 / (1 + math.exp(-min(max(centre + side * half, -700.0), 700.0))) for side in (-1, 1))
    return Interval(value, min(low, value), max(high, value))


def _placements(of: Values, among: Values) -> Values:
    """For each score the share of `among` (sorted) below it; ties count half."""
    below = np.searchsorted(among, of, "left") + np.searchsorted(among, of, "right")
    return below / (2 * among.size)


def _distances(raw: Values, labels: Labels) -> Parts:
    """Of each column how far apart the two parts lie, (d,)."""
    first, second = raw[labels == 0], raw[labels == 1]
    found = np.empty(raw.shape[1])
    for place in range(found.size):
        found[place] = _distance(first[:, place], second[:, place])
        if (place + 1) % _INPUTS_AT_ONCE == 0 or place + 1 == found.size:
            yield
    return found


def _giveaways(
    raw: Values, labels: Labels, columns: Integers, distances: Values, names: Sequence[str]
) -> tuple[Feature, ...]:
    """The inputs that alone tell the parts apart, the clearest first."""
    first, second = raw[labels == 0], raw[labels == 1]
    found = []
    for place in np.argsort(-distances, kind="stable")[:MOST_FEATURES]:
        p = min(1.0, _by_chance(float(distances[place]), len(first), len(second)) * columns.size)
        if p > DOUBTFUL:
            break
        column = int(columns[place])
        found.append(_feature(names[column], float(distances[place]), p, first[:, column], second[:, column]))
    return tuple(found)


def _distance(first: Values, second: Values) -> float:
    both = np.concatenate((first, second))
    below = np.searchsorted(np.sort(first), both, "right") / first.size
    return float(np.abs(below - np.searchsorted(np.sort(second), both, "right") / second.size).max())


def _by_chance(distance: float, n_first: int, n_second: int) -> float:
    """The chance of so large a distance between samples of one distribution (Kolmogorov's series, Stephens' n)."""
    effective = math.sqrt(n_first * n_second / (n_first + n_second))
    scaled = (effective + 0.12 + 0.11 / effective) * distance
    if scaled < 0.3:
        return 1.0
    total = sum((-1) ** (term - 1) * math.exp(-2 * (term * scaled) ** 2) for term in range(1, 101))
    return min(max(2 * total, 0.0), 1.0)


def _feature(name: str, distance: float, p: float, first: Values, second: Values) -> Feature:
    low, high = np.quantile(np.concatenate((first, second)), (0.005, 0.995))
    if low == high:
        low, high = min(first.min(), second.min()), max(first.max(), second.max())
    edges = np.linspace(low, high, BINS + 1)
    shares = [np.histogram(np.clip(part, low, high), bins=edges)[0] / part.size for part in (first, second)]
    return Feature(
        name,
        distance,
        p,
        float(first.mean()),
        float(second.mean()),
        tuple(edges.tolist()),
        tuple(shares[0].tolist()),
        tuple(shares[1].tolist()),
    )


def _says(
    answer: Answer, between: tuple[str, str], auc: Interval, p: float, features: Sequence[Feature]
) -> str:
    first, second = (_PARTS.get(name, name) for name in between)
    found = told(
        QT_TRANSLATE_NOOP("analysis", "AUC {0} (95 %: {1} to {2}), p = {3}."),
        *(f"{value:.2f}" for value in (auc.value, auc.low, auc.high)),
        f"{p:.3f}",
    )
    values = [first, second]
    if answer == "not sure":
        template = QT_TRANSLATE_NOOP("analysis", "Not sure whether {0} and {1} are alike.")
    elif answer == "no difference seen":
        template = QT_TRANSLATE_NOOP(
            "analysis", "No difference seen between {0} and {1}: telling them apart is guessing."
        )
    else:
        template = QT_TRANSLATE_NOOP("analysis", "{0} and {1} are not alike: they can be told apart.")
        values[0] = first.capitalize()
        if features:
            template = QT_TRANSLATE_NOOP(
                "analysis", "{0} and {1} are not alike: they can be told apart, most of all by {2}."
            )
            values.append(features[0].name)
    return f"{told(template, *values)} {found}"
