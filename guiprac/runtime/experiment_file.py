"""Where experiments are found: bundled ones by name, TOML files, and the experiments of saved runs."""

import difflib
from pathlib import Path

from guiprac.data.catalog import BUNDLED, GENERATORS
from guiprac.errors import ExperimentError
from guiprac.experiment import Experiment, read_toml
from guiprac.runtime.bundled_experiments import bundled_experiments
from guiprac.runtime.source_path import with_absolute_source
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP


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
        return told(QT_TRANSLATE_NOOP("messages", "{0} is data, not an experiment; use --data {0}."), name)
    near = difflib.get_close_matches(name, bundled, n=1)
    hint = (
        told(QT_TRANSLATE_NOOP("messages", "Did you mean {0}?"), near[0])
        if near
        else told(QT_TRANSLATE_NOOP("messages", "The bundled experiments are {0}."), ", ".join(bundled))
    )
    missing = told(QT_TRANSLATE_NOOP("messages", "There is no experiment {0}, and no such file."), name)
    return f"{missing} {hint}"
