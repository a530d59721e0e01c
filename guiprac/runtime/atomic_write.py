"""Writing a file so that at every moment either the old or the new content stands there, whole."""

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path

from guiprac.errors import WriteError

# Without it, Windows would translate line ends inside the data.
_BINARY = getattr(os, "O_BINARY", 0)

_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space or choose another disk"),
    errno.EDQUOT: ("your disk quota is used up", "Free some space or choose another disk"),
    errno.EFBIG: ("the file would be larger than is allowed here", "Choose another place"),
    errno.EACCES: ("you have no permission to write there", "Choose another folder"),
    errno.EPERM: ("you have no permission to write there", "Choose another folder"),
    errno.EROFS: ("that disk can only be read", "Choose another folder"),
    errno.ENOENT: ("the folder does not exist", "Make the folder first or choose another"),
    errno.ENOTDIR: ("its folder is not a folder", "Choose another folder"),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter name"),
    errno.ELOOP: ("its symbolic links lead in a circle", "Choose another name"),
}


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
        reason, remedy = _REASONS.get(
            error.errno or 0, (error.strerror or str(error), "Choose another place")
        )
        raise WriteError(f"Cannot write {path}: {reason}. {remedy}.") from error


def _target(path: Path) -> tuple[Path, int | None]:
    """The file behind all links, and the permissions it has if it exists."""
    target = Path(os.path.realpath(path))
    try:
        status = os.stat(target)
    except FileNotFoundError:
        return target, None
    if stat.S_ISDIR(status.st_mode):
        raise WriteError(f"Cannot write {path}: it is a folder. Give a file name.")
    if not stat.S_ISREG(status.st_mode):
        raise WriteError(f"Cannot write {path}: it is a device or a pipe, not a file. Give a file name.")
    if not os.access(target, os.W_OK):
        # Replacing needs only the folder's permission; a file marked read-only is meant to stay.
        raise WriteError(f"Cannot write {path}: the file is read-only. Choose another name.")
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
