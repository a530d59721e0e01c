"""Runs that ended are compared and brought back: through the real host, bit for bit."""

import numpy as np
import pytest

from guiprac import commands, events
from guiprac.data.prepare import prepare
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, with_values
from guiprac.runtime import run_file
from guiprac.runtime.client import HostProcess
from guiprac.runtime.controls import Controls
from guiprac.runtime.job import begin_here
from guiprac.runtime.shelf import Shelf

SHORT = with_values(Experiment(), {"training.epochs": 4, "network.hidden": [8]})
LONG = with_values(SHORT, {"training.epochs": 100_000})
OTHER = with_values(SHORT, {"data.source": "moons", "training.optimizer": "adam"})


@pytest.fixture(scope="module")
def host():
    process = HostProcess()
    yield process
    process.end()
    assert not process.process.is_alive()


def hear(host, command, *wanted):
    """All events from a command to the first of the wanted."""
    host.send(command)
    heard = []
    while not any(isinstance(event, wanted) for event in heard):
        told = host.receive()
        assert told is not None, "the host is gone"
        heard += told
    return heard


def ask(host, command, *wanted):
    """The first of the wanted events that the command brings."""
    return next(event for event in hear(host, command, *wanted) if isinstance(event, wanted))


def names(heard):
    return [type(event).__name__ for event in heard if not isinstance(event, events.Progress)]


def test_that_a_run_begun_with_a_last_step_ends_there_like_one_that_was_stopped(host):
    ask(host, commands.Begin(LONG, paused=True, run=1), events.Paused)
    for _ in range(3):
        ask(host, commands.StepEpoch(), events.Paused)
    for _ in range(5):
        ask(host, commands.Step(), events.Paused)
    stopped = ask(host, commands.Stop(), events.Stopped)
    heard = hear(host, commands.Begin(LONG, run=2, last_step=stopped.step), events.Closing)
    twin = heard[-1]
    assert isinstance(twin, events.Stopped)
    assert twin.step == stopped.step
    assert twin.parameters_sha256 == stopped.parameters_sha256
    assert (twin.dev_error, twin.best_step) == (stopped.dev_error, stopped.best_step)
    compared = ask(host, commands.Compare(2, 1, "end"), events.Compared)
    assert compared.identical
    # It has epochs left, and goes on like any other.
    assert ask(host, commands.Continue(10), events.Finished).step == 10 * 17
    assert ask(host, commands.Begin(SHORT, run=3, last_step=10**6), events.Closing).step == 4 * 17


@pytest.mark.parametrize("last_step", [1, 16, 17, 18])
def test_that_a_last_step_may_be_any(last_step):
    job, _ = begin_here(SHORT, Controls())
    told = list(job.train(last_step=last_step))
    assert isinstance(told[-1], events.Stopped)
    assert told[-1].step == last_step
    readings = [event.step for event in told if isinstance(event, events.Reading)]
    assert readings == sorted({0, last_step, *([17] if last_step > 17 else [])})
    straight, _ = begin_here(SHORT, Controls())
    straight.run.advance(last_step)
    assert straight.run.sha256() == told[-1].parameters_sha256


def test_that_a_recalled_run_is_bit_for_bit_what_it_was_and_goes_on(host, tmp_path):
    ended = ask(host, commands.Begin(SHORT, run=10), events.Finished)
    straight = ask(host, commands.Continue(7), events.Finished)
    ask(host, commands.Begin(SHORT, run=11), events.Finished)
    ask(host, commands.Begin(OTHER, run=12), events.Finished)
    heard = hear(host, commands.Recall(11), events.Recalled)
    assert names(heard) == ["Prepared", "Started", "Recalled"]
    assert (heard[-1].run, heard[-1].step) == (11, ended.step)
    assert ask(host, commands.Look("confusion"), events.Confusion).step == ended.step
    assert ask(host, commands.Check(), events.Checked).verdict in ("correct", "acceptable")
    ask(host, commands.Save(str(tmp_path / "a.guiprac")), events.Saved)
    saved = run_file.load(tmp_path / "a.guiprac")
    run = run_file.restored(tmp_path / "a.guiprac", saved, prepare(SHORT))
    assert run.sha256() == ended.parameters_sha256
    assert [e.step for e in saved.events if isinstance(e, events.Reading)] == [0, 17, 34, 51, 68]
    assert isinstance([e for e in saved.events if isinstance(e, events.Closing)][-1], events.Finished)
    gone_on = ask(host, commands.Continue(7), events.Finished)
    assert gone_on.parameters_sha256 == straight.parameters_sha256
    assert gone_on.seconds > ended.seconds / 100
    # What went on replaces what was kept.
    ask(host, commands.Begin(OTHER, run=13), events.Finished)
    assert ask(host, commands.Recall(11), events.Recalled).step == straight.step


def test_that_a_recall_of_a_run_on_the_same_data_does_not_tell_of_the_data_again(host):
    ask(host, commands.Begin(SHORT, run=15), events.Finished)
    ask(host, commands.Begin(with_values(SHORT, {"network.hidden": [3]}), run=16), events.Finished)
    heard = hear(host, commands.Recall(15), events.Recalled)
    assert names(heard) == ["Started", "Recalled"]
    assert heard[0].layer_sizes == (64, 8, 10)
    assert names(hear(host, commands.Recall(15), events.Recalled)) == ["Started", "Recalled"]


def test_that_a_recall_ends_the_run_that_goes_on_and_keeps_it_too(host):
    ask(host, commands.Begin(SHORT, run=20), events.Finished)
    hear(host, commands.Begin(LONG, run=21), events.Reading)
    heard = hear(host, commands.Recall(20), events.Recalled)
    stopped = next(event for event in heard if isinstance(event, events.Stopped))
    assert ask(host, commands.Recall(21), events.Recalled).step == stopped.step
    # Recalling the run that goes on stops it, too.
    hear(host, commands.Continue(100_000), events.Progress)
    heard = hear(host, commands.Recall(21), events.Recalled)
    assert next(event for event in heard if isinstance(event, events.Stopped)).step == heard[-1].step


def test_that_a_diverged_run_is_recalled_with_its_last_finite_parameters(host):
    calm = with_values(SHORT, {"network.initialization": "large"})
    wild = with_values(calm, {"training.learning_rate": 1000.0})
    diverged = ask(host, commands.Begin(wild, run=25), events.Diverged)
    ask(host, commands.Begin(calm, run=26), events.Finished)
    assert ask(host, commands.Recall(25), events.Recalled).step == diverged.step
    compared = ask(host, commands.Compare(26, 25, "end"), events.Compared)
    assert compared.outcome == "better"


def test_that_any_two_runs_are_compared_also_while_one_goes_on_or_stands(host):
    ended = [ask(host, commands.Begin(SHORT, run=number), events.Finished) for number in (30, 31)]
    again = with_values(LONG, {"regularization.l2": 0.5})
    standing = ask(host, commands.Begin(again, paused=True, run=32), events.Paused)
    first = ask(host, commands.Compare(30, 31), events.Compared)
    assert first.identical
    assert first.error == ended[0].best_dev_error
    at_start = ask(host, commands.Compare(32, 30, "end"), events.Compared)
    assert standing.step == 0
    assert at_start.error > 0.7
    assert at_start.outcome == "worse"
    assert at_start.other_error == ended[0].dev_error
    hear(host, commands.Resume(), events.Reading)
    while_going = ask(host, commands.Compare(30, 32, "end"), events.Compared)
    assert (while_going.run, while_going.other) == (30, 32)
    stopped = ask(host, commands.Stop(), events.Stopped)
    after = ask(host, commands.Compare(32, 30, "end"), events.Compared)
    assert after.error == stopped.dev_error
    assert after.paired
    assert after.n == 360
    # A run's best reading, of which the parameters are long gone, is measured again.
    assert ask(host, commands.Compare(32, 30, "best"), events.Compared).error == stopped.best_dev_error


def test_that_comparing_changes_nothing_of_the_run_that_goes_on(host):
    values = {"regularization.keep_prob": 0.8, "training.epochs": 30}
    straight = ask(host, commands.Begin(with_values(SHORT, values), run=35), events.Finished)
    ask(host, commands.Begin(with_values(SHORT, values), paused=True, run=36), events.Paused)
    for _ in range(4):
        ask(host, commands.Step(), events.Paused)
        ask(host, commands.Compare(36, 35), events.Compared)
    host.send(commands.Resume())
    host.send(commands.Compare(35, 36))
    finished = ask(host, commands.Compare(36, 35), events.Finished)
    assert finished.parameters_sha256 == straight.parameters_sha256
    assert ask(host, commands.Compare(36, 35, "end"), events.Compared) is not None


def test_that_runs_on_other_data_are_compared_as_such(host):
    ask(host, commands.Begin(OTHER, run=40), events.Finished)
    ask(host, commands.Begin(SHORT, run=41), events.Finished)
    compared = ask(host, commands.Compare(41, 40), events.Compared)
    assert not compared.paired
    assert "on different examples" in compared.says
    ask(host, commands.Begin(with_values(SHORT, {"data.source": "diabetes"}), run=42), events.Finished)
    told = ask(host, commands.Compare(42, 41), events.NotCompared)
    assert "cannot be compared: one is a classification" in told.says


def test_that_repeated_runs_are_compared_as_groups(host):
    groups = [], []
    for number in range(6):
        group = groups[number % 2]
        units = (8, 2)[number % 2]
        values = {"network.hidden": [units], "training.restart": number // 2, "training.epochs": 10}
        ask(host, commands.Begin(with_values(SHORT, values), run=50 + number), events.Finished)
        group.append(50 + number)
    command = commands.Compare(50, 51, "best", tuple(groups[0]), tuple(groups[1]))
    compared = ask(host, command, events.Compared)
    assert (compared.pairs, compared.run, compared.other) == (3, 50, 51)
    assert compared.outcome == "better"
    singles = [ask(host, commands.Compare(a, b), events.Compared) for a, b in zip(*groups, strict=True)]
    assert compared.difference.value == pytest.approx(np.mean([s.difference.value for s in singles]))


def test_that_unknown_and_discarded_runs_are_told_of_in_words(host):
    for number in (60, 61):
        ask(host, commands.Begin(SHORT, run=number), events.Finished)
    unknown = ask(host, commands.Compare(60, 999, "end"), events.NotCompared)
    assert (unknown.run, unknown.other, unknown.at) == (60, 999, "end")
    assert "Run 999 is not there to be compared" in unknown.says
    assert "Run 999 cannot come back" in ask(host, commands.Recall(999), events.Failed).message
    assert ask(host, commands.Compare(60, 61), events.Compared).identical
    host.send(commands.Discard((60, 777)))
    assert "Run 60 is not there" in ask(host, commands.Compare(60, 61), events.NotCompared).says
    # The present run is where it was.
    assert ask(host, commands.Recall(60), events.Failed).message.startswith("Run 60 cannot come back")
    assert ask(host, commands.Continue(5), events.Finished).step == 5 * 17


def test_that_a_discarded_present_run_is_not_kept_when_another_begins(host):
    ask(host, commands.Begin(SHORT, run=65), events.Finished)
    host.send(commands.Discard((65,)))
    ask(host, commands.Begin(SHORT, run=66), events.Finished)
    assert "Run 65 is not there" in ask(host, commands.Compare(66, 65), events.NotCompared).says


def test_that_comparing_works_where_a_start_failed_and_without_any_run():
    host = HostProcess()
    try:
        assert "Run 1 is not there" in ask(host, commands.Compare(1, 2), events.NotCompared).says
        ask(host, commands.Begin(SHORT, run=1), events.Finished)
        nowhere = with_values(SHORT, {"data.source": "/nowhere/x.csv"})
        ask(host, commands.Begin(nowhere, run=2), events.Failed)
        assert ask(host, commands.Compare(1, 1), events.Compared).identical
        assert ask(host, commands.Recall(1), events.Recalled).step == 4 * 17
    finally:
        host.end()


def test_that_a_restored_file_is_a_run_like_any_other(host, tmp_path):
    path = tmp_path / "a.guiprac"
    ended = ask(host, commands.Begin(SHORT, run=70), events.Finished)
    ask(host, commands.Save(str(path)), events.Saved)
    ask(host, commands.Begin(OTHER, run=71), events.Finished)
    assert ask(host, commands.Restore(str(path), 72), events.Restored).step == ended.step
    assert ask(host, commands.Compare(72, 70), events.Compared).identical
    ask(host, commands.Begin(OTHER, run=73), events.Finished)
    assert ask(host, commands.Recall(72), events.Recalled).step == ended.step


def test_that_data_that_was_changed_since_does_not_take_its_run_back(host, tmp_path):
    table = tmp_path / "table.csv"
    rng = np.random.default_rng(1)

    def write():
        rows = rng.standard_normal((80, 2))
        lines = [f"{a},{b},{'yes' if a > b else 'no'}" for a, b in rows]
        table.write_text("\n".join(["a,b,y", *lines]))

    write()
    ask(host, commands.Begin(with_values(OTHER, {"data.source": str(table)}), run=80), events.Finished)
    ended = ask(host, commands.Begin(SHORT, run=81), events.Finished)
    write()
    failed = ask(host, commands.Recall(80), events.Failed)
    assert (failed.what, failed.command) == ("data", "recall")
    assert "table.csv was changed" in failed.message
    # The run that was there is still there.
    assert ask(host, commands.Continue(5), events.Finished).step > ended.step


def test_that_the_oldest_states_make_room_and_their_outcomes_stay():
    controls = Controls()

    def job(number):
        made, _ = begin_here(with_values(SHORT, {"training.restart": number}), controls)
        made.number = number
        list(made.train())
        return made

    jobs = [job(number) for number in range(4)]
    size = jobs[0].run.state_bytes
    assert size == sum(tensor.nbytes for tensor in jobs[0].run.state().tensors.values())
    shelf = Shelf(most_state_bytes=2 * size)
    for each in jobs:
        shelf.take(each)
        shelf.put_away()
    assert shelf.numbers == (0, 1, 2, 3)
    for number in (0, 1):
        with pytest.raises(ExperimentError, match=rf"Run {number} cannot come back: its parameters had to"):
            shelf.experiment_to_recall(number)
    splits = prepare(SHORT)
    for number in (2, 3):
        run, _ = shelf.recalled(number, splits)
        assert run.sha256() == jobs[number].run.sha256()
    assert shelf.compare(commands.Compare(0, 3)).n == 360
    # One that is too large for the whole shelf drives no other out.
    small = Shelf(most_state_bytes=size)
    small.take(jobs[0])
    small.put_away()
    large, _ = begin_here(with_values(SHORT, {"network.hidden": [64]}), controls)
    large.number = 9
    list(large.train())
    small.take(large)
    small.put_away()
    assert small.experiment_to_recall(0) == jobs[0].run.experiment
    with pytest.raises(ExperimentError, match="Run 9 cannot come back"):
        small.experiment_to_recall(9)


def test_that_what_was_written_or_unsealed_names_its_run_but_not_in_the_file(host, tmp_path):
    ask(host, commands.Begin(SHORT, run=90), events.Finished)
    assert ask(host, commands.Unseal(), events.Unsealed).run == 90
    path = tmp_path / "opened.guiprac"
    assert ask(host, commands.Save(str(path)), events.Saved).run == 90
    told = hear(host, commands.Restore(str(path), 91), events.Restored)
    assert [event.run for event in told if isinstance(event, events.Unsealed)] == [0]
    assert ask(host, commands.Save(str(path)), events.Saved).run == 91
