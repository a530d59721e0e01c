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
