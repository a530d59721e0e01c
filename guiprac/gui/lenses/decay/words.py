"""The numbers of weight decay in words: the factor, the half-life, and what both say now (S11)."""

import math

from PySide6.QtCore import QCoreApplication

from guiprac.events.decay import DecaySeen
from guiprac.gui.plots import number_text
from guiprac.gui.words import choice_text, count

# From here on down a step throws away so much of every weight that training cannot hold against it.
NEAR_ZERO = 0.5
# A half-life of so few epochs leaves the data little time.
_SHORT_EPOCHS = 1.0
# What is left of two forces when they hold each other.
_STILL = 0.1

translate = QCoreApplication.translate


def factor_text(factor: float) -> str:
    """The factor with the digits that tell it from 1."""
    lost = abs(1 - factor)
    decimals = 4 if lost == 0 or lost >= 0.01 else min(3 - math.floor(math.log10(lost)), 12)
    return f"{factor:.{decimals}f}".replace("-", "−")


def half_life(factor: float) -> float:
    """ln(1/2)/ln(factor) steps; infinite without decay, 0 for a factor that is not above 0."""
    if factor >= 1:
        return math.inf
    return math.log(0.5) / math.log(factor) if factor > 0 else 0.0


def half_life_text(factor: float, steps_per_epoch: int) -> tuple[str, str]:
    """The half-life in steps, and in epochs."""
    steps = half_life(factor)
    if math.isinf(steps):
        return translate("decay_words", "never"), translate("decay_words", "λ = 0: no decay")
    shown = count(round(steps)) if steps >= 100 else number_text.plain(steps, 3)
    epochs = number_text.plain(steps / max(steps_per_epoch, 1), 3)
    return translate("decay_words", "{0} steps").format(shown), translate(
        "decay_words", "= {0} epochs"
    ).format(epochs)


def is_near_zero(seen: DecaySeen) -> bool:
    """Whether the factor is in force and throws away half of every weight, or more, at each step."""
    return seen.optimizer == "sgd" and seen.factor <= NEAR_ZERO


def words(seen: DecaySeen) -> tuple[str, str]:
    """What the factor says now, and the role of the words."""
    if seen.l2 == 0:
        told = translate(
            "decay_words",
            "No decay: λ = 0, so the factor is 1. L2 λ in the Regularization panel brings decay, at once.",
        )
        return told, "help"
    if seen.optimizer != "sgd":
        told = translate(
            "decay_words",
            "With {0}, L2 is part of the gradient and goes through the optimizer's memory: the weights do not decay "
            "by this factor (S11). The arrows are the two parts of the gradient, times −α.",
        )
        return told.format(choice_text(seen.optimizer)), "hint"
    lost = number_text.percent(1 - seen.factor, 0)
    if is_near_zero(seen):
        told = translate(
            "decay_words",
            "The factor is near 0: each step throws away {0} of every weight, and the network cannot learn (S12). "
            "Take λ below {1}, or a smaller α.",
        )
        return told.format(lost, number_text.plain(0.01 * seen.n_train / seen.learning_rate, 2)), "error"
    if half_life(seen.factor) < _SHORT_EPOCHS * seen.steps_per_epoch:
        told = translate(
            "decay_words",
            "Strong decay: what the data does not renew is halved within an epoch. If train error is high, take a "
            "smaller λ (S12).",
        )
        return told, "hint"
    return _balance(seen), "help"


def _balance(seen: DecaySeen) -> str:
    """Which way data and decay move this weight."""
    if seen.weight == 0:
        return translate(
            "decay_words",
            "This weight is exactly 0: decay has nothing to shrink, and the data alone can move it.",
        )
    data, pull = seen.data_step, seen.decay_step + seen.l1_step
    if abs(data + pull) < _STILL * max(abs(data), abs(pull)):
        return translate("decay_words", "Data and decay hold each other: the weight stands almost still.")
    if data * pull >= 0:
        return translate("decay_words", "Data and decay both move this weight towards 0.")
    if abs(data) > abs(pull):
        told = translate(
            "decay_words",
            "The data moves this weight away from 0, {0} times as strongly as decay pulls it back.",
        )
        return told.format(number_text.plain(abs(data / pull), 2))
    told = translate(
        "decay_words", "Decay pulls this weight to 0, {0} times as strongly as the data holds against it."
    )
    return told.format(number_text.plain(abs(pull / data), 2))


def alone_words(seen: DecaySeen) -> str:
    """How the program's own update compares with the closed form."""
    alone = seen.alone
    if alone is None:
        return ""
    steps = count(int(alone.steps.numpy()[-1]))
    if seen.optimizer != "sgd":
        return translate(
            "decay_words", "Without data gradient, {0} moves w as the dots show, and not by (1 − αλ/m)^k."
        ).format(choice_text(seen.optimizer))
    return translate(
        "decay_words",
        "{0} of the program's own steps without data gradient match w₀·(1 − αλ/m)^k to {1} (relative); m is n_train "
        "= {2}, not the batch of {3}. Biases stand still.",
    ).format(steps, number_text.scientific(alone.difference), count(seen.n_train), count(seen.batch_size))
