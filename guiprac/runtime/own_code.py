"""A person's own backpropagation, checked in a process of its own that can hang, crash or swell as it likes."""

import contextlib
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, cast

import msgspec
import numpy as np

import guiprac
from guiprac import commands, events
from guiprac.events import Event
from guiprac.runtime import own_code_messages as messages
from guiprac.runtime.own_code_messages import Begun, Done, Measured, MeasuredBlock, Problem
from guiprac.sentences import told
from guiprac.trainer.gradient_of_code import Taken, TakenBlock, read_gradient
from guiprac.translatable import QT_TRANSLATE_NOOP

EPSILON = 1e-6
# How long the interpreter may take to come up, and the code to be told the line that it hangs in.
SECONDS_TO_BEGIN = 60.0
SECONDS_OF_GRACE = 1.0
SECONDS_BETWEEN_LOOKS = 0.05
LARGEST_CODE = 4 << 20
FEWEST_MEGABYTES = 64
EXIT_CODE = 1
_UNREADABLE = QT_TRANSLATE_NOOP("messages", "Python cannot read the file.")
_TOO_MUCH_MEMORY = QT_TRANSLATE_NOOP(
    "messages", "the code wants more than {0} MB of memory. Make smaller arrays, or allow it more."
)


def check_code(command: commands.CheckCode, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Event]:
    """Run the code and check the gradients that it gives.

    Yields Checking while derivatives are taken, and at the end Checked or Failed("code"), whatever the code does.
    """
    if len(command.code) > LARGEST_CODE:
        yield _failed(
            told(
                QT_TRANSLATE_NOOP("messages", "{0} has {1} characters; that is no program to check."),
                command.name,
                f"{len(command.code):,}",
            )
        )
        return
    with tempfile.TemporaryDirectory(prefix="guiprac-", ignore_cleanup_errors=True) as folder:
        child = _Child(command, Path(folder))
        try:
            yield from child.listen(cancelled)
        finally:
            child.end()


class _Child:
    """The process, and a thread that hears it."""

    def __init__(self, command: commands.CheckCode, folder: Path) -> None:
        self._command = command
        package = str(Path(guiprac.__file__).resolve().parent.parent)
        # One thread, so that what the limit of memory leaves is the code's own.
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH")))),
            "OPENBLAS_NUM_THREADS": "1",
            "OMP_NUM_THREADS": "1",
            "MKL_NUM_THREADS": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "guiprac.runtime.own_code_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=environment,
            start_new_session=os.name != "nt",
        )
        self._heard: queue.SimpleQueue[messages.AnyMessage | None] = queue.SimpleQueue()
        self._listener = threading.Thread(target=self._hear, name="own code", daemon=True)
        self._listener.start()

    def _hear(self) -> None:
        request = messages.Request(
            self._command.name,
            self._command.code,
            self._command.seconds,
            max(self._command.megabytes, FEWEST_MEGABYTES),
            EPSILON,
        )
        stdin, stdout = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)
        try:
            stdin.write(messages.encode_request(request))
            stdin.close()
            while (message := messages.read(stdout)) is not None:
                self._heard.put(message)
        except (OSError, ValueError, msgspec.MsgspecError):
            pass
        self._heard.put(None)

    def listen(self, cancelled: Callable[[], bool]) -> Iterator[Event]:
        name, seconds = self._command.name, self._command.seconds
        deadline = time.monotonic() + SECONDS_TO_BEGIN
        while True:
            try:
                message = self._heard.get(timeout=SECONDS_BETWEEN_LOOKS)
            except queue.Empty:
                if cancelled():
                    yield _cancelled(name)
                    return
                if time.monotonic() > deadline:
                    yield _failed(_too_long(name, seconds, 0, ""))
                    return
                continue
            match message:
                case Begun():
                    deadline = time.monotonic() + seconds + SECONDS_OF_GRACE
                case Done():
                    yield events.Checking(message.done, message.total)
                    if cancelled():
                        yield _cancelled(name)
                        return
                case Problem():
                    yield self._tell(message)
                    return
                case Measured():
                    yield self._read(message)
                    return
                case None:
                    yield _failed(self._why_gone())
                    return

    def _read(self, measured: Measured) -> Event:
        try:
            return read_gradient(_taken(self._command.name, measured))
        except (ValueError, TypeError, LookupError):
            return _failed(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages", "{0} gave results that do not fit together; nothing was checked."
                    ),
                    self._command.name,
                )
            )

    def _tell(self, problem: Problem) -> events.Failed:
        name = self._command.name
        where = f"{name}, line {problem.line}" if problem.line else name
        match problem.kind:
            case "syntax":
                message = f"{where}: {problem.message}. {_UNREADABLE}"
            case "time":
                message = _too_long(name, self._command.seconds, problem.line, problem.message)
            case "memory":
                wanted = told(_TOO_MUCH_MEMORY, f"{self._command.megabytes:,}")
                message = f"{where}: {wanted}"
            case "exception":
                message = f"{where}: {problem.message}"
            case _:
                message = f"{name}: {problem.message}"
        printed = f"It printed:\n{problem.printed}" if problem.printed else ""
        return _failed(message, "\n".join(filter(None, (problem.traceback.rstrip(), printed))))

    def _why_gone(self) -> str:
        name = self._command.name
        try:
            code = self._process.wait(SECONDS_OF_GRACE)
        except subprocess.TimeoutExpired:
            return told(
                QT_TRANSLATE_NOOP("messages", "{0} closed its connection, so that nothing could be checked."),
                name,
            )
        if code >= 0:
            return told(
                QT_TRANSLATE_NOOP(
                    "messages", "{0} ended its process (code {1}) before anything could be checked."
                ),
                name,
                code,
            )
        number = -code
        if number == getattr(signal, "SIGXCPU", None):
            return _too_long(name, self._command.seconds, 0, "")
        try:
            kind = signal.Signals(number).name
        except ValueError:
            kind = f"signal {number}"
        if kind in ("SIGKILL", "SIGABRT", "SIGSEGV"):
            likely = QT_TRANSLATE_NOOP(
                "messages",
                "{0} crashed its process ({1}); memory may have run out. Nothing else was touched.",
            )
            return told(likely, name, kind)
        return told(
            QT_TRANSLATE_NOOP("messages", "{0} crashed its process ({1}). Nothing else was touched."),
            name,
            kind,
        )

    def end(self) -> None:
        """End the process and all that it started."""
        if os.name != "nt":
            # The group outlives its leader if the code left others behind.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        self._listener.join(SECONDS_OF_GRACE)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


def _too_long(name: str, seconds: float, line: int, text: str) -> str:
    sentences = [
        told(QT_TRANSLATE_NOOP("messages", "{0} did not come to an end within {1} s."), name, f"{seconds:g}")
    ]
    if line and text:
        sentences.append(told(QT_TRANSLATE_NOOP("messages", 'It was at line {0} ("{1}").'), line, text))
    elif line:
        sentences.append(told(QT_TRANSLATE_NOOP("messages", "It was at line {0}."), line))
    sentences.append(QT_TRANSLATE_NOOP("messages", "Is there an endless loop?"))
    return " ".join(sentences)


def _failed(message: str, details: str = "") -> events.Failed:
    return events.Failed("code", message, details=details, exit_code=EXIT_CODE)


def _cancelled(name: str) -> events.Checked:
    return events.Checked(
        step=0,
        difference=float("nan"),
        verdict="no gradient",
        says="Nothing was checked.",
        blocks=(),
        epsilon=EPSILON,
        examples=0,
        checked=0,
        size=0,
        dropout_set_aside=False,
        cancelled=True,
        source=name,
    )


def _taken(name: str, measured: Measured) -> Taken:
    """What the process sent, as arrays.

    Raises:
        ValueError, TypeError, LookupError: they are no arrays, or do not fit the layers.
    """
    sizes = measured.layer_sizes
    blocks = tuple(_block(block) for block in measured.blocks)
    shapes = {}
    for layer, (n_in, n_out) in enumerate(pairwise(sizes), 1):
        shapes[f"W{layer}"], shapes[f"b{layer}"] = (n_out, n_in), (n_out, 1)
    if {block.name: block.values.shape for block in blocks} != shapes:
        raise ValueError("the blocks are not those of the layers")
    for block in blocks:
        if block.analytic.shape != block.values.shape or block.analytic_data.shape != block.values.shape:
            raise ValueError("a gradient has another shape than its parameter")
        if len({len(block.rows), len(block.columns), len(block.above), len(block.data_below)}) != 1:
            raise ValueError("not every entry has its costs")
    return Taken(
        name,
        sizes,
        measured.lambd,
        EPSILON,
        measured.cost,
        measured.cost_data,
        measured.examples_in_rows,
        measured.inputs.numpy().astype(np.float64),
        measured.targets.numpy().astype(np.float64),
        blocks,
    )


def _block(block: MeasuredBlock) -> TakenBlock:
    numbers = (
        block.values,
        block.analytic,
        block.analytic_data,
        block.above,
        block.below,
        block.data_above,
        block.data_below,
    )
    places = (block.rows.numpy().astype(np.intp), block.columns.numpy().astype(np.intp))
    return TakenBlock(block.name, *places, *(array.numpy().astype(np.float64) for array in numbers))
