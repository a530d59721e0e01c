"""`guiprac check`: are the gradients right? In words or as JSON lines."""

import argparse
import math

from guiprac import commands, events
from guiprac.cli.output import ProgressLine, progress_line, say, say_event, tell
from guiprac.cli.subject import experiment_of
from guiprac.cli.train import CANCELLED, stopping
from guiprac.runtime.controls import Controls
from guiprac.runtime.job import Job, begin_here


def check(options: argparse.Namespace) -> int:
    """Check the gradients at the initial parameters; the exit code.

    Raises:
        GuipracError: the experiment or its data cannot be used.
    """
    controls = Controls()
    job, prepared = begin_here(experiment_of(options), controls)
    for note in prepared.notes:
        tell(f"Note: {note}")
    command = commands.Check(epsilon=options.epsilon, all_parameters=options.all)
    with stopping(controls), progress_line() as line:
        checked = _listen(job, command, line, as_json=options.json)
    if options.json:
        say_event(checked)
    else:
        say(_table(checked))
        say(_verdict(checked))
    return CANCELLED if checked.cancelled else 0


def _listen(job: Job, command: commands.Check, line: ProgressLine, *, as_json: bool) -> events.Checked:
    for event in job.attend(command):
        if isinstance(event, events.Checked):
            return event
        if isinstance(event, events.Checking):
            line.show(f"checked {event.done:,} of {event.total:,} parameters")
        if as_json:
            say_event(event)
    raise RuntimeError("a gradient check ended without a result")


def _table(checked: events.Checked) -> str:
    rows = [("block", "difference", "factor", "checked", "verdict", "")]
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
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        f"{name:{widths[0]}}  {difference:>{widths[1]}}  {factor:>{widths[2]}}  {count:>{widths[3]}}  "
        f"{verdict:{widths[4]}}  {says}".rstrip()
        for name, difference, factor, count, verdict, says in rows
    )


def _number(value: float, format_: str) -> str:
    return format(value, format_) if math.isfinite(value) else "-"


def _verdict(checked: events.Checked) -> str:
    cancelled = "Cancelled; what was checked: " if checked.cancelled else ""
    dropout = " Dropout was set aside for the check." if checked.dropout_set_aside else ""
    difference = _number(checked.difference, ".2e")
    return (
        f"\n{cancelled}{checked.says}\nVerdict: {checked.verdict} (difference {difference} at "
        f"ε = {checked.epsilon:g} on {checked.examples} examples).{dropout}"
    )
