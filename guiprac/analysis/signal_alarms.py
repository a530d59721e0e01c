"""What is wrong with signals over depth, in words, with the setting that mends it (S21, S22)."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guiprac.analysis.signals import SATURATED, Measured, saturated_share
from guiprac.events.initialization import Alarm, Forecast
from guiprac.experiment import Activation, Initialization
from guiprac.sentences import listed, told
from guiprac.trainer.initialization import LARGE_STD, SMALL_STD, standard_deviation
from guiprac.translatable import QT_TRANSLATE_NOOP

# Signals that shrink or grow by more than this over the whole depth are told, and this share of flat activations.
TOLD_FACTOR = 10.0
TOLD_SHARE = 0.3
# Training uses an activation's range and lets signals grow; where the start is not to blame, only more is told.
TRAINED_FACTOR = 100.0
TRAINED_SHARE = 0.9
# A second moment that a layer multiplies by less than this, or more than its inverse, is worth a word.
_KEPT = 0.75
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_NAMES: dict[str, str] = {
    "xavier": QT_TRANSLATE_NOOP("analysis", "Xavier's 1/n[l-1]"),
    "he": QT_TRANSLATE_NOOP("analysis", "He's 2/n[l-1]"),
}


@dataclass(frozen=True)
class Situation:
    """What alarms are told from. `forecast` is that of the network's own initialization."""

    sizes: tuple[int, ...]
    activation: Activation
    initialization: Initialization
    measured: Measured
    forecast: Forecast
    step: int

    @property
    def hidden(self) -> int:
        """The number of hidden layers."""
        return len(self.sizes) - 2

    def gain(self, signals: Sequence[float]) -> float:
        """How large a[L-1] is against x, as a factor of root mean squares."""
        return _ratio(signals[-2], signals[0])

    def length(self, gradients: Sequence[float]) -> float:
        """How long dZ[1] of an example is against dZ[L], as vectors, so that widths make no difference."""
        return _ratio(gradients[0], gradients[-1]) * math.sqrt(self.sizes[1] / self.sizes[-1])


def recommended(activation: Activation) -> Initialization:
    """The initialization that keeps signals behind this activation."""
    return "he" if activation in ("relu", "leaky_relu") else "xavier"


def alarms(situation: Situation) -> tuple[Alarm, ...]:
    """All alarms, the gravest first; identical units explain whatever else goes wrong."""
    if not situation.hidden:
        return ()
    found = tuple(_symmetric(situation))
    if found:
        return found
    return (*_sizes(situation), *_saturated(situation), *_mismatch(situation))


def says(situation: Situation, found: Sequence[Alarm]) -> str:
    """The state in one sentence."""
    if not situation.hidden:
        return QT_TRANSLATE_NOOP(
            "analysis",
            "Without a hidden layer there is no depth over which signals could vanish; add layers "
            "(network.hidden).",
        )
    if found:
        return found[0].says
    gain, length = (
        situation.gain(situation.measured.signals),
        situation.length(situation.measured.gradients),
    )
    last = len(situation.sizes) - 1
    template = QT_TRANSLATE_NOOP(
        "analysis",
        "Signals keep their size: a[{0}] is {1} times x, and dZ[1] is {2} times as long as dZ[{3}].",
    )
    if max(gain, length) > TOLD_FACTOR:
        template = QT_TRANSLATE_NOOP(
            "analysis",
            "Signals have grown while training, as they may: a[{0}] is {1} times x, and dZ[1] is {2} times as long "
            "as dZ[{3}].",
        )
    return told(template, str(last - 1), _number(gain), _number(length), str(last))


def _symmetric(situation: Situation) -> Iterator[Alarm]:
    layers = [layer for layer, same in enumerate(situation.measured.symmetric, start=1) if same]
    if not layers:
        return
    if len(layers) == 1:
        words = told(
            QT_TRANSLATE_NOOP(
                "analysis",
                "All {0} units of layer {1} have the same weights and bias: they compute the same and get the same "
                "gradient, so the layer works like a single unit.",
            ),
            str(situation.sizes[layers[0]]),
            str(layers[0]),
        )
    else:
        words = told(
            QT_TRANSLATE_NOOP(
                "analysis",
                "All units of the layers {0} have the same weights and bias: they compute the same and get the same "
                "gradient, so each of them works like a single unit.",
            ),
            _listed(layers),
        )
    yield Alarm(
        "symmetric",
        words,
        QT_TRANSLATE_NOOP("analysis", "Random weights break the symmetry (network.initialization)."),
        _begin_with(situation),
    )


def _sizes(situation: Situation) -> Iterator[Alarm]:
    """Whether signals or gradients shrink or grow over the depth, and whether the start or training is to blame."""
    measured, expected = situation.measured, situation.forecast
    last = len(situation.sizes) - 1
    gain, length = situation.gain(measured.signals), situation.length(measured.gradients)
    both = (
        (gain, situation.gain(expected.signals.expected)),
        (length, situation.length(expected.gradients.expected)),
    )
    signals, gradients = (str(last - 1), _number(gain)), (_number(length), str(last))
    explode = [factor > _limit(situation, foretold > TOLD_FACTOR) for factor, foretold in both]
    vanish = [factor < 1 / _limit(situation, foretold < 1 / TOLD_FACTOR) for factor, foretold in both]
    if any(explode):
        yield Alarm(
            "exploding",
            told(
                QT_TRANSLATE_NOOP("analysis", "{0}, so one step moves the weights too far."),
                _of_sizes(explode, _EXPLODE, signals, gradients),
            ),
            *_size_advice(
                situation,
                any(foretold > TOLD_FACTOR for _, foretold in both),
                QT_TRANSLATE_NOOP(
                    "analysis",
                    "The initialization would keep them; training made them grow: take a smaller "
                    "training.learning_rate or a larger regularization.l2.",
                ),
            ),
        )
    if any(vanish):
        effect = QT_TRANSLATE_NOOP("analysis", "{0}, so the output hardly depends on x.")
        if vanish[1]:
            effect = QT_TRANSLATE_NOOP("analysis", "{0}, so the first layers learn next to nothing.")
        yield Alarm(
            "vanishing",
            told(effect, _of_sizes(vanish, _VANISH, signals, gradients)),
            *_size_advice(
                situation,
                any(foretold < 1 / TOLD_FACTOR for _, foretold in both),
                QT_TRANSLATE_NOOP(
                    "analysis",
                    "The initialization would keep them; training made them shrink: take a smaller "
                    "regularization.l2 or training.learning_rate.",
                ),
            ),
        )


def _limit(situation: Situation, foretold: bool) -> float:
    return TOLD_FACTOR if foretold or situation.step == 0 else TRAINED_FACTOR


# Of signals, of gradients, and of both.
_EXPLODE = (
    QT_TRANSLATE_NOOP("analysis", "Signals explode: a[{0}] is {1} times x"),
    QT_TRANSLATE_NOOP("analysis", "Gradients explode going back: dZ[1] is {0} times as long as dZ[{1}]"),
    QT_TRANSLATE_NOOP(
        "analysis",
        "Signals explode: a[{0}] is {1} times x; gradients explode going back: dZ[1] is {2} times as long as dZ[{3}]",
    ),
)
_VANISH = (
    QT_TRANSLATE_NOOP("analysis", "Signals vanish: a[{0}] is {1} times x"),
    QT_TRANSLATE_NOOP("analysis", "Gradients vanish going back: dZ[1] is {0} times as long as dZ[{1}]"),
    QT_TRANSLATE_NOOP(
        "analysis",
        "Signals vanish: a[{0}] is {1} times x; gradients vanish going back: dZ[1] is {2} times as long as dZ[{3}]",
    ),
)


def _of_sizes(
    holds: Sequence[bool],
    templates: tuple[str, str, str],
    signals: tuple[str, str],
    gradients: tuple[str, str],
) -> str:
    """What is said of signals, of gradients, or of both."""
    if all(holds):
        return told(templates[2], *signals, *gradients)
    return told(templates[0], *signals) if holds[0] else told(templates[1], *gradients)


def _size_advice(
    situation: Situation, foretold: bool, of_training: str
) -> tuple[str, tuple[dict[str, str], ...]]:
    """What to do, by whether the initialization is to blame or training."""
    if foretold or situation.step == 0:
        controls = "network.initialization"
        if situation.activation == "sigmoid":
            controls = told(
                QT_TRANSLATE_NOOP("analysis", "{0} and {1}"), "network.activation", "network.initialization"
            )
        return told(QT_TRANSLATE_NOOP("analysis", "Change {0}."), controls), _begin_with(situation)
    return of_training, ()


def _saturated(situation: Situation) -> Iterator[Alarm]:
    shares = situation.measured.saturated
    worst = max(range(len(shares)), key=lambda index: shares[index])
    is_foretold = saturated_share(situation.activation, _z_square(situation, worst + 1)) > TOLD_SHARE / 2
    if shares[worst] <= (TOLD_SHARE if is_foretold or situation.step == 0 else TRAINED_SHARE):
        return
    is_tanh = situation.activation == "tanh"
    template = QT_TRANSLATE_NOOP(
        "analysis",
        "{0} of a[{1}] lie within {2} of 0 or 1, where the slope of {3} is below {4}: hardly any gradient passes.",
    )
    if is_tanh:
        template = QT_TRANSLATE_NOOP(
            "analysis",
            "{0} of a[{1}] lie beyond ±{2}, where the slope of {3} is below {4}: hardly any gradient passes.",
        )
    words = told(
        template,
        _percent(shares[worst]),
        str(worst + 1),
        str(SATURATED) if is_tanh else f"{1 - SATURATED:.2f}",
        situation.activation,
        "0.06" if is_tanh else "0.03",
    )
    if is_foretold:
        advice = QT_TRANSLATE_NOOP(
            "analysis",
            "Start from smaller weights (network.initialization), or take ReLU (network.activation).",
        )
        begin = _begin_with(situation)
        yield Alarm("saturated", words, advice, begin if _RECTIFIED in begin else (*begin, _RECTIFIED))
        return
    advice = QT_TRANSLATE_NOOP(
        "analysis",
        "Training brought them there: take a smaller training.learning_rate, a larger regularization.l2, or ReLU "
        "(network.activation).",
    )
    yield Alarm("saturated", words, advice, (_RECTIFIED,))


_RECTIFIED = {"network.activation": "relu", "network.initialization": "he"}


def _begin_with(situation: Situation) -> tuple[dict[str, str], ...]:
    """Settings that make signals keep their size, without those that hold already."""
    if situation.activation == "sigmoid" and situation.hidden > 1:
        return (_RECTIFIED, {"network.activation": "tanh", "network.initialization": "xavier"})
    wanted = recommended(situation.activation)
    if wanted == situation.initialization:
        return ()
    return ({"network.initialization": wanted},)


def _mismatch(situation: Situation) -> Iterator[Alarm]:
    """An initialization that was not made for the activation, and what it costs."""
    start, activation, layers = situation.initialization, situation.activation, situation.hidden
    gain = situation.gain(situation.forecast.signals.expected) ** 2
    length = situation.length(situation.forecast.gradients.expected) ** 2
    each, each_back = gain ** (1 / layers), length ** (1 / layers)
    whole, back = _over_layers(layers, gain), _going_back(layers, each_back, length)
    is_rectifier = recommended(activation) == "he"
    words, advice = "", ""
    if activation == "sigmoid" and layers > 1:
        words = told(QT_TRANSLATE_NOOP("analysis", "The slope of sigmoid is at most 1/4: {0}."), back)
        advice = QT_TRANSLATE_NOOP(
            "analysis",
            "Take ReLU with He (S22) or tanh with Xavier (S21): network.activation and network.initialization.",
        )
    elif start in ("small", "large") and not _KEPT < each < 1 / _KEPT:
        cost = told(
            QT_TRANSLATE_NOOP("analysis", "each layer multiplies the signal's second moment by {0}, {1}"),
            _number(each),
            whole,
        )
        if activation == "sigmoid" or (activation == "tanh" and start == "large"):
            cost = told(
                QT_TRANSLATE_NOOP("analysis", "z[1] has a size of {0}, and {1}"),
                _number(math.sqrt(_z_square(situation, 1))),
                back,
            )
        words = told(
            QT_TRANSLATE_NOOP("analysis", "Weights of std {0} whatever the width: {1}."),
            f"{SMALL_STD if start == 'small' else LARGE_STD:g}",
            cost,
        )
        advice = told(
            QT_TRANSLATE_NOOP("analysis", "Let the width decide: {0} (network.initialization)."),
            _NAMES[recommended(activation)],
        )
    elif is_rectifier and start == "xavier":
        name = "ReLU" if activation == "relu" else QT_TRANSLATE_NOOP("analysis", "Leaky ReLU")
        words = told(
            QT_TRANSLATE_NOOP(
                "analysis", "{0} with Xavier's 1/n[l-1] halves the signal's second moment at each layer: {1}."
            ),
            name,
            whole,
        )
        advice = QT_TRANSLATE_NOOP("analysis", "He's 2/n[l-1] makes up for it (S22, network.initialization).")
    elif is_rectifier and start == "glorot" and each < _KEPT:
        name = "ReLU" if activation == "relu" else QT_TRANSLATE_NOOP("analysis", "Leaky ReLU")
        words = told(
            QT_TRANSLATE_NOOP(
                "analysis",
                "{0} halves the signal's second moment, and Glorot's 2/(n[l-1]+n[l]) does not make up for it: {1}.",
            ),
            name,
            whole,
        )
        advice = QT_TRANSLATE_NOOP("analysis", "He's 2/n[l-1] does (S22, network.initialization).")
    elif activation == "linear" and start == "he":
        words = told(
            QT_TRANSLATE_NOOP(
                "analysis",
                "He's 2/n[l-1] makes up for the half that ReLU cuts off, but linear layers cut nothing off: the "
                "signal's second moment doubles at each, {0}.",
            ),
            whole,
        )
        advice = QT_TRANSLATE_NOOP("analysis", "Take Xavier's 1/n[l-1] (S21, network.initialization).")
    elif activation == "tanh" and start == "he":
        q = _z_square(situation, 1)
        words = told(
            QT_TRANSLATE_NOOP(
                "analysis",
                "tanh with He's 2/n[l-1] gives z[1] twice the variance of Xavier's 1/n[l-1]: {0} of a[1] lie beyond "
                "±{1} instead of {2}, where hardly any gradient passes.",
            ),
            _percent(saturated_share("tanh", q)),
            str(SATURATED),
            _percent(saturated_share("tanh", q / 2)),
        )
        advice = QT_TRANSLATE_NOOP(
            "analysis",
            "Take Xavier for tanh (S21), or ReLU for He (S22): network.initialization, network.activation.",
        )
    if words:
        remedies = _begin_with(situation)
        yield Alarm(
            "mismatch",
            words,
            advice,
            (*remedies, _RECTIFIED) if (activation, start) == ("tanh", "he") else remedies,
        )


def _over_layers(layers: int, gain: float) -> str:
    """What becomes of the signal's second moment in the end."""
    if layers > 1:
        template = QT_TRANSLATE_NOOP("analysis", "after {0} layers it is {1} of what it was")
        if gain >= 1:
            template = QT_TRANSLATE_NOOP("analysis", "after {0} layers it is {1} times as large")
        return told(template, str(layers), _number(gain))
    template = QT_TRANSLATE_NOOP("analysis", "after the hidden layer it is {0} of what it was")
    if gain >= 1:
        template = QT_TRANSLATE_NOOP("analysis", "after the hidden layer it is {0} times as large")
    return told(template, _number(gain))


def _going_back(layers: int, each: float, length: float) -> str:
    if layers > 1:
        template = QT_TRANSLATE_NOOP(
            "analysis", "going back, each layer multiplies the square of dZ's length by {0}, all {1} by {2}"
        )
        return told(template, _number(each), str(layers), _number(length))
    template = QT_TRANSLATE_NOOP(
        "analysis", "going back, each layer multiplies the square of dZ's length by {0}"
    )
    return told(template, _number(each))


def _z_square(situation: Situation, layer: int) -> float:
    """The second moment of z[layer] by the forecast."""
    n_in, n_out = situation.sizes[layer - 1 : layer + 1]
    variance = standard_deviation(situation.initialization, n_in, n_out) ** 2
    return n_in * variance * situation.forecast.signals.expected[layer - 1] ** 2


def _percent(share: float) -> str:
    return f"{share * 100:.0f}\u202f%"


def _ratio(value: float, against: float) -> float:
    if against == 0:
        return 1.0 if value == 0 else math.inf
    return value / against


def _number(value: float) -> str:
    """A factor as people say it: 3.2, 0.45, 1/256, 4·10⁻⁹."""
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else QT_TRANSLATE_NOOP("analysis", "infinitely many")
    if 0.2 <= value < 9.95:
        return f"{value:.2g}"
    if 1e-3 <= value < 0.2:
        return f"1/{1 / value:.3g}"
    if 9.95 <= value < 1e4:
        return f"{value:,.0f}"
    mantissa, exponent = f"{value:.0e}".split("e")
    return f"{mantissa}·10{str(int(exponent)).translate(_RAISED)}"


def _listed(layers: Sequence[int]) -> str:
    if len(layers) > 2 and layers[-1] - layers[0] == len(layers) - 1:
        return told(QT_TRANSLATE_NOOP("analysis", "{0} to {1}"), str(layers[0]), str(layers[-1]))
    return listed([str(layer) for layer in layers], QT_TRANSLATE_NOOP("analysis", "{0} and {1}"))
