"""What would be lost with the window: runs that are in no file, how that is told, and what becomes of them."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from guiprac.gui.runs import KeptRun
from guiprac.gui.session import Session

_MOST_NAMED = 4


class UnsavedRuns(QObject):
    """Asks, and closes the window once the run that was to be saved is."""

    def __init__(self, session: Session, save: Callable[[], None], window: QWidget) -> None:
        """`save` writes the present run, or asks where to; `window` is behind the questions."""
        super().__init__(window)
        self._session, self._save, self._window = session, save, window
        self._close_when_saved = self._others_may_go = False
        session.dirty_changed.connect(self._close_if_saved)

    def may_close(self) -> bool:
        """Whether the window may close now; after "Save" it closes by itself when the run is written."""
        dirty = self._session.dirty
        if not dirty and (self._others_may_go or not other_unsaved(self._session)):
            return True
        button = QMessageBox.StandardButton
        answer = self._ask(
            question(self._session),
            (button.Save if dirty else button.NoButton) | button.Discard | button.Cancel,
            button.Save if dirty else button.Cancel,
        )
        # Once told what goes with the window, nobody is asked again when the present run has been written.
        self._others_may_go = answer == button.Save
        if answer == button.Save:
            # The host writes the file; the window closes when it says that it has.
            self._close_when_saved = True
            # What is worked out beside the run would keep the file waiting.
            self._session.cancel_check()
            self._session.stop()
            self._save()
        return answer == button.Discard

    def may_drop_run(self) -> bool:
        """Whether there is nothing to lose, or the person says that it may go."""
        if not self._session.dirty:
            return True
        button = QMessageBox.StandardButton
        answer = self._ask(
            self.tr("The present run is not saved. Open the other one all the same?"),
            button.Open | button.Cancel,
            button.Cancel,
        )
        return answer == button.Open

    @Slot()
    def keep_open(self) -> None:
        """Nothing was saved, so nothing is to be closed."""
        self._close_when_saved = self._others_may_go = False

    @Slot()
    def _close_if_saved(self) -> None:
        if self._close_when_saved and not self._session.dirty:
            self._close_when_saved = False
            # Not from inside the session's own signal.
            QTimer.singleShot(0, self._window.close)

    def _ask(
        self, asked: str, buttons: QMessageBox.StandardButton, default: QMessageBox.StandardButton
    ) -> QMessageBox.StandardButton:
        return QMessageBox.question(self._window, "guiprac", asked, buttons, default)


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
