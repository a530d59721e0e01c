"""What each layer has of Σ‖W[l]‖²_F, as bars with numbers (S9); a layer can be chosen among them."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiprac.events.cost import CostSeen
from guiprac.gui.lenses.cost.equation import part_color
from guiprac.gui.plots import number_text
from guiprac.gui.plots.canvas import small_font
from guiprac.gui.theme import mix, theme

_INSET, _GAP = 6.0, 8.0


class LayerBars(QWidget):
    """A heading, a row for all layers and one a layer: name, bar, ‖W[l]‖²_F and its share."""

    # 0 for all layers, else l.
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens.cost.layers")
        self.setAccessibleName(self.tr("Norms of the layers"))
        self._squares: tuple[float, ...] = ()
        self.layer = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme().changed.connect(self._theme_changed)

    def show_seen(self, seen: CostSeen) -> None:
        """Show the norms as they were seen."""
        many_changed = len(seen.squares) != len(self._squares)
        self._squares = seen.squares
        if many_changed:
            self.setMinimumHeight(self.minimumSizeHint().height())
            self.updateGeometry()
        self._describe()
        self.update()

    def choose(self, layer: int) -> None:
        """Choose a layer; 0 is all of them."""
        layer = min(max(layer, 0), len(self._squares))
        if layer != self.layer:
            self.layer = layer
            self._describe()
            self.update()
            self.chosen.emit(layer)

    def rows(self) -> list[tuple[str, float, float]]:
        """Name, ‖W[l]‖²_F and share of the sum, for all layers together and for each."""
        total = sum(self._squares)
        rows = [(self.tr("all"), total, 1.0)]
        for number, square in enumerate(self._squares, start=1):
            rows.append((f"W[{number}]", square, square / total if total > 0 else 0.0))
        return rows

    def _describe(self) -> None:
        name, square, share = self.rows()[min(self.layer, len(self._squares))]
        self.setAccessibleDescription(
            self.tr("{0}: squared norm {1}, {2} of all").format(
                name, number_text.plain(square), number_text.percent(share)
            )
        )

    # --- geometry ----------------------------------------------------------------------------------------------

    def _line(self) -> float:
        return QFontMetricsF(small_font(self)).height() + 6

    def sizeHint(self) -> QSize:
        return QSize(220, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(150, round(self._line() * (len(self._squares) + 2)))

    def row_of(self, index: int) -> QRectF:
        """Where a row lies; 0 is that of all layers."""
        return QRectF(0, self._line() * (index + 1), self.width(), self._line())

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, small = theme().palette, small_font(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small)
        metrics = QFontMetricsF(small)
        names = metrics.horizontalAdvance("W[00]") + _GAP
        squares = [number_text.plain(square) for _, square, _ in self.rows()]
        numbers = max(metrics.horizontalAdvance(text) for text in ("00,000", *squares)) + _GAP
        shares = metrics.horizontalAdvance("100.0\u202f%") + _GAP
        middle = Qt.AlignmentFlag.AlignVCenter
        right = middle | Qt.AlignmentFlag.AlignRight
        edge = self.width() - _INSET
        head = self.row_of(-1)
        painter.setPen(QColor(palette.quiet))
        painter.drawText(QRectF(0, head.top(), edge - shares, head.height()), right, self.tr("‖W[l]‖²_F"))
        painter.drawText(QRectF(0, head.top(), edge, head.height()), right, self.tr("share"))
        for index, (name, _, share) in enumerate(self.rows() if self._squares else []):
            row = self.row_of(index)
            if index == self.layer:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(mix(palette.surface, palette.accent, 0.12)))
                painter.drawRoundedRect(row, 4, 4)
            painter.setPen(QColor(palette.text))
            painter.drawText(row.adjusted(_INSET, 0, 0, 0), middle, name)
            painter.drawText(QRectF(0, row.top(), edge - shares, row.height()), right, squares[index])
            painter.drawText(QRectF(0, row.top(), edge, row.height()), right, number_text.percent(share))
            room = QRectF(
                _INSET + names, row.top() + 4, edge - shares - numbers - names - _INSET, row.height() - 8
            )
            if room.width() > 8:
                painter.fillRect(room, QColor(mix(palette.surface, palette.border, 0.5)))
                room.setWidth(room.width() * share)
                painter.fillRect(room, QColor(part_color("l2")))
        if self.hasFocus() and self._ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    # --- mouse and keys ----------------------------------------------------------------------------------------

    _ring = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = int(event.position().y() // self._line()) - 1
        if 0 <= index <= len(self._squares):
            self.choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.choose(self.layer + (1 if event.key() == Qt.Key.Key_Down else -1))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose(0 if event.key() == Qt.Key.Key_Home else len(self._squares))
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _theme_changed(self) -> None:
        self.setMinimumHeight(self.minimumSizeHint().height())
        self.update()
