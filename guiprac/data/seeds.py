"""The random streams of a run: children of the experiment's one seed, one for each purpose.

What one purpose draws changes nothing of another.
"""

import numpy as np

SPLIT, INITIALIZATION, BATCHES, DROPOUT, GENERATED, SAMPLE, CHECK, TRAIN_DEV, PLANTED = range(9)
BOOTSTRAP, SUBSET, MISMATCH = 100, 101, 102
DROPOUT_LENS = 140
CURVATURE = 160


def sequence(seed: int, *child: int) -> np.random.SeedSequence:
    """The seed of one purpose: one of the numbers above, and further numbers where it has several streams."""
    return np.random.SeedSequence(seed, spawn_key=child)


def restarted(seed: int, child: int, restart: int) -> np.random.SeedSequence:
    """The seed of a purpose that a restart draws anew: initialization, mini-batches and masks.

    Restart 0 is the purpose's own stream.
    """
    return sequence(seed, child, restart) if restart else sequence(seed, child)


def stream(seed: int, *child: int) -> np.random.Generator:
    """The random numbers of one purpose."""
    return np.random.default_rng(sequence(seed, *child))
