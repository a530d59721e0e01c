"""What to try next (S5, S6): each remedy is a change of the experiment at hand, in the order of the verdict."""

import math
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct

from guiprac.data.catalog import GENERATORS
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, check_weight_decay, settings, with_values

Level = Literal["high", "low", "not sure"]

# λ/m, the pull of L2 relative to the mean loss, that a network is given which has none.
FIRST_DECAY = 0.003
FIRST_KEEP_PROB = 0.8
_LONGER = 4
_MORE_DATA = 4
_NARROWEST = 4
_FIRST_LAYER = 32
_ADAM_RATE = 0.003
_MARGIN = 1.1


class Remedy(Struct, frozen=True):
    """One thing to try.

    Attributes:
        changes: settings by key and their new values, as experiment.with_values takes them.
        why: what it does about the verdict, one sentence.
    """

    name: str
    changes: dict[str, Any]
    why: str


class Situation(Struct, frozen=True):
    """What remedies are chosen by.

    Attributes:
        best_epoch: where dev error was lowest, if it has risen since for certain.
        more_dev: how many dev examples would settle an open variance.
    """

    experiment: Experiment
    n_train: int
    bias: Level
    variance: Level
    state: Literal["still learning", "diverging", "settled"]
    best_epoch: float | None = None
    more_dev: int | None = None
    dev_count: int = 0


def remedies_for(situation: Situation) -> tuple[Remedy, ...]:
    """The remedies for a verdict, the most likely to help first; each passes every check of an experiment."""
    proposed: list[Iterator[Remedy]] = []
    if situation.state == "diverging":
        proposed.append(_calmer(situation))
    else:
        if situation.bias == "high":
            proposed.append(_against_bias(situation))
        if situation.variance == "high":
            proposed.append(_against_variance(situation))
        if situation.variance == "not sure":
            proposed.append(_surer(situation))
        if situation.bias != "high" and situation.state == "still learning":
            proposed.append(_longer(situation))
    found = [remedy for some in proposed for remedy in some]
    return tuple(remedy for remedy in found if _fits(situation, remedy.changes))


def _fits(situation: Situation, changes: Mapping[str, Any]) -> bool:
    try:
        changed = with_values(situation.experiment, changes)
        check_weight_decay(changed, situation.n_train)
    except ExperimentError:
        return False
    return changed != situation.experiment


def _calmer(situation: Situation) -> Iterator[Remedy]:
    training = situation.experiment.training
    rate = _two_figures(training.learning_rate / 10)
    yield Remedy(
        "Smaller steps", {"training.learning_rate": rate}, "Steps too long overshoot further each time."
    )
    if not training.normalize:
        yield Remedy(
            "Normalize inputs",
            {"training.normalize": True},
            "On one scale the inputs allow longer steps before they overshoot (S20).",
        )
    if situation.experiment.network.initialization == "large":
        yield _better_start(situation)


def _against_bias(situation: Situation) -> Iterator[Remedy]:
    experiment = situation.experiment
    regularization, training = experiment.regularization, experiment.training
    if experiment.network.initialization in ("zeros", "small", "large"):
        yield _better_start(situation)
    if situation.state == "still learning":
        yield from _longer(situation)
    for key, name in (("l2", "L2"), ("l1", "L1")):
        strength = getattr(regularization, key)
        if strength > 0:
            yield Remedy(
                f"Lower {name} λ",
                {f"regularization.{key}": _two_figures(strength / 10)},
                f"The {name} penalty pulls the weights to zero and may keep the network from fitting train.",
            )
    if min(experiment.keep_probs()) < 1:
        yield Remedy(
            "No dropout",
            {"regularization.keep_prob": 1.0, "regularization.input_keep_prob": 1.0},
            "Dropout holds the network back from fitting train.",
        )
    yield _wider(experiment)
    yield _deeper(experiment)
    if situation.state != "still learning":
        yield from _longer(situation)
    if training.optimizer != "adam":
        yield Remedy(
            "Adam",
            {"training.optimizer": "adam", "training.learning_rate": _ADAM_RATE},
            "Another optimizer may get further down in the same number of steps.",
        )
    if not training.normalize:
        yield Remedy(
            "Normalize inputs",
            {"training.normalize": True},
            "Inputs on one scale make J rounder, and descent quicker (S20).",
        )


def _against_variance(situation: Situation) -> Iterator[Remedy]:
    experiment = situation.experiment
    regularization, hidden = experiment.regularization, experiment.network.hidden
    if experiment.data.source in GENERATORS:
        most = int(settings()["data.samples"].maximum or 0)
        yield Remedy(
            "More data",
            {"data.samples": min(experiment.data.samples * _MORE_DATA, most)},
            "With more examples there is less to learn by heart; the generator draws as many as you like.",
        )
    yield Remedy(
        "L2" if regularization.l2 == 0 else "Higher L2 λ",
        {
            "regularization.l2": _two_figures(
                FIRST_DECAY * situation.n_train if regularization.l2 == 0 else regularization.l2 * 3
            )
        },
        "Small weights make a smoother function, which follows the noise of train less (S7).",
    )
    if hidden and max(experiment.keep_probs()[1:]) == 1:
        yield Remedy(
            "Dropout",
            {"regularization.keep_prob": FIRST_KEEP_PROB},
            "Where units come and go, none can lean on a single other one (S14, S17).",
        )
    if situation.best_epoch is not None and situation.best_epoch >= 1:
        epochs = round(situation.best_epoch)
        yield Remedy(
            "Early stopping",
            {"training.epochs": epochs},
            f"Dev error was lowest at epoch {epochs:,} and has risen since.",
        )
    if hidden and max(hidden) > _NARROWEST:
        yield Remedy(
            "Smaller network",
            {"network.hidden": [max(_NARROWEST, units // 2) for units in hidden]},
            "A smaller network has less room to learn train by heart.",
        )
    if regularization.l1 == 0:
        yield Remedy(
            "L1",
            {"regularization.l1": _two_figures(FIRST_DECAY / 3 * situation.n_train)},
            "L1 sets weights to exactly zero, so that what does not matter falls out (S8).",
        )


def _surer(situation: Situation) -> Iterator[Remedy]:
    experiment = situation.experiment
    if situation.more_dev is None or situation.dev_count == 0 or experiment.data.source not in GENERATORS:
        return
    samples = math.ceil(_MARGIN * situation.more_dev / experiment.split.dev)
    yield Remedy(
        "More examples",
        {"data.samples": samples},
        f"With about {situation.more_dev:,} dev examples the interval would leave the tolerance.",
    )


def _longer(situation: Situation) -> Iterator[Remedy]:
    epochs = situation.experiment.training.epochs * _LONGER
    yield Remedy(
        "Train longer",
        {"training.epochs": epochs},
        "More steps, as long as train error still falls with them.",
    )


def _better_start(situation: Situation) -> Remedy:
    activation = situation.experiment.network.activation
    scheme = "he" if activation in ("relu", "leaky_relu") else "xavier"
    return Remedy(
        "Other initialization",
        {"network.initialization": scheme},
        "Weights that start at zero, too small or too large keep signals from passing through (S21, S22).",
    )


def _wider(experiment: Experiment) -> Remedy:
    hidden = [units * 2 for units in experiment.network.hidden] or [_FIRST_LAYER]
    name = "Wider network" if experiment.network.hidden else "A hidden layer"
    return Remedy(name, {"network.hidden": hidden}, "More units can form a more complicated function.")


def _deeper(experiment: Experiment) -> Remedy:
    hidden = list(experiment.network.hidden)
    layer = hidden[-1] if hidden else _FIRST_LAYER
    changes: dict[str, Any] = {"network.hidden": [*(hidden or [layer]), layer]}
    keep = experiment.regularization.keep_prob
    if isinstance(keep, tuple):
        added = len(changes["network.hidden"]) - len(keep)
        changes["regularization.keep_prob"] = [*keep, *[keep[-1] if keep else 1.0] * added]
    return Remedy("Deeper network", changes, "One more layer builds on what the layers before have found.")


def _two_figures(value: float) -> float:
    return float(f"{value:.2g}")
