"""The random streams of the data layer: children of the experiment's one seed."""

import numpy as np

SPLIT = 0
GENERATED = 4


def stream(seed: int, child: int) -> np.random.Generator:
    """The random numbers of one purpose; what another purpose draws does not change them."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(child,))))
