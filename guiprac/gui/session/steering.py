"""Which changes of the settings a run can follow, which call for another run, and which for other data."""

from typing import Any, get_args

import msgspec

from guiprac import commands
from guiprac import experiment as experiments
from guiprac.experiment import Experiment

STEERABLE: tuple[str, ...] = get_args(commands.Steer.__annotations__["key"])
_DATA_KEYS = ("training.normalize", "training.normalize_from", "training.seed")


def steers(before: Experiment, now: Experiment) -> list[commands.Steer]:
    """What is to be told to a run that was told of the settings before."""
    return [
        commands.Steer(key, value)  # type: ignore[arg-type]
        for key in STEERABLE
        if (value := experiments.value_of(now, key)) != experiments.value_of(before, key)
    ]


def can_follow(run: Experiment, now: Experiment) -> bool:
    """Whether a run that goes on can be steered: settings of layers mean those of its own network."""
    return run.network.hidden == now.network.hidden


def is_stale(run: Experiment, now: Experiment) -> bool:
    """Whether settings differ that a run cannot follow: all but the steerable ones and the epochs."""
    return _fixed_part(run) != _fixed_part(now)


def needs_other_data(before: Experiment, now: Experiment) -> bool:
    """Whether settings differ that decide which data is read and how it is split."""
    return _data_part(before) != _data_part(now)


def _fixed_part(experiment: Experiment) -> Experiment:
    plain = Experiment()
    table = msgspec.to_builtins(experiment)
    for key in (*STEERABLE, "training.epochs"):
        section, name = key.split(".")
        table[section][name] = experiments.value_of(plain, key)
    return msgspec.convert(table, Experiment)


def _data_part(experiment: Experiment) -> tuple[Any, ...]:
    return (experiment.data, experiment.split, *(experiments.value_of(experiment, key) for key in _DATA_KEYS))
