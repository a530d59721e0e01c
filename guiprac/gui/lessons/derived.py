"""Numbers of lessons that are not a field of an answer: from its arrays and lists, or of one of its parts alone."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from guiprac import events
from guiprac.events.base import Array
from guiprac.events.dropout import DropoutSeen, TwinCosts, TwinsCompared
from guiprac.events.initialization import InitializationSeen, RaceResult
from guiprac.events.normalization import ContoursDrawn, NormalizationSeen, Surface
from guiprac.gui.session import Session

Derived = dict[str, float]
# Where the errors of two differences are compared: ε, and a tenth of it, both in the part that ε decides.
_EPSILON = 1e-2


def derived(session: Session) -> Derived:
    """Every derived quantity that has a value now; those of a lens only while it shows where the run stands."""
    found: Derived = {}
    for event in session.pictures.values():
        if _is_up_to_date(session, event):
            if isinstance(event, DropoutSeen):
                found |= _of_dropout(event)
            elif isinstance(event, InitializationSeen):
                found |= _of_signals(event)
            elif isinstance(event, NormalizationSeen):
                found |= _of_inputs(event)
    found |= _of_twins(session)
    for told in session.found.get(RaceResult, [])[-1:]:
        if isinstance(told, RaceResult):
            found |= {f"race_error_{one.initialization}": one.train_error for one in told.standings}
    for drawn in session.found.get(ContoursDrawn, [])[-1:]:
        if isinstance(drawn, ContoursDrawn):
            found |= {
                "contour_length_raw": _length(drawn.raw),
                "contour_length_normalized": _length(drawn.normalized),
            }
    if session.checked is not None:
        found |= _of_check(session.checked)
    if session.swept is not None:
        found |= _of_sweep(session.swept)
    return found


def _is_up_to_date(session: Session, event: events.Event) -> bool:
    steps = session.history.steps
    return isinstance(event, events.Lens) and len(session.history) > 0 and event.step >= steps[-1]


def _of_dropout(seen: DropoutSeen) -> Derived:
    found: Derived = {}
    if seen.steps is not None:
        found |= {
            "mean_before_mask": seen.steps.mean_before,
            "mean_after_masks": seen.steps.mean_after,
            "mean_unscaled": seen.steps.mean_unscaled,
        }
    if seen.test is not None:
        found |= {"error_mask_off": seen.test.error_off, "error_mask_on": float(np.mean(seen.test.errors_on))}
    if seen.units is not None:
        without = float(_array(seen.units.errors_alone).max())
        found |= {
            "error_all_units": seen.units.error,
            "error_without_unit": without,
            "rise_without_unit": without - seen.units.error,
        }
    return found


def _of_signals(seen: InitializationSeen) -> Derived:
    return {
        "first_signal": seen.signals[1],
        "last_signal": seen.signals[-1],
        "first_gradient": seen.gradients[0],
        "last_gradient": seen.gradients[-1],
        "saturated_share": float(np.mean(seen.saturated)) if seen.saturated else math.nan,
    }


def _of_inputs(seen: NormalizationSeen) -> Derived:
    first = seen.inputs[0]
    return {"dev_mean_after": first.dev_mean, "dev_deviation_after": first.dev_deviation}


def _length(surface: Surface) -> float:
    """How many times as long as wide a contour is at the least of J: √(λ_max/λ_min)."""
    return math.sqrt(surface.high / surface.low) if surface.low > 0 else math.nan


def _of_twins(session: Session) -> Derived:
    parts = [part for part in session.found.get(TwinCosts, []) if isinstance(part, TwinCosts)]
    ends = [end for end in session.found.get(TwinsCompared, []) if isinstance(end, TwinsCompared)]
    if not parts or not ends:
        return {}
    spread = _array(ends[-1].spread)
    return {
        "twin_cost_first": float(_array(parts[0].without)[0]),
        "twin_cost_last": float(_array(parts[-1].without)[-1]),
        "masked_cost_least": float(spread.min()),
        "masked_cost_most": float(spread.max()),
    }


def _of_check(checked: events.Checked) -> Derived:
    terms = {f"check_difference_{term.name}": term.difference for term in checked.terms}
    worst = max(checked.blocks, key=lambda block: _finite(block.difference), default=None)
    if worst is None:
        return terms
    return terms | {
        "check_worst_difference": worst.difference,
        "check_worst_factor": worst.factor,
        "check_examples": checked.examples,
    }


def _of_sweep(swept: events.Swept) -> Derived:
    best = int(np.nanargmin(swept.two_sided))
    return {
        "sweep_best_epsilon": swept.epsilons[best],
        "sweep_best_difference": swept.two_sided[best],
        "sweep_gain_two_sided": _gain(swept.epsilons, swept.two_sided),
        "sweep_gain_one_sided": _gain(swept.epsilons, swept.one_sided),
    }


def _gain(epsilons: Sequence[float], differences: Sequence[float]) -> float:
    """How many times smaller a difference is where ε is ten times smaller."""
    tenth = differences[_place(epsilons, _EPSILON / 10)]
    return differences[_place(epsilons, _EPSILON)] / tenth if tenth > 0 else math.nan


def _place(epsilons: Sequence[float], wanted: float) -> int:
    return min(range(len(epsilons)), key=lambda place: abs(math.log(epsilons[place] / wanted)))


def _finite(value: float) -> float:
    return value if math.isfinite(value) else -math.inf


def _array(packed: Array) -> npt.NDArray[np.float64]:
    made: npt.NDArray[np.float64] = packed.numpy().astype(np.float64)
    return made
