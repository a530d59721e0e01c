"""Names that were meant: a hint for each one that is not there."""

import difflib
from collections.abc import Sequence

from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

SHOWN = 8


def listed(names: Sequence[str], shown: int = SHOWN) -> str:
    """Some of the names, and how many more there are."""
    more = len(names) - shown
    rest = [told(QT_TRANSLATE_NOOP("messages", "… ({0} more)"), f"{more:,}")] if more > 0 else []
    return ", ".join([*names[:shown], *rest])


def nearest(wanted: str, known: Sequence[str], there_are: str) -> str:
    """Sentences (with a blank before them): the nearest known name, if any, and a few that there are.

    Args:
        there_are: a marked template with a place for the list.
    """
    by_fold = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(wanted.casefold(), list(by_fold)[:5000], n=1, cutoff=0.6)
    sentences = [told(there_are, listed(list(known)))]
    if near:
        sentences.insert(0, told(QT_TRANSLATE_NOOP("messages", "Did you mean {0}?"), repr(by_fold[near[0]])))
    return "".join(f" {sentence}" for sentence in sentences)
