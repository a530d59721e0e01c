"""How far a person came in each lesson, kept with the window's settings."""

import msgspec
from msgspec import Struct

from guiprac.gui.settings_store import SettingsStore


class Progress(Struct):
    """Of one lesson; steps go by their names, so that a lesson can grow between two sittings.

    Attributes:
        step: the step reached; finished: whether the last one was left by going on.
        answers: the predictions, an index of a choice or a number; right: whether they came true.
        kept: the quantities as each step left them.
    """

    step: str = ""
    finished: bool = False
    answers: dict[str, float] = {}
    right: dict[str, bool] = {}
    kept: dict[str, dict[str, float]] = {}


def load(store: SettingsStore, lesson: str) -> Progress:
    """The progress in a lesson; that of a beginner where nothing, or nothing that can be read, was kept."""
    text = store.text(_key(lesson))
    if not text:
        return Progress()
    try:
        return msgspec.json.decode(text, type=Progress)
    except (msgspec.ValidationError, msgspec.DecodeError):
        return Progress()


def keep(store: SettingsStore, lesson: str, progress: Progress) -> None:
    """Remember the progress."""
    store.put(_key(lesson), msgspec.json.encode(progress).decode())


def _key(lesson: str) -> str:
    return f"lessons/{lesson}"
