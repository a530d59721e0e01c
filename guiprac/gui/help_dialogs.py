"""The dialogs of the Help menu; neither stops anything else."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from guiprac.gui.actions import Actions
from guiprac.gui.controls import wrapped
from guiprac.gui.errors import system_lines
from guiprac.gui.row_table import RowTable


class _Dialog(QDialog):
    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(16, 16, 16, 16)
        self.whole.setSpacing(12)

    def add_close_button(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        self.whole.addWidget(buttons)


class ShortcutsDialog(_Dialog):
    """Every action that has a shortcut, with it; made from the actions, so that it cannot be out of date."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setObjectName("shortcuts")
        known = [action for action in actions.all() if action.shortcuts()]
        table = RowTable(len(known), 2)
        table.setObjectName("shortcuts.table")
        table.setAccessibleName(self.tr("Keyboard shortcuts"))
        table.setHorizontalHeaderLabels([self.tr("What"), self.tr("Keys")])
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for row, action in enumerate(known):
            keys = ", ".join(
                key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
            )
            table.setItem(row, 0, QTableWidgetItem(action.text()))
            table.setItem(row, 1, QTableWidgetItem(keys))
        self.whole.addWidget(table, 1)
        self.whole.addWidget(
            wrapped(
                self.tr(
                    "Tab goes from field to field, arrow keys change a number or move a slider, Space folds a panel."
                ),
                "help",
            )
        )
        self.add_close_button()
        self.resize(440, 560)


class AboutDialog(_Dialog):
    """What the program is, and the versions it runs on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("About guiprac"))
        self.setObjectName("about")
        name = QLabel("guiprac")
        name.setProperty("role", "heading")
        self.whole.addWidget(name)
        self.whole.addWidget(
            wrapped(
                self.tr(
                    "Practise, see and use the practical side of deep learning: splits, bias and variance, "
                    "regularization, dropout, initialization, gradient checks."
                ),
                "",
            )
        )
        self.whole.addWidget(wrapped("\n".join(system_lines()), "help"))
        self.add_close_button()
        self.resize(440, self.whole.heightForWidth(440))
