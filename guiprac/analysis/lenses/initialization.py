"""Signals over depth, forecast and measured (S21, S22)."""

from guiprac.commands.initialization import LookAtInitialization
from guiprac.events.initialization import InitializationSeen
from guiprac.trainer.training import Run


def see(run: Run, command: LookAtInitialization) -> InitializationSeen:
    """Signals over depth, forecast and measured (S21, S22); draws nothing random, and leaves the run as it is."""
    return InitializationSeen(run.step)
