"""What is worked out beside a run while it stands; each study has a file of its own beside this one."""

from guiprac.events.base import Event


class Study(Event, frozen=True):
    """Base of the answers to `commands.Study`: partial results as they come, and the whole at the end."""


class Studying(Event, frozen=True):
    """A study is under way: parts done of all that it will do."""

    done: int
    total: int


class Studied(Event, frozen=True):
    """A study has ended, by itself or because it was given up; what it found came before this."""

    cancelled: bool = False


AnyEvent = Studying | Studied
