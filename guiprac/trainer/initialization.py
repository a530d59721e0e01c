"""The weights a network starts from (S21, S22)."""

import math

import numpy as np
import numpy.typing as npt

from guiprac.experiment import Initialization
from guiprac.trainer.layout import AnyFloats, Layout

SMALL_STD = 0.01
LARGE_STD = 1.0


def standard_deviation(name: Initialization, n_in: int, n_out: int) -> float:
    """The standard deviation from which a layer's weights are drawn; n_in = n[l-1] is the fan-in.

    "xavier" is 1/n[l-1] (S21), "he" is 2/n[l-1] (S22, He et al. 2015), "glorot" is 2/(n[l-1] + n[l])
    (Glorot & Bengio 2010).
    """
    return {
        "zeros": 0.0,
        "small": SMALL_STD,
        "large": LARGE_STD,
        "xavier": math.sqrt(1 / n_in),
        "glorot": math.sqrt(2 / (n_in + n_out)),
        "he": math.sqrt(2 / n_in),
    }[name]


def draw(
    name: Initialization,
    n_in: int,
    n_out: int,
    rng: np.random.Generator,
    dtype: npt.DTypeLike = np.float32,
) -> AnyFloats:
    """Draw one layer's weights, (n_in, n_out). The draw is made in float64 at every dtype, so that networks in
    float32 and float64 start from the same numbers."""
    weights: AnyFloats = rng.standard_normal((n_in, n_out)) * standard_deviation(name, n_in, n_out)
    return weights.astype(dtype)


def initialize(
    layout: Layout, name: Initialization, rng: np.random.Generator, dtype: npt.DTypeLike
) -> AnyFloats:
    """A flat parameter vector: drawn weights, biases 0."""
    flat: AnyFloats = np.zeros(layout.n_parameters, dtype=dtype)
    for weights in layout.weights(flat):
        n_out, n_in = weights.shape
        weights[...] = draw(name, n_in, n_out, rng, dtype).T
    return flat
