"""What can be asked of the trainer's host, by the window or the command line; answered with events."""

from typing import Literal

import msgspec
from msgspec import Struct

from guiprac.experiment import Experiment

View = Literal["boundary", "confusion", "scatter", "mistakes"]


class Command(Struct, frozen=True, tag=str.lower):
    """Base of all commands."""


class Prepare(Command, frozen=True):
    """Read and split the experiment's data, without training; answered by Prepared or Failed."""

    experiment: Experiment


class Begin(Command, frozen=True):
    """Start a new run. With `paused` it stands at step 0 and waits."""

    experiment: Experiment
    paused: bool = False
    blas_threads: int = 0


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


class Check(Command, frozen=True):
    """Check the gradients on a snapshot; the run goes on (or waits on) as if nothing had happened."""

    epsilon: float = 1e-6
    all_parameters: bool = False
    leave_out_corners: bool = True
    dropout: Literal["off", "frozen", "resampled"] = "off"
    # The name of a fault to plant into the copy of backpropagation that is checked; "any" lets one be drawn.
    fault: str = ""
    hide_fault: bool = False


class Sweep(Command, frozen=True):
    """Take the difference at many ε; answered by Swept. An empty block takes the largest derivative."""

    block: str = ""
    row: int = 0
    column: int = 0


class CheckCode(Command, frozen=True):
    """Check the gradients of a person's own Python code, in a process of its own; answered as Check is.

    `code` is the text to run; `name` is what messages call it.
    """

    name: str
    code: str
    seconds: float = 60.0
    megabytes: int = 2048


class CancelCheck(Command, frozen=True):
    """Give up the check that is under way."""


class Look(Command, frozen=True):
    """Compute one picture of the model as it stands; answered by the picture's event."""

    view: View


class Save(Command, frozen=True):
    """Write the run to a file; answered by Saved or Failed."""

    path: str


class Restore(Command, frozen=True):
    """Open a run file; answered by its events and Restored, or Failed."""

    path: str


class Shutdown(Command, frozen=True):
    """End the host."""


AnyCommand = (
    Prepare
    | Begin
    | Continue
    | Pause
    | Resume
    | Step
    | StepEpoch
    | Stop
    | Steer
    | Check
    | Sweep
    | CheckCode
    | CancelCheck
    | Look
    | Save
    | Restore
    | Shutdown
)

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(AnyCommand)


def encode(command: Command) -> bytes:
    """One command as the bytes of one message."""
    return _encoder.encode(command)


def decode(message: bytes) -> AnyCommand:
    """The command of one message."""
    return _decoder.decode(message)
