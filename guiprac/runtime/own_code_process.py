"""The process in which a person's own backpropagation runs, on their explicit wish; nothing else runs it.

It takes one request from its stdin, runs the code with bounds on memory and time, takes two-sided differences
of the cost it gives, and writes what it measured to what was its stdout. What the code prints is kept apart.
"""

import io
import linecache
import math
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from types import FrameType, TracebackType
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from guiprac.events import pack
from guiprac.runtime import own_code_messages as messages
from guiprac.runtime.own_code_messages import Begun, Done, Measured, MeasuredBlock, Problem, Request
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP

Floats = npt.NDArray[np.float64]

SEED = 1
DEFAULT_LAMBDA = 0.7
FEWEST_EXAMPLES = 6
MOST_UNITS = 1_000_000
MOST_PRINTED = 20_000
# The share of the time that differences may take, and the fewest of a block that are worth a verdict.
SHARE_OF_TIME = 0.6
FEWEST_SAMPLED = 4
MOST_TAKEN = 200_000
SECONDS_BETWEEN_MESSAGES = 0.1
# The cost of two equal calls may differ by so much, relatively, where sums are taken in another order.
EQUAL = 1e-12
SECONDS_TO_BE_ENDED = 10.0
LARGEST_WRITTEN_FILE = 64 << 20


class CodeProblem(Exception):
    """The code cannot be checked; the message says why."""


class Printed(io.TextIOBase):
    """Keeps the first of what the code prints."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._left = MOST_PRINTED

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self._left > 0:
            self._parts.append(text[: self._left])
            self._left -= len(text)
        return len(text)

    @property
    def text(self) -> str:
        """What was printed, cut off where it was too much."""
        return "".join(self._parts) + ("\n… (cut off)" if self._left < 0 else "")


@dataclass
class OwnCode:
    """The person's code as it stands after it was run once.

    Attributes:
        call: forward_backward with (parameters, λ), on fresh copies, giving a checked cost and raw gradients.
    """

    sizes: tuple[int, ...]
    lambd: float
    inputs: Floats
    targets: Floats
    parameters: dict[str, Floats]
    in_rows: bool
    function: Callable[..., Any]

    def call(self, parameters: dict[str, Floats], lambd: float) -> tuple[float, dict[str, Any]]:
        """The cost and the gradients.

        Raises:
            CodeProblem: what came back is no cost and gradients.
        """
        copies = {key: value.copy() for key, value in parameters.items()}
        answer = self.function(copies, self.inputs.copy(), self.targets.copy(), lambd)
        if not isinstance(answer, tuple) or len(answer) != 2:
            raise CodeProblem(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages",
                        "forward_backward gave {0}; it must return (cost, gradients), a number and a dict.",
                    ),
                    _kind(answer),
                )
            )
        cost, gradients = answer
        if not isinstance(gradients, dict):
            raise CodeProblem(
                told(
                    QT_TRANSLATE_NOOP("messages", "The gradients are {0}; they must be a dict: dW1, db1, …"),
                    _kind(gradients),
                )
            )
        return _cost(cost), gradients

    def gradients(self, given: dict[str, Any]) -> dict[str, Floats]:
        """The gradients by the names of the parameters, in their shapes.

        Raises:
            CodeProblem: a key is missing, or an array has another shape or type.
        """
        found, missing = {}, []
        for name, value in self.parameters.items():
            key = next((key for key in (f"d{name}", name) if key in given), None)
            if key is None:
                missing.append(f"d{name}")
            else:
                found[name] = _gradient(key, given[key], value.shape)
        if missing:
            there = ", ".join(str(key) for key in list(given)[:20]) or QT_TRANSLATE_NOOP("messages", "none")
            raise CodeProblem(
                told(
                    QT_TRANSLATE_NOOP(
                        "messages",
                        "The gradients lack {0}; the keys that are there: {1}. Return one for each W and b.",
                    ),
                    ", ".join(missing),
                    there,
                )
            )
        return found


def _kind(value: object) -> str:
    if isinstance(value, tuple):
        return told(QT_TRANSLATE_NOOP("messages", "a tuple of {0}"), len(value))
    return (
        QT_TRANSLATE_NOOP("messages", "nothing (None)")
        if value is None
        else told(QT_TRANSLATE_NOOP("messages", "a {0}"), type(value).__name__)
    )


def _cost(cost: Any) -> float:
    try:
        array = np.asarray(cost)
    except ValueError as error:
        raise CodeProblem(
            QT_TRANSLATE_NOOP("messages", "The cost is not a number; it must be one float.")
        ) from error
    if array.size != 1 or array.dtype.kind not in "fiu":
        shape = (
            told(QT_TRANSLATE_NOOP("messages", "an array of shape {0}"), array.shape)
            if array.size != 1
            else _kind(cost)
        )
        raise CodeProblem(
            told(
                QT_TRANSLATE_NOOP("messages", "The cost is not a number but {0}; it must be one float."),
                shape,
            )
        )
    if array.dtype.kind == "f" and array.dtype.itemsize < 8:
        raise CodeProblem(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "The cost is {0}, whose digits do not suffice for a difference of two costs; "
                    "compute in float64.",
                ),
                array.dtype,
            )
        )
    value = float(array.reshape(()))
    if not math.isfinite(value):
        raise CodeProblem(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "The cost is {0}, so that there is nothing to compare: look for log(0), 0/0 or "
                    "an overflow in the forward pass.",
                ),
                value,
            )
        )
    return value


def _gradient(key: str, value: Any, shape: tuple[int, ...]) -> Floats:
    try:
        array = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise CodeProblem(
            told(
                QT_TRANSLATE_NOOP("messages", "gradients[{0}] is {1}, not an array of numbers."),
                f"{key!r}",
                _kind(value),
            )
        ) from error
    if array.shape != shape:
        raise CodeProblem(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "gradients[{0}] has the shape {1}, but its parameter has {2}; they must be equal.",
                ),
                f"{key!r}",
                array.shape,
                shape,
            )
        )
    return array


def main() -> None:
    """Serve the one request on stdin."""
    request = messages.decode_request(sys.stdin.buffer.read())
    out = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    printed = Printed()
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), printed, printed
    _limit(request)
    messages.write(out, Begun())
    lock = threading.Lock()
    _watch(request, out, lock, threading.main_thread().ident or 0)
    try:
        answer: messages.Message = _measure(request, printed, lambda done: _say(out, lock, done))
    except CodeProblem as error:
        answer = Problem("contract", str(error), printed=printed.text)
    except MemoryError as error:
        line, lines = _own_lines(error.__traceback__, request.name)
        answer = Problem("memory", "", line, lines, printed.text)
    except BaseException as error:  # noqa: BLE001 - whatever the code raises, SystemExit as well, is to be told
        answer = _raised(error, request, printed)
    _say(out, lock, answer)
    out.close()
    # Threads and exit handlers of the code have no say in whether this process ends.
    os._exit(0)


def _say(out: BinaryIO, lock: threading.Lock, message: messages.Message) -> None:
    with lock:
        messages.write(out, message)


def _limit(request: Request) -> None:
    """Bound memory, processor time and written files, where the system can."""
    try:
        import resource
    except ImportError:
        return
    taken = 0
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            taken = int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        pass
    seconds = math.ceil(request.seconds) + 5
    wanted = (
        (resource.RLIMIT_AS, taken + request.megabytes * 2**20),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, LARGEST_WRITTEN_FILE),
        (resource.RLIMIT_CORE, 0),
    )
    for which, amount in wanted:
        _, hard = resource.getrlimit(which)
        bound = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        try:
            resource.setrlimit(which, (bound, hard))
        except (OSError, ValueError):
            continue


def _watch(request: Request, out: BinaryIO, lock: threading.Lock, thread: int) -> None:
    """When the time is up, say in which line the code is; the process is ended from outside."""

    def look() -> None:
        time.sleep(request.seconds)
        frame: FrameType | None = sys._current_frames().get(thread)
        while frame is not None and frame.f_code.co_filename != request.name:
            frame = frame.f_back
        line = frame.f_lineno if frame is not None else 0
        where = linecache.getline(request.name, line).strip() if line else ""
        # Whoever was to end this process, and to hear this, may be gone.
        with suppress(OSError):
            _say(out, lock, Problem("time", where, line))
        time.sleep(SECONDS_TO_BE_ENDED)
        os._exit(1)

    threading.Thread(target=look, name="watch", daemon=True).start()


def _raised(error: BaseException, request: Request, printed: Printed) -> Problem:
    if isinstance(error, SyntaxError) and error.filename == request.name:
        text = (error.text or "").rstrip()
        return Problem("syntax", str(error.msg), error.lineno or 0, text, printed.text)
    line, lines = _own_lines(error.__traceback__, request.name)
    says = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Problem("exception", says[:2000], line, lines, printed.text)


def _own_lines(trace: TracebackType | None, name: str) -> tuple[int, str]:
    """The last line of the person's file that was reached, and all of its frames as text."""
    own = [frame for frame in traceback.extract_tb(trace) if frame.filename == name]
    if not own:
        return 0, ""
    return own[-1].lineno or 0, "".join(traceback.format_list(own[-20:]))


def _measure(request: Request, printed: Printed, say: Callable[[messages.Message], None]) -> Measured:
    started = time.monotonic()
    linecache.cache[request.name] = (len(request.code), None, request.code.splitlines(True), request.name)
    # A name of its own, so that code under `if __name__ == "__main__"` stays where it is.
    namespace: dict[str, Any] = {"__name__": "own_code", "__file__": request.name}
    program = compile(request.code, request.name, "exec", dont_inherit=True)
    exec(program, namespace)  # noqa: S102 - running this person's code is what they asked for, in this process alone
    code = _arrange(namespace)
    return _take(code, request, started, printed, say)


# --- the contract ----------------------------------------------------------------------------------------------


def _arrange(namespace: dict[str, Any]) -> OwnCode:
    """The code with what it left out drawn, in the orientation that it takes.

    Raises:
        CodeProblem: the file does not hold what it must.
    """
    function = namespace.get("forward_backward")
    if not callable(function):
        raise CodeProblem(
            QT_TRANSLATE_NOOP(
                "messages",
                "There is no function forward_backward(parameters, X, Y, lambd); `guiprac check "
                "--template` prints a file that has one.",
            )
        )
    sizes = _sizes(namespace.get("layer_sizes"))
    lambd = namespace.get("lambd", DEFAULT_LAMBDA)
    if isinstance(lambd, bool) or not isinstance(lambd, (int, float, np.number)) or not 0 <= lambd < math.inf:
        raise CodeProblem(
            told(QT_TRANSLATE_NOOP("messages", "lambd is {0}; it must be a number, 0 or more."), f"{lambd!r}")
        )
    errors: list[BaseException] = []
    for in_rows in _orientations(namespace, sizes):
        inputs, targets, parameters = _draw(namespace, sizes, in_rows)
        code = OwnCode(sizes, float(lambd), inputs, targets, parameters, in_rows, function)
        try:
            code.gradients(code.call(parameters, code.lambd)[1])
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the code raises: it may be written the other way
            errors.append(error)
            continue
        return code
    raise min(errors, key=_vagueness)


def _vagueness(error: BaseException) -> int:
    """How likely an error is to come from the wrong orientation alone: what is said of the contract is not."""
    if isinstance(error, CodeProblem):
        return 0
    return 2 if isinstance(error, ValueError) else 1


def _sizes(given: Any) -> tuple[int, ...]:
    try:
        sizes = tuple(int(size) for size in given)
    except (TypeError, ValueError) as error:
        raise CodeProblem(
            QT_TRANSLATE_NOOP(
                "messages", "layer_sizes is missing; write layer_sizes = [n_x, …, n_y], such as [4, 5, 3, 1]."
            )
            if given is None
            else told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "layer_sizes is {0}; it must be a list of whole numbers, such as [4, 5, 3, 1].",
                ),
                repr(given),
            )
        ) from error
    if len(sizes) < 2 or min(sizes) < 1 or sum(sizes) > MOST_UNITS:
        raise CodeProblem(
            told(
                QT_TRANSLATE_NOOP(
                    "messages", "layer_sizes is {0}; it must hold n_x, …, n_y, each 1 or more."
                ),
                list(sizes),
            )
        )
    return sizes


def _orientations(namespace: dict[str, Any], sizes: tuple[int, ...]) -> list[bool]:
    """Whether examples are in rows, as far as the file tells; both where it does not."""
    given = namespace.get("parameters")
    told = []
    if isinstance(given, dict):
        for layer, (n_in, n_out) in enumerate(pairwise(sizes), 1):
            shape = np.shape(given.get(f"W{layer}", 0.0))
            if n_in != n_out and shape in ((n_out, n_in), (n_in, n_out)):
                told.append(shape == (n_in, n_out))
            bias = np.shape(given.get(f"b{layer}", 0.0))
            if n_out > 1 and bias in ((n_out, 1), (1, n_out)):
                told.append(bias == (1, n_out))
    x = np.shape(namespace.get("X", 0.0))
    if not told and len(x) == 2 and x[0] != x[1] and sizes[0] in x:
        told.append(x[1] == sizes[0])
    return [told[0]] if told else [False, True]


def _draw(
    namespace: dict[str, Any], sizes: tuple[int, ...], in_rows: bool
) -> tuple[Floats, Floats, dict[str, Floats]]:
    """X, Y and the parameters: the file's own, or drawn; Y is 0/1 for one output, else one-hot."""
    rng = np.random.default_rng(SEED)
    m = next(m for m in range(FEWEST_EXAMPLES, FEWEST_EXAMPLES + len(sizes) + 1) if m not in sizes)
    own_x = namespace.get("X")
    if own_x is not None and np.ndim(own_x) == 2:
        m = np.shape(own_x)[0 if in_rows else 1]
    x = rng.standard_normal((sizes[0], m))
    y = np.zeros((sizes[-1], m))
    if sizes[-1] == 1:
        y[0] = rng.permutation(np.arange(m) % 2)
    else:
        y[rng.permutation(np.arange(m) % sizes[-1]), np.arange(m)] = 1
    parameters = {}
    for layer, (n_in, n_out) in enumerate(pairwise(sizes), 1):
        parameters[f"W{layer}"] = rng.standard_normal((n_out, n_in)) / math.sqrt(n_in)
        # Not 0: a fault in what a bias does must show.
        parameters[f"b{layer}"] = 0.1 * rng.standard_normal((n_out, 1))
    drawn = {"X": x, "Y": y} | parameters
    if in_rows:
        drawn = {key: value.T.copy() for key, value in drawn.items()}
    inputs = _own("X", own_x, drawn["X"])
    targets = _own("Y", namespace.get("Y"), drawn["Y"])
    given = namespace.get("parameters")
    if given is not None and not isinstance(given, dict):
        raise CodeProblem(
            told(
                QT_TRANSLATE_NOOP("messages", "parameters is {0}; it must be a dict: W1, b1, …"), _kind(given)
            )
        )
    missing = [key for key in parameters if given is not None and key not in given]
    if missing:
        raise CodeProblem(
            told(
                QT_TRANSLATE_NOOP("messages", "parameters lacks {0}, which layer_sizes = {1} asks for."),
                ", ".join(missing),
                list(sizes),
            )
        )
    own = {key: _own(f"parameters[{key!r}]", given[key] if given else None, drawn[key]) for key in parameters}
    return inputs, targets, own


def _own(name: str, given: Any, drawn: Floats) -> Floats:
    """The file's own array, in the shape that it must have; the drawn one where it has none."""
    if given is None:
        return drawn
    try:
        array = np.array(given, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise CodeProblem(
            told(QT_TRANSLATE_NOOP("messages", "{0} is {1}, not an array of numbers."), name, _kind(given))
        ) from error
    if array.shape != drawn.shape:
        raise CodeProblem(
            told(
                QT_TRANSLATE_NOOP("messages", "{0} has the shape {1}; layer_sizes asks for {2}."),
                name,
                array.shape,
                drawn.shape,
            )
        )
    if not np.isfinite(array).all():
        raise CodeProblem(told(QT_TRANSLATE_NOOP("messages", "{0} holds NaN or infinity."), name))
    return array


# --- the differences -------------------------------------------------------------------------------------------


def _take(
    code: OwnCode, request: Request, started: float, printed: Printed, say: Callable[[messages.Message], None]
) -> Measured:
    before = time.monotonic()
    cost, given = code.call(code.parameters, code.lambd)
    one_call = time.monotonic() - before
    analytic = code.gradients(given)
    again, given_again = code.call(code.parameters, code.lambd)
    if abs(again - cost) > EQUAL * (1 + abs(cost)) or _differ(analytic, code.gradients(given_again)):
        raise CodeProblem(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "Two calls with the same parameters give different results (cost {0}, then {1}), "
                    "so that no difference of costs means anything. Are dropout masks resampled? Set "
                    "the seed inside, or hold the mask.",
                ),
                f"{cost:.10g}",
                f"{again:.10g}",
            )
        )
    data_cost, analytic_data = cost, analytic
    if code.lambd:
        data_cost, given = code.call(code.parameters, 0.0)
        analytic_data = code.gradients(given)
    two_costs = data_cost != cost
    left = SHARE_OF_TIME * (request.seconds - (time.monotonic() - started))
    affordable = int(left / max(one_call, 1e-7) / (4 if two_costs else 2))
    chosen = _choose(code.parameters, min(affordable, MOST_TAKEN))
    taken = _costs(code, request.epsilon, chosen, two_costs, say)
    blocks = tuple(
        _block(code, name, chosen[name], taken[name], analytic[name], analytic_data[name]) for name in chosen
    )
    return Measured(
        layer_sizes=code.sizes,
        lambd=code.lambd,
        cost=cost,
        cost_data=data_cost,
        examples_in_rows=code.in_rows,
        inputs=pack(code.inputs if code.in_rows else code.inputs.T),
        targets=pack(code.targets.T if code.in_rows else code.targets),
        blocks=blocks,
        printed=printed.text,
    )


def _differ(one: dict[str, Floats], other: dict[str, Floats]) -> bool:
    return not all(np.allclose(one[name], other[name], rtol=1e-9, atol=EQUAL, equal_nan=True) for name in one)


def _choose(parameters: dict[str, Floats], most: int) -> dict[str, npt.NDArray[np.intp]]:
    """The flat places whose derivatives are taken: all, or a seeded sample of every block."""
    sizes = {name: value.size for name, value in parameters.items()}
    if sum(sizes.values()) <= most:
        return {name: np.arange(size) for name, size in sizes.items()}
    if most < FEWEST_SAMPLED * len(sizes):
        raise CodeProblem(
            told(
                QT_TRANSLATE_NOOP(
                    "messages",
                    "forward_backward takes so long that only {0} derivatives could be taken in the "
                    "time given; take a smaller network or fewer examples, or give it more seconds.",
                ),
                f"{most:,}",
            )
        )
    # Small blocks are taken whole, and what they leave goes to the others.
    rng, chosen, left = np.random.default_rng(SEED), {}, most
    for place, name in enumerate(sorted(sizes, key=sizes.__getitem__)):
        count = min(sizes[name], left // (len(sizes) - place))
        left -= count
        chosen[name] = np.sort(rng.choice(sizes[name], count, replace=False))
    return {name: chosen[name] for name in sizes}


def _costs(
    code: OwnCode,
    epsilon: float,
    chosen: dict[str, npt.NDArray[np.intp]],
    two_costs: bool,
    say: Callable[[messages.Message], None],
) -> dict[str, Floats]:
    """J at θ + ε and θ - ε of each entry, then the same with λ = 0: (4, p) for each block."""
    total, done, said = sum(len(places) for places in chosen.values()), 0, time.monotonic()
    say(Done(0, total))
    taken = {}
    for name, places in chosen.items():
        taken[name] = np.empty((4, len(places)))
        for column, place in enumerate(places):
            taken[name][:, column] = list(_four(code, name, int(place), epsilon, two_costs))
            done += 1
            if time.monotonic() - said > SECONDS_BETWEEN_MESSAGES:
                said = time.monotonic()
                say(Done(done, total))
    return taken


def _four(code: OwnCode, name: str, place: int, epsilon: float, two_costs: bool) -> Iterator[float]:
    costs = []
    saved = code.parameters[name].flat[place]
    for lambd in (code.lambd, 0.0) if two_costs else (code.lambd,):
        for move in (epsilon, -epsilon):
            code.parameters[name].flat[place] = saved + move
            costs.append(code.call(code.parameters, lambd)[0])
    code.parameters[name].flat[place] = saved
    yield from costs
    if not two_costs:
        yield from costs


def _block(
    code: OwnCode,
    name: str,
    places: npt.NDArray[np.intp],
    taken: Floats,
    analytic: Floats,
    analytic_data: Floats,
) -> MeasuredBlock:
    rows, columns = np.divmod(places, analytic.shape[1])
    values = code.parameters[name]
    if code.in_rows:
        rows, columns = columns, rows
        values, analytic, analytic_data = values.T, analytic.T, analytic_data.T
    return MeasuredBlock(
        name,
        pack(rows),
        pack(columns),
        pack(values),
        pack(analytic),
        pack(analytic_data),
        *(pack(costs) for costs in taken),
    )


if __name__ == "__main__":
    main()
