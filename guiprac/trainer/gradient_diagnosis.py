"""What a gradient check found, in a verdict and a sentence for each block and for the whole (S24, S26, S27)."""

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np

from guiprac import events
from guiprac.events import Verdict
from guiprac.sentences import listed, told
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
from guiprac.translatable import QT_TRANSLATE_NOOP

ALL_ZERO = QT_TRANSLATE_NOOP("trainer", "no gradient here: all of it is zero")
NOT_FINITE = QT_TRANSLATE_NOOP(
    "trainer", "J is infinite or not a number at these parameters, so there is nothing to check"
)
RESAMPLED = QT_TRANSLATE_NOOP(
    "trainer",
    "J was taken with another dropout mask on each side of θ ± ε, so that their difference is the noise of the "
    "masks over 2ε, not a derivative",
)
_ALSO = QT_TRANSLATE_NOOP("trainer", "{0}; {1}")
# What a summary and a sentence on a block may begin with.
PREFIXES = (
    QT_TRANSLATE_NOOP("trainer", "Wrong: {0}"),
    QT_TRANSLATE_NOOP("trainer", "Suspicious: {0}"),
    QT_TRANSLATE_NOOP("trainer", "data term alone: {0}"),
    QT_TRANSLATE_NOOP("trainer", "penalty alone: {0}"),
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
        says = QT_TRANSLATE_NOOP("trainer", "every entry lies on a corner of J, where it has no derivative")
    elif corners and found.keep_corners:
        says = _kink(found, part, corners, says)
    elif corners:
        says = told(_ALSO, says, _left_out(corners))
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
        if not part.difference:
            return QT_TRANSLATE_NOOP("trainer", "matches exactly")
        return told(QT_TRANSLATE_NOOP("trainer", "matches to {0} digits"), str(_digits(part.difference)))
    return told(
        QT_TRANSLATE_NOOP("trainer", "matches to {0} digits only: acceptable, but look at it"),
        str(_digits(part.difference)),
    )


def _kink(found: Findings, part: Part, corners: int, says: str) -> str:
    """With corners counted in: whether they are all that differs."""
    smooth = ~found.disturbed
    rest = Part(found.analytic[smooth], found.numeric[smooth], found.round_off[smooth])
    sits = QT_TRANSLATE_NOOP("trainer", "{0} entries sit within ε of a corner, where J has no derivative")
    if corners == 1:
        sits = QT_TRANSLATE_NOOP("trainer", "{0} entry sits within ε of a corner, where J has no derivative")
    sits = told(sits, f"{corners:,}")
    if part.is_bad and not rest.is_bad:
        return told(QT_TRANSLATE_NOOP("trainer", "kink: {0}; all others match"), sits)
    return told(QT_TRANSLATE_NOOP("trainer", "{0}; {1}, and counted in"), says, sits)


def _no_gradient(part: Part) -> str:
    if not np.isfinite(part.numeric).all():
        return NOT_FINITE
    largest = float(np.abs(part.analytic).max(initial=0))
    if largest == 0 and not part.numeric.any():
        return ALL_ZERO
    return told(
        QT_TRANSLATE_NOOP(
            "trainer",
            "too small to check: the largest derivative is {0}, and rounding alone makes differences of {1}; a "
            "larger ε resolves more",
        ),
        f"{largest:.1e}",
        f"{float(part.round_off.max(initial=0)):.1e}",
    )


def _digits(difference: float) -> int:
    return math.floor(-math.log10(difference))


def _left_out(count: int) -> str:
    template = QT_TRANSLATE_NOOP(
        "trainer", "{0} entries sit within ε of a corner, where J has no derivative, and are left out"
    )
    if count == 1:
        template = QT_TRANSLATE_NOOP(
            "trainer", "{0} entry sits within ε of a corner, where J has no derivative, and is left out"
        )
    return told(template, f"{count:,}")


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
        return QT_TRANSLATE_NOOP("trainer", "there is no penalty in J")
    off = [found.name for found, part in zip(findings, parts, strict=True) if part.is_bad]
    if off:
        template = QT_TRANSLATE_NOOP("trainer", "suspicious in {0}")
        if verdict == "wrong":
            template = QT_TRANSLATE_NOOP("trainer", "wrong in {0}")
        return told(template, _join(off))
    if verdict == "no gradient":
        return QT_TRANSLATE_NOOP("trainer", "nothing to compare")
    return QT_TRANSLATE_NOOP("trainer", "agrees in every block")


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
        return QT_TRANSLATE_NOOP("trainer", "Nothing was checked.")
    worst = max(blocks, key=_gravity)
    checked = sum(block.checked for block in blocks)
    count = told(QT_TRANSLATE_NOOP("trainer", "{0} of {1}"), f"{checked:,}", f"{size:,}")
    if checked == size:
        count = told(QT_TRANSLATE_NOOP("trainer", "all {0}"), f"{size:,}")
    if worst.verdict == "no gradient":
        return _nothing_to_compare(blocks, count)
    least = f"{difference:.1e}"
    if worst.verdict == "correct":
        agree = QT_TRANSLATE_NOOP(
            "trainer", "Correct: {0} derivatives agree with two-sided differences ({1})."
        )
        says = told(agree, count, least)
    elif worst.verdict == "acceptable":
        agree = QT_TRANSLATE_NOOP(
            "trainer", "Acceptable: {0} derivatives agree with two-sided differences ({1})."
        )
        most = told(
            QT_TRANSLATE_NOOP("trainer", "{0} differs most ({1})."), worst.name, f"{worst.difference:.1e}"
        )
        says = f"{told(agree, count, least)} {most}"
    else:
        says = f"{worst.verdict.capitalize()}: {_blame(blocks, causes)}"
    idle = [block.name for block in blocks if block.verdict == "no gradient"]
    if not idle:
        return says
    nothing = told(QT_TRANSLATE_NOOP("trainer", "Nothing to compare in {0}."), _join(idle))
    return f"{says} {nothing}"


def _nothing_to_compare(blocks: Sequence[events.Block], count: str) -> str:
    reasons = {block.says for block in blocks}
    if reasons == {ALL_ZERO}:
        return told(
            QT_TRANSLATE_NOOP("trainer", "No gradient: {0} derivatives are zero, analytic and numeric."),
            count,
        )
    if reasons == {NOT_FINITE}:
        return told(QT_TRANSLATE_NOOP("trainer", "No gradient: {0}."), NOT_FINITE)
    return QT_TRANSLATE_NOOP(
        "trainer", "No gradient: every block is zero, too small to check, or on a corner of J."
    )


def _gravity(block: events.Block) -> tuple[int, float]:
    return SEVERITY.index(block.verdict), 0.0 if math.isnan(block.difference) else block.difference


def _blame(blocks: Sequence[events.Block], causes: Causes) -> str:
    by_name = {block.name: block for block in blocks}
    bad = [block.name for block in blocks if block.verdict in ("suspicious", "wrong")]
    first = [name for name in causes.first if name in bad and name not in causes.follows] or bad
    alike: dict[str, list[str]] = {}
    for name in first:
        alike.setdefault(by_name[name].says.replace(name, "·"), []).append(name)
    sentences = [_told(by_name[names[0]], names[1:]) for names in list(alike.values())[:MOST_TOLD]]
    if len(alike) > MOST_TOLD:
        rest = [name for names in list(alike.values())[MOST_TOLD:] for name in names]
        sentences.append(_are_off(rest))
    follows = [name for name in bad if name in causes.follows and name not in first]
    if follows:
        one = QT_TRANSLATE_NOOP("trainer", "{0} follows from it.")
        several = QT_TRANSLATE_NOOP("trainer", "{0} follow from it.")
        sentences.append(told(one if len(follows) == 1 else several, _join(follows)))
    others = [name for name in bad if name not in first and name not in follows]
    if others:
        sentences.append(_are_off(others))
    good = [block.name for block in blocks if block.verdict in ("correct", "acceptable")]
    if good:
        one = QT_TRANSLATE_NOOP("trainer", "{0} agrees.")
        several = QT_TRANSLATE_NOOP("trainer", "{0} agree.")
        sentences.append(told(one if len(good) == 1 else several, _join(good)))
    return " ".join(sentences)


def _told(block: events.Block, same: Sequence[str]) -> str:
    template = QT_TRANSLATE_NOOP("trainer", "{0}: {1} ({2}).")
    says = told(template, block.name, block.says, f"{block.difference:.1e}")
    if not same:
        return says
    also = told(QT_TRANSLATE_NOOP("trainer", "The same in {0}."), _join(same))
    return f"{says} {also}"


def _are_off(names: Sequence[str]) -> str:
    one = QT_TRANSLATE_NOOP("trainer", "{0} is off, too.")
    several = QT_TRANSLATE_NOOP("trainer", "{0} are off, too.")
    return told(one if len(names) == 1 else several, _join(names))


def _join(names: Sequence[str]) -> str:
    return listed(names, QT_TRANSLATE_NOOP("analysis", "{0} and {1}"))
