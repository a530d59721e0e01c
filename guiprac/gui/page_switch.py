"""Buttons side by side of which one is down: they choose between the pages of a picture."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from guiprac.gui.theme import mix, set_role, theme
from guiprac.gui.words import tooltip


class PageSwitch(QWidget):
    """Pages go by names; each button's object name is `<name>.<page>`."""

    pressed = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        theme().changed.connect(self._dress)
        self._dress()

    def add(self, page: str, words: str, help: str) -> None:
        """A button for another page; the first is down until another one is chosen."""
        button = QToolButton(self)
        button.setObjectName(f"{self.objectName()}.{page}")
        button.setText(words)
        button.setToolTip(tooltip(help))
        button.setCheckable(True)
        button.setChecked(not self._buttons)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(button, role="tool")
        self._group.addButton(button)
        self._buttons[page] = button
        self._row.addWidget(button)

    @property
    def chosen(self) -> str:
        """The page whose button is down."""
        down = self._group.checkedButton()
        return next(page for page, button in self._buttons.items() if button is down)

    def rename(self, page: str, words: str) -> None:
        """Give a button other words."""
        self._buttons[page].setText(words)

    def offer(self, pages: Collection[str]) -> None:
        """Show the buttons of these pages alone; where there is but one, there is nothing to choose."""
        for page, button in self._buttons.items():
            button.setVisible(page in pages)
        self.setVisible(len(pages) > 1)

    def choose(self, page: str) -> None:
        """Put a page's button down, telling nobody."""
        self._buttons[page].setChecked(True)

    @Slot()
    def _clicked(self) -> None:
        self.pressed.emit(self.chosen)

    @Slot()
    def _dress(self) -> None:
        down = mix(theme().palette.surface, theme().palette.accent, 0.12)
        self.setStyleSheet(f'QToolButton[role="tool"]:checked {{ background: {down}; }}')
