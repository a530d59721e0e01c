"""Colours derived from the theme's palette: mixtures, ramps, and the colours of classes."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor

if TYPE_CHECKING:
    from guiprac.gui.theme import Palette

# The hues of classes keep away from blue, vermilion and bluish green, which mean train, dev and test. The first two
# stay apart for every common colour vision: purple lies on the blue side of the yellow-blue axis, olive on the other.
_CLASSES_LIGHT = (
    "#7B3FA0",
    "#7A8B00",
    "#B3446C",
    "#00808A",
    "#8D5A2B",
    "#4B4FA8",
    "#B8860B",
    "#5F6B6D",
    "#C2185B",
    "#3F7D3A",
)
_CLASSES_DARK = (
    "#C79BEA",
    "#BCCB5C",
    "#F08DB0",
    "#5CC8CF",
    "#CFA077",
    "#9FA6F2",
    "#E8C468",
    "#B4BDC4",
    "#FF8FC0",
    "#8FCB88",
)


def rgb(color: str) -> npt.NDArray[np.float64]:
    """A colour's red, green and blue, (3,), 0 to 255."""
    parsed = QColor(color)
    return np.array([parsed.red(), parsed.green(), parsed.blue()], dtype=np.float64)


def is_dark(palette: "Palette") -> bool:
    """Whether the palette has light text on dark surfaces."""
    return bool(luminance(QColor(palette.surface)) < luminance(QColor(palette.text)))


def luminance(color: QColor) -> float:
    """Relative luminance, 0 (black) to 1 (white), as contrast is measured with it (WCAG 2)."""
    channels = np.array([color.redF(), color.greenF(), color.blueF()])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ np.array([0.2126, 0.7152, 0.0722]))


def contrast(first: QColor, second: QColor) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2)."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def text_on(background: QColor) -> QColor:
    """Black or white, whichever reads better on `background`."""
    black, white = QColor("#101418"), QColor("#FFFFFF")
    return black if contrast(black, background) >= contrast(white, background) else white


def class_color(palette: "Palette", index: int) -> str:
    """The colour of class number `index`; ten differ, then they come again (marks differ too)."""
    colors = _CLASSES_DARK if is_dark(palette) else _CLASSES_LIGHT
    return colors[index % len(colors)]


def ramp(low: str, high: str, steps: int = 256) -> npt.NDArray[np.uint8]:
    """A lookup table (steps, 3) from one colour to another, for a picture of values."""
    share = np.linspace(0.0, 1.0, steps)[:, None]
    table: npt.NDArray[np.uint8] = np.round(rgb(low) + (rgb(high) - rgb(low)) * share).astype(np.uint8)
    return table
