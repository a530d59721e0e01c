"""One run with its clock and its record, wherever it lives: in the host of a window or on the command line."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from guiprac import events
from guiprac.commands import Command
from guiprac.data.describe import describe
from guiprac.data.prepare import prepare
from guiprac.events import Event
from guiprac.experiment import Experiment
from guiprac.runtime import run_file
from guiprac.runtime.blas import limit_threads
from guiprac.runtime.controls import Controls
from guiprac.runtime.run_file import RunFile
from guiprac.trainer.training import Run, go_on, train


class Job:
    """A run that was begun or restored, and what it said so far."""

    def __init__(self, run: Run, prepared: events.Prepared, controls: Controls) -> None:
        """`prepared` describes the data of the run."""
        self.run = run
        self._controls = controls
        self.record: list[events.AnyEvent] = [prepared]
        self._controls.stopwatch.reset()

    @classmethod
    def restored(cls, run: Run, prepared: events.Prepared, saved: RunFile, controls: Controls) -> "Job":
        """The job of a run that was restored from a file, with the record and the clock of that file."""
        job = cls(run, prepared, controls)
        job.record = list(saved.events)
        controls.stopwatch.reset(float(saved.state.record.get("seconds", 0.0)), run.step)
        return job

    def train(self, *, paused: bool = False) -> Iterator[Event]:
        """The events of the run from its beginning to its end."""
        return self._listen(train(self.run, self._controls), paused=paused)

    def train_on(self, epochs: int, *, paused: bool = False) -> Iterator[Event]:
        """The events of the run from where it stands, up to `epochs` epochs in all."""
        self.run.train_on(epochs)
        return self._listen(go_on(self.run, self._controls), paused=paused)

    def attend(self, command: Command) -> Iterator[Event]:
        """Answer a command about the standing run."""
        self._controls.save_with(self.save)
        for event in self._controls.attend(self.run, command):
            self._keep(event)
            yield event

    def _listen(self, told: Iterator[Event], *, paused: bool) -> Iterator[Event]:
        controls, watch = self._controls, self._controls.stopwatch
        controls.save_with(self.save)
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
        if isinstance(event, run_file.RECORDED):
            self.record.append(event)  # type: ignore[arg-type]

    def save(self, path: Path) -> None:
        """Write the run to a file.

        Raises:
            WriteError: it cannot be written.
        """
        state = self.run.state()
        state.record["seconds"] = self._controls.stopwatch.seconds
        run_file.save(path, self.run.experiment, self.record, state)


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
