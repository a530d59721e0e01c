"""The main window: menus, run bar, experiment column, pictures. It holds no state of the experiment or the run."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QMainWindow,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from guiprac import events
from guiprac.gui import help_dialogs, words
from guiprac.gui.actions import Actions
from guiprac.gui.calls import with_argument
from guiprac.gui.errors import MessageBar
from guiprac.gui.files import Files
from guiprac.gui.forms import Field
from guiprac.gui.language_menu import language_menu
from guiprac.gui.lenses import LENSES
from guiprac.gui.lessons.menu import Lessons
from guiprac.gui.panels import PANELS
from guiprac.gui.panels.data import DataPanel, is_file, source_title
from guiprac.gui.panels.panel import Panel
from guiprac.gui.picture_area import PictureArea
from guiprac.gui.run_bar import RunBar
from guiprac.gui.scroll_column import ScrollColumn
from guiprac.gui.session import Session
from guiprac.gui.settings_store import SettingsStore
from guiprac.gui.side_columns import SideColumns
from guiprac.gui.theme import Mode as ThemeMode
from guiprac.gui.theme import theme
from guiprac.gui.unsaved import UnsavedRuns
from guiprac.gui.words import sentence_text

if TYPE_CHECKING:
    from guiprac.gui.diagnosis import DiagnosisDock
    from guiprac.gui.lens_pane import LensPane
    from guiprac.gui.plots.picture import Picture

_FOLDED_AT_FIRST = ("normalization", "initialization")
_COLUMN_WIDTH = 376
_COLUMN_LEAST_DIGITS = 44
# Text that is read from afar leaves the column less of the screen.
_LARGE = 1.3
_COLUMN_LEAST_DIGITS_LARGE = 35
_FIRST_SIZE = QSize(1280, 800)
_TOLD_MILLISECONDS = 6000
_AFTER_PAINT_MILLISECONDS = 20


class MainWindow(QMainWindow):
    """See the module. `owns_host`: the window starts the trainer's host once it is on the screen."""

    def __init__(self, session: Session, store: SettingsStore, *, owns_host: bool = False) -> None:
        super().__init__()
        self.session = session
        self.store = store
        self._owns_host = owns_host
        self._was_shown = False
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.actions_ = Actions(session, self)
        self.panels: list[Panel] = [panel(session) for panel in PANELS]
        self._diagnosis: DiagnosisDock | None = None
        self._side: SideColumns | None = None
        self._side_width: int | None = None
        self._lesson_file: Path | None = None
        self.message = MessageBar()
        self.unsaved = UnsavedRuns(session, self.save, self)
        self.files = Files(session, store, self.unsaved, self.picture, self)
        self.files.failed.connect(self._show_failure)
        self._build_centre()
        self._build_actions()
        self._build_menus()
        self._build_status()
        self._fit_column()
        self._restore_layout()
        self.actions_.refresh()
        session.failed.connect(self._show_failure)
        session.told.connect(self._tell)
        session.dirty_changed.connect(self._title)
        session.experiment_changed.connect(self._title)
        session.mode_changed.connect(self._title)
        session.prepared_changed.connect(self._title)
        self._title()

    # --- building ---------------------------------------------------------------------------------------------

    def _build_centre(self) -> None:
        column = QWidget()
        column.setProperty("role", "column")
        stack = QVBoxLayout(column)
        stack.setContentsMargins(0, 0, 4, 0)
        stack.setSpacing(8)
        for panel in self.panels:
            stack.addWidget(panel)
            if isinstance(panel, DataPanel):
                panel.open_wanted.connect(self.files.ask_open_data)
        stack.addStretch(1)
        self._scroll = ScrollColumn(column)
        self._scroll.setObjectName("experiment")
        self._scroll.setAccessibleName(self.tr("Experiment"))
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area = PictureArea(self.session, self.store, self.actions_)
        self.area.front_changed.connect(self._refresh_picture_actions)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(8)
        self._splitter.splitterMoved.connect(self._splitter_moved)
        self._splitter.addWidget(self._scroll)
        self._splitter.addWidget(self.area)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        self._bar = RunBar(self.session, self.actions_)
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 12, 12, 12)
        inner.setSpacing(8)
        inner.addWidget(self.message)
        inner.addWidget(self._splitter, 1)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._bar)
        rows.addLayout(inner, 1)
        self.setCentralWidget(whole)

    def _build_actions(self) -> None:
        add = self.actions_.add
        self.files.add_verbs(self.actions_)
        looks = QActionGroup(self)
        modes: tuple[tuple[ThemeMode, str], ...] = (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        )
        for mode, text in modes:
            action = self.actions_.add_choice(
                looks, f"view.{mode}", text, with_argument(self._set_look, mode)
            )
            action.setChecked(theme().mode == mode)
        add(
            "view.larger",
            self.tr("Larger text"),
            with_argument(self._step_text, 1),
            keys=("Ctrl+=", "Ctrl++"),
        )
        add("view.smaller", self.tr("Smaller text"), with_argument(self._step_text, -1), keys=("Ctrl+-",))
        add("view.normal", self.tr("Normal text size"), with_argument(self._step_text, 0), keys=("Ctrl+0",))
        diagnosis = add(
            "view.diagnosis",
            self.tr("Diagnosis"),
            self._toggle_diagnosis,
            keys=("Ctrl+B",),
            help=self.tr("Show at the right whether bias or variance is high, and what to try next (S4-S6)."),
        )
        diagnosis.setCheckable(True)
        self.area.add_verbs()
        add(
            "view.reset_layout",
            self.tr("Reset layout"),
            self.reset_layout,
            help=self.tr("Return window, column and panels to how they were at first."),
        )
        add("help.shortcuts", self.tr("Keyboard shortcuts"), self._show_shortcuts, keys=("F1",))
        self.actions_.add_whats_this()
        add("help.about", self.tr("About guiprac"), self._show_about)

    def _build_menus(self) -> None:
        names = self.actions_
        file = self._menu(self.tr("&File"), "menu.file", ["file.open_data", "file.open"])
        self.files.add_menus(file)
        file.addSeparator()
        for name in ("file.save", "file.save_as", "file.save_experiment", "file.export_picture"):
            file.addAction(names[name])
        file.addSeparator()
        file.addAction(names["file.quit"])
        self._menu(self.tr("&Edit"), "menu.edit", ["edit.undo", "edit.redo", "", "edit.copy_picture"])
        self._menu(
            self.tr("&Run"),
            "menu.run",
            [
                *("run.start", "run.pause", "run.step", "run.step_epoch", "run.stop", ""),
                *("run.reset", "run.reset_new_seed", "", "run.check_gradients", "run.cancel_check", ""),
            ],
        ).addMenu(self._threads_menu())
        lenses = [f"lens.{entry.key}" for entry in LENSES]
        self._menu(
            self.tr("&View"),
            "menu.view",
            [
                *("view.diagnosis", "", *lenses, "", "view.system", "view.light", "view.dark", ""),
                *("view.larger", "view.smaller", "view.normal", "", "view.reset_layout"),
            ],
        )
        view = self.findChild(QMenu, "menu.view")
        assert isinstance(view, QMenu)
        view.insertMenu(names["view.reset_layout"], language_menu(self))
        self.lessons = Lessons(self)
        self.menuBar().addMenu(self.lessons.menu)
        self._menu(self.tr("&Help"), "menu.help", ["help.shortcuts", "help.whats_this", "", "help.about"])

    def _threads_menu(self) -> QMenu:
        """How many threads the matrix products use; more than cores minus one fight with the window."""
        menu = QMenu(self.tr("Matrix threads"), self)
        menu.setObjectName("menu.threads")
        menu.setToolTipsVisible(True)
        group = QActionGroup(self)
        cores = os.cpu_count() or 1
        self.session.blas_threads = min(self.store.integer("blas_threads"), cores)
        for threads in range(cores + 1):
            text = self.tr("Automatic (cores minus one)") if threads == 0 else str(threads)
            action = self.actions_.add_choice(
                group, f"run.threads.{threads}", text, with_argument(self._set_threads, threads)
            )
            action.setChecked(threads == self.session.blas_threads)
            menu.addAction(action)
        return menu

    def _set_threads(self, threads: int) -> None:
        self.session.blas_threads = threads
        self.store.put("blas_threads", threads)
        self._tell(self.tr("The next run uses this number of threads."))

    def _menu(self, title: str, name: str, verbs: list[str]) -> QMenu:
        menu = self.menuBar().addMenu(title)
        menu.setObjectName(name)
        menu.setToolTipsVisible(True)
        for verb in verbs:
            if verb:
                menu.addAction(self.actions_[verb])
            else:
                menu.addSeparator()
        return menu

    def _build_status(self) -> None:
        self._data_words = QLabel()
        self._data_words.setObjectName("status.data")
        self._data_words.setProperty("role", "help")
        self._data_words.setToolTip(
            words.tooltip(
                self.tr(
                    "Matrix products use all cores but one, so that the window has one to draw on: threads that "
                    "wait for a busy core can make training several times slower. Run ▸ Matrix threads changes it."
                )
            )
        )
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(self._data_words)
        self.statusBar().setContentsMargins(8, 0, 8, 0)

    # --- opening and saving -----------------------------------------------------------------------------------

    def open_path(self, path: Path) -> None:
        """Open a run, an experiment or a data file, by the file's suffix."""
        self.files.open_path(path)

    def save(self) -> None:
        """Save the run where it was saved before, or ask for a place."""
        self.files.save()

    def may_drop_run(self) -> bool:
        """Whether there is nothing to lose, or the person says that it may go."""
        return self.unsaved.may_drop_run()

    # --- pictures, lenses, columns ----------------------------------------------------------------------------

    @property
    def lenses(self) -> "LensPane":
        """The pane of the lenses that are open."""
        return self.area.lenses

    @property
    def pictures(self) -> list["Picture"]:
        """The pictures in the order of their tabs, made when first asked for."""
        return self.area.pictures

    def make_pictures(self) -> None:
        """Fill the tabs, once. The window calls it when it is on the screen."""
        self.area.make_pictures()

    def picture(self) -> "Picture | None":
        """The picture in front; with the focus in a lens, that lens."""
        return self.area.front()

    @property
    def picture_index(self) -> int:
        """Which of the pictures is in front."""
        return self.area.index

    def show_picture(self, index: int) -> None:
        """Bring one of the pictures to the front."""
        self.area.show_picture(index)

    def show_picture_named(self, name: str) -> None:
        """Bring the picture with this objectName, such as "plot.model", to the front."""
        self.area.show_picture_named(name)

    def open_lens(self, key: str) -> "Picture":
        """Open a lens beside the pictures, or bring it to the front."""
        return self.area.open_lens(key)

    @property
    def centre_sizes(self) -> list[int]:
        """The room of the pictures and of the lenses."""
        return self.area.sizes()

    def share_centre(self, sizes: Sequence[int] = (1, 1)) -> None:
        """Part the room between the pictures and the lenses in this proportion."""
        self.area.share(sizes)

    def _toggle_diagnosis(self) -> None:
        self._show_diagnosis()
        if self._diagnosis is not None and self._diagnosis.isVisible():
            # Who asks for it by key is there with the next key.
            self._diagnosis.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_diagnosis(self) -> None:
        """Show or hide the column at the right, which is made when it is first shown."""
        is_shown = self.actions_["view.diagnosis"].isChecked()
        if self._diagnosis is None and is_shown:
            from guiprac.gui.diagnosis import DiagnosisDock

            self._diagnosis = DiagnosisDock(self.session)
            self.add_column(self._diagnosis, 1)
        if self._diagnosis is not None:
            self._diagnosis.setVisible(is_shown)
        self.store.put("diagnosis", int(is_shown))

    def show_diagnosis(self, is_shown: bool) -> None:
        """Show or hide the diagnosis."""
        if self.actions_["view.diagnosis"].isChecked() != is_shown:
            self.actions_["view.diagnosis"].setChecked(is_shown)
            self._show_diagnosis()

    def add_column(self, column: QWidget, place: int) -> None:
        """Put a column at the right of the pictures; it keeps its width when the window grows."""
        if self._side is None:
            self._side = SideColumns(self)
            self._splitter.addWidget(self._side)
            self._splitter.setStretchFactor(self._splitter.indexOf(self._side), 0)
        self._side.put(column, place)

    @Slot()
    def widen_side(self) -> None:
        """Give the columns at the right the room that a hand gave them, or that they like best, if there is."""
        if self._side is not None and not self._side.isHidden():
            left, *rest = self._splitter.sizes()
            wanted = self._side_width or self._side.sizeHint().width()
            if rest[-1] != wanted:
                self._splitter.setSizes([left, max(sum(rest) - wanted, 1), wanted])

    @Slot(int, int)
    def _splitter_moved(self, position: int, handle: int) -> None:
        if self._side is not None and handle == self._splitter.indexOf(self._side):
            self._side_width = self._side.width()

    # --- what happens -----------------------------------------------------------------------------------------

    @Slot(object)
    def _show_failure(self, failed: events.Failed) -> None:
        self.unsaved.keep_open()
        self.message.show_failure(failed)
        if failed.what == "bug" and self.findChild(QDialog, "details") is None:
            # Not one dialog more for every turn of a timer that fails again and again.
            self.message.show_details()
        if failed.key:
            self.show_field(failed.key)

    def show_field(self, key: str) -> None:
        """Unfold the panel of a setting and scroll to its field."""
        for panel in self.panels:
            shown: QWidget | None = panel.fields.get(key) or panel.findChild(Field, key)
            shown = shown or panel.findChild(QWidget, key)
            if shown is not None:
                panel.set_open(True)
                # Once the unfolded panel has its place.
                QTimer.singleShot(0, shown, with_argument(self._scroll_to, shown))
                return

    def _scroll_to(self, field: QWidget) -> None:
        self._scroll.ensureWidgetVisible(field, 0, 80)

    @Slot(str)
    def _tell(self, text: str) -> None:
        self.statusBar().showMessage(sentence_text(text), _TOLD_MILLISECONDS)

    @Slot()
    def _title(self) -> None:
        session = self.session
        source = session.experiment.data.source
        data = Path(source).name if is_file(source) else source_title(source)
        name = session.path.stem if session.path is not None else data
        self.setWindowTitle(f"{name}[*] — guiprac")
        self.setWindowModified(session.dirty)
        prepared = session.prepared
        if session.preparing:
            told = self.tr("Reading {0}…").format(data)
        elif prepared is None:
            told = ""
        else:
            told = self.tr("{0}: {1} train, {2} dev, {3} test").format(
                data, *(words.count(part.count) for part in (prepared.train, prepared.dev, prepared.test))
            )
        threads = session.blas_threads_in_use
        if told and threads is not None:
            told += "  ·  " + self.tr("BLAS threads: {0}").format(threads)
        self._data_words.setText(told)
        self._refresh_picture_actions()

    @Slot()
    def _refresh_picture_actions(self) -> None:
        picture = self.picture()
        can = picture is not None and (picture.can_export or self.session.started is not None)
        for name in ("file.export_picture", "edit.copy_picture"):
            self.actions_[name].setEnabled(can)

    def _set_look(self, mode: ThemeMode) -> None:
        theme().set_mode(mode)
        self.store.put("look", mode)

    def _step_text(self, step: int) -> None:
        theme().set_text_step(theme().text_step + step if step else 0)
        self.store.put("text_step", theme().text_step)

    def _show_shortcuts(self) -> None:
        help_dialogs.ShortcutsDialog(self.actions_, self).show()

    def _show_about(self) -> None:
        help_dialogs.AboutDialog(self).show()

    # --- layout and life --------------------------------------------------------------------------------------

    def reset_layout(self) -> None:
        """Return to the layout of the first start."""
        self.store.forget("geometry", "splitter", "folded")
        self.area.close_lenses()
        self.show_diagnosis(self._has_room_for_diagnosis())
        self._restore_layout()

    def _has_room_for_diagnosis(self) -> bool:
        """Whether the diagnosis is there from the first start: beside the pictures it needs a wide screen."""
        return self.screen().availableGeometry().width() >= _FIRST_SIZE.width()

    def _restore_layout(self) -> None:
        geometry, splitter = self.store.bytes("geometry"), self.store.bytes("splitter")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(_FIRST_SIZE)
        if splitter.isEmpty() or not self._splitter.restoreState(splitter):
            self._splitter.setSizes([_COLUMN_WIDTH, _FIRST_SIZE.width() - _COLUMN_WIDTH])
        folded = self.store.text("folded", " ".join(_FOLDED_AT_FIRST)).split()
        for panel in self.panels:
            panel.set_open(panel.name not in folded)

    def _keep_layout(self) -> None:
        self.store.put("geometry", self.saveGeometry())
        self.store.put("splitter", self._splitter.saveState())
        # "-" stands for none, as an empty text would read as never stored.
        folded = [panel.name for panel in self.panels if not panel.is_open] or ["-"]
        self.store.put("folded", " ".join(folded))
        self.store.sync()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            # The first Tab then goes to the first button; no ring is drawn before a key asks for it.
            self.setFocus()
            # Counted from the first turn of the event loop, which paints: the window is there at once.
            QTimer.singleShot(0, self, self._complete_soon)

    def _complete_soon(self) -> None:
        QTimer.singleShot(_AFTER_PAINT_MILLISECONDS, self, self._complete)

    def _complete(self) -> None:
        if self._owns_host:
            self.session.connect_host()
        self.make_pictures()
        self.area.reopen_lenses()
        if self.store.integer("diagnosis", int(self._has_room_for_diagnosis())):
            self.show_diagnosis(True)
        if self._lesson_file is not None:
            self.lessons.open_file(self._lesson_file)

    def open_lesson(self, path: Path) -> None:
        """Open the lesson of a file, once the window is complete."""
        if self.area.is_filled:
            self.lessons.open_file(path)
        else:
            self._lesson_file = path

    def hand_over(self) -> None:
        """Let go of the session, and remember what a window that takes this one's place shall show."""
        self._keep_layout()
        self.area.hand_over()

    def closeEvent(self, event: QCloseEvent) -> None:
        # What is trained in a lesson is not asked about; the person's own experiment is.
        self.lessons.leave()
        if not self.unsaved.may_close():
            event.ignore()
            return
        self._keep_layout()
        self.session.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.files.greet_dragged(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.files.open_dropped(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_column()

    def _fit_column(self) -> None:
        """Keep the experiment column wide enough for its rows at any size of text."""
        digits = _COLUMN_LEAST_DIGITS if theme().zoom < _LARGE else _COLUMN_LEAST_DIGITS_LARGE
        self._scroll.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * digits)
