"""The pictures of the window, one tab each."""

# pyqtgraph takes whichever Qt was imported first; this package is imported before any of its modules.
import PySide6.QtWidgets  # noqa: F401

from guiprac.gui.plots.errors import ErrorsPicture
from guiprac.gui.plots.gradient_check import GradientCheckPicture
from guiprac.gui.plots.model import ModelPicture
from guiprac.gui.plots.picture import Picture

PICTURES: tuple[type[Picture], ...] = (ErrorsPicture, ModelPicture, GradientCheckPicture)

__all__ = ["PICTURES", "Picture"]
