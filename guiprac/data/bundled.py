"""The data sets that ship with the program."""

import gzip

import numpy as np

from guiprac.data.catalog import BUNDLED
from guiprac.data.dataset import Dataset, Floats, Integers
from guiprac.errors import DataError
from guiprac.resources_path import resource
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP


def read_bundled(name: str) -> Dataset:
    """Read a data set of catalog.BUNDLED.

    Raises:
        DataError: the file that should ship with the program is missing or damaged.
    """
    entry = BUNDLED[name]
    path = resource("datasets", f"{name}.csv.gz")
    try:
        header, _, body = gzip.decompress(path.read_bytes()).decode("ascii").partition("\n")
        names = header.split(",")
        # Whole numbers are read several times as fast as real ones.
        numbers = np.fromstring(body.strip().replace("\n", ","), entry.dtype, sep=",").reshape(-1, len(names))
    except (OSError, EOFError, ValueError) as error:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "The data set {0} that ships with guiprac cannot be read: {1}. Install it again.",
                ),
                str(path),
                str(error),
            )
        ) from error
    targets: Floats | Integers = numbers[:, -1].astype(np.int32)
    if entry.task == "regression":
        targets = numbers[:, -1].astype(np.float32)
    return Dataset(
        source=name,
        title=entry.title,
        about=entry.about,
        inputs=numbers[:, :-1].astype(np.float32, order="C"),
        targets=targets,
        task=entry.task,
        input_names=tuple(names[:-1]),
        target_name=names[-1],
        class_names=entry.class_names,
        image_shape=entry.image_shape,
    )
