"""The weights that the network starts from, drawn layer by layer (S21, S22)."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent

from guiprac.experiment import Network
from guiprac.gui import words
from guiprac.gui.controls import wrapped
from guiprac.gui.panels.network import layer_sizes
from guiprac.gui.panels.panel import Panel
from guiprac.gui.weights_picture import WeightsPicture, sample_layers


class InitializationPanel(Panel):
    name = "initialization"

    def title(self) -> str:
        return self.tr("Initialization")

    def build(self) -> None:
        self.add_field("network.initialization")
        self._picture = WeightsPicture()
        self._drawn: tuple[object, ...] = ()
        self._hint = wrapped("", "hint")
        self._hint.setObjectName("network.initialization.hint")
        self.add(self._picture)
        self.add(self._hint)

    def summary(self) -> str:
        return words.choice_text(self.session.experiment.network.initialization)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _fold(self, is_open: bool) -> None:
        super()._fold(is_open)
        self._draw()

    @Slot()
    def refresh(self) -> None:
        super().refresh()
        hint = self._hint_words(self.session.experiment.network)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._picture.setVisible(self.session.prepared is not None)
        self._draw()

    def _draw(self) -> None:
        """Draw when it can be seen, and only what is new."""
        if self.session.prepared is None or not self.isVisible() or not self.is_open:
            return
        wanted = (self.session.experiment.network.initialization, *layer_sizes(self.session))
        if wanted != self._drawn:
            self._drawn = wanted
            sizes = [int(units) for units in layer_sizes(self.session)]
            self._picture.show_layers(sample_layers(self.session.experiment.network.initialization, sizes))

    def _hint_words(self, network: Network) -> str:
        start, activation = network.initialization, network.activation
        if start == "zeros":
            return self.tr(
                "All weights are equal, so all units of a layer compute the same and stay the same: the symmetry "
                "is never broken."
            )
        if not network.hidden:
            return ""
        if start == "small":
            return self.tr("Signals and gradients shrink from layer to layer and vanish in a deep network.")
        if start == "large":
            return self.tr("Signals grow from layer to layer; tanh and sigmoid saturate, ReLU explodes.")
        rectified = activation in ("relu", "leaky_relu")
        if start in ("xavier", "glorot") and rectified:
            return self.tr("ReLU halves the variance at every layer; He, 2/n[l-1], makes up for it (S22).")
        if start == "he" and activation in ("tanh", "sigmoid", "linear"):
            return self.tr("He is made for ReLU; for {0} take Xavier, 1/n[l-1] (S21).").format(
                words.choice_text(activation)
            )
        return ""
