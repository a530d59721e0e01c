"""Train, dev and test move together."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from guiprac import events
from guiprac.analysis.split_advice import advise
from guiprac.gui.linked_shares import with_divider, with_share


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


def test_that_the_advice_for_the_size_can_be_taken(window, session, prepared):
    session.receive([msgspec.structs.replace(prepared, n_examples=2_000_000)])
    assert "2,000,000" in window.findChild(QLabel, "split.advice").text()
    use = window.findChild(QWidget, "split.advice.use")
    assert use.isVisible()
    use.click()
    advised = advise(2_000_000)
    split = session.experiment.split
    assert (split.train, split.dev, split.test) == (advised.train, advised.dev, advised.test)
    assert not use.isVisible()
