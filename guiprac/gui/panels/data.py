"""Where the examples come from: a bundled data set, a generator, or a file of one's own."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QProgressBar

from guiprac.data.catalog import BUNDLED, GENERATORS
from guiprac.gui import words
from guiprac.gui.column_field import ColumnField
from guiprac.gui.columns_table import ColumnsTable
from guiprac.gui.controls import Choice, link, wrapped
from guiprac.gui.forms import ChoiceField
from guiprac.gui.panels.panel import Panel
from guiprac.gui.session import Session

_FILE = "file"
_PLANT = "data.plant"
_PLANTED = ("data.plant_in", "data.plant_amount")


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


class TargetField(ColumnField):
    """The column to predict: one of a table's columns or what is guessed; a name to type for other files."""

    def nothing_chosen(self) -> str:
        prepared = self.session.prepared
        if prepared is None or not self.columns():
            return self.tr("guessed")
        return self.tr("guessed: {0}").format(prepared.target_name)


class PlantField(ChoiceField):
    """What is planted, and what that does to the inputs."""

    def display(self, value: str) -> None:
        super().display(value)
        amount = words.number(self.session.experiment.data.plant_amount)
        self.say(
            {
                "nothing": "",
                "shift": self.tr("An exercise: adds {0} σ of train to every input.").format(amount),
                "scale": self.tr(
                    "An exercise: moves every input away from train's mean, {0} times as far again."
                ).format(amount),
                "noise": self.tr("An exercise: adds random numbers of {0} σ of train to every input.").format(
                    amount
                ),
            }[value]
        )


class DataPanel(Panel):
    """`open_wanted` asks the window for its dialog to open a file."""

    name = "data"
    open_wanted = Signal()

    def title(self) -> str:
        return self.tr("Data")

    def build(self) -> None:
        # Of which source the columns are shown.
        self._listed = ""
        self._planted = self.add_chip("data.planted", self.tr("planted"))
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
        self._plant = link("data.plant.show", "")
        self._plant.setCheckable(True)
        self._plant.setToolTip(
            words.tooltip(
                self.tr("An exercise: make dev or test unlike train on purpose, and find it out (S3)")
            )
        )
        self._plant.toggled.connect(self._show_planting)
        self._plant.clicked.connect(self._go_to_planting)
        self.add(self._plant)
        self.add_made(PlantField(self.session, _PLANT))
        for key in _PLANTED:
            self.add_field(key)

    def summary(self) -> str:
        source = self.session.experiment.data.source
        title = Path(source).name if is_file(source) else source_title(source)
        plant = self.session.experiment.data.plant
        return title if plant == "nothing" else self.tr("{0}, {1}").format(title, words.choice_text(plant))

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
        self._refresh_planting()
        self._work.setVisible(session.preparing)
        if session.preparing or prepared is None:
            self._about.setText(self.tr("Reading {0}…").format(self.summary()) if session.preparing else "")
            self._about.setVisible(session.preparing)
            for label in (self._size, self._classes, self._notes):
                label.hide()
            # A choice of columns has the same table read again: the keys stay on its row.
            self._columns.setVisible(
                prepared is not None and bool(prepared.columns) and source == self._listed
            )
            return
        self._listed = source
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
        self._notes.setText("\n".join(f"• {words.sentence_text(note)}" for note in prepared.notes))
        self._notes.setVisible(bool(prepared.notes))
        self._columns.show_columns(prepared.columns)

    def _refresh_planting(self) -> None:
        """The exercise stays folded until it is asked for, and unfolded while something is planted."""
        data = self.session.experiment.data
        planted = data.plant != "nothing"
        in_use = planted or any(key in self.session.errors for key in (_PLANT, *_PLANTED))
        self._planted.setVisible(planted)
        where = self.tr("An exercise: {0} is planted in {1}.").format(
            words.choice_text(data.plant), words.choice_text(data.plant_in)
        )
        self._planted.setToolTip(words.tooltip(where))
        self._plant.setVisible(not in_use)
        if in_use:
            self._plant.setChecked(True)
        self._plant.setText(
            self.tr("Plant no mismatch") if self._plant.isChecked() else self.tr("Plant a mismatch…")
        )
        self.fields[_PLANT].setVisible(in_use or self._plant.isChecked())
        for key in _PLANTED:
            self.fields[key].setVisible(in_use)

    @Slot(bool)
    def _show_planting(self, _: bool) -> None:
        self._refresh_planting()

    @Slot(bool)
    def _go_to_planting(self, shown: bool) -> None:
        if shown:
            self.fields[_PLANT].box.setFocus()


def data_text(text: str) -> str:
    """A text of the catalogue, or a sentence on a file's data, in the user's language; any other text as it is."""
    return words.sentence_text(QCoreApplication.translate("data", text)) if text else ""


def is_file(source: str) -> bool:
    """Whether a source is a file rather than a bundled data set or a generator."""
    return source not in BUNDLED and source not in GENERATORS


def source_title(source: str) -> str:
    """The title of a bundled data set or a generator."""
    entry = BUNDLED.get(source) or GENERATORS.get(source)
    return data_text(entry.title) if entry is not None else source


def open_data(session: Session, source: str) -> None:
    """Take another source; what was chosen for the columns of the last one is dropped."""
    values = {
        "data.source": source,
        "data.target": "",
        "data.inputs": "",
        "data.ignore": (),
        "data.task": "auto",
    }
    if source != session.experiment.data.source:
        values |= {"split.by": "random", "split.column": ""}
    session.set_values(values)
