"""The way through the window without a mouse: what has the focus, where Tab goes, and what the keys do."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from guiprac import events
from guiprac.analysis.remedies import Remedy
from guiprac.events import Interval
from guiprac.experiment import Experiment, with_values
from guiprac.gui.diagnosis import DiagnosisDock
from guiprac.gui.lenses.runs.picture import RunsPicture
from guiprac.gui.quadrant import Place, Quadrant
from guiprac.gui.row_table import RowTable
from guiprac.gui.scroll_column import ScrollColumn
from guiprac.gui.theme import theme
from guiprac.gui.words import unbroken
from tests.gui.told import FINISHED, STARTED


def reading(step, train, dev):
    return events.Reading(step, step / 10, train, dev, 0.1, 0.1, 0.1)


def in_sight(widget):
    return not widget.visibleRegion().isEmpty()


def stops(window):
    """The names of what Tab comes to, in order, hidden ones included."""
    found, widget = [], window.nextInFocusChain()
    while widget is not window:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.objectName():
            found.append(widget.objectName())
        widget = widget.nextInFocusChain()
    return found


def in_order(window, *names):
    found = stops(window)
    places = [found.index(name) for name in names]
    return places == sorted(places)


# --- the focus is in sight ------------------------------------------------------------------------------------


@pytest.fixture
def column(on_screen):
    """A scrolling column with a growing text above a button, and a button beside it."""
    whole, content = QWidget(), QWidget()
    inside = QVBoxLayout(content)
    content.story, content.button = QLabel("\n" * 30), QPushButton("In the column")
    for widget in (QPushButton("At the top"), content.story, content.button):
        inside.addWidget(widget)
    area = ScrollColumn(content)
    outer = QVBoxLayout(whole)
    whole.outside = QPushButton("Outside")
    outer.addWidget(whole.outside)
    outer.addWidget(area)
    on_screen(whole, 300, 200)
    whole.area, whole.content = area, content
    whole.activateWindow()
    return whole


def test_that_a_column_scrolls_to_what_gets_the_focus_from_outside(column):
    column.outside.setFocus()
    assert not in_sight(column.content.button)
    column.content.button.setFocus()
    assert in_sight(column.content.button)


def test_that_what_has_the_focus_stays_in_sight_when_the_text_above_grows(column):
    column.content.button.setFocus()
    column.content.story.setText("\n" * 60)
    QTest.qWait(20)
    assert in_sight(column.content.button)


def test_that_who_scrolls_away_is_not_fetched_back(column):
    column.content.button.setFocus()
    column.area.verticalScrollBar().triggerAction(
        column.area.verticalScrollBar().SliderAction.SliderToMinimum
    )
    column.content.story.setText("\n" * 60)
    QTest.qWait(20)
    assert not in_sight(column.content.button)


# --- Tab goes as the eye does ---------------------------------------------------------------------------------


def test_that_tab_goes_through_hidden_layers_where_they_stand_also_new_ones(window, session):
    QTest.mouseClick(window.findChild(QPushButton, "network.hidden.add"), Qt.MouseButton.LeftButton)
    last = len(session.experiment.network.hidden) - 1
    assert in_order(
        window,
        "panel.network.header",
        *("network.hidden.0.remove", "network.hidden.0.slider", "network.hidden.0"),
        *(f"network.hidden.{last}.slider", f"network.hidden.{last}"),
        *("network.hidden.add", "network.activation", "panel.initialization.header"),
    )


def test_that_tab_goes_through_the_layers_of_dropout_where_they_stand(window, session):
    session.set_value("network.hidden", [8, 8, 8, 8])
    assert in_order(
        window,
        *("regularization.keep_prob", "regularization.keep_prob.each"),
        *(f"regularization.keep_prob.{layer}" for layer in range(4)),
        "regularization.input_keep_prob",
    )


def test_that_a_lens_opened_by_its_key_has_the_focus_and_stands_between_pictures_and_diagnosis(window):
    window.make_pictures()
    window.show_diagnosis(True)
    for _ in range(2):
        # The second time it is made anew.
        window.findChild(QAction, "lens.runs").trigger()
        assert QApplication.focusWidget() is window.lenses.tabBar()
        assert in_order(
            window,
            *("pictures.lenses", "plot.errors.log", "runs.repeat", "runs.repeats", "runs.table"),
            *("runs.details.area", "runs.details.settings", "diagnosis.presets"),
        )
        window.findChild(QAction, "lens.runs").trigger()


def test_that_asking_for_the_diagnosis_gives_it_the_focus_and_the_start_of_the_window_does_not(window):
    window.show_diagnosis(True)
    assert not window.findChild(QWidget, "diagnosis.presets").hasFocus()
    show = window.findChild(QAction, "view.diagnosis")
    show.trigger()
    show.trigger()
    assert window.findChild(QWidget, "diagnosis.presets").hasFocus()


def test_that_the_table_of_shortcuts_does_not_catch_tab(window):
    window.findChild(QAction, "help.shortcuts").trigger()
    assert not window.findChild(QTableWidget, "shortcuts.table").tabKeyNavigation()


# --- tables ---------------------------------------------------------------------------------------------------


def active(qtbot, widget):
    """Give a widget's window the focus of the keyboard."""
    widget.window().activateWindow()
    qtbot.waitUntil(widget.window().isActiveWindow)


def test_that_a_table_reached_by_tab_shows_on_which_row_the_keys_work(on_screen, qtbot):
    whole = QWidget()
    beside = QVBoxLayout(whole)
    button, table = QPushButton("Before"), RowTable(3, 2)
    beside.addWidget(button)
    beside.addWidget(table)
    table.first = 1
    active(qtbot, on_screen(whole, 300, 200))
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Tab)
    assert table.hasFocus()
    assert [row.row() for row in table.selectionModel().selectedRows()] == [1]


def test_that_f2_renames_and_space_overlays_from_any_column_of_the_runs(on_screen, session, qtbot):
    first = session.runs.begin(Experiment())
    session.runs.begin(Experiment())
    picture = on_screen(RunsPicture(session), 900, 330)
    active(qtbot, picture)
    table = picture.runs_table
    table.setFocus()
    table.setCurrentCell(0, 3)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert first.overlaid
    table.setCurrentCell(0, 3)
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    QTest.keyClicks(editor, "Base")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first.title == "Base")


def test_that_deleting_runs_by_key_leads_to_what_brings_them_back(on_screen, session, qtbot):
    for _ in range(2):
        session.reset()
        session.start()
        session.receive([STARTED, reading(500, 0.1, 0.2), FINISHED])
    picture = on_screen(RunsPicture(session), 900, 330)
    picture.activateWindow()
    picture.runs_table.selectRow(0)
    assert picture.repeat_button.isEnabled()
    picture.delete_button.setFocus()
    qtbot.waitUntil(picture.delete_button.hasFocus, timeout=2000)
    QTest.keyClick(picture.delete_button, Qt.Key.Key_Space)
    qtbot.waitUntil(picture.undo_button.hasFocus, timeout=2000)
    QTest.keyClick(picture.undo_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: picture.runs_table.rowCount() == 2, timeout=2000)


def test_that_the_key_of_a_lens_brings_it_to_the_front_before_it_closes_it(window):
    runs, peeking = (window.findChild(QAction, f"lens.{key}") for key in ("runs", "peeking"))
    runs.trigger()
    peeking.trigger()
    assert window.lenses.front().key == "peeking"
    runs.trigger()
    assert window.lenses.front().key == "runs"
    assert runs.isChecked()
    runs.trigger()
    assert window.lenses.keys == ["peeking"]
    assert not runs.isChecked()


def test_that_the_runs_keep_room_for_some_rows_whatever_there_is_to_read_below(on_screen, session):
    for _ in range(6):
        session.runs.begin(Experiment())
    picture = on_screen(RunsPicture(session), 560, 300)
    picture.details._says.setText("A long story. " * 100)
    QTest.qWait(20)
    table = picture.runs_table
    assert table.viewport().height() >= 3 * table.rowHeight(0)
    assert picture.details.area.verticalScrollBar().maximum() > 0


def test_that_leaving_a_column_out_by_key_leaves_the_keys_on_its_row(window, session, prepared):
    columns = tuple(events.Column(name, "number", 9, 0, "input") for name in ("length", "weight"))
    known = msgspec.structs.replace(prepared, source="/data/fruit.csv", columns=columns)
    session.set_value("data.source", "/data/fruit.csv")
    session.receive([known])
    table = window.findChild(QTableWidget, "data.ignore")
    table.setFocus()
    table.setCurrentCell(1, 0)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert session.experiment.data.ignore == ("weight",)
    session.set_preparing(True)
    assert table.isVisible()
    assert table.hasFocus()
    session.set_value("data.source", "/data/other.csv")
    assert not table.isVisible()


# --- the Diagnosis column -------------------------------------------------------------------------------------


@pytest.fixture
def dock(on_screen, session, prepared):
    made = on_screen(DiagnosisDock(session), 300, 900)
    session.receive([prepared])
    return made


def test_that_a_button_that_goes_hands_the_focus_to_a_place_where_no_key_does_harm(dock, session):
    session.start()
    session.receive([STARTED, reading(0, 0.1, 0.2), reading(10, 0.1, 0.2)])
    dock._draw()
    dock._show_remedies((Remedy("Wider network", {"network.hidden": (128,)}, "Why."),))
    button = dock.findChild(QPushButton, "diagnosis.remedy.wider_network")
    button.setFocus()
    assert button.hasFocus()
    session._course.forget()
    dock._draw()
    assert dock.tolerance_box.hasFocus()


def test_that_a_run_without_readings_is_not_told_to_be_started(dock, session):
    session.start()
    session.receive([STARTED])
    dock._draw()
    verdict = dock.findChild(QLabel, "diagnosis.verdict").text()
    assert verdict == "The verdict comes with the first readings."


@pytest.mark.parametrize("step", [0, 3])
def test_that_the_longest_example_fits_beside_the_title_at_any_size_of_text(dock, session, step):
    theme().set_text_step(step)
    theme().apply(QApplication.instance())
    try:
        dock.findChild(QAction, "diagnosis.preset.4").trigger()
        QTest.qWait(20)
        dock.resize(dock.minimumWidth(), 300)
        QTest.qWait(20)
        button = dock.findChild(QToolButton, "diagnosis.presets")
        right = button.mapTo(dock, button.rect().topRight()).x()
        assert right < dock._scroll.viewport().width()
    finally:
        theme().set_text_step(0)


def test_that_a_percent_sign_stays_with_its_number(dock, session):
    assert unbroken("Train error 0.5 % less 95 %: so.") == "Train error 0.5\u202f% less 95\u202f%: so."
    dock.findChild(QAction, "diagnosis.preset.3").trigger()
    told = dock.findChild(QLabel, "diagnosis.reasons").text()
    assert "0.5\u202f%" in told
    assert " %" not in told


@pytest.mark.parametrize(("bias", "variance"), [(0.19, 0.18), (0.15, 0.15), (0.001, 0.19), (0.19, -0.018)])
def test_that_the_mark_of_the_run_does_not_stand_on_words(on_screen, bias, variance):
    quadrant = on_screen(Quadrant(), 240, 232)
    gaps = [Interval(value, value, value) for value in (bias, variance)]
    quadrant.show_place(Place(*gaps, 0.02, bias + 0 * theme_free(), variance + 0 * theme_free(), True))
    drawn = []

    class Recorder(QPainter):
        def drawText(self, *args):
            if not hasattr(args[0], "contains"):
                return
            drawn.append(self.boundingRect(*args))

    from guiprac.gui import quadrant as module

    area = module.QRectF(quadrant.rect()).adjusted(56, 8, -8, -36)
    scale = module._Scale(area, 0.02, quadrant._reach)
    canvas = QPixmap(240, 232)
    painter = Recorder(canvas)
    quadrant._paint_regions(painter, area, scale)
    painter.end()
    point = scale.point(bias, variance)
    assert len(drawn) == 4
    assert not any(words.contains(point) for words in drawn)


def theme_free():
    import numpy as np

    return np.zeros(2)


# --- the experiment column ------------------------------------------------------------------------------------


def test_that_the_link_to_plant_a_mismatch_has_its_words_from_the_start(window, session, prepared):
    session.receive([prepared])
    assert window.findChild(QPushButton, "data.plant.show").text() == "Plant a mismatch…"


def test_that_all_number_boxes_end_at_one_edge(window):
    edges = set()
    for name in ("training.epochs", "training.seed", "training.restart"):
        box = window.findChild(QWidget, name)
        edges.add(box.mapTo(window, box.rect().topRight()).x())
    assert len(edges) == 1


def test_that_a_split_by_time_takes_the_column_that_is_named_like_one(window, session, prepared):
    columns = tuple(
        events.Column(name, kind, 40, 0, use)
        for name, kind, use in (
            ("patient", "category", "left out"),
            ("dose", "number", "input"),
            ("visit_date", "other", "left out"),
            ("ill", "text", "target"),
        )
    )
    session.set_value("data.source", "/data/visits.csv")
    session.receive([msgspec.structs.replace(prepared, source="/data/visits.csv", columns=columns)])
    field = window.findChild(QWidget, "split.by")
    field.setFocus()
    chosen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(field, key)
        chosen.append((session.experiment.split.by, session.experiment.split.column))
    assert chosen == [("group", "patient"), ("time", "visit_date"), ("group", "patient")]
    session.set_values({"split.by": "random", "split.column": "dose"})
    QTest.keyClick(field, Qt.Key.Key_End)
    assert (session.experiment.split.by, session.experiment.split.column) == ("time", "dose")


# --- closing --------------------------------------------------------------------------------------------------


@pytest.fixture
def answer(monkeypatch):
    """What the person presses when asked about unsaved runs; questions and offered buttons are kept."""
    from PySide6.QtWidgets import QMessageBox

    asked, answers = [], [QMessageBox.StandardButton.Cancel]

    def question(parent, title, text, buttons, default):
        asked.append((text, buttons))
        return answers[0]

    monkeypatch.setattr(QMessageBox, "question", question)
    return asked, answers


def run_through(session, value):
    session.set_value("regularization.l2", value)
    session.start()
    session.receive([STARTED, reading(10, 0.1, 0.2), FINISHED])


@pytest.fixture
def three_runs(session, sent):
    for value in (1.0, 2.0, 3.0):
        if session.started is not None:
            session.set_value("training.seed", int(value))
        run_through(session, value)
        session._course.forget() if value < 3 else None
        session.mode = session.mode.IDLE if value < 3 else session.mode
    return list(session.runs)


def test_that_closing_names_every_run_that_is_not_saved(window, session, three_runs, answer):
    from PySide6.QtWidgets import QMessageBox

    asked, answers = answer
    assert not window.close()
    text, buttons = asked[-1]
    assert text.startswith("3 runs are not saved: Run 3, Run 1, Run 2.")
    assert buttons & QMessageBox.StandardButton.Save
    session.dirty = three_runs[0].dirty = False
    assert not window.close()
    text, buttons = asked[-1]
    assert text.startswith("Run 2 is not saved.")
    assert not buttons & QMessageBox.StandardButton.Save
    three_runs[1].dirty = False
    assert window.close()
    assert len(asked) == 2
    answers[0] = QMessageBox.StandardButton.Discard


def test_that_saving_on_close_asks_once_about_the_others(
    window, session, three_runs, answer, qtbot, tmp_path
):
    from PySide6.QtWidgets import QMessageBox

    asked, answers = answer
    answers[0] = QMessageBox.StandardButton.Save
    session.path = tmp_path / "mine.guiprac"
    assert not window.close()
    assert "the others are lost" in asked[0][0]
    session.receive([events.Saved(str(session.path))])
    qtbot.waitUntil(lambda: not window.isVisible())
    assert len(asked) == 1


def test_that_after_a_save_that_failed_closing_asks_about_the_others_again(
    window, session, three_runs, answer, tmp_path
):
    from PySide6.QtWidgets import QMessageBox

    asked, answers = answer
    answers[0] = QMessageBox.StandardButton.Save
    session.path = tmp_path / "mine.guiprac"
    assert not window.close()
    session.failed.emit(events.Failed("write", "The disk is full."))
    answers[0], session.dirty = QMessageBox.StandardButton.Cancel, False
    assert not window.close()
    assert len(asked) == 2


# --- as long as its parent ------------------------------------------------------------------------------------


def test_that_the_length_of_a_stopped_parent_is_told_as_such_and_not_as_a_change(on_screen, session):
    short = with_values(Experiment(), {"training.epochs": 34, "regularization.l2": 3.0})
    first = session.runs.begin(Experiment())
    twin = session.runs.begin(short, name="More L2", parent=first, changes={"regularization.l2": (0.0, 3.0)})
    for run in (first, twin):
        run.started = STARTED
        run.closing = events.Stopped(337, 0.01, 0.05, 300, 0.04, "abc", 337, 12.0, 41.7)
    picture = on_screen(RunsPicture(session), 900, 330)
    picture.details.show_runs([twin])
    assert "More L2 was made as long as Run 1, 337 steps." in picture.details._says.text()
    table = picture.details.settings
    assert [table.item(row, 0).text() for row in range(table.rowCount())] == ["L2 λ"]
    twin.changes["training.epochs"] = (50, 34)
    picture.details.show_runs([twin])
    assert "as long as" not in picture.details._says.text()
    assert table.rowCount() == 2
