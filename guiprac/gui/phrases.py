"""Finds the template that an English sentence was filled from, and says the sentence in another language.

Sentences reach the window from another process or from a file as plain text. The translators' file knows every
template; the one with the most words of its own that fits, and whose values are all phrases, numbers or names, is it.
"""

import re
import string
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from guiprac.gui.language import Language
from guiprac.resources_path import resource
from guiprac.sentences import CONTEXTS

# Words side by side are English that no template explains.
_PROSE = re.compile(r"(?:^|\s)[A-Za-z]?[a-z]+[,.;:]?\s|\s[a-z]{2,}[,.;:]?(?:\s|$)|[.;:]\s")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
# Indices of an entry, and shapes.
_NUMBERS = re.compile(r"[\d, ()[\]]+")
# A name in quotation marks of its own, and the place of a file.
_NAME = re.compile(r"'[^']*'|\"[^\"]*\"|(?:[A-Za-z]:)?[/\\](?:(?![.;:]\s).)+")
# A template with so many letters of its own fits no other text by chance, whatever short name stands in it.
_SURE, _LONGEST_NAME = 16, 60
_MOST_REMEMBERED = 4096
_CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_GAP = re.compile(rf"(?<={_CHINESE.pattern}) (?={_CHINESE.pattern})")


@dataclass(frozen=True)
class Place:
    """A place of a template, with the words behind it; in quotation marks any text may stand."""

    name: str
    after: str
    quoted: bool


@dataclass(frozen=True)
class Phrase:
    """A template, and what it is in the other language. `weight` is how many letters of its own it has."""

    begin: str
    places: tuple[Place, ...]
    translation: str
    weight: int

    @property
    def end(self) -> str:
        """Its words behind the last place."""
        return self.places[-1].after

    def filled(self, values: dict[str, str]) -> str:
        """The translation with values by the names of places."""
        numbered = [values[name] for name in sorted(values) if name.isdigit()]
        return tidy(self.translation.format(*numbered, **values))


class Phrases:
    """The templates of a language."""

    def __init__(self, translations: dict[str, str]) -> None:
        """Take the translations by English template."""
        self._plain = {source: text.format() for source, text in translations.items() if "{" not in source}
        found = [_phrase(source, text) for source, text in translations.items() if "{" in source]
        self._filled = sorted(found, key=lambda phrase: -phrase.weight)
        self._said: dict[str, str | None] = {}

    def say(self, text: str) -> str | None:
        """The text in the other language; None if no template, nor several one behind the other, give it."""
        if text not in self._said:
            if len(self._said) >= _MOST_REMEMBERED:
                self._said.clear()
            self._said[text] = self._say(text)
        return self._said[text]

    def _say(self, text: str) -> str | None:
        # A sentence may begin with what is small elsewhere.
        plain = self._plain.get(text) or self._plain.get(f"{text[:1].lower()}{text[1:]}")
        if plain is not None:
            return plain
        return self._of_template(text) or self._joined(text) or self._of_template(text, with_names=True)

    def _of_template(self, text: str, *, with_names: bool = False) -> str | None:
        for phrase in self._filled:
            if with_names and phrase.weight < _SURE:
                return None
            if not (text.startswith(phrase.begin) and text.endswith(phrase.end)):
                continue
            values = self._values(phrase, text[len(phrase.begin) :], with_names)
            if values is not None:
                return phrase.filled(values)
        return None

    def _values(self, phrase: Phrase, text: str, with_names: bool) -> dict[str, str] | None:
        """What stands in the places, in the other language: of all ways to part the text the first that is known."""

        def part(index: int, rest: str, taken: dict[str, str]) -> dict[str, str] | None:
            if index == len(phrase.places):
                return {}
            place = phrase.places[index]
            is_last = index == len(phrase.places) - 1
            end = len(rest) - len(place.after) if is_last else rest.find(place.after, 1)
            while end > 0 and rest.startswith(place.after, end):
                value = rest[:end]
                said = self._value(value, quoted=place.quoted, with_names=with_names)
                if said is not None and taken.get(place.name, value) == value:
                    behind = part(index + 1, rest[end + len(place.after) :], {**taken, place.name: value})
                    if behind is not None:
                        return {**behind, place.name: said}
                end = -1 if is_last else rest.find(place.after, end + 1)
            return None

        return part(0, text, {})

    def _value(self, value: str, *, quoted: bool, with_names: bool) -> str | None:
        if _NAME.fullmatch(value):
            return value
        said = self.say(value)
        if said is not None:
            return said
        if ", " in value and not quoted and not _NUMBERS.fullmatch(value):
            parts = [self._value(part, quoted=False, with_names=with_names) for part in value.split(", ")]
            found = [part for part in parts if part is not None]
            return "、".join(found) if len(found) == len(parts) else None
        is_name = with_names and len(value) <= _LONGEST_NAME and not _SENTENCE_END.search(value)
        return value if quoted or is_name or not _PROSE.search(value) else None

    def _joined(self, text: str) -> str | None:
        for end in _SENTENCE_END.finditer(text):
            first = self.say(text[: end.start()])
            rest = None if first is None else self.say(text[end.end() :])
            if first is not None and rest is not None:
                between = "\n" if "\n" in end[0] else "" if _CHINESE.match(first[-1:]) else " "
                return f"{first}{between}{rest}"
        return None


def tidy(text: str) -> str:
    """Without the spaces that were left for numbers or English names where Chinese came."""
    return _GAP.sub("", text)


def _phrase(source: str, translation: str) -> Phrase:
    parts = [(literal, name) for literal, name, _, _ in string.Formatter().parse(source)]
    literals = [literal for literal, _ in parts]
    names = [name for _, name in parts if name is not None]
    if len(literals) == len(names):
        literals.append("")
    places = tuple(
        Place(name, after, before[-1:] in ('"', "'", "“"))
        for name, before, after in zip(names, literals, literals[1:], strict=False)
    )
    return Phrase(literals[0], places, translation, sum(map(len, literals)))


def _finished(language: Language) -> Iterator[tuple[str, str]]:
    path = resource("translations", f"window_{language}.ts")
    # English has no such file; where a language's is missing, its sentences are English.
    if not path.is_file():
        return
    for context in ElementTree.parse(path).getroot().iter("context"):
        if context.findtext("name") not in CONTEXTS:
            continue
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.text and translation.get("type") is None:
                yield message.findtext("source") or "", translation.text


@cache
def phrases(language: Language) -> Phrases:
    """The templates of a language, read once."""
    return Phrases(dict(_finished(language)))


def say(text: str, language: Language) -> str:
    """A sentence in a language; the sentence itself where it is not known what it was made of."""
    said = phrases(language).say(text) if text else None
    return text if said is None else said
