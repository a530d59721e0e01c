"""Dropout on one real mini-batch (S14-S18)."""

from guiprac.commands.dropout import LookAtDropout
from guiprac.events.dropout import DropoutSeen
from guiprac.trainer.training import Run


def see(run: Run, command: LookAtDropout) -> DropoutSeen:
    """Dropout on one real mini-batch (S14-S18); draws no random number of the run, and leaves it as it is."""
    return DropoutSeen(run.step)
