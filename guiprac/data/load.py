"""From data.source to a Dataset: a bundled data set, a generator, or a file."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from guiprac import experiment
from guiprac.data.arrays import NPY_MAGIC, ZIP_MAGIC, read_npy, read_npz
from guiprac.data.bundled import read_bundled
from guiprac.data.catalog import BUNDLED, GENERATORS
from guiprac.data.dataset import Dataset
from guiprac.data.idx import is_idx, read_idx
from guiprac.data.names import nearest
from guiprac.data.reading import default_budget, opened
from guiprac.data.synthetic import generate
from guiprac.data.targets import understand
from guiprac.errors import DataError, ExperimentError
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

TEXT_SUFFIXES = (".csv", ".tsv", ".txt", ".tab")
PARQUET_SUFFIXES = (".parquet", ".pq")
PARQUET_MAGIC = b"PAR1"
# Per example: two inputs and a target of four bytes, and as much again while they are drawn.
GENERATED_BYTES = 24


def load(
    data: experiment.Data,
    *,
    seed: int,
    budget: int | None = None,
    split: experiment.Split = experiment.Split(),  # noqa: B008
) -> Dataset:
    """Read or draw the examples that the settings name.

    Args:
        data: the experiment's data settings.
        seed: the experiment's seed; only generators draw from it.
        budget: how many bytes of memory the data may take; a quarter of the machine's if None.
        split: of which by and column count: a table's column that the split goes by is no input.

    Raises:
        DataError: the file is missing, damaged, too large, or of no known kind.
        ExperimentError: a setting is to blame; its key is in `key`.
    """
    bound = default_budget() if budget is None else budget
    name = data.source
    if name in BUNDLED or name in GENERATORS:
        _require_no_column(name, split)
    if name in BUNDLED:
        return _as_task(_without_unused(read_bundled(name), data), data.task)
    if name in GENERATORS:
        if data.samples * GENERATED_BYTES > bound:
            raise ExperimentError(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages",
                        "data.samples: {0} examples need more memory than may be used for data ({1} MB); "
                        "take at most {2}.",
                    ),
                    f"{data.samples:,}",
                    f"{bound / 2**20:,.0f}",
                    f"{bound // GENERATED_BYTES:,}",
                ),
                "data.samples",
            )
        dataset = generate(name, samples=data.samples, noise=data.noise, seed=seed)
        return _as_task(_without_unused(dataset, data), data.task)
    return _read_file(source_path(name), data, bound, split)


def source_path(source: str) -> Path:
    """The file that data.source names; ~ is the home folder.

    Raises:
        ExperimentError: it is neither a file nor the name of a data set.
    """
    if not source.strip():
        raise ExperimentError(
            QT_TRANSLATE_NOOP("messages", "data.source: name a data set, a generator or a file."),
            "data.source",
        )
    try:
        path = Path(source).expanduser()
    except RuntimeError as error:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "data.source: {0} names a home folder that is not there."),
                source,
            ),
            "data.source",
        ) from error
    is_bare = path.name == source and not path.suffix
    if is_bare and not path.exists():
        refusal = told(
            QT_TRANSLATE_NOOP("messages", "data.source: {0} is no data set, no generator and no file here."),
            repr(source),
        )
        hint = nearest(source, [*BUNDLED, *GENERATORS], QT_TRANSLATE_NOOP("messages", "There are {0}."))
        raise ExperimentError(f"{refusal}{hint}", "data.source")
    return path


def _require_no_column(source: str, split: experiment.Split) -> None:
    """Refuse a split by a column where only tables have columns to split by."""
    if split.by == "group":
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "split.by: {0} is no table, so no column says which examples belong together; "
                    "take random or time, or a CSV, TSV or Parquet file.",
                ),
                source,
            ),
            "split.by",
        )
    if split.by == "time" and split.column:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "split.column: {0} is no table and has no column {1}. Leave it empty: time is "
                    "then the order of the examples.",
                ),
                source,
                f"{split.column!r}",
            ),
            "split.column",
        )


def _read_file(path: Path, data: experiment.Data, budget: int, split: experiment.Split) -> Dataset:
    # Tables bring polars, which is imported only where one is read.
    from guiprac.data.table import load_table
    from guiprac.data.table_parquet import read_parquet
    from guiprac.data.table_text import read_text

    kind = _kind(path)
    if kind == "parquet":
        return load_table(path, data, budget, read_parquet, split)
    if kind == "text":
        return load_table(path, data, budget, read_text, split)
    _require_no_column(path.name, split)
    if kind == "npy":
        return read_npy(path, data, budget)
    if kind == "npz":
        return read_npz(path, data, budget)
    return read_idx(path, data, budget)


def _kind(path: Path) -> str:
    """By the name's ending; by the first bytes where that says nothing.

    Raises:
        DataError: neither tells.
    """
    name = path.name.lower().removesuffix(".gz")
    suffix = Path(name).suffix
    if suffix in TEXT_SUFFIXES:
        return "text"
    if suffix in PARQUET_SUFFIXES:
        return "parquet"
    if suffix in (".npy", ".npz"):
        return suffix[1:]
    with opened(path) as file:
        head = file.read(1024)
    if is_idx(head) or "idx" in name:
        return "idx"
    for magic, kind in ((NPY_MAGIC, "npy"), (ZIP_MAGIC, "npz"), (PARQUET_MAGIC, "parquet")):
        if head.startswith(magic):
            return kind
    if b"\0" in head:
        raise DataError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "{0} is of no known kind; CSV, TSV, Parquet, NPZ, NPY and IDX files are read. "
                    "Its name should end with .csv, .tsv, .parquet, .npz or .npy.",
                ),
                path.name,
            )
        )
    return "text"


def _without_unused(dataset: Dataset, data: experiment.Data) -> Dataset:
    """Say so where a setting for files is set but has no effect."""
    unused = [f"data.{name}" for name in ("target", "inputs", "ignore") if getattr(data, name)]
    if not unused:
        return dataset
    one = QT_TRANSLATE_NOOP("messages", "{0} has no effect on {1}, only on files.")
    many = QT_TRANSLATE_NOOP("messages", "{0} have no effect on {1}, only on files.")
    note = told(many if len(unused) > 1 else one, ", ".join(unused), dataset.source)
    return replace(dataset, notes=(*dataset.notes, note))


def _as_task(dataset: Dataset, wanted: experiment.Task) -> Dataset:
    """The data set with its target taken as data.task asks: class numbers as numbers, or numbers as classes."""
    is_regression = dataset.task == "regression"
    if wanted == "auto" or (wanted == "regression") == is_regression:
        return dataset
    target = understand(dataset.targets.astype(np.float64), dataset.target_name, dataset.source, wanted)
    return replace(dataset, targets=target.values, task=target.task, class_names=target.class_names)
