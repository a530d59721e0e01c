"""What is wrong with the signals, in words, with buttons that mend it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from guiprac.events.initialization import Alarm, AlarmKind, InitializationSeen
from guiprac.experiment import value_of
from guiprac.gui.controls import wrapped
from guiprac.gui.flow_layout import FlowLayout
from guiprac.gui.session import Mode
from guiprac.gui.theme import mix, set_role, theme
from guiprac.gui.words import choice_text, sentence_text, sentences, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_MOST_REMEDIES = 2
_SHORT = {"he": "He", "xavier": "Xavier", "glorot": "Glorot"}


class Alarms(QFrame):
    """One alarm at a time with its remedies; a row of names chooses among several.

    Its height grows where the words need it, and shrinks only for another run or width, so that nothing jumps.
    """

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens.initialization.alarms")
        self._session = session
        self._alarms: Sequence[Alarm] = ()
        self._seen: InitializationSeen | None = None
        self._chosen: AlarmKind | None = None
        self._run: object = None
        # On paper there is nothing to push.
        self.on_paper = False
        set_role(self, role="message")
        self._kinds = QWidget(self)
        self._kinds_row = FlowLayout(self._kinds, spacing=4)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._choose)
        self._buttons: dict[AlarmKind, QToolButton] = {}
        for kind, text in self._titles().items():
            button = QToolButton(self._kinds)
            button.setObjectName(f"lens.initialization.alarm.{kind}")
            button.setText(f"⚠ {text}")
            button.setAccessibleName(text)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            set_role(button, role="tool")
            self._group.addButton(button)
            self._buttons[kind] = button
            self._kinds_row.addWidget(button)
        self.says = wrapped("", "help", self)
        self.says.setObjectName("lens.initialization.says")
        self.says.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._remedies = [self._make_remedy(number) for number in range(_MOST_REMEDIES)]
        right = QVBoxLayout()
        right.setSpacing(4)
        for remedy in self._remedies:
            right.addWidget(remedy)
        right.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self._kinds)
        left.addWidget(self.says, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addLayout(right)
        theme().changed.connect(self._dress)
        self._dress()

    def _titles(self) -> dict[AlarmKind, str]:
        return {
            "symmetric": self.tr("Identical units"),
            "exploding": self.tr("Exploding"),
            "vanishing": self.tr("Vanishing"),
            "saturated": self.tr("Saturated"),
            "mismatch": self.tr("Mismatch"),
        }

    def _make_remedy(self, number: int) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"lens.initialization.remedy.{number}")
        button.clicked.connect(self._mend)
        return button

    # --- showing -----------------------------------------------------------------------------------------------

    def show_seen(self, seen: InitializationSeen) -> None:
        """Show the alarms of another answer, and keep the one that the reader chose while it is there."""
        if self._run is not self._session.history:
            self._run = self._session.history
            self.setMinimumHeight(0)
        self._seen, self._alarms = seen, seen.alarms
        kinds = [alarm.kind for alarm in self._alarms]
        if self._chosen not in kinds:
            self._chosen = kinds[0] if kinds else None
        for kind, button in self._buttons.items():
            button.setVisible(kind in kinds)
            button.setChecked(kind == self._chosen)
        self._kinds.setVisible(bool(kinds))
        alarm = self._shown_alarm()
        set_role(self, tone="warning" if alarm is not None else "told")
        self.says.setText(f"✓ {sentence_text(seen.says)}" if alarm is None else _sentences(alarm))
        self._show_remedies(alarm)
        self._reserve()

    def _reserve(self) -> None:
        """Keep the height that was once needed."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            needed = (
                layout.heightForWidth(self.width())
                if layout.hasHeightForWidth()
                else layout.sizeHint().height()
            )
            self.setMinimumHeight(max(needed, self.minimumHeight()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setMinimumHeight(0)
            self._reserve()

    def _shown_alarm(self) -> Alarm | None:
        return next((alarm for alarm in self._alarms if alarm.kind == self._chosen), None)

    def _show_remedies(self, alarm: Alarm | None) -> None:
        remedies = alarm.remedies if alarm is not None else ()
        for number, button in enumerate(self._remedies):
            button.setVisible(number < len(remedies) and not self.on_paper)
            if number >= len(remedies):
                continue
            changes = remedies[number]
            is_set = all(value_of(self._session.experiment, key) == value for key, value in changes.items())
            button.setText(
                self.tr("{0} at next Start").format(_named(changes)) if is_set else self._use(changes)
            )
            button.setEnabled(not is_set)
            settings = ", ".join(f"{key} = {value}" for key, value in changes.items())
            when = (
                self.tr("The run has taken no step yet: it is set up anew.")
                if self._stands_at_start()
                else self.tr("In force from the next Start; the present run keeps its weights.")
            )
            button.setToolTip(tooltip(f"{settings}. {when}"))

    def _use(self, changes: dict[str, str]) -> str:
        return self.tr("Use {0}").format(_named(changes))

    def _stands_at_start(self) -> bool:
        return self._session.mode is Mode.PAUSED and self._seen is not None and self._seen.step == 0

    @Slot()
    def _dress(self) -> None:
        palette = theme().palette
        chosen = mix(palette.surface, palette.warning, 0.22)
        # Small like a help text, so that the picture keeps its room, but not pale.
        self.says.setStyleSheet(f"color: {palette.text};")
        self._kinds.setStyleSheet(
            'QToolButton[role="tool"] { padding: 0px 6px; min-height: 16px; }'
            f'QToolButton[role="tool"]:checked {{ background: {chosen}; }}'
        )

    # --- acting ------------------------------------------------------------------------------------------------

    @Slot()
    def _choose(self) -> None:
        pressed = self._group.checkedButton()
        self._chosen = next((kind for kind, button in self._buttons.items() if button is pressed), None)
        if self._seen is not None:
            self.show_seen(self._seen)

    @Slot()
    def _mend(self) -> None:
        alarm, pressed = self._shown_alarm(), self.sender()
        if alarm is None or not isinstance(pressed, QPushButton):
            return
        changes = alarm.remedies[self._remedies.index(pressed)]
        stands = self._stands_at_start()
        if self._session.set_values(dict(changes)) and stands:
            # Nothing was trained that could be lost.
            self._session.reset()
            self._session.stand()
        elif self._seen is not None:
            self.show_seen(self._seen)

    def words(self) -> str:
        """All alarms in sentences, or that there is none."""
        if self._seen is None:
            return ""
        return sentences(*map(_sentences, self._alarms)) or sentence_text(self._seen.says)


def _sentences(alarm: Alarm) -> str:
    return sentence_text(f"{alarm.says} {alarm.advice}")


def _named(changes: dict[str, str]) -> str:
    """Settings as a button names them: "ReLU, He"."""
    order = ("network.activation", "network.initialization")
    return ", ".join(_SHORT.get(changes[key], choice_text(changes[key])) for key in order if key in changes)
