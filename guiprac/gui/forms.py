"""Editors made from the declarations of experiment.py, each bound to one setting of the Session.

A field shows the Session's value and hands on what a person enters; it keeps no value of its own. An entry
that the Session refuses stays in the field, marked, with the reason under it, until it is mended.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from guiprac.experiment import Setting, settings, value_of
from guiprac.gui import words
from guiprac.gui.controls import Choice, IconButton, IntegerBox, NumberBox, RangeSlider, Scale, wrapped
from guiprac.gui.session import Session
from guiprac.gui.theme import set_role, tabular

# The range that a slider offers; fields take everything within the declared bounds.
SLIDERS = {
    "data.samples": Scale(100, 100_000, steps=120, log=True, integer=True),
    "data.noise": Scale(0.0, 1.0, steps=100),
    "data.plant_amount": Scale(0.0, 5.0, steps=100),
    "regularization.l2": Scale(1e-3, 1e3, steps=121, log=True, zero=True),
    "regularization.l1": Scale(1e-3, 1e3, steps=121, log=True, zero=True),
    "regularization.keep_prob": Scale(0.05, 1.0, steps=95),
    "regularization.input_keep_prob": Scale(0.05, 1.0, steps=95),
    "training.learning_rate": Scale(1e-5, 10.0, steps=120, log=True),
    "training.batch_size": Scale(1, 4096, steps=96, log=True, integer=True),
    "training.epochs": Scale(1, 10_000, steps=80, log=True, integer=True),
}
LABEL_SHARE, EDITOR_SHARE = 43, 57
BOX_WIDTH_IN_DIGITS = 10


class Field(QWidget):
    """A labelled editor with help, a mark and a way back where it differs from the default, and its error.

    `box` is the control that takes the typing and carries the setting's key as its objectName; `names` is the
    row of the label.
    """

    box: QWidget

    def __init__(
        self, session: Session, key: str, name: str = "", label: str = "", parent: QWidget | None = None
    ) -> None:
        """`name` is the editor's objectName where it is not the key, `label` likewise the words before it."""
        super().__init__(parent)
        self.session = session
        self.setting: Setting = settings()[key]
        self.key = key
        self.name = name or key
        self._words = label or words.setting_text(self.setting.label)
        self._note = ""
        self.label = QLabel(self._words)
        self.label.setWordWrap(True)
        self.reset = IconButton("default", "")
        keeps_its_place = self.reset.sizePolicy()
        keeps_its_place.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(keeps_its_place)
        self.message = wrapped("", "error")
        self.message.hide()
        self.note = wrapped("", "help")
        self.note.hide()
        self._holder = QWidget()
        self._editors = QHBoxLayout(self._holder)
        self._editors.setContentsMargins(0, 0, 0, 0)
        self._editors.setSpacing(8)
        self.build()
        self._dress()
        self._lay_out()
        self.reset.clicked.connect(self.put_back)
        session.experiment_changed.connect(self.refresh)
        session.prepared_changed.connect(self.refresh)
        self.refresh()

    def build(self) -> None:
        """Make `box` (and what goes with it) and add it to the row."""
        raise NotImplementedError

    def display(self, value: Any) -> None:
        """Show a value, telling nobody."""
        raise NotImplementedError

    def read(self) -> Any:
        """The Session's value."""
        return value_of(self.session.experiment, self.key)

    def write(self, value: Any) -> None:
        """Hand an entered value to the Session."""
        self.session.set_value(self.key, value)

    def default(self) -> Any:
        return self.setting.default

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self._editors.addWidget(widget, stretch)

    def add_link(self, link: QWidget) -> None:
        """Put a link at the right end of the line under the editor."""
        self._under.addWidget(link, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)

    def say(self, note: str) -> None:
        """Show a quiet line under the editor; empty to take it away."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    @Slot()
    def refresh(self) -> None:
        """Show what the Session holds: value, mark, error."""
        problem = self.session.errors.get(self.key, "")
        value = self.read()
        if not (problem and self.holds_refused_entry()):
            self.display(value)
        changed = bool(problem and self.holds_refused_entry()) or value != self.default()
        set_role(self.label, changed=changed)
        self.reset.setVisible(changed)
        set_role(self.box, invalid=bool(problem))
        self.message.setText(words.field_message(self.key, problem))
        self.message.setVisible(bool(problem))

    def holds_refused_entry(self) -> bool:
        """Whether the box shows an entry that the Session has not taken."""
        return False

    def stops(self) -> list[QWidget]:
        """Where Tab comes by, from left to right."""
        return [self.reset, self.box]

    @Slot()
    def put_back(self) -> None:
        """Return to the declared default."""
        self.display(self.default())
        self.write(self.default())

    def _dress(self) -> None:
        self.box.setObjectName(self.name)
        self.label.setBuddy(self.box)
        self.box.setAccessibleName(self._words)
        self.box.setAccessibleDescription(words.setting_text(self.setting.help))
        tip, story = words.setting_tooltip(self.setting), words.setting_whats_this(self.setting)
        for widget in (self, self.label, self.box):
            widget.setToolTip(tip)
            widget.setWhatsThis(story)
        back = self.tr("Back to the default, {0}").format(words.default_text(self.setting))
        self.reset.setToolTip(back)
        self.reset.setAccessibleName(self.tr("{0}: back to the default").format(self._words))
        self.reset.setObjectName(f"{self.name}.reset")
        self.message.setObjectName(f"{self.name}.error")

    def _lay_out(self) -> None:
        self._under = QHBoxLayout()
        self._under.setContentsMargins(0, 0, 0, 0)
        self._under.setSpacing(8)
        self._under.addWidget(self.note, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(self._row())
        whole.addWidget(self.message)
        whole.addLayout(self._under)

    def _row(self) -> QHBoxLayout:
        """Label and way back at the left, so that the editors of all rows end at one edge."""
        named = QWidget()
        self.names = QHBoxLayout(named)
        self.names.setContentsMargins(0, 0, 0, 0)
        self.names.setSpacing(0)
        self.names.addWidget(self.label, 1)
        self.names.addWidget(self.reset)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(named, LABEL_SHARE)
        row.addWidget(self._holder, EDITOR_SHARE)
        # Both sides take their share of any width, so that all rows of all panels line up.
        for side in (self.label, named, self._holder):
            side.setMinimumWidth(1)
            side.setSizePolicy(QSizePolicy.Policy.Ignored, side.sizePolicy().verticalPolicy())
        return row


class NumberField(Field):
    """A number, with a slider where it is tried along a range."""

    box: IntegerBox | NumberBox

    def build(self) -> None:
        low, high = self.setting.minimum or 0.0, self.setting.maximum or 1e12
        scale = SLIDERS.get(self.key)
        integer = self.setting.kind in ("integer", "integers")
        self.slider = RangeSlider(scale) if scale else None
        box: IntegerBox | NumberBox
        if integer:
            box = IntegerBox(low, high)
        else:
            slider_low = scale.low if scale and self.setting.minimum_is_open else low
            least = scale.low if scale else 0.0
            box = NumberBox(slider_low, high, log=self.setting.scale == "log", least=least, step=0.05)
        if self.setting.unit:
            box.setSuffix(f" {words.setting_text(self.setting.unit)}")
        box.setFont(tabular(box.font()))
        box.valueChanged.connect(self._entered)
        self.box = box
        self._integer = integer
        if self.slider is not None:
            self.slider.setObjectName(f"{self.name}.slider")
            self.slider.setAccessibleName(self.tr("{0}, slider").format(self._words))
            self.slider.setToolTip(words.setting_tooltip(self.setting))
            self.slider.moved.connect(self._moved)
        self._beside = QHBoxLayout()
        self._beside.setContentsMargins(0, 0, 0, 0)
        if self.slider is not None:
            self._beside.addWidget(self.slider)
        self._editors.addLayout(self._beside, 1)
        self._editors.addWidget(box, 0, Qt.AlignmentFlag.AlignRight)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def put_beside(self, widget: QWidget) -> None:
        """Put something where others have their slider, next to the number."""
        self._beside.addWidget(widget, 1, Qt.AlignmentFlag.AlignRight)

    def _fit(self) -> None:
        """All number boxes are equally wide, whatever they hold, so that they form one column."""
        self.box.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * BOX_WIDTH_IN_DIGITS + 18)

    def stops(self) -> list[QWidget]:
        reset, *rest = super().stops()
        return [reset, *([self.slider] if self.slider is not None else []), *rest]

    def display(self, value: Any) -> None:
        number = self.as_number(value)
        if number is None:
            return
        box = self.box
        if box.value() != number:
            blocked = box.blockSignals(True)
            if isinstance(box, IntegerBox):
                box.setValue(int(number))
            else:
                box.setValue(number)
            box.blockSignals(blocked)
        if self.slider is not None:
            self.slider.show_value(number)

    def as_number(self, value: Any) -> float | None:
        """The number to show for the Session's value; None where there is none."""
        return float(value)

    def holds_refused_entry(self) -> bool:
        number = self.as_number(self.read())
        return number is not None and self.box.value() != number

    def _entered(self, value: float) -> None:
        if self.slider is not None:
            self.slider.show_value(value)
        self.write(int(value) if self._integer else float(value))

    def _moved(self, value: float) -> None:
        if value != self.as_number(self.read()):
            self.write(int(value) if self._integer else value)


class ChoiceField(Field):
    """One of a few named choices."""

    box: Choice

    def build(self) -> None:
        box = Choice()
        for choice in self.setting.choices:
            box.addItem(words.choice_text(choice), choice)
        box.activated.connect(self._chosen)
        self.box = box
        self.add(box, 1)

    def display(self, value: Any) -> None:
        self.box.choose(value)

    def _chosen(self) -> None:
        if self.box.currentData() != self.read():
            self.write(self.box.currentData())


class SwitchField(Field):
    """On or off. The words stand at the check box, so that the whole line can be clicked."""

    box: QCheckBox

    def build(self) -> None:
        box = QCheckBox(self._words)
        box.clicked.connect(self.write)
        self.box = box
        self.add(box)

    def display(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._holder)
        row.addWidget(self.reset)
        row.addStretch(1)
        self.label.setParent(self)
        self.label.hide()
        return row


class TextField(Field):
    """A text, given out when the typing ends."""

    box: QLineEdit

    def build(self) -> None:
        box = QLineEdit()
        box.editingFinished.connect(self._entered)
        self.box = box
        self.add(box, 1)

    def display(self, value: Any) -> None:
        if self.box.text() != value:
            self.box.setText(value)

    def _entered(self) -> None:
        if self.box.text() != self.read():
            self.write(self.box.text())


def follow(before: QWidget, fields: Sequence[Field]) -> None:
    """Let Tab go from a widget through fields: what is made late would else come last of the whole window."""
    for stop in (stop for field in fields for stop in field.stops()):
        QWidget.setTabOrder(before, stop)
        before = stop


_KINDS: dict[str, Callable[..., Field]] = {
    "number": NumberField,
    "integer": NumberField,
    "choice": ChoiceField,
    "switch": SwitchField,
    "text": TextField,
}


def field(session: Session, key: str) -> Field:
    """The editor of one setting with a single value, as its declaration asks for."""
    return _KINDS[settings()[key].kind](session, key)
