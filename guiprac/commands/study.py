"""What all studies have in common; each has a file of its own beside this one."""

from guiprac.commands.base import Command
from guiprac.experiment import Experiment


class Study(Command, frozen=True, kw_only=True):
    """Base of what is worked out beside a run, which stands meanwhile.

    Answered by `events.Studying`, the study's own events, and `events.Studied` at the end. `CancelCheck` gives it up.
    It works on the data and the settings of `experiment`, and needs no run.
    """

    experiment: Experiment
