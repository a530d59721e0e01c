"""The entry of the trainer process.

The window names this function to start the process, and must not load the trainer for that: it is imported where
it is needed.
"""

import signal
import threading
from multiprocessing.connection import Connection

from guiprac import commands, events


def main(connection: Connection) -> None:
    """The trainer process: commands come over the connection, events leave over it.

    When the other end is gone, however that came, the process ends.
    """
    from guiprac.runtime.controls import Controls
    from guiprac.runtime.host import Host

    # Ctrl-C in a terminal reaches the whole group of processes; ending is the window's to ask for.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    controls = Controls()

    def listen() -> None:
        while True:
            try:
                controls.send(commands.decode(connection.recv_bytes()))
            except (EOFError, OSError):
                controls.send(commands.Shutdown())
                return

    threading.Thread(target=listen, name="commands", daemon=True).start()
    try:
        Host(controls, lambda told: connection.send_bytes(events.encode(told))).serve()
    except (BrokenPipeError, ConnectionResetError):
        return
