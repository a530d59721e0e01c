"""The four differences of a run that was measured on train-dev too (S2-S4)."""

import numpy as np

from guiprac import events
from guiprac import experiment as experiments
from guiprac.analysis import bias_variance
from guiprac.analysis.best_error import best_error
from guiprac.analysis.four_way import FourWay, four_way
from guiprac.gui.session import Session


def four_way_of(session: Session) -> FourWay | None:
    """Avoidable bias, variance, mismatch and overfitting to dev at the last reading; None without train-dev.

    They are judged by what was typed as e* and tolerance, else by what is known of the data's generator (e* = 0 if
    nothing is) and by the usual tolerance.
    """
    started, history = session.started, session.history
    if started is None or started.train_dev_measured == 0 or not len(history):
        return None
    unit = started.error_name
    part = bias_variance.rmse if unit == "RMSE" else bias_variance.rate
    opening, data = opening_here(session), experiments.from_table(started.experiment).data
    tolerance = session.yardstick.tolerance(unit, data)
    return four_way(
        part(float(history.train_errors[-1]), started.train_measured),
        part(float(history.train_dev_errors[-1]), started.train_dev_measured),
        part(float(history.dev_errors[-1]), started.dev_measured),
        unit=unit,
        test=None if opening is None else bias_variance.Part(opening.test_error, opening.n_test),
        best_error=session.yardstick.best(data, started.task) or best_error(data),
        tolerance=bias_variance.default_tolerance(unit, target_deviation(session))
        if tolerance is None
        else tolerance,
    )


def opening_here(session: Session) -> events.Unsealed | None:
    """The latest opening of test, if it measured the same parameters as the last reading."""
    run, history = session.runs.present, session.history
    if run is None or not run.openings or not len(history):
        return None
    last = run.openings[-1]
    return last if last.step == int(history.steps[-1]) else None


def target_deviation(session: Session) -> float:
    """The standard deviation of train's targets, as far as they are known; 1 if they are not."""
    prepared = session.prepared
    if prepared is None or prepared.train_targets is None:
        return 1.0
    return float(prepared.train_targets.numpy().astype(np.float64).std()) or 1.0
