"""How straight the network is now (S12, S13)."""

from guiprac.commands.straightness import LookAtStraightness
from guiprac.events.straightness import StraightnessSeen
from guiprac.trainer.training import Run


def see(run: Run, command: LookAtStraightness) -> StraightnessSeen:
    """How straight the network is now (S12, S13); draws no random number of the run, and leaves it as it is."""
    return StraightnessSeen(run.step)
