"""Marks English texts that are declared outside the window for the translators' tools."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Return `text` unchanged.

    The name is the one that Qt's lupdate looks for, so that texts declared in modules without Qt are
    collected; the window looks them up with QCoreApplication.translate(context, text).
    """
    return text
