"""Parquet tables: from the file to a polars frame, some columns at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from guiprac.data.frame import Table, column_keys, polars_errors, require_columns, silent_panics
from guiprac.data.parquet_claims import require_sound
from guiprac.data.reading import require_within_budget
from guiprac.errors import DataError
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    import polars as pl

# As many columns are read together as take this many bytes, or an eighth of them: wide numbers stand in memory
# until they are narrowed, but each reading of the file costs time.
BATCH_BYTES = 16 * 2**20
MOST_BATCHES = 8


def read_parquet(path: Path, budget: int) -> Table:
    """Read a Parquet file; size and columns are held against the bounds before anything is unpacked.

    Raises:
        DataError: it is no Parquet file, is damaged, has nested columns only, or is too large.
    """
    require_sound(path, budget)
    import polars as pl

    try:
        with polars_errors(), silent_panics():
            schema = pl.read_parquet_schema(path)
            rows = int(pl.scan_parquet(path).select(pl.len()).collect().item())
    except DataError as error:
        raise _damaged(path, error) from error
    names = tuple(schema)
    require_columns(path, len(names))
    if rows == 0:
        raise DataError(told(QT_TRANSLATE_NOOP("messages", "{0} has columns but no rows."), path.name))
    require_within_budget(
        path,
        rows * len(names) * 8,
        budget,
        told(QT_TRANSLATE_NOOP("messages", "{0} rows of {1} columns"), f"{rows:,}", f"{len(names):,}"),
    )
    flat = [name for name, kind in schema.items() if not kind.is_nested()]
    columns: dict[str, pl.Series] = {}
    step = max(BATCH_BYTES // (rows * 8), -(-len(flat) // MOST_BATCHES))
    for start in range(0, len(flat), step):
        try:
            with polars_errors(), silent_panics():
                batch = pl.read_parquet(path, columns=flat[start : start + step])
                columns |= {series.name: series for series in _narrowed(batch)}
        except DataError as error:
            raise _damaged(path, error) from error
    frame = pl.DataFrame(
        [
            # Lists and records are no inputs; they are left on the disk, and stand here as missing.
            (columns[name] if name in columns else pl.Series(dtype=kind).clear(rows)).alias(key)
            for key, (name, kind) in zip(column_keys(len(names)), schema.items(), strict=True)
        ]
    )
    return Table(path, frame, names)


def _narrowed(frame: pl.DataFrame) -> Iterator[pl.Series]:
    """Real numbers as float32, which is what inputs are; whole numbers in 32 bits where they fit."""
    import polars as pl

    for series in frame:
        kind = series.dtype
        if kind.is_float() or kind.is_decimal():
            series = series.cast(pl.Float32)
        elif kind in (pl.Int64, pl.UInt64, pl.UInt32):
            low, high = series.min(), series.max()
            if isinstance(low, int) and isinstance(high, int) and low >= -(2**31) and high < 2**31:
                series = series.cast(pl.Int32)
        yield series


def _damaged(path: Path, error: DataError) -> DataError:
    return DataError(
        told(
            QT_TRANSLATE_NOOP("messages", '{0} is damaged, or Parquet of a kind that cannot be read: "{1}".'),
            path.name,
            str(error)[:200],
        )
    )
