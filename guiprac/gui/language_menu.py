"""View ▸ Language: the languages, each by its own name."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from guiprac.gui.language import SETTING, languages

if TYPE_CHECKING:
    from guiprac.gui.window import MainWindow


def language_menu(window: "MainWindow") -> QMenu:
    """The menu; a choice is in force at once, and remembered."""
    setting = languages()
    menu = QMenu(QCoreApplication.translate("MainWindow", "Language"), window)
    menu.setObjectName("menu.language")
    group = QActionGroup(menu)
    as_system = QCoreApplication.translate("MainWindow", "As the system")
    for choice, text in (("system", as_system), ("en", "English"), ("zh", "简体中文")):
        action = window.actions_.add_choice(group, f"view.language.{choice}", text, lambda: None)
        action.setData(choice)
        action.setChecked(setting.choice == choice)
        menu.addAction(action)

    def take(action: QAction) -> None:
        setting.choose(str(action.data()))
        window.store.put(SETTING, setting.choice)

    group.triggered.connect(take)
    return menu
