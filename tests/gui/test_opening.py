"""What the program is started with is there, although the window is shown before its trainer process lives."""

import pytest

from guiprac.data.prepare import prepare
from guiprac.experiment import Experiment, with_values
from guiprac.gui.app import create_window
from guiprac.gui.session import Mode
from guiprac.runtime import run_file
from guiprac.trainer.training import Run, train

EXPERIMENT = with_values(
    Experiment(), {"data.source": "moons", "data.samples": 200, "network.hidden": [4], "training.epochs": 3}
)


@pytest.fixture
def shown(qtbot):
    window = create_window()
    window.show()
    yield window
    window.session.dirty = False
    for run in window.session.runs:
        run.dirty = False
    window.close()
    window.deleteLater()


def test_that_a_run_that_the_program_is_started_with_is_opened(qtbot, shown, tmp_path):
    run = Run(EXPERIMENT, prepare(EXPERIMENT))
    told = list(train(run))
    path = tmp_path / "a.guiprac"
    run_file.save(path, EXPERIMENT, told, run.state())
    shown.open_path(path)
    qtbot.waitUntil(lambda: shown.session.mode is Mode.STOPPED, timeout=20_000)
    assert shown.session.path == path
    assert shown.session.history.steps[-1] == run.step
    assert shown.session.experiment.network.hidden == (4,)


def test_that_a_broken_run_at_the_start_is_told_and_leaves_a_window_to_work_in(qtbot, shown, tmp_path):
    path = tmp_path / "a.guiprac"
    path.write_bytes(b"nothing of the kind")
    shown.open_path(path)
    qtbot.waitUntil(shown.message.isVisible, timeout=20_000)
    assert "a.guiprac" in shown.message.text.text()
    qtbot.waitUntil(lambda: shown.session.prepared is not None, timeout=20_000)
    shown.session.start()
    qtbot.waitUntil(lambda: len(shown.session.history) > 1, timeout=20_000)
    shown.session.stop()
    qtbot.waitUntil(lambda: shown.session.mode is Mode.STOPPED, timeout=20_000)
