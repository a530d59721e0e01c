"""How all parameters of a network lie in one flat vector, and the views of it that the layers use."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

AnyFloats = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Layout:
    """The shapes of a fully connected network with `sizes` = (n[0], …, n[L]) units.

    Layer l owns one matrix of shape (n[l], n[l-1] + 1): W[l] with one row a unit, b[l] as its last column. With
    a row of ones below the activations, one matrix product serves weight and bias, forward and backward.
    """

    sizes: tuple[int, ...]

    @property
    def depth(self) -> int:
        """L, the number of layers with parameters."""
        return len(self.sizes) - 1

    @property
    def n_parameters(self) -> int:
        """Length of the flat vector."""
        return sum(rows * columns for rows, columns in self.shapes())

    def shapes(self) -> list[tuple[int, int]]:
        """(n[l], n[l-1] + 1) for l = 1 … L."""
        return [(n_out, n_in + 1) for n_in, n_out in zip(self.sizes, self.sizes[1:], strict=False)]

    def matrices(self, flat: AnyFloats) -> list[AnyFloats]:
        """Views of a flat vector, one (n[l], n[l-1] + 1) matrix a layer."""
        views, start = [], 0
        for rows, columns in self.shapes():
            views.append(flat[start : start + rows * columns].reshape(rows, columns))
            start += rows * columns
        return views

    def weights(self, flat: AnyFloats) -> list[AnyFloats]:
        """Views of W[1] … W[L], each (n[l], n[l-1])."""
        return [matrix[:, :-1] for matrix in self.matrices(flat)]

    def biases(self, flat: AnyFloats) -> list[AnyFloats]:
        """Views of b[1] … b[L], each (n[l],)."""
        return [matrix[:, -1] for matrix in self.matrices(flat)]

    def weight_mask(self, dtype: npt.DTypeLike) -> AnyFloats:
        """A flat vector that is 1 at weights and 0 at biases, which no penalty touches (S7)."""
        mask: AnyFloats = np.ones(self.n_parameters, dtype=dtype)
        for bias in self.biases(mask):
            bias[...] = 0
        return mask
