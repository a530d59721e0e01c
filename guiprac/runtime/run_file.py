"""A run in a file: its experiment, what it said, and all it needs to go on.

A `.guiprac` file is a safetensors file. Its metadata holds the experiment and the record as JSON; its tensors
hold the state of the run, the readings as one matrix, and the other events as msgpack bytes. The examples are
not in it, only where they come from. A SHA-256 over all of it tells a damaged file from a whole one.
"""

import hashlib
import json
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
import safetensors
import safetensors.numpy

from guiprac import events, sentences
from guiprac import experiment as experiments
from guiprac.data.dataset import Splits
from guiprac.errors import DataError, ExperimentError, system_words
from guiprac.experiment import Experiment
from guiprac.runtime.atomic_write import atomic_write
from guiprac.runtime.source_path import with_absolute_source
from guiprac.trainer.layout import Layout
from guiprac.trainer.state import RunState
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP

FORMAT = 1
# Bounds on what is taken from a file before its content is known.
LARGEST_FILE = 4 * 2**30
LARGEST_HEADER = 16 * 2**20

_DTYPES = {"F64", "F32", "I64", "I32", "U64", "U32", "U8", "BOOL"}
_READING_FIELDS = tuple(field.name for field in msgspec.structs.fields(events.Reading))
_TRAIN_DEV = _READING_FIELDS.index("train_dev_error")
_STATE = "state."

# What belongs to the record of a run; progress and pictures do not.
RECORDED = (
    events.Prepared,
    events.Started,
    events.Reading,
    events.Steered,
    events.Checked,
    events.Unsealed,
    events.Closing,
)

Tensors = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True)
class RunFile:
    """What a run file holds; `events` are those that a listener heard, without pictures and progress."""

    experiment: Experiment
    events: tuple[events.AnyEvent, ...]
    state: RunState


def save(path: Path, experiment: Experiment, told: Iterable[events.AnyEvent], state: RunState) -> None:
    """Write a run, in place of an older file if there is one.

    Raises:
        WriteError: it cannot be written; an older file is intact.
    """
    tensors = {f"{_STATE}{name}": np.ascontiguousarray(value) for name, value in state.tensors.items()}
    tensors |= _event_tensors(told)
    found_again = with_absolute_source(experiment, Path.cwd())
    text = json.dumps(
        {"format": FORMAT, "experiment": msgspec.to_builtins(found_again), "record": state.record},
        ensure_ascii=False,
    )
    metadata = {"guiprac": text, "sha256": _digest(text, tensors)}
    atomic_write(path, safetensors.numpy.save(tensors, metadata))


def load(path: Path) -> RunFile:
    """Read a run file, whatever it holds: every fault of the file is one DataError.

    Raises:
        DataError: it cannot be read, is no run file, is damaged, or does not fit together.
    """
    data = _read(path)
    text, digest = _metadata(path, data)
    try:
        tensors = safetensors.numpy.load(data)
    except safetensors.SafetensorError as error:
        raise _damaged(path, QT_TRANSLATE_NOOP("messages", "its tensors do not fit its header")) from error
    if _digest(text, tensors) != digest:
        raise _damaged(path, QT_TRANSLATE_NOOP("messages", "its content is not what was written"))
    try:
        table = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _damaged(path, QT_TRANSLATE_NOOP("messages", "its record is not JSON")) from error
    return _run_file(path, table, tensors)


def is_run_file(path: Path) -> bool:
    """Whether the file says of itself that it is a run; nothing more of it is read."""
    try:
        with path.open("rb") as file:
            beginning = file.read(8)
            length = int.from_bytes(beginning, "little")
            return length <= LARGEST_HEADER and b'"guiprac"' in file.read(length)
    except OSError:
        return False


def restored(name: Path | str, file: RunFile, splits: Splits) -> Run:
    """The run of a file, standing where it was saved, on the examples that its experiment names.

    Args:
        name: what the run is called in an error.

    Raises:
        DataError: the state does not belong to these examples.
        ExperimentError: the settings do not suit them.
    """
    try:
        return Run.restored(file.experiment, splits, file.state)
    except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError) as error:
        raise DataError(
            sentences.told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "{0}: the run cannot go on, because its state does not fit {1} as it is now. Was "
                    "the data changed since the run was saved?",
                ),
                name,
                file.experiment.data.source,
            )
        ) from error


def without_previews(event: events.Event) -> events.Event:
    """The event without examples and pictures in it."""
    if isinstance(event, events.Checked):
        blocks = tuple(msgspec.structs.replace(block, errors=None) for block in event.blocks)
        return msgspec.structs.replace(event, blocks=blocks)
    if not isinstance(event, events.Prepared):
        return event
    return msgspec.structs.replace(
        event, train_points=None, train_targets=None, dev_points=None, dev_targets=None, images=None
    )


def _read(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise DataError(
                sentences.told(
                    QT_TRANSLATE_NOOP("messages", "{0} is not a file, so no run can be read from it."),
                    str(path),
                )
            )
        if status.st_size > LARGEST_FILE:
            raise DataError(
                sentences.told(
                    QT_TRANSLATE_NOOP("messages", "{0} has {1} bytes, more than a run file ever has."),
                    str(path),
                    f"{status.st_size:,}",
                )
            )
        return path.read_bytes()
    except OSError as error:
        raise DataError(
            sentences.told(
                QT_TRANSLATE_NOOP("messages", "Cannot read the run file {0}: {1}."),
                str(path),
                system_words(error),
            )
        ) from error


def _metadata(path: Path, data: bytes) -> tuple[str, str]:
    """The run's JSON text and the digest, from a header that is checked before its tensors are touched."""
    length = int.from_bytes(data[:8], "little")
    if len(data) < 8 or length > min(LARGEST_HEADER, len(data) - 8):
        raise _foreign(path)
    try:
        header = msgspec.json.decode(data[8 : 8 + length], type=dict[str, dict[str, Any]])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _foreign(path) from error
    metadata = header.pop("__metadata__", {})
    text, digest = metadata.get("guiprac"), metadata.get("sha256")
    if not isinstance(text, str) or not isinstance(digest, str):
        raise _foreign(path)
    if not all(tensor.get("dtype") in _DTYPES for tensor in header.values()):
        raise _damaged(path, QT_TRANSLATE_NOOP("messages", "a tensor has a type that no run has"))
    return text, digest


def _digest(text: str, tensors: Mapping[str, npt.NDArray[Any]]) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
    for name in sorted(tensors):
        tensor = tensors[name]
        digest.update(f"\n{name} {tensor.dtype.str} {tensor.shape}\n".encode())
        digest.update(np.ascontiguousarray(tensor).data)
    return digest.hexdigest()


def _event_tensors(told: Iterable[events.AnyEvent]) -> Tensors:
    """Readings as a matrix, the other events as msgpack bytes with their places among all.

    The matrix has a row a reading and a column a field, the last one only if train-dev was measured.
    """
    readings: list[tuple[float, ...]] = []
    others: list[events.Event] = []
    places: list[int] = []
    for event in told:
        if isinstance(event, events.Reading):
            readings.append(msgspec.structs.astuple(event))
        elif isinstance(event, RECORDED):
            places.append(len(readings) + len(others))
            others.append(without_previews(event))
    matrix = np.array(readings, np.float64).reshape(-1, len(_READING_FIELDS))
    if np.isnan(matrix[:, _TRAIN_DEV]).all():
        matrix = np.ascontiguousarray(matrix[:, :_TRAIN_DEV])
    return {
        "readings": matrix,
        "events": np.frombuffer(events.encode(others), np.uint8),
        "places": np.array(places, np.int64),
    }


def _run_file(path: Path, table: Any, tensors: Tensors) -> RunFile:
    if not isinstance(table, dict) or not isinstance(table.get("record"), dict):
        raise _damaged(path, QT_TRANSLATE_NOOP("messages", "its record is incomplete"))
    if table.get("format") != FORMAT:
        raise DataError(
            sentences.told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "{0} was written by another version of guiprac (format {1}, not {2}). Open it "
                    "with a newer guiprac.",
                ),
                str(path),
                f"{table.get('format')!r}",
                FORMAT,
            )
        )
    try:
        experiment = experiments.from_table(table["experiment"])
        told = _events(tensors)
    except ExperimentError as error:
        raise _damaged(path, str(error).rstrip(".")) from error
    except (msgspec.DecodeError, LookupError, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise _damaged(path, QT_TRANSLATE_NOOP("messages", "its events cannot be read")) from error
    state = {name.removeprefix(_STATE): value for name, value in tensors.items() if name.startswith(_STATE)}
    _require_fit(path, experiment, told, state)
    return RunFile(experiment, told, RunState(state, table["record"]))


def _events(tensors: Tensors) -> tuple[events.AnyEvent, ...]:
    others = events.decode(tensors["events"].tobytes())
    if any(isinstance(event, events.Reading) or not isinstance(event, RECORDED) for event in others):
        raise ValueError("an event that is no part of a record")
    step, *measured = tensors["readings"].T.tolist()
    told: list[events.AnyEvent] = [
        events.Reading(int(at), *values) for at, *values in zip(step, *measured, strict=True)
    ]
    for place, event in zip(tensors["places"].tolist(), others, strict=True):
        told.insert(place, event)
    return tuple(told)


def _require_fit(path: Path, experiment: Experiment, told: Sequence[events.AnyEvent], state: Tensors) -> None:
    """Hold the network that the events speak of, the experiment's and the parameters against each other."""
    started = [event for event in told if isinstance(event, events.Started)]
    if not started:
        raise _damaged(path, QT_TRANSLATE_NOOP("messages", "its run never started"))
    sizes = started[-1].layer_sizes
    if len(sizes) < 2 or min(sizes) < 1 or sizes[1:-1] != experiment.network.hidden:
        raise _damaged(
            path,
            sentences.told(
                QT_TRANSLATE_NOOP("messages", "it holds a network of {0} units for the layers {1}"),
                sizes,
                experiment.network.hidden,
            ),
        )
    n_parameters = Layout(sizes).n_parameters
    for name in {"parameters", "best_parameters", *state}:
        tensor = state.get(name)
        if tensor is None or tensor.shape != (n_parameters,) or tensor.dtype != np.float32:
            raise _damaged(
                path,
                sentences.told(
                    QT_TRANSLATE_NOOP("messages", "{0} is not {1} numbers, as the network {2} has"),
                    name,
                    n_parameters,
                    sizes,
                ),
            )
    if not all(np.isfinite(state[name]).all() for name in ("parameters", "best_parameters")):
        raise _damaged(path, QT_TRANSLATE_NOOP("messages", "its parameters are not all finite"))


def _foreign(path: Path) -> DataError:
    return DataError(
        sentences.told(
            QT_TRANSLATE_NOOP(
                "messages", "{0} is not a run file of guiprac, or is cut off at its beginning."
            ),
            str(path),
        )
    )


def _damaged(path: Path, what: str) -> DataError:
    return DataError(
        sentences.told(
            QT_TRANSLATE_NOOP("messages", "The run file {0} is damaged: {1}. Open an older copy of it."),
            str(path),
            what,
        )
    )
