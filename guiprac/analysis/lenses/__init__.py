"""What can be seen of a run as it stands, one lens a file. Looking never changes the run."""

from collections.abc import Callable
from typing import Any

from guiprac.analysis.lenses import (
    cost,
    decay,
    dropout,
    initialization,
    layers,
    normalization,
    straightness,
)
from guiprac.commands import LookThrough
from guiprac.commands.cost import LookAtCost
from guiprac.commands.decay import LookAtDecay
from guiprac.commands.dropout import LookAtDropout
from guiprac.commands.initialization import LookAtInitialization
from guiprac.commands.layers import LookAtLayers
from guiprac.commands.normalization import LookAtNormalization
from guiprac.commands.straightness import LookAtStraightness
from guiprac.events import Lens
from guiprac.trainer.training import Run

_LENSES: dict[type[LookThrough], Callable[[Run, Any], Lens]] = {
    LookAtCost: cost.see,
    LookAtDecay: decay.see,
    LookAtDropout: dropout.see,
    LookAtInitialization: initialization.see,
    LookAtLayers: layers.see,
    LookAtNormalization: normalization.see,
    LookAtStraightness: straightness.see,
}


def look_through(run: Run, command: LookThrough) -> Lens:
    """What one lens shows of the run now.

    Raises:
        ExperimentError: the question does not suit this run, such as a unit that it has not.
    """
    return _LENSES[type(command)](run, command)
