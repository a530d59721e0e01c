"""The shares of train, dev and test: linked numbers, a bar to drag, and what each part then holds (S1, S2)."""

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel

from guiprac.analysis.split_advice import advise
from guiprac.gui import words
from guiprac.gui.controls import link, wrapped
from guiprac.gui.forms import NumberField
from guiprac.gui.linked_shares import Shares, with_share
from guiprac.gui.panels.panel import Panel
from guiprac.gui.session import Session
from guiprac.gui.split_bar import ClassShares, SplitBar
from guiprac.gui.theme import tabular, theme

KEYS = ("split.train", "split.dev", "split.test")
# The error at which the width of dev's interval is told, as in the course's own examples.
_EXAMPLE_ERROR = 0.05


class ShareField(NumberField):
    """One of the three shares; entering it moves the others so that they add up to 1."""

    def build(self) -> None:
        self._count = QLabel()
        self._count.setObjectName(f"{self.key}.count")
        self._count.setProperty("role", "quiet")
        self._count.setFont(tabular(self._count.font()))
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        super().build()
        self.put_beside(self._count)
        theme().changed.connect(self._colour)
        self._colour()

    def show_count(self, text: str) -> None:
        """Tell how many examples the part holds."""
        self._count.setText(text)

    @Slot()
    def _colour(self) -> None:
        """Lead the eye from the number to its part of the bar."""
        colour = getattr(theme().palette, self.key.partition(".")[2])
        self.label.setText(f'<span style="color:{colour}">■</span>&nbsp; {self._words}')

    def write(self, value: Any) -> None:
        moved = with_share(shares_of(self.session), KEYS.index(self.key), value)
        self.session.set_values(dict(zip(KEYS, moved, strict=True)))

    def holds_refused_entry(self) -> bool:
        # One refused entry touches all three; only the one that was typed keeps it.
        return super().holds_refused_entry() and self.box.hasFocus()


class SplitPanel(Panel):
    name = "split"

    def title(self) -> str:
        return self.tr("Split")

    def build(self) -> None:
        self._bar = SplitBar()
        self._bar.moved.connect(self._drag)
        self.add(self._bar)
        for key in KEYS:
            self.add_made(ShareField(self.session, key))
        self._classes = ClassShares()
        self.add(self._classes)
        self.add_field("split.stratify")
        self._advice = wrapped("", "help")
        self._advice.setObjectName("split.advice")
        self.add(self._advice)
        self._use = link("split.advice.use", "")
        self._use.clicked.connect(self._take_advice)
        self.add(self._use)

    def summary(self) -> str:
        return " / ".join(words.number(share * 100, 4) for share in shares_of(self.session))

    @Slot()
    def refresh(self) -> None:
        super().refresh()
        self._bar.show_shares(shares_of(self.session))
        prepared = self.session.prepared
        if prepared is None:
            for key in KEYS:
                self._show_count(key, "")
            self._classes.hide()
            self._advice.hide()
            self._use.hide()
            return
        parts = (prepared.train, prepared.dev, prepared.test)
        for key, part in zip(KEYS, parts, strict=True):
            self._show_count(key, self.tr("n = {0}").format(words.count(part.count)))
        self._classes.show_parts(prepared.class_names, parts)
        self.fields["split.stratify"].setVisible(prepared.task != "regression")
        self._show_advice(prepared.n_examples)

    def _show_count(self, key: str, text: str) -> None:
        field = self.fields[key]
        assert isinstance(field, ShareField)
        field.show_count(text)

    def _show_advice(self, n_examples: int) -> None:
        advice = advise(n_examples, _EXAMPLE_ERROR)
        advised = (advice.train, advice.dev, advice.test)
        ratio = "/".join(words.number(share * 100, 4) for share in advised)
        half_width = words.number(advice.dev_half_width * 100, 2)
        self._advice.setText(
            self.tr(
                "{0} examples: {1} is usual. An error of 5 % on such a dev set is known to ± {2} points (95 %)."
            ).format(words.count(n_examples), ratio, half_width)
        )
        self._advice.show()
        self._use.setText(self.tr("Use {0}").format(ratio))
        same = all(abs(a - b) < 1e-9 for a, b in zip(advised, shares_of(self.session), strict=True))
        self._use.setVisible(not same)

    @Slot(object)
    def _drag(self, shares: Shares) -> None:
        if shares != shares_of(self.session):
            self.session.set_values(dict(zip(KEYS, shares, strict=True)))

    @Slot()
    def _take_advice(self) -> None:
        if self.session.prepared is not None:
            advice = advise(self.session.prepared.n_examples, _EXAMPLE_ERROR)
            self.session.set_values(dict(zip(KEYS, (advice.train, advice.dev, advice.test), strict=True)))


def shares_of(session: Session) -> Shares:
    """Train, dev and test as the Session holds them."""
    split = session.experiment.split
    return split.train, split.dev, split.test
