"""Knocking out units: with dropout no unit is indispensable (S17)."""

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guiprac.commands.dropout import LookAtDropout
from guiprac.events.dropout import DropoutSeen, Silenced
from guiprac.gui.lenses.dropout.bars import UnitBars
from guiprac.gui.lenses.dropout.markers import Marker, Markers
from guiprac.gui.lenses.dropout.page import DropoutPage
from guiprac.gui.plots import number_text
from guiprac.gui.plots.picture import Table
from guiprac.gui.words import count, number, sentences, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_FEW_NAMED = 6
# The network leans on a unit when the error without it rises by more than so many points (of an RMSE: by more than
# this share of it), and by more than chance would explain; a rise of less than a point counts for nothing.
_LEANS, _LEANS_RMSE, _NOTHING = 0.02, 0.1, 0.01


class UnitsPage(DropoutPage):
    """See the module."""

    key = "units"
    pause = 1.0

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._seen: Silenced | None = None
        self._out: frozenset[int] = frozenset()
        self.layer = self.layer_choice()
        self.layer.currentIndexChanged.connect(self._layer_changed)
        self.most_needed = self.add_button(
            "most_needed",
            self.tr("Knock out the most needed"),
            self.tr("Of the units that are in, the one without which alone dev error rises most."),
        )
        self.all_back = self.add_button(
            "all_back", self.tr("All back"), self.tr("Let every unit speak again.")
        )
        self.most_needed.clicked.connect(self._knock_out_most_needed)
        self.all_back.clicked.connect(self._let_all_back)
        self.bars = UnitBars(self.body)
        self.bars.toggled.connect(self.toggle)
        self.errors = Markers("lens.dropout.units.errors", self.body)
        self.errors.setToolTip(
            tooltip(
                self.tr(
                    "A unit that is out gives 0 for every example, as if its outgoing weights were 0; dropout is "
                    "off. With dropout in training no unit can be leaned on, because it may be gone (S17)."
                )
            )
        )
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.bars, 1)
        row.addWidget(self.errors)

    # --- asking ------------------------------------------------------------------------------------------------

    def missing(self) -> str:
        started = self.session.started
        if started is not None and len(started.layer_sizes) < 3:
            return self.tr("This network has no hidden layer: Network › Hidden layers adds some units.")
        return ""

    def question(self) -> LookAtDropout | None:
        started = self.session.started
        if started is None or self.missing():
            return None
        self.fill_layers(self.layer, 1)
        layer = self.layer.currentData()
        self._out = frozenset(unit for unit in self._out if unit < started.layer_sizes[layer])
        return LookAtDropout("units", layer=layer, knocked_out=tuple(sorted(self._out)))

    def take(self, seen: DropoutSeen) -> None:
        if seen.units is not None:
            self._seen = seen.units
            self._show()

    def forget(self) -> None:
        self._seen = None
        self._out = frozenset()

    @property
    def has_picture(self) -> bool:
        return self._seen is not None

    # --- acting ------------------------------------------------------------------------------------------------

    @Slot(int)
    def toggle(self, unit: int) -> None:
        """Knock a unit out, or let it back."""
        self._set_out(self._out ^ {unit})

    @Slot()
    def _knock_out_most_needed(self) -> None:
        if self._seen is None:
            return
        errors = self._seen.errors_alone.numpy().astype(np.float64).copy()
        errors[[unit for unit in self._out if unit < len(errors)]] = -math.inf
        if np.isfinite(errors).any():
            self._set_out(self._out | {int(np.argmax(errors))})

    @Slot()
    def _let_all_back(self) -> None:
        self._set_out(frozenset())

    @Slot()
    def _layer_changed(self) -> None:
        self._set_out(frozenset())

    def _set_out(self, out: frozenset[int]) -> None:
        self._out = out
        self._show()
        self.asked.emit()

    # --- drawing -----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        seen = self._seen
        if seen is None:
            return
        self.all_back.setEnabled(bool(self._out))
        rises = seen.errors_alone.numpy().astype(np.float64) - seen.error
        told = [
            self.tr("Unit {0}: dev error {1} without it alone").format(
                unit, self._error(seen.error + float(rise))
            )
            for unit, rise in enumerate(rises)
        ]
        self.bars.show_rises(rises, self._out, told, is_share=self._is_share)
        worst = int(np.argmax(rises))
        self.errors.show_markers(
            self.tr("{0} on n = {1}").format(self._name, count(seen.n_examples)),
            (
                Marker(self.tr("all units"), seen.error, self._error(seen.error), role="dev"),
                Marker(
                    self.tr("without unit {0}").format(worst),
                    seen.error + float(rises[worst]),
                    self._error(seen.error + float(rises[worst])),
                    role="dev",
                    is_filled=False,
                ),
                Marker(
                    self.tr("with {0} out").format(len(seen.knocked_out)),
                    seen.error_without,
                    self._error(seen.error_without),
                    role="bad",
                    is_filled=False,
                ),
            )[: 3 if seen.knocked_out else 2],
        )
        self._tell(seen, rises, worst)

    def _tell(self, seen: Silenced, rises: np.ndarray[tuple[int], np.dtype[np.float64]], worst: int) -> None:
        before, after = self._error(seen.error), self._error(seen.error + float(rises[worst]))
        parts = []
        if seen.knocked_out:
            parts.append(
                self.tr("Without {0} dev error goes from {1} to {2}.").format(
                    self._named(seen.knocked_out), before, self._error(seen.error_without)
                )
            )
        leans = self._leans(seen, float(rises[worst]))
        if seen.n_units > len(rises):
            parts.append(self.tr("Bars: the first {0} of {1} units.").format(len(rises), count(seen.n_units)))
        if leans and seen.keep_prob == 1:
            parts.append(
                self.tr(
                    "The network leans on unit {0}: without it alone dev error goes from {1} to {2}. Dropout would "
                    "forbid that: Regularization › keep_prob below 1."
                ).format(worst, before, after)
            )
        elif leans:
            parts.append(
                self.tr(
                    "Unit {0} is still leaned on ({1} to {2} without it alone), though keep_prob = {3}; a smaller "
                    "keep_prob or longer training spreads the load."
                ).format(worst, before, after, number(seen.keep_prob, 3))
            )
        else:
            told = (
                self.tr(
                    "No unit is indispensable: without the most needed, {0}, dev error goes from {1} to {2}."
                )
                if rises[worst] < (_NOTHING if self._is_share else _NOTHING * seen.error)
                else self.tr("The most needed is unit {0}: without it alone dev error goes from {1} to {2}.")
            )
            if rises[worst] <= 0:
                told = self.tr(
                    "No unit is indispensable: dev error stays at {1}, or falls, without any one of them."
                )
            parts.append(told.format(worst, before, after))
            if seen.keep_prob < 1:
                parts.append(
                    self.tr("In training each one was gone for {0} of the examples.").format(
                        f"{100 * (1 - seen.keep_prob):.3g}\u202f%"
                    )
                )
        self.say(sentences(*parts), alarm=leans)

    def _leans(self, seen: Silenced, rise: float) -> bool:
        """Whether the error without the most needed unit rises by more than a few examples."""
        if not self._is_share:
            return rise > _LEANS_RMSE * seen.error
        # The largest of many paired differences; three standard errors of changed answers.
        return rise > _LEANS and rise > 3 * math.sqrt(max(rise, 0.0) / seen.n_examples)

    def _named(self, units: tuple[int, ...]) -> str:
        if len(units) == 1:
            return self.tr("unit {0}").format(units[0])
        if len(units) <= _FEW_NAMED:
            return self.tr("units {0}").format(", ".join(str(unit) for unit in units))
        return self.tr("{0} units").format(len(units))

    @property
    def _is_share(self) -> bool:
        return self.session.started is None or self.session.started.error_name == "error"

    @property
    def _name(self) -> str:
        return self.tr("Dev error") if self._is_share else self.tr("Dev RMSE")

    def _error(self, value: float) -> str:
        return number_text.percent(value) if self._is_share else number_text.plain(value, 4)

    def table(self) -> Table:
        header = ["unit", "knocked_out", "dev_error_without_it_alone", "rise"]
        seen = self._seen
        if seen is None:
            return header, [[] for _ in header]
        errors = seen.errors_alone.numpy().astype(np.float64)
        units = list(range(len(errors)))
        return header, [
            units,
            [unit in self._out for unit in units],
            errors.tolist(),
            (errors - seen.error).tolist(),
        ]
