"""What each column of a table is good for: how it becomes inputs, or why it is left out."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from guiprac.data.frame import MISSING, Table
from guiprac.data.names import listed
from guiprac.data.text_numbers import numbers_in
from guiprac.events import Column
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    import polars as pl

Kind = Literal["number", "category", "text", "other"]

MOST_CATEGORIES = 50
MOST_NOTES = 5
# A text that hardly ever comes twice tells nothing about the next example.
MOST_DISTINCT = 0.8
EXACT_ROWS = 20_000
SAMPLE_ROWS = 4096
FEWEST_FOR_ID = 20
LARGEST_EXACT = 2**24
ID_NAME = re.compile(
    r"(^|[\s_\-.])(id|ids|index|idx|uuid|guid|key|row|no|nr|number|column 1|unnamed.*)$", re.IGNORECASE
)
ID_SUFFIX = re.compile(r"[a-z](Id|ID)$")
DATE = r"^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([T ].*)?$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}([T ].*)?$"


@dataclass(frozen=True)
class Plan:
    """One column of the file: its description, the inputs that it becomes (none if left out), and where the one
    input that it becomes has no value."""

    column: Column
    inputs: tuple[tuple[str, pl.Expr], ...] = ()
    missing: pl.Expr | None = None


_NUMBERS_ROWS = QT_TRANSLATE_NOOP("messages", "the values number the rows, like an id")
# What notes tell of columns: for one column, and for several.
_FILLED = (
    QT_TRANSLATE_NOOP(
        "messages", "Column {0}: missing or not finite values are filled with the median of train."
    ),
    QT_TRANSLATE_NOOP(
        "messages", "Columns {0}: missing or not finite values are filled with the median of train."
    ),
)
_NUMBERED = (
    QT_TRANSLATE_NOOP(
        "messages",
        "Column {0}: the values number the rows, like an id; leave it out unless it carries meaning.",
    ),
    QT_TRANSLATE_NOOP(
        "messages",
        "Columns {0}: the values number the rows, like an id; leave them out unless they carry meaning.",
    ),
)
_ALL_DIFFERENT = (
    QT_TRANSLATE_NOOP(
        "messages",
        "Column {0}: every row has another whole number, like an id; leave it out unless it carries meaning.",
    ),
    QT_TRANSLATE_NOOP(
        "messages",
        "Columns {0}: every row has another whole number, like an id; leave them out unless they "
        "carry meaning.",
    ),
)
_ROUNDED = (
    QT_TRANSLATE_NOOP(
        "messages", "Column {0}: whole numbers beyond 16,777,216 are rounded to float32 (7 digits)."
    ),
    QT_TRANSLATE_NOOP(
        "messages", "Columns {0}: whole numbers beyond 16,777,216 are rounded to float32 (7 digits)."
    ),
)
_TEXT_LIKE_ID = (
    QT_TRANSLATE_NOOP(
        "messages", "Column {0}: left out; it holds text that differs in nearly every row, like an id."
    ),
    QT_TRANSLATE_NOOP(
        "messages", "Columns {0}: left out; they hold text that differs in nearly every row, like an id."
    ),
)
_TOO_MANY = (
    QT_TRANSLATE_NOOP(
        "messages", "Column {0}: left out; more than {1} different texts are too many for an input each."
    ),
    QT_TRANSLATE_NOOP(
        "messages", "Columns {0}: left out; more than {1} different texts are too many for an input each."
    ),
)
_NO_INPUT = (
    QT_TRANSLATE_NOOP("messages", "Column {0}: left out; {1} cannot be used as inputs."),
    QT_TRANSLATE_NOOP("messages", "Columns {0}: left out; {1} cannot be used as inputs."),
)
_EMPTY = (
    QT_TRANSLATE_NOOP("messages", "Column {0}: left out; all values are missing."),
    QT_TRANSLATE_NOOP("messages", "Columns {0}: left out; all values are missing."),
)
_CONSTANT = (
    QT_TRANSLATE_NOOP("messages", "Column {0}: left out; there is only one value."),
    QT_TRANSLATE_NOOP("messages", "Columns {0}: left out; there is only one value."),
)


@dataclass
class Findings:
    """What has to be said of several columns at once: a note a kind, not a note a column."""

    names_by_finding: dict[tuple[tuple[str, str], str], list[str]] = field(default_factory=dict)

    def add(self, finding: tuple[str, str], name: str, value: str = "") -> None:
        """Take a finding: templates for one column and for several, whose second place has the value."""
        self.names_by_finding.setdefault((finding, value), []).append(name)

    def notes(self) -> tuple[str, ...]:
        return tuple(
            told(of_one if len(names) == 1 else of_many, listed(names), value)
            for ((of_one, of_many), value), names in self.names_by_finding.items()
        )


def clean(table: Table) -> Table:
    """The table with texts stripped and turned into numbers where they are; kinds are plain from here on."""
    import polars as pl

    replaced: list[pl.Series] = []
    notes: list[str] = []
    for name, series in zip(table.names, table.frame, strict=True):
        if series.dtype in (pl.Categorical, pl.Enum):
            series = series.cast(pl.String)
        if series.dtype == pl.String:
            texts = series.str.strip_chars()
            texts = texts.set(texts.is_in(list(MISSING)), None).alias(series.name)
            numbers = numbers_in(texts, decimal_comma=table.decimal_comma)
            replaced.append(numbers.series.alias(series.name) if numbers else texts)
            if numbers and numbers.note:
                notes.append(
                    told(
                        QT_TRANSLATE_NOOP("messages", "Column {0} is text with numbers: {1}."),
                        name,
                        numbers.note,
                    )
                )
        elif series.dtype == pl.Null:
            replaced.append(series.cast(pl.String))
        elif series.dtype.is_decimal():
            replaced.append(series.cast(pl.Float32))
    frame = table.frame.with_columns(replaced) if replaced else table.frame
    if len(notes) > MOST_NOTES:
        notes[MOST_NOTES:] = [
            told(
                QT_TRANSLATE_NOOP("messages", "{0} more columns are text with numbers, read likewise."),
                f"{len(notes) - MOST_NOTES:,}",
            )
        ]
    return Table(table.path, frame, table.names, (*table.notes, *notes), table.decimal_comma)


def kind_of(series: pl.Series) -> Kind:
    """number, category (true or false), text, or other (dates, lists, bytes)."""
    import polars as pl

    if series.dtype.is_numeric():
        return "number"
    if series.dtype == pl.Boolean:
        return "category"
    return "text" if series.dtype == pl.String else "other"


def plan(table: Table, left_out: Mapping[str, str], target: str) -> tuple[list[Plan], tuple[str, ...]]:
    """Decide on every column of a cleaned table but the target, and say so in notes.

    Args:
        left_out: columns that are not to be used, and why.

    Returns:
        One plan a column, in the file's order, and the notes.
    """
    findings = Findings()
    summaries = _summarize(table.frame)
    plans = []
    for name, series in zip(table.names, table.frame, strict=True):
        summary = summaries[series.name]
        if name == target:
            plans.append(Plan(_column(name, series, summary, "target")))
        elif name in left_out:
            plans.append(Plan(_column(name, series, summary, "left out", left_out[name])))
        elif kind_of(series) in ("number", "category"):
            plans.append(_plan_number(name, series, summary, findings))
        elif kind_of(series) == "text":
            plans.append(_plan_text(name, series, summary, findings))
        else:
            plans.append(_plan_other(name, series, summary, findings))
    return plans, findings.notes()


@dataclass(frozen=True)
class _Summary:
    """Of a column: how many values are missing (or not finite), how many of the rest differ, and their range."""

    missing: int
    distinct: int
    low: float | None = None
    high: float | None = None
    median: float = 0.0


def _summarize(frame: pl.DataFrame) -> dict[str, _Summary]:
    """All columns, in few passes that polars shares among its threads.

    In tables of more than EXACT_ROWS, different whole numbers are estimated (within some percent) and different
    real numbers are counted in the first SAMPLE_ROWS.
    """
    kinds = {series.name: kind_of(series) for series in frame}
    numbers = [key for key, kind in kinds.items() if kind in ("number", "category")]
    reals = [series.name for series in frame if series.dtype.is_float()]
    whole = [series.name for series in frame if series.dtype.is_integer() or kind_of(series) == "category"]
    texts = [key for key, kind in kinds.items() if kind == "text"]
    # A finite sum has finite terms: only where it is not are they looked at one by one.
    sums = _evaluate(frame, reals, lambda column: column.sum())
    spoiled = [key for key in reals if not math.isfinite(sums[key] or 0)]
    if spoiled:
        frame = frame.with_columns(_finite(spoiled))
    nulls = _evaluate(frame, list(kinds), lambda column: column.null_count())
    missing = {key: int(count or 0) for key, count in nulls.items()}
    lows = _evaluate(frame, numbers, lambda column: column.min())
    highs = _evaluate(frame, numbers, lambda column: column.max())
    medians = _evaluate(frame, [key for key in numbers if missing[key]], _median)
    if frame.height <= EXACT_ROWS:
        distinct = _evaluate(frame, numbers + texts, lambda column: column.drop_nulls().n_unique())
    else:
        distinct = _evaluate(frame.head(SAMPLE_ROWS), reals, lambda column: column.drop_nulls().n_unique())
        distinct |= _evaluate(frame, whole, lambda column: column.drop_nulls().approx_n_unique())
        distinct |= _evaluate(frame, texts, lambda column: column.drop_nulls().n_unique())
    return {
        key: _Summary(
            missing[key], int(distinct.get(key) or 0), lows.get(key), highs.get(key), medians.get(key) or 0.0
        )
        for key in kinds
    }


def _finite(keys: list[str]) -> pl.Expr:
    import polars as pl

    return pl.when(pl.col(keys).is_finite()).then(pl.col(keys)).name.keep()


def _median(column: pl.Expr) -> pl.Expr:
    import polars as pl

    return column.cast(pl.Float64).median()


def _evaluate(
    frame: pl.DataFrame, keys: list[str], measure: Callable[[pl.Expr], pl.Expr]
) -> dict[str, float | None]:
    """One number a column; None where it has no values."""
    import polars as pl

    if not keys:
        return {}
    return dict(zip(keys, frame.select(measure(pl.col(keys))).row(0), strict=True))


def _column(
    name: str,
    series: pl.Series,
    summary: _Summary,
    use: Literal["input", "target", "left out"],
    note: str = "",
) -> Column:
    return Column(name, kind_of(series), summary.distinct, summary.missing, use, note)


def _plan_number(name: str, series: pl.Series, summary: _Summary, findings: Findings) -> Plan:
    import polars as pl

    if summary.low is None or summary.high is None:
        return _empty(name, series, summary, findings)
    if summary.low == summary.high:
        return _constant(name, series, summary, findings)
    notes = []
    missing: pl.Expr | None = None
    expression = pl.col(series.name).cast(pl.Float32)
    if summary.missing:
        is_there = expression.is_finite().fill_null(False)
        expression = pl.when(is_there).then(expression).otherwise(pl.lit(summary.median, pl.Float32))
        missing = is_there.not_()
        notes.append(
            told(
                QT_TRANSLATE_NOOP("messages", "{0} missing or not finite, filled with the median of train"),
                f"{summary.missing:,}",
            )
        )
        findings.add(_FILLED, name)
    if like_id := _like_id(name, series, summary):
        notes.append(like_id)
        findings.add(_NUMBERED if like_id == _NUMBERS_ROWS else _ALL_DIFFERENT, name)
    if series.dtype.is_integer() and max(-summary.low, summary.high) > LARGEST_EXACT:
        notes.append(QT_TRANSLATE_NOOP("messages", "rounded to float32"))
        findings.add(_ROUNDED, name)
    return Plan(_column(name, series, summary, "input", "; ".join(notes)), ((name, expression),), missing)


def _like_id(name: str, series: pl.Series, summary: _Summary) -> str:
    """Why a column of numbers may be no more than a name for the row; empty if nothing points to it."""
    n = series.len()
    if not series.dtype.is_integer() or summary.missing or summary.distinct < MOST_DISTINCT * n:
        return ""
    # Estimated up to here; "every row differs" has to be exact.
    if series.n_unique() < n or summary.low is None or summary.high is None:
        return ""
    if summary.high - summary.low == n - 1:
        return _NUMBERS_ROWS
    if ID_NAME.search(name) or ID_SUFFIX.search(name) or n >= FEWEST_FOR_ID:
        return QT_TRANSLATE_NOOP("messages", "every row has another whole number, like an id")
    return ""


def _plan_text(name: str, series: pl.Series, summary: _Summary, findings: Findings) -> Plan:
    import polars as pl

    n = series.len()
    if summary.distinct == 0:
        return _empty(name, series, summary, findings)
    if summary.distinct == 1 and not summary.missing:
        return _constant(name, series, summary, findings)
    if series.drop_nulls().head(100).str.contains(DATE).all():
        return _plan_other(name, series, summary, findings, QT_TRANSLATE_NOOP("messages", "dates"))
    if summary.distinct > 2 and summary.distinct >= MOST_DISTINCT * (n - summary.missing):
        reason = QT_TRANSLATE_NOOP("messages", "text that differs in nearly every row, like an id")
        findings.add(_TEXT_LIKE_ID, name)
        return Plan(_column(name, series, summary, "left out", reason))
    if summary.distinct > MOST_CATEGORIES:
        findings.add(_TOO_MANY, name, str(MOST_CATEGORIES))
        return Plan(
            _column(
                name,
                series,
                summary,
                "left out",
                told(QT_TRANSLATE_NOOP("messages", "more than {0} categories"), MOST_CATEGORIES),
            )
        )
    key = pl.col(series.name)
    inputs = [
        (f"{name}={value}", (key == value).fill_null(False).cast(pl.Float32))
        for value in series.drop_nulls().unique().sort().to_list()
    ]
    note = told(QT_TRANSLATE_NOOP("messages", "{0} categories, an input each"), len(inputs))
    if summary.missing:
        inputs.append((f"{name}=missing", key.is_null().cast(pl.Float32)))
        note = told(
            QT_TRANSLATE_NOOP("messages", "{0} categories, an input each, and one for missing"),
            len(inputs) - 1,
        )
    column = Column(name, "category", summary.distinct, summary.missing, "input", note)
    return Plan(column, tuple(inputs))


def _plan_other(
    name: str, series: pl.Series, summary: _Summary, findings: Findings, reason: str = ""
) -> Plan:
    reason = reason or (
        QT_TRANSLATE_NOOP("messages", "dates or times")
        if series.dtype.is_temporal()
        else told(QT_TRANSLATE_NOOP("messages", "values of the kind {0}"), series.dtype.base_type())
    )
    findings.add(_NO_INPUT, name, reason)
    return Plan(Column(name, "other", summary.distinct, summary.missing, "left out", reason))


def _empty(name: str, series: pl.Series, summary: _Summary, findings: Findings) -> Plan:
    findings.add(_EMPTY, name)
    return Plan(
        _column(name, series, summary, "left out", QT_TRANSLATE_NOOP("messages", "all values are missing"))
    )


def _constant(name: str, series: pl.Series, summary: _Summary, findings: Findings) -> Plan:
    findings.add(_CONSTANT, name)
    return Plan(_column(name, series, summary, "left out", QT_TRANSLATE_NOOP("messages", "only one value")))
