"""What can be asked about normalization."""

from typing import Annotated, Literal

from msgspec import Meta

from guiprac.commands.lens import LookThrough
from guiprac.commands.study import Study

Model = Literal["network", "linear"]
Plane = Literal["weights", "extremes"]
# An input by its place; for the first, -1 is the one with the largest σ, for the second that with the smallest.
InputPlace = Annotated[int, Meta(ge=-1)]


class LookAtNormalization(LookThrough, frozen=True):
    """Look at two inputs raw, centred and scaled; answered by NormalizationSeen."""

    first: InputPlace = -1
    second: InputPlace = -1


class DrawContours(Study, frozen=True, kw_only=True):
    """Draw J over a plane through the present point, on raw and on normalized inputs; answered by ContoursDrawn.

    Attributes:
        model: the run's network, or a linear model of the same data (least squares).
        plane: the weights from two inputs to one unit of the first layer, or the Hessian's extreme directions.
        unit: the unit of the first layer, from 0.
    """

    model: Model = "network"
    plane: Plane = "weights"
    first: InputPlace = -1
    second: InputPlace = -1
    unit: Annotated[int, Meta(ge=0)] = 0


class MeasureCurvature(Study, frozen=True, kw_only=True):
    """Take the Hessian's extreme eigenvalues on raw and on normalized inputs; answered by CurvatureMeasured."""

    model: Model = "network"


AnyCommand = LookAtNormalization | DrawContours | MeasureCurvature
