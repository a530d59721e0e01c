"""Everything that a run needs to go on later, as arrays and plain values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from guiprac.trainer.layout import AnyFloats


@dataclass(frozen=True)
class RunState:
    """Attributes:
    tensors: "parameters", "best_parameters" and the optimizer's moments, each flat.
    record: JSON-able values: step, best reading, generators.
    """

    tensors: dict[str, AnyFloats]
    record: dict[str, Any]


def generator_state(rng: np.random.Generator) -> str:
    """The state of a generator as JSON text."""
    return plain_state(rng.bit_generator.state)


def plain_state(state: Mapping[str, Any]) -> str:
    """A bit generator's state, whose integers may be wider than 64 bits, as JSON text."""
    return json.dumps(state, default=lambda array: array.tolist())


def set_generator_state(rng: np.random.Generator, text: str) -> None:
    """Put a generator where `generator_state` found it.

    Raises:
        ValueError, TypeError, KeyError: the text is not the state of such a generator.
    """
    state = json.loads(text)
    inner = state["state"]
    for name, value in inner.items():
        if isinstance(value, list):
            inner[name] = np.array(value, dtype=np.uint64)
    rng.bit_generator.state = state
