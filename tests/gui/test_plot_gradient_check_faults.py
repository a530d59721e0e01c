"""Planted faults: choosing one, finding a hidden one, and that nothing gives it away before."""

import msgspec
import pytest
from PySide6.QtGui import QGuiApplication

from guiprac import commands, events
from guiprac.gui.plots.fault_quiz import guilty_blocks
from guiprac.gui.plots.gradient_check import GradientCheckPicture
from guiprac.trainer.planted_faults import FAULTS

SECRET = "dW2 is 2.00 times the numeric gradient"
BLOCKS = (
    events.Block("W1", 3e-9, 1.0, "correct", "", 6, 6),
    events.Block("b1", 4e-9, 1.0, "correct", "", 2, 2),
    events.Block("W2", 1 / 3, 2.0, "wrong", SECRET, 6, 6),
    events.Block("b2", 1e-9, 1.0, "correct", "", 2, 2),
)
TERMS = (events.Term("data", 0.25, "wrong", SECRET), events.Term("both", 0.25, "wrong", SECRET))
NAME = "weights_doubled"
TITLE = FAULTS[NAME].title
HIDDEN = events.Checked(
    7,
    0.25,
    "wrong",
    f"Wrong: {SECRET}.",
    BLOCKS,
    1e-6,
    32,
    16,
    16,
    False,
    terms=TERMS,
    fault=NAME,
    fault_is_hidden=True,
    fault_block="W2",
)


@pytest.fixture
def picture(on_screen, session):
    return on_screen(GradientCheckPicture(session), 860, 620)


def feed(qtbot, picture, *told):
    picture.session.receive(list(told))
    qtbot.waitUntil(lambda: not picture._stale)


def told_anywhere(picture, tmp_path):
    """All that a reader can get at: labels, tooltips, bars, report, table and picture file."""
    result = picture.view.result
    picture.export_csv(tmp_path / "hidden.csv")
    picture.export_svg(tmp_path / "hidden.svg")
    return "\n".join(
        [
            *(label.text() for label in (result.says, result.note, result.facts, result.details.says)),
            *(button.toolTip() for button in result.term_buttons.values()),
            *(result.bars.words_of(block) for block in BLOCKS),
            result.bars.accessibleDescription(),
            picture.accessibleDescription(),
            result.report(),
            (tmp_path / "hidden.csv").read_text(encoding="utf-8"),
            (tmp_path / "hidden.svg").read_text(encoding="utf-8"),
        ]
    )


def answer(picture, block, kind):
    quiz = picture.view.result.quiz
    quiz.block.setCurrentIndex(quiz.block.findData(block))
    quiz.kind.setCurrentIndex(quiz.kind.findData(kind))
    quiz.answer.click()
    return quiz.result.text()


def test_that_the_menu_lists_every_fault_by_its_title_and_plants_the_chosen_one(
    qtbot, picture, prepared, monkeypatch
):
    sent = []
    monkeypatch.setattr(picture.session._line, "send", sent.append)
    feed(qtbot, picture, prepared, events.Paused(7))
    page = picture.view
    page.fill_faults()
    titles = [action.text() for action in page.faults.actions() if action.data()]
    assert titles == [fault.title for fault in FAULTS.values()]
    assert any("training is never touched" in action.text() for action in page.faults.actions())
    next(action for action in page.faults.actions() if action.data() == NAME).trigger()
    assert sent == [commands.Check(fault=NAME)]
    feed(qtbot, picture, msgspec.structs.replace(HIDDEN, fault_is_hidden=False))
    assert TITLE in page.result.note.text()
    assert "training is never touched" in page.result.note.text()
    sent.clear()
    picture.session.check_gradients()
    assert sent == [commands.Check()]


def test_that_find_it_asks_for_any_fault_hidden(qtbot, picture, prepared, monkeypatch):
    sent = []
    monkeypatch.setattr(picture.session._line, "send", sent.append)
    feed(qtbot, picture, prepared, events.Paused(7))
    picture.view.find_it.click()
    assert sent == [commands.Check(fault="any", hide_fault=True)]


def test_that_nothing_gives_a_hidden_fault_away(qtbot, picture, tmp_path):
    feed(qtbot, picture, HIDDEN)
    assert picture.view.result.quiz.isVisible()
    assert picture.view.result.bars.selected == ""
    picture.view.result.bars.select("W2")
    told = told_anywhere(picture, tmp_path)
    assert SECRET not in told
    assert TITLE not in told
    assert NAME not in told
    # What one finds it by is there.
    assert "k = 2.000" in picture.view.result.details.facts.text()
    assert not picture.view.result.quiz.answer.isEnabled()


def test_that_the_right_answer_brings_the_doctors_sentence(qtbot, picture):
    feed(qtbot, picture, HIDDEN)
    picture.view.result.bars.select("W2")
    told = answer(picture, "W2", NAME)
    assert told.startswith("✓ Right")
    assert TITLE in told
    assert SECRET in picture.view.result.says.text()
    assert picture.view.result.details.says.text() == SECRET
    assert SECRET in picture.view.result.report()
    assert TITLE in picture.view.result.note.text()
    # The same check stays told when the window draws again.
    picture.refresh()
    qtbot.waitUntil(lambda: not picture._stale)
    assert SECRET in picture.view.result.says.text()


@pytest.mark.parametrize(
    ("block", "kind", "expected"),
    [
        ("W1", NAME, "the block is not"),
        ("W2", "weights_sign", "the fault is not"),
        ("W1", "weights_sign", "✗ Not found"),
    ],
)
def test_that_a_wrong_answer_says_what_is_wrong_with_it(qtbot, picture, block, kind, expected):
    feed(qtbot, picture, HIDDEN)
    told = answer(picture, block, kind)
    assert expected in told
    assert TITLE in told
    assert "W2" in told


def test_that_who_gives_up_is_told_and_the_next_one_is_hidden_again(qtbot, picture):
    feed(qtbot, picture, HIDDEN)
    picture.view.result.quiz.give_up.click()
    assert SECRET in picture.view.result.says.text()
    feed(qtbot, picture, msgspec.structs.replace(HIDDEN, step=8))
    assert SECRET not in picture.view.result.says.text()
    assert picture.view.result.quiz.answer.isVisible()
    QGuiApplication.clipboard().clear()


def test_that_a_fault_that_spreads_starts_in_the_last_wrong_layer():
    spread = tuple(
        events.Block(name, 0.5, 1.0, "correct" if name.endswith("3") else "wrong", "", 2, 2)
        for name in ("W1", "b1", "W2", "b2", "W3", "b3")
    )
    assert guilty_blocks(msgspec.structs.replace(HIDDEN, blocks=spread, fault_block="")) == ("W2", "b2")
