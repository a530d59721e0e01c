"""What a gradient check found, in numbers, a verdict and a sentence (S24, S26, S27)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from guiprac import events
from guiprac.events import Verdict
from guiprac.trainer.gradient_differences import Places
from guiprac.trainer.layout import AnyFloats

LARGEST_CORRECT, LARGEST_ACCEPTABLE, LARGEST_SUSPICIOUS = 1e-7, 1e-5, 1e-3
# analytic = k·numeric is said where it holds to this share of the analytic gradient.
GOOD_FIT = 1e-2
ALL_ZERO = "no gradient here: all of it is zero"
NOT_FINITE = "J is infinite or not a number at these parameters, so there is nothing to check"
SEVERITY: tuple[Verdict, ...] = ("no gradient", "correct", "acceptable", "suspicious", "wrong")


@dataclass(frozen=True)
class Findings:
    """The checked entries of one W[l] or b[l]; all arrays have one number an entry.

    Attributes:
        name: "W1", "b1", …
        size: entries of the whole block.
        rows, columns: where the entries stand in W[l], or in b[l] (rows).
        analytic, numeric: gradients of J, data term and penalties together.
        analytic_penalty, numeric_penalty: the penalties' part of it.
        at_corner: entries with a corner of J within ±ε.
        round_off, penalty_round_off: how far rounding may put the data term's and the penalties' part of
            `numeric` off.
    """

    name: str
    size: int
    rows: Places
    columns: Places
    analytic: AnyFloats
    numeric: AnyFloats
    analytic_penalty: AnyFloats
    numeric_penalty: AnyFloats
    at_corner: npt.NDArray[np.bool_]
    round_off: AnyFloats
    penalty_round_off: AnyFloats

    @property
    def left_out(self) -> npt.NDArray[np.bool_]:
        """The entries that have no derivative to compare: at a corner, and visibly so."""
        noticeable = LARGEST_CORRECT * (np.abs(self.analytic) + np.abs(self.numeric))
        noticeable += self.round_off + self.penalty_round_off
        return self.at_corner & (np.abs(self.analytic - self.numeric) > noticeable)


def band(difference: float) -> Verdict:
    """The verdict for a difference (S24); nan, which is 0/0, is "no gradient"."""
    if math.isnan(difference):
        return "no gradient"
    if difference <= LARGEST_CORRECT:
        return "correct"
    if difference <= LARGEST_ACCEPTABLE:
        return "acceptable"
    return "suspicious" if difference <= LARGEST_SUSPICIOUS else "wrong"


def relative_difference(analytic: AnyFloats, numeric: AnyFloats, round_off: AnyFloats) -> float:
    """‖numeric - analytic‖/(‖numeric‖ + ‖analytic‖) (S24).

    nan where there is nothing to compare: both are 0, J is not finite, or they differ by no more than rounding
    alone can do while that is too much to tell right from wrong.
    """
    if not np.isfinite(numeric).all():
        return math.nan
    if not np.isfinite(analytic).all():
        return 1.0
    size = float(np.linalg.norm(analytic) + np.linalg.norm(numeric))
    apart = float(np.linalg.norm(numeric - analytic))
    if size == 0 or (apart > LARGEST_ACCEPTABLE * size and apart <= float(np.linalg.norm(round_off))):
        return math.nan
    return apart / size


def diagnose(found: Findings) -> events.Block:
    """The verdict on one block.

    A large penalty can hide a wrong data gradient in their sum, so where the data term or the penalties alone
    do worse than J, the block is judged by that part (S27).
    """
    kept = ~found.left_out
    rows, columns = found.rows[kept], found.columns[kept]
    analytic, numeric = found.analytic[kept], found.numeric[kept]
    analytic_penalty, numeric_penalty = found.analytic_penalty[kept], found.numeric_penalty[kept]
    round_off, penalty_round_off = found.round_off[kept], found.penalty_round_off[kept]
    parts: list[tuple[str, AnyFloats, AnyFloats, AnyFloats]]
    parts = [("", analytic, numeric, round_off + penalty_round_off)]
    if numeric_penalty.any() or analytic_penalty.any():
        parts += [
            ("data term alone: ", analytic - analytic_penalty, numeric - numeric_penalty, round_off),
            ("penalty alone: ", analytic_penalty, numeric_penalty, penalty_round_off),
        ]
    differences = [relative_difference(a, n, noise) for _, a, n, noise in parts]
    worst = 0
    for place, difference in enumerate(differences):
        if difference > LARGEST_ACCEPTABLE and not difference <= differences[worst]:
            worst = place
    where, analytic, numeric, noise = parts[worst]
    difference = differences[worst]
    says = where + _says(found.name, analytic, numeric, noise, difference, rows, columns)
    if not kept.any():
        says = "every entry lies on a corner of J, where it has no derivative"
    elif not kept.all():
        says += f"; {_left_out(int(np.count_nonzero(~kept)))}"
    return events.Block(
        name=found.name,
        difference=difference,
        factor=math.nan if math.isnan(difference) else _factor(analytic, numeric),
        verdict=band(difference),
        says=says,
        checked=int(np.count_nonzero(kept)),
        size=found.size,
    )


def _factor(analytic: AnyFloats, numeric: AnyFloats) -> float:
    """The k that fits analytic = k·numeric best; nan if numeric is 0."""
    squared = float(numeric @ numeric)
    return float(analytic @ numeric) / squared if squared > 0 else math.nan


def _says(
    name: str,
    analytic: AnyFloats,
    numeric: AnyFloats,
    round_off: AnyFloats,
    difference: float,
    rows: Places,
    columns: Places,
) -> str:
    verdict = band(difference)
    if verdict == "no gradient":
        return _no_gradient(analytic, numeric, round_off)
    if verdict == "correct":
        return f"matches to {_digits(difference)} digits" if difference else "matches exactly"
    if verdict == "acceptable":
        return f"matches to {_digits(difference)} digits only: acceptable, but look at it"
    if not np.isfinite(analytic).all():
        return f"d{name} is infinite or not a number"
    if not numeric.any():
        return f"d{name} is not zero, but J does not depend on {name}"
    if not analytic.any():
        return f"d{name} is all zero, but J depends on {name}"
    factor = _factor(analytic, numeric)
    off_fit = float(np.linalg.norm(analytic - factor * numeric))
    if off_fit <= GOOD_FIT * min(1, abs(factor - 1)) * float(np.linalg.norm(analytic)):
        if abs(factor + 1) < GOOD_FIT:
            return f"d{name} has its sign flipped"
        return f"d{name} is {_number(factor)} times the numeric gradient"
    return _where_it_differs(name, analytic, numeric, rows, columns)


def _no_gradient(analytic: AnyFloats, numeric: AnyFloats, round_off: AnyFloats) -> str:
    if not np.isfinite(numeric).all():
        return NOT_FINITE
    largest = float(np.abs(analytic).max(initial=0))
    if largest == 0 and not numeric.any():
        return ALL_ZERO
    return (
        f"too small to check: the largest derivative is {largest:.1e}, and rounding alone makes differences "
        f"of {float(round_off.max(initial=0)):.1e}; a larger ε resolves more"
    )


def _where_it_differs(
    name: str, analytic: AnyFloats, numeric: AnyFloats, rows: Places, columns: Places
) -> str:
    apart = np.abs(analytic - numeric)
    differing = int(np.count_nonzero(apart > LARGEST_SUSPICIOUS * (np.abs(analytic) + np.abs(numeric))))
    place = int(np.argmax(apart))
    index = f"{rows[place]}, {columns[place]}" if name.startswith("W") else f"{rows[place]}"
    return (
        f"{differing:,} of {len(apart):,} derivatives of {name} differ, most at {name}[{index}]: "
        f"{analytic[place]:.4g} where the difference is {numeric[place]:.4g}"
    )


def _digits(difference: float) -> int:
    return math.floor(-math.log10(difference))


def _number(factor: float) -> str:
    """Two decimals, or as many digits as it takes to tell the factor from 1 and 0."""
    near_one = abs(factor - 1)
    if near_one < 0.05:
        return f"{factor:.{math.ceil(-math.log10(near_one)) + 1}f}"
    return f"{factor:.2f}" if 0.1 <= abs(factor) < 1000 else f"{factor:.3g}"


def _left_out(count: int) -> str:
    if count == 1:
        return "1 entry sits within ε of a corner, where J has no derivative, and is left out"
    return f"{count:,} entries sit within ε of a corner, where J has no derivative, and are left out"


def overall_difference(findings: Sequence[Findings], blocks: Sequence[events.Block]) -> float:
    """The difference of the whole gradient (S24); a sampled block counts with all of its size.

    Blocks without a gradient to compare are left out; nan if no other is left.
    """
    apart = analytic = numeric = 0.0
    for found, block in zip(findings, blocks, strict=True):
        if block.verdict == "no gradient":
            continue
        if not np.isfinite(found.analytic).all():
            return 1.0
        kept = ~found.left_out
        weight = found.size / len(found.rows)
        a, n = found.analytic[kept], found.numeric[kept]
        apart += weight * float(np.square(a - n).sum())
        analytic += weight * float(np.square(a).sum())
        numeric += weight * float(np.square(n).sum())
    size = math.sqrt(analytic) + math.sqrt(numeric)
    return math.sqrt(apart) / size if size else math.nan


def worst_verdict(blocks: Sequence[events.Block]) -> Verdict:
    """The gravest verdict of all blocks: one norm over all of them would hide a small bad one (S24)."""
    return max((block.verdict for block in blocks), key=SEVERITY.index, default="no gradient")


def summary(blocks: Sequence[events.Block], size: int, difference: float) -> str:
    """The whole check in one to three sentences; `size` is the number of all parameters."""
    if not blocks:
        return "Nothing was checked."
    worst = max(blocks, key=_gravity)
    checked = sum(block.checked for block in blocks)
    count = f"all {size:,}" if checked == size else f"{checked:,} of {size:,}"
    agree = f"{count} derivatives agree with two-sided differences ({difference:.1e})."
    if worst.verdict == "no gradient":
        return _nothing_to_compare(blocks, count)
    if worst.verdict == "correct":
        says = f"Correct: {agree}"
    elif worst.verdict == "acceptable":
        says = f"Acceptable: {agree} {worst.name} differs most ({worst.difference:.1e})."
    else:
        says = f"{worst.verdict.capitalize()}: {_blame(blocks, worst)}"
    idle = [block.name for block in blocks if block.verdict == "no gradient"]
    return f"{says} Nothing to compare in {_join(idle)}." if idle else says


def _nothing_to_compare(blocks: Sequence[events.Block], count: str) -> str:
    reasons = {block.says for block in blocks}
    if reasons == {ALL_ZERO}:
        return f"No gradient: {count} derivatives are zero, analytic and numeric."
    if reasons == {NOT_FINITE}:
        return f"No gradient: {NOT_FINITE}."
    return "No gradient: every block is zero, too small to check, or on a corner of J."


def _gravity(block: events.Block) -> tuple[int, float]:
    return SEVERITY.index(block.verdict), 0.0 if math.isnan(block.difference) else block.difference


def _blame(blocks: Sequence[events.Block], worst: events.Block) -> str:
    bad = [block.name for block in blocks if block.verdict in ("suspicious", "wrong") and block is not worst]
    good = [block.name for block in blocks if block.verdict in ("correct", "acceptable")]
    says = f"{worst.name}: {worst.says} ({worst.difference:.1e})."
    if bad:
        says += f" {_join(bad)} {'is' if len(bad) == 1 else 'are'} off too."
    if good:
        says += f" {_join(good)} {'agrees' if len(good) == 1 else 'agree'}."
    return says


def _join(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
