"""L2, L1 and inverted dropout; all of it steers a run that goes on."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guiprac.gui import words
from guiprac.gui.controls import NumberBox, link, wrapped
from guiprac.gui.forms import NumberField, follow
from guiprac.gui.panels.panel import Panel
from guiprac.gui.session import Session

_KEY = "regularization.keep_prob"


class KeepProbField(NumberField):
    """One keep_prob for all hidden layers; a word where they differ."""

    box: NumberBox

    def as_number(self, value: Any) -> float | None:
        if not isinstance(value, tuple):
            return float(value)
        return float(value[0]) if len(set(value)) == 1 else None

    def display(self, value: Any) -> None:
        self.box.show_mixed(self.tr("mixed") if self.as_number(value) is None else "")
        super().display(value)


class LayerKeepProbField(NumberField):
    """keep_prob of one hidden layer; equal ones are kept as a single number."""

    def __init__(self, session: Session, index: int) -> None:
        self._index = index
        super().__init__(session, _KEY, f"{_KEY}.{index}", self.tr("Hidden {0}").format(index + 1))

    def read(self) -> float:
        return float(self.session.experiment.keep_probs()[1 + self._index])

    def write(self, value: Any) -> None:
        keep = list(self.session.experiment.keep_probs()[1:])
        keep[self._index] = value
        self.session.set_value(_KEY, keep[0] if len(set(keep)) == 1 else tuple(keep))

    @Slot()
    def refresh(self) -> None:
        if self._index < len(self.session.experiment.network.hidden):
            super().refresh()
            self.say(kept_words(self.read()))


class RegularizationPanel(Panel):
    name = "regularization"

    def title(self) -> str:
        return self.tr("Regularization")

    def build(self) -> None:
        self.add_field("regularization.l2")
        self.add_field("regularization.l1")
        self._decay = wrapped("", "help")
        self._decay.setObjectName("regularization.decay")
        self.add(self._decay)
        every = KeepProbField(self.session, _KEY, label=self.tr("keep_prob"))
        self.add_made(every)
        self._each = link(f"{_KEY}.each", "")
        self._each.setCheckable(True)
        self._each.toggled.connect(self._show_layers)
        every.add_link(self._each)
        self._layers = QWidget()
        self._layer_form = QVBoxLayout(self._layers)
        self._layer_form.setContentsMargins(0, 0, 0, 0)
        self._layer_form.setSpacing(8)
        self._layer_fields: list[LayerKeepProbField] = []
        self.form.addWidget(self._layers)
        self.add_field("regularization.input_keep_prob")
        self._show_layers(False)

    def summary(self) -> str:
        regularization = self.session.experiment.regularization
        parts = []
        if regularization.l2:
            parts.append(self.tr("L2 λ {0}").format(words.number(regularization.l2)))
        if regularization.l1:
            parts.append(self.tr("L1 λ {0}").format(words.number(regularization.l1)))
        if any(keep < 1 for keep in self.session.experiment.keep_probs()):
            parts.append(self.tr("dropout"))
        return ", ".join(parts) or self.tr("none")

    @Slot()
    def refresh(self) -> None:
        super().refresh()
        experiment = self.session.experiment
        self._decay.setText(self._decay_words())
        layers = len(experiment.network.hidden)
        self._fit_layer_fields(layers)
        field = self.fields[_KEY]
        keep = set(experiment.keep_probs()[1:])
        field.setEnabled(layers > 0)
        if not layers:
            field.say(self.tr("No hidden layers, so there is nothing to drop."))
        elif len(keep) == 1:
            field.say(kept_words(keep.pop()))
        else:
            field.say(self.tr("Differs by layer; this sets all."))
        self._each.setVisible(layers > 1)
        if len(keep) > 1:
            self._each.setChecked(True)
        self.fields["regularization.input_keep_prob"].say(
            kept_words(experiment.regularization.input_keep_prob)
        )

    def _decay_words(self) -> str:
        experiment, prepared = self.session.experiment, self.session.prepared
        rate, strength = experiment.training.learning_rate, experiment.regularization.l2
        if experiment.training.optimizer == "adam":
            return self.tr(
                "With Adam, L2 is part of J and its gradient λ/m·W is rescaled; W has no decay factor."
            )
        if prepared is None:
            return self.tr("Each step multiplies W by 1 - αλ/m; m is not known until the data is read.")
        examples = prepared.train.count
        if strength == 0:
            return self.tr("λ = 0: L2 leaves W alone. m = n_train = {0}.").format(words.count(examples))
        factor = 1 - rate * strength / examples
        if experiment.training.optimizer == "momentum":
            words_for_step = self.tr(
                "L2 pulls W by the factor {0} = 1 - αλ/m a step before momentum adds up, m = {1}."
            )
        else:
            words_for_step = self.tr("Each step multiplies W by 1 - αλ/m = {0}, m = n_train = {1}.")
        return words_for_step.format(f"{factor:.8g}", words.count(examples))

    def _fit_layer_fields(self, layers: int) -> None:
        while len(self._layer_fields) < layers:
            made = LayerKeepProbField(self.session, len(self._layer_fields))
            self._layer_fields.append(made)
            self._layer_form.addWidget(made)
        while len(self._layer_fields) > layers:
            gone = self._layer_fields.pop()
            self._layer_form.removeWidget(gone)
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        follow(self._each, self._layer_fields)

    @Slot(bool)
    def _show_layers(self, shown: bool) -> None:
        self._layers.setVisible(shown)
        self._each.setText(self.tr("Hide layers") if shown else self.tr("Each layer"))


def kept_words(keep: float) -> str:
    """ "Keeps 80 % (drops 20 %)"."""
    if keep >= 1:
        return QCoreApplication.translate("RegularizationPanel", "Keeps all (no dropout).")
    told = QCoreApplication.translate("RegularizationPanel", "Keeps {0} (drops {1}).")
    return told.format(words.percent(keep), words.percent(round(1 - keep, 10)))
