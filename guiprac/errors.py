"""The errors that a person can cause and mend; the command line turns each into its exit code."""


class GuipracError(Exception):
    """Base of all errors that are answered with one clear message: what, where, what to do."""

    exit_code = 1


class ExperimentError(GuipracError):
    """A setting that is unknown, out of bounds, or at odds with another.

    `key` is the setting's dotted name ("split.train"), so that the window can mark its field.
    """

    exit_code = 2

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


class DataError(GuipracError):
    """A file or table that cannot be read or used; the message names the file and the place."""

    exit_code = 4


class WriteError(GuipracError):
    """A file that cannot be written; whatever stood there before is intact."""

    exit_code = 5
