"""The dropout lens with the real trainer: stepping, masks, knocking units out, and the twins (S14-S18)."""

import csv

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QWidget

from guiprac.data.prepare import prepare
from guiprac.events.dropout import TwinsCompared
from guiprac.experiment import Experiment, with_values
from guiprac.gui.lenses import LENSES
from guiprac.gui.session import Mode, Session
from guiprac.gui.trainer_thread import TrainerThread
from guiprac.trainer.training import Run

SMALL = with_values(
    Experiment(),
    {
        "network.hidden": [12, 9],
        "regularization.keep_prob": [0.8, 0.5],
        "training.batch_size": 32,
        "training.epochs": 4,
    },
)


@pytest.fixture
def make_lens(qtbot):
    """A function that opens the lens on an experiment, 870 x 330, with the trainer in a thread of its own."""
    sessions = []

    def make(experiment):
        session = Session(trainer=TrainerThread(local=True), experiment=experiment)
        sessions.append(session)
        session.connect_host()
        lens = next(entry for entry in LENSES if entry.key == "dropout").make(session)
        qtbot.addWidget(lens)
        lens.resize(870, 330)
        lens.show()
        qtbot.waitUntil(lambda: session.prepared is not None, timeout=20_000)
        return lens

    yield make
    for session in sessions:
        session.close()


@pytest.fixture
def trained(make_lens, qtbot):
    lens = make_lens(SMALL)
    lens.session.start()
    until(qtbot, lambda: lens.session.mode is Mode.STOPPED)
    return lens


def until(qtbot, condition):
    qtbot.waitUntil(condition, timeout=20_000)


def click(qtbot, widget, point=None):
    until(qtbot, widget.isEnabled)
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=point or QPoint())


def show(qtbot, lens, name):
    """Bring a page to the front by its button, and wait until it shows the standing run."""
    click(qtbot, lens.findChild(QAbstractButton, f"lens.dropout.show.{name}"))
    step = lens.session.closing.step
    until(qtbot, lambda: lens.seen is not None and lens.seen.step == step and part_of(lens.seen, name))
    until(qtbot, lambda: lens.view.has_picture)
    return lens.view


def part_of(seen, name):
    return getattr(seen, name) is not None


def on_its_own():
    """The same run without any window."""
    run = Run(SMALL, prepare(SMALL))
    run.advance(run.total_steps)
    return run


def test_that_the_steps_are_walked_by_buttons_and_keys_and_the_same_mask_comes_back(qtbot, trained):
    page = show(qtbot, trained, "steps")
    matrices = page.matrices
    a, mask, dropped, scaled, da, same, back = matrices.values
    assert same is mask
    assert np.array_equal(dropped, a * mask)
    assert np.allclose(scaled, a * mask / 0.8)
    assert (back[mask == 0] == 0).all()
    assert np.allclose(back, da * mask / 0.8)
    click(qtbot, trained.findChild(QAbstractButton, "lens.dropout.steps.forward"))
    assert "< 0.8" in page.formula.text()
    qtbot.keyClick(matrices, Qt.Key.Key_Right)
    qtbot.keyClick(matrices, Qt.Key.Key_Right)
    assert "1.25 times larger" in page.says.text()
    for _ in range(9):
        qtbot.keyClick(matrices, Qt.Key.Key_Right)
    assert page.place.text() == "Step 7 of 7"
    click(qtbot, trained.findChild(QAbstractButton, "lens.dropout.steps.back"))
    assert page.place.text() == "Step 6 of 7"


def test_that_values_are_read_cell_by_cell_with_the_keyboard_and_under_the_mouse(qtbot, trained):
    page = show(qtbot, trained, "steps")
    page.move_step(3)
    matrices = page.matrices
    for key, modifier in ((Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),) * 3 + (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier),
    ):
        qtbot.keyClick(matrices, key, modifier)
    assert matrices.cell == (2, 1)
    assert matrices.accessibleDescription().startswith("Unit 2, example 1: A = ")
    assert f"D = {int(matrices.values[1][2, 1])}" in matrices.accessibleDescription()
    slot = matrices.slots()[1]
    assert matrices.cell_at(slot.cells.topLeft()) == (0, 0)
    assert matrices.cell_at(slot.cells.center()) == (matrices.rows // 2, 8)


def test_that_new_masks_and_a_what_if_change_the_picture_but_no_bit_of_the_run(qtbot, make_lens):
    lens = make_lens(SMALL)
    lens.session.start()
    until(qtbot, lambda: lens.view.has_picture)
    for name in ("test", "units", "steps"):
        lens.show_view(name)
        until(qtbot, lambda name=name: lens.seen is not None and part_of(lens.seen, name))
    until(qtbot, lambda: lens.session.mode is Mode.STOPPED)
    page = show(qtbot, lens, "steps")
    before = page.matrices.values[1].copy()
    click(qtbot, page.new_mask)
    until(qtbot, lambda: (page.matrices.values[1] != before).any())
    page.keep.field.setValue(0.3)
    until(qtbot, lambda: page.matrices.seen.keep_prob == 0.3)
    assert "the run itself has keep_prob = 0.8" in page.says.text()
    page.keep.back.click()
    until(qtbot, lambda: page.matrices.seen.keep_prob == 0.8)
    assert lens.session.experiment == SMALL
    assert lens.session.closing.parameters_sha256 == on_its_own().sha256()


def test_that_left_on_at_test_is_told_beside_the_error_of_the_run(qtbot, trained):
    page = show(qtbot, trained, "test")
    off, on = page.errors.markers
    assert off.value == trained.session.closing.dev_error
    assert on.value > off.value
    click(qtbot, page.least_steady)
    until(qtbot, lambda: page.cloud.seen.example == page.cloud.seen.least_steady)
    assert f"{100 * off.value:.1f}" in page.says.text()
    assert "masks say another class" in page.says.text()


def test_that_a_unit_is_knocked_out_by_a_click_and_by_key_and_comes_back(qtbot, trained):
    page = show(qtbot, trained, "units")
    bars = page.bars
    place = bars.place_of(3).center().toPoint()
    click(qtbot, bars, place)
    until(qtbot, lambda: page._seen.knocked_out == (3,))
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    qtbot.keyClick(bars, Qt.Key.Key_Space)
    until(qtbot, lambda: page._seen.knocked_out == (3, 4))
    run = on_its_own()
    run.layout.weights(run.parameters)[1][:, [3, 4]] = 0
    expected = run.dev_evaluation.measure().error
    assert page._seen.error_without == expected
    assert f"Without units 3, 4 dev error goes from {100 * page._seen.error:.1f}" in page.says.text()
    assert f"{100 * expected:.1f}" in page.says.text()
    click(qtbot, page.all_back)
    until(qtbot, lambda: page._seen.knocked_out == ())
    click(qtbot, page.most_needed)
    until(qtbot, lambda: page._seen.knocked_out == (int(np.argmax(page._seen.errors_alone.numpy())),))


def test_that_the_twins_are_trained_beside_the_run_and_told_in_words(qtbot, trained, tmp_path):
    page = trained.show_view("debug")
    until(qtbot, lambda: page.study.begin.isEnabled())
    page.epochs.setValue(4)
    click(qtbot, page.study.begin)
    until(qtbot, lambda: page.compared is not None and trained.session.study is None)
    assert len(page.lines) == 4 * 34
    assert page.compared.sha256_with == trained.session.closing.parameters_sha256
    plain = Run(with_values(SMALL, {"regularization.keep_prob": 1.0}), prepare(SMALL))
    plain.advance(plain.total_steps)
    assert page.compared.sha256_without == plain.sha256()
    until(qtbot, lambda: "Without dropout J falls" in page.says.text())
    assert trained.session.mode is Mode.STOPPED
    trained.export_csv(tmp_path / "twins.csv")
    rows = list(csv.DictReader((tmp_path / "twins.csv").open()))
    assert [float(row["J_without"]) for row in rows] == page.lines.lines["without"].tolist()
    for name in ("png", "svg"):
        getattr(trained, f"export_{name}")(tmp_path / f"twins.{name}")
        assert (tmp_path / f"twins.{name}").stat().st_size > 2000


def test_that_a_full_batch_leaves_the_masks_alone(qtbot, make_lens):
    lens = make_lens(SMALL)
    page = lens.show_view("debug")
    until(qtbot, lambda: page.study.begin.isEnabled())
    page.full_batch.click()
    assert page.epochs.value() == 200
    page.epochs.setValue(60)
    click(qtbot, page.study.begin)
    until(qtbot, lambda: page.compared is not None)
    assert page.compared.steps == 60
    assert page.compared.rises_without == 0
    assert page.compared.rises_with > 0.1


def test_that_twins_can_be_given_up(qtbot, trained):
    page = trained.show_view("debug")
    until(qtbot, lambda: page.study.begin.isEnabled())
    page.epochs.setValue(1000)
    click(qtbot, page.study.begin)
    until(qtbot, lambda: len(page.lines) > 0 and page.study.cancel.isVisible())
    click(qtbot, page.study.cancel)
    until(qtbot, lambda: trained.session.study is None)
    until(qtbot, lambda: page.says.text().startswith("Given up after"))
    assert not trained.session.found.get(TwinsCompared)
    assert page.study.begin.isVisible()


def test_that_without_a_run_or_hidden_layers_it_is_said_what_brings_them(qtbot, make_lens):
    lens = make_lens(with_values(SMALL, {"network.hidden": [], "regularization.keep_prob": 1.0}))
    assert "Start (F5)" in lens.waiting_words.text()
    click(qtbot, lens.stand)
    until(qtbot, lambda: lens.view.has_picture)
    assert lens.view.matrices.seen.layer == 0
    assert "the run has no dropout here" in lens.view.says.text()
    lens.show_view("units")
    until(qtbot, lambda: "no hidden layer" in lens.waiting_words.text())
    lens.session.stop()
    until(qtbot, lambda: lens.session.mode is Mode.STOPPED)


def test_that_every_control_is_reached_by_key_and_has_a_name(qtbot, trained):
    for name in ("steps", "test", "units"):
        show(qtbot, trained, name)
    trained.show_view("debug")
    controls = [
        control
        for kind in (QAbstractButton, QAbstractSpinBox, QComboBox)
        for control in trained.findChildren(kind)
        if control.objectName().startswith("lens.dropout")
    ]
    assert len(controls) > 15
    switches = [control for control in controls if control.objectName().startswith("lens.dropout.show.")]
    # Of buttons that exclude each other, Tab reaches the chosen one, and the arrows the others.
    assert [bool(switch.focusPolicy() & Qt.FocusPolicy.TabFocus) for switch in switches].count(True) == 1
    for control in controls:
        assert control in switches or control.focusPolicy() & Qt.FocusPolicy.TabFocus, control.objectName()
        assert control.accessibleName() or control.text(), control.objectName()
    for name in ("steps.matrices", "units.bars", "debug.canvas"):
        assert trained.findChild(QWidget, f"lens.dropout.{name}").focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("width", [600, 870])
def test_that_no_page_wants_more_room_than_it_gets(qtbot, trained, width):
    trained.resize(width, 330)
    for name in ("steps", "test", "units"):
        page = show(qtbot, trained, name)
        assert trained.minimumSizeHint().width() <= width
        assert page.says.heightForWidth(page.says.width()) <= page.says.height()
        assert page.body.height() >= 96


def test_that_a_long_sentence_said_before_it_is_seen_is_not_cut(qtbot, make_lens):
    lens = make_lens(SMALL)
    page = lens.show_view("debug")
    until(qtbot, lambda: page.says.isVisible())
    page.hide()
    page.say("Many words that need more than the usual number of lines. " * 12)
    page.show()
    assert page.says.height() >= page.says.heightForWidth(page.says.width())
