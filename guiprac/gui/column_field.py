"""A column of the table in use: chosen from the list of its columns, or typed where they are not known."""

from PySide6.QtWidgets import QLineEdit

from guiprac.events import Column
from guiprac.gui.controls import Choice
from guiprac.gui.forms import Field


class ColumnField(Field):
    """Subclasses say what an empty name means, and which columns may be chosen."""

    box: Choice

    def build(self) -> None:
        self._source = ""
        self._columns: tuple[Column, ...] = ()
        box, line = Choice(), QLineEdit()
        box.setLineEdit(line)
        box.setInsertPolicy(Choice.InsertPolicy.NoInsert)
        box.activated.connect(self._chosen)
        line.editingFinished.connect(self._typed)
        self.box = box
        self.add(box, 1)

    def nothing_chosen(self) -> str:
        """What stands in the list for an empty name."""
        raise NotImplementedError

    def may_be_chosen(self, column: Column) -> bool:
        """Whether the list offers a column."""
        return True

    def columns(self) -> tuple[Column, ...]:
        """The columns of the table in use; those last read while a refused setting keeps it from being read."""
        source, prepared = self.session.experiment.data.source, self.session.prepared
        if prepared is not None and not self.session.preparing:
            self._source, self._columns = source, prepared.columns
        elif source != self._source:
            self._source, self._columns = source, ()
        return self._columns

    def display(self, value: str) -> None:
        names = [column.name for column in self.columns() if self.may_be_chosen(column)]
        nothing = self.nothing_chosen()
        wanted = [nothing, *names]
        if [self.box.itemText(index) for index in range(self.box.count())] != wanted:
            self.box.clear()
            for text, data in zip(wanted, ["", *names], strict=True):
                self.box.addItem(text, data)
        line = self.box.lineEdit()
        assert line is not None
        line.setPlaceholderText(nothing)
        self.box.choose(value)
        if self.box.currentIndex() < 0:
            self.box.setEditText(value)
        if not line.hasFocus():
            # Of a name that is too long for the box its beginning is in sight.
            line.setCursorPosition(0)

    def _chosen(self) -> None:
        if self.box.currentData() != self.read():
            self.write(self.box.currentData())

    def _typed(self) -> None:
        text = self.box.currentText()
        known = self.box.findText(text)
        value = self.box.itemData(known) if known >= 0 else text
        if value != self.read():
            self.write(value)
