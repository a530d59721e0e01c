"""What a gradient check says (S23-S28)."""

import math
from typing import Literal

from msgspec import Struct

from guiprac.events.base import Array, Event

Verdict = Literal["correct", "acceptable", "suspicious", "wrong", "no gradient"]


class Checking(Event, frozen=True):
    """A gradient check is under way: entries done of all that it will look at."""

    done: int
    total: int


class Entry(Struct, frozen=True):
    """One derivative: dJ/dW[l][row, column], or dJ/db[l][row] where column is -1."""

    row: int
    column: int
    analytic: float
    numeric: float


class Block(Struct, frozen=True):
    """The check of one W[l] or b[l].

    Attributes:
        factor: the k that fits analytic = k·numeric best (S24).
        residual: ‖analytic - k·numeric‖/‖analytic‖, what the factor leaves unexplained.
        worst: the entries that are furthest off, the worst first.
        corners: entries left out because a corner of J lies within ±ε.
        errors: |analytic - numeric|/(|analytic| + |numeric|) of each entry, (n[l], n[l-1]) or (n[l], 1), as the
            largest of each cell of at most 128 × 128; nan where nothing was checked.
    """

    name: str
    difference: float
    factor: float
    verdict: Verdict
    says: str
    checked: int
    size: int
    residual: float = math.nan
    worst: tuple[Entry, ...] = ()
    corners: int = 0
    errors: Array | None = None


class Term(Struct, frozen=True):
    """The check of one part of J alone (S27)."""

    name: Literal["data", "penalty", "both"]
    difference: float
    verdict: Verdict
    says: str


class Checked(Event, frozen=True):
    """The result of a gradient check on a snapshot (S23-S28)."""

    step: int
    difference: float
    verdict: Verdict
    says: str
    blocks: tuple[Block, ...]
    epsilon: float
    examples: int
    checked: int
    size: int
    dropout_set_aside: bool
    cancelled: bool = False
    terms: tuple[Term, ...] = ()
    corners: int = 0
    # "frozen": one mask held for the whole check; "resampled": a new one for each J, which cannot pass (S28).
    dropout: Literal["off", "frozen", "resampled"] = "off"
    # The name of the planted fault; "" without one. A hidden one is for the window to keep to itself.
    fault: str = ""
    fault_is_hidden: bool = False
    # The block in which the planted fault enters, such as "W2".
    fault_block: str = ""
    # The file whose backpropagation was checked; "" for the program's own.
    source: str = ""


class Swept(Event, frozen=True):
    """The difference against ε, one-sided and two-sided, and J along one parameter.

    Attributes:
        epsilons: from 1e-1 to 1e-12.
        one_sided, two_sided: the difference of S24 over the swept entries at each ε.
        chosen: the ε that the check uses; says: what the two slopes and the V show, in words.
        block, row, column: the parameter whose J is drawn (column -1 for a bias); theta: its value.
        thetas, costs: J(θ) around it, (n,) float64; analytic: its derivative by backpropagation.
    """

    step: int
    epsilons: tuple[float, ...]
    one_sided: tuple[float, ...]
    two_sided: tuple[float, ...]
    chosen: float
    says: str
    block: str
    row: int
    column: int
    theta: float
    thetas: Array
    costs: Array
    analytic: float


AnyEvent = Checking | Checked | Swept
