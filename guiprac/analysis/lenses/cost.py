"""The cost J and its parts now (S7-S10)."""

from guiprac.commands.cost import LookAtCost
from guiprac.events.cost import CostSeen
from guiprac.trainer.training import Run


def see(run: Run, command: LookAtCost) -> CostSeen:
    """The cost J and its parts now (S7-S10); draws no random number of the run, and leaves it as it is."""
    return CostSeen(run.step)
