"""The gradient check: verdict, bars on their bands, and a check under way."""

import csv
import math

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor

from guiprac import events
from guiprac.gui.plots.block_bars import verdict_color
from guiprac.gui.plots.gradient_check import GradientCheckPicture
from guiprac.gui.plots.tabs import PICTURES
from guiprac.gui.session import Mode

BLOCKS = (
    events.Block("W1", 3e-9, 1.0, "correct", "", 40, 40),
    events.Block("b1", 0.0, 1.0, "correct", "", 4, 4),
    events.Block("W2", 1 / 3, 2.0, "wrong", "analytic is twice the numeric", 8, 8),
    events.Block("b2", math.nan, math.nan, "no gradient", "both are zero", 2, 2),
)
CHECKED = events.Checked(
    340, 0.21, "wrong", "Wrong: W2: analytic is twice the numeric.", BLOCKS, 1e-6, 32, 54, 540, True
)


@pytest.fixture
def picture(on_screen, session):
    return on_screen(GradientCheckPicture(session), 720, 560)


def feed(qtbot, picture, *told):
    picture.session.receive(list(told))
    qtbot.waitUntil(lambda: not picture._stale)


def test_that_the_tabs_are_error_model_and_gradient_check(qtbot, session):
    made = [picture(session) for picture in PICTURES]
    for picture in made:
        qtbot.addWidget(picture)
    assert [picture.title for picture in made] == ["Error", "Model", "Gradient check"]
    assert [picture.objectName() for picture in made] == ["plot.errors", "plot.model", "plot.gradient_check"]


def test_that_before_a_check_the_picture_names_its_button_and_can_press_it(
    qtbot, picture, prepared, monkeypatch
):
    assert "Ctrl+G" in picture.view.result.bars.coming
    assert not picture.view.check.isEnabled()
    assert picture.view.check.toolTip()
    assert not picture.can_export
    pressed = []
    monkeypatch.setattr(picture.session, "check_gradients", lambda: pressed.append(1))
    feed(qtbot, picture, prepared)
    qtbot.mouseClick(picture.view.check, Qt.MouseButton.LeftButton)
    assert pressed == [1]


def test_that_the_verdict_stands_in_words_beside_the_number(qtbot, picture):
    feed(qtbot, picture, CHECKED)
    assert picture.view.result.overall.value == "2.1·10⁻¹"
    assert picture.view.result.verdict.text() == "✗ Wrong"
    assert "twice the numeric" in picture.view.result.says.text()
    facts = picture.view.result.facts.text()
    assert "54 of 540 parameters" in facts
    assert "ε = 1e-06" in facts
    assert "dropout is set aside" in facts
    assert "‖dθ_approx − dθ‖₂" in picture.view.result.overall.toolTip()
    assert "W2" in picture.accessibleDescription()


def test_that_bands_meet_where_the_verdicts_do(picture):
    edges = [(low, high) for low, high, _ in picture.view.result.bars.BANDS]
    assert edges == [(1e-12, 1e-7), (1e-7, 1e-5), (1e-5, 1e-3), (1e-3, 1.0)]
    decade = picture.view.result.bars.place_of(1e-6) - picture.view.result.bars.place_of(1e-7)
    assert picture.view.result.bars.place_of(1.0) - picture.view.result.bars.place_of(1e-12) == pytest.approx(
        12 * decade
    )
    assert (
        picture.view.result.bars.place_of(0.0)
        == picture.view.result.bars.place_of(1e-15)
        == picture.view.result.bars.place_of(1e-12)
    )


def test_that_a_difference_of_zero_still_has_a_bar(qtbot, picture):
    feed(qtbot, picture, CHECKED)
    bars = picture.view.result.bars
    image = bars.grab().toImage()
    row = bars.row_of(1).top() + 14
    inside = image.pixelColor(round(bars.place_of(0.0)) + 2, round(row))
    assert inside == QColor(verdict_color("correct"))
    beyond = image.pixelColor(round(bars.place_of(1e-4)), round(row))
    assert beyond != QColor(verdict_color("correct"))


def test_that_a_block_without_gradient_is_a_state_of_its_own(qtbot, picture, tmp_path):
    feed(qtbot, picture, CHECKED)
    block = picture.view.result.bars.block_at(QPointF(5, picture.view.result.bars.row_of(3).center().y()))
    assert block.name == "b2"
    assert "no gradient here" in picture.view.result.bars.words_of(block)
    picture.export_svg(tmp_path / "check.svg")
    drawn = (tmp_path / "check.svg").read_text(encoding="utf-8")
    assert "∅ no gradient here" in drawn
    assert "analytic is twice the numeric" in drawn
    assert "overall" in drawn


def test_that_a_check_under_way_shows_how_far_it_is_and_can_be_cancelled(
    qtbot, picture, prepared, monkeypatch
):
    cancelled = []
    monkeypatch.setattr(picture.session, "cancel_check", lambda: cancelled.append(1))
    feed(qtbot, picture, prepared, events.Checking(27, 54))
    assert (picture.view.progress.bar.value(), picture.view.progress.bar.maximum()) == (27, 54)
    assert "27 of 54" in picture.view.progress.done.text()
    assert not picture.view.check.isVisible()
    qtbot.mouseClick(picture.view.progress.cancel, Qt.MouseButton.LeftButton)
    assert cancelled == [1]
    feed(qtbot, picture, CHECKED)
    assert not picture.view.progress.cancel.isVisible()
    assert picture.view.check.isVisible()


def test_that_a_new_run_forgets_the_old_check(qtbot, picture, prepared):
    feed(qtbot, picture, prepared, CHECKED)
    picture.session.reset()
    qtbot.waitUntil(lambda: picture.view.result.bars.checked is None)
    assert not picture.view.result.head.isVisible()
    assert picture.session.mode is Mode.IDLE


def test_that_the_data_file_has_a_row_a_block_and_the_overall(qtbot, picture, tmp_path):
    feed(qtbot, picture, CHECKED)
    picture.export_csv(tmp_path / "check.csv")
    with (tmp_path / "check.csv").open(newline="", encoding="utf-8") as file:
        rows = {row["block"]: row for row in csv.DictReader(file)}
    assert list(rows) == ["W1", "b1", "W2", "b2", "overall"]
    assert float(rows["W2"]["difference"]) == 1 / 3
    assert rows["overall"]["verdict"] == "wrong"
