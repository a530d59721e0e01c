"""What all events are made of."""

import numpy as np
import numpy.typing as npt
from msgspec import Struct


class Array(Struct, frozen=True):
    """A NumPy array in an event: raw little-endian bytes with shape and dtype."""

    shape: tuple[int, ...]
    dtype: str
    data: bytes

    def numpy(self) -> npt.NDArray[np.generic]:
        """A read-only view of the data."""
        return np.frombuffer(self.data, dtype=self.dtype).reshape(self.shape)


def pack(array: npt.NDArray[np.generic]) -> Array:
    """Wrap an array so that it can travel in an event."""
    return Array(array.shape, array.dtype.str, np.ascontiguousarray(array).tobytes())


class Event(Struct, frozen=True, tag_field="type", tag=str.lower):
    """Base of all events."""
