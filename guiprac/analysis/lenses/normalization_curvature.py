"""Condition number and largest stable learning rate, on raw and on normalized inputs (S20)."""

from collections.abc import Callable, Iterator

import numpy as np

from guiprac import events
from guiprac.analysis.hessian import MOST_EXACT, MOST_PRODUCTS, HessianProducts, Spectrum, spectrum_of
from guiprac.analysis.raw_and_normalized import sides
from guiprac.commands.normalization import MeasureCurvature
from guiprac.data import seeds
from guiprac.data.dataset import Splits
from guiprac.events import Event
from guiprac.events.normalization import Curvature, CurvatureMeasured
from guiprac.sentences import told
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP

BELOW, BEYOND = 0.95, 1.05
STEPS = 150
# Parameters times examples of one product, so that a large network takes less than a minute.
MOST_WORK = 20_000_000
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def measure(
    command: MeasureCurvature, splits: Splits, run: Run | None, cancelled: Callable[[], bool]
) -> Iterator[Event]:
    """The extreme eigenvalues of J's Hessian, and descent on the quadratic that has this Hessian.

    Yields Studying, and CurvatureMeasured at the end.
    """
    both = sides(command.experiment, splits, run, command.model, MOST_WORK)
    size = both.raw.layout.n_parameters
    each = size if size <= MOST_EXACT else MOST_PRODUCTS
    start = seeds.stream(command.experiment.training.seed, seeds.CURVATURE).standard_normal(size)
    found = []
    for number, snapshot in enumerate((both.raw, both.normalized)):
        products = HessianProducts(snapshot)
        for done, spectrum in enumerate(spectrum_of(products, start)):
            if spectrum is not None:
                found.append(curvature_of(spectrum))
            elif done % max(1, each // 50) == 0:
                yield events.Studying(number * each + done, 2 * each)
    raw, normalized = found
    yield CurvatureMeasured(
        command.model,
        both.step,
        both.raw.n_examples,
        size,
        raw,
        normalized,
        says(raw, normalized),
    )


def curvature_of(spectrum: Spectrum) -> Curvature:
    """The extremes of a spectrum, and two descents on a quadratic with its positive part."""
    values, floor, whole = spectrum.values, spectrum.floor, spectrum.is_whole
    rate = spectrum.largest_rate
    below: tuple[float, ...] = ()
    beyond: tuple[float, ...] = ()
    if rate is not None:
        below = descent(spectrum.positive, BELOW * rate)
        beyond = descent(spectrum.positive, BEYOND * rate)
    return Curvature(
        spectrum.largest,
        spectrum.smallest,
        spectrum.condition,
        rate,
        int(np.count_nonzero(values < -floor)) if whole else -1,
        int(np.count_nonzero(np.abs(values) <= floor)) if whole else -1,
        below,
        beyond,
    )


def descent(eigenvalues: AnyFloats, rate: float, steps: int = STEPS) -> tuple[float, ...]:
    """J above its least, relative to the start, in `steps` steps of plain descent on ½·Σ λ_i·d_i².

    The start is where each direction holds the same share of J: d_i = 1/√λ_i.
    """
    place = 1 / np.sqrt(eigenvalues)
    told = []
    for _ in range(steps + 1):
        told.append(float(np.mean(eigenvalues * place**2)))
        place = place - rate * eigenvalues * place
    return tuple(told)


def says(raw: Curvature, normalized: Curvature) -> str:
    """Both sides in a sentence or two, and what they mean for descent."""
    if raw.largest_rate is None or normalized.largest_rate is None:
        return QT_TRANSLATE_NOOP(
            "analysis", "J curves upward in no direction here, so that no learning rate is too large for it."
        )
    first, second = number(raw.largest_rate), number(normalized.largest_rate)
    if raw.condition is not None and normalized.condition is not None:
        template = QT_TRANSLATE_NOOP(
            "analysis", "Raw: condition number {0}, largest stable α {1}. Normalized: {2} and {3}: {4}"
        )
        sides = [number(raw.condition), first, number(normalized.condition), second]
        rounder = raw.condition / normalized.condition
    else:
        template = QT_TRANSLATE_NOOP("analysis", "Raw: largest stable α {0}. Normalized: {1}: {2}")
        sides, rounder = [first, second], 0.0
    return told(template, *sides, _meaning(normalized.largest_rate / raw.largest_rate, rounder))


def _meaning(longer: float, rounder: float) -> str:
    """What it means that normalized inputs allow steps so many times as long, and J is so many times rounder."""
    if longer >= 1.2:
        return told(
            QT_TRANSLATE_NOOP("analysis", "descent may take steps {0} times as long."), number(longer)
        )
    if longer > 1 / 1.2:
        return QT_TRANSLATE_NOOP(
            "analysis", "the inputs' scales are alike, so that normalizing hardly changes the longest step."
        )
    if rounder > 1:
        template = QT_TRANSLATE_NOOP(
            "analysis",
            "raw inputs are small here, and allow steps {0} times as long, but J is {1} times rounder on normalized "
            "ones.",
        )
        return told(template, number(1 / longer), number(rounder))
    return told(
        QT_TRANSLATE_NOOP("analysis", "raw inputs are small here, and allow steps {0} times as long."),
        number(1 / longer),
    )


def number(value: float) -> str:
    """Two significant digits: 0.0021, 12, 3,400, 1.2·10⁸."""
    if value == 0:
        return "0"
    exponent = int(np.floor(np.log10(abs(value)) + 1e-12))
    rounded = round(value, 1 - exponent)
    if 1e-4 <= abs(rounded) < 1e6:
        return f"{rounded:,.{max(0, 1 - exponent)}f}"
    mantissa, power = f"{value:.1e}".split("e")
    return f"{mantissa}·10{str(int(power)).translate(_RAISED)}"
