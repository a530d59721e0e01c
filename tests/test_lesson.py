"""Lesson files: what is read, and how what is wrong is told."""

import pytest

from guiprac.lesson import LessonError, bundled_lessons, from_toml, read_lesson

LENSES = ("cost", "dropout")
WHOLE = """
title = {en = "Title", zh = "标题"}
about = {en = "About.", zh = "关于。"}
order = 7
lock = ["split"]

[experiment.training]
epochs = 3

[[steps]]
name = "first"
text = {en = "Train has {n_train} examples.", zh = "训练集有 {n_train} 个样本。"}
set = {"regularization.l2" = 2.5}
open = ["lens.cost"]

[[steps]]
name = "second"
text = {en = "Then", zh = "然后"}
act.text = {en = "Do it", zh = "做"}
act.done_when = [{setting = "regularization.l2", above = 1, example = 2}, {event = "finished"}]
reveal = {en = "From {dev_error@first}", zh = "从 {dev_error@first}"}

[steps.ask]
text = {en = "What?", zh = "什么？"}

[[steps.ask.choices]]
text = {en = "This", zh = "这"}
right_when = [{quantity = "gap", above = "gap@first"}]

[[steps.ask.choices]]
text = {en = "That", zh = "那"}
right = false
"""


def read(text):
    return from_toml(text, "mine.toml", LENSES)


def test_that_a_lesson_is_read_with_its_experiment_and_its_texts_in_both_languages():
    lesson = read(WHOLE)
    assert (lesson.name, lesson.order, lesson.lock) == ("mine", 7, ("split",))
    assert lesson.experiment.training.epochs == 3
    assert lesson.title.of("zh") == "标题"
    first, second = lesson.steps
    assert first.set == {"regularization.l2": 2.5}
    assert [condition.event for condition in second.act.done_when] == ["", "finished"]
    assert second.ask.choices[0].right_when[0].above == "gap@first"


@pytest.mark.parametrize(
    ("was", "becomes", "place", "says"),
    [
        ('name = "second"', 'name = "first"', "step 2 (first), name", "another step has this name"),
        ('zh = "然后"', 'fr = "puis"', "step 2 (second), text", "fr"),
        (', zh = "然后"', "", "step 2 (second), text", "zh"),
        ("{n_train} examples", "{n_trian} examples", "step 1 (first), text", "Did you mean n_train?"),
        ("{dev_error@first}", "{dev_error@third}", "step 2 (second), reveal", "no earlier step third"),
        ('"regularization.l2" = 2.5', '"regularization.l2" = -1', "step 1 (first), set", "at least 0"),
        (
            '"regularization.l2" = 2.5',
            '"regularization.l3" = 1',
            "step 1 (first), set",
            "no setting regularization.l3",
        ),
        ('"lens.cost"', '"lens.costs"', "step 1 (first), open", "the lenses are cost, dropout"),
        ('event = "finished"', 'event = "ended"', "step 2 (second), act.done_when 2", "no event ended"),
        ('event = "finished"', 'evnt = "finished"', "step 2 (second), act.done_when 2", "evnt"),
        ('{event = "finished"}', "{}", "step 2 (second), act.done_when 2", "exactly one of"),
        ("above = 1, ", "", "step 2 (second), act.done_when 1", "say what is compared"),
        ('above = "gap@first"', "near = 0.1", "step 2 (second), ask.choices 1.right_when 1", "within"),
        (
            'quantity = "gap"',
            'quantity = "gab"',
            "step 2 (second), ask.choices 1.right_when 1",
            "Did you mean gap?",
        ),
        ("right = false", "", "step 2 (second), ask.choices 2", "right_when"),
        ("epochs = 3", "epochs = 0", "experiment", "at least 1"),
        ("order = 7", 'order = "last"', "order", "int"),
        ("title = ", "titel = ", "mine.toml", "titel"),
    ],
)
def test_that_what_is_wrong_is_told_with_the_file_the_step_and_the_key(was, becomes, place, says):
    assert WHOLE.count(was) >= 1
    with pytest.raises(LessonError) as told:
        read(WHOLE.replace(was, becomes, 1))
    message = str(told.value)
    assert message.startswith("mine.toml")
    assert place in message
    assert says in message
    assert told.value.exit_code == 2


def test_that_a_file_that_is_no_toml_or_is_not_there_is_told(tmp_path):
    with pytest.raises(LessonError, match=r"mine\.toml is not valid TOML"):
        read("title = ")
    with pytest.raises(LessonError, match="Cannot read the lesson"):
        read_lesson(tmp_path / "none.toml", LENSES)
    path = tmp_path / "latin.toml"
    path.write_bytes(b"title = '\xff'")
    with pytest.raises(LessonError, match="UTF-8"):
        read_lesson(path, LENSES)


@pytest.mark.parametrize("name", sorted(bundled_lessons()))
def test_that_a_bundled_lesson_is_of_a_length_that_can_be_sat_through_and_speaks_two_languages(name):
    from guiprac.gui.lessons import library

    lesson = library.read(bundled_lessons()[name])
    assert 5 <= len(lesson.steps) <= 8
    assert 3 <= lesson.minutes <= 8
    for step in lesson.steps:
        assert step.text.en != step.text.zh
        assert not any("一" <= letter <= "鿿" for letter in step.text.en)
        assert any("一" <= letter <= "鿿" for letter in step.text.zh)
