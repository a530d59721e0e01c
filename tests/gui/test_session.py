"""The state of the window, fed with events and driven with the real trainer process."""

import os
import signal

import pytest

from guiprac import commands, events
from guiprac.commands.learning_curve import DrawLearningCurve
from guiprac.experiment import Experiment, with_values
from guiprac.gui.session import Mode, Session
from guiprac.gui.trainer_thread import TrainerThread

LONG = with_values(Experiment(), {"training.epochs": 100_000})


def fed():
    """A session without a host."""
    return Session(experiment=LONG)


@pytest.fixture(params=[False, True], ids=["process", "local"])
def session(request, qtbot):
    session = Session(trainer=TrainerThread(local=request.param), experiment=LONG)
    session.connect_host()
    qtbot.waitUntil(lambda: session.prepared is not None, timeout=20_000)
    yield session
    session.close()


def until(qtbot, condition):
    qtbot.waitUntil(condition, timeout=20_000)


def test_that_an_edit_can_be_taken_back_and_made_again(qtbot):
    session = fed()
    assert session.set_value("regularization.l2", 2.0)
    assert session.set_value("network.activation", "tanh")
    session.undo()
    session.undo()
    assert session.experiment == LONG
    session.redo()
    assert session.experiment.regularization.l2 == 2.0
    assert session.can_redo
    assert session.set_value("regularization.l1", 1.0)
    assert not session.can_redo


def test_that_a_refused_value_is_kept_out_and_its_reason_stands_at_its_key(qtbot):
    session = fed()
    assert not session.set_value("training.learning_rate", -1.0)
    assert session.experiment == LONG
    assert "-1" in session.errors["training.learning_rate"]
    assert not session.can_start
    assert session.set_value("training.learning_rate", 0.2)
    assert session.errors == {}
    assert session.can_start


def test_that_shares_set_together_are_one_step_of_undo(qtbot):
    session = fed()
    assert session.set_values({"split.train": 0.8, "split.dev": 0.1, "split.test": 0.1})
    session.undo()
    assert session.experiment == LONG


def test_that_many_readings_are_told_once(qtbot):
    session = fed()
    heard = []
    session.history_changed.connect(lambda: heard.append(len(session.history)))
    session.receive([events.Reading(step, step / 17, 0.5, 0.6, 1, 1, 1) for step in range(3000)])
    assert heard == [3000]
    assert session.history.steps[-1] == 2999


def test_that_the_best_reading_is_the_first_with_the_smallest_dev_error(qtbot):
    session = fed()
    errors = [0.5, 0.2, 0.1, 0.3, 0.1]
    session.receive([events.Reading(step, step, 0.0, error, 1, 1, 1) for step, error in enumerate(errors)])
    assert session.history.best == 2


def test_that_start_pause_resume_stop_and_go_on_follow_each_other(session, qtbot):
    assert session.start_label() == "Start"
    session.start()
    assert session.mode is Mode.RUNNING
    until(qtbot, lambda: len(session.history) > 2)
    session.pause()
    until(qtbot, lambda: session.mode is Mode.PAUSED)
    assert session.start_label() == "Resume"
    seen = len(session.history)
    qtbot.wait(150)
    assert len(session.history) == seen
    session.start()
    until(qtbot, lambda: len(session.history) > seen)
    session.stop()
    until(qtbot, lambda: session.mode is Mode.STOPPED)
    assert isinstance(session.closing, events.Stopped)
    assert session.start_label() == "Go on"
    reached = session.history.steps[-1]
    session.start()
    until(qtbot, lambda: session.history.steps[-1] > reached)


def test_that_a_gradient_check_in_mid_run_comes_back_to_running(session, qtbot):
    session.start()
    until(qtbot, lambda: len(session.history) > 2)
    session.check_gradients()
    assert session.mode is Mode.CHECKING
    until(qtbot, lambda: session.checked is not None)
    assert session.mode is Mode.RUNNING
    seen = len(session.history)
    until(qtbot, lambda: len(session.history) > seen)


def test_that_a_gradient_check_before_a_run_begins_one_that_waits(session, qtbot):
    session.check_gradients()
    until(qtbot, lambda: session.checked is not None)
    assert session.mode is Mode.PAUSED
    assert session.checked.step == 0


def test_that_a_steered_setting_is_recorded_and_the_run_goes_on(session, qtbot):
    session.start()
    until(qtbot, lambda: len(session.history) > 2)
    session.set_value("regularization.l2", 5.0)
    until(qtbot, lambda: bool(session.history.steered))
    assert session.history.steered[0].key == "regularization.l2"
    assert not session.stale
    session.set_value("network.activation", "tanh")
    assert session.stale
    assert session.mode is Mode.RUNNING


def test_that_reset_drops_the_run_and_nothing_of_it_is_heard_afterwards(session, qtbot):
    session.start()
    until(qtbot, lambda: len(session.history) > 2)
    session.reset()
    assert session.mode is Mode.IDLE
    assert len(session.history) == 0
    session.start()
    until(qtbot, lambda: len(session.history) > 2)
    assert session.history.steps[0] == 0
    session.reset(new_seed=True)
    assert session.experiment.training.seed != LONG.training.seed


def test_that_new_data_is_read_when_its_settings_change(session, qtbot):
    session.set_value("data.source", "moons")
    until(qtbot, lambda: session.prepared.source == "moons")
    assert session.prepared.n_inputs == 2


def test_that_data_that_cannot_be_read_is_told_and_the_session_lives(session, qtbot):
    failures = []
    session.failed.connect(failures.append)
    session.set_value("data.source", "/nowhere/x.csv")
    until(qtbot, lambda: bool(failures))
    assert "/nowhere/x.csv" in failures[0].message
    session.undo()
    session.start()
    until(qtbot, lambda: len(session.history) > 2)


def test_that_a_killed_trainer_is_told_replaced_and_the_settings_are_kept(qtbot):
    session = Session(trainer=TrainerThread(), experiment=LONG)
    session.connect_host()
    until(qtbot, lambda: session.prepared is not None)
    failures = []
    session.failed.connect(failures.append)
    session.set_value("regularization.l2", 3.0)
    session.start()
    until(qtbot, lambda: len(session.history) > 2)
    os.kill(session._line.trainer.host_pid, signal.SIGKILL)
    until(qtbot, lambda: bool(failures))
    assert "SIGKILL" in failures[0].message
    assert session.experiment.regularization.l2 == 3.0
    assert session.mode is Mode.IDLE
    session.start()
    until(qtbot, lambda: len(session.history) > 2)
    session.close()


def test_that_closing_in_mid_run_leaves_no_process(qtbot):
    session = Session(trainer=TrainerThread(), experiment=LONG)
    session.connect_host()
    session.start()
    until(qtbot, lambda: len(session.history) > 2)
    pid = session._line.trainer.host_pid
    session.close()
    until(qtbot, lambda: not os.path.exists(f"/proc/{pid}") or is_zombie(pid))


def is_zombie(pid):
    with open(f"/proc/{pid}/stat") as stat:
        return stat.read().split()[2] == "Z"


def test_that_a_saved_run_opens_again_and_can_be_trained_on(session, qtbot, tmp_path):
    path = tmp_path / "run.guiprac"
    session.set_value("regularization.l2", 4.0)
    session.start()
    until(qtbot, lambda: len(session.history) > 2)
    session.stop()
    until(qtbot, lambda: session.mode is Mode.STOPPED)
    assert session.dirty
    session.save(path)
    until(qtbot, lambda: session.path == path)
    assert not session.dirty
    steps = list(session.history.steps)
    session.reset()
    session.set_value("regularization.l2", 0.0)
    session.open_run(path)
    until(qtbot, lambda: session.mode is Mode.STOPPED)
    assert list(session.history.steps) == steps
    assert session.experiment.regularization.l2 == 4.0
    assert session.start_label() == "Go on"
    session.start()
    until(qtbot, lambda: session.history.steps[-1] > steps[-1])


def test_that_a_slider_that_is_moved_is_one_step_of_undo(qtbot):
    session = fed()
    for value in (1.0, 2.0, 3.0):
        assert session.set_value("regularization.l2", value)
    session.undo()
    assert session.experiment == LONG
    session.redo()
    assert session.experiment.regularization.l2 == 3.0


def test_that_the_number_of_matrix_threads_is_the_hosts_own_word(session, qtbot):
    until(qtbot, lambda: session.blas_threads_in_use is not None)
    session.blas_threads = 2
    session.start()
    until(qtbot, lambda: session.blas_threads_in_use == 2)


def test_that_a_reset_while_a_start_fails_leaves_the_session_hearing(session, qtbot):
    session.set_value("data.source", "/nowhere/x.csv")
    session.start()
    session.reset()
    session.undo()
    until(qtbot, lambda: session.prepared is not None and session.prepared.source == "digits")
    session.start()
    until(qtbot, lambda: len(session.history) > 2)


def test_that_a_setting_changed_while_the_run_could_not_follow_is_in_force_when_it_goes_on(session, qtbot):
    session.start()
    until(qtbot, lambda: len(session.history) > 2)
    session.stop()
    until(qtbot, lambda: session.mode is Mode.STOPPED)
    session.set_value("network.activation", "tanh")
    session.set_value("training.learning_rate", 0.05)
    session.set_value("network.activation", "relu")
    assert not session.stale
    session.start()
    until(qtbot, lambda: any(event.value == 0.05 for event in session.history.steered))


def test_that_a_failure_in_mid_run_keeps_what_was_reached(session, qtbot):
    session.start()
    until(qtbot, lambda: len(session.history) > 2)
    session.receive([events.Failed("memory", "There is not enough memory for this.")])
    assert session.mode is Mode.STOPPED
    assert len(session.history) > 2
    assert session.can_save


def test_that_a_trainer_that_cannot_live_is_told_and_not_started_for_ever(qtbot, monkeypatch):
    monkeypatch.setattr("guiprac.runtime.host_process.main", _end_at_once)
    # On a busy machine even a process that does nothing takes a while to begin.
    monkeypatch.setattr("guiprac.gui.trainer_thread.QUICK_SECONDS", 60.0)
    session = Session(trainer=TrainerThread(), experiment=LONG)
    failures = []
    session.failed.connect(failures.append)
    session.connect_host()
    until(qtbot, lambda: len(failures) == 3)
    assert "open guiprac again" in failures[-1].message
    assert session._line.trainer.isFinished() or session._line.trainer.wait(2000)
    session.close()


def _end_at_once(connection):
    raise SystemExit(7)


def test_that_a_study_begun_right_after_an_edit_is_not_ended_by_its_data(qtbot, monkeypatch, prepared):
    session, sent = fed(), []
    monkeypatch.setattr(session._line, "send", sent.append)
    monkeypatch.setattr(session._line, "trainer", object())
    session.receive([prepared])
    session.set_value("training.seed", 8)
    session.begin_study(DrawLearningCurve(experiment=session.experiment))
    assert [type(command) for command in sent] == [commands.Prepare, DrawLearningCurve]
    qtbot.wait(250)
    assert len(sent) == 2
