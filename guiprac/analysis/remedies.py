"""What to try next (S5, S6): each remedy is a change of the experiment at hand, in the order of the verdict."""

import math
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct

from guiprac.data.catalog import GENERATORS
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, check_weight_decay, settings, with_values
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

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
_FIRST_L2 = QT_TRANSLATE_NOOP("analysis", "L2")
_HIGHER_L2 = QT_TRANSLATE_NOOP("analysis", "Higher L2 λ")


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
        told(QT_TRANSLATE_NOOP("analysis", "Smaller steps")),
        {"training.learning_rate": rate},
        told(QT_TRANSLATE_NOOP("analysis", "Steps too long overshoot further each time.")),
    )
    if not training.normalize:
        yield Remedy(
            told(QT_TRANSLATE_NOOP("analysis", "Normalize inputs")),
            {"training.normalize": True},
            told(
                QT_TRANSLATE_NOOP(
                    "analysis", "On one scale the inputs allow longer steps before they overshoot (S20)."
                )
            ),
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
                told(QT_TRANSLATE_NOOP("analysis", "Lower {0} λ"), name),
                {f"regularization.{key}": _two_figures(strength / 10)},
                told(
                    QT_TRANSLATE_NOOP(
                        "analysis",
                        "The {0} penalty pulls the weights to zero and may keep the network from fitting train.",
                    ),
                    name,
                ),
            )
    if min(experiment.keep_probs()) < 1:
        yield Remedy(
            told(QT_TRANSLATE_NOOP("analysis", "No dropout")),
            {"regularization.keep_prob": 1.0, "regularization.input_keep_prob": 1.0},
            told(QT_TRANSLATE_NOOP("analysis", "Dropout holds the network back from fitting train.")),
        )
    yield _wider(experiment)
    yield _deeper(experiment)
    if situation.state != "still learning":
        yield from _longer(situation)
    if training.optimizer != "adam":
        yield Remedy(
            told(QT_TRANSLATE_NOOP("analysis", "Adam")),
            {"training.optimizer": "adam", "training.learning_rate": _ADAM_RATE},
            told(
                QT_TRANSLATE_NOOP(
                    "analysis", "Another optimizer may get further down in the same number of steps."
                )
            ),
        )
    if not training.normalize:
        yield Remedy(
            told(QT_TRANSLATE_NOOP("analysis", "Normalize inputs")),
            {"training.normalize": True},
            told(
                QT_TRANSLATE_NOOP(
                    "analysis", "Inputs on one scale make J rounder, and descent quicker (S20)."
                )
            ),
        )


def _against_variance(situation: Situation) -> Iterator[Remedy]:
    experiment = situation.experiment
    regularization, hidden = experiment.regularization, experiment.network.hidden
    if experiment.data.source in GENERATORS:
        most = int(settings()["data.samples"].maximum or 0)
        yield Remedy(
            told(QT_TRANSLATE_NOOP("analysis", "More data")),
            {"data.samples": min(experiment.data.samples * _MORE_DATA, most)},
            told(
                QT_TRANSLATE_NOOP(
                    "analysis",
                    "With more examples there is less to learn by heart; the generator draws as many as you like.",
                )
            ),
        )
    yield Remedy(
        told(_FIRST_L2 if regularization.l2 == 0 else _HIGHER_L2),
        {
            "regularization.l2": _two_figures(
                FIRST_DECAY * situation.n_train if regularization.l2 == 0 else regularization.l2 * 3
            )
        },
        told(
            QT_TRANSLATE_NOOP(
                "analysis",
                "Small weights make a smoother function, which follows the noise of train less (S7).",
            )
        ),
    )
    if hidden and max(experiment.keep_probs()[1:]) == 1:
        yield Remedy(
            told(QT_TRANSLATE_NOOP("analysis", "Dropout")),
            {"regularization.keep_prob": FIRST_KEEP_PROB},
            told(
                QT_TRANSLATE_NOOP(
                    "analysis", "Where units come and go, none can lean on a single other one (S14, S17)."
                )
            ),
        )
    if situation.best_epoch is not None and situation.best_epoch >= 1:
        epochs = round(situation.best_epoch)
        yield Remedy(
            told(QT_TRANSLATE_NOOP("analysis", "Early stopping")),
            {"training.epochs": epochs},
            told(
                QT_TRANSLATE_NOOP("analysis", "Dev error was lowest at epoch {0} and has risen since."),
                f"{epochs:,}",
            ),
        )
    if hidden and max(hidden) > _NARROWEST:
        yield Remedy(
            told(QT_TRANSLATE_NOOP("analysis", "Smaller network")),
            {"network.hidden": [max(_NARROWEST, units // 2) for units in hidden]},
            told(QT_TRANSLATE_NOOP("analysis", "A smaller network has less room to learn train by heart.")),
        )
    if regularization.l1 == 0:
        yield Remedy(
            told(QT_TRANSLATE_NOOP("analysis", "L1")),
            {"regularization.l1": _two_figures(FIRST_DECAY / 3 * situation.n_train)},
            told(
                QT_TRANSLATE_NOOP(
                    "analysis",
                    "L1 sets weights to exactly zero, so that what does not matter falls out (S8).",
                )
            ),
        )


def _surer(situation: Situation) -> Iterator[Remedy]:
    experiment = situation.experiment
    if situation.more_dev is None or situation.dev_count == 0 or experiment.data.source not in GENERATORS:
        return
    samples = math.ceil(_MARGIN * situation.more_dev / experiment.split.dev)
    yield Remedy(
        told(QT_TRANSLATE_NOOP("analysis", "More examples")),
        {"data.samples": samples},
        told(
            QT_TRANSLATE_NOOP(
                "analysis", "With about {0} dev examples the interval would leave the tolerance."
            ),
            f"{situation.more_dev:,}",
        ),
    )


def _longer(situation: Situation) -> Iterator[Remedy]:
    epochs = situation.experiment.training.epochs * _LONGER
    yield Remedy(
        told(QT_TRANSLATE_NOOP("analysis", "Train longer")),
        {"training.epochs": epochs},
        told(QT_TRANSLATE_NOOP("analysis", "More steps, as long as train error still falls with them.")),
    )


def _better_start(situation: Situation) -> Remedy:
    activation = situation.experiment.network.activation
    scheme = "he" if activation in ("relu", "leaky_relu") else "xavier"
    return Remedy(
        told(QT_TRANSLATE_NOOP("analysis", "Other initialization")),
        {"network.initialization": scheme},
        told(
            QT_TRANSLATE_NOOP(
                "analysis",
                "Weights that start at zero, too small or too large keep signals from passing through (S21, S22).",
            )
        ),
    )


def _wider(experiment: Experiment) -> Remedy:
    hidden = [units * 2 for units in experiment.network.hidden] or [_FIRST_LAYER]
    wider = QT_TRANSLATE_NOOP("analysis", "Wider network")
    first = QT_TRANSLATE_NOOP("analysis", "A hidden layer")
    name = told(wider if experiment.network.hidden else first)
    return Remedy(
        name,
        {"network.hidden": hidden},
        told(QT_TRANSLATE_NOOP("analysis", "More units can form a more complicated function.")),
    )


def _deeper(experiment: Experiment) -> Remedy:
    hidden = list(experiment.network.hidden)
    layer = hidden[-1] if hidden else _FIRST_LAYER
    changes: dict[str, Any] = {"network.hidden": [*(hidden or [layer]), layer]}
    keep = experiment.regularization.keep_prob
    if isinstance(keep, tuple):
        added = len(changes["network.hidden"]) - len(keep)
        changes["regularization.keep_prob"] = [*keep, *[keep[-1] if keep else 1.0] * added]
    return Remedy(
        told(QT_TRANSLATE_NOOP("analysis", "Deeper network")),
        changes,
        told(QT_TRANSLATE_NOOP("analysis", "One more layer builds on what the layers before have found.")),
    )


def _two_figures(value: float) -> float:
    return float(f"{value:.2g}")
