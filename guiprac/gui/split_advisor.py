"""How to share n examples out, and why: one rule from which 60/20/20 and 98/1/1 fall out (S1).

Dev and test take what is needed to tell two settings apart that differ by the gap, at most 20 % and at least 1 %.
"""

import math

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guiprac.analysis.split_advice import SplitAdvice, advise
from guiprac.data.advice import Z_95, half_width
from guiprac.gui import words
from guiprac.gui.asked_number import AskedNumber
from guiprac.gui.controls import Scale, link, wrapped
from guiprac.gui.linked_shares import Shares
from guiprac.gui.session import Session
from guiprac.gui.split_bar import PartsBar
from guiprac.gui.split_pictures import LARGEST_N, SMALLEST_N, AdviceOverSize, ResolutionPicture, ratio

_KEYS = ("split.train", "split.dev", "split.test")
_USUAL_N = 1000
_FEWEST = 3


class SplitAdvisor(QWidget):
    """What is asked, the advice, and what it rests on; `advised` tells that the advice may have changed.

    It advises on the data's own number of examples until a person asks about another.
    """

    advised = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("split.advisor")
        self._session = session
        self._other_n: int | None = None
        self._n = AskedNumber(
            "split.advice.n",
            self.tr("Examples n"),
            self.tr("How many examples there are in all; move it to see what another number would ask for."),
            Scale(SMALLEST_N, LARGEST_N, steps=150, log=True, integer=True),
            _FEWEST,
            LARGEST_N,
        )
        self._error = AskedNumber(
            "split.advice.error",
            self.tr("Expected error"),
            self.tr("About the error rate that you expect on dev; rates near 50 % are the hardest to know."),
            Scale(1.0, 50.0, steps=98),
            1.0,
            99.0,
        )
        self._gap = AskedNumber(
            "split.advice.gap",
            self.tr("Gap to tell apart"),
            self.tr(
                "The difference, in percentage points, of two settings that dev shall tell apart: half of it is the "
                "half width that the 95 % interval of each may have."
            ),
            Scale(0.1, 20.0, steps=115, log=True),
            0.05,
            50.0,
        )
        self._error.set_unit("%")
        self._gap.set_unit("%")
        self._error.show_value(5.0)
        self._gap.show_value(1.0)
        self._own = link("split.advice.own_n", "")
        self._own.clicked.connect(self._ask_of_the_data)
        self._bar = PartsBar()
        self._bar.setObjectName("split.advice.bar")
        self._bar.setAccessibleName(self.tr("The advised split"))
        self._says = wrapped("", "")
        self._says.setObjectName("split.advice")
        self._present = wrapped("", "help")
        self._present.setObjectName("split.advice.present")
        self._needed = wrapped("", "help")
        self._needed.setObjectName("split.advice.needed")
        self._notes = wrapped("", "hint")
        self._notes.setObjectName("split.advice.notes")
        self._resolution = ResolutionPicture()
        self._over_size = AdviceOverSize()
        self._lay_out()
        for asked in (self._error, self._gap):
            asked.changed.connect(self.refresh)
        self._n.changed.connect(self._ask_of_another)
        session.experiment_changed.connect(self.refresh)
        session.prepared_changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        under = QHBoxLayout()
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self._own, 0, Qt.AlignmentFlag.AlignRight)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._n)
        whole.addLayout(under)
        for widget in (
            *(self._error, self._gap, self._bar, self._says, self._notes, self._present, self._needed),
            *(self._resolution, self._over_size),
        ):
            whole.addWidget(widget)

    @property
    def is_of_the_data(self) -> bool:
        """Whether the advice is for the number of examples that the data has."""
        return self._other_n is None and self._session.prepared is not None

    @property
    def n(self) -> int:
        """The number of examples that the advice is for."""
        prepared = self._session.prepared
        own = _USUAL_N if prepared is None else max(prepared.n_examples, _FEWEST)
        return own if self._other_n is None else self._other_n

    @property
    def advice(self) -> SplitAdvice:
        """The advice for what is asked now."""
        prepared = self._session.prepared
        classes = 2 if prepared is None else max(len(prepared.class_names), 2)
        return advise(self.n, self._error.value / 100, gap=self._gap.value / 100, classes=classes)

    @property
    def shares(self) -> Shares:
        """The advised shares of train, dev and test."""
        advice = self.advice
        return advice.train, advice.dev, advice.test

    @Slot()
    def use(self) -> None:
        """Take the advised shares into the experiment, as one step of undo."""
        self._session.set_values(dict(zip(_KEYS, self.shares, strict=True)))

    def return_to_the_data(self) -> None:
        """Advise on the data's own number of examples again."""
        self._other_n = None
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Advise anew."""
        advice, prepared = self.advice, self._session.prepared
        present = self._present_dev()
        self._n.show_value(advice.n)
        self._own.setVisible(prepared is not None and self._other_n is not None)
        if prepared is not None:
            self._own.setText(self.tr("Back to the data's {0}").format(words.count(prepared.n_examples)))
        self._bar.show_parts(self.shares, (advice.n_train, advice.n_dev, advice.n_test))
        self._says.setText(words.sentence_text(advice.says))
        self._notes.setText("\n".join(map(words.sentence_text, advice.notes)))
        self._notes.setVisible(bool(advice.notes))
        self._present.setText(self._present_words(present))
        self._needed.setText(
            self.tr("To see a gap of {0} % takes {1} dev examples.").format(
                words.number(self._gap.value), words.count(advice.needed)
            )
        )
        self._needed.setVisible(advice.resolved)
        self._resolution.show_advice(advice, present)
        self._over_size.show_advice(advice)
        self.advised.emit()

    def _present_dev(self) -> int:
        """Dev examples of the present split: those counted, or its share of another n."""
        prepared = self._session.prepared
        if self.is_of_the_data and prepared is not None:
            return prepared.dev.count
        return max(round(self._session.experiment.split.dev * self.n), 1)

    def _present_words(self, count: int) -> str:
        prepared = self._session.prepared
        share = words.percent(self._session.experiment.split.dev)
        if prepared is not None and prepared.task == "regression":
            told = self.tr(
                "This task is a regression, which has no error rate: the RMSE on {0} dev examples ({1}) is known to "
                "about ± {2} of itself, if residuals are normal."
            )
            return told.format(words.count(count), share, words.percent(Z_95 / math.sqrt(2 * count), 2))
        width = 100 * half_width(self._error.value / 100, count)
        told = self.tr(
            "The present split: {0} dev examples ({1}) know it to ± {2} points, and tell settings apart that differ "
            "by {3}."
        )
        return told.format(words.count(count), share, f"{width:.2g}", f"{2 * width:.2g}")

    @Slot(float)
    def _ask_of_another(self, n: float) -> None:
        prepared = self._session.prepared
        self._other_n = None if prepared is not None and int(n) == prepared.n_examples else int(n)
        self.refresh()

    @Slot()
    def _ask_of_the_data(self) -> None:
        self.return_to_the_data()
        self._n.box.setFocus()


def use_words(advisor: SplitAdvisor) -> str:
    """What the button that takes the advice says: only of the data's own n does it name the ratio."""
    if advisor.is_of_the_data:
        return QCoreApplication.translate("SplitAdvisor", "Use {0}").format(ratio(advisor.advice))
    return QCoreApplication.translate("SplitAdvisor", "Use these shares")
