"""`guiprac diagnose`: bias or variance, how sure that is, and what to try next."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from guiprac import events
from guiprac.analysis.best_error import best_error
from guiprac.analysis.bias_variance import Diagnosis, Part
from guiprac.analysis.examine import diagnose_run, example_errors, part_of, unit_of
from guiprac.analysis.four_way import FourWay, four_way
from guiprac.analysis.intervals import known
from guiprac.analysis.remedies import Remedy
from guiprac.cli.output import measure, progress_line, say, say_event, tell
from guiprac.cli.settings_reference import describe_value
from guiprac.cli.subject import experiment_of
from guiprac.cli.train import CANCELLED, DIVERGED, listen, repeats_in_words, stopping
from guiprac.errors import ExperimentError
from guiprac.events import Interval, Unit
from guiprac.runtime import run_file
from guiprac.runtime.controls import Controls
from guiprac.runtime.job import Job, begin_here, restore_here


def diagnose(options: argparse.Namespace) -> int:
    """Train, or take a saved run as it stands, and say what its errors mean; the exit code.

    Raises:
        GuipracError: the experiment, its data or the run cannot be used.
    """
    controls = Controls()
    saved = _saved_run(options)
    if saved is not None:
        job = restore_here(saved, controls)
    else:
        job, prepared = begin_here(experiment_of(options), controls)
        for note in prepared.notes:
            tell(f"Note: {note}")
    _require_sense(options, job)
    if saved is None:
        with stopping(controls), progress_line() as line:
            closing: events.Event | None = listen(job, line, as_json=options.json)
    else:
        closing = _closing(job)
    found = diagnose_run(
        job.run,
        [event for event in job.record if isinstance(event, events.Reading)],
        best=_best(options, job),
        tolerance=options.tolerance,
        diverged=isinstance(closing, events.Diverged),
    )
    parted = None if isinstance(closing, events.Diverged) else _four_way(job, found)
    if options.json:
        if saved is None and closing is not None:
            say_event(closing)
        for opening in openings(job):
            say_event(opening)
        if parted is not None:
            say_event(parted)
        say_event(found)
    else:
        if repeats := _repeats(job):
            tell(f"Note: {repeats}")
        say(in_words(found, _whence(options, job), parted))
        opened = openings_in_words(openings(job), found.unit)
        if opened:
            say(f"\n{opened}")
    if saved is None and isinstance(closing, events.Stopped):
        return CANCELLED
    return DIVERGED if isinstance(closing, events.Diverged) else 0


def in_words(diagnosis: Diagnosis, whence: str, parted: FourWay | None = None) -> str:
    """The diagnosis as lines of text; `whence` says where e* is from, `parted` tells mismatch from variance."""
    lines = [diagnosis.says, ""]
    lines += [f"  {reason}" for reason in diagnosis.reasons]
    lines += [f"  {whence}"]
    if parted is not None:
        lines += ["", f"By train-dev, which was held out of train: {parted.says}", ""]
        lines += [f"  {reason}" for reason in parted.reasons]
        lines += [f"  {parted.remedy}"]
    if diagnosis.remedies:
        lines += ["", "To try next, the likeliest to help first:"]
        lines += [line for remedy in diagnosis.remedies for line in _remedy(remedy)]
    elif diagnosis.verdict == "neither":
        lines += ["", "Nothing to mend: these settings are ready for the sealed test set."]
    else:
        lines += ["", "No remedy is proposed while the verdict is open."]
    return "\n".join(lines)


def openings(job: Job) -> list[events.Unsealed]:
    """All openings of the run's sealed test part, oldest first (S2)."""
    return [event for event in job.record if isinstance(event, events.Unsealed)]


def openings_in_words(opened: Sequence[events.Unsealed], unit: Unit) -> str:
    """When test was opened and what it showed; nothing if it is sealed."""
    if not opened:
        return ""
    times = "once" if len(opened) == 1 else f"{len(opened)} times"
    lines = [f"Test was opened {times}:"]
    for each in opened:
        error = measure(each.test_error.value, "error" if unit == "error" else "RMSE")
        lines.append(f"  {each.when}, at step {each.step:,}: test {unit} {error}")
    if len(opened) > 1:
        lines.append(
            "Warning: a test part that was opened more than once may have become a second dev set (S2)."
        )
    return "\n".join(lines)


def _four_way(job: Job, found: Diagnosis) -> FourWay | None:
    """Variance and mismatch told apart, where a slice of train was held out; test counts only if it is open now."""
    held_out = job.run.splits.train_dev
    if not held_out.size:
        return None
    opened = [each for each in openings(job) if each.step == job.run.step]
    return four_way(
        found.train,
        part_of(job.run, example_errors(job.run, held_out)),
        found.dev,
        unit=found.unit,
        test=Part(opened[-1].test_error, opened[-1].n_test) if opened else None,
        best_error=found.best_error,
        tolerance=found.tolerance,
    )


def _repeats(job: Job) -> str:
    """The examples of the run's data that stand in two parts."""
    prepared = next((event for event in job.record if isinstance(event, events.Prepared)), None)
    return "" if prepared is None else repeats_in_words(prepared)


def _remedy(remedy: Remedy) -> list[str]:
    arguments = " ".join(
        f"--set {key}={_plain(describe_value(value))}" for key, value in remedy.changes.items()
    )
    return [f"  {remedy.name}: {remedy.why}", f"      {arguments}"]


def _plain(text: str) -> str:
    """A value as it can be typed in any shell: without spaces, quotation marks and brackets."""
    return text.replace(" ", "").strip('"[]')


def _saved_run(options: argparse.Namespace) -> Path | None:
    """The run file to take as it stands; None where something is to be trained."""
    if options.experiment is None or not run_file.is_run_file(Path(options.experiment)):
        return None
    changed = options.values or options.data or options.target or options.task
    return None if changed else Path(options.experiment)


def _require_sense(options: argparse.Namespace, job: Job) -> None:
    """Refuse figures that are no error rates where errors are rates."""
    if unit_of(job.run) == "RMSE":
        return
    for name, value in (("--best-error", options.best_error), ("--tolerance", options.tolerance)):
        if value is not None and value > 1:
            raise ExperimentError(
                f"{name} {value:g}: an error rate is a share from 0 to 1, such as 0.02 for 2 %."
            )


def _best(options: argparse.Namespace, job: Job) -> Interval | None:
    if options.best_error is not None:
        return known(options.best_error)
    return best_error(job.run.experiment.data)


def _whence(options: argparse.Namespace, job: Job) -> str:
    if options.best_error is not None:
        return "The best achievable error was given."
    if best_error(job.run.experiment.data) is not None:
        return "The best achievable error was computed from how the examples are generated."
    return "The best achievable error is not known and taken as 0; name it with --best-error."


def _closing(job: Job) -> events.Event | None:
    closing = [event for event in job.record if isinstance(event, events.Closing)]
    return closing[-1] if closing else None
