"""The split as a proportional bar with two dividers to drag, and the classes of its parts as small bars."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiprac.events import Part
from guiprac.gui import words
from guiprac.gui.linked_shares import Shares, with_divider
from guiprac.gui.theme import mix, readable_on, smaller, tabular, theme

_GRIP_WIDTH = 12
_KEY_STEP = 0.01
_MOST_CLASSES = 24

Counts = tuple[int, int, int]


class PartsBar(QWidget):
    """Train, dev and test as one bar in proportion; each says its share and, if known, its number of examples."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shares: Shares = (0.6, 0.2, 0.2)
        self.counts: Counts | None = None
        self.held_out = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()
        theme().changed.connect(self._fit)

    def show_parts(self, shares: Shares, counts: Counts | None = None, held_out: float = 0.0) -> None:
        """Draw these shares; `held_out` is the share of train that is kept back as train-dev."""
        self.shares, self.counts, self.held_out = shares, counts, held_out
        told = [
            self.tr("{0} {1}").format(name, words.percent(share))
            for name, share in zip(self._names(), shares, strict=True)
        ]
        if counts is not None:
            told = [
                self.tr("{0}: {1} examples").format(text, words.count(count))
                for text, count in zip(told, counts, strict=True)
            ]
        self.setAccessibleDescription(", ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    @Slot()
    def _fit(self) -> None:
        """Two lines of small text stand in the bar."""
        self.setFixedHeight(2 * QFontMetrics(smaller(self.font())).height() + 8)
        self.update()

    def _names(self) -> tuple[str, str, str]:
        return self.tr("Train"), self.tr("Dev"), self.tr("Test")

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tabular(smaller(self.font())))
        left = 0.0
        for index, colour in enumerate((colours.train, colours.dev, colours.test)):
            width = max(self.shares[index], 0.0) * self.width()
            box = QRectF(left + (1 if left else 0), 0, max(width - (2 if left else 1), 1.0), self.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(box, 4, 4)
            if index == 0:
                box.setRight(self._hatch(painter, box))
            painter.setPen(QColor(readable_on(colour)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._label(painter, index, box.width()))
            left += width
        painter.end()

    def _hatch(self, painter: QPainter, train: QRectF) -> float:
        """Draw what is held out of train as a hatched piece at its right end; returns where that begins."""
        wide = train.width() * min(max(self.held_out, 0.0), 1.0)
        if wide <= 0:
            return train.right()
        piece = QRectF(train.right() - wide, train.top(), wide, train.height())
        painter.save()
        whole = QPainterPath()
        whole.addRoundedRect(train, 4, 4)
        painter.setClipPath(whole)
        painter.fillRect(piece, QColor(mix(theme().palette.train, theme().palette.surface, 0.6)))
        painter.setPen(QPen(QColor(theme().palette.train_dev), 2))
        x = piece.left() - piece.height()
        painter.setClipRect(piece, Qt.ClipOperation.IntersectClip)
        while x < piece.right():
            painter.drawLine(QPointF(x, piece.bottom()), QPointF(x + piece.height(), piece.top()))
            x += 7
        painter.restore()
        return piece.left()

    def _label(self, painter: QPainter, index: int, width: float) -> str:
        """As much of name, share and count as there is room for."""
        share = words.percent(self.shares[index])
        count = "" if self.counts is None else words.count(self.counts[index])
        named = f"{self._names()[index]} {share}"
        for lines in ((named, count), (share, count), (share,)):
            shown = [line for line in lines if line]
            if all(painter.fontMetrics().horizontalAdvance(line) <= width - _GRIP_WIDTH for line in shown):
                return "\n".join(shown)
        return ""


class SplitBar(PartsBar):
    """The bar with two dividers to drag; `moved` gives the new shares while a divider moves."""

    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("split.bar")
        self.setAccessibleName(self.tr("Shares of train, dev and test"))
        self._grips = (
            _Grip(self, 0, self.tr("Divider between train and dev")),
            _Grip(self, 1, self.tr("Divider between dev and test")),
        )

    def show_parts(self, shares: Shares, counts: Counts | None = None, held_out: float = 0.0) -> None:
        super().show_parts(shares, counts, held_out)
        self._place_grips()

    def move_divider(self, divider: int, place: float) -> None:
        """Move a divider to a place in [0, 1] and tell."""
        self.moved.emit(with_divider(self.shares, divider, round(place, 3)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_grips()

    def _place_grips(self) -> None:
        train, dev, _ = self.shares
        for grip, place in zip(self._grips, (train, train + dev), strict=True):
            middle = min(max(place, 0.0), 1.0) * self.width()
            grip.setGeometry(round(middle - _GRIP_WIDTH / 2), 0, _GRIP_WIDTH, self.height())


class _Grip(QWidget):
    """A divider: dragged with the mouse, moved by a point with the arrow keys."""

    def __init__(self, bar: SplitBar, divider: int, name: str) -> None:
        super().__init__(bar)
        self._bar = bar
        self._divider = divider
        self.setObjectName(f"split.divider.{divider}")
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setToolTip(words.tooltip(self.tr("{0}: drag it, or use the arrow keys.").format(name)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            x = self.mapTo(self._bar, event.position()).x()
            self._bar.move_divider(self._divider, x / max(self._bar.width(), 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -_KEY_STEP, Qt.Key.Key_Right: _KEY_STEP}
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        train, dev, _ = self._bar.shares
        place = train if self._divider == 0 else train + dev
        self._bar.move_divider(self._divider, place + steps[Qt.Key(event.key())])

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.hasFocus()
        painter.setBrush(QColor(colours.surface))
        painter.setPen(QPen(QColor(colours.accent if lit else colours.quiet), 2 if lit else 1))
        painter.drawRoundedRect(QRectF(self.width() / 2 - 3, 5, 6, self.height() - 10), 3, 3)
        painter.end()


class ClassShares(QWidget):
    """The share of each class in train, dev and test: three thin bars a class, so that an uneven split shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._parts: tuple[Part, ...] = ()
        self.setObjectName("split.classes")
        self.setMouseTracking(True)
        self.setFixedHeight(72)
        theme().changed.connect(self.update)

    def show_parts(self, names: tuple[str, ...], parts: tuple[Part, ...]) -> None:
        """Draw the parts' class counts; nothing for regression."""
        self._names = names[:_MOST_CLASSES]
        self._parts = parts
        self.setVisible(bool(names) and all(part.class_counts for part in parts))
        left_out = len(names) - len(self._names)
        about = self.tr("Share of each class in train, dev and test.")
        if left_out > 0:
            about += " " + self.tr("{0} further classes are not drawn.").format(left_out)
        self.setAccessibleName(about)
        self.setToolTip(words.tooltip(about))
        self.update()

    def shares(self, index: int) -> list[float]:
        """The share of one class in each part."""
        return [part.class_counts[index] / max(part.count, 1) for part in self._parts]

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._names:
            index = min(int(event.x() / max(self.width(), 1) * len(self._names)), len(self._names) - 1)
            train, dev, test = (words.percent(share) for share in self.shares(index))
            text = self.tr("Class {0}: {1} of train, {2} of dev, {3} of test").format(
                self._names[index], train, dev, test
            )
            QToolTip.showText(event.globalPos(), words.tooltip(text), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._names:
            return
        colours = theme().palette
        painter = QPainter(self)
        painter.setFont(smaller(self.font()))
        line = painter.fontMetrics().height()
        ground = self.height() - line - 2
        tallest = max(max(self.shares(index)) for index in range(len(self._names))) or 1.0
        room = self.width() / len(self._names)
        thick = min(max(room * 0.22, 1.0), 10.0)
        for index, name in enumerate(self._names):
            middle = (index + 0.5) * room
            for place, (share, colour) in enumerate(
                zip(self.shares(index), (colours.train, colours.dev, colours.test), strict=True)
            ):
                tall = share / tallest * (ground - 4)
                left = middle + (place - 1.5) * thick
                painter.fillRect(QRectF(left, ground - tall, max(thick - 1, 1.0), tall), QColor(colour))
            painter.setPen(QColor(colours.quiet))
            text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(
                QRectF(middle - room / 2, ground + 2, room, line), Qt.AlignmentFlag.AlignHCenter, text
            )
        painter.setPen(QColor(colours.border))
        painter.drawLine(QPointF(0, ground + 0.5), QPointF(self.width(), ground + 0.5))
        painter.end()
