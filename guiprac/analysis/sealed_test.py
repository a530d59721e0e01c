"""The one place where test is measured: on purpose, counted and dated (S2)."""

from guiprac.analysis.examine import example_errors, part_of, unit_of
from guiprac.events import Interval, Unit, Unsealed
from guiprac.trainer.training import Run


def unseal(run: Run, *, when: str, opening: int) -> Unsealed:
    """Measure every example of test with the parameters as they stand, dropout off; changes nothing of the run.

    Args:
        when: date and time of day, ISO 8601 with the offset from UTC.
        opening: the how-manieth opening of test in this run, from 1.
    """
    errors = example_errors(run, run.splits.test)
    part = part_of(run, errors)
    return Unsealed(
        when=when,
        opening=opening,
        step=run.step,
        test_error=part.error,
        n_test=part.count,
        says=_in_words(unit_of(run), part.error, part.count, opening),
    )


def _in_words(unit: Unit, error: Interval, n: int, opening: int) -> str:
    if unit == "error":
        value, low, high = (f"{100 * part:.1f}" for part in (error.value, error.low, error.high))
        measured = f"Test error {value} % (95 %: {low} to {high} %) on {n:,} examples."
    else:
        measured = (
            f"Test RMSE {error.value:.4g} (95 %: {error.low:.4g} to {error.high:.4g}) on {n:,} examples."
        )
    if opening == 1:
        return f"{measured} It is an unbiased figure only as long as nothing is chosen by it."
    return (
        f"{measured} Test was opened {opening} times in this run: if anything was chosen by what it showed, it is a "
        "second dev set, and its error too low."
    )
