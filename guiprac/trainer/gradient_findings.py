"""What a gradient check measured, as numbers: the entries of each block, differences, factors, bands (S24, S27)."""

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
SEVERITY: tuple[Verdict, ...] = ("no gradient", "correct", "acceptable", "suspicious", "wrong")
MOST_WORST = 10
# The most cells of a picture of errors, in each direction.
MOST_CELLS = 128

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Part:
    """One part of J's gradient at some entries: each array has one number an entry.

    Attributes:
        analytic, numeric: the two gradients.
        round_off: how far rounding alone may put `numeric` off.
    """

    analytic: AnyFloats
    numeric: AnyFloats
    round_off: AnyFloats

    @property
    def difference(self) -> float:
        """‖numeric - analytic‖/(‖numeric‖ + ‖analytic‖) (S24); see relative_difference."""
        return relative_difference(self.analytic, self.numeric, self.round_off)

    @property
    def is_bad(self) -> bool:
        """Whether it is suspicious or wrong."""
        return self.difference > LARGEST_ACCEPTABLE


@dataclass(frozen=True)
class Findings:
    """The checked entries of one W[l] or b[l]; all arrays but `whole` have one number an entry.

    Attributes:
        name: "W1", "b1", …
        shape: of the whole block, (n[l], n[l-1]) or (n[l], 1).
        rows, columns: where the entries stand in [W[l] b[l]].
        values: the parameters there.
        analytic, numeric: gradients of J, data term and penalties together.
        analytic_penalty, numeric_penalty: the penalties' part of it.
        at_corner: entries with a corner of J within ±ε.
        round_off, penalty_round_off: how far rounding may put the data term's and the penalties' part of
            `numeric` off.
        whole: the data term's analytic gradient of the whole block.
        keep_corners: whether entries at a corner count all the same.
    """

    name: str
    shape: tuple[int, int]
    rows: Places
    columns: Places
    values: AnyFloats
    analytic: AnyFloats
    numeric: AnyFloats
    analytic_penalty: AnyFloats
    numeric_penalty: AnyFloats
    at_corner: Flags
    round_off: AnyFloats
    penalty_round_off: AnyFloats
    whole: AnyFloats
    keep_corners: bool = False

    @property
    def size(self) -> int:
        """Entries of the whole block."""
        return self.shape[0] * self.shape[1]

    @property
    def layer(self) -> int:
        """l - 1."""
        return int(self.name[1:]) - 1

    @property
    def is_weights(self) -> bool:
        """Whether it is a W[l]."""
        return self.name.startswith("W")

    @property
    def disturbed(self) -> Flags:
        """The entries that have no derivative to compare: at a corner, and visibly so."""
        noticeable = LARGEST_CORRECT * (np.abs(self.analytic) + np.abs(self.numeric))
        noticeable += self.round_off + self.penalty_round_off
        return self.at_corner & (np.abs(self.analytic - self.numeric) > noticeable)

    @property
    def kept(self) -> Flags:
        """The entries that count."""
        return np.ones(len(self.rows), dtype=bool) if self.keep_corners else ~self.disturbed

    @property
    def has_penalty(self) -> bool:
        """Whether a penalty is in J or in the gradient."""
        return bool(self.numeric_penalty.any() or self.analytic_penalty.any())

    @property
    def both(self) -> Part:
        """J's gradient, of the entries that count."""
        kept = self.kept
        return Part(
            self.analytic[kept], self.numeric[kept], self.round_off[kept] + self.penalty_round_off[kept]
        )

    @property
    def data(self) -> Part:
        """The data term's gradient, of the entries that count."""
        kept = self.kept
        return Part(
            (self.analytic - self.analytic_penalty)[kept],
            (self.numeric - self.numeric_penalty)[kept],
            self.round_off[kept],
        )

    @property
    def penalty(self) -> Part:
        """The penalties' gradient, of the entries that count."""
        kept = self.kept
        return Part(self.analytic_penalty[kept], self.numeric_penalty[kept], self.penalty_round_off[kept])

    @property
    def graver(self) -> tuple[str, Part]:
        """The part that the block is judged by: "" for J, "data" or "penalty" where that does worse.

        A large penalty can hide a wrong data gradient in their sum (S27).
        """
        worst, part = "", self.both
        if not self.has_penalty:
            return worst, part
        for name, other in (("data", self.data), ("penalty", self.penalty)):
            if other.is_bad and not other.difference <= part.difference:
                worst, part = name, other
        return worst, part


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


def fitted_factor(analytic: AnyFloats, numeric: AnyFloats) -> float:
    """The k that fits analytic = k·numeric best; nan if numeric is 0."""
    squared = float(numeric @ numeric)
    return float(analytic @ numeric) / squared if squared > 0 else math.nan


def residual(analytic: AnyFloats, numeric: AnyFloats, factor: float) -> float:
    """‖analytic - k·numeric‖/‖analytic‖, what the factor leaves unexplained; nan if analytic is 0."""
    size = float(np.linalg.norm(analytic))
    return float(np.linalg.norm(analytic - factor * numeric)) / size if size else math.nan


def worst_entries(found: Findings, part: Part) -> tuple[events.Entry, ...]:
    """The entries of `part` that are furthest off, the worst first."""
    kept = found.kept
    rows, columns = found.rows[kept], found.columns[kept]
    apart = np.nan_to_num(np.abs(part.analytic - part.numeric), nan=np.inf)
    return tuple(
        events.Entry(
            int(rows[place]),
            int(columns[place]) if found.is_weights else -1,
            float(part.analytic[place]),
            float(part.numeric[place]),
        )
        for place in np.argsort(-apart, kind="stable")[:MOST_WORST]
    )


def error_picture(found: Findings) -> events.Array:
    """|analytic - numeric|/(|analytic| + |numeric|) of each entry, pooled to at most 128 × 128 by the largest.

    What rounding alone can do counts as 0; nan where nothing was checked, and at corners.
    """
    apart = np.abs(found.analytic - found.numeric) - (found.round_off + found.penalty_round_off)
    size = np.abs(found.analytic) + np.abs(found.numeric)
    with np.errstate(all="ignore"):
        errors = np.where(size > 0, np.maximum(apart, 0) / size, 0.0)
    errors[~np.isfinite(found.analytic)] = 1
    errors[~found.kept] = np.nan
    height, width = (min(count, MOST_CELLS) for count in found.shape)
    picture = np.full((height, width), np.nan, np.float32)
    columns = found.columns if found.is_weights else np.zeros_like(found.columns)
    cells = (found.rows * height // found.shape[0], columns * width // found.shape[1])
    np.fmax.at(picture, cells, errors.astype(np.float32))
    return events.pack(picture)


def overall_difference(findings: Sequence[Findings], parts: Sequence[Part]) -> float:
    """The difference of the whole gradient (S24), or of one part of it; a sampled block counts with all of its
    size.

    Blocks without a gradient to compare are left out; nan if no other is left.
    """
    apart = analytic = numeric = 0.0
    for found, part in zip(findings, parts, strict=True):
        if math.isnan(part.difference):
            continue
        if not np.isfinite(part.analytic).all():
            return 1.0
        weight = found.size / len(found.rows)
        apart += weight * float(np.square(part.analytic - part.numeric).sum())
        analytic += weight * float(np.square(part.analytic).sum())
        numeric += weight * float(np.square(part.numeric).sum())
    size = math.sqrt(analytic) + math.sqrt(numeric)
    return math.sqrt(apart) / size if size else math.nan
