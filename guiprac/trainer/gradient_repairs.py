"""What is wrong with one block by its numbers alone, whatever the network: each hypothesis is tested on them.

A gradient is held against the one expected: scaled, added to, transposed, shifted, in one row only, and so on. A
sentence is said only if that explains the difference.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from guiprac.sentences import told
from guiprac.trainer.gradient_findings import LARGEST_SUSPICIOUS, Findings, Flags, Part, fitted_factor
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.regularization import Penalty
from guiprac.translatable import QT_TRANSLATE_NOOP

# What an explanation may leave unexplained, as a share of the difference that it is to explain.
UNEXPLAINED = 1e-2
# How closely analytic = k·numeric must hold, as a share of what k changes, and k a number that has a meaning.
FIT = 1e-4
LIKE = 1e-3
PLAIN_FACTORS = (2.0, 0.5, 4.0, 0.25, 3.0, -1.0)


@dataclass(frozen=True)
class Facts:
    """What numbers can mean: m of the mean, the penalties, and keep_prob of each layer (1 without dropout)."""

    examples: int
    penalty: Penalty
    keep_probs: tuple[float, ...] = ()

    def keep(self, layer: int) -> float:
        """keep_prob of a layer, from 0."""
        return self.keep_probs[layer] if layer < len(self.keep_probs) else 1.0


def explains(predicted: AnyFloats, analytic: AnyFloats, apart: float, noise: float) -> bool:
    """Whether a prediction leaves next to nothing of a difference of length `apart`."""
    return float(np.linalg.norm(predicted - analytic)) <= UNEXPLAINED * apart + noise


def explain_data(found: Findings, expected: AnyFloats, facts: Facts) -> str:
    """What became of the data term's gradient, or "" if no hypothesis holds.

    `expected` has a number for each entry that counts; it is the numeric gradient, or what follows from what is
    wrong further up.
    """
    part = found.data
    name, analytic = found.name, part.analytic
    if not np.isfinite(analytic).all():
        return told(
            QT_TRANSLATE_NOOP("trainer", "d{0} is infinite or not a number"),
            name,
        )
    if not expected.any():
        return told(
            QT_TRANSLATE_NOOP("trainer", "d{0} is not zero, but J does not depend on {0}"),
            name,
        )
    if not analytic.any():
        return told(
            QT_TRANSLATE_NOOP("trainer", "d{0} is all zero, but J depends on {0}"),
            name,
        )
    noise = float(np.linalg.norm(part.round_off))
    apart = float(np.linalg.norm(analytic - expected))
    for predicted, sentence in _over_units(found, expected):
        if explains(predicted, analytic, apart, noise):
            return sentence
    factor = exact_factor(analytic, expected, part.round_off)
    if factor is not None:
        return factor_sentence(name, factor, facts, found.layer)
    for predicted, sentence in _rearranged(found, expected):
        if explains(predicted, analytic, apart, noise):
            return sentence
    return _with_penalty(found, expected, facts, apart, noise) or _one_line(found, expected, part)


def exact_factor(analytic: AnyFloats, expected: AnyFloats, round_off: AnyFloats) -> float | None:
    """The k of analytic = k·expected where that holds, k not 1; None where it does not."""
    factor = fitted_factor(analytic, expected)
    if math.isnan(factor) or not np.isfinite(analytic).all() or not analytic.any():
        return None
    size, noise = float(np.linalg.norm(analytic)), float(np.linalg.norm(round_off))
    left = float(np.linalg.norm(analytic - factor * expected))
    changed = abs(factor - 1) * float(np.linalg.norm(expected))
    if changed <= 2 * noise or left > FIT * min(size, changed) + (1 + abs(factor)) * noise:
        return None
    return None if left > UNEXPLAINED * changed else factor


def has_a_meaning(factor: float, facts: Facts, layer: int) -> bool:
    """Whether a factor is one that a slip makes, rather than any number."""
    plain = any(abs(factor / meant - 1) < LIKE for meant in PLAIN_FACTORS)
    return plain or bool(_meaning(factor, facts, layer))


def factor_sentence(name: str, factor: float, facts: Facts, layer: int) -> str:
    """In words that a gradient is k times what it ought to be."""
    if abs(factor + 1) < LIKE:
        return told(
            QT_TRANSLATE_NOOP("trainer", "d{0} has its sign flipped"),
            name,
        )
    says = told(
        QT_TRANSLATE_NOOP("trainer", "d{0} is {1} times the numeric gradient"),
        name,
        number(factor),
    )
    meaning = _meaning(factor, facts, layer)
    if meaning:
        means = QT_TRANSLATE_NOOP("trainer", "d{0} is {1} times the numeric gradient: {2}")
        return told(means, name, number(factor), meaning)
    if abs(factor / 4 - 1) < LIKE and name.startswith("b"):
        return told(
            QT_TRANSLATE_NOOP("trainer", "{0}, too large: a sum where a mean belongs, or 4/m for 1/m?"), says
        )
    return told(QT_TRANSLATE_NOOP("trainer", "{0}: its sign is flipped, too"), says) if factor < 0 else says


def _meaning(factor: float, facts: Facts, layer: int) -> str:
    m, n_train, keep = facts.examples, facts.penalty.n_train, facts.keep(layer)
    meanings = [
        (
            m,
            told(
                QT_TRANSLATE_NOOP(
                    "trainer", "a sum over the {0} examples where a mean belongs (1/m is missing)"
                ),
                str(m),
            ),
        ),
        (
            1 / m,
            told(
                QT_TRANSLATE_NOOP("trainer", "divided by m = {0} twice"),
                str(m),
            ),
        ),
        (
            m / n_train,
            told(
                QT_TRANSLATE_NOOP(
                    "trainer", "a mean over n_train = {0} where one over the {1} examples belongs"
                ),
                f"{n_train:,}",
                str(m),
            ),
        ),
        (
            keep,
            told(
                QT_TRANSLATE_NOOP("trainer", "1/keep_prob is missing (keep_prob = {0})"),
                f"{keep:g}",
            ),
        ),
        (
            1 / keep,
            told(
                QT_TRANSLATE_NOOP("trainer", "divided by keep_prob = {0} once too often"),
                f"{keep:g}",
            ),
        ),
    ]
    for value, meaning in meanings:
        if abs(value - 1) > LIKE and abs(factor / value - 1) < LIKE:
            return meaning
    return ""


def _rearranged(found: Findings, expected: AnyFloats) -> Iterator[tuple[AnyFloats, str]]:
    """What the entries would be if the block had been transposed, shifted or summed, with the sentence."""
    name, kept = found.name, found.kept
    rows, columns, analytic = found.rows[kept], found.columns[kept], found.data.analytic
    if not np.isfinite(found.whole).all():
        return

    def undone(whole: AnyFloats) -> AnyFloats:
        """`expected` + what is left when the suspected rearrangement is undone and compared."""
        restored = whole[rows, columns] if found.is_weights else whole[rows, 0]
        return analytic + (restored - expected)

    n_rows, n_columns = found.shape
    if n_rows == n_columns > 1:
        yield (
            undone(found.whole.T),
            told(
                QT_TRANSLATE_NOOP("trainer", "d{0} is transposed"),
                name,
            ),
        )
    row, column = QT_TRANSLATE_NOOP("trainer", "row"), QT_TRANSLATE_NOOP("trainer", "column")
    shifted = QT_TRANSLATE_NOOP("trainer", "d{0} is shifted by one {1}")
    for axis, count, word in ((0, n_rows, row), (1, n_columns, column)):
        if count < 2:
            continue
        thing = QT_TRANSLATE_NOOP("trainer", "unit") if n_columns == 1 else word
        yield undone(np.roll(found.whole, -1, axis)), told(shifted, name, thing)
        if count > 2:
            yield undone(np.roll(found.whole, 1, axis)), told(shifted, name, thing)
            yield (
                undone(np.flip(found.whole, axis)),
                told(
                    QT_TRANSLATE_NOOP("trainer", "the {0}s of d{1} are in reverse order"),
                    thing,
                    name,
                ),
            )


def _over_units(found: Findings, expected: AnyFloats) -> Iterator[tuple[AnyFloats, str]]:
    """What a b[l] would be if it had been summed along the wrong axis, too."""
    analytic, name = found.data.analytic, found.name
    if found.is_weights or not 1 < found.shape[0] == len(expected) or np.ptp(analytic) > 0:
        return
    yield (
        np.full_like(expected, expected.sum()),
        told(
            QT_TRANSLATE_NOOP(
                "trainer", "d{0} is summed over the units as well as the examples: every unit has the same"
            ),
            name,
        ),
    )
    yield (
        np.full_like(expected, expected.mean()),
        told(
            QT_TRANSLATE_NOOP(
                "trainer", "d{0} is a mean over the units as well as the examples: every unit has the same"
            ),
            name,
        ),
    )


def _with_penalty(found: Findings, expected: AnyFloats, facts: Facts, apart: float, noise: float) -> str:
    """A multiple of the parameters that has no business in the data term."""
    values = found.values[found.kept]
    if len(values) < 2 or not values.any():
        return ""
    rest = found.data.analytic - expected
    multiple = float(rest @ values) / float(values @ values)
    if multiple == 0 or not explains(expected + multiple * values, found.data.analytic, apart, noise):
        return ""
    return _carried(found, multiple, facts)


def _carried(found: Findings, multiple: float, facts: Facts) -> str:
    strength, letter = facts.penalty.l2 / facts.penalty.n_train, found.name[0]
    if strength and abs(multiple / strength - 1) < LIKE:
        carried = f"λ/m·{letter}"
    elif strength and abs(multiple / facts.penalty.l2 - 1) < LIKE:
        carried = f"λ·{letter}"
    else:
        carried = f"{multiple:.3g}·{letter}"
    if letter == "b":
        return told(
            QT_TRANSLATE_NOOP("trainer", "d{0} carries a penalty, {1}, but J penalizes no bias"),
            found.name,
            carried,
        )
    return told(
        QT_TRANSLATE_NOOP("trainer", "d{0} carries {1}, which J does not hold"),
        found.name,
        carried,
    )


def _one_line(found: Findings, expected: AnyFloats, part: Part) -> str:
    """Whether all that differs lies in one row, one column or one entry."""
    differs = differing(part.analytic, expected, part.round_off)
    count, kept = int(np.count_nonzero(differs)), found.kept
    rows, columns = found.rows[kept], found.columns[kept]
    name = found.name
    if count < 2 or count == len(differs):
        return ""
    if not found.is_weights:
        return ""
    for lines, across, word, what in (
        (rows, columns, "row", "unit"),
        (columns, rows, "column", QT_TRANSLATE_NOOP("trainer", "input")),
    ):
        line = lines[differs]
        if (line == line[0]).all() and len(set(lines.tolist())) > 1 and len(set(across.tolist())) > 1:
            inside = lines == line[0]
            factor = exact_factor(part.analytic[inside], expected[inside], part.round_off[inside])
            if factor is None:
                one = QT_TRANSLATE_NOOP("trainer", "one {0} of d{1} differs: {2} {3}")
                return told(one, word, name, what, str(line[0]))
            one = QT_TRANSLATE_NOOP(
                "trainer", "one {0} of d{1} differs: {2} {3}, {4} times the numeric gradient"
            )
            return told(one, word, name, what, str(line[0]), number(factor))
    return ""


def differing(analytic: AnyFloats, expected: AnyFloats, round_off: AnyFloats) -> Flags:
    """Which entries are off by more than a thousandth and more than rounding explains."""
    apart = np.abs(analytic - expected)
    return (apart > LARGEST_SUSPICIOUS * (np.abs(analytic) + np.abs(expected))) & (apart > round_off)


def explain_penalty(found: Findings, facts: Facts) -> str:
    """What became of the penalties' gradient, or "" if no hypothesis holds."""
    part, penalty, name = found.penalty, facts.penalty, found.name
    formula = penalty_formula(penalty)
    if not part.analytic.any():
        return told(
            QT_TRANSLATE_NOOP("trainer", "{0} lacks the penalty's gradient ({1})"),
            name,
            formula,
        )
    noise = float(np.linalg.norm(part.round_off))
    if not part.numeric.any() or not found.is_weights:
        values = found.values[found.kept]
        multiple = float(part.analytic @ values) / max(float(values @ values), 1e-300)
        if explains(multiple * values, part.analytic, float(np.linalg.norm(part.analytic)), noise):
            return _carried(found, multiple, facts)
        return told(
            QT_TRANSLATE_NOOP("trainer", "d{0} carries a penalty that J does not hold"),
            name,
        )
    factor = exact_factor(part.analytic, part.numeric, part.round_off)
    if factor is None:
        return _other_penalty(found, part, penalty)
    without_m = formula.replace("/(2m)", "/2").replace("/m", "")
    meanings = (
        (
            penalty.n_train,
            QT_TRANSLATE_NOOP("trainer", "{0} has {2} where {1} belongs: 1/m is missing"),
            without_m,
        ),
        (
            0.5,
            QT_TRANSLATE_NOOP("trainer", "{0} has half the penalty's gradient: {2} where {1} belongs"),
            _halved(formula),
        ),
        (
            2.0,
            QT_TRANSLATE_NOOP(
                "trainer",
                "{0} has twice the penalty's gradient: the ½ of the penalty in J was overlooked? {1} belongs",
            ),
            "",
        ),
        (
            -1.0,
            QT_TRANSLATE_NOOP("trainer", "{0} has the penalty's gradient ({1}) with its sign flipped"),
            "",
        ),
        (
            1 / penalty.n_train,
            QT_TRANSLATE_NOOP("trainer", "{0} has the penalty's gradient divided by m twice; {1} belongs"),
            "",
        ),
    )
    for value, template, instead in meanings:
        if abs(value - 1) > LIKE and abs(factor / value - 1) < LIKE:
            return told(template, name, formula, instead)
    times = QT_TRANSLATE_NOOP("trainer", "penalty alone: d{0} is {1} times the numeric gradient")
    return told(times, name, number(factor))


def _other_penalty(found: Findings, part: Part, penalty: Penalty) -> str:
    """With two penalties on, or the wrong one: whether only one of them is there."""
    values = found.values[found.kept]
    shares = {
        "L2": (penalty.l2 / penalty.n_train * values, "λ/m·W"),
        "L1": (penalty.l1 / (2 * penalty.n_train) * np.sign(values), "λ/(2m)·sign(W)"),
    }
    apart = float(np.linalg.norm(part.analytic - part.numeric))
    for own, other in (("L2", "L1"), ("L1", "L2")):
        if shares[own][0].any() and explains(shares[own][0], part.analytic, apart, 0.0):
            return told(
                QT_TRANSLATE_NOOP("trainer", "{0} lacks the {1} penalty's gradient ({2})"),
                found.name,
                other,
                shares[other][1],
            )
    return ""


def penalty_formula(penalty: Penalty) -> str:
    """The gradient of the penalties that are on (S8, S10)."""
    parts = [] if penalty.l2 == 0 and penalty.l1 != 0 else ["λ/m·W"]
    if penalty.l1:
        parts.append("λ/(2m)·sign(W)")
    return " + ".join(parts)


def _halved(formula: str) -> str:
    return formula.replace("/(2m)", "/(4m)") if "/m" not in formula else formula.replace("/m", "/(2m)")


def where_it_differs(found: Findings, part: Part) -> str:
    """The plain finding where no hypothesis holds: how many entries differ, and the furthest off."""
    kept = found.kept
    rows, columns = found.rows[kept], found.columns[kept]
    apart = np.abs(part.analytic - part.numeric)
    differs = int(np.count_nonzero(differing(part.analytic, part.numeric, part.round_off)))
    place = int(np.argmax(apart))
    index = f"{rows[place]}, {columns[place]}" if found.is_weights else f"{rows[place]}"
    return told(
        QT_TRANSLATE_NOOP(
            "trainer",
            "{0} of {1} derivatives of {2} differ, most at {2}[{3}]: {4} where the difference is {5}",
        ),
        f"{differs:,}",
        f"{len(apart):,}",
        found.name,
        index,
        f"{part.analytic[place]:.4g}",
        f"{part.numeric[place]:.4g}",
    )


def number(factor: float) -> str:
    """Two decimals, or as many digits as it takes to tell the factor from 1 and 0."""
    near_one = abs(factor - 1)
    if 0 < near_one < 0.05:
        return f"{factor:.{math.ceil(-math.log10(near_one)) + 1}f}"
    return f"{factor:.2f}" if 0.1 <= abs(factor) < 1000 else f"{factor:.3g}"
