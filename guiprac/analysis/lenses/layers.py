"""Every layer as it stands."""

from guiprac.commands.layers import LookAtLayers
from guiprac.events.layers import LayersSeen
from guiprac.trainer.training import Run


def see(run: Run, command: LookAtLayers) -> LayersSeen:
    """Every layer as it stands; draws no random number of the run, and leaves it as it is."""
    return LayersSeen(run.step)
