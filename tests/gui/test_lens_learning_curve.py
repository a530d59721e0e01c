"""The learning curve in the window, with the real trainer: live, given up, out of date, beside plain training."""

import csv
import math
import time

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from guiprac.data.prepare import prepare
from guiprac.events.learning_curve import LearningPoint
from guiprac.experiment import Experiment, with_values
from guiprac.gui.lenses.learning_curve.picture import LearningCurvePicture
from guiprac.gui.lenses.learning_curve.plot import mean_of
from guiprac.gui.session import Mode, Session
from guiprac.gui.theme import theme
from guiprac.gui.trainer_thread import TrainerThread
from guiprac.trainer.training import Run

SMALL = with_values(
    Experiment(),
    {
        "data.source": "moons",
        "data.samples": 400,
        "data.noise": 0.3,
        "network.hidden": [8],
        "training.epochs": 10,
        "training.batch_size": 32,
    },
)
# 60 % of 400 examples, and halves of them down to at least ten.
SIZES = [30, 60, 120, 240]
T_OF_3 = 4.302653


@pytest.fixture
def picture(qtbot):
    session = Session(trainer=TrainerThread(local=True), experiment=SMALL)
    session.connect_host()
    made = LearningCurvePicture(session)
    qtbot.addWidget(made)
    made.resize(870, 330)
    made.show()
    until(qtbot, lambda: session.prepared is not None and made.study.begin.isEnabled())
    made.points.setValue(4)
    yield made
    session.close()


def until(qtbot, condition):
    qtbot.waitUntil(condition, timeout=20_000)


def settings(qtbot, picture, **values):
    session = picture.session
    session.set_values({key.replace("__", "."): value for key, value in values.items()})
    until(qtbot, lambda: not session._preparing.is_due and not session.preparing)
    until(qtbot, lambda: session.can_study and picture.study.begin.isEnabled())


def begin(qtbot, picture):
    until(qtbot, picture.study.begin.isEnabled)
    qtbot.mouseClick(picture.study.begin, Qt.MouseButton.LeftButton)


def whole(qtbot, picture):
    begin(qtbot, picture)
    until(qtbot, lambda: picture.curve is not None and picture.session.study is None)
    until(qtbot, lambda: not picture._stale)
    return picture.curve


def test_that_the_sizes_to_come_are_on_the_axis_before_anything_is_drawn(qtbot, picture):
    until(qtbot, lambda: list(picture.plot._sizes.sizes) == SIZES)
    assert "30 to 240 examples" in picture.says.text()
    assert not picture.can_export
    left, right = picture.plot.visible_range()[0]
    assert left < math.log10(30) < math.log10(240) < right


def test_that_points_draw_one_by_one_while_the_run_stands_and_start_waits(qtbot, picture):
    settings(qtbot, picture, training__epochs=200)
    session, seen, told = picture.session, [], []

    def look(event):
        if isinstance(event, LearningPoint):
            picture.draw()
            seen.append([point.n_train for point in picture.plot.points])
            told.append(picture.says.text())
            assert session.mode is Mode.CHECKING
            assert not session.can_start
            assert picture.study.cancel.isVisible()
            assert not picture.points.isEnabled()

    session.studied.connect(look)
    ends = picture.plot.visible_range()[0]
    whole(qtbot, picture)
    assert seen == [SIZES[:reached] for reached in (1, 2, 3, 4)]
    assert told[0].startswith("Size 2 of 4: training on 60 of 240 examples")
    assert "Start waits" in told[0]
    assert picture.plot.visible_range()[0] == ends
    assert session.mode is Mode.IDLE
    assert session.can_start
    assert picture.study.begin.isVisible()
    assert picture.says.text() == picture.curve.says


def test_that_the_last_point_is_what_plain_training_gives_and_bands_are_students(qtbot, picture):
    curve = whole(qtbot, picture)
    splits = prepare(SMALL)
    errors = []
    for repeat in range(3):
        run = Run(with_values(SMALL, {"training.seed": SMALL.training.seed + repeat}), splits)
        run.advance(run.total_steps)
        errors.append(run.measure().dev_error)
    last = curve.points[-1]
    assert last.dev_errors == pytest.approx(errors)
    half = T_OF_3 * np.std(errors, ddof=1) / math.sqrt(3)
    rows = {row.name: row.value.replace("\u202f", " ") for row in picture.plot.rows(last)}
    low, high = max(np.mean(errors) - half, 0), np.mean(errors) + half
    assert rows["Dev"] == f"{100 * np.mean(errors):.1f} % (95 %: {100 * low:.1f} % to {100 * high:.1f} %)"
    gap = 100 * (np.mean(errors) - np.mean(last.train_errors))
    assert rows["Gap"] == f"{gap:.1f} points"


def test_that_each_mean_is_drawn_where_its_axis_says(qtbot, picture):
    curve = whole(qtbot, picture)
    plot = picture.plot
    for point in curve.points:
        for role in ("train", "dev"):
            place = plot.place(point, mean_of(point, role).value)
            assert plot.area().adjusted(-1, -1, 1, 1).contains(place)
            at = plot.value_at(place)
            assert 10 ** at.x() == pytest.approx(point.n_train, rel=1e-3)
            errors = point.train_errors if role == "train" else point.dev_errors
            assert at.y() == pytest.approx(np.mean(errors), abs=1e-6)
    ratio = plot.devicePixelRatioF()
    shown = plot.viewport().grab().toImage()
    # The mark of train is filled; on dev's mean the surface shows through the ring.
    for role, color in (("train", theme().palette.train), ("dev", theme().palette.surface)):
        place = plot.place(curve.points[0], mean_of(curve.points[0], role).value)
        assert shown.pixelColor(round(place.x() * ratio), round(place.y() * ratio)).name() == color.lower()


def test_that_cancel_is_felt_at_once_in_mid_training_and_the_paused_run_goes_on(qtbot, picture):
    session = picture.session
    settings(qtbot, picture, training__epochs=100_000)
    session.step()
    until(qtbot, lambda: session.mode is Mode.PAUSED and len(session.history) > 0)
    stood = session.history.steps[-1]
    begin(qtbot, picture)
    until(qtbot, lambda: session.checking is not None and session.checking.done > 0)
    until(qtbot, picture.study.cancel.isVisible)
    assert 0 < session.checking.done < session.checking.total
    begun = time.perf_counter()
    qtbot.mouseClick(picture.study.cancel, Qt.MouseButton.LeftButton)
    assert not picture.study.cancel.isEnabled()
    until(qtbot, lambda: session.study is None)
    # A training of 100,000 epochs would take a minute.
    assert time.perf_counter() - begun < 1.0
    until(qtbot, picture.study.begin.isVisible)
    assert session.mode is Mode.PAUSED
    assert session.history.steps[-1] == stood
    assert picture.curve is None
    session.step()
    until(qtbot, lambda: session.history.steps[-1] > stood)


def test_that_a_curve_given_up_keeps_its_points_and_claims_no_answer(qtbot, picture):
    settings(qtbot, picture, training__epochs=1000)
    picture.session.studied.connect(
        lambda event: isinstance(event, LearningPoint) and picture.session.cancel_check()
    )
    begin(qtbot, picture)
    until(qtbot, lambda: bool(picture.reached) and picture.session.study is None)
    until(qtbot, lambda: picture.says.text().startswith("Given up after"))
    assert 0 < len(picture.plot.points) < 4
    assert picture.curve is None
    assert picture.can_export


def test_that_another_curve_drops_the_one_before(qtbot, picture):
    first = whole(qtbot, picture)
    picture.repeats.setValue(1)
    begin(qtbot, picture)
    picture.draw()
    assert picture.curve is None
    assert first.points[-1] not in picture.plot.points
    until(qtbot, lambda: picture.curve is not None and picture.session.study is None)
    last = picture.curve.points[-1]
    assert len(last.dev_errors) == 1
    # A single repeat has no band, and none is claimed.
    assert last.dev_error.low == last.dev_error.high
    assert "95 %" not in picture.plot.rows(last)[1].value


def test_that_a_changed_setting_makes_the_answer_out_of_date(qtbot, picture):
    whole(qtbot, picture)
    assert "changed since" not in picture.says.text()
    picture.session.set_value("regularization.l2", 1.0)
    until(qtbot, lambda: picture.says.text().endswith("Settings have changed since."))
    picture.session.undo()
    until(qtbot, lambda: picture.says.text() == picture.curve.says)


def test_that_sizes_too_small_for_lambda_are_not_promised(qtbot, picture):
    # αλ/m ≥ 1 for m = 60 and below: 0.1 · 700 = 70.
    settings(
        qtbot,
        picture,
        regularization__l2=700.0,
        training__learning_rate=0.1,
        training__optimizer="sgd",
    )
    until(qtbot, lambda: list(picture.plot._sizes.sizes) == [120, 240])
    curve = whole(qtbot, picture)
    assert [point.n_train for point in curve.points] == [120, 240]


def test_that_regression_is_told_as_rmse(qtbot, picture):
    settings(qtbot, picture, data__source="wave", data__samples=200, training__learning_rate=0.01)
    curve = whole(qtbot, picture)
    assert curve.unit == "RMSE"
    assert picture.plot.titles["left"] == "RMSE"
    assert "%" not in picture.plot.rows(curve.points[-1])[2].value


def test_that_arrow_keys_walk_the_sizes_and_say_them(qtbot, picture):
    curve = whole(qtbot, picture)
    plot = picture.plot
    plot.setFocus()
    QTest.keyClick(plot.viewport(), Qt.Key.Key_Right)
    assert plot.accessibleDescription().startswith("240 training examples: Train")
    for size in ("120", "60", "30", "30"):
        QTest.keyClick(plot.viewport(), Qt.Key.Key_Left)
        assert plot.accessibleDescription().startswith(f"{size} training examples")
    dev = next(row for row in plot.rows(curve.points[0]) if row.name == "Dev")
    assert dev.value in plot.accessibleDescription()


def test_that_every_repeat_is_a_row_of_the_saved_table(qtbot, picture, tmp_path):
    curve = whole(qtbot, picture)
    picture.export_csv(tmp_path / "curve.csv")
    picture.export_svg(tmp_path / "curve.svg")
    rows = list(csv.DictReader((tmp_path / "curve.csv").open(encoding="utf-8-sig")))
    assert [(int(row["n_train"]), int(row["repeat"])) for row in rows] == [
        (size, repeat) for size in SIZES for repeat in range(3)
    ]
    assert [float(row["dev_error"]) for row in rows[-3:]] == pytest.approx(curve.points[-1].dev_errors)
    assert float(rows[0]["train_mean"]) == pytest.approx(np.mean(curve.points[0].train_errors))
    assert (tmp_path / "curve.svg").stat().st_size > 1000


def test_that_a_curve_begun_again_at_once_can_be_cancelled_too(qtbot, picture):
    settings(qtbot, picture, training__epochs=100_000)
    session = picture.session
    for _ in range(2):
        # Without a drawing in between, as when another lens begins it.
        picture.begin()
        qtbot.waitUntil(lambda: picture.study.cancel.isVisible() and picture.study.cancel.isEnabled())
        picture.study.cancel.click()
        while session.study is not None:
            session._line.empty_mailbox()
            time.sleep(0.001)


def test_that_the_button_holds_its_words_in_the_least_width_and_in_large_text(qtbot, picture):
    button, font = picture.study.begin, picture.font()
    font.setPointSizeF(2 * font.pointSizeF())
    picture.setFont(font)
    QTest.qWait(30)
    picture.resize(picture.minimumSizeHint())
    QTest.qWait(30)
    assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())
