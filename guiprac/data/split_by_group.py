"""A split by group: examples that belong together, such as those of one person, stay in one part (S3)."""

import numpy as np
import numpy.typing as npt

from guiprac.data.dataset import Floats, Integers
from guiprac.data.rounding import Counts
from guiprac.errors import ExperimentError
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

# Of so many ways to deal the groups out, the one that holds the shares best is taken.
TRIES, FEWER_TRIES = 64, 12
MANY = 50_000
# Shares that are off by less than this need no words.
TOLD = 0.005

Part = npt.NDArray[np.uint8]


def by_group(
    groups: Integers,
    targets: Floats | Integers | None,
    sizes: Counts,
    rng: np.random.Generator,
    name: str,
) -> tuple[Part, tuple[str, ...]]:
    """The part of each row, (n,), and notes: no group stands in two parts.

    Groups are dealt out at random, the large ones first, each part getting them in proportion to what it still
    lacks; of some such ways the one is taken whose parts (and, with targets, whose classes) are nearest to the
    shares.

    Args:
        groups: (n,) numbers of the groups, all from 0 on in use.
        targets: class codes where classes are to be shared out as evenly as whole groups allow; else None.
        sizes: the examples that each part should have.
        name: of the column, for messages.

    Raises:
        ExperimentError: there are fewer groups than parts.
    """
    members = np.bincount(groups)
    if members.size < sizes.size:
        one = QT_TRANSLATE_NOOP(
            "messages",
            "split.column: {0} has {1} different value, but each of the {2} parts needs a group; "
            "choose a column "
            "with more of them, or split at random.",
        )
        many = QT_TRANSLATE_NOOP(
            "messages",
            "split.column: {0} has {1} different values, but each of the {2} parts needs a group; "
            "choose a column "
            "with more of them, or split at random.",
        )
        template = one if members.size == 1 else many
        raise ExperimentError(told(template, repr(name), members.size, sizes.size), "split.column")
    codes = np.zeros(groups.size, np.int64) if targets is None else targets.astype(np.int64)
    classes = int(codes.max()) + 1
    wanted = np.outer(sizes / sizes.sum(), np.bincount(codes, minlength=classes))
    best, least = None, np.inf
    for _ in range(TRIES if groups.size <= MANY else FEWER_TRIES):
        dealt = _deal(members, sizes, rng)
        part = dealt[groups]
        table = np.bincount(part * np.int64(classes) + codes, minlength=wanted.size).reshape(wanted.shape)
        # The parts' sizes weigh as much as all classes together.
        off = np.abs(table - wanted).sum() + np.abs(table.sum(axis=1) - sizes).sum()
        if off < least:
            best, least, found = part, off, table
        if off < sizes.size:
            break
    assert best is not None
    return best, tuple(_notes(found, sizes, members.size, stratified=targets is not None))


def _deal(members: Counts, sizes: Counts, rng: np.random.Generator) -> Part:
    """The part of each group. Groups of one size are dealt out together, the largest size first."""
    shuffled = rng.permutation(members.size)
    by_size = shuffled[np.argsort(-members[shuffled], kind="stable")]
    of_size, starts = np.unique(-members[by_size], return_index=True)
    part = np.empty(members.size, np.uint8)
    lacking = sizes.astype(np.float64)
    for size, start, stop in zip(-of_size, starts, [*starts[1:], members.size], strict=True):
        counts = _counts(int(stop - start), int(size), lacking, rng)
        part[by_size[start:stop]] = np.repeat(np.arange(sizes.size, dtype=np.uint8), counts)
        lacking -= counts * size
    _fill_empty_parts(part, members, sizes.size)
    return part


def _counts(count: int, size: int, lacking: npt.NDArray[np.float64], rng: np.random.Generator) -> Counts:
    """How many of `count` groups of `size` examples each part gets: in proportion to what it lacks.

    What is left after rounding down is drawn, among the parts that lack at least half a group.
    """
    weights = np.where(lacking >= size / 2, lacking, 0.0)
    if not weights.any():
        weights = (lacking == lacking.max()).astype(np.float64)
    quotas = count * weights / weights.sum()
    counts = np.floor(quotas + 1e-9).astype(np.int64)
    left = count - int(counts.sum())
    if left > 0:
        rest = np.maximum(quotas - counts, 0.0)
        # Systematic sampling: a part gets at most one more, by the chance that its remainder is.
        places = (rng.random() + np.arange(left)) * rest.sum() / left
        counts += np.bincount(
            np.minimum(np.searchsorted(np.cumsum(rest), places, "right"), counts.size - 1),
            minlength=counts.size,
        )
    return counts


def _fill_empty_parts(part: Part, members: Counts, parts: int) -> None:
    """Give a part that got no group the smallest one of the part with the most groups."""
    for empty in np.flatnonzero(np.bincount(part, minlength=parts) == 0):
        richest = int(np.argmax(np.bincount(part, minlength=parts)))
        own = np.flatnonzero(part == richest)
        part[own[np.argmin(members[own])]] = empty


def _notes(table: Counts, sizes: Counts, groups: int, *, stratified: bool) -> list[str]:
    n = int(sizes.sum())
    notes = []
    held = table.sum(axis=1)
    if np.abs(held - sizes).max() > TOLD * n:
        got = "/".join(f"{100 * share:.3g}" for share in held / n)
        asked = "/".join(f"{100 * share:.3g}" for share in sizes / n)
        notes.append(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "{0} groups that stay whole allow no closer shares than {1} ({2} was asked for).",
                ),
                f"{groups:,}",
                got,
                asked,
            )
        )
    if stratified:
        shares = table / held[:, None]
        off = float((shares.max(axis=0) - shares.min(axis=0)).max())
        if off > TOLD:
            notes.append(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages",
                        "Groups stay whole, so classes are shared out only roughly: the share of a class differs "
                        "by up to "
                        "{0} points from part to part.",
                    ),
                    f"{100 * off:.2g}",
                )
            )
    return notes
