"""The window's manners while a network trains.

    python tests/benchmarks/window.py [--only launch|…|lenses] [--lens cost] [--json]

launch       process start → usable window, and → its pictures are there too, against bare imports of PySide6
             and pyqtgraph and an empty window, in turns, each in a process of its own
first-point  click on Start → the first readings are painted, host warm
latency      click on Pause, Stop → the run stands
gaps         time between two turns of the event loop while digits trains and the errors are drawn
throughput   steps a second with the window open and drawing, against the same host without a window, in turns
lenses       the same with each lens open beside the errors, and the gaps between turns of the event loop meanwhile

Without a display it runs with Qt's offscreen platform; QT_QPA_PLATFORM chooses another.
"""

import argparse
import itertools
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks.event_loop import turn, until  # noqa: E402

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
import pyqtgraph
application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
window.show()
application.processEvents()
"""
OURS = """
import os, sys
from guiprac.gui import app
application = app.make_application()
window = app.create_window()
window.show()
application.processEvents()
if "pictures" in sys.argv:
    window.pictures
    application.processEvents()
os._exit(0)
"""
ROUNDS = 7
LATENCY_ROUNDS = 200
GAP_SECONDS = 10.0
SLICE_SECONDS = 1.0
SLICES = 15
LENS_KEYS = ("cost", "decay", "straightness", "dropout", "normalization", "initialization", "layers")
# (name, settings): small, default, medium and large networks on data that ships or is drawn.
SIZES: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "2-4-2-1 [10]",
        {
            "data.source": "moons",
            "network.hidden": [4, 2],
            "network.activation": "tanh",
            "training.batch_size": 10,
        },
    ),
    ("64-64-32-10 [32]", {"training.batch_size": 32}),
    ("64-512-256-10 [64]", {"network.hidden": [512, 256]}),
    ("64-1024-1024-10 [256]", {"network.hidden": [1024, 1024], "training.batch_size": 256}),
)

# The lenses on a small network with two inputs, where they draw most, and on one with dropout and penalties.
LENS_SIZES: tuple[tuple[str, dict[str, Any]], ...] = (
    (SIZES[0][0], SIZES[0][1]),
    (
        "64-512-256-10 [64], λ, dropout",
        {**SIZES[2][1], "regularization.l2": 1.0, "regularization.keep_prob": 0.8},
    ),
)


def percentile(values: list[float], share: float) -> float:
    """The value below which that share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def spread(values: list[float]) -> dict[str, float]:
    """p50, p95, p99 and the largest."""
    return {
        "p50": percentile(values, 0.5),
        "p95": percentile(values, 0.95),
        "p99": percentile(values, 0.99),
        "max": max(values),
    }


def launch() -> dict[str, Any]:
    """Seconds to a usable window, ours and the bare one, in turns."""

    def took(code: str, *arguments: str) -> float:
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", code, *arguments],
            check=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
        )
        return time.perf_counter() - began

    starts = {"bare": (BARE,), "window": (OURS,), "pictures": (OURS, "pictures")}
    seconds: dict[str, list[float]] = {name: [] for name in starts}
    for start in starts.values():
        took(*start)
    for _ in range(ROUNDS):
        for name, start in starts.items():
            seconds[name].append(took(*start))
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    return {
        "seconds": medians,
        "ratio": medians["window"] / medians["bare"],
        "ratio_with_pictures": medians["pictures"] / medians["bare"],
    }


class Driver:
    """A real window with a real trainer process, driven through its actions."""

    def __init__(self) -> None:
        from PySide6.QtGui import QAction

        from guiprac.gui import app

        self.application = app.make_application()
        self.window = app.create_window()
        self.session = self.window.session
        self.window.resize(1280, 800)
        self.window.show()
        self.session.connect_host()
        self._action = QAction
        until(lambda: self.session.prepared is not None)

    def click(self, verb: str) -> None:
        """Trigger the action of that name."""
        self.window.findChild(self._action, verb).trigger()

    def use(self, settings: dict[str, Any]) -> None:
        """Drop the run, change settings, and wait for their data."""
        from guiprac.experiment import Experiment, with_values

        self.session.reset()
        before = self.session.prepared
        changed = with_values(Experiment(), {"training.epochs": 1_000_000, **settings})
        same_data = changed.data == self.session.experiment.data
        self.session.set_experiment(changed)
        if not same_data:
            until(lambda: self.session.prepared is not before and not self.session.preparing)
        turn(0.3)

    def close(self) -> None:
        """Close the window without questions."""
        self.session.reset()
        self.session.dirty = False
        for run in self.session.runs:
            run.dirty = False
        self.window.close()


def first_point(driver: Driver) -> dict[str, Any]:
    """Seconds from the click on Start to the paint that shows the first readings."""
    from PySide6.QtCore import QEvent, QObject

    class Paints(QObject):
        painted = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and len(driver.session.history):
                self.painted = True
            return False

    took = []
    for _ in range(20):
        driver.use({})
        paints = Paints()
        driver.application.installEventFilter(paints)
        began = time.perf_counter()
        driver.click("run.start")
        until(lambda paints=paints: paints.painted)
        took.append(time.perf_counter() - began)
        driver.application.removeEventFilter(paints)
    return {"milliseconds": {name: 1000 * value for name, value in spread(took).items()}}


def latency(driver: Driver) -> dict[str, Any]:
    """Seconds from the click on Pause and on Stop until the run stands."""
    from guiprac.gui.session import Mode

    driver.use({})
    driver.click("run.start")
    pauses, stops = [], []
    for _ in range(LATENCY_ROUNDS):
        until(lambda: driver.session.mode is Mode.RUNNING)
        turn(0.01)
        driver.click("run.pause")
        pauses.append(until(lambda: driver.session.mode is Mode.PAUSED))
        driver.click("run.start")
        until(lambda: driver.session.mode is Mode.RUNNING)
        turn(0.01)
        driver.click("run.stop")
        stops.append(until(lambda: driver.session.mode is Mode.STOPPED))
        driver.click("run.start")
    return {
        "pause_milliseconds": {name: 1000 * value for name, value in spread(pauses).items()},
        "stop_milliseconds": {name: 1000 * value for name, value in spread(stops).items()},
    }


def gaps(driver: Driver) -> dict[str, Any]:
    """Milliseconds between two turns of the event loop, beside a timer that asks for one every millisecond."""
    driver.use({})
    driver.click("run.start")
    turn(1.0)
    with listening() as between:
        turn(GAP_SECONDS)
    return {"milliseconds": spread(between), "readings": len(driver.session.history)}


@contextmanager
def listening() -> Iterator[list[float]]:
    """Milliseconds between turns of the event loop; the list is filled when the block ends."""
    from PySide6.QtCore import Qt, QTimer

    turns: list[float] = []
    between: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(1)
    timer.timeout.connect(lambda: turns.append(time.perf_counter()))
    timer.start()
    yield between
    timer.stop()
    between += [1000 * (later - earlier) for earlier, later in itertools.pairwise(turns)]


class Headless:
    """The same run in a host without a window, which stands while the window's trains."""

    def __init__(self, driver: Driver) -> None:
        from guiprac import commands
        from guiprac.runtime.client import HostProcess

        self._host = HostProcess()
        self._host.send(commands.Begin(driver.session.experiment))
        self._until_paused()

    def _until_paused(self) -> list[Any]:
        from guiprac import commands, events

        self._host.send(commands.Pause())
        seen: list[Any] = []
        while not (seen and isinstance(seen[-1], events.Paused)):
            seen += self._host.receive() or []
        return [event for event in seen if isinstance(event, events.Progress)]

    def rate(self) -> float:
        """Steps a second of a while."""
        from guiprac import commands

        self._host.send(commands.Resume())
        time.sleep(SLICE_SECONDS)
        return _rate(self._until_paused())

    def close(self) -> None:
        """End the process."""
        self._host.end()


class Drawn:
    """The window's run, paused between the slices."""

    def __init__(self, driver: Driver) -> None:
        from guiprac.gui.session import Mode

        self._driver, self._mode = driver, Mode
        driver.session.reset()
        turn(0.2)
        driver.click("run.start")
        turn(1.0)
        self._pause()

    def _pause(self) -> None:
        self._driver.click("run.pause")
        until(lambda: self._driver.session.mode is self._mode.PAUSED)

    def rate(self) -> float:
        """Steps a second of a while, by the host's own clock."""
        told: list[Any] = []
        session = self._driver.session
        connection = session.progress_changed.connect(lambda: told.append(session.progress))
        self._driver.click("run.start")
        turn(SLICE_SECONDS)
        self._pause()
        session.disconnect(connection)
        return _rate([each for each in told if each is not None])


def _rate(told: list[Any]) -> float:
    return (told[-1].step - told[0].step) / (told[-1].seconds - told[0].seconds)


def in_turns(driver: Driver, slices: int) -> dict[str, Any]:
    """Steps a second in the window and without one, in short turns, so that a machine's slow minutes meet both."""
    drawn, headless = Drawn(driver), Headless(driver)
    pairs, gaps = [], []
    for _ in range(slices):
        with listening() as between:
            rate = drawn.rate()
        gaps += between
        pairs.append((rate, headless.rate()))
    headless.close()
    _stopped(driver)
    window, without = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    return {"window": window, "headless": without, "ratio": ratio, "gap_milliseconds": spread(gaps)}


def lenses(driver: Driver, keys: Sequence[str]) -> list[dict[str, Any]]:
    """Each lens on the run, open beside the errors: throughput against headless, and the gaps."""
    rows = []
    for name, settings in LENS_SIZES:
        driver.use(settings)
        for key in keys:
            driver.window.open_lens(key)
            rows.append({"lens": key, "size": name, **in_turns(driver, SLICES)})
            driver.window.lenses.close_lens(key)
            print(f"{len(rows)} of {len(keys) * len(LENS_SIZES)}: {rows[-1]}", file=sys.stderr)
    return rows


def throughput(driver: Driver) -> list[dict[str, Any]]:
    """Steps a second by the host's own clock, with the window drawing and without a window."""
    rows = []
    for name, settings in SIZES:
        driver.use(settings)
        rows.append({"size": name, **in_turns(driver, SLICES)})
    return rows


def _stopped(driver: Driver) -> None:
    """Let the window's own host stand still."""
    driver.session.stop()
    until(lambda: not driver.session.is_going)


def main() -> int:
    """Print one line a figure, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    sections = ("launch", "first-point", "latency", "gaps", "throughput", "lenses")
    parser.add_argument("--only", choices=sections, action="append")
    parser.add_argument("--lens", choices=LENS_KEYS, action="append", help="only these of the lenses")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    chosen = options.only or sections
    figures: dict[str, Any] = {}
    if "launch" in chosen:
        figures["launch"] = launch()
    if set(chosen) - {"launch"}:
        driver = Driver()
        for name, measure in (
            ("first-point", first_point),
            ("latency", latency),
            ("gaps", gaps),
            ("throughput", throughput),
            ("lenses", partial(lenses, keys=options.lens or LENS_KEYS)),
        ):
            if name in chosen:
                figures[name] = measure(driver)
        driver.close()
    if options.json:
        print(json.dumps(figures, indent=1))
    else:
        print_table(figures)
    return 0


def print_table(figures: dict[str, Any]) -> None:
    """The figures for people."""

    def milliseconds(values: dict[str, float]) -> str:
        return ", ".join(f"{name} {value:.1f}" for name, value in values.items()) + " ms"

    if "launch" in figures:
        one = figures["launch"]
        print(
            f"launch → usable window: {one['seconds']['window']:.3f} s, with its pictures "
            f"{one['seconds']['pictures']:.3f} s; bare imports and an empty window: {one['seconds']['bare']:.3f} s; "
            f"ratios {one['ratio']:.2f}, {one['ratio_with_pictures']:.2f}"
        )
    if "first-point" in figures:
        print(f"Start → first point: {milliseconds(figures['first-point']['milliseconds'])}")
    if "latency" in figures:
        print(f"Pause → it stands: {milliseconds(figures['latency']['pause_milliseconds'])}")
        print(f"Stop → it stands: {milliseconds(figures['latency']['stop_milliseconds'])}")
    if "gaps" in figures:
        one = figures["gaps"]
        print(f"event-loop gap: {milliseconds(one['milliseconds'])} ({one['readings']:,} readings drawn)")
    for row in figures.get("throughput", ()):
        print(
            f"steps/s {row['size']}: with the window {row['window']:,.0f}, headless {row['headless']:,.0f}; "
            f"ratio {row['ratio']:.3f}"
        )
    for row in figures.get("lenses", ()):
        gap = milliseconds(row["gap_milliseconds"])
        print(
            f"{row['lens']} at {row['size']}: with the lens {row['window']:,.0f} steps/s, headless "
            f"{row['headless']:,.0f}; ratio {row['ratio']:.3f}; event-loop gap {gap}"
        )


if __name__ == "__main__":
    sys.exit(main())
