"""The language that people read: as the system has it, or chosen."""

from functools import cache
from typing import Literal, cast, get_args

from PySide6.QtCore import QLocale, QObject, Signal

Choice = Literal["system", "en", "zh"]
Language = Literal["en", "zh"]
SETTING = "language"


class Languages(QObject):
    """Holds what was chosen; `changed` tells that another language is in force."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice: Choice = "system"

    @property
    def choice(self) -> Choice:
        return self._choice

    @property
    def language(self) -> Language:
        """The language in force."""
        if self._choice != "system":
            return self._choice
        return "zh" if QLocale.system().language() == QLocale.Language.Chinese else "en"

    def choose(self, choice: str) -> None:
        """Follow the system, or stay with a language; a word that is no choice is as the system."""
        before = self.language
        self._choice = cast(Choice, choice) if choice in get_args(Choice) else "system"
        if self.language != before:
            self.changed.emit()


@cache
def languages() -> Languages:
    """The one setting of the application."""
    return Languages()


def language() -> Language:
    """The language in force."""
    return languages().language
