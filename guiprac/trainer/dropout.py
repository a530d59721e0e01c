"""Inverted dropout: the masks D/keep_prob of one run (S14-S17)."""

from functools import partial

import numpy as np

from guiprac.trainer.activations import Operation
from guiprac.trainer.layout import AnyFloats


class Dropout:
    """Masks for the input and the hidden layers, a new one for each mini-batch, example and unit.

    The random numbers of all batches of a chunk are drawn with one call; each batch turns its own into masks.
    """

    def __init__(
        self,
        keep_probs: tuple[float, ...],
        units: tuple[int, ...],
        rng: np.random.Generator,
        dtype: np.dtype[np.floating],
        slots: int,
        slot_rows: int,
    ) -> None:
        """keep_probs and units belong to the input and each hidden layer; 1 means no mask (S15)."""
        self._keep_probs = keep_probs
        self._units = units
        self._rng = rng
        self._dtype = dtype
        dropped = sum(n for n, keep in zip(units, keep_probs, strict=True) if keep < 1)
        self._uniform = np.empty((slots, dropped * slot_rows), np.float32)
        sizes = [n * slot_rows if keep < 1 else 0 for n, keep in zip(units, keep_probs, strict=True)]
        self._masks = [np.empty(size, dtype) for size in sizes]
        self._kept = [np.empty(size, dtype=bool) for size in sizes]
        self.is_on = dropped > 0

    def draw(self) -> None:
        """Draw the random numbers of a chunk."""
        if self.is_on:
            self._rng.random(out=self._uniform, dtype=np.float32)

    def masks(self, slot: int, rows: int) -> tuple[list[AnyFloats | None], list[Operation]]:
        """The masks of one batch, the input's (rows, d), a hidden layer's (n[l], rows), None where keep_prob is 1;
        and the operations that fill them."""
        masks: list[AnyFloats | None] = []
        operations: list[Operation] = []
        start = 0
        for place, (n, keep) in enumerate(zip(self._units, self._keep_probs, strict=True)):
            if keep == 1:
                masks.append(None)
                continue
            shape = (rows, n) if place == 0 else (n, rows)
            uniform = self._uniform[slot, start : start + n * rows].reshape(shape)
            start += n * rows
            kept = self._kept[place][: n * rows].reshape(shape)
            mask = self._masks[place][: n * rows].reshape(shape)
            operations += [
                partial(np.less, uniform, np.full((), keep, np.float32), kept),
                partial(np.multiply, kept, np.full((), 1 / keep, self._dtype), mask),
            ]
            masks.append(mask)
        return masks, operations
