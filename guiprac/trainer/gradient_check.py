"""The gradient check: the program's own backpropagation against two-sided differences of J (S23-S28).

It works on a copy of the parameters, on request, and changes nothing of the run: no parameter, moment, buffer
or random number.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt

from guiprac import events
from guiprac.data import seeds
from guiprac.sentences import told
from guiprac.trainer import gradient_diagnosis, planted_faults, program
from guiprac.trainer.activations import Operation
from guiprac.trainer.batches import gather_inputs, gather_targets
from guiprac.trainer.gradient_differences import (
    ROUNDING,
    Differences,
    Places,
    Snapshot,
    chunk_size,
    cost,
    near_a_corner,
    plain_difference,
    work,
)
from guiprac.trainer.gradient_findings import Findings
from guiprac.trainer.gradient_repairs import Facts
from guiprac.trainer.gradient_slips import Pass, Placed, backpropagate
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.program import Workspace
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP

MOST_EXAMPLES = 64
# A network with more parameters than this is checked on a sample of every W[l] and b[l].
MOST_PARAMETERS = 60_000
MOST_SAMPLED, FEWEST_SAMPLED = 2000, 16
# Operations on single numbers, roughly a nanosecond each: for the sample of one block at most, and between two
# events.
SAMPLE_WORK = 1e9
WORK_BETWEEN_EVENTS = 1e7
# With resampled masks each entry takes two whole passes and their masks: so much dearer than a pass alone.
RESAMPLED_SHARE = 40
# So many entries of each block are also taken by whole forward passes; fewer where those are long.
MOST_VERIFIED, FEWEST_VERIFIED = 16, 2
VERIFICATION_WORK = 2e8
# How far apart rounding may bring the two ways of taking a difference, in units of rounding/ε.
VERIFICATION_TOLERANCE = 200
# Where J is made of larger numbers than this, rounding leaves nothing to compare.
LARGEST_VERIFIED = 1e9
# Purposes of random numbers within the check.
MASKS, RESAMPLED_MASKS, FAULT = range(3)

Dropout = Literal["off", "frozen", "resampled"]


@dataclass
class _Block:
    """One W[l] or b[l], and what was found so far.

    Attributes:
        rows, columns: the entries to be checked, in the matrix [W b] of layer + 1; a bias has the last column.
        data, penalty, at_corner: see Difference; filled up to `done`.
    """

    name: str
    layer: int
    shape: tuple[int, int]
    rows: Places
    columns: Places
    done: int = 0
    data: AnyFloats = field(init=False)
    penalty: AnyFloats = field(init=False)
    at_corner: npt.NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        count = len(self.rows)
        self.data, self.penalty, self.at_corner = (
            np.zeros(count),
            np.zeros(count),
            np.zeros(count, dtype=bool),
        )


def check_gradients(
    run: Run,
    *,
    epsilon: float = 1e-6,
    all_parameters: bool = False,
    leave_out_corners: bool = True,
    dropout: Dropout = "off",
    fault: str = "",
    hide_fault: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[events.Checking | events.Checked]:
    """Check the gradient of J at the run's present parameters, which are copied before this returns.

    J is the mean data term over up to 64 examples of train, and the penalties in force with m = n_train (S27).
    Dropout is set aside, or its masks are drawn once from the check's own stream and held ("frozen"), or drawn
    anew for each J ("resampled"), which cannot pass (S28). Examples that lie on a corner of ReLU, where J has no
    derivative, are left out, if so wished. A network of more than 60,000 parameters is checked on a seeded sample
    of every W[l] and b[l], unless `all_parameters`. With `fault` a copy of backpropagation is checked into which
    that fault is planted, in a layer drawn by seed and step; it brings dropout along if it needs it.

    Yields Checking many times a second, and Checked at the end, or as soon as `cancelled()` is found true.

    Raises:
        ExperimentError: there is no such fault, or it makes no difference in this network.
        RuntimeError: the fast differences disagree with plain ones, which is a bug in this program.
    """
    planted_faults.require_known(fault)
    named = planted_faults.FAULTS.get(fault)
    if named is not None and named.needs_dropout and dropout == "off":
        dropout = "frozen"
    if min(run.experiment.keep_probs()) == 1:
        dropout = "off"
    check = _Check(run, epsilon, dropout, all_parameters=all_parameters, leave_out_corners=leave_out_corners)
    if fault:
        check.plant(fault, hide=hide_fault)
    return check.go(cancelled)


class _Check:
    def __init__(
        self, run: Run, epsilon: float, dropout: Dropout, *, all_parameters: bool, leave_out_corners: bool
    ) -> None:
        settings = run.experiment.training
        self._epsilon = epsilon
        self._step = run.step
        self._seed = settings.seed
        self._learning_rate = settings.learning_rate
        self._keep_probs = run.experiment.keep_probs()
        self._dropout: Dropout = dropout
        self._corners_are_left_out = leave_out_corners
        self._rng = seeds.stream(self._seed, seeds.CHECK)
        self._unmasked = snapshot_of(run)
        self._snapshot = self._unmasked
        if dropout != "off":
            self._snapshot = self._masked(self._generator(MASKS))
        self._new_masks = self._generator(RESAMPLED_MASKS)
        self._examples_on_corner = 0
        self._analytic = np.zeros_like(self._snapshot.parameters)
        self._fault = ""
        self._fault_block = ""
        self._fault_is_hidden = False
        self._placed: tuple[Placed, ...] = ()
        everything = all_parameters or run.parameters.size <= MOST_PARAMETERS
        self._blocks = self._choose(everything and dropout != "resampled")

    def _generator(self, which: int) -> np.random.Generator:
        """Random numbers for one purpose of the check, by seed and step; a run uses none of them."""
        return seeds.stream(self._seed, seeds.CHECK, which, self._step)

    def _masked(self, rng: np.random.Generator) -> Snapshot:
        """The snapshot with a mask on the input and on each hidden layer whose keep_prob is below 1 (S14)."""
        full = self._unmasked
        inputs = full.inputs.copy()
        masks: list[AnyFloats | None] = []
        for place, (n, keep) in enumerate(zip(full.layout.sizes, self._keep_probs, strict=False)):
            mask = None
            if keep < 1:
                mask = (rng.random((n, full.n_examples)) < keep) / keep
            if place:
                masks.append(mask)
            elif mask is not None:
                inputs[:, :-1] *= mask.T
        return replace(full, inputs=inputs, masks=tuple(masks))

    def plant(self, name: str, *, hide: bool) -> None:
        """Let the check look at a faulty copy of backpropagation.

        Raises:
            ExperimentError: the fault is unknown, or makes no difference here.
        """
        with np.errstate(all="ignore"):
            forward = Pass(self._snapshot, self._learning_rate)
            fault, placed = planted_faults.plant(forward, name, self._generator(FAULT))
        self._placed = (placed,)
        self._fault, self._fault_is_hidden = fault.name, hide
        self._fault_block = f"{'b' if 'bias' in placed.slip.step else 'W'}{placed.layer + 1}"

    def go(self, cancelled: Callable[[], bool]) -> Iterator[events.Checking | events.Checked]:
        given_up = False
        total = sum(len(block.rows) for block in self._blocks)
        for _ in self._work():
            yield events.Checking(sum(block.done for block in self._blocks), total)
            given_up = cancelled()
            if given_up:
                break
        yield self._result(given_up)

    def _work(self) -> Iterator[None]:
        """Do all that is to be done, a small portion before each item."""
        with np.errstate(all="ignore"):
            if self._corners_are_left_out and self._dropout != "resampled":
                self._leave_out_corners()
        yield from self._take_analytic()
        with np.errstate(all="ignore"):
            self._differences = Differences(self._snapshot, self._epsilon)
        yield
        for block in self._blocks:
            if self._dropout == "resampled":
                yield from self._take_resampled(block)
            else:
                yield from self._take(block)
                yield from self._verify(block)

    def _take_analytic(self) -> Iterator[None]:
        """The program's own gradient, or that of the copy with a fault in it."""
        if self._placed:
            with np.errstate(all="ignore"):
                forward = Pass(self._snapshot, self._learning_rate)
                self._analytic, self._analytic_penalty = backpropagate(forward, self._placed)
            yield
            return
        self._analytic_penalty = self._snapshot.penalty.gradient(
            self._snapshot.layout, self._snapshot.parameters
        )
        yield
        for operation in backpropagation(self._snapshot, self._analytic):
            with np.errstate(all="ignore"):
                operation()
            if self._snapshot.layout.n_parameters > MOST_PARAMETERS:
                yield

    def _leave_out_corners(self) -> None:
        before = self._snapshot.n_examples
        self._snapshot = without_corners(self._snapshot, self._epsilon)
        self._examples_on_corner = before - self._snapshot.n_examples

    def _choose(self, all_parameters: bool) -> list[_Block]:
        """The blocks, each with the entries that are to be checked."""
        blocks = []
        for layer, (n_in, n_out) in enumerate(pairwise(self._snapshot.layout.sizes)):
            size = n_out * n_in
            cost_of_one = work(self._snapshot, layer)
            if self._dropout == "resampled":
                cost_of_one = self._work_of_a_pass * RESAMPLED_SHARE
            affordable = int(SAMPLE_WORK / cost_of_one)
            most = size if all_parameters else max(FEWEST_SAMPLED, min(affordable, MOST_SAMPLED))
            rows, columns = np.divmod(self._sample(size, most), n_in)
            blocks.append(_Block(f"W{layer + 1}", layer, (n_out, n_in), rows, columns))
            rows = self._sample(n_out, most)
            blocks.append(_Block(f"b{layer + 1}", layer, (n_out, 1), rows, np.full_like(rows, n_in)))
        return blocks

    def _sample(self, size: int, most: int) -> Places:
        if size <= most:
            return np.arange(size)
        return np.sort(self._rng.choice(size, most, replace=False, shuffle=False))

    def _take(self, block: _Block) -> Iterator[None]:
        """Take the differences of a block's entries."""
        chunk, cost = chunk_size(self._snapshot, block.layer), work(self._snapshot, block.layer)
        since_event = 0.0
        for start in range(0, len(block.rows), chunk):
            part = slice(start, start + chunk)
            with np.errstate(all="ignore"):
                found = self._differences.of(block.layer, block.rows[part], block.columns[part])
            block.data[part], block.penalty[part] = found.data, found.penalty
            block.at_corner[part] = found.at_corner
            block.done += len(found.data)
            since_event += len(found.data) * cost
            if since_event >= WORK_BETWEEN_EVENTS:
                since_event = 0.0
                yield

    @property
    def _work_of_a_pass(self) -> float:
        """The cost of one whole forward pass, in operations on single numbers."""
        return self._snapshot.layout.n_parameters * self._snapshot.n_examples / 8 + 1e4

    def _take_resampled(self, block: _Block) -> Iterator[None]:
        """Take the differences of a block's entries with new masks for each J (S28)."""
        every = max(1, int(WORK_BETWEEN_EVENTS / (self._work_of_a_pass * RESAMPLED_SHARE)))
        no_penalty = replace(self._unmasked.penalty, l2=0.0, l1=0.0)
        place = np.array([0])
        for place[0], (row, column) in enumerate(zip(block.rows, block.columns, strict=True)):
            costs = []
            for move in (self._epsilon, -self._epsilon):
                masked = replace(
                    self._masked(self._new_masks),
                    penalty=no_penalty,
                    parameters=self._unmasked.parameters.copy(),
                )
                masked.layout.matrices(masked.parameters)[block.layer][row, column] += move
                with np.errstate(all="ignore"):
                    costs.append(cost(masked))
            block.data[place] = (costs[0] - costs[1]) / (2 * self._epsilon)
            with np.errstate(all="ignore"):
                one = self._differences.of(block.layer, block.rows[place], block.columns[place])
            block.penalty[place] = one.penalty
            block.done += 1
            if block.done % every == 0:
                yield
        yield

    def _verify(self, block: _Block) -> Iterator[None]:
        """Take some of the differences again by the plain loop over whole forward passes, and compare."""
        if not self._differences.scale < LARGEST_VERIFIED:
            return
        one = self._snapshot.layout.n_parameters * self._snapshot.n_examples / 4
        count = max(FEWEST_VERIFIED, min(MOST_VERIFIED, int(VERIFICATION_WORK / one)))
        tolerance = VERIFICATION_TOLERANCE * ROUNDING / self._epsilon * self._differences.scale
        for place in self._sample(len(block.rows), count):
            row, column = int(block.rows[place]), int(block.columns[place])
            with np.errstate(all="ignore"):
                plain = plain_difference(self._snapshot, block.layer, row, column, self._epsilon)
            fast = float(block.data[place] + block.penalty[place])
            if not abs(plain - fast) <= tolerance:
                raise RuntimeError(
                    f"The gradient check contradicts itself at {block.name}, row {row}, column {column}: "
                    f"{fast:.17g} from the changed rows, {plain:.17g} from whole forward passes."
                )
            if one > WORK_BETWEEN_EVENTS / MOST_VERIFIED:
                yield
        yield

    def _findings(self, block: _Block) -> Findings:
        rows, columns = block.rows[: block.done], block.columns[: block.done]
        layout = self._snapshot.layout
        matrix = layout.matrices(self._analytic)[block.layer]
        data = matrix[rows, columns]
        penalty = layout.matrices(self._analytic_penalty)[block.layer][rows, columns]
        round_off, penalty_round_off = self._differences.round_off(block.layer, rows, columns, data)
        return Findings(
            name=block.name,
            shape=block.shape,
            rows=rows,
            columns=columns,
            values=layout.matrices(self._snapshot.parameters)[block.layer][rows, columns],
            analytic=data + penalty,
            numeric=block.data[: block.done] + block.penalty[: block.done],
            analytic_penalty=penalty,
            numeric_penalty=block.penalty[: block.done],
            at_corner=block.at_corner[: block.done],
            round_off=round_off,
            penalty_round_off=penalty_round_off,
            whole=matrix[:, :-1] if block.name.startswith("W") else matrix[:, -1:],
            keep_corners=not self._corners_are_left_out,
        )

    def _result(self, given_up: bool) -> events.Checked:
        findings = [self._findings(block) for block in self._blocks if block.done]
        facts = Facts(self._snapshot.n_examples, self._snapshot.penalty, self._hidden_keep_probs)
        with np.errstate(all="ignore"):
            blocks, causes = gradient_diagnosis.diagnose(
                findings,
                facts,
                Pass(self._snapshot, self._learning_rate),
                resampled=self._dropout == "resampled",
            )
            difference = gradient_diagnosis.overall(findings, blocks)
            terms = gradient_diagnosis.terms(findings)
        size = self._snapshot.layout.n_parameters
        says = [gradient_diagnosis.summary(blocks, causes, size, difference)]
        if self._examples_on_corner:
            count = self._examples_on_corner
            left_out = QT_TRANSLATE_NOOP("trainer", "{0} examples on ReLU's corner left out.")
            if count == 1:
                left_out = QT_TRANSLATE_NOOP("trainer", "{0} example on ReLU's corner left out.")
            says.append(told(left_out, str(count)))
        says += self._about_dropout()
        return events.Checked(
            step=self._step,
            difference=difference,
            verdict=gradient_diagnosis.worst_verdict(blocks),
            says=" ".join(says),
            blocks=blocks,
            epsilon=self._epsilon,
            examples=self._snapshot.n_examples,
            checked=sum(block.checked for block in blocks),
            size=size,
            dropout_set_aside=self._dropout == "off" and min(self._keep_probs) < 1,
            cancelled=given_up,
            terms=terms,
            corners=sum(block.corners for block in blocks),
            dropout=self._dropout,
            fault=self._fault,
            fault_is_hidden=self._fault_is_hidden,
            fault_block=self._fault_block,
        )

    @property
    def _hidden_keep_probs(self) -> tuple[float, ...]:
        return () if self._dropout == "off" else self._keep_probs[1:]

    def _about_dropout(self) -> list[str]:
        if self._dropout == "frozen":
            return [QT_TRANSLATE_NOOP("trainer", "One dropout mask was held for the whole check (S28).")]
        if self._dropout == "resampled":
            return [
                QT_TRANSLATE_NOOP(
                    "trainer",
                    "With a new mask at each call, J is not one function of the parameters (S28): hold the mask for "
                    "the check, or turn dropout off.",
                )
            ]
        return []


def snapshot_of(run: Run) -> Snapshot:
    """The run's J in float64, over examples spread evenly over those of train that readings measure."""
    measured = run.train_evaluation.rows
    spread = np.linspace(0, len(measured) - 1, min(len(measured), MOST_EXAMPLES))
    rows = measured[spread.astype(np.intp)]
    n_inputs, n_outputs = run.layout.sizes[0], run.layout.sizes[-1]
    inputs = np.ones((len(rows), n_inputs + 1))
    gather_inputs(run.splits, rows, np.empty((len(rows), n_inputs), np.float32), inputs[:, :-1])
    given = gather_targets(run.splits, rows)
    targets = np.zeros((n_outputs, len(rows)))
    if run.architecture.task == "multiclass":
        targets[given, np.arange(len(rows))] = 1
    else:
        targets[0] = given
    return Snapshot(run.architecture, run.penalty, run.parameters.astype(np.float64), inputs, targets)


def without_corners(snapshot: Snapshot, epsilon: float) -> Snapshot:
    """The snapshot without the examples at which J has no derivative, if others are left."""
    near = near_a_corner(snapshot, epsilon)
    return snapshot.without(near) if near.any() and not near.all() else snapshot


def backpropagation(snapshot: Snapshot, gradient: AnyFloats) -> list[Operation]:
    """The program's own operations that write the gradient of the data term into `gradient` (flat)."""
    space = Workspace(snapshot.layout, snapshot.n_examples, gradient.dtype)
    scale = np.full((), 1 / snapshot.n_examples)
    architecture, parameters = snapshot.architecture, snapshot.parameters
    inputs, targets = snapshot.inputs, snapshot.targets
    return [
        *program.forward(architecture, parameters, inputs, space, snapshot.masks),
        *program.backward(architecture, parameters, gradient, inputs, targets, space, scale, snapshot.masks),
    ]
