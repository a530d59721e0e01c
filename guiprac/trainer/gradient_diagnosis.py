"""What a gradient check found, in a verdict and a sentence for each block and for the whole (S24, S26, S27)."""

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np

from guiprac import events
from guiprac.events import Verdict
from guiprac.trainer.gradient_causes import Causes, find_causes
from guiprac.trainer.gradient_findings import (
    SEVERITY,
    Findings,
    Part,
    band,
    error_picture,
    fitted_factor,
    overall_difference,
    residual,
    worst_entries,
)
from guiprac.trainer.gradient_repairs import Facts
from guiprac.trainer.gradient_slips import Pass

ALL_ZERO = "no gradient here: all of it is zero"
NOT_FINITE = "J is infinite or not a number at these parameters, so there is nothing to check"
RESAMPLED = (
    "J was taken with another dropout mask on each side of θ ± ε, so that their difference is the noise of the "
    "masks over 2ε, not a derivative"
)
# How many causes the summary tells in full.
MOST_TOLD = 3
TERMS: tuple[Literal["data", "penalty", "both"], ...] = ("data", "penalty", "both")


def diagnose(
    findings: Sequence[Findings], facts: Facts, forward: Pass | None = None, *, resampled: bool = False
) -> tuple[tuple[events.Block, ...], Causes]:
    """The verdict on each block, and what goes wrong first; `forward` is the network, where it is known.

    With `resampled` masks J is no function of the parameters, and nothing else can be said (S28).
    """
    causes = Causes() if resampled else find_causes(findings, facts, forward)
    if resampled:
        for found in findings:
            if found.graver[1].is_bad:
                causes.accuse(found.name, RESAMPLED)
    return tuple(_block(found, causes) for found in findings), causes


def _block(found: Findings, causes: Causes) -> events.Block:
    _, part = found.graver
    difference, kept = part.difference, found.kept
    corners = int(np.count_nonzero(found.disturbed))
    says = causes.sentences.get(found.name) or _says(part)
    if not kept.any():
        says = "every entry lies on a corner of J, where it has no derivative"
    elif corners and found.keep_corners:
        says = _kink(found, part, corners, says)
    elif corners:
        says += f"; {_left_out(corners)}"
    factor = math.nan if math.isnan(difference) else fitted_factor(part.analytic, part.numeric)
    return events.Block(
        name=found.name,
        difference=difference,
        factor=factor,
        verdict=band(difference),
        says=says,
        checked=int(np.count_nonzero(kept)),
        size=found.size,
        residual=residual(part.analytic, part.numeric, factor),
        worst=worst_entries(found, part),
        corners=corners,
        errors=error_picture(found),
    )


def _says(part: Part) -> str:
    verdict = band(part.difference)
    if verdict == "no gradient":
        return _no_gradient(part)
    if verdict == "correct":
        return f"matches to {_digits(part.difference)} digits" if part.difference else "matches exactly"
    return f"matches to {_digits(part.difference)} digits only: acceptable, but look at it"


def _kink(found: Findings, part: Part, corners: int, says: str) -> str:
    """With corners counted in: whether they are all that differs."""
    smooth = ~found.disturbed
    rest = Part(found.analytic[smooth], found.numeric[smooth], found.round_off[smooth])
    count = "1 entry sits" if corners == 1 else f"{corners:,} entries sit"
    sits = f"{count} within ε of a corner, where J has no derivative"
    if part.is_bad and not rest.is_bad:
        return f"kink: {sits}; all others match"
    return f"{says}; {sits}, and counted in"


def _no_gradient(part: Part) -> str:
    if not np.isfinite(part.numeric).all():
        return NOT_FINITE
    largest = float(np.abs(part.analytic).max(initial=0))
    if largest == 0 and not part.numeric.any():
        return ALL_ZERO
    return (
        f"too small to check: the largest derivative is {largest:.1e}, and rounding alone makes differences "
        f"of {float(part.round_off.max(initial=0)):.1e}; a larger ε resolves more"
    )


def _digits(difference: float) -> int:
    return math.floor(-math.log10(difference))


def _left_out(count: int) -> str:
    if count == 1:
        return "1 entry sits within ε of a corner, where J has no derivative, and is left out"
    return f"{count:,} entries sit within ε of a corner, where J has no derivative, and are left out"


def terms(findings: Sequence[Findings]) -> tuple[events.Term, ...]:
    """The data term alone, the penalties alone, and both (S27); over the blocks of all layers."""
    found_terms = []
    for name in TERMS:
        parts = [getattr(found, name) for found in findings]
        difference = overall_difference(findings, parts)
        verdict = _gravest([band(part.difference) for part in parts])
        found_terms.append(events.Term(name, difference, verdict, _term_says(name, findings, parts, verdict)))
    return tuple(found_terms)


def _term_says(name: str, findings: Sequence[Findings], parts: Sequence[Part], verdict: Verdict) -> str:
    if name == "penalty" and not any(found.has_penalty for found in findings):
        return "there is no penalty in J"
    off = [found.name for found, part in zip(findings, parts, strict=True) if part.is_bad]
    if off:
        return f"wrong in {_join(off)}" if verdict == "wrong" else f"suspicious in {_join(off)}"
    return "nothing to compare" if verdict == "no gradient" else "agrees in every block"


def overall(findings: Sequence[Findings], blocks: Sequence[events.Block]) -> float:
    """The difference of the whole gradient, over the blocks that have one to compare."""
    pairs = [(f, f.both) for f, block in zip(findings, blocks, strict=True) if block.verdict != "no gradient"]
    return overall_difference([found for found, _ in pairs], [part for _, part in pairs])


def worst_verdict(blocks: Sequence[events.Block]) -> Verdict:
    """The gravest verdict of all blocks: one norm over all of them would hide a small bad one (S24)."""
    return _gravest([block.verdict for block in blocks])


def _gravest(verdicts: Sequence[Verdict]) -> Verdict:
    return max(verdicts, key=SEVERITY.index, default="no gradient")


def summary(blocks: Sequence[events.Block], causes: Causes, size: int, difference: float) -> str:
    """The whole check in some sentences; `size` is the number of all parameters."""
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
        says = f"{worst.verdict.capitalize()}: {_blame(blocks, causes)}"
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


def _blame(blocks: Sequence[events.Block], causes: Causes) -> str:
    by_name = {block.name: block for block in blocks}
    bad = [block.name for block in blocks if block.verdict in ("suspicious", "wrong")]
    first = [name for name in causes.first if name in bad and name not in causes.follows] or bad
    told: dict[str, list[str]] = {}
    for name in first:
        told.setdefault(by_name[name].says.replace(name, "·"), []).append(name)
    sentences = [_told(by_name[names[0]], names[1:]) for names in list(told.values())[:MOST_TOLD]]
    if len(told) > MOST_TOLD:
        rest = [name for names in list(told.values())[MOST_TOLD:] for name in names]
        sentences.append(f"{_join(rest)} {_are(rest)} off, too.")
    follows = [name for name in bad if name in causes.follows and name not in first]
    if follows:
        sentences.append(f"{_join(follows)} {'follows' if len(follows) == 1 else 'follow'} from it.")
    others = [name for name in bad if name not in first and name not in follows]
    if others:
        sentences.append(f"{_join(others)} {_are(others)} off, too.")
    good = [block.name for block in blocks if block.verdict in ("correct", "acceptable")]
    if good:
        sentences.append(f"{_join(good)} {'agrees' if len(good) == 1 else 'agree'}.")
    return " ".join(sentences)


def _told(block: events.Block, same: Sequence[str]) -> str:
    also = f" The same in {_join(same)}." if same else ""
    return f"{block.name}: {block.says} ({block.difference:.1e}).{also}"


def _are(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _join(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
