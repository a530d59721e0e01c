"""The layers of the network and their activation."""

from itertools import pairwise
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guiprac.experiment import settings
from guiprac.gui import words
from guiprac.gui.controls import IconButton, Scale, link, wrapped
from guiprac.gui.forms import SLIDERS, NumberField, follow
from guiprac.gui.panels.panel import Panel
from guiprac.gui.session import Session

_KEY = "network.hidden"
_MOST_LAYERS = 64
_NEW_LAYER_UNITS = 16
SLIDERS[_KEY] = Scale(1, 1024, steps=60, log=True, integer=True)


class UnitsField(NumberField):
    """The number of units of one hidden layer."""

    def __init__(self, session: Session, index: int) -> None:
        self._index = index
        super().__init__(session, _KEY, f"{_KEY}.{index}", self.tr("Hidden {0}").format(index + 1))
        self._remove = IconButton("remove", self.tr("Remove hidden layer {0}").format(index + 1))
        self._remove.setObjectName(f"{_KEY}.{index}.remove")
        self._remove.clicked.connect(self._drop)
        self.names.addWidget(self._remove)

    def stops(self) -> list[QWidget]:
        reset, *editors = super().stops()
        return [reset, self._remove, *editors]

    def read(self) -> int:
        return self.session.experiment.network.hidden[self._index]

    def default(self) -> Any:
        declared = settings()[_KEY].default
        return declared[self._index] if self._index < len(declared) else self.read()

    def write(self, value: Any) -> None:
        hidden = list(self.session.experiment.network.hidden)
        hidden[self._index] = value
        self.session.set_value(_KEY, tuple(hidden))

    @Slot()
    def refresh(self) -> None:
        if self._index < len(self.session.experiment.network.hidden):
            super().refresh()

    @Slot()
    def _drop(self) -> None:
        set_layers(
            self.session, [n for n in range(len(self.session.experiment.network.hidden)) if n != self._index]
        )


class NetworkPanel(Panel):
    name = "network"

    def title(self) -> str:
        return self.tr("Network")

    def build(self) -> None:
        self._layers = QWidget()
        self._layers.setObjectName(_KEY)
        self._layers.setAccessibleName(self.tr("Hidden layers"))
        self._form = QVBoxLayout(self._layers)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(8)
        self._fields: list[UnitsField] = []
        self._add = link(f"{_KEY}.add", self.tr("Add a hidden layer"))
        self._add.clicked.connect(self._append)
        self._line = wrapped("", "strong")
        self._line.setObjectName("network.line")
        self._count = wrapped("", "help")
        self._count.setObjectName("network.parameters")
        self.form.addWidget(self._layers)
        self.add(self._add)
        self.add_field("network.activation")
        self.add(self._line)
        self.add(self._count)

    def summary(self) -> str:
        return " → ".join(str(units) for units in layer_sizes(self.session))

    @Slot()
    def refresh(self) -> None:
        super().refresh()
        hidden = self.session.experiment.network.hidden
        self._fit(len(hidden))
        self._layers.setVisible(bool(hidden))
        self._add.setEnabled(len(hidden) < _MOST_LAYERS)
        self._add.setToolTip(
            self.tr("Another hidden layer before the output")
            if len(hidden) < _MOST_LAYERS
            else self.tr("{0} hidden layers are the most.").format(_MOST_LAYERS)
        )
        self._line.setText(" → ".join(str(units) for units in layer_sizes(self.session)))
        if self.session.prepared is None:
            self._count.setText(self.tr("Inputs and outputs follow from the data."))
            return
        sizes = [int(units) for units in layer_sizes(self.session)]
        parameters = sum((n_in + 1) * n_out for n_in, n_out in pairwise(sizes))
        told = self.tr("{0} parameters").format(words.count(parameters))
        self._count.setText(told if hidden else self.tr("{0}, a linear model").format(told))

    def _fit(self, layers: int) -> None:
        while len(self._fields) < layers:
            made = UnitsField(self.session, len(self._fields))
            self._fields.append(made)
            self._form.addWidget(made)
        while len(self._fields) > layers:
            gone = self._fields.pop()
            self._form.removeWidget(gone)
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        follow(self.header, self._fields)

    @Slot()
    def _append(self) -> None:
        hidden = self.session.experiment.network.hidden
        set_layers(self.session, [*range(len(hidden)), len(hidden) - 1 if hidden else None])


def set_layers(session: Session, take: list[int | None] | list[int]) -> None:
    """Build the hidden layers from present ones by index (None: a new one), keep_prob going along."""
    experiment = session.experiment
    hidden, keep = experiment.network.hidden, experiment.regularization.keep_prob
    values: dict[str, Any] = {
        _KEY: tuple(_NEW_LAYER_UNITS if index is None else hidden[index] for index in take)
    }
    if isinstance(keep, tuple):
        values["regularization.keep_prob"] = (
            tuple(1.0 if index is None else keep[index] for index in take) if take else 1.0
        )
    session.set_values(values)


def layer_sizes(session: Session) -> list[str]:
    """Units of every layer, input and output included; "?" for what the data has yet to tell."""
    prepared = session.prepared
    first, last = "?", "?"
    if prepared is not None:
        first = str(prepared.n_inputs)
        last = str(len(prepared.class_names)) if prepared.task == "multiclass" else "1"
    return [first, *(str(units) for units in session.experiment.network.hidden), last]
