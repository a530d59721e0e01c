"""The decision boundary of the network, and over it the one of its linear stand-in, for two inputs."""

from typing import TYPE_CHECKING

import msgspec
import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guiprac.events import Boundary
from guiprac.events.straightness import StraightnessSeen
from guiprac.gui.plots.contours import contour
from guiprac.gui.plots.decision_boundary import DecisionBoundary
from guiprac.gui.theme import theme

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_GRID = 80


class BothBoundaries(QWidget):
    """The picture of the Model tab with a line more, in the accent's colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens.straightness.boundary")
        self.picture = DecisionBoundary(self)
        self.picture.legend.hide()
        self.picture.setToolTip(
            self.tr(
                "<p>The network's boundary (dark) and over it that of its best straight stand-in (accent). The "
                "closer they are, the less the network bends (S12).</p>"
            )
        )
        self.line = pg.PlotCurveItem(antialias=True, connect="pairs")
        self.line.setZValue(10)
        self.picture.canvas.view.addItem(self.line, ignoreBounds=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.picture)
        theme().changed.connect(self._dress)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        self.line.setPen(pg.mkPen(theme().palette.accent, width=2))

    def show_seen(self, session: "Session", seen: StraightnessSeen) -> None:
        """Draw both, if the data that is shown is the run's."""
        prepared = session.prepared
        if prepared is None:
            return
        self.picture.show_model(session, prepared, is_of_run(session))
        boundary = session.pictures.get("boundary")
        if isinstance(boundary, Boundary) and seen.stand_in is not None and is_of_run(session):
            self.line.setData(*straight_boundary(seen, boundary, prepared.task == "regression"))
        else:
            self.line.setData([], [])


def straight_boundary(
    seen: StraightnessSeen, boundary: Boundary, is_regression: bool
) -> tuple[np.ndarray[tuple[int], np.dtype[np.float64]], np.ndarray[tuple[int], np.dtype[np.float64]]]:
    """Where the stand-in is undecided, as short segments; for a regression, where it predicts the mean of train."""
    if seen.stand_in is None:
        return np.zeros(0), np.zeros(0)
    weights = seen.stand_in.numpy().astype(np.float64)
    xs, ys = np.linspace(*boundary.x_range, _GRID), np.linspace(*boundary.y_range, _GRID)
    x, y = np.meshgrid(xs, ys)
    z = weights[:, 0, None, None] * x + weights[:, 1, None, None] * y + weights[:, 2, None, None]
    if is_regression or len(z) == 1:
        fields = list(z[:1])
    else:
        fields = [z[k] - np.delete(z, k, axis=0).max(axis=0) for k in range(len(z))]
    lines = [contour(field, 0.0, boundary.x_range, boundary.y_range) for field in fields]
    return np.concatenate([line[0] for line in lines]), np.concatenate([line[1] for line in lines])


def is_of_run(session: "Session") -> bool:
    """Whether the data that is shown is that of the present run; other data may have been chosen since."""
    started = session.started
    if started is None:
        return False
    now = msgspec.to_builtins(session.experiment)
    return not started.experiment or all(
        msgspec.json.encode(started.experiment.get(part)) == msgspec.json.encode(now[part])
        for part in ("data", "split")
    )
