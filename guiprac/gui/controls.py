"""The controls that forms are built from: numbers, sliders and choices that behave inside a scrolling column."""

import math
import re
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QToolButton,
    QWidget,
)

from guiprac.gui.icons import icon
from guiprac.gui.theme import theme
from guiprac.gui.words import number

_HALF_TYPED = re.compile(r"[+-]?\d*\.?\d*(e[+-]?\d*)?", re.IGNORECASE)
_LARGEST_INTEGER = 2**31 - 1


@dataclass(frozen=True)
class Scale:
    """How a slider's positions 0..steps map to values: linear or logarithmic, 0 apart if `zero`.

    On a logarithmic scale with `zero`, position 0 is exactly 0 and position 1 is `low`.
    """

    low: float
    high: float
    steps: int = 100
    log: bool = False
    zero: bool = False
    integer: bool = False

    def value(self, position: int) -> float:
        """The value at a position, rounded to two significant digits on a logarithmic scale."""
        if self.zero and position <= 0:
            return 0.0
        first = 1 if self.zero else 0
        share = (position - first) / (self.steps - first)
        if not self.log:
            value = round(self.low + share * (self.high - self.low), 4)
        else:
            value = float(f"{self.low * (self.high / self.low) ** share:.2g}")
        return float(round(value)) if self.integer else value

    def position(self, value: float) -> int:
        """The position nearest to a value; values beyond the ends are at the ends."""
        first = 1 if self.zero else 0
        if self.zero and value <= 0:
            return 0
        if not self.log:
            share = (value - self.low) / (self.high - self.low)
        else:
            share = math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
        return round(first + min(max(share, 0.0), 1.0) * (self.steps - first))


class NumberBox(QDoubleSpinBox):
    """A number typed as 0.001 or 1e-3, given out when the typing ends.

    It takes any finite number: bounds are the experiment's to judge, so that a refused number stays to be
    seen and mended. Arrow keys stay within `low` and `high`; on a log scale they multiply,
    and `least` is the smallest number above a `low` of 0.
    """

    def __init__(
        self,
        low: float,
        high: float,
        *,
        log: bool = False,
        least: float = 0.0,
        step: float = 0.01,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._low, self._high, self._log = low, high, log
        self._least = least or low
        self._mixed = ""
        self.setLocale(QLocale.c())
        self.setDecimals(15)
        self.setRange(-1e12, 1e12)
        self.setSingleStep(step)
        _quiet_box(self)

    def show_mixed(self, text: str) -> None:
        """Show a word instead of the number, for several values at once; empty to show the number again."""
        if text != self._mixed:
            self._mixed = text
            self.lineEdit().setText(self.textFromValue(self.value()))

    def textFromValue(self, value: float) -> str:
        return self._mixed or number(value)

    def valueFromText(self, text: str) -> float:
        if self._mixed and text == self._mixed:
            return self.value()
        try:
            return float(self._bare(text))
        except ValueError:
            return self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        if self._mixed and text == self._mixed:
            return QValidator.State.Acceptable, text, position
        return _judge(self._bare(text)), text, position

    def fixup(self, text: str) -> str:
        return self.textFromValue(self.value())

    def event(self, event: QEvent) -> bool:
        return not _leaves_undo_to_window(self, event) and super().event(event)

    def stepBy(self, steps: int) -> None:
        value = self.value()
        if self._log:
            if value < self._least:
                value = self._least if steps > 0 else self._low
            elif steps < 0 and value <= self._least:
                value = self._low
            else:
                value = float(f"{value * 10 ** (steps * 0.1):.2g}")
        else:
            value = round(value + steps * self.singleStep(), 10)
        self.setValue(min(max(value, self._low), self._high))
        self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        _wheel_if_focused(self, event, super().wheelEvent)

    def _bare(self, text: str) -> str:
        return text.removesuffix(self.suffix()).strip()


class IntegerBox(QSpinBox):
    """A whole number, typed as 1000 or 1e3, given out when the typing ends; bounds as in NumberBox."""

    def __init__(self, low: float, high: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high = int(low), int(min(high, _LARGEST_INTEGER))
        self.setLocale(QLocale.c())
        self.setGroupSeparatorShown(False)
        self.setRange(-_LARGEST_INTEGER, _LARGEST_INTEGER)
        _quiet_box(self)

    def valueFromText(self, text: str) -> int:
        try:
            value = float(text.removesuffix(self.suffix()).strip())
        except ValueError:
            return self.value()
        return int(value) if value.is_integer() and abs(value) <= _LARGEST_INTEGER else self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return _judge(text.removesuffix(self.suffix()).strip()), text, position

    def fixup(self, text: str) -> str:
        return self.textFromValue(self.value())

    def event(self, event: QEvent) -> bool:
        return not _leaves_undo_to_window(self, event) and super().event(event)

    def stepBy(self, steps: int) -> None:
        self.setValue(min(max(self.value() + steps, self._low), self._high))
        self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        _wheel_if_focused(self, event, super().wheelEvent)


class RangeSlider(QSlider):
    """A slider over a Scale; `moved` gives the value when a person moves it, by mouse or key."""

    moved = Signal(float)

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.scale = scale
        self._showing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setRange(0, scale.steps)
        self.setSingleStep(max(scale.steps // 100, 1))
        self.setPageStep(max(scale.steps // 10, 1))
        self.valueChanged.connect(self._tell)

    def show_value(self, value: float) -> None:
        """Stand where the value is, without telling anybody."""
        self._showing = True
        self.setValue(self.scale.position(value))
        self._showing = False

    def _tell(self, position: int) -> None:
        if not self._showing:
            self.moved.emit(self.scale.value(position))

    def wheelEvent(self, event: QWheelEvent) -> None:
        _wheel_if_focused(self, event, super().wheelEvent)


class Choice(QComboBox):
    """A list to choose from, left alone by the wheel until it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def choose(self, value: object) -> None:
        """Show the entry that stands for a value, without telling anybody."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self.findData(value))
        self.blockSignals(blocked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        _wheel_if_focused(self, event, super().wheelEvent)


class IconButton(QToolButton):
    """A small button with only an icon; its words are in the tooltip and the accessible name."""

    def __init__(self, icon_name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setProperty("role", "icon")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(words)
        self.setAccessibleName(words)
        theme().changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        self.setIcon(icon(self._icon_name, theme().palette.quiet))
        self.setIconSize(theme().icon_size)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def link(name: str, words: str, parent: QWidget | None = None) -> QPushButton:
    """A button that reads like a link, for what is done now and then."""
    button = QPushButton(words, parent)
    button.setObjectName(name)
    button.setProperty("role", "link")
    # A click leaves the focus where it is; otherwise it would jump on when the button has done its work.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


def wrapped(text: str, role: str, parent: QWidget | None = None) -> QLabel:
    """A label that wraps, in one of the style sheet's roles."""
    label = QLabel(text, parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _quiet_box(box: QSpinBox | QDoubleSpinBox) -> None:
    box.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    box.lineEdit().setTextMargins(0, 0, 4, 0)
    # A file dropped on a number is dropped on the window.
    box.lineEdit().setAcceptDrops(False)
    box.setKeyboardTracking(False)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.setCorrectionMode(QSpinBox.CorrectionMode.CorrectToPreviousValue)


def _judge(text: str) -> QValidator.State:
    try:
        if math.isfinite(float(text)) and not set(text) - set("0123456789.+-eE"):
            return QValidator.State.Acceptable
    except ValueError:
        if _HALF_TYPED.fullmatch(text):
            return QValidator.State.Intermediate
    return QValidator.State.Invalid


def _leaves_undo_to_window(box: QSpinBox | QDoubleSpinBox, event: QEvent) -> bool:
    """While nothing is half typed, undo and redo mean the experiment, not the letters in the box."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    key = QKeySequence.StandardKey
    if not (event.matches(key.Undo) or event.matches(key.Redo)):
        return False
    shown = box.textFromValue(box.value())  # type: ignore[arg-type]
    if box.lineEdit().text().removesuffix(box.suffix()) != shown:
        return False
    event.ignore()
    return True


def _wheel_if_focused(widget: QWidget, event: QWheelEvent, act: object) -> None:
    if widget.hasFocus() and callable(act):
        act(event)
    else:
        event.ignore()
