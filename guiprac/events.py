"""What a run says: one union of events, heard by the window, the command line and the run file.

Events cross the process boundary as msgpack (no pickle), are printed as JSON lines (tag in "type"),
and are stored in run files.
"""

import math
from typing import Literal

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec import Struct

Task = Literal["binary", "multiclass", "regression"]
Verdict = Literal["correct", "acceptable", "suspicious", "wrong", "no gradient"]


class Array(Struct, frozen=True):
    """A NumPy array in an event: raw little-endian bytes with shape and dtype."""

    shape: tuple[int, ...]
    dtype: str
    data: bytes

    def numpy(self) -> npt.NDArray[np.generic]:
        """A read-only view of the data."""
        return np.frombuffer(self.data, dtype=self.dtype).reshape(self.shape)


def pack(array: npt.NDArray[np.generic]) -> Array:
    """Wrap an array so that it can travel in an event."""
    return Array(array.shape, array.dtype.str, np.ascontiguousarray(array).tobytes())


class Event(Struct, frozen=True, tag_field="type", tag=str.lower):
    """Base of all events."""


class Ready(Event, frozen=True):
    """The trainer process is warm and listens, or uses another number of BLAS threads from now on."""

    blas_threads: int


class Column(Struct, frozen=True):
    """One column of a table, before it is turned into inputs."""

    name: str
    kind: Literal["number", "category", "text", "other"]
    distinct: int
    missing: int
    use: Literal["input", "target", "left out"]
    note: str = ""


class Part(Struct, frozen=True):
    """The size of train, dev or test, and how many examples of each class it holds (none for regression)."""

    count: int
    class_counts: tuple[int, ...] = ()


class Prepared(Event, frozen=True):
    """A data set is read and split; what the window may know of it without holding it."""

    source: str
    title: str
    about: str
    task: Task
    n_examples: int
    n_inputs: int
    input_names: tuple[str, ...]
    target_name: str
    class_names: tuple[str, ...]
    train: Part
    dev: Part
    test: Part
    notes: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    image_shape: tuple[int, int] | None = None
    # At most 2,000 examples of train and of dev, raw (not normalized): (n, min(n_inputs, 2)) and (n,).
    train_points: Array | None = None
    train_targets: Array | None = None
    dev_points: Array | None = None
    dev_targets: Array | None = None
    # At most 24 examples of train as pictures, (n, height, width), where the inputs are images.
    images: Array | None = None


class Started(Event, frozen=True):
    """A run stands at step 0 and is about to train."""

    experiment: dict[str, object]
    task: Task
    layer_sizes: tuple[int, ...]
    n_parameters: int
    n_train: int
    n_dev: int
    # How many examples of train and dev a reading measures; less than n_train or n_dev on large data.
    train_measured: int
    dev_measured: int
    steps_per_epoch: int
    total_steps: int
    error_name: Literal["error", "RMSE"]
    decay_factor: float
    step: int = 0


class Reading(Event, frozen=True):
    """Train and dev measured alike: same parameters, dropout off, same metric, no penalty.

    Errors are shares (classification) or RMSE in the target's unit; losses are the mean data terms.
    `cost` is J of the latest mini-batch as the optimizer saw it (dropout on, with penalties); nan at step 0.
    """

    step: int
    epoch: float
    train_error: float
    dev_error: float
    train_loss: float
    dev_loss: float
    cost: float


class Steered(Event, frozen=True):
    """A setting was changed while the run went on; in force from the step after `step`."""

    step: int
    key: str
    value: float | tuple[float, ...]


class Progress(Event, frozen=True):
    """Where a run stands between readings; not part of its record."""

    step: int
    seconds: float
    steps_per_second: float


class Paused(Event, frozen=True):
    """The run stands at a safe point and waits."""

    step: int


class Resumed(Event, frozen=True):
    """The run goes on."""

    step: int


class Checking(Event, frozen=True):
    """A gradient check is under way: entries done of all that it will look at."""

    done: int
    total: int


class Entry(Struct, frozen=True):
    """One derivative: dJ/dW[l][row, column], or dJ/db[l][row] where column is -1."""

    row: int
    column: int
    analytic: float
    numeric: float


class Block(Struct, frozen=True):
    """The check of one W[l] or b[l].

    Attributes:
        factor: the k that fits analytic = k·numeric best (S24).
        residual: ‖analytic - k·numeric‖/‖analytic‖, what the factor leaves unexplained.
        worst: the entries that are furthest off, the worst first.
        corners: entries left out because a corner of J lies within ±ε.
        errors: |analytic - numeric|/(|analytic| + |numeric|) of each entry, (n[l], n[l-1]) or (n[l], 1), as the
            largest of each cell of at most 128 × 128; nan where nothing was checked.
    """

    name: str
    difference: float
    factor: float
    verdict: Verdict
    says: str
    checked: int
    size: int
    residual: float = math.nan
    worst: tuple[Entry, ...] = ()
    corners: int = 0
    errors: Array | None = None


class Term(Struct, frozen=True):
    """The check of one part of J alone (S27)."""

    name: Literal["data", "penalty", "both"]
    difference: float
    verdict: Verdict
    says: str


class Checked(Event, frozen=True):
    """The result of a gradient check on a snapshot (S23-S28)."""

    step: int
    difference: float
    verdict: Verdict
    says: str
    blocks: tuple[Block, ...]
    epsilon: float
    examples: int
    checked: int
    size: int
    dropout_set_aside: bool
    cancelled: bool = False
    terms: tuple[Term, ...] = ()
    corners: int = 0
    # "frozen": one mask held for the whole check; "resampled": a new one for each J, which cannot pass (S28).
    dropout: Literal["off", "frozen", "resampled"] = "off"
    # The name of the planted fault; "" without one. A hidden one is for the window to keep to itself.
    fault: str = ""
    fault_is_hidden: bool = False
    # The block in which the planted fault enters, such as "W2".
    fault_block: str = ""
    # The file whose backpropagation was checked; "" for the program's own.
    source: str = ""


class Swept(Event, frozen=True):
    """The difference against ε, one-sided and two-sided, and J along one parameter.

    Attributes:
        epsilons: from 1e-1 to 1e-12.
        one_sided, two_sided: the difference of S24 over the swept entries at each ε.
        chosen: the ε that the check uses; says: what the two slopes and the V show, in words.
        block, row, column: the parameter whose J is drawn (column -1 for a bias); theta: its value.
        thetas, costs: J(θ) around it, (n,) float64; analytic: its derivative by backpropagation.
    """

    step: int
    epsilons: tuple[float, ...]
    one_sided: tuple[float, ...]
    two_sided: tuple[float, ...]
    chosen: float
    says: str
    block: str
    row: int
    column: int
    theta: float
    thetas: Array
    costs: Array
    analytic: float


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


class Saved(Event, frozen=True):
    """The run was written."""

    path: str


class Restored(Event, frozen=True):
    """A run file was opened; `Prepared`, `Started`, its readings and its standing came before this."""

    path: str
    step: int


class Closing(Event, frozen=True):
    """Base of the events that end a run. Errors belong to the last reading, which measures the end."""

    step: int
    train_error: float
    dev_error: float
    best_step: int
    best_dev_error: float
    parameters_sha256: str
    steps: int = 0
    seconds: float = 0.0
    steps_per_second: float = 0.0


class Finished(Closing, frozen=True):
    """All epochs are done."""


class Stopped(Closing, frozen=True):
    """Stopped on request; what was reached is kept."""


class Diverged(Closing, frozen=True):
    """J or a gradient became NaN or infinite at step `step` + 1; the parameters are the last finite ones."""

    says: str = ""


class Failed(Event, frozen=True):
    """Something could not be done; `key` is the setting to mend, if one is to blame."""

    what: Literal["data", "experiment", "write", "run file", "trainer", "memory", "code", "bug"]
    message: str
    key: str = ""
    details: str = ""
    exit_code: int = 1


AnyEvent = (
    Ready
    | Prepared
    | Started
    | Reading
    | Steered
    | Progress
    | Paused
    | Resumed
    | Checking
    | Checked
    | Swept
    | Boundary
    | Confusion
    | Scatter
    | Mistakes
    | Saved
    | Restored
    | Finished
    | Stopped
    | Diverged
    | Failed
)

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(list[AnyEvent])
_json = msgspec.json.Encoder()


def encode(events: list[Event]) -> bytes:
    """Some events as the bytes of one message."""
    return _encoder.encode(events)


def decode(message: bytes) -> list[AnyEvent]:
    """The events of one message."""
    return _decoder.decode(message)


def to_json(event: Event) -> str:
    """One event as a line of JSON; NaN and infinity become null."""
    return _json.encode(event).decode()
