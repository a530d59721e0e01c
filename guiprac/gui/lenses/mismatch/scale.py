"""How well two parts can be told apart, between guessing and every time: AUC with its 95 % interval (S3)."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiprac.events.mismatch import Mismatch
from guiprac.gui.plots.canvas import small_font
from guiprac.gui.theme import mix, theme
from guiprac.gui.words import count

# An AUC below a half is chance; the scale leaves room for its interval.
LOW, GUESSING, HIGH = 0.4, 0.5, 1.0
_EDGE = 10.0
_TICKS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class AucScale(QWidget):
    """See the module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens.mismatch.auc")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.found: Mismatch | None = None
        theme().changed.connect(self.update)

    def show_found(self, found: Mismatch | None) -> None:
        """Show another answer, or the bare scale."""
        self.found = found
        self.setAccessibleName(self.tr("AUC, 0.5 is guessing") if found is None else ", ".join(self.texts()))
        self.update()

    def texts(self) -> tuple[str, str, str]:
        """AUC, p-value and numbers of examples in words."""
        found = self.found
        if found is None:
            return self.tr("AUC"), "", ""
        auc = found.auc
        return (
            self.tr("AUC {0} (95 %: {1} to {2})").format(
                f"{auc.value:.2f}", f"{auc.low:.2f}", f"{auc.high:.2f}"
            ),
            self.tr("p = {0}").format(f"{found.p:.3f}"),
            self.tr("on {0} + {1} examples").format(count(found.n_first), count(found.n_second)),
        )

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(small_font(self)).height()
        return QSize(200, round(4 * line + 34))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def x_of(self, auc: float) -> float:
        """Where an AUC lies, in pixels."""
        share = (min(max(auc, LOW), HIGH) - LOW) / (HIGH - LOW)
        return _EDGE + share * (self.width() - 2 * _EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self))
        line = QFontMetricsF(painter.font()).height()
        left = Qt.AlignmentFlag.AlignLeft
        value, p, n = self.texts()
        painter.setPen(QColor(palette.text))
        painter.drawText(QRectF(0, 0, self.width(), line), left, value)
        painter.setPen(QColor(palette.quiet))
        painter.drawText(
            QRectF(0, line, self.width(), line), left, ", ".join(part for part in (p, n) if part)
        )
        middle = 2 * line + 14
        self._paint_ground(painter, middle, line)
        if self.found is not None:
            auc = self.found.auc
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mix(palette.surface, palette.accent, 0.4)))
            painter.drawRoundedRect(
                QRectF(
                    QPointF(self.x_of(auc.low), middle - 4), QPointF(self.x_of(auc.high) + 0.5, middle + 4)
                ),
                3,
                3,
            )
            painter.setBrush(QColor(palette.accent))
            painter.drawEllipse(QPointF(self.x_of(auc.value), middle), 5, 5)
        painter.end()

    def _paint_ground(self, painter: QPainter, middle: float, line: float) -> None:
        palette = theme().palette
        painter.setPen(QPen(QColor(palette.border), 2))
        painter.drawLine(QPointF(self.x_of(LOW), middle), QPointF(self.x_of(HIGH), middle))
        guess = self.x_of(GUESSING)
        painter.setPen(QPen(QColor(palette.quiet), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(guess, middle - 10), QPointF(guess, middle + 10))
        painter.setPen(QColor(palette.quiet))
        metrics = QFontMetricsF(painter.font())
        top, right = middle + 10, -1e9
        for tick in _TICKS:
            text = f"{tick:g}"
            width = metrics.horizontalAdvance(text)
            x = min(self.x_of(tick) - width / 2, self.width() - width)
            if x > right + 6:
                painter.drawText(QRectF(x, top, width + 4, line), Qt.AlignmentFlag.AlignLeft, text)
                right = x + width
        names = QRectF(0, top + line, self.width(), line)
        painter.drawText(names.adjusted(guess - 8, 0, 0, 0), Qt.AlignmentFlag.AlignLeft, self.tr("guessing"))
        painter.drawText(names, Qt.AlignmentFlag.AlignRight, self.tr("every time"))
