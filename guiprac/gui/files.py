"""What is opened and saved, with the dialogs that ask for a file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from guiprac import events
from guiprac.gui.actions import Actions
from guiprac.gui.calls import with_argument, with_name
from guiprac.gui.panels.data import open_data
from guiprac.gui.session import Session
from guiprac.gui.settings_store import SettingsStore
from guiprac.gui.unsaved import UnsavedRuns
from guiprac.gui.words import experiment_title
from guiprac.resources_path import resource

if TYPE_CHECKING:
    from guiprac.gui.plots.picture import Picture

RUN_SUFFIX = ".guiprac"
EXPERIMENT_SUFFIX = ".toml"
DATA_PATTERNS = "*.csv *.tsv *.txt *.parquet *.npz *.npy *.idx *.gz *-ubyte"


class Files(QObject):
    """Opens runs, experiments and data, saves runs and experiments, and exports the picture in front.

    `failed` tells, as an events.Failed, what could not even be tried.
    """

    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        store: SettingsStore,
        unsaved: UnsavedRuns,
        picture: "Callable[[], Picture | None]",
        window: QWidget,
    ) -> None:
        """`picture` finds the picture in front; `window` is behind the dialogs."""
        super().__init__(window)
        self._session, self._store, self._unsaved = session, store, unsaved
        self._picture, self._window = picture, window

    def add_verbs(self, actions: Actions) -> None:
        """Make the verbs of the menus File and Edit that are about files and pictures."""
        add, key = actions.add, QKeySequence.StandardKey
        add(
            "file.open_data",
            self.tr("Open data…"),
            self.ask_open_data,
            keys=("Ctrl+D",),
            icon_name="open",
            help=self.tr("Train on a file of your own: CSV, TSV, Parquet, NPZ, NPY or IDX."),
        )
        add(
            "file.open",
            self.tr("Open run or experiment…"),
            self.ask_open,
            keys=(key.Open,),
            help=self.tr("Open a run that was saved, or the settings of an experiment (TOML)."),
        )
        add(
            "file.save",
            self.tr("Save run"),
            self.save,
            keys=(key.Save,),
            icon_name="save",
            help=self.tr("Write settings, readings and parameters of the run to its file."),
        )
        add(
            "file.save_as",
            self.tr("Save run as…"),
            self.ask_save_as,
            keys=("Ctrl+Shift+S",),
            help=self.tr("Write the run to another file."),
        )
        add(
            "file.save_experiment",
            self.tr("Save experiment as TOML…"),
            self.ask_save_experiment,
            help=self.tr("Write the settings alone, to read, to share, or for the command line."),
        )
        add(
            "file.export_picture",
            self.tr("Export picture…"),
            self.ask_export_picture,
            keys=("Ctrl+E",),
            help=self.tr("Save the picture in front as PNG or SVG, or its data as CSV."),
        )
        add(
            "file.quit",
            self.tr("Quit"),
            self._window.close,
            keys=("Ctrl+Q",),
            help=self.tr("Close the window."),
        )
        add(
            "edit.copy_picture",
            self.tr("Copy picture"),
            self.copy_picture,
            keys=("Ctrl+Shift+C",),
            icon_name="copy",
            help=self.tr("Put the picture in front on the clipboard."),
        )

    def add_menus(self, menu: QMenu) -> None:
        """Put the bundled experiments and the files opened last into the menu File."""
        bundled = menu.addMenu(self.tr("Open bundled experiment"))
        bundled.setObjectName("menu.bundled")
        self._fill_bundled(bundled)
        self._recent = menu.addMenu(self.tr("Recent"))
        self._recent.setObjectName("menu.recent")
        self._recent.aboutToShow.connect(self._fill_recent)
        self._fill_recent()

    # --- opening ----------------------------------------------------------------------------------------------

    def open_path(self, path: Path) -> None:
        """Open a run, an experiment or a data file, by the file's suffix."""
        if not path.is_file():
            says = self.tr("There is no file {0}. Was it moved or renamed?").format(path)
            self.failed.emit(events.Failed("data", says))
            return
        suffix = path.suffix.lower()
        if suffix == EXPERIMENT_SUFFIX:
            self._session.open_experiment(path)
        elif suffix == RUN_SUFFIX:
            if not self._unsaved.may_drop_run():
                return
            self._session.open_run(path)
        else:
            open_data(self._session, str(path.resolve()))
        self._store.add_recent(path)

    def open_dropped(self, event: QDropEvent) -> None:
        """Open the file that was dragged here."""
        path = _local_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_path(path)

    def greet_dragged(self, event: QDropEvent) -> None:
        """Tell who drags a file that it may be dropped here."""
        if _local_file(event) is not None:
            event.acceptProposedAction()

    @Slot()
    def ask_open_data(self) -> None:
        """Let a data file be chosen."""
        kinds = self.tr("Data ({0})").format(DATA_PATTERNS) + ";;" + self.tr("All files (*)")
        self._ask_open(self.tr("Open data"), kinds, self._open_data_chosen)

    @Slot()
    def ask_open(self) -> None:
        """Let a run or an experiment be chosen."""
        kinds = self.tr("Runs and experiments (*{0} *{1})").format(RUN_SUFFIX, EXPERIMENT_SUFFIX)
        self._ask_open(
            self.tr("Open run or experiment"), f"{kinds};;" + self.tr("All files (*)"), self._open_chosen
        )

    @Slot(str)
    def _open_data_chosen(self, name: str) -> None:
        path = self._chosen(name)
        self._store.add_recent(path)
        open_data(self._session, str(path.resolve()))

    @Slot(str)
    def _open_chosen(self, name: str) -> None:
        self.open_path(self._chosen(name))

    def _ask_open(self, title: str, kinds: str, chosen: Callable[[str], None]) -> None:
        dialog = self._dialog(title, kinds, chosen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        # open() and not exec(): the run and the rest of the window go on meanwhile.
        dialog.open()

    def _fill_bundled(self, menu: QMenu) -> None:
        found = sorted(resource("experiments").glob(f"*{EXPERIMENT_SUFFIX}"))
        menu.setEnabled(bool(found))
        for path in found:
            action = menu.addAction(experiment_title(path.stem))
            action.setObjectName(f"file.bundled.{path.stem}")
            action.triggered.connect(with_argument(self._session.open_experiment, path))

    @Slot()
    def _fill_recent(self) -> None:
        self._recent.clear()
        names = self._store.recent()
        for name in names:
            action = self._recent.addAction(Path(name).name)
            action.setToolTip(name)
            action.triggered.connect(with_argument(self.open_path, Path(name)))
        if not names:
            nothing = self._recent.addAction(self.tr("No files yet"))
            nothing.setEnabled(False)

    # --- saving -----------------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Save the run where it was saved before, or ask for a place."""
        if self._session.path is not None:
            self._session.save(self._session.path)
        else:
            self.ask_save_as()

    @Slot()
    def ask_save_as(self) -> None:
        """Let a place for the run be chosen."""
        kinds = self.tr("Runs (*{0})").format(RUN_SUFFIX)
        self._ask_save(self.tr("Save run"), kinds, f"run{RUN_SUFFIX}", self._save_chosen)

    @Slot()
    def ask_save_experiment(self) -> None:
        """Let a place for the settings be chosen."""
        kinds = self.tr("Experiments (*{0})").format(EXPERIMENT_SUFFIX)
        name = f"experiment{EXPERIMENT_SUFFIX}"
        self._ask_save(self.tr("Save experiment"), kinds, name, self._save_experiment_chosen)

    @Slot()
    def ask_export_picture(self) -> None:
        """Let a place and a format for the picture in front be chosen."""
        picture = self._picture()
        if picture is not None:
            kinds = ";;".join(
                (self.tr("PNG picture (*.png)"), self.tr("SVG picture (*.svg)"), self.tr("CSV table (*.csv)"))
            )
            name = picture.objectName().removeprefix("plot.").replace("_", "-")
            # The one in front now: the dialog takes the focus, by which a lens is told from the picture beside it.
            self._ask_save(self.tr("Export picture"), kinds, f"{name}.png", with_name(self._export, picture))

    @Slot()
    def copy_picture(self) -> None:
        """Put the picture in front on the clipboard."""
        picture = self._picture()
        if picture is not None and picture.can_export:
            picture.copy_to_clipboard()

    @Slot(str)
    def _save_chosen(self, name: str) -> None:
        path = self._chosen(name)
        self._store.add_recent(path)
        self._session.save(path)

    @Slot(str)
    def _save_experiment_chosen(self, name: str) -> None:
        self._session.save_experiment(self._chosen(name))

    def _export(self, picture: "Picture", name: str) -> None:
        path = self._chosen(name)
        match path.suffix.lower():
            case ".svg":
                picture.export_svg(path)
            case ".csv":
                picture.export_csv(path)
            case _:
                picture.export_png(path)

    def _ask_save(self, title: str, kinds: str, name: str, chosen: Callable[[str], None]) -> None:
        dialog = self._dialog(title, kinds, chosen)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.rejected.connect(self._unsaved.keep_open)
        dialog.selectFile(name)
        dialog.open()

    def _dialog(self, title: str, kinds: str, chosen: Callable[[str], None]) -> QFileDialog:
        dialog = QFileDialog(self._window, title, self._store.text("folder"), kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(chosen)
        return dialog

    def _chosen(self, name: str) -> Path:
        """The path of a file; the next dialog opens in its folder."""
        path = Path(name)
        self._store.put("folder", str(path.parent))
        return path


def _local_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
