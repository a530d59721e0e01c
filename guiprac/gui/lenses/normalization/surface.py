"""J over a plane as filled contours, with descent from a start that is dragged or moved by keys."""

import math

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from guiprac.analysis.lenses.normalization_path import Field, Path
from guiprac.events.normalization import Surface
from guiprac.gui.lenses.normalization.square import Square
from guiprac.gui.plots.colors import is_dark, ramp, rgb
from guiprac.gui.plots.contours import contour
from guiprac.gui.theme import mix, theme
from guiprac.gui.words import sentence_text

Place = tuple[float, float]

_BANDS = 14
_PIXELS = 240
_STEP, _FINE_STEP = 0.05, 0.01


class SurfaceSquare(Square):
    """`start` and what `moved` tells are shares of the half side: (-1, -1) is the low corner, (1, 1) the high one."""

    moved = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.field: Field | None = None
        self.path: Path | None = None
        self._image = QImage()
        self._lines: list[QLineF] = []
        theme().changed.connect(self._shade)

    def show_surface(self, surface: Surface) -> None:
        """Show J over another plane."""
        self.field, self.path = Field(surface), None
        (x, y), reach = surface.centre, surface.reach
        self.x_range, self.y_range = (x - reach, x + reach), (y - reach, y + reach)
        self.x_name, self.y_name = sentence_text(surface.x_name), sentence_text(surface.y_name)
        self._shade()

    def descend(self, start: Place, rate: float) -> Path | None:
        """Draw the path of descent from a start, at a learning rate."""
        if self.field is None:
            return None
        surface = self.field.surface
        x, y = (middle + share * surface.reach for middle, share in zip(surface.centre, start, strict=True))
        self.path = self.field.descend(x, y, rate)
        self.update()
        return self.path

    def height_at(self, start: Place) -> float:
        """J above its least at a start, as a share of the highest of the square."""
        if self.field is None:
            return 0.0
        surface = self.field.surface
        x, y = (middle + share * surface.reach for middle, share in zip(surface.centre, start, strict=True))
        most = float(np.nanmax(self.field.values)) - self.field.least
        return (float(self.field.height(np.array(x), np.array(y))) - self.field.least) / (most or 1.0)

    @Slot()
    def _shade(self) -> None:
        """Make the picture of the bands and the lines between them; bands of equal width where J is a quadratic."""
        if self.field is None:
            return
        palette = theme().palette
        heights = self.field.height(*self.field.grid(_PIXELS))
        finite = np.isfinite(heights)
        above = np.sqrt(np.maximum(np.where(finite, heights, np.nan) - self.field.least, 0))
        most = float(np.nanmax(above)) if finite.any() else 1.0
        share = above / (most or 1.0)
        band = np.clip(np.floor(np.nan_to_num(share, nan=1.0) * _BANDS), 0, _BANDS - 1) / (_BANDS - 1)
        deepest = mix(palette.surface, palette.accent, 0.5 if is_dark(palette) else 0.55)
        colors = ramp(deepest, palette.surface)[(band * 255).astype(np.intp)]
        colors[~finite] = rgb(palette.surface).astype(np.uint8)
        pixels = np.full((_PIXELS, _PIXELS, 4), 255, np.uint8)
        pixels[..., :3] = colors[::-1]
        whole = QImage(pixels.tobytes(), _PIXELS, _PIXELS, 4 * _PIXELS, QImage.Format.Format_RGBA8888)
        self._image = whole.copy()
        coarse = share[::2, ::2]
        self._lines = []
        for level in np.arange(1, _BANDS) / _BANDS:
            x, y = contour(coarse, float(level), (0.0, 1.0), (0.0, 1.0))
            ends = zip(x[::2], y[::2], x[1::2], y[1::2], strict=True)
            self._lines += [QLineF(a, 1 - b, c, 1 - d) for a, b, c, d in ends]
        self.update()

    # --- painting ----------------------------------------------------------------------------------------------

    def paint_plane(self, painter: QPainter, area: QRectF) -> None:
        if self.field is None:
            return
        palette = theme().palette
        painter.drawImage(area, self._image)
        painter.save()
        painter.translate(area.topLeft())
        painter.scale(area.width(), area.height())
        line = QPen(QColor(mix(palette.surface, palette.accent, 0.7)), 1)
        line.setCosmetic(True)
        painter.setPen(line)
        painter.drawLines(self._lines)
        painter.restore()
        self._paint_marks(painter, self.field.surface)
        if self.path is not None:
            self._paint_path(painter, self.path)

    def _paint_marks(self, painter: QPainter, surface: Surface) -> None:
        """A cross where J is least in the plane, a ring where the network stands."""
        palette = theme().palette
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.text), 1.5))
        least = self.pixel(*surface.centre)
        painter.drawLine(least + QPointF(-5, 0), least + QPointF(5, 0))
        painter.drawLine(least + QPointF(0, -5), least + QPointF(0, 5))
        painter.setPen(QPen(QColor(palette.good), 2))
        painter.drawEllipse(self.pixel(*surface.here), 5, 5)

    def _paint_path(self, painter: QPainter, path: Path) -> None:
        palette = theme().palette
        color = QColor(palette.bad if path.broke_out else palette.text)
        points = [self.pixel(float(x), float(y)) for x, y in zip(path.x, path.y, strict=True)]
        painter.setPen(QPen(color, 1.5))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(color)
        painter.setPen(Qt.PenStyle.NoPen)
        for point in points[1:]:
            painter.drawEllipse(point, 2.2, 2.2)
        painter.setBrush(QColor(palette.surface))
        painter.setPen(QPen(color, 2))
        painter.drawEllipse(points[0], 6, 6)

    # --- mouse and keys ----------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._move_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move_to(event.position())

    def _move_to(self, point: QPointF) -> None:
        area = self.area()
        across = 2 * (point.x() - area.left()) / area.width() - 1
        up = 2 * (area.bottom() - point.y()) / area.height() - 1
        self._tell(across, up)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        key = Qt.Key(event.key())
        start = self.start()
        if key not in moves or start is None:
            super().keyPressEvent(event)
            return
        step = _FINE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        self._tell(start[0] + step * moves[key][0], start[1] + step * moves[key][1])

    def start(self) -> Place | None:
        """Where descent starts, in shares of the half side."""
        if self.field is None or self.path is None:
            return None
        surface = self.field.surface
        return (
            (float(self.path.x[0]) - surface.centre[0]) / surface.reach,
            (float(self.path.y[0]) - surface.centre[1]) / surface.reach,
        )

    def _tell(self, across: float, up: float) -> None:
        if math.isfinite(across) and math.isfinite(up) and self.field is not None:
            self.moved.emit(min(max(across, -1.0), 1.0), min(max(up, -1.0), 1.0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
