"""The normalization lens through its own widgets, with the real trainer."""

import csv
import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from guiprac.experiment import Experiment, with_values
from guiprac.gui.lenses.normalization.picture import NormalizationPicture
from guiprac.gui.session import Mode, Session
from guiprac.gui.theme import theme
from guiprac.gui.trainer_thread import TrainerThread

SMALL = with_values(
    Experiment(),
    {
        "data.source": "diabetes",
        "data.task": "regression",
        "network.hidden": [5],
        "network.activation": "tanh",
        "training.learning_rate": 0.02,
        "training.epochs": 3,
    },
)


@pytest.fixture
def lens(qtbot, request):
    values = getattr(request, "param", {})
    session = Session(trainer=TrainerThread(local=True), experiment=with_values(SMALL, values))
    session.connect_host()
    made = NormalizationPicture(session)
    qtbot.addWidget(made)
    made.resize(870, 330)
    made.show()
    qtbot.waitUntil(lambda: session.prepared is not None, timeout=20_000)
    yield made
    session.close()
    theme().set_mode("system")


def until(qtbot, condition):
    qtbot.waitUntil(condition, timeout=30_000)


def click(qtbot, button):
    until(qtbot, button.isEnabled)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def seen(qtbot, lens):
    click(qtbot, lens.inputs.stand)
    until(qtbot, lambda: lens.inputs.seen is not None)
    return lens.inputs.seen


def drawn(qtbot, lens):
    page = lens.show_view("contours")
    click(qtbot, page.controls.study.begin)
    until(qtbot, lambda: page.drawn is not None and lens.session.study is None)
    return page


def test_that_two_inputs_come_before_the_first_step_with_trains_numbers(qtbot, lens):
    assert "Start (F5)" in lens.accessibleDescription()
    answer = seen(qtbot, lens)
    assert lens.session.mode is Mode.PAUSED
    page = lens.inputs
    assert len(page.squares[0].train) == answer.n_train
    scaled = page.squares[2].train
    assert scaled.mean(axis=0) == pytest.approx(np.zeros(2), abs=1e-5)
    assert scaled.std(axis=0) == pytest.approx(np.ones(2), rel=1e-5)
    assert page.squares[1].train.std(axis=0) == pytest.approx(page.squares[0].train.std(axis=0))
    for square in page.squares:
        (left, right), (low, high) = square.x_range, square.y_range
        assert right - left == pytest.approx(high - low)
    assert "its own mean is near 0 but not 0" in page.says.text()
    assert "from train" in page.facts.text()
    assert "⚠" not in page.says.text()


def test_that_other_inputs_can_be_chosen_by_key(qtbot, lens):
    seen(qtbot, lens)
    lens.first.setFocus()
    for _ in range(2):
        qtbot.keyClick(lens.first, Qt.Key.Key_Down)
    until(qtbot, lambda: lens.inputs.seen.inputs[0].place == 1)
    assert lens.inputs.squares[0].x_name == lens.session.prepared.input_names[1]


def test_that_the_run_is_asked_once_however_long_it_trains(qtbot, lens, monkeypatch):
    asked = []
    look = lens.session.look
    monkeypatch.setattr(lens.session, "look", lambda question: (asked.append(question), look(question)))
    seen(qtbot, lens)
    lens.session.start()
    until(qtbot, lambda: lens.session.closing is not None)
    qtbot.wait(300)
    assert len(asked) == 1


@pytest.mark.parametrize("lens", [{"training.normalize": False}], indirect=True)
def test_that_normalization_off_is_an_alarm_that_names_the_control(qtbot, lens):
    seen(qtbot, lens)
    assert "⚠ Normalization is off" in lens.inputs.says.text()
    assert "Normalize inputs" in lens.inputs.says.text()
    assert lens.inputs.squares[2].train.std(axis=0) == pytest.approx(np.ones(2), rel=1e-5)


@pytest.mark.parametrize("lens", [{"training.normalize_from": "everything"}], indirect=True)
def test_that_a_leak_from_dev_and_test_is_an_alarm_that_names_the_control(qtbot, lens):
    seen(qtbot, lens)
    assert lens.inputs.says.text().startswith("⚠ μ and σ are measured on train, dev and test together")
    assert "Set Normalize from to train" in lens.inputs.says.text()
    assert "μ from everything" in lens.inputs.facts.text()


def test_that_contours_need_no_run_and_their_start_follows_mouse_and_keys_at_once(qtbot, lens):
    page = drawn(qtbot, lens)
    assert lens.session.mode is Mode.IDLE
    raw = page.raw
    area = raw.area()
    target = QPointF(area.left() + 0.25 * area.width(), area.top() + 0.25 * area.height())
    began = time.perf_counter()
    qtbot.mousePress(raw, Qt.MouseButton.LeftButton, pos=QPoint(round(target.x()), round(target.y())))
    assert time.perf_counter() - began < 0.1
    assert page.start == pytest.approx((-0.5, 0.5), abs=0.02)
    assert page.normalized.start() == pytest.approx(page.start)
    before = page.start
    page.raw.setFocus()
    qtbot.keyClick(raw, Qt.Key.Key_Right)
    qtbot.keyClick(raw, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.start == pytest.approx((before[0] + 0.05, before[1] - 0.01))
    assert page.says.text().startswith("Raw: ")


def test_that_an_alpha_beyond_the_largest_breaks_out_with_an_alarm(qtbot, lens):
    page = lens.show_view("contours")
    page.controls.model.setCurrentIndex(1)
    drawn(qtbot, lens)
    assert not page.normalized.path.broke_out
    assert page.rates()[1] > 100 * page.rates()[0]
    page.controls.same.click()
    assert page.raw.path.broke_out
    assert page.says.text().startswith("⚠ α is too large")
    page.controls.same.click()
    page.controls.share.setValue(1.2)
    assert page.controls.slider.scale.value(page.controls.slider.value()) == pytest.approx(1.2, abs=0.01)
    assert page.raw.path.broke_out
    assert page.normalized.path.broke_out


def test_that_another_choice_draws_other_contours_by_itself(qtbot, lens):
    page = drawn(qtbot, lens)
    first = page.drawn
    page.controls.unit.setValue(3)
    until(qtbot, lambda: page.drawn is not first and lens.session.study is None)
    second = page.drawn
    assert second.raw.here != first.raw.here
    page.controls.plane.setCurrentIndex(1)
    until(qtbot, lambda: page.drawn is not second and lens.session.study is None)
    assert page.raw.x_name == "direction of λ_max"
    assert not page.controls.unit.isVisible()


@pytest.mark.parametrize("lens", [{"network.hidden": [60, 40]}], indirect=True)
def test_that_extreme_directions_of_a_large_network_say_what_to_do_instead(qtbot, lens):
    page = lens.show_view("contours")
    page.controls.plane.setCurrentIndex(1)
    until(qtbot, page.says.isVisible)
    assert "Choose two weights, or a linear model" in page.says.text()
    assert not page.controls.study.begin.isEnabled()
    page.controls.model.setCurrentIndex(1)
    until(qtbot, page.controls.study.begin.isEnabled)


def test_that_the_largest_alpha_is_told_and_taken_over_by_one_click(qtbot, lens):
    page = lens.show_view("rates")
    click(qtbot, page.study.begin)
    until(qtbot, lambda: page.measured is not None and lens.session.study is None)
    measured = page.measured
    assert measured.says in page.says.text()
    assert "condition number" in page.says.text()
    assert f"{2 / measured.normalized.largest:.2g}" in page.numbers.text()
    assert page.raw.beyond[-1] > 1e6 > 1 > page.raw.below[-1]
    lens.session.set_value("training.learning_rate", 50.0)
    qtbot.waitUntil(lambda: page.says.text().startswith("⚠ The run's α = 50"))
    assert "Take a smaller α" in page.says.text()
    click(qtbot, page.use)
    rate = lens.session.experiment.training.learning_rate
    assert rate == pytest.approx(0.95 * measured.normalized.largest_rate, rel=0.01)
    qtbot.waitUntil(lambda: "⚠" not in page.says.text())


def test_that_pages_of_other_settings_say_that_they_are_old(qtbot, lens):
    page = drawn(qtbot, lens)
    assert "draw again" not in page.says.text()
    lens.session.set_value("network.hidden", [7])
    qtbot.waitUntil(lambda: "Settings have changed since; draw again." in page.says.text())


def test_that_every_page_can_be_saved(qtbot, lens, tmp_path):
    seen(qtbot, lens)
    lens.export_csv(tmp_path / "inputs.csv")
    drawn(qtbot, lens)
    lens.export_csv(tmp_path / "contours.csv")
    lens.export_png(tmp_path / "contours.png")
    lens.export_svg(tmp_path / "contours.svg")
    with (tmp_path / "inputs.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert rows[0][0] == "part"
    assert len(rows) == 1 + lens.session.prepared.train.count + lens.session.prepared.dev.count
    with (tmp_path / "contours.csv").open(encoding="utf-8") as file:
        kinds = {(row[0], row[1]) for row in csv.reader(file)}
    assert {("raw", "grid"), ("normalized", "descent")} <= kinds
    assert (tmp_path / "contours.png").stat().st_size > 2_000
    assert "<svg" in (tmp_path / "contours.svg").read_text(encoding="utf-8")


def test_that_the_surface_is_shaded_in_both_themes_and_at_every_shape(qtbot, lens):
    page = drawn(qtbot, lens)
    for mode, size in (("light", (600, 330)), ("dark", (750, 850))):
        theme().set_mode(mode)
        lens.resize(*size)
        qtbot.wait(20)
        square = page.normalized
        image = square.grab().toImage()
        area = square.area()
        assert area.width() == area.height() > 60
        middle = image.pixelColor(round(area.center().x() - 12), round(area.center().y() + 9))
        corner = image.pixelColor(round(area.left() + 4), round(area.top() + 4))
        assert middle != corner
        assert page.raw.geometry().bottom() <= page.picture.height()
