"""The pictures of the window, and what they are made of."""

# pyqtgraph takes whichever Qt was imported first; this package is imported before any of its modules.
import PySide6.QtWidgets  # noqa: F401
