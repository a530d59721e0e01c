"""What can be asked about how straight the network is."""

from typing import Annotated

from msgspec import Meta

from guiprac.commands.lens import LookThrough


class LookAtStraightness(LookThrough, frozen=True):
    """Look at how straight the network is now; answered by StraightnessSeen.

    Attributes:
        unit: the unit of each hidden layer whose z is counted, from 1 on; 0 is all units.
        reach: z was drawn from -reach to reach so far; where the activation has no bounds (ReLU, leaky ReLU, linear)
            it is kept as long as it suits. 0 takes what suits best.
    """

    unit: Annotated[int, Meta(ge=0)] = 0
    reach: Annotated[float, Meta(ge=0)] = 0.0


AnyCommand = LookAtStraightness
