"""Whatever happens while a file is written, the old or the new content stands there, whole."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from guiprac.errors import WriteError
from guiprac.runtime import atomic_write as module
from guiprac.runtime.atomic_write import atomic_write, require_writable

OLD = b"old " * 1000
NEW = b"new! " * 5000
NOBODY = 65534
posix_only = pytest.mark.skipif(os.name == "nt", reason="POSIX permissions, limits and signals")


class FailingOs:
    """The os module whose n-th call that touches the disk fails, as a broken disk would have it."""

    CALLS = ("open", "write", "fsync", "close", "chmod", "replace", "stat")

    def __init__(self, failing_call, error):
        self.failing_call = failing_call
        self.error = error
        self.called = []

    def __getattr__(self, name):
        real = getattr(os, name)
        if name not in self.CALLS:
            return real

        def call(*arguments, **keywords):
            self.called.append(name)
            if len(self.called) == self.failing_call:
                if name == "close":
                    real(*arguments, **keywords)
                raise OSError(self.error, os.strerror(self.error))
            return real(*arguments, **keywords)

        return call


@pytest.mark.parametrize("error", [5, 28], ids=["EIO", "ENOSPC"])
def test_that_when_any_single_call_fails_the_file_is_whole_and_nothing_is_left_behind(
    tmp_path, monkeypatch, error
):
    failed_at = []
    for n in range(1, 100):
        path = tmp_path / "run.guiprac"
        path.write_bytes(OLD)
        failing = FailingOs(n, error)
        monkeypatch.setattr(module, "os", failing)
        message = _error_of_writing(path)
        monkeypatch.undo()
        assert [entry.name for entry in tmp_path.iterdir()] == ["run.guiprac"]
        if len(failing.called) < n:
            assert message is None
            assert path.read_bytes() == NEW
            break
        failed_at.append(failing.called[n - 1])
        assert message, f"the failure of call {n} ({failed_at[-1]}) went unnoticed"
        assert str(path) in message
        assert path.read_bytes() == (NEW if "replace" in failed_at[:-1] else OLD)
    assert {"open", "write", "fsync", "chmod", "replace", "close"} <= set(failed_at)


def _error_of_writing(path):
    try:
        atomic_write(path, NEW)
    except WriteError as error:
        return str(error)
    return None


def test_that_data_is_flushed_to_the_disk_before_it_takes_the_name(tmp_path, monkeypatch):
    recording = FailingOs(0, 0)
    monkeypatch.setattr(module, "os", recording)
    atomic_write(tmp_path / "a", NEW)
    order = recording.called
    assert order.index("write") < order.index("fsync") < order.index("replace")
    if os.name != "nt":
        assert "fsync" in order[order.index("replace") :]


def test_that_a_write_in_small_portions_is_complete(tmp_path, monkeypatch):
    class Sluggish(FailingOs):
        def __getattr__(self, name):
            if name == "write":
                return lambda descriptor, data: os.write(descriptor, data[:1000])
            return getattr(os, name)

    monkeypatch.setattr(module, "os", Sluggish(0, 0))
    atomic_write(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == NEW


@posix_only
def test_that_permissions_of_an_existing_file_are_kept_and_a_new_one_obeys_the_umask(tmp_path):
    private = tmp_path / "private"
    private.write_bytes(OLD)
    private.chmod(0o600)
    shared = tmp_path / "shared"
    shared.write_bytes(OLD)
    shared.chmod(0o664)
    previous = os.umask(0o027)
    try:
        for name in ("private", "shared", "new"):
            atomic_write(tmp_path / name, NEW)
    finally:
        os.umask(previous)
    modes = {name: (tmp_path / name).stat().st_mode & 0o777 for name in ("private", "shared", "new")}
    assert modes == {"private": 0o600, "shared": 0o664, "new": 0o640}


@posix_only
def test_that_a_link_stays_a_link_and_its_file_is_replaced(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    real = tmp_path / "elsewhere" / "real"
    real.write_bytes(OLD)
    link = tmp_path / "link"
    link.symlink_to(real)
    atomic_write(link, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW


def test_that_a_name_as_long_as_the_file_system_takes_can_be_written(tmp_path):
    path = tmp_path / ("n" * 255)
    atomic_write(path, NEW)
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("write", [lambda path: atomic_write(path, NEW), require_writable])
def test_that_each_place_that_cannot_be_written_is_told_with_what_to_do(tmp_path, write):
    (tmp_path / "file").write_bytes(OLD)
    cases = {
        tmp_path: "is a folder",
        tmp_path / "missing" / "a": "folder does not exist",
        tmp_path / "file" / "a": "not a folder",
        tmp_path / ("n" * 300): "too long",
    }
    if os.name != "nt":
        os.mkfifo(tmp_path / "pipe")
        cases[tmp_path / "pipe"] = "pipe"
        (tmp_path / "circle").symlink_to(tmp_path / "circle")
        cases[tmp_path / "circle"] = "circle"
    for path, words in cases.items():
        with pytest.raises(WriteError, match=words) as caught:
            write(path)
        assert str(path) in str(caught.value)
        assert caught.value.exit_code == 5


@posix_only
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_that_a_read_only_folder_or_file_is_told_and_left_alone(tmp_path):
    _assert_read_only_places_are_left_alone(tmp_path)


@posix_only
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another")
def test_that_a_read_only_folder_or_file_is_told_and_left_alone_by_an_ordinary_user():
    # Not below tmp_path, whose parents an ordinary user may not enter.
    with tempfile.TemporaryDirectory() as folder:
        os.chown(folder, NOBODY, NOBODY)
        child = os.fork()
        if child == 0:
            status = 1
            try:
                os.setuid(NOBODY)
                _assert_read_only_places_are_left_alone(Path(folder))
                status = 0
            finally:
                os._exit(status)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _assert_read_only_places_are_left_alone(tmp_path):
    path = tmp_path / "run"
    path.write_bytes(OLD)
    path.chmod(0o444)
    for write in (lambda: atomic_write(path, NEW), lambda: require_writable(path)):
        with pytest.raises(WriteError, match="read-only"):
            write()
    path.chmod(0o644)
    tmp_path.chmod(0o555)
    try:
        for write in (lambda: atomic_write(path, NEW), lambda: require_writable(path)):
            with pytest.raises(WriteError, match="no permission"):
                write()
    finally:
        tmp_path.chmod(0o755)
    assert path.read_bytes() == OLD


def test_that_asking_whether_a_place_is_writable_changes_nothing_there(tmp_path):
    path = tmp_path / "run"
    require_writable(path)
    assert list(tmp_path.iterdir()) == []
    path.write_bytes(OLD)
    require_writable(path)
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


@posix_only
def test_that_a_full_disk_leaves_the_old_file(tmp_path):
    path = tmp_path / "run"
    path.write_bytes(OLD)
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from guiprac.runtime.atomic_write import atomic_write, WriteError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))\n"
        "try: atomic_write(Path(sys.argv[1]), bytes(100_000))\n"
        "except WriteError as error: print(error); sys.exit(error.exit_code)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, path], capture_output=True, text=True, timeout=60, check=False
    )
    assert result.returncode == 5, result.stderr
    assert str(path) in result.stdout
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


@posix_only
def test_that_a_process_killed_at_any_moment_leaves_a_whole_file(tmp_path):
    path = tmp_path / "run"
    size = 2_000_000
    script = (
        "import sys; from pathlib import Path\n"
        "from guiprac.runtime.atomic_write import atomic_write\n"
        "path = Path(sys.argv[1])\n"
        f"for k in range(1_000_000): atomic_write(path, bytes([k % 256]) * {size}); print(k, flush=True)\n"
    )
    for wait in (0.0, 0.001, 0.002, 0.003, 0.004, 0.005, 0.006, 0.007, 0.009, 0.011, 0.013, 0.017):
        path.write_bytes(bytes(size))
        with subprocess.Popen(
            [sys.executable, "-c", script, path], stdout=subprocess.PIPE, text=True
        ) as child:
            child.stdout.readline()
            time.sleep(wait)
            child.send_signal(signal.SIGKILL)
            acknowledged = [0, *map(int, child.stdout.read().split())][-1]
        content = path.read_bytes()
        assert len(content) == size
        assert content == content[:1] * size
        assert content[0] >= acknowledged % 256
