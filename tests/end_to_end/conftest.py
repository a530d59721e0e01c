"""The program as a person runs it: a process of its own, with its settings in a folder of the test's."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
SECONDS = 60


@dataclass
class Outcome:
    """What one run of the program left."""

    code: int
    out: str
    err: str

    @property
    def lines(self):
        """Stdout as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def last(self):
        """The last JSON line."""
        return self.lines[-1]


@pytest.fixture
def environment(tmp_path):
    """The environment of the program under test: no screen, own folders."""
    own = tmp_path / "home"
    own.mkdir()
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    folders = {name: str(own) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
    return kept | folders | {"PYTHONPATH": str(CHECKOUT)}


@pytest.fixture
def start(tmp_path, environment):
    """Start the program; give its process. `environ` changes the environment, None takes a variable out."""
    processes = []

    def start(*arguments, environ=None, **options):
        changed = environment | (environ or {})
        streams = {
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "stdin": subprocess.DEVNULL,
        } | options
        process = subprocess.Popen(
            [sys.executable, "-m", "guiprac", *map(str, arguments)],
            env={name: value for name, value in changed.items() if value is not None},
            cwd=tmp_path,
            text=True,
            encoding="utf-8",
            **streams,
        )
        processes.append(process)
        return process

    yield start
    for process in processes:
        if process.poll() is None:
            process.kill()
        process.communicate()


@pytest.fixture
def guiprac(start):
    """Run the program to its end; give its Outcome."""

    def guiprac(*arguments, **options):
        process = start(*arguments, **options)
        out, err = process.communicate(timeout=SECONDS)
        return Outcome(process.returncode, out or "", err or "")

    return guiprac
