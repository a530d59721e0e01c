"""What `train` and `check` work on: an experiment, from the arguments."""

import argparse

from guiprac.cli.arguments import setting
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, with_values
from guiprac.runtime.experiment_file import find_experiment


def experiment_of(options: argparse.Namespace) -> Experiment:
    """The experiment that EXPERIMENT, --data, --target, --task and --set describe, the later over the earlier.

    Raises:
        ExperimentError: there is no such experiment, or a setting is wrong.
        DataError: EXPERIMENT is a run file that cannot be read.
    """
    if options.experiment is None and options.data is None:
        raise ExperimentError(
            f"There is nothing to {options.command}: name an experiment, such as "
            f"`guiprac {options.command} digits`, or a data file with --data."
        )
    experiment = Experiment() if options.experiment is None else find_experiment(options.experiment)
    given = {
        "data.source": options.data,
        "data.target": options.target,
        "data.task": options.task,
    }
    values = {key: value for key, value in given.items() if value is not None}
    values |= dict(setting(text) for text in options.values)
    return with_values(experiment, values)
