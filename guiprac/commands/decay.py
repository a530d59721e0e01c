"""What can be asked about weight decay."""

from guiprac.commands.lens import LookThrough


class LookAtDecay(LookThrough, frozen=True):
    """Look at weight decay now; answered by DecaySeen.

    Attributes:
        layer: the layer l, from 1 to L, of the weight w_ij[l]; 0 takes the largest weight of all.
        row: the unit i of layer l, from 1 on.
        column: the unit j of layer l-1, from 1 on.
        alone_steps: for how many steps the weight is to be followed without data gradient; 0 leaves that out.
        alone_from: the weight from which these steps begin; None is the weight as it stands.
    """

    layer: int = 0
    row: int = 1
    column: int = 1
    alone_steps: int = 0
    alone_from: float | None = None


AnyCommand = LookAtDecay
