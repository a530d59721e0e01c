"""What makes two runs differ in more than their settings, and so their comparison unfair."""

from PySide6.QtCore import QCoreApplication

from guiprac.experiment import settings
from guiprac.gui import words
from guiprac.gui.runs import KeptRun
from guiprac.gui.words import sentences


def steered(run: KeptRun) -> str:
    """The labels of the settings that were changed while a run trained, or ""."""
    declared = settings()
    keys = dict.fromkeys(event.key for event in run.history.steered)
    return ", ".join(words.setting_text(declared[key].label) for key in keys)


def unfairness(run: KeptRun, other: KeptRun) -> str:
    """Why a difference of two runs is not that of their settings alone, as sentences, or ""."""
    translate = QCoreApplication.translate
    told = [
        translate(
            "fairness",
            "{0} was steered while it trained ({1}), which the table of settings does not show: the difference is "
            "also that of steering.",
        ).format(each.title, labels)
        for each in (other, run)
        if (labels := steered(each))
    ]
    if _same_steps(run, other) and run.steps != other.steps:
        told.append(
            translate(
                "fairness", "{0} took {1} steps, and {2} took {3}: at the end, one was trained longer."
            ).format(run.title, words.count(run.steps), other.title, words.count(other.steps))
        )
    return sentences(*told)


def _same_steps(run: KeptRun, other: KeptRun) -> bool:
    """Whether a step of both is as large a part of as much data, so that their steps can be counted alike."""
    if run.started is None or other.started is None:
        return False
    return run.started.steps_per_epoch == other.started.steps_per_epoch
