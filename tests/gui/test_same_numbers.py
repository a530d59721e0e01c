"""The window and the command line are two listeners of the same run."""

import json
import subprocess
import sys

from guiprac.experiment import to_toml, with_values
from guiprac.gui.app import create_window
from guiprac.gui.session import Mode
from guiprac.runtime.experiment_file import find_experiment

EXPERIMENT = with_values(
    find_experiment("digits"),
    {
        "training.epochs": 12,
        "regularization.keep_prob": 0.9,
        "regularization.l1": 0.1,
        "training.optimizer": "adam",
    },
)


def on_the_command_line(path):
    told = subprocess.run(
        [sys.executable, "-m", "guiprac", "train", str(path), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in told.stdout.splitlines()]


def test_that_the_window_and_the_command_line_reach_the_same_parameters_by_the_same_readings(qtbot, tmp_path):
    path = tmp_path / "experiment.toml"
    path.write_text(to_toml(EXPERIMENT), encoding="utf-8")
    window = create_window()
    window.show()
    session = window.session
    session.open_experiment(path)
    qtbot.waitUntil(lambda: session.prepared is not None and not session.preparing, timeout=20_000)
    session.step()
    qtbot.waitUntil(
        lambda: session.mode is Mode.PAUSED and list(session.history.steps) == [0, 1], timeout=20_000
    )
    session.start()
    qtbot.waitUntil(lambda: session.mode is Mode.STOPPED, timeout=20_000)
    told = on_the_command_line(path)
    readings = {line["step"]: line["dev_error"] for line in told if line["type"] == "reading"}
    seen = dict(zip(session.history.steps, session.history.dev_errors, strict=True))
    # The single step was looked at in the window alone.
    assert seen.pop(1) is not None
    assert seen == readings
    assert session.closing.parameters_sha256 == told[-1]["parameters_sha256"]
    session.dirty = False
    window.close()
    window.deleteLater()
