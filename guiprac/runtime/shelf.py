"""The runs of one host: those that ended are kept so that they can be compared and brought back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guiprac import commands, events
from guiprac.analysis.comparison import compare, compare_groups
from guiprac.analysis.dev_outcome import DevOutcome, dev_outcome, identity_of_dev
from guiprac.data.dataset import Splits
from guiprac.errors import DataError, ExperimentError
from guiprac.experiment import Experiment
from guiprac.runtime import run_file
from guiprac.runtime.job import Job
from guiprac.runtime.run_file import RunFile
from guiprac.sentences import told
from guiprac.trainer.state import RunState
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP

# States of runs that are kept at most; the parameters of a 784-256-128-10 network with Adam take 4 MB of it.
MOST_STATE_BYTES = 256 * 2**20


@dataclass
class Kept:
    """A run that is not the present one.

    Attributes:
        record: what it said, without pictures and progress; empty once there is no state that it could go with.
        state: None once it had to make room for those of later runs.
    """

    experiment: Experiment
    record: tuple[events.AnyEvent, ...]
    outcome: DevOutcome
    state: RunState | None

    @property
    def state_bytes(self) -> int:
        """What the state takes in memory."""
        return 0 if self.state is None else sum(tensor.nbytes for tensor in self.state.tensors.values())


class Shelf:
    """The kept runs by their numbers, those put there last at the end; the present run is looked at as it stands.

    Beyond `most_state_bytes`, the states of the oldest make room; a run that is too large for all of it keeps its
    outcome and its record only.
    """

    def __init__(self, most_state_bytes: int = MOST_STATE_BYTES) -> None:
        self._most_state_bytes = most_state_bytes
        self._kept: dict[int, Kept] = {}
        self._unwanted: set[int] = set()
        self.present: Job | None = None
        # Of the present run, as it stood when it was last asked for.
        self._measured: DevOutcome | None = None

    def take(self, job: Job) -> None:
        """Let a run be the present one."""
        self.present = job
        self._measured = None
        self._unwanted.discard(job.number)

    def measure_present(self) -> None:
        """Measure the present run now, so that the next one need not wait for it."""
        if self.present is not None:
            self._outcome_of_present(self.present)

    def put_away(self) -> None:
        """Keep the present run as it stands, in place of what is there under its number; then there is none."""
        job, self.present = self.present, None
        if job is None or job.number in self._unwanted:
            return
        outcome = self._outcome_of_present(job)
        self._kept.pop(job.number, None)
        fits = job.run.state_bytes <= self._most_state_bytes
        if fits:
            self._make_room(job.run.state_bytes)
        state = job.state() if fits else None
        record = tuple(job.record) if fits else ()
        self._kept[job.number] = Kept(job.run.experiment, record, outcome, state)

    def _make_room(self, wanted: int) -> None:
        taken = wanted + sum(kept.state_bytes for kept in self._kept.values())
        for kept in self._kept.values():
            if taken <= self._most_state_bytes:
                return
            taken -= kept.state_bytes
            kept.state, kept.record = None, ()

    def discard(self, numbers: Iterable[int]) -> None:
        """Forget runs, the present one as soon as another takes its place."""
        for number in numbers:
            self._kept.pop(number, None)
            self._unwanted.add(number)

    def compare(self, command: commands.Compare) -> events.Compared:
        """Hold two runs, or two groups of runs, against each other.

        Raises:
            ExperimentError: one of them is not kept, or they cannot be compared.
        """
        if command.runs or command.others:
            numbers = (command.run, command.other)
            runs, others = (
                [self._outcome(number) for number in side] for side in (command.runs, command.others)
            )
            return compare_groups(runs, others, numbers, command.at)
        outcomes = self._outcome(command.run), self._outcome(command.other)
        return compare(*outcomes, (command.run, command.other), command.at)

    def _outcome(self, number: int) -> DevOutcome:
        if self.present is not None and self.present.number == number:
            return self._outcome_of_present(self.present)
        kept = self._kept.get(number)
        if kept is None:
            raise ExperimentError(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages",
                        "Run {0} is not there to be compared: it was deleted, never began, or was lost "
                        "with the trainer process. Choose another.",
                    ),
                    number,
                )
            )
        return kept.outcome

    def _outcome_of_present(self, job: Job) -> DevOutcome:
        """The outcome of the run as it stands; measured again only if it has moved on."""
        run, measured = job.run, self._measured
        if measured is None or (measured.end.step, measured.best.step) != (run.step, run.best.step):
            self._measured = measured = dev_outcome(run, job.readings)
        return measured

    def experiment_to_recall(self, number: int) -> Experiment:
        """The experiment whose data a run needs to come back.

        Raises:
            ExperimentError: there is no such run, or its state is not kept any more.
        """
        return self._to_recall(number).experiment

    def recalled(self, number: int, splits: Splits) -> tuple[Run, RunFile]:
        """The run standing where it was kept, and what a file of it would hold.

        Raises:
            ExperimentError: there is no such run, or its state is not kept any more.
            DataError: the data is not what it was trained on.
        """
        kept = self._to_recall(number)
        file = RunFile(kept.experiment, kept.record, kept.state or RunState({}, {}))
        name = f"Run {number}"
        run = run_file.restored(name, file, splits)
        if identity_of_dev(run) != kept.outcome.examples:
            raise DataError(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages", "{0} cannot come back: {1} was changed since the run was trained on it."
                    ),
                    name,
                    kept.experiment.data.source,
                )
            )
        return run, file

    def _to_recall(self, number: int) -> Kept:
        kept = self._kept.get(number)
        if kept is None:
            raise ExperimentError(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages",
                        "Run {0} cannot come back: it was deleted, never began, or was lost with the "
                        "trainer process.",
                    ),
                    number,
                )
            )
        if kept.state is None:
            raise ExperimentError(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages",
                        "Run {0} cannot come back: its parameters had to make room for those of later "
                        "runs. It can still be compared; begin its experiment again to have it back.",
                    ),
                    number,
                )
            )
        return kept

    @property
    def numbers(self) -> Sequence[int]:
        """The kept runs, oldest first."""
        return tuple(self._kept)
