"""The remedies of a verdict, one below the other, each with its reason and the button that tries it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from guiprac.analysis.remedies import Remedy
from guiprac.gui.controls import wrapped
from guiprac.gui.runs import plain
from guiprac.gui.words import sentence_text, tooltip


class RemedyList(QWidget):
    """Rows go by what they propose: the button under the hand stays the same remedy when the verdict moves on."""

    tried = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("diagnosis.remedies")
        self._rows: dict[str, _RemedyRow] = {}
        self._shown: list[str] = []
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)

    @property
    def buttons(self) -> list[QPushButton]:
        """Those that are shown, from above."""
        return [self._rows[name].button for name in self._shown]

    def show_remedies(self, remedies: tuple[Remedy, ...], why_not: str, warning: str) -> None:
        """Show these; `why_not` says why none can be tried now, `warning` what is unfair in trying."""
        self._shown = [remedy.name for remedy in remedies]
        for name, row in self._rows.items():
            row.setVisible(name in self._shown)
        for index, remedy in enumerate(remedies):
            row = self._rows.get(remedy.name) or self._add(remedy.name)
            if self._list.indexOf(row) != index:
                self._list.insertWidget(index, row)
            row.show_remedy(remedy, why_not, warning)

    def _add(self, name: str) -> "_RemedyRow":
        row = self._rows[name] = _RemedyRow(name)
        row.button.clicked.connect(self._try)
        return row

    @Slot()
    def _try(self) -> None:
        for row in self._rows.values():
            if row.button is self.sender() and row.remedy is not None:
                self.tried.emit(row.remedy)


class _RemedyRow(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.remedy: Remedy | None = None
        key = f"diagnosis.remedy.{name.lower().replace(' ', '_')}"
        self.button = QPushButton(self.tr("Try it"))
        self.button.setObjectName(key)
        self._name = QLabel()
        self._why = wrapped("", "help")
        self._why.setObjectName(f"{key}.why")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._name, 1)
        head.addWidget(self.button)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addLayout(head)
        inside.addWidget(self._why)

    def show_remedy(self, remedy: Remedy, why_not: str, warning: str) -> None:
        self.remedy = remedy
        changes = ", ".join(f"{key} = {plain(value)}" for key, value in remedy.changes.items())
        name = sentence_text(remedy.name)
        self._name.setText(name)
        self._why.setText(sentence_text(remedy.why))
        told = self.tr(
            "Train a twin of this run with {0}, as long, on the same split and with the same seed; then compare "
            "the two on dev. A run that is going on ends here."
        ).format(changes)
        self.button.setToolTip("".join(tooltip(part) for part in (told, warning, why_not) if part))
        self.button.setAccessibleName(self.tr("Try: {0}").format(name))
        self.button.setEnabled(not why_not)
