"""The choice of one weight of the network: layer, row and column, the largest, or one at random."""

import random
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from guiprac.gui.controls import IntegerBox
from guiprac.gui.theme import set_role
from guiprac.gui.words import tooltip

_MOST = 2**31 - 1


class PlaceChoice(QWidget):
    """Three fields, and two buttons that stand beside them; `changed` tells that another weight is wanted.

    `place` is None while the largest weight is wanted, until `show_place` says which that is.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place: tuple[int, int, int] | None = None
        self._sizes: tuple[int, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.layer = self._field("layer", self.tr("Layer l of the weight, from 1 on."))
        self.row = self._field("row", self.tr("The unit of layer l: a row of W[l], from 1 on."))
        self.column = self._field(
            "column", self.tr("The unit of layer l−1 that the weight comes from: a column.")
        )
        for words, field in (
            (self.tr("Layer"), self.layer),
            (self.tr("row"), self.row),
            (self.tr("column"), self.column),
        ):
            label = QLabel(words, self)
            label.setBuddy(field)
            set_role(label, role="quiet")
            field.setAccessibleName(self.tr("{0} of the weight").format(words))
            row.addWidget(label)
            row.addWidget(field)
        self.largest = QPushButton(self.tr("Largest"), parent)
        self.largest.setObjectName("lens.decay.largest")
        self.largest.setToolTip(tooltip(self.tr("Follow the weight that is now the largest of all.")))
        self.largest.clicked.connect(self._choose_largest)
        self.random = QPushButton(self.tr("Random"), parent)
        self.random.setObjectName("lens.decay.random")
        self.random.setToolTip(tooltip(self.tr("Follow another weight, each equally likely.")))
        self.random.clicked.connect(self._choose_random)

    def _field(self, name: str, help: str) -> IntegerBox:
        field = IntegerBox(1, _MOST, self)
        field.setObjectName(f"lens.decay.{name}")
        field.setToolTip(tooltip(help))
        field.setRange(1, 1)
        field.setFixedWidth(field.fontMetrics().horizontalAdvance("0000") + 20)
        field.valueChanged.connect(self._field_changed)
        return field

    def set_sizes(self, sizes: Sequence[int]) -> None:
        """Take the units of another network, (n[0], …, n[L]); its largest weight is wanted."""
        self._sizes = tuple(sizes)
        self.place = None

    @property
    def sizes(self) -> tuple[int, ...]:
        """(n[0], …, n[L])."""
        return self._sizes

    def show_place(self, layer: int, row: int, column: int) -> None:
        """Stand at a weight, without telling anybody."""
        self.place = (layer, row, column)
        bounds = (len(self._sizes) - 1, self._sizes[layer], self._sizes[layer - 1])
        fields = (self.layer, self.row, self.column)
        for field, high, value in zip(fields, bounds, self.place, strict=True):
            blocked = field.blockSignals(True)
            field.setRange(1, high)
            field.setValue(value)
            field.blockSignals(blocked)

    @Slot()
    def _field_changed(self) -> None:
        if not self._sizes:
            return
        layer = min(self.layer.value(), len(self._sizes) - 1)
        row = min(self.row.value(), self._sizes[layer])
        column = min(self.column.value(), self._sizes[layer - 1])
        self.show_place(layer, row, column)
        self.changed.emit()

    @Slot()
    def _choose_largest(self) -> None:
        self.place = None
        self.changed.emit()

    @Slot()
    def _choose_random(self) -> None:
        if not self._sizes:
            return
        # Which weight is looked at is no part of the run, and need not be repeatable.
        draw = random.SystemRandom()
        counts = [below * above for below, above in zip(self._sizes, self._sizes[1:], strict=False)]
        layer = draw.choices(range(1, len(self._sizes)), weights=counts)[0]
        self.show_place(layer, draw.randint(1, self._sizes[layer]), draw.randint(1, self._sizes[layer - 1]))
        self.changed.emit()
