"""Hidden layers, their starting weights, and what keeps them in check."""

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from guiprac.gui.weights_picture import sample_layers


def enter(window, name, value):
    window.findChild(QWidget, name).setValue(value)


def text(window, name):
    return window.findChild(QLabel, name).text()


def test_that_layers_are_added_removed_and_resized(window, session):
    window.findChild(QWidget, "network.hidden.add").click()
    assert session.experiment.network.hidden == (64, 32, 32)
    enter(window, "network.hidden.2", 5)
    assert session.experiment.network.hidden == (64, 32, 5)
    window.findChild(QWidget, "network.hidden.0.remove").click()
    assert session.experiment.network.hidden == (32, 5)
    assert window.findChild(QWidget, "network.hidden.2") is None
    for _ in range(2):
        window.findChild(QWidget, "network.hidden.0.remove").click()
    assert session.experiment.network.hidden == ()
    window.findChild(QWidget, "network.hidden.add").click()
    assert len(session.experiment.network.hidden) == 1


def test_that_keep_prob_goes_with_its_layer(window, session):
    session.set_value("regularization.keep_prob", (0.5, 0.9))
    window.findChild(QWidget, "network.hidden.add").click()
    assert session.experiment.regularization.keep_prob == (0.5, 0.9, 0.9)
    window.findChild(QWidget, "network.hidden.0.remove").click()
    assert session.experiment.regularization.keep_prob == (0.9, 0.9)
    assert session.errors == {}


def test_that_the_line_of_layers_counts_the_parameters(window, session, prepared):
    assert text(window, "network.line") == "? → 64 → 32 → ?"
    session.receive([prepared])
    assert text(window, "network.line") == "64 → 64 → 32 → 3"
    weights_and_biases = sum(np.zeros(shape).size for shape in ((64, 64), 64, (64, 32), 32, (32, 3), 3))
    assert f"{weights_and_biases:,}" in text(window, "network.parameters")
    session.receive([msgspec.structs.replace(prepared, task="binary", class_names=("no", "yes"))])
    assert text(window, "network.line").endswith("→ 1")


def test_that_a_start_that_does_not_suit_the_activation_is_told(window, session):
    for activation, initialization, word in (
        ("tanh", "he", "Xavier"),
        ("relu", "xavier", "He"),
        ("relu", "zeros", "symmetry"),
        ("tanh", "small", "vanish"),
        ("tanh", "large", "saturate"),
        ("relu", "he", ""),
        ("tanh", "xavier", ""),
    ):
        session.set_values({"network.activation": activation, "network.initialization": initialization})
        hint = text(window, "network.initialization.hint")
        assert word in hint
        assert bool(hint) == bool(word)


@pytest.mark.parametrize(("name", "variance"), [("he", 2 / 400), ("xavier", 1 / 400), ("glorot", 2 / 1000)])
def test_that_the_pictured_weights_have_the_variance_of_the_method(name, variance):
    (layer,) = sample_layers(name, [400, 600])
    assert layer.std**2 == pytest.approx(variance)
    assert layer.sample.var() == pytest.approx(variance, rel=0.1)
    assert len(layer.sample) <= 6000


def test_that_the_picture_is_drawn_when_its_panel_is_unfolded(window, session, prepared):
    session.receive([prepared])
    picture = window.findChild(QWidget, "network.initialization.picture")
    assert not picture.isVisible()
    window.findChild(QWidget, "panel.initialization.header").click()
    assert picture.isVisible()
    assert "W1 0.177" in picture.accessibleName()
    session.set_value("network.initialization", "zeros")
    assert "W1 0," in picture.accessibleName()


def test_that_the_decay_factor_follows_rate_strength_and_n_train(window, session, prepared):
    session.receive([prepared])
    session.set_values({"regularization.l2": 30.0, "training.learning_rate": 0.2})
    assert f"{1 - 0.2 * 30 / 600:g}" in text(window, "regularization.decay")
    assert "600" in text(window, "regularization.decay")
    session.set_value("training.optimizer", "adam")
    assert "no decay factor" in text(window, "regularization.decay")


def test_that_keep_prob_tells_what_is_kept_and_dropped(window, session):
    enter(window, "regularization.keep_prob", 0.8)
    assert session.experiment.regularization.keep_prob == 0.8
    field = window.findChild(QWidget, "panel.regularization").fields["regularization.keep_prob"]
    assert field.note.text().replace("\u202f", " ") == "Keeps 80 % (drops 20 %)."


def test_that_each_layer_can_have_its_own_keep_prob(window, session):
    window.findChild(QWidget, "regularization.keep_prob.each").click()
    first, every = (
        window.findChild(QWidget, name) for name in ("regularization.keep_prob.0", "regularization.keep_prob")
    )
    assert first.isVisible()
    first.setValue(0.5)
    assert session.experiment.regularization.keep_prob == (0.5, 1.0)
    assert every.text() == "mixed"
    QTest.keyClick(every, Qt.Key.Key_Return)
    assert session.experiment.regularization.keep_prob == (0.5, 1.0)
    every.setFocus()
    every.selectAll()
    QTest.keyClicks(every, "0.9")
    QTest.keyClick(every, Qt.Key.Key_Return)
    assert session.experiment.regularization.keep_prob == 0.9
    assert window.findChild(QWidget, "regularization.keep_prob.1").value() == 0.9


def test_that_dropout_needs_a_hidden_layer(window, session):
    session.set_value("network.hidden", ())
    assert not window.findChild(QWidget, "regularization.keep_prob").isEnabled()


def test_that_full_batch_takes_the_size_of_train(window, session, prepared):
    button = window.findChild(QWidget, "training.batch_size.full")
    assert not button.isEnabled()
    session.receive([prepared])
    button.click()
    assert session.experiment.training.batch_size == 600
    assert not button.isEnabled()


def test_that_the_dice_draw_another_seed(window, session):
    seeds = set()
    for _ in range(3):
        window.findChild(QWidget, "training.seed.new").click()
        seeds.add(session.experiment.training.seed)
    assert len(seeds) == 3
