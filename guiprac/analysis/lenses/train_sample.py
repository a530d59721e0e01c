"""The training examples that a lens works on: as many as it can afford between two steps, always the same."""

import numpy as np

from guiprac.data.dataset import Integers
from guiprac.trainer.training import Run

# Multiplications that take a few milliseconds.
MOST_PRODUCTS = 120_000_000
MOST_ROWS, LEAST_ROWS = 2000, 100


def train_sample(run: Run, *, passes: int) -> Integers:
    """Rows of train, ascending: all that readings measure, or evenly spread ones of them.

    Args:
        passes: matrix products a layer and example; 1 to go forward, 3 to go forward and back.
    """
    rows = run.train_evaluation.rows
    affordable = MOST_PRODUCTS // (passes * run.layout.n_parameters)
    count = min(len(rows), MOST_ROWS, max(affordable, LEAST_ROWS))
    if count == len(rows):
        return rows
    places = np.linspace(0, len(rows) - 1, count).round().astype(np.intp)
    return rows[places]
