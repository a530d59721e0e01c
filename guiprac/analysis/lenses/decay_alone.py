"""Pure weight decay: the program's own update with a data gradient of zero, beside the closed form (S11)."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from guiprac.events import pack
from guiprac.events.decay import Alone
from guiprac.experiment import Training
from guiprac.trainer.optimizers import Optimizer
from guiprac.trainer.regularization import Penalty

_Values = npt.NDArray[np.float64]

MOST_STEPS = 20_000
MOST_POINTS = 400


@lru_cache(maxsize=16)
def decay_alone(training: Training, penalty: Penalty, weight: float, steps: int) -> Alone:
    """Follow one weight, and a bias of 1, for some steps of the trainer's update, in float64.

    The closed form W_k = W_0·(1 - αλ/m)^k holds for plain gradient descent with L2 (S11); m is `penalty.n_train`.
    """
    flat, gradient = np.array([weight, 1.0]), np.zeros(2)
    optimizer = Optimizer(training, flat.size, flat.dtype)
    update = optimizer.operations(
        flat, gradient, np.array([1.0, 0.0]), training.learning_rate, penalty, first_step=0
    )
    followed = np.empty(steps + 1)
    followed[0] = weight
    for step in range(1, steps + 1):
        gradient.fill(0.0)
        for operation in update:
            operation()
        followed[step] = flat[0]
    factor = 1 - training.learning_rate * penalty.l2 / penalty.n_train
    with np.errstate(under="ignore", over="ignore"):
        closed: _Values = weight * np.full(steps + 1, factor) ** np.arange(steps + 1, dtype=np.float64)
    kept = np.unique(np.linspace(0, steps, min(steps, MOST_POINTS) + 1).round().astype(np.int64))
    return Alone(
        pack(kept),
        pack(followed[kept]),
        pack(closed[kept]),
        _largest_relative_difference(followed, closed),
        float(flat[1]),
    )


def _largest_relative_difference(followed: _Values, closed: _Values) -> float:
    """Where both are normal numbers; below them, float64 has fewer and fewer digits."""
    normal = np.abs(closed) >= np.finfo(np.float64).tiny
    return float(np.max(np.abs(followed[normal] / closed[normal] - 1), initial=0.0))
