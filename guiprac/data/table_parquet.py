"""Parquet tables: from the file to a polars frame, some columns at a time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guiprac.data.frame import Table, column_keys, polars_errors, require_columns
from guiprac.data.reading import require_file, require_within_budget
from guiprac.errors import DataError

if TYPE_CHECKING:
    import polars as pl

MAGIC = b"PAR1"
# The description of some ten thousand columns takes a few megabytes; more is damage.
LONGEST_FOOTER = 64 * 2**20
# Wide numbers stand in memory for this share of the columns only, until they are narrowed.
COLUMN_BATCHES = 8
FEWEST_IN_BATCH = 4


def read_parquet(path: Path, budget: int) -> Table:
    """Read a Parquet file; size and columns are held against the bounds before anything is unpacked.

    Raises:
        DataError: it is no Parquet file, is damaged, has nested columns only, or is too large.
    """
    _require_footer(path)
    import polars as pl

    try:
        with polars_errors():
            names = list(pl.read_parquet_schema(path))
            rows = int(pl.scan_parquet(path).select(pl.len()).collect().item())
    except DataError as error:
        raise _damaged(path, error) from error
    require_columns(path, len(names))
    if rows == 0:
        raise DataError(f"{path.name} has columns but no rows.")
    require_within_budget(path, rows * len(names) * 8, budget, f"{rows:,} rows of {len(names):,} columns")
    frame = pl.DataFrame()
    step = max(FEWEST_IN_BATCH, -(-len(names) // COLUMN_BATCHES))
    for start in range(0, len(names), step):
        try:
            with polars_errors():
                frame = frame.hstack(_narrowed(pl.read_parquet(path, columns=names[start : start + step])))
        except DataError as error:
            raise _damaged(path, error) from error
    frame.columns = column_keys(len(names))
    return Table(path, frame, tuple(names))


def _narrowed(frame: pl.DataFrame) -> pl.DataFrame:
    """Real numbers as float32, which is what inputs are; whole numbers in 32 bits where they fit."""
    import polars as pl

    narrow = []
    for series in frame:
        kind = series.dtype
        if kind.is_float() or kind.is_decimal():
            series = series.cast(pl.Float32)
        elif kind in (pl.Int64, pl.UInt64, pl.UInt32):
            low, high = series.min(), series.max()
            if isinstance(low, int) and isinstance(high, int) and low >= -(2**31) and high < 2**31:
                series = series.cast(pl.Int32)
        narrow.append(series)
    return pl.DataFrame(narrow)


def _require_footer(path: Path) -> None:
    size = require_file(path).st_size
    try:
        with path.open("rb") as file:
            start = file.read(4)
            file.seek(max(0, size - 8))
            end = file.read(8)
    except OSError as error:
        raise DataError(f"Cannot read {path}: {error.strerror or error}.") from error
    if start != MAGIC:
        raise DataError(f"{path.name} is no Parquet file: it starts with {start.hex(' ')}, not with PAR1.")
    if size < 12 or end[4:] != MAGIC:
        raise DataError(f"{path.name} is cut off: it does not end with PAR1.")
    footer = int.from_bytes(end[:4], "little")
    if footer > min(size - 12, LONGEST_FOOTER):
        raise DataError(f"{path.name} is damaged: its description claims {footer:,} bytes of {size:,}.")


def _damaged(path: Path, error: DataError) -> DataError:
    return DataError(f"{path.name} is damaged, or Parquet of a kind that cannot be read: {str(error)[:200]}.")
