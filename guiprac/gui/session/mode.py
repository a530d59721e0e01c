"""What the run is doing."""

import enum


class Mode(enum.Enum):
    """What the run is doing."""

    IDLE = enum.auto()
    RUNNING = enum.auto()
    PAUSED = enum.auto()
    CHECKING = enum.auto()
    STOPPED = enum.auto()
