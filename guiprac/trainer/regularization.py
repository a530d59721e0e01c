"""L2 and L1: their part of J and their part of a step. m is n_train at every batch size (S7-S11)."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from guiprac.trainer.activations import Operation
from guiprac.trainer.layout import AnyFloats, Layout


@dataclass(frozen=True)
class Penalty:
    """The strengths λ of L2 and L1, and m = n_train."""

    l2: float
    l1: float
    n_train: int

    @property
    def is_off(self) -> bool:
        """Whether neither penalty is on."""
        return self.l2 == 0 and self.l1 == 0

    def cost(self, layout: Layout, flat: AnyFloats) -> float:
        """λ₂/(2m)·Σ‖W[l]‖²_F + λ₁/(2m)·Σ|w|, summed over the layers; biases are left out (S7-S9)."""
        if self.is_off:
            return 0.0
        squares = magnitudes = 0.0
        for weights in layout.weights(flat):
            if self.l2:
                squares += float(np.square(weights, dtype=np.float64).sum())
            if self.l1:
                magnitudes += float(np.abs(weights).sum(dtype=np.float64))
        return (self.l2 * squares + self.l1 * magnitudes) / (2 * self.n_train)

    def gradient(self, layout: Layout, flat: AnyFloats) -> AnyFloats:
        """λ₂/m·W + λ₁/(2m)·sign(W) as a flat vector; sign(0) = 0, biases 0 (S8, S10)."""
        gradient = np.zeros_like(flat)
        for weights, own in zip(layout.weights(flat), layout.weights(gradient), strict=True):
            if self.l2:
                np.multiply(weights, self.l2 / self.n_train, out=own)
            if self.l1:
                own += self.l1 / (2 * self.n_train) * np.sign(weights)
        return gradient


def decay(parameters: AnyFloats, mask: AnyFloats, factor: float) -> list[Operation]:
    """Operations for weights ← factor · weights; mask (flat) is 1 at weights and 0 at biases (S11)."""
    if factor == 1:
        return []
    factors = np.where(mask == 1, factor, 1).astype(parameters.dtype)
    return [partial(np.multiply, parameters, factors, parameters)]


def shrink_to_zero(parameters: AnyFloats, mask: AnyFloats, threshold: float) -> list[Operation]:
    """Operations for weights ← sign(w)·max(|w| - threshold, 0), the L1 step with threshold αλ₁/(2m).

    A weight that the L1 term alone would carry across zero stops at zero (S8): the proximal step of ISTA
    (Daubechies et al. 2004), written as w - clip(w, -threshold, threshold).
    """
    if threshold == 0:
        return []
    high = (mask * threshold).astype(parameters.dtype)
    low, part = -high, np.empty_like(parameters)
    return [
        partial(np.maximum, parameters, low, out=part),
        partial(np.minimum, part, high, out=part),
        partial(np.subtract, parameters, part, parameters),
    ]
