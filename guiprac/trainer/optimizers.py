"""Plain gradient descent, momentum and Adam, as operations on the flat vectors of all parameters.

`gradient` arrives already multiplied by `gradient_scale(...)`: plain descent folds α into it, so that its whole
update is one subtraction. L2 is weight decay in plain descent (S11) and part of the gradient in the others;
L1 is a proximal step of length α behind each of them (S8).
"""

import math
from collections.abc import Iterator
from functools import partial

import numpy as np

from guiprac.experiment import Training
from guiprac.trainer import regularization
from guiprac.trainer.activations import Operation
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.regularization import Penalty

MOMENTUM = 0.9
ADAM_BETA1, ADAM_BETA2, ADAM_EPSILON = 0.9, 0.999, 1e-8

# Long vectors are updated a piece at a time, so that the pieces stay in the cache from one operation to the next.
PIECE = 16_384


class Optimizer:
    """The moments of one optimizer, kept between steps, and the operations that make its step.

    Attributes:
        moments: flat vectors by name; none for plain descent.
    """

    def __init__(self, training: Training, n_parameters: int, dtype: np.dtype[np.floating]) -> None:
        self.name = training.optimizer
        names = {"sgd": (), "momentum": ("velocity",), "adam": ("first", "second")}[self.name]
        self.moments: dict[str, AnyFloats] = {name: np.zeros(n_parameters, dtype) for name in names}
        self._rate: AnyFloats = np.zeros((), dtype)
        self._epsilon: AnyFloats = np.zeros((), dtype)

    def gradient_scale(self, learning_rate: float) -> float:
        """By what the gradient is to be multiplied before it arrives."""
        return learning_rate if self.name == "sgd" else 1.0

    def operations(
        self,
        parameters: AnyFloats,
        gradient: AnyFloats,
        mask: AnyFloats,
        learning_rate: float,
        penalty: Penalty,
        first_step: int,
    ) -> list[Operation]:
        """The operations of one update of `parameters`; `gradient` may be overwritten.

        `first_step` is the number of steps taken before; Adam's bias correction counts on from there.
        """
        steps: list[Operation] = []
        if self.name == "adam":
            counter = self._bias_corrections(learning_rate, first_step)
            steps.append(partial(next, counter))
        for start in range(0, parameters.size, PIECE):
            piece = slice(start, start + PIECE)
            moments = {name: moment[piece] for name, moment in self.moments.items()}
            steps += self._piece(
                parameters[piece], gradient[piece], mask[piece], moments, learning_rate, penalty
            )
        return steps

    def _piece(
        self,
        parameters: AnyFloats,
        gradient: AnyFloats,
        mask: AnyFloats,
        moments: dict[str, AnyFloats],
        learning_rate: float,
        penalty: Penalty,
    ) -> list[Operation]:
        l2_gradient = penalty.l2 / penalty.n_train
        operations: list[Operation] = []
        if self.name == "sgd":
            operations += regularization.decay(parameters, mask, 1 - learning_rate * l2_gradient)
            operations.append(partial(np.subtract, parameters, gradient, parameters))
        else:
            part = np.empty_like(parameters)
            if l2_gradient:
                factors = (mask * l2_gradient).astype(parameters.dtype)
                operations += [
                    partial(np.multiply, parameters, factors, part),
                    partial(np.add, gradient, part, gradient),
                ]
            if self.name == "momentum":
                operations += _momentum(parameters, gradient, moments["velocity"], part, learning_rate)
            else:
                operations += _adam(
                    parameters, gradient, moments["first"], moments["second"], part, self._rate, self._epsilon
                )
        threshold = learning_rate * penalty.l1 / (2 * penalty.n_train)
        return operations + regularization.shrink_to_zero(parameters, mask, threshold)

    def _bias_corrections(self, learning_rate: float, first_step: int) -> Iterator[None]:
        step = first_step
        while True:
            step += 1
            root = math.sqrt(1 - ADAM_BETA2**step)
            self._rate[...] = learning_rate * root / (1 - ADAM_BETA1**step)
            self._epsilon[...] = ADAM_EPSILON * root
            yield


def _momentum(
    parameters: AnyFloats, gradient: AnyFloats, velocity: AnyFloats, part: AnyFloats, learning_rate: float
) -> list[Operation]:
    """v ← βv + dW, W ← W - αv (Polyak 1964)."""
    beta = np.full((), MOMENTUM, parameters.dtype)
    rate = np.full((), learning_rate, parameters.dtype)
    return [
        partial(np.multiply, velocity, beta, velocity),
        partial(np.add, velocity, gradient, velocity),
        partial(np.multiply, velocity, rate, part),
        partial(np.subtract, parameters, part, parameters),
    ]


def _adam(
    parameters: AnyFloats,
    gradient: AnyFloats,
    first: AnyFloats,
    second: AnyFloats,
    part: AnyFloats,
    rate: AnyFloats,
    epsilon: AnyFloats,
) -> list[Operation]:
    """Adam (Kingma & Ba 2015), W ← W - α·v̂/(√ŝ + ε), with both bias corrections moved into the 0-d arrays
    `rate` and `epsilon`."""
    dtype = parameters.dtype
    beta1, rest1 = np.full((), ADAM_BETA1, dtype), np.full((), 1 - ADAM_BETA1, dtype)
    beta2, rest2 = np.full((), ADAM_BETA2, dtype), np.full((), 1 - ADAM_BETA2, dtype)
    return [
        partial(np.multiply, first, beta1, first),
        partial(np.multiply, gradient, rest1, part),
        partial(np.add, first, part, first),
        partial(np.multiply, second, beta2, second),
        partial(np.multiply, gradient, gradient, gradient),
        partial(np.multiply, gradient, rest2, gradient),
        partial(np.add, second, gradient, second),
        partial(np.sqrt, second, part),
        partial(np.add, part, epsilon, part),
        partial(np.divide, first, part, part),
        partial(np.multiply, part, rate, part),
        partial(np.subtract, parameters, part, parameters),
    ]
