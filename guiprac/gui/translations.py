"""The words of the window in the language in force: Qt's translators, put into the application."""

from functools import cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from guiprac.gui.language import Language, languages
from guiprac.resources_path import resource

AREAS = ("window", "pictures", "lenses")
# The texts in the source are English, and so are Qt's own.
_QT_NAMES: dict[Language, str] = {"zh": "qtbase_zh_CN"}


class Translations:
    """Holds the translators that the application has now."""

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []

    def follow_language(self) -> None:
        """Let texts that are looked up from now on be in the language in force."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []
        language = languages().language
        if language not in _QT_NAMES:
            return
        folder = str(resource("translations"))
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        names = [(_QT_NAMES[language], qt_folder), *((f"{area}_{language}", folder) for area in AREAS)]
        for name, place in names:
            translator = QTranslator()
            # A file that is not there costs only its words: they are then English.
            if translator.load(name, place) and QCoreApplication.installTranslator(translator):
                self._installed.append(translator)


@cache
def translations() -> Translations:
    """The translators of the one application."""
    return Translations()
