"""The gradient check's blocks: choosing one, its entries, the map of errors, the three terms, and the report."""

import csv
import math

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from guiprac import commands, events
from guiprac.experiment import with_values
from guiprac.gui.plots.colors import luminance
from guiprac.gui.plots.error_map import shades
from guiprac.gui.plots.gradient_check import GradientCheckPicture
from guiprac.gui.session import Mode
from guiprac.gui.theme import DARK, LIGHT

LONG = "W2 is 2.00 times the numeric gradient: " + "is it counted twice, as a sum where a mean belongs? " * 6
ERRORS = np.array([[1e-9, 1e-9, 0.3], [1e-10, np.nan, 0.3]])
ENTRIES = (events.Entry(1, 2, 0.25, 0.125), events.Entry(0, 2, -0.5, -0.25))
BLOCKS = (
    events.Block("W1", 3e-9, 1.0, "correct", "", 6, 6, 1e-9, (), 0, events.pack(np.full((2, 3), 1e-10))),
    events.Block("b1", 4e-9, 1.0, "correct", "", 2, 2),
    events.Block("W2", 1 / 3, 2.0, "wrong", "dW2 is doubled.", 6, 6, 4e-9, ENTRIES, 3, events.pack(ERRORS)),
    events.Block("b2", math.nan, math.nan, "no gradient", "", 2, 2),
)
TERMS = (
    events.Term("data", 2e-9, "correct", "The data term is right."),
    events.Term("penalty", 0.4, "wrong", "The penalty is not."),
    events.Term("both", 0.25, "wrong", LONG),
)
CHECKED = events.Checked(7, 0.25, "wrong", LONG, BLOCKS, 1e-6, 32, 16, 16, False, terms=TERMS, corners=3)


@pytest.fixture
def picture(on_screen, session):
    return on_screen(GradientCheckPicture(session), 860, 620)


def feed(qtbot, picture, *told):
    picture.session.receive(list(told))
    qtbot.waitUntil(lambda: not picture._stale)


def test_that_the_worst_block_is_open_after_a_check_that_failed(qtbot, picture):
    feed(qtbot, picture, CHECKED)
    details = picture.view.result.details
    assert picture.view.result.bars.selected == "W2"
    assert "W2" in details.heading.text()
    assert details.says.text() == "dW2 is doubled."
    facts = details.facts.text()
    assert "k = 2.000" in facts
    assert "residual 4.0·10⁻⁹" in facts
    assert "3 entries at a kink" in facts


def test_that_a_block_is_chosen_by_a_click_or_the_arrow_keys(qtbot, picture):
    feed(qtbot, picture, CHECKED)
    bars = picture.view.result.bars
    row = bars.row_of(0).center()
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPointF(30, row.y()).toPoint())
    assert bars.selected == "W1"
    assert "W1" in picture.view.result.details.heading.text()
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    assert bars.selected == "b1"
    assert "b1" in bars.accessibleDescription()
    qtbot.keyClick(bars, Qt.Key.Key_End)
    assert bars.selected == "b2"


def test_that_the_worst_entries_stand_in_a_table_and_one_can_be_swept(qtbot, picture, prepared, sent):
    feed(qtbot, picture, prepared, events.Paused(7), CHECKED)
    table = picture.view.result.details.worst
    texts = [[table.item(row, column).text() for column in range(4)] for row in range(2)]
    assert texts == [["1", "2", "2.500·10⁻¹", "1.250·10⁻¹"], ["0", "2", "−5.000·10⁻¹", "−2.500·10⁻¹"]]
    table.selectRow(1)
    picture.view.result.details.sweep.click()
    assert sent == [commands.Sweep("W2", 0, 2)]


def test_that_the_map_has_a_cell_an_entry_and_says_its_error(qtbot, picture):
    feed(qtbot, picture, CHECKED)
    errors = picture.view.result.details.map
    assert errors.cell_at(errors.rectangle_of((1, 2)).center()) == (1, 2)
    assert errors.words_of((1, 2)) == "W2, row 1, column 2: error 3.0·10⁻¹"
    assert errors.words_of((1, 1)) == "W2, row 1, column 1: not checked"
    image = errors.grab().toImage()

    def color(cell):
        return image.pixelColor(errors.rectangle_of(cell).center().toPoint())

    assert luminance(color((0, 2))) < luminance(color((0, 0))) < luminance(color((1, 0)))
    errors.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(errors, key)
    assert errors.choice == (0, 1)
    assert "row 0, column 1" in errors.accessibleDescription()


def test_that_a_cell_of_many_entries_names_their_range(qtbot, picture):
    errors = events.pack(np.full((128, 98), 1e-8))
    wide = events.Block("W1", 1e-8, 1.0, "correct", "", 200704, 200704, errors=errors)
    bias = events.Block("b1", 1e-8, 1.0, "correct", "", 256, 256)
    feed(qtbot, picture, msgspec.structs.replace(CHECKED, blocks=(wide, bias)))
    words = picture.view.result.details.map.words_of((3, 97))
    assert words == "W1, rows 6–7, columns 776–783: largest error 1.0·10⁻⁸"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_that_the_shades_go_evenly_from_the_ground_to_a_strong_colour(palette):
    table = shades(palette)
    light = np.array([luminance(QColor(*map(int, color))) for color in table]) ** (1 / 3)
    steps = np.diff(light)
    assert (steps < 0.001).all() if palette is LIGHT else (steps > -0.001).all()
    # Eight equal parts of the scale look about equally far apart.
    parts = np.abs(np.diff(light[:: 255 // 8]))
    assert parts.max() < 1.6 * parts.min()


def test_that_each_term_can_be_shown_alone(qtbot, picture):
    feed(qtbot, picture, CHECKED)
    result = picture.view.result
    penalty = result.findChild(QToolButton, "check.term.penalty")
    assert "4.0·10⁻¹ ✗" in penalty.text()
    penalty.click()
    assert result.overall.value == "4.0·10⁻¹"
    assert "penalty" in result.overall.caption
    assert result.says.text() == "Penalty: The penalty is not."
    assert result.bars.overall == 0.4
    result.findChild(QToolButton, "check.term.data").click()
    assert result.verdict.text() == "✓ Correct"


def test_that_options_reach_the_check_and_ctrl_g_alike(qtbot, picture, prepared, sent):
    picture.session.set_value("regularization.keep_prob", 0.8)
    feed(qtbot, picture, prepared, events.Paused(7))
    sent.clear()
    page = picture.view
    page.kinks.setChecked(False)
    page.everything.setChecked(True)
    page.epsilon.setValue(1e-5)
    page.dropout.setCurrentIndex(page.dropout.findData("frozen"))
    picture.session.check_gradients()
    assert sent == [commands.Check(1e-5, True, False, "frozen", "", False)]


def test_that_an_epsilon_out_of_bounds_is_marked_and_not_used(qtbot, picture):
    page = picture.view
    page.epsilon.setValue(3.0)
    assert page.epsilon.property("invalid") is True
    assert picture.session.check_options.epsilon == 1e-6
    assert "0.1" in page.epsilon.toolTip()
    page.epsilon.setValue(1e-4)
    assert page.epsilon.property("invalid") is False
    assert picture.session.check_options.epsilon == 1e-4


def test_that_dropout_can_only_be_chosen_where_there_is_some(qtbot, picture, prepared):
    feed(qtbot, picture, prepared)
    assert not picture.view.dropout.isEnabled()
    assert "keep_prob is 1" in picture.view.dropout.toolTip()
    picture.session.set_experiment(with_values(picture.session.experiment, {"regularization.keep_prob": 0.5}))
    qtbot.waitUntil(lambda: picture.view.dropout.isEnabled())
    assert "S28" in picture.view.dropout.toolTip()


def test_that_a_resampled_mask_is_said_to_be_why_the_check_fails(qtbot, picture):
    feed(qtbot, picture, msgspec.structs.replace(CHECKED, dropout="resampled"))
    assert "cannot pass" in picture.view.result.note.text()
    feed(qtbot, picture, msgspec.structs.replace(CHECKED, dropout="frozen"))
    assert not picture.view.result.note.isVisible()
    assert "frozen" in picture.view.result.facts.text()


def test_that_the_time_left_is_told(qtbot, picture, prepared, monkeypatch):
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    feed(qtbot, picture, prepared, events.Checking(0, 1000))
    now[0] = 110.0
    feed(qtbot, picture, events.Checking(250, 1000))
    assert picture.view.progress.done.text() == "250 of 1,000 entries, 0:30 left"


def test_that_the_report_is_plain_text_with_every_block_and_entry(qtbot, picture):
    feed(qtbot, picture, CHECKED)
    picture.findChild(QToolButton, "check.copy_report").click()
    text = QGuiApplication.clipboard().text()
    assert "Gradient check: wrong, difference 2.5·10⁻¹" in text
    assert "✗ W2: wrong" in text
    assert "dW2 is doubled." in text
    assert "dW2[1, 2]: analytic 0.25, numeric 0.125" in text
    assert "penalty: wrong" in text
    assert "3 entries at a kink" in text
    assert "<" not in text


def test_that_the_table_has_blocks_terms_and_entries(qtbot, picture, tmp_path):
    feed(qtbot, picture, CHECKED)
    picture.export_csv(tmp_path / "check.csv")
    with (tmp_path / "check.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["kind"] for row in rows] == ["block"] * 4 + ["overall"] + ["term"] * 3 + ["entry"] * 2
    entry = rows[-2]
    assert (entry["block"], entry["row"], entry["column"]) == ("W2", "1", "2")
    assert (float(entry["analytic"]), float(entry["numeric"])) == (0.25, 0.125)
    assert rows[2]["corners"] == "3"


def test_that_the_picture_file_holds_what_is_scrolled_away(qtbot, picture, tmp_path):
    blocks = tuple(
        events.Block(f"{kind}{layer}", 1e-9, 1.0, "correct", f"says {kind}{layer}", 4, 4)
        for layer in range(1, 16)
        for kind in "Wb"
    )
    feed(qtbot, picture, msgspec.structs.replace(CHECKED, blocks=blocks))
    picture.export_svg(tmp_path / "check.svg")
    drawn = (tmp_path / "check.svg").read_text(encoding="utf-8")
    assert "says W1" in drawn
    assert "says b15" in drawn
    height = float(drawn.split('viewBox="')[1].split('"')[0].split()[3])
    assert height > 30 * 28


def test_that_no_long_sentence_makes_the_window_wider(window, qtbot, prepared):
    window.make_pictures()
    picture = window.pictures[2]
    window.show_picture(2)
    window.resize(1100, 760)
    before = picture.minimumSizeHint().width()
    window.session.receive([prepared, msgspec.structs.replace(CHECKED, cancelled=True)])
    qtbot.waitUntil(lambda: not picture._stale)
    for name in ("check", "sweep", "code"):
        picture.show_view(name)
        qtbot.waitUntil(lambda: not picture._stale)
        assert picture.minimumSizeHint().width() <= max(before, 500)
    assert window.width() == 1100
    assert window.height() == 760


def test_that_every_control_has_a_name_for_who_cannot_see_it(qtbot, picture):
    feed(qtbot, picture, CHECKED)
    for name in ("sweep", "code"):
        picture.show_view(name)
    for widget in picture.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and isinstance(widget, QPushButton | QToolButton):
            assert widget.text() or widget.accessibleName(), widget.objectName()
    for name in (
        "dropout",
        "epsilon",
        "errors",
        "worst",
        "sweep.block",
        "sweep.curve",
        "sweep.secant",
        "code.editor",
    ):
        found = picture.findChild(QWidget, f"check.{name}")
        assert found.accessibleName(), name
        assert found.focusPolicy() & Qt.FocusPolicy.TabFocus, name


def test_that_the_mode_comes_back_when_the_check_is_done(qtbot, picture, prepared, sent):
    feed(qtbot, picture, prepared, events.Paused(7))
    picture.session.check_gradients()
    assert picture.session.mode is Mode.CHECKING
    assert picture.session.is_going
    feed(qtbot, picture, CHECKED)
    assert picture.session.mode is Mode.PAUSED
