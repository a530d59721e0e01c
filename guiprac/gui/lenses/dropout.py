"""See guiprac.analysis.lenses.dropout."""

from guiprac import commands, events
from guiprac.commands.dropout import LookAtDropout
from guiprac.events.dropout import DropoutSeen
from guiprac.gui.lenses.lens import LensPicture


class DropoutPicture(LensPicture):
    """See the module."""

    key = "dropout"
    answer = DropoutSeen

    @property
    def title(self) -> str:
        return self.tr("Dropout")

    def question(self) -> commands.LookThrough:
        return LookAtDropout()

    def before_run(self) -> str:
        return self.tr("Press Start (F5).")

    def show_seen(self, seen: events.Lens) -> None:
        self.describe(str(seen.step))
