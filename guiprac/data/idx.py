"""IDX, the format of MNIST: a file of images and a file of labels."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from guiprac import experiment
from guiprac.data.dataset import Dataset
from guiprac.data.reading import (
    opened,
    read_exactly,
    read_into,
    require_finite,
    require_held,
    require_within_budget,
)
from guiprac.data.targets import understand
from guiprac.errors import DataError, ExperimentError
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

# Code of the third byte: big-endian numbers.
TYPES = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
BRIGHTEST = np.float32(255)
# "train-images-idx3-ubyte" and "train-images.idx3-ubyte" both go with "train-labels" and idx1.
IMAGES_TO_LABELS = (("images", "labels"), ("idx3", "idx1"), ("Images", "Labels"))


@dataclass(frozen=True)
class _Header:
    dtype: str
    shape: tuple[int, ...]

    @property
    def size(self) -> int:
        return math.prod(self.shape)

    @property
    def bytes(self) -> int:
        return self.size * np.dtype(self.dtype).itemsize


def is_idx(head: bytes) -> bool:
    """Whether a file that starts with these bytes (at least 4) can be IDX."""
    return len(head) >= 4 and head[:2] == b"\0\0" and head[2] in TYPES and 1 <= head[3] <= 4


def read_idx(path: Path, data: experiment.Data, budget: int) -> Dataset:
    """Read an images file and its labels file; pixels of one byte are scaled to 0 … 1.

    Raises:
        DataError: a file is no IDX, is cut off or has bytes to spare, or they do not belong together.
        ExperimentError: the labels file is not where data.target says.
    """
    with opened(path) as file:
        header = _read_header(file, path)
        if len(header.shape) < 2:
            raise DataError(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages",
                        "{0} holds one number an example, so it is a labels file; give the images file, "
                        "and the labels as data.target.",
                    ),
                    path.name,
                )
            )
        labels_path = labels_file(path, data.target)
        n, *dimensions = header.shape
        require_within_budget(
            path,
            header.size * 4,
            budget,
            told(QT_TRANSLATE_NOOP("messages", "an array of {0}"), _shape_text(header.shape)),
        )
        require_held(file, path, header.bytes, QT_TRANSLATE_NOOP("messages", "the images"))
        inputs = np.empty((n, math.prod(dimensions)), np.float32)
        read_into(file, inputs, header.dtype, path, QT_TRANSLATE_NOOP("messages", "the images"))
        _require_end(file, path, header)
    if header.dtype == ">u1":
        inputs /= BRIGHTEST
    require_finite(path, inputs, QT_TRANSLATE_NOOP("messages", "the images"), header.dtype)
    labels = _read_labels(labels_path, budget)
    if labels.shape[0] != n:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages", "{0} has {1} labels, but {2} has {3} images; they do not belong together."
                ),
                labels_path.name,
                f"{labels.shape[0]:,}",
                path.name,
                f"{n:,}",
            )
        )
    require_finite(labels_path, labels, QT_TRANSLATE_NOOP("messages", "the labels"), "f8")
    target = understand(labels, "label", path.name, "classification" if data.task == "auto" else data.task)
    is_image = len(dimensions) == 2 or (len(dimensions) == 3 and dimensions[2] == 1)
    image_shape = (dimensions[0], dimensions[1]) if is_image else None
    return Dataset(
        source=str(path),
        title=path.name,
        about=told(
            QT_TRANSLATE_NOOP("messages", "{0} examples of {1} in IDX format, labels from {2}."),
            f"{n:,}",
            _shape_text(tuple(dimensions)),
            labels_path.name,
        ),
        inputs=inputs,
        targets=target.values,
        task=target.task,
        input_names=pixel_names(dimensions),
        target_name="label",
        class_names=target.class_names,
        notes=target.notes,
        image_shape=image_shape,
    )


def pixel_names(dimensions: list[int]) -> tuple[str, ...]:
    """Names of flattened inputs: r0c0, r0c1, … for pictures, x1, x2, … for the rest."""
    if len(dimensions) == 2:
        return tuple(f"r{row}c{column}" for row in range(dimensions[0]) for column in range(dimensions[1]))
    return tuple(f"x{number}" for number in range(1, math.prod(dimensions) + 1))


def labels_file(images: Path, target: str) -> Path:
    """Where the labels are: in `target` if given (beside the images, or from the current folder), else by
    MNIST's naming.

    Raises:
        ExperimentError: there is no such file; the message says what was tried.
    """
    if target:
        given = Path(target).expanduser()
        tried = [images.parent / given, given]
    else:
        name = images.name
        for of_images, of_labels in IMAGES_TO_LABELS:
            name = name.replace(of_images, of_labels)
        other = name.removesuffix(".gz") if name.endswith(".gz") else f"{name}.gz"
        tried = [images.with_name(found) for found in (name, other) if found != images.name]
        if name == images.name:
            tried = []
    for path in tried:
        if path.is_file():
            return path
    if target:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "data.target: there is no labels file {0}, neither in {1} nor from the current folder.",
                ),
                target,
                images.parent,
            ),
            "data.target",
        )
    if tried:
        looked = QT_TRANSLATE_NOOP(
            "messages",
            "data.target: {0} holds images without labels (no {1} beside it); name the labels file.",
        )
        raise ExperimentError(told(looked, images.name, tried[0].name), "data.target")
    raise ExperimentError(
        told(
            QT_TRANSLATE_NOOP(
                "messages", "data.target: {0} holds images without labels; name the labels file."
            ),
            images.name,
        ),
        "data.target",
    )


def _read_labels(path: Path, budget: int) -> npt.NDArray[np.float64]:
    with opened(path) as file:
        header = _read_header(file, path)
        if len(header.shape) != 1:
            raise DataError(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages", "{0} has {1} dimensions, but labels have one: a number an example."
                    ),
                    path.name,
                    len(header.shape),
                )
            )
        require_within_budget(
            path,
            header.size * 8,
            budget,
            told(QT_TRANSLATE_NOOP("messages", "{0} labels"), f"{header.size:,}"),
        )
        require_held(file, path, header.bytes, QT_TRANSLATE_NOOP("messages", "the labels"))
        labels = np.empty(header.shape, np.float64)
        read_into(file, labels, header.dtype, path, QT_TRANSLATE_NOOP("messages", "the labels"))
        _require_end(file, path, header)
    return labels


def _read_header(file: BinaryIO, path: Path) -> _Header:
    head = read_exactly(file, 4, path, QT_TRANSLATE_NOOP("messages", "the IDX header"))
    if not is_idx(head):
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "{0} is no IDX file: it starts with {1}, but IDX starts with 00 00, a type (08 "
                    "for bytes) and the number of dimensions (1 to 4).",
                ),
                path.name,
                head.hex(" "),
            )
        )
    shape = np.frombuffer(
        read_exactly(file, 4 * head[3], path, QT_TRANSLATE_NOOP("messages", "the IDX header")), ">u4"
    )
    if not shape.all():
        raise DataError(
            told(
                QT_TRANSLATE_NOOP("messages", "{0} claims a size of {1}, so it holds nothing."),
                path.name,
                _shape_text(tuple(shape.tolist())),
            )
        )
    return _Header(TYPES[head[2]], tuple(shape.tolist()))


def _require_end(file: BinaryIO, path: Path, header: _Header) -> None:
    if file.read(1):
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "{0} goes on after the {1} numbers that its header announces; header and data do "
                    "not fit.",
                ),
                path.name,
                _shape_text(header.shape),
            )
        )


def _shape_text(shape: tuple[int, ...]) -> str:
    return "×".join(f"{length:,}" for length in shape)
