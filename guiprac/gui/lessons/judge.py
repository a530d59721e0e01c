"""Whether the conditions of a lesson hold, from quantities, settings and what was heard; never from texts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from guiprac import experiment as experiments
from guiprac.experiment import Experiment
from guiprac.lesson import Ask, Condition

# Settings and numbers that were typed are equal up to this.
_RELATIVE = 1e-9


@dataclass(frozen=True)
class Facts:
    """What conditions are held against.

    Attributes:
        heard: the events of the run, and the controls pressed, since the action began.
        lenses: the keys of the open lenses; picture: the objectName of the one in front.
    """

    experiment: Experiment
    quantities: Mapping[str, float] = field(default_factory=dict)
    heard: Collection[str] = ()
    pressed: Collection[str] = ()
    lenses: Collection[str] = ()
    picture: str = ""


def all_hold(conditions: Sequence[Condition], facts: Facts) -> bool:
    """Whether each of the conditions holds."""
    return all(holds(condition, facts) for condition in conditions)


def holds(condition: Condition, facts: Facts) -> bool:
    """Whether a condition holds; one about a quantity that has no value does not."""
    if condition.event:
        return condition.event in facts.heard
    if condition.lens:
        return condition.lens in facts.lenses
    if condition.picture:
        return condition.picture == facts.picture
    if condition.pressed:
        return condition.pressed in facts.pressed
    if condition.setting:
        value = experiments.value_of(facts.experiment, condition.setting)
        if condition.equals is not None and not isinstance(value, int | float):
            return _as_list(value) == _as_list(condition.equals)
        if isinstance(value, tuple):
            # One for each layer: the condition is about all of them.
            return bool(value) and all(_compares(float(one), condition, facts) for one in value)
        return isinstance(value, int | float) and _compares(float(value), condition, facts)
    number = facts.quantities.get(condition.quantity)
    return number is not None and _compares(number, condition, facts)


def right_choices(ask: Ask, facts: Facts) -> list[int]:
    """The indexes of the choices that came true."""
    return [
        index
        for index, choice in enumerate(ask.choices)
        if choice.right or (choice.right is None and all_hold(choice.right_when, facts))
    ]


def is_right(ask: Ask, answer: float, facts: Facts) -> bool:
    """Whether an answer, the index of a choice or a number, came true."""
    if ask.number is not None:
        return all_hold(ask.number.right_when, facts)
    return int(answer) in right_choices(ask, facts)


def _compares(value: float, condition: Condition, facts: Facts) -> bool:
    for name in ("above", "below", "near"):
        bound = getattr(condition, name)
        if bound is None:
            continue
        limit = facts.quantities.get(bound) if isinstance(bound, str) else float(bound)
        if limit is None or not _within(value, name, limit, condition):
            return False
    if condition.equals is None:
        return True
    return isinstance(condition.equals, int | float) and _same(value, float(condition.equals))


def _within(value: float, name: str, limit: float, condition: Condition) -> bool:
    if name == "above":
        return value > limit
    if name == "below":
        return value < limit
    if condition.within is not None:
        return abs(value - limit) <= condition.within + _RELATIVE
    factor = condition.factor or 1.0
    if value <= 0 or limit <= 0:
        return value == limit
    return limit / factor <= value * (1 + _RELATIVE) and value <= limit * factor * (1 + _RELATIVE)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= _RELATIVE * max(abs(one), abs(other), 1.0)


def _as_list(value: object) -> object:
    return list(value) if isinstance(value, tuple | list) else value
