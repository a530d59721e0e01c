"""Faults to learn on: slips planted into a copy of backpropagation, for one gradient check alone.

Training never sees them: the copy is the gradient check's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from guiprac.errors import ExperimentError
from guiprac.sentences import told
from guiprac.trainer.gradient_slips import LOCAL, SLIP, Pass, Placed, Slip, backpropagate
from guiprac.translatable import QT_TRANSLATE_NOOP

ANY = "any"
# A fault is planted where it changes a gradient by at least this share, so that there is something to find.
VISIBLE = 1e-2


@dataclass(frozen=True)
class Fault:
    """A fault that can be planted.

    Attributes:
        name: as commands and events call it.
        title: English, to be looked up in the context "faults".
        needs: what a network must have for it, in words, or "".
    """

    name: str
    title: str
    slip: Slip
    needs: str = ""

    @property
    def needs_dropout(self) -> bool:
        """Whether it is a fault of dropout's backward pass."""
        return self.slip.name.startswith("mask") or self.slip.name == "unmasked_a"


_DROPOUT = QT_TRANSLATE_NOOP("messages", "dropout in a hidden layer")
_L2 = QT_TRANSLATE_NOOP("messages", "an L2 penalty")
_SQUARE = QT_TRANSLATE_NOOP("messages", "two layers of the same size, one behind the other")
_CURVED = QT_TRANSLATE_NOOP("messages", "a hidden layer with an activation other than linear")

_TITLES: tuple[tuple[Slip, str, str], ...] = (
    (LOCAL["weights_doubled"], QT_TRANSLATE_NOOP("faults", "dW[l] is doubled"), ""),
    (LOCAL["weights_sign"], QT_TRANSLATE_NOOP("faults", "dW[l] has the wrong sign"), ""),
    (LOCAL["weights_transposed"], QT_TRANSLATE_NOOP("faults", "dW[l] is transposed"), _SQUARE),
    (
        LOCAL["weights_shifted"],
        QT_TRANSLATE_NOOP("faults", "dW[l] is shifted by one row"),
        QT_TRANSLATE_NOOP("messages", "more than one unit"),
    ),
    (
        LOCAL["weights_one_unit"],
        QT_TRANSLATE_NOOP("faults", "One unit's row of dW[l] is off"),
        QT_TRANSLATE_NOOP("messages", "more than one unit"),
    ),
    (LOCAL["weights_zero"], QT_TRANSLATE_NOOP("faults", "One layer is forgotten: dW[l] stays 0"), ""),
    (LOCAL["bias_times_four"], QT_TRANSLATE_NOOP("faults", "db[l] has 4/m where 1/m belongs"), ""),
    (LOCAL["bias_sum"], QT_TRANSLATE_NOOP("faults", "db[l] is a sum over examples, not a mean"), ""),
    (LOCAL["bias_over_units"], QT_TRANSLATE_NOOP("faults", "db[l] is summed over the units, too"), ""),
    (LOCAL["penalty_missing"], QT_TRANSLATE_NOOP("faults", "dW[l] lacks the penalty λ/m·W"), _L2),
    (
        LOCAL["penalty_without_m"],
        QT_TRANSLATE_NOOP("faults", "The penalty in dW[l] is λ·W, without 1/m"),
        _L2,
    ),
    (LOCAL["penalty_halved"], QT_TRANSLATE_NOOP("faults", "The penalty in dW[l] is λ/(2m)·W"), _L2),
    (LOCAL["penalty_on_bias"], QT_TRANSLATE_NOOP("faults", "db[l] is penalized as well"), _L2),
    (SLIP["error_sign"], QT_TRANSLATE_NOOP("faults", "y - ŷ where ŷ - y belongs"), ""),
    (SLIP["error_sum"], QT_TRANSLATE_NOOP("faults", "1/m is missing in every layer"), ""),
    (SLIP["last_example"], QT_TRANSLATE_NOOP("faults", "Off by one: the last example is left out"), ""),
    (SLIP["shifted_targets"], QT_TRANSLATE_NOOP("faults", "The targets are shifted by one example"), ""),
    (
        SLIP["output_slope"],
        QT_TRANSLATE_NOOP("faults", "ŷ·(1 - ŷ) is multiplied in at the output"),
        QT_TRANSLATE_NOOP("messages", "a classification"),
    ),
    (
        SLIP["back_untransposed"],
        QT_TRANSLATE_NOOP("faults", "W[l] goes back without being transposed"),
        _SQUARE,
    ),
    (SLIP["slope_missing"], QT_TRANSLATE_NOOP("faults", "The activation's derivative is missing"), _CURVED),
    (SLIP["slope_a"], QT_TRANSLATE_NOOP("faults", "The activation's derivative is wrong"), _CURVED),
    (SLIP["mask_missing"], QT_TRANSLATE_NOOP("faults", "The dropout mask is not reused"), _DROPOUT),
    (SLIP["mask_unscaled"], QT_TRANSLATE_NOOP("faults", "1/keep_prob is missing going back"), _DROPOUT),
    (
        SLIP["stale_cache"],
        QT_TRANSLATE_NOOP("faults", "A[l-1] in dW[l] is one step old: a stale cache"),
        QT_TRANSLATE_NOOP("messages", "a hidden layer and a gradient"),
    ),
    (
        SLIP["shifted_cache"],
        QT_TRANSLATE_NOOP("faults", "A[l-1] in dW[l] is of the wrong examples"),
        "",
    ),
    (SLIP["z_for_a"], QT_TRANSLATE_NOOP("faults", "dW[l] is made with Z where A belongs"), _CURVED),
)

FAULTS: dict[str, Fault] = {slip.name: Fault(slip.name, title, slip, needs) for slip, title, needs in _TITLES}


def require_known(name: str) -> None:
    """Refuse a name that is no fault's.

    Raises:
        ExperimentError: lists the names.
    """
    if name and name != ANY and name not in FAULTS:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "There is no fault {0} to plant. There are: {1}."),
                f"{name!r}",
                ", ".join((ANY, *FAULTS)),
            )
        )


def plant(forward: Pass, name: str, rng: np.random.Generator) -> tuple[Fault, Placed]:
    """Choose a layer for a fault, or a fault and a layer for it where `name` is "any".

    Raises:
        ExperimentError: the fault is unknown, or makes no difference in this network.
    """
    require_known(name)
    faults = list(FAULTS.values()) if name == ANY else [FAULTS[name]]
    right = backpropagate(forward)
    for place in rng.permutation(len(faults)):
        fault = faults[place]
        choices = _places(forward, fault, right)
        if choices:
            return fault, choices[int(rng.integers(len(choices)))]
    if name == ANY:
        raise ExperimentError(
            QT_TRANSLATE_NOOP(
                "messages", "No fault makes a difference here: the gradient is zero or not a number."
            )
        )
    needs = FAULTS[name].needs
    if needs:
        lacking = QT_TRANSLATE_NOOP("messages", "The fault {0} makes no difference here: it needs {1}.")
        raise ExperimentError(told(lacking, name, needs))
    raise ExperimentError(
        told(QT_TRANSLATE_NOOP("messages", "The fault {0} makes no difference here."), name)
    )


def _places(forward: Pass, fault: Fault, right: Sequence[np.ndarray]) -> list[Placed]:
    """Where a fault can be planted so that it shows."""
    choices = []
    for layer in range(len(forward.z)):
        placed = Placed(fault.slip, layer)
        if fault.slip.fits(forward, layer) and _shows(forward, placed, right):
            choices.append(placed)
    return choices


def _shows(forward: Pass, placed: Placed, right: Sequence[np.ndarray]) -> bool:
    """Whether the layer's own gradient is visibly another with the slip, in the data term or the penalty."""
    layout = forward.snapshot.layout
    wrong = backpropagate(forward, [placed])
    for before, after in zip(right, wrong, strict=True):
        a, b = layout.matrices(before)[placed.layer], layout.matrices(after)[placed.layer]
        if not np.isfinite(b).all():
            return False
        size = float(np.linalg.norm(a) + np.linalg.norm(b))
        if float(np.linalg.norm(a - b)) > max(VISIBLE * size, 1e-6):
            return True
    return False
