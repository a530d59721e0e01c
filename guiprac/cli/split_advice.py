"""`guiprac split-advice`: how to share examples out between train, dev and test."""

import argparse

from guiprac.analysis.split_advice import SIZES, SplitAdvice, advise, resolution_table
from guiprac.cli.output import say, say_event


def split_advice(options: argparse.Namespace) -> int:
    """Say what split fits, and why; the exit code."""
    advice = advise(options.examples, error=options.error, gap=options.gap, classes=options.classes)
    if options.json:
        say_event(advice)
    else:
        say(in_words(advice))
    return 0


def in_words(advice: SplitAdvice) -> str:
    """The advice with a table of what other sizes of dev would tell."""
    rows = [("part", "share", "examples")]
    for name in ("train", "dev", "test"):
        rows.append((name, f"{100 * getattr(advice, name):.3g} %", f"{getattr(advice, f'n_{name}'):,}"))
    lines = [advice.says, "", *(f"  {name:6} {share:>7} {count:>12}" for name, share, count in rows), ""]
    lines += [f"Note: {note}" for note in advice.notes]
    lines += [""] if advice.notes else []
    lines.append(f"What dev knows of an error rate of {100 * advice.error:.3g} %, 95 %:")
    sizes = sorted({size for size in SIZES if size <= advice.n} | {advice.n_dev})
    for size, width, low, high in resolution_table(advice.error, sizes):
        mark = "  <- advised" if size == advice.n_dev else ""
        lines.append(
            f"  {size:>10,} examples  ±{100 * width:5.2f} points  ({100 * low:.2f} to {100 * high:.2f} %){mark}"
        )
    lines += [
        "",
        f"--set split.train={advice.train:g} --set split.dev={advice.dev:g} --set split.test={advice.test:g}",
    ]
    return "\n".join(lines)
