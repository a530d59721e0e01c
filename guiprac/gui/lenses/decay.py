"""See guiprac.analysis.lenses.decay."""

from guiprac import commands, events
from guiprac.commands.decay import LookAtDecay
from guiprac.events.decay import DecaySeen
from guiprac.gui.lenses.lens import LensPicture


class DecayPicture(LensPicture):
    """See the module."""

    key = "decay"
    answer = DecaySeen

    @property
    def title(self) -> str:
        return self.tr("Decay")

    def question(self) -> commands.LookThrough:
        return LookAtDecay()

    def before_run(self) -> str:
        return self.tr("Press Start (F5).")

    def show_seen(self, seen: events.Lens) -> None:
        self.describe(str(seen.step))
