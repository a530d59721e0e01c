"""Train, dev and test move together."""

import math
import re

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QSlider, QWidget

from guiprac import events
from guiprac.analysis.split_advice import advise
from guiprac.gui.linked_shares import with_divider, with_share
from guiprac.gui.split_by import likely_group


@st.composite
def valid_shares(draw):
    train = draw(st.integers(1, 998))
    dev = draw(st.integers(1, 999 - train))
    return train / 1000, dev / 1000, round(1 - train / 1000 - dev / 1000, 6)


@given(valid_shares(), st.integers(0, 2), st.floats(0.001, 0.999))
def test_that_the_other_shares_make_room_in_proportion(shares, index, value):
    moved = with_share(shares, index, value)
    assert moved[index] == value
    assert sum(moved) == pytest.approx(1, abs=2e-6)
    one, other = (place for place in range(3) if place != index)
    assert moved[one] * shares[other] == pytest.approx(moved[other] * shares[one], abs=1e-5)


@given(valid_shares(), st.integers(0, 1), st.floats(-1, 2))
def test_that_a_divider_moves_only_what_it_divides(shares, divider, place):
    moved = with_divider(shares, divider, place)
    assert sum(moved) == pytest.approx(1, abs=1e-9)
    assert min(moved) > 0
    untouched = 2 if divider == 0 else 0
    assert moved[untouched] == pytest.approx(shares[untouched], abs=1e-9)


def test_that_entering_one_share_moves_the_others_in_one_step_of_undo(window, session):
    train = window.findChild(QWidget, "split.train")
    train.setFocus()
    train.selectAll()
    QTest.keyClicks(train, "0.8")
    QTest.keyClick(train, Qt.Key.Key_Return)
    split = session.experiment.split
    assert (split.train, split.dev, split.test) == (0.8, 0.1, 0.1)
    assert window.findChild(QWidget, "split.dev").value() == 0.1
    session.undo()
    assert not session.can_undo
    assert train.value() == 0.6


def test_that_a_share_that_leaves_nothing_for_the_others_is_told(window, session):
    train = window.findChild(QWidget, "split.train")
    train.setFocus()
    train.setValue(1.0)
    assert session.experiment.split.train == 0.6
    assert any(
        window.findChild(QLabel, f"split.{name}.error").isVisible() for name in ("train", "dev", "test")
    )


def test_that_a_divider_can_be_dragged_and_moved_with_keys(window, session):
    grip = window.findChild(QWidget, "split.divider.0")
    bar = grip.parentWidget()
    start = grip.rect().center()
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=start)
    target = QPoint(round(bar.width() * 0.7), 10)
    QTest.mouseMove(grip, grip.mapFrom(bar, target))
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)
    split = session.experiment.split
    assert split.train == pytest.approx(0.7, abs=0.01)
    assert split.test == 0.2
    grip.setFocus()
    QTest.keyClick(grip, Qt.Key.Key_Right)
    assert session.experiment.split.train == pytest.approx(split.train + 0.01)


def test_that_counts_and_class_shares_of_each_part_are_shown(window, session, prepared):
    session.receive([prepared])
    assert window.findChild(QLabel, "split.train.count").text() == "n = 600"
    assert window.findChild(QLabel, "split.test.count").text() == "n = 200"
    classes = window.findChild(QWidget, "split.classes")
    assert classes.isVisible()
    assert classes.shares(0) == [pytest.approx(200 / 600), 70 / 200, 66 / 200]


def test_that_regression_has_no_classes_to_stratify(window, session, prepared):
    session.receive(
        [
            msgspec.structs.replace(
                prepared,
                task="regression",
                class_names=(),
                train=events.Part(600),
                dev=events.Part(200),
                test=events.Part(200),
            )
        ]
    )
    assert not window.findChild(QWidget, "split.classes").isVisible()
    assert not window.findChild(QWidget, "split.stratify").isVisible()


def text(window, name):
    return window.findChild(QLabel, name).text().replace("\u202f", " ")


def choose(window, name, value):
    box = window.findChild(QComboBox, name)
    place = box.findData(value)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def enter(window, name, typed):
    box = window.findChild(QWidget, name)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, typed)
    QTest.keyClick(box, Qt.Key.Key_Return)


def table(prepared, **changes):
    """A table with a column of patients, a date, and one of the rows twice in it."""
    columns = (
        events.Column("patient_id", "text", 40, 0, "left out"),
        events.Column("date", "text", 300, 0, "left out"),
        events.Column("dose", "number", 120, 0, "input"),
        events.Column("group", "number", 2, 0, "input"),
        events.Column("ill", "text", 3, 0, "target"),
    )
    return msgspec.structs.replace(prepared, source="/data/visits.csv", columns=columns, **changes)


@pytest.fixture
def visits(session, prepared):
    """A session on a table."""
    session.set_value("data.source", "/data/visits.csv")
    session.receive([table(prepared)])
    return session


# --- what the split goes by -------------------------------------------------------------------------------------


def test_that_data_without_columns_offers_no_groups_and_says_why(window, session, prepared):
    session.receive([prepared])
    box = window.findChild(QComboBox, "split.by")
    group = box.findData("group")
    assert not box.model().item(group).isEnabled()
    assert "column of a table" in box.itemData(group, Qt.ItemDataRole.ToolTipRole)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert session.experiment.split.by == "time"
    assert not window.findChild(QWidget, "split.column").isVisible()


def test_that_splitting_by_group_takes_the_column_that_is_named_like_one(window, visits):
    assert not window.findChild(QWidget, "split.column").isVisible()
    choose(window, "split.by", "group")
    assert (visits.experiment.split.by, visits.experiment.split.column) == ("group", "patient_id")
    assert window.findChild(QWidget, "split.column").isVisible()
    visits.undo()
    assert visits.experiment.split.by == "random"


@pytest.mark.parametrize(
    ("name", "distinct", "likely"),
    [
        ("patient", 40, True),
        ("Patient ID", 40, True),
        ("user_id", 40, True),
        ("session", 3, True),
        ("site", 2, False),
        ("person", 1000, False),
        ("repatriation", 40, False),
        ("id", 40, False),
    ],
)
def test_that_a_column_is_a_likely_group_by_its_name_if_its_values_come_again(name, distinct, likely):
    column = events.Column(name, "text", distinct, 0, "left out")
    assert likely_group([column], 1000) == (name if likely else "")


def test_that_a_target_is_never_the_group():
    assert likely_group([events.Column("patient", "text", 40, 0, "target")], 1000) == ""


def test_that_the_columns_can_still_be_chosen_while_one_is_missing(window, visits):
    visits.set_values({"split.by": "group", "split.column": ""})
    failed = events.Failed("experiment", "split.column: name the column that says it.", "split.column")
    visits.preparing = True
    visits.receive([failed])
    assert visits.prepared is None
    assert text(window, "split.column.error") == "Name the column that says it."
    box = window.findChild(QComboBox, "split.column")
    names = [box.itemText(index) for index in range(box.count())]
    assert names == ["choose a column", "patient_id", "date", "dose", "group"]
    choose(window, "split.column", "dose")
    assert visits.experiment.split.column == "dose"
    assert not window.findChild(QLabel, "split.column.error").isVisible()


def test_that_a_split_by_time_has_the_order_of_the_file_without_a_column(window, visits):
    choose(window, "split.by", "time")
    box = window.findChild(QComboBox, "split.column")
    assert box.isVisible()
    assert box.currentText() == "order of the file"
    assert not window.findChild(QWidget, "split.stratify").isVisible()
    choose(window, "split.column", "date")
    assert visits.experiment.split.column == "date"
    choose(window, "split.by", "random")
    assert window.findChild(QWidget, "split.stratify").isVisible()


def test_that_other_data_is_split_at_random_again(window, visits):
    visits.set_values({"split.by": "group", "split.column": "patient_id"})
    choose(window, "data.source", "moons")
    assert (visits.experiment.split.by, visits.experiment.split.column) == ("random", "")


def test_that_an_error_shows_its_setting_also_where_it_is_folded(window, session, prepared):
    session.receive([prepared])
    for key in ("split.column", "split.train_dev"):
        assert not window.findChild(QWidget, key).isVisible()
        session.receive([events.Failed("experiment", f"{key}: is wrong.", key)])
        assert text(window, f"{key}.error") == "Is wrong."
        assert window.findChild(QWidget, key).isVisible()


# --- train-dev ---------------------------------------------------------------------------------------------------


def test_that_a_slice_of_train_is_held_out_by_one_click_and_given_back_by_another(window, session, prepared):
    session.receive([prepared])
    hold_out, field = (
        window.findChild(QWidget, name) for name in ("split.train_dev.hold_out", "split.train_dev")
    )
    assert not field.isVisible()
    QTest.mouseClick(hold_out, Qt.MouseButton.LeftButton)
    assert session.experiment.split.train_dev == 0.1
    assert field.isVisible()
    assert field.hasFocus()
    assert not hold_out.isVisible()
    held = msgspec.structs.replace(prepared, train=events.Part(540), train_dev=events.Part(60))
    session.receive([held])
    assert text(window, "split.train_dev.count") == "n = 60"
    assert text(window, "split.train.count") == "n = 540"
    window.findChild(QWidget, "split.train_dev.reset").click()
    assert session.experiment.split.train_dev == 0
    assert not field.isVisible()
    assert hold_out.isVisible()


def test_that_the_bar_shows_the_slice_as_another_piece_of_train(window, session, prepared):
    session.receive([prepared])
    bar = window.findChild(QWidget, "split.bar")

    def column(place):
        image = bar.grab().toImage()
        x = round(place * image.width())
        return {image.pixel(x, y) for y in range(4, image.height() - 4)}

    plain = column(0.58)
    session.set_value("split.train_dev", 0.25)
    assert column(0.10) == plain
    assert column(0.44) == plain
    assert plain.isdisjoint(column(0.47))
    assert plain.isdisjoint(column(0.58))


def test_that_the_bar_says_share_and_number_of_each_part(window, session, prepared):
    bar = window.findChild(QWidget, "split.bar")
    assert "600" not in bar.accessibleDescription()
    session.receive([msgspec.structs.replace(prepared, train_dev=events.Part(12))])
    told = bar.accessibleDescription().replace("\u202f", " ")
    assert told == "Train 60 %: 612 examples, Dev 20 %: 200 examples, Test 20 %: 200 examples"


# --- examples in two parts ---------------------------------------------------------------------------------------


def test_that_examples_in_two_parts_are_counted_and_named_with_what_to_do(window, visits, prepared):
    label = window.findChild(QLabel, "split.duplicates")
    assert not label.isVisible()
    found = events.Duplicates(12, 0, 0, (events.Duplicate("dev", 17, "train", 403),))
    visits.receive([table(prepared, duplicates=found)])
    assert label.isVisible()
    assert label.text().startswith("12 examples of dev also stand in train, such as rows 17 and 403.")
    assert "Split by a column" in label.text()
    assert "Row 17 (dev) equals row 403 (train)." in label.toolTip()
    assert "too low" in label.whatsThis()
    visits.receive([table(prepared, duplicates=events.Duplicates(0, 0, 0))])
    assert not label.isVisible()


def test_that_only_tables_are_told_to_split_by_a_column(window, session, prepared):
    found = events.Duplicates(0, 0, 1, (events.Duplicate("test", 5, "dev", 3),))
    session.receive([msgspec.structs.replace(prepared, duplicates=found)])
    label = window.findChild(QLabel, "split.duplicates")
    assert (
        label.text()
        == "1 example of test also stands in dev: rows 5 and 3. Leave the copies out of the data."
    )


# --- advice ------------------------------------------------------------------------------------------------------


def test_that_the_advice_for_the_size_can_be_taken_without_unfolding_it(window, session, prepared):
    session.receive([msgspec.structs.replace(prepared, n_examples=2_000_000)])
    use = window.findChild(QWidget, "split.advice.use")
    assert not window.findChild(QWidget, "split.advisor").isVisible()
    assert use.isVisible()
    assert use.text() == "Use 98/1/1"
    use.click()
    advised = advise(2_000_000)
    split = session.experiment.split
    assert (split.train, split.dev, split.test) == (advised.train, advised.dev, advised.test)
    assert not use.isVisible()
    session.undo()
    assert session.experiment.split.train == 0.6
    assert not session.can_undo


def test_that_the_advisor_unfolds_by_key_and_begins_with_the_data(window, session, prepared):
    session.receive([prepared])
    unfold = window.findChild(QWidget, "split.advise")
    unfold.setFocus()
    QTest.keyClick(unfold, Qt.Key.Key_Space)
    assert window.findChild(QWidget, "split.advisor").isVisible()
    assert window.findChild(QWidget, "split.advice.n").value() == 1000
    assert text(window, "split.advice").startswith("60/20/20: 200 dev examples")
    QTest.keyClick(unfold, Qt.Key.Key_Space)
    assert not window.findChild(QWidget, "split.advisor").isVisible()


def test_that_one_rule_gives_60_20_20_to_a_thousand_and_98_1_1_to_a_million(window, session, prepared):
    session.receive([prepared])
    window.findChild(QWidget, "split.advise").click()
    bar = window.findChild(QWidget, "split.advice.bar")
    for typed, shares in (("1000", (0.6, 0.2, 0.2)), ("1e6", (0.98, 0.01, 0.01))):
        enter(window, "split.advice.n", typed)
        assert bar.shares == shares
    assert bar.counts == (980_000, 10_000, 10_000)
    slider = window.findChild(QSlider, "split.advice.n.slider")
    slider.setValue(slider.maximum())
    assert window.findChild(QWidget, "split.advice.n").value() == 10_000_000
    enter(window, "split.advice.n", "1e9")
    assert window.findChild(QWidget, "split.advice.n").value() == 10_000_000
    assert session.experiment.split.train == 0.6


def test_that_shares_for_another_n_are_not_offered_as_those_of_the_data(window, session, prepared):
    session.receive([prepared])
    unfold, use = (window.findChild(QWidget, name) for name in ("split.advise", "split.advice.use"))
    unfold.click()
    assert not use.isVisible()
    enter(window, "split.advice.n", "1000000")
    assert use.text() == "Use these shares"
    back = window.findChild(QWidget, "split.advice.own_n")
    assert back.text() == "Back to the data's 1,000"
    back.click()
    assert window.findChild(QWidget, "split.advice.n").value() == 1000
    assert not back.isVisible()
    enter(window, "split.advice.n", "1000000")
    unfold.click()
    assert not use.isVisible()
    unfold.click()
    assert window.findChild(QWidget, "split.advice.n").value() == 1000


def test_that_a_smaller_gap_takes_more_dev_examples(window, session, prepared):
    session.receive([msgspec.structs.replace(prepared, n_examples=200_000)])
    window.findChild(QWidget, "split.advise").click()
    enter(window, "split.advice.error", "10")
    for gap in (4, 2, 1):
        enter(window, "split.advice.gap", str(gap))
        needed = math.ceil(0.1 * 0.9 * (1.96 / (gap / 200)) ** 2)
        assert (
            text(window, "split.advice.needed") == f"To see a gap of {gap} % takes {needed:,} dev examples."
        )
        assert window.findChild(QWidget, "split.advice.bar").counts[1] >= needed


def test_that_the_advisor_says_what_the_present_dev_can_tell(window, session, prepared):
    session.receive([prepared])
    window.findChild(QWidget, "split.advise").click()
    half = 1.96 * math.sqrt(0.05 * 0.95 / 200) * 100
    assert f"200 dev examples (20 %) know it to ± {half:.2g} points" in text(window, "split.advice.present")
    assert "more than a fifth" in text(window, "split.advice.notes")
    enter(window, "split.dev", "0.4")
    session.receive([msgspec.structs.replace(prepared, dev=events.Part(400, (140, 160, 100)))])
    assert "400 dev examples (40 %)" in text(window, "split.advice.present")


def test_that_a_regression_is_told_how_well_its_rmse_is_known(window, session, prepared):
    parts = {name: events.Part(count) for name, count in (("train", 600), ("dev", 200), ("test", 200))}
    session.receive([msgspec.structs.replace(prepared, task="regression", class_names=(), **parts)])
    residuals = np.random.default_rng(1).standard_normal((4000, 200))
    rmse = np.sqrt((residuals**2).mean(axis=1))
    spread = 100 * 1.96 * rmse.std()
    told = float(re.search(r"about ± ([\d.]+) %", text(window, "split.advice.present")).group(1))
    assert told == pytest.approx(spread, rel=0.05)


def test_that_the_pictures_read_out_what_the_formula_says(window, session, prepared, on_screen):
    session.receive([prepared])
    window.findChild(QWidget, "split.advise").click()
    resolution, over_size = (
        window.findChild(QWidget, name) for name in ("split.advice.resolution", "split.advice.over_size")
    )
    half = 1.96 * math.sqrt(0.05 * 0.95 / 10_000) * 100
    assert resolution.readout(10_000).replace("\u202f", " ") == (
        f"10,000 dev examples know an error of 5 % to ± {half:.2g} points."
    )
    assert "200 dev examples" in resolution.accessibleDescription()
    assert over_size.readout(1_000_000).startswith("1,000,000 examples: 98/1/1, which is 980,000 for train")
    for picture in (resolution, over_size):
        axis = picture.axis()
        assert axis.value(axis.place(5000)) == pytest.approx(5000)
        assert axis.place(100_000) - axis.place(10_000) == pytest.approx(
            axis.place(10_000) - axis.place(1000)
        )
        before = picture.grab().toImage()
        enter(window, "split.advice.n", "1000000")
        assert picture.grab().toImage() != before
        enter(window, "split.advice.n", "1000")
