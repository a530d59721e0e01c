"""A panel of the experiment column: a title that folds it, a few fields, a picture where one helps."""

from typing import TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from guiprac.gui.forms import Field, field
from guiprac.gui.icons import icon
from guiprac.gui.session import Session
from guiprac.gui.theme import theme

AnyField = TypeVar("AnyField", bound=Field)


class Panel(QFrame):
    """Base of all panels; talks to the Session alone.

    `name` identifies the panel for tests and for what the window remembers.
    """

    name = ""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.fields: dict[str, Field] = {}
        self.setObjectName(f"panel.{self.name}")
        self.setProperty("role", "panel")
        self.header = QToolButton()
        self.header.setObjectName(f"panel.{self.name}.header")
        self.header.setProperty("role", "header")
        self.header.setText(self.title())
        self.header.setCheckable(True)
        self.header.setChecked(True)
        self.header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.header.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.header.setAccessibleName(self.tr("{0}, panel").format(self.title()))
        self._summary = QLabel()
        self._summary.setProperty("role", "quiet")
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._summary.setMinimumWidth(1)
        self._summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 8, 0)
        top.setSpacing(8)
        top.addWidget(self.header)
        top.addWidget(self._summary, 1)
        self._top = top
        self.body = QWidget()
        self.form = QVBoxLayout(self.body)
        self.form.setContentsMargins(8, 4, 8, 8)
        self.form.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4, 4, 4, 4)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.body)
        self.build()
        self.header.toggled.connect(self._fold)
        theme().changed.connect(self._tint)
        session.experiment_changed.connect(self.refresh)
        session.prepared_changed.connect(self.refresh)
        session.mode_changed.connect(self.refresh)
        self._fold(True)

    def title(self) -> str:
        raise NotImplementedError

    def build(self) -> None:
        """Add the fields and pictures to `form`."""
        raise NotImplementedError

    def summary(self) -> str:
        """What the folded panel says in a few words."""
        return ""

    @Slot()
    def refresh(self) -> None:
        """Show what the Session holds now."""
        # The label stays when the panel is open, empty: it holds the title at the left.
        summary = "" if self.is_open else self.summary()
        self._summary.setText(summary)
        self._summary.setToolTip(self.summary())

    def add_field(self, key: str) -> Field:
        """Make the editor of a setting and add it."""
        return self.add_made(field(self.session, key))

    def add_made(self, made: AnyField) -> AnyField:
        """Add an editor."""
        self.fields[made.name] = made
        self.add(made)
        return made

    def add(self, content: QWidget) -> None:
        """Add a widget; a button keeps its own width, at the left."""
        if isinstance(content, QPushButton):
            self.form.addWidget(content, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self.form.addWidget(content)

    def add_chip(self, name: str, text: str) -> QLabel:
        """Make a mark beside the title, which is seen also when the panel is folded; hidden at first."""
        chip = QLabel(text)
        chip.setObjectName(name)
        chip.setProperty("role", "chip")
        chip.hide()
        self._top.insertWidget(1, chip, 0, Qt.AlignmentFlag.AlignVCenter)
        return chip

    @property
    def is_open(self) -> bool:
        return self.header.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Unfold or fold."""
        self.header.setChecked(is_open)

    @Slot(bool)
    def _fold(self, is_open: bool) -> None:
        self.body.setVisible(is_open)
        self.refresh()
        self._tint()
        hint = self.tr("Fold this panel") if is_open else self.tr("Unfold this panel")
        self.header.setToolTip(hint)

    @Slot()
    def _tint(self) -> None:
        self.header.setIcon(icon("chevron-down" if self.is_open else "chevron-right", theme().palette.quiet))
        self.header.setIconSize(theme().icon_size)
