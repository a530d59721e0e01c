"""A gradient check in words and in rows: for the clipboard, for a table, and for who cannot see the bars."""

import math
from itertools import chain

from PySide6.QtCore import QCoreApplication

from guiprac import events
from guiprac.gui.plots import number_text
from guiprac.gui.plots.block_bars import SIGNS, verdict_text
from guiprac.gui.plots.fault_titles import fault_title
from guiprac.gui.plots.picture import Table
from guiprac.gui.words import count, sentence_text
from guiprac.translatable import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_TERMS = {
    "both": QT_TRANSLATE_NOOP("check_report", "both terms"),
    "data": QT_TRANSLATE_NOOP("check_report", "data term"),
    "penalty": QT_TRANSLATE_NOOP("check_report", "penalty"),
}
_COLUMNS = (
    "kind",
    "block",
    "row",
    "column",
    "analytic",
    "numeric",
    "difference",
    "factor",
    "residual",
    "verdict",
    "says",
    "checked",
    "size",
    "corners",
)


def term_text(name: str) -> str:
    """A part of J in the reader's language."""
    return translate("check_report", _TERMS[name])


def facts(checked: events.Checked) -> list[str]:
    """What was checked, and how."""
    told = [
        translate("check_report", "ε = {0}").format(f"{checked.epsilon:g}"),
        translate("check_report", "{0} examples").format(count(checked.examples)),
        translate("check_report", "{0} of {1} parameters checked").format(
            count(checked.checked), count(checked.size)
        ),
    ]
    if checked.checked < checked.size and not checked.cancelled:
        told[-1] += f" ({number_text.percent(checked.checked / max(checked.size, 1))})"
    if checked.source:
        told.insert(0, checked.source)
    else:
        told.append(translate("check_report", "step {0}").format(count(checked.step)))
    if checked.corners:
        told.append(kinks_text(checked.corners))
    if checked.dropout == "frozen":
        told.append(translate("check_report", "one dropout mask, frozen for the check (S28)"))
    elif checked.dropout == "off" and checked.dropout_set_aside and "set aside" not in checked.says:
        told.append(translate("check_report", "dropout is set aside for the check (S28)"))
    return told


def kinks_text(corners: int) -> str:
    """How many entries a kink of J spoils."""
    return (
        translate("check_report", "1 entry at a kink")
        if corners == 1
        else translate("check_report", "{0} entries at a kink").format(count(corners))
    )


def factor_text(factor: float) -> str:
    """A factor with four digits, the same for 1 and for what rounds to it."""
    return number_text.plain(float(f"{factor:.4g}"), 4)


def place_text(block: str, entry: events.Entry) -> str:
    """An entry by its name: dW2[3, 17] or db2[3]."""
    inside = f"{entry.row}" if entry.column < 0 else f"{entry.row}, {entry.column}"
    return f"d{block}[{inside}]"


def report(checked: events.Checked, *, hides_words: bool = False) -> str:
    """The whole check as plain text."""
    return "\n".join((*_whole(checked, hides_words), "", *_parts(checked, hides_words)))


def _whole(checked: events.Checked, hides_words: bool) -> list[str]:
    lines = [
        translate("check_report", "Gradient check: {0}, difference {1}").format(
            verdict_text(checked.verdict), number_text.scientific(checked.difference)
        )
    ]
    if checked.cancelled:
        lines.append(translate("check_report", "Given up before its end: only what was reached is told."))
    if not hides_words:
        lines.append(sentence_text(checked.says))
        if checked.fault:
            lines.append(
                translate("check_report", "A fault was planted for this check: {0}.").format(
                    fault_title(checked.fault)
                )
            )
    lines.append(" · ".join(facts(checked)))
    for term in checked.terms:
        told = translate("check_report", "{0}: {1}, difference {2}").format(
            term_text(term.name), verdict_text(term.verdict), number_text.scientific(term.difference)
        )
        lines.append(told if hides_words or not term.says else f"{told}; {sentence_text(term.says)}")
    return lines


def _parts(checked: events.Checked, hides_words: bool) -> list[str]:
    return list(chain.from_iterable(_block(block, hides_words) for block in checked.blocks))


def _block(block: events.Block, hides_words: bool) -> list[str]:
    parts = [
        translate("check_report", "difference {0}").format(number_text.scientific(block.difference)),
        translate("check_report", "k = {0}").format(factor_text(block.factor)),
        translate("check_report", "{0} of {1} entries").format(count(block.checked), count(block.size)),
    ]
    if math.isfinite(block.residual):
        parts.insert(
            2, translate("check_report", "residual {0}").format(number_text.scientific(block.residual))
        )
    if block.corners:
        parts.append(kinks_text(block.corners))
    lines = [f"{SIGNS[block.verdict]} {block.name}: {verdict_text(block.verdict)}, {', '.join(parts)}"]
    if block.says and not hides_words:
        lines.append(f"    {sentence_text(block.says)}")
    # Where all is well the entries that are furthest off differ by rounding alone.
    for entry in block.worst if block.verdict in ("suspicious", "wrong") else ():
        lines.append(
            translate("check_report", "    {0}: analytic {1}, numeric {2}").format(
                place_text(block.name, entry), f"{entry.analytic:.9g}", f"{entry.numeric:.9g}"
            )
        )
    return lines


def table(checked: events.Checked | None, *, hides_words: bool = False) -> Table:
    """Rows of three kinds, "block", "term" and "entry" (one of a block's worst), under one header."""
    rows: list[dict[str, object]] = []
    if checked is not None:
        for block in checked.blocks:
            rows.append(_row("block", block, hides_words))
        rows.append(_row("overall", checked, hides_words) | {"block": "overall"})
        for term in checked.terms:
            rows.append(_row("term", term, hides_words) | {"block": term.name})
        for block in checked.blocks:
            for entry in block.worst:
                rows.append(_row("entry", entry, hides_words) | {"block": block.name})
    return _COLUMNS, [[row.get(column, "") for row in rows] for column in _COLUMNS]


def _row(
    kind: str, told: events.Block | events.Checked | events.Term | events.Entry, hides_words: bool
) -> dict[str, object]:
    row = {column: getattr(told, column) for column in _COLUMNS if hasattr(told, column)}
    if hides_words and "says" in row:
        row["says"] = ""
    if isinstance(told, events.Block):
        row["block"] = told.name
    if isinstance(told, events.Entry) and told.column < 0:
        row["column"] = ""
    return {"kind": kind} | row
