"""The result of a gradient check: the verdict, a bar a block, and the block that is chosen."""

import math
from typing import Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from guiprac import events
from guiprac.gui.controls import wrapped
from guiprac.gui.flow_layout import FlowLayout
from guiprac.gui.plots import check_report, number_text
from guiprac.gui.plots.block_bars import SIGNS, BlockBars, verdict_color, verdict_text
from guiprac.gui.plots.block_details import BlockDetails
from guiprac.gui.plots.fault_quiz import FaultQuiz, guilty_blocks
from guiprac.gui.plots.fault_titles import fault_title, fault_titles
from guiprac.gui.plots.readout import Readout
from guiprac.gui.theme import mix, set_role, theme
from guiprac.gui.words import sentence_text, sentences, tooltip

TermName = Literal["both", "data", "penalty"]
_TERM_NAMES: tuple[TermName, ...] = ("both", "data", "penalty")
# Beside each other the bars and the details need this much room.
_WIDE = 640
_NO_GROUND = (
    "QScrollArea, QScrollArea > QWidget, QScrollArea > QWidget > QWidget { background: transparent; }"
)


class CheckResult(QWidget):
    """See the module.

    Bars and details stand beside each other and scroll alone; with "stacked" they stand one under the other, for
    a narrow column that scrolls as a whole; "paper" is laid out at full length, to be printed.
    """

    sweep_wanted = Signal(str, int, int)
    # What is shown in words changed: a term or a block was chosen, or a hidden fault was revealed.
    words_changed = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        name: str = "plot.gradient_check",
        can_sweep: bool = False,
        arrangement: Literal["beside", "stacked", "paper"] = "beside",
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}.result")
        self.checked: events.Checked | None = None
        self.term: TermName = "both"
        self._revealed: events.Checked | None = None
        self._paper = arrangement == "paper"
        self._arrangement = arrangement
        self._make_head(name)
        self.quiz = FaultQuiz(self)
        self.quiz.revealed.connect(self._reveal)
        self.bars = BlockBars()
        self.bars.setObjectName(f"{name}.bars")
        self.bars.setAccessibleName(self.tr("Difference of each W[l] and b[l]"))
        self.details = BlockDetails(can_sweep=can_sweep and not self._paper)
        self.details.sweep_wanted.connect(self.sweep_wanted)
        self.bars.chosen.connect(self._block_chosen)
        stacked = arrangement == "stacked"
        self._splitter = QSplitter(Qt.Orientation.Vertical if stacked else Qt.Orientation.Horizontal, self)
        self._splitter.setObjectName(f"{name}.splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(16)
        beside = arrangement == "beside"
        self._splitter.addWidget(scrolled(self.bars) if beside else self.bars)
        self._beside = scrolled(self.details) if beside else self.details
        self._splitter.addWidget(self._beside)
        self._splitter.setSizes([480, 370])
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(self.quiz)
        layout.addWidget(self._splitter, 1)
        theme().changed.connect(self._dress)
        self.show_checked(None)

    def _make_head(self, name: str) -> None:
        self.head = QWidget(self)
        self.overall = Readout(self.tr("Difference overall"), widest="0.0·10⁻¹²", parent=self.head)
        self.overall.setObjectName(f"{name}.overall")
        self.verdict = QLabel(self.head)
        self.verdict.setObjectName(f"{name}.verdict")
        self.says = wrapped("", "", self.head)
        self.says.setObjectName(f"{name}.says")
        self.note = wrapped("", "hint", self.head)
        self.note.setObjectName(f"{name}.note")
        self.facts = wrapped("", "help", self.head)
        self.facts.setObjectName(f"{name}.facts")
        formula = tooltip(
            self.tr(
                "‖dθ_approx − dθ‖₂ / (‖dθ_approx‖₂ + ‖dθ‖₂) with dθ_approx[i] = (J(θ+εeᵢ) − J(θ−εeᵢ)) / 2ε "
                "(S23, S24). At most 10⁻⁷ is correct, 10⁻⁵ acceptable, 10⁻³ suspicious; above, the gradient is wrong."
            )
        )
        for part in (self.overall, self.verdict):
            part.setToolTip(formula)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._make_terms())
        for label in (self.says, self.note, self.facts):
            words.addWidget(label)
        words.addStretch(1)
        head = self._head_row = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(24)
        head.addWidget(self.overall, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)

    def _make_terms(self) -> QWidget:
        self.terms = QWidget(self.head)
        self.terms.setObjectName("check.terms")
        row = FlowLayout(self.terms, spacing=4)
        self.verdict.setContentsMargins(0, 0, 8, 0)
        row.addWidget(self.verdict)
        self._term_group = QButtonGroup(self)
        self.term_buttons: dict[TermName, QToolButton] = {}
        for term in _TERM_NAMES:
            button = QToolButton(self.terms)
            button.setObjectName(f"check.term.{term}")
            button.setText(check_report.term_text(term))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            set_role(button, role="tool")
            self._term_group.addButton(button)
            self.term_buttons[term] = button
            row.addWidget(button)
        self._term_group.buttonClicked.connect(self._term_chosen)
        return self.terms

    # --- showing -----------------------------------------------------------------------------------------------

    @property
    def hides_words(self) -> bool:
        """Whether a planted fault is still to be found."""
        checked = self.checked
        return checked is not None and checked.fault_is_hidden and checked is not self._revealed

    def show_checked(self, checked: events.Checked | None, *, revealed: bool = False) -> None:
        """Show a check, or what will come where there is none; `revealed` tells of a fault that was hidden."""
        self.checked = checked
        self._revealed = checked if revealed else None
        self.head.setVisible(checked is not None)
        self._beside.setVisible(checked is not None)
        if self.hides_words and checked is not None and not self._paper:
            self.quiz.ask(checked, fault_titles())
        else:
            self.quiz.hide()
        before = self.bars.selected
        self._show()
        self.bars.select("")
        if checked is not None:
            names = [block.name for block in checked.blocks]
            # The reader's own choice stays from check to check, until something is wrong elsewhere.
            if self.hides_words:
                self.bars.select(before if before in names else "")
            else:
                self.bars.select(before if before in names and not _is_off(checked) else _worst(checked))

    def _show(self) -> None:
        checked = self.checked
        if checked is None:
            self.bars.show_checked(None)
        else:
            self._show_terms(checked)
            told = self._told(checked)
            self._show_head(checked, told)
            self.bars.show_checked(checked, hides_words=self.hides_words, overall=told.difference)
        self.bars.setMinimumHeight(self.bars.sizeHint().height())
        self._dress()
        self.words_changed.emit()

    def _told(self, checked: events.Checked) -> events.Checked | events.Term:
        """The part of J whose verdict stands in the head."""
        if self.term != "both":
            return next((term for term in checked.terms if term.name == self.term), checked)
        return checked

    def _show_terms(self, checked: events.Checked) -> None:
        terms = {term.name: term for term in checked.terms}
        for name, button in self.term_buttons.items():
            term = terms.get(name)
            button.setVisible(term is not None)
            button.setChecked(name == self.term)
            if term is not None:
                number = number_text.scientific(term.difference)
                button.setText(f"{check_report.term_text(name)} {number} {SIGNS[term.verdict]}")
                why = self.tr(
                    "J = data term + penalty. Each is checked alone and both together, since a penalty can mask a "
                    "wrong gradient of the data term (S27)."
                )
                said = "" if self.hides_words else sentence_text(term.says)
                button.setToolTip(tooltip(said) + tooltip(why))

    def _show_head(self, checked: events.Checked, told: events.Checked | events.Term) -> None:
        caption = self.tr("Difference overall")
        if told is not checked:
            caption = self.tr("Difference, {0}").format(check_report.term_text(self.term))
        self.overall.show_value(number_text.scientific(told.difference), caption=caption)
        verdict = verdict_text(told.verdict)
        shown = f"{SIGNS[told.verdict]} {verdict[:1].upper()}{verdict[1:]}"
        if checked.cancelled:
            shown += self.tr(" as far as it came")
        self.verdict.setText(shown)
        said = sentence_text(told.says)
        if told is not checked:
            name = check_report.term_text(self.term)
            said = f"{name[:1].upper()}{name[1:]}: {said}"
        if self.hides_words:
            said = (
                self.tr("What the doctor says of it is kept back until you answer.")
                if not self._paper
                else ""
            )
        self.says.setText(said)
        self.says.setVisible(bool(said))
        note = self._note(checked)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.facts.setText(" · ".join(check_report.facts(checked)))

    def _note(self, checked: events.Checked) -> str:
        notes = []
        if checked.fault and not self.hides_words:
            notes.append(
                self.tr(
                    "Planted: {0}. The fault lives in the copy that is checked; training is never touched by it."
                ).format(fault_title(checked.fault))
            )
        if checked.dropout == "resampled":
            notes.append(
                self.tr(
                    "A new dropout mask for each J: J(θ+ε) and J(θ−ε) differ by their masks, not by ε, and over 2ε "
                    "that is noise. This check cannot pass; freeze the mask or set dropout aside (S28)."
                )
            )
        return sentences(*notes)

    def words(self) -> str:
        """The result in sentences."""
        checked = self.checked
        if checked is None:
            return self.bars.coming
        off = [
            self.bars.words_of(block) for block in checked.blocks if block.verdict in ("suspicious", "wrong")
        ]
        told = self._told(checked)
        said = "" if self.hides_words else sentence_text(told.says)
        return sentences(self.overall.accessibleName() + ":", verdict_text(told.verdict) + ".", said, *off)

    def report(self) -> str:
        """The result as plain text, with nothing told that is still to be found."""
        if self.checked is None:
            return ""
        return check_report.report(self.checked, hides_words=self.hides_words)

    # --- choosing ----------------------------------------------------------------------------------------------

    @Slot()
    def _term_chosen(self) -> None:
        pressed = self._term_group.checkedButton()
        self.term = next(name for name, button in self.term_buttons.items() if button is pressed)
        self._show()

    @Slot(str)
    def _block_chosen(self, name: str) -> None:
        blocks = () if self.checked is None else self.checked.blocks
        block = next((block for block in blocks if block.name == name), None)
        shape = None if block is None else _shape(block, blocks)
        self.details.show_block(block, shape, hides_words=self.hides_words)

    @Slot()
    def _reveal(self) -> None:
        self._revealed = self.checked
        self._show()
        self._block_chosen(self.bars.selected)

    # --- the look ----------------------------------------------------------------------------------------------

    @Slot()
    def _dress(self) -> None:
        if self.checked is not None:
            color = verdict_color(self._told(self.checked).verdict)
            self.verdict.setStyleSheet(f"color: {color}; font-weight: 600;")
        chosen = mix(theme().palette.surface, theme().palette.accent, 0.12)
        self.terms.setStyleSheet(f'QToolButton[role="tool"]:checked {{ background: {chosen}; }}')

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        if self._arrangement == "beside":
            self._splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._head_row.setDirection(direction)
        self._head_row.setSpacing(24 if wide else 4)

    def full_height(self, width: int) -> int:
        """The height at which nothing needs to be scrolled."""
        self.resize(width, 10)
        self.ensurePolished()
        head = self.head.heightForWidth(width) if self.head.isVisibleTo(self) else 0
        return head + 8 + max(self.bars.sizeHint().height(), self.details.sizeHint().height(), 360)


def scrolled(widget: QWidget) -> QScrollArea:
    """A bare area that scrolls a widget; the focus goes to the widget itself."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setStyleSheet(_NO_GROUND)
    scroll.setWidget(widget)
    return scroll


def _is_off(checked: events.Checked) -> bool:
    return checked.verdict in ("suspicious", "wrong")


def _worst(checked: events.Checked) -> str:
    """The name of the block where a fault starts, or else of that with the largest difference."""
    there = [block for block in checked.blocks if math.isfinite(block.difference)]
    if _is_off(checked):
        there = [block for block in there if block.name in guilty_blocks(checked)]
    worst = max(there or checked.blocks, key=lambda block: block.difference, default=None)
    return "" if worst is None else worst.name


def _shape(block: events.Block, blocks: tuple[events.Block, ...]) -> tuple[int, int]:
    """(n[l], n[l-1]) of a W[l], (n[l], 1) of a b[l]: b[l] has as many entries as W[l] has rows."""
    if block.name.startswith("b"):
        return block.size, 1
    biases = [other.size for other in blocks if other.name == "b" + block.name[1:]]
    rows = biases[0] if biases and block.size % biases[0] == 0 else 1
    return rows, block.size // rows
