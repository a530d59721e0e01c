"""What can be asked of the trainer's host, by the window or the command line; answered with events."""

import msgspec

from guiprac.commands import (
    check,
    comparison,
    cost,
    decay,
    dropout,
    initialization,
    layers,
    learning_curve,
    mismatch,
    normalization,
    pictures,
    run,
    straightness,
)
from guiprac.commands.base import Command
from guiprac.commands.check import CancelCheck, Check, CheckCode, Sweep
from guiprac.commands.comparison import Compare, Discard, Recall, Unseal
from guiprac.commands.lens import LookThrough
from guiprac.commands.pictures import Look, View
from guiprac.commands.run import (
    Begin,
    Continue,
    Pause,
    Prepare,
    Restore,
    Resume,
    Save,
    Shutdown,
    Steer,
    Step,
    StepEpoch,
    Stop,
)
from guiprac.commands.study import Study

__all__ = [
    "AnyCommand",
    "Begin",
    "CancelCheck",
    "Check",
    "CheckCode",
    "Command",
    "Compare",
    "Continue",
    "Discard",
    "Look",
    "LookThrough",
    "Pause",
    "Prepare",
    "Recall",
    "Restore",
    "Resume",
    "Save",
    "Shutdown",
    "Steer",
    "Step",
    "StepEpoch",
    "Stop",
    "Study",
    "Sweep",
    "Unseal",
    "View",
    "decode",
    "encode",
]

AnyCommand = (
    run.AnyCommand
    | check.AnyCommand
    | pictures.AnyCommand
    | comparison.AnyCommand
    | learning_curve.AnyCommand
    | mismatch.AnyCommand
    | cost.AnyCommand
    | decay.AnyCommand
    | straightness.AnyCommand
    | layers.AnyCommand
    | dropout.AnyCommand
    | normalization.AnyCommand
    | initialization.AnyCommand
)

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(AnyCommand)


def encode(command: Command) -> bytes:
    """One command as the bytes of one message."""
    return _encoder.encode(command)


def decode(message: bytes) -> AnyCommand:
    """The command of one message."""
    return _decoder.decode(message)
