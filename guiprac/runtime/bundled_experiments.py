"""The experiments that ship with the program."""

from pathlib import Path

from guiprac.resources_path import resource


def bundled_experiments() -> dict[str, Path]:
    """Their files by name, in alphabetical order."""
    return {path.stem: path for path in sorted(resource("experiments").glob("*.toml"))}
