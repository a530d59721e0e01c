"""The split follows from what dev is to tell apart: S1's figures, and the two habits that fall out of them."""

import numpy as np
import pytest

from guiprac.analysis.split_advice import advise, needed_for, resolution_table


@pytest.mark.parametrize(
    ("n", "shares"),
    [
        (100, (0.6, 0.2, 0.2)),
        (10_000, (0.6, 0.2, 0.2)),
        (1_000_000, (0.98, 0.01, 0.01)),
        (10**7, (0.98, 0.01, 0.01)),
    ],
)
def test_that_both_habits_fall_out(n, shares):
    advice = advise(n)
    assert (advice.train, advice.dev, advice.test) == shares
    assert advice.n_train + advice.n_dev + advice.n_test == n


def test_that_the_half_widths_are_those_of_the_course():
    table = {size: 100 * width for size, width, _, _ in resolution_table(0.05)}
    assert (round(table[200], 1), round(table[2000], 2), round(table[10_000], 2)) == (3.0, 0.96, 0.43)


@pytest.mark.parametrize("error", [0.01, 0.05, 0.3])
@pytest.mark.parametrize("gap", [0.005, 0.02])
def test_that_settings_that_far_apart_have_intervals_that_do_not_meet_and_one_example_less_would(error, gap):
    def meet(n):
        half = 1.96 * np.sqrt(error * (1 - error) / n)
        return 2 * half > gap

    needed = advise(10**9, error=error, gap=gap).needed
    assert not meet(needed)
    assert meet(needed - 1)


def test_that_what_cannot_be_resolved_is_said_with_what_it_would_take():
    advice = advise(1000, error=0.05, gap=0.01)
    assert not advice.resolved
    assert advice.seen_gap == pytest.approx(2 * 1.96 * np.sqrt(0.05 * 0.95 / 200))
    whole = -(-needed_for(0.005, 0.05) * 5)
    assert f"{whole:,}" in advice.notes[0]
    assert advise(whole, error=0.05, gap=0.01).resolved


def test_that_many_classes_with_few_examples_are_warned_of():
    assert any("10 classes" in note for note in advise(200, classes=10).notes)
    assert not any("classes" in note for note in advise(200_000, classes=10).notes)


@pytest.mark.parametrize("n", [3, 7, 99, 12_345, 987_654_321])
@pytest.mark.parametrize("error", [0.0, 0.5, 1.0])
def test_that_every_part_holds_an_example(n, error):
    advice = advise(n, error=error)
    assert min(advice.n_train, advice.n_dev, advice.n_test) >= 1
