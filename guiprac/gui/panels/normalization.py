"""Whether inputs are brought to mean 0 and standard deviation 1, and from which examples (S19, S20)."""

from PySide6.QtCore import Slot

from guiprac.gui.controls import wrapped
from guiprac.gui.leak import leak
from guiprac.gui.panels.panel import Panel
from guiprac.gui.words import sentences


class NormalizationPanel(Panel):
    name = "normalization"

    def title(self) -> str:
        return self.tr("Normalization")

    def build(self) -> None:
        self._chip = self.add_chip("normalization.leak.chip", self.tr("leak"))
        self.add_field("training.normalize")
        self.add_field("training.normalize_from")
        self._warning = wrapped("", "hint")
        self._warning.setObjectName("normalization.leak")
        self.add(self._warning)
        self._story = wrapped("", "help")
        self.add(self._story)

    def summary(self) -> str:
        training = self.session.experiment.training
        if not training.normalize:
            return self.tr("off")
        return self.tr("on, from everything") if self._leaks() else self.tr("on")

    def _leaks(self) -> bool:
        training = self.session.experiment.training
        return training.normalize and training.normalize_from == "everything"

    @Slot()
    def refresh(self) -> None:
        super().refresh()
        normalize, leaks = self.session.experiment.training.normalize, self._leaks()
        self.fields["training.normalize_from"].setVisible(normalize)
        self._chip.setVisible(leaks)
        self._warning.setVisible(leaks)
        self._story.setVisible(not leaks)
        if leaks:
            self._warning.setText(sentences(self._why(), self._difference()))
        elif normalize:
            self._story.setText(
                self.tr(
                    "x' = (x - μ)/σ. Each input's mean μ and standard deviation σ come from train only and are used "
                    "unchanged on dev and test; a constant input becomes 0."
                )
            )
        else:
            self._story.setText(
                self.tr(
                    "Inputs go in as they are. Unequal scales stretch J's contours into long ellipses, so that only "
                    "a small α is stable and progress is slow."
                )
            )

    def _why(self) -> str:
        return self.tr(
            "A leak, to look at: μ and σ are measured on dev and test too, so training knows something of the "
            "examples that judge it, and their errors come out too low; in use there is no such knowledge. Take them "
            "from train (S19)."
        )

    def _difference(self) -> str:
        """What it changes here, as far as it can be told without looking at test."""
        prepared = self.session.prepared
        found = None if prepared is None else leak(prepared)
        if found is None:
            return ""
        told = self.tr("Here dev alone moves μ of {0} by {1} of train's σ, and σ by {2} %.")
        shift, stretch = (f"{by:+.2g}".replace("-", "−") for by in (found.shift, 100 * found.stretch))
        return told.format(found.name, shift, stretch)
