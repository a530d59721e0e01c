"""Every layer over time: how far a step moves it, how W, a and dW are spread, what is dead or saturated."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from guiprac import commands, events
from guiprac.commands.layers import LookAtLayers
from guiprac.events.layers import LayersSeen
from guiprac.gui.lenses.layers.rows import LayerRows
from guiprac.gui.lenses.layers.words import says
from guiprac.gui.lenses.lens import LensPicture
from guiprac.gui.plots.check_result import scrolled
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import set_role
from guiprac.gui.words import count

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_WIDE = 700


class LayersPicture(LensPicture):
    """See the module."""

    key = "layers"
    answer = LayersSeen

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.words = QLabel(self.page)
        self.words.setObjectName("lens.layers.words")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.basis = QLabel(self.page)
        self.basis.setObjectName("lens.layers.basis")
        set_role(self.basis, role="help")
        self.rows = LayerRows(self.page)
        self.area = scrolled(self.rows)
        # Deep networks are scrolled by key, too.
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.tr("Layers"))
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.verticalScrollBar().valueChanged.connect(self._scrolled)
        layout = QGridLayout(self.page)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setVerticalSpacing(2)
        layout.addWidget(self.words, 0, 0)
        layout.addWidget(self.menu_button(), 0, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.area, 1, 0, 1, 2)
        layout.addWidget(self.basis, 2, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        layout.setRowStretch(1, 1)
        session.history_changed.connect(self._forget_run)

    @property
    def title(self) -> str:
        return self.tr("Layers")

    def question(self) -> commands.LookThrough:
        return LookAtLayers()

    def before_run(self) -> str:
        return self.tr(
            "Press Start (F5): for each layer you see how far a step moves W, how W, a and dW are spread over time, "
            "and how many units are dead or saturated."
        )

    @Slot()
    def _forget_run(self) -> None:
        if self.session.started is None:
            self.rows.history.forget()

    @Slot()
    def _scrolled(self) -> None:
        self.rows.top = self.area.verticalScrollBar().value()
        self.rows.update()

    def show_seen(self, seen: events.Lens) -> None:
        if not isinstance(seen, LayersSeen):
            return
        told, is_wrong = says(seen)
        self.words.setText(told)
        set_role(self.words, role="chip" if is_wrong else "")
        self.describe(told)
        basis = self.tr("a and dW on {0} examples of train, a step on {1} of them").format(
            count(seen.examples), count(seen.step_examples)
        )
        off = self.tr("dropout off, which training has on") if seen.dropout else self.tr("dropout off")
        self.basis.setText(self.tr("{0}, {1}.").format(basis, off))
        self.rows.top = 0 if self.exporting else self.area.verticalScrollBar().value()
        self.rows.show_seen(seen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lines = 2 if self.width() >= _WIDE else 3
        # As high as it may become, with the padding of a warning, so that other words move nothing.
        self.words.setFixedHeight(lines * self.words.fontMetrics().lineSpacing() + 6)

    # --- files -------------------------------------------------------------------------------------------------

    def printed(self) -> Sequence[QWidget]:
        return (self.rows,)

    def table(self) -> Table:
        """The numbers of every layer at every look that is drawn."""
        names = ["step", "layer", "update_ratio", "w_rms", "a_rms", "dw_rms", "dead_units", "saturated"]
        history = self.rows.history
        rows = [
            (
                step,
                index + 1,
                layer.update_ratio,
                layer.weights.rms,
                layer.activations.rms,
                layer.gradient_rms,
                layer.dead,
                layer.saturated,
            )
            for place, step in enumerate(history.steps)
            for index, layer in enumerate(of_layer.seen[place] for of_layer in history.layers)
        ]
        return names, list(zip(*rows, strict=True)) if rows else [[] for _ in names]
