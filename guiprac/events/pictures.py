"""Pictures of the model as it stands."""

from guiprac.events.base import Array, Event


class Boundary(Event, frozen=True):
    """The model over the plane of two raw inputs.

    `values` is (rows, columns), rows from low to high second input: the probability of class 1 (binary), or
    the predicted value (regression); for more classes the winning class in `values` and its probability in
    `confidence`.
    """

    step: int
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    values: Array
    confidence: Array | None = None


class Confusion(Event, frozen=True):
    """Counts on dev, (true class, predicted class)."""

    step: int
    counts: Array


class Scatter(Event, frozen=True):
    """True and predicted targets of at most 2,000 examples of dev, in the target's unit."""

    step: int
    true: Array
    predicted: Array


class Mistakes(Event, frozen=True):
    """Misclassified dev images, the most confident first: (n, height, width), with labels and confidence."""

    step: int
    total: int
    of: int
    images: Array
    true: tuple[int, ...]
    predicted: tuple[int, ...]
    confidence: tuple[float, ...]


AnyEvent = Boundary | Confusion | Scatter | Mistakes
