"""Data files are named from the root on, so that an experiment finds them wherever it is opened."""

from pathlib import Path

from guiprac.data.catalog import BUNDLED, GENERATORS
from guiprac.experiment import Experiment, with_values


def with_absolute_source(experiment: Experiment, folder: Path) -> Experiment:
    """The experiment with its data file, if it names one that lies in `folder`, given from the root on."""
    source = experiment.data.source
    if source in BUNDLED or source in GENERATORS or not (folder / source).is_file():
        return experiment
    return with_values(experiment, {"data.source": str((folder / source).resolve())})
