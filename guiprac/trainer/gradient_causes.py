"""In which layer a wrong gradient goes wrong first, and what follows from that further down.

Backpropagation goes from the last layer to the first, so that a slip in one layer spoils all below it. From the
top down, each layer is held against what it ought to be given the slips that were found above it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from guiprac.sentences import told
from guiprac.trainer.gradient_findings import Findings
from guiprac.trainer.gradient_repairs import (
    LIKE,
    UNEXPLAINED,
    Facts,
    exact_factor,
    explain_data,
    explain_penalty,
    factor_sentence,
    has_a_meaning,
    where_it_differs,
)
from guiprac.trainer.gradient_slips import SLIPS, Pass, Placed, Slip, backpropagate, times
from guiprac.trainer.layout import AnyFloats
from guiprac.translatable import QT_TRANSLATE_NOOP

# How closely the textbook's gradient and another right one agree, in rounding and in guards against log(0).
SAME = 1e-7
# The name of a slip that is any factor, fitted.
FACTOR = "factor"


@dataclass
class Causes:
    """What was found out.

    Attributes:
        sentences: for each block that is off, what is wrong with it.
        first: the blocks in which something goes wrong by itself, the earliest on the way back first.
        follows: blocks that are off only because of one further up, with its name.
    """

    sentences: dict[str, str] = field(default_factory=dict)
    first: list[str] = field(default_factory=list)
    follows: dict[str, str] = field(default_factory=dict)

    def accuse(self, name: str, sentence: str) -> None:
        """Something goes wrong in this block by itself."""
        if name in self.sentences:
            self.sentences[name] += f"; {sentence}"
        else:
            self.sentences[name] = sentence
        if name not in self.first:
            self.first.append(name)

    def derive(self, name: str, source: str) -> None:
        """This block is off because of `source`."""
        self.follows[name] = source
        self.sentences[name] = told(
            QT_TRANSLATE_NOOP("trainer", "follows from {0}: nothing else is wrong here"), source
        )


def find_causes(findings: Sequence[Findings], facts: Facts, forward: Pass | None = None) -> Causes:
    """Explain every block that is suspicious or wrong; `forward` is the network, where it is known."""
    bad = [found for found in findings if found.graver[1].is_bad]
    causes = Causes()
    if not bad:
        return causes
    if forward is None:
        _by_numbers(findings, facts, causes)
    else:
        _Descent(findings, facts, forward, causes).go()
    for found in reversed(findings):
        if (
            found.has_penalty
            and found.penalty.is_bad
            and np.isfinite(found.analytic).all()
            and not _is_scaled_as_a_whole(found)
        ):
            _explain_penalty(found, facts, causes)
    for found in reversed(bad):
        if found.name not in causes.sentences:
            where, part = found.graver
            prefix = {"data": "data term alone: ", "penalty": "penalty alone: "}.get(where, "")
            causes.accuse(found.name, prefix + where_it_differs(found, part))
    return causes


def _explain_penalty(found: Findings, facts: Facts, causes: Causes) -> None:
    sentence = explain_penalty(found, facts)
    if not sentence:
        sentence = f"penalty alone: {where_it_differs(found, found.penalty)}"
    if found.name in causes.follows:
        del causes.follows[found.name]
    causes.accuse(found.name, sentence)


def _prefix(found: Findings) -> str:
    alone = found.graver[0] == "data" and not _is_scaled_as_a_whole(found)
    return "data term alone: " if alone else ""


def _is_scaled_as_a_whole(found: Findings) -> bool:
    """Whether data term and penalty have the same factor, which is then said once."""
    data, penalty = found.data, found.penalty
    of_data = exact_factor(data.analytic, data.numeric, data.round_off)
    of_penalty = exact_factor(penalty.analytic, penalty.numeric, penalty.round_off)
    return of_data is not None and of_penalty is not None and abs(of_data / of_penalty - 1) < LIKE


def _by_layer(findings: Sequence[Findings]) -> Mapping[int, list[Findings]]:
    layers: dict[int, list[Findings]] = {}
    for found in findings:
        layers.setdefault(found.layer, []).append(found)
    return {layer: layers[layer] for layer in sorted(layers, reverse=True)}


def _by_numbers(findings: Sequence[Findings], facts: Facts, causes: Causes) -> None:
    """Without the network: each block by its own numbers; a factor that goes on down is one slip."""
    running: float | None = None
    source = ""
    for blocks in _by_layer(findings).values():
        factors = [
            exact_factor(found.data.analytic, found.data.numeric, found.data.round_off)
            if found.data.is_bad
            else None
            for found in blocks
        ]
        for found, factor in zip(blocks, factors, strict=True):
            if not found.data.is_bad:
                continue
            if factor is not None and running is not None and abs(factor / running - 1) < SAME**0.5:
                causes.derive(found.name, source)
                continue
            sentence = explain_data(found, found.data.numeric, facts)
            if sentence:
                causes.accuse(found.name, _prefix(found) + sentence)
        common = [factor for factor in factors if factor is not None]
        if len(common) == len(blocks) == 2 and abs(common[0] / common[1] - 1) < SAME**0.5:
            if running is None or abs(common[0] / running - 1) >= SAME**0.5:
                source = blocks[0].name
            running = common[0]
        else:
            running = None


@dataclass(frozen=True)
class _Candidate:
    """A slip that might have happened in a layer, and how many blocks it puts right, less those it spoils."""

    placed: Placed
    score: int
    order: int


class _Descent:
    """From the top layer down, with the slips found so far."""

    def __init__(self, findings: Sequence[Findings], facts: Facts, forward: Pass, causes: Causes) -> None:
        self._layers = _by_layer(findings)
        self._facts = facts
        self._forward = forward
        self._causes = causes
        self._slips: list[Placed] = []
        self._source = ""
        self._unknown = ""
        self._factor: float | None = None

    def go(self) -> None:
        with np.errstate(all="ignore"):
            self._base = self._predict([])
            for layer, blocks in self._layers.items():
                self._enter(layer, blocks)

    def _predict(self, slips: Sequence[Placed]) -> AnyFloats:
        return backpropagate(self._forward, slips)[0]

    def _of(self, gradient: AnyFloats, found: Findings) -> AnyFloats:
        """The entries that count, out of a flat gradient."""
        kept = found.kept
        matrix = self._forward.snapshot.layout.matrices(gradient)[found.layer]
        return matrix[found.rows[kept], found.columns[kept]]

    def _enter(self, layer: int, blocks: Sequence[Findings]) -> None:
        wrong = [found for found in blocks if self._is_off(found, self._base)]
        for found in blocks:
            if found not in wrong and found.data.is_bad and self._source:
                self._causes.derive(found.name, self._source)
        if not wrong:
            return
        local = {found.name: self._local(found) for found in wrong}
        explained = sum(1 for sentence in local.values() if sentence)
        best = self._best_spreading(layer, wrong)
        if best is not None and (best.score, best.order) > (explained, 1):
            self._slips.append(best.placed)
            self._base = self._predict(self._slips)
            self._source = wrong[0].name
            for found in wrong:
                self._causes.accuse(found.name, self._sentence(best.placed, found))
            return
        for found in wrong:
            if local[found.name]:
                self._causes.accuse(found.name, local[found.name])
            elif self._unknown:
                self._causes.follows[found.name] = self._unknown
                self._causes.sentences[found.name] = told(
                    QT_TRANSLATE_NOOP(
                        "trainer", "differs as well; {0} comes before it on the way back: mend that first"
                    ),
                    self._unknown,
                )
        if not any(local.values()) and len(wrong) == len(blocks) and not self._unknown:
            self._unknown = wrong[0].name

    def _sentence(self, placed: Placed, found: Findings) -> str:
        if self._factor is not None and placed.slip.name == FACTOR:
            return _prefix(found) + factor_sentence(found.name, self._factor, self._facts, found.layer)
        return placed.sentence(self._forward)

    def _is_off(self, found: Findings, base: AnyFloats) -> bool:
        """Whether a block is not what it ought to be, given the slips above it."""
        if not self._slips or not np.isfinite(found.data.analytic).all():
            return found.data.is_bad
        return not self._agrees(found, base)

    def _agrees(self, found: Findings, predicted: AnyFloats) -> bool:
        """Whether a prediction is what the block holds, or explains what it holds."""
        analytic, ought = found.data.analytic, self._of(predicted, found)
        right = self._of(self._base, found)
        size = float(np.linalg.norm(analytic) + np.linalg.norm(ought))
        allowed = SAME * size
        if self._differs_from_base(found):
            allowed = max(allowed, min(UNEXPLAINED * float(np.linalg.norm(analytic - right)), 1e-3 * size))
        return float(np.linalg.norm(ought - analytic)) <= allowed

    def _differs_from_base(self, found: Findings) -> bool:
        if not self._slips:
            return found.data.is_bad
        analytic, right = found.data.analytic, self._of(self._base, found)
        size = float(np.linalg.norm(analytic) + np.linalg.norm(right))
        return float(np.linalg.norm(analytic - right)) > SAME * size

    def _local(self, found: Findings) -> str:
        """What is wrong in this block alone, or ""."""
        expected = self._of(self._base, found) if self._slips else found.data.numeric
        part = found.data
        factor = exact_factor(part.analytic, expected, part.round_off)
        # One number is always a multiple of another: only a factor with a meaning says anything.
        several = np.count_nonzero((expected != 0) | (part.analytic != 0)) > 1
        telling = several or (factor is not None and has_a_meaning(factor, self._facts, found.layer))
        if not telling or factor is None:
            slip = self._local_slip(found)
            if slip is not None:
                return slip.sentence(self._forward)
        sentence = explain_data(found, expected, self._facts)
        return _prefix(found) + sentence if sentence else ""

    def _local_slip(self, found: Findings) -> Placed | None:
        if not found.is_weights:
            return None
        for slip in SLIPS:
            placed = Placed(slip, found.layer)
            if slip.step == "weights" and slip.fits(self._forward, found.layer):
                predicted = self._predict([*self._slips, placed])
                if self._agrees(found, predicted):
                    return placed
        return None

    def _best_spreading(self, layer: int, wrong: Sequence[Findings]) -> _Candidate | None:
        below = [found for blocks in self._layers.values() for found in blocks if found.layer <= layer]
        comparable = [found for found in below if np.isfinite(found.data.difference)]
        off = {found.name: self._differs_from_base(found) for found in comparable}
        candidates = []
        for order, slip in self._spreading(layer, wrong):
            placed = Placed(slip, layer)
            predicted = self._predict([*self._slips, placed])
            if not all(self._agrees(found, predicted) for found in wrong):
                continue
            score = 0
            for found in comparable:
                agrees = self._agrees(found, predicted)
                score += int(off[found.name] and agrees) - int(not off[found.name] and not agrees)
            candidates.append(_Candidate(placed, score, order))
        return max(candidates, key=lambda candidate: (candidate.score, candidate.order), default=None)

    def _spreading(self, layer: int, wrong: Sequence[Findings]) -> list[tuple[int, Slip]]:
        """The slips to try, with their rank where two do equally well; a fitted factor comes last."""
        count = len(SLIPS)
        slips = [
            (count + 2 - place, slip)
            for place, slip in enumerate(SLIPS)
            if slip.spreads and slip.fits(self._forward, layer)
        ]
        largest = max(wrong, key=lambda found: len(found.data.analytic))
        part = largest.data
        self._factor = exact_factor(part.analytic, self._of(self._base, largest), part.round_off)
        if self._factor is not None:
            slips.append((0, Slip(FACTOR, "delta", "", times(self._factor))))
        return slips
