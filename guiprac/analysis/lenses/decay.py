"""Weight decay on the run as it stands (S11)."""

from guiprac.commands.decay import LookAtDecay
from guiprac.events.decay import DecaySeen
from guiprac.trainer.training import Run


def see(run: Run, command: LookAtDecay) -> DecaySeen:
    """Weight decay on the run as it stands (S11); draws no random number of the run, and leaves it as it is."""
    return DecaySeen(run.step)
