"""Small histograms of the weights that each layer starts from, on one common axis."""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from guiprac.experiment import Initialization
from guiprac.gui import words
from guiprac.gui.theme import mix, theme
from guiprac.trainer.initialization import draw, standard_deviation

_SAMPLE = 6000
_BINS = 61
_ROW_HEIGHT = 32
_MOST_ROWS = 6
_REACH = 3.5


@dataclass(frozen=True)
class LayerWeights:
    """The starting weights of one layer: its name, the std they are drawn with, and a sample of them."""

    name: str
    std: float
    sample: npt.NDArray[np.float32]


def sample_layers(initialization: Initialization, sizes: list[int]) -> list[LayerWeights]:
    """Draw from every layer of a network with these sizes, a few thousand weights at most."""
    rng = np.random.default_rng(0)
    layers = []
    for index, (n_in, n_out) in enumerate(pairwise(sizes)):
        columns = min(n_out, _SAMPLE // n_in + 1)
        std, drawn_std = (standard_deviation(initialization, n_in, width) for width in (n_out, columns))
        sample = draw(initialization, n_in, columns, rng).ravel()[:_SAMPLE]
        # Fewer columns than the layer has would be drawn wider where the fan-out counts.
        sample = sample * (std / drawn_std if drawn_std else 1.0)
        layers.append(LayerWeights(f"W{index + 1}", std, sample.astype(np.float32)))
    return layers


def _round_down(value: float) -> float:
    """The largest 1, 2 or 5 times a power of ten that is well below a value."""
    power = 10.0 ** math.floor(math.log10(value * 0.85))
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= value * 0.85)


class WeightsPicture(QWidget):
    """One row a layer: its name, a histogram, its standard deviation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layers: list[LayerWeights] = []
        self._rows: list[LayerWeights | None] = []
        self.setObjectName("network.initialization.picture")
        theme().changed.connect(self.update)

    def show_layers(self, layers: list[LayerWeights]) -> None:
        """Draw these layers; of a deep network the first ones and the last."""
        self._layers = layers
        many = len(layers) > _MOST_ROWS
        self._rows = [*layers[: _MOST_ROWS - 2], None, layers[-1]] if many else list(layers)
        stds = ", ".join(f"{layer.name} {words.number(layer.std, 3)}" for layer in layers)
        self.setAccessibleName(self.tr("Standard deviation of the starting weights: {0}").format(stds))
        self.setToolTip(words.tooltip(self.accessibleName()))
        self.setFixedHeight(len(self._rows) * _ROW_HEIGHT + self.fontMetrics().height() + 4)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._layers:
            return
        colours = theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = painter.fontMetrics()
        names = metrics.horizontalAdvance("W00") + 8
        figures = metrics.horizontalAdvance(self.tr("std {0}").format("0.0000")) + 8
        left, right = names, self.width() - figures
        reach = _REACH * max(max(layer.std for layer in self._layers), 1e-3)
        for row, layer in enumerate(self._rows):
            top = row * _ROW_HEIGHT
            if layer is None:
                painter.setPen(QColor(colours.quiet))
                painter.drawText(QRectF(0, top, names, _ROW_HEIGHT), Qt.AlignmentFlag.AlignVCenter, "⋮")
                continue
            box = QRectF(left, top + 4, right - left, _ROW_HEIGHT - 6)
            self._draw_histogram(painter, box, layer, reach)
            painter.setPen(QColor(colours.text))
            painter.drawText(QRectF(0, top, names, _ROW_HEIGHT), Qt.AlignmentFlag.AlignVCenter, layer.name)
            painter.setPen(QColor(colours.quiet))
            told = self.tr("std {0}").format(words.number(layer.std, 3))
            painter.drawText(
                QRectF(right, top, figures, _ROW_HEIGHT),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                told,
            )
        ground = len(self._rows) * _ROW_HEIGHT + 2
        painter.setPen(QColor(colours.quiet))
        tick = _round_down(reach)
        for value in (-tick, 0.0, tick):
            text = words.number(value, 2)
            width = metrics.horizontalAdvance(text) + 2
            x = left + (value / reach + 1) / 2 * (right - left) - width / 2
            painter.drawText(QRectF(x, ground, width, metrics.height()), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    def _draw_histogram(self, painter: QPainter, box: QRectF, layer: LayerWeights, reach: float) -> None:
        colours = theme().palette
        counts, _ = np.histogram(layer.sample, bins=_BINS, range=(-reach, reach))
        heights = counts / max(int(counts.max()), 1) * box.height()
        outline = QPolygonF([box.bottomLeft()])
        step = box.width() / _BINS
        for index, height in enumerate(heights):
            y = box.bottom() - float(height)
            outline.append(QPointF(box.left() + index * step, y))
            outline.append(QPointF(box.left() + (index + 1) * step, y))
        outline.append(box.bottomRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(colours.surface, colours.accent, 0.45)))
        painter.drawPolygon(outline)
        painter.setPen(QColor(colours.border))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
