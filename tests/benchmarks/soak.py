"""Does anything grow? One long run, and many windows opened and closed.

    python tests/benchmarks/soak.py [--minutes 30] [--cycles 1000] [--json]

run     digits trains in the window for some minutes: memory of the window's and of the trainer's process, from
        the end of the first tenth to the end
cycles  open the window, train, stop, close, again and again in one process: memory, threads, open files and
        child processes after the first 50 cycles and at the end

Linux only, as it reads /proc. Offscreen unless QT_QPA_PLATFORM says otherwise.
"""

import argparse
import gc
import json
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks.event_loop import turn, until  # noqa: E402

WARM_CYCLES = 50
MEGABYTE = 2**20


def memory(pid: int | str = "self") -> float:
    """Resident megabytes of a process."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def counts() -> dict[str, float]:
    """What this process holds now."""
    gc.collect()
    tasks = Path("/proc/self/task")
    children = sum(len((task / "children").read_text().split()) for task in tasks.iterdir())
    return {
        "megabytes": memory(),
        "threads": len(list(tasks.iterdir())),
        "descriptors": len(list(Path("/proc/self/fd").iterdir())),
        "children": children,
    }


def opened() -> Any:
    """A window on the screen with a warm host."""
    from guiprac.gui import app

    window = app.create_window()
    window.show()
    until(lambda: window.session.prepared is not None)
    return window


def shut(window: Any) -> None:
    """Close a window without questions, and let Qt delete it."""
    from PySide6.QtCore import QCoreApplication, QEvent

    window.session.dirty = False
    for run in window.session.runs:
        run.dirty = False
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    turn(0.01)


def long_run(minutes: float) -> dict[str, Any]:
    """Megabytes of both processes while one run goes on."""
    window = opened()
    session = window.session
    session.set_value("training.epochs", 1_000_000)
    session.start()
    host = session._line.trainer.host_pid
    turn(6 * minutes)
    window_first, host_first = memory(), memory(host)
    turn(54 * minutes)
    result = {
        "minutes": minutes,
        "readings": len(session.history),
        "window_megabytes": [window_first, memory()],
        "host_megabytes": [host_first, memory(host)],
    }
    shut(window)
    return result


def cycles(number: int) -> dict[str, Any]:
    """What the process holds after the first cycles and after the last."""
    first: dict[str, float] = {}
    for done in range(number):
        window = opened()
        session = window.session
        session.start()
        until(lambda session=session: len(session.history) > 1)
        session.stop()
        until(lambda session=session: not session.is_going)
        shut(window)
        if done + 1 == min(WARM_CYCLES, number):
            first = counts()
    return {"cycles": number, "first": first, "last": counts()}


def main() -> int:
    """Print one line a figure, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--cycles", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    from guiprac.gui import app

    application = app.make_application()  # noqa: F841 - Qt lives as long as it is held
    figures: dict[str, Any] = {}
    if options.minutes:
        figures["run"] = long_run(options.minutes)
    if options.cycles:
        figures["cycles"] = cycles(options.cycles)
    if options.json:
        print(json.dumps(figures, indent=1))
        return 0
    if "run" in figures:
        run = figures["run"]
        for name in ("window", "host"):
            first, last = run[f"{name}_megabytes"]
            print(
                f"{name} over {run['minutes']:g} min, {run['readings']:,} readings: {first:.1f} → {last:.1f} MB "
                f"({last - first:+.1f})"
            )
    if "cycles" in figures:
        one = figures["cycles"]
        warm, last = min(WARM_CYCLES, one["cycles"]), one["last"]
        for name, first in one["first"].items():
            print(f"{name} after {warm} and {one['cycles']} windows: {first:.1f} → {last[name]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
