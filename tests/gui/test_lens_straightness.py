"""The curved-to-straight lens with the real trainer: λ is pushed, and picture and words say what became of it."""

import csv

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from guiprac.events import Boundary, pack
from guiprac.events.straightness import LayerOnCurve, StraightnessSeen
from guiprac.experiment import with_values
from guiprac.gui.lenses.straightness.boundary import straight_boundary
from guiprac.gui.lenses.straightness.picture import StraightnessPicture
from guiprac.gui.lenses.straightness.words import Errors, pushes, says
from guiprac.gui.session import Mode, Session
from guiprac.gui.trainer_thread import TrainerThread
from guiprac.runtime.experiment_file import find_experiment

EXPERIMENT = with_values(find_experiment("moons"), {"training.epochs": 100})


@pytest.fixture
def session_of(qtbot):
    made = []

    def make(**values):
        named = {key.replace("__", "."): value for key, value in values.items()}
        session = Session(trainer=TrainerThread(local=True), experiment=with_values(EXPERIMENT, named))
        made.append(session)
        session.connect_host()
        qtbot.waitUntil(lambda: session.prepared is not None, timeout=20_000)
        return session

    yield make
    for session in made:
        session.close()


@pytest.fixture
def picture_of(qtbot, on_screen, session_of):
    def make(width=868, height=300, **values):
        session = session_of(**values)
        return on_screen(StraightnessPicture(session), width, height)

    return make


def trained(qtbot, picture):
    """Train to the end, and wait for the look at the end."""
    session = picture.session
    session.start()
    seen_at_end(qtbot, picture)


def seen_at_end(qtbot, picture):
    session = picture.session
    qtbot.waitUntil(
        lambda: (
            session.mode is Mode.STOPPED
            and picture.seen is not None
            and picture.seen.step == session.closing.step
            and picture.share.steps[-1:] == [session.closing.step]
        ),
        timeout=30_000,
    )


def push(qtbot, picture, name):
    was = picture.session.closing.step
    qtbot.mouseClick(
        picture.findChild(QPushButton, f"lens.straightness.push.{name}"), Qt.MouseButton.LeftButton
    )
    qtbot.waitUntil(
        lambda: picture.session.closing is not None and picture.session.closing.step > was, timeout=30_000
    )
    seen_at_end(qtbot, picture)


def test_that_pushing_lambda_straightens_the_boundary_and_then_leaves_nothing(qtbot, picture_of):
    picture = picture_of()
    assert "Press Start" in picture.accessibleDescription()
    trained(qtbot, picture)
    bent = picture.seen.linear_share
    assert (
        "uses the bend" in picture.words.text()
        or "is linear, the rest needs the bend" in picture.words.text()
    )
    assert "Push λ up to 60" in picture.words.text()
    push(qtbot, picture, "straighten")
    assert picture.session.experiment.regularization.l2 == 60
    assert bent < 0.9 < 0.98 < picture.seen.linear_share
    assert "almost linear and cannot bend enough any more: train error" in picture.words.text()
    assert "αλ/m = 0.010" in picture.lambda_now.text()
    x, y = picture.boundary.line.getData()
    assert len(x) > 20
    # The stand-in is a line: all its points lie on it.
    assert np.abs(np.polyval(np.polyfit(x, y, 1), x) - y).max() < 1e-3
    push(qtbot, picture, "flatten")
    assert picture.seen.constant
    assert "λ drove W to 0 (S12)" in picture.words.text()
    assert picture.accessibleDescription() == picture.words.text()


def test_that_every_look_is_kept_and_saved(qtbot, picture_of, tmp_path):
    picture = picture_of()
    trained(qtbot, picture)
    picture.export_csv(tmp_path / "share.csv")
    rows = list(csv.DictReader((tmp_path / "share.csv").read_text().splitlines()))
    assert [int(row["step"]) for row in rows] == picture.share.steps
    assert float(rows[-1]["linear_share"]) == picture.seen.linear_share
    picture.export_png(tmp_path / "share.png")
    assert (tmp_path / "share.png").stat().st_size > 5_000
    picture.session.reset()
    assert picture.share.steps == []


def test_that_one_unit_and_later_layers_can_be_chosen_by_key(qtbot, picture_of):
    picture = picture_of(network__hidden=[5, 4, 5, 4, 5, 4, 5])
    trained(qtbot, picture)
    assert picture.first.isVisible()
    room = picture.curves.room()
    assert room < 7
    assert [index for index, _ in picture.curves._shown()] == list(range(room))
    picture.first.setFocus()
    QTest.keyClick(picture.first, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: picture.curves.first == 1)
    picture.unit.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(picture.unit, "5")
    QTest.keyClick(picture.unit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: picture.seen.layers[0].counted == 1)
    assert [layer.counted for layer in picture.seen.layers] == [1, 0] * 3 + [1]
    qtbot.waitUntil(lambda: "no such unit" in picture.curves.accessibleDescription())
    QTest.mouseMove(picture.curves, QPoint(60, 120))


def test_that_a_narrow_picture_shows_the_share_or_the_boundary(qtbot, picture_of):
    picture = picture_of(width=600)
    trained(qtbot, picture)
    assert (picture.share.isVisible(), picture.boundary.isVisible()) == (True, False)
    button = picture.findChild(QToolButton, "lens.straightness.show.boundary")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (picture.share.isVisible(), picture.boundary.isVisible()) == (False, True)
    picture.resize(900, 300)
    qtbot.waitUntil(lambda: picture.share.isVisible() and picture.boundary.isVisible())


def test_that_relu_is_told_to_be_another_case(qtbot, picture_of):
    picture = picture_of(network__activation="relu", data__source="digits", training__epochs=2)
    trained(qtbot, picture)
    assert "S13 is an argument about tanh and sigmoid" in picture.words.text()
    assert not picture.boundary.isVisible()


def test_that_a_network_without_hidden_layers_is_said_to_be_linear(qtbot, picture_of):
    picture = picture_of(network__hidden=[])
    trained(qtbot, picture)
    assert picture.seen.linear_share == pytest.approx(1, abs=1e-9)
    assert "There is no hidden layer" in picture.words.text()
    picture.grab()


def seen_of(**changes):
    layer = {
        "units": 4,
        "counted": 4,
        "counts": pack(np.ones(80, np.uint32)),
        "below": 0.0,
        "above": 0.0,
        "straight": 0.91,
        "negative": 0.5,
        "dead": 0,
        "bias_mean": 0.0,
        "bias_low": -1.0,
        "bias_high": 1.0,
    }
    plain = StraightnessSeen(50, 500, "tanh", 4.0, (LayerOnCurve(**layer),), 0.99, False, 1.0, 0.01)
    return msgspec.structs.replace(plain, **changes)


WORSE = Errors(0.18, 0.02, 30, "train error 18.0 %", "2.0 %")


def test_that_the_words_follow_the_state():
    told, wrong = says(seen_of(), WORSE, 60)
    assert told.startswith(
        "91\u202f% of z lies where tanh is nearly straight (|z| < 0.5): the network is almost linear"
    )
    assert "train error 18.0 %, it was 2.0 % at step 30" in told
    assert wrong
    assert not says(seen_of(), Errors(0.02, 0.02, 30, "", ""), 60)[1]
    assert "Add one under Network" in says(seen_of(layers=()), WORSE, 60)[0]
    assert "one linear map" in says(seen_of(activation="linear"), WORSE, 60)[0]
    assert "Take λ down" in says(seen_of(constant=True), WORSE, 60)[0]
    assert "larger initialization" in says(seen_of(constant=True, decay=0.0), WORSE, 60)[0]
    assert "too few" in says(seen_of(linear_share=float("nan")), WORSE, 60)[0]


@pytest.mark.parametrize("n_train", [20, 600, 60_000, 10_000_000])
@pytest.mark.parametrize("rate", [1e-4, 0.1, 30.0])
def test_that_a_suggested_lambda_keeps_the_decay_in_bounds(n_train, rate):
    for activation in ("tanh", "sigmoid"):
        low, high = pushes(activation, n_train, rate)
        assert 0 < low <= high <= 100_000
        assert rate * high / n_train < 1
    assert pushes("tanh", 600, 0.1) == (60, 300)


def test_that_the_straight_boundary_of_three_classes_meets_where_they_are_even():
    weights = np.array([[1.0, 0, 0], [-1.0, 0, 0], [0, 0, -9.0]])
    boundary = Boundary(0, (-2.0, 2.0), (-1.0, 1.0), pack(np.zeros((2, 2), np.float32)))
    x, _ = straight_boundary(seen_of(stand_in=pack(weights)), boundary, False)
    assert x == pytest.approx(np.zeros(len(x)), abs=1e-9)
    assert len(x)
