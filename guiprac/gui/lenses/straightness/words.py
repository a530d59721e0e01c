"""What the curved-to-straight lens says now: how linear the network is, why, and what to push (S12, S13)."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from guiprac.events.straightness import StraightnessSeen
from guiprac.gui.plots import number_text
from guiprac.gui.words import choice_text, count

translate = QCoreApplication.translate

LIMITS = {"tanh": 0.5, "sigmoid": 1.0}
# From these shares on a network is called almost linear, and partly.
_ALMOST, _PARTLY = 0.97, 0.85
# Of less of z than this being in the straight part nobody would guess that the network is almost linear.
_MOSTLY = 0.6
# A train error so far above the least one of the run, relative to it, is a loss worth a word.
_WORSE = 1.5
# λ/m that straightens and λ/m that leaves nothing, on data that can be learned; a sigmoid is four times flatter.
_STRAIGHTENS, _FLATTENS = 0.1, 0.5
_SIGMOID = 4.0
_LARGEST = 100_000.0


@dataclass(frozen=True)
class Errors:
    """Train error now and the least so far, with the step it was reached at, as people read them."""

    now: float
    least: float
    least_step: int
    text: str
    least_text: str

    @property
    def grew(self) -> bool:
        """Whether train error has grown for good since its least."""
        return math.isfinite(self.now) and self.now > _WORSE * self.least and self.now > self.least + 0.005


def pushes(activation: str, n_train: int, learning_rate: float) -> tuple[float, float]:
    """A λ that straightens, and one under which W goes to 0; each keeps αλ/m at most ½ (S11)."""
    most = min(_LARGEST, n_train / (2 * learning_rate))
    first = _STRAIGHTENS * n_train / (_SIGMOID if activation == "sigmoid" else 1.0)
    return _round_down(min(first, most / 2)), _round_down(min(_FLATTENS * n_train, most))


def _round_down(value: float) -> float:
    """One significant digit, not above the value."""
    power = 10.0 ** math.floor(math.log10(value))
    return float(f"{math.floor(value / power * (1 + 1e-12)) * power:.1g}")


def straight_share(seen: StraightnessSeen) -> float:
    """The share of all hidden z where the activation is nearly straight; nan where that means nothing."""
    counted = [(layer.straight, layer.counted) for layer in seen.layers if layer.counted]
    units = sum(n for _, n in counted)
    return sum(share * n for share, n in counted) / units if units else math.nan


def says(seen: StraightnessSeen, errors: Errors, push: float) -> tuple[str, bool]:
    """One or two sentences, and whether something is wrong."""
    if not seen.layers:
        return translate(
            "straightness", "There is no hidden layer: the network is linear. Add one under Network."
        ), False
    if seen.activation == "linear":
        return translate(
            "straightness",
            "Layers without a bend are one linear map, however deep. Choose tanh under Network.",
        ), False
    if seen.constant:
        return _of_nothing(seen, errors), True
    if seen.activation in LIMITS:
        return _of_curved(seen, errors, push)
    return _of_pieces(seen, errors)


def _of_nothing(seen: StraightnessSeen, errors: Errors) -> str:
    told = translate("straightness", "The network says the same for every input, {0}.").format(errors.text)
    if seen.decay:
        return (
            told
            + " "
            + translate(
                "straightness",
                "λ drove W to 0 (S12): the units are still there, but carry almost nothing. Take λ down; if W stays "
                "at 0, start anew.",
            )
        )
    return (
        told
        + " "
        + translate(
            "straightness",
            "Nothing gets through W as it is (S22): take a larger initialization, such as He or Xavier.",
        )
    )


def _of_curved(seen: StraightnessSeen, errors: Errors, push: float) -> tuple[str, bool]:
    where = translate("straightness", "{0} of z lies where {1} is nearly straight (|z| < {2})").format(
        number_text.percent(straight_share(seen), 0),
        choice_text(seen.activation),
        f"{LIMITS[seen.activation]:g}",
    )
    share = seen.linear_share
    if not math.isfinite(share):
        return f"{where}. " + _too_few(seen), False
    if share >= _ALMOST:
        if errors.grew:
            bent = translate(
                "straightness",
                "{0}: the network is almost linear and cannot bend enough any more: {1}, it was {2} at step {3}.",
            )
            told = bent.format(where, errors.text, errors.least_text, count(errors.least_step))
            return told + " " + translate("straightness", "Take λ down."), True
        if straight_share(seen) < _MOSTLY:
            needs = translate("straightness", "{0}, yet {1} of what the network computes is linear: {2}.")
            return needs.format(where, number_text.percent(share, 0), errors.text), False
        if seen.step == 0:
            return translate("straightness", "{0}: as it starts, the network is almost linear.").format(
                where
            ), False
        return translate("straightness", "{0}: the network is almost linear: {1}.").format(
            where, errors.text
        ), False
    linear = number_text.percent(share, 0)
    used = (
        translate("straightness", "{0}: {1} of what the network computes is linear, the rest needs the bend.")
        if share >= _PARTLY
        else translate(
            "straightness",
            "{0}: the network uses the bend; a straight stand-in explains only {1} of what it computes.",
        )
    ).format(where, linear)
    if seen.decay and errors.grew:
        return used + " " + translate("straightness", "λ straightens it: {0}, it was {1}.").format(
            errors.text, errors.least_text
        ), False
    return used + " " + translate(
        "straightness", "Push λ up to {0} and watch it straighten, then underfit."
    ).format(f"{push:g}"), False


def _of_pieces(seen: StraightnessSeen, errors: Errors) -> tuple[str, bool]:
    name = choice_text(seen.activation)
    told = translate(
        "straightness",
        "S13 is an argument about tanh and sigmoid: {0} has its corner at 0 however small z is.",
    ).format(name)
    if not math.isfinite(seen.linear_share):
        told += " " + _too_few(seen)
    else:
        share = number_text.percent(seen.linear_share, 0)
        told += " " + translate("straightness", "{0} of what it computes is linear.").format(share)
    dead, units = sum(layer.dead for layer in seen.layers), sum(layer.units for layer in seen.layers)
    if seen.activation == "relu" and dead:
        told += " " + translate("straightness", "{0} of {1} units are dead: 0 for all {2} examples.").format(
            dead, units, count(seen.examples)
        )
    return told, seen.activation == "relu" and 2 * dead > units


def _too_few(seen: StraightnessSeen) -> str:
    return translate(
        "straightness", "With so many inputs, {0} examples are too few to tell how linear it is."
    ).format(count(seen.examples))
