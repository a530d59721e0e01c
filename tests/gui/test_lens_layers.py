"""The layers lens: what its strips keep, what it says, and that it follows a real run."""

import csv

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from guiprac.events import pack
from guiprac.events.layers import LayerSeen, LayersSeen, Spread
from guiprac.experiment import with_values
from guiprac.gui.lenses.layers.history import LINES, MOST_COLUMNS, LayersHistory, on_axis
from guiprac.gui.lenses.layers.picture import LayersPicture
from guiprac.gui.lenses.layers.words import says
from guiprac.gui.session import Mode, Session
from guiprac.gui.trainer_thread import TrainerThread
from guiprac.runtime.experiment_file import find_experiment


def spread(values, bins=48):
    values = np.asarray(values, np.float64)
    counts, _ = np.histogram(values, bins)
    return Spread(values.min(), values.max(), pack((counts / len(values)).astype(np.float32)), 1.0)


def layer(reach=1.0, **changes):
    even = spread(np.linspace(-reach, reach, 4801))
    plain = {
        "units": 10,
        "weights": even,
        "activations": even,
        "gradients": spread(np.linspace(-5, -2, 4801)),
        "zero_gradients": 0.0,
        "gradient_rms": 1e-3,
        "delta_rms": 0.1,
        "update_ratio": 1e-3,
        "dead": 0,
        "saturated": 0.1,
    }
    return LayerSeen(**{**plain, **changes})


def seen(step=1, activation="relu", layers=None, **changes):
    layers = (layer(**changes), layer()) if layers is None else layers
    return LayersSeen(step, 256, 32, activation, "multiclass", False, tuple(layers))


def test_that_a_column_holds_all_values_at_their_places():
    values = np.random.default_rng(0).normal(size=20_000)
    column = on_axis(spread(values), -8, 8)
    expected = np.histogram(values, LINES, (-8, 8))[0] / len(values)
    assert column.sum() == pytest.approx(1, abs=1e-5)
    # The bins of the spread are narrower than those of the axis; each may lean by one of them.
    assert np.abs(np.cumsum(column) - np.cumsum(expected)).max() < 0.05
    one = Spread(0.5, 0.5, pack(np.eye(48, dtype=np.float32)[24]), 0.5)
    assert on_axis(one, 0, 1)[24] == 1
    assert on_axis(spread(values), -0.1, 0.1).sum() == pytest.approx(1, abs=1e-5)


def test_that_long_runs_keep_the_first_and_the_newest_look_evenly_between():
    history = LayersHistory()
    for step in range(1, 1501):
        history.add(seen(step))
        assert history.steps[-1] == step
        assert len(history.steps) <= MOST_COLUMNS
    assert history.steps[0] == 1
    gaps = set(np.diff(history.steps[:-1]))
    assert gaps == {8}
    for of_layer in history.layers:
        assert all(strip.image().shape == (LINES, len(history.steps)) for strip in of_layer.strips)
        assert len(of_layer.ratios) == len(history.steps)
    history.add(seen(1500))
    assert history.steps[-2:] != [1500, 1500]
    history.add(seen(3))
    assert history.steps == [3]


def test_that_axes_grow_and_old_columns_follow():
    history = LayersHistory()
    history.add(seen(1, reach=1.0))
    strip = history.layers[0].weights
    assert strip.axis == (-1, 1)
    assert np.count_nonzero(strip.image()[:, 0]) == LINES
    history.add(seen(2, reach=3.7))
    assert strip.axis == (-4, 4)
    assert np.count_nonzero(strip.image()[:, 0] > 1e-9) == LINES / 4
    history.add(seen(3, reach=0.1))
    assert strip.axis == (-4, 4)
    assert history.layers[0].activations.axis == (0, 4)
    assert history.layers[1].activations.axis == (0, 1)
    low, high = history.layers[0].gradients.axis
    assert (low, high) == (-5, -2)


@pytest.mark.parametrize(
    ("layers", "activation", "words"),
    [
        ((layer(), layer(dead=6, units=10), layer()), "relu", "Layer 2: 60\u202f% of its units are dead"),
        ((layer(update_ratio=0.2), layer()), "relu", "Layer 1: update-to-weight ratio 0.20: α is large"),
        ((layer(delta_rms=1e-9), layer()), "tanh", "Gradients vanish on their way back"),
        ((layer(delta_rms=1e9), layer()), "tanh", "Gradients explode"),
        ((layer(saturated=0.7), layer()), "tanh", "Layer 1: 70\u202f% of a is saturated"),
        ((layer(weights=Spread(0, 0, pack(np.zeros(48)), 0.0)), layer()), "tanh", "all its weights are 0"),
    ],
)
def test_that_what_is_wrong_is_named_with_its_remedy(layers, activation, words):
    told, wrong = says(seen(layers=layers, activation=activation))
    assert told.startswith(words) or words in told
    assert "Try" in told or "Take" in told
    assert wrong


def test_that_a_healthy_network_raises_no_alarm():
    told, wrong = says(seen())
    assert "healthy" in told
    assert not wrong
    assert "nearly settled" in says(seen(layers=(layer(update_ratio=1e-5),)))[0]
    assert "No layer moves" in says(seen(layers=(layer(update_ratio=1e-9),)))[0]


def test_that_the_lens_follows_a_real_run_to_its_end(qtbot, on_screen, tmp_path):
    experiment = with_values(
        find_experiment("vanishing_signals"), {"network.activation": "tanh", "training.epochs": 3}
    )
    session = Session(trainer=TrainerThread(local=True), experiment=experiment)
    session.connect_host()
    picture = on_screen(LayersPicture(session), 868, 291)
    qtbot.waitUntil(lambda: session.prepared is not None, timeout=20_000)
    session.start()
    qtbot.waitUntil(
        lambda: session.mode is Mode.STOPPED and picture.rows.history.steps[-1:] == [session.closing.step],
        timeout=30_000,
    )
    assert "Gradients vanish" in picture.words.text()
    assert "256 examples of train, a step on 32" in picture.basis.text()
    assert "Layer 9, output" in picture.rows.accessibleDescription()
    bar = picture.area.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert picture.rows.top == bar.maximum()
    picture.export_csv(tmp_path / "layers.csv")
    rows = list(csv.DictReader((tmp_path / "layers.csv").read_text().splitlines()))
    assert len(rows) == 9 * len(picture.rows.history.steps)
    last = picture.seen.layers[-1]
    assert float(rows[-1]["update_ratio"]) == last.update_ratio
    picture.export_png(tmp_path / "layers.png")
    assert (tmp_path / "layers.png").stat().st_size > 5_000
    session.reset()
    assert picture.rows.history.steps == []
    session.close()


def test_that_the_pointer_reads_every_strip(qtbot, on_screen, session):
    picture = LayersPicture(session)
    rows = on_screen(picture.rows, 860, 300)
    rows.show_seen(seen(1))
    rows.show_seen(seen(2))
    for column, place in enumerate(rows._columns(rows._row(0))):
        at = QPointF(place.left() + 2, place.center().y())
        none = Qt.MouseButton.NoButton
        rows.mouseMoveEvent(
            QMouseEvent(QMouseEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
        )
        rows.grab()
        told = rows._values(rows.history.layers[0], column, 0, place, at)
        assert all(row.value for row in told)
    picture.deleteLater()
