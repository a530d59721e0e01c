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

from guiprac.errors import DataError

GZIP_MAGIC = b"\x1f\x8b"
# Where the size of the memory is not told (Windows has no sysconf).
FALLBACK_BUDGET = 2 * 2**30
CHUNK_BYTES = 8 * 2**20
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
            f"{path.name}: {what} would take {_size_text(needed)} of memory, but at most {_size_text(budget)} may "
            "be used for data. Take a part of it."
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
        raise DataError(f"There is no file {path}. Check the name and the folder.") from error
    except (OSError, ValueError) as error:
        raise DataError(f"Cannot read {path}: {getattr(error, 'strerror', None) or error}.") from error
    if stat.S_ISDIR(state.st_mode):
        raise DataError(f"{path} is a folder; give a file in it.")
    if not stat.S_ISREG(state.st_mode):
        raise DataError(f"{path} is a device or a pipe; give a file.")
    if state.st_size == 0:
        raise DataError(f"{path.name} is empty (0 bytes).")
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
        raise DataError(f"{path.name}: the gzip data is damaged ({error}).") from error
    except EOFError as error:
        raise DataError(f"{path.name}: the gzip data is cut off before its end.") from error
    except OSError as error:
        raise DataError(f"Cannot read {path}: {error.strerror or error}.") from error
    except MemoryError as error:
        raise DataError(f"{path.name} does not fit into memory. Take a part of it.") from error


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
                f"{path.name} ends too early: {what} should have {count:,} bytes, {count - missing:,} are there."
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
        raise DataError(
            f"{path.name} ends too early: {what} should have {claimed:,} bytes, but the file has {size:,}"
            f"{' compressed' if is_packed else ''}."
        )


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
        also = " or beyond float32 (3.4e38)" if np.dtype(dtype).itemsize > values.itemsize else ""
        raise DataError(
            f"{path.name}: {count:,} value{'s'[: count > 1]} of {what} {'are' if count > 1 else 'is'} NaN or infinite"
            f"{also}, the first at [{place}] (counted from 0). Replace or remove them."
        )
