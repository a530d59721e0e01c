"""`guiprac learning-curve`: would more data help?"""

import argparse

from guiprac.analysis.learning_curve import learning_curve
from guiprac.cli.output import measure, progress_line, say, say_event, tell
from guiprac.cli.subject import experiment_of
from guiprac.data.prepare import prepare
from guiprac.events import Interval
from guiprac.events.learning_curve import LearningCurve, LearningPoint
from guiprac.runtime.blas import limit_threads

_HEADING = ("examples", "train error", "dev error", "95 % of the mean")


def curve(options: argparse.Namespace) -> int:
    """Train on more and more examples and say what that shows; the exit code.

    Raises:
        GuipracError: the experiment or its data cannot be used.
    """
    experiment = experiment_of(options)
    limit_threads()
    splits = prepare(experiment)
    for note in splits.dataset.notes:
        tell(f"Note: {note}")
    if not options.json:
        say(_row(*_HEADING))
    name = "RMSE" if splits.dataset.task == "regression" else "error"
    with progress_line() as line:
        line.show("training on the first examples ...")
        for found in learning_curve(experiment, splits, points=options.points, repeats=options.repeats):
            line.clear()
            if options.json:
                say_event(found)
            elif isinstance(found, LearningPoint):
                say(_point(found, name))
            else:
                say(f"\n{_verdict(found)}")
            line.show("training on more ...")
    return 0


def _point(point: LearningPoint, name: str) -> str:
    return _row(
        f"{point.n_train:,}",
        measure(point.train_error.value, name),
        measure(point.dev_error.value, name),
        _limits(point.dev_error, name),
    )


def _limits(band: Interval, name: str) -> str:
    if band.low == band.high:
        return ""
    return f"{measure(max(band.low, 0.0), name)} to {measure(band.high, name)}"


def _row(examples: str, train: str, dev: str, limits: str) -> str:
    return f"{examples:>12}  {train:>12}  {dev:>12}  {limits}".rstrip()


def _verdict(found: LearningCurve) -> str:
    return f"{found.says}\nEach point took {found.steps:,} steps, as many as the whole of train takes."
