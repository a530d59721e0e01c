"""What all questions of the lenses have in common; each lens has a file of its own beside this one."""

from guiprac.commands.base import Command


class LookThrough(Command, frozen=True):
    """Base of the lenses' questions about the run as it stands; each is answered by one `events.Lens`."""
