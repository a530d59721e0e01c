"""The numbers that lessons speak of, as the Session holds them now."""

import math
import re
from collections.abc import Mapping

import msgspec
import numpy as np
from msgspec import Struct

from guiprac import events
from guiprac import experiment as experiments
from guiprac.analysis.lenses.normalization_curvature import number as with_power
from guiprac.data.advice import half_width
from guiprac.events import Interval
from guiprac.events.cost import CostSeen
from guiprac.events.straightness import StraightnessSeen
from guiprac.gui import words
from guiprac.gui.lessons.derived import derived
from guiprac.gui.session import Session, kind_of
from guiprac.lesson import PLACEHOLDER
from guiprac.lesson import kind_of as told_as

Quantities = dict[str, float]
_EXAMPLE_ERROR = 0.05


def measured(session: Session) -> Quantities:
    """Every quantity that has a value now, by the name that lessons use."""
    found: Quantities = {}
    found.update(_of_settings(session))
    found.update(_of_data(session))
    found.update(_of_run(session))
    for event in session.pictures.values():
        if isinstance(event, events.Lens):
            found.update(_fields(event, kind_of(event).removesuffix("seen")))
            found.update(_of_lens(event))
    for told in session.found.values():
        if told:
            found.update(_fields(told[-1], kind_of(told[-1])))
    present = session.runs.present
    if present is not None and present.openings:
        found["test_error"] = present.openings[-1].test_error.value
    if present is not None:
        # Of parameters reached, which is what the errors that lessons tell are measured on.
        ends = [told for told in present.compared.values() if told.at == "end"]
        if ends:
            found["difference"] = ends[-1].difference.value
    if session.checked is not None:
        found["check_difference"] = session.checked.difference
    found.update(derived(session))
    return {name: value for name, value in found.items() if math.isfinite(value)}


def _of_settings(session: Session) -> Quantities:
    found: Quantities = {}
    for key in experiments.settings():
        value = experiments.value_of(session.experiment, key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            found[key] = float(value)
    return found


def _of_data(session: Session) -> Quantities:
    prepared = session.prepared
    if prepared is None:
        return {}
    training, l2 = session.experiment.training, session.experiment.regularization.l2
    return {
        "n_examples": prepared.n_examples,
        "n_inputs": prepared.n_inputs,
        "n_train": prepared.train.count,
        "n_dev": prepared.dev.count,
        "n_test": prepared.test.count,
        "half_width_at_5": half_width(_EXAMPLE_ERROR, prepared.dev.count),
        "decay_factor": 1 - training.learning_rate * l2 / max(prepared.train.count, 1),
    }


def _of_run(session: Session) -> Quantities:
    history, started, closing = session.history, session.started, session.closing
    found: Quantities = {}
    if started is not None:
        found["parameters"] = started.n_parameters
    if closing is not None:
        found["seconds"] = closing.seconds
        found["steps_per_second"] = closing.steps_per_second
    if not len(history) or started is None:
        return found
    train, dev = float(history.train_errors[-1]), float(history.dev_errors[-1])
    best = int(np.argmin(history.dev_errors))
    found |= {
        "train_error": train,
        "dev_error": dev,
        "gap": dev - train,
        "best_dev_error": float(history.dev_errors[best]),
        "best_epoch": float(history.epochs[best]),
        "train_loss": float(history.train_losses[-1]),
        "dev_loss": float(history.dev_losses[-1]),
        "cost": float(history.costs[-1]),
        "epochs": float(history.epochs[-1]),
        "steps": float(history.steps[-1]),
    }
    held_out = float(history.train_dev_errors[-1])
    found |= {
        "train_dev_error": held_out,
        "variance_gap": held_out - train,
        "mismatch_gap": dev - held_out,
    }
    if started.error_name == "error":
        found["dev_half_width"] = half_width(dev, started.dev_measured)
    return found


def _of_lens(event: events.Lens) -> Quantities:
    if isinstance(event, CostSeen):
        zeros, weights = sum(event.zeros), sum(event.sizes)
        return {"weights": weights, "zero_weights": zeros, "zero_share": zeros / weights}
    if isinstance(event, StraightnessSeen):
        counted = sum(layer.counted for layer in event.layers)
        straight = sum(layer.straight * layer.counted for layer in event.layers)
        return {"straight_share": straight / counted if counted else math.nan}
    return {}


def _fields(event: Struct, head: str) -> Quantities:
    found: Quantities = {}
    for field in msgspec.structs.fields(event):
        value = getattr(event, field.name)
        if isinstance(value, Interval):
            found[f"{head}.{field.name}"] = value.value
        elif isinstance(value, Struct):
            found.update(_fields(value, f"{head}.{field.name}"))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            found[f"{head}.{field.name}"] = float(value)
    return found


def filled(text: str, quantities: Mapping[str, float], *, shares: bool, points: str) -> str:
    """A text with its quantities in place; an en dash stands for one that has no value.

    Args:
        shares: whether errors are shares, told in percent, or in the target's unit.
        points: what differences of shares are told in, such as "points".
    """

    def tell(match: re.Match[str]) -> str:
        name = match.group(1)
        value = quantities.get(name)
        return "–" if value is None else told(name, value, shares=shares, points=points)

    return PLACEHOLDER.sub(tell, text)


def told(name: str, value: float, *, shares: bool, points: str) -> str:
    """One quantity for people: 12.3 %, 2.3 points, 1,234 or 0.0123."""
    kind = told_as(name)
    if kind == "points" and shares:
        return f"{_percentage(value)} {points}"
    if kind == "share" or (kind == "error" and shares):
        return percent(value)
    if kind == "count":
        return words.count(round(value))
    if name.partition("@")[0] == "decay_factor":
        # Its distance from 1 is what is looked at.
        return words.number(value, 6)
    if value and not 1e-4 <= abs(value) < 1e7:
        return with_power(value)
    return words.number(value, 3).replace("-", "−") if abs(value) < 1000 else words.count(round(value))


def percent(share: float) -> str:
    """A share with one decimal, so that neighbouring figures can be compared: 0.0 %, 12.3 %."""
    return f"{_percentage(share)}\u202f%"


def _percentage(share: float) -> str:
    return f"{100 * share:.1f}".replace("-", "−").replace("−0.0", "0.0")
