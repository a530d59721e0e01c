"""The numbers of one run as the table of runs tells them."""

from dataclasses import astuple, dataclass

from guiprac.gui import words
from guiprac.gui.plots import number_text
from guiprac.gui.runs import KeptRun, reading_at


@dataclass(frozen=True)
class Numbers:
    """Texts: errors at the best dev reading and at the end, steps, time and seed."""

    best_train: str
    best_dev: str
    end_train: str
    end_dev: str
    steps: str
    time: str
    seed: str

    def all(self) -> tuple[str, ...]:
        """The texts in the order of the table."""
        return astuple(self)


def numbers(run: KeptRun) -> Numbers:
    """What a run has reached so far."""
    history, training = run.history, run.experiment.training
    seed = f"{training.seed}" + (f" / {training.restart}" if training.restart else "")
    steps, time = words.count(run.steps), words.duration(run.seconds) if run.seconds else number_text.MISSING
    if not len(history) or history.best is None:
        missing = number_text.MISSING
        return Numbers(missing, missing, missing, missing, steps, time, seed)
    best, last = history.best, len(history) - 1
    if run.closing is not None:
        # A reading that was taken at a pause is none of the run's own, whose best is what runs are compared by.
        of_run = reading_at(run, run.closing.best_step)
        best = best if of_run is None else of_run
    return Numbers(
        _error(run, float(history.train_errors[best])),
        _error(run, float(history.dev_errors[best])),
        _error(run, float(history.train_errors[last])),
        _error(run, float(history.dev_errors[last])),
        steps,
        time,
        seed,
    )


def _error(run: KeptRun, error: float) -> str:
    if run.started is not None and run.started.error_name == "RMSE":
        return number_text.plain(error, 4)
    examples = run.started.dev_measured if run.started is not None else 1000
    return number_text.percent(error, number_text.percent_decimals(examples))
