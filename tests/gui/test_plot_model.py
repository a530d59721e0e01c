"""The model picture: what is drawn for which data, and when the run is asked for it."""

import csv

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton

from guiprac import events
from guiprac.events import pack
from guiprac.gui.plots.colors import class_color
from guiprac.gui.plots.model import ModelPicture, views_for
from guiprac.gui.session import Mode
from guiprac.gui.theme import theme

STARTED = events.Started({}, "multiclass", (2, 3), 9, 600, 200, 600, 200, 10, 500, "error", 1.0)
CONFUSION = events.Confusion(20, pack(np.array([[69, 1, 0], [0, 78, 2], [0, 0, 50]])))


def reading(step):
    return events.Reading(step, step / 10, 0.1, 0.2, 0.1, 0.2, 0.3)


def plane(prepared, task="binary"):
    """Data with two inputs: class 1 lies at the right."""
    points = np.random.default_rng(0).uniform(-1, 1, (80, 2)).astype(np.float32)
    targets = (points[:, 0] > 0).astype(np.int32) if task == "binary" else points[:, 0]
    return msgspec.structs.replace(
        prepared,
        task=task,
        n_inputs=2,
        input_names=("width", "height"),
        class_names=("left", "right") if task == "binary" else (),
        train_points=pack(points[:60]),
        train_targets=pack(targets[:60]),
        dev_points=pack(points[60:]),
        dev_targets=pack(targets[60:]),
    )


def boundary(step=20):
    """Class 1 at the right of 0, surely."""
    sure = np.tile(np.linspace(-1, 1, 40) > 0, (40, 1)).astype(np.float32)
    return events.Boundary(step, (-1.0, 1.0), (-1.0, 1.0), pack(sure))


def images(prepared):
    rising = np.arange(24 * 64, dtype=np.float32).reshape(24, 8, 8)
    return msgspec.structs.replace(prepared, image_shape=(8, 8), images=pack(rising))


@pytest.fixture
def asked(session, monkeypatch):
    """The views that the run was asked for."""
    views = []
    monkeypatch.setattr(session, "look", lambda question: views.append(question.view))
    return views


@pytest.fixture
def picture(on_screen, session, asked):
    return on_screen(ModelPicture(session), 760, 560)


def feed(qtbot, picture, *told):
    picture.session.receive(list(told))
    qtbot.waitUntil(lambda: not picture._stale)


def shown(picture):
    return picture._views.currentWidget()


@pytest.mark.parametrize(
    ("task", "n_inputs", "views"),
    [
        ("binary", 2, ("boundary", "confusion")),
        ("multiclass", 64, ("confusion",)),
        ("regression", 2, ("boundary", "scatter")),
        ("regression", 9, ("scatter",)),
    ],
)
def test_that_the_picture_suits_the_data(prepared, task, n_inputs, views):
    assert views_for(msgspec.structs.replace(prepared, task=task, n_inputs=n_inputs)) == views


def test_that_two_inputs_show_their_examples_before_a_run(qtbot, picture, prepared):
    feed(qtbot, picture, plane(prepared))
    assert "60 examples of train and 20 of dev over width × height" in picture.words.text()
    view = shown(picture)
    assert len(view._train.data) == 60
    assert len(view._dev.data) == 20
    (left, right), (low, high) = view.canvas.visible_range()
    assert left < -0.9 < 0.9 < right
    assert low < -0.9 < 0.9 < high


def test_that_images_show_examples_before_a_run(qtbot, picture, prepared):
    feed(qtbot, picture, images(prepared))
    assert len(shown(picture).grid.thumbnails) == 24
    assert "Start (F5)" in picture.words.text()


def test_that_other_data_say_what_will_come(qtbot, picture, prepared):
    feed(qtbot, picture, msgspec.structs.replace(prepared, task="regression"))
    assert "Start (F5)" in picture._empty.text()
    assert picture._empty.isVisible()


def test_that_each_side_of_the_boundary_has_the_colour_of_its_class(qtbot, picture, prepared):
    bare = msgspec.structs.replace(
        plane(prepared), train_points=None, train_targets=None, dev_points=None, dev_targets=None
    )
    feed(qtbot, picture, bare, STARTED, reading(10), boundary())
    canvas = shown(picture).canvas
    image = canvas.grab().toImage()

    for x, code in ((-0.6, 0), (0.6, 1)):
        pixel = image.pixelColor(canvas.pixel(x, 0.3).toPoint())
        assert pixel.hue() == pytest.approx(QColor(class_color(theme().palette, code)).hue(), abs=10)
    line_x, _ = shown(picture)._lines.getData()
    assert np.abs(line_x).max() < 2 / 39
    assert "step 20" in picture.words.text()


def test_that_the_run_is_asked_once_until_it_has_answered(qtbot, picture, asked, prepared):
    feed(qtbot, picture, plane(prepared), STARTED)
    for step in range(10, 60, 10):
        picture.session.receive([reading(step)])
    assert asked == ["boundary"]
    picture.session.receive([boundary()])
    qtbot.waitUntil(lambda: asked == ["boundary", "boundary"], timeout=1000)
    qtbot.wait(200)
    assert asked == ["boundary", "boundary"]


def test_that_the_run_is_asked_at_most_eight_times_a_second(qtbot, picture, asked, prepared):
    feed(qtbot, picture, plane(prepared), STARTED)
    for step in range(1, 60):
        picture.session.receive([reading(step), boundary(step)])
        qtbot.wait(10)
    assert 2 <= len(asked) <= 8


def test_that_a_hidden_picture_asks_nothing_and_a_shown_one_does(qtbot, picture, asked, prepared):
    picture.hide()
    picture.session.receive([plane(prepared), STARTED, reading(10)])
    qtbot.wait(20)
    assert asked == []
    picture.show()
    assert asked == ["boundary"]


def test_that_a_run_that_comes_to_stand_is_looked_at_once_more(qtbot, picture, asked, prepared):
    feed(qtbot, picture, plane(prepared), STARTED, reading(10))
    feed(qtbot, picture, boundary())
    qtbot.wait(150)
    asked.clear()
    picture.session.receive([events.Paused(15)])
    assert picture.session.mode is Mode.PAUSED
    qtbot.waitUntil(lambda: asked == ["boundary"], timeout=1000)


def test_that_images_are_asked_for_matrix_and_mistakes(qtbot, picture, asked, prepared):
    feed(qtbot, picture, images(prepared), STARTED, reading(10))
    assert asked == ["confusion", "mistakes"]


def test_that_the_matrix_counts_and_says_what_is_taken_for_what(qtbot, picture, prepared, tmp_path):
    feed(qtbot, picture, prepared, STARTED, reading(10), CONFUSION)
    assert "197 of 200" in picture.words.text()
    matrix = shown(picture).matrix
    said = matrix.words_of((1, 2)).replace("\u202f", " ")
    assert said == "2 of 80 examples of “one” (2.5 %) are taken for “two”."
    picture.export_csv(tmp_path / "confusion.csv")
    with (tmp_path / "confusion.csv").open(newline="") as file:
        assert list(csv.reader(file))[2] == ["one", "0", "78", "2"]


def test_that_a_click_on_a_cell_leaves_its_mistakes_and_a_second_brings_all_back(qtbot, picture, prepared):
    wrong = events.Mistakes(
        20, 3, 200, pack(np.arange(192.0).reshape(3, 8, 8)), (0, 1, 1), (1, 2, 2), (0.9, 0.8, 0.7)
    )
    feed(qtbot, picture, images(prepared), STARTED, reading(10), CONFUSION, wrong)
    view = shown(picture)
    assert [thumbnail.lines[0] for thumbnail in view.gallery.grid.thumbnails] == [
        "zero → one",
        "one → two",
        "one → two",
    ]
    assert "3 of 200 dev images" in view.gallery.heading.text()
    cell = view.matrix.center_of((0, 1)).toPoint()
    qtbot.mouseClick(view.matrix, Qt.MouseButton.LeftButton, pos=cell)
    assert [thumbnail.lines[0] for thumbnail in view.gallery.grid.thumbnails] == ["zero → one"]
    qtbot.mouseClick(view.matrix, Qt.MouseButton.LeftButton, pos=cell)
    assert len(view.gallery.grid.thumbnails) == 3
    view.matrix.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(view.matrix, key)
    assert view.matrix.choice == (1, 2)
    assert len(view.gallery.grid.thumbnails) == 2


def test_that_predictions_are_drawn_against_true_values_on_one_scale(qtbot, picture, prepared, tmp_path):
    true = np.array([1.0, 2.0, 3.0, 4.0])
    predicted = np.array([1.5, 2.0, 2.5, 4.0])
    numbers = msgspec.structs.replace(prepared, task="regression", n_inputs=5, target_name="price")
    feed(qtbot, picture, numbers, STARTED, reading(10), events.Scatter(20, pack(true), pack(predicted)))
    # sqrt((0.25 + 0 + 0.25 + 0) / 4)
    assert "RMSE 0.3536" in picture.words.text()
    horizontal, vertical = shown(picture).canvas.visible_range()
    assert horizontal == vertical
    assert horizontal[0] < 1.0 < 4.0 < horizontal[1]
    picture.export_csv(tmp_path / "scatter.csv")
    assert (tmp_path / "scatter.csv").read_text().splitlines()[1] == "1.0,1.5"


def test_that_a_diverged_model_is_drawn_without_numbers_where_it_has_none(qtbot, picture, prepared):
    lost = events.Boundary(20, (-1.0, 1.0), (-1.0, 1.0), pack(np.full((40, 40), np.nan, np.float32)))
    feed(qtbot, picture, plane(prepared), STARTED, reading(10), lost)
    canvas = shown(picture).canvas
    image = canvas.grab().toImage()
    assert image.pixelColor(canvas.pixel(-0.95, 0.99).toPoint()) == QColor(theme().palette.surface)


def test_that_a_run_of_other_data_is_not_drawn_over_the_new_ones(qtbot, picture, asked, prepared):
    other = {"data": {"source": "circles"}, "split": {}}
    run = msgspec.structs.replace(STARTED, experiment=other)
    feed(qtbot, picture, plane(prepared), run, reading(10), boundary())
    assert "step" not in picture.words.text()
    assert asked == []


def test_that_the_reader_chooses_between_boundary_and_matrix(qtbot, picture, asked, prepared):
    feed(qtbot, picture, plane(prepared), STARTED, reading(10), CONFUSION)
    confusion = picture.findChild(QToolButton, "plot.model.show.confusion")
    qtbot.mouseClick(confusion, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: confusion.isChecked() and not picture._stale)
    assert shown(picture).objectName() == "plot.model.confusion"
    qtbot.waitUntil(lambda: asked[-1] == "confusion", timeout=1000)


def test_that_a_surface_has_level_lines_and_a_scale(qtbot, picture, prepared, tmp_path):
    slope = np.tile(np.linspace(-1, 1, 30), (30, 1)).astype(np.float32)
    surface = events.Boundary(20, (-1.0, 1.0), (-1.0, 1.0), pack(slope))
    feed(qtbot, picture, plane(prepared, "regression"), STARTED, reading(10), surface)
    x, _ = shown(picture)._lines.getData()
    assert len(np.unique(np.round(x, 3))) == 6
    picture.export_png(tmp_path / "surface.png")
    assert (tmp_path / "surface.png").stat().st_size > 10_000
