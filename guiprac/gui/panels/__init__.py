"""The panels of the experiment column, one file each."""

from guiprac.gui.panels.data import DataPanel
from guiprac.gui.panels.initialization import InitializationPanel
from guiprac.gui.panels.network import NetworkPanel
from guiprac.gui.panels.normalization import NormalizationPanel
from guiprac.gui.panels.panel import Panel
from guiprac.gui.panels.regularization import RegularizationPanel
from guiprac.gui.panels.split import SplitPanel
from guiprac.gui.panels.training import TrainingPanel

PANELS: tuple[type[Panel], ...] = (
    DataPanel,
    SplitPanel,
    NormalizationPanel,
    NetworkPanel,
    InitializationPanel,
    RegularizationPanel,
    TrainingPanel,
)
