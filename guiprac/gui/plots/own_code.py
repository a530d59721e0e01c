"""The page for a person's own backpropagation: an editor, an explicit Run, and the same result as the network's."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from guiprac import events
from guiprac.gui.code_editor import CodeEditor
from guiprac.gui.controls import IntegerBox, wrapped
from guiprac.gui.flow_layout import FlowLayout
from guiprac.gui.plots import check_report
from guiprac.gui.plots.check_page import paper_of
from guiprac.gui.plots.check_result import CheckResult, scrolled
from guiprac.gui.plots.gradient_check_page import CheckProgress, Page
from guiprac.gui.plots.picture import Table
from guiprac.gui.theme import set_role
from guiprac.gui.words import sentence_text, sentences, tooltip
from guiprac.resources_path import resource

if TYPE_CHECKING:
    from guiprac.gui.session import Session

_LEAST_SECONDS, _MOST_SECONDS = 1, 3600
_SECONDS = 60
_MOST_BYTES = 1_000_000
_NAME = "my_backprop.py"


class OwnCodePage(Page):
    """See the module."""

    words_changed = Signal()

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setObjectName("check.code.page")
        # What messages call the code: the name of its file.
        self._name = _NAME
        self._failed: events.Failed | None = None
        self._paper: CheckResult | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        about = wrapped(
            self.tr(
                "Define forward_backward(parameters, X, Y, lambd) → (cost, gradients), and layer_sizes "
                "= [n_x, …, n_y]. "
                "Run the check runs your code on this computer, with your rights, in a process of its own that is "
                "ended at the limits; opening a file runs nothing."
            ),
            "help",
            self,
        )
        about.setObjectName("check.code.about")
        layout.addWidget(about)
        layout.addWidget(self._make_buttons())
        self.progress = CheckProgress(session, "check.code", self)
        layout.addWidget(self.progress)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setObjectName("check.code.splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(16)
        self.splitter.addWidget(self._make_editor())
        self.splitter.addWidget(self._make_results())
        self.splitter.setSizes([460, 400])
        layout.addWidget(self.splitter, 1)

    # --- building ----------------------------------------------------------------------------------------------

    def _make_buttons(self) -> QWidget:
        self.buttons = QWidget(self)
        row = FlowLayout(self.buttons)
        self.run = QPushButton(self.tr("Run the check"), self.buttons)
        self.run.setObjectName("check.code.run")
        set_role(self.run, role="primary")
        self.run.clicked.connect(self._run)
        self.open = QPushButton(self.tr("Open file…"), self.buttons)
        self.open.setObjectName("check.code.open")
        self.open.setToolTip(tooltip(self.tr("Reads a Python file into the editor. It is not run by that.")))
        self.open.clicked.connect(self._ask_open)
        self.template = QPushButton(self.tr("Template"), self.buttons)
        self.template.setObjectName("check.code.template")
        self.template.setToolTip(
            tooltip(
                self.tr(
                    "Puts a backpropagation that works into the editor, to start from. Undo brings yours back."
                )
            )
        )
        self.template.clicked.connect(self.load_template)
        limit = QWidget(self.buttons)
        beside = QHBoxLayout(limit)
        beside.setContentsMargins(8, 0, 0, 0)
        beside.setSpacing(8)
        label = QLabel(self.tr("Time limit"), limit)
        set_role(label, role="quiet")
        self.seconds = IntegerBox(_LEAST_SECONDS, _MOST_SECONDS, limit)
        self.seconds.setObjectName("check.code.seconds")
        self.seconds.setRange(_LEAST_SECONDS, _MOST_SECONDS)
        self.seconds.setValue(_SECONDS)
        self.seconds.setSuffix(" s")
        self.seconds.setFixedWidth(self.seconds.fontMetrics().horizontalAdvance("0000 s") + 32)
        self.seconds.setAccessibleName(self.tr("Time limit in seconds"))
        self.seconds.setToolTip(
            tooltip(self.tr("Code that is still running then is ended. Memory is limited, too."))
        )
        label.setBuddy(self.seconds)
        beside.addWidget(label)
        beside.addWidget(self.seconds)
        self.name = QLabel(self.buttons)
        self.name.setObjectName("check.code.name")
        self.name.setContentsMargins(8, 0, 0, 0)
        set_role(self.name, role="quiet")
        for widget in (self.run, self.open, self.template, limit, self.name):
            row.addWidget(widget)
        return self.buttons

    def _make_editor(self) -> QWidget:
        self.editor = CodeEditor(self)
        self.editor.setObjectName("check.code.editor")
        self.editor.setAccessibleName(self.tr("Your backpropagation in Python"))
        self.editor.setToolTip("")
        self.editor.setMinimumWidth(200)
        self.editor.setPlaceholderText(
            self.tr(
                "Paste your code, open a file, or start from the template.\n\n"
                "layer_sizes = [4, 5, 3, 1]\n\n"
                "def forward_backward(parameters, X, Y, lambd):\n"
                "    …\n"
                "    return cost, gradients"
            )
        )
        self.editor.textChanged.connect(self._code_changed)
        self.editor.file_dropped.connect(self._open_chosen)
        return self.editor

    def _make_results(self) -> QWidget:
        self.result = CheckResult(self, name="check.code", arrangement="stacked")
        self.result.bars.coming = self.tr(
            "Press Run the check: how far your gradients lie from the numeric ones draws here, block by block."
        )
        self.result.words_changed.connect(self.words_changed)
        self.trouble = QFrame(self)
        self.trouble.setObjectName("check.code.trouble")
        set_role(self.trouble, role="message")
        inside = QVBoxLayout(self.trouble)
        inside.setContentsMargins(12, 8, 12, 12)
        inside.setSpacing(8)
        self.message = wrapped("", "", self.trouble)
        self.message.setObjectName("check.code.message")
        self.traceback = QPlainTextEdit(self.trouble)
        self.traceback.setObjectName("check.code.traceback")
        self.traceback.setAccessibleName(self.tr("Traceback"))
        self.traceback.setReadOnly(True)
        self.traceback.setTabChangesFocus(True)
        self.traceback.setFont(self.editor.font())
        inside.addWidget(self.message)
        inside.addWidget(self.traceback, 1)
        inside.addStretch(0)
        self._results = QStackedWidget(self)
        self._scroll = scrolled(self.result)
        self._results.addWidget(self._scroll)
        self._results.addWidget(self.trouble)
        return self._results

    # --- the code ----------------------------------------------------------------------------------------------

    def set_code(self, name: str, code: str) -> None:
        """Put code into the editor, as one step of its undo; nothing is run."""
        self._name = name
        self.name.setText(name if name != _NAME else "")
        cursor = self.editor.textCursor()
        cursor.beginEditBlock()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(code)
        cursor.endEditBlock()
        cursor.movePosition(cursor.MoveOperation.Start)
        self.editor.setTextCursor(cursor)

    def take_up(self, other: "OwnCodePage") -> None:
        """Take the code that was typed into another page, and its time limit."""
        self.set_code(other._name, other.editor.toPlainText())
        self.seconds.setValue(other.seconds.value())

    @Slot()
    def load_template(self) -> None:
        """Put the template into the editor."""
        self.set_code(_NAME, resource("templates", "own_backprop.py").read_text(encoding="utf-8"))
        self.editor.setFocus()

    def open_file(self, path: Path) -> None:
        """Read a file into the editor; what is wrong with it is told by `Session.failed`."""
        try:
            if path.stat().st_size > _MOST_BYTES:
                raise ValueError(self.tr("it is larger than 1 MB"))
            code = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            told = self.tr("{0} cannot be read as Python code: {1}.").format(path, why)
            self.session.failed.emit(events.Failed("data", told))
            return
        self.set_code(path.name, code)

    @Slot()
    def _code_changed(self) -> None:
        self._allow()

    @Slot()
    def _ask_open(self) -> None:
        dialog = QFileDialog(self, self.tr("Open your backpropagation"), "", self.tr("Python code (*.py)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._open_chosen)
        # open() and not exec(): training and the rest of the program go on.
        dialog.open()

    @Slot(str)
    def _open_chosen(self, path: str) -> None:
        self.open_file(Path(path))

    @Slot()
    def _run(self) -> None:
        self.editor.clear_mark()
        self.session.check_code(self._name, self.editor.toPlainText(), float(self.seconds.value()))

    # --- drawing -----------------------------------------------------------------------------------------------

    def draw(self) -> None:
        session = self.session
        checking = session.checking if session.checking_code else None
        self.progress.show_progress(checking, self.tr("Running your code…"))
        self.buttons.setVisible(checking is None)
        self._allow()
        failed = session.code_failed
        self._results.setCurrentWidget(self._scroll if failed is None else self.trouble)
        if failed is not self._failed:
            self._failed = failed
            self._show_failure(failed)
        if session.code_checked is not self.result.checked:
            self.result.show_checked(session.code_checked)

    def _allow(self) -> None:
        session = self.session
        empty = not self.editor.toPlainText().strip()
        why = ""
        if not session.can_check_code:
            why = self.tr("A gradient check is under way.")
        elif empty:
            why = self.tr("There is no code yet: paste it, open a file, or take the template.")
        self.run.setEnabled(not why)
        what = self.tr(
            "Runs the code in the editor in a process of its own and checks its gradients (S23–S27)."
        )
        self.run.setToolTip(tooltip(why or what))

    def _show_failure(self, failed: events.Failed | None) -> None:
        if failed is None:
            self.editor.clear_mark()
            return
        message = self._said(failed)
        self.message.setText(message)
        self.message.setAccessibleName(message)
        self.traceback.setPlainText(failed.details)
        self.traceback.setVisible(bool(failed.details.strip()))
        line = line_of(failed, self._name)
        if line:
            self.editor.mark_line(line)

    def words(self) -> str:
        if self._failed is not None:
            return self._said(self._failed)
        return self.result.words()

    def _said(self, failed: events.Failed) -> str:
        """What went wrong; the place before it, the file's name and perhaps a line, is no part of the sentence."""
        said = sentence_text(failed.message)
        place, colon, problem = failed.message.partition(": ")
        if said != failed.message or not colon:
            return said
        line = re.fullmatch(r"(.*), line (\d+)", place)
        if line is not None:
            place = self.tr("{0}, line {1}").format(line[1], line[2])
        return self.tr("{0}: {1}").format(place, self._of_code(problem))

    def _of_code(self, problem: str) -> str:
        """A sentence of the program; behind one of Python's, which stays English, if need be."""
        for end in (len(problem), *(found.end() for found in re.finditer(r"\. ", problem))):
            first, rest = (problem, "") if end == len(problem) else (problem[:end].rstrip(), problem[end:])
            known = sentence_text(rest or first)
            if known != (rest or first):
                return sentences(first, known) if rest else known
        return problem

    @property
    def can_export(self) -> bool:
        return self.session.code_checked is not None and self.session.code_failed is None

    def table(self) -> Table:
        return check_report.table(self.session.code_checked)

    def report(self) -> str:
        return self.result.report()

    def printed(self) -> Sequence[QWidget]:
        self._paper = paper_of(self.result, self._paper)
        return (self._paper,)


def line_of(failed: events.Failed, name: str) -> int:
    """The line of a person's code, from 1, that a traceback or a message speaks of; 0 if none."""
    places = re.findall(r'File "([^"]*)", line (\d+)', failed.details)
    own = [int(line) for file, line in places if file == name or Path(file).name == Path(name).name]
    if own:
        # The innermost call of the person's own, not of a library's.
        return own[-1]
    told = re.search(r"\bline (\d+)", failed.message)
    return int(told.group(1)) if told else 0
