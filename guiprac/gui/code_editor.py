"""An editor for a page of Python: line numbers, spaces for tabs, and one line that can be marked as wrong."""

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from guiprac.gui.theme import mix, theme

_INDENT = 4
_GAP = 8


class CodeEditor(QPlainTextEdit):
    """See the module. Tab indents; Escape gives the focus on, so that the keyboard is not caught in here."""

    # A Python file was dropped here; it is the owner's to read. Nothing is ever run by that.
    file_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong_line = 0
        # Only the family is set: the size follows that of all text.
        font = QFont()
        font.setFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setFixedPitch(True)
        self.setFont(font)
        self.setStyleSheet("QAbstractScrollArea::corner { background: transparent; border: none; }")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._numbers = _LineNumbers(self)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._scroll_numbers)
        self.textChanged.connect(self.clear_mark)
        theme().changed.connect(self._dress)
        self._make_room()
        self._dress()

    # --- the wrong line ----------------------------------------------------------------------------------------

    @property
    def wrong_line(self) -> int:
        """The line that is marked, from 1; 0 if none is."""
        return self._wrong_line

    def mark_line(self, line: int) -> None:
        """Mark a line, from 1, as the one where something went wrong, and bring it into sight."""
        block = self.document().findBlockByNumber(line - 1)
        if not block.isValid():
            self.clear_mark()
            return
        self._wrong_line = line
        cursor = QTextCursor(block)
        self.setTextCursor(cursor)
        self.centerCursor()
        self._dress()

    @Slot()
    def clear_mark(self) -> None:
        """Mark no line: the text changed, and what was wrong may be mended."""
        if self._wrong_line:
            self._wrong_line = 0
            self._dress()

    @Slot()
    def _dress(self) -> None:
        marks = []
        block = self.document().findBlockByNumber(self._wrong_line - 1)
        if self._wrong_line and block.isValid():
            mark = QTextEdit.ExtraSelection()
            palette = theme().palette
            mark.format.setBackground(QColor(mix(palette.surface, palette.bad, 0.18)))
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            mark.cursor = QTextCursor(block)
            marks.append(mark)
        self.setExtraSelections(marks)
        self._numbers.update()

    # --- line numbers ------------------------------------------------------------------------------------------

    def numbers_width(self) -> int:
        """The room for line numbers."""
        digits = max(len(str(self.blockCount())), 2)
        return round(QFontMetricsF(self.font()).horizontalAdvance("0") * digits) + 2 * _GAP

    @Slot()
    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)
        self._place_numbers()

    @Slot(QRect, int)
    def _scroll_numbers(self, area: QRect, down: int) -> None:
        if down:
            self._numbers.scroll(0, down)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())

    def _place_numbers(self) -> None:
        view = self.viewport().geometry()
        width = self.numbers_width()
        self._numbers.setGeometry(QRect(view.left() - width, view.top(), width, view.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_numbers()

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Paint the numbers of the lines in sight."""
        palette = theme().palette
        painter = QPainter(self._numbers)
        painter.fillRect(event.rect(), QColor(palette.surface))
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > event.rect().bottom():
                break
            number = block.blockNumber() + 1
            painter.setPen(QColor(palette.bad if number == self._wrong_line else palette.quiet))
            room = QRectF(0, place.top(), self._numbers.width() - _GAP, self.fontMetrics().height())
            text = f"▸{number}" if number == self._wrong_line else f"{number}"
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, text)
            block = block.next()
        painter.end()

    # --- keys and files ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Tab:
                column = self.textCursor().positionInBlock()
                self.insertPlainText(" " * (_INDENT - column % _INDENT))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                line = self.textCursor().block().text()[: self.textCursor().positionInBlock()]
                indent = len(line) - len(line.lstrip(" "))
                deeper = _INDENT if line.rstrip().endswith(":") else 0
                self.insertPlainText("\n" + " " * (indent + deeper))
                self.ensureCursorVisible()
            case Qt.Key.Key_Escape:
                # Qt keeps the focus here as long as Tab belongs to the editor.
                self.setTabChangesFocus(True)
                self.focusNextChild()
                self.setTabChangesFocus(False)
            case _:
                super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return _python_file(source) != "" or (source.hasText() and not source.hasUrls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        path = _python_file(source)
        if path:
            self.file_dropped.emit(path)
        else:
            super().insertFromMimeData(source)


class _LineNumbers(QWidget):
    def __init__(self, editor: CodeEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_numbers(event)


def _python_file(source: QMimeData) -> str:
    paths = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].endswith(".py") else ""
