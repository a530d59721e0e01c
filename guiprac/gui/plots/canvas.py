"""A themed pyqtgraph view: quiet axes, room for what a picture paints over it, and a zoom that stays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from guiprac.gui.plots.axes import ValueAxis
from guiprac.gui.theme import Palette, tabular, theme

_TITLE_STRIP = 24
_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


def small_font(widget: QWidget) -> QFont:
    """The font of ticks and help: one point below the widget's."""
    return larger(widget.font(), -1.0)


def larger(font: QFont, points: float) -> QFont:
    """The font some points larger (or smaller), with digits of equal width so that live numbers stand still."""
    copy = tabular(font)
    copy.setPointSizeF(max(font.pointSizeF() + points, 6.0))
    return copy


class _View(pg.ViewBox):  # type: ignore[misc]
    """Drags with the left button pan; the right one is for the menu."""

    def mouseDragEvent(
        self, event: "pg.GraphicsScene.mouseEvents.MouseDragEvent", axis: int | None = None
    ) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            event.ignore()
            return
        super().mouseDragEvent(event, axis)


@dataclass(frozen=True)
class Row:
    """A line of the box beside the crosshair."""

    name: str
    value: str
    color: str = ""


class Canvas(pg.GraphicsView):  # type: ignore[misc]
    """Axes, a view and what is painted over it.

    The range is set by whoever draws (`show_range`) until the reader zooms or pans; then it is held until
    `follow` is called.
    """

    held_changed = Signal(bool)
    # The visible range or the size changed by the reader's hand: lines may need other points.
    range_changed = Signal()
    pointer_changed = Signal()
    # Left (-1) and right (+1) arrow keys.
    stepped = Signal(int)

    def __init__(
        self,
        left: ValueAxis,
        bottom: ValueAxis,
        right: ValueAxis | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.held = False
        self.pointer: QPointF | None = None
        self.paint_over: Callable[[QPainter], None] | None = None
        self.titles = {"left": "", "right": "", "bottom": ""}
        self._focus_ring = False
        self.left, self.bottom, self.right = left, bottom, right
        self.view = _View(enableMenu=False, defaultPadding=0.0)
        self.view.disableAutoRange()
        self._layout = pg.GraphicsLayout()
        self._layout.setSpacing(0)
        self.setCentralItem(self._layout)
        self._layout.addItem(self.view, 0, 1)
        self._layout.addItem(left, 0, 0)
        self._layout.addItem(bottom, 1, 1)
        for axis in (left, bottom):
            axis.linkToView(self.view)
        if right is not None:
            self._layout.addItem(right, 0, 2)
            right.linkToView(self.view)
        left.setZValue(-1000)
        left.setGrid(255)
        self.view.sigRangeChangedManually.connect(self._held_by_hand)
        self.view.sigResized.connect(self._resized)
        theme().changed.connect(self.apply_theme)
        self.apply_theme()

    # --- the range ---------------------------------------------------------------------------------------------

    def show_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Show this range, unless the reader holds another."""
        if not self.held:
            self._set_range(x, y)

    def hold_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Show this range and keep it, as if the reader had zoomed there."""
        self._set_range(x, y)
        self._held_by_hand()

    def _set_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        if (list(x), list(y)) != self.view.viewRange():
            self.view.setRange(xRange=x, yRange=y, padding=0)

    @Slot()
    def follow(self) -> None:
        """Let the range be set by the picture again."""
        if self.held:
            self.held = False
            self.held_changed.emit(False)
            self.range_changed.emit()

    def visible_range(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The visible range of x and y."""
        (left, right), (low, high) = self.view.viewRange()
        return (left, right), (low, high)

    def area(self) -> QRectF:
        """Where the view lies, in pixels."""
        rectangle: QRectF = self.view.sceneBoundingRect()
        return rectangle

    def pixel(self, x: float, y: float) -> QPointF:
        """Where a point lies, in pixels."""
        (left, right), (low, high) = self.visible_range()
        area = self.area()
        across = (x - left) / (right - left) if right != left else 0.0
        up = (y - low) / (high - low) if high != low else 0.0
        return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())

    def value_at(self, point: QPointF) -> QPointF:
        """The coordinates under a pixel."""
        (left, right), (low, high) = self.visible_range()
        area = self.area()
        across = (point.x() - area.left()) / max(area.width(), 1.0)
        up = (area.bottom() - point.y()) / max(area.height(), 1.0)
        return QPointF(left + across * (right - left), low + up * (high - low))

    def _held_by_hand(self) -> None:
        if not self.held:
            self.held = True
            self.held_changed.emit(True)
        self.range_changed.emit()

    def _resized(self) -> None:
        self.range_changed.emit()

    # --- the look ----------------------------------------------------------------------------------------------

    def set_titles(
        self, *, left: str | None = None, right: str | None = None, bottom: str | None = None
    ) -> None:
        """Name the axes, with units."""
        for side, title in (("left", left), ("right", right), ("bottom", bottom)):
            if title is not None:
                self.titles[side] = title

    @Slot()
    def apply_theme(self) -> None:
        """Take colours from the theme and fonts from the widget; pyqtgraph itself follows neither."""
        palette = theme().palette
        self.setBackground(palette.surface)
        font = small_font(self)
        metrics = QFontMetricsF(font)
        for axis in (self.left, self.bottom, self.right):
            if axis is None:
                continue
            axis.setTickFont(font)
            axis.setTextPen(pg.mkPen(palette.quiet))
            axis.setTickPen(pg.mkPen(palette.border))
            axis.setPen(pg.mkPen(None))
        self.bottom.setPen(pg.mkPen(palette.quiet))
        self._strip = max(_TITLE_STRIP, round(1.6 * metrics.height()))
        self._layout.setContentsMargins(0, self._strip, 8, 0)
        self.bottom.setHeight(round(2 * metrics.height() + 12))
        self.left.setWidth(round(metrics.horizontalAdvance("100.0 %") + 12))
        if self.right is not None:
            self.right.setTextPen(pg.mkPen(palette.cost))
            self.right.setWidth(round(metrics.horizontalAdvance("0.0000") + 12))
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "view"):
            self.apply_theme()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        palette = theme().palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self))
        self._paint_titles(painter, palette)
        if self.paint_over is not None:
            self.paint_over(painter)
        if self._focus_ring and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_titles(self, painter: QPainter, palette: Palette) -> None:
        area, metrics = self.area(), QFontMetricsF(painter.font())
        strip = QRectF(area.left(), 0, area.width(), self._strip - 4)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(palette.quiet))
        tick_edge = 8.0
        painter.drawText(strip.adjusted(tick_edge - area.left(), 0, 0, 0), left | middle, self.titles["left"])
        below = QRectF(
            area.left(), self.viewport().height() - metrics.height() - 4, area.width(), metrics.height()
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | middle, self.titles["bottom"])
        if self.right is not None and self.right.isVisible():
            painter.setPen(QColor(palette.cost))
            whole = QRectF(0, 0, self.viewport().width() - 8, self._strip - 4)
            painter.drawText(whole, right | middle, self.titles["right"])

    # --- mouse and keys ----------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(event.position() if self.area().contains(event.position()) else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            factor = 1.25 if key == Qt.Key.Key_Minus else 0.8
            self.view.scaleBy(x=factor, y=None)
            self._held_by_hand()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_Escape) and (self.held or self.pointer is not None):
            self._point_at(None)
            self.follow()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._focus_ring = event.reason() in _KEYBOARD_REASONS
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _point_at(self, point: QPointF | None) -> None:
        if point != self.pointer:
            self.pointer = point
            self.pointer_changed.emit()
            self.viewport().update()


def paint_box(painter: QPainter, area: QRectF, beside: QPointF, title: str, rows: Sequence[Row]) -> None:
    """A small box of values beside a point, kept inside `area`."""
    palette, metrics = theme().palette, QFontMetricsF(painter.font())
    line = metrics.height() + 2
    names = max((metrics.horizontalAdvance(row.name) for row in rows), default=0.0)
    values = max((metrics.horizontalAdvance(row.value) for row in rows), default=0.0)
    width = max(names + 16 + values, metrics.horizontalAdvance(title)) + 16
    height = line * (len(rows) + 1) + 12
    left = beside.x() + 12 if beside.x() + 12 + width <= area.right() else beside.x() - 12 - width
    top = min(max(beside.y() - height / 2, area.top() + 4), area.bottom() - height - 4)
    box = QRectF(max(left, area.left()), top, width, height)
    background = QColor(palette.surface)
    background.setAlpha(240)
    painter.setPen(QPen(QColor(palette.border), 1))
    painter.setBrush(background)
    painter.drawRoundedRect(box, 4, 4)
    text = box.adjusted(8, 6, -8, -6)
    painter.setPen(QColor(palette.text))
    painter.drawText(QRectF(text.left(), text.top(), text.width(), line), Qt.AlignmentFlag.AlignLeft, title)
    for index, row in enumerate(rows, start=1):
        place = QRectF(text.left(), text.top() + index * line, text.width(), line)
        painter.setPen(QColor(row.color or palette.quiet))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, row.name)
        painter.setPen(QColor(palette.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, row.value)
