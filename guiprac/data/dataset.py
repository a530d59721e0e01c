"""The two shapes in which examples travel: a Dataset as read, and Splits as the trainer uses them."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from guiprac.events import Column, Task

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Dataset:
    """All examples of one source, in memory once, not normalized.

    Attributes:
        inputs: (n, d) float32, C-contiguous, finite.
        targets: classification: (n,) int32 codes into `class_names`; regression: (n,) float32, finite.
        task: "binary" for two classes, "multiclass" for more, "regression".
        notes: what reading had to decide, one plain sentence each, for people.
        columns: for tables, every column of the file and its use.
        image_shape: (height, width) where each row of inputs is a picture.
        ranks: (n,) int32, the place of each example's value in the split's column among its different values, in
            ascending order; None where the split goes by no column.
        missing: for each input with missing numbers its place and the rows, int32; median of all rows until
            they are filled from train.
        file_rows: (n,) int32, the row of the file (from 1) of each example; None where they are numbered through.
    """

    source: str
    title: str
    about: str
    inputs: Floats
    targets: Floats | Integers
    task: Task
    input_names: tuple[str, ...]
    target_name: str
    class_names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    image_shape: tuple[int, int] | None = None
    ranks: Integers | None = None
    missing: tuple[tuple[int, Integers], ...] = ()
    file_rows: Integers | None = None


@dataclass(frozen=True)
class Normalization:
    """μ and σ, each (d,) float32, from train only unless training.normalize_from says otherwise (S19); σ is 1 where
    a column is constant, so that it becomes zeros. The identity (0, 1) where normalization is off."""

    mean: Floats
    scale: Floats


@dataclass(frozen=True)
class Repeats:
    """Examples that come more than once: their rows (k,) int32, and for each the number of its kind (k,) int32,
    from 0 on; equal examples are of one kind, and ascend within it."""

    rows: Integers
    kinds: Integers


@dataclass(frozen=True)
class Splits:
    """A Dataset with the rows of train, dev and test, and the statistics of train.

    The inputs stay in one array; `train`, `dev` and `test` are int32 row numbers into it, disjoint and
    ascending. Whoever gathers a batch applies `normalization` to it. Regression targets are trained as
    (y - target_mean) / target_scale, statistics of train (0 and 1 for classification). `notes` tell what
    splitting had to decide, one plain sentence each. `repeats` is None where nobody looked for equal examples.
    `train_dev` rows, if any, were held out of train: of its distribution, but not trained on (S3).
    """

    dataset: Dataset
    train: Integers
    dev: Integers
    test: Integers = field(repr=False)
    normalization: Normalization
    target_mean: float = 0.0
    target_scale: float = 1.0
    notes: tuple[str, ...] = ()
    repeats: Repeats | None = None
    train_dev: Integers = field(default_factory=lambda: np.zeros(0, np.int32))
