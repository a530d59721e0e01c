"""What the pictures of the Model tab have in common."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from guiprac import events
from guiprac.commands import View
from guiprac.gui.plots.picture import Table

if TYPE_CHECKING:
    from guiprac.gui.session import Session


class ModelView(QWidget):
    """One way to see the model; the Model tab asks the run for what it `asks` and calls `show_model`."""

    def asks(self, prepared: events.Prepared) -> tuple[View, ...]:
        """The views that are asked of the run (see `commands.Look`)."""
        raise NotImplementedError

    def show_model(self, session: "Session", prepared: events.Prepared, has_run: bool) -> str:
        """Draw what is known now.

        Args:
            has_run: whether `session.pictures` belong to this data.

        Returns:
            What there is to see, in words; or "" if there is nothing to see yet.
        """
        raise NotImplementedError

    def table(self) -> Table:
        """The data behind the picture: column names, and columns of equal length."""
        raise NotImplementedError
