"""Numbers of the pictures: thinning of long lines, level lines, ticks and texts."""

import math

import numpy as np
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guiprac.gui.plots import number_text
from guiprac.gui.plots.axes import Scale, ValueAxis, percent_tick
from guiprac.gui.plots.contours import contour
from guiprac.gui.plots.decimation import decimate, smooth
from guiprac.gui.plots.page_scroll import PageScroll


def test_that_a_long_line_keeps_its_peaks_in_a_few_points_a_pixel():
    x = np.linspace(0.0, 100.0, 200_000)
    y = np.sin(x)
    y[123_456], y[7] = 9.0, -9.0
    thin_x, thin_y = decimate(x, y, 0.0, 100.0, 800)
    assert len(thin_x) <= 3 * 800
    assert (thin_y.max(), thin_y.min()) == (9.0, -9.0)
    assert (np.diff(thin_x) >= 0).all()
    peak = thin_x[thin_y.argmax()]
    assert abs(peak - x[123_456]) <= 2 * 100 / 800


def test_that_a_short_line_is_drawn_as_it_is():
    x, y = np.arange(50.0), np.arange(50.0) ** 2
    thin_x, thin_y = decimate(x, y, 10.0, 20.0, 800)
    assert thin_x.tolist() == list(range(9, 22))
    assert np.shares_memory(thin_y, y)


def test_that_a_growing_line_does_not_change_where_it_was_drawn_before():
    x = np.linspace(0.0, 90.0, 90_000)
    y = np.random.default_rng(1).random(90_000)
    before = decimate(x[:60_000], y[:60_000], 0.0, 100.0, 500)
    after = decimate(x, y, 0.0, 100.0, 500)
    settled = before[0] < 59.0
    assert np.array_equal(before[0][settled], after[0][: settled.sum()])
    assert np.array_equal(before[1][settled], after[1][: settled.sum()])


def test_that_nan_among_many_points_hides_no_neighbour():
    x, y = np.arange(50_000.0), np.ones(50_000)
    y[::7] = np.nan
    y[25_003] = 5.0
    _, thin = decimate(x, y, 0.0, 50_000.0, 400)
    assert np.nanmax(thin) == 5.0


@pytest.mark.parametrize("window", [1, 3, 5, 25])
@pytest.mark.parametrize("length", [1, 2, 30])
def test_that_smoothing_is_the_mean_of_the_neighbours(window, length):
    y = np.random.default_rng(length).random(length)
    if length > 4:
        y[3] = np.nan
    x = np.arange(float(length))
    _, means = smooth(x, y, window, -1.0, length + 1.0, 500)
    for index in range(length):
        reach = min(window // 2, index, length - 1 - index)
        near = y[index - reach : index + reach + 1]
        expected = np.nan if np.isnan(y[index]) else near[~np.isnan(near)].mean()
        assert means[index] == pytest.approx(expected, nan_ok=True)


def test_that_the_level_line_of_a_circle_is_that_circle():
    side = np.linspace(-2.0, 2.0, 201)
    x, y = np.meshgrid(side, side)
    line_x, line_y = contour(np.hypot(x, y), 1.0, (-2.0, 2.0), (-2.0, 2.0))
    assert np.hypot(line_x, line_y) == pytest.approx(1.0, abs=1e-3)
    lengths = np.hypot(np.diff(line_x)[::2], np.diff(line_y)[::2])
    assert lengths.sum() == pytest.approx(2 * math.pi, rel=1e-3)


def test_that_a_saddle_has_two_separate_lines_and_nan_none():
    x, y = contour(np.array([[1.0, -1.0], [-1.0, 1.0]]), 0.0, (0.0, 1.0), (0.0, 1.0))
    assert len(x) == 4
    x, y = contour(np.array([[1.0, np.nan], [-1.0, 1.0]]), 0.0, (0.0, 1.0), (0.0, 1.0))
    assert len(x) == len(y) == 0


@pytest.mark.parametrize(
    ("error", "examples", "points"), [(0.05, 200, 3.0), (0.05, 2000, 0.96), (0.05, 10_000, 0.43)]
)
def test_that_the_half_width_is_that_of_the_table_in_s1(error, examples, points):
    assert number_text.half_width(error, examples) * 100 == pytest.approx(points, abs=0.03)


def test_that_numbers_are_written_for_readers():
    assert number_text.percent(0.0278).replace("\u202f", " ") == "2.8 %"
    assert number_text.percent(math.nan) == "–"
    assert number_text.scientific(3.14e-9) == "3.1·10⁻⁹"
    assert number_text.plain(1234.5, 5) == "1,234.5"
    assert number_text.nice_up(0.0301) == pytest.approx(0.04)
    assert number_text.nice_up(0.03) == pytest.approx(0.03)


def test_that_a_logarithmic_axis_labels_its_floor_as_zero(qapp):
    axis = ValueAxis("left", percent_tick)
    axis.set_scale(Scale(log=True, floor=-4.0))
    [(spacing, places)] = axis.tickValues(-4.2, 0.0, 400.0)
    texts = axis.tickStrings(places, 1.0, spacing)
    labels = dict(zip(places, (text.replace("\u202f", " ") for text in texts), strict=True))
    assert labels[-4.0] == "0 %"
    assert labels[-2.0] == "1 %"
    assert labels[0.0] == "100 %"


def test_that_ticks_are_round_few_and_inside(qapp):
    axis = ValueAxis("left", percent_tick)
    [(spacing, places)] = axis.tickValues(0.0, 0.137, 400.0)
    assert 3 <= len(places) <= 9
    assert all(0 <= place <= 0.137 for place in places)
    assert [place / 0.02 for place in places] == pytest.approx([round(place / 0.02) for place in places])
    assert axis.tickStrings(places, 1.0, spacing)[1].replace("\u202f", " ") == "2 %"


def test_that_a_page_scrolls_only_where_it_has_less_room_than_it_can_do_with(on_screen):
    holder, page, high = QWidget(), QWidget(), QWidget()
    high.setMinimumHeight(300)
    for outer, inner in ((page, high), (holder, PageScroll(page, holder))):
        column = QVBoxLayout(outer)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inner)
    on_screen(holder, 400, 500)
    scroll = holder.findChild(PageScroll)
    assert page.height() == 500
    assert not scroll.verticalScrollBar().isVisible()
    holder.resize(400, 200)
    QTest.qWait(20)
    assert page.height() == 300
    assert scroll.verticalScrollBar().maximum() == 100
    assert page.width() <= scroll.viewport().width() < 400
    high.setMinimumHeight(100)
    QTest.qWait(20)
    assert page.height() == 200
    assert holder.minimumSizeHint().height() == 100


def test_that_numbers_of_any_size_stay_short():
    told = {
        0.5: "0.5",
        -2.0: "−2",
        12345.0: "12,300",
        4e21: "4·10²¹",
        -1.09951e12: "−1.1·10¹²",
        2e-5: "2·10⁻⁵",
    }
    assert {value: number_text.short(value) for value in told} == told
    assert number_text.percent(3.9e26) == "3.9·10²⁸\u202f%"
    assert number_text.percent(0.1234) == "12.3\u202f%"
