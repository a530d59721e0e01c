"""The lens that tells parts apart, with the real trainer: planted and not, and what of the error is mismatch."""

import csv
import itertools

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from guiprac.experiment import Experiment, with_values
from guiprac.gui.lenses.mismatch.picture import MismatchPicture
from guiprac.gui.session import Mode, Session
from guiprac.gui.trainer_thread import TrainerThread

PLANTED = with_values(
    Experiment(),
    {
        "data.source": "moons",
        "data.samples": 1500,
        "data.noise": 0.15,
        "data.plant": "shift",
        "data.plant_in": "test",
        "data.plant_amount": 1.0,
        "split.train_dev": 0.25,
        "network.hidden": [16],
        "training.epochs": 15,
        "training.batch_size": 32,
        "training.learning_rate": 0.3,
    },
)


@pytest.fixture
def picture(qtbot):
    session = Session(trainer=TrainerThread(local=True), experiment=PLANTED)
    session.connect_host()
    made = MismatchPicture(session)
    qtbot.addWidget(made)
    made.resize(870, 330)
    made.show()
    until(qtbot, lambda: session.prepared is not None)
    yield made
    session.close()


def until(qtbot, condition):
    qtbot.waitUntil(condition, timeout=20_000)


def settings(qtbot, picture, **values):
    session = picture.session
    session.set_values({key.replace("__", "."): value for key, value in values.items()})
    until(qtbot, lambda: session.prepared is not None and not session.preparing and session.can_study)


def measure(qtbot, picture, first="dev", second="test"):
    page = picture.parts
    for choice, part in ((page.first, first), (page.second, second)):
        choice.setCurrentIndex(choice.findData(part))
    until(qtbot, page.study.begin.isEnabled)
    before = page.found
    qtbot.mouseClick(page.study.begin, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: page.found is not None and page.found is not before)
    until(qtbot, lambda: page.scale.found is page.found)
    return page.found


def test_that_a_planted_shift_is_found_and_said_to_be_planted_while_test_stays_sealed(qtbot, picture):
    found = measure(qtbot, picture)
    page = picture.parts
    assert found.answer == "unlike"
    assert page.scale.x_of(found.auc.low) > page.scale.x_of(0.5)
    assert f"AUC {found.auc.value:.2f}" in page.says.text()
    assert page.says.text().startswith("Dev and test are not alike")
    assert "Planted: shift of 1 σ in test" in page.note.text()
    assert "sealed (S2)" in page.note.text()
    run = picture.session.runs.present
    assert run is None or not run.openings


def test_that_parts_without_anything_planted_are_guessed_at_only(qtbot, picture):
    settings(qtbot, picture, data__plant="nothing")
    found = measure(qtbot, picture)
    assert found.answer == "no difference seen"
    assert found.auc.low < 0.5 < found.auc.high + 0.02
    assert "Planted" not in picture.parts.note.text()
    assert not found.features
    assert not picture.parts.chosen.text()


def test_that_parts_planted_alike_are_like_each_other_but_not_like_train(qtbot, picture):
    settings(qtbot, picture, data__plant_in="dev and test")
    assert measure(qtbot, picture).answer == "no difference seen"
    assert "in both alike" in picture.parts.note.text()
    assert measure(qtbot, picture, "train", "dev").answer == "unlike"
    assert "in dev (Data panel)" in picture.parts.note.text()
    assert "S2" not in picture.parts.note.text()


def test_that_one_part_cannot_be_told_from_itself_and_the_button_says_why(qtbot, picture):
    page = picture.parts
    page.second.setCurrentIndex(page.second.findData("dev"))
    until(qtbot, lambda: not page.study.begin.isEnabled())
    assert "two different parts" in page.study.begin.toolTip()


def test_that_a_change_of_the_data_makes_an_answer_out_of_date(qtbot, picture):
    measure(qtbot, picture)
    assert "changed since" not in picture.parts.note.text()
    settings(qtbot, picture, data__noise=0.3)
    until(qtbot, lambda: "changed since" in picture.parts.note.text())
    # What was planted when it was measured is what is told.
    settings(qtbot, picture, data__plant_amount=0.25)
    until(qtbot, lambda: "Planted: shift of 1 σ" in picture.parts.note.text())


def test_that_keys_choose_an_input_and_its_numbers_fit_the_histograms(qtbot, picture):
    found = measure(qtbot, picture)
    features = picture.parts.features
    assert [feature.name for feature in found.features] == ["x1", "x2"]
    features.setFocus()
    QTest.keyClick(features, Qt.Key.Key_Right)
    assert features.chosen == 1
    assert picture.parts.chosen.text().startswith("x2: mean")
    QTest.keyClick(features, Qt.Key.Key_Right)
    assert features.chosen == 1
    qtbot.mouseClick(features, Qt.MouseButton.LeftButton, pos=features.cells()[0].center().toPoint())
    assert picture.parts.chosen.text().startswith("x1: mean")
    for feature in found.features:
        first, second = np.array(feature.first), np.array(feature.second)
        assert first.sum() == pytest.approx(1)
        assert second.sum() == pytest.approx(1)
        # Bins can only hide some of the largest distance, and of a mean the half of a bin.
        apart = np.abs(np.cumsum(first) - np.cumsum(second)).max()
        assert apart <= feature.distance + 1e-9
        assert apart == pytest.approx(feature.distance, abs=0.08)
        edges = np.array(feature.edges)
        middles = (edges[1:] + edges[:-1]) / 2
        assert feature.first_mean == pytest.approx(middles @ first, abs=edges[1] - edges[0])
        assert feature.second_mean == pytest.approx(middles @ second, abs=edges[1] - edges[0])


def test_that_no_two_histograms_overlap_at_any_size(qtbot, picture):
    measure(qtbot, picture)
    features = picture.parts.features
    features.features = tuple(itertools.islice(itertools.cycle(features.features), 5))
    for width, height in ((300, 120), (330, 230), (600, 200), (700, 700), (90, 90)):
        features.resize(width, height)
        cells = features.cells()
        assert cells
        assert all(features.rect().toRectF().adjusted(-1, -1, 1, 1).contains(cell) for cell in cells)
        assert not any(one.intersects(other) for one, other in itertools.combinations(cells, 2))


def test_that_the_answer_can_be_saved_as_a_table_and_a_picture(qtbot, picture, tmp_path):
    assert not picture.can_export
    found = measure(qtbot, picture)
    picture.export_csv(tmp_path / "parts.csv")
    picture.export_svg(tmp_path / "parts.svg")
    rows = list(csv.DictReader((tmp_path / "parts.csv").open(encoding="utf-8-sig")))
    assert float(rows[0]["auc"]) == pytest.approx(found.auc.value)
    assert sum(float(row["test"]) for row in rows if row["input"] == "x1") == pytest.approx(1)
    assert (tmp_path / "parts.svg").stat().st_size > 1000


def test_that_mismatch_is_the_largest_bar_where_dev_is_shifted_and_train_is_not(qtbot, picture):
    settings(qtbot, picture, data__plant_in="dev and test")
    picture.show_view("gaps")
    assert "Start" in picture.gaps.words()
    session = picture.session
    session.start()
    until(qtbot, lambda: session.closing is not None and session.mode is Mode.STOPPED)
    until(qtbot, lambda: picture.gaps.bars.found is not None)
    gaps = picture.gaps.bars.found.gaps
    history = session.history
    assert [gap.cause for gap in gaps] == ["avoidable bias", "variance", "mismatch"]
    assert gaps[2].value.value == pytest.approx(history.dev_errors[-1] - history.train_dev_errors[-1])
    assert gaps[1].value.value == pytest.approx(history.train_dev_errors[-1] - history.train_errors[-1])
    until(qtbot, lambda: picture.gaps.says.text().startswith("Mismatch is the largest"))
    bars = picture.gaps.bars
    assert bars.x_of(0) < bars.x_of(gaps[2].value.low) < bars.x_of(gaps[2].value.value)
    assert "Make train more like dev" in picture.gaps.remedy.text()
    assert "unsealed" in picture.gaps.note.text()
    names, columns = picture.table()
    assert columns[names.index("value")][2] == gaps[2].value.value


def test_that_without_a_train_dev_slice_it_is_said_how_to_get_one(qtbot, picture):
    settings(qtbot, picture, split__train_dev=0.0)
    picture.show_view("gaps")
    until(qtbot, lambda: "train-dev slice" in picture.gaps.says.text())
    assert not picture.can_export
    qtbot.mouseClick(picture.gaps.hold_out, Qt.MouseButton.LeftButton)
    assert picture.session.experiment.split.train_dev == 0.1
    until(qtbot, lambda: "Start" in picture.gaps.says.text() and not picture.gaps.hold_out.isVisible())
