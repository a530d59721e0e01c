"""The little markup of lessons as the HTML that labels show."""

import re
from html import escape

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_FORMULA = re.compile(r"`([^`]+)`")
_FORMULA_INDENT = "    "
# Of the spaces that do not break Qt's HTML keeps this one alone; the thin one becomes a plain space.
_BEFORE_SIGN = re.compile(r"(?<=\d)[ \u202f](?=%)")
_UNBROKEN = "\u00a0"
_JOINER = "\u2060"


def html(text: str, formula_colour: str) -> str:
    """Paragraphs, bold words, and formulas in a line or on lines of their own."""
    parts = [part for part in re.split(r"\n\s*\n", text.strip("\n")) if part.strip()]
    return "".join(_paragraph(part, formula_colour, first=index == 0) for index, part in enumerate(parts))


def plain(text: str) -> str:
    """The words without their markup, for those who hear them."""
    return " ".join(_FORMULA.sub(r"\1", _BOLD.sub(r"\1", text)).split())


def _paragraph(text: str, colour: str, *, first: bool) -> str:
    above = 0 if first else 8
    text = _BEFORE_SIGN.sub(_UNBROKEN, text)
    if all(line.startswith(_FORMULA_INDENT) for line in text.splitlines()):
        lines = "<br>".join(escape(line.strip()) for line in text.splitlines())
        return f'<p style="margin:{above}px 0px 0px 12px; color:{colour}">{_bold(lines)}</p>'
    joined = _joined([line.strip() for line in text.splitlines()])
    marked = _FORMULA.sub(
        lambda match: f'<span style="color:{colour}">{_unbroken(match.group(1))}</span>', escape(joined)
    )
    return f'<p style="margin:{above}px 0px 0px 0px; line-height:125%">{_bold(marked)}</p>'


def _unbroken(formula: str) -> str:
    """A short formula stays on one line."""
    if len(formula) > 24:
        return formula
    return formula.replace(" ", _UNBROKEN).replace("/", f"/{_JOINER}")


def _bold(text: str) -> str:
    return _BOLD.sub(r"<b>\1</b>", text)


def _joined(lines: list[str]) -> str:
    """Lines as one, with a space where two words of a spaced script meet; Chinese has none."""
    whole = ""
    for line in lines:
        gap = " " if whole and not (_is_wide(whole[-1]) or _is_wide(line[:1])) else ""
        whole += gap + line
    return whole


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef" or character in "“”‘’…—"
