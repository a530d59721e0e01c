"""The line to the trainer's host: a command goes out at once, events come in once a frame."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from guiprac import commands, events
from guiprac.gui.trainer_thread import TrainerThread

FRAME_MILLISECONDS = 33


class Line(QObject):
    """Events are pulled out of the trainer thread's mailbox on a timer: a fast trainer cannot flood the window.

    Attributes:
        trainer: None before the line is opened, unless one was handed in, and after it is closed.
    """

    def __init__(
        self,
        hear: Callable[[list[events.AnyEvent]], None],
        parent: QObject,
        trainer: TrainerThread | None = None,
    ) -> None:
        """`hear` is called with the events of a frame, in the order in which they were said."""
        super().__init__(parent)
        self.trainer = trainer
        self._hear = hear
        self._frame = QTimer(self)
        self._frame.setInterval(FRAME_MILLISECONDS)
        self._frame.timeout.connect(self.empty_mailbox)

    @property
    def is_open(self) -> bool:
        """Whether anybody is there to be told something."""
        return self.trainer is not None

    def open(self) -> None:
        """Start the trainer thread, and listen."""
        if self.trainer is None:
            self.trainer = TrainerThread(self)
        self.trainer.start()
        self._frame.start()

    def close(self) -> None:
        """End trainer thread and host, and wait for them."""
        self._frame.stop()
        if self.trainer is not None:
            self.trainer.close()
            self.trainer = None

    def send(self, command: commands.Command) -> None:
        """Tell the host something; without one it is lost."""
        if self.trainer is not None:
            self.trainer.send(command)

    @Slot()
    def empty_mailbox(self) -> None:
        """Hear what has come in."""
        if self.trainer is None or not self.trainer.mailbox:
            return
        mailbox = self.trainer.mailbox
        self._hear([mailbox.popleft() for _ in range(len(mailbox))])
