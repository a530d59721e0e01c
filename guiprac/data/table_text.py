"""Tables as text (CSV, TSV): from bytes to a polars frame, a block of lines at a time."""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from guiprac.data.frame import MISSING, Table, column_keys, polars_errors, require_columns
from guiprac.data.reading import opened, require_within_budget
from guiprac.errors import DataError
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    import polars as pl

    Schema = dict[str, pl.DataType | type[pl.DataType]]

BLOCK_BYTES = 8 * 2**20
# From these bytes the columns' types are told; a later line that does not fit widens them.
SAMPLE_BYTES = 2**16
LONGEST_LINE = 16 * 2**20
MOST_WIDENINGS = 12
SEPARATORS = {
    ",": QT_TRANSLATE_NOOP("messages", "commas"),
    "\t": QT_TRANSLATE_NOOP("messages", "tabs"),
    ";": QT_TRANSLATE_NOOP("messages", "semicolons"),
    "|": QT_TRANSLATE_NOOP("messages", "bars"),
}
SNIFFED_LINES = 20

BOM = b"\xef\xbb\xbf"
NO_TEXT = {
    b"\xff\xfe": QT_TRANSLATE_NOOP("messages", "UTF-16 text; save it as UTF-8"),
    b"\xfe\xff": QT_TRANSLATE_NOOP("messages", "UTF-16 text; save it as UTF-8"),
    b"PAR1": QT_TRANSLATE_NOOP("messages", "a Parquet file; name it .parquet"),
    b"\x93NUMPY": QT_TRANSLATE_NOOP("messages", "a NumPy file; name it .npy"),
    b"PK\x03\x04": QT_TRANSLATE_NOOP(
        "messages", "a zip archive or a spreadsheet; save the sheet as CSV, or name NumPy's archives .npz"
    ),
    b"\x89PNG": QT_TRANSLATE_NOOP("messages", "a picture"),
    b"%PDF": QT_TRANSLATE_NOOP("messages", "a PDF document"),
    b"{\\rtf": QT_TRANSLATE_NOOP("messages", "a word processor's document"),
}


# By whether the line has a single field, and whether the file has a header.
_UNEVEN = {
    (False, False): QT_TRANSLATE_NOOP("messages", "{0}, line {1}: {2} fields where the first line has {3}."),
    (False, True): QT_TRANSLATE_NOOP("messages", "{0}, line {1}: {2} fields where the header has {3}."),
    (True, False): QT_TRANSLATE_NOOP("messages", "{0}, line {1}: {2} field where the first line has {3}."),
    (True, True): QT_TRANSLATE_NOOP("messages", "{0}, line {1}: {2} field where the header has {3}."),
}


@dataclass(frozen=True)
class _Layout:
    """Where the data lines of a file begin and how they are parted."""

    names: tuple[str, ...]
    separator: str
    body: int
    has_header: bool
    renamed: bool = False

    @property
    def width(self) -> int:
        return len(self.names)


@dataclass(frozen=True)
class _Block:
    """Some whole records of the file, and at which byte of it they begin."""

    text: bytes
    start: int
    file: BinaryIO

    def line_at(self, place: int) -> int:
        """The number of the line (from 1) of a byte of the block; counted only when a message needs it."""
        self.file.seek(0)
        before, left = 0, self.start
        while left > 0 and (part := self.file.read(min(left, BLOCK_BYTES))):
            before += part.count(b"\n")
            left -= len(part)
        return 1 + before + self.text.count(b"\n", 0, place)


def read_text(path: Path, budget: int) -> Table:
    """Read a text table with a header line, or without one if its first line holds only numbers.

    Raises:
        DataError: it is no text or no table, lines differ in their number of fields, or it is too large.
    """
    with opened(path) as file:
        layout = _understand(file, path)
        frame = _read_body(file, path, layout, budget)
    if frame.height == 0:
        raise DataError(
            told(QT_TRANSLATE_NOOP("messages", "{0} has a header but no lines of data."), path.name)
        )
    notes: tuple[str, ...] = ()
    if not layout.has_header:
        notes = (
            QT_TRANSLATE_NOOP(
                "messages",
                "The first line holds only numbers, so the columns have no names and are numbered.",
            ),
        )
    elif layout.renamed:
        notes = (
            QT_TRANSLATE_NOOP(
                "messages", "Columns without a name, or with one that came before, are named by their place."
            ),
        )
    return Table(path, frame, layout.names, notes, decimal_comma=layout.separator == ";")


def _understand(file: BinaryIO, path: Path) -> _Layout:
    start = file.read(SAMPLE_BYTES)
    _require_text(_Block(start, 0, file), path)
    skip = len(BOM) if start.startswith(BOM) else 0
    blank = len(start) - skip - len(start[skip:].lstrip(b"\r\n"))
    file.seek(skip + blank)
    header = _record(file, path)
    if not header.strip():
        raise DataError(told(QT_TRANSLATE_NOOP("messages", "{0} holds only blank lines."), path.name))
    try:
        text = header.decode("utf-8")
        sample = start[skip + blank :].decode("utf-8", "ignore")
    except UnicodeDecodeError as error:
        raise _not_unicode(path, _Block(header, skip + blank, file), error) from error
    separator = _sniff(sample if len(sample) > len(text) else text, path)
    try:
        fields = [
            field.strip() for field in next(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        ]
    except (csv.Error, StopIteration) as error:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", '{0}: its first line cannot be read as column names ("{1}").'),
                path.name,
                str(error),
            )
        ) from error
    require_columns(path, len(fields))
    has_header = not all(_is_number(field) for field in fields)
    if not has_header:
        names = tuple(f"column {number}" for number in range(1, len(fields) + 1))
        return _Layout(names, separator, skip + blank, False)
    names = _unique(fields)
    return _Layout(names, separator, skip + blank + len(header), True, renamed=names != tuple(fields))


def _require_text(block: _Block, path: Path) -> None:
    start = block.text
    for magic, kind in NO_TEXT.items():
        if start.startswith(magic):
            raise DataError(
                told(QT_TRANSLATE_NOOP("messages", "{0} is no text table: it is {1}."), path.name, kind)
            )
    _require_no_zero_bytes(block, path)
    if b"\n" not in start and b"\r" in start.rstrip(b"\r"):
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages", "{0}: its lines end in CR alone; save it with the line ends LF or CR LF."
                ),
                path.name,
            )
        )


def _require_no_zero_bytes(block: _Block, path: Path) -> None:
    if b"\0" in block.text:
        line = block.line_at(block.text.index(b"\0"))
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "{0}, line {1}: a zero byte, so this is no text table in UTF-8. Is it a binary "
                    "file, or text in UTF-16?",
                ),
                path.name,
                f"{line:,}",
            )
        )


def _record(file: BinaryIO, path: Path) -> bytes:
    """The next line, with the lines that a quoted line break joins to it."""
    lines = [file.readline(LONGEST_LINE)]
    quotes = lines[0].count(b'"')
    while quotes % 2 and lines[-1] and sum(map(len, lines)) < LONGEST_LINE:
        lines.append(file.readline(LONGEST_LINE))
        quotes += lines[-1].count(b'"')
    if sum(map(len, lines)) >= LONGEST_LINE:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", "{0}: its first line is longer than {1} MB; this is no table."),
                path.name,
                f"{LONGEST_LINE / 2**20:.0f}",
            )
        )
    return b"".join(lines)


def _sniff(sample: str, path: Path) -> str:
    """The separator that parts most of the first lines alike; a comma (a tab in .tsv) where two do."""
    lines = [line for line in sample.split("\n")[: SNIFFED_LINES + 1] if line.strip()] or [sample]
    lines = lines[:-1] if len(lines) > 2 else lines
    best, best_score = "", (0.0, 0)
    order = sorted(SEPARATORS, key=lambda separator: (separator == "\t") != (".tsv" in path.name.lower()))
    for separator in order:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=separator) if row]
        except csv.Error:
            continue
        if not widths:
            continue
        width, alike = Counter(widths).most_common(1)[0]
        # A separator that the header lacks is text: "1,5" under the header "a;b".
        if width > 1 and widths[0] > 1 and (alike / len(widths), width) > best_score:
            best, best_score = separator, (alike / len(widths), width)
    if not best:
        found = next((separator for separator in order if separator in lines[0]), "")
        if found:
            return found
        kinds = ", ".join(SEPARATORS.values())
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "{0} has a single column: its first line, {1}, holds no separator ({2}). A table "
                    "needs at least one input and a target.",
                ),
                path.name,
                f"{lines[0][:60]!r}",
                kinds,
            )
        )
    return best


def _is_number(field: str) -> bool:
    try:
        float(field)
    except ValueError:
        return False
    return field.lower() not in ("nan", "inf", "infinity")


def _unique(fields: list[str]) -> tuple[str, ...]:
    """Names that are there and differ, so that each can be asked for."""
    names: list[str] = []
    seen: set[str] = set()
    for number, field in enumerate(fields, 1):
        name = field or f"column {number}"
        while name in seen:
            name = f"{name} (column {number})"
        seen.add(name)
        names.append(name)
    return tuple(names)


@dataclass(frozen=True)
class _Kinds:
    """What the columns hold, and which words among numbers mean "missing" in this file.

    Looking for every usual word in every field would double the time, so only those are looked for that occur.
    """

    schema: Schema
    missing: tuple[str, ...] = ()


def _read_body(file: BinaryIO, path: Path, layout: _Layout, budget: int) -> pl.DataFrame:
    import polars as pl

    kinds: _Kinds | None = None
    for _ in range(MOST_WIDENINGS):
        frames: list[pl.DataFrame] = []
        rows = text = 0
        for block in _blocks(file, path, layout.body):
            kinds = kinds or _infer(block, path, layout)
            frame = _parse(block.text, layout, kinds)
            if frame is None:
                kinds = _widen(block, path, layout, kinds)
                break
            _require_full_rows(block, frame, path, layout)
            frames.append(frame)
            rows, text = rows + frame.height, text + len(block.text)
            _require_room(file, path, layout, budget, rows, text)
        else:
            return pl.concat(frames) if frames else pl.DataFrame()
    raise DataError(
        told(
            QT_TRANSLATE_NOOP("messages", "{0}: its columns change their kind too often; this is no table."),
            path.name,
        )
    )


def _blocks(file: BinaryIO, path: Path, start: int) -> Iterator[_Block]:
    """Whole records from the byte `start` on, some megabytes at a time."""
    while True:
        file.seek(start)
        text = _whole_lines(file, start)
        if not text:
            return
        if b'"' in text and text.count(b'"') % 2:
            text += _rest_of_record(file)
        block = _Block(text, start, file)
        del text
        _require_no_zero_bytes(block, path)
        start += len(block.text)
        yield block


def _whole_lines(file: BinaryIO, start: int) -> bytes:
    if isinstance(file, gzip.GzipFile):
        return file.read(BLOCK_BYTES) + file.readline(LONGEST_LINE)
    # Looking for the line's end first spares a copy of the block.
    file.seek(start + BLOCK_BYTES)
    end = file.tell() + len(file.readline(LONGEST_LINE))
    file.seek(start)
    return file.read(end - start)


def _rest_of_record(file: BinaryIO) -> bytes:
    """The lines up to the one that closes the quotes."""
    lines: list[bytes] = []
    length = 0
    while length < LONGEST_LINE and (line := file.readline(LONGEST_LINE)):
        lines.append(line)
        length += len(line)
        if line.count(b'"') % 2:
            break
    return b"".join(lines)


def _require_room(file: BinaryIO, path: Path, layout: _Layout, budget: int, rows: int, text: int) -> None:
    """Hold what was read, and what the rest of the file will bring, against the budget."""
    total = text if isinstance(file, gzip.GzipFile) else max(text, path.stat().st_size)
    expected = int(rows * total / text)
    what = told(
        QT_TRANSLATE_NOOP("messages", "about {0} lines of {1} columns"), f"{expected:,}", f"{layout.width:,}"
    )
    require_within_budget(path, max(expected * layout.width * 8, total), budget, what)


def _infer(block: _Block, path: Path, layout: _Layout) -> _Kinds:
    """Kinds of the columns, from the first lines."""
    end = block.text.find(b"\n", SAMPLE_BYTES) + 1
    sample = _Block(block.text[:end] if end else block.text, block.start, block.file)
    return _fitting(sample, path, layout, dict.fromkeys(column_keys(layout.width), 0))


def _ladder() -> tuple[pl.DataType, ...]:
    """What a column can hold, narrow to wide. Float32 is what inputs are, so no wider numbers are kept."""
    import polars as pl

    return (pl.Boolean(), pl.Int32(), pl.Int64(), pl.Float32(), pl.String())


def _widen(block: _Block, path: Path, layout: _Layout, kinds: _Kinds) -> _Kinds:
    """The kinds with each column wide enough for this block as well.

    Raises:
        DataError: it is not the kinds that do not fit.
    """
    import polars as pl

    ladder = _ladder()
    strings: Schema = dict.fromkeys(kinds.schema, pl.String())
    if kinds.schema == strings:
        raise _malformed(block, path, layout)
    fitting = _fitting(block, path, layout, {key: ladder.index(kind) for key, kind in kinds.schema.items()})
    widened = _Kinds(fitting.schema, tuple(sorted({*kinds.missing, *fitting.missing})))
    # Whatever the reader of numbers and the cast do not agree on is kept as text.
    return widened if widened != kinds else _Kinds(strings, kinds.missing)


def _fitting(block: _Block, path: Path, layout: _Layout, narrowest: dict[str, int]) -> _Kinds:
    """For each column the first step of the ladder, from its narrowest on, that holds all its values in the block."""
    import polars as pl

    ladder = _ladder()
    text = len(ladder) - 1
    frame = _parse(block.text, layout, _Kinds(dict.fromkeys(narrowest, pl.String())))
    if frame is None:
        raise _malformed(block, path, layout)
    values = frame.select(pl.all().replace(list(MISSING), None))
    present = _counts(values.select(pl.all().count()))
    step = {key: first if present[key] else text for key, first in narrowest.items()}
    for number, kind in enumerate(ladder[:-1]):
        keys = [key for key in step if step[key] == number]
        if kind == pl.Boolean():
            fits = _counts(values.select(pl.col(keys).is_in(["true", "false", "True", "False"]).sum()))
        else:
            fits = _counts(values.select(pl.col(keys).cast(kind, strict=False).count()))
        for key in keys:
            if fits[key] < present[key]:
                step[key] = number + 1
    words = _counts(frame.select(pl.all().count()))
    spoiled = [key for key, found in step.items() if found < text and words[key] > present[key]]
    missing = {word for key in spoiled for word in frame[key].unique().to_list() if word in MISSING}
    return _Kinds({key: ladder[found] for key, found in step.items()}, tuple(sorted(missing)))


def _counts(frame: pl.DataFrame) -> dict[str, int]:
    return dict(zip(frame.columns, frame.row(0), strict=True)) if frame.width else {}


def _parse(text: bytes, layout: _Layout, kinds: _Kinds) -> pl.DataFrame | None:
    """The block as a frame; None where it does not fit the kinds or is not well-formed."""
    import polars as pl

    try:
        with polars_errors():
            frame = pl.read_csv(
                text,
                has_header=False,
                schema=kinds.schema,
                separator=layout.separator,
                null_values=list(kinds.missing) or None,
            )
    except DataError:
        return None
    # A blank line is a row of missing values to polars; looking for one costs more than looking for its trace.
    if frame[:, -1].null_count() > 0:
        filled = _without_blank_lines(text)
        if len(filled) < len(text):
            return _parse(filled, layout, kinds) if filled else frame.clear()
    return frame


def _without_blank_lines(text: bytes) -> bytes:
    text = text.lstrip(b"\r\n")
    for blank, line_end in ((b"\n\r\n", b"\n"), (b"\n\n", b"\n")):
        while blank in text:
            text = text.replace(blank, line_end)
    return text


def _require_full_rows(block: _Block, frame: pl.DataFrame, path: Path, layout: _Layout) -> None:
    """Refuse lines with too few fields, which polars fills with missing values.

    Such a line lacks its last field, so only where the last column has missing values is there anything to
    look for.
    """
    if frame[:, -1].null_count() > 0:
        wrong = _uneven_row(block, layout)
        if wrong is not None:
            raise _uneven(path, layout, block, wrong)


@dataclass(frozen=True)
class _Uneven:
    """A row that is not as wide as the header: the line it starts in (from 0, in its block), and its fields."""

    line: int
    fields: int
    is_last: bool


def _uneven_row(block: _Block, layout: _Layout) -> _Uneven | None:
    lines = block.text.split(b"\n")
    if b'"' not in block.text:
        separator = layout.separator.encode()
        for number, line in enumerate(lines):
            fields = line.count(separator) + 1
            if fields != layout.width and line.strip(b"\r"):
                return _Uneven(number, fields, number == len(lines) - 1)
        return None
    rows = csv.reader(
        io.StringIO(block.text.decode("utf-8", "replace"), newline=""), delimiter=layout.separator
    )
    number = 0
    try:
        for row in rows:
            if row and len(row) != layout.width:
                return _Uneven(number, len(row), rows.line_num == len(lines))
            number = rows.line_num
    except csv.Error:
        return None
    return None


def _malformed(block: _Block, path: Path, layout: _Layout) -> DataError:
    try:
        block.text.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_unicode(path, block, error)
    wrong = _uneven_row(block, layout)
    if wrong is not None and block.text.count(b'"') % 2:
        line = block.line_at(0) + wrong.line
        return DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages", "{0}, line {1}: a quote opens in or before this line and does not close."
                ),
                path.name,
                f"{line:,}",
            )
        )
    if wrong is not None:
        return _uneven(path, layout, block, wrong)
    return DataError(
        told(
            QT_TRANSLATE_NOOP(
                "messages",
                "{0}, from line {1} on: cannot be read as a table parted by {2}; look for a "
                "quote that does not close.",
            ),
            path.name,
            f"{block.line_at(0):,}",
            SEPARATORS[layout.separator],
        )
    )


def _uneven(path: Path, layout: _Layout, block: _Block, wrong: _Uneven) -> DataError:
    if wrong.fields > layout.width:
        remedy = told(
            QT_TRANSLATE_NOOP("messages", "Put fields that hold {0} in quotes."), SEPARATORS[layout.separator]
        )
    elif wrong.is_last:
        remedy = QT_TRANSLATE_NOOP("messages", "The file ends there: is it cut off?")
    else:
        remedy = QT_TRANSLATE_NOOP("messages", "Leave missing fields empty, but keep their separators.")
    line = block.line_at(0) + wrong.line
    uneven = told(
        _UNEVEN[wrong.fields == 1, layout.has_header],
        path.name,
        f"{line:,}",
        f"{wrong.fields:,}",
        f"{layout.width:,}",
    )
    return DataError(f"{uneven} {remedy}")


def _not_unicode(path: Path, block: _Block, error: UnicodeDecodeError) -> DataError:
    return DataError(
        told(
            QT_TRANSLATE_NOOP(
                "messages", "{0}, line {1}: the byte {2} is not UTF-8; save the table as UTF-8."
            ),
            path.name,
            f"{block.line_at(error.start):,}",
            f"{error.object[error.start]:#04x}",
        )
    )
