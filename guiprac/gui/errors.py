"""How the window tells of what went wrong: a bar inside the window, a dialog with details to copy."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from guiprac import events
from guiprac.gui.controls import IconButton, wrapped
from guiprac.gui.icons import icon
from guiprac.gui.theme import theme
from guiprac.gui.words import sentence_text
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP


class MessageBar(QFrame):
    """The latest trouble in one or two sentences, until it is put away; nothing waits for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setProperty("role", "message")
        self._details = ""
        self._sign = QLabel()
        self.text = wrapped("", "")
        self.text.setObjectName("message.text")
        self._open = QToolButton()
        self._open.setObjectName("message.details")
        self._open.setProperty("role", "button")
        self._open.setText(self.tr("Details"))
        self._open.clicked.connect(self.show_details)
        close = IconButton("remove", self.tr("Put this message away"))
        close.setObjectName("message.close")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        row.addWidget(self._open, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        theme().changed.connect(self._tint)
        self._tint()
        self.hide()

    def show_failure(self, failed: events.Failed) -> None:
        """Tell what happened, where, and what to do."""
        message = sentence_text(failed.message)
        self.text.setText(message)
        self.text.setAccessibleName(message)
        self._details = details_text(failed)
        self.show()

    @Slot()
    def show_details(self) -> None:
        """Open the latest message with everything that is known about it."""
        DetailsDialog(self.text.text(), self._details, self.window()).show()

    @Slot()
    def _tint(self) -> None:
        self._sign.setPixmap(
            icon("error", theme().palette.bad).pixmap(QSize(20, 20), self.devicePixelRatioF())
        )


class DetailsDialog(QDialog):
    """A message with everything that helps to find its cause, to read and to copy."""

    def __init__(self, message: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setWindowTitle(self.tr("Details"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self._text = f"{message}\n\n{details}"
        said = wrapped(message, "")
        shown = QPlainTextEdit(details)
        shown.setObjectName("details.text")
        shown.setReadOnly(True)
        shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        shown.setAccessibleName(self.tr("Details"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton(self.tr("Copy"))
        copy.setObjectName("details.copy")
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(said)
        whole.addWidget(shown, 1)
        whole.addWidget(buttons)
        self.resize(640, 400)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)


def details_text(failed: events.Failed) -> str:
    """Where a failure came from and on what system, for a report."""
    lines = [f"what: {failed.what}"]
    if failed.key:
        lines.append(f"setting: {failed.key}")
    if failed.details:
        lines += ["", failed.details.rstrip()]
    return "\n".join([*lines, "", *system_lines()])


def system_lines() -> list[str]:
    """The versions that matter for a report."""
    # Imported when asked for: none of this is needed to open the window.
    import platform

    lines = [f"guiprac {_version('guiprac')}, Python {platform.python_version()}, {platform.platform()}"]
    names = ("PySide6_Essentials", "pyqtgraph", "numpy")
    return [*lines, ", ".join(f"{name} {_version(name)}" for name in names)]


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"


@contextmanager
def bugs_told_to(tell: Callable[[events.Failed], None]) -> Iterator[None]:
    """While it lasts, an exception that nothing caught is told instead of ending in a lost terminal.

    The hook that was there before still gets it, and is put back at the end.
    """
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        before(kind, error, trace)
        if issubclass(kind, Exception):
            tell(bug(error))

    sys.excepthook = hook
    try:
        yield
    finally:
        sys.excepthook = before


def bug(error: BaseException) -> events.Failed:
    """An unforeseen exception as an event to show."""
    import traceback

    said = traceback.format_exception_only(error)[-1].strip()
    return events.Failed(
        "bug",
        told(
            QT_TRANSLATE_NOOP(
                "messages",
                'Something unforeseen happened in the window ("{0}"). Your settings are kept; save '
                "the run, and please "
                "report this with its details.",
            ),
            said,
        ),
        details="".join(traceback.format_exception(error)),
        exit_code=70,
    )
