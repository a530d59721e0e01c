"""How a prediction is given: one of a few choices, or a number on a slider."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QRadioButton, QWidget

from guiprac.gui.controls import NumberBox, RangeSlider, Scale
from guiprac.gui.lessons import rich_text
from guiprac.gui.theme import tabular, theme
from guiprac.lesson import NumberAsked

_POSITIONS = 200
_BOX_DIGITS = 9


class Choices(QWidget):
    """Radio buttons with words that wrap; `given` tells that one was chosen."""

    given = Signal()

    def __init__(self, texts: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._labels: list[QLabel] = []
        self._marks: list[QLabel] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for index, text in enumerate(texts):
            button = QRadioButton()
            button.setObjectName(f"lesson.choice.{index}")
            button.setAccessibleName(rich_text.plain(text))
            label = QLabel(rich_text.html(text, theme().palette.text))
            label.setWordWrap(True)
            label.setObjectName(f"lesson.choice.{index}.text")
            label.setBuddy(button)
            label.installEventFilter(self)
            mark = QLabel()
            mark.setObjectName(f"lesson.choice.{index}.mark")
            self._group.addButton(button, index)
            self._labels.append(label)
            self._marks.append(mark)
            grid.addWidget(button, index, 0, top)
            grid.addWidget(label, index, 1)
            grid.addWidget(mark, index, 2, top)
        self._group.idClicked.connect(self.given)

    def value(self) -> float | None:
        """The index of the choice; None before one is chosen."""
        chosen = self._group.checkedId()
        return float(chosen) if chosen >= 0 else None

    def show_value(self, value: float | None) -> None:
        """Show what was chosen before."""
        button = None if value is None else self._group.button(int(value))
        if button is not None:
            button.setChecked(True)

    def judge(self, right: Collection[int]) -> None:
        """Say which came true; nothing can be chosen any more."""
        chosen, colours = self._group.checkedId(), theme().palette
        for index, (label, mark) in enumerate(zip(self._labels, self._marks, strict=True)):
            self._group.button(index).setEnabled(False)
            is_right = index in right
            mark.setText("✓" if is_right else "✗" if index == chosen else "")
            mark.setStyleSheet(f"color: {colours.good if is_right else colours.warning}; font-weight: 600")
            label.setStyleSheet("" if is_right or index == chosen else f"color: {colours.quiet}")

    def take_focus(self) -> None:
        """Go to the first choice, with none of them chosen."""
        self._group.button(max(self._group.checkedId(), 0)).setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(watched, QLabel):
            button = watched.buddy()
            if isinstance(button, QRadioButton) and button.isEnabled():
                button.click()
                button.setFocus(Qt.FocusReason.MouseFocusReason)
        return False


class NumberPrediction(QWidget):
    """A slider with a field; `given` tells that either was moved."""

    given = Signal()

    def __init__(self, asked: NumberAsked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = 100.0 if asked.percent else 1.0
        low, high = asked.low * self._unit, asked.high * self._unit
        scale = Scale(low, high, _POSITIONS, log=asked.log, zero=asked.zero)
        self._given = False
        self.slider = RangeSlider(scale)
        self.slider.setObjectName("lesson.number.slider")
        self.slider.setAccessibleName(self.tr("Your prediction, slider"))
        least = 0.0 if asked.zero else low
        self.box = NumberBox(least, high, log=asked.log, least=low, step=(high - low) / 100)
        self.box.setObjectName("lesson.number")
        self.box.setAccessibleName(self.tr("Your prediction"))
        self.box.setRange(least, high)
        self.box.setFont(tabular(self.box.font()))
        if asked.percent:
            self.box.setSuffix("\u202f%")
        self.box.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * _BOX_DIGITS + 16)
        middle = scale.value(_POSITIONS // 2)
        self.slider.show_value(middle)
        self._show_box(middle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.slider, 1)
        row.addWidget(self.box)
        self.slider.moved.connect(self._moved)
        self.box.valueChanged.connect(self._typed)
        # Whoever agrees with the number that stands there says so with Return.
        self.box.lineEdit().returnPressed.connect(self._agreed)

    def value(self) -> float | None:
        """The number, a share where it is shown in percent; None before it was touched."""
        return self.box.value() / self._unit if self._given else None

    def shown(self) -> float:
        """The number that stands there, touched or not."""
        return self.box.value() / self._unit

    def show_value(self, value: float | None) -> None:
        """Show what was given before, or elsewhere."""
        if value is not None:
            self._given = True
            self._show_box(value * self._unit)
            self.slider.show_value(value * self._unit)

    def judge(self, right: Collection[int]) -> None:
        """Nothing can be given any more."""
        self.slider.setEnabled(False)
        self.box.setEnabled(False)

    def take_focus(self) -> None:
        self.slider.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_box(self, value: float) -> None:
        blocked = self.box.blockSignals(True)
        self.box.setValue(value)
        self.box.blockSignals(blocked)

    @Slot(float)
    def _moved(self, value: float) -> None:
        self._show_box(value)
        self._given = True
        self.given.emit()

    @Slot()
    def _agreed(self) -> None:
        self._given = True
        self.given.emit()

    @Slot(float)
    def _typed(self, value: float) -> None:
        self.slider.show_value(value)
        self._given = True
        self.given.emit()
