"""What a Parquet file claims of itself, checked before polars believes it.

polars takes memory for the number of values that a page announces; where damage makes that number absurd, the
allocation fails and takes the whole process with it, which no exception handler can stop. So the description at
the file's end and the header of every page are read here first. Their format is Thrift's compact protocol.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from guiprac.data.reading import require_file, require_within_budget
from guiprac.errors import DataError, system_words
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

MAGIC = b"PAR1"
# The description of some ten thousand columns takes a few megabytes; more is damage.
LONGEST_FOOTER = 64 * 2**20
# Page headers hold a few numbers and the page's smallest and largest value.
LONGEST_PAGE_HEADER = 64 * 2**10
FIRST_GUESS = 256
DEEPEST = 24
BYTES_A_VALUE = 8

# Fields of the format's structs that are looked at, by number.
FILE_ROW_GROUPS = 4
GROUP_COLUMNS, GROUP_ROWS = 1, 3
CHUNK_METADATA = 3
COLUMN_PATH, COLUMN_VALUES, COLUMN_PACKED_SIZE, COLUMN_DATA_OFFSET, COLUMN_DICTIONARY_OFFSET = 3, 5, 7, 9, 11
PAGE_SIZE, PAGE_PACKED_SIZE, PAGE_DATA, PAGE_DICTIONARY, PAGE_DATA_V2 = 2, 3, 5, 7, 8
PAGE_VALUES = 1

TRUE, FALSE, BYTE, DOUBLE, BINARY, LIST, SET, MAP, STRUCT = 1, 2, 3, 7, 8, 9, 10, 11, 12
INTEGERS = (4, 5, 6)

Value = object
Fields = dict[int, Value]


@dataclass
class _Thrift:
    """Reads values of Thrift's compact protocol from bytes; texts are skipped over."""

    data: bytes
    place: int = 0

    def varint(self) -> int:
        value = shift = 0
        while True:
            byte = self.data[self.place]
            self.place += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7
            if shift > 63:
                raise ValueError("a number that does not end")

    def integer(self) -> int:
        value = self.varint()
        return (value >> 1) ^ -(value & 1)

    def value(self, kind: int, depth: int) -> Value:
        if kind in INTEGERS:
            return self.integer()
        if kind == STRUCT:
            return self.struct(depth + 1)
        if kind in (LIST, SET):
            return self._list(depth + 1)
        if kind in (TRUE, FALSE):
            return kind == TRUE
        if kind == MAP:
            self._skip_map(depth + 1)
        elif kind in (BYTE, DOUBLE, BINARY):
            self._skip({BYTE: 1, DOUBLE: 8}.get(kind) or self.varint())
        else:
            raise ValueError(f"a value of kind {kind}")
        return None

    def struct(self, depth: int = 0) -> Fields:
        if depth > DEEPEST:
            raise ValueError("structures too deep within each other")
        fields: Fields = {}
        number = 0
        while head := self._byte():
            number = number + (head >> 4) if head >> 4 else self.integer()
            fields[number] = self.value(head & 15, depth)
        return fields

    def _list(self, depth: int) -> list[Value]:
        head = self._byte()
        count = self.varint() if head >> 4 == 15 else head >> 4
        kind = head & 15
        if count > len(self.data) - self.place:
            raise ValueError("a list longer than the data")
        if kind in (TRUE, FALSE):
            self._skip(count)
            return []
        return [self.value(kind, depth) for _ in range(count)]

    def _skip_map(self, depth: int) -> None:
        count = self.varint()
        if count > len(self.data) - self.place:
            raise ValueError("a map longer than the data")
        kinds = self._byte() if count else 0
        for _ in range(count):
            self.value(kinds >> 4, depth)
            self.value(kinds & 15, depth)

    def _byte(self) -> int:
        byte = self.data[self.place]
        self.place += 1
        return byte

    def _skip(self, count: int) -> None:
        self.place += count
        if self.place > len(self.data):
            raise IndexError("a text longer than the data")


def require_sound(path: Path, budget: int) -> None:
    """Hold the sizes that a Parquet file announces against the file, its rows and the budget.

    Only columns without structure within them are looked at; others are not read.

    Raises:
        DataError: it is no Parquet file, is cut off, or announces what cannot be.
    """
    size = require_file(path).st_size
    try:
        with path.open("rb") as file:
            _check(file, path, size, budget)
    except OSError as error:
        raise DataError(
            told(QT_TRANSLATE_NOOP("messages", "Cannot read {0}: {1}."), path, system_words(error))
        ) from error
    except (ValueError, IndexError, RecursionError) as error:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages", '{0} is damaged: its description of itself cannot be read ("{1}").'
                ),
                path.name,
                str(error),
            )
        ) from error


def _check(file: BinaryIO, path: Path, size: int, budget: int) -> None:
    start = file.read(4)
    if start != MAGIC:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", "{0} is no Parquet file: it starts with {1}, not with PAR1."),
                path.name,
                start.hex(" "),
            )
        )
    file.seek(max(0, size - 8))
    end = file.read(8)
    if size < 12 or end[4:] != MAGIC:
        raise DataError(
            told(QT_TRANSLATE_NOOP("messages", "{0} is cut off: it does not end with PAR1."), path.name)
        )
    footer = int.from_bytes(end[:4], "little")
    if footer > min(size - 12, LONGEST_FOOTER):
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", "{0} is damaged: its description claims {1} bytes of {2}."),
                path.name,
                f"{footer:,}",
                f"{size:,}",
            )
        )
    file.seek(size - 8 - footer)
    description = _Thrift(file.read(footer)).struct()
    total = 0
    for group in _structs(description, FILE_ROW_GROUPS):
        rows = _number(group, GROUP_ROWS)
        total += rows
        if rows < 0:
            raise ValueError(f"a group of {rows:,} rows")
        require_within_budget(
            path,
            total * BYTES_A_VALUE,
            budget,
            told(QT_TRANSLATE_NOOP("messages", "a column of {0} rows"), f"{total:,}"),
        )
        for chunk in _structs(group, GROUP_COLUMNS):
            column = chunk.get(CHUNK_METADATA)
            if not isinstance(column, dict):
                raise ValueError("a column without a description")
            steps = column.get(COLUMN_PATH)
            if isinstance(steps, list) and len(steps) == 1:
                _check_pages(file, column, rows, size, budget)


def _check_pages(file: BinaryIO, column: Fields, rows: int, size: int, budget: int) -> None:
    values = _number(column, COLUMN_VALUES)
    if not 0 <= values <= rows:
        raise ValueError(f"a column of {values:,} values among {rows:,} rows")
    place = _number(column, COLUMN_DATA_OFFSET)
    dictionary = column.get(COLUMN_DICTIONARY_OFFSET)
    if isinstance(dictionary, int) and 0 < dictionary < place:
        place = dictionary
    end = place + _number(column, COLUMN_PACKED_SIZE)
    if not len(MAGIC) <= place <= end <= size:
        raise ValueError(f"a column from byte {place:,} to {end:,} of {size:,}")
    left = values
    while place < end and left > 0:
        header, length = _page_header(file, place, end)
        packed = _number(header, PAGE_PACKED_SIZE)
        unpacked = _number(header, PAGE_SIZE)
        place += length + packed
        if packed < 0 or place > end:
            raise ValueError("a page that is longer than its column")
        if not 0 <= unpacked <= budget:
            raise ValueError(f"a page that unpacks to {unpacked:,} bytes")
        left -= _page_values(header, left, unpacked)


def _page_values(header: Fields, left: int, unpacked: int) -> int:
    """How many of the column's values a page holds; none if it is a dictionary."""
    for kind in (PAGE_DATA, PAGE_DATA_V2):
        page = header.get(kind)
        if isinstance(page, dict):
            values = _number(page, PAGE_VALUES)
            if not 0 <= values <= left:
                raise ValueError(f"a page of {values:,} values where {left:,} are left")
            return values
    dictionary = header.get(PAGE_DICTIONARY)
    # An entry takes a byte at least, but for one that is an empty text's length.
    if isinstance(dictionary, dict) and not 0 <= _number(dictionary, PAGE_VALUES) <= unpacked:
        raise ValueError("a dictionary with more entries than bytes")
    return 0


def _page_header(file: BinaryIO, place: int, end: int) -> tuple[Fields, int]:
    """A page's header and its length in bytes, which is known only when it is read."""
    length = FIRST_GUESS
    while True:
        file.seek(place)
        data = file.read(min(length, end - place))
        thrift = _Thrift(data)
        try:
            return thrift.struct(), thrift.place
        except IndexError:
            if len(data) < length or length >= LONGEST_PAGE_HEADER:
                raise
            length *= 16


def _structs(fields: Fields, number: int) -> list[Fields]:
    found = fields.get(number)
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise ValueError("a list is missing")
    return found


def _number(fields: Fields, number: int) -> int:
    value = fields.get(number)
    if not isinstance(value, int):
        raise ValueError("a number is missing")
    return value
