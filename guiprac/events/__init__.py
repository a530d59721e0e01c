"""What a run says: one union of events, heard by the window, the command line and the run file.

Events cross the process boundary as msgpack (no pickle), are printed as JSON lines (tag in "type"),
and are stored in run files.
"""

import msgspec

from guiprac.events import (
    check,
    comparison,
    cost,
    data,
    decay,
    dropout,
    initialization,
    layers,
    learning_curve,
    mismatch,
    normalization,
    pictures,
    run,
    straightness,
    study,
)
from guiprac.events.base import Array, Event, pack
from guiprac.events.check import Block, Checked, Checking, Entry, Swept, Term, Verdict
from guiprac.events.comparison import Compared, NotCompared, Recalled, Unsealed
from guiprac.events.data import Column, Duplicate, Duplicates, Part, Prepared, Task, Unit
from guiprac.events.interval import Interval
from guiprac.events.lens import Lens
from guiprac.events.pictures import Boundary, Confusion, Mistakes, Scatter
from guiprac.events.run import (
    Closing,
    Diverged,
    Failed,
    Finished,
    Paused,
    Progress,
    Reading,
    Ready,
    Restored,
    Resumed,
    Saved,
    Started,
    Steered,
    Stopped,
)
from guiprac.events.study import Studied, Study, Studying

__all__ = [
    "AnyEvent",
    "Array",
    "Block",
    "Boundary",
    "Checked",
    "Checking",
    "Closing",
    "Column",
    "Compared",
    "Confusion",
    "Diverged",
    "Duplicate",
    "Duplicates",
    "Entry",
    "Event",
    "Failed",
    "Finished",
    "Interval",
    "Lens",
    "Mistakes",
    "NotCompared",
    "Part",
    "Paused",
    "Prepared",
    "Progress",
    "Reading",
    "Ready",
    "Recalled",
    "Restored",
    "Resumed",
    "Saved",
    "Scatter",
    "Started",
    "Steered",
    "Stopped",
    "Studied",
    "Study",
    "Studying",
    "Swept",
    "Task",
    "Term",
    "Unit",
    "Unsealed",
    "Verdict",
    "decode",
    "encode",
    "pack",
    "to_json",
]

AnyEvent = (
    data.AnyEvent
    | run.AnyEvent
    | check.AnyEvent
    | pictures.AnyEvent
    | comparison.AnyEvent
    | study.AnyEvent
    | learning_curve.AnyEvent
    | mismatch.AnyEvent
    | cost.AnyEvent
    | decay.AnyEvent
    | straightness.AnyEvent
    | layers.AnyEvent
    | dropout.AnyEvent
    | normalization.AnyEvent
    | initialization.AnyEvent
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
