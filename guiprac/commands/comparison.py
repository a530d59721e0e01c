"""What can be asked about several runs, and about the sealed test part."""

from typing import Literal

from guiprac.commands.base import Command


class Compare(Command, frozen=True):
    """Hold two runs against each other on dev; answered by Compared, or NotCompared with the reason.

    Attributes:
        runs, others: repeated runs of two experiments, which are then compared instead, restart by restart.
    """

    run: int
    other: int
    at: Literal["end", "best"] = "best"
    runs: tuple[int, ...] = ()
    others: tuple[int, ...] = ()


class Recall(Command, frozen=True):
    """Make an earlier run the present one again; answered by Recalled, or Failed if it is not kept."""

    run: int


class Discard(Command, frozen=True):
    """Forget runs that nobody can come back to."""

    runs: tuple[int, ...]


class Unseal(Command, frozen=True):
    """Measure test with the parameters as they stand; counted and dated; answered by Unsealed (S2)."""


AnyCommand = Compare | Recall | Discard | Unseal
