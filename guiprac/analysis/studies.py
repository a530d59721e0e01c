"""What can be worked out beside a run, in the trainer's process, with progress and a way out."""

from collections.abc import Callable, Iterator
from typing import Any

from guiprac import events
from guiprac.analysis import learning_curve
from guiprac.analysis.lenses.dropout_twins import compare_twins
from guiprac.analysis.lenses.normalization_contours import contours
from guiprac.analysis.lenses.normalization_curvature import measure
from guiprac.analysis.mismatch import measured as measured_mismatch
from guiprac.analysis.race import race_initializations
from guiprac.commands import Study
from guiprac.commands.dropout import CompareTwins
from guiprac.commands.initialization import RaceInitializations
from guiprac.commands.learning_curve import DrawLearningCurve
from guiprac.commands.mismatch import MeasureMismatch
from guiprac.commands.normalization import DrawContours, MeasureCurvature
from guiprac.data.dataset import Splits
from guiprac.events import Event
from guiprac.trainer.training import Run

Cancelled = Callable[[], bool]


def study(command: Study, splits: Splits, run: Run | None, cancelled: Cancelled) -> Iterator[Event]:
    """The events of a study; ends soon after `cancelled` says so.

    Args:
        splits: the data of the command's experiment.
        run: the run that stands meanwhile, if there is one; it is left as it is.

    Raises:
        ExperimentError: the settings do not suit the study.
    """
    for event in _STUDIES[type(command)](command, splits, run, cancelled):
        yield event
        if cancelled():
            break
    yield events.Studied(cancelled())


def _learning_curve(
    command: DrawLearningCurve, splits: Splits, run: Run | None, cancelled: Cancelled
) -> Iterator[Event]:
    yield from learning_curve.drawn(
        command.experiment, splits, points=command.points, repeats=command.repeats
    )


def _mismatch(
    command: MeasureMismatch, splits: Splits, run: Run | None, cancelled: Cancelled
) -> Iterator[Event]:
    dataset = splits.dataset
    yield from measured_mismatch(
        dataset.inputs,
        getattr(splits, command.first),
        getattr(splits, command.second),
        names=dataset.input_names,
        between=(command.first, command.second),
        seed=command.experiment.training.seed,
    )


_STUDIES: dict[type[Study], Callable[[Any, Splits, Run | None, Cancelled], Iterator[Event]]] = {
    CompareTwins: compare_twins,
    DrawContours: contours,
    DrawLearningCurve: _learning_curve,
    MeasureCurvature: measure,
    MeasureMismatch: _mismatch,
    RaceInitializations: race_initializations,
}
