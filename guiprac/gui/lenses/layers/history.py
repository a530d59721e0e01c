"""How W, a, dW and the steps of every layer went, look by look: what the strips of the layers lens draw."""

import math
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from guiprac.events.layers import LayerSeen, LayersSeen, Spread
from guiprac.gui.plots.number_text import nice_up

Image = npt.NDArray[np.float64]

MOST_COLUMNS = 200
FEWEST_PLACES = 16
LINES = 48
# Decades of |dW| below the largest that are drawn at most, and the thin end of the spread that need not be seen.
_DECADES, _THIN_END = 12, 0.01
_BOUNDED = {"tanh": (-1.0, 1.0), "sigmoid": (0.0, 1.0)}


@dataclass
class Strip:
    """One quantity of one layer: a column of shares over its axis for each look."""

    axis: tuple[float, float] = (0.0, 0.0)
    spreads: list[Spread] = field(default_factory=list)
    _columns: list[Image] = field(default_factory=list)

    def show_axis(self, low: float, high: float) -> None:
        """Take another axis; all columns are counted anew on it."""
        if (low, high) != self.axis:
            self.axis = (low, high)
            self._columns = [on_axis(spread, low, high) for spread in self.spreads]

    def add(self, spread: Spread) -> None:
        """Add a column for the newest look."""
        self.spreads.append(spread)
        self._columns.append(on_axis(spread, *self.axis))

    def drop_last(self) -> None:
        """Take the newest look back."""
        del self.spreads[-1], self._columns[-1]

    def thin(self) -> None:
        """Keep every other look, the first one among them."""
        self.spreads, self._columns = self.spreads[::2], self._columns[::2]

    def image(self) -> Image:
        """(LINES, columns): shares from the highest line to the lowest."""
        return np.stack(self._columns, axis=1)[::-1] if self._columns else np.zeros((LINES, 0))


def on_axis(spread: Spread, low: float, high: float) -> Image:
    """The shares of a spread in `LINES` equal parts of [low, high]; what lies beyond stands in the outermost."""
    shares = spread.shares.numpy().astype(np.float64)
    column = np.zeros(LINES)
    if not high > low:
        return column
    if not spread.high > spread.low:
        place = int(np.clip((spread.low - low) / (high - low) * LINES, 0, LINES - 1))
        column[place] = shares.sum()
        return column
    edges = np.linspace(spread.low, spread.high, len(shares) + 1)
    below = np.concatenate([[0.0], np.cumsum(shares)])
    ends = np.linspace(low, high, LINES + 1)
    ends[0], ends[-1] = -math.inf, math.inf
    return np.diff(np.interp(ends, edges, below))


@dataclass
class LayerHistory:
    """The strips of one layer, and its numbers at each look."""

    weights: Strip = field(default_factory=Strip)
    activations: Strip = field(default_factory=Strip)
    gradients: Strip = field(default_factory=Strip)
    seen: list[LayerSeen] = field(default_factory=list)

    @property
    def strips(self) -> tuple[Strip, Strip, Strip]:
        """W, a and dW."""
        return self.weights, self.activations, self.gradients

    @property
    def ratios(self) -> list[float]:
        """‖ΔW‖/‖W‖ at each look."""
        return [layer.update_ratio for layer in self.seen]


class LayersHistory:
    """All layers since the lens was opened, in at most `MOST_COLUMNS` looks.

    The newest look is always the last column. When all columns are full every other one is dropped, and from then on
    every other look only stays.
    """

    def __init__(self) -> None:
        self.steps: list[int] = []
        self.layers: list[LayerHistory] = []
        self._stride = 1
        self._looks = 0

    def forget(self) -> None:
        """Begin anew with another run."""
        self.steps, self.layers = [], []
        self._stride, self._looks = 1, 0

    @property
    def places(self) -> int:
        """For how many columns there is room at the present scale; doubled whenever they are full."""
        places = FEWEST_PLACES
        while places < len(self.steps):
            places *= 2
        return min(places, MOST_COLUMNS)

    def add(self, seen: LayersSeen) -> None:
        """Add a look; one at the step of the last is the same again."""
        if self.steps and (seen.step < self.steps[-1] or len(seen.layers) != len(self.layers)):
            self.forget()
        if self.steps and seen.step == self.steps[-1]:
            return
        if not self.layers:
            self.layers = [LayerHistory() for _ in seen.layers]
        if self.steps and (self._looks - 1) % self._stride:
            self._drop_last()
        elif len(self.steps) == MOST_COLUMNS:
            self._thin()
        self._looks += 1
        self.steps.append(seen.step)
        for history, layer in zip(self.layers, seen.layers, strict=True):
            history.seen.append(layer)
            history.weights.add(layer.weights)
            history.activations.add(layer.activations)
            history.gradients.add(layer.gradients)
        self._show_axes(seen)

    def _drop_last(self) -> None:
        del self.steps[-1]
        for history in self.layers:
            del history.seen[-1]
            for strip in history.strips:
                strip.drop_last()

    def _thin(self) -> None:
        self.steps = self.steps[::2]
        self._stride *= 2
        for history in self.layers:
            history.seen = history.seen[::2]
            for strip in history.strips:
                strip.thin()

    def _show_axes(self, seen: LayersSeen) -> None:
        """Axes only ever grow while a run is watched, so that nothing drawn changes its height all the time."""
        tops = [layer.gradients.high for layer in seen.layers if layer.zero_gradients < 1]
        bottoms = [_thin_end(layer.gradients) for layer in seen.layers if layer.zero_gradients < 1]
        for index, (history, layer) in enumerate(zip(self.layers, seen.layers, strict=True)):
            reach = nice_up(
                max(abs(layer.weights.low), abs(layer.weights.high), history.weights.axis[1], 1e-12)
            )
            history.weights.show_axis(-reach, reach)
            is_last = index == len(self.layers) - 1
            history.activations.show_axis(*_activation_axis(seen, layer, history.activations.axis, is_last))
            if tops:
                low, high = history.gradients.axis
                new_high = math.ceil(max(tops)) if low == high else max(high, math.ceil(max(tops)))
                new_low = math.floor(min(bottoms)) if low == high else min(low, math.floor(min(bottoms)))
                history.gradients.show_axis(max(new_low, new_high - _DECADES), new_high)


def _thin_end(spread: Spread) -> float:
    below = np.cumsum(spread.shares.numpy())
    place = int(np.searchsorted(below, _THIN_END))
    return spread.low + (spread.high - spread.low) * place / len(below)


def _activation_axis(
    seen: LayersSeen, layer: LayerSeen, present: tuple[float, float], is_last: bool
) -> tuple[float, float]:
    if is_last and seen.task != "regression":
        return 0.0, 1.0
    if not is_last and seen.activation in _BOUNDED:
        return _BOUNDED[seen.activation]
    reach = nice_up(max(abs(layer.activations.low), abs(layer.activations.high), present[1], 1e-12))
    return (0.0 if seen.activation == "relu" and not is_last else -reach), reach
