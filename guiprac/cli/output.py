"""How the command line talks: results on stdout, messages and progress on stderr, events as JSON lines."""

import contextlib
import io
import os
import shutil
import sys
import time
from collections.abc import Iterator

from guiprac import events
from guiprac.errors import WriteError
from guiprac.runtime.run_file import without_previews

_REFRESH_SECONDS = 0.1


def prepare_streams(*, as_json: bool) -> None:
    """Let no console, however old its encoding, turn a λ into an error; JSON is UTF-8 everywhere."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if as_json and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


class OutputError(WriteError):
    """Stdout takes no more: its disk is full, or its device failed."""


def say(text: str) -> None:
    """One line of results.

    Raises:
        OutputError: stdout cannot be written; BrokenPipeError if nobody reads it any more.
    """
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"Cannot write the results: {error.strerror}.") from error


def tell(message: str) -> None:
    """One message for people."""
    print(message, file=sys.stderr, flush=True)


def say_event(event: events.Event) -> None:
    """One event as a line of JSON, without examples in it."""
    say(events.to_json(without_previews(event)))


def close_stdout() -> None:
    """Let nothing more be written to a stdout that failed, not even when the interpreter ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class ProgressLine:
    """One line on a terminal that is written over and over; nothing at all where stderr is no terminal."""

    def __init__(self) -> None:
        dumb = os.environ.get("TERM") == "dumb"
        self._shown = sys.stderr.isatty() and not dumb
        self._length = 0
        self._next = 0.0

    def show(self, text: str) -> None:
        """Replace the line, unless it was replaced a moment ago."""
        now = time.monotonic()
        if not self._shown or now < self._next:
            return
        self._next = now + _REFRESH_SECONDS
        text = text[: shutil.get_terminal_size().columns - 1]
        self._write(f"\r{text}{' ' * (self._length - len(text))}")
        self._length = len(text)

    def clear(self) -> None:
        """Leave the line empty for what comes next."""
        if self._length:
            self._write(f"\r{' ' * self._length}\r")
            self._length = 0

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()


@contextlib.contextmanager
def progress_line() -> Iterator[ProgressLine]:
    """A progress line that is gone when the work is, however it ends."""
    line = ProgressLine()
    try:
        yield line
    finally:
        line.clear()


def in_words(seconds: float) -> str:
    """A duration as a clock shows it: 0:07, 12:30, 1:02:05."""
    minutes, second = divmod(int(seconds + 0.5), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def measure(value: float, error_name: str) -> str:
    """An error in words: a share as percent, an RMSE as a number."""
    return f"{value:.1%}".replace("%", " %") if error_name == "error" else f"{value:.4g}"


def plural(count: int, thing: str) -> str:
    """A count with its thing: 1 step, 1,200 steps."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
