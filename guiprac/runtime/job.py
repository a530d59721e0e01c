"""One run with its clock and its record, wherever it lives: in the host of a window or on the command line."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from guiprac import commands, events
from guiprac.analysis.sealed_test import unseal
from guiprac.commands import Command
from guiprac.data.describe import describe
from guiprac.data.prepare import prepare
from guiprac.events import Event
from guiprac.experiment import Experiment
from guiprac.runtime import run_file
from guiprac.runtime.blas import limit_threads
from guiprac.runtime.controls import Controls
from guiprac.runtime.run_file import RunFile
from guiprac.trainer.state import RunState
from guiprac.trainer.training import Run, go_on, train


class Job:
    """A run that was begun or restored, and what it said so far."""

    def __init__(self, run: Run, prepared: events.Prepared, controls: Controls, number: int = 0) -> None:
        """`prepared` describes the data of the run; `number` is that by which it is compared and recalled."""
        self.run = run
        self.number = number
        self._controls = controls
        self.record: list[events.AnyEvent] = [prepared]
        self._controls.stopwatch.reset()

    @classmethod
    def restored(
        cls, run: Run, prepared: events.Prepared, saved: RunFile, controls: Controls, number: int = 0
    ) -> "Job":
        """The job of a run that was restored from a file, with the record and the clock of that file."""
        job = cls(run, prepared, controls, number)
        job.record = list(saved.events)
        controls.stopwatch.reset(float(saved.state.record.get("seconds", 0.0)), run.step)
        return job

    @property
    def readings(self) -> list[events.Reading]:
        """What was read so far, oldest first."""
        return [event for event in self.record if isinstance(event, events.Reading)]

    def train(self, *, paused: bool = False, last_step: int = 0) -> Iterator[Event]:
        """The events of the run from its beginning to its end, or to `last_step` if that is not 0."""
        self.run.last_step = last_step
        return self._listen(train(self.run, self._controls), paused=paused)

    def train_on(self, epochs: int, *, paused: bool = False) -> Iterator[Event]:
        """The events of the run from where it stands, up to `epochs` epochs in all."""
        self.run.train_on(epochs)
        return self._listen(go_on(self.run, self._controls), paused=paused)

    def attend(self, command: Command) -> Iterator[Event]:
        """Answer a command about the standing run."""
        self._answer()
        for event in self._controls.attend(self.run, command):
            self._keep(event)
            yield event

    def _listen(self, told: Iterator[Event], *, paused: bool) -> Iterator[Event]:
        controls, watch = self._controls, self._controls.stopwatch
        self._answer()
        controls.begin(paused=paused)
        with controls.ticking():
            watch.start()
            for event in told:
                if isinstance(event, events.Closing):
                    watch.stop()
                    event = self._timed(event)
                self._keep(event)
                yield event

    def _timed(self, closing: events.Closing) -> events.Closing:
        seconds = self._controls.stopwatch.seconds
        rate = closing.step / seconds if seconds else 0.0
        return msgspec.structs.replace(closing, steps=closing.step, seconds=seconds, steps_per_second=rate)

    def _keep(self, event: Event) -> None:
        if isinstance(event, events.Checked) and (event.source or event.fault):
            # Of other code than the run's own, which says nothing of the run.
            return
        if isinstance(event, events.Unsealed):
            # In a file, the number would be that of a run which another window knows.
            event = msgspec.structs.replace(event, run=0)
        if isinstance(event, run_file.RECORDED):
            self.record.append(event)  # type: ignore[arg-type]

    def _answer(self) -> None:
        """Let commands about a run be about this one."""
        self._controls.answer(commands.Save, self._save)
        self._controls.answer(commands.Unseal, self._unseal)

    def _save(self, command: commands.Save) -> Iterator[Event]:
        self.save(Path(command.path))
        yield events.Saved(command.path, self.number)

    def _unseal(self, command: commands.Unseal) -> Iterator[Event]:
        yield self._opening()

    def state(self) -> RunState:
        """All that the run needs to go on later, with its clock."""
        state = self.run.state()
        state.record["seconds"] = self._controls.stopwatch.seconds
        return state

    def save(self, path: Path) -> None:
        """Write the run to a file.

        Raises:
            WriteError: it cannot be written.
        """
        run_file.save(path, self.run.experiment, self.record, self.state())

    def unseal(self) -> events.Unsealed:
        """Measure test with the parameters as they stand; the opening belongs to the record (S2)."""
        opened = self._opening()
        self._keep(opened)
        return opened

    def _opening(self) -> events.Unsealed:
        before = sum(isinstance(event, events.Unsealed) for event in self.record)
        when = datetime.now().astimezone().isoformat(timespec="seconds")
        opened = unseal(self.run, when=when, opening=before + 1)
        return msgspec.structs.replace(opened, run=self.number)


def begin_here(
    experiment: Experiment, controls: Controls, *, blas_threads: int = 0
) -> tuple[Job, events.Prepared]:
    """Read the data and set up a run in this process, as the command line does.

    Raises:
        DataError, ExperimentError: the data cannot be used, or the settings do not suit it.
    """
    limit_threads(blas_threads)
    splits = prepare(experiment)
    prepared = describe(splits)
    return Job(Run(experiment, splits), prepared, controls), prepared


def restore_here(path: Path, controls: Controls) -> Job:
    """Read a run file and its data in this process, as the command line does.

    Raises:
        DataError, ExperimentError: the file, or the data it was trained on, cannot be used.
    """
    limit_threads()
    saved = run_file.load(path)
    splits = prepare(saved.experiment)
    run = run_file.restored(path, saved, splits)
    return Job.restored(run, describe(splits), saved, controls)
