"""The sweep of ε: the V and its slopes, the secant that can be dragged, and the choice of a parameter."""

import csv

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel

from guiprac import commands, events
from guiprac.gui.plots.epsilon_curve import arm
from guiprac.gui.plots.gradient_check import GradientCheckPicture
from guiprac.gui.session import Mode

EPSILONS = 10.0 ** -np.arange(1, 13)
TWO = 0.3 * EPSILONS**2 + 3e-16 / EPSILONS
ONE = 0.5 * EPSILONS + 3e-16 / EPSILONS
THETA = 0.3
THETAS = np.linspace(THETA - 0.5, THETA + 0.5, 101)
SWEPT = events.Swept(
    7,
    tuple(EPSILONS),
    tuple(ONE),
    tuple(TWO),
    1e-6,
    "Two-sided differences fall as ε².",
    "W2",
    1,
    5,
    THETA,
    events.pack(THETAS),
    events.pack(THETAS**3),
    3 * THETA**2,
)


@pytest.fixture
def picture(on_screen, session):
    made = GradientCheckPicture(session)
    made.show_view("sweep")
    return on_screen(made, 860, 620)


@pytest.fixture
def started():
    sizes = (64, 8, 3)
    return events.Started({}, "multiclass", sizes, 547, 600, 200, 600, 200, 10, 500, "error", 1.0)


def feed(qtbot, picture, *told):
    picture.session.receive(list(told))
    qtbot.waitUntil(lambda: not picture._stale)


def test_that_before_a_sweep_the_page_says_what_will_come(qtbot, picture, prepared, sent):
    coming = picture.findChild(QLabel, "check.sweep.coming")
    assert "Sweep ε" in coming.text()
    assert not picture.view.sweep.isEnabled()
    feed(qtbot, picture, prepared, events.Paused(7))
    qtbot.mouseClick(picture.view.sweep, Qt.MouseButton.LeftButton)
    assert sent == [commands.Sweep("", 0, 0)]
    assert picture.session.mode is Mode.CHECKING
    feed(qtbot, picture, events.Checking(15, 60))
    assert "15 of 60" in picture.view.progress.done.text()
    assert not picture.view.sweep.isVisible()
    feed(qtbot, picture, SWEPT)
    assert picture.session.mode is Mode.PAUSED
    assert picture.session.checking is None
    assert picture.view.sweep.isVisible()
    assert not coming.isVisible()


def test_that_a_sweep_that_fails_can_be_tried_again(qtbot, picture, prepared, started, sent):
    feed(qtbot, picture, prepared, started, events.Paused(7))
    picture.view.sweep.click()
    feed(qtbot, picture, events.Failed("experiment", "There is no row 99 in W2."))
    assert picture.session.mode is Mode.PAUSED
    assert picture.view.sweep.isEnabled()


def test_that_a_sweep_that_was_given_up_is_no_error(qtbot, picture, prepared, sent):
    failed, told = [], []
    picture.session.failed.connect(failed.append)
    picture.session.told.connect(told.append)
    feed(qtbot, picture, prepared, events.Paused(7))
    picture.view.sweep.click()
    feed(qtbot, picture, events.Checking(1, 60))
    picture.view.progress.cancel.click()
    assert sent[-1] == commands.CancelCheck()
    feed(qtbot, picture, events.Failed("experiment", "The sweep was cancelled."))
    assert (failed, told) == ([], ["The sweep was cancelled."])
    assert picture.session.mode is Mode.PAUSED


def test_that_the_arms_of_the_v_have_their_slopes():
    two, one = arm(EPSILONS, TWO, right=True), arm(EPSILONS, ONE, right=True)
    assert two.slope == pytest.approx(2.0, abs=0.02)
    assert one.slope == pytest.approx(1.0, abs=0.02)
    assert arm(EPSILONS, TWO, right=False).slope == pytest.approx(-1.0, abs=0.05)
    assert arm(EPSILONS, np.full(12, np.nan), right=True) is None
    assert arm(EPSILONS, np.full(12, 1e-3), right=True) is None


def test_that_the_curve_names_its_slopes_and_the_chosen_epsilon(qtbot, picture, prepared, tmp_path):
    feed(qtbot, picture, prepared, SWEPT)
    picture.export_svg(tmp_path / "sweep.svg")
    drawn = (tmp_path / "sweep.svg").read_text(encoding="utf-8")
    for words in ("slope 2.00", "slope 1.00", "slope −1.00", "chosen", "correct below"):
        assert words in drawn, words
    assert "fall as ε²" in picture.view.says.text()


def test_that_the_secant_is_taken_between_points_of_j(qtbot, picture, prepared):
    feed(qtbot, picture, prepared, SWEPT)
    slope = picture.view.secant.slope
    # Of θ³ the secant between θ ± ε is exactly 3θ² + ε².
    assert slope.secant == pytest.approx(3 * THETA**2 + slope.epsilon**2, rel=1e-12)
    assert slope.difference == pytest.approx(slope.epsilon**2 / (6 * THETA**2 + slope.epsilon**2), rel=1e-9)
    assert picture.view.numeric.value == f"{slope.secant:.6f}"
    assert picture.view.analytic.value == "0.270000"


def test_that_dragging_an_end_brings_both_nearer(qtbot, picture, prepared):
    feed(qtbot, picture, prepared, SWEPT)
    canvas = picture.view.secant
    before = canvas.slope.epsilon
    right = canvas.ends()[1]
    target = canvas.pixel(THETA + 0.1, THETA**3)
    viewport = canvas.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=right.toPoint())
    qtbot.mouseMove(viewport, target.toPoint())
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=target.toPoint())
    assert canvas.slope.epsilon == pytest.approx(0.1, abs=0.011)
    assert canvas.slope.epsilon < before
    near, far = canvas.ends()
    middle = canvas.pixel(THETA, 0).x()
    assert middle - near.x() == pytest.approx(far.x() - middle, abs=0.5)
    assert not canvas.held
    assert picture.view.numeric.value == f"{canvas.slope.secant:.6f}"
    # Beside the ends the same movement pans, as in every picture.
    assert canvas._end_at(QPointF(middle, 5)) == 0


def test_that_arrow_keys_move_the_ends_down_to_the_nearest_point(qtbot, picture, prepared):
    feed(qtbot, picture, prepared, SWEPT)
    canvas = picture.view.secant
    for _ in range(60):
        qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.slope.epsilon == pytest.approx(0.01)
    for _ in range(60):
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.slope.epsilon == pytest.approx(0.5)
    assert "backpropagation says 0.27" in canvas.accessibleDescription()


def test_that_the_swept_parameter_stands_in_the_fields_and_its_neighbour_can_be_asked_for(
    qtbot, picture, prepared, started, sent
):
    feed(qtbot, picture, prepared, started, events.Paused(7), SWEPT)
    page = picture.view
    assert (page.block.currentData(), page.row.value(), page.column.value()) == ("W2", 1, 5)
    assert (page.row.maximum(), page.column.maximum()) == (2, 7)
    assert sent == []
    page.column.setValue(6)
    assert sent == [commands.Sweep("W2", 1, 6)]
    feed(qtbot, picture, msgspec.structs.replace(SWEPT, column=6))
    sent.clear()
    page.block.setCurrentIndex(page.block.findData("b1"))
    assert sent == [commands.Sweep("b1", 1, -1)]
    assert not page.column.isVisible()


def test_that_a_new_run_forgets_the_sweep(qtbot, picture, prepared):
    feed(qtbot, picture, prepared, SWEPT)
    assert picture.can_export
    picture.session.reset()
    qtbot.waitUntil(lambda: not picture.can_export and not picture._stale)
    assert picture.findChild(QLabel, "check.sweep.coming").isVisible()


def test_that_the_table_holds_the_sweep_and_j(qtbot, picture, prepared, tmp_path):
    feed(qtbot, picture, prepared, SWEPT)
    picture.export_csv(tmp_path / "sweep.csv")
    with (tmp_path / "sweep.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    sweep = [row for row in rows if row["kind"] == "difference"]
    along = [row for row in rows if row["kind"] == "J"]
    assert [float(row["two_sided"]) for row in sweep] == list(TWO)
    assert [float(row["cost"]) for row in along] == list(THETAS**3)
    assert "slope 2.00" in picture.view.report()
