"""Sentences made outside the window that the window can say in another language.

A sentence is a plain English str, to be printed, stored and sent like any other. It is made from a template that is
marked with QT_TRANSLATE_NOOP(context, …), so that the window, wherever the sentence comes from, finds the template
that it was filled from, and fills the translated one with the same values.
"""

from collections.abc import Sequence

# The contexts of such templates.
CONTEXTS = ("analysis", "trainer", "messages")


def told(template: str, *values: object) -> str:
    """Fill {0}, {1}, … of a marked template.

    A value may itself be a sentence or a phrase that was told; any other value is a number or a name, and is said in
    every language as it is. Sentences may be joined by spaces.
    """
    return template.format(*values)


def listed(names: Sequence[str], pair: str) -> str:
    """Some names in a row: all but the last with commas, and the last by a marked template such as "{0} and {1}"."""
    return names[0] if len(names) == 1 else told(pair, ", ".join(names[:-1]), names[-1])
