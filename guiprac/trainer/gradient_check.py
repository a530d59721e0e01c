"""The gradient check: the program's own backpropagation against two-sided differences of J (S23-S28).

It works on a copy of the parameters, on request, and changes nothing of the run: no parameter, moment, buffer
or random number.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from guiprac import events
from guiprac.trainer import gradient_diagnosis, program
from guiprac.trainer.activations import Operation
from guiprac.trainer.batches import gather_inputs, gather_targets
from guiprac.trainer.gradient_diagnosis import Findings
from guiprac.trainer.gradient_differences import (
    ROUNDING,
    Differences,
    Places,
    Snapshot,
    chunk_size,
    near_a_corner,
    plain_difference,
    work,
)
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.program import Workspace
from guiprac.trainer.training import Run, stream

MOST_EXAMPLES = 64
# A network with more parameters than this is checked on a sample of every W[l] and b[l].
MOST_PARAMETERS = 60_000
MOST_SAMPLED, FEWEST_SAMPLED = 2000, 16
# Operations on single numbers, roughly a nanosecond each: for the sample of one block at most, and between two
# events.
SAMPLE_WORK = 1e9
WORK_BETWEEN_EVENTS = 1e7
# So many entries of each block are also taken by whole forward passes; fewer where those are long.
MOST_VERIFIED, FEWEST_VERIFIED = 16, 2
VERIFICATION_WORK = 2e8
# How far apart rounding may bring the two ways of taking a difference, in units of rounding/ε.
VERIFICATION_TOLERANCE = 200
# Where J is made of larger numbers than this, rounding leaves nothing to compare.
LARGEST_VERIFIED = 1e9
# The check's own child of the run's seed; a run itself uses those below.
CHECK_STREAM = 6


@dataclass
class _Block:
    """One W[l] or b[l], and what was found so far.

    Attributes:
        rows, columns: the entries to be checked, in the matrix [W b] of layer + 1; a bias has the last column.
        data, penalty, at_corner: see Difference; filled up to `done`.
    """

    name: str
    layer: int
    size: int
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
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[events.Checking | events.Checked]:
    """Check the gradient of J at the run's present parameters, which are copied before this returns.

    J is the mean data term over up to 64 examples of train, and the penalties in force with m = n_train (S27);
    dropout is set aside, because each mask makes another J (S28). Examples that lie on a corner of ReLU, where
    J has no derivative, are left out. A network of more than 60,000 parameters is checked on a seeded sample
    of every W[l] and b[l], unless `all_parameters`.

    Yields Checking many times a second, and Checked at the end, or as soon as `cancelled()` is found true.

    Raises:
        RuntimeError: the fast differences disagree with plain ones, which is a bug in this program.
    """
    check = _Check(run, epsilon, all_parameters)
    return check.go(cancelled)


class _Check:
    def __init__(self, run: Run, epsilon: float, all_parameters: bool) -> None:
        self._epsilon = epsilon
        self._step = run.step
        self._dropout_set_aside = min(run.experiment.keep_probs()) < 1
        self._rng = np.random.default_rng(stream(run.experiment.training.seed, CHECK_STREAM))
        self._snapshot = _snapshot(run)
        self._examples_on_corner = 0
        self._analytic = np.zeros_like(self._snapshot.parameters)
        self._blocks = self._choose(all_parameters or run.parameters.size <= MOST_PARAMETERS)

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
            self._leave_out_corners()
        self._analytic_penalty = self._snapshot.penalty.gradient(
            self._snapshot.layout, self._snapshot.parameters
        )
        yield
        for operation in _backpropagation(self._snapshot, self._analytic):
            with np.errstate(all="ignore"):
                operation()
            if self._snapshot.layout.n_parameters > MOST_PARAMETERS:
                yield
        with np.errstate(all="ignore"):
            self._differences = Differences(self._snapshot, self._epsilon)
        yield
        for block in self._blocks:
            yield from self._take(block)
            yield from self._verify(block)

    def _leave_out_corners(self) -> None:
        """Go on without the examples at which J has no derivative, if others are left."""
        near = near_a_corner(self._snapshot, self._epsilon)
        if near.any() and not near.all():
            self._examples_on_corner = int(np.count_nonzero(near))
            self._snapshot = replace(
                self._snapshot,
                inputs=self._snapshot.inputs[~near],
                targets=self._snapshot.targets[:, ~near],
            )

    def _choose(self, all_parameters: bool) -> list[_Block]:
        """The blocks, each with the entries that are to be checked."""
        blocks = []
        for layer, (n_in, n_out) in enumerate(pairwise(self._snapshot.layout.sizes)):
            size = n_out * n_in
            affordable = int(SAMPLE_WORK / work(self._snapshot, layer))
            most = size if all_parameters else max(FEWEST_SAMPLED, min(affordable, MOST_SAMPLED))
            rows, columns = np.divmod(self._sample(size, most), n_in)
            blocks.append(_Block(f"W{layer + 1}", layer, size, rows, columns))
            rows = self._sample(n_out, most)
            blocks.append(_Block(f"b{layer + 1}", layer, n_out, rows, np.full_like(rows, n_in)))
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
        data = layout.matrices(self._analytic)[block.layer][rows, columns]
        penalty = layout.matrices(self._analytic_penalty)[block.layer][rows, columns]
        round_off, penalty_round_off = self._differences.round_off(block.layer, rows, columns, data)
        return Findings(
            name=block.name,
            size=block.size,
            rows=rows,
            columns=columns,
            analytic=data + penalty,
            numeric=block.data[: block.done] + block.penalty[: block.done],
            analytic_penalty=penalty,
            numeric_penalty=block.penalty[: block.done],
            at_corner=block.at_corner[: block.done],
            round_off=round_off,
            penalty_round_off=penalty_round_off,
        )

    def _result(self, given_up: bool) -> events.Checked:
        findings = [self._findings(block) for block in self._blocks if block.done]
        blocks = tuple(gradient_diagnosis.diagnose(found) for found in findings)
        checked, size = sum(block.checked for block in blocks), self._snapshot.layout.n_parameters
        difference = gradient_diagnosis.overall_difference(findings, blocks)
        says = [gradient_diagnosis.summary(blocks, size, difference)]
        if self._examples_on_corner:
            count = self._examples_on_corner
            says.append(f"{count} {'example' if count == 1 else 'examples'} on ReLU's corner left out.")
        return events.Checked(
            step=self._step,
            difference=difference,
            verdict=gradient_diagnosis.worst_verdict(blocks),
            says=" ".join(says),
            blocks=blocks,
            epsilon=self._epsilon,
            examples=self._snapshot.n_examples,
            checked=checked,
            size=size,
            dropout_set_aside=self._dropout_set_aside,
            cancelled=given_up,
        )


def _snapshot(run: Run) -> Snapshot:
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


def _backpropagation(snapshot: Snapshot, gradient: AnyFloats) -> list[Operation]:
    """The program's own operations that write the gradient of the data term into `gradient` (flat)."""
    space = Workspace(snapshot.layout, snapshot.n_examples, gradient.dtype)
    scale = np.full((), 1 / snapshot.n_examples)
    architecture, parameters = snapshot.architecture, snapshot.parameters
    inputs, targets = snapshot.inputs, snapshot.targets
    return [
        *program.forward(architecture, parameters, inputs, space),
        *program.backward(architecture, parameters, gradient, inputs, targets, space, scale),
    ]
