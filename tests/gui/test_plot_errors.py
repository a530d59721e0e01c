"""The error picture: numbers, lines, what stays under the reader's hand, and files."""

import csv
import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from guiprac import events
from guiprac.gui.plots.errors import ErrorsPicture
from guiprac.gui.theme import theme


def started(**changes):
    known = {
        "experiment": {},
        "task": "multiclass",
        "layer_sizes": (64, 32, 10),
        "n_parameters": 2410,
        "n_train": 1000,
        "n_dev": 360,
        "train_measured": 1000,
        "dev_measured": 360,
        "steps_per_epoch": 10,
        "total_steps": 500,
        "error_name": "error",
    }
    return events.Started(**(known | changes))


def reading(step, train, dev, cost=0.5):
    return events.Reading(step, step / 10, train, dev, 2 * train, 2 * dev, cost)


RUN = [
    reading(0, 0.9, 0.91, math.nan),
    reading(10, 0.1, 0.12),
    reading(20, 0.02, 0.027),
    reading(30, 0.004, 0.028, 0.25),
]


@pytest.fixture
def picture(qtbot, session):
    made = ErrorsPicture(session)
    qtbot.addWidget(made)
    made.resize(700, 560)
    made.show()
    qtbot.waitExposed(made)
    yield made
    theme().set_mode("system")


def feed(qtbot, picture, *told):
    """Tell the session events and wait until the picture has drawn them."""
    picture.session.receive(list(told))
    qtbot.waitUntil(lambda: not picture._stale)


def plain(text):
    return text.replace("\u202f", " ")


def drawn_pixels(picture, color):
    """How many pixels of the canvas are nearly of this colour."""
    image = picture.canvas.grab().toImage()
    wanted = QColor(color)
    return sum(
        abs(pixel.red() - wanted.red())
        + abs(pixel.green() - wanted.green())
        + abs(pixel.blue() - wanted.blue())
        < 24
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        for pixel in [image.pixelColor(x, y)]
    )


def test_that_the_empty_picture_names_the_button_that_fills_it(picture):
    assert "Start (F5)" in picture._empty.text()
    assert picture._empty.isVisible()
    assert not picture.can_export


def test_that_the_latest_errors_stand_above_the_lines(qtbot, picture):
    feed(qtbot, picture, started(), *RUN)
    assert plain(picture.train.value) == "0.4 %"
    assert plain(picture.dev.value) == "2.8 %"
    assert picture.gap.value == "2.4 points"
    assert (plain(picture.best.value), picture.best.note) == ("2.7 %", "at epoch 2")
    # 1.96·sqrt(0.028·0.972/360) = 1.70 points (S1)
    assert "±1.7 points" in picture.dev.note
    assert "0.4" in picture.accessibleDescription()
    assert picture.can_export


def test_that_a_new_best_dev_error_is_told_and_forgotten_with_its_run(qtbot, picture):
    feed(qtbot, picture, started(), *RUN)
    feed(qtbot, picture, reading(40, 0.004, 0.02))
    assert (plain(picture.best.value), picture.best.note) == ("2.0 %", "at epoch 4")
    picture.session.reset()
    qtbot.waitUntil(lambda: picture._empty.isVisible())


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_that_train_and_dev_are_drawn_in_their_colours_in_either_theme(qtbot, picture, mode):
    theme().set_mode(mode)
    feed(qtbot, picture, started(), *RUN)
    palette = theme().palette
    assert drawn_pixels(picture, palette.surface) > 10_000
    assert drawn_pixels(picture, palette.train) > 30
    assert drawn_pixels(picture, palette.dev) > 30


def test_that_the_range_starts_at_zero_and_reaches_the_last_reading(qtbot, picture):
    feed(qtbot, picture, started(), *RUN)
    (left, right), (low, high) = picture.canvas.visible_range()
    assert (left, low) == (0.0, 0.0)
    assert right >= 3.0
    assert high >= 0.9


def test_that_a_held_zoom_stays_until_follow_is_pressed(qtbot, picture):
    feed(qtbot, picture, started(), *RUN)
    assert not picture.follow_button.isVisible()
    picture.canvas.hold_range((1.0, 2.0), (0.01, 0.05))
    feed(qtbot, picture, *(reading(step, 0.5, 0.6) for step in range(40, 400, 10)))
    assert picture.canvas.visible_range() == ((1.0, 2.0), (0.01, 0.05))
    qtbot.mouseClick(picture.follow_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: picture.canvas.visible_range()[0][1] >= 39.0)
    assert not picture.follow_button.isVisible()


def test_that_plus_zooms_and_home_follows_again(qtbot, picture):
    feed(qtbot, picture, started(), *RUN)
    picture.canvas.setFocus()
    qtbot.keyClick(picture.canvas, Qt.Key.Key_Plus)
    assert picture.canvas.held
    qtbot.keyClick(picture.canvas, Qt.Key.Key_Home)
    assert not picture.canvas.held


def test_that_nothing_is_drawn_while_nobody_sees_it(qtbot, picture, monkeypatch):
    drawn = []
    draw = picture.draw
    monkeypatch.setattr(picture, "draw", lambda: (drawn.append(1), draw()))
    picture.hide()
    picture.session.receive([started(), *RUN])
    qtbot.wait(20)
    assert drawn == []
    picture.show()
    qtbot.waitUntil(lambda: plain(picture.dev.value) == "2.8 %")
    assert len(drawn) <= 2


def test_that_many_signals_in_one_turn_are_one_redraw(qtbot, picture, monkeypatch):
    feed(qtbot, picture, started(), *RUN)
    drawn = []
    draw = picture.draw
    monkeypatch.setattr(picture, "draw", lambda: (drawn.append(1), draw()))
    for step in range(40, 90, 10):
        picture.session.receive([reading(step, 0.01, 0.02)])
        picture.session.mode_changed.emit()
    qtbot.waitUntil(lambda: not picture._stale)
    assert drawn == [1]


def test_that_an_error_of_zero_lies_on_the_floor_of_the_log_axis(qtbot, picture):
    feed(qtbot, picture, started(), *RUN, reading(40, 0.0, 0.03))
    picture.log.setChecked(True)
    qtbot.waitUntil(lambda: not picture._stale)
    floor = math.log10(0.5 / 1000)
    low, high = picture.canvas.visible_range()[1]
    assert low < floor < high
    drawn = picture._curves["train"].plain.getData()[1]
    assert drawn[-1] == pytest.approx(floor)
    assert drawn[1] == pytest.approx(-1.0)


def test_that_a_measured_sample_is_said_with_its_interval(qtbot, picture):
    sample = started(n_train=6_000_000, train_measured=10_000)
    feed(qtbot, picture, sample, reading(0, 0.05, 0.06))
    # 1.96·sqrt(0.05·0.95/10000) = 0.43 points
    assert "10,000 of 6,000,000" in picture.note.text()
    assert "±0.4 points" in picture.note.text()
    assert picture.note.isVisible()


def test_that_everything_measured_needs_no_note(qtbot, picture):
    feed(qtbot, picture, started(), *RUN)
    assert not picture.note.isVisible()


def test_that_a_diverged_run_says_so_and_keeps_what_was_reached(qtbot, picture):
    diverged = events.Diverged(31, 0.004, 0.028, 20, 0.027, "", says="J became infinite at step 32.")
    feed(qtbot, picture, started(), *RUN, reading(32, math.nan, math.nan, math.inf), diverged)
    assert "infinite at step 32" in picture.note.text()
    assert picture.train.value == "–"
    assert plain(picture.best.value) == "2.7 %"
    assert all(map(math.isfinite, np.ravel(picture.canvas.visible_range())))


def test_that_regression_is_told_in_the_targets_unit(qtbot, picture, prepared, tmp_path):
    import msgspec

    prepared = msgspec.structs.replace(prepared, task="regression", target_name="price (k€)", class_names=())
    feed(qtbot, picture, prepared, started(error_name="RMSE", task="regression"), reading(0, 12.5, 13.75))
    assert picture.train.caption == "Train RMSE"
    assert (picture.train.value, picture.gap.value) == ("12.50", "1.25")
    picture.export_svg(tmp_path / "errors.svg")
    assert "RMSE, in the unit of price (k€)" in (tmp_path / "errors.svg").read_text(encoding="utf-8")


def test_that_best_epoch_and_steering_are_written_into_the_picture(qtbot, picture, tmp_path):
    steered = events.Steered(20, "regularization.l2", 0.7)
    feed(qtbot, picture, started(), *RUN, steered)
    picture.export_svg(tmp_path / "errors.svg")
    drawn = plain((tmp_path / "errors.svg").read_text(encoding="utf-8"))
    for text in ("best dev 2.7 % at epoch 2", "λ = 0.7", ">train<", ">dev<", "as the optimizer sees it"):
        assert text in drawn
    picture.cost.setChecked(False)
    picture.export_svg(tmp_path / "errors.svg")
    assert "as the optimizer sees it" not in (tmp_path / "errors.svg").read_text(encoding="utf-8")


def test_that_the_crosshair_takes_the_nearest_reading(qtbot, picture):
    feed(qtbot, picture, started(), *RUN)
    near = picture.canvas.pixel(2.3, 0.5)
    qtbot.mouseMove(picture.canvas.viewport(), near.toPoint())
    picture.canvas._point_at(QPointF(near))
    assert picture.reading_under_pointer() == 2
    values = {row.name: plain(row.value) for row in picture.values_of(2)}
    assert values["Train error"] == "2.0 %"
    assert values["Dev error"] == "2.7 %"
    assert values["Gap"] == "0.7 points"
    assert values["Step"] == "20"


def test_that_arrow_keys_walk_through_the_readings_and_say_their_values(qtbot, picture):
    feed(qtbot, picture, started(), *RUN)
    picture.canvas.setFocus()
    qtbot.keyClick(picture.canvas, Qt.Key.Key_Left)
    qtbot.keyClick(picture.canvas, Qt.Key.Key_Left)
    assert picture.reading_under_pointer() == 2
    assert "2.7" in picture.accessibleDescription()


def test_that_smoothing_changes_the_line_and_neither_numbers_nor_files(qtbot, picture, tmp_path):
    noise = np.random.default_rng(3).random(60)
    feed(qtbot, picture, started(), *(reading(10 * index, value, value) for index, value in enumerate(noise)))
    picture.export_csv(tmp_path / "before.csv")
    picture.smoothing.setCurrentIndex(2)
    qtbot.waitUntil(lambda: not picture._stale)
    drawn = picture._curves["train"].mean.getData()[1]
    assert np.std(drawn[15:45]) < np.std(noise[15:45]) / 2
    assert plain(picture.train.value) == f"{noise[-1] * 100:.1f} %"
    picture.export_csv(tmp_path / "after.csv")
    assert (tmp_path / "before.csv").read_bytes() == (tmp_path / "after.csv").read_bytes()


def test_that_the_data_file_gives_every_reading_back_exactly(qtbot, picture, tmp_path):
    feed(qtbot, picture, started(), *RUN, reading(40, 1 / 3, 2 / 3))
    picture.export_csv(tmp_path / "errors.csv")
    with (tmp_path / "errors.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["step"]) for row in rows] == [0, 10, 20, 30, 40]
    assert float(rows[-1]["train_error"]) == 1 / 3
    assert float(rows[-1]["dev_loss"]) == 4 / 3
    assert math.isnan(float(rows[0]["cost"]))


def test_that_pictures_are_saved_and_copied_without_the_crosshair(qtbot, qapp, picture, tmp_path):
    feed(qtbot, picture, started(), *RUN)
    picture.export_png(tmp_path / "without.png")
    picture.canvas._point_at(picture.canvas.area().center())
    picture.export_png(tmp_path / "with.png")
    assert (tmp_path / "without.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert (tmp_path / "with.png").read_bytes() == (tmp_path / "without.png").read_bytes()
    picture.copy_to_clipboard()
    assert qapp.clipboard().image().width() > 2 * picture.canvas.width()


def test_that_a_picture_that_cannot_be_written_is_told(qtbot, picture, tmp_path):
    feed(qtbot, picture, started(), *RUN)
    told = []
    picture.session.failed.connect(told.append)
    picture.export_png(tmp_path / "no such folder" / "errors.png")
    assert [failed.what for failed in told] == ["write"]
    assert "no such folder" in told[0].message


def test_that_drawing_leaves_the_history_as_it_was(qtbot, picture):
    feed(qtbot, picture, started(), *RUN, reading(40, 0.0, 0.0, 0.0))
    before = [
        column.copy() for column in (picture.session.history.train_errors, picture.session.history.costs)
    ]
    picture.log.setChecked(True)
    qtbot.waitUntil(lambda: not picture._stale)
    feed(qtbot, picture, reading(50, 0.1, 0.1))
    after = picture.session.history
    assert np.array_equal(before[0], after.train_errors[:5])
    assert np.array_equal(before[1], after.costs[:5], equal_nan=True)


def test_that_the_menu_offers_copy_and_files(qtbot, picture):
    feed(qtbot, picture, started(), *RUN)
    menu = picture.make_menu()
    entries = {action.objectName(): action.isEnabled() for action in menu.actions() if action.objectName()}
    assert entries == {f"plot.errors.{name}": True for name in ("copy", "png", "svg", "csv")}
    menu.close()


def held_out(step, train, train_dev, dev):
    return events.Reading(step, step / 10, train, dev, 2 * train, 2 * dev, 0.5, train_dev)


def test_that_what_is_held_out_of_train_is_a_third_line_where_it_is_read(qtbot, picture, tmp_path):
    told = [held_out(0, 0.9, 0.9, 0.91), held_out(10, 0.02, 0.05, 0.3), held_out(20, 0.01, 0.04, 0.28)]
    picture.resize(900, 560)
    feed(qtbot, picture, started(train_dev_measured=200), *told)
    qtbot.waitUntil(picture.train_dev.isVisible)
    assert plain(picture.train_dev.value) == "4.0 %"
    assert picture.train_dev.note == "n = 200"
    drawn = picture._curves["train_dev"].plain.getData()[1]
    assert drawn == pytest.approx([0.9, 0.05, 0.04])
    assert drawn_pixels(picture, theme().palette.train_dev) > 20
    rows = {row.name: plain(row.value) for row in picture.values_of(1)}
    assert rows["Train-dev error"] == "5.0 %"
    picture.export_csv(tmp_path / "errors.csv")
    rows = list(csv.DictReader((tmp_path / "errors.csv").open()))
    assert [float(row["train_dev_error"]) for row in rows] == [0.9, 0.05, 0.04]


def test_that_a_narrow_picture_gives_up_the_number_of_train_dev_and_keeps_its_line(qtbot, picture):
    feed(
        qtbot,
        picture,
        started(train_dev_measured=200),
        held_out(0, 0.9, 0.9, 0.91),
        held_out(9, 0.1, 0.2, 0.3),
    )
    picture.resize(900, 560)
    qtbot.waitUntil(picture.train_dev.isVisible)
    picture.resize(600, 560)
    qtbot.waitUntil(lambda: not picture.train_dev.isVisible())
    # A pixel or two of its least width depend on the font.
    assert picture.width() < 610
    assert picture._curves["train_dev"].plain.isVisible()


def test_that_without_a_train_dev_slice_nothing_of_it_is_shown(qtbot, picture, tmp_path):
    feed(qtbot, picture, started(), *RUN)
    assert not picture.train_dev.isVisible()
    assert not picture._curves["train_dev"].plain.isVisible()
    assert drawn_pixels(picture, theme().palette.train_dev) == 0
    assert "train_dev_error" not in picture.table()[0]
    assert all(row.name != "Train-dev error" for row in picture.values_of(1))


def test_that_the_lines_keep_some_height_in_a_low_picture_with_large_text(qtbot, picture):
    feed(qtbot, picture, reading(0, 0.5, 0.6), reading(10, 0.4, 0.5))
    for step in (0, 6):
        theme().set_text_step(step)
        picture.resize(700, 180)
        QTest.qWait(30)
        assert picture.canvas.height() >= 9 * picture.fontMetrics().lineSpacing()
    theme().set_text_step(0)
