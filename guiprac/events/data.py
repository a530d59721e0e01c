"""What is said of a data set that is read and split."""

from typing import Literal

from msgspec import Struct

from guiprac.events.base import Array, Event

Task = Literal["binary", "multiclass", "regression"]
# What errors are told in: shares of examples, or the root of the mean square in the target's unit.
Unit = Literal["error", "RMSE"]
PartName = Literal["train", "dev", "test"]


class Column(Struct, frozen=True):
    """One column of a table, before it is turned into inputs."""

    name: str
    kind: Literal["number", "category", "text", "other"]
    distinct: int
    missing: int
    use: Literal["input", "target", "left out"]
    note: str = ""


class Part(Struct, frozen=True):
    """The size of train, dev or test, and how many examples of each class it holds (none for regression)."""

    count: int
    class_counts: tuple[int, ...] = ()


class Duplicate(Struct, frozen=True):
    """One example that stands in two parts; rows are counted from 1, as the data stand in the file."""

    part: PartName
    row: int
    also_in: PartName
    also_row: int


class Duplicates(Struct, frozen=True):
    """How many examples stand, equal bit for bit in inputs and target, in an earlier part too; some of them."""

    dev_in_train: int
    test_in_train: int
    test_in_dev: int
    examples: tuple[Duplicate, ...] = ()


class Prepared(Event, frozen=True):
    """A data set is read and split; what the window may know of it without holding it."""

    source: str
    title: str
    about: str
    task: Task
    n_examples: int
    n_inputs: int
    input_names: tuple[str, ...]
    target_name: str
    class_names: tuple[str, ...]
    train: Part
    dev: Part
    test: Part
    notes: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    image_shape: tuple[int, int] | None = None
    # At most 2,000 examples of train and of dev, raw (not normalized): (n, min(n_inputs, 2)) and (n,).
    train_points: Array | None = None
    train_targets: Array | None = None
    dev_points: Array | None = None
    dev_targets: Array | None = None
    # At most 24 examples of train as pictures, (n, height, width), where the inputs are images.
    images: Array | None = None
    # None where the data are too large to be looked through.
    duplicates: Duplicates | None = None
    # What is held out of train, if anything; not counted in `train`.
    train_dev: Part | None = None


AnyEvent = Prepared
