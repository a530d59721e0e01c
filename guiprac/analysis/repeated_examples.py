"""Examples that stand in two parts, named, with what to do about them (S2)."""

from guiprac.events import Duplicate, Duplicates

WHY = (
    "What training has seen is no test of what it has not: the error on a copy of a train example is too low. "
    "Examples count as copies where all inputs and the target are equal."
)


def told(duplicates: Duplicates | None) -> str:
    """How many examples stand in an earlier part too, with the rows of the first; empty if there are none.

    Rows are counted from 1, as the data stand in the file.
    """
    if duplicates is None:
        return ""
    in_train = [
        f"{_examples(count)} of {part}"
        for part, count in (("dev", duplicates.dev_in_train), ("test", duplicates.test_in_train))
        if count
    ]
    sentences = []
    if in_train:
        one = duplicates.dev_in_train + duplicates.test_in_train == 1
        sentences.append(_sentence(" and ".join(in_train), "train", duplicates, one=one))
    if duplicates.test_in_dev:
        found = f"{_examples(duplicates.test_in_dev)} of test"
        sentences.append(_sentence(found, "dev", duplicates, one=duplicates.test_in_dev == 1))
    return " ".join(sentences)


def remedy(*, by_column: bool) -> str:
    """What to do; `by_column` says that there are columns to split by."""
    if by_column:
        return "Split by a column that tells which examples belong together, or leave the copies out of the file."
    return "Leave the copies out of the data."


def listed(duplicates: Duplicates) -> list[str]:
    """The examples that are named, a sentence each."""
    return [
        f"Row {each.row:,} ({each.part}) equals row {each.also_row:,} ({each.also_in})."
        for each in duplicates.examples
    ]


def _sentence(found: str, part: str, duplicates: Duplicates, *, one: bool) -> str:
    example = next((each for each in duplicates.examples if each.also_in == part), None)
    return f"{found} also stand{'s'[:one]} in {part}{_rows(example, one=one)}."


def _rows(example: Duplicate | None, *, one: bool) -> str:
    if example is None:
        return ""
    return f", {'' if one else 'such as '}rows {example.row:,} and {example.also_row:,}"


def _examples(count: int) -> str:
    return f"{count:,} example{'s'[: count != 1]}"
