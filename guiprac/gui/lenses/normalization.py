"""See guiprac.analysis.lenses.normalization."""

from guiprac import commands, events
from guiprac.commands.normalization import LookAtNormalization
from guiprac.events.normalization import NormalizationSeen
from guiprac.gui.lenses.lens import LensPicture


class NormalizationPicture(LensPicture):
    """See the module."""

    key = "normalization"
    answer = NormalizationSeen

    @property
    def title(self) -> str:
        return self.tr("Normalization")

    def question(self) -> commands.LookThrough:
        return LookAtNormalization()

    def before_run(self) -> str:
        return self.tr("Press Start (F5).")

    def show_seen(self, seen: events.Lens) -> None:
        self.describe(str(seen.step))
