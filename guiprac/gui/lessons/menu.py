"""The menu Lessons, and what opens a lesson in the window.

Declaration, player and column are loaded when the menu is first opened: the window shall be there before them.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu

from guiprac.errors import GuipracError
from guiprac.gui.language import language
from guiprac.gui.words import tooltip
from guiprac.runtime.failure import failure

if TYPE_CHECKING:
    from guiprac.gui.lessons.column import LessonColumn
    from guiprac.gui.lessons.player import Player, Reading
    from guiprac.gui.window import MainWindow
    from guiprac.lesson import Lesson


class Lessons(QObject):
    """See the module."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.player: Player | None = None
        self.column: LessonColumn | None = None
        self.menu = QMenu(self.tr("&Lessons"), window)
        self.menu.setObjectName("menu.lessons")
        self.menu.setToolTipsVisible(True)
        self._read: list[Lesson] | None = None
        self.menu.aboutToShow.connect(self.fill)
        # Children of the menu itself would be deleted when it is filled anew.
        self._file = QAction(self.tr("Open lesson file…"), window)
        self._file.setObjectName("lessons.open_file")
        self._file.setToolTip(tooltip(self.tr("Open a lesson that somebody wrote: a TOML file.")))
        self._file.triggered.connect(self._ask_file)
        self._leave = QAction(self.tr("Leave the lesson"), window)
        self._leave.setObjectName("lessons.leave")
        self._leave.setToolTip(
            tooltip(self.tr("Give back your own experiment; the place in the lesson is kept."))
        )
        self._leave.triggered.connect(self.leave)
        # Something must be there before it is first shown.
        self.menu.addAction(self._file)

    @property
    def is_open(self) -> bool:
        """Whether a lesson is open."""
        return self.player is not None and self.player.lesson is not None

    @Slot()
    def fill(self) -> None:
        """List the lessons in the language in force, with what was finished."""
        from guiprac.gui.lessons import progress

        self.menu.clear()
        for number, lesson in enumerate(self._all(), start=1):
            come = progress.load(self._window.store, lesson.key)
            state = ""
            if come.finished:
                state = self.tr("   ✓ done")
            elif come.step:
                names = [step.name for step in lesson.steps]
                at = names.index(come.step) + 1 if come.step in names else 1
                state = self.tr("   step {0} of {1}").format(at, len(names)) if at > 1 else ""
            action = QAction(f"{number}  {lesson.title.of(language())}{state}", self.menu)
            action.setObjectName(f"lessons.{lesson.name}")
            about = self.tr("{0} About {1} minutes.").format(lesson.about.of(language()), lesson.minutes)
            action.setToolTip(tooltip(about))
            action.setData(lesson.name)
            action.triggered.connect(self._chosen)
            self.menu.addAction(action)
        self.menu.addSeparator()
        self.menu.addAction(self._file)
        self.menu.addAction(self._leave)
        self._leave.setEnabled(self.is_open)

    def _all(self) -> "list[Lesson]":
        from guiprac.gui.lessons import library

        if self._read is None:
            try:
                self._read = library.all_lessons()
            except GuipracError as error:
                self._window.session.failed.emit(failure(error))
                return []
        return self._read

    def open_file(self, path: Path) -> None:
        """Open the lesson of a file; `Session.failed` says what is wrong with it."""
        from guiprac.gui.lessons import library

        try:
            lesson = library.read(path)
        except GuipracError as error:
            self._window.session.failed.emit(failure(error))
            return
        self.open(lesson)
        self._tell_unknown(lesson, path.name)

    def _tell_unknown(self, lesson: "Lesson", file: str) -> None:
        """A misspelt name frames, locks or hides nothing, which its author would hardly notice."""
        from guiprac.gui.lessons import finding
        from guiprac.lesson import LessonError

        unknown = finding.unknown(self._window, lesson)
        if unknown and self.is_open:
            says = self.tr("{0}: the window has no control named {1}.").format(file, ", ".join(unknown))
            self._window.session.failed.emit(failure(LessonError(says)))

    def open(self, lesson: "Lesson") -> None:
        """Begin a lesson, or take it up, if the person's own run may be dropped."""
        if not self.is_open and not self._window.may_drop_run():
            return
        player, column = self._made()
        player.open(lesson)
        column.take_focus()

    def hand_over(self) -> "tuple[Reading, float | None] | None":
        """Let go of the lesson that is open, with what was chosen and not yet given; None if none is open."""
        if self.player is None or self.column is None:
            return None
        chosen = self.column.chosen
        reading = self.player.hand_over()
        return None if reading is None else (reading, chosen)

    def take_up(self, reading: "Reading", chosen: float | None) -> None:
        """Go on with the lesson of the window that was here before."""
        player, column = self._made()
        player.take_up(reading)
        column.choose(chosen)

    def _made(self) -> "tuple[Player, LessonColumn]":
        """The player and its column, made when they are first needed."""
        self._window.make_pictures()
        if self.player is None or self.column is None:
            from guiprac.gui.lessons.column import LessonColumn
            from guiprac.gui.lessons.player import Player
            from guiprac.gui.plots.errors import ErrorsPicture

            self.player = Player(self._window)
            errors = next(made for made in self._window.pictures if isinstance(made, ErrorsPicture))
            self.column = LessonColumn(self.player, errors)
            self._window.add_column(self.column, 0)
        return self.player, self.column

    @Slot()
    def leave(self) -> None:
        """Leave the lesson, if one is open."""
        if self.player is not None:
            self.player.leave()

    @Slot()
    def _chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            name = str(action.data())
            self.open(next(lesson for lesson in self._all() if lesson.name == name))

    @Slot()
    def _ask_file(self) -> None:
        kinds = self.tr("Lessons (*{0})").format(".toml")
        dialog = QFileDialog(
            self._window, self.tr("Open lesson file"), self._window.store.text("folder"), kinds
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._file_chosen)
        # open() and not exec(): the rest of the window goes on.
        dialog.open()

    @Slot(str)
    def _file_chosen(self, name: str) -> None:
        self._window.store.put("folder", str(Path(name).parent))
        self.open_file(Path(name))
