"""The trainer's host: holds the data and the run, obeys commands, says events.

It runs in a process of its own, because a trainer and a window that share one interpreter lock slow each other
down many times over. The same loop can be run in a thread of the window's process.
"""

import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from guiprac import commands, events
from guiprac.commands import Command
from guiprac.data.dataset import Splits
from guiprac.data.describe import describe
from guiprac.data.prepare import Preparer
from guiprac.errors import ExperimentError, GuipracError
from guiprac.events import Event
from guiprac.runtime import run_file
from guiprac.runtime.blas import limit_threads
from guiprac.runtime.controls import Controls, concerns_standing_run
from guiprac.runtime.failure import failure, name_of
from guiprac.runtime.job import Job
from guiprac.runtime.shelf import Shelf
from guiprac.sentences import told
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP

Send = Callable[[list[Event]], None]

# Readings can come by the thousand a second; they leave together, at most once a frame.
FRAME_SECONDS = 1 / 60


class Outbox:
    """Collects events and lets them leave at most once a frame; what the window waits for leaves at once."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._waiting: list[Event] = []
        self._sent_at = 0.0

    def add(self, event: Event) -> None:
        """Take one event; send all that wait if it is time."""
        self._waiting.append(event)
        now = time.perf_counter()
        if not isinstance(event, events.Reading) or now - self._sent_at >= FRAME_SECONDS:
            self._sent_at = now
            self.flush()

    def flush(self) -> None:
        """Send all that wait."""
        if self._waiting:
            self._send(self._waiting)
            self._waiting = []


class Host:
    """Serves one window: at most one run at a time, one command after the other."""

    def __init__(self, controls: Controls, send: Send) -> None:
        self._controls = controls
        self._outbox = Outbox(send)
        self._preparer = Preparer()
        controls.prepare = self._preparer.prepare
        self._shelf = Shelf()
        controls.answer(commands.Compare, self._compare)
        controls.answer(commands.Discard, self._discard)
        self._threads = 0
        self._described: tuple[Splits, events.Prepared] | None = None

    def serve(self) -> None:
        """Obey commands until Shutdown."""
        self._set_threads(0)
        while True:
            command = self._controls.take()
            if isinstance(command, commands.Shutdown):
                return
            try:
                self._obey(command)
            except GuipracError as error:
                self._outbox.add(failure(error, command))
            except MemoryError:
                self._outbox.add(
                    events.Failed(
                        "memory",
                        QT_TRANSLATE_NOOP(
                            "messages",
                            "There is not enough memory for this. Take a smaller network, batch size or data "
                            "set.",
                        ),
                        command=name_of(command),
                    )
                )
            except Exception as error:  # noqa: BLE001 - the last line of defence: the host must outlive a bug
                details = traceback.format_exc()
                self._outbox.add(
                    events.Failed(
                        "bug",
                        told(QT_TRANSLATE_NOOP("messages", 'This is a bug in guiprac: "{0}".'), f"{error!r}"),
                        "",
                        details,
                        70,
                        name_of(command),
                    )
                )
            self._outbox.flush()

    def _obey(self, command: Command) -> None:
        match command:
            case commands.Prepare():
                self._describe(self._preparer.prepare(command.experiment), again=True)
            case commands.Begin():
                self._begin(command)
            case commands.Restore():
                self._restore(command)
            case commands.Recall():
                self._recall(command.run)
            case commands.Compare():
                self._say(self._compare(command))
            case commands.Discard():
                self._say(self._discard(command))
            case commands.CheckCode():
                # Needs no run, and is no part of one's record.
                self._say(self._controls.check_code(command))
            case commands.Study() if self._shelf.present is None:
                self._say(self._controls.study(command, None))
            case _ if self._shelf.present is not None:
                self._obey_for_job(command, self._shelf.present)

    def _obey_for_job(self, command: Command, job: Job) -> None:
        match command:
            case commands.Continue():
                self._train(job.train_on(command.epochs, paused=command.paused))
            case _ if concerns_standing_run(command):
                self._say(job.attend(command))

    def _begin(self, command: commands.Begin) -> None:
        # What comes behind this command is about the new run, or about none.
        self._put_away()
        self._set_threads(command.blas_threads)
        splits = self._preparer.prepare(command.experiment)
        prepared = self._describe(splits)
        run = Run(command.experiment, splits)
        job = Job(run, prepared, self._controls, command.run)
        self._shelf.take(job)
        self._train(job.train(paused=command.paused, last_step=command.last_step))

    def _train(self, told: Iterable[Event]) -> None:
        """Let the present run train, and measure it when it ends: the window has heard of its end by then."""
        self._say(told)
        self._outbox.flush()
        with suppress(MemoryError):
            self._shelf.measure_present()

    def _put_away(self) -> None:
        """Let there be no present run; the one that is there is kept."""
        # Without the memory to keep it, it is lost, rather than in the way of every other run.
        with suppress(MemoryError):
            self._shelf.put_away()

    def _set_threads(self, wanted: int) -> None:
        """Let the matrix products use so many threads, and say it if that is new."""
        threads = limit_threads(wanted)
        if threads != self._threads:
            self._threads = threads
            self._outbox.add(events.Ready(threads))

    def _restore(self, command: commands.Restore) -> None:
        path = Path(command.path)
        saved = run_file.load(path)
        splits = self._preparer.prepare(saved.experiment)
        run = run_file.restored(path, saved, splits)
        self._put_away()
        job = Job.restored(run, self._describe(splits), saved, self._controls, command.run)
        self._shelf.take(job)
        self._say([run.started()])
        self._say(event for event in job.record if not isinstance(event, (events.Prepared, events.Started)))
        self._say([events.Restored(str(path), run.step)])

    def _recall(self, number: int) -> None:
        """Bring a run back; where that cannot be, the present one stays."""
        present = self._shelf.present
        if present is None or present.number != number:
            splits = self._preparer.prepare(self._shelf.experiment_to_recall(number))
            run, kept = self._shelf.recalled(number, splits)
            self._put_away()
            present = Job.restored(run, self._describe(splits), kept, self._controls, number)
            self._shelf.take(present)
        self._say([present.run.started(), events.Recalled(number, present.run.step)])

    def _compare(self, command: commands.Compare) -> Iterator[Event]:
        try:
            yield self._shelf.compare(command)
        except ExperimentError as error:
            yield events.NotCompared(command.run, command.other, command.at, str(error))

    def _discard(self, command: commands.Discard) -> Iterator[Event]:
        self._shelf.discard(command.runs)
        yield from ()

    def _describe(self, splits: Splits, *, again: bool = False) -> events.Prepared:
        """Describe the data, and say it if the window has not heard of it, or asks `again`."""
        if self._described is None or self._described[0] is not splits:
            self._described = (splits, describe(splits))
            again = True
        if again:
            self._say([self._described[1]])
        return self._described[1]

    def _say(self, told: Iterable[Event]) -> None:
        for event in told:
            self._outbox.add(event)
