"""What a dev set of some size can tell apart, and the smallest split that tells what is asked (S1)."""

import math
from collections.abc import Sequence

from guiprac.analysis import intervals
from guiprac.data.advice import LARGEST_SHARE, SMALLEST_ERROR, SMALLEST_SHARE, Z_95, half_width
from guiprac.events import Event
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

# Fewer examples of a class say next to nothing of how it is recognized.
FEW_OF_A_CLASS = 10
SIZES = (100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)


class SplitAdvice(Event, frozen=True):
    """How to share n examples out.

    Attributes:
        error: the error rate that is expected; gap: the difference of two settings that dev shall tell apart.
        needed: dev examples at which the 95 % half width is half the gap, so that two settings that far apart
            have intervals that do not meet.
        n_train, n_dev, n_test: the advice in examples; train, dev, test: in shares.
        dev_half_width: of an error rate near `error`, on n_dev examples; seen_gap: twice that.
        class_half_width: of the error rate within one class, if the classes are equally frequent.
        resolved: whether the gap that was asked for can be seen.
        says: the advice in a sentence; notes: what it costs or cannot do.
    """

    n: int
    error: float
    gap: float
    classes: int
    needed: int
    train: float
    dev: float
    test: float
    n_train: int
    n_dev: int
    n_test: int
    dev_half_width: float
    seen_gap: float
    class_half_width: float
    resolved: bool
    says: str
    notes: tuple[str, ...]


def advise(n: int, error: float = 0.05, *, gap: float = 0.01, classes: int = 2) -> SplitAdvice:
    """Advise on train, dev and test for n examples.

    Dev and test take what is needed to see the gap, at most 20 % and at least 1 % each: 60/20/20 with few
    examples and 98/1/1 with a million fall out of it.

    Args:
        n: examples in all, at least 3.
        error: expected error rate, 0 to 1; near 0 or 1 it is taken as 1 % from there.
        gap: above 0 and at most 1.
        classes: at least 2.
    """
    needed = needed_for(gap / 2, error)
    share = min(max(needed / n, SMALLEST_SHARE), LARGEST_SHARE)
    # Rounded up to a tenth of a percent, so that the gap is still seen; the 1e-9 keeps 0.2 at 0.2.
    share = math.ceil(share * 1000 - 1e-9) / 1000
    n_dev = max(1, round(share * n))
    width = half_width(_expected(error), n_dev)
    resolved = n_dev >= needed
    return SplitAdvice(
        n=n,
        error=error,
        gap=gap,
        classes=classes,
        needed=needed,
        train=round(1 - 2 * share, 3),
        dev=share,
        test=share,
        n_train=n - 2 * n_dev,
        n_dev=n_dev,
        n_test=n_dev,
        dev_half_width=width,
        seen_gap=2 * width,
        class_half_width=half_width(_expected(error), n_dev // classes),
        resolved=resolved,
        says=_says(n_dev, share, error, width),
        notes=tuple(_notes(n, n_dev, needed, gap, classes, resolved=resolved)),
    )


def needed_for(width: float, error: float) -> int:
    """The least number of examples that gives an error rate near `error` a 95 % half width of at most `width`."""
    expected = _expected(error)
    return math.ceil(expected * (1 - expected) * (Z_95 / width) ** 2 - 1e-9)


def resolution_table(error: float, sizes: Sequence[int] = SIZES) -> list[tuple[int, float, float, float]]:
    """For each size of dev: examples, half width (S1), and the limits of Wilson's interval, as shares."""
    table = []
    for size in sizes:
        limits = intervals.wilson(error, size)
        table.append((size, half_width(error, size), limits.low, limits.high))
    return table


def _expected(error: float) -> float:
    """At an error of 0 the formula asks for no examples at all."""
    return min(max(error, SMALLEST_ERROR), 1 - SMALLEST_ERROR)


def _says(n_dev: int, share: float, error: float, width: float) -> str:
    shares = "/".join(f"{100 * part:.3g}" for part in (1 - 2 * share, share, share))
    return told(
        QT_TRANSLATE_NOOP(
            "analysis",
            "{0}: {1} dev examples know an error rate of {2} % to ±{3} points, and tell settings apart that differ "
            "by {4}.",
        ),
        shares,
        f"{n_dev:,}",
        f"{100 * error:.3g}",
        f"{100 * width:.2g}",
        f"{200 * width:.2g}",
    )


def _notes(n: int, n_dev: int, needed: int, gap: float, classes: int, *, resolved: bool) -> list[str]:
    notes = []
    if not resolved:
        # Dev and test take at most a fifth each.
        whole = math.ceil(needed / LARGEST_SHARE)
        notes.append(
            told(
                QT_TRANSLATE_NOOP(
                    "analysis",
                    "To see a gap of {0} % takes {1} dev examples, more than a fifth of {2}. That is {3} examples in "
                    "all, or cross-validation.",
                ),
                f"{100 * gap:.3g}",
                f"{needed:,}",
                f"{n:,}",
                f"{whole:,}",
            )
        )
    if n_dev < FEW_OF_A_CLASS * classes:
        notes.append(
            told(
                QT_TRANSLATE_NOOP(
                    "analysis",
                    "With {0} classes dev has about {1} examples of each: too few to judge a single class. Stratify, "
                    "and judge all classes together.",
                ),
                str(classes),
                f"{n_dev / classes:.3g}",
            )
        )
    return notes
