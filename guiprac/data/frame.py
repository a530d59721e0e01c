"""A table as read, before it is known what is an input and what the target."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from guiprac.errors import DataError
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    import polars as pl

# How tables write that a value is missing; an infinite one is as little use.
MISSING = (
    *("", "NA", "N/A", "n/a", "#N/A", "?", "null", "NULL", "None"),
    *("nan", "NaN", "NAN", "-nan", "inf", "Inf", "-inf", "-Inf", "Infinity", "-Infinity"),
)
MOST_COLUMNS = 20_000


@dataclass(frozen=True)
class Table:
    """The columns of a file.

    Attributes:
        frame: its columns are called by their place, c0, c1, …, as names in files can be double or empty.
        names: what the file calls them.
        decimal_comma: whether a comma in a number is more likely a decimal comma than a thousands' mark.
    """

    path: Path
    frame: pl.DataFrame
    names: tuple[str, ...]
    notes: tuple[str, ...] = ()
    decimal_comma: bool = False


def column_keys(width: int) -> list[str]:
    """The names of a frame's columns, by place."""
    return [f"c{place}" for place in range(width)]


def require_columns(path: Path, width: int) -> None:
    """Refuse tables with too many columns, and those with no input beside the target.

    Raises:
        DataError: names the number and the bound.
    """
    if width > MOST_COLUMNS:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "{0} has {1} columns, but at most {2} are read. An example is a line: are lines "
                    "and columns exchanged?",
                ),
                path.name,
                f"{width:,}",
                f"{MOST_COLUMNS:,}",
            )
        )
    if width < 2:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages", "{0} has a single column, but a table needs at least one input and a target."
                ),
                path.name,
            )
        )


@contextmanager
def polars_errors() -> Iterator[None]:
    """Turn whatever polars raises for damaged data into a DataError with its first line.

    polars' PanicException is no Exception, so it is named here.
    """
    import polars as pl

    try:
        yield
    except (
        pl.exceptions.PolarsError,
        pl.exceptions.PanicException,
        OSError,
        OverflowError,
        TypeError,
        ValueError,
    ) as error:
        lines = str(error).strip().splitlines()
        raise DataError(lines[0].rstrip(".") if lines else type(error).__name__) from error


@contextmanager
def silent_panics() -> Iterator[None]:
    """Keep polars' panic reports from the terminal: they are written past Python, straight to descriptor 2.

    The panic itself arrives as an exception, and is told in plain words.
    """
    try:
        kept = os.dup(2)
    except OSError:
        # A program without a console has no descriptor 2, so there is nothing to keep silent.
        yield
        return
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
