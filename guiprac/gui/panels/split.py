"""The shares of train, dev and test, what the split goes by, and what each part then holds (S1-S3)."""

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from guiprac.analysis import repeated_examples
from guiprac.events import Prepared
from guiprac.gui import words
from guiprac.gui.controls import link, wrapped
from guiprac.gui.flow_layout import FlowLayout
from guiprac.gui.forms import NumberField
from guiprac.gui.linked_shares import USUAL_TRAIN_DEV, Shares, with_share
from guiprac.gui.panels.panel import Panel
from guiprac.gui.session import Session
from guiprac.gui.split_advisor import SplitAdvisor, use_words
from guiprac.gui.split_bar import ClassShares, SplitBar
from guiprac.gui.split_by import SplitByField, SplitColumnField, has_columns
from guiprac.gui.theme import tabular, theme

KEYS = ("split.train", "split.dev", "split.test")
_TRAIN_DEV = "split.train_dev"
# A tenth of train is enough to tell variance from mismatch by, and little to go without.


class PartField(NumberField):
    """A share with the number of examples that it comes to, and the colour of its piece of the bar."""

    mark = "■"

    def build(self) -> None:
        self._examples: int | None = None
        self._count = QLabel()
        self._count.setObjectName(f"{self.key}.count")
        self._count.setProperty("role", "quiet")
        self._count.setFont(tabular(self._count.font()))
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        super().build()
        self.put_beside(self._count)
        theme().changed.connect(self._colour)
        self._colour()

    def show_count(self, examples: int | None) -> None:
        """Tell how many examples the part holds; None if that is not known."""
        self._examples = examples
        told = "" if examples is None else self.tr("{0} examples").format(words.count(examples))
        self._count.setToolTip(told)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say as much of the count as there is room for beside the number."""
        super()._fit()
        if self._examples is None:
            self._count.clear()
            return
        bare = words.count(self._examples)
        room = self._holder.width() - self.box.width() - self._editors.spacing()
        named = self.tr("n = {0}")
        wide = self._count.fontMetrics().horizontalAdvance
        # Small counts are measured as if they were larger, so that all parts say it alike.
        if max(wide(named.format(bare)), wide(named.format("0,000"))) <= room:
            self._count.setText(named.format(bare))
        else:
            self._count.setText(bare if wide(bare) <= room else "")

    @Slot()
    def _colour(self) -> None:
        """Lead the eye from the number to its piece of the bar."""
        colour = getattr(theme().palette, self.key.partition(".")[2])
        self.label.setText(f'<span style="color:{colour}">{self.mark}</span>&nbsp; {self._words}')


class ShareField(PartField):
    """One of the three shares; entering it moves the others so that they add up to 1."""

    def write(self, value: Any) -> None:
        moved = with_share(shares_of(self.session), KEYS.index(self.key), value)
        self.session.set_values(dict(zip(KEYS, moved, strict=True)))

    def holds_refused_entry(self) -> bool:
        # One refused entry touches all three; only the one that was typed keeps it.
        return super().holds_refused_entry() and self.box.hasFocus()


class TrainDevField(PartField):
    """The share of train that is held out of it."""

    mark = "▨"

    @Slot()
    def put_back(self) -> None:
        # Without the focus the row folds away, as there is nothing left to type.
        self.box.clearFocus()
        super().put_back()


class SplitPanel(Panel):
    name = "split"

    def title(self) -> str:
        return self.tr("Split")

    def build(self) -> None:
        self._bar = SplitBar()
        self._bar.moved.connect(self._drag)
        self.add(self._bar)
        train = self.add_made(ShareField(self.session, "split.train"))
        self._hold_out = link("split.train_dev.hold_out", self.tr("Hold out a train-dev slice"))
        self._hold_out.clicked.connect(self._hold_out_some)
        train.add_link(self._hold_out)
        self._train_dev = self.add_made(TrainDevField(self.session, _TRAIN_DEV))
        self._train_dev.say(self.tr("Of train, held out of training and only measured."))
        for key in KEYS[1:]:
            self.add_made(ShareField(self.session, key))
        self._repeats = wrapped("", "hint")
        self._repeats.setObjectName("split.duplicates")
        self.add(self._repeats)
        self._classes = ClassShares()
        self.add(self._classes)
        self.add_made(SplitByField(self.session, "split.by"))
        self.add_made(SplitColumnField(self.session, "split.column"))
        self.add_field("split.stratify")
        self._add_advisor()

    def _add_advisor(self) -> None:
        row = QWidget()
        links = FlowLayout(row, spacing=16)
        self._advise = link("split.advise", self.tr("Advise me…"))
        self._advise.setCheckable(True)
        self._advise.setToolTip(
            words.tooltip(self.tr("How large dev and test should be, from what dev is to tell apart (S1)"))
        )
        self._use = link("split.advice.use", "")
        links.addWidget(self._advise)
        links.addWidget(self._use)
        self.add(row)
        self._advisor = SplitAdvisor(self.session)
        self._advisor.hide()
        self.add(self._advisor)
        self._advise.toggled.connect(self._show_advisor)
        self._use.clicked.connect(self._advisor.use)
        self._advisor.advised.connect(self._offer_advice)

    def summary(self) -> str:
        ratio = " / ".join(words.number(share * 100, 4) for share in shares_of(self.session))
        by = self.session.experiment.split.by
        return ratio if by == "random" else self.tr("{0}, by {1}").format(ratio, words.choice_text(by))

    @Slot()
    def refresh(self) -> None:
        super().refresh()
        split, prepared = self.session.experiment.split, self.session.prepared
        errors = self.session.errors
        used = split.train_dev > 0 or _TRAIN_DEV in errors or self._train_dev.box.hasFocus()
        self._train_dev.setVisible(used)
        self._hold_out.setVisible(not used)
        asks_column = split.by == "group" or (split.by == "time" and has_columns(self.session))
        self.fields["split.column"].setVisible(asks_column or "split.column" in errors)
        acts = split.by != "time" and (prepared is None or prepared.task != "regression")
        self.fields["split.stratify"].setVisible(acts or "split.stratify" in errors)
        self._show_parts(prepared)
        self._offer_advice()

    def _show_parts(self, prepared: Prepared | None) -> None:
        shares, held_out = shares_of(self.session), self.session.experiment.split.train_dev
        if prepared is None:
            self._bar.show_parts(shares, held_out=held_out)
            for key in (*KEYS, _TRAIN_DEV):
                self._show_count(key, None)
            self._classes.hide()
            self._repeats.hide()
            return
        parts = (prepared.train, prepared.dev, prepared.test)
        held = 0 if prepared.train_dev is None else prepared.train_dev.count
        self._bar.show_parts(
            shares, (prepared.train.count + held, prepared.dev.count, prepared.test.count), held_out
        )
        for key, part in zip((*KEYS, _TRAIN_DEV), (*parts, prepared.train_dev), strict=True):
            self._show_count(key, None if part is None else part.count)
        self._classes.show_parts(prepared.class_names, parts)
        self._show_repeats(prepared)

    def _show_count(self, key: str, count: int | None) -> None:
        field = self.fields[key]
        assert isinstance(field, PartField)
        field.show_count(count)

    def _show_repeats(self, prepared: Prepared) -> None:
        """Name examples that stand in two parts, and what to do about them."""
        told = repeated_examples.in_words(prepared.duplicates)
        self._repeats.setVisible(bool(told))
        if not told or prepared.duplicates is None:
            return
        by_column = bool(prepared.columns) and self.session.experiment.split.by != "group"
        whole = f"{told} {repeated_examples.remedy(by_column=by_column)}"
        self._repeats.setText(words.sentence_text(whole))
        lines = [*repeated_examples.WHY, *repeated_examples.named(prepared.duplicates)]
        details = "".join(words.tooltip(words.sentence_text(line)) for line in lines)
        self._repeats.setToolTip(details)
        self._repeats.setWhatsThis(details)

    @Slot()
    def _offer_advice(self) -> None:
        self._use.setText(use_words(self._advisor))
        self._use.setToolTip(words.tooltip(words.sentence_text(self._advisor.advice.says)))
        pairs = zip(self._advisor.shares, shares_of(self.session), strict=True)
        same = all(abs(a - b) < 1e-9 for a, b in pairs)
        # While the data is not known there is advice only for an n that is in sight.
        known = self.session.prepared is not None or self._advise.isChecked()
        self._use.setVisible(known and not same)

    @Slot(bool)
    def _show_advisor(self, shown: bool) -> None:
        self._advisor.setVisible(shown)
        self._advise.setText(self.tr("Hide the advice") if shown else self.tr("Advise me…"))
        if shown:
            self._offer_advice()
        else:
            self._advisor.return_to_the_data()

    @Slot()
    def _hold_out_some(self) -> None:
        self.session.set_value(_TRAIN_DEV, USUAL_TRAIN_DEV)
        self._train_dev.box.setFocus()
        self._train_dev.box.selectAll()

    @Slot(object)
    def _drag(self, shares: Shares) -> None:
        if shares != shares_of(self.session):
            self.session.set_values(dict(zip(KEYS, shares, strict=True)))


def shares_of(session: Session) -> Shares:
    """Train, dev and test as the Session holds them."""
    split = session.experiment.split
    return split.train, split.dev, split.test
