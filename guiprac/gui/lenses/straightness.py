"""See guiprac.analysis.lenses.straightness."""

from guiprac import commands, events
from guiprac.commands.straightness import LookAtStraightness
from guiprac.events.straightness import StraightnessSeen
from guiprac.gui.lenses.lens import LensPicture


class StraightnessPicture(LensPicture):
    """See the module."""

    key = "straightness"
    answer = StraightnessSeen

    @property
    def title(self) -> str:
        return self.tr("Straightness")

    def question(self) -> commands.LookThrough:
        return LookAtStraightness()

    def before_run(self) -> str:
        return self.tr("Press Start (F5).")

    def show_seen(self, seen: events.Lens) -> None:
        self.describe(str(seen.step))
