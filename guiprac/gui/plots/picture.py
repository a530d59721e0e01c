"""What all pictures share: an empty state, redrawing only what is seen, a menu, and files."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from guiprac import events
from guiprac.errors import WriteError
from guiprac.gui.plots import export
from guiprac.gui.plots.page_scroll import PageScroll
from guiprac.gui.theme import set_role, theme
from guiprac.runtime.atomic_write import atomic_write

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_LEAST = QSize(640, 480)

Table = tuple[Sequence[str], Sequence[Sequence[object]]]


class Picture(QWidget):
    """One tab of pictures. Subclasses build on `page` and say what to draw in `draw`.

    `refresh` may be called as often as anything changes: it draws at most once a turn of the event loop, and not at
    all while nobody sees the picture; `showEvent` makes up for it.
    """

    key = ""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setObjectName(f"plot.{self.key}")
        self.setAccessibleName(self.title)
        self.exporting = False
        self._stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._draw_if_seen)
        self.page = QWidget(self)
        nothing = QWidget(self)
        self._empty = QLabel(nothing)
        self._empty.setObjectName(f"plot.{self.key}.empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        set_role(self._empty, role="quiet")
        self._nothing = QVBoxLayout(nothing)
        self._nothing.setSpacing(12)
        self._nothing.addStretch(1)
        self._nothing.addWidget(self._empty)
        self._nothing.addStretch(1)
        self._pages = QStackedLayout()
        self._pages.addWidget(nothing)
        self._pages.addWidget(PageScroll(self.page, self))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._pages)
        theme().changed.connect(self.refresh)

    # --- for subclasses ----------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The name of the tab."""
        raise NotImplementedError

    @property
    def can_export(self) -> bool:
        """Whether there is something to copy or save."""
        return self._pages.currentIndex() == 1

    def draw(self) -> None:
        """Show the session as it stands now."""
        raise NotImplementedError

    def table(self) -> Table:
        """The data behind the picture: column names, and columns of equal length."""
        raise NotImplementedError

    def printed(self) -> Sequence[QWidget]:
        """The widgets, children of `page`, that are the picture, without its buttons."""
        return (self.page,)

    def extra_actions(self, menu: QMenu) -> None:
        """Add the picture's own actions to its menu."""

    def show_empty(self, text: str) -> None:
        """Say what will come and which button brings it."""
        self._empty.setText(text)
        self.describe(text)
        self._pages.setCurrentIndex(0)

    def add_to_empty(self, widget: QWidget) -> None:
        """Put a widget, such as the button that brings the picture, below what `show_empty` says."""
        self._nothing.insertWidget(self._nothing.count() - 1, widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_page(self) -> None:
        """Show the picture itself."""
        self._pages.setCurrentIndex(1)

    def describe(self, words: str) -> None:
        """Say in words what the picture shows now."""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    # --- drawing -----------------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Draw soon, once, if somebody sees it."""
        self._stale = True
        if self.isVisible() and not self._soon.isActive():
            self._soon.start(0)

    @Slot()
    def _draw_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self.draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw_if_seen()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme().palette.surface))
        painter.end()

    # --- menu and files ----------------------------------------------------------------------------------------

    def menu_button(self) -> QToolButton:
        """A button that opens the same menu as a right click."""
        button = QToolButton(self)
        button.setObjectName(f"plot.{self.key}.menu")
        button.setText("⋯")
        button.setToolTip(self.tr("Copy or save this picture"))
        button.setAccessibleName(self.tr("Picture menu"))
        set_role(button, role="tool")
        button.clicked.connect(self._open_menu_at_button)
        return button

    @Slot()
    def _open_menu_at_button(self) -> None:
        button = self.sender()
        if isinstance(button, QToolButton):
            self.make_menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.make_menu().popup(event.globalPos())

    def make_menu(self) -> QMenu:
        """The menu of the picture; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text, action in (
            ("copy", self.tr("Copy picture"), self.copy_to_clipboard),
            ("png", self.tr("Save picture as PNG…"), self._ask_png),
            ("svg", self.tr("Save picture as SVG…"), self._ask_svg),
            ("csv", self.tr("Save data as CSV…"), self._ask_csv),
        ):
            entry = QAction(text, menu)
            entry.setObjectName(f"plot.{self.key}.{name}")
            entry.setEnabled(self.can_export)
            entry.triggered.connect(action)
            menu.addAction(entry)
        self.extra_actions(menu)
        return menu

    @Slot()
    def copy_to_clipboard(self) -> None:
        """Put the picture on the clipboard."""
        with self._export():
            QGuiApplication.clipboard().setImage(export.image_of(self._shown()))
        self.session.told.emit(self.tr("Picture copied."))

    def export_png(self, path: Path) -> None:
        """Save the picture in pixels; what goes wrong is told by `Session.failed`."""
        with self._export():
            data = export.png(export.image_of(self._shown()))
        self._write(path, data)

    def export_svg(self, path: Path) -> None:
        """Save the picture in lines; what goes wrong is told by `Session.failed`."""
        with self._export():
            data = export.svg(self._shown(), self.title)
        self._write(path, data)

    def export_csv(self, path: Path) -> None:
        """Save the data behind the picture; what goes wrong is told by `Session.failed`."""
        self._write(path, export.csv_table(*self.table()))

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self.printed() if widget.isVisibleTo(self.page)]

    @contextmanager
    def _export(self) -> Iterator[None]:
        """Draw what is there now, even if the tab is hidden; `exporting` keeps the crosshair out of the picture."""
        if not self.isVisible():
            # A tab that was never in front has no size yet, or a default one.
            self.resize(self.size().expandedTo(_LEAST))
            self.setAttribute(Qt.WidgetAttribute.WA_Resized)
        self.exporting = True
        try:
            self.ensurePolished()
            self.draw()
            # What was drawn may want another room, and a picture that was never in front has had none: lay out, which
            # rendering does for hidden widgets, and draw into that.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            if not self.isVisible():
                self.grab()
            self.draw()
            yield
        finally:
            self.exporting = False

    def _write(self, path: Path, data: bytes) -> None:
        try:
            atomic_write(path, data)
        except WriteError as error:
            failed = events.Failed("write", str(error), exit_code=error.exit_code)
            self.session.failed.emit(failed)
        else:
            self.session.told.emit(self.tr("Saved to {0}").format(path))

    @Slot()
    def _ask_png(self) -> None:
        self._ask(self.tr("PNG picture (*.png)"), "png", self._save_png)

    @Slot()
    def _ask_svg(self) -> None:
        self._ask(self.tr("SVG picture (*.svg)"), "svg", self._save_svg)

    @Slot()
    def _ask_csv(self) -> None:
        self._ask(self.tr("CSV table (*.csv)"), "csv", self._save_csv)

    def _ask(self, kind: str, suffix: str, save: object) -> None:
        dialog = QFileDialog(self, self.tr("Save"), "", kind)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{self.key.replace('_', '-')}.{suffix}")
        dialog.fileSelected.connect(save)
        # open() and not exec(): training and the rest of the program go on.
        dialog.open()

    @Slot(str)
    def _save_png(self, path: str) -> None:
        self.export_png(Path(path))

    @Slot(str)
    def _save_svg(self, path: str) -> None:
        self.export_svg(Path(path))

    @Slot(str)
    def _save_csv(self, path: str) -> None:
        self.export_csv(Path(path))
