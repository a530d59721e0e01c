"""Small data made by hand for the trainer's tests."""

import numpy as np
import pytest

from guiprac.data.dataset import Dataset, Normalization, Splits


def _make_splits(
    task="binary", n_train=40, n_dev=12, n_inputs=3, n_classes=3, seed=0, inputs=None, targets=None
):
    """Random examples, shuffled over train, dev and two of test; `inputs` and `targets` take their place."""
    rng = np.random.default_rng(seed)
    count = n_train + n_dev + 2
    if inputs is None:
        inputs = rng.normal(3, 2, (count, n_inputs))
    inputs = np.ascontiguousarray(inputs, dtype=np.float32)
    if task == "regression":
        values = rng.normal(-5, 4, count) if targets is None else np.asarray(targets)
        targets, names = values.astype(np.float32), ()
    else:
        n_classes = 2 if task == "binary" else n_classes
        codes = rng.integers(0, n_classes, count) if targets is None else np.asarray(targets)
        targets, names = codes.astype(np.int32), tuple(f"class {i}" for i in range(n_classes))
    rows = rng.permutation(count).astype(np.int32)
    train = np.sort(rows[:n_train])
    scale = inputs[train].std(axis=0)
    scale[scale == 0] = 1
    dataset = Dataset(
        source="by hand",
        title="By hand",
        about="",
        inputs=inputs,
        targets=targets,
        task=task,
        input_names=tuple(f"x{i}" for i in range(inputs.shape[1])),
        target_name="y",
        class_names=names,
    )
    standardized = task == "regression"
    return Splits(
        dataset,
        train,
        np.sort(rows[n_train : n_train + n_dev]),
        np.sort(rows[n_train + n_dev :]),
        Normalization(inputs[train].mean(axis=0), scale),
        float(targets[train].mean()) if standardized else 0.0,
        float(targets[train].std()) if standardized else 1.0,
    )


@pytest.fixture(scope="session")
def make_splits():
    """A function that makes Splits of random examples."""
    return _make_splits
