"""How large signals are over depth, by mean-field theory and as measured (S21, S22).

Size is the root mean square over units and examples. The theory takes every z[l] for Gaussian with mean 0 and second
moment q_z[l] = n[l-1]·Var(w)·q_a[l-1], and q_a[l] = E[g(z)²]; back, dZ[l]² is n[l+1]·Var(w)·E[g'(z)²]·dZ[l+1]²
(Poole et al. 2016; Schoenholz et al. 2017; He et al. 2015 for ReLU).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from guiprac.events import Task
from guiprac.events.initialization import Forecast, Sizes
from guiprac.experiment import Activation, Initialization
from guiprac.trainer import activations, losses, program
from guiprac.trainer.activations import LEAK
from guiprac.trainer.initialization import standard_deviation
from guiprac.trainer.layout import AnyFloats, Layout
from guiprac.trainer.program import Architecture, Workspace

_Values = npt.NDArray[np.float64]

# From here on tanh is as good as flat: its slope is below 0.06. Of sigmoid the same distance from its limits counts.
SATURATED = 0.97
_GRID = 401
_DEVIATIONS = 10.0
_DRAWS = 2000
# Units that start identical stay so but for the rounding of matrix products, relative to their largest parameter.
_ROUNDING = 1e-4
# Standard deviations, of a logarithm taken for Gaussian, on either side of the expected: 95 %.
_REACH = 1.96


@dataclass(frozen=True)
class Output:
    """What dZ[L] follows from beside z[L]: the task, the share of each class, or the second moment of the targets."""

    task: Task
    shares: tuple[float, ...] = ()
    second_moment: float = 1.0


@dataclass(frozen=True)
class Moments:
    """What a Gaussian z with second moment q becomes behind an activation g.

    Attributes:
        signal: E[g²].
        slope: E[g'²].
        response: d ln E[g²] / d ln q; 1 where g scales as z does.
        signal_spread: E[g⁴]/E[g²]² - 1, the relative variance of g² of one unit.
        slope_spread: E[(g'x)⁴]/E[(g'x)²]² - 1 with a Gaussian x apart from z.
    """

    signal: float
    slope: float
    response: float
    signal_spread: float
    slope_spread: float


def moments(activation: Activation, q: float) -> Moments:
    """The moments behind an activation; closed forms for piecewise linear g, quadrature else."""
    if activation == "linear":
        return Moments(q, 1.0, 1.0, 2.0, 2.0)
    if activation in ("relu", "leaky_relu"):
        leak = LEAK if activation == "leaky_relu" else 0.0
        second, fourth = (1 + leak**2) / 2, (1 + leak**4) / 2
        spread = 3 * fourth / second**2 - 1
        return Moments(second * q, second, 1.0, spread, spread)
    if q == 0:
        return Moments(0.25, 1 / 16, 0.0, 0.0, 2.0) if activation == "sigmoid" else Moments(0, 1, 1, 2, 2)
    z, weight = _gaussian(math.sqrt(q))
    g = activations.plain(activation, z)
    slope = 1 - g**2 if activation == "tanh" else g * (1 - g)
    # Divided by its own size first, so that no fourth power leaves the range of numbers.
    signal = float(weight @ g**2)
    scaled = g / math.sqrt(signal)
    slope_square = float(weight @ slope**2)
    return Moments(
        signal,
        slope_square,
        float(weight @ (scaled * slope * (z / math.sqrt(signal)))),
        float(weight @ scaled**4) - 1,
        3 * float(weight @ slope**4) / slope_square**2 - 1,
    )


def expectation(function: Callable[[_Values], _Values], deviation: float) -> float:
    """E[f(z)] of a Gaussian z with mean 0 and this standard deviation."""
    z, weight = _gaussian(deviation)
    return float(weight @ function(z))


def _gaussian(deviation: float) -> tuple[_Values, _Values]:
    """Places and weights that integrate a function of a Gaussian z; both (401,).

    The trapezoidal rule in t with z = sinh t lies dense where tanh bends and reaches to ten standard deviations,
    so that it stays exact for any of them; Gauss and Hermite's would step over the bend of a wide z.
    """
    end = math.asinh(_DEVIATIONS * deviation)
    t = np.linspace(-end, end, _GRID)
    z = np.sinh(t)
    weight = np.exp(-0.5 * (z / deviation) ** 2) * np.cosh(t)
    return z, weight / weight.sum()


def saturated_share(activation: Activation, q: float) -> float:
    """The share of a Gaussian z with second moment q for which tanh or sigmoid is saturated; 0 for other g."""
    if activation not in ("tanh", "sigmoid") or q <= 0:
        return 0.0
    bend = math.atanh(SATURATED) if activation == "tanh" else math.log(SATURATED / (1 - SATURATED))
    return math.erfc(bend / math.sqrt(2 * q))


# --- forecast --------------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def forecast(
    initialization: Initialization,
    sizes: tuple[int, ...],
    activation: Activation,
    input_square: float,
    output: Output,
) -> Forecast:
    """The sizes that theory expects of a network with n[0] … n[L] = `sizes` units before its first step.

    `input_square` is the mean of x² over inputs and examples. Beside the expected values stands where about 95 % of
    networks of these widths lie: each layer of n units adds about (E[g⁴]/E[g²]² - 1)/n to the variance of ln a².
    """
    variances = [standard_deviation(initialization, n_in, n_out) ** 2 for n_in, n_out in pairwise(sizes)]
    squares, spreads, behind = [input_square], [0.0], list[Moments]()
    q = 0.0
    for n_in, n_out, variance in zip(sizes, sizes[1:-1], variances, strict=False):
        q = n_in * variance * squares[-1]
        made = moments(activation, q)
        behind.append(made)
        squares.append(made.signal)
        spreads.append(made.response**2 * spreads[-1] + made.signal_spread / n_out)
    last_square = sizes[-2] * variances[-1] * squares[-1]
    squares.append(last_square)
    spreads.append(spreads[-1] + 2 / sizes[-1])
    back, back_spreads = [_output_square(output, last_square, sizes[-1])], [0.0]
    for layer in range(len(sizes) - 2, 0, -1):
        made = behind[layer - 1]
        back.append(sizes[layer + 1] * variances[layer] * made.slope * back[-1])
        back_spreads.append(back_spreads[-1] + made.slope_spread / sizes[layer])
    return Forecast(initialization, _sizes(squares, spreads), _sizes(back[::-1], back_spreads[::-1]))


def _sizes(squares: list[float], spreads: list[float]) -> Sizes:
    """Root mean squares from second moments and the variances of their logarithms."""
    root, spread = np.sqrt(squares), np.array(spreads)
    # The mean of a quantity whose logarithm is Gaussian lies above its median.
    median = root * np.exp(-spread / 4)
    reach = np.exp(_REACH * np.sqrt(spread) / 2)
    return Sizes(tuple(root.tolist()), tuple((median / reach).tolist()), tuple((median * reach).tolist()))


def _output_square(output: Output, q: float, units: int) -> float:
    """The mean of dZ[L]² = (ŷ - y)² for a Gaussian z[L] with second moment q, over units and examples."""
    if output.task == "regression":
        return q + output.second_moment
    if output.task == "binary":
        positive = output.shares[1]

        def square(z: _Values) -> _Values:
            said = activations.plain("sigmoid", z)
            return positive * (1 - said) ** 2 + (1 - positive) * said**2

        return expectation(square, math.sqrt(q)) if q > 0 else 0.25
    # Softmax has no integral in closed form; the same draws serve every network, so that nothing flickers.
    z = math.sqrt(q) * np.random.default_rng(0).standard_normal((units, _DRAWS))
    said = losses.predictions("multiclass", z)
    shares = np.array(output.shares)
    # E[(ŷ - y)²] = E[ŷ²] - 2·E[ŷ·y] + E[y²], with y independent of ŷ.
    return float((np.mean(said**2, axis=1) - 2 * np.mean(said, axis=1) * shares + shares).mean())


# --- measuring -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Measured:
    """Sizes of a network as it stands; see events.initialization.InitializationSeen."""

    signals: tuple[float, ...]
    gradients: tuple[float, ...]
    saturated: tuple[float, ...]
    weights: tuple[float, ...]
    symmetric: tuple[bool, ...]


def measure(
    architecture: Architecture, parameters: AnyFloats, inputs: AnyFloats, targets: AnyFloats
) -> Measured:
    """Forward and back through the network, with dropout off.

    Args:
        inputs: (r, d + 1) with a last column of ones; targets: (n[L], r), as batches hold them.
    """
    layout = architecture.layout
    matrices = layout.matrices(parameters)
    space = Workspace(layout, len(inputs), parameters.dtype)
    for operation in program.forward(architecture, parameters, inputs, space):
        operation()
    hidden = [a[:-1] for a in space.a]
    one = np.ones((), parameters.dtype)
    for operation in losses.gradient(architecture.task, space.z[-1], targets, space.delta, one):
        operation()
    delta = space.delta
    back = [rms(delta)]
    for layer in range(layout.depth - 1, 0, -1):
        delta = matrices[layer][:, :-1].T.dot(delta)
        for operation in activations.backward(architecture.activation, hidden[layer - 1], delta):
            operation()
        back.append(rms(delta))
    return Measured(
        (rms(inputs[:, :-1]), *(rms(a) for a in hidden), rms(space.z[-1])),
        tuple(back[::-1]),
        tuple(_share_saturated(architecture.activation, a) for a in hidden),
        tuple(rms(weights) for weights in layout.weights(parameters)),
        symmetric_layers(layout, parameters),
    )


def rms(values: AnyFloats) -> float:
    """The root mean square, taken in float64 because squares of small float32 numbers vanish."""
    flat = values.astype(np.float64).ravel()
    return math.sqrt(float(flat @ flat) / flat.size)


def _share_saturated(activation: Activation, a: AnyFloats) -> float:
    if activation == "tanh":
        return float(np.count_nonzero(np.abs(a) > SATURATED) / a.size)
    if activation == "sigmoid":
        # Both limits, 0 and 1, are flat.
        return float(np.count_nonzero(np.abs(a - 0.5) > SATURATED - 0.5) / a.size)
    return 0.0


def symmetric_layers(layout: Layout, parameters: AnyFloats) -> tuple[bool, ...]:
    """Of each hidden layer, whether all its units (two or more) have the same weights and bias, (L - 1,).

    The same is exactly equal, or as near to it as rounding leaves what was exactly equal before training.
    """
    return tuple(
        len(matrix) > 1 and bool((np.abs(matrix - matrix[0]) <= _ROUNDING * np.abs(matrix).max()).all())
        for matrix in layout.matrices(parameters)[: layout.depth - 1]
    )
