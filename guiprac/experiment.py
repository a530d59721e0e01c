"""What a run is to do: one immutable Experiment, each setting declared once.

From each declaration below (type, bounds, default, unit, label, help) come the validation, the editor in the
window with its range and tooltip, the command line's `--set KEY=VALUE`, and the TOML file.
Editing an experiment makes a new one.
"""

import difflib
import math
import re
import tomllib
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, cast

import msgspec
import tomli_w
from msgspec import Meta, Struct

from guiprac.errors import ExperimentError, system_words
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

Activation = Literal["tanh", "relu", "leaky_relu", "sigmoid", "linear"]
Initialization = Literal["zeros", "small", "large", "xavier", "glorot", "he"]
Optimizer = Literal["sgd", "momentum", "adam"]
Task = Literal["auto", "classification", "regression"]
SplitBy = Literal["random", "group", "time"]
Plant = Literal["nothing", "shift", "scale", "noise"]
PlantIn = Literal["dev", "test", "dev and test"]
NormalizeFrom = Literal["train", "everything"]
Units = Annotated[int, Meta(ge=1, le=8192)]
KeepProb = Annotated[float, Meta(gt=0.0, le=1.0)]

SPLIT_TOLERANCE = 1e-6


def _declare(label: str, help: str, *, unit: str = "", scale: str = "linear", **bounds: Any) -> Meta:
    return Meta(title=label, description=help, extra={"unit": unit, "scale": scale}, **bounds)


class Data(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the examples come from."""

    source: Annotated[
        str,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Source"),
            QT_TRANSLATE_NOOP(
                "experiment", "A bundled data set, a generator, or a file: CSV, TSV, Parquet, NPZ, NPY, IDX."
            ),
        ),
    ] = "digits"
    target: Annotated[
        str,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Target"),
            QT_TRANSLATE_NOOP(
                "experiment",
                "The column to predict (tables), the array of targets (NPZ; y if empty) or the labels file (IDX).",
            ),
        ),
    ] = ""
    inputs: Annotated[
        str,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Inputs"),
            QT_TRANSLATE_NOOP("experiment", "The array of inputs in an NPZ file; X if empty."),
        ),
    ] = ""
    ignore: Annotated[
        tuple[str, ...],
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Left out"),
            QT_TRANSLATE_NOOP("experiment", "Columns of a table that are not used as inputs, such as an id."),
        ),
    ] = ()
    task: Annotated[
        Task,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Task"),
            QT_TRANSLATE_NOOP(
                "experiment", "Classification or regression; auto tells it from the target's values."
            ),
        ),
    ] = "auto"
    samples: Annotated[
        int,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Examples"),
            QT_TRANSLATE_NOOP("experiment", "How many examples a generator draws."),
            scale="log",
            ge=10,
            le=10_000_000,
        ),
    ] = 1000
    noise: Annotated[
        float,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Noise"),
            QT_TRANSLATE_NOOP(
                "experiment", "Standard deviation of the noise that a generator adds, in units of its figure."
            ),
            ge=0.0,
            le=2.0,
        ),
    ] = 0.15
    plant: Annotated[
        Plant,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Planted mismatch"),
            QT_TRANSLATE_NOOP(
                "experiment",
                "Makes dev or test unlike train, to see what that does (S3): shift adds to every "
                "input, scale "
                "stretches it about train's mean, noise adds random numbers. Targets stay.",
            ),
        ),
    ] = "nothing"
    plant_in: Annotated[
        PlantIn,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Planted in"),
            QT_TRANSLATE_NOOP("experiment", "The parts that get the planted mismatch."),
        ),
    ] = "test"
    plant_amount: Annotated[
        float,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Planted amount"),
            QT_TRANSLATE_NOOP(
                "experiment",
                "How large the planted mismatch is, in standard deviations of each input in train (scale: 1 doubles "
                "the distance from the mean).",
            ),
            unit=QT_TRANSLATE_NOOP("experiment", "σ"),
            ge=0.0,
            le=5.0,
        ),
    ] = 0.5


class Split(Struct, frozen=True, forbid_unknown_fields=True):
    """The shares of train, dev and test."""

    train: Annotated[
        float,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Train"),
            QT_TRANSLATE_NOOP("experiment", "Share of the examples that fit the parameters (S2)."),
            ge=0.0,
            le=1.0,
        ),
    ] = 0.6
    dev: Annotated[
        float,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Dev"),
            QT_TRANSLATE_NOOP("experiment", "Share of the examples that choose among settings (S2)."),
            ge=0.0,
            le=1.0,
        ),
    ] = 0.2
    test: Annotated[
        float,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Test"),
            QT_TRANSLATE_NOOP(
                "experiment", "Share of the examples kept sealed for one unbiased figure at the end (S2)."
            ),
            ge=0.0,
            le=1.0,
        ),
    ] = 0.2
    stratify: Annotated[
        bool,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Stratify"),
            QT_TRANSLATE_NOOP("experiment", "Give train, dev and test the same share of each class."),
        ),
    ] = True
    by: Annotated[
        SplitBy,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Split by"),
            QT_TRANSLATE_NOOP(
                "experiment",
                "random draws single examples; group keeps all examples with the same value of a column in one part "
                "(no person in two parts); time puts the earliest into train and the latest into test (S3).",
            ),
        ),
    ] = "random"
    column: Annotated[
        str,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Split column"),
            QT_TRANSLATE_NOOP(
                "experiment",
                "The column of a table that names the group or the time; it is no input then. Empty with time: the "
                "order of the file.",
            ),
        ),
    ] = ""
    train_dev: Annotated[
        float,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Train-dev"),
            QT_TRANSLATE_NOOP(
                "experiment",
                "Share of train that is held out of training and only measured: what is lost from train to train-dev "
                "is variance, what is lost from there to dev is mismatch (S3). 0 is none.",
            ),
            ge=0.0,
            le=0.5,
        ),
    ] = 0.0


class Network(Struct, frozen=True, forbid_unknown_fields=True):
    """The layers and the weights they start from."""

    hidden: Annotated[
        tuple[Units, ...],
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Hidden layers"),
            QT_TRANSLATE_NOOP(
                "experiment",
                "Units of each hidden layer, from input to output. None makes a linear model.",
            ),
            unit=QT_TRANSLATE_NOOP("experiment", "units"),
            max_length=64,
        ),
    ] = (64, 32)
    activation: Annotated[
        Activation,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Activation"),
            QT_TRANSLATE_NOOP("experiment", "g in a[l] = g(z[l]) of every hidden layer."),
        ),
    ] = "relu"
    initialization: Annotated[
        Initialization,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Initialization"),
            QT_TRANSLATE_NOOP(
                "experiment",
                "Var(w): Xavier 1/n[l-1] for tanh (S21), He 2/n[l-1] for ReLU (S22), "
                "Glorot 2/(n[l-1]+n[l]), small 0.01², large 1, zeros 0. Biases start at 0.",
            ),
        ),
    ] = "he"


class Regularization(Struct, frozen=True, forbid_unknown_fields=True):
    """What keeps the network from learning train by heart."""

    l2: Annotated[
        float,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "L2 λ"),
            QT_TRANSLATE_NOOP(
                "experiment",
                "J = data + λ/(2m)·Σ‖W[l]‖²_F, m = n_train; each step multiplies W by 1 - αλ/m (S7, S11). "
                "Biases are not penalized.",
            ),
            scale="log",
            ge=0.0,
            le=100_000.0,
        ),
    ] = 0.0
    l1: Annotated[
        float,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "L1 λ"),
            QT_TRANSLATE_NOOP(
                "experiment",
                "J = data + λ/(2m)·Σ|w|, m = n_train; a weight that this term alone would carry across "
                "zero stops at zero (S8).",
            ),
            scale="log",
            ge=0.0,
            le=100_000.0,
        ),
    ] = 0.0
    keep_prob: Annotated[
        KeepProb | tuple[KeepProb, ...],
        _declare(
            QT_TRANSLATE_NOOP("experiment", "keep_prob"),
            QT_TRANSLATE_NOOP(
                "experiment",
                "Inverted dropout: the share of a hidden layer's units that is KEPT in each training step, "
                "A = A·D/keep_prob (S14). 1 is no dropout. Off whenever an error is measured (S16).",
            ),
        ),
    ] = 1.0
    input_keep_prob: Annotated[
        float,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Input keep_prob"),
            QT_TRANSLATE_NOOP(
                "experiment", "The share of the inputs that is kept; near 1 if used at all (S15)."
            ),
            gt=0.0,
            le=1.0,
        ),
    ] = 1.0


class Training(Struct, frozen=True, forbid_unknown_fields=True):
    """How the parameters are fitted."""

    optimizer: Annotated[
        Optimizer,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Optimizer"),
            QT_TRANSLATE_NOOP(
                "experiment",
                "Plain gradient descent (sgd), momentum (β = 0.9) or Adam (β₁ = 0.9, β₂ = 0.999). "
                "L2 is part of J in all three, so with Adam it is not decoupled decay.",
            ),
        ),
    ] = "sgd"
    learning_rate: Annotated[
        float,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Learning rate α"),
            QT_TRANSLATE_NOOP("experiment", "The length of a step: W ← W - α·dW."),
            scale="log",
            gt=0.0,
            le=1000.0,
        ),
    ] = 0.1
    batch_size: Annotated[
        int,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Batch size"),
            QT_TRANSLATE_NOOP(
                "experiment", "Examples in a mini-batch; n_train or more is full-batch gradient descent."
            ),
            unit=QT_TRANSLATE_NOOP("experiment", "examples"),
            scale="log",
            ge=1,
            le=10_000_000,
        ),
    ] = 64
    epochs: Annotated[
        int,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Epochs"),
            QT_TRANSLATE_NOOP("experiment", "How often training goes through all of train."),
            scale="log",
            ge=1,
            le=1_000_000,
        ),
    ] = 50
    normalize: Annotated[
        bool,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Normalize inputs"),
            QT_TRANSLATE_NOOP(
                "experiment", "x' = (x - μ)/σ with μ and σ from train only, reused on dev and test (S19)."
            ),
        ),
    ] = True
    normalize_from: Annotated[
        NormalizeFrom,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Normalize from"),
            QT_TRANSLATE_NOOP(
                "experiment",
                "train is right (S19). everything measures μ and σ on train, dev and test together: a mistake to "
                "look at, for dev and test then leak into training.",
            ),
        ),
    ] = "train"
    seed: Annotated[
        int,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Seed"),
            QT_TRANSLATE_NOOP(
                "experiment",
                "Decides split, initialization, mini-batches and dropout: the same seed gives the same run.",
            ),
            ge=0,
            le=2**31 - 1,
        ),
    ] = 7
    restart: Annotated[
        int,
        _declare(
            QT_TRANSLATE_NOOP("experiment", "Restart"),
            QT_TRANSLATE_NOOP(
                "experiment",
                "Another initialization, other mini-batches and other dropout masks on the same data and the same "
                "split.",
            ),
            ge=0,
            le=2**31 - 1,
        ),
    ] = 0


class Experiment(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that a run needs to know; equal experiments give equal runs."""

    data: Data = Data()
    split: Split = Split()
    network: Network = Network()
    regularization: Regularization = Regularization()
    training: Training = Training()

    def keep_probs(self) -> tuple[float, ...]:
        """keep_prob of the input and of each hidden layer, input first; length 1 + hidden layers (S15)."""
        keep = self.regularization.keep_prob
        hidden = keep if isinstance(keep, tuple) else (keep,) * len(self.network.hidden)
        return (self.regularization.input_keep_prob, *hidden)


@dataclass(frozen=True)
class Setting:
    """The declaration of one setting, as forms, command line and documentation read it."""

    key: str
    kind: Literal["text", "choice", "switch", "integer", "number", "integers", "numbers", "texts"]
    label: str
    help: str
    default: Any
    unit: str
    scale: str
    minimum: float | None
    maximum: float | None
    minimum_is_open: bool
    choices: tuple[str, ...]


@cache
def settings() -> dict[str, Setting]:
    """Every setting by its key ("regularization.l2"), in the order of declaration."""
    found = {}
    for section in msgspec.structs.fields(Experiment):
        section_type = cast(type[Struct], section.type)
        for field in msgspec.structs.fields(section_type):
            key = f"{section.name}.{field.name}"
            found[key] = _setting(key, field)
    return found


def _setting(key: str, field: msgspec.structs.FieldInfo) -> Setting:
    plain, *metas = typing.get_args(field.type)
    meta: Meta = metas[-1]
    extra = meta.extra or {}
    bounds = meta if plain in (int, float) else _element_bounds(plain)
    low = bounds.ge if bounds.ge is not None else bounds.gt
    return Setting(
        key=key,
        kind=_kind(plain),
        label=meta.title or key,
        help=meta.description or "",
        default=field.default,
        unit=extra["unit"],
        scale=extra["scale"],
        minimum=low,
        maximum=bounds.le,
        minimum_is_open=bounds.gt is not None,
        choices=typing.get_args(plain) if typing.get_origin(plain) is Literal else (),
    )


def _element_bounds(plain: Any) -> Meta:
    """The bounds declared on the elements of a list of numbers; none where there are no numbers."""
    for inner in typing.get_args(plain):
        if typing.get_origin(inner) is Annotated:
            return cast(Meta, typing.get_args(inner)[1])
    return Meta()


def _kind(plain: Any) -> Any:
    by_type = {str: "text", bool: "switch", int: "integer", float: "number"}
    if plain in by_type:
        return by_type[plain]
    origin = typing.get_origin(plain)
    if origin is Literal:
        return "choice"
    if origin in (typing.Union, types.UnionType):
        return "numbers"
    element = typing.get_args(plain)[0]
    return "texts" if element is str else "integers"


def value_of(experiment: Experiment, key: str) -> Any:
    """The value of one setting.

    Raises:
        ExperimentError: there is no such setting.
    """
    _require_known(key)
    section, name = key.split(".")
    return getattr(getattr(experiment, section), name)


def with_values(experiment: Experiment, values: Mapping[str, Any]) -> Experiment:
    """A new, checked experiment with some settings changed, by dotted key.

    Raises:
        ExperimentError: a key is unknown, a value is out of bounds, or the whole does not fit together.
    """
    table: dict[str, dict[str, Any]] = msgspec.to_builtins(experiment)
    for key, value in values.items():
        _require_known(key)
        section, name = key.split(".")
        table[section][name] = value
    return from_table(table)


def from_table(table: Mapping[str, Any]) -> Experiment:
    """Build a checked experiment from nested tables, as TOML gives them; what is left out has its default.

    Raises:
        ExperimentError: names the key, the bound, and for an unknown key the nearest known one.
    """
    for section, values in table.items():
        if not isinstance(values, Mapping):
            if section not in _sections():
                raise ExperimentError(_unknown(section), section)
            raise ExperimentError(
                told(
                    QT_TRANSLATE_NOOP("messages", "[{0}] must be a table of settings, not {1}."),
                    section,
                    f"{values!r}",
                ),
                section,
            )
        for name, value in values.items():
            _require_known(f"{section}.{name}")
            _require_bounds(settings()[f"{section}.{name}"], value)
        if section not in _sections():
            raise ExperimentError(_unknown(section), section)
    try:
        experiment = msgspec.convert(table, Experiment)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at ")
        key = path.strip("`").removeprefix("$.").split("[")[0]
        raise ExperimentError(_wrong_kind(key, message), key) from error
    check(experiment)
    return experiment


def check(experiment: Experiment) -> None:
    """Refuse settings that are each in bounds but do not fit together.

    Raises:
        ExperimentError: shares that do not add up to 1, an empty part, or a number of keep_prob values that
            is not the number of hidden layers.
    """
    split = experiment.split
    total = split.train + split.dev + split.test
    if abs(total - 1) > SPLIT_TOLERANCE:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages", "split: train + dev + test must be 1, but {0} + {1} + {2} = {3}."
                ),
                f"{split.train:g}",
                f"{split.dev:g}",
                f"{split.test:g}",
                f"{total:g}",
            ),
            "split.train",
        )
    for name in ("train", "dev", "test"):
        if getattr(split, name) == 0:
            raise ExperimentError(
                told(
                    QT_TRANSLATE_NOOP("messages", "{0}: 0 leaves the {1} part empty; give it a share."),
                    f"split.{name}",
                    name,
                ),
                f"split.{name}",
            )
    keep, layers = experiment.regularization.keep_prob, len(experiment.network.hidden)
    if isinstance(keep, tuple) and len(keep) != layers:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "regularization.keep_prob: {0} values for {1} hidden layers; give one a hidden "
                    "layer, or a single number for all.",
                ),
                len(keep),
                layers,
            ),
            "regularization.keep_prob",
        )


def check_weight_decay(experiment: Experiment, n_train: int) -> None:
    """Refuse a decay factor 1 - αλ/m outside (0, 1] (S11); m is the number of training examples.

    Plain gradient descent decays the weights by this factor, and the first step of momentum does; Adam rescales
    the penalty's gradient.

    Raises:
        ExperimentError: αλ/m ≥ 1, which would turn the weights over at every step.
    """
    shrink = experiment.training.learning_rate * experiment.regularization.l2 / n_train
    if experiment.training.optimizer != "adam" and shrink >= 1:
        largest = n_train / experiment.training.learning_rate
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "regularization.l2: αλ/m = {0} · {1} / {2} = {3}, but the factor 1 - αλ/m must "
                    "lie in (0, 1). Take λ below {4}, or a smaller learning rate.",
                ),
                f"{experiment.training.learning_rate:g}",
                f"{experiment.regularization.l2:g}",
                n_train,
                f"{shrink:.3g}",
                f"{largest:.4g}",
            ),
            "regularization.l2",
        )


def from_toml(text: str, name: str = "experiment") -> Experiment:
    """Read an experiment from TOML text; `name` is the file's name for messages.

    Raises:
        ExperimentError: the text is not TOML, or a setting is wrong.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ExperimentError(
            told(QT_TRANSLATE_NOOP("messages", '{0} is not valid TOML: "{1}".'), name, str(error))
        ) from error
    return from_table(table)


def read_toml(path: Path) -> Experiment:
    """Read an experiment file.

    Raises:
        ExperimentError: it cannot be read, is not UTF-8 TOML, or a setting is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "Cannot read the experiment {0}: {1}."),
                str(path),
                system_words(error),
            )
        ) from error
    except UnicodeDecodeError as error:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "{0} is not a text file in UTF-8 (byte {1})."),
                str(path),
                error.start,
            )
        ) from error
    return from_toml(text, path.name)


def to_toml(experiment: Experiment) -> str:
    """The experiment as TOML text that `from_toml` reads back to an equal one."""
    return tomli_w.dumps(msgspec.to_builtins(experiment, builtin_types=()))


def _sections() -> list[str]:
    return [field.name for field in msgspec.structs.fields(Experiment)]


def _require_known(key: str) -> None:
    if key not in settings():
        raise ExperimentError(_unknown(key), key)


def _unknown(key: str) -> str:
    known = [*settings(), *_sections()]
    by_name = {name.rpartition(".")[2]: name for name in known}
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
    if not near:
        near = [
            by_name[name]
            for name in difflib.get_close_matches(key.rpartition(".")[2], list(by_name), n=1, cutoff=0.6)
        ]
    hint = (
        told(QT_TRANSLATE_NOOP("messages", "Did you mean {0}?"), near[0])
        if near
        else told(QT_TRANSLATE_NOOP("messages", "The sections are {0}."), ", ".join(_sections()))
    )
    missing = told(QT_TRANSLATE_NOOP("messages", "There is no setting {0}."), key)
    return f"{missing} {hint}"


def _require_bounds(setting: Setting, value: Any) -> None:
    if setting.choices and isinstance(value, str) and value not in setting.choices:
        raise ExperimentError(
            told(
                QT_TRANSLATE_NOOP("messages", "{0}: {1} is not one of {2}."),
                setting.key,
                f"{value!r}",
                ", ".join(setting.choices),
            ),
            setting.key,
        )
    numbers = value if isinstance(value, (list, tuple)) else [value]
    for number in numbers:
        if isinstance(number, bool) or not isinstance(number, (int, float)):
            continue
        if setting.kind not in ("number", "numbers", "integer", "integers"):
            continue
        low, high = setting.minimum, setting.maximum
        low_broken = low is not None and (number <= low if setting.minimum_is_open else number < low)
        if not math.isfinite(number) or low_broken or (high is not None and number > high):
            raise ExperimentError(
                told(
                    QT_TRANSLATE_NOOP("messages", "{0}: {1} is not {2}."),
                    setting.key,
                    f"{number:g}",
                    bounds_text(setting),
                ),
                setting.key,
            )


# By whether there is a minimum, a maximum, and whether the minimum itself is out.
_BOUNDS = {
    (False, False, False): QT_TRANSLATE_NOOP("messages", "a number"),
    (False, True, False): QT_TRANSLATE_NOOP("messages", "at most {0}"),
    (True, False, False): QT_TRANSLATE_NOOP("messages", "at least {0}"),
    (True, False, True): QT_TRANSLATE_NOOP("messages", "above {0}"),
    (True, True, False): QT_TRANSLATE_NOOP("messages", "at least {0} and at most {1}"),
    (True, True, True): QT_TRANSLATE_NOOP("messages", "above {0} and at most {1}"),
}


def bounds_text(setting: Setting) -> str:
    """The bounds of a number in words, such as "above 0 and at most 1"."""
    bounds = (setting.minimum, setting.maximum)
    template = _BOUNDS[bounds[0] is not None, bounds[1] is not None, setting.minimum_is_open]
    return told(template, *(f"{bound:.10g}" for bound in bounds if bound is not None))


def _wrong_kind(key: str, message: str) -> str:
    """What msgspec says of a value of another kind than was declared."""
    kinds = re.fullmatch(r"Expected `(.+)`, got `(.+)`", message)
    if kinds is None:
        return f"{key}: {message}."
    return told(QT_TRANSLATE_NOOP("messages", "{0}: expected {1}, but got {2}."), key, *kinds.groups())
