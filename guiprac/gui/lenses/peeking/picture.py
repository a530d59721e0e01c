"""Choosing among many settings on test: how much better than it is the best one looks (S2)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from guiprac.analysis.peeking import Optimism, Values, expected_best, measured
from guiprac.gui.controls import IntegerBox, NumberBox, Scale, link, wrapped
from guiprac.gui.lenses.normalization.page import add_row, make_form
from guiprac.gui.lenses.peeking.controls import TriedNumber
from guiprac.gui.lenses.peeking.plot import MOST_SETTINGS, PeekingPlot, gap_text
from guiprac.gui.plots import number_text
from guiprac.gui.plots.picture import Picture, Table
from guiprac.gui.theme import set_role
from guiprac.gui.words import count, tooltip

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_SETTINGS, _EXAMPLES, _PERCENT, _ALIKE = 20, 500, 10.0, 50.0
_LEAST_EXAMPLES, _MOST_EXAMPLES = 10, 100_000
_LEAST_PERCENT, _MOST_PERCENT = 0.1, 50.0
_COLUMN, _WIDE = 248, 760


class PeekingPicture(Picture):
    """See the module. It is arithmetic: it needs no run, and opens no test set."""

    key = "peeking"

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.persons = 0
        self.says = wrapped("", "strong", self.page)
        self.says.setObjectName("lens.peeking.says")
        self.says.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.plot = PeekingPlot(self.page)
        self.plot.setToolTip(
            tooltip(
                self.tr(
                    "All k settings have the same true error, and each is measured on the same n test examples. The "
                    "expected smallest of k measured errors is Σ P(X > j)^k / n over j = 0 … n - 1, X being a "
                    "binomial count of n at the true error (S2)."
                )
            )
        )
        self.plot.chosen_changed.connect(self._take_settings)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.says, 1)
        head.addWidget(self.menu_button(), 0, Qt.AlignmentFlag.AlignTop)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._make_column())
        body.addWidget(self.plot, 1)
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(body, 1)
        for signal in (session.prepared_changed, session.mode_changed, session.history_changed):
            signal.connect(self._show_take)
        self._show_take()

    @property
    def title(self) -> str:
        return self.tr("Peeking")

    # --- building ----------------------------------------------------------------------------------------------

    def _make_column(self) -> QWidget:
        column = QWidget(self.page)
        column.setMinimumWidth(_COLUMN)
        column.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        settings = IntegerBox(1, MOST_SETTINGS, column)
        self.settings = self._number(
            "settings", settings, Scale(1, MOST_SETTINGS, steps=MOST_SETTINGS - 1, integer=True), _SETTINGS
        )
        n = Scale(_LEAST_EXAMPLES, _MOST_EXAMPLES, steps=120, log=True, integer=True)
        self.examples = self._number(
            "examples", IntegerBox(_LEAST_EXAMPLES, _MOST_EXAMPLES, column), n, _EXAMPLES
        )
        error = NumberBox(_LEAST_PERCENT, _MOST_PERCENT, log=True, parent=column)
        alike = NumberBox(0.0, 100.0, step=5.0, parent=column)
        for box in (error, alike):
            box.setSuffix(" %")
        self.error = self._number(
            "error", error, Scale(_LEAST_PERCENT, _MOST_PERCENT, log=True, steps=120), _PERCENT
        )
        self.alike = self._number("alike", alike, Scale(0.0, 100.0), _ALIKE)
        form = make_form()
        add_row(
            form,
            self.tr("Settings"),
            self.settings,
            self.tr("k: among how many settings the one with the least error on test is chosen (S2)."),
        )
        add_row(
            form,
            self.tr("Examples"),
            self.examples,
            self.tr("n: how many test examples each setting is measured on."),
        )
        add_row(
            form,
            self.tr("True error"),
            self.error,
            self.tr(
                "The error of every setting on examples without end. None of them is better than another."
            ),
        )
        add_row(
            form,
            self.tr("Alike"),
            self.alike,
            self.tr(
                "The share of the test examples that all settings get right or wrong alike, as variants of one "
                "network mostly do. There luck moves all of them together, and leaves less to choose by; measured "
                "errors have this correlation."
            ),
        )
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(form)
        inside.addWidget(self._make_button(column))
        inside.addWidget(self.told)
        inside.addStretch(1)
        inside.addWidget(self._make_take(column))
        return column

    def _number(self, name: str, box: IntegerBox | NumberBox, scale: Scale, value: float) -> TriedNumber:
        number = TriedNumber(f"lens.peeking.{name}", box, scale, self.page)
        number.set_value(value)
        number.slider.show_value(value)
        number.changed.connect(self.refresh)
        return number

    def _make_button(self, parent: QWidget) -> QPushButton:
        self.button = QPushButton(self.tr("Draw one person's choice"), parent)
        self.button.setObjectName("lens.peeking.draw")
        set_role(self.button, role="primary")
        self.button.setToolTip(
            tooltip(
                self.tr(
                    "Measure k settings on n test examples by chance, and choose the one that looks best. Each press "
                    "is another person with another test set."
                )
            )
        )
        self.button.clicked.connect(self._draw_person)
        self.told = wrapped("", "help", parent)
        self.told.setObjectName("lens.peeking.told")
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        return self.button

    def _make_take(self, parent: QWidget) -> QPushButton:
        self.take = link("lens.peeking.take", self.tr("Take n and error of this run"), parent)
        self.take.clicked.connect(self._take_run)
        return self.take

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # As high as the words may become, so that other ones move nothing.
        self.says.ensurePolished()
        self.told.ensurePolished()
        lines = 2 if self.width() >= _WIDE else 3
        self.says.setFixedHeight(lines * self.says.fontMetrics().lineSpacing() + 2)
        self.told.setMinimumHeight(3 * self.told.fontMetrics().lineSpacing() + 2)

    # --- acting ------------------------------------------------------------------------------------------------

    @Slot()
    def _draw_person(self) -> None:
        self.persons += 1
        self.refresh()

    @Slot(int)
    def _take_settings(self, settings: int) -> None:
        self.settings.set_value(settings)

    def _of_run(self) -> tuple[int, float] | None:
        """Test examples and dev error of the run, if it classifies."""
        prepared, history = self.session.prepared, self.session.history
        if prepared is None or prepared.task == "regression" or not len(history):
            return None
        return prepared.test.count, float(history.dev_errors[-1])

    @Slot()
    def _show_take(self) -> None:
        known = self._of_run() is not None
        self.take.setEnabled(known)
        self.take.setToolTip(
            tooltip(
                self.tr(
                    "Put in how many examples test holds here, and the last dev error for the true one. Test is not "
                    "opened."
                )
                if known
                else self.tr("Train a classifier first (F5): its last dev error stands for the true one.")
            )
        )

    @Slot()
    def _take_run(self) -> None:
        found = self._of_run()
        if found is not None:
            self.examples.set_value(found[0])
            self.error.set_value(float(f"{100 * found[1]:.3g}"))

    # --- drawing -----------------------------------------------------------------------------------------------

    @property
    def curve(self) -> Optimism:
        """Reported and true error for 1 to MOST_SETTINGS settings, as the controls stand."""
        return expected_best(
            self.error.value / 100,
            round(self.examples.value),
            range(1, MOST_SETTINGS + 1),
            self.alike.value / 100,
        )

    @property
    def drawn(self) -> Values:
        """The measured errors of the present person, (MOST_SETTINGS,), k of them tried; empty before the first."""
        if not self.persons:
            return np.zeros(0)
        return measured(
            self.error.value / 100,
            round(self.examples.value),
            MOST_SETTINGS,
            self.alike.value / 100,
            # The same person stays while the controls move, and tries more settings where k grows.
            np.random.default_rng(self.persons),
        )

    def draw(self) -> None:
        curve = self.curve
        n, k = round(self.examples.value), round(self.settings.value)
        self.plot.show_curve(curve, n, k, self.drawn)
        told = self._words(curve, n, k)
        self.says.setText(told)
        self.told.setText(self._person())
        self.describe(self.tr("{0} {1}").format(told, self.told.text()))
        self.show_page()

    def _words(self, curve: Optimism, n: int, k: int) -> str:
        if k == 1:
            return self.tr(
                "A single setting leaves nothing to choose: its error on {0} test examples is on average "
                "the true one."
            ).format(count(n))
        gap = float(curve.optimism[k - 1])
        said = self.tr("The best of {0} settings looks {1} better on {2} test examples than it is.").format(
            k, gap_text(gap), count(n)
        )
        half = number_text.half_width(self.error.value / 100, n)
        if gap > half:
            remedy = self.tr(
                "That is more than the 95 % interval of ± {0} covers: choose on dev, and read test once (S2)."
            ).format(gap_text(half))
        else:
            remedy = self.tr("Choose on dev, and read test once, at the very end (S2).")
        return self.tr("{0} {1}").format(said, remedy)

    def _person(self) -> str:
        chosen = self.plot.chosen()
        if chosen is None:
            return self.tr("Nobody has chosen yet.")
        reported, true = float(self.plot.drawn[chosen]), self.error.value / 100
        decimals = number_text.percent_decimals(round(self.examples.value))
        what = self.tr("Person {0} takes setting {1} and reports {2}; its true error is {3}.").format(
            self.persons, chosen + 1, number_text.percent(reported, decimals), number_text.percent(true)
        )
        if reported < true:
            luck = self.tr("{0} too low.").format(gap_text(true - reported))
        else:
            luck = self.tr("No luck this time.")
        return self.tr("{0} {1}").format(what, luck)

    # --- files -------------------------------------------------------------------------------------------------

    def printed(self) -> Sequence[QWidget]:
        return (self.says, self.plot)

    def table(self) -> Table:
        """One row a number of settings; `measured` is the present person's error of each setting tried."""
        curve, k = self.curve, round(self.settings.value)
        tried: list[object] = [*self.drawn[:k].tolist()]
        return ["settings", "reported", "true", "optimism", "measured"], [
            curve.settings.tolist(),
            curve.reported.tolist(),
            curve.true.tolist(),
            curve.optimism.tolist(),
            [*tried, *[""] * (MOST_SETTINGS - len(tried))],
        ]
