"""Whether two parts are alike (S3)."""

from typing import Literal

from msgspec import Struct

from guiprac.events.interval import Interval
from guiprac.events.study import Study

Answer = Literal["unlike", "no difference seen", "not sure"]


class Feature(Struct, frozen=True):
    """One input by which the parts can be told apart.

    Attributes:
        distance: the largest distance of the two cumulative distributions, 0 to 1 (Kolmogorov and Smirnov).
        p: for a distance as large by chance in any of the inputs looked at (Bonferroni).
        edges: of the bins, in the input's unit; first, second: the share of each part in each bin.
    """

    name: str
    distance: float
    p: float
    first_mean: float
    second_mean: float
    edges: tuple[float, ...]
    first: tuple[float, ...]
    second: tuple[float, ...]


class Mismatch(Study, frozen=True):
    """How well two parts can be told apart by their inputs.

    Attributes:
        between: the names of the parts; n_first, n_second: the examples that were looked at.
        auc: the chance that the classifier gives an example of the second part a higher score than one of the
            first; 0.5 is guessing. Measured on examples it was not fitted on.
        p: the share of random relabellings that can be told apart as well.
    """

    between: tuple[str, str]
    n_first: int
    n_second: int
    auc: Interval
    p: float
    permutations: int
    answer: Answer
    says: str
    features: tuple[Feature, ...]


AnyEvent = Mismatch
