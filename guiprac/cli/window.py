"""`guiprac [FILE]`: opens the window, or says why it cannot be opened."""

import os
from pathlib import Path

from guiprac.cli import system
from guiprac.cli.arguments import similar_command
from guiprac.errors import ExperimentError, GuipracError
from guiprac.runtime.bundled_experiments import bundled_experiments


class NoWindow(GuipracError):
    """This computer cannot show a window now."""


def open_window(file: Path | None, *, lesson: Path | None = None) -> int:
    """Open the window, with a file or a bundled experiment, or in a lesson, if one is named; the exit code.

    Raises:
        ExperimentError: there is no such file.
        NoWindow: no window can be opened here.
    """
    path = None if file is None else _existing(file)
    problem = system.window_problem()
    if problem is not None:
        raise NoWindow(problem)
    platform = system.platform_to_use()
    if platform is not None:
        os.environ["QT_QPA_PLATFORM"] = platform
    try:
        from guiprac.gui.app import run
    except ImportError as error:
        raise NoWindow(
            f"The window cannot be loaded: {error}. `guiprac doctor` says what is missing."
        ) from error
    return run(path, lesson)


def _existing(file: Path) -> Path:
    if file.exists():
        return file
    bundled = bundled_experiments()
    if str(file) in bundled:
        return bundled[str(file)]
    raise ExperimentError(f"There is no file {file}.{similar_command(str(file))}")
