"""See guiprac.analysis.lenses.initialization."""

from guiprac import commands, events
from guiprac.commands.initialization import LookAtInitialization
from guiprac.events.initialization import InitializationSeen
from guiprac.gui.lenses.lens import LensPicture


class InitializationPicture(LensPicture):
    """See the module."""

    key = "initialization"
    answer = InitializationSeen

    @property
    def title(self) -> str:
        return self.tr("Initialization")

    def question(self) -> commands.LookThrough:
        return LookAtInitialization()

    def before_run(self) -> str:
        return self.tr("Press Start (F5).")

    def show_seen(self, seen: events.Lens) -> None:
        self.describe(str(seen.step))
