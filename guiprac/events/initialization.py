"""What the initialization lens shows (S21, S22), and a race of initializations."""

from typing import Literal

from msgspec import Struct

from guiprac.events.data import Unit
from guiprac.events.lens import Lens
from guiprac.events.study import Study
from guiprac.experiment import Activation, Initialization

AlarmKind = Literal["symmetric", "exploding", "vanishing", "saturated", "mismatch"]


class Sizes(Struct, frozen=True):
    """How large signals are expected to be over depth: root mean squares, and about where 95 % of networks lie."""

    expected: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


class Forecast(Struct, frozen=True):
    """What mean-field theory expects of one initialization before the first step.

    Attributes:
        signals: of x, a[1] … a[L-1] and z[L], (L + 1,).
        gradients: of dZ[1] … dZ[L], of single examples, (L,).
    """

    initialization: Initialization
    signals: Sizes
    gradients: Sizes


class Alarm(Struct, frozen=True):
    """What is wrong with the signals, and what to do.

    Attributes:
        remedies: each a set of settings by key with their new values, the best first; may be empty.
    """

    kind: AlarmKind
    says: str
    advice: str
    remedies: tuple[dict[str, str], ...] = ()


class InitializationSeen(Lens, frozen=True):
    """How large signals and gradients are over depth: forecast, and measured at one step with dropout off.

    Attributes:
        n_examples: of train, on which was measured.
        sizes: n[0] … n[L].
        signals: root mean squares over units and examples of x, a[1] … a[L-1] and z[L], (L + 1,).
        gradients: root mean squares of dZ[1] … dZ[L], dZ of single examples, (L,).
        saturated: the share of a[1] … a[L-1] on the flat parts of tanh or sigmoid, (L - 1,); 0 for others.
        weights: root mean squares of W[1] … W[L], (L,).
        symmetric: whether all units of a hidden layer have the same weights and bias, (L - 1,).
        forecasts: one an initialization.
    """

    n_examples: int
    sizes: tuple[int, ...]
    activation: Activation
    initialization: Initialization
    signals: tuple[float, ...]
    gradients: tuple[float, ...]
    saturated: tuple[float, ...]
    weights: tuple[float, ...]
    symmetric: tuple[bool, ...]
    forecasts: tuple[Forecast, ...]
    alarms: tuple[Alarm, ...]
    says: str


class RaceRound(Study, frozen=True):
    """Where all runs of a race stand after the same number of steps; errors are nan behind a divergence.

    Attributes:
        last_epoch: where the race ends.
        initializations, train_errors, dev_errors: in the same order, one a run.
    """

    unit: Unit
    step: int
    epoch: float
    last_epoch: float
    initializations: tuple[Initialization, ...]
    train_errors: tuple[float, ...]
    dev_errors: tuple[float, ...]


class Standing(Struct, frozen=True):
    """What became of one run of a race.

    Attributes:
        diverged_at: the step at which it diverged, or -1.
        symmetric: whether the units of a hidden layer are still identical.
        parameters_sha256: by which it can be compared with a run of the same experiment.
    """

    initialization: Initialization
    step: int
    train_error: float
    dev_error: float
    diverged_at: int
    symmetric: bool
    parameters_sha256: str


class RaceResult(Study, frozen=True):
    """The end of a race, also of one that was given up.

    Attributes:
        standings: the least train error first, diverged runs last.
        says: the ranking by train error in words; says_of_dev: by dev error.
    """

    standings: tuple[Standing, ...]
    epoch: float
    says: str
    says_of_dev: str


AnyEvent = InitializationSeen | RaceRound | RaceResult
