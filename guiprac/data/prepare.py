"""An experiment's data, read and split; kept while the settings that decide on it stay."""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from guiprac.data.catalog import BUNDLED, GENERATORS
from guiprac.data.dataset import Dataset, Repeats, Splits
from guiprac.data.duplicates import find_repeats
from guiprac.data.idx import labels_file
from guiprac.data.load import load, source_path
from guiprac.data.split import split
from guiprac.errors import ExperimentError
from guiprac.experiment import Data, Experiment, NormalizeFrom, Split


def prepare(experiment: Experiment, *, budget: int | None = None) -> Splits:
    """Read the experiment's data and split it.

    Raises:
        DataError, ExperimentError: as load and split do.
    """
    dataset = _load(experiment, budget)
    return _split(dataset, find_repeats(dataset), experiment)


def _load(experiment: Experiment, budget: int | None) -> Dataset:
    return load(experiment.data, seed=experiment.training.seed, budget=budget, split=experiment.split)


def _split(dataset: Dataset, repeats: Repeats | None, experiment: Experiment) -> Splits:
    training = experiment.training
    splits = split(
        dataset,
        experiment.split,
        normalize=training.normalize,
        seed=training.seed,
        normalize_from=training.normalize_from,
        data=experiment.data,
    )
    return replace(splits, repeats=repeats)


@dataclass(frozen=True)
class _FileState:
    """Enough to tell that a file was written to."""

    path: Path
    modified: int
    size: int


_UNPLANTED = {name: getattr(Data(), name) for name in ("plant", "plant_in", "plant_amount")}
_DataKey = tuple[Data, int, str, tuple[_FileState, ...]]
_SplitKey = tuple[_DataKey, Data, Split, bool, NormalizeFrom, int]


class Preparer:
    """Prepares experiments one after the other, and reads or draws again only what has changed."""

    def __init__(self, budget: int | None = None) -> None:
        self._budget = budget
        self._dataset: tuple[_DataKey, Dataset, Repeats | None] | None = None
        self._splits: tuple[_SplitKey, Splits] | None = None

    def prepare(self, experiment: Experiment) -> Splits:
        """The experiment's Splits; the very same object if nothing that decides on them has changed.

        Raises:
            DataError, ExperimentError: as load and split do; nothing is kept then.
        """
        training = experiment.training
        data_key = _data_key(experiment)
        split_key = (
            data_key,
            experiment.data,
            experiment.split,
            training.normalize,
            training.normalize_from,
            training.seed,
        )
        if self._splits is not None and self._splits[0] == split_key:
            return self._splits[1]
        # Let go before reading, so that two data sets are never in memory together.
        self._splits = None
        if self._dataset is None or self._dataset[0] != data_key:
            self._dataset = None
            dataset = _load(experiment, self._budget)
            self._dataset = (data_key, dataset, find_repeats(dataset))
        splits = _split(*self._dataset[1:], experiment)
        self._splits = (split_key, splits)
        return splits


def _data_key(experiment: Experiment) -> _DataKey:
    split = experiment.split
    # A mismatch is planted in what was read, and does not need it to be read again.
    data = msgspec.structs.replace(experiment.data, **_UNPLANTED)
    # The column that the split goes by is no input, so it is decided on when the table is read.
    by = "" if split.by == "random" else f"{split.by} {split.column}"
    if data.source in BUNDLED:
        return data, 0, by, ()
    if data.source in GENERATORS:
        return data, experiment.training.seed, by, ()
    images = source_path(data.source)
    paths = [images]
    # No labels file: the source is no IDX file, or reading it will say so.
    with suppress(ExperimentError):
        paths.append(labels_file(images, data.target))
    return data, 0, by, tuple(_state(path) for path in paths)


def _state(path: Path) -> _FileState:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return _FileState(path, 0, -1)
    return _FileState(path, found.st_mtime_ns, found.st_size)
