"""The sealed test part: closed until it is opened on purpose, each opening counted, dated and shown (S2)."""

import itertools
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from guiprac import events
from guiprac.gui import words
from guiprac.gui.controls import wrapped
from guiprac.gui.flow_layout import FlowLayout
from guiprac.gui.session import Session
from guiprac.gui.theme import set_role


class SealedTest(QWidget):
    """Two steps open it: the first button asks, the second measures; nothing else in the window ever does."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asking = False
        self.setObjectName("sealed_test")
        title = QLabel(self.tr("Test"))
        set_role(title, role="strong")
        self._says = wrapped("", "help", self)
        self._says.setObjectName("sealed_test.says")
        self.open_button = self._button("open", self.tr("Unseal…"))
        self.open_button.clicked.connect(self._ask)
        self.yes_button = self._button("yes", self.tr("Measure test"))
        self.yes_button.clicked.connect(self._unseal)
        self.no_button = self._button("no", self.tr("Keep sealed"))
        self.no_button.clicked.connect(self._keep)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.open_button)
        choice = FlowLayout()
        choice.addWidget(self.no_button)
        choice.addWidget(self.yes_button)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addLayout(head)
        inside.addWidget(self._says)
        inside.addLayout(choice)
        for before, behind in itertools.pairwise((self.open_button, self.no_button, self.yes_button)):
            QWidget.setTabOrder(before, behind)
        for signal in (session.runs.changed, session.mode_changed, session.prepared_changed):
            signal.connect(self.refresh)
        self.refresh()

    @property
    def first(self) -> QWidget:
        """To where Tab comes first."""
        return self.open_button

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"sealed_test.{name}")
        button.setAccessibleName(text)
        return button

    @Slot()
    def refresh(self) -> None:
        """Show how often test was opened and what was read, or that it is sealed."""
        run, can = self._session.runs.present, self._session.can_unseal
        openings = run.openings if run is not None else []
        self._asking = self._asking and can
        for button in (self.yes_button, self.no_button):
            button.setVisible(self._asking)
        self.open_button.setVisible(not self._asking)
        self.open_button.setEnabled(can)
        self.open_button.setToolTip(
            words.tooltip(
                self.tr(
                    "Measure test once, at the very end. The opening is counted and dated in the run's file."
                )
                if can
                else self.tr("There must be a run, and it must stand: pause or stop it first.")
            )
        )
        self.open_button.setText(self.tr("Open again…") if openings else self.tr("Unseal…"))
        if self._asking:
            text = self.tr(
                "Test is read once, when all choices are made. What is chosen after it was seen makes it a second "
                "dev set (S2). The opening is counted."
            )
            if openings:
                text += " " + self.tr("It was opened {0} times in this run.").format(len(openings))
        elif openings:
            text = "\n".join(self._opening(opening) for opening in openings)
            if len(openings) > 1:
                text += "\n" + self.tr(
                    "Opened more than once, test is a second dev set: its figure is no longer unbiased."
                )
        else:
            text = self.tr("Sealed: nothing has been measured on test.")
        self._says.setText(text)

    def _opening(self, opening: events.Unsealed) -> str:
        found = opening.test_error
        run = self._session.runs.present
        if run is not None and run.started is not None and run.started.error_name == "RMSE":
            error = self.tr("{0} (95 %: {1} to {2})").format(
                *(words.number(value, 4) for value in (found.value, found.low, found.high))
            )
        else:
            error = self.tr("{0} (95 %: {1} to {2})").format(
                *(words.percent(value) for value in (found.value, found.low, found.high))
            )
        return self.tr("Opening {0}, {1}, step {2}: test error {3} on {4} examples.").format(
            opening.opening,
            datetime.fromisoformat(opening.when).strftime("%Y-%m-%d %H:%M"),
            words.count(opening.step),
            error,
            words.count(opening.n_test),
        )

    @Slot()
    def _ask(self) -> None:
        self._asking = True
        self.refresh()
        # Not on the button that opens: a second press of Enter shall not open it.
        self.no_button.setFocus()

    @Slot()
    def _keep(self) -> None:
        self._asking = False
        self.refresh()
        self.open_button.setFocus()

    @Slot()
    def _unseal(self) -> None:
        self._asking = False
        self._session.unseal()
        self.refresh()
        self.open_button.setFocus()
