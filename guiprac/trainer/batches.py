"""Mini-batches: train reshuffled every epoch, gathered and normalized some batches at a time."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from guiprac.data.dataset import Splits
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.state import plain_state, set_generator_state

# A batch larger than this is worked through in pieces whose gradients are added up.
PIECE_ROWS = 4096
# Batches are gathered together as long as they fit this much memory: one call for many small batches.
CHUNK_BYTES = 1 << 18
MOST_SLOTS = 64


@dataclass(frozen=True)
class Piece:
    """One batch, or a part of a very large one, as it stands in the gather buffer.

    Attributes:
        slot: its place in the buffer.
        rows: its examples.
        batch_rows: the examples of its whole batch, over which the gradient is a mean.
        first, last: whether it begins and whether it completes its batch.
    """

    slot: int
    rows: int
    batch_rows: int
    first: bool
    last: bool


def gather_inputs(splits: Splits, rows: npt.NDArray[np.integer], raw: AnyFloats, out: AnyFloats) -> None:
    """Write the normalized inputs (S19) of some examples into `out` (r, d); `raw` (r, d) float32 is scratch."""
    np.take(splits.dataset.inputs, rows, axis=0, out=raw, mode="clip")
    np.subtract(raw, splits.normalization.mean, out=raw)
    np.divide(raw, splits.normalization.scale, out=out)


def gather_targets(splits: Splits, rows: npt.NDArray[np.integer]) -> npt.NDArray[Any]:
    """The targets of some examples, (r,): class codes, or values standardized by the statistics of train."""
    chosen = splits.dataset.targets[rows]
    if splits.dataset.task == "regression":
        return (chosen.astype(np.float64) - splits.target_mean) / splits.target_scale
    return chosen


class Batches:
    """The endless sequence of mini-batches of one run, a chunk of them at a time.

    The last batch of an epoch holds what is left (a mean over its own examples).
    """

    def __init__(
        self,
        splits: Splits,
        batch_size: int,
        n_outputs: int,
        rng: np.random.Generator,
        dtype: np.dtype[np.floating],
        extra_row_bytes: int,
    ) -> None:
        """`extra_row_bytes`: what else is drawn for each example of the buffer, counted into its size."""
        self._splits = splits
        self._rng = rng
        self.batch_size = min(batch_size, len(splits.train))
        self.steps_per_epoch = math.ceil(len(splits.train) / self.batch_size)
        n_inputs = splits.dataset.inputs.shape[1]
        self.piece_rows = min(self.batch_size, PIECE_ROWS)
        self.slots = self._number_of_slots((n_inputs + 1) * dtype.itemsize + extra_row_bytes)
        rows = self.slots * self.piece_rows
        self._raw = np.empty((rows, n_inputs), np.float32)
        # The last column of ones serves the biases.
        self._inputs: AnyFloats = np.ones((rows, n_inputs + 1), dtype)
        self._targets: AnyFloats = np.zeros((self.slots, n_outputs, self.piece_rows), dtype)
        self._slot_of, self._place_of = np.divmod(np.arange(rows), self.piece_rows)
        self._order = np.empty_like(splits.train)
        self._chunks: dict[tuple[int, int], tuple[Piece, ...]] = {}
        self._epoch_state = rng.bit_generator.state
        # Shuffling millions of rows takes a moment; it can wait until the first reading is out.
        self._next_row = len(self._order)

    def _number_of_slots(self, row_bytes: int) -> int:
        if self.batch_size > PIECE_ROWS:
            return 1
        fitting = CHUNK_BYTES // (self.piece_rows * row_bytes)
        return max(1, min(fitting, MOST_SLOTS, self.steps_per_epoch))

    def _begin_epoch(self) -> None:
        self._epoch_state = self._rng.bit_generator.state
        # Shuffled from the same start each time, so that the order of an epoch follows from the generator alone.
        self._order[...] = self._splits.train
        self._rng.shuffle(self._order)
        self._next_row = 0

    def next_chunk(self) -> tuple[Piece, ...]:
        """Gather the next batches and say where they stand; the same layout is the same tuple each time."""
        n_train = len(self._order)
        if self._next_row == n_train:
            self._begin_epoch()
        start = self._next_row
        stop = min(start + self.slots * self.piece_rows, n_train)
        if self.batch_size > PIECE_ROWS:
            stop = min(stop, start - start % self.batch_size + self.batch_size)
        self._fill(self._order[start:stop])
        self._next_row = stop
        # Batches up to PIECE_ROWS repeat their layout chunk after chunk, but for the last of an epoch.
        key = (stop - start, start if self.batch_size > PIECE_ROWS else 0)
        if key not in self._chunks:
            self._chunks[key] = tuple(self._pieces(start, stop))
        return self._chunks[key]

    def _pieces(self, start: int, stop: int) -> Iterator[Piece]:
        for slot, row in enumerate(range(start, stop, self.piece_rows)):
            rows = min(self.piece_rows, stop - row)
            batch_start = row - row % self.batch_size
            batch_rows = min(self.batch_size, len(self._order) - batch_start)
            yield Piece(slot, rows, batch_rows, row == batch_start, row + rows == batch_start + batch_rows)

    def _fill(self, rows: npt.NDArray[np.integer]) -> None:
        count = len(rows)
        gather_inputs(self._splits, rows, self._raw[:count], self._inputs[:count, :-1])
        targets = gather_targets(self._splits, rows)
        slots, places = self._slot_of[:count], self._place_of[:count]
        if self._splits.dataset.task == "multiclass":
            self._targets.fill(0)
            self._targets[slots, targets, places] = 1
        else:
            self._targets[slots, 0, places] = targets

    def inputs(self, piece: Piece) -> AnyFloats:
        """The view of the buffer in which a piece's inputs and a one stand, (rows, d + 1)."""
        start = piece.slot * self.piece_rows
        return self._inputs[start : start + piece.rows]

    def targets(self, piece: Piece) -> AnyFloats:
        """The view of the buffer in which a piece's targets stand, (n[L], rows)."""
        return self._targets[piece.slot, :, : piece.rows]

    def state(self, steps_in_epoch: int) -> dict[str, object]:
        """What `restore` needs to stand that many batches into the present epoch again."""
        return {"generator": plain_state(self._epoch_state), "steps_in_epoch": steps_in_epoch}

    def restore(self, state: dict[str, Any]) -> None:
        """Stand where `state` was taken, between two batches."""
        set_generator_state(self._rng, state["generator"])
        self._begin_epoch()
        self._next_row = min(state["steps_in_epoch"] * self.batch_size, len(self._order))
