"""The column of a table that a split goes by: its values as ranks, so that polars is not needed any more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from guiprac.data.dataset import Integers
from guiprac.data.frame import MISSING, polars_errors
from guiprac.errors import DataError, ExperimentError
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    import polars as pl

KEY = "split.column"
ISO = r"^\d{4}-\d{2}-\d{2}([T ].*)?$"
# float32 holds whole numbers up to here.
LARGEST_EXACT = 2**24


def rank_groups(series: pl.Series, name: str, path: Path) -> Integers:
    """A number for each different value of a column as written, (n,).

    Raises:
        ExperimentError: a value is missing, or they are lists or records.
    """
    import polars as pl

    if series.dtype in (pl.Categorical, pl.Enum):
        series = series.cast(pl.String)
    if series.dtype == pl.String:
        series = series.str.strip_chars()
        series = series.set(series.is_in(list(MISSING)), None)
    return _ranked(
        series,
        name,
        path,
        QT_TRANSLATE_NOOP("messages", "Say in each row which group it belongs to, or choose another column."),
    )


def rank_times(series: pl.Series, name: str, path: Path) -> tuple[Integers, tuple[str, ...]]:
    """The places of the times of a cleaned column: numbers, dates, or texts that are dates; and notes.

    Raises:
        ExperimentError: a value is missing or no date, or they are neither numbers nor dates.
    """
    import polars as pl

    notes: tuple[str, ...] = ()
    if series.dtype == pl.String:
        series, notes = _dates(series, name, path)
    elif series.dtype == pl.Float32:
        largest = cast(float, series.abs().max() or 0.0)
        if largest > LARGEST_EXACT:
            notes = (
                told(
                    QT_TRANSLATE_NOOP(
                        "messages",
                        "Column {0}: times beyond 16,777,216 are read to 7 digits, so near ones may be equal.",
                    ),
                    name,
                ),
            )
    elif not (series.dtype.is_numeric() or series.dtype.is_temporal()):
        raise _no_times(series, name, path)
    return _ranked(
        series, name, path, QT_TRANSLATE_NOOP("messages", "Give each row a time, or choose another column.")
    ), notes


def _dates(texts: pl.Series, name: str, path: Path) -> tuple[pl.Series, tuple[str, ...]]:
    """Texts as dates; where day and month could be either, the way in which all of them are dates."""
    present = texts.is_not_null().sum()
    for form in (None, "%m/%d/%Y", "%m-%d-%Y"):
        try:
            with polars_errors():
                dates = texts.str.to_datetime(form, strict=False)
        except DataError:
            continue
        if dates.is_not_null().sum() == present > 0:
            break
    else:
        raise _no_times(texts, name, path)
    example = texts.drop_nulls()[0]
    if texts.drop_nulls().str.contains(ISO).all():
        return dates, ()
    return dates, (
        told(
            QT_TRANSLATE_NOOP("messages", "Column {0}: {1} is read as {2}."),
            name,
            repr(example),
            f"{dates.drop_nulls()[0]:%Y-%m-%d %H:%M}",
        ),
    )


def _ranked(series: pl.Series, name: str, path: Path, remedy: str) -> Integers:
    if series.dtype.is_nested():
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages", "{0}: column {1} of {2} holds lists or records; choose another column."
                ),
                KEY,
                f"{name!r}",
                path.name,
            ),
            KEY,
        )
    present = series.is_not_null()
    if series.dtype.is_float():
        present = present & series.is_finite().fill_null(False)
    missing = series.len() - int(present.sum())
    if missing:
        one = QT_TRANSLATE_NOOP("messages", "{0}: column {1} of {2} has no value in {3} row.")
        many = QT_TRANSLATE_NOOP("messages", "{0}: column {1} of {2} has no value in {3} rows.")
        refusal = told(one if missing == 1 else many, KEY, repr(name), path.name, f"{missing:,}")
        raise ExperimentError(f"{refusal} {remedy}", KEY)
    return (series.rank("dense").to_numpy() - 1).astype(np.int32)


def _no_times(series: pl.Series, name: str, path: Path) -> ExperimentError:
    example = series.drop_nulls().head(1).to_list()
    if not example:
        empty = QT_TRANSLATE_NOOP(
            "messages",
            "{0}: column {1} of {2} holds neither numbers nor dates; choose another column, or none for the "
            "order of the file.",
        )
        return ExperimentError(told(empty, KEY, repr(name), path.name), KEY)
    other = QT_TRANSLATE_NOOP(
        "messages",
        "{0}: column {1} of {2} holds neither numbers nor dates, such as {3}; choose another column, or none "
        "for the order of the file.",
    )
    return ExperimentError(told(other, KEY, repr(name), path.name, repr(str(example[0])[:40])), KEY)
