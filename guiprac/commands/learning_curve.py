"""What can be asked about more data."""

from typing import Annotated

from msgspec import Meta

from guiprac.commands.study import Study


class DrawLearningCurve(Study, frozen=True, kw_only=True):
    """Train on more and more of train; answered by LearningPoint and LearningCurve."""

    points: Annotated[int, Meta(ge=2, le=20)] = 6
    repeats: Annotated[int, Meta(ge=1, le=100)] = 3


AnyCommand = DrawLearningCurve
