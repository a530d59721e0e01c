"""Names that were meant: a hint for each one that is not there."""

import difflib
from collections.abc import Sequence

SHOWN = 8


def listed(names: Sequence[str], shown: int = SHOWN) -> str:
    """Some of the names, and how many more there are."""
    more = len(names) - shown
    return ", ".join(names[:shown]) + (f" and {more:,} more" if more > 0 else "")


def nearest(wanted: str, known: Sequence[str], there_are: str) -> str:
    """A sentence (with a blank before it) that names the nearest known name, if any, and lists a few."""
    by_fold = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(wanted.casefold(), list(by_fold)[:5000], n=1, cutoff=0.6)
    meant = f" Did you mean {by_fold[near[0]]!r}?" if near else ""
    return f"{meant} {there_are} {listed(list(known))}."
