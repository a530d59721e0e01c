"""Calls for signals, with an argument fixed beforehand."""

from collections.abc import Callable


def with_argument(act: Callable[..., object], argument: object) -> Callable[[], None]:
    """A call with its argument fixed, deaf to what the signal sends along."""

    def call(*_: object) -> None:
        act(argument)

    return call


def with_name(act: Callable[..., object], argument: object) -> Callable[[str], None]:
    """A call with its argument fixed, and the name of a file to come."""

    def call(name: str) -> None:
        act(argument, name)

    return call
