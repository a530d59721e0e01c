"""See guiprac.analysis.lenses.cost."""

from guiprac import commands, events
from guiprac.commands.cost import LookAtCost
from guiprac.events.cost import CostSeen
from guiprac.gui.lenses.lens import LensPicture


class CostPicture(LensPicture):
    """See the module."""

    key = "cost"
    answer = CostSeen

    @property
    def title(self) -> str:
        return self.tr("Cost")

    def question(self) -> commands.LookThrough:
        return LookAtCost()

    def before_run(self) -> str:
        return self.tr("Press Start (F5).")

    def show_seen(self, seen: events.Lens) -> None:
        self.describe(str(seen.step))
