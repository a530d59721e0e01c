"""See guiprac.analysis.lenses.layers."""

from guiprac import commands, events
from guiprac.commands.layers import LookAtLayers
from guiprac.events.layers import LayersSeen
from guiprac.gui.lenses.lens import LensPicture


class LayersPicture(LensPicture):
    """See the module."""

    key = "layers"
    answer = LayersSeen

    @property
    def title(self) -> str:
        return self.tr("Layers")

    def question(self) -> commands.LookThrough:
        return LookAtLayers()

    def before_run(self) -> str:
        return self.tr("Press Start (F5).")

    def show_seen(self, seen: events.Lens) -> None:
        self.describe(str(seen.step))
