"""What all commands are made of."""

from msgspec import Struct


class Command(Struct, frozen=True, tag=str.lower):
    """Base of all commands."""
