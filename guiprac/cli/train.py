"""`guiprac train`: a run on the command line, in words or as JSON lines."""

import argparse
import math
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from guiprac import commands, events
from guiprac.analysis import repeated_examples
from guiprac.cli.output import (
    OutputError,
    ProgressLine,
    in_words,
    measure,
    plural,
    progress_line,
    say,
    say_event,
    tell,
)
from guiprac.cli.subject import experiment_of
from guiprac.errors import WriteError
from guiprac.runtime import run_file
from guiprac.runtime.atomic_write import require_writable
from guiprac.runtime.controls import Controls
from guiprac.runtime.job import Job, begin_here

S2_IN_WORDS = "Test is read once, when nothing is left to choose; chosen by it, it is a second dev set (S2)."
DIVERGED = 3
CANCELLED = 130


def train(options: argparse.Namespace) -> int:
    """Train, and say how it went; the exit code.

    Raises:
        GuipracError: the experiment, its data or --out cannot be used.
    """
    experiment = experiment_of(options)
    if options.out is not None:
        _require_place(options.out)
    controls = Controls()
    job, prepared = begin_here(experiment, controls)
    for note in prepared.notes:
        tell(f"Note: {note}")
    with stopping(controls):
        try:
            closing = _train(job, prepared, as_json=options.json, unseal=options.unseal)
        except (BrokenPipeError, OutputError):
            # That nobody hears the results any more is no reason to lose the run.
            _save(job, options.out)
            raise
        _save(job, options.out)
    if options.out is not None:
        tell(f"The run is in {options.out}.")
    if isinstance(closing, events.Diverged):
        tell(f"Diverged: {closing.says}")
        return DIVERGED
    return CANCELLED if isinstance(closing, events.Stopped) else 0


def _train(job: Job, prepared: events.Prepared, *, as_json: bool, unseal: bool) -> events.Closing:
    if as_json:
        say_event(prepared)
    else:
        say(_subject_in_words(prepared))
        if repeats := repeats_in_words(prepared):
            tell(f"Note: {repeats}")
    with progress_line() as line:
        closing = listen(job, line, as_json=as_json)
    opened = job.unseal() if unseal and isinstance(closing, events.Finished) else None
    if unseal and opened is None:
        tell("Test stays sealed, because the run did not come to its end.")
    if as_json:
        if opened is not None:
            say_event(opened)
        say_event(closing)
    else:
        say(_result_in_words(job, closing))
        if opened is not None:
            say(f"{S2_IN_WORDS}\n{opened.says}")
    return closing


def _save(job: Job, out: Path | None) -> None:
    if out is not None and any(isinstance(event, events.Started) for event in job.record):
        job.save(out)


@contextmanager
def stopping(controls: Controls) -> Iterator[None]:
    """Turn Ctrl-C and the wish to terminate into a stop that keeps what was reached; a second one ends at once."""

    def stop(number: int, frame: FrameType | None) -> None:
        if any(isinstance(command, commands.Stop) for command in tuple(controls.inbox)):
            raise KeyboardInterrupt
        controls.send(commands.Stop())

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _require_place(out: Path) -> None:
    require_writable(out)
    if out.exists() and out.stat().st_size and not run_file.is_run_file(out):
        raise WriteError(f"Cannot write {out}: it holds something other than a run. Choose another name.")


def listen(job: Job, line: ProgressLine, *, as_json: bool) -> events.Closing:
    """Hear the run to its end and show its progress; the closing event is left to the caller."""
    started: events.Started | None = None
    reading: events.Reading | None = None
    for event in job.train():
        match event:
            case events.Closing():
                return event
            case events.Progress() if started is not None and reading is not None:
                line.show(_progress_in_words(event, started, reading))
            case events.Started():
                started = event
            case events.Reading():
                reading = event
        if as_json and not isinstance(event, events.Progress):
            say_event(event)
    raise RuntimeError("a run ended without a closing event")


def _progress_in_words(progress: events.Progress, started: events.Started, reading: events.Reading) -> str:
    epoch, epochs = progress.step // started.steps_per_epoch, started.total_steps // started.steps_per_epoch
    steps_left = started.total_steps - progress.step
    left = f"  {in_words(steps_left / progress.steps_per_second)} left" if progress.steps_per_second else ""
    name = started.error_name
    return (
        f"epoch {epoch}/{epochs}  train {name} {measure(reading.train_error, name)}  "
        f"dev {name} {measure(reading.dev_error, name)}{left}"
    )


def repeats_in_words(prepared: events.Prepared) -> str:
    """The examples that stand in two parts and what to do about them; empty if there are none."""
    told = repeated_examples.in_words(prepared.duplicates)
    return f"{told} {repeated_examples.remedy(by_column=bool(prepared.columns))}" if told else ""


def _subject_in_words(prepared: events.Prepared) -> str:
    parts = [
        ("train", prepared.train),
        ("train-dev", prepared.train_dev),
        ("dev", prepared.dev),
        ("test", prepared.test),
    ]
    counts = ", ".join(f"{part.count:,} {name}" for name, part in parts if part is not None)
    return f"{prepared.title}: {counts} examples of {plural(prepared.n_inputs, 'input')}."


def _result_in_words(job: Job, closing: events.Closing) -> str:
    started = job.run.started()
    name = started.error_name
    per_epoch = started.steps_per_epoch
    epochs = plural(closing.step // per_epoch, "epoch")
    if closing.step % per_epoch:
        epochs = f"{closing.step / per_epoch:.1f} epochs"
    ending = {events.Stopped: "Stopped. ", events.Diverged: "Diverged. "}.get(type(closing), "")
    size = "-".join(str(units) for units in started.layer_sizes)
    # It belongs to the last reading, as the errors of the closing event do.
    train_dev = job.readings[-1].train_dev_error
    held_out = "" if math.isnan(train_dev) else f"train-dev {name} {measure(train_dev, name)}; "
    return (
        f"{ending}Dev {name} {measure(closing.dev_error, name)} after {epochs} "
        f"(train {name} {measure(closing.train_error, name)}; {held_out}network {size}).\n"
        f"Best dev {name} {measure(closing.best_dev_error, name)} "
        f"at epoch {closing.best_step / per_epoch:.4g}.\n"
        f"{plural(closing.steps, 'step')} in {_seconds_in_words(closing.seconds)} "
        f"({closing.steps_per_second:,.0f} steps/s)."
    )


def _seconds_in_words(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
