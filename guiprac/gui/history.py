"""The readings of a run as growing arrays, as the plots want them."""

from typing import Any

import numpy as np
import numpy.typing as npt

from guiprac import events

Column = npt.NDArray[np.float64]

_FIELDS = ("step", "epoch", "train_error", "dev_error", "train_loss", "dev_loss", "cost", "train_dev_error")
_FIRST_CAPACITY = 1024


class History:
    """Columns of readings. A view that was handed out never changes: rows are only ever added behind it."""

    def __init__(self) -> None:
        self._rows: npt.NDArray[Any] = np.empty((len(_FIELDS), _FIRST_CAPACITY))
        self._length = 0
        self.best: int | None = None
        self.steered: list[events.Steered] = []

    def __len__(self) -> int:
        return self._length

    def add(self, reading: events.Reading) -> None:
        """Append a reading; one at the step of the last is the same measurement again and is left out."""
        if self._length and self._rows[0, self._length - 1] >= reading.step:
            return
        if self._length == self._rows.shape[1]:
            grown = np.empty((len(_FIELDS), 2 * self._length))
            grown[:, : self._length] = self._rows
            self._rows = grown
        self._rows[:, self._length] = [getattr(reading, name) for name in _FIELDS]
        if self.best is None or reading.dev_error < self.dev_errors[self.best]:
            self.best = self._length
        self._length += 1

    def _column(self, index: int) -> Column:
        return self._rows[index, : self._length]

    @property
    def steps(self) -> Column:
        """Mini-batches done at each reading."""
        return self._column(0)

    @property
    def epochs(self) -> Column:
        """Epochs done, with the share of the present one."""
        return self._column(1)

    @property
    def train_errors(self) -> Column:
        """Shares, or RMSE."""
        return self._column(2)

    @property
    def dev_errors(self) -> Column:
        """Shares, or RMSE."""
        return self._column(3)

    @property
    def train_losses(self) -> Column:
        """Mean data terms on train."""
        return self._column(4)

    @property
    def dev_losses(self) -> Column:
        """Mean data terms on dev."""
        return self._column(5)

    @property
    def costs(self) -> Column:
        """J of the latest mini-batch as the optimizer saw it; nan at step 0."""
        return self._column(6)

    @property
    def train_dev_errors(self) -> Column:
        """Shares, or RMSE; nan where nothing is held out of train."""
        return self._column(7)
