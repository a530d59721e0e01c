"""Predictions of one example under many masks, as a cloud beside the one without dropout (S16)."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiprac.events.dropout import AtTest
from guiprac.gui.lenses.dropout.markers import jitter, paint_dots
from guiprac.gui.plots import number_text
from guiprac.gui.plots.canvas import small_font
from guiprac.gui.theme import mix, theme
from guiprac.gui.words import tooltip

Values = npt.NDArray[np.float64]

_TALLEST = 44.0
_EDGE = 8.0


class Cloud(QWidget):
    """A line a class with its probability from 0 to 1, or one line of predicted values for a regression.

    Dots are masks, the ring is the prediction without dropout; the true class or value is marked ✓.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens.dropout.test.cloud")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.seen: AtTest | None = None
        self.values: Values = np.zeros((0, 0))
        self.names: tuple[str, ...] = ()
        self._range = (0.0, 1.0)
        self._image = QImage()
        theme().changed.connect(self.update)

    def show_seen(self, seen: AtTest, class_names: tuple[str, ...], target: str) -> None:
        """Show other predictions; `target` is the name and unit of what a regression predicts."""
        self.seen = seen
        self.values = seen.cloud.numpy().astype(np.float64)
        self.names = tuple(
            class_names[code] if code < len(class_names) else str(code) for code in seen.classes
        ) or (target,)
        self._range = (0.0, 1.0) if seen.classes else self._fitted(seen)
        self._image = _picture(seen)
        self.setAccessibleName(self.tr("Predictions under {0} masks").format(self.values.shape[1]))
        self.setAccessibleDescription("; ".join(self.words_of(row) for row in range(len(self.names))))
        self.update()

    def _fitted(self, seen: AtTest) -> tuple[float, float]:
        ends = np.concatenate((self.values.ravel(), [seen.alone[0], seen.true]))
        ends = ends[np.isfinite(ends)]
        low, high = (float(ends.min()), float(ends.max())) if ends.size else (0.0, 1.0)
        step = number_text.nice_up((high - low) / 4 or 1.0)
        fitted = float(np.floor(low / step) * step), float(np.ceil(high / step) * step)
        old = self._range
        return (
            old
            if old[0] <= low and high <= old[1] and old[1] - old[0] < 2.2 * (fitted[1] - fitted[0])
            else fitted
        )

    def words_of(self, row: int) -> str:
        """One line in a sentence."""
        if self.seen is None:
            return ""
        values = self.values[row]
        return self.tr("{0}: {1} without dropout, {2} ± {3} (mean ± std) under {4} masks").format(
            self.names[row],
            self._text(self.seen.alone[row]),
            self._text(float(values.mean())),
            self._text(float(values.std())),
            len(values),
        )

    def _text(self, value: float) -> str:
        if self.seen is not None and self.seen.classes:
            return f"{value:.3f}"
        return number_text.plain(value, 4).replace("-", "−")

    # --- geometry ----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(480, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 110)

    def _area(self) -> QRectF:
        """Where the lines lie: names at the left, the scale below, the example's image before the names."""
        metrics = QFontMetricsF(small_font(self))
        font = small_font(self)
        font.setBold(True)
        widest = max((QFontMetricsF(font).horizontalAdvance(f"✓ {name}") for name in self.names), default=0.0)
        left = min(widest + 12, 0.35 * self.width()) + self._image_room()
        below = metrics.height() + 4
        above = metrics.height() + 2
        tall = min(self.height() - above - below, _TALLEST * max(len(self.names), 1))
        return QRectF(left, above, self.width() - left - _EDGE, max(tall, 8.0))

    def _image_room(self) -> float:
        return 0.0 if self._image.isNull() else min(96.0, 0.18 * self.width())

    def _x_of(self, value: float, area: QRectF) -> float:
        low, high = self._range
        share = (value - low) / ((high - low) or 1.0)
        return area.left() + min(max(share, 0.0), 1.0) * area.width()

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.seen is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self))
        area, metrics, palette = self._area(), QFontMetricsF(painter.font()), theme().palette
        if not self._image.isNull():
            side = self._image_room() - 16
            shown = self._image.size().scaled(round(side), round(side), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF(0, area.top(), shown.width(), shown.height()), self._image)
        tall = area.height() / len(self.names)
        painter.setPen(QColor(palette.quiet))
        painter.drawText(
            QRectF(area.left() - 4, 0, area.width(), metrics.height()),
            Qt.AlignmentFlag.AlignLeft,
            self.tr("● one mask each   ◯ without dropout   ✓ true"),
        )
        for row in range(len(self.names)):
            self._paint_row(painter, row, QRectF(area.left(), area.top() + row * tall, area.width(), tall))
        self._paint_scale(painter, area)
        painter.end()

    def _paint_row(self, painter: QPainter, row: int, room: QRectF) -> None:
        if self.seen is None:
            return
        palette = theme().palette
        is_true = bool(self.seen.classes) and self.seen.classes[row] == int(self.seen.true)
        name = f"✓ {self.names[row]}" if is_true else self.names[row]
        font = painter.font()
        font.setBold(is_true)
        painter.setFont(font)
        painter.setPen(QColor(palette.text if is_true else palette.quiet))
        left = self._image_room()
        place = QRectF(left, room.top(), room.left() - left - 8, room.height())
        middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        metrics = QFontMetricsF(font)
        painter.drawText(place, middle, metrics.elidedText(name, Qt.TextElideMode.ElideRight, place.width()))
        font.setBold(False)
        painter.setFont(font)
        center = room.center().y()
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.drawLine(QPointF(room.left(), center), QPointF(room.right(), center))
        values = self.values[row]
        heights = center + jitter(len(values)) * max(min(room.height() / 2 - 3, 12.0), 1.0)
        places = [
            QPointF(self._x_of(float(value), room), float(height))
            for value, height in zip(values, heights, strict=True)
            if np.isfinite(value)
        ]
        paint_dots(painter, places, mix(palette.surface, palette.accent, 0.55))
        painter.setPen(QPen(QColor(palette.text), 2))
        painter.setBrush(QColor(palette.surface))
        size = min(5.0, room.height() / 2 - 1)
        painter.drawEllipse(QPointF(self._x_of(self.seen.alone[row], room), center), size, size)
        if not self.seen.classes:
            self._paint_true(painter, room)

    def _paint_true(self, painter: QPainter, room: QRectF) -> None:
        if self.seen is None:
            return
        x = self._x_of(self.seen.true, room)
        painter.setPen(QPen(QColor(theme().palette.good), 2))
        painter.drawPolyline(QPolygonF([QPointF(x, room.top() + 2), QPointF(x, room.bottom() - 2)]))
        painter.drawText(QPointF(x + 4, room.top() + QFontMetricsF(painter.font()).ascent() + 2), "✓")

    def _paint_scale(self, painter: QPainter, area: QRectF) -> None:
        metrics = QFontMetricsF(painter.font())
        low, high = self._range
        title = self.tr("probability") if self.seen is not None and self.seen.classes else self.names[0]
        ticks = [low, (low + high) / 2, high]
        painter.setPen(QColor(theme().palette.quiet))
        for value in ticks:
            text = f"{value:g}".replace("-", "−")
            if value == ticks[1]:
                text = f"{text}   {title}"
            width = metrics.horizontalAdvance(text) + 2
            x = min(max(self._x_of(value, area) - width / 2, area.left() - 4), self.width() - width)
            painter.drawText(
                QRectF(x, area.bottom() + 2, width, metrics.height()), Qt.AlignmentFlag.AlignCenter, text
            )

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self.seen is not None:
            area = self._area()
            row = int((event.pos().y() - area.top()) / max(area.height(), 1) * len(self.names))
            if 0 <= row < len(self.names):
                QToolTip.showText(event.globalPos(), tooltip(self.words_of(row)), self)
                return True
        return super().event(event)


def _picture(seen: AtTest) -> QImage:
    """The example as an image, dark where its values are small, as it was read."""
    if seen.image is None:
        return QImage()
    values = seen.image.numpy().astype(np.float64)
    low, high = float(values.min()), float(values.max())
    grey = np.round(255 * (values - low) / ((high - low) or 1.0)).astype(np.uint8)
    rows, columns = grey.shape
    return QImage(grey.tobytes(), columns, rows, columns, QImage.Format.Format_Grayscale8).copy()
