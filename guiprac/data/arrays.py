"""NumPy files, read without np.load: sizes are checked before memory is taken, and nothing is unpickled."""

import math
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np
import numpy.typing as npt

from guiprac import experiment
from guiprac.data.dataset import Dataset, Floats
from guiprac.data.idx import pixel_names
from guiprac.data.names import nearest
from guiprac.data.reading import (
    chunks,
    opened,
    read_exactly,
    read_into,
    require_finite,
    require_held,
    require_within_budget,
)
from guiprac.data.targets import Target, classes, understand
from guiprac.errors import DataError, ExperimentError
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

NPY_MAGIC = b"\x93NUMPY"
ZIP_MAGIC = b"PK"
LONGEST_HEADER = 10_000
MOST_DIMENSIONS = 8
INPUT_NAMES = ("X", "x", "inputs", "data")
TARGET_NAMES = ("y", "Y", "targets", "target", "labels")
TEXT_KINDS = "US"
KINDS = {
    "O": QT_TRANSLATE_NOOP("messages", "Python objects, which could run code when they are read"),
    "V": QT_TRANSLATE_NOOP("messages", "records"),
    "c": QT_TRANSLATE_NOOP("messages", "complex numbers"),
    "M": QT_TRANSLATE_NOOP("messages", "dates"),
    "m": QT_TRANSLATE_NOOP("messages", "time spans"),
    "U": QT_TRANSLATE_NOOP("messages", "texts"),
    "S": QT_TRANSLATE_NOOP("messages", "texts"),
}


@dataclass(frozen=True)
class _Header:
    dtype: str
    shape: tuple[int, ...]
    fortran_order: bool

    @property
    def size(self) -> int:
        return math.prod(self.shape)

    @property
    def bytes(self) -> int:
        return self.size * np.dtype(self.dtype).itemsize

    @property
    def shape_text(self) -> str:
        return f"({', '.join(str(length) for length in self.shape)}{',' if len(self.shape) == 1 else ''})"


def read_npy(path: Path, data: experiment.Data, budget: int) -> Dataset:
    """Read a table of numbers (n, d); its last column is the target.

    Raises:
        DataError: it is no NPY file, is cut off, holds anything but finite numbers, or has another shape.
    """
    with opened(path) as file:
        header = _read_header(file, path, path.name)
        _require_numbers(header, path, QT_TRANSLATE_NOOP("messages", "the array"))
        if len(header.shape) != 2 or header.shape[1] < 2:
            raise DataError(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages",
                        "{0} has the shape {1}, but a table of examples (n, d) was expected, at least "
                        "two columns with the target as the last. Save X and y in an NPZ file instead.",
                    ),
                    path.name,
                    header.shape_text,
                )
            )
        require_within_budget(
            path,
            header.size * 4,
            budget,
            told(QT_TRANSLATE_NOOP("messages", "an array of shape {0}"), header.shape_text),
        )
        require_held(file, path, header.bytes, QT_TRANSLATE_NOOP("messages", "the array"))
        inputs, numbers = _read_table(file, header, path)
        if file.read(1):
            raise DataError(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages", "{0} goes on after the array that its header announces; it is damaged."
                    ),
                    path.name,
                )
            )
    require_finite(path, inputs, QT_TRANSLATE_NOOP("messages", "the inputs"), header.dtype)
    require_finite(path, numbers, QT_TRANSLATE_NOOP("messages", "the last column, the target,"), header.dtype)
    n, d = inputs.shape
    target = understand(numbers, QT_TRANSLATE_NOOP("messages", "last column"), path.name, data.task)
    return Dataset(
        source=str(path),
        title=path.name,
        about=told(
            QT_TRANSLATE_NOOP("messages", "An array of {0} examples and {1} inputs."), f"{n:,}", f"{d:,}"
        ),
        inputs=inputs,
        targets=target.values,
        task=target.task,
        input_names=tuple(f"x{number}" for number in range(1, d + 1)),
        target_name=QT_TRANSLATE_NOOP("messages", "last column"),
        class_names=target.class_names,
        notes=(QT_TRANSLATE_NOOP("messages", "The last column is the target."), *target.notes),
    )


def read_npz(path: Path, data: experiment.Data, budget: int) -> Dataset:
    """Read two arrays of an NPZ archive: the inputs X (n, …) and the targets y (n,).

    Raises:
        DataError: it is no NPZ archive, is damaged, or the arrays hold other things or do not fit together.
        ExperimentError: data.inputs or data.target names an array that is not there.
    """
    with opened(path) as file, _archive(file, path) as archive:
        members = _members(archive, path)
        input_name = _choose(members, data.inputs, INPUT_NAMES, "data.inputs", path)
        target_name = _choose(members, data.target, TARGET_NAMES, "data.target", path)
        inputs, shape = _read_inputs(archive, members[input_name], input_name, path, budget)
        target = _read_targets(archive, members[target_name], target_name, path, budget, data.task)
    n = inputs.shape[0]
    if target.values.shape[0] != n:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", "{0}: {1} has {2} examples, but {3} has {4} targets."),
                path.name,
                input_name,
                f"{n:,}",
                target_name,
                f"{target.values.shape[0]:,}",
            )
        )
    dimensions = list(shape[1:-1]) if len(shape) == 4 and shape[3] == 1 else list(shape[1:])
    return Dataset(
        source=str(path),
        title=path.name,
        about=told(
            QT_TRANSLATE_NOOP("messages", "{0} examples; inputs {1} of shape {2}, targets {3}."),
            f"{n:,}",
            input_name,
            shape,
            target_name,
        ),
        inputs=inputs,
        targets=target.values,
        task=target.task,
        input_names=pixel_names(dimensions),
        target_name=target_name,
        class_names=target.class_names,
        notes=target.notes,
        image_shape=(dimensions[0], dimensions[1]) if len(dimensions) == 2 else None,
    )


@contextmanager
def _archive(file: BinaryIO, path: Path) -> Iterator[zipfile.ZipFile]:
    """The zip archive; whatever a damaged one raises becomes a DataError."""
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        NotImplementedError,
        RuntimeError,
        OverflowError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", '{0} is no NPZ archive, or it is damaged: "{1}".'),
                path.name,
                str(error),
            )
        ) from error


def _members(archive: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    members = {
        info.filename.removesuffix(".npy"): info
        for info in archive.infolist()
        if info.filename.endswith(".npy")
    }
    if not members:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "{0} is a zip archive without arrays (.npy); an NPZ file with X and y was expected.",
                ),
                path.name,
            )
        )
    for name, info in members.items():
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DataError(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages", "{0}: the array {1} is packed in a way that NumPy does not write."
                    ),
                    path.name,
                    name,
                )
            )
    return members


def _choose(
    members: dict[str, zipfile.ZipInfo], wanted: str, usual: tuple[str, ...], key: str, path: Path
) -> str:
    name = wanted or next((name for name in usual if name in members), "")
    if name in members:
        return name
    refusal = told(
        QT_TRANSLATE_NOOP("messages", "{0}: {1} has no array {2}."),
        key,
        path.name,
        repr(wanted) if wanted else usual[0],
    )
    there_are = QT_TRANSLATE_NOOP("messages", "The arrays are {0}.")
    raise ExperimentError(f"{refusal}{nearest(wanted or usual[0], list(members), there_are)}", key)


def _read_inputs(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, path: Path, budget: int
) -> tuple[Floats, tuple[int, ...]]:
    with archive.open(info) as member:
        file = cast(BinaryIO, member)
        header = _member_header(file, info, name, path, budget)
        n = header.shape[0]
        inputs = np.empty((n, header.size // n), np.float32)
        shaped = inputs.reshape(header.shape)
        read_into(
            file,
            shaped.T if header.fortran_order else shaped,
            header.dtype,
            path,
            told(QT_TRANSLATE_NOOP("messages", "the array {0}"), name),
        )
        # Reading to the end has the archive compare its checksum.
        file.read(1)
    require_finite(path, inputs, name, header.dtype)
    return inputs, header.shape


def _read_targets(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    name: str,
    path: Path,
    budget: int,
    task: experiment.Task,
) -> Target:
    with archive.open(info) as member:
        file = cast(BinaryIO, member)
        header = _member_header(file, info, name, path, budget, may_be_text=True)
        if header.size != header.shape[0]:
            raise DataError(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages",
                        "{0}: {1} has the shape {2}, but targets are one value an example (n,). Class "
                        "numbers are wanted, not rows of 0 and 1.",
                    ),
                    path.name,
                    name,
                    header.shape_text,
                )
            )
        if np.dtype(header.dtype).kind in TEXT_KINDS:
            raw = read_exactly(
                file, header.bytes, path, told(QT_TRANSLATE_NOOP("messages", "the array {0}"), name)
            )
            return _text_target(np.frombuffer(raw, header.dtype), name, path, task)
        numbers = np.empty(header.size, np.float64)
        read_into(
            file, numbers, header.dtype, path, told(QT_TRANSLATE_NOOP("messages", "the array {0}"), name)
        )
        file.read(1)
    require_finite(path, numbers, name, header.dtype)
    return understand(numbers, name, path.name, task)


def _text_target(texts: npt.NDArray[np.generic], name: str, path: Path, task: experiment.Task) -> Target:
    try:
        if texts.dtype.kind == "S":
            texts = np.char.decode(cast("npt.NDArray[np.bytes_]", texts), "utf-8")
        distinct, codes = np.unique(texts, return_inverse=True)
        names = tuple(str(text) for text in distinct.tolist())
    except ValueError as error:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", "{0}: {1} holds texts that are not valid Unicode."),
                path.name,
                name,
            )
        ) from error
    return classes(codes.astype(np.int32), names, name, path.name, task)


def _member_header(
    file: BinaryIO, info: zipfile.ZipInfo, name: str, path: Path, budget: int, *, may_be_text: bool = False
) -> _Header:
    header = _read_header(
        file, path, told(QT_TRANSLATE_NOOP("messages", "{0}: the array {1}"), path.name, name)
    )
    if not header.shape:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages", "{0}: {1} is a single value, but an array with a row an example was expected."
                ),
                path.name,
                name,
            )
        )
    is_text = np.dtype(header.dtype).kind in TEXT_KINDS
    if not (may_be_text and is_text):
        _require_numbers(header, path, told(QT_TRANSLATE_NOOP("messages", "the array {0}"), name))
    require_within_budget(
        path,
        max(header.size * 4, header.bytes if is_text else 0),
        budget,
        told(QT_TRANSLATE_NOOP("messages", "the array {0} of shape {1}"), name, header.shape_text),
    )
    if header.bytes > info.file_size:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "{0}: the array {1} ends too early; it should have {2} bytes, but the archive holds {3}.",
                ),
                path.name,
                name,
                f"{header.bytes:,}",
                f"{info.file_size:,}",
            )
        )
    return header


def _read_table(file: BinaryIO, header: _Header, path: Path) -> tuple[Floats, npt.NDArray[np.float64]]:
    n, width = header.shape
    inputs = np.empty((n, width - 1), np.float32)
    numbers = np.empty(n, np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        if header.fortran_order:
            for columns, values in chunks(
                file, (width, n), header.dtype, path, QT_TRANSLATE_NOOP("messages", "the array")
            ):
                for column, value in enumerate(values, columns.start):
                    if column < width - 1:
                        inputs[:, column] = value
                    else:
                        numbers[:] = value
        else:
            for rows, values in chunks(
                file, header.shape, header.dtype, path, QT_TRANSLATE_NOOP("messages", "the array")
            ):
                inputs[rows] = values[:, :-1]
                numbers[rows] = values[:, -1]
    return inputs, numbers


def _require_numbers(header: _Header, path: Path, what: str) -> None:
    kind = np.dtype(header.dtype).kind
    if kind in KINDS:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages", "{0}: {1} holds {2} ({3}); only plain numbers are read. Save it as float32."
                ),
                path.name,
                what,
                KINDS[kind],
                header.dtype,
            )
        )


def _read_header(file: BinaryIO, path: Path, what: str) -> _Header:
    """The header of an NPY stream, understood by pattern: it is Python source, and none of it is run."""
    start = read_exactly(file, 8, path, QT_TRANSLATE_NOOP("messages", "the NPY header"))
    if start[:6] != NPY_MAGIC or start[6] not in (1, 2, 3):
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", "{0} is not in NPY format: it starts with {1}."),
                what,
                start[:6].hex(" "),
            )
        )
    width = 2 if start[6] == 1 else 4
    length = int.from_bytes(
        read_exactly(file, width, path, QT_TRANSLATE_NOOP("messages", "the NPY header")), "little"
    )
    if length > LONGEST_HEADER:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages", "{0} has a header of {1} bytes; a table of plain numbers has some hundred."
                ),
                what,
                f"{length:,}",
            )
        )
    text = read_exactly(file, length, path, QT_TRANSLATE_NOOP("messages", "the NPY header")).decode(
        "utf-8", "replace"
    )
    descr = re.search(r"'descr'\s*:\s*['\"]([<>|=]?[a-zA-Z]\d{0,6})['\"]", text)
    order = re.search(r"'fortran_order'\s*:\s*(True|False)", text)
    shape = re.search(r"'shape'\s*:\s*\(([\d,\s]*)\)", text)
    if re.search(r"'descr'\s*:\s*\[", text):
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "{0} holds records; only plain numbers are read. Save the columns as one float array.",
                ),
                what,
            )
        )
    if not (descr and order and shape):
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", "{0} has a damaged NPY header: {1}."),
                what,
                f"{text[:80].strip()!r}",
            )
        )
    lengths = [part.strip() for part in shape[1].split(",") if part.strip()]
    if len(lengths) > MOST_DIMENSIONS or not all(part.isdecimal() and len(part) < 16 for part in lengths):
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", "{0} claims the shape ({1}), which cannot be."),
                what,
                shape[1][:80],
            )
        )
    try:
        kind = np.dtype(descr[1])
    except TypeError as error:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", "{0} has numbers of an unknown kind, {1}."),
                what,
                f"{descr[1]!r}",
            )
        ) from error
    header = _Header(kind.str, tuple(int(part) for part in lengths), order[1] == "True")
    if header.size == 0 or kind.itemsize == 0:
        raise DataError(
            told(QT_TRANSLATE_NOOP("messages", "{0} is empty: its shape is {1}."), what, header.shape_text)
        )
    return header
