"""What all readers of files share: opening, bounds on memory, and one kind of error for all that goes wrong."""

import gzip
import math
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from guiprac.errors import DataError, system_words
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

GZIP_MAGIC = b"\x1f\x8b"
# Where the size of the memory is not told (Windows has no sysconf).
FALLBACK_BUDGET = 2 * 2**30
CHUNK_BYTES = 8 * 2**20
# By whether there are several such values, and whether the file's numbers are wider than float32.
_NOT_FINITE = {
    (False, False): QT_TRANSLATE_NOOP(
        "messages",
        "{0}: {1} value of {2} is NaN or infinite, the first at [{3}] (counted from 0). Replace or "
        "remove them.",
    ),
    (True, False): QT_TRANSLATE_NOOP(
        "messages",
        "{0}: {1} values of {2} are NaN or infinite, the first at [{3}] (counted from 0). Replace or "
        "remove them.",
    ),
    (False, True): QT_TRANSLATE_NOOP(
        "messages",
        "{0}: {1} value of {2} is NaN or infinite or beyond float32 (3.4e38), the first at [{3}] "
        "(counted from 0). Replace or remove them.",
    ),
    (True, True): QT_TRANSLATE_NOOP(
        "messages",
        "{0}: {1} values of {2} are NaN or infinite or beyond float32 (3.4e38), the first at [{3}] "
        "(counted from 0). Replace or remove them.",
    ),
}
# Deflate packs at most about 1032 to 1.
DEFLATE_LIMIT = 1040


def default_budget() -> int:
    """A quarter of the machine's memory, in bytes."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 4
    except (AttributeError, ValueError, OSError):
        return FALLBACK_BUDGET


def require_within_budget(path: Path, needed: int, budget: int, what: str) -> None:
    """Refuse what a file claims to hold before any memory is taken for it.

    Raises:
        DataError: names the file, the claim and the bound.
    """
    if needed > budget:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "{0}: {1} would take {2} of memory, but at most {3} may be used for data. Take a "
                    "part of it.",
                ),
                path.name,
                what,
                _size_text(needed),
                _size_text(budget),
            )
        )


def _size_text(size: int) -> str:
    for unit, bytes_a_unit in (("MB", 2**20), ("GB", 2**30)):
        if size < 1000 * bytes_a_unit:
            return f"{size / bytes_a_unit:.3g} {unit}"
    return f"{size / 2**40:.3g} TB"


def require_file(path: Path) -> os.stat_result:
    """The state of a regular, non-empty file.

    Raises:
        DataError: there is none, it is a folder or a device, or it is empty.
    """
    try:
        state = path.stat()
    except FileNotFoundError as error:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", "There is no file {0}. Check the name and the folder."),
                str(path),
            )
        ) from error
    except (OSError, ValueError) as error:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", "Cannot read {0}: {1}."),
                str(path),
                system_words(error),
            )
        ) from error
    if stat.S_ISDIR(state.st_mode):
        raise DataError(told(QT_TRANSLATE_NOOP("messages", "{0} is a folder; give a file in it."), str(path)))
    if not stat.S_ISREG(state.st_mode):
        raise DataError(
            told(QT_TRANSLATE_NOOP("messages", "{0} is a device or a pipe; give a file."), str(path))
        )
    if state.st_size == 0:
        raise DataError(told(QT_TRANSLATE_NOOP("messages", "{0} is empty (0 bytes)."), path.name))
    return state


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file's bytes, decompressed if it is gzip. Errors while it is open become DataErrors.

    Raises:
        DataError: it cannot be opened or read, or its compressed data is damaged or cut off.
    """
    require_file(path)
    try:
        with path.open("rb") as plain:
            if plain.peek(2)[:2] == GZIP_MAGIC:
                with gzip.GzipFile(fileobj=plain) as unpacked:
                    yield unpacked  # type: ignore[misc]
            else:
                yield plain
    except (gzip.BadGzipFile, zlib.error) as error:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", '{0}: the gzip data is damaged ("{1}").'), path.name, str(error)
            )
        ) from error
    except EOFError as error:
        raise DataError(
            told(QT_TRANSLATE_NOOP("messages", "{0}: the gzip data is cut off before its end."), path.name)
        ) from error
    except OSError as error:
        raise DataError(
            told(QT_TRANSLATE_NOOP("messages", "Cannot read {0}: {1}."), str(path), system_words(error))
        ) from error
    except MemoryError as error:
        raise DataError(
            told(QT_TRANSLATE_NOOP("messages", "{0} does not fit into memory. Take a part of it."), path.name)
        ) from error


def read_exactly(file: BinaryIO, count: int, path: Path, what: str) -> bytes:
    """The next `count` bytes.

    Raises:
        DataError: the file ends before; `what` names the part that is cut off.
    """
    parts = []
    missing = count
    while missing > 0:
        part = file.read(missing)
        if not part:
            raise DataError(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages", "{0} ends too early: {1} should have {2} bytes, {3} are there."
                    ),
                    path.name,
                    what,
                    f"{count:,}",
                    f"{count - missing:,}",
                )
            )
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def chunks(
    file: BinaryIO, shape: tuple[int, ...], dtype: str, path: Path, what: str
) -> Iterator[tuple[slice, npt.NDArray[np.generic]]]:
    """Raw numbers of an array in C order, some rows at a time: which rows, and what stands there.

    Raises:
        DataError: the file ends before the array is full.
    """
    number = np.dtype(dtype)
    row_bytes = number.itemsize * math.prod(shape[1:])
    step = max(1, CHUNK_BYTES // max(1, row_bytes))
    for start in range(0, shape[0], step):
        rows = slice(start, min(start + step, shape[0]))
        count = rows.stop - rows.start
        raw = read_exactly(file, count * row_bytes, path, what)
        yield rows, np.frombuffer(raw, number).reshape(count, *shape[1:])


def read_into(file: BinaryIO, view: npt.NDArray[np.generic], dtype: str, path: Path, what: str) -> None:
    """Fill `view` from raw numbers of `dtype` in C order; what float32 cannot hold becomes infinite.

    Raises:
        DataError: the file ends before the array is full.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        for rows, numbers in chunks(file, view.shape, dtype, path, what):
            view[rows] = numbers


def require_held(file: BinaryIO, path: Path, claimed: int, what: str) -> None:
    """Refuse a claim that the file is too small to hold, before memory is taken for it.

    Raises:
        DataError: tells how many bytes were announced and how many there can be.
    """
    size = path.stat().st_size
    is_packed = isinstance(file, gzip.GzipFile)
    if claimed > (size * DEFLATE_LIMIT if is_packed else size):
        packed = QT_TRANSLATE_NOOP(
            "messages", "{0} ends too early: {1} should have {2} bytes, but the file has {3} compressed."
        )
        plain = QT_TRANSLATE_NOOP(
            "messages", "{0} ends too early: {1} should have {2} bytes, but the file has {3}."
        )
        raise DataError(told(packed if is_packed else plain, path.name, what, f"{claimed:,}", f"{size:,}"))


def require_finite(path: Path, values: npt.NDArray[np.floating], what: str, dtype: str) -> None:
    """Refuse NaN and infinity in an array file, where nothing says what else could be meant.

    Args:
        values: as read.
        what: the array's name, for the message.
        dtype: the numbers' type in the file; wide ones may be infinite only as float32.

    Raises:
        DataError: tells how many there are and where the first is.
    """
    count, first = 0, -1
    flat = values.reshape(-1)
    for start in range(0, flat.size, CHUNK_BYTES):
        bad = np.flatnonzero(~np.isfinite(flat[start : start + CHUNK_BYTES]))
        if bad.size and first < 0:
            first = start + int(bad[0])
        count += bad.size
    if count:
        place = ", ".join(str(int(index)) for index in np.unravel_index(first, values.shape))
        may_be_beyond = np.dtype(dtype).itemsize > values.itemsize
        template = _NOT_FINITE[count > 1, may_be_beyond]
        raise DataError(told(template, path.name, f"{count:,}", what, place))
