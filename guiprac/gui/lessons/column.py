"""The column that tells a lesson: where one is, the text, the prediction, what to do, and what came of it."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from guiprac.gui.controls import NumberBox, link
from guiprac.gui.language import language, languages
from guiprac.gui.lessons import finding, rich_text
from guiprac.gui.lessons.player import Phase, Player
from guiprac.gui.lessons.plot_mark import PlotMark
from guiprac.gui.lessons.predictions import Choices, NumberPrediction
from guiprac.gui.lessons.progress_row import ProgressRow
from guiprac.gui.plots.errors import ErrorsPicture
from guiprac.gui.theme import set_role, theme
from guiprac.lesson import Ask, Text

# About 320 px at the usual size of text, and the least that its words are readable in.
_WIDTH_IN_DIGITS = 40
_LEAST_IN_DIGITS = 31
# The digits of a Chinese font are narrower than those of others, beside characters that are twice as wide.
_WIDTH_IN_CHARACTERS = 26


class LessonColumn(QWidget):
    """See the module; it shows what the Player holds, and hands on what is given."""

    def __init__(self, player: Player, errors: ErrorsPicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.player = player
        self._errors = errors
        self.setObjectName("lesson")
        self.setAccessibleName(self.tr("Lesson"))
        self._prediction: Choices | NumberPrediction | None = None
        self._mark: PlotMark | None = None
        self._asked: tuple[Ask, str] | None = None
        self._shown: tuple[str, Phase] | None = None
        self._news: QFrame | None = None
        self._held = False
        self._build()
        self._fit()
        player.changed.connect(self.refresh)
        player.session.prepared_changed.connect(self.refresh)
        languages().changed.connect(self.refresh)
        theme().changed.connect(self.refresh)

    # --- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QFrame()
        set_role(column, role="panel")
        self._title = _label("lesson.title", "heading")
        self._leave = link("lesson.leave", "")
        self._leave.clicked.connect(self.player.leave)
        self._again = link("lesson.again", "")
        self._again.clicked.connect(self.player.restart)
        self._row = ProgressRow()
        self._place = _label("lesson.place", "help")
        places = QHBoxLayout()
        places.setSpacing(12)
        places.addWidget(self._place, 1)
        places.addWidget(self._again)
        places.addWidget(self._leave)
        head = QVBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._row)
        head.addLayout(places)
        self._text = _label("lesson.text", "plain")
        self._question = _label("lesson.question", "plain")
        self._task = _label("lesson.task", "plain")
        self._verdict = _label("lesson.verdict", "strong")
        self._reply = _label("lesson.reply", "plain")
        self._reveal = _label("lesson.reveal", "plain")
        self._ask_box, self._asking = _box("asked")
        self._act_box, acting = _box("acted")
        self._told_box, told = _box("told")
        self._asking.addWidget(self._question)
        acting.addWidget(self._task)
        for label in (self._verdict, self._reply, self._reveal):
            told.addWidget(label)
        inside = QWidget()
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(0, 0, 8, 0)
        parts.setSpacing(12)
        for part in (self._text, self._ask_box, self._act_box, self._told_box):
            parts.addWidget(part)
        parts.addStretch(1)
        self._scroll = QScrollArea()
        set_role(self._scroll, role="surface")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        # Words and prediction find their places one after the other; each moves what is news.
        self._scroll.verticalScrollBar().rangeChanged.connect(self._follow_news)
        self._back = QPushButton()
        self._back.setObjectName("lesson.back")
        self._back.clicked.connect(self.player.back)
        self._skip = link("lesson.skip", "")
        self._skip.clicked.connect(self.player.skip)
        self._next = QPushButton()
        self._next.setObjectName("lesson.next")
        set_role(self._next, role="primary")
        self._next.clicked.connect(self._go)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._skip)
        buttons.addWidget(self._next)
        whole = QVBoxLayout(column)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)

    # --- showing ------------------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Show the player's step in the language in force."""
        player = self.player
        self.setVisible(player.lesson is not None)
        if player.lesson is None:
            self._shown = None
            if self._mark is not None:
                self._mark.hide()
            return
        # A button that is switched off hands the keys on to whatever comes next in the window.
        held = self._holds_focus()
        step, phase, lesson = player.step, player.phase, player.lesson
        count = len(lesson.steps)
        self._title.setText(lesson.title.of(language()))
        self._row.show_step(player.index, count)
        self._place.setText(self.tr("Step {0} of {1}").format(player.index + 1, count))
        self._write(self._text, step.text)
        self._show_question(step.ask)
        self._act_box.setVisible(step.act is not None and phase is not Phase.ASKING)
        self._write(self._task, step.act.text if step.act is not None else None)
        self._show_told()
        self._label_buttons()
        self._show_on_plot()
        moved = self._shown != (step.name, phase)
        is_new_step = self._shown is None or self._shown[0] != step.name
        self._shown = (step.name, phase)
        if moved:
            self._held = held
            self._news = None if is_new_step else self._told_box if phase is Phase.TOLD else self._act_box
            # Once the new words have their place.
            QTimer.singleShot(0, self, self._to_top if is_new_step else self._to_news)

    def _show_question(self, ask: Ask | None) -> None:
        self._ask_box.setVisible(ask is not None)
        if ask is None:
            self._drop_prediction()
            return
        self._write(self._question, ask.text)
        if self._asked != (ask, language()):
            given = None if self._prediction is None or self._asked is None else self._prediction.value()
            same = self._asked is not None and self._asked[0] is ask
            self._drop_prediction()
            made: Choices | NumberPrediction
            if ask.number is not None:
                made = NumberPrediction(ask.number)
            else:
                made = Choices([self.player.fill(choice.text.of(language())) for choice in ask.choices])
            made.show_value(given if same else None)
            made.given.connect(self._label_buttons)
            made.given.connect(self._show_on_plot)
            self._prediction, self._asked = made, (ask, language())
            self._asking.addWidget(made)
        prediction = self._prediction
        assert prediction is not None
        if self.player.phase is not Phase.ASKING:
            prediction.show_value(self.player.answer)
            prediction.setEnabled(self.player.phase is Phase.TOLD)
        if self.player.phase is Phase.TOLD:
            prediction.judge(self.player.right_choices())

    @property
    def chosen(self) -> float | None:
        """What was chosen, given or not; None before anything was."""
        return self._prediction.value() if self._prediction is not None else None

    def choose(self, value: float | None) -> None:
        """Show a choice that is not given yet."""
        if self._prediction is not None and self.player.phase is Phase.ASKING:
            self._prediction.show_value(value)
            self._label_buttons()

    @Slot()
    def _show_on_plot(self) -> None:
        """A predicted error lies on the error plot, too; it can be dragged until it is given."""
        ask, prediction = self.player.step.ask, self._prediction
        number = ask.number if ask is not None else None
        if number is None or not number.on_plot or not isinstance(prediction, NumberPrediction):
            if self._mark is not None:
                self._mark.hide()
            return
        if self._mark is None:
            self._mark = PlotMark(self._errors, self.tr("your prediction"))
            self._mark.moved.connect(self._dragged)
        self._mark.show_value(prediction.shown(), movable=self.player.phase is Phase.ASKING)

    @Slot(float)
    def _dragged(self, value: float) -> None:
        if isinstance(self._prediction, NumberPrediction):
            self._prediction.show_value(value)
            self._label_buttons()

    def _drop_prediction(self) -> None:
        if self._prediction is not None:
            self._asking.removeWidget(self._prediction)
            self._prediction.setParent(None)
            self._prediction.deleteLater()
        self._prediction, self._asked = None, None

    def _show_told(self) -> None:
        player, step = self.player, self.player.step
        right = player.was_right
        is_told = player.phase is Phase.TOLD
        reply = None
        if step.ask is not None and step.ask.choices and player.answer is not None:
            reply = step.ask.choices[int(player.answer)].reply
        self._told_box.setVisible(is_told and (right is not None or step.reveal is not None))
        self._verdict.setVisible(right is not None)
        colours = theme().palette
        if right is not None:
            self._verdict.setText(
                self.tr("✓ As you predicted.") if right else self.tr("✗ It came out otherwise.")
            )
            self._verdict.setStyleSheet(f"color: {colours.good if right else colours.warning}")
        self._write(self._reply, reply)
        self._write(self._reveal, step.reveal)

    def _write(self, label: QLabel, text: Text | None) -> None:
        label.setVisible(text is not None)
        if text is not None:
            words = self.player.fill(text.of(language()))
            label.setText(rich_text.html(words, theme().palette.accent))
            label.setAccessibleName(rich_text.plain(words))

    @Slot()
    def _label_buttons(self) -> None:
        player = self.player
        if player.lesson is None:
            return
        self._back.setText(self.tr("Back"))
        self._back.setEnabled(player.index > 0)
        self._skip.setText(self.tr("Skip"))
        self._skip.setToolTip(self.tr("Go on without doing this"))
        self._skip.setVisible(player.phase is not Phase.TOLD)
        self._leave.setText(self.tr("Leave"))
        self._leave.setToolTip(
            self.tr("Leave the lesson: your own experiment comes back, your place is kept")
        )
        self._leave.setAccessibleName(self.tr("Leave the lesson"))
        self._again.setText(self.tr("Start over"))
        self._again.setVisible(bool(player.progress.kept or player.progress.answers))
        has_answer = self._prediction is not None and self._prediction.value() is not None
        check, give = self.tr("Check my prediction"), self.tr("This is my prediction")
        go_on, finish = self.tr("Continue"), self.tr("Finish")
        texts = {
            Phase.ASKING: check if player.step.act is None else give,
            Phase.ACTING: go_on,
            Phase.TOLD: finish if player.is_last else go_on,
        }
        self._fit_next(check, give, go_on, finish)
        self._next.setText(texts[player.phase])
        self._next.setEnabled(player.phase is Phase.TOLD or (player.phase is Phase.ASKING and has_answer))
        why = {
            Phase.ASKING: "" if has_answer else self.tr("First say what you expect"),
            Phase.ACTING: self.tr("First do what is asked for above"),
            Phase.TOLD: "",
        }
        self._next.setToolTip(why[player.phase])

    # --- what the reader does -------------------------------------------------------------------------------------

    @Slot()
    def _go(self) -> None:
        value = self._prediction.value() if self._prediction is not None else None
        if self.player.phase is Phase.ASKING and value is not None:
            self.player.predict(value)
        else:
            self.player.go_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_typing = isinstance(self.window().focusWidget(), NumberBox)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._next.isEnabled() and not is_typing:
            self._next.click()
        else:
            super().keyPressEvent(event)

    # --- places ----------------------------------------------------------------------------------------------------

    def _to_top(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)
        prediction = self._prediction
        if self._held and prediction is not None and self.player.phase is Phase.ASKING:
            prediction.take_focus()
        elif self._held:
            self._lead()

    def _to_news(self) -> None:
        self._follow_news()
        self._lead()

    def _lead(self) -> None:
        """Take whoever follows with keys to what is to be done, and back to go on."""
        phase, marked = self.player.phase, self._marked()
        focus = self.window().focusWidget()
        is_there = focus is not None and any(one is focus or one.isAncestorOf(focus) for one in marked)
        if phase is Phase.TOLD and (self._held or is_there):
            self._next.setFocus(Qt.FocusReason.TabFocusReason)
        elif phase is Phase.ACTING and self._held:
            editors = (finding.editor(one) for one in marked)
            first = next((one for one in editors if one is not None), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)

    def _marked(self) -> list[QWidget]:
        """The controls that the step's task speaks of."""
        act = self.player.step.act if self.player.lesson is not None else None
        places = (finding.place(self.window(), name) for name in (act.mark if act is not None else ()))
        return [place[0] for place in places if place is not None]

    def take_focus(self) -> None:
        """Let the keys begin here: with the prediction, or with what goes on."""
        if self._prediction is not None and self.player.phase is Phase.ASKING:
            self._prediction.take_focus()
        else:
            self._next.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _follow_news(self) -> None:
        """Show what was said last from its beginning, and to its end where there is room for both."""
        news = self._news
        if news is None or not news.isVisible():
            return
        bar, top = self._scroll.verticalScrollBar(), news.y()
        bottom = top + news.height() + 8 - self._scroll.viewport().height()
        bar.setValue(min(max(bar.value(), bottom), top))

    def _holds_focus(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        elif event.type() == QEvent.Type.LanguageChange:
            self.refresh()

    def _fit_next(self, *texts: str) -> None:
        """As wide as its longest words: neither the button nor the column changes from phase to phase."""
        widths = []
        for text in texts:
            self._next.setText(text)
            widths.append(self._next.sizeHint().width())
        self._next.setMinimumWidth(max(widths))
        self._fit()

    def _fit(self) -> None:
        words = self.fontMetrics().horizontalAdvance("0") * _LEAST_IN_DIGITS
        row = (self._back, self._skip, self._next)
        # The spaces of the row and the room of the column around it.
        buttons = (
            sum(button.sizeHint().width() for button in row[:2]) + self._next.minimumWidth() + 3 * 8 + 2 * 12
        )
        self.setMinimumWidth(max(words, buttons))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance("0") * _WIDTH_IN_DIGITS
        if language() == "zh":
            width = max(width, metrics.horizontalAdvance("中") * _WIDTH_IN_CHARACTERS)
        return QSize(width, super().sizeHint().height())


def _label(name: str, role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    set_role(label, role=role)
    return label


def _box(role: str) -> tuple[QFrame, QVBoxLayout]:
    """A part of the step with a bar of its own colour at its left."""
    box = QFrame()
    box.setObjectName(f"lesson.{role}")
    set_role(box, role=role)
    inside = QVBoxLayout(box)
    inside.setContentsMargins(12, 2, 0, 2)
    inside.setSpacing(8)
    return box, inside
