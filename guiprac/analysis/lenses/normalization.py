"""Inputs raw, centred and scaled (S19, S20)."""

from guiprac.commands.normalization import LookAtNormalization
from guiprac.events.normalization import NormalizationSeen
from guiprac.trainer.training import Run


def see(run: Run, command: LookAtNormalization) -> NormalizationSeen:
    """Inputs raw, centred and scaled (S19, S20); draws no random number of the run, and leaves it as it is."""
    return NormalizationSeen(run.step)
