"""The QThread through which the window and the trainer's host talk.

Life: started once with the window, it waits for events and puts them into a mailbox until the window closes.
The window empties the mailbox on a timer of its own, so that no amount of events can flood it; no signal but
QThread's own crosses the threads. A host that dies is told of and replaced.
"""

import threading
import time
from collections import deque
from typing import Protocol

from PySide6.QtCore import QObject, QThread

from guiprac import commands, events
from guiprac.commands import Command
from guiprac.errors import system_words
from guiprac.runtime.client import HostProcess
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

MILLISECONDS_TO_END = 1000
# A host that ends this soon after its start, so often in a row, will not do better the next time.
QUICK_SECONDS = 1.0
MOST_QUICK_ENDS = 3


class TrainerThread(QThread):
    """Receives the events of a host; with `local`, the host's loop itself runs in this thread.

    Attributes:
        mailbox: events in the order in which they came; the window takes from its left.
        host_pid: the process of the host, None with a local one or before it started.
    """

    def __init__(self, parent: QObject | None = None, *, local: bool = False) -> None:
        super().__init__(parent)
        self.mailbox: deque[events.AnyEvent] = deque()
        self._link: _Link = _LocalLink(self.mailbox) if local else _ProcessLink(self.mailbox)

    @property
    def host_pid(self) -> int | None:
        """The process of the host, None with a local one or before it started."""
        return self._link.pid

    def send(self, command: Command) -> None:
        """Hand a command to the host; called from the window's thread."""
        self._link.send(command)

    def run(self) -> None:
        """Receive until the window closes; called by Qt in the new thread."""
        self._link.serve()

    def close(self) -> None:
        """End host and thread, and wait for both: a QThread that is destroyed while it runs ends the program."""
        self._link.close()
        if not self.wait(MILLISECONDS_TO_END):
            self._link.kill()
            self.wait()


class _Link(Protocol):
    @property
    def pid(self) -> int | None: ...

    def send(self, command: Command) -> None: ...

    def serve(self) -> None: ...

    def close(self) -> None: ...

    def kill(self) -> None: ...


class _LocalLink:
    pid = None

    def __init__(self, mailbox: deque[events.AnyEvent]) -> None:
        # Loaded here alone, because the window does without when the host is a process.
        from guiprac.runtime.controls import Controls
        from guiprac.runtime.host import Host

        self._controls = Controls()
        self._host = Host(self._controls, lambda told: mailbox.extend(told))  # type: ignore[arg-type]

    def send(self, command: Command) -> None:
        self._controls.send(command)

    def serve(self) -> None:
        self._host.serve()

    def close(self) -> None:
        self._controls.send(commands.Shutdown())

    def kill(self) -> None:
        """A thread cannot be ended by force; the one step that it is in comes to its end."""


class _ProcessLink:
    def __init__(self, mailbox: deque[events.AnyEvent]) -> None:
        self._mailbox = mailbox
        self._host: HostProcess | None = None
        self._waiting: list[Command] = []
        self._lock = threading.Lock()
        self._closing = False

    @property
    def pid(self) -> int | None:
        host = self._host
        return None if host is None else host.process.pid

    def send(self, command: Command) -> None:
        with self._lock:
            if self._host is None:
                self._waiting.append(command)
            else:
                self._host.send(command)

    def serve(self) -> None:
        quick_ends = 0
        while not self._closing and quick_ends < MOST_QUICK_ENDS:
            began = time.monotonic()
            try:
                host = HostProcess()
            except OSError as error:
                self._tell_gone(
                    told(QT_TRANSLATE_NOOP("messages", "it cannot be started ({0})"), system_words(error))
                )
                return
            with self._lock:
                self._host = host
                for command in self._waiting:
                    host.send(command)
                self._waiting.clear()
            while (heard := host.receive()) is not None:
                self._mailbox.extend(heard)
            quick_ends = quick_ends + 1 if time.monotonic() - began < QUICK_SECONDS else 0
            with self._lock:
                self._host = None
                if not self._closing:
                    self._tell_gone(host.why_gone(), for_good=quick_ends == MOST_QUICK_ENDS)
            host.end()

    def _tell_gone(self, why: str, *, for_good: bool = False) -> None:
        again = QT_TRANSLATE_NOOP(
            "messages", "The trainer process is gone: {0}. Your settings are kept; press Start to train anew."
        )
        never = QT_TRANSLATE_NOOP(
            "messages",
            "The trainer process is gone: {0}. Your settings are kept; close and open guiprac again.",
        )
        self._mailbox.append(events.Failed("trainer", told(never if for_good else again, why)))

    def close(self) -> None:
        self._closing = True
        self.send(commands.Shutdown())

    def kill(self) -> None:
        with self._lock:
            if self._host is not None:
                self._host.process.kill()
