"""Tables (CSV, TSV, Parquet) as a Dataset: which column is the target, and which become inputs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from guiprac import experiment
from guiprac.data.columns import Plan, clean, kind_of, plan
from guiprac.data.dataset import Dataset, Floats, Integers
from guiprac.data.frame import Table, polars_errors
from guiprac.data.names import nearest
from guiprac.data.ranks import rank_groups, rank_times
from guiprac.data.reading import require_within_budget
from guiprac.data.targets import Target, classes, understand
from guiprac.errors import DataError, ExperimentError

if TYPE_CHECKING:
    import polars as pl

TARGET_NAMES = ("target", "label", "labels", "class", "classes", "y", "outcome", "response")
CHUNK_NUMBERS = 2**20
FEWEST_CHUNK_ROWS = 4096

Reader = Callable[[Path, int], Table]


def load_table(
    path: Path, data: experiment.Data, budget: int, read: Reader, split: experiment.Split
) -> Dataset:
    """Read a table and make inputs of all its columns but the target and the one that the split goes by.

    Raises:
        DataError: the file is damaged, or holds no column that can be an input.
        ExperimentError: data.target, data.ignore or split.column names a column that is not there, data.task does
            not suit the target, or the split's column cannot serve.
    """
    table = read(path, budget)
    try:
        with polars_errors():
            return _understand(table, data, budget, split)
    except DataError as error:
        if error.__cause__ is None:
            raise
        raise DataError(f"{path.name} cannot be turned into numbers: {str(error)[:200]}.") from error


def _understand(table: Table, data: experiment.Data, budget: int, split: experiment.Split) -> Dataset:
    path, read_rows = table.path, table.frame.height
    for name in data.ignore:
        _require_column(table, name, "data.ignore")
    target_name, guess = _choose_target(table, data)
    by = _split_column(table, split, target_name)
    as_written = _series(table, by) if by and split.by == "group" else None
    table = clean(table)
    present = _with_target(table, target_name)
    dropped: tuple[str, ...] = ()
    file_rows: Integers | None = None
    if present is not None:
        table, dropped = _without_missing_targets(table, target_name, present)
        file_rows = (present.arg_true().to_numpy() + 1).astype(np.int32)
        as_written = None if as_written is None else as_written.filter(present)
    ranks: Integers | None = None
    of_times: tuple[str, ...] = ()
    if as_written is not None:
        ranks = rank_groups(as_written, by, path)
    elif by:
        ranks, of_times = rank_times(_series(table, by), by, path)
    target = _target(table, target_name, data.task)
    left_out = dict.fromkeys(data.ignore, "left out on request") | (
        {by: "the split goes by it"} if by else {}
    )
    plans, findings = plan(table, left_out, target_name)
    inputs = _matrix(table, plans, budget)
    names = tuple(name for each in plans for name, _ in each.inputs)
    return Dataset(
        source=str(path),
        title=path.name,
        about=f"A table of {read_rows:,} rows and {len(table.names):,} columns.",
        inputs=inputs,
        targets=target.values,
        task=target.task,
        input_names=names,
        target_name=target_name,
        class_names=target.class_names,
        notes=(*guess, *dropped, *target.notes, *table.notes, *findings, *of_times),
        columns=tuple(each.column for each in plans),
        ranks=ranks,
        missing=_missing(table, plans),
        file_rows=file_rows,
    )


def _split_column(table: Table, split: experiment.Split, target: str) -> str:
    """The column that the split goes by; empty if by none."""
    if split.by == "random" or (split.by == "time" and not split.column):
        return ""
    if not split.column:
        raise ExperimentError(
            "split.column: name the column that says which examples belong together, such as a person's id.",
            "split.column",
        )
    _require_column(table, split.column, "split.column")
    if split.column == target:
        raise ExperimentError(
            f"split.column: {target!r} is the target, so the parts cannot go by it; choose another column.",
            "split.column",
        )
    return split.column


def _choose_target(table: Table, data: experiment.Data) -> tuple[str, tuple[str, ...]]:
    if data.target:
        _require_column(table, data.target, "data.target")
        if data.target in data.ignore:
            raise ExperimentError(
                f"data.ignore: {data.target!r} is the target, so it cannot be left out.", "data.ignore"
            )
        return data.target, ()
    kept = [name for name in table.names if name not in data.ignore]
    if not kept:
        raise ExperimentError(f"data.ignore: no column of {table.path.name} is left.", "data.ignore")
    named = [name for wanted in TARGET_NAMES for name in kept if name.casefold() == wanted]
    chosen, why = (named[0], "by its name") if named else (kept[-1], "as the last column")
    return chosen, (f"The target is {chosen!r}, guessed {why}; name another if it is not.",)


def _require_column(table: Table, name: str, key: str) -> None:
    if name not in table.names:
        hint = nearest(name, table.names, "The columns are")
        raise ExperimentError(f"{key}: {table.path.name} has no column {name!r}.{hint}", key)


def _with_target(table: Table, name: str) -> pl.Series | None:
    """Which rows have a target; None if all do."""
    series = _series(table, name)
    kind = kind_of(series)
    if kind == "other":
        raise ExperimentError(
            f"data.target: column {name!r} of {table.path.name} holds {series.dtype}, but a target is numbers or "
            "texts; choose another column.",
            "data.target",
        )
    present = series.is_finite().fill_null(False) if series.dtype.is_float() else series.is_not_null()
    if not present.any():
        raise ExperimentError(
            f"data.target: column {name!r} of {table.path.name} has no values; choose another column.",
            "data.target",
        )
    return None if present.all() else present


def _without_missing_targets(table: Table, name: str, present: pl.Series) -> tuple[Table, tuple[str, ...]]:
    missing = present.len() - int(present.sum())
    note = f"{missing:,} row{'s'[: missing > 1]} without a target ({name}) {'are' if missing > 1 else 'is'} left out."
    frame = table.frame.filter(present)
    return Table(table.path, frame, table.names, table.notes, table.decimal_comma), (note,)


def _target(table: Table, name: str, task: experiment.Task) -> Target:
    import polars as pl

    series, where = _series(table, name), table.path.name
    if kind_of(series) == "number":
        return understand(series.to_numpy().astype(np.float64), name, where, task)
    if series.dtype == pl.Boolean:
        series = series.replace_strict({False: "false", True: "true"}, return_dtype=pl.String)
    distinct = series.unique().sort()
    if distinct.len() == series.len() > 2:
        raise ExperimentError(
            f"data.target: column {name!r} of {where} has another text in every row ({distinct[0]!r}, …), so it "
            "names no classes; choose another column.",
            "data.target",
        )
    codes = series.cast(pl.Enum(distinct)).to_physical().cast(pl.Int32).to_numpy()
    return classes(codes, tuple(distinct.to_list()), name, where, task)


def _series(table: Table, name: str) -> pl.Series:
    return table.frame.to_series(table.names.index(name))


def _matrix(table: Table, plans: list[Plan], budget: int) -> Floats:
    """The inputs, (n, d) C-contiguous: filled some rows at a time, so that nothing is held twice."""
    expressions = [
        expression.alias(str(place))
        for place, (_, expression) in enumerate(pair for each in plans for pair in each.inputs)
    ]
    if not expressions:
        reasons = "; ".join(
            f"{each.column.name}: {each.column.note}" for each in plans[:4] if each.column.use == "left out"
        )
        raise DataError(f"{table.path.name} has no column that can be an input ({reasons}).")
    n, d = table.frame.height, len(expressions)
    require_within_budget(table.path, n * d * 4, budget, f"a matrix of {n:,} examples and {d:,} inputs")
    matrix = np.empty((n, d), np.float32)
    step = max(FEWEST_CHUNK_ROWS, CHUNK_NUMBERS // d)
    for start in range(0, n, step):
        matrix[start : start + step] = table.frame.slice(start, step).select(expressions).to_numpy()
    return matrix


def _missing(table: Table, plans: list[Plan]) -> tuple[tuple[int, Integers], ...]:
    """For each input with missing numbers its place and the rows."""
    found = []
    place = 0
    for each in plans:
        if each.missing is not None:
            rows = table.frame.select(each.missing.arg_true()).to_series()
            found.append((place, rows.to_numpy().astype(np.int32)))
        place += len(each.inputs)
    return tuple(found)
