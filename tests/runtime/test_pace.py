"""Looking at a run that goes on: how much of its time it takes, and that the end is looked at too."""

import time

import pytest

from guiprac import commands, events
from guiprac.commands.layers import LookAtLayers
from guiprac.events.layers import LayersSeen
from guiprac.experiment import Experiment, with_values
from guiprac.runtime.controls import Controls
from guiprac.runtime.job import begin_here
from guiprac.runtime.pace import SHARE, Pace

LONG = with_values(Experiment(), {"training.epochs": 100_000})


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


def test_that_looks_take_their_share_of_the_time_and_no_more():
    clock = Clock()
    pace = Pace(clock)
    looked = 0.0
    for _ in range(100_000):
        if pace.is_due:
            with pace.looking():
                clock.now += 0.008
                looked += 0.008
        clock.now += 0.001
    assert looked / (clock.now - 100.0) == pytest.approx(SHARE, rel=0.01)


def test_that_nobody_waits_long_after_one_slow_look():
    clock = Clock()
    pace = Pace(clock)
    with pace.looking():
        clock.now += 2.0
    clock.now += 1.01
    assert pace.is_due


def test_that_a_run_that_is_looked_at_all_the_time_is_hardly_slowed_down_and_shown_at_its_end():
    controls = Controls()
    job, _ = begin_here(LONG, controls)
    seen, ended_at, began = [], None, time.perf_counter()
    for event in job.train():
        if isinstance(event, LayersSeen):
            seen.append(event)
        # More than one question for each event: far more than could be answered.
        controls.send(LookAtLayers())
        controls.send(LookAtLayers())
        if ended_at is None and time.perf_counter() - began > 1.0:
            ended_at = time.perf_counter()
            controls.send(commands.Stop())
        if isinstance(event, events.Closing):
            closing = event
    assert seen
    left = [command for command in controls.inbox if isinstance(command, LookAtLayers)]
    assert left
    (last,) = [event for event in job.attend(left[-1]) if isinstance(event, LayersSeen)]
    assert last.step == closing.step
