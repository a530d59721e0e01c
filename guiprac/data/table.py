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
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

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
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", '{0} cannot be turned into numbers: "{1}".'),
                path.name,
                str(error)[:200],
            )
        ) from error


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
    left_out = dict.fromkeys(data.ignore, QT_TRANSLATE_NOOP("messages", "left out on request")) | (
        {by: QT_TRANSLATE_NOOP("messages", "the split goes by it")} if by else {}
    )
    plans, findings = plan(table, left_out, target_name)
    inputs = _matrix(table, plans, budget)
    names = tuple(name for each in plans for name, _ in each.inputs)
    return Dataset(
        source=str(path),
        title=path.name,
        about=told(
            QT_TRANSLATE_NOOP("messages", "A table of {0} rows and {1} columns."),
            f"{read_rows:,}",
            f"{len(table.names):,}",
        ),
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
            QT_TRANSLATE_NOOP(
                "messages",
                "split.column: name the column that says which examples belong together, such as "
                "a person's id.",
            ),
            "split.column",
        )
    _require_column(table, split.column, "split.column")
    if split.column == target:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "split.column: {0} is the target, so the parts cannot go by it; choose another column.",
                ),
                f"{target!r}",
            ),
            "split.column",
        )
    return split.column


def _choose_target(table: Table, data: experiment.Data) -> tuple[str, tuple[str, ...]]:
    if data.target:
        _require_column(table, data.target, "data.target")
        if data.target in data.ignore:
            raise ExperimentError(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages", "data.ignore: {0} is the target, so it cannot be left out."
                    ),
                    f"{data.target!r}",
                ),
                "data.ignore",
            )
        return data.target, ()
    kept = [name for name in table.names if name not in data.ignore]
    if not kept:
        raise ExperimentError(
            told(QT_TRANSLATE_NOOP("messages", "data.ignore: no column of {0} is left."), table.path.name),
            "data.ignore",
        )
    named = [name for wanted in TARGET_NAMES for name in kept if name.casefold() == wanted]
    if named:
        by_name = QT_TRANSLATE_NOOP(
            "messages", "The target is {0}, guessed by its name; name another if it is not."
        )
        return named[0], (told(by_name, repr(named[0])),)
    as_last = QT_TRANSLATE_NOOP(
        "messages", "The target is {0}, guessed as the last column; name another if it is not."
    )
    return kept[-1], (told(as_last, repr(kept[-1])),)


def _require_column(table: Table, name: str, key: str) -> None:
    if name not in table.names:
        refusal = told(
            QT_TRANSLATE_NOOP("messages", "{0}: {1} has no column {2}."), key, table.path.name, repr(name)
        )
        hint = nearest(name, table.names, QT_TRANSLATE_NOOP("messages", "The columns are {0}."))
        raise ExperimentError(f"{refusal}{hint}", key)


def _with_target(table: Table, name: str) -> pl.Series | None:
    """Which rows have a target; None if all do."""
    series = _series(table, name)
    kind = kind_of(series)
    if kind == "other":
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "data.target: column {0} of {1} holds {2}, but a target is numbers or texts; "
                    "choose another column.",
                ),
                f"{name!r}",
                table.path.name,
                series.dtype,
            ),
            "data.target",
        )
    present = series.is_finite().fill_null(False) if series.dtype.is_float() else series.is_not_null()
    if not present.any():
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages", "data.target: column {0} of {1} has no values; choose another column."
                ),
                f"{name!r}",
                table.path.name,
            ),
            "data.target",
        )
    return None if present.all() else present


def _without_missing_targets(table: Table, name: str, present: pl.Series) -> tuple[Table, tuple[str, ...]]:
    missing = present.len() - int(present.sum())
    one = QT_TRANSLATE_NOOP("messages", "{0} row without a target ({1}) is left out.")
    many = QT_TRANSLATE_NOOP("messages", "{0} rows without a target ({1}) are left out.")
    note = told(one if missing == 1 else many, f"{missing:,}", name)
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
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "data.target: column {0} of {1} has another text in every row ({2}, …), so it "
                    "names no classes; choose another column.",
                ),
                f"{name!r}",
                where,
                f"{distinct[0]!r}",
            ),
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
        named = QT_TRANSLATE_NOOP("analysis", "{0} ({1})")
        reasons = ", ".join(
            told(named, each.column.name, each.column.note)
            for each in plans[:4]
            if each.column.use == "left out"
        )
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", "{0} has no column that can be an input: {1}."),
                table.path.name,
                reasons,
            )
        )
    n, d = table.frame.height, len(expressions)
    require_within_budget(
        table.path,
        n * d * 4,
        budget,
        told(QT_TRANSLATE_NOOP("messages", "a matrix of {0} examples and {1} inputs"), f"{n:,}", f"{d:,}"),
    )
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
