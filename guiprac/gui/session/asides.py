"""What is worked out beside the run, which stands meanwhile: checks, sweeps and studies, one at a time."""

import msgspec

from guiprac import commands, events
from guiprac.gui.session.line import Line
from guiprac.gui.session.mode import Mode
from guiprac.gui.session.state import State
from guiprac.runtime.failure import name_of


class Asides:
    """Begins what can be worked out now, gives it up, and keeps what is found in the state."""

    def __init__(self, state: State, line: Line) -> None:
        self._state, self._line = state, line
        # The kind of the command that is under way.
        self._work = ""
        self._is_cancelled = False
        self._heard_kinds: set[type[events.Study]] = set()

    def check(self, fault: str, hide_fault: bool) -> None:
        """Check the gradients of the network as it stands, with a fault planted unless its name is empty."""
        options = self._state.check_options
        self._begin(msgspec.structs.replace(options, fault=fault, hide_fault=hide_fault))

    def check_code(self, name: str, code: str, seconds: float) -> None:
        """Check the gradients of a person's own backpropagation."""
        self._state.checking_code = True
        self._state.code_failed = None
        self._begin(commands.CheckCode(name, code, seconds))

    def sweep(self, block: str, row: int, column: int) -> None:
        """Take the difference at many ε, and J along one parameter."""
        self._state.sweeping = True
        self._begin(commands.Sweep(block, row, column))

    def study(self, command: commands.Study) -> None:
        """Have something else worked out."""
        self._state.study = command
        self._begin(command)

    def _begin(self, command: commands.Command) -> None:
        self._is_cancelled = False
        self._heard_kinds.clear()
        self._work = name_of(command)
        self._state.set_mode(Mode.CHECKING)
        self._show_progress(0, 0)
        self._line.send(command)

    def cancel(self) -> None:
        """Give up what is under way; the host says when it has."""
        if self._state.mode is Mode.CHECKING:
            self._is_cancelled = True
            self._line.send(commands.CancelCheck())

    def abandon(self) -> str:
        """Give up what is under way without waiting for the host; the kind of its command."""
        self._line.send(commands.CancelCheck())
        return self._work

    def end(self) -> None:
        """Nothing is worked out any more, and the run goes on with what it did."""
        state = self._state
        state.checking = None
        state.checking_code = state.sweeping = False
        state.study = None
        state.leave_check()
        state.check_changed.emit()

    def hear(self, event: events.AnyEvent) -> None:
        """Take in how far the host has come, and what it has found."""
        match event:
            case events.Checking() | events.Studying():
                self._show_progress(event.done, event.total)
            case events.Checked():
                if event.source:
                    self._state.code_checked = event
                else:
                    self._state.checked = event
                self.end()
            case events.Swept():
                self._state.swept = event
                self.end()
                self._state.swept_changed.emit()
            case events.Study():
                self._keep(event)
            case events.Studied():
                self.end()

    def hear_failure(self, event: events.Failed) -> bool:
        """Whether a failure is told where its work is shown, or was asked for, and not as one of the window's."""
        if event.what == "code":
            # Told beside the code, with the place; the run has no part in it.
            self._state.code_failed, self._state.code_checked = event, None
            self.end()
            return True
        if self._state.sweeping and self._is_cancelled and event.what == "experiment":
            self.end()
            self._state.told.emit(event.message)
            return True
        return False

    def ends_with(self, event: events.Failed) -> bool:
        """Whether a failure is that of the work under way."""
        return self._state.mode is Mode.CHECKING and event.command in ("", self._work)

    def _show_progress(self, done: int, total: int) -> None:
        self._state.checking = events.Checking(done, total)
        self._state.check_changed.emit()

    def _keep(self, event: events.Study) -> None:
        """The first finding of a study drops what an earlier one of its kind had found."""
        kind = type(event)
        if kind not in self._heard_kinds:
            self._heard_kinds.add(kind)
            self._state.found[kind] = []
        self._state.found[kind].append(event)
        self._state.studied.emit(event)
