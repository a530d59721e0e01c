"""What μ and σ of an input change by when dev is measured along with train (S19)."""

from dataclasses import dataclass

import numpy as np

from guiprac.events import Prepared


@dataclass(frozen=True)
class Leak:
    """Of one input: by how much μ moves, in σ of train, and σ grows, as a share of it."""

    name: str
    shift: float
    stretch: float


def leak(prepared: Prepared) -> Leak | None:
    """The larger change of the first two inputs, from the examples that are shown of train and dev; test is sealed.

    None where neither of the inputs varies in train.
    """
    if prepared.train_points is None or prepared.dev_points is None:
        return None
    train = np.asarray(prepared.train_points.numpy(), np.float64)
    dev = np.asarray(prepared.dev_points.numpy(), np.float64)
    weight = prepared.dev.count / (prepared.dev.count + prepared.train.count)
    found = []
    for column, name in zip(range(train.shape[1]), prepared.input_names, strict=False):
        own, other = train[:, column], dev[:, column]
        deviation = own.std()
        if not np.isfinite(deviation) or deviation == 0 or not other.size:
            continue
        mean = (1 - weight) * own.mean() + weight * other.mean()
        squares = (1 - weight) * ((own - mean) ** 2).mean() + weight * ((other - mean) ** 2).mean()
        found.append(
            Leak(name, float((mean - own.mean()) / deviation), float(np.sqrt(squares) / deviation - 1))
        )
    return max(found, key=lambda each: abs(each.shift) + abs(each.stretch), default=None)
