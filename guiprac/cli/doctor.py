"""`guiprac doctor`: is everything there that the program needs, and if not, what to do."""

import importlib.metadata
import os
import platform
import sys
from pathlib import Path
from typing import Literal

import msgspec
import platformdirs
from msgspec import Struct

import guiprac
from guiprac.cli import system
from guiprac.cli.output import say
from guiprac.resources_path import resource

# PySide6 from here on loses references of True and None on interpreters before 3.12, until they abort.
_UNSAFE_PYSIDE = (6, 12)
_PACKAGES = ("numpy", "polars", "msgspec", "safetensors", "threadpoolctl", "pyqtgraph", "PySide6_Essentials")


class Finding(Struct, frozen=True):
    """One thing that was looked at. `remedy` says what to do about a problem."""

    name: str
    standing: Literal["fine", "problem"]
    says: str
    remedy: str = ""


def findings() -> list[Finding]:
    """Look at everything, whatever the outcome of each."""
    return [
        Finding("guiprac", "fine", f"{guiprac.__version__} in {Path(guiprac.__file__).parent}"),
        _python(),
        *(_package(name) for name in _PACKAGES),
        _resources(),
        _folder("settings folder", platformdirs.user_config_path("guiprac", appauthor=False)),
        _folder("log folder", platformdirs.user_log_path("guiprac", appauthor=False)),
        _processors(),
        _window(),
    ]


def doctor(*, as_json: bool) -> int:
    """Print the findings; 1 if one of them is a problem."""
    found = findings()
    for finding in found:
        if as_json:
            say(msgspec.json.encode(finding).decode())
        else:
            mark = "ok " if finding.standing == "fine" else "!! "
            remedy = f"\n   {'':20}{finding.remedy}" if finding.remedy else ""
            say(f"{mark}{finding.name:20}{finding.says}{remedy}")
    problems = sum(finding.standing == "problem" for finding in found)
    if not as_json:
        say("Everything is there." if not problems else f"{problems} of {len(found)} need attention.")
    return 1 if problems else 0


def _python() -> Finding:
    says = f"{platform.python_implementation()} {platform.python_version()} on {platform.platform()}"
    return Finding("Python", "fine", says)


def _package(name: str) -> Finding:
    try:
        version = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return Finding(name, "problem", "not installed", f"{sys.executable} -m pip install {name}")
    release = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if name == "PySide6_Essentials" and sys.version_info < (3, 12) and release >= _UNSAFE_PYSIDE:
        return Finding(
            name,
            "problem",
            f"{version} makes Python {platform.python_version()} abort after some seconds",
            f"{sys.executable} -m pip install 'PySide6-Essentials<6.12', or take Python 3.12 or newer",
        )
    return Finding(name, "fine", version)


def _resources() -> Finding:
    folder = resource("experiments")
    count = len(list(folder.glob("*.toml")))
    if not count:
        return Finding("resources", "problem", f"no experiments in {folder}", "Install guiprac again.")
    return Finding("resources", "fine", f"{count} experiments in {folder}")


def _folder(name: str, folder: Path) -> Finding:
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if existing.is_dir() and os.access(existing, os.W_OK):
        return Finding(name, "fine", str(folder))
    return Finding(name, "problem", f"{folder} cannot be written", f"Allow writing {existing}.")


def _processors() -> Finding:
    count = os.cpu_count() or 1
    return Finding("processors", "fine", f"{count}, of which {max(1, count - 1)} compute for the trainer")


def _window() -> Finding:
    problem = system.window_problem()
    if problem is None:
        return Finding("window", "fine", "can be opened")
    says, _, remedy = problem.partition(". ")
    return Finding("window", "problem", f"{says}.", remedy)
