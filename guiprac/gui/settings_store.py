"""What the window remembers between runs of the program, in an INI file in the platform's settings folder."""

from pathlib import Path
from typing import cast

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray, QSettings

MOST_RECENT = 10


class SettingsStore:
    """Window layout, look and recent files. A file that cannot be read or written costs only what it remembers."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or user_config_path("guiprac", appauthor=False) / "window.ini"
        self._settings = QSettings(str(self.path), QSettings.Format.IniFormat)

    def bytes(self, key: str) -> QByteArray:
        """Bytes as Qt's saveGeometry and saveState give them; empty if there are none."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def text(self, key: str, default: str = "") -> str:
        value = self._settings.value(key)
        return value if isinstance(value, str) else default

    def integer(self, key: str, default: int = 0) -> int:
        try:
            return int(self.text(key, str(default)))
        except ValueError:
            return default

    def put(self, key: str, value: QByteArray | str | int) -> None:
        """Remember a value."""
        self._settings.setValue(key, value if isinstance(value, QByteArray) else str(value))

    def forget(self, *keys: str) -> None:
        """Return to the defaults."""
        for key in keys:
            self._settings.remove(key)

    def recent(self) -> list[str]:
        """Files that were opened or saved, the latest first."""
        value = self._settings.value("recent")
        if isinstance(value, str):
            return [value] if value else []
        return [str(path) for path in cast(list[object], value)] if isinstance(value, list) else []

    def add_recent(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        name = str(path.resolve())
        rest = [other for other in self.recent() if other != name]
        self._settings.setValue("recent", [name, *rest][:MOST_RECENT])

    def sync(self) -> None:
        """Write now."""
        self._settings.sync()
