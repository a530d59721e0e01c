"""Every verb of the window as one QAction: its words, icon, shortcut, and why it cannot be used now."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWhatsThis

from guiprac.gui import words
from guiprac.gui.icons import icon
from guiprac.gui.session import Mode, Session
from guiprac.gui.theme import theme
from guiprac.gui.words import sentence_text

_Key = QKeySequence.StandardKey | str


@dataclass(frozen=True)
class _Verb:
    action: QAction
    help: str
    icon_name: str


class Actions(QObject):
    """Makes the actions, and keeps those that depend on the Session enabled or saying why not."""

    def __init__(self, session: Session, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._verbs: dict[str, _Verb] = {}
        self._make_run()
        self._make_edit()
        theme().changed.connect(self._tint)
        for signal in (
            session.mode_changed,
            session.experiment_changed,
            session.prepared_changed,
            session.dirty_changed,
        ):
            signal.connect(self.refresh)
        self._tint()
        self.refresh()

    def __getitem__(self, name: str) -> QAction:
        return self._verbs[name].action

    def help(self, name: str) -> str:
        """What an action does, in a sentence."""
        return self._verbs[name].help

    def all(self) -> list[QAction]:
        """Every action, in the order in which they were made."""
        return [verb.action for verb in self._verbs.values()]

    def add(
        self,
        name: str,
        text: str,
        act: Callable[[], object] | None,
        *,
        keys: tuple[_Key, ...] = (),
        help: str = "",
        icon_name: str = "",
    ) -> QAction:
        """Make an action; `name` is its objectName, `act` what it does."""
        action = QAction(text, self._window)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        # A bare call: the slot shall not get `checked`.
        if act is not None:
            action.triggered.connect(lambda checked=False: act())
        self._window.addAction(action)
        self._verbs[name] = _Verb(action, help, icon_name)
        self._explain(name, "")
        if icon_name:
            action.setIcon(icon(icon_name))
        return action

    def add_choice(self, group: QActionGroup, name: str, text: str, act: Callable[[], object]) -> QAction:
        """Make one of a few actions of which one is ticked."""
        action = self.add(name, text, act)
        action.setCheckable(True)
        group.addAction(action)
        return action

    def add_whats_this(self) -> QAction:
        """Make Qt's own action that lets the next click ask "What's this?"."""
        action = QWhatsThis.createAction(self._window)
        action.setObjectName("help.whats_this")
        self._window.addAction(action)
        self._verbs["help.whats_this"] = _Verb(action, self.tr("Click on something to read about it."), "")
        return action

    @Slot()
    def refresh(self) -> None:
        """Enable what can be done now; the rest says why not."""
        session = self._session
        self["run.start"].setText(session.start_label())
        states = (
            ("run.start", session.can_start, self._why_not_start()),
            ("run.pause", session.can_pause, self.tr("Nothing is running.")),
            ("run.step", session.can_step, self._why_not_start()),
            ("run.step_epoch", session.can_step, self._why_not_start()),
            ("run.stop", session.can_stop, self.tr("Nothing is running.")),
            ("run.reset", session.can_reset, self.tr("There is no run to drop yet.")),
            ("run.reset_new_seed", session.can_reset, self.tr("There is no run to drop yet.")),
            ("run.check_gradients", session.can_check, self._why_not_check()),
            ("run.cancel_check", session.mode is Mode.CHECKING, self.tr("Nothing is being worked out.")),
            ("file.save", session.can_save, self.tr("There is no run to save yet.")),
            ("file.save_as", session.can_save, self.tr("There is no run to save yet.")),
            ("edit.undo", session.can_undo, self.tr("No setting was changed yet.")),
            ("edit.redo", session.can_redo, self.tr("No change was taken back.")),
        )
        # What can be used comes first: the focus moves on from what is switched off.
        for name, can, why in sorted(states, key=lambda state: not state[1]):
            if name in self._verbs:
                self[name].setEnabled(can)
                self._explain(name, "" if can else why)

    def _make_run(self) -> None:
        session = self._session
        self.add(
            "run.start",
            self.tr("Start"),
            session.start,
            keys=("F5",),
            icon_name="play",
            help=self.tr("Start training, resume a paused run, or train a stopped one on."),
        )
        self.add(
            "run.pause",
            self.tr("Pause"),
            session.pause,
            keys=("F6",),
            icon_name="pause",
            help=self.tr("Stand at the next mini-batch and wait."),
        )
        self.add(
            "run.step",
            self.tr("Step"),
            session.step,
            keys=("F10",),
            icon_name="step",
            help=self.tr("Take one mini-batch, then wait."),
        )
        self.add(
            "run.step_epoch",
            self.tr("Epoch"),
            session.step_epoch,
            keys=("F11",),
            icon_name="step-epoch",
            help=self.tr("Train to the end of the epoch, then wait."),
        )
        self.add(
            "run.stop",
            self.tr("Stop"),
            session.stop,
            keys=("Shift+F5",),
            icon_name="stop",
            help=self.tr("End the run and keep what was reached."),
        )
        self.add(
            "run.reset",
            self.tr("Reset"),
            lambda: session.reset(new_seed=False),
            icon_name="reset",
            help=self.tr("Drop the run and return to the start, with the same seed."),
        )
        self.add(
            "run.reset_new_seed",
            self.tr("Reset with a new seed"),
            lambda: session.reset(new_seed=True),
            icon_name="reset-new-seed",
            help=self.tr("Drop the run and draw another split, other weights and other mini-batches."),
        )
        self.add(
            "run.check_gradients",
            self.tr("Check gradients"),
            session.check_gradients,
            keys=("Ctrl+G",),
            icon_name="check-gradients",
            help=self.tr("Compare backpropagation with finite differences on a snapshot (S23-S28)."),
        )
        self.add(
            "run.cancel_check",
            self.tr("Cancel what is being worked out"),
            session.cancel_check,
            help=self.tr("Give up the gradient check or the study that is under way; the run goes on."),
        )

    def _make_edit(self) -> None:
        session = self._session
        self.add(
            "edit.undo",
            self.tr("Undo"),
            session.undo,
            keys=(QKeySequence.StandardKey.Undo,),
            icon_name="undo",
            help=self.tr("Take back the last change of a setting."),
        )
        self.add(
            "edit.redo",
            self.tr("Redo"),
            session.redo,
            keys=("Ctrl+Y", "Ctrl+Shift+Z"),
            icon_name="redo",
            help=self.tr("Make the change again that was taken back."),
        )

    def _why_not_start(self) -> str:
        if self._session.errors:
            problem = sentence_text(next(iter(self._session.errors.values())))
            return self.tr("A setting is wrong: {0}").format(problem)
        if self._session.mode is Mode.CHECKING:
            return self.tr("Something else is being worked out; wait for it, or cancel it.")
        return self.tr("The run is going on; pause it first.")

    def _why_not_check(self) -> str:
        if self._session.mode is Mode.CHECKING:
            return self.tr("Something else is being worked out; wait for it, or cancel it.")
        return self.tr("The data is not read yet.")

    def _explain(self, name: str, why_not: str) -> None:
        verb = self._verbs[name]
        keys = verb.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        title = f"{verb.action.text()} ({keys})" if keys else verb.action.text()
        tip = "".join(words.tooltip(part) for part in (title, verb.help, why_not) if part)
        verb.action.setToolTip(tip)
        verb.action.setStatusTip(why_not or verb.help)
        verb.action.setWhatsThis(tip)

    @Slot()
    def _tint(self) -> None:
        for verb in self._verbs.values():
            if verb.icon_name:
                verb.action.setIcon(icon(verb.icon_name))
