"""How an error that a person can mend is told as an event."""

from typing import Literal

from guiprac import events
from guiprac.commands import Command
from guiprac.errors import DataError, ExperimentError, GuipracError, WriteError


def failure(error: GuipracError, command: Command | None = None) -> events.Failed:
    """The event that tells of an error which a person can mend, and of the command that brought it."""
    key = error.key if isinstance(error, ExperimentError) else ""
    what: Literal["write", "data", "experiment"] = "experiment"
    if isinstance(error, WriteError):
        what = "write"
    elif isinstance(error, DataError):
        what = "data"
    asked = "" if command is None else name_of(command)
    return events.Failed(what, str(error), key, exit_code=error.exit_code, command=asked)


def name_of(command: Command | type[Command]) -> str:
    """The kind of a command, as a failure tells it."""
    return str(command.__struct_config__.tag)
