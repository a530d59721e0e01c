"""From which examples μ and σ are taken, and the leak where dev and test are among them (S19)."""

import re

import msgspec
import numpy as np
import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from guiprac import events


@pytest.fixture
def panel(window):
    """The panel, unfolded."""
    found = window.findChild(QWidget, "panel.normalization")
    found.set_open(True)
    return found


def choose(window, value):
    box = window.findChild(QComboBox, "training.normalize_from")
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_that_taking_everything_is_marked_as_the_leak_it_is_also_when_folded(window, session, panel):
    warning, chip = (
        window.findChild(QLabel, name) for name in ("normalization.leak", "normalization.leak.chip")
    )
    assert not warning.isVisible()
    choose(window, "everything")
    assert session.experiment.training.normalize_from == "everything"
    assert warning.isVisible()
    assert "too low" in warning.text()
    panel.header.click()
    assert chip.isVisible()
    assert "everything" in panel.summary()
    panel.header.click()
    choose(window, "train")
    assert not warning.isVisible()
    assert not chip.isVisible()


def test_that_without_normalization_there_is_no_leak(window, session, panel):
    choose(window, "everything")
    window.findChild(QWidget, "training.normalize").click()
    assert not window.findChild(QLabel, "normalization.leak").isVisible()
    assert not window.findChild(QLabel, "normalization.leak.chip").isVisible()
    assert not window.findChild(QComboBox, "training.normalize_from").isVisible()
    assert panel.summary() == "off"


def test_that_the_change_by_dev_is_that_of_both_parts_together(window, session, panel, prepared):
    rng = np.random.default_rng(4)
    train = np.column_stack([np.ones(600), rng.normal(3, 2, 600)])
    dev = np.column_stack([np.ones(200), rng.normal(8, 1, 200)])
    points = msgspec.structs.replace(
        prepared,
        input_names=("constant", "dose"),
        train_points=events.pack(train.astype(np.float32)),
        dev_points=events.pack(dev.astype(np.float32)),
    )
    session.receive([points])
    choose(window, "everything")
    told = window.findChild(QLabel, "normalization.leak").text()
    shift, stretch = map(
        float, re.search(r"μ of dose by (\S+) of train's σ, and σ by (\S+) %", told).groups()
    )
    both = np.concatenate([train, dev])[:, 1]
    assert shift == pytest.approx((both.mean() - train[:, 1].mean()) / train[:, 1].std(), rel=0.05)
    assert stretch == pytest.approx(100 * (both.std() / train[:, 1].std() - 1), rel=0.05)
    session.receive([msgspec.structs.replace(points, train_points=None)])
    assert "Here dev" not in window.findChild(QLabel, "normalization.leak").text()
