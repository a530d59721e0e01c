"""The bar over everything: the verbs of a run, and where it stands."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from guiprac import events
from guiprac.gui import words
from guiprac.gui.actions import Actions
from guiprac.gui.icons import icon
from guiprac.gui.session import Mode, Session
from guiprac.gui.study_names import study_name, study_names
from guiprac.gui.theme import tabular, theme

_PROGRESS_STEPS = 1000


class ActionButton(QToolButton):
    """A button for an action, with an icon in a colour of its own.

    `successor` gets the focus when this one loses its use, so that a person at the keyboard stays in place.
    """

    successor: "ActionButton | None" = None

    def __init__(self, action: QAction, role: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._icon_name = icon_name
        self._primary = role == "primary"
        self.setProperty("role", role)
        self.setObjectName(f"{action.objectName()}.button")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        theme().changed.connect(self._tint)
        self._tint()
        self._follow()

    def show_words(self, shown: bool) -> None:
        """Show the icon with its word, or alone where there is little room."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if shown else style.ToolButtonIconOnly)

    @Slot()
    def _follow(self) -> None:
        action = self._action
        self.setText(action.text())
        self.setAccessibleName(action.text())
        next_up = self.successor
        if not action.isEnabled() and self.hasFocus() and next_up is not None and next_up.isEnabled():
            next_up.setFocus(Qt.FocusReason.TabFocusReason)
        self.setEnabled(action.isEnabled())
        self.setToolTip(action.toolTip())
        self.setStatusTip(action.statusTip())
        self.setWhatsThis(action.whatsThis())

    @Slot()
    def _tint(self) -> None:
        self.setIcon(icon(self._icon_name, theme().palette.on_accent if self._primary else ""))
        self.setIconSize(theme().icon_size)


class RunBar(QFrame):
    """Buttons on the left; epoch, time, speed and seed over a thin progress bar on the right."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("role", "bar")
        self.setObjectName("run.bar")
        # The bar fits itself into whatever width the window has.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._start = ActionButton(actions["run.start"], "primary", "play")
        self._others = [
            ActionButton(actions["run.pause"], "tool", "pause"),
            ActionButton(actions["run.step"], "tool", "step"),
            ActionButton(actions["run.step_epoch"], "tool", "step-epoch"),
            ActionButton(actions["run.stop"], "tool", "stop"),
        ]
        pause, _, _, stop = self._others
        self._start.successor, pause.successor, stop.successor = pause, self._start, self._start
        self._rare = [
            ActionButton(actions["run.reset"], "tool", "reset"),
            ActionButton(actions["run.check_gradients"], "tool", "check-gradients"),
        ]
        self._stale = QLabel()
        self._stale.setObjectName("run.stale")
        self._stale.setProperty("role", "chip")
        self._stale.setToolTip(
            words.tooltip(
                self.tr(
                    "Some settings cannot change in mid-run. Stop this run and start again, and they are in force; "
                    "α, λ and keep_prob act at once."
                )
            )
        )
        self._was_stale = False
        self._state = self._label("run.state", "strong")
        self._epoch = self._label("run.epoch", "quiet")
        self._time = self._label("run.time", "quiet")
        self._speed = self._label("run.speed", "quiet")
        self._seed = self._label("run.seed", "quiet")
        self._progress = QProgressBar()
        self._progress.setObjectName("run.progress")
        self._progress.setAccessibleName(self.tr("Progress of the run"))
        self._progress.setTextVisible(False)
        self._progress.setRange(0, _PROGRESS_STEPS)
        self._dispensable: tuple[Callable[[bool], object], ...] = (
            self._show_rare_words,
            self._show_other_words,
            self._show_long_notice,
            self._seed.setVisible,
            self._speed.setVisible,
            self._time.setVisible,
        )
        self._lay_out()
        session.mode_changed.connect(self.refresh)
        session.progress_changed.connect(self.refresh)
        session.experiment_changed.connect(self.refresh)
        session.check_changed.connect(self.refresh)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.refresh()
            self._fit()

    def _fit(self) -> None:
        """Where there is little room, give up words and figures one after the other, the least needed first."""
        for given_up in range(len(self._dispensable) + 1):
            for index, show in enumerate(self._dispensable):
                show(index >= given_up)
            self._row.invalidate()
            if self._row.minimumSize().width() <= self.width():
                return

    def _show_rare_words(self, shown: bool) -> None:
        for button in self._rare:
            button.show_words(shown)

    def _show_other_words(self, shown: bool) -> None:
        for button in self._others:
            button.show_words(shown)

    def _show_long_notice(self, shown: bool) -> None:
        self._stale.setText(self.tr("Changes apply to the next run") if shown else self.tr("Next run"))

    @Slot()
    def refresh(self) -> None:
        """Show what the run is doing and how far it is."""
        self._show()
        stale = not self._stale.isHidden()
        if self._row.minimumSize().width() > self.width() or (self._was_stale and not stale):
            self._fit()
        self._was_stale = stale

    def _show(self) -> None:
        session = self._session
        longest = max((self.tr("Checking gradients"), *study_names()), key=len)
        self._set_steady(self._state, self._state_words(), longest)
        self._stale.setVisible(session.stale and session.started is not None)
        self._seed.setText(self.tr("seed {0}").format(session.experiment.training.seed))
        checking = session.checking if session.mode is Mode.CHECKING else None
        started = session.started
        if checking is not None:
            self._show_share(checking.done, checking.total)
        if started is None:
            for label in (self._epoch, self._time, self._speed):
                label.setText("")
            if checking is None:
                self._progress.setRange(0, _PROGRESS_STEPS)
                self._progress.setValue(0)
            return
        step, seconds, speed = self._standing()
        epochs = max(started.total_steps // max(started.steps_per_epoch, 1), 1)
        epoch = min(step // max(started.steps_per_epoch, 1), epochs)
        reached = self.tr("epoch {0} of {1}")
        last = words.count(epochs)
        self._set_steady(self._epoch, reached.format(words.count(epoch), last), reached.format(last, last))
        if checking is None:
            self._show_share(step, started.total_steps)
        left = (started.total_steps - step) / speed if speed > 0 else 0.0
        going = session.mode is Mode.RUNNING and speed > 0
        elapsed = words.duration(seconds)
        remaining = self.tr("{0}, {1} left")
        told = remaining.format(elapsed, words.duration(left)) if going else elapsed
        self._set_steady(self._time, told, remaining.format("0:00:00", "0:00:00"))
        pace = self.tr("{0} steps/s")
        told = pace.format(words.count(round(speed))) if speed > 0 else ""
        self._set_steady(self._speed, told, pace.format("00,000"))

    def _standing(self) -> tuple[int, float, float]:
        session = self._session
        if session.closing is not None and session.mode is Mode.STOPPED:
            closing = session.closing
            return closing.step, closing.seconds, closing.steps_per_second
        if session.progress is not None:
            return session.progress.step, session.progress.seconds, session.progress.steps_per_second
        return 0, 0.0, 0.0

    def _state_words(self) -> str:
        session = self._session
        if session.mode is Mode.CHECKING:
            return self._work_words()
        if session.mode is Mode.RUNNING:
            return self.tr("Training")
        if session.mode is Mode.PAUSED:
            return self.tr("Paused")
        if session.errors:
            return self.tr("A setting needs mending")
        if session.mode is Mode.IDLE:
            return self.tr("Reading the data…") if session.preparing else self.tr("Ready")
        match session.closing:
            case events.Finished():
                return self.tr("Finished")
            case events.Diverged(step=step):
                return self.tr("Diverged after step {0}").format(words.count(step))
            case _:
                return self.tr("Stopped")

    def _work_words(self) -> str:
        """What the run stands for."""
        session = self._session
        if session.study is not None:
            return study_name(session.study)
        if session.checking_code:
            return self.tr("Checking your code")
        return self.tr("Trying out ε") if session.sweeping else self.tr("Checking gradients")

    def _show_share(self, done: int, total: int) -> None:
        if total <= 0:
            self._progress.setRange(0, 0)
            return
        self._progress.setRange(0, _PROGRESS_STEPS)
        self._progress.setValue(round(min(done / total, 1.0) * _PROGRESS_STEPS))

    @staticmethod
    def _set_steady(label: QLabel, text: str, widest: str) -> None:
        """Set a text in a room wide enough for its widest, so that nothing beside it moves."""
        measure = label.fontMetrics().horizontalAdvance
        label.setMinimumWidth(max(measure(widest), measure(text)) + 2)
        label.setText(text)

    def _label(self, name: str, role: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setProperty("role", role)
        label.setFont(tabular(label.font()))
        return label

    def _lay_out(self) -> None:
        row = self._row
        row.setContentsMargins(12, 8, 16, 8)
        row.setSpacing(4)
        row.addWidget(self._start)
        row.addSpacing(4)
        for button in self._others:
            row.addWidget(button)
        upright = QFrame()
        upright.setProperty("role", "upright")
        row.addSpacing(4)
        row.addWidget(upright)
        row.addSpacing(4)
        for button in self._rare:
            row.addWidget(button)
        row.addSpacing(8)
        row.addStretch(1)
        row.addWidget(self._stale)
        row.addSpacing(12)
        standing = QVBoxLayout()
        standing.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self._state)
        line.addStretch(1)
        for label in (self._epoch, self._time, self._speed, self._seed):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(label)
        standing.addLayout(line)
        standing.addWidget(self._progress)
        row.addLayout(standing)
