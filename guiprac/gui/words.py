"""Numbers, durations and names of settings as people read them."""

import re
from html import escape

from PySide6.QtCore import QCoreApplication

from guiprac.data.catalog import BUNDLED
from guiprac.experiment import Setting, bounds_text
from guiprac.gui.language import languages
from guiprac.gui.phrases import say, tidy
from guiprac.translatable import QT_TRANSLATE_NOOP

_PERCENT = re.compile(r"(?<=\d) %")
_CHOICES = {
    "tanh": QT_TRANSLATE_NOOP("words", "tanh"),
    "relu": QT_TRANSLATE_NOOP("words", "ReLU"),
    "leaky_relu": QT_TRANSLATE_NOOP("words", "leaky ReLU"),
    "sigmoid": QT_TRANSLATE_NOOP("words", "sigmoid"),
    "linear": QT_TRANSLATE_NOOP("words", "linear (none)"),
    "zeros": QT_TRANSLATE_NOOP("words", "all zeros"),
    "small": QT_TRANSLATE_NOOP("words", "too small (std 0.01)"),
    "large": QT_TRANSLATE_NOOP("words", "too large (std 1)"),
    "xavier": QT_TRANSLATE_NOOP("words", "Xavier, 1/n[l-1]"),
    "glorot": QT_TRANSLATE_NOOP("words", "Glorot, 2/(n[l-1]+n[l])"),
    "he": QT_TRANSLATE_NOOP("words", "He, 2/n[l-1]"),
    "sgd": QT_TRANSLATE_NOOP("words", "gradient descent"),
    "momentum": QT_TRANSLATE_NOOP("words", "momentum"),
    "adam": QT_TRANSLATE_NOOP("words", "Adam"),
    "auto": QT_TRANSLATE_NOOP("words", "auto"),
    "classification": QT_TRANSLATE_NOOP("words", "classification"),
    "regression": QT_TRANSLATE_NOOP("words", "regression"),
    "random": QT_TRANSLATE_NOOP("words", "random"),
    "group": QT_TRANSLATE_NOOP("words", "group"),
    "time": QT_TRANSLATE_NOOP("words", "time"),
    "nothing": QT_TRANSLATE_NOOP("words", "nothing"),
    "shift": QT_TRANSLATE_NOOP("words", "shift"),
    "scale": QT_TRANSLATE_NOOP("words", "scale"),
    "noise": QT_TRANSLATE_NOOP("words", "noise"),
    "dev": QT_TRANSLATE_NOOP("words", "dev"),
    "test": QT_TRANSLATE_NOOP("words", "test"),
    "dev and test": QT_TRANSLATE_NOOP("words", "dev and test"),
    "train": QT_TRANSLATE_NOOP("words", "train"),
    "everything": QT_TRANSLATE_NOOP("words", "everything"),
}

_EXPERIMENTS = {
    "breast_cancer": QT_TRANSLATE_NOOP("experiments", "Breast cancer"),
    "diabetes": QT_TRANSLATE_NOOP("experiments", "Diabetes"),
    "digits": QT_TRANSLATE_NOOP("experiments", "Digits"),
    "early_stopping": QT_TRANSLATE_NOOP("experiments", "Early stopping"),
    "high_bias": QT_TRANSLATE_NOOP("experiments", "High bias"),
    "high_variance": QT_TRANSLATE_NOOP("experiments", "High variance"),
    "mismatch": QT_TRANSLATE_NOOP("experiments", "Mismatch"),
    "moons": QT_TRANSLATE_NOOP("experiments", "Moons"),
    "noisy_moons": QT_TRANSLATE_NOOP("experiments", "Noisy moons"),
    "spiral": QT_TRANSLATE_NOOP("experiments", "Spiral"),
    "vanishing_signals": QT_TRANSLATE_NOOP("experiments", "Vanishing signals"),
    "wave": QT_TRANSLATE_NOOP("experiments", "Wave"),
    "xor": QT_TRANSLATE_NOOP("experiments", "Xor"),
}


def setting_text(text: str) -> str:
    """A text of experiment.py in the user's language."""
    return QCoreApplication.translate("experiment", text) if text else ""


def sentence_text(text: str) -> str:
    """A sentence made outside the window in the user's language, if it is known what it was made of."""
    return say(text, languages().language)


def unbroken(text: str) -> str:
    """A text of sentences for a narrow label, where no percent sign goes to the next line without its number."""
    return _PERCENT.sub("\u202f%", text)


def choice_text(value: str) -> str:
    """The name that a choice has for people; the value itself where it has none."""
    return QCoreApplication.translate("words", _CHOICES[value]) if value in _CHOICES else value


def experiment_title(name: str) -> str:
    """The title of a bundled experiment by the name of its file; the name itself where it has none."""
    return QCoreApplication.translate("experiments", _EXPERIMENTS.get(name, name))


def number(value: float, digits: int = 12) -> str:
    """A number as short as it can be: 0.7, 1e-05, 12345."""
    return f"{value:.{digits}g}"


def count(value: int) -> str:
    """A count with its thousands apart: 12,345."""
    return f"{value:,}"


def percent(share: float, digits: int = 3) -> str:
    """A share in percent, the sign apart by a thin no-break space: 60 %."""
    return f"{share * 100:.{digits}g}\u202f%"


def duration(seconds: float) -> str:
    """Seconds as 0:12, 12:05 or 1:02:03."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def default_text(setting: Setting) -> str:
    """The declared default of a setting in words."""
    value = setting.default
    if isinstance(value, bool):
        return (
            QCoreApplication.translate("words", "on") if value else QCoreApplication.translate("words", "off")
        )
    if isinstance(value, tuple):
        return ", ".join(str(entry) for entry in value) or QCoreApplication.translate("words", "none")
    if isinstance(value, float):
        return number(value)
    if setting.choices:
        return choice_text(value)
    if setting.key == "data.source":
        return QCoreApplication.translate("data", BUNDLED[value].title)
    return str(value) or QCoreApplication.translate("words", "empty")


def tooltip(text: str) -> str:
    """A plain text as a tooltip that wraps."""
    return f"<p>{escape(text)}</p>" if text else ""


def setting_tooltip(setting: Setting) -> str:
    """Help and default of a setting."""
    default = QCoreApplication.translate("words", "Default: {0}").format(default_text(setting))
    return f"<p>{escape(setting_text(setting.help))}</p><p>{escape(default)}</p>"


def setting_whats_this(setting: Setting) -> str:
    """A paragraph on a setting: help, bounds, default, and its name in files and on the command line."""
    translate = QCoreApplication.translate
    lines = [f"<b>{escape(setting_text(setting.label))}</b>", escape(setting_text(setting.help))]
    if setting.choices:
        choices = ", ".join(choice_text(choice) for choice in setting.choices)
        lines.append(escape(translate("words", "One of: {0}.").format(choices)))
    elif setting.kind in ("integer", "number", "integers", "numbers"):
        lines.append(escape(translate("words", "Bounds: {0}.").format(sentence_text(bounds_text(setting)))))
    lines.append(escape(translate("words", "Default: {0}.").format(default_text(setting))))
    lines.append(escape(translate("words", "In files and on the command line: {0}").format(setting.key)))
    return "".join(f"<p>{line}</p>" for line in lines)


def sentences(*parts: str) -> str:
    """Sentences one behind the other; empty ones are left out, and Chinese ones stand without spaces."""
    return tidy(" ".join(filter(None, parts)))


def field_message(key: str, message: str) -> str:
    """An error of a setting as it stands under its field, where the setting's name need not be repeated."""
    message = sentence_text(message)
    for prefix in (f"{name}{colon}" for name in (key, key.partition(".")[0]) for colon in (": ", "：")):
        if message.startswith(prefix):
            message = message.removeprefix(prefix)
            break
    # A symbol at the beginning, such as α, is no word.
    return message[:1].upper() + message[1:] if message[:1].isascii() else message
