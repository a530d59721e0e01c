"""`guiprac check`: are the gradients right, and if not, what is wrong with them? In words or as JSON lines."""

import argparse
import math
from collections.abc import Iterator
from pathlib import Path

from guiprac import commands, events
from guiprac.cli.output import ProgressLine, progress_line, say, say_event, tell
from guiprac.cli.subject import experiment_of
from guiprac.cli.train import CANCELLED, stopping
from guiprac.commands import Command
from guiprac.errors import DataError, ExperimentError
from guiprac.events import Event
from guiprac.resources_path import resource
from guiprac.runtime.controls import Controls
from guiprac.runtime.job import begin_here
from guiprac.trainer.planted_faults import FAULTS

TEMPLATE = ("templates", "own_backprop.py")
# Of a sweep, every so many of its ε are printed; JSON has all.
PRINTED_EVERY = 4

Answer = events.Checked | events.Swept | events.Failed


def check(options: argparse.Namespace) -> int:
    """Check the gradients, at the initial parameters or of a person's own code; the exit code.

    Raises:
        GuipracError: the experiment, its data or the file cannot be used.
    """
    if options.template:
        say(resource(*TEMPLATE).read_text(encoding="utf-8").rstrip("\n"))
        return 0
    if options.fault == "list":
        say("\n".join(f"{name:20}  {fault.title}" for name, fault in FAULTS.items()))
        return 0
    controls = Controls()
    if options.code is not None:
        if options.experiment is not None or options.data is not None or options.fault or options.sweep:
            raise ExperimentError(
                "--code checks a file by itself: leave the experiment, --fault and --sweep out."
            )
        command = commands.CheckCode(
            options.code.name, _text(options.code), options.seconds, options.megabytes
        )
        return _answer(controls, controls.check_code(command), as_json=options.json)
    job, prepared = begin_here(experiment_of(options), controls)
    for note in prepared.notes:
        tell(f"Note: {note}")
    return _answer(controls, job.attend(_command(options)), as_json=options.json)


def _command(options: argparse.Namespace) -> Command:
    if options.sweep:
        return commands.Sweep()
    return commands.Check(
        epsilon=options.epsilon,
        all_parameters=options.all,
        leave_out_corners=not options.corners,
        dropout=options.dropout,
        fault=options.fault,
    )


def _text(path: Path) -> str:
    """The text of a Python file.

    Raises:
        DataError: it cannot be read, or is no text.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DataError(f"Cannot read {path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path} is not a text file in UTF-8 (byte {error.start}).") from error


def _answer(controls: Controls, told: Iterator[Event], *, as_json: bool) -> int:
    with stopping(controls), progress_line() as line:
        answer = _listen(told, line, as_json=as_json)
    if answer is None:
        raise RuntimeError("a gradient check ended without a result")
    if isinstance(answer, events.Failed):
        tell(f"guiprac: {answer.message}")
        if answer.details and not as_json:
            tell(answer.details)
    if as_json:
        say_event(answer)
    if isinstance(answer, events.Failed):
        return answer.exit_code
    if isinstance(answer, events.Swept):
        if not as_json:
            say(_sweep_table(answer))
        return 0
    if not as_json:
        say(_table(answer))
        say(_verdict(answer))
    return CANCELLED if answer.cancelled else 0


def _listen(told: Iterator[Event], line: ProgressLine, *, as_json: bool) -> Answer | None:
    """Hear the check to its end and show its progress; the result is left to the caller."""
    for event in told:
        if isinstance(event, (events.Checked, events.Swept, events.Failed)):
            return event
        if isinstance(event, events.Checking):
            line.show(f"checked {event.done:,} of {event.total:,} parameters")
        if as_json:
            say_event(event)
    return None


def _table(checked: events.Checked) -> str:
    rows: list[tuple[str, ...]] = [("block", "difference", "factor", "checked", "verdict", "")]
    for block in checked.blocks:
        rows.append(
            (
                block.name,
                _number(block.difference, ".2e"),
                _number(block.factor, ".6f"),
                f"{block.checked:,} of {block.size:,}",
                block.verdict,
                block.says,
            )
        )
    rows.append(
        (
            "all",
            _number(checked.difference, ".2e"),
            "",
            f"{checked.checked:,} of {checked.size:,}",
            checked.verdict,
            "",
        )
    )
    return _aligned(rows)


def _aligned(rows: list[tuple[str, ...]]) -> str:
    """Columns: the first and the last but one to the left, the others to the right, the last as it is."""
    last = len(rows[0]) - 1
    widths = [max(len(row[column]) for row in rows) for column in range(last)]
    lines = []
    for row in rows:
        cells = [
            f"{cell:{width}}" if column in (0, last - 1) else f"{cell:>{width}}"
            for column, (cell, width) in enumerate(zip(row, widths, strict=False))
        ]
        lines.append("  ".join([*cells, row[last]]).rstrip())
    return "\n".join(lines)


def _number(value: float, format_: str) -> str:
    return format(value, format_) if math.isfinite(value) else "-"


def _verdict(checked: events.Checked) -> str:
    cancelled = "Cancelled; what was checked: " if checked.cancelled else ""
    dropout = " Dropout was set aside for the check." if checked.dropout_set_aside else ""
    difference = _number(checked.difference, ".2e")
    said = [f"\n{cancelled}{checked.says}"]
    if any(term.name == "penalty" and term.verdict != "no gradient" for term in checked.terms):
        said.append(
            "; ".join(
                f"{'both' if term.name == 'both' else term.name + ' alone'}: {_number(term.difference, '.1e')}, "
                f"{term.says}"
                for term in checked.terms
            )
            + "."
        )
    if checked.fault:
        said.append(f"Planted: {checked.fault} in {checked.fault_block} ({FAULTS[checked.fault].title}).")
    said.append(
        f"Verdict: {checked.verdict} (difference {difference} at "
        f"ε = {checked.epsilon:g} on {checked.examples} examples).{dropout}"
    )
    return "\n".join(said)


def _sweep_table(swept: events.Swept) -> str:
    rows: list[tuple[str, ...]] = [("ε", "one-sided", "two-sided", "")]
    for epsilon, one, two in list(zip(swept.epsilons, swept.one_sided, swept.two_sided, strict=True))[
        ::PRINTED_EVERY
    ]:
        rows.append((f"{epsilon:.0e}", _number(one, ".2e"), _number(two, ".2e"), ""))
    return f"{_aligned(rows)}\n\n{swept.says}"
