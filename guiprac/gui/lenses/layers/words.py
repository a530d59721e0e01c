"""What the layers lens says now: the worst of what is wrong with a layer, and its remedy."""

import math

from PySide6.QtCore import QCoreApplication

from guiprac.events.layers import LayerSeen, LayersSeen
from guiprac.gui.plots import number_text
from guiprac.gui.words import count

translate = QCoreApplication.translate

# The rule of thumb: steps of about a thousandth of W.
HEALTHY, BAND = 1e-3, (1e-4, 1e-2)
LARGE, STANDING = 5e-2, 1e-7
# Shares of a layer's units, and of its a, from which on something is wrong.
DEAD, SATURATED = 0.3, 0.5
_VANISHED = 1e-3


def says(seen: LayersSeen) -> tuple[str, bool]:
    """One or two sentences, and whether something is wrong."""
    for find in (_dead, _zero, _vanishing, _large, _saturated):
        told = find(seen)
        if told:
            return told, True
    return _ordinary(seen)


def dead_share(layer: LayerSeen) -> float:
    """The share of a layer's units that are dead."""
    return layer.dead / layer.units


def _dead(seen: LayersSeen) -> str:
    index, worst = max(enumerate(seen.layers), key=lambda pair: dead_share(pair[1]))
    if dead_share(worst) < DEAD:
        return ""
    return translate(
        "layers",
        "Layer {0}: {1} of its units are dead: 0 for all {2} examples, and no gradient comes back through them. Try "
        "a smaller α, He initialization, or leaky ReLU.",
    ).format(index + 1, number_text.percent(dead_share(worst), 0), count(seen.examples))


def _zero(seen: LayersSeen) -> str:
    zero = [index for index, layer in enumerate(seen.layers) if layer.weights.rms == 0]
    if not zero:
        return ""
    return translate(
        "layers",
        "Layer {0}: all its weights are 0, so its units stay alike. Take He or Xavier initialization, or less λ.",
    ).format(zero[0] + 1)


def _vanishing(seen: LayersSeen) -> str:
    first, last = seen.layers[0].delta_rms, seen.layers[-1].delta_rms
    if len(seen.layers) < 2 or not last > 0:
        return ""
    passed = first / last
    if _VANISHED <= passed <= 1 / _VANISHED:
        return ""
    sizes = number_text.scientific(last), len(seen.layers), number_text.scientific(first)
    if passed < _VANISHED:
        return translate(
            "layers",
            "Gradients vanish on their way back: dJ/dz is {0} in layer {1} and {2} in layer 1. Try He or Xavier "
            "initialization, ReLU, less λ, or fewer layers.",
        ).format(*sizes)
    return translate(
        "layers",
        "Gradients explode on their way back: dJ/dz is {0} in layer {1} and {2} in layer 1. Try He or Xavier "
        "initialization, or fewer layers.",
    ).format(*sizes)


def _large(seen: LayersSeen) -> str:
    ratios = [layer.update_ratio if math.isfinite(layer.update_ratio) else 0.0 for layer in seen.layers]
    worst = max(range(len(ratios)), key=lambda index: ratios[index])
    if ratios[worst] < LARGE:
        return ""
    return translate(
        "layers",
        "Layer {0}: update-to-weight ratio {1}: α is large; about 10⁻³ is healthy, as a rule of thumb. Try a tenth "
        "of α.",
    ).format(worst + 1, number_text.plain(ratios[worst], 2))


def _saturated(seen: LayersSeen) -> str:
    shares = [layer.saturated if math.isfinite(layer.saturated) else 0.0 for layer in seen.layers]
    worst = max(range(len(shares)), key=lambda index: shares[index])
    if shares[worst] < SATURATED:
        return ""
    return translate(
        "layers",
        "Layer {0}: {1} of a is saturated, where the activation is flat and hardly lets a gradient through. Try "
        "Xavier initialization, normalized inputs, or a smaller α.",
    ).format(worst + 1, number_text.percent(shares[worst], 0))


def _ordinary(seen: LayersSeen) -> tuple[str, bool]:
    ratios = [layer.update_ratio for layer in seen.layers if math.isfinite(layer.update_ratio)]
    low, high = min(ratios), max(ratios)
    if high < STANDING:
        return translate(
            "layers", "No layer moves any more: the largest update-to-weight ratio is {0}."
        ).format(number_text.scientific(high)), False
    span = translate("layers", "A step moves W by {0} to {1} of itself").format(_ratio(low), _ratio(high))
    if high < BAND[0]:
        return span + translate("layers", ": little. It has nearly settled, or α is small."), False
    if high > BAND[1]:
        return span + translate(
            "layers", ": more than the 10⁻³ or so that is healthy as a rule of thumb. Watch for jumps."
        ), False
    return span + translate("layers", ": healthy, as a rule of thumb (about 10⁻³)."), False


def _ratio(value: float) -> str:
    return number_text.scientific(value, 0)
