"""What would be lost with the window: runs that are in no file, and how that is told."""

from PySide6.QtCore import QCoreApplication

from guiprac.gui.runs import KeptRun
from guiprac.gui.session import Session

_MOST_NAMED = 4


def other_unsaved(session: Session) -> list[KeptRun]:
    """The runs of the table that hold more than their file does, without the present one."""
    return [run for run in session.runs if run.dirty and run is not session.runs.present]


def question(session: Session) -> str:
    """How many runs are not saved, and what "Save" would do about it."""
    translate = QCoreApplication.translate
    present, others = session.runs.present, other_unsaved(session)
    if not others:
        return translate("unsaved", "The run is not saved.")
    titles = [run.title for run in ([present] if session.dirty and present is not None else []) + others]
    count = len(others) + session.dirty
    if count == 1:
        told = translate("unsaved", "{0} is not saved.").format(titles[0])
    else:
        named = ", ".join(titles[:_MOST_NAMED])
        if len(titles) > _MOST_NAMED:
            named = translate("unsaved", "{0} and {1} more").format(named, len(titles) - _MOST_NAMED)
        told = translate("unsaved", "{0} runs are not saved: {1}.").format(count, named)
    more = [
        translate("unsaved", "“Save” keeps the present one; the others are lost with the window.")
        if session.dirty
        else "",
        translate("unsaved", "To keep another one, return to it in the table of runs (Ctrl+R) and save it."),
    ]
    return "\n\n".join([told, " ".join(part for part in more if part)])
