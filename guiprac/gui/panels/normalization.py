"""Whether inputs are brought to mean 0 and standard deviation 1 (S19, S20)."""

from PySide6.QtCore import Slot

from guiprac.gui.controls import wrapped
from guiprac.gui.panels.panel import Panel


class NormalizationPanel(Panel):
    name = "normalization"

    def title(self) -> str:
        return self.tr("Normalization")

    def build(self) -> None:
        self.add_field("training.normalize")
        self._story = wrapped("", "help")
        self.add(self._story)

    def summary(self) -> str:
        return self.tr("on") if self.session.experiment.training.normalize else self.tr("off")

    @Slot()
    def refresh(self) -> None:
        super().refresh()
        if self.session.experiment.training.normalize:
            story = self.tr(
                "x' = (x - μ)/σ. Each input's mean μ and standard deviation σ come from train only and are used "
                "unchanged on dev and test; a constant input becomes 0."
            )
        else:
            story = self.tr(
                "Inputs go in as they are. Unequal scales stretch J's contours into long ellipses, so that only a "
                "small α is stable and progress is slow."
            )
        self._story.setText(story)
