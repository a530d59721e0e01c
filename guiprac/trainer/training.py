"""A training run: its state, its step, and the generator of its events.

All control happens between two steps; nothing here knows a clock, a process or a window.
"""

import hashlib
import math
from collections.abc import Iterator, Sized
from dataclasses import dataclass
from typing import Protocol

import msgspec
import numpy as np
import numpy.typing as npt

from guiprac import events
from guiprac.data import seeds
from guiprac.data.dataset import Splits
from guiprac.events import Event
from guiprac.experiment import Experiment, check_weight_decay, with_values
from guiprac.sentences import told
from guiprac.trainer import losses, program
from guiprac.trainer.activations import Operation
from guiprac.trainer.batches import Batches, Piece
from guiprac.trainer.dropout import Dropout
from guiprac.trainer.evaluation import Evaluation, measured_rows
from guiprac.trainer.initialization import initialize
from guiprac.trainer.layout import AnyFloats, Layout
from guiprac.trainer.optimizers import Optimizer
from guiprac.trainer.program import Architecture, Workspace
from guiprac.trainer.regularization import Penalty
from guiprac.trainer.state import RunState, generator_state, set_generator_state
from guiprac.translatable import QT_TRANSLATE_NOOP

# A gradient longer than this is looked at closely; its square is still far from the largest float32.
LONGEST_GRADIENT_SQUARED = 1e30
# A reading costs about a third of a step on as many examples; this keeps readings to a tenth of the time.
STEPS_FOR_A_READING = 10 / 3
EPOCHS_READ_ALL = 100
MOST_READINGS = 20_000


class Controls(Protocol):
    """Whoever steers a run from outside; asked between two steps."""

    @property
    def inbox(self) -> Sized:
        """What waits to be obeyed; empty is false."""

    @property
    def halt_at(self) -> int | None:
        """The step at which `obey` is to be called even if nothing came."""

    @property
    def stopped(self) -> bool:
        """Whether the run is to end now."""

    def obey(self, run: "Run") -> Iterator[Event]:
        """Do what waits, and wait while the run is paused."""


class Unsteered:
    """Controls of a run that nobody steers."""

    inbox: tuple[()] = ()
    halt_at: int | None = None
    stopped = False

    def obey(self, run: "Run") -> Iterator[Event]:
        """Nothing to do."""
        return iter(())


@dataclass
class Best:
    """The reading with the smallest dev error so far, and the parameters it was taken at."""

    step: int
    dev_error: float
    parameters: AnyFloats


class Run:
    """One run, standing between two steps.

    Attributes:
        experiment: with the settings that are in force now, steered ones included.
        parameters: the flat vector of all weights and biases (see Layout).
        step: mini-batches done.
        total_steps: where the run ends by itself.
        last_step: where it ends although epochs are left, as if it were stopped there; 0 is nowhere.
        diverged: why the run cannot go on, or "".
    """

    def __init__(self, experiment: Experiment, splits: Splits, dtype: npt.DTypeLike = np.float32) -> None:
        """Raises ExperimentError if the settings do not suit this data (αλ/m ≥ 1)."""
        check_weight_decay(experiment, len(splits.train))
        self.experiment = experiment
        self.splits = splits
        task = splits.dataset.task
        sizes = (
            splits.dataset.inputs.shape[1],
            *experiment.network.hidden,
            losses.n_outputs(task, len(splits.dataset.class_names)),
        )
        self.layout = Layout(sizes)
        self.architecture = Architecture(self.layout, experiment.network.activation, task)
        settings = experiment.training
        seed, restart = settings.seed, settings.restart
        self.parameters = initialize(
            self.layout,
            experiment.network.initialization,
            np.random.default_rng(seeds.restarted(seed, seeds.INITIALIZATION, restart)),
            dtype,
        )
        self._dtype = self.parameters.dtype
        self._gradient = np.zeros_like(self.parameters)
        self._gradient_part: AnyFloats | None = None
        self._mask = self.layout.weight_mask(self._dtype)
        self.optimizer = Optimizer(settings, self.parameters.size, self._dtype)
        self._batches = Batches(
            splits,
            settings.batch_size,
            sizes[-1],
            np.random.default_rng(seeds.restarted(seed, seeds.BATCHES, restart)),
            self._dtype,
            extra_row_bytes=4 * sum(sizes[:-1]) if min(experiment.keep_probs()) < 1 else 0,
        )
        self._dropout_rng = np.random.Generator(
            np.random.SFC64(seeds.restarted(seed, seeds.DROPOUT, restart))
        )
        self.steps_per_epoch = self._batches.steps_per_epoch
        self.total_steps = settings.epochs * self.steps_per_epoch
        self.last_step = 0
        self.step = 0
        self.diverged = ""
        self._chunk: tuple[Piece, ...] = ()
        self._next_piece = 0
        self._spaces: dict[int, Workspace] = {}
        sample_rng = seeds.stream(seed, seeds.SAMPLE)
        self.train_evaluation = Evaluation(
            self.architecture, self.parameters, splits, measured_rows(splits.train, sample_rng)
        )
        self.dev_evaluation = Evaluation(
            self.architecture, self.parameters, splits, measured_rows(splits.dev, sample_rng)
        )
        self.train_dev_evaluation: Evaluation | None = None
        if splits.train_dev.size:
            self.train_dev_evaluation = Evaluation(
                self.architecture, self.parameters, splits, measured_rows(splits.train_dev, sample_rng)
            )
        self.best = Best(0, math.inf, self.parameters.copy())
        self.last_reading: events.Reading | None = None
        self._last_cost = math.nan
        self._bind()

    @property
    def penalty(self) -> Penalty:
        """The penalties in force."""
        settings = self.experiment.regularization
        return Penalty(settings.l2, settings.l1, len(self.splits.train))

    @property
    def epoch(self) -> float:
        """Epochs done, with the share of the present one."""
        return self.step / self.steps_per_epoch

    def _bind(self) -> None:
        """Bind all operations of a step to their buffers, by the settings in force."""
        self._dropout = Dropout(
            self.experiment.keep_probs(),
            self.layout.sizes[:-1],
            self._dropout_rng,
            self._dtype,
            self._batches.slots,
            self._batches.piece_rows,
        )
        self._tapes: dict[int, list[list[Operation]]] = {}
        self._chunk_tapes: list[list[Operation]] = []
        self._update = self.optimizer.operations(
            self.parameters,
            self._gradient,
            self._mask,
            self.experiment.training.learning_rate,
            self.penalty,
            self.step,
        )

    def _tape(self, piece: Piece) -> list[Operation]:
        """The operations that turn one piece of a mini-batch into (its part of) the gradient."""
        space = self._spaces.get(piece.rows)
        if space is None:
            space = self._spaces[piece.rows] = Workspace(self.layout, piece.rows, self._dtype)
        inputs, targets = self._batches.inputs(piece), self._batches.targets(piece)
        (input_mask, *masks), operations = self._dropout.masks(piece.slot, piece.rows)
        if input_mask is not None:
            dropped = inputs[:, :-1]
            operations.append(lambda: np.multiply(dropped, input_mask, dropped))
        scale = np.full(
            (),
            self.optimizer.gradient_scale(self.experiment.training.learning_rate) / piece.batch_rows,
            self._dtype,
        )
        gradient = self._gradient if piece.first else self._part()
        operations += program.forward(self.architecture, self.parameters, inputs, space, masks)
        operations += program.backward(
            self.architecture, self.parameters, gradient, inputs, targets, space, scale, masks
        )
        if not piece.first:
            operations.append(lambda: np.add(self._gradient, gradient, self._gradient))
        return operations

    def _part(self) -> AnyFloats:
        if self._gradient_part is None:
            self._gradient_part = np.empty_like(self._gradient)
        return self._gradient_part

    def _next_chunk(self) -> None:
        self._chunk = self._batches.next_chunk()
        self._dropout.draw()
        self._next_piece = 0
        self._bind_chunk()

    def _bind_chunk(self) -> None:
        key = id(self._chunk)
        if key not in self._tapes:
            self._tapes[key] = [self._tape(piece) for piece in self._chunk]
        self._chunk_tapes = self._tapes[key]

    def advance(self, limit: int, inbox: Sized = ()) -> None:
        """Take steps until `limit` is reached, something waits in `inbox`, or the run diverges."""
        gradient_dot, gradient = self._gradient.dot, self._gradient
        with np.errstate(all="ignore"):
            while self.step < limit and not inbox:
                if self._next_piece == len(self._chunk_tapes):
                    self._next_chunk()
                place = self._next_piece
                for operation in self._chunk_tapes[place]:
                    operation()
                self._next_piece = place + 1
                if not self._chunk[place].last:
                    self._rest_of_batch()
                if not gradient_dot(gradient) < LONGEST_GRADIENT_SQUARED and self._is_diverged():
                    return
                for operation in self._update:
                    operation()
                self.step += 1

    def _rest_of_batch(self) -> None:
        while True:
            if self._next_piece == len(self._chunk_tapes):
                self._next_chunk()
            place = self._next_piece
            for operation in self._chunk_tapes[place]:
                operation()
            self._next_piece = place + 1
            if self._chunk[place].last:
                return

    def _is_diverged(self) -> bool:
        """Whether the gradient or J of the present mini-batch is NaN or infinite; says so in `diverged`."""
        if not np.isfinite(self._gradient).all():
            what = QT_TRANSLATE_NOOP("trainer", "The gradient became infinite or not a number at step {0}.")
        elif not math.isfinite(float(self._dtype.type(self._batch_loss()))):
            what = QT_TRANSLATE_NOOP("trainer", "The cost J became infinite or not a number at step {0}.")
        else:
            return False
        advice = QT_TRANSLATE_NOOP(
            "trainer", "Try a smaller learning rate than {0}, or normalize the inputs."
        )
        if self.experiment.training.normalize:
            advice = QT_TRANSLATE_NOOP("trainer", "Try a smaller learning rate than {0}.")
        rate = f"{self.experiment.training.learning_rate:g}"
        self.diverged = f"{told(what, str(self.step + 1))} {told(advice, rate)}"
        return True

    def _batch_loss(self) -> float:
        """Mean data term of the piece that was worked on last, as the optimizer saw it."""
        piece = self._chunk[self._next_piece - 1]
        z = self._spaces[piece.rows].z[-1]
        return losses.total_loss(self.architecture.task, z, self._batches.targets(piece)) / piece.rows

    def advance_with_cost(self) -> None:
        """One step, keeping J of its mini-batch for the next reading: data term with dropout on, and penalties.

        Of a batch larger than PIECE_ROWS, the data term of its last piece stands for the whole.
        """
        penalty = self.penalty.cost(self.layout, self.parameters)
        self.advance(self.step + 1)
        if not self.diverged:
            self._last_cost = self._batch_loss() + penalty

    def next_reading(self) -> int:
        """The step at which the next regular reading is due; follows from the experiment alone.

        On large data within an epoch; on small data after every epoch at first, then at a pace that leaves
        nine tenths of the time to training.
        """
        measured = len(self.train_evaluation.rows) + len(self.dev_evaluation.rows) + self._train_dev_measured
        affordable = math.ceil(STEPS_FOR_A_READING * measured / self._batches.batch_size)
        if affordable < self.steps_per_epoch:
            every = affordable
        elif self.step < EPOCHS_READ_ALL * self.steps_per_epoch:
            every = self.steps_per_epoch
        else:
            few = math.ceil(self.experiment.training.epochs / MOST_READINGS)
            every = self.steps_per_epoch * max(few, math.ceil(affordable / self.steps_per_epoch))
        return min((self.step // every + 1) * every, self.total_steps)

    def read(self) -> events.Reading:
        """Take a regular reading, which may become the best."""
        reading = self.measure()
        if reading.dev_error < self.best.dev_error:
            self.best.step, self.best.dev_error = self.step, reading.dev_error
            np.copyto(self.best.parameters, self.parameters)
        self.last_reading = reading
        return reading

    @property
    def is_read(self) -> bool:
        """Whether a regular reading was taken at the present step."""
        return self.last_reading is not None and self.last_reading.step == self.step

    def measure(self) -> events.Reading:
        """Measure train, dev and train-dev at the present parameters; changes nothing of the run."""
        with np.errstate(all="ignore"):
            train, dev = self.train_evaluation.measure(), self.dev_evaluation.measure()
            held_out = self.train_dev_evaluation
            train_dev_error = math.nan if held_out is None else held_out.measure().error
        return events.Reading(
            self.step,
            self.epoch,
            train.error,
            dev.error,
            train.loss,
            dev.loss,
            self._last_cost,
            train_dev_error,
        )

    @property
    def _train_dev_measured(self) -> int:
        return 0 if self.train_dev_evaluation is None else len(self.train_dev_evaluation.rows)

    def steer(self, key: str, value: float | tuple[float, ...]) -> events.Steered:
        """Change learning rate, λ or keep_prob from the next mini-batch on.

        Raises:
            ExperimentError: the value is out of bounds, or αλ/m ≥ 1 with it; the run stays as it was.
        """
        changed = with_values(self.experiment, {key: value})
        check_weight_decay(changed, len(self.splits.train))
        self.experiment = changed
        self._bind()
        self._dropout.draw()
        if self._chunk:
            self._bind_chunk()
        return events.Steered(self.step, key, value)

    @property
    def end(self) -> int:
        """The step at which the run ends if nobody stops it."""
        return min(self.last_step, self.total_steps) if self.last_step else self.total_steps

    def train_on(self, epochs: int) -> None:
        """Let the run end at `epochs` epochs in all, counted from its beginning."""
        self.experiment = with_values(self.experiment, {"training.epochs": epochs})
        self.total_steps = epochs * self.steps_per_epoch
        self.last_step = 0
        self.diverged = ""

    def started(self) -> events.Started:
        """The event with which the run begins."""
        return events.Started(
            experiment=msgspec.to_builtins(self.experiment),
            task=self.architecture.task,
            layer_sizes=self.layout.sizes,
            n_parameters=self.parameters.size,
            n_train=len(self.splits.train),
            n_dev=len(self.splits.dev),
            train_measured=len(self.train_evaluation.rows),
            dev_measured=len(self.dev_evaluation.rows),
            steps_per_epoch=self.steps_per_epoch,
            total_steps=self.total_steps,
            error_name="RMSE" if self.architecture.task == "regression" else "error",
            step=self.step,
            train_dev_measured=self._train_dev_measured,
        )

    def sha256(self) -> str:
        """The hash of the parameters' bytes, by which two runs are compared."""
        return hashlib.sha256(self.parameters.tobytes()).hexdigest()

    @property
    def state_bytes(self) -> int:
        """What the tensors of `state` take in memory."""
        return (2 + len(self.optimizer.moments)) * self.parameters.nbytes

    def state(self) -> RunState:
        """Everything that is needed to go on later."""
        tensors = {"parameters": self.parameters.copy(), "best_parameters": self.best.parameters.copy()}
        for name, moment in self.optimizer.moments.items():
            tensors[name] = moment.copy()
        steps_in_epoch = self.step % self.steps_per_epoch or (self.steps_per_epoch if self.step else 0)
        record = {
            "step": self.step,
            "best_step": self.best.step,
            "best_dev_error": self.best.dev_error if math.isfinite(self.best.dev_error) else None,
            "batches": self._batches.state(steps_in_epoch),
            "dropout": generator_state(self._dropout_rng),
        }
        return RunState(tensors, record)

    @classmethod
    def restored(cls, experiment: Experiment, splits: Splits, state: RunState) -> "Run":
        """A run that stands where `state` was taken.

        Mini-batches go on as they would have; dropout draws new masks from where its stream stood.
        """
        run = cls(experiment, splits)
        np.copyto(run.parameters, state.tensors["parameters"])
        np.copyto(run.best.parameters, state.tensors["best_parameters"])
        for name, moment in run.optimizer.moments.items():
            np.copyto(moment, state.tensors[name])
        run.step = state.record["step"]
        best = state.record["best_dev_error"]
        run.best.step, run.best.dev_error = state.record["best_step"], math.inf if best is None else best
        run._batches.restore(state.record["batches"])
        set_generator_state(run._dropout_rng, state.record["dropout"])
        run._bind()
        return run


def train(run: Run, controls: Controls | None = None) -> Iterator[Event]:
    """The events of a run from where it stands to its end: Started, readings, a closing event."""
    yield run.started()
    yield from go_on(run, controls or Unsteered())


def go_on(run: Run, controls: Controls) -> Iterator[Event]:
    """The events of a run from where it stands to its end, without Started."""
    if not run.is_read:
        yield run.read()
    while not run.diverged and run.step < run.end:
        if controls.inbox or controls.halt_at == run.step:
            yield from controls.obey(run)
            if controls.stopped:
                break
            continue
        due = run.next_reading()
        halt_at = controls.halt_at
        limit = min(due - 1, run.end) if halt_at is None else min(due - 1, run.end, halt_at)
        run.advance(limit, controls.inbox)
        if run.diverged or run.step != due - 1 or controls.inbox or run.step in (halt_at, run.end):
            continue
        run.advance_with_cost()
        if not run.diverged:
            yield run.read()
    if not run.is_read:
        yield run.read()
    yield _closing(run)


def _closing(run: Run) -> events.Closing:
    last = run.last_reading
    if last is None:
        raise RuntimeError("a run closes behind a reading")
    result = {
        "step": run.step,
        "train_error": last.train_error,
        "dev_error": last.dev_error,
        "best_step": run.best.step,
        "best_dev_error": run.best.dev_error,
        "parameters_sha256": run.sha256(),
    }
    if run.diverged:
        return events.Diverged(**result, says=run.diverged)  # type: ignore[arg-type]
    if run.step < run.total_steps:
        return events.Stopped(**result)  # type: ignore[arg-type]
    return events.Finished(**result)  # type: ignore[arg-type]
