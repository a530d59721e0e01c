"""What the pages that draw masks have in common: the keep_prob that is looked at, and other masks on request."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from guiprac.gui.lenses.dropout.keep import KeepProb
from guiprac.gui.lenses.dropout.page import DropoutPage

if TYPE_CHECKING:
    from guiprac.gui.session import Session


class MaskedPage(DropoutPage):
    """A page whose subclasses place its controls.

    Attributes:
        keep: the choice of keep_prob.
        draw_number: which draw of masks is looked at.
    """

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.draw_number = 0
        self.keep = KeepProb(f"lens.dropout.{self.key}.keep_prob", self.controls)
        self.keep.changed.connect(self.asked)

    def make_draw_button(self, name: str, words: str, help: str) -> QPushButton:
        """A button that draws other masks; it has no place yet."""
        button = self.make_button(name, words, help)
        button.clicked.connect(self._draw_anew)
        return button

    def follow_run(self, keep_prob: float) -> None:
        """Look at the run's own keep_prob where no other is chosen, and ask anew if that is another one."""
        had = self.keep.asked
        self.keep.show_run(keep_prob)
        if self.keep.asked != had:
            self.asked.emit()

    @Slot()
    def _draw_anew(self) -> None:
        self.draw_number += 1
        self.asked.emit()
