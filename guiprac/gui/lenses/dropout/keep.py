"""A keep_prob of the lens's own: as in the run, or a what-if value, that changes nothing of the run."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from guiprac.gui.controls import IconButton, NumberBox, RangeSlider, Scale
from guiprac.gui.theme import set_role
from guiprac.gui.words import number, tooltip

LEAST = 0.05
# What is tried where the run keeps everything.
TRIED = 0.8


class KeepProb(QWidget):
    """A slider and a field, tied; `changed` tells that another value is to be shown."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._in_run = 1.0
        self._tried: float | None = None
        label = QLabel(self.tr("keep_prob"), self)
        set_role(label, role="quiet")
        self.slider = RangeSlider(Scale(LEAST, 1.0, 95), self)
        self.slider.setObjectName(f"{name}.slider")
        self.slider.setAccessibleName(self.tr("keep_prob to look at"))
        self.slider.setFixedWidth(72)
        self.field = NumberBox(LEAST, 1.0, step=0.05, parent=self)
        self.field.setObjectName(name)
        self.field.setAccessibleName(self.tr("keep_prob to look at"))
        self.field.setFixedWidth(self.field.fontMetrics().horizontalAdvance("0.00") + 36)
        label.setBuddy(self.field)
        self.back = IconButton("default", self.tr("As in the run"), self)
        self.back.setObjectName(f"{name}.as_in_run")
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (label, self.slider, self.field, self.back):
            row.addWidget(widget)
        help = self.tr(
            "The share of units that is KEPT in each step (S15). Here it is a what-if of this picture alone; the "
            "run's own is set in the Regularization panel (regularization.keep_prob)."
        )
        for widget in (self.slider, self.field):
            widget.setToolTip(tooltip(help))
        self.slider.moved.connect(self._try)
        self.field.valueChanged.connect(self._try)
        self.back.clicked.connect(self._as_in_run)
        self._show()

    @property
    def value(self) -> float:
        """The value that is shown."""
        if self._tried is not None:
            return self._tried
        return self._in_run if self._in_run < 1 else TRIED

    @property
    def asked(self) -> float:
        """The value to ask for; 0 is as in the run."""
        return 0.0 if self.is_in_run else self.value

    @property
    def is_in_run(self) -> bool:
        """Whether the run itself has what is shown."""
        return self.value == self._in_run

    def show_run(self, keep_prob: float) -> None:
        """Take in what the run has now."""
        if keep_prob != self._in_run:
            self._in_run = keep_prob
            self._show()

    def what_if(self) -> str:
        """That this is no part of the run, and what would make it so; "" where it is."""
        if self.is_in_run:
            return ""
        if self._in_run == 1:
            return self.tr("What if: the run has no dropout here (Regularization › keep_prob).")
        return self.tr("What if: the run itself has keep_prob = {0}.").format(number(self._in_run))

    @Slot(float)
    def _try(self, value: float) -> None:
        self._tried = min(max(value, LEAST), 1.0)
        self._show()
        self.changed.emit()

    @Slot()
    def _as_in_run(self) -> None:
        self._tried = None if self._in_run < 1 else 1.0
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.slider.show_value(self.value)
        blocked = self.field.blockSignals(True)
        self.field.setValue(self.value)
        self.field.blockSignals(blocked)
        self.back.setVisible(not self.is_in_run)


def shown_of(keep_probs: tuple[float, ...]) -> float:
    """The run's keep_prob of hidden layers (the smallest of them), or of the input where it has no hidden layer.

    An input that is dropped alone counts too: then the run has dropout.
    """
    hidden = min(keep_probs[1:], default=keep_probs[0])
    return hidden if hidden < 1 else keep_probs[0]
