"""How an error that a person can mend is told as an event."""

from guiprac import events
from guiprac.errors import DataError, ExperimentError, GuipracError, WriteError


def failure(error: GuipracError) -> events.Failed:
    """The event that tells of an error which a person can mend."""
    key = error.key if isinstance(error, ExperimentError) else ""
    if isinstance(error, WriteError):
        return events.Failed("write", str(error), key, exit_code=error.exit_code)
    if isinstance(error, DataError):
        return events.Failed("data", str(error), key, exit_code=error.exit_code)
    return events.Failed("experiment", str(error), key, exit_code=error.exit_code)
