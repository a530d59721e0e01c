"""The same experiment trained from several initializations at once, some steps each in turn (S21, S22)."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from guiprac import events
from guiprac.analysis.examine import unit_of
from guiprac.analysis.intervals import Z_95
from guiprac.analysis.signals import symmetric_layers
from guiprac.commands.initialization import RaceInitializations
from guiprac.data.dataset import Splits
from guiprac.events import Event, Unit
from guiprac.events.initialization import RaceResult, RaceRound, Standing
from guiprac.experiment import Experiment, Initialization, with_values
from guiprac.sentences import listed, told
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP

MOST_ROUNDS = 120
# Multiplications that take some milliseconds: between two looks at whether the race is given up, or for a reading.
_PRODUCTS = 60_000_000
# An error above this share of what the best constant answer makes is no better than guessing.
_GUESSING = 0.95
NAMES: dict[Initialization, str] = {
    "zeros": QT_TRANSLATE_NOOP("analysis", "zeros"),
    "small": QT_TRANSLATE_NOOP("analysis", "small"),
    "large": QT_TRANSLATE_NOOP("analysis", "large"),
    "xavier": "Xavier",
    "glorot": "Glorot",
    "he": "He",
}


def race(
    experiment: Experiment,
    splits: Splits,
    initializations: Sequence[Initialization],
    epochs: int = 0,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Event]:
    """Train a run from each initialization, and give the errors of all of them round by round, then the ranking.

    Every run is the one that the experiment itself would give with that initialization: same data, same seed, same
    order of mini-batches, same masks. `epochs` 0 is as many as the experiment has. Given up, it ends with the
    ranking so far.

    Raises:
        ExperimentError: λ is too large for the data (αλ/m ≥ 1).
    """
    last = {"training.epochs": epochs or experiment.training.epochs}
    runs: list[Run] = []
    for name in dict.fromkeys(initializations):
        # Setting up a run takes a moment on large data.
        if runs and cancelled():
            break
        runs.append(Run(with_values(experiment, {**last, "network.initialization": name}), splits))
    first = runs[0]
    every = _steps_between_readings(first)
    for target in (0, *range(every, first.total_steps, every), first.total_steps):
        for run in runs:
            if not _advance(run, target, cancelled):
                break
            done = sum(target if run.diverged else run.step for run in runs)
            yield events.Studying(done, first.total_steps * len(runs))
        standing = None if cancelled() else _round(runs)
        if standing is None or cancelled():
            # The ranking so far is worth more than one more round, behind which nothing would be heard.
            yield _result(runs, given_up=True)
            return
        yield standing
    yield _result(runs, given_up=False)


def race_initializations(
    command: RaceInitializations, splits: Splits, run: Run | None, cancelled: Callable[[], bool]
) -> Iterator[Event]:
    """The race as a study."""
    return race(command.experiment, splits, command.initializations, command.epochs, cancelled)


def _steps_between_readings(run: Run) -> int:
    """At most MOST_ROUNDS readings in all; where they take long, as few as leave most of the time to training."""
    smooth = math.ceil(run.total_steps / MOST_ROUNDS)
    measured = len(run.train_evaluation.rows) + len(run.dev_evaluation.rows)
    if measured * run.layout.n_parameters <= _PRODUCTS:
        return smooth
    batch = min(run.experiment.training.batch_size, len(run.splits.train))
    return max(smooth, math.ceil(measured / (2 * batch)))


def _advance(run: Run, target: int, cancelled: Callable[[], bool]) -> bool:
    """Train up to a step; False if the race was given up on the way."""
    batch = min(run.experiment.training.batch_size, len(run.splits.train))
    steps = max(_PRODUCTS // (3 * run.layout.n_parameters * batch), 1)
    while run.step < target and not run.diverged:
        if cancelled():
            return False
        run.advance(min(run.step + steps, target))
    return not cancelled()


def _round(runs: Sequence[Run]) -> RaceRound:
    first = runs[0]
    readings = [run.measure() for run in runs]
    return RaceRound(
        unit=unit_of(first),
        step=max(run.step for run in runs),
        epoch=max(run.epoch for run in runs),
        last_epoch=first.total_steps / first.steps_per_epoch,
        initializations=tuple(run.experiment.network.initialization for run in runs),
        train_errors=tuple(
            math.nan if run.diverged else reading.train_error
            for run, reading in zip(runs, readings, strict=True)
        ),
        dev_errors=tuple(
            math.nan if run.diverged else reading.dev_error
            for run, reading in zip(runs, readings, strict=True)
        ),
    )


# --- the ranking -----------------------------------------------------------------------------------------------


def _result(runs: Sequence[Run], *, given_up: bool) -> RaceResult:
    standings = sorted(
        (_standing(run) for run in runs), key=lambda one: (one.diverged_at >= 0, one.train_error)
    )
    epoch = min((run.epoch for run in runs if not run.diverged), default=max(run.epoch for run in runs))
    first = runs[0]
    return RaceResult(
        tuple(standings),
        epoch,
        _says(first, standings, epoch, "train", given_up),
        _says(first, standings, epoch, "dev", given_up),
    )


def _standing(run: Run) -> Standing:
    reading = run.measure()
    return Standing(
        run.experiment.network.initialization,
        run.step,
        reading.train_error,
        reading.dev_error,
        run.step + 1 if run.diverged else -1,
        any(symmetric_layers(run.layout, run.parameters)),
        run.sha256(),
    )


def _says(run: Run, standings: Sequence[Standing], epoch: float, part: str, given_up: bool) -> str:
    """The ranking in words, by the error on train or on dev."""
    unit = unit_of(run)
    error = {one.initialization: one.dev_error if part == "dev" else one.train_error for one in standings}
    finished = sorted(
        (one for one in standings if one.diverged_at < 0), key=lambda one: error[one.initialization]
    )
    guess = _guessing_error(run)
    template = QT_TRANSLATE_NOOP("analysis", "After epoch {0}")
    if given_up:
        template = QT_TRANSLATE_NOOP("analysis", "Given up at epoch {0}")
    when = told(template, f"{epoch:.3g}")
    sentences = []
    learned = [one for one in finished if error[one.initialization] < _GUESSING * guess]
    if learned:
        texts = {one.initialization: _error_text(error[one.initialization], unit) for one in learned}
        sentences.append(_leaders(when, texts, part))
        level = _level_with_best(run, learned, error, part)
        if level:
            few = QT_TRANSLATE_NOOP("analysis", "On so few examples {0} cannot be told apart.")
            sentences.append(told(few, _listed(level)))
    else:
        none = QT_TRANSLATE_NOOP("analysis", "{0}: none is better than guessing ({1}).")
        sentences.append(told(none, when, _error_text(guess, unit)))
    stuck = [one for one in finished if one not in learned]
    for same in (True, False):
        names = [NAMES[one.initialization] for one in stuck if one.symmetric is same]
        if names and learned:
            sentences.append(told(_STUCK[same, len(names) == 1], _capitalized(_listed(names))))
    for one in standings:
        if one.diverged_at >= 0:
            diverged = QT_TRANSLATE_NOOP("analysis", "{0} diverged at step {1}.")
            sentences.append(told(diverged, _capitalized(NAMES[one.initialization]), f"{one.diverged_at:,}"))
    return " ".join(sentences)


# By whether the units are identical, and whether it is a single one.
_STUCK = {
    (True, True): QT_TRANSLATE_NOOP(
        "analysis", "{0} is no better than guessing, as its units are identical."
    ),
    (True, False): QT_TRANSLATE_NOOP(
        "analysis", "{0} are no better than guessing, as their units are identical."
    ),
    (False, True): QT_TRANSLATE_NOOP("analysis", "{0} is no better than guessing."),
    (False, False): QT_TRANSLATE_NOOP("analysis", "{0} are no better than guessing."),
}


def _leaders(when: str, texts: dict[Initialization, str], part: str) -> str:
    """Who has the least error, which comes first in `texts`, and who follows."""
    best = next(iter(texts.values()))
    leaders = [NAMES[name] for name, text in texts.items() if text == best]
    others = [
        told(QT_TRANSLATE_NOOP("analysis", "{0} ({1})"), NAMES[name], text)
        for name, text in texts.items()
        if text != best
    ]
    name = QT_TRANSLATE_NOOP("analysis", "train error")
    if part == "dev":
        name = QT_TRANSLATE_NOOP("analysis", "dev error")
    if not others:
        template = QT_TRANSLATE_NOOP("analysis", "{0}: {1} have the least {2} ({3}).")
        if len(leaders) == 1:
            template = QT_TRANSLATE_NOOP("analysis", "{0}: {1} has the least {2} ({3}).")
        return told(template, when, _listed(leaders), name, best)
    template = QT_TRANSLATE_NOOP("analysis", "{0}: {1} have the least {2} ({3}), then {4}.")
    if len(leaders) == 1:
        template = QT_TRANSLATE_NOOP("analysis", "{0}: {1} has the least {2} ({3}), then {4}.")
    return told(template, when, _listed(leaders), name, best, ", ".join(others))


def _guessing_error(run: Run) -> float:
    """The error of the best constant answer on train: all but the largest class, or the targets' deviation."""
    if unit_of(run) == "RMSE":
        return run.splits.target_scale
    counts = Counter(run.train_evaluation.targets.tolist())
    return 1 - max(counts.values()) / counts.total()


def _level_with_best(
    run: Run, learned: Sequence[Standing], error: dict[Initialization, float], part: str
) -> list[str]:
    """The names whose error on dev lies within the 95 % half-width of the best one's (S1); none for one name."""
    if part == "train" or unit_of(run) == "RMSE":
        return []
    count = len(run.dev_evaluation.rows)
    best = error[learned[0].initialization]
    half = Z_95 * math.sqrt(max(best, 1 / count) * (1 - best) / count)
    level = [NAMES[one.initialization] for one in learned if error[one.initialization] <= best + half]
    return level if len(level) > 1 else []


def _error_text(error: float, unit: Unit) -> str:
    return f"{error * 100:.1f}\u202f%" if unit == "error" else f"{error:.3g}"


def _listed(names: Sequence[str]) -> str:
    return listed(names, QT_TRANSLATE_NOOP("analysis", "{0} and {1}"))


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]
