"""The page of signals over depth: forecast against measured, and what is wrong."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guiprac.events.initialization import InitializationSeen
from guiprac.experiment import Activation
from guiprac.gui.lenses.initialization.alarms import Alarms
from guiprac.gui.lenses.initialization.depth import Depth, DepthCanvas
from guiprac.gui.lenses.initialization.lines import name_of
from guiprac.gui.plots import number_text
from guiprac.gui.plots.canvas import Row
from guiprac.gui.plots.picture import Table
from guiprac.gui.words import count

if TYPE_CHECKING:
    from guiprac.gui.session import Session


class SignalsPage(QWidget):
    """See the module."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lens.initialization.signals")
        self._session = session
        self.seen: InitializationSeen | None = None
        self.alarms = Alarms(session, self)
        self.forward = DepthCanvas("forward", self.tr("RMS of a[l]"), names_at_left=False, parent=self)
        self.backward = DepthCanvas("backward", self.tr("RMS of dZ[l]"), names_at_left=True, parent=self)
        plots = QHBoxLayout()
        plots.setSpacing(8)
        plots.addWidget(self.forward, 1)
        plots.addWidget(self.backward, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.alarms)
        layout.addLayout(plots, 1)
        session.experiment_changed.connect(self._show_alarms)

    def show_seen(self, seen: InitializationSeen) -> None:
        """Show another answer."""
        self.seen = seen
        self._show_alarms()
        last = len(seen.sizes) - 1
        symbols = ["x", *(f"a[{layer}]" for layer in range(1, last)), f"z[{last}]"]
        forecasts = {one.initialization: one.signals for one in seen.forecasts}
        run = self._session.history
        notes = [self._forward_notes(seen, layer) for layer in range(last + 1)]
        self.forward.show_depth(Depth(0, seen.initialization, seen.signals, forecasts, symbols, notes), run)
        symbols = [f"dZ[{layer}]" for layer in range(1, last + 1)]
        forecasts = {one.initialization: one.gradients for one in seen.forecasts}
        notes = [self._backward_notes(seen, layer) for layer in range(1, last + 1)]
        self.backward.show_depth(
            Depth(1, seen.initialization, seen.gradients, forecasts, symbols, notes), run
        )

    @Slot()
    def _show_alarms(self) -> None:
        if self.seen is not None:
            self.alarms.show_seen(self.seen)

    def _forward_notes(self, seen: InitializationSeen, layer: int) -> list[Row]:
        """What else is known of a layer, 0 for the input."""
        rows = [Row(self.tr("units n[{0}]").format(layer), count(seen.sizes[layer]))]
        if layer and seen.signals[layer - 1] > 0:
            factor = seen.signals[layer] / seen.signals[layer - 1]
            rows.append(Row(self.tr("times layer {0}").format(layer - 1), number_text.plain(factor, 3)))
        if 0 < layer < len(seen.sizes) - 1 and seen.activation in ("tanh", "sigmoid"):
            rows.append(Row(self.tr("saturated"), number_text.percent(seen.saturated[layer - 1])))
        if layer:
            rows.append(
                Row(self.tr("RMS of W[{0}]").format(layer), number_text.plain(seen.weights[layer - 1], 3))
            )
        return rows

    def _backward_notes(self, seen: InitializationSeen, layer: int) -> list[Row]:
        above = layer + 1
        if above > len(seen.gradients) or seen.gradients[above - 1] == 0:
            return []
        factor = seen.gradients[layer - 1] / seen.gradients[above - 1]
        return [Row(self.tr("times layer {0}").format(above), number_text.plain(factor, 3))]

    # --- words and files ---------------------------------------------------------------------------------------

    def headline(self) -> str:
        """What is seen, in a line."""
        if self.seen is None:
            return self.tr("How large signals are over depth (S21, S22)")
        return self.tr("{0} at step {1}, on {2} train examples, dropout off").format(
            name_of(self.seen.initialization), count(self.seen.step), count(self.seen.n_examples)
        )

    def formula(self) -> str:
        """How the forecast is made, for the activation in use."""
        activation: Activation = "relu" if self.seen is None else self.seen.activation
        forward = {
            "relu": "q[l] = n[l-1]·Var(w)·q[l-1]/2",
            "leaky_relu": "q[l] = n[l-1]·Var(w)·q[l-1]·(1 + 0.01²)/2",
            "linear": "q[l] = n[l-1]·Var(w)·q[l-1]",
            "tanh": "q[l] = E[tanh²(u·√(n[l-1]·Var(w)·q[l-1]))], u ~ N(0, 1)",
            "sigmoid": "q[l] = E[σ²(u·√(n[l-1]·Var(w)·q[l-1]))], u ~ N(0, 1)",
        }[activation]
        return self.tr(
            "RMS is the root of the mean square over units and examples. Forecast: {0} is the mean square of a[l], "
            "and dZ[l]² = n[l+1]·Var(w[l+1])·E[g'(z[l])²]·dZ[l+1]² going back, of single examples. Var(w) is "
            "1/n[l-1] for Xavier (S21), 2/n[l-1] for He (S22). The shade holds about 95 % of networks of these "
            "widths. The last point forward is z[L], before softmax or sigmoid."
        ).format(forward)

    def words(self) -> str:
        """What is shown, in sentences."""
        return f"{self.headline()}. {self.alarms.words()}"

    def table(self) -> Table:
        """One row a layer: measured, and every forecast."""
        header = ["layer", "rms_signal", "rms_dz", "share_saturated", "rms_weights"]
        seen = self.seen
        if seen is None:
            return header, [[] for _ in header]
        columns: list[list[object]] = [
            list(range(len(seen.sizes))),
            list(seen.signals),
            ["", *seen.gradients],
            ["", *seen.saturated, ""],
            ["", *seen.weights],
        ]
        for one in seen.forecasts:
            header += [f"forecast_signal_{one.initialization}", f"forecast_dz_{one.initialization}"]
            columns += [list(one.signals.expected), ["", *one.gradients.expected]]
        return header, columns
