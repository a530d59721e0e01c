"""Gradient checks (S23-S28)."""

from typing import Literal

from guiprac.commands.base import Command


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


AnyCommand = Check | Sweep | CheckCode | CancelCheck
