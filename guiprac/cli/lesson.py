"""`guiprac lesson [NAME|FILE]`: opens the window in a lesson, or lists the lessons."""

from guiprac.cli import output
from guiprac.cli.window import open_window
from guiprac.gui.lessons import library


def lesson(name: str | None) -> int:
    """Open a lesson, or without a name list those that ship with the program; the exit code.

    Raises:
        ExperimentError: there is no such lesson, or its file makes no sense.
        NoWindow: no window can be opened here.
    """
    if name is None:
        output.say(_listing())
        return 0
    path = library.find(name)
    # Read before the window opens: a bad file is told in the terminal.
    library.read(path)
    return open_window(None, lesson=path)


def _listing() -> str:
    lessons = library.all_lessons()
    width = max(len(made.name) for made in lessons)
    lines = [f"{made.name:<{width}}  {made.about.en} ({made.minutes} min)" for made in lessons]
    return "\n".join([*lines, "", "guiprac lesson NAME opens one; guiprac lesson FILE one that you wrote."])
