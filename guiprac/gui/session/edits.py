"""The experiment that is being edited, with what was before and what was refused."""

import time
from collections.abc import Callable
from typing import Any

from guiprac import experiment as experiments
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment

MOST_UNDO = 500
# Edits of the same settings that follow each other faster than this are one movement, and one step of undo.
SAME_MOVE_SECONDS = 0.7


class Edits:
    """The present experiment, the ones before it, and those that were taken back.

    Attributes:
        errors: why the last change of a setting was refused, by key; empty once any change is accepted.
    """

    def __init__(self, experiment: Experiment, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds, by which a movement of a slider is known from a later edit."""
        self.experiment = experiment
        self.errors: dict[str, str] = {}
        self._clock = clock
        self._undo: list[Experiment] = []
        self._redo: list[Experiment] = []
        self._edited: tuple[tuple[str, ...], float] = ((), 0.0)

    def change(self, values: dict[str, Any], n_train: int | None = None) -> bool:
        """Change settings together, as one step of undo; False if they are refused, with the reason in `errors`.

        Args:
            values: new settings by key.
            n_train: the number of training examples where it is known, on which weight decay depends.
        """
        try:
            changed = experiments.with_values(self.experiment, values)
            if n_train is not None:
                experiments.check_weight_decay(changed, n_train)
        except ExperimentError as error:
            self.errors[error.key or next(iter(values))] = str(error)
            return False
        if changed == self.experiment:
            self.errors.clear()
        else:
            self._take(changed, tuple(values))
        return True

    def take(self, experiment: Experiment) -> None:
        """Let another experiment be the present one, as one step of undo."""
        self._take(experiment, ())

    def undo(self) -> bool:
        """Take back the last change; False if there is none."""
        if not self._undo:
            return False
        self._edited = ((), 0.0)
        self._redo.append(self.experiment)
        self._put(self._undo.pop())
        return True

    def redo(self) -> bool:
        """Make the last change that was taken back again; False if there is none."""
        if not self._redo:
            return False
        self._undo.append(self.experiment)
        self._put(self._redo.pop())
        return True

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether a change that was taken back can be made again."""
        return bool(self._redo)

    def _take(self, experiment: Experiment, keys: tuple[str, ...]) -> None:
        """Keep the present experiment for undo; a slider that is still moving goes on with the same step."""
        now = self._clock()
        is_same_move = keys != () and keys == self._edited[0] and now - self._edited[1] < SAME_MOVE_SECONDS
        self._edited = (keys, now)
        self._redo.clear()
        if not (is_same_move and self._undo):
            self._undo.append(self.experiment)
            del self._undo[:-MOST_UNDO]
        self._put(experiment)

    def _put(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.errors.clear()
