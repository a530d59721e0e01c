"""The gradient check's tab with the real trainer: planted faults, sweeps and one's own code, from button to words."""

import pytest
from PySide6.QtCore import Qt

from guiprac.experiment import Experiment, with_values
from guiprac.gui.plots.gradient_check import GradientCheckPicture
from guiprac.gui.session import Mode, Session
from guiprac.gui.trainer_thread import TrainerThread
from guiprac.resources_path import resource

SMALL = with_values(
    Experiment(),
    {
        "data.source": "moons",
        "data.samples": 200,
        "network.hidden": [6, 5],
        "network.activation": "tanh",
        "regularization.l2": 0.7,
        "training.epochs": 5,
    },
)


@pytest.fixture
def picture(qtbot):
    session = Session(trainer=TrainerThread(local=True), experiment=SMALL)
    session.connect_host()
    made = GradientCheckPicture(session)
    qtbot.addWidget(made)
    made.resize(860, 620)
    made.show()
    qtbot.waitUntil(lambda: session.prepared is not None, timeout=20_000)
    yield made
    session.close()


def until(qtbot, condition):
    qtbot.waitUntil(condition, timeout=30_000)


def click(qtbot, button):
    until(qtbot, button.isEnabled)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_that_the_networks_own_gradients_pass_in_every_term(qtbot, picture):
    click(qtbot, picture.view.check)
    until(qtbot, lambda: picture.view.result.checked is not None)
    checked = picture.view.result.checked
    assert checked.verdict == "correct"
    assert [term.verdict for term in checked.terms] == ["correct"] * 3
    assert picture.session.mode is Mode.PAUSED
    for block in checked.blocks:
        picture.view.result.bars.select(block.name)
        errors = picture.view.result.details.map
        assert errors.errors.size == block.size
        assert block.name in errors.words_of((0, 0))


def test_that_a_doubled_dw_is_named_in_bars_and_words(qtbot, picture):
    page = picture.view
    page.fill_faults()
    until(qtbot, page.fault.isEnabled)
    next(action for action in page.faults.actions() if action.data() == "weights_doubled").trigger()
    until(qtbot, lambda: page.result.checked is not None)
    checked = page.result.checked
    assert page.result.bars.selected == checked.fault_block
    assert "k = 2.000" in page.result.details.facts.text()
    assert "2.00 times" in page.result.details.says.text()
    assert page.result.details.worst.rowCount() > 0


def test_that_a_hidden_fault_can_be_found_by_its_name(qtbot, picture):
    page = picture.view
    click(qtbot, page.find_it)
    until(qtbot, lambda: page.result.checked is not None)
    checked, quiz = page.result.checked, page.result.quiz
    assert checked.fault_is_hidden
    assert quiz.isVisible()
    quiz.block.setCurrentIndex(quiz.block.findData(checked.fault_block))
    quiz.kind.setCurrentIndex(quiz.kind.findData(checked.fault))
    quiz.answer.click()
    assert quiz.result.text().startswith("✓ Right")
    assert page.result.says.text() == checked.says


def test_that_a_sweep_draws_a_v_and_a_parameter_can_be_chosen(qtbot, picture):
    page = picture.show_view("sweep")
    click(qtbot, page.sweep)
    until(qtbot, lambda: page.secant.swept is not None)
    swept = page.secant.swept
    assert any("slope 2.0" in words or "slope 1.9" in words for words in page.curve.words())
    for _ in range(80):
        qtbot.keyClick(page.secant, Qt.Key.Key_Left)
    assert page.secant.slope.difference < 1e-3
    page.block.setCurrentIndex(page.block.findData("b1"))
    until(qtbot, lambda: page.secant.swept is not swept)
    assert page.secant.swept.block == "b1"
    assert page.row.maximum() == 5
    assert picture.session.mode is Mode.PAUSED


def test_that_the_template_comes_on_request_and_undo_brings_ones_own_back(qtbot, picture):
    page = picture.show_view("code")
    page.set_code("mine.py", "layer_sizes = [2, 1]")
    page.template.click()
    template = page.editor.toPlainText()
    assert "def forward_backward(" in template
    assert "layer_sizes" in template
    page.editor.undo()
    assert page.editor.toPlainText() == "layer_sizes = [2, 1]"


def test_that_the_template_passes_and_a_slip_in_it_is_found(qtbot, picture):
    page = picture.show_view("code")
    page.load_template()
    click(qtbot, page.run)
    until(qtbot, lambda: page.result.checked is not None)
    right = page.result.checked
    assert right.verdict == "correct", right.says
    assert picture.session.mode is Mode.IDLE
    template = resource("templates", "own_backprop.py").read_text(encoding="utf-8")
    slipped = template.replace("dW2 = dZ2", "dW2 = 2 * dZ2").replace("lambd / m * W2", "2 * lambd / m * W2")
    assert slipped != template
    page.set_code("mine.py", slipped)
    click(qtbot, page.run)
    until(qtbot, lambda: page.result.checked is not right)
    assert page.result.bars.selected == "W2"
    assert "k = 2.000" in page.result.details.facts.text()


def test_that_broken_code_shows_where_and_the_window_goes_on(qtbot, picture):
    page = picture.show_view("code")
    page.set_code(
        "mine.py",
        "layer_sizes = [2, 1]\n\n\ndef forward_backward(parameters, X, Y, lambd):\n    return nothing\n",
    )
    click(qtbot, page.run)
    until(qtbot, lambda: page.editor.wrong_line == 5)
    assert "nothing" in page.message.text() + page.traceback.toPlainText()
    page.set_code("mine.py", "def forward_backward(:\n    pass\n")
    click(qtbot, page.run)
    until(qtbot, lambda: page.editor.wrong_line == 1)
    page.set_code("mine.py", "while True:\n    pass\n")
    page.seconds.setValue(1)
    click(qtbot, page.run)
    until(qtbot, lambda: "within 1 s" in page.message.text())
    assert picture.session.mode is Mode.IDLE
