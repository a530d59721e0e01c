"""A planted fault that the reader is to find: which block, which kind, and then what the doctor says."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from guiprac import events
from guiprac.gui.controls import Choice, wrapped
from guiprac.gui.flow_layout import FlowLayout
from guiprac.gui.theme import set_role

_ORDER: tuple[events.Verdict, ...] = ("wrong", "suspicious", "acceptable", "correct", "no gradient")


def guilty_blocks(checked: events.Checked) -> tuple[str, ...]:
    """The blocks where a fault starts, each a right answer to "where?".

    Backpropagation goes from the last layer to the first, and a wrong gradient with it: of the blocks with the
    worst verdict, those of the last layer, and the one in which the fault enters.
    """
    worst = min((block.verdict for block in checked.blocks), key=_ORDER.index, default="correct")
    off = [block.name for block in checked.blocks if block.verdict == worst]
    last = max((int(name[1:]) for name in off), default=0)
    starts = {name for name in off if int(name[1:]) == last} | {checked.fault_block}
    return tuple(block.name for block in checked.blocks if block.name in starts)


class FaultQuiz(QFrame):
    """Asks for block and kind; `revealed` comes with the answer, after which nothing is hidden any more."""

    revealed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check.quiz")
        self._checked: events.Checked | None = None
        self._titles: Mapping[str, str] = {}
        self._question = wrapped(
            self.tr(
                "One fault is hidden in a copy of backpropagation; training never sees it. Read the bars, the factor "
                "k and the entries: in which block does it start, and what is it? A wrong gradient travels from the "
                "last layer toward the first."
            ),
            "",
            self,
        )
        self.block = self._choice("check.quiz.block", self.tr("Block where the fault starts"), 4)
        self.kind = self._choice("check.quiz.kind", self.tr("Kind of the fault"), 24)
        self.answer = QPushButton(self.tr("Answer"), self)
        self.answer.setObjectName("check.quiz.answer")
        self.give_up = QPushButton(self.tr("Show me"), self)
        self.give_up.setObjectName("check.quiz.give_up")
        self._controls = QWidget(self)
        row = FlowLayout(self._controls)
        for words, choice in ((self.tr("Block"), self.block), (self.tr("Fault"), self.kind)):
            pair = QWidget(self._controls)
            beside = QHBoxLayout(pair)
            beside.setContentsMargins(0, 0, 8, 0)
            beside.setSpacing(8)
            label = QLabel(words, pair)
            label.setBuddy(choice)
            beside.addWidget(label)
            beside.addWidget(choice)
            row.addWidget(pair)
        row.addWidget(self.answer)
        row.addWidget(self.give_up)
        self.result = wrapped("", "", self)
        self.result.setObjectName("check.quiz.result")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        for widget in (self._question, self._controls, self.result):
            layout.addWidget(widget)
        for choice in (self.block, self.kind):
            choice.currentIndexChanged.connect(self._allow)
        self.answer.clicked.connect(self._judge)
        self.give_up.clicked.connect(self._tell)
        self.hide()

    def _choice(self, name: str, words: str, letters: int) -> Choice:
        made = Choice(self)
        made.setObjectName(name)
        made.setAccessibleName(words)
        made.setMinimumContentsLength(letters)
        made.setPlaceholderText(self.tr("choose…"))
        return made

    def ask(self, checked: events.Checked, titles: Mapping[str, str]) -> None:
        """Ask about another check; `titles` names every fault there is, by its key."""
        self._checked, self._titles = checked, titles
        set_role(self, role="message", tone="told")
        for choice, entries in (
            (self.block, {block.name: block.name for block in checked.blocks}),
            (self.kind, dict(titles)),
        ):
            choice.blockSignals(True)
            choice.clear()
            for value, text in entries.items():
                choice.addItem(text, value)
            choice.setCurrentIndex(-1)
            choice.blockSignals(False)
        self._controls.show()
        self._question.show()
        self.result.hide()
        self._allow()
        self.show()

    @Slot()
    def _allow(self) -> None:
        ready = self.block.currentIndex() >= 0 and self.kind.currentIndex() >= 0
        self.answer.setEnabled(ready)
        self.answer.setToolTip("" if ready else self.tr("Choose a block and a fault first."))

    @Slot()
    def _judge(self) -> None:
        if self._checked is None:
            return
        block_is_right = self.block.currentData() in guilty_blocks(self._checked)
        kind_is_right = self.kind.currentData() == self._checked.fault
        if block_is_right and kind_is_right:
            words, tone = self.tr("✓ Right: it is “{0}”, and {1} shows it."), "told"
        elif kind_is_right:
            words, tone = self.tr("The fault is right, “{0}”, but the block is not: look at {1}."), "warning"
        elif block_is_right:
            words, tone = self.tr("The block is right, the fault is not: it is “{0}” ({1})."), "warning"
        else:
            words, tone = self.tr("✗ Not found: it is “{0}”, and {1} shows it."), "warning"
        self._reveal(words, tone)

    @Slot()
    def _tell(self) -> None:
        self._reveal(self.tr("It is “{0}”, and {1} shows it."), "told")

    def _reveal(self, words: str, tone: str) -> None:
        if self._checked is None:
            return
        fault = self._titles.get(self._checked.fault, self._checked.fault)
        told = words.format(fault, ", ".join(guilty_blocks(self._checked)))
        self.result.setText(told)
        self.result.setAccessibleName(told)
        set_role(self, tone=tone)
        self._controls.hide()
        self._question.hide()
        self.result.show()
        self.revealed.emit()
