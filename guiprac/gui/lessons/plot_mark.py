"""A predicted error as a line across the error plot, to be dragged there, and to be met or missed by the run."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from guiprac.gui.theme import theme

if TYPE_CHECKING:
    import pyqtgraph as pg

    from guiprac.gui.plots.errors import ErrorsPicture

_LEAST = 1e-4


class PlotMark(QObject):
    """One line on one picture; `moved` gives the error while a hand drags it."""

    moved = Signal(float)

    def __init__(self, picture: "ErrorsPicture", label: str) -> None:
        super().__init__(picture)
        import pyqtgraph as pg

        self._picture = picture
        self._value = 0.0
        self._line: pg.InfiniteLine = pg.InfiniteLine(
            angle=0, label=label, labelOpts={"position": 0.12, "anchors": [(0, 1), (0, 1)]}
        )
        self._line.setZValue(100)
        self._line.hide()
        picture.canvas.view.addItem(self._line, ignoreBounds=True)
        self._line.sigDragged.connect(self._dragged)
        picture.log.toggled.connect(self._place)
        theme().changed.connect(self._dress)
        self._dress()

    @property
    def line(self) -> "pg.InfiniteLine":
        """The item in the plot."""
        return self._line

    def show_value(self, value: float, *, movable: bool) -> None:
        """Lie at an error: a share, or in the target's unit."""
        self._value = value
        self._line.setMovable(movable)
        self._place()
        self._line.show()

    def hide(self) -> None:
        """Take the line away."""
        self._line.hide()

    @Slot()
    def _place(self) -> None:
        y = math.log10(max(self._value, _LEAST)) if self._picture.log.isChecked() else self._value
        self._line.setValue(y)

    def _dragged(self) -> None:
        y = float(self._line.value())
        self._value = 10**y if self._picture.log.isChecked() else max(y, 0.0)
        self.moved.emit(self._value)

    @Slot()
    def _dress(self) -> None:
        import pyqtgraph as pg

        colour = theme().palette.accent
        self._line.setPen(pg.mkPen(colour, width=1, style=Qt.PenStyle.DashLine))
        self._line.setHoverPen(pg.mkPen(colour, width=3))
        self._line.label.setColor(colour)
