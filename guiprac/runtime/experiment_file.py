"""Where experiments are found: bundled ones by name, TOML files, and the experiments of saved runs."""

import difflib
from pathlib import Path

from guiprac.data.catalog import BUNDLED, GENERATORS
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, read_toml
from guiprac.runtime.bundled_experiments import bundled_experiments
from guiprac.runtime.source_path import with_absolute_source


def find_experiment(name: str) -> Experiment:
    """The experiment that a bundled name, a TOML file or a run file holds.

    Raises:
        ExperimentError: there is none of that name, or a setting in it is wrong.
        DataError: it is a run file that cannot be read.
    """
    bundled = bundled_experiments()
    if name in bundled:
        return read_toml(bundled[name])
    path = Path(name)
    if not path.exists():
        raise ExperimentError(_unknown(name, list(bundled)))
    # Loaded here alone: it brings the trainer with it, and the window starts without.
    from guiprac.runtime import run_file

    if run_file.is_run_file(path):
        return run_file.load(path).experiment
    # A data file that lies beside the experiment file can be named by its name alone.
    return with_absolute_source(read_toml(path), path.parent)


def _unknown(name: str, bundled: list[str]) -> str:
    if name in BUNDLED or name in GENERATORS:
        return f"{name} is data, not an experiment; use --data {name}."
    near = difflib.get_close_matches(name, bundled, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"The bundled experiments are {', '.join(bundled)}."
    return f"There is no experiment {name}, and no such file. {hint}"
