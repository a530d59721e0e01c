"""Other runs behind the present one: pale lines with the run's name at their end, and the range of its repeats."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from guiprac.gui.plots.canvas import Canvas
from guiprac.gui.plots.decimation import decimate
from guiprac.gui.plots.line import Line
from guiprac.gui.runs import Band, KeptRun, band
from guiprac.gui.theme import mix, theme

_Line = npt.NDArray[np.float64]
Heights = Callable[[str, _Line], _Line]
ROLES = ("train", "dev")
_PALE = 0.45
_LONGEST_NAME = 22


@dataclass
class _Ghost:
    lines: dict[str, Line]
    name: str = ""
    end: tuple[float, float] | None = None


class Ghosts:
    """The overlaid runs on one canvas. Roles keep their colours, paler; train is dotted."""

    def __init__(self, canvas: Canvas, heights: Heights) -> None:
        """`heights` turns errors of a role into coordinates of the view."""
        self._canvas, self._heights = canvas, heights
        self._ghosts: list[_Ghost] = []
        self._count = 0
        self._bands: dict[str, Band] = {}

    def draw(self, runs: list[KeptRun], repeats: list[KeptRun], present: KeptRun | None = None) -> None:
        """Draw the overlaid runs, and the range of the repeats of the present one; one on other data says so."""
        (left, right), pixels = self._canvas.visible_range()[0], int(self._canvas.area().width())
        while len(self._ghosts) < len(runs):
            self._ghosts.append(self._make())
        self._count = len(runs)
        for place, ghost in enumerate(self._ghosts):
            shown = place < len(runs)
            for line in ghost.lines.values():
                line.setVisible(shown)
            if shown:
                self._draw_one(ghost, runs[place], left, right, pixels)
                if present is not None and runs[place].experiment.data != present.experiment.data:
                    ghost.name += QCoreApplication.translate("Ghosts", " (other data)")
        self._bands = {
            role: found for role in ROLES if (found := band(repeats, f"{role}_errors")) is not None
        }

    def _make(self) -> _Ghost:
        lines = {}
        for role in ROLES:
            line = lines[role] = Line()
            line.setZValue(-1)
            self._canvas.view.addItem(line, ignoreBounds=True)
        return _Ghost(lines)

    def _draw_one(self, ghost: _Ghost, run: KeptRun, left: float, right: float, pixels: int) -> None:
        palette, history = theme().palette, run.history
        ghost.name, ghost.end = _short(run.title), None
        for role, values in (("train", history.train_errors), ("dev", history.dev_errors)):
            x, y = decimate(history.epochs, values, left, right, pixels)
            height = self._heights(role, y)
            style = Qt.PenStyle.DotLine if role == "train" else Qt.PenStyle.SolidLine
            pale = mix(palette.surface, getattr(palette, role), _PALE)
            ghost.lines[role].setPen(pg.mkPen(pale, width=1, style=style))
            ghost.lines[role].setData(x, height)
            seen = np.flatnonzero(np.isfinite(height) & (x <= right))
            if role == "dev" and len(seen):
                ghost.end = float(x[seen[-1]]), float(height[seen[-1]])

    def ends(self, area: QRectF) -> list[tuple[QPointF, str]]:
        """Where the dev lines of overlaid runs end inside the picture, with the runs' names."""
        found = []
        for ghost in self._ghosts[: self._count]:
            if ghost.end is not None:
                place = self._canvas.pixel(*ghost.end)
                if area.contains(place):
                    found.append((place, ghost.name))
        return found

    def paint_names(self, painter: QPainter, area: QRectF) -> None:
        """Each overlaid run's name above the end of its dev line, moved apart where names would overlap."""
        metrics, palette = QFontMetricsF(painter.font()), theme().palette
        lowest = math.inf
        for place, name in sorted(self.ends(area), key=lambda end: -end[0].y()):
            width = metrics.horizontalAdvance(name)
            top = min(place.y() - metrics.height() - 2, lowest - metrics.height())
            lowest = top
            box = QRectF(min(place.x(), area.right()) - width - 4, top, width, metrics.height())
            painter.fillRect(box.adjusted(-2, 0, 2, 0), QColor(palette.surface))
            painter.setPen(QColor(palette.quiet))
            painter.drawText(box.adjusted(0, 0, 8, 0), Qt.AlignmentFlag.AlignLeft, name)

    def paint_bands(self, painter: QPainter) -> None:
        """The range of the repeats as a shade, with their mean as a fine line."""
        for role, found in self._bands.items():
            color = QColor(getattr(theme().palette, role))
            low, middle, high = (
                self._heights(role, values) for values in (found.low, found.middle, found.high)
            )
            edge = [self._canvas.pixel(x, y) for x, y in zip(found.epochs, high, strict=True)]
            edge += [self._canvas.pixel(x, y) for x, y in zip(found.epochs[::-1], low[::-1], strict=True)]
            shade = QColor(color)
            shade.setAlphaF(0.22)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawPolygon(QPolygonF(edge))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(color))
            painter.drawPolyline(
                QPolygonF([self._canvas.pixel(x, y) for x, y in zip(found.epochs, middle, strict=True)])
            )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
