"""Examples that stand in two parts, named, with what to do about them (S2)."""

from guiprac.events import Duplicate, Duplicates
from guiprac.events.data import PartName
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

WHY = (
    QT_TRANSLATE_NOOP(
        "messages",
        "What training has seen is no test of what it has not: the error on a copy of a train example is too low.",
    ),
    QT_TRANSLATE_NOOP("messages", "Examples count as copies where all inputs and the target are equal."),
)


def in_words(duplicates: Duplicates | None) -> str:
    """How many examples stand in an earlier part too, with the rows of one of them; empty if there are none.

    Rows are counted from 1, as the data stand in the file.
    """
    if duplicates is None:
        return ""
    pairs: list[tuple[PartName, PartName, int]] = [
        ("dev", "train", duplicates.dev_in_train),
        ("test", "train", duplicates.test_in_train),
        ("test", "dev", duplicates.test_in_dev),
    ]
    return " ".join(_in_words(part, other, count, duplicates) for part, other, count in pairs if count)


def remedy(*, by_column: bool) -> str:
    """What to do; `by_column` says that there are columns to split by."""
    if by_column:
        return QT_TRANSLATE_NOOP(
            "messages",
            "Split by a column that tells which examples belong together, or leave the copies out of the file.",
        )
    return QT_TRANSLATE_NOOP("messages", "Leave the copies out of the data.")


def named(duplicates: Duplicates) -> list[str]:
    """The examples that are named, a sentence each."""
    return [
        told(
            QT_TRANSLATE_NOOP("messages", "Row {0} ({1}) equals row {2} ({3})."),
            f"{each.row:,}",
            each.part,
            f"{each.also_row:,}",
            each.also_in,
        )
        for each in duplicates.examples
    ]


def _in_words(part: PartName, other: PartName, count: int, duplicates: Duplicates) -> str:
    example = _example(part, other, duplicates)
    if example is None:
        return told(
            QT_TRANSLATE_NOOP("messages", "Examples of {0} that also stand in {1}: {2}."),
            part,
            other,
            f"{count:,}",
        )
    rows = f"{example.row:,}", f"{example.also_row:,}"
    if count == 1:
        return told(
            QT_TRANSLATE_NOOP("messages", "1 example of {0} also stands in {1}: rows {2} and {3}."),
            part,
            other,
            *rows,
        )
    many = QT_TRANSLATE_NOOP("messages", "{0} examples of {1} also stand in {2}, such as rows {3} and {4}.")
    return told(many, f"{count:,}", part, other, *rows)


def _example(part: PartName, other: PartName, duplicates: Duplicates) -> Duplicate | None:
    pairs = ((each, (each.part, each.also_in)) for each in duplicates.examples)
    return next((each for each, pair in pairs if pair == (part, other)), None)
