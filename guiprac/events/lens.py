"""What the lenses see on a run as it stands; each lens has a file of its own beside this one."""

from guiprac.events.base import Event


class Lens(Event, frozen=True):
    """Base of the answers to `commands.LookThrough`; computed between two steps, and no part of the record."""

    step: int
