"""The commands that reach a run: they wait in an inbox and are obeyed between two steps."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from guiprac import commands, events
from guiprac.analysis.lenses import look_through
from guiprac.analysis.pictures import picture
from guiprac.analysis.studies import study
from guiprac.commands import Command
from guiprac.data.dataset import Splits
from guiprac.data.prepare import prepare
from guiprac.errors import ExperimentError, GuipracError
from guiprac.events import Event
from guiprac.experiment import Experiment
from guiprac.runtime.failure import failure
from guiprac.runtime.own_code import check_code
from guiprac.runtime.pace import Pace
from guiprac.runtime.stopwatch import Stopwatch
from guiprac.trainer.gradient_check import check_gradients
from guiprac.trainer.gradient_sweep import sweep_gradients
from guiprac.trainer.training import Run

TICKS_PER_SECOND = 10


class Tick(Command, frozen=True):
    """The clock's own command: say where the run stands."""


# What waits for the end of a gradient check; anything else gives the check up.
PATIENT = (
    Tick,
    commands.Look,
    commands.LookThrough,
    commands.Steer,
    commands.Pause,
    commands.Resume,
    commands.Check,
    commands.Sweep,
    commands.CheckCode,
    commands.Study,
    commands.Save,
    commands.Compare,
    commands.Discard,
    commands.Unseal,
)

Answer = Callable[[Any], Iterable[Event]]


class Controls:
    """The inbox of one host, and the standing of the run that is going on.

    `send` may be called from any thread; everything else from the thread that trains.
    """

    def __init__(self, prepare: Callable[[Experiment], Splits] = prepare) -> None:
        """`prepare` reads and splits the data of studies."""
        self.inbox: deque[Command] = deque()
        self.prepare = prepare
        self._arrived = threading.Event()
        self.stopwatch = Stopwatch()
        self.halt_at: int | None = None
        self.stopped = False
        self._paused = False
        self._answers: dict[type[Command], Answer] = {}
        self._pace = Pace()
        # Looks that came before the next was due: of equal questions the latest.
        self._held: dict[object, Command] = {}

    def send(self, command: Command) -> None:
        """Hand over a command; it is obeyed at the next safe point."""
        self.inbox.append(command)
        self._arrived.set()

    def take(self) -> Command:
        """The next command; waits for one."""
        while not self.inbox:
            self._arrived.clear()
            # A command may have come between the question and the clearing.
            if not self.inbox:
                self._arrived.wait()
        return self.inbox.popleft()

    def answer(self, kind: type[Command], answer: Answer) -> None:
        """Take what answers commands of a kind from now on; it may raise a GuipracError."""
        self._answers[kind] = answer

    def begin(self, *, paused: bool = False) -> None:
        """Get ready for a run that starts now."""
        self.stopped = False
        self._paused = False
        self.halt_at = None
        if paused:
            self.inbox.appendleft(commands.Pause())

    @contextmanager
    def ticking(self) -> Iterator[None]:
        """A clock beside a run, so that it says where it stands even while readings are far apart."""
        done = threading.Event()

        def tick() -> None:
            while not done.wait(1 / TICKS_PER_SECOND):
                if not self._paused and not self.inbox:
                    self.send(Tick())

        clock = threading.Thread(target=tick, name="clock", daemon=True)
        clock.start()
        try:
            yield
        finally:
            done.set()
            clock.join()
            # The end is looked at as well, by whoever takes the next command.
            self.inbox.extendleft(self._held.values())
            self._held.clear()

    def obey(self, run: Run) -> Iterator[Event]:
        """Do what waits; while the run is paused, wait for more."""
        if self.halt_at == run.step:
            self.halt_at = None
            yield from self._pause(run)
        while self.inbox and not self.stopped:
            yield from self._obey(run, self.inbox.popleft())

    def _obey(self, run: Run, command: Command) -> Iterator[Event]:
        match command:
            case commands.Pause():
                yield from self._pause(run)
            case commands.Step() | commands.StepEpoch():
                self._set_halt(run, command)
            case commands.Look() | commands.LookThrough():
                self._held[_question(command)] = command
                yield from self._look(run)
            case Tick():
                yield self.progress(run)
                yield from self._look(run)
            case _:
                yield from self._obey_anywhere(run, command)

    def _look(self, run: Run) -> Iterator[Event]:
        """Answer the looks that wait, if it is time: a run that goes on is slowed down by a small share at most."""
        if self._held and self._pace.is_due:
            waiting, self._held = self._held, {}
            with self._pace.looking():
                for command in waiting.values():
                    yield from self.attend(run, command)

    def _pause(self, run: Run) -> Iterator[Event]:
        self._paused = True
        self.halt_at = None
        self.stopwatch.stop()
        yield run.measure()
        yield events.Paused(run.step)
        self.inbox.extendleft(self._held.values())
        self._held.clear()
        while self._paused and not self.stopped:
            command = self.take()
            match command:
                case commands.Resume():
                    self._paused = False
                case commands.Step() | commands.StepEpoch():
                    self._set_halt(run, command)
                    self._paused = False
                case _:
                    yield from self._obey_anywhere(run, command)
        self._paused = False
        if not self.stopped:
            self.stopwatch.start()
            yield events.Resumed(run.step)

    def _set_halt(self, run: Run, command: Command) -> None:
        if isinstance(command, commands.Step):
            # One that comes before the last is taken adds to it.
            self.halt_at = (run.step if self.halt_at is None else self.halt_at) + 1
        else:
            self.halt_at = (run.step // run.steps_per_epoch + 1) * run.steps_per_epoch

    def _obey_anywhere(self, run: Run, command: Command) -> Iterator[Event]:
        """Commands that mean the same whether the run is going on or paused."""
        match command:
            case commands.Stop():
                self.stopped = True
            case Tick():
                yield self.progress(run)
            case _ if concerns_standing_run(command):
                yield from self.attend(run, command)
            case commands.Pause() | commands.Resume() | commands.CancelCheck():
                pass
            case _:
                # Whatever asks for other data or another run ends this one, and is for the host to do.
                self.inbox.appendleft(command)
                self.stopped = True

    def progress(self, run: Run) -> events.Progress:
        """Where the run stands now."""
        return events.Progress(run.step, self.stopwatch.seconds, self.stopwatch.rate(run.step))

    def attend(self, run: Run, command: Command) -> Iterator[Event]:
        """Answer a command about a run that stands between two steps."""
        match command:
            case commands.Steer():
                try:
                    yield run.steer(command.key, command.value)
                except ExperimentError as error:
                    yield failure(error, command)
            case commands.Look():
                answer = picture(run, command.view)
                if answer is not None:
                    yield answer
            case commands.LookThrough():
                try:
                    yield look_through(run, command)
                except ExperimentError as error:
                    yield failure(error, command)
            case commands.Study():
                yield from self._aside(command, self.study(command, run))
            case commands.Check():
                yield from self._aside(command, self._check(run, command))
            case commands.Sweep():
                yield from self._aside(command, self._sweep(run, command))
            case commands.CheckCode():
                yield from self._aside(command, self.check_code(command))
            case _ if type(command) in self._answers:
                yield from self._aside(command, self._answers[type(command)](command))

    def _aside(self, command: Command, told: Iterable[Event]) -> Iterator[Event]:
        """Let something be done for which the run's clock stands; what cannot be done is told."""
        was_running = self.stopwatch.is_running
        self.stopwatch.stop()
        try:
            yield from told
        except GuipracError as error:
            yield failure(error, command)
        finally:
            if was_running:
                self.stopwatch.start()

    def check_code(self, command: commands.CheckCode) -> Iterator[Event]:
        """Check a person's own backpropagation; needs no run."""
        return check_code(command, self._check_is_cancelled)

    def study(self, command: commands.Study, run: Run | None) -> Iterator[Event]:
        """Work something out beside the run, or without one."""
        yield events.Studying(0, 0)
        yield from study(command, self.prepare(command.experiment), run, self._check_is_cancelled)

    def _check(self, run: Run, command: commands.Check) -> Iterator[Event]:
        yield from check_gradients(
            run,
            epsilon=command.epsilon,
            all_parameters=command.all_parameters,
            leave_out_corners=command.leave_out_corners,
            dropout=command.dropout,
            fault=command.fault,
            hide_fault=command.hide_fault,
            cancelled=self._check_is_cancelled,
        )

    def _sweep(self, run: Run, command: commands.Sweep) -> Iterator[Event]:
        place = (command.block, command.row, command.column)
        yield from sweep_gradients(run, *place, cancelled=self._check_is_cancelled)

    def _check_is_cancelled(self) -> bool:
        # A copy, because other threads append meanwhile.
        return any(not isinstance(command, PATIENT) for command in tuple(self.inbox))


def _question(command: Command) -> object:
    """What tells looks apart of which only the latest counts."""
    return command.view if isinstance(command, commands.Look) else type(command)


def concerns_standing_run(command: Command) -> bool:
    """Whether a command can be answered for a run that stands still."""
    return isinstance(
        command,
        (
            commands.Steer,
            commands.Look,
            commands.LookThrough,
            commands.Study,
            commands.Check,
            commands.Sweep,
            commands.CheckCode,
            commands.Save,
            commands.Compare,
            commands.Discard,
            commands.Unseal,
        ),
    )
