"""Numbers that a table writes as text: 1,234 or 1,5 or a few words among numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    import polars as pl

THOUSANDS = r"^[-+]?\d{1,3}(,\d{3})*(\.\d*)?$"
DECIMAL_COMMA = r"^[-+]?\d*,?\d+([eE][-+]?\d+)?$"
# Words among numbers mean "missing" if they are rare and the numbers are many; else they are categories.
MOST_WORDS = 0.1
FEWEST_NUMBERS = 20


@dataclass(frozen=True)
class Numbers:
    """A text column read as numbers (null where it is missing or a word), and what had to be assumed."""

    series: pl.Series
    note: str = ""


def numbers_in(texts: pl.Series, *, decimal_comma: bool) -> Numbers | None:
    """The numbers of a text column; None if it holds words.

    Args:
        texts: stripped of blanks, null where missing.
        decimal_comma: whether 1,234 is 1.234 rather than 1234.
    """
    import polars as pl

    present = texts.drop_nulls()
    if present.is_empty():
        return None
    plain = texts.cast(pl.Float64, strict=False)
    if plain.null_count() == texts.null_count():
        return Numbers(_narrow(plain))
    example = present.filter(present.str.contains(",", literal=True)).head(1)
    if not example.is_empty():
        ways = [(THOUSANDS, ""), (DECIMAL_COMMA, ".")]
        for pattern, mark in reversed(ways) if decimal_comma else ways:
            if present.str.contains(pattern).all():
                read = texts.str.replace_all(",", mark, literal=True).cast(pl.Float64, strict=False)
                shown = example[0].replace(",", mark)
                return Numbers(
                    _narrow(read),
                    told(QT_TRANSLATE_NOOP("messages", "{0} is read as {1}"), repr(example[0]), shown),
                )
    words = plain.null_count() - texts.null_count()
    if words <= MOST_WORDS * present.len() and plain.n_unique() > FEWEST_NUMBERS:
        row = int((plain.is_null() & texts.is_not_null()).arg_max() or 0)
        one = QT_TRANSLATE_NOOP(
            "messages", "{0} value that is no number counts as missing, the first {1} in row {2}"
        )
        many = QT_TRANSLATE_NOOP(
            "messages", "{0} values that are no number count as missing, the first {1} in row {2}"
        )
        note = told(one if words == 1 else many, f"{words:,}", repr(texts[row]), f"{row + 1:,}")
        return Numbers(_narrow(plain), note)
    return None


def _narrow(numbers: pl.Series) -> pl.Series:
    """As whole numbers if all are, so that they can be told from amounts; else as float32."""
    import polars as pl

    whole = numbers.cast(pl.Int64, strict=False)
    if whole.null_count() == numbers.null_count() and (whole.cast(pl.Float64) == numbers).all():
        return whole
    return numbers.cast(pl.Float32)
