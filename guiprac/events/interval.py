"""A measured value with its 95 % interval."""

from msgspec import Struct


class Interval(Struct, frozen=True):
    """A value that was measured, with the limits between which the true one lies in 95 of 100 cases."""

    value: float
    low: float
    high: float
