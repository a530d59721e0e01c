"""Sentences of other processes and of files are said in the window's language, each by its own template."""

import string
import time

import pytest

from guiprac.gui import phrases
from guiprac.sentences import CONTEXTS
from tests.translations import FOLDER, texts

SOURCES = [text for text in texts(FOLDER / "window_zh.ts") if text.context in CONTEXTS]
TEMPLATES = [text for text in SOURCES if "{" in text.source]


def places(text):
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})


def test_that_no_english_text_has_two_translations():
    assert len({text.source for text in SOURCES}) == len(SOURCES)


@pytest.mark.parametrize("values", [["7", "12.5 %", "W[1]", "1,000", "0.3", "5", "6", "8", "9"]])
def test_that_each_template_is_told_from_all_others(values):
    wrong = []
    for text in TEMPLATES:
        named = dict(zip(places(text.source), values, strict=False))
        expected = phrases.tidy(text.translation.format(*values, **named))
        said = phrases.say(text.source.format(*values, **named), "zh")
        if said != expected:
            wrong.append((text.source, said))
    assert not wrong


def test_that_english_stays_english_and_unknown_texts_stay_as_they_are():
    assert phrases.say("3.0 points", "en") == "3.0 points"
    assert phrases.say("3.0 points", "zh") == "3.0 个百分点"
    for unknown in ("", "Something of which no template is known.", "my own name of a run points"):
        assert phrases.say(unknown, "zh") == unknown


def test_that_a_sentence_is_found_quickly():
    known = phrases.phrases("zh")
    sentences = [
        text.source.format(*map(str, range(9)), **dict.fromkeys(places(text.source), "7")) for text in SOURCES
    ]
    begun = time.perf_counter()
    for sentence in sentences:
        known.say(sentence)
    # A tenth of a frame for a page of ten sentences, on a machine five times slower than a usual one.
    assert (time.perf_counter() - begun) / len(sentences) < 0.001


def test_that_sentences_joined_and_inside_one_another_are_said_as_a_whole():
    told = (
        "No difference seen: dev error 11.0 % against 15.0 % on the same 500 examples, a difference of -4.0 points "
        "(95 %: -6.0 to 2.0). A difference of less than about 4.0 points cannot be seen with 500 dev examples and 5 "
        "restarts."
    )
    assert phrases.say(told, "zh") == (
        "看不出差别：在相同的 500 个样本上，开发误差为 11.0 %，对方为 15.0 %，"
        "相差 -4.0 个百分点（95 %：-6.0 到 2.0）。"
        "用 500 个开发集样本和 5 次重启，小于约 4.0 个百分点的差别是看不出来的。"
    )


def test_that_names_of_several_words_stay_as_a_person_gave_them():
    told = "Train and dev are not alike: they can be told apart, most of all by petal length in cm."
    said = phrases.say(told, "zh")
    assert "petal length in cm" in said
    assert said.startswith("训练集和开发集不一样")
