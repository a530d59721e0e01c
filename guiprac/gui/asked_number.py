"""A number that is asked for in passing, with slider and field, and is no setting of the experiment."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from guiprac.gui import words
from guiprac.gui.controls import IntegerBox, NumberBox, RangeSlider, Scale
from guiprac.gui.forms import BOX_WIDTH_IN_DIGITS, EDITOR_SHARE, LABEL_SHARE
from guiprac.gui.theme import tabular


class AskedNumber(QWidget):
    """Lines up with the fields of settings; `changed` gives the value when a person changes it.

    The slider has the range of its scale, and the field takes everything from `low` to `high`: what is typed beyond
    becomes the nearest of them.
    """

    changed = Signal(float)

    def __init__(self, name: str, label: str, help: str, scale: Scale, low: float, high: float) -> None:
        super().__init__()
        self._low, self._high = low, high
        self._label = QLabel(label)
        self._label.setWordWrap(True)
        self.slider = RangeSlider(scale)
        self.box: IntegerBox | NumberBox = (
            IntegerBox(low, high) if scale.integer else NumberBox(low, high, log=scale.log)
        )
        self._label.setBuddy(self.box)
        self.box.setObjectName(name)
        self.box.setFont(tabular(self.box.font()))
        self.box.setAccessibleName(label)
        self.slider.setObjectName(f"{name}.slider")
        self.slider.setAccessibleName(self.tr("{0}, slider").format(label))
        for widget in (self._label, self.slider, self.box):
            widget.setToolTip(words.tooltip(help))
            widget.setWhatsThis(help)
        self.box.valueChanged.connect(self._entered)
        self.slider.moved.connect(self._moved)
        editors = QWidget()
        beside = QHBoxLayout(editors)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self.slider, 1)
        beside.addWidget(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label, LABEL_SHARE)
        row.addWidget(editors, EDITOR_SHARE)
        for side in (self._label, editors):
            side.setMinimumWidth(1)
            side.setSizePolicy(QSizePolicy.Policy.Ignored, side.sizePolicy().verticalPolicy())

    @property
    def value(self) -> float:
        """The number as it is asked."""
        return float(self.box.value())

    def set_unit(self, unit: str) -> None:
        """Write a unit after the number."""
        self.box.setSuffix(f" {unit}")

    def show_value(self, value: float) -> None:
        """Show a number, telling nobody."""
        blocked = self.box.blockSignals(True)
        if isinstance(self.box, IntegerBox):
            self.box.setValue(int(value))
        else:
            self.box.setValue(value)
        self.box.blockSignals(blocked)
        self.slider.show_value(value)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.box.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * BOX_WIDTH_IN_DIGITS + 18)

    def _entered(self, value: float) -> None:
        self._take(min(max(value, self._low), self._high))

    def _moved(self, value: float) -> None:
        if value != self.value:
            self._take(value)

    def _take(self, value: float) -> None:
        self.show_value(value)
        self.changed.emit(self.value)
