"""A bar for each W[l] and b[l] on a logarithmic scale with the bands of a gradient check's verdicts (S24)."""

import math
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiprac import events
from guiprac.gui.plots import number_text
from guiprac.gui.plots.canvas import small_font
from guiprac.gui.theme import mix, theme
from guiprac.gui.words import sentence_text, tooltip
from guiprac.translatable import QT_TRANSLATE_NOOP

LEAST = 1e-12
_ROW = 28
_BAR = 10.0
_GAP = 12.0
# Room beside the names, so that the ground of a chosen row reaches around them.
_INSET = 6.0

_NAMES: dict[events.Verdict, str] = {
    "correct": QT_TRANSLATE_NOOP("BlockBars", "correct"),
    "acceptable": QT_TRANSLATE_NOOP("BlockBars", "acceptable"),
    "suspicious": QT_TRANSLATE_NOOP("BlockBars", "suspicious"),
    "wrong": QT_TRANSLATE_NOOP("BlockBars", "wrong"),
    "no gradient": QT_TRANSLATE_NOOP("BlockBars", "no gradient here"),
}
# A sign beside the word, so that not only colour tells.
SIGNS: dict[events.Verdict, str] = {
    "correct": "✓",
    "acceptable": "✓",
    "suspicious": "!",
    "wrong": "✗",
    "no gradient": "∅",
}
_ROLES: dict[events.Verdict, str] = {
    "correct": "good",
    "acceptable": "good",
    "suspicious": "warning",
    "wrong": "bad",
    "no gradient": "quiet",
}


def verdict_text(verdict: events.Verdict) -> str:
    """A verdict in the reader's language."""
    return QCoreApplication.translate("BlockBars", _NAMES[verdict])


def verdict_color(verdict: events.Verdict) -> str:
    """The colour of a verdict in the present theme."""
    return str(getattr(theme().palette, _ROLES[verdict]))


class BlockBars(QWidget):
    """Blocks from top to bottom, one of which can be chosen; the bands are there before anything was checked.

    Attributes:
        hides_words: leaves out what is said of the blocks, so that the reader can find the fault alone.
        overall: the difference at which the dashed line stands.
    """

    # The name of the chosen block.
    chosen = Signal(str)

    BANDS: ClassVar[tuple[tuple[float, float, events.Verdict], ...]] = (
        (LEAST, 1e-7, "correct"),
        (1e-7, 1e-5, "acceptable"),
        (1e-5, 1e-3, "suspicious"),
        (1e-3, 1.0, "wrong"),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.checked: events.Checked | None = None
        self.hides_words = False
        self.overall = math.nan
        self.selected = ""
        self.coming = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    def show_checked(
        self, checked: events.Checked | None, *, hides_words: bool = False, overall: float | None = None
    ) -> None:
        """Show the result of a check, or what will come where there is none."""
        self.checked, self.hides_words = checked, hides_words
        whole = math.nan if checked is None else checked.difference
        self.overall = whole if overall is None else overall
        self.updateGeometry()
        self.update()

    def select(self, name: str) -> None:
        """Choose a block by its name; "" chooses none."""
        if name != self.selected:
            self.selected = name
            block = next((block for block in self._blocks() if block.name == name), None)
            self.setAccessibleDescription(self.words_of(block) if block is not None else "")
            self.update()
            self.chosen.emit(name)

    # --- geometry ----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(480, round(self._scale().bottom() + 2 * self._line() + 16))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def _line(self) -> float:
        return QFontMetricsF(small_font(self)).height()

    def _blocks(self) -> tuple[events.Block, ...]:
        return self.checked.blocks if self.checked is not None else ()

    def _says(self, block: events.Block) -> str:
        return "" if self.hides_words else sentence_text(block.says)

    def _scale(self) -> QRectF:
        """Where the bars lie; the longest leaves room behind it for its number."""
        metrics = QFontMetricsF(small_font(self))
        left = (
            max(metrics.horizontalAdvance(name) for name in ("W1", *(block.name for block in self._blocks())))
            + _GAP
            + _INSET
        )
        behind = metrics.horizontalAdvance("0.0·10⁻¹⁰ ✓") + _GAP
        top = 2 * metrics.height() + 12
        rows = self.row_of(len(self._blocks()) - 1).bottom() - top if self._blocks() else 4 * _ROW
        return QRectF(left, top, max(self.width() - left - behind, 120), rows)

    def row_of(self, index: int) -> QRectF:
        """The row of a block; one that has something to say is higher by a line."""
        heights = [
            _ROW + (self._line() if self._says(block) else 0.0) for block in self._blocks()[: index + 1]
        ]
        return QRectF(0, 2 * self._line() + 12 + sum(heights[:-1]), self.width(), heights[-1])

    def place_of(self, difference: float) -> float:
        """The x of a difference; what lies below the scale is at its left end."""
        scale = self._scale()
        decades = -math.log10(LEAST)
        exponent = math.log10(max(difference, LEAST)) if difference > 0 else -decades
        return scale.left() + (min(exponent, 0.0) + decades) / decades * scale.width()

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self))
        scale = self._scale()
        self._paint_bands(painter, scale)
        self._paint_selection(painter)
        self._paint_axis(painter, scale)
        if self.checked is None:
            painter.setPen(QColor(theme().palette.quiet))
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(scale.adjusted(16, 0, -16, 0), int(middle), self.coming)
        else:
            self._paint_overall(painter, scale)
            for index, block in enumerate(self.checked.blocks):
                self._paint_block(painter, scale, self.row_of(index), block)
        painter.end()

    def _paint_bands(self, painter: QPainter, scale: QRectF) -> None:
        palette, metrics = theme().palette, QFontMetricsF(painter.font())
        for low, high, verdict in self.BANDS:
            left, right = self.place_of(low), self.place_of(high)
            strength = 0.05 if verdict == "acceptable" else 0.10
            band = QRectF(left, scale.top(), right - left, scale.height())
            painter.fillRect(band, QColor(mix(palette.surface, verdict_color(verdict), strength)))
            painter.setPen(QColor(verdict_color(verdict)))
            name = verdict_text(verdict)
            if metrics.horizontalAdvance(name) > band.width() - 4:
                name = SIGNS[verdict]
            above = QRectF(left, 0, right - left, metrics.height())
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_selection(self, painter: QPainter) -> None:
        palette = theme().palette
        for index, block in enumerate(self._blocks()):
            if block.name != self.selected:
                continue
            row = self.row_of(index).adjusted(1, 1, -1, -1)
            ground = QColor(palette.accent)
            ground.setAlphaF(0.12)
            painter.setBrush(ground)
            ring = QPen(QColor(palette.accent), 2)
            painter.setPen(ring if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(row, 4, 4)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus() and not self.selected:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_axis(self, painter: QPainter, scale: QRectF) -> None:
        palette, metrics = theme().palette, QFontMetricsF(painter.font())
        room = scale.width() / 12
        every = next(step for step in (1, 2, 3, 4, 6, 12) if step * room >= 44 or step == 12)
        for exponent in range(-12, 1):
            x = self.place_of(10.0**exponent)
            painter.setPen(QPen(QColor(palette.border), 1))
            painter.drawLine(QPointF(x, scale.top()), QPointF(x, scale.bottom()))
            if exponent % every == 0:
                painter.setPen(QColor(palette.quiet))
                label = QRectF(x - 30, scale.bottom() + 4, 60, metrics.height())
                painter.drawText(label, Qt.AlignmentFlag.AlignCenter, number_text.power_of_ten(exponent))
        painter.setPen(QColor(palette.quiet))
        below = QRectF(scale.left(), scale.bottom() + metrics.height() + 6, scale.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.tr("Difference (S24)"))

    def _paint_block(self, painter: QPainter, scale: QRectF, row: QRectF, block: events.Block) -> None:
        palette, left = theme().palette, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        color = QColor(verdict_color(block.verdict))
        line = QRectF(0, row.top(), scale.left() - _GAP, _ROW)
        painter.setPen(QColor(palette.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, block.name)
        bar = QRectF(scale.left(), line.center().y() - _BAR / 2, 0, _BAR)
        if math.isfinite(block.difference):
            # Exactly 0 keeps a stub: a bar that is not there would look like a block that was not checked.
            bar.setWidth(max(self.place_of(block.difference) - scale.left(), 4.0))
            painter.fillRect(bar, color)
            small = 0 < block.difference < LEAST
            number = (
                f"< {number_text.power_of_ten(-12)}" if small else number_text.scientific(block.difference)
            )
            label = f"{number} {SIGNS[block.verdict]}"
        else:
            painter.fillRect(
                QRectF(bar.left(), bar.top(), scale.width(), _BAR),
                QBrush(QColor(palette.border), Qt.BrushStyle.BDiagPattern),
            )
            label = f"{SIGNS['no gradient']} {verdict_text('no gradient')}"
        painter.setPen(QColor(palette.text))
        painter.drawText(QRectF(bar.right() + 6, line.top(), self.width(), _ROW), left, label)
        if self._says(block):
            below = QRectF(
                scale.left() + 6, line.bottom() - 4, self.width() - scale.left() - 12, self._line()
            )
            painter.setPen(QColor(palette.quiet))
            metrics = QFontMetricsF(painter.font())
            painter.drawText(
                below,
                left,
                metrics.elidedText(sentence_text(block.says), Qt.TextElideMode.ElideRight, below.width()),
            )

    def _paint_overall(self, painter: QPainter, scale: QRectF) -> None:
        if not math.isfinite(self.overall):
            return
        x = self.place_of(self.overall)
        palette = theme().palette
        # Pale, since it runs through the numbers behind the bars.
        painter.setPen(QPen(QColor(mix(palette.surface, palette.text, 0.4)), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, scale.top() - 2), QPointF(x, scale.bottom()))
        painter.setPen(QColor(palette.text))
        label = self.tr("overall")
        width = QFontMetricsF(painter.font()).horizontalAdvance(label) + 8
        left = min(max(x - width / 2, scale.left()), self.width() - width)
        place = QRectF(left, scale.top() - self._line() - 4, width, self._line())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, label)

    # --- mouse and keys ----------------------------------------------------------------------------------------

    def block_at(self, point: QPointF) -> events.Block | None:
        """The block in whose row a point lies."""
        for index, block in enumerate(self._blocks()):
            if self.row_of(index).contains(point):
                return block
        return None

    def words_of(self, block: events.Block) -> str:
        """A block's result in a sentence or two."""
        difference = number_text.scientific(block.difference)
        text = self.tr(
            "{0}: {1}, difference {2}, analytic ≈ {3} · numeric; {4} of {5} entries checked."
        ).format(
            block.name,
            verdict_text(block.verdict),
            difference,
            number_text.plain(block.factor, 4),
            f"{block.checked:,}",
            f"{block.size:,}",
        )
        return f"{text} {self._says(block)}".strip()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            block = self.block_at(QPointF(event.pos()))
            QToolTip.showText(
                event.globalPos(), tooltip(self.words_of(block)) if block is not None else "", self
            )
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.block_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        block = self.block_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and block is not None:
            self.select(block.name)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        names = [block.name for block in self._blocks()]
        here = names.index(self.selected) if self.selected in names else -1
        places = {
            Qt.Key.Key_Up: max(here - 1, 0),
            Qt.Key.Key_Down: min(here + 1, len(names) - 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(names) - 1,
        }
        key = Qt.Key(event.key())
        if key in places and names:
            self.select(names[places[key]])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
