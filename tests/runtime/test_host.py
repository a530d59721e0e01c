"""The trainer's host as a window meets it: a real process, commands in, events out."""

import os
import signal
import time

import pytest

from guiprac import commands, events
from guiprac.experiment import Experiment, with_values
from guiprac.resources_path import resource
from guiprac.runtime import run_file
from guiprac.runtime.client import HostProcess

LONG = with_values(Experiment(), {"training.epochs": 100_000})
SHORT = with_values(Experiment(), {"training.epochs": 5})


@pytest.fixture
def host():
    process = HostProcess()
    yield process
    process.end()
    assert not process.process.is_alive()


def listen(host, *wanted, seconds=20.0):
    """All events up to the first of the wanted types."""
    heard = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        told = host.receive()
        assert told is not None, "the host is gone"
        heard += told
        if any(isinstance(event, wanted) for event in told):
            return heard
    raise AssertionError(f"no {wanted} in {[type(event).__name__ for event in heard[-20:]]}")


def last(heard, kind):
    return [event for event in heard if isinstance(event, kind)][-1]


def test_that_a_run_tells_its_data_its_start_its_readings_and_its_end(host):
    host.send(commands.Begin(SHORT))
    heard = listen(host, events.Finished)
    kinds = [type(event).__name__ for event in heard if not isinstance(event, events.Progress)]
    assert kinds[:3] == ["Ready", "Prepared", "Started"]
    assert [event.epoch for event in heard if isinstance(event, events.Reading)] == [0, 1, 2, 3, 4, 5]
    closing = last(heard, events.Finished)
    assert closing.steps == 85
    assert closing.seconds > 0
    assert closing.steps_per_second == pytest.approx(85 / closing.seconds)


def test_that_stop_keeps_what_was_reached_and_continue_goes_on_from_there(host):
    host.send(commands.Begin(LONG))
    listen(host, events.Reading)
    host.send(commands.Stop())
    stopped = last(listen(host, events.Stopped), events.Stopped)
    assert stopped.step > 0
    epochs = stopped.step // 17 + 2
    host.send(commands.Continue(epochs))
    finished = last(listen(host, events.Finished), events.Finished)
    assert finished.step == epochs * 17


def test_that_a_run_stopped_and_continued_reaches_the_same_parameters(host):
    host.send(commands.Begin(SHORT))
    straight = last(listen(host, events.Finished), events.Finished)
    host.send(commands.Begin(with_values(SHORT, {"training.epochs": 2})))
    listen(host, events.Finished)
    host.send(commands.Continue(5))
    in_parts = last(listen(host, events.Finished), events.Finished)
    assert in_parts.parameters_sha256 == straight.parameters_sha256


def test_that_a_step_takes_one_mini_batch_and_an_epoch_step_ends_at_the_epoch(host):
    host.send(commands.Begin(LONG, paused=True))
    assert last(listen(host, events.Paused), events.Paused).step == 0
    host.send(commands.Step())
    assert last(listen(host, events.Paused), events.Paused).step == 1
    host.send(commands.StepEpoch())
    assert last(listen(host, events.Paused), events.Paused).step == 17
    host.send(commands.StepEpoch())
    assert last(listen(host, events.Paused), events.Paused).step == 34


def test_that_pausing_stepping_looking_and_checking_change_nothing_of_the_run(host):
    experiment = with_values(SHORT, {"regularization.keep_prob": 0.8, "regularization.l2": 1.0})
    host.send(commands.Begin(experiment))
    straight = last(listen(host, events.Finished), events.Finished)
    host.send(commands.Begin(experiment, paused=True))
    listen(host, events.Paused)
    for command, answer in (
        (commands.Step(), events.Paused),
        (commands.Look("confusion"), events.Confusion),
        (commands.Check(), events.Checked),
        (commands.Look("mistakes"), events.Mistakes),
        (commands.StepEpoch(), events.Paused),
        (commands.Resume(), events.Finished),
    ):
        host.send(command)
        heard = listen(host, answer)
    assert last(heard, events.Finished).parameters_sha256 == straight.parameters_sha256


def test_that_a_steered_setting_is_told_with_its_step_and_a_bad_one_refused(host):
    host.send(commands.Begin(LONG, paused=True))
    listen(host, events.Paused)
    host.send(commands.Steer("regularization.l2", 3.0))
    steered = last(listen(host, events.Steered), events.Steered)
    assert (steered.step, steered.key, steered.value) == (0, "regularization.l2", 3.0)
    host.send(commands.Steer("regularization.l2", 99_999.0))
    failed = last(listen(host, events.Failed), events.Failed)
    assert failed.key == "regularization.l2"
    assert "αλ/m" in failed.message


def test_that_a_huge_learning_rate_ends_the_run_as_diverged_and_the_host_lives(host):
    host.send(
        commands.Begin(
            with_values(LONG, {"training.learning_rate": 1000.0, "network.initialization": "large"})
        )
    )
    diverged = last(listen(host, events.Diverged), events.Diverged)
    assert f"step {diverged.step + 1}" in diverged.says
    host.send(commands.Begin(SHORT))
    listen(host, events.Finished)


def test_that_a_new_start_cancels_the_old_run(host):
    host.send(commands.Begin(LONG))
    listen(host, events.Reading)
    host.send(commands.Begin(SHORT))
    heard = listen(host, events.Finished)
    assert any(isinstance(event, events.Stopped) for event in heard)


def test_that_missing_data_is_one_message_and_the_host_lives(host):
    host.send(commands.Prepare(with_values(Experiment(), {"data.source": "/nowhere/at/all.csv"})))
    failed = last(listen(host, events.Failed), events.Failed)
    assert failed.what == "data"
    assert "/nowhere/at/all.csv" in failed.message
    host.send(commands.Prepare(Experiment()))
    assert last(listen(host, events.Prepared), events.Prepared).n_examples == 1797


def test_that_a_run_is_saved_in_mid_run_and_restored_with_its_readings(host, tmp_path):
    path = tmp_path / "a.guiprac"
    host.send(commands.Begin(LONG))
    listen(host, events.Reading)
    host.send(commands.Save(str(path)))
    listen(host, events.Saved)
    host.send(commands.Stop())
    listen(host, events.Stopped)
    host.send(commands.Restore(str(path)))
    heard = listen(host, events.Restored)
    step = last(heard, events.Restored).step
    assert step > 0
    assert next(event.step for event in heard if isinstance(event, events.Reading)) == 0
    host.send(commands.Continue(step // 17 + 1))
    listen(host, events.Finished)


def test_that_a_host_whose_window_is_gone_ends(host):
    pid = host.process.pid
    host.send(commands.Begin(LONG))
    listen(host, events.Reading)
    host._connection.close()
    host.process.join(5)
    assert not host.process.is_alive()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_that_a_killed_host_is_named_with_its_signal(host):
    host.send(commands.Begin(LONG))
    listen(host, events.Reading)
    os.kill(host.process.pid, signal.SIGKILL)
    while host.receive() is not None:
        pass
    assert "SIGKILL" in host.why_gone()


def test_that_own_code_is_checked_without_a_run_and_is_no_part_of_one(host):
    code = resource("templates", "own_backprop.py").read_text(encoding="utf-8")
    host.send(commands.CheckCode("mine.py", code, 20.0))
    alone = last(listen(host, events.Checked), events.Checked)
    assert (alone.verdict, alone.source) == ("correct", "mine.py")
    host.send(commands.Begin(LONG, paused=True))
    listen(host, events.Paused)
    host.send(commands.CheckCode("mine.py", "while True: pass", 60.0))
    time.sleep(0.5)
    host.send(commands.CancelCheck())
    assert last(listen(host, events.Checked), events.Checked).cancelled
    host.send(commands.Sweep("W1", 0, 1))
    assert last(listen(host, events.Swept), events.Swept).block == "W1"
    host.send(commands.Sweep("W9"))
    assert "There is no W9" in last(listen(host, events.Failed), events.Failed).message
    host.send(commands.Check(fault="nothing"))
    assert "There is no fault" in last(listen(host, events.Failed), events.Failed).message
    host.send(commands.Check(fault="weights_doubled", hide_fault=True))
    planted = last(listen(host, events.Checked), events.Checked)
    assert (planted.verdict, planted.fault_is_hidden) == ("wrong", True)


def test_that_a_run_file_holds_checks_of_the_run_without_pictures_and_no_others(host, tmp_path):
    host.send(commands.Begin(LONG, paused=True))
    listen(host, events.Paused)
    host.send(commands.Check(fault="any"))
    listen(host, events.Checked)
    host.send(commands.Check())
    assert last(listen(host, events.Checked), events.Checked).blocks[0].errors is not None
    host.send(commands.Save(str(tmp_path / "run.guiprac")))
    listen(host, events.Saved)
    checks = [e for e in run_file.load(tmp_path / "run.guiprac").events if isinstance(e, events.Checked)]
    assert len(checks) == 1
    assert checks[0].verdict == "correct"
    assert {block.errors for block in checks[0].blocks} == {None}


def test_that_two_steps_at_once_are_two_steps_and_a_long_epoch_step_does_not_hang(host):
    slow = with_values(LONG, {"network.hidden": [1024, 1024], "training.batch_size": 32})
    host.send(commands.Begin(slow, paused=True))
    listen(host, events.Paused)
    host.send(commands.Step())
    host.send(commands.Step())
    # The second may come before or after the first is taken.
    while last(listen(host, events.Paused), events.Paused).step < 2:
        pass
    host.send(commands.StepEpoch())
    host.send(commands.Steer("regularization.l2", 1.0))
    assert last(listen(host, events.Steered), events.Steered).step < 34
    assert last(listen(host, events.Paused), events.Paused).step == 34


def test_that_a_restored_run_is_saved_as_itself(host, tmp_path):
    first, second = tmp_path / "first.guiprac", tmp_path / "second.guiprac"
    host.send(commands.Begin(SHORT))
    listen(host, events.Finished)
    host.send(commands.Save(str(first)))
    listen(host, events.Saved)
    host.send(commands.Begin(with_values(SHORT, {"training.epochs": 2})))
    listen(host, events.Finished)
    host.send(commands.Restore(str(first)))
    assert last(listen(host, events.Restored), events.Restored).step == 85
    host.send(commands.Save(str(second)))
    listen(host, events.Saved)
    host.send(commands.Restore(str(second)))
    assert last(listen(host, events.Restored), events.Restored).step == 85


def test_that_a_sweep_of_a_block_that_is_not_there_costs_nothing_but_a_message(host):
    host.send(commands.Begin(SHORT, paused=True))
    listen(host, events.Paused)
    host.send(commands.Sweep("W9"))
    listen(host, events.Failed)
    host.send(commands.Resume())
    listen(host, events.Finished)


def test_that_what_is_asked_behind_a_failed_start_is_not_answered_for_the_run_before(host):
    host.send(commands.Begin(SHORT))
    listen(host, events.Finished)
    host.send(commands.Begin(with_values(SHORT, {"data.source": "/nowhere/x.csv"})))
    host.send(commands.Check())
    host.send(commands.Prepare(Experiment()))
    heard = listen(host, events.Prepared)
    assert not any(isinstance(event, events.Checked) for event in heard)
