"""The activations g, as NumPy operations bound to fixed buffers, and as plain functions.

An operation is a call without arguments that works on buffers bound beforehand: a training step is a list of
them, so that nothing is looked up, decided or allocated while training.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from guiprac.experiment import Activation
from guiprac.trainer.layout import AnyFloats

Operation = Callable[[], Any]

LEAK = 0.01


def plain(name: Activation, z: AnyFloats) -> AnyFloats:
    """g(z), any shape; stable for every finite z."""
    if name == "tanh":
        return np.tanh(z)
    if name == "sigmoid":
        return 0.5 * np.tanh(0.5 * z) + 0.5
    if name == "relu":
        return np.maximum(z, 0)
    if name == "leaky_relu":
        return np.maximum(z, LEAK * z)
    return z


def forward(name: Activation, z: AnyFloats, a: AnyFloats) -> list[Operation]:
    """Operations that write g(z) into `a`; `a` may be `z`. Both (n, r), contiguous."""
    half = np.full((), 0.5, z.dtype)
    if name == "tanh":
        return [partial(np.tanh, z, a)]
    if name == "sigmoid":
        # 1/(1 + exp(-z)) without an exponential that can overflow.
        return [
            partial(np.multiply, z, half, a),
            partial(np.tanh, a, a),
            partial(np.multiply, a, half, a),
            partial(np.add, a, half, a),
        ]
    if name == "relu":
        return [partial(np.maximum, z, np.zeros((), z.dtype), out=a)]
    if name == "leaky_relu":
        scratch = np.empty_like(z)
        return [
            partial(np.multiply, z, np.full((), LEAK, z.dtype), scratch),
            partial(np.maximum, z, scratch, out=a),
        ]
    return [] if a is z else [partial(np.copyto, a, z)]


def backward(name: Activation, a: AnyFloats, da: AnyFloats) -> list[Operation]:
    """Operations that turn `da` = dJ/da into dJ/dz = dJ/da · g'(z), in place.

    `a` holds g(z) without dropout, from which each g' can be told: the derivative of ReLU at 0 is taken as 0,
    that of leaky ReLU as its leak. A scratch buffer of a's shape is bound once.
    """
    if name == "linear":
        return []
    one, zero = np.ones((), a.dtype), np.zeros((), a.dtype)
    if name == "relu":
        positive = np.empty(a.shape, dtype=bool)
        return [partial(np.greater, a, zero, positive), partial(np.multiply, da, positive, da)]
    slope = np.empty_like(a)
    if name == "leaky_relu":
        positive = np.empty(a.shape, dtype=bool)
        return [
            partial(np.greater, a, zero, positive),
            partial(np.multiply, positive, np.full((), 1 - LEAK, a.dtype), slope),
            partial(np.add, slope, np.full((), LEAK, a.dtype), slope),
            partial(np.multiply, da, slope, da),
        ]
    if name == "sigmoid":
        return [
            partial(np.subtract, one, a, slope),
            partial(np.multiply, slope, a, slope),
            partial(np.multiply, da, slope, da),
        ]
    return [
        partial(np.multiply, a, a, slope),
        partial(np.subtract, one, slope, slope),
        partial(np.multiply, da, slope, da),
    ]
