"""What can be asked about dropout."""

from typing import Annotated, Literal

from msgspec import Meta

from guiprac.commands.lens import LookThrough
from guiprac.commands.study import Study

View = Literal["steps", "test", "units"]


class LookAtDropout(LookThrough, frozen=True):
    """Look at dropout now; answered by DropoutSeen.

    Attributes:
        view: the forward and backward steps on a mini-batch, predictions with dropout left on, or units knocked out.
        layer: 0 is the input, 1 the first hidden layer ("steps", "units").
        keep_prob: a what-if value for the layer ("steps") or for all hidden layers ("test"); 0 is as in the run.
        draw: which masks of the lens's own; another number is another draw ("steps", "test").
        example: which of the measured dev examples ("test").
        knocked_out: units of the layer that are silenced together ("units").
    """

    view: View = "steps"
    layer: int = 1
    keep_prob: float = 0.0
    draw: int = 0
    example: int = 0
    knocked_out: tuple[int, ...] = ()


class CompareTwins(Study, frozen=True, kw_only=True):
    """Train twice from the same seed, with dropout and without; answered by TwinCosts and TwinsCompared (S18).

    Attributes:
        full_batch: whether each step takes all of train, so that nothing but the masks differs from step to step.
        keep_prob: a what-if value for all hidden layers; 0 is as in the experiment.
        masks: under how many masks J of the same parameters is taken at the end.
    """

    epochs: Annotated[int, Meta(ge=1, le=1000)] = 10
    full_batch: bool = False
    keep_prob: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.0
    masks: Annotated[int, Meta(ge=2, le=1000)] = 100


AnyCommand = LookAtDropout | CompareTwins
