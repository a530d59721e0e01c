"""Pictures of the model as it stands."""

from typing import Literal

from guiprac.commands.base import Command

View = Literal["boundary", "confusion", "scatter", "mistakes"]


class Look(Command, frozen=True):
    """Compute one picture of the model as it stands; answered by the picture's event."""

    view: View


AnyCommand = Look
