"""The pictures that are always there, one tab each."""

from guiprac.gui.plots.errors import ErrorsPicture
from guiprac.gui.plots.gradient_check import GradientCheckPicture
from guiprac.gui.plots.model import ModelPicture
from guiprac.gui.plots.picture import Picture

PICTURES: tuple[type[Picture], ...] = (ErrorsPicture, ModelPicture, GradientCheckPicture)
