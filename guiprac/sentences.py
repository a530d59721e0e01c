"""Sentences made outside the window that the window can say in another language.

A sentence is a plain English str, to be printed, stored and sent like any other. Beside it is remembered what it was
made of, so that the window, which is in the same process, can fill a translated template with the same values.
"""

CONTEXT = "analysis"
# Many times what a window shows at once.
_MOST_REMEMBERED = 1000

_made: dict[str, tuple[str, tuple[str, ...]]] = {}


def told(template: str, *values: str) -> str:
    """Fill {0}, {1}, … of a template that is marked with QT_TRANSLATE_NOOP(CONTEXT, …).

    A value may itself be a sentence that was told.
    """
    sentence = template.format(*values)
    _made.pop(sentence, None)
    _made[sentence] = template, values
    while len(_made) > _MOST_REMEMBERED:
        del _made[next(iter(_made))]
    return sentence


def made_of(sentence: str) -> tuple[str, tuple[str, ...]] | None:
    """Template and values of a sentence that was told; None for any other text."""
    return _made.get(sentence)
