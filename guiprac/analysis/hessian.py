"""The Hessian of J: products with vectors, the whole of it for small networks, and its largest eigenvalue.

Products are exact (Pearlmutter 1994, "Fast exact multiplication by the Hessian"): the forward and the backward pass
are differentiated along a direction once more. The second derivative of ReLU and of |w| is taken as 0.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

import numpy as np

from guiprac.experiment import Activation
from guiprac.trainer import losses
from guiprac.trainer.activations import LEAK
from guiprac.trainer.gradient_differences import Snapshot, pass_forward
from guiprac.trainer.layout import AnyFloats

# An eigenvalue below this share of the largest cannot be told from 0 in float64.
NEGLIGIBLE = 1e-12
# Up to so many parameters the whole Hessian is worked out.
MOST_EXACT = 1500
MOST_PRODUCTS = 120
# The largest eigenvalue is found when what is left of it, relative to it, is below this.
TOLERANCE = 1e-5

Product = Callable[[AnyFloats], AnyFloats]


class HessianProducts:
    """H·v of J (data term and L2) at one snapshot, for as many v as are asked for.

    Attributes:
        gradient: dJ/dθ there, flat; with the penalties.
        cost: J there.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._matrices = snapshot.layout.matrices(snapshot.parameters)
        self._a, z = pass_forward(snapshot)
        activation = snapshot.architecture.activation
        self._slopes = [slope(activation, hidden) for hidden in z[:-1]]
        self._bends = [bend(activation, hidden) for hidden in z[:-1]]
        self._said = _said(snapshot, z[-1])
        self._deltas: list[AnyFloats] = [(self._said - snapshot.targets) / snapshot.n_examples]
        self._above: list[AnyFloats] = []
        for layer in range(len(self._matrices) - 1, 0, -1):
            above = self._matrices[layer][:, :-1].T @ self._deltas[0]
            self._above.insert(0, above)
            self._deltas.insert(0, above * self._slopes[layer - 1])
        penalty, layout = snapshot.penalty, snapshot.layout
        self._decay = layout.weight_mask(np.float64) * (penalty.l2 / penalty.n_train)
        self.gradient: AnyFloats = np.empty_like(snapshot.parameters)
        for part, delta, a in zip(layout.matrices(self.gradient), self._deltas, self._a, strict=True):
            part[...] = delta @ a.T
        self.gradient += penalty.gradient(layout, snapshot.parameters)
        data = losses.total_loss(snapshot.architecture.task, z[-1], snapshot.targets) / snapshot.n_examples
        self.cost = data + penalty.cost(layout, snapshot.parameters)

    def __call__(self, vector: AnyFloats) -> AnyFloats:
        """H·v; both flat. Masks of dropout are not supported: J has none (S16)."""
        layout = self._snapshot.layout
        along = layout.matrices(np.ascontiguousarray(vector))
        moved: list[AnyFloats | None] = [None]
        bent: list[AnyFloats] = []
        for layer, matrix in enumerate(self._matrices):
            z = along[layer] @ self._a[layer]
            below = moved[-1]
            if below is not None:
                z += matrix[:, :-1] @ below
            if layer < len(self._slopes):
                moved.append(z * self._slopes[layer])
                bent.append(z * self._bends[layer])
        delta = self._moved_delta(z)
        product: AnyFloats = np.empty_like(self._snapshot.parameters)
        parts = layout.matrices(product)
        for layer in range(len(self._matrices) - 1, -1, -1):
            parts[layer][...] = delta @ self._a[layer].T
            below = moved[layer]
            if below is None:
                continue
            parts[layer][:, :-1] += self._deltas[layer] @ below.T
            above = along[layer][:, :-1].T @ self._deltas[layer] + self._matrices[layer][:, :-1].T @ delta
            delta = above * self._slopes[layer - 1] + self._above[layer - 1] * bent[layer - 1]
        return cast(AnyFloats, product + self._decay * vector)

    def _moved_delta(self, z: AnyFloats) -> AnyFloats:
        """How dJ/dz[L] moves when z[L] moves by z."""
        said, task = self._said, self._snapshot.architecture.task
        if task == "binary":
            z = said * (1 - said) * z
        elif task == "multiclass":
            z = said * (z - (said * z).sum(axis=0))
        return z / self._snapshot.n_examples


def _said(snapshot: Snapshot, z: AnyFloats) -> AnyFloats:
    """ŷ of each output and example, (n[L], r)."""
    task = snapshot.architecture.task
    return z if task == "regression" else losses.predictions(task, z).reshape(z.shape)


def slope(activation: Activation, z: AnyFloats) -> AnyFloats:
    """g'(z)."""
    if activation == "tanh":
        return 1 - np.tanh(z) ** 2
    if activation == "sigmoid":
        a = 0.5 * np.tanh(0.5 * z) + 0.5
        return cast(AnyFloats, a * (1 - a))
    if activation == "linear":
        return np.ones_like(z)
    return np.where(z > 0, 1.0, LEAK if activation == "leaky_relu" else 0.0)


def bend(activation: Activation, z: AnyFloats) -> AnyFloats:
    """g''(z); 0 for the activations made of straight pieces."""
    if activation == "tanh":
        a = np.tanh(z)
        return cast(AnyFloats, -2 * a * (1 - a**2))
    if activation == "sigmoid":
        a = 0.5 * np.tanh(0.5 * z) + 0.5
        return cast(AnyFloats, a * (1 - a) * (1 - 2 * a))
    return np.zeros_like(z)


@dataclass(frozen=True)
class Spectrum:
    """Eigenvalues, ascending, and the vectors that belong to them, in columns.

    Attributes:
        is_whole: all of them; else those that Lanczos' method found, of which only the largest is exact.
    """

    values: AnyFloats
    vectors: AnyFloats
    is_whole: bool

    @property
    def largest(self) -> float:
        """λ_max."""
        return float(self.values[-1])

    @property
    def floor(self) -> float:
        """Below this, an eigenvalue counts as 0."""
        return NEGLIGIBLE * float(np.abs(self.values).max())

    @property
    def positive(self) -> AnyFloats:
        """The eigenvalues above the floor, ascending."""
        return self.values[self.values > self.floor]

    @property
    def smallest(self) -> float | None:
        """λ_min: the smallest eigenvalue above the floor; None where not all eigenvalues are known."""
        return float(self.positive[0]) if self.is_whole and self.positive.size else None

    @property
    def condition(self) -> float | None:
        """λ_max/λ_min (S20); None where λ_min is not known."""
        return None if self.smallest is None else self.largest / self.smallest

    @property
    def largest_rate(self) -> float | None:
        """2/λ_max, the largest learning rate at which descent on this quadratic is stable (S20)."""
        return 2 / self.largest if self.largest > self.floor else None


def whole_spectrum(product: Product, size: int) -> Iterator[Spectrum | None]:
    """The whole spectrum of a symmetric operator from `size` products; yields None before each, and then it."""
    matrix = np.empty((size, size))
    unit = np.zeros(size)
    for column in range(size):
        yield None
        unit[column] = 1
        matrix[:, column] = product(unit)
        unit[column] = 0
    values, vectors = np.linalg.eigh((matrix + matrix.T) / 2)
    yield Spectrum(values, vectors, True)


def largest_end(product: Product, start: AnyFloats) -> Iterator[Spectrum | None]:
    """The upper end of the spectrum of a symmetric operator by Lanczos' method, each vector kept orthogonal to all.

    Power iteration with a memory: it takes some tens of products where plain power iteration takes hundreds.
    Yields None before each product, and then the spectrum, whose largest eigenvalue is exact to `TOLERANCE`.

    Args:
        start: a vector that no eigenvector is orthogonal to, such as a random one; flat, not zero.
    """
    basis = [start / np.linalg.norm(start)]
    diagonal: list[float] = []
    beside: list[float] = []
    for _ in range(min(MOST_PRODUCTS, start.size)):
        yield None
        vector = product(basis[-1])
        diagonal.append(float(basis[-1] @ vector))
        known = np.array(basis)
        # Twice, because one pass leaves rounding behind.
        for _again in range(2):
            vector = vector - known.T @ (known @ vector)
        left = float(np.linalg.norm(vector))
        values, mixed = np.linalg.eigh(np.diag(diagonal) + np.diag(beside, 1) + np.diag(beside, -1))
        largest = float(np.abs(values).max())
        if left * abs(float(mixed[-1, -1])) <= TOLERANCE * values[-1] or left <= 1e-13 * largest:
            break
        beside.append(left)
        basis.append(vector / left)
    found = np.array(basis[: len(diagonal)])
    yield Spectrum(values, found.T @ mixed, len(diagonal) == start.size)


def spectrum_of(products: HessianProducts, start: AnyFloats) -> Iterator[Spectrum | None]:
    """The whole spectrum of a small network's Hessian, or the upper end of a large one's; None before a product."""
    size = products.gradient.size
    return whole_spectrum(products, size) if size <= MOST_EXACT else largest_end(products, start)
