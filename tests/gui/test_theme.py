"""Legible in light and dark: contrast worked out here, not taken from the theme."""

import dataclasses

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget

from guiprac.gui import app
from guiprac.gui.session import Session
from guiprac.gui.theme import DARK, LIGHT, mix, readable_on, theme
from guiprac.gui.window import MainWindow
from guiprac.resources_path import resource


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_that_text_and_lines_stand_out_from_every_ground(palette):
    for ground in (palette.window, palette.surface, palette.hover):
        for ink in (palette.text, palette.quiet, palette.accent, palette.warning, palette.bad):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    for ground in (palette.window, palette.surface):
        for line in (palette.train, palette.train_dev, palette.dev, palette.test, palette.cost, palette.good):
            assert contrast(line, ground) >= 3.0, (line, ground)
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    for role in (palette.train, palette.dev, palette.test):
        assert contrast(readable_on(role), role) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_that_messages_are_legible_on_their_tinted_ground(palette):
    for role in (palette.bad, palette.warning, palette.text):
        for tint in (palette.bad, palette.warning):
            assert contrast(role, mix(palette.surface, tint, 0.1)) >= 4.5 or role == tint
    assert contrast(palette.bad, mix(palette.surface, palette.bad, 0.08)) >= 4.5
    assert contrast(palette.warning, mix(palette.surface, palette.warning, 0.1)) >= 4.5


def test_that_every_colour_is_a_plain_hex_string():
    for palette in (LIGHT, DARK):
        for colour in dataclasses.astuple(palette):
            assert colour.startswith("#")
            assert len(colour) == 7
            assert QColor(colour).isValid()


def test_that_the_sheet_has_no_place_left_unfilled_and_names_real_images(window, qapp):
    sheet = qapp.styleSheet()
    assert "@" not in sheet
    for name in ("arrow-down-light", "arrow-down-dark", "check-light", "check-dark"):
        assert resource("icons", f"{name}.svg").is_file()


def test_that_a_switch_of_theme_reaches_the_window_and_tells_pictures(window, qtbot):
    theme().set_mode("light")
    with qtbot.waitSignal(theme().changed):
        theme().set_mode("dark")
    assert theme().palette is DARK
    shot = window.grab().toImage()
    assert QColor(shot.pixel(4, shot.height() - 40)).name().upper() == DARK.window
    theme().set_mode("light")
    shot = window.grab().toImage()
    assert QColor(shot.pixel(4, shot.height() - 40)).name().upper() == LIGHT.window


def test_that_larger_text_enlarges_all_text_and_stays_within_reason(window):
    label = window.findChild(QLabel, "split.advice")
    before, box = label.fontMetrics().height(), window.findChild(QWidget, "training.epochs").height()
    theme().set_text_step(4)
    assert label.fontMetrics().height() > before
    assert window.findChild(QWidget, "training.epochs").fontMetrics().height() > box / 2
    theme().set_text_step(1000)
    assert theme().text_step <= 12


def test_that_a_window_is_built_without_the_sheet_when_no_other_wears_it_and_shown_with_it(qapp, monkeypatch):
    worn = []

    def built(*args, **more):
        worn.append(qapp.styleSheet())
        return MainWindow(*args, **more)

    monkeypatch.setattr(app, "MainWindow", built)
    first = app.create_window(Session())
    assert "QSpinBox" in qapp.styleSheet()
    first.show()
    second = app.create_window(Session())
    first.close()
    second.close()
    third = app.create_window(Session())
    third.close()
    for window in (first, second, third):
        window.deleteLater()
    # Beside a window that is open the sheet stays on.
    assert [bool(sheet) for sheet in worn][1:] == [True, False]
    assert "QSpinBox" in qapp.styleSheet()
