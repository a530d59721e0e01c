"""Commands that cross each other: what one run still says is never taken for another's, and nothing is lost by it."""

import os
import signal

import pytest

from guiprac import commands, events
from guiprac.commands.learning_curve import DrawLearningCurve
from guiprac.experiment import Experiment, with_values
from guiprac.gui.session import Mode, Session
from guiprac.gui.trainer_thread import TrainerThread

SHORT = with_values(
    Experiment(),
    {"data.source": "moons", "network.hidden": [8], "training.epochs": 6, "training.batch_size": 32},
)
LONG = {"training.epochs": 100_000}


def opened(qtbot, *, local):
    session = Session(trainer=TrainerThread(local=local), experiment=SHORT)
    session.connect_host()
    until(qtbot, lambda: session.prepared is not None)
    return session


@pytest.fixture
def hosted(qtbot):
    """A session whose host runs in a thread, with its data read."""
    session = opened(qtbot, local=True)
    yield session
    session.close()


@pytest.fixture
def with_process(qtbot):
    """A session whose host is a process."""
    session = opened(qtbot, local=False)
    yield session
    session.close()


def until(qtbot, condition):
    qtbot.waitUntil(condition, timeout=20_000)


def train(qtbot, session, **changes):
    """Begin a run and wait for its end."""
    if changes:
        session.set_values({key.replace("__", "."): value for key, value in changes.items()})
    session.start()
    until(qtbot, lambda: session.mode is Mode.STOPPED and not session.n_planned)
    return session.runs.present


def going(qtbot, session):
    """Begin a run that goes on for long."""
    session.set_values(LONG | {"training.seed": session.experiment.training.seed + 10})
    session.start()
    until(qtbot, lambda: len(session.history) > 3)
    return session.runs.present


def failures_of(session):
    heard = []
    session.failed.connect(heard.append)
    return heard


def test_that_a_late_picture_of_one_run_is_not_drawn_as_the_next_ones(qtbot, hosted):
    train(qtbot, hosted)
    early = []
    hosted.picture_changed.connect(lambda view: early.append(view) if hosted.started is None else None)
    for view in ("boundary", "confusion"):
        hosted.look(commands.Look(view))
    hosted.set_value("training.seed", 3)
    hosted.start()
    until(qtbot, lambda: hosted.mode is Mode.STOPPED and hosted.closing is not None)
    assert early == []
    assert hosted.pictures == {}


def test_that_an_opening_is_counted_for_the_run_whose_test_it_was(qtbot, hosted):
    first = train(qtbot, hosted)
    hosted.unseal()
    hosted.set_value("training.seed", 3)
    second = train(qtbot, hosted)
    assert second is not first
    assert [opening.opening for opening in first.openings] == [1]
    assert second.openings == []


def test_that_an_opening_is_counted_although_the_run_was_dropped_before_it_was_told(qtbot, hosted):
    first = train(qtbot, hosted)
    hosted.unseal()
    hosted.reset()
    until(qtbot, lambda: bool(first.openings))
    assert not hosted.dirty


def test_that_a_file_that_was_written_late_is_not_the_next_runs(qtbot, hosted, tmp_path):
    train(qtbot, hosted)
    told = []
    hosted.told.connect(told.append)
    hosted.save(tmp_path / "first.guiprac")
    hosted.set_value("training.seed", 3)
    train(qtbot, hosted)
    assert told
    assert hosted.path is None
    assert hosted.dirty


def test_that_a_comparison_is_answered_although_a_run_is_dropped_meanwhile(qtbot, hosted):
    first = train(qtbot, hosted)
    second = train(qtbot, hosted, training__seed=3)
    going(qtbot, hosted)
    hosted.compare(second, first)
    hosted.reset()
    until(qtbot, lambda: len(second.compared) == 2)


def test_that_a_comparison_that_cannot_be_is_told_beside_the_pair_and_ends_no_run(qtbot, hosted):
    first = train(qtbot, hosted)
    second = train(qtbot, hosted, data__source="diabetes")
    failures = failures_of(hosted)
    hosted.compare(second, first)
    hosted.set_value("training.seed", 3)
    hosted.start()
    until(qtbot, lambda: hosted.mode is Mode.STOPPED)
    assert failures == []
    assert "one is a classification" in second.not_compared[first.number, "end"]
    assert [run.name for run in hosted.runs] == ["Run 1", "Run 2", "Run 3"]


def test_that_reset_forgets_the_runs_that_were_to_follow(qtbot, hosted):
    going(qtbot, hosted)
    hosted.repeat(5)
    until(qtbot, lambda: hosted.n_planned == 3 and hosted.mode is Mode.RUNNING)
    hosted.reset()
    assert hosted.n_planned == 0
    count = len(hosted.runs)
    hosted.set_value("training.epochs", 4)
    train(qtbot, hosted)
    qtbot.wait(100)
    assert len(hosted.runs) <= count + 1


def test_that_a_planned_run_that_cannot_begin_takes_its_followers_with_it(qtbot, session, sent):
    session.start()
    begun(session)
    session.repeat(4)
    session.receive([stopped()])
    assert session.n_planned == 2
    session.receive([events.Failed("data", "It is gone.", command="begin")])
    assert session.mode is Mode.IDLE
    assert session.n_planned == 0


def begun(session):
    """Let the run that waits begin."""
    session.receive(
        [
            events.Started(
                experiment={},
                task="multiclass",
                layer_sizes=(64, 32, 10),
                n_parameters=2410,
                n_train=600,
                n_dev=200,
                train_measured=600,
                dev_measured=200,
                steps_per_epoch=19,
                total_steps=950,
                error_name="error",
                step=0,
            ),
            events.Reading(0, 0.0, 0.9, 0.9, 2.3, 2.3, 2.3),
        ]
    )


def stopped(step=19):
    return events.Stopped(step, 0.5, 0.5, step, 0.5, "")


def test_that_a_trainer_killed_amid_repeats_leaves_nothing_to_follow_and_old_runs_say_so(qtbot, with_process):
    first = train(qtbot, with_process)
    second = going(qtbot, with_process)
    with_process.repeat(5)
    until(qtbot, lambda: with_process.n_planned == 3 and with_process.mode is Mode.RUNNING)
    failures = failures_of(with_process)
    os.kill(with_process._line.trainer.host_pid, signal.SIGKILL)
    until(qtbot, lambda: bool(failures))
    assert with_process.n_planned == 0
    with_process.set_value("training.epochs", 4)
    third = train(qtbot, with_process)
    qtbot.wait(100)
    assert with_process.runs.present is third
    with_process.compare(third, first)
    until(qtbot, lambda: len(third.not_compared) == 2)
    assert len(failures) == 1
    assert second.closing is not None


def test_that_a_trainer_killed_while_runs_are_dropped_leaves_the_session_hearing(qtbot, with_process):
    going(qtbot, with_process)
    failures = failures_of(with_process)
    os.kill(with_process._line.trainer.host_pid, signal.SIGSTOP)
    with_process.reset()
    with_process.start()
    with_process.reset()
    os.kill(with_process._line.trainer.host_pid, signal.SIGKILL)
    until(qtbot, lambda: bool(failures))
    with_process.set_value("training.epochs", 4)
    with_process.start()
    until(qtbot, lambda: with_process.mode is Mode.STOPPED)


def test_that_a_run_left_while_it_went_on_is_kept_to_its_end(qtbot, hosted):
    first = train(qtbot, hosted)
    second = going(qtbot, hosted)
    hosted.recall(first.number)
    until(qtbot, lambda: hosted.mode is Mode.STOPPED)
    assert hosted.runs.present is first
    assert isinstance(second.closing, events.Stopped)
    assert second.history.steps[-1] == second.closing.step
    hosted.compare(second, first)
    until(qtbot, lambda: len(second.compared) == 2)


def test_that_a_start_before_a_run_has_come_back_begins_a_run_of_its_own(qtbot, hosted):
    first = train(qtbot, hosted)
    train(qtbot, hosted, training__seed=3)
    hosted.recall(first.number)
    third = going(qtbot, hosted)
    assert hosted.mode is Mode.RUNNING
    assert third.name == "Run 3"
    assert third.started.experiment["training"]["seed"] == 13
    assert first.started.experiment["training"]["seed"] != 13


def test_that_of_two_returns_the_later_counts(qtbot, hosted):
    first = train(qtbot, hosted)
    second = train(qtbot, hosted, training__seed=3)
    third = train(qtbot, hosted, training__seed=4)
    hosted.recall(first.number)
    hosted.recall(second.number)
    until(qtbot, lambda: hosted.mode is Mode.STOPPED)
    qtbot.wait(100)
    assert hosted.runs.present is second
    assert hosted.closing is second.closing
    assert hosted.experiment.training.seed == 3
    assert third.closing.step == second.closing.step


def test_that_a_start_before_a_file_is_open_does_not_write_over_that_file(qtbot, hosted, tmp_path):
    train(qtbot, hosted)
    hosted.save(tmp_path / "a.guiprac")
    until(qtbot, lambda: hosted.path is not None)
    hosted.open_run(tmp_path / "a.guiprac")
    run = going(qtbot, hosted)
    qtbot.wait(50)
    assert hosted.mode is Mode.RUNNING
    assert hosted.path is None
    assert hosted.dirty
    assert list(hosted.runs) == [hosted.runs.run(1), run]
    assert hosted.runs.present.closing is None


def test_that_the_present_run_stays_where_another_cannot_come_back(qtbot, hosted, tmp_path):
    lost = train(qtbot, hosted)
    present = train(qtbot, hosted, training__seed=3)
    hosted._line.send(commands.Discard((lost.number,)))
    failures = failures_of(hosted)
    hosted.recall(lost.number)
    until(qtbot, lambda: bool(failures))
    until(qtbot, lambda: hosted.mode is Mode.STOPPED)
    assert hosted.runs.present is present
    assert hosted.dirty
    assert hosted.prepared is not None
    assert not hosted.preparing
    broken = tmp_path / "broken.guiprac"
    broken.write_bytes(b"nothing")
    hosted.open_run(broken)
    until(qtbot, lambda: len(failures) == 2 and hosted.mode is Mode.STOPPED)
    assert hosted.runs.present is present
    assert hosted.start_label() == "Go on"


def test_that_the_host_forgets_a_run_once_its_deletion_cannot_be_taken_back(qtbot, hosted, monkeypatch):
    monkeypatch.setattr("guiprac.gui.runs.MOST_DELETIONS", 1)
    first, second, third = (train(qtbot, hosted, training__seed=seed) for seed in (3, 4, 5))
    hosted.runs.delete([first])
    hosted.compare(third, first)
    until(qtbot, lambda: len(third.compared) == 2)
    hosted.runs.delete([second])
    for lost in (first, second):
        hosted.runs.forget_comparisons(third)
        hosted.compare(third, lost)
        until(qtbot, lambda: len(third.compared) + len(third.not_compared) == 2)
        assert bool(third.not_compared) is (lost is first)


def test_that_the_host_need_not_keep_a_run_that_was_dropped_before_it_began(session, sent):
    session.start()
    session.reset()
    session.start()
    assert [type(command) for command in sent] == [
        commands.Begin,
        commands.Stop,
        commands.Discard,
        commands.Begin,
    ]
    assert sent[2].runs == (sent[0].run,)


def test_that_a_run_that_comes_back_is_as_unsaved_as_it_was(qtbot, hosted, tmp_path):
    saved = train(qtbot, hosted)
    hosted.save(tmp_path / "a.guiprac")
    until(qtbot, lambda: not hosted.dirty)
    unsaved = train(qtbot, hosted, training__seed=3)
    hosted.recall(saved.number)
    until(qtbot, lambda: hosted.mode is Mode.STOPPED)
    assert (hosted.path, hosted.dirty) == (tmp_path / "a.guiprac", False)
    hosted.recall(unsaved.number)
    until(qtbot, lambda: hosted.mode is Mode.STOPPED)
    assert (hosted.path, hosted.dirty) == (None, True)


def test_that_repeats_of_a_stopped_run_are_as_long_as_it_was(qtbot, hosted):
    first = going(qtbot, hosted)
    hosted.stop()
    until(qtbot, lambda: hosted.mode is Mode.STOPPED)
    hosted.repeat(3)
    until(qtbot, lambda: hosted.mode is Mode.STOPPED and not hosted.n_planned)
    assert {run.closing.step for run in hosted.runs.group(first)} == {first.closing.step}
    assert len(hosted.runs.group(first)) == 3


def test_that_a_reset_gives_a_study_up_and_the_next_one_is_waited_for(qtbot, hosted):
    train(qtbot, hosted)
    study = DrawLearningCurve(experiment=with_values(SHORT, {"training.epochs": 2_000}))
    hosted.begin_study(study)
    hosted.reset()
    assert hosted.study is None
    brief = DrawLearningCurve(experiment=SHORT, points=2, repeats=1)
    hosted.begin_study(brief)
    seen = []
    hosted.studied.connect(lambda event: seen.append((hosted.mode, hosted.study)))
    until(qtbot, lambda: hosted.mode is Mode.IDLE)
    assert seen
    assert set(seen) == {(Mode.CHECKING, brief)}
