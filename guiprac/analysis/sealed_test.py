"""The one place where test is measured: on purpose, counted and dated (S2)."""

from guiprac.analysis.examine import example_errors, part_of, unit_of
from guiprac.events import Interval, Unit, Unsealed
from guiprac.sentences import told
from guiprac.trainer.training import Run
from guiprac.translatable import QT_TRANSLATE_NOOP


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
    parts = error.value, error.low, error.high
    if unit == "error":
        template = QT_TRANSLATE_NOOP("analysis", "Test error {0} % (95 %: {1} to {2} %) on {3} examples.")
        measured = told(template, *(f"{100 * part:.1f}" for part in parts), f"{n:,}")
    else:
        template = QT_TRANSLATE_NOOP("analysis", "Test RMSE {0} (95 %: {1} to {2}) on {3} examples.")
        measured = told(template, *(f"{part:.4g}" for part in parts), f"{n:,}")
    if opening == 1:
        once = QT_TRANSLATE_NOOP(
            "analysis", "It is an unbiased figure only as long as nothing is chosen by it."
        )
        return f"{measured} {once}"
    often = QT_TRANSLATE_NOOP(
        "analysis",
        "Test was opened {0} times in this run: if anything was chosen by what it showed, it is a second dev set, "
        "and its error too low.",
    )
    return f"{measured} {told(often, str(opening))}"
