"""A number that is tried along a range: a slider and a field, tied."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guiprac.gui.controls import IntegerBox, NumberBox, RangeSlider, Scale

_FIELD = 72


class TriedNumber(QWidget):
    """`changed` tells of another value, whichever of the two it came from; the field takes the exact one."""

    changed = Signal()

    def __init__(self, name: str, box: IntegerBox | NumberBox, scale: Scale, parent: QWidget) -> None:
        """`name` is the objectName of the field, and with `.slider` that of the slider."""
        super().__init__(parent)
        self._low, self._high = scale.low, scale.high
        self.slider, self.box = RangeSlider(scale, self), box
        box.setParent(self)
        box.setObjectName(name)
        box.setFixedWidth(_FIELD)
        if isinstance(box, IntegerBox):
            box.setRange(int(scale.low), int(scale.high))
        else:
            box.setRange(scale.low, scale.high)
        self.slider.setObjectName(f"{name}.slider")
        self.slider.setMinimumWidth(48)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.slider, 1)
        row.addWidget(box)
        self.setFocusProxy(self.slider)
        self.slider.moved.connect(self.set_value)
        box.valueChanged.connect(self._told)

    @property
    def value(self) -> float:
        """The value of both."""
        return float(self.box.value())

    @Slot(float)
    def set_value(self, value: float) -> None:
        """Take another value, as if it had been typed."""
        value = min(max(value, self._low), self._high)
        if isinstance(self.box, IntegerBox):
            self.box.setValue(round(value))
        else:
            self.box.setValue(value)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for editor in (self.slider, self.box):
            editor.setAccessibleName(name)

    def setToolTip(self, text: str) -> None:
        super().setToolTip(text)
        for editor in (self.slider, self.box):
            editor.setToolTip(text)

    @Slot()
    def _told(self) -> None:
        self.slider.show_value(self.value)
        self.changed.emit()
