"""A race of initializations: every run is the real one, in the host too, and giving up is quick."""

import math
import threading
import time

import pytest
from threadpoolctl import threadpool_limits

from guiprac.analysis.race import race
from guiprac.analysis.studies import study
from guiprac.commands.initialization import RaceInitializations
from guiprac.data.prepare import prepare
from guiprac.events import Studied, Studying
from guiprac.events.initialization import RaceResult, RaceRound
from guiprac.experiment import Experiment, with_values
from guiprac.trainer.training import Run, train

DIGITS = with_values(
    Experiment(),
    {
        "training.epochs": 3,
        "network.hidden": [24, 16],
        "regularization.keep_prob": 0.9,
        "training.optimizer": "momentum",
    },
)


@pytest.fixture(autouse=True)
def threads_as_in_the_host():
    with threadpool_limits(limits=1, user_api="blas"):
        yield


@pytest.fixture(scope="module")
def digits():
    return prepare(DIGITS)


def told(experiment, splits, **how):
    return list(study(RaceInitializations(experiment=experiment, **how), splits, None, lambda: False))


def test_that_every_run_of_a_race_is_bit_for_bit_the_one_that_training_gives(digits):
    *_, result, studied = told(DIGITS, digits)
    assert studied == Studied(False)
    assert isinstance(result, RaceResult)
    raced = {one.initialization: one for one in result.standings}
    assert set(raced) == {"zeros", "small", "xavier", "he", "large"}
    for start, one in raced.items():
        *_, closing = train(Run(with_values(DIGITS, {"network.initialization": start}), digits))
        assert one.parameters_sha256 == closing.parameters_sha256
        assert one.train_error == closing.train_error
        assert one.dev_error == closing.dev_error


def test_that_all_runs_advance_in_turn_to_the_same_steps(digits):
    rounds = [event for event in told(DIGITS, digits) if isinstance(event, RaceRound)]
    assert rounds[0].step == 0
    assert [one.step for one in rounds] == sorted({one.step for one in rounds})
    assert rounds[-1].epoch == rounds[-1].last_epoch == 3
    run = Run(with_values(DIGITS, {"network.initialization": "xavier"}), digits)
    for one in rounds:
        run.advance(one.step)
        reading = run.measure()
        place = one.initializations.index("xavier")
        assert (one.train_errors[place], one.dev_errors[place]) == (reading.train_error, reading.dev_error)


def test_that_progress_ends_at_its_total(digits):
    progress = [event for event in told(DIGITS, digits, epochs=1) if isinstance(event, Studying)]
    assert progress[-1].done == progress[-1].total > 0
    assert [one.done for one in progress] == sorted(one.done for one in progress)


def test_that_the_ranking_says_who_leads_who_is_stuck_and_why(digits):
    experiment = with_values(DIGITS, {"regularization.keep_prob": 1.0, "training.epochs": 15})
    *_, result, _ = told(experiment, digits, initializations=("large", "zeros", "he"))
    assert [one.initialization for one in result.standings] == ["he", "large", "zeros"]
    assert result.says.startswith("After epoch 15: He has the least train error (")
    assert "Zeros is no better than guessing, as its units are identical." in result.says
    assert "least dev error" in result.says_of_dev


def test_that_a_diverging_run_is_named_and_the_others_go_on():
    experiment = with_values(
        Experiment(),
        {
            "data.source": "diabetes",
            "network.hidden": [64, 32],
            "training.epochs": 10,
            "training.learning_rate": 0.1,
        },
    )
    *events_told, result, _ = told(experiment, prepare(experiment), initializations=("large", "he"))
    last = [event for event in events_told if isinstance(event, RaceRound)][-1]
    assert math.isnan(last.train_errors[0])
    assert last.train_errors[1] < 100
    assert result.standings[-1].initialization == "large"
    assert f"Large diverged at step {result.standings[-1].diverged_at}." in result.says


def test_that_giving_up_ends_a_race_on_digits_within_100_milliseconds(digits):
    waits = []
    for _ in range(3):
        given_up, since = threading.Event(), []

        def give_up(given_up=given_up, since=since):
            since.append(time.perf_counter())
            given_up.set()

        timer = threading.Timer(0.1, give_up)
        timer.start()
        command = RaceInitializations(experiment=with_values(DIGITS, {"training.epochs": 10_000}))
        *_, result, studied = study(command, digits, None, given_up.is_set)
        waits.append(time.perf_counter() - since[0])
        timer.join()
        assert studied == Studied(True)
        assert isinstance(result, RaceResult)
        assert result.says.startswith("Given up at epoch")
    assert min(waits) < 0.1


def test_that_a_race_leaves_the_experiments_own_epochs_alone_when_it_is_shorter(digits):
    result = list(race(DIGITS, digits, ("he",), epochs=1))[-1]
    run = Run(DIGITS, digits)
    run.advance(run.steps_per_epoch)
    assert result.standings[0].parameters_sha256 == run.sha256()
