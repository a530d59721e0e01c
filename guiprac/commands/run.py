"""What can be asked of a run and its data."""

from typing import Literal

from guiprac.commands.base import Command
from guiprac.experiment import Experiment


class Prepare(Command, frozen=True):
    """Read and split the experiment's data, without training; answered by Prepared or Failed."""

    experiment: Experiment


class Begin(Command, frozen=True):
    """Start a new run. With `paused` it stands at step 0 and waits.

    Attributes:
        run: the number by which the run is compared with others and recalled later.
        last_step: where it ends although epochs are left, as a run that was stopped there; 0 is nowhere.
    """

    experiment: Experiment
    paused: bool = False
    blas_threads: int = 0
    run: int = 0
    last_step: int = 0


class Continue(Command, frozen=True):
    """Train a stopped, finished, restored or diverged run on, up to `epochs` in all."""

    epochs: int
    paused: bool = False


class Pause(Command, frozen=True):
    """Stand at the next safe point and wait."""


class Resume(Command, frozen=True):
    """Go on."""


class Step(Command, frozen=True):
    """One mini-batch, then wait."""


class StepEpoch(Command, frozen=True):
    """To the end of the epoch, then wait."""


class Stop(Command, frozen=True):
    """End the run and keep what was reached."""


class Steer(Command, frozen=True):
    """Change learning rate, λ or keep_prob from the next mini-batch on."""

    key: Literal[
        "training.learning_rate",
        "regularization.l2",
        "regularization.l1",
        "regularization.keep_prob",
        "regularization.input_keep_prob",
    ]
    value: float | tuple[float, ...]


class Save(Command, frozen=True):
    """Write the run to a file; answered by Saved or Failed."""

    path: str


class Restore(Command, frozen=True):
    """Open a run file; answered by its events and Restored, or Failed."""

    path: str
    run: int = 0


class Shutdown(Command, frozen=True):
    """End the host."""


AnyCommand = (
    Prepare | Begin | Continue | Pause | Resume | Step | StepEpoch | Stop | Steer | Save | Restore | Shutdown
)
