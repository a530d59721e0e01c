"""The axes of pictures: few ticks, values in the reader's unit, linear or logarithmic."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QRectF

from guiprac.gui.plots import number_text

# Text of a tick: its value and the distance to the next one (0 on a logarithmic axis).
TickText = Callable[[float, float], str]


def percent_tick(value: float, step: float) -> str:
    """A share as a percentage, with as many decimals as the distance of ticks needs."""
    if step == 0:
        return f"{value * 100:.4g}\u202f%"
    return number_text.percent(value, max(0, math.ceil(-math.log10(step * 100) - 1e-9)))


def plain_tick(value: float, step: float) -> str:
    """A number with as many decimals as the distance of ticks needs."""
    if step == 0:
        return f"{value:.4g}" if 1e-3 <= value < 1e4 else number_text.scientific(value, 0)
    if abs(value) >= 1e6 or step < 1e-5:
        return number_text.scientific(value, 1) if value else "0"
    return f"{value:,.{max(0, math.ceil(-math.log10(step) - 1e-9))}f}".replace("-", "−")


@dataclass(frozen=True)
class Scale:
    """How the picture's coordinate becomes a value: gain·coordinate + offset, or 10 to that power if `log`.

    `floor` is the coordinate at which a logarithmic axis draws everything from zero up to its smallest value.
    """

    log: bool = False
    gain: float = 1.0
    offset: float = 0.0
    floor: float | None = None


class ValueAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis with one level of ticks at round values, and no line or tick marks of its own."""

    def __init__(self, orientation: str, text: TickText = plain_tick, *, whole: bool = False) -> None:
        super().__init__(orientation)
        self.enableAutoSIPrefix(False)
        self.setStyle(
            tickLength=0,
            tickTextOffset=6,
            tickAlpha=255,
            autoExpandTextSpace=False,
            hideOverlappingLabels=False,
        )
        self.text = text
        self.scale_to_value = Scale()
        self._whole = whole

    def set_scale(self, scale: Scale) -> None:
        """Say what the coordinates mean."""
        if scale != self.scale_to_value:
            self.scale_to_value = scale
            self.redraw()

    def set_text(self, text: TickText) -> None:
        """Say how values are written."""
        if text is not self.text:
            self.text = text
            self.redraw()

    def redraw(self) -> None:
        """Forget the cached ticks."""
        self.picture = None
        self.update()

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """Round values inside the range, in the picture's coordinates."""
        scale = self.scale_to_value
        low, high = sorted((scale.gain * minVal + scale.offset, scale.gain * maxVal + scale.offset))
        if not high > low or not (math.isfinite(low) and math.isfinite(high)) or scale.gain == 0:
            return []
        step, values = 0.0, []
        if scale.log and high - low > 0.7:
            values = _decades(low, high, size, self._spacing())
        elif scale.log:
            _, linear = _round_values(10**low, 10**high, size / self._spacing(), False)
            values = [math.log10(value) for value in linear if value > 0]
        else:
            step, values = _round_values(low, high, size / self._spacing(), self._whole)
        places = [(value - scale.offset) / scale.gain for value in values]
        if scale.floor is not None:
            clear = abs(maxVal - minVal) * 16 / max(size, 1)
            places = [scale.floor] + [place for place in places if place > scale.floor + clear]
        return [(step, places)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The texts of ticks."""
        to_value = self.scale_to_value
        texts = []
        for place in values:
            if to_value.floor is not None and place == to_value.floor:
                texts.append(self.text(0.0, 1.0))
                continue
            value = to_value.gain * place + to_value.offset
            value = 10**value if to_value.log else value
            if spacing:
                value = round(value / spacing) * spacing
            texts.append(self.text(value, spacing))
        return texts

    def boundingRect(self) -> QRectF:
        """With room for the labels at the very ends, which pyqtgraph drops where there are grid lines."""
        bounds: QRectF = super().boundingRect()
        return bounds if self.grid is False else bounds.adjusted(0, -12, 0, 12)

    def _spacing(self) -> float:
        """The least distance of ticks in pixels."""
        return 48.0 if self.orientation in ("left", "right") else 72.0


def _round_values(low: float, high: float, most: float, whole: bool) -> tuple[float, list[float]]:
    """At most about `most` multiples of 1, 2 or 5 times a power of ten between two values, and their distance."""
    rough = (high - low) / max(most, 1.0)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(nice * power for nice in (1.0, 2.0, 5.0, 10.0) if nice * power >= rough * (1 - 1e-9))
    if whole:
        step = max(step, 1.0)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return step, [index * step for index in range(first, min(last, first + 200) + 1)]


def _decades(low: float, high: float, size: float, spacing: float) -> list[float]:
    """Exponents of powers of ten, with 2 and 5 between them where there is room."""
    room = size / (high - low)
    every = max(1, math.ceil(spacing / room))
    within = (1.0, 2.0, 5.0) if room >= 3 * spacing * 0.75 else (1.0,)
    exponents = range(math.floor(low), math.ceil(high) + 1)
    values = [
        exponent + math.log10(factor) for exponent in exponents if exponent % every == 0 for factor in within
    ]
    return [value for value in values if low - 1e-9 <= value <= high + 1e-9]
