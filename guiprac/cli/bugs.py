"""What happens when the program itself is wrong: one line for the person, the details in a file."""

import datetime
import os
import platform
import sys
import traceback
from pathlib import Path

import platformdirs

import guiprac

EXIT_CODE = 70


def message(error: BaseException) -> str:
    """Write the details of a bug to a file, and say in one line what happened and where they are."""
    summary = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    try:
        details = f"Details are in {_write_details(error)}; please send them along when you report it."
    except OSError as failure:
        details = f"The details could not be written ({failure.strerror})."
    return f"This is a bug in guiprac: {summary}. {details}"


def _write_details(error: BaseException) -> Path:
    folder = platformdirs.user_log_path("guiprac", appauthor=False, ensure_exists=True)
    now = datetime.datetime.now().astimezone()
    path = folder / f"bug-{now:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    path.write_text(
        f"guiprac {guiprac.__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"{now.isoformat()}\n"
        f"{sys.argv}\n\n"
        f"{''.join(traceback.format_exception(error))}",
        encoding="utf-8",
        errors="backslashreplace",
    )
    return path
