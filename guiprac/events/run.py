"""What a run says from its start to its end, and what became of it."""

import math
from typing import Literal

from guiprac.events.base import Event
from guiprac.events.data import Task


class Ready(Event, frozen=True):
    """The trainer process is warm and listens, or uses another number of BLAS threads from now on."""

    blas_threads: int


class Started(Event, frozen=True):
    """A run stands at step 0 and is about to train."""

    experiment: dict[str, object]
    task: Task
    layer_sizes: tuple[int, ...]
    n_parameters: int
    n_train: int
    n_dev: int
    # How many examples of train and dev a reading measures; less than n_train or n_dev on large data.
    train_measured: int
    dev_measured: int
    steps_per_epoch: int
    total_steps: int
    error_name: Literal["error", "RMSE"]
    step: int = 0
    train_dev_measured: int = 0


class Reading(Event, frozen=True):
    """Train and dev (and train-dev, if there is one) measured alike: same parameters, dropout off, same metric,
    no penalty.

    Errors are shares (classification) or RMSE in the target's unit; losses are the mean data terms.
    `cost` is J of the latest mini-batch as the optimizer saw it (dropout on, with penalties); nan at step 0.
    `train_dev_error` is nan where nothing is held out of train.
    """

    step: int
    epoch: float
    train_error: float
    dev_error: float
    train_loss: float
    dev_loss: float
    cost: float
    train_dev_error: float = math.nan


class Steered(Event, frozen=True):
    """A setting was changed while the run went on; in force from the step after `step`."""

    step: int
    key: str
    value: float | tuple[float, ...]


class Progress(Event, frozen=True):
    """Where a run stands between readings; not part of its record."""

    step: int
    seconds: float
    steps_per_second: float


class Paused(Event, frozen=True):
    """The run stands at a safe point and waits."""

    step: int


class Resumed(Event, frozen=True):
    """The run goes on."""

    step: int


class Saved(Event, frozen=True):
    """The run was written; `run` is its number, 0 outside a window."""

    path: str
    run: int = 0


class Restored(Event, frozen=True):
    """A run file was opened; `Prepared`, `Started`, its readings and its standing came before this."""

    path: str
    step: int


class Closing(Event, frozen=True):
    """Base of the events that end a run. Errors belong to the last reading, which measures the end."""

    step: int
    train_error: float
    dev_error: float
    best_step: int
    best_dev_error: float
    parameters_sha256: str
    steps: int = 0
    seconds: float = 0.0
    steps_per_second: float = 0.0


class Finished(Closing, frozen=True):
    """All epochs are done."""


class Stopped(Closing, frozen=True):
    """Stopped on request; what was reached is kept."""


class Diverged(Closing, frozen=True):
    """J or a gradient became NaN or infinite at step `step` + 1; the parameters are the last finite ones."""

    says: str = ""


class Failed(Event, frozen=True):
    """Something could not be done.

    Attributes:
        key: the setting to mend, if one is to blame.
        command: the kind of command that brought it, so that another's failure is not taken for that of a run; "" if
            none did.
    """

    what: Literal["data", "experiment", "write", "run file", "trainer", "memory", "code", "bug"]
    message: str
    key: str = ""
    details: str = ""
    exit_code: int = 1
    command: str = ""


AnyEvent = (
    Ready
    | Started
    | Reading
    | Steered
    | Progress
    | Paused
    | Resumed
    | Saved
    | Restored
    | Finished
    | Stopped
    | Diverged
    | Failed
)
