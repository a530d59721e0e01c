"""The window's end of the trainer's host: starts its process, hands over commands, receives events."""

import multiprocessing
import signal
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from guiprac import commands, events
from guiprac.commands import Command
from guiprac.runtime import host_process
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

SECONDS_TO_END = 1.0


class HostProcess:
    """One trainer process. `send` may be called from another thread than `receive`."""

    def __init__(self) -> None:
        ours, theirs = multiprocessing.Pipe(duplex=True)
        self._connection: Connection = ours
        # spawn: a forked copy of a program with threads and a window is not to be trusted.
        context = multiprocessing.get_context("spawn")
        self.process: BaseProcess = context.Process(
            target=host_process.main, args=(theirs,), name="guiprac trainer", daemon=True
        )
        self.process.start()
        # With this end closed here, the pipe ends when the process does.
        theirs.close()

    def send(self, command: Command) -> bool:
        """Hand over a command; False if the host is gone."""
        try:
            self._connection.send_bytes(commands.encode(command))
        except (BrokenPipeError, ConnectionResetError, OSError):
            return False
        return True

    def receive(self) -> list[events.AnyEvent] | None:
        """The next events; waits for them. None when the host is gone."""
        try:
            return events.decode(self._connection.recv_bytes())
        except (EOFError, OSError):
            return None

    def why_gone(self) -> str:
        """What became of a process that is gone, in words."""
        self.process.join(SECONDS_TO_END)
        code = self.process.exitcode
        if code is None:
            return QT_TRANSLATE_NOOP("messages", "it closed its connection")
        if code < 0:
            name = signal.Signals(-code).name
            if name == "SIGKILL":
                return told(
                    QT_TRANSLATE_NOOP("messages", "it was ended by {0}, perhaps because memory ran out"), name
                )
            return told(QT_TRANSLATE_NOOP("messages", "it was ended by {0}"), name)
        return told(QT_TRANSLATE_NOOP("messages", "it ended with code {0}"), code)

    def end(self) -> None:
        """End the process: by asking, and if it does not listen within a second, by force."""
        self.send(commands.Shutdown())
        self.process.join(SECONDS_TO_END)
        if self.process.is_alive():
            self.process.kill()
            self.process.join(SECONDS_TO_END)
        self._connection.close()
