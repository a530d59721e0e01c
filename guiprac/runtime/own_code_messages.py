"""What the process that runs a person's own code is told, and what it tells; msgpack frames over its streams."""

import struct
from typing import BinaryIO, Literal

import msgspec
from msgspec import Struct

from guiprac.events import Array

# No frame is longer; what claims to be is no message of ours.
LARGEST_FRAME = 1 << 30
_LENGTH = struct.Struct("<I")

ProblemKind = Literal["syntax", "exception", "memory", "time", "contract"]


class Request(Struct, frozen=True):
    """The code to run, what to call it, and within what bounds."""

    name: str
    code: str
    seconds: float
    megabytes: int
    epsilon: float


class Message(Struct, frozen=True, tag=True):
    """Base of what comes back."""


class Begun(Message, frozen=True):
    """The interpreter is up; the time of the code starts now."""


class Done(Message, frozen=True):
    """Derivatives taken so far, of all that will be."""

    done: int
    total: int


class Problem(Message, frozen=True):
    """Why there is nothing to check. `traceback` holds the frames in the person's own file; line 0 is none."""

    kind: ProblemKind
    message: str
    line: int = 0
    traceback: str = ""
    printed: str = ""


class MeasuredBlock(Struct, frozen=True):
    """One W[l] or b[l], with W as (n_out, n_in) and b as (n_out, 1), whichever way the code has them.

    Attributes:
        rows, columns: the entries whose derivatives were taken, (p,).
        values, analytic, analytic_data: the whole block: parameters, gradient, and gradient with λ = 0.
        above, below, data_above, data_below: J at θ ± ε of each entry, and with λ = 0, (p,).
    """

    name: str
    rows: Array
    columns: Array
    values: Array
    analytic: Array
    analytic_data: Array
    above: Array
    below: Array
    data_above: Array
    data_below: Array


class Measured(Message, frozen=True):
    """What was taken of the code: inputs (m, n_x) and targets (n_y, m) included; `cost_data` is J with λ = 0."""

    layer_sizes: tuple[int, ...]
    lambd: float
    cost: float
    cost_data: float
    examples_in_rows: bool
    inputs: Array
    targets: Array
    blocks: tuple[MeasuredBlock, ...]
    printed: str = ""


AnyMessage = Begun | Done | Problem | Measured

_encoder = msgspec.msgpack.Encoder()
_requests = msgspec.msgpack.Decoder(Request)
_messages = msgspec.msgpack.Decoder(AnyMessage)


def encode_request(request: Request) -> bytes:
    """A request as bytes."""
    return _encoder.encode(request)


def decode_request(data: bytes) -> Request:
    """The request in some bytes."""
    return _requests.decode(data)


def write(stream: BinaryIO, message: Message) -> None:
    """Write one message as a frame."""
    data = _encoder.encode(message)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def read(stream: BinaryIO) -> AnyMessage | None:
    """The next message; None at the end of the stream.

    Raises:
        msgspec.DecodeError: what came is no message.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > LARGEST_FRAME:
        raise msgspec.DecodeError("a frame is too long")
    data = stream.read(length)
    return _messages.decode(data) if len(data) == length else None
