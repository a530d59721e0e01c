"""The lessons there are, and a lesson by its name or file."""

import difflib
from pathlib import Path

from guiprac.errors import ExperimentError
from guiprac.gui.lenses import LENSES
from guiprac.lesson import SUFFIX, Lesson, bundled_lessons, read_lesson


def read(path: Path) -> Lesson:
    """Read a lesson file.

    Raises:
        LessonError: it cannot be read, or says something that makes no sense.
    """
    return read_lesson(path, [entry.key for entry in LENSES])


def all_lessons() -> list[Lesson]:
    """The lessons that ship with the program, in the order of the menu."""
    made = (read(path) for path in bundled_lessons().values())
    return sorted(made, key=lambda lesson: (lesson.order, lesson.name))


def find(name: str) -> Path:
    """The file of a lesson, given by its name or as a file.

    Raises:
        ExperimentError: there is no such lesson; near names are told.
    """
    path, known = Path(name), bundled_lessons()
    if name in known:
        return known[name]
    if path.is_file():
        return path
    if path.suffix == SUFFIX or len(path.parts) > 1:
        raise ExperimentError(f"There is no lesson file {name}.")
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5) or [one for one in known if name in one]
    hint = f"Did you mean {' or '.join(near)}?" if near else f"There are {', '.join(known)}."
    raise ExperimentError(f"There is no lesson {name}. {hint}")
