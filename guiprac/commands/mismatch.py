"""What can be asked about the likeness of two parts."""

from typing import Literal

from guiprac.commands.study import Study

Part = Literal["train", "dev", "test"]


class MeasureMismatch(Study, frozen=True, kw_only=True):
    """Tell two parts apart by their inputs; answered by Mismatch. Targets are not looked at (S3)."""

    first: Part = "dev"
    second: Part = "test"


AnyCommand = MeasureMismatch
