"""Dropout on the run as it stands (S14-S18)."""

from guiprac.analysis.lenses.dropout_at_test import at_test
from guiprac.analysis.lenses.dropout_steps import steps
from guiprac.analysis.lenses.dropout_units import silenced
from guiprac.commands.dropout import LookAtDropout
from guiprac.events.dropout import DropoutSeen
from guiprac.trainer.training import Run


def see(run: Run, command: LookAtDropout) -> DropoutSeen:
    """What was asked about dropout; draws no random number of the run, and leaves it as it is.

    Raises:
        ExperimentError: there is no such layer, unit or example, or keep_prob is out of bounds.
    """
    match command.view:
        case "steps":
            return DropoutSeen(run.step, steps=steps(run, command))
        case "test":
            return DropoutSeen(run.step, test=at_test(run, command))
        case "units":
            return DropoutSeen(run.step, units=silenced(run, command))
