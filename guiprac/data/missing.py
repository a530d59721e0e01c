"""What is missing in a table is filled from train alone, as everything that is measured before training (S19)."""

from dataclasses import replace

import numpy as np

from guiprac.data.dataset import Dataset, Integers


def filled(dataset: Dataset, train: Integers) -> Dataset:
    """A data set whose missing numbers are the medians of train; the given one is left as it is.

    A column of which train knows no value at all keeps what reading put there.
    """
    if not dataset.missing:
        return dataset
    inputs = dataset.inputs.copy()
    in_train = np.zeros(inputs.shape[0], bool)
    in_train[train] = True
    for column, rows in dataset.missing:
        known = in_train.copy()
        known[rows] = False
        values = inputs[known, column]
        if values.size:
            inputs[rows, column] = np.median(values.astype(np.float64))
    return replace(dataset, inputs=inputs)
