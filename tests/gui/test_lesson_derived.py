"""Numbers that lessons take from arrays and parts of what lenses, studies and checks found."""

from types import SimpleNamespace

import numpy as np
import pytest

from guiprac import events
from guiprac.events import pack
from guiprac.events.dropout import AtTest, DropoutSeen, Silenced, TwinCosts, TwinsCompared
from guiprac.events.initialization import RaceResult, Standing
from guiprac.gui.lessons.derived import derived


class Steps(SimpleNamespace):
    def __len__(self):
        return len(self.steps)


def session(*, steps=(0, 30), pictures=(), found=(), checked=None, swept=None):
    by_kind = {}
    for event in found:
        by_kind.setdefault(type(event), []).append(event)
    return SimpleNamespace(
        history=Steps(steps=list(steps)),
        pictures={type(event).__name__: event for event in pictures},
        found=by_kind,
        checked=checked,
        swept=swept,
    )


def units(step):
    silenced = Silenced(1, 1.0, 3, 100, 0.10, (), 0.10, pack(np.array([0.11, 0.25, 0.08])))
    return DropoutSeen(step, units=silenced)


def test_that_the_most_needed_unit_is_the_one_without_which_the_error_is_highest():
    told = derived(session(pictures=[units(30)]))
    assert told["error_without_unit"] == 0.25
    assert told["rise_without_unit"] == pytest.approx(0.15)
    assert "error_mask_on" not in told


def test_that_a_look_from_before_the_runs_end_does_not_count():
    assert derived(session(pictures=[units(29)])) == {}
    assert derived(session(steps=(), pictures=[units(30)])) == {}


def test_that_the_error_with_dropout_left_on_is_the_mean_over_masks():
    at_test = AtTest(
        (1.0, 0.5), (1.0, 0.5), 0, 9, 1.0, (0, 1), pack(np.zeros((2, 3))), (0.5, 0.5), 0.1, (0.2, 0.4), 9, 0
    )
    told = derived(session(pictures=[DropoutSeen(30, test=at_test)]))
    assert (told["error_mask_off"], told["error_mask_on"]) == (0.1, pytest.approx(0.3))


def test_that_j_of_the_twins_goes_from_the_first_part_to_the_last():
    parts = [TwinCosts(1, pack(np.array([9.0, 8.0])), pack(np.array([3.0, 2.0])))]
    parts.append(TwinCosts(3, pack(np.array([7.0])), pack(np.array([0.5]))))
    end = TwinsCompared((1.0, 0.5), 1, 3, pack(np.array([4.0, 6.0, 5.0])), 1.0, 9, True, 0.4, 0.0, "", "", "")
    told = derived(session(found=[*parts, end]))
    assert (told["twin_cost_first"], told["twin_cost_last"]) == (3.0, 0.5)
    assert (told["masked_cost_least"], told["masked_cost_most"]) == (4.0, 6.0)
    assert derived(session(found=parts)) == {}


def test_that_each_run_of_a_race_has_its_train_error():
    standings = tuple(
        Standing(name, 10, error, 0.5, -1, False, "") for name, error in (("he", 0.02), ("zeros", 0.9))
    )
    told = derived(session(found=[RaceResult(standings, 8.0, "", "")]))
    assert told == {"race_error_he": 0.02, "race_error_zeros": 0.9}


def test_that_the_worst_block_of_a_check_gives_its_factor():
    blocks = (
        events.Block("W1", 1e-9, 1.0, "correct", "", 4, 4),
        events.Block("b1", 0.6, 4.0, "wrong", "", 2, 2),
        events.Block("W2", float("nan"), 1.0, "no gradient", "", 2, 2),
    )
    terms = (events.Term("data", 0.2, "wrong", ""), events.Term("penalty", 1e-11, "correct", ""))
    checked = events.Checked(0, 0.1, "wrong", "", blocks, 1e-6, 64, 8, 8, False, terms=terms)
    told = derived(session(checked=checked))
    assert (told["check_worst_difference"], told["check_worst_factor"]) == (0.6, 4.0)
    assert (told["check_difference_data"], told["check_difference_penalty"]) == (0.2, 1e-11)
    assert told["check_examples"] == 64


def test_that_a_tenth_of_epsilon_makes_a_two_sided_difference_a_hundredth():
    epsilons = tuple(10.0 ** -np.arange(1.0, 13.0))
    two_sided = tuple(epsilon**2 + 1e-15 / epsilon for epsilon in epsilons)
    swept = events.Swept(
        *(0, epsilons, epsilons, two_sided, 1e-6, "", "W1", 0, 0, 1.0),
        *(pack(np.zeros(3)), pack(np.zeros(3)), 1.0),
    )
    told = derived(session(swept=swept))
    assert told["sweep_gain_two_sided"] == pytest.approx(100, rel=1e-3)
    assert told["sweep_gain_one_sided"] == pytest.approx(10)
    assert told["sweep_best_epsilon"] == pytest.approx(1e-5)
