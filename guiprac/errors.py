"""The errors that a person can cause and mend; the command line turns each into its exit code."""

import errno

from guiprac.translatable import QT_TRANSLATE_NOOP

# What systems say of files, in one wording on all of them.
_SYSTEM_WORDS = {
    errno.ENOENT: QT_TRANSLATE_NOOP("messages", "No such file or directory"),
    errno.EACCES: QT_TRANSLATE_NOOP("messages", "Permission denied"),
    errno.EPERM: QT_TRANSLATE_NOOP("messages", "Operation not permitted"),
    errno.EISDIR: QT_TRANSLATE_NOOP("messages", "Is a directory"),
    errno.ENOTDIR: QT_TRANSLATE_NOOP("messages", "Not a directory"),
    errno.ENAMETOOLONG: QT_TRANSLATE_NOOP("messages", "File name too long"),
    errno.EIO: QT_TRANSLATE_NOOP("messages", "Input/output error"),
    errno.ENOMEM: QT_TRANSLATE_NOOP("messages", "Cannot allocate memory"),
    errno.EMFILE: QT_TRANSLATE_NOOP("messages", "Too many open files"),
    errno.ELOOP: QT_TRANSLATE_NOOP("messages", "Too many levels of symbolic links"),
}


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


def system_words(error: Exception) -> str:
    """The reason that the system gives for what failed; the error's own text where it gives none."""
    if not isinstance(error, OSError):
        return str(error)
    return _SYSTEM_WORDS.get(error.errno or 0, error.strerror or str(error))
