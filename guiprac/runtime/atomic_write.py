"""Writing a file so that at every moment either the old or the new content stands there, whole."""

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path

from guiprac.errors import WriteError, system_words
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

# Without it, Windows would translate line ends inside the data.
_BINARY = getattr(os, "O_BINARY", 0)

_REASONS = {
    errno.ENOSPC: (
        QT_TRANSLATE_NOOP("messages", "Cannot write {0}: the disk is full."),
        QT_TRANSLATE_NOOP("messages", "Free some space or choose another disk."),
    ),
    errno.EDQUOT: (
        QT_TRANSLATE_NOOP("messages", "Cannot write {0}: your disk quota is used up."),
        QT_TRANSLATE_NOOP("messages", "Free some space or choose another disk."),
    ),
    errno.EFBIG: (
        QT_TRANSLATE_NOOP("messages", "Cannot write {0}: the file would be larger than is allowed here."),
        QT_TRANSLATE_NOOP("messages", "Choose another place."),
    ),
    errno.EACCES: (
        QT_TRANSLATE_NOOP("messages", "Cannot write {0}: you have no permission to write there."),
        QT_TRANSLATE_NOOP("messages", "Choose another folder."),
    ),
    errno.EPERM: (
        QT_TRANSLATE_NOOP("messages", "Cannot write {0}: you have no permission to write there."),
        QT_TRANSLATE_NOOP("messages", "Choose another folder."),
    ),
    errno.EROFS: (
        QT_TRANSLATE_NOOP("messages", "Cannot write {0}: that disk can only be read."),
        QT_TRANSLATE_NOOP("messages", "Choose another folder."),
    ),
    errno.ENOENT: (
        QT_TRANSLATE_NOOP("messages", "Cannot write {0}: the folder does not exist."),
        QT_TRANSLATE_NOOP("messages", "Make the folder first or choose another."),
    ),
    errno.ENOTDIR: (
        QT_TRANSLATE_NOOP("messages", "Cannot write {0}: its folder is not a folder."),
        QT_TRANSLATE_NOOP("messages", "Choose another folder."),
    ),
    errno.ENAMETOOLONG: (
        QT_TRANSLATE_NOOP("messages", "Cannot write {0}: the name is too long."),
        QT_TRANSLATE_NOOP("messages", "Choose a shorter name."),
    ),
    errno.ELOOP: (
        QT_TRANSLATE_NOOP("messages", "Cannot write {0}: its symbolic links lead in a circle."),
        QT_TRANSLATE_NOOP("messages", "Choose another name."),
    ),
}

_OTHER_REASON = (
    QT_TRANSLATE_NOOP("messages", "Cannot write {0}: {1}."),
    QT_TRANSLATE_NOOP("messages", "Choose another place."),
)


def atomic_write(path: Path, data: bytes) -> None:
    """Put `data` into the file `path`, new or in place of an old one, whose permissions are kept.

    A symbolic link stays a link: the file that it points to is replaced.

    Raises:
        WriteError: it cannot be done, and what stood there before is intact; or the disk failed to confirm
            the renaming at the very end, and either the old or the new content is there, whole.
    """
    with _explained(path):
        target, mode = _target(path)
        folder = _open_folder(target.parent)
        try:
            temporary, descriptor = _create_beside(target)
            try:
                try:
                    _write_through(descriptor, data)
                finally:
                    os.close(descriptor)
                if mode is not None:
                    os.chmod(temporary, mode)
                os.replace(temporary, target)
            except BaseException:
                with contextlib.suppress(OSError):
                    os.unlink(temporary)
                raise
            _flush_folder(folder)
        finally:
            if folder is not None:
                os.close(folder)


def require_writable(path: Path) -> None:
    """Find out before hours of work whether `path` could be written now; leaves nothing behind.

    Raises:
        WriteError: it could not.
    """
    with _explained(path):
        target, _ = _target(path)
        temporary, descriptor = _create_beside(target)
        os.close(descriptor)
        os.unlink(temporary)


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        template, remedy = _REASONS.get(error.errno or 0, _OTHER_REASON)
        raise WriteError(f"{told(template, path, system_words(error))} {remedy}") from error


def _target(path: Path) -> tuple[Path, int | None]:
    """The file behind all links, and the permissions it has if it exists."""
    target = Path(os.path.realpath(path))
    try:
        status = os.stat(target)
    except FileNotFoundError:
        return target, None
    if stat.S_ISDIR(status.st_mode):
        raise WriteError(
            told(
                QT_TRANSLATE_NOOP("messages", "Cannot write {0}: it is a folder. Give a file name."),
                str(path),
            )
        )
    if not stat.S_ISREG(status.st_mode):
        raise WriteError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages", "Cannot write {0}: it is a device or a pipe, not a file. Give a file name."
                ),
                str(path),
            )
        )
    if not os.access(target, os.W_OK):
        # Replacing needs only the folder's permission; a file marked read-only is meant to stay.
        raise WriteError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages", "Cannot write {0}: the file is read-only. Choose another name."
                ),
                str(path),
            )
        )
    return target, stat.S_IMODE(status.st_mode)


def _create_beside(target: Path) -> tuple[str, int]:
    """A new empty file in the folder of `target`, since only there can it be renamed over it."""
    # A short name of its own: the target's name may already be as long as the file system takes.
    temporary = os.path.join(target.parent, f".guiprac-{secrets.token_hex(8)}.tmp")
    # 0o666 lets the umask decide, as for any new file; mkstemp would leave it to the owner alone.
    return temporary, os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)


def _write_through(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        # One call may take less than all: at most 2 GiB on Linux, or what is left of the disk.
        rest = rest[os.write(descriptor, rest) :]
    os.fsync(descriptor)


def _open_folder(folder: Path) -> int | None:
    """A descriptor with which the folder can be flushed; Windows has none and needs none."""
    return None if os.name == "nt" else os.open(folder, os.O_RDONLY)


def _flush_folder(folder: int | None) -> None:
    """Make the new name survive a power failure."""
    if folder is None:
        return
    try:
        os.fsync(folder)
    except OSError as error:
        # Some network file systems cannot flush a folder; the file itself is already safe.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
