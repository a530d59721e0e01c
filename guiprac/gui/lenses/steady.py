"""Ends of axes for live numbers, which stay where they are while they serve."""

from guiprac.gui.plots import number_text

_HEADROOM = 1.05
# An end that is so many times what is needed lets go; neighbouring round numbers are at most 1.5 times apart.
_LOOSE = 1.6


class SteadyTop:
    """A round number not below the values shown; it grows at once, and shrinks only when it is far too large."""

    def __init__(self) -> None:
        self._top = 0.0

    def over(self, value: float) -> float:
        """The end that serves a largest value of so much."""
        wanted = number_text.nice_up(_HEADROOM * value)
        if self._top == 0 or value > self._top or _LOOSE * wanted < self._top:
            self._top = wanted
        return self._top

    def forget(self) -> None:
        """Begin anew with the next value."""
        self._top = 0.0
