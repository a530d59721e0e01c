"""The doctor's reading of a gradient that a person's own code gave, whatever the network in it.

Where the cost is that of a network that this program knows (one activation, the usual outputs, L2), its
backpropagation can be gone through step by step; else the numbers of each block have to do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np

from guiprac import events
from guiprac.events import Task
from guiprac.experiment import Activation
from guiprac.sentences import told
from guiprac.trainer import gradient_diagnosis
from guiprac.trainer.gradient_differences import ROUNDING, Places, Snapshot, cost
from guiprac.trainer.gradient_findings import Findings, Flags
from guiprac.trainer.gradient_repairs import Facts
from guiprac.trainer.gradient_slips import Pass
from guiprac.trainer.layout import AnyFloats, Layout
from guiprac.trainer.program import Architecture
from guiprac.trainer.regularization import Penalty
from guiprac.translatable import QT_TRANSLATE_NOOP

# How closely a known network must give the code's cost, to be taken for the network in it.
SAME_COST = 1e-9
# Rounding in a cost, in units of the last place: the sum over examples and layers of a foreign forward pass.
ROUNDING_OF_COST = 16
# A slope that changes by so much within ±ε is a corner, where that of a smooth J changes by about ε.
CORNER = 1e-3
OUTPUT_WORDS = {
    "binary": QT_TRANSLATE_NOOP("trainer", "sigmoid and cross-entropy"),
    "multiclass": QT_TRANSLATE_NOOP("trainer", "softmax and cross-entropy"),
    "regression": QT_TRANSLATE_NOOP("trainer", "a linear output and ½(ŷ - y)²"),
}


@dataclass(frozen=True)
class TakenBlock:
    """One W[l] (n_out, n_in) or b[l] (n_out, 1) of the code.

    Attributes:
        rows, columns: the entries whose derivatives were taken, (p,).
        values, analytic, analytic_data: the whole block: parameters, gradient, and gradient with λ = 0.
        above, below, data_above, data_below: J at θ ± ε of each entry, and with λ = 0, (p,).
    """

    name: str
    rows: Places
    columns: Places
    values: AnyFloats
    analytic: AnyFloats
    analytic_data: AnyFloats
    above: AnyFloats
    below: AnyFloats
    data_above: AnyFloats
    data_below: AnyFloats


@dataclass(frozen=True)
class Taken:
    """What was taken of the code: inputs (m, n_x), targets (n_y, m); `cost_data` is J with λ = 0."""

    name: str
    sizes: tuple[int, ...]
    lambd: float
    epsilon: float
    cost: float
    cost_data: float
    examples_in_rows: bool
    inputs: AnyFloats
    targets: AnyFloats
    blocks: tuple[TakenBlock, ...]


def read_gradient(taken: Taken) -> events.Checked:
    """The result of the check of a person's own code (S23-S27)."""
    with np.errstate(all="ignore"):
        snapshot = recognize(taken)
        findings = [_findings(taken, block) for block in _in_order(taken)]
        penalty = Penalty(taken.lambd, 0.0, len(taken.inputs))
        facts = Facts(len(taken.inputs), penalty)
        forward = None if snapshot is None else Pass(snapshot)
        blocks, causes = gradient_diagnosis.diagnose(findings, facts, forward)
        difference = gradient_diagnosis.overall(findings, blocks)
        terms = gradient_diagnosis.terms(findings)
    size = sum(found.size for found in findings)
    says = [gradient_diagnosis.summary(blocks, causes, size, difference), _about(taken, snapshot)]
    return events.Checked(
        step=0,
        difference=difference,
        verdict=gradient_diagnosis.worst_verdict(blocks),
        says=" ".join(says),
        blocks=blocks,
        epsilon=taken.epsilon,
        examples=len(taken.inputs),
        checked=sum(block.checked for block in blocks),
        size=size,
        dropout_set_aside=False,
        terms=terms,
        corners=sum(block.corners for block in blocks),
        source=taken.name,
    )


def _in_order(taken: Taken) -> Sequence[TakenBlock]:
    return sorted(taken.blocks, key=lambda block: (int(block.name[1:]), block.name[0] == "b"))


def _about(taken: Taken, snapshot: Snapshot | None) -> str:
    if taken.examples_in_rows:
        layout = QT_TRANSLATE_NOOP(
            "trainer", "Examples are in rows; rows and columns here are those of the transposed W."
        )
    else:
        layout = QT_TRANSLATE_NOOP("trainer", "Examples are in columns.")
    if snapshot is None:
        return layout
    architecture = snapshot.architecture
    output = OUTPUT_WORDS[architecture.task]
    if architecture.layout.depth == 1:
        cost = told(QT_TRANSLATE_NOOP("trainer", "The cost is that of {0}."), output)
        return f"{layout} {cost}"
    hidden = architecture.activation.replace("_", " ")
    cost = told(QT_TRANSLATE_NOOP("trainer", "The cost is that of {0} layers with {1}."), hidden, output)
    return f"{layout} {cost}"


def recognize(taken: Taken) -> Snapshot | None:
    """The network of this program that gives the code's cost with and without λ, if there is one."""
    layout = Layout(taken.sizes)
    flat: AnyFloats = np.zeros(layout.n_parameters)
    for block in taken.blocks:
        layer = int(block.name[1:]) - 1
        if block.name.startswith("W"):
            layout.weights(flat)[layer][...] = block.values
        else:
            layout.biases(flat)[layer][...] = block.values[:, 0]
    inputs = np.ones((len(taken.inputs), taken.sizes[0] + 1))
    inputs[:, :-1] = taken.inputs
    tasks: tuple[Task, ...] = ("binary", "regression") if taken.sizes[-1] == 1 else ("multiclass",)
    activations: tuple[Activation, ...] = get_args(Activation) if layout.depth > 1 else ("linear",)
    for task in tasks:
        for activation in activations:
            snapshot = Snapshot(
                Architecture(layout, activation, task),
                Penalty(0.0, 0.0, len(inputs)),
                flat,
                inputs,
                taken.targets,
            )
            if abs(cost(snapshot) - taken.cost_data) <= SAME_COST * (1 + abs(taken.cost_data)):
                return snapshot
    return None


def _findings(taken: Taken, block: TakenBlock) -> Findings:
    rows, columns, epsilon = block.rows, block.columns, taken.epsilon
    both = (block.above - block.below) / (2 * epsilon)
    data = (block.data_above - block.data_below) / (2 * epsilon)
    analytic = block.analytic[rows, columns]
    analytic_data = block.analytic_data[rows, columns]
    rounding = ROUNDING_OF_COST * ROUNDING * (1 + abs(taken.cost)) / epsilon
    noise = np.full(len(rows), rounding)
    penalized = taken.cost != taken.cost_data or not np.array_equal(analytic, analytic_data)
    is_weights = block.name.startswith("W")
    n_in = taken.sizes[int(block.name[1:]) - 1]
    return Findings(
        name=block.name,
        shape=(len(block.values), block.values.shape[1]),
        rows=rows,
        columns=columns if is_weights else np.full_like(rows, n_in),
        values=block.values[rows, columns],
        analytic=analytic,
        numeric=both,
        analytic_penalty=analytic - analytic_data,
        numeric_penalty=_quiet(both - data, 2 * rounding),
        at_corner=_corners(taken, block, rounding),
        round_off=noise,
        penalty_round_off=2 * noise if penalized else np.zeros(len(rows)),
        whole=block.analytic_data,
    )


def _quiet(penalty: AnyFloats, rounding: float) -> AnyFloats:
    """Zeros where the penalty's differences are rounding alone, as those of the biases are."""
    return np.zeros_like(penalty) if (np.abs(penalty) <= rounding).all() else penalty


def _corners(taken: Taken, block: TakenBlock, rounding: float) -> Flags:
    """The entries for which J has one slope on one side and another on the other side."""
    right = (block.data_above - taken.cost_data) / taken.epsilon
    left = (taken.cost_data - block.data_below) / taken.epsilon
    usual = float(np.sqrt(np.mean(np.square(right + left)))) if len(right) else 0.0
    return np.abs(right - left) > CORNER * (np.abs(right) + np.abs(left) + usual) + 4 * rounding
