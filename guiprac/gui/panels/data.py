"""Where the examples come from: a bundled data set, a generator, or a file of one's own."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QProgressBar

from guiprac.data.catalog import BUNDLED, GENERATORS
from guiprac.gui import words
from guiprac.gui.columns_table import ColumnsTable
from guiprac.gui.controls import Choice, link, wrapped
from guiprac.gui.forms import ChoiceField, Field
from guiprac.gui.panels.panel import Panel
from guiprac.gui.session import Session

_FILE = "file"


class SourceField(ChoiceField):
    """The list of bundled data sets and generators, and the file in use if there is one."""

    def build(self) -> None:
        box = Choice()
        self._add_group(box, self.tr("Bundled data sets"))
        for name, entry in BUNDLED.items():
            box.addItem(data_text(entry.title), name)
        self._add_group(box, self.tr("Generators"))
        for name, generator in GENERATORS.items():
            box.addItem(data_text(generator.title), name)
        box.activated.connect(self._chosen)
        self.box = box
        self.add(box, 1)

    def display(self, value: str) -> None:
        place = self.box.findData(_FILE, Qt.ItemDataRole.UserRole + 1)
        if is_file(value):
            if place < 0:
                self.box.addItem("", value)
                place = self.box.count() - 1
                self.box.setItemData(place, _FILE, Qt.ItemDataRole.UserRole + 1)
            self.box.setItemText(place, Path(value).name)
            self.box.setItemData(place, value)
            self.box.setItemData(place, value, Qt.ItemDataRole.ToolTipRole)
        elif place >= 0:
            self.box.removeItem(place)
        self.box.choose(value)

    def write(self, value: str) -> None:
        open_data(self.session, value)

    @staticmethod
    def _add_group(box: Choice, title: str) -> None:
        box.addItem(title)
        model = box.model()
        assert isinstance(model, QStandardItemModel)
        model.item(box.count() - 1).setFlags(Qt.ItemFlag.NoItemFlags)


class TargetField(Field):
    """The column to predict: one of a table's columns or what is guessed; a name to type for other files."""

    box: Choice

    def build(self) -> None:
        box, line = Choice(), QLineEdit()
        box.setLineEdit(line)
        box.setInsertPolicy(Choice.InsertPolicy.NoInsert)
        line.setPlaceholderText(self.tr("guessed"))
        box.activated.connect(self._chosen)
        line.editingFinished.connect(self._typed)
        self.box = box
        self.add(box, 1)

    def display(self, value: str) -> None:
        prepared = self.session.prepared
        names = [column.name for column in prepared.columns] if prepared is not None else []
        guess = (
            self.tr("guessed: {0}").format(prepared.target_name) if prepared and names else self.tr("guessed")
        )
        wanted = [guess, *names]
        if [self.box.itemText(index) for index in range(self.box.count())] != wanted:
            self.box.clear()
            for text, data in zip(wanted, ["", *names], strict=True):
                self.box.addItem(text, data)
        self.box.choose(value)
        if self.box.currentIndex() < 0:
            self.box.setEditText(value)

    def _chosen(self) -> None:
        if self.box.currentData() != self.read():
            self.write(self.box.currentData())

    def _typed(self) -> None:
        text = self.box.currentText()
        known = self.box.findText(text)
        value = self.box.itemData(known) if known >= 0 else text
        if value != self.read():
            self.write(value)


class DataPanel(Panel):
    """`open_wanted` asks the window for its dialog to open a file."""

    name = "data"
    open_wanted = Signal()

    def title(self) -> str:
        return self.tr("Data")

    def build(self) -> None:
        source = self.add_made(SourceField(self.session, "data.source"))
        self._open = link("data.open", self.tr("Open a file…"))
        self._open.setToolTip(
            words.tooltip(self.tr("A file of your own: CSV, TSV, Parquet, NPZ, NPY or IDX"))
        )
        self._open.clicked.connect(self.open_wanted)
        source.add_link(self._open)
        self._work = QProgressBar()
        self._work.setObjectName("data.preparing")
        self._work.setRange(0, 0)
        self._work.setTextVisible(False)
        self._work.setAccessibleName(self.tr("Reading the data"))
        self.add(self._work)
        self._about = wrapped("", "help")
        self._about.setObjectName("data.about")
        self._about.setOpenExternalLinks(False)
        self.add(self._about)
        self._size = wrapped("", "strong")
        self._size.setObjectName("data.size")
        self.add(self._size)
        self._classes = wrapped("", "help")
        self.add(self._classes)
        self.add_field("data.samples")
        self.add_field("data.noise")
        self.add_made(TargetField(self.session, "data.target"))
        self.add_field("data.inputs")
        self.add_field("data.task")
        self._columns = ColumnsTable(self.session)
        self.add(self._columns)
        self._notes = wrapped("", "help")
        self._notes.setObjectName("data.notes")
        self.add(self._notes)

    def summary(self) -> str:
        source = self.session.experiment.data.source
        return Path(source).name if is_file(source) else source_title(source)

    @Slot()
    def refresh(self) -> None:
        super().refresh()
        session, source = self.session, self.session.experiment.data.source
        prepared = session.prepared
        generator, own = source in GENERATORS, is_file(source)
        suffix = Path(source).suffix.lower()
        for key in ("data.samples", "data.noise"):
            self.fields[key].setVisible(generator)
        for key in ("data.target", "data.task"):
            self.fields[key].setVisible(own)
        self.fields["data.inputs"].setVisible(own and suffix == ".npz")
        self._work.setVisible(session.preparing)
        if session.preparing or prepared is None:
            self._about.setText(self.tr("Reading {0}…").format(self.summary()) if session.preparing else "")
            self._about.setVisible(session.preparing)
            for label in (self._size, self._classes, self._notes):
                label.hide()
            self._columns.hide()
            return
        self._about.setText(data_text(prepared.about))
        self._about.setVisible(bool(prepared.about))
        self._size.setText(
            self.tr("{0} examples, {1} inputs").format(
                words.count(prepared.n_examples), words.count(prepared.n_inputs)
            )
        )
        self._size.show()
        if prepared.task == "regression":
            classes = self.tr("Regression: predicts {0}").format(prepared.target_name)
        else:
            shown = ", ".join(prepared.class_names[:10]) + (", …" if len(prepared.class_names) > 10 else "")
            classes = self.tr("{0} classes: {1}").format(len(prepared.class_names), shown)
        self._classes.setText(classes)
        self._classes.show()
        self._notes.setText("\n".join(f"• {note}" for note in prepared.notes))
        self._notes.setVisible(bool(prepared.notes))
        self._columns.show_columns(prepared.columns)


def data_text(text: str) -> str:
    """A text of the catalogue in the user's language; any other text as it is."""
    return QCoreApplication.translate("data", text) if text else ""


def is_file(source: str) -> bool:
    """Whether a source is a file rather than a bundled data set or a generator."""
    return source not in BUNDLED and source not in GENERATORS


def source_title(source: str) -> str:
    """The title of a bundled data set or a generator."""
    entry = BUNDLED.get(source) or GENERATORS.get(source)
    return data_text(entry.title) if entry is not None else source


def open_data(session: Session, source: str) -> None:
    """Take another source; what was chosen for the columns of the last one is dropped."""
    session.set_values(
        {"data.source": source, "data.target": "", "data.inputs": "", "data.ignore": (), "data.task": "auto"}
    )
