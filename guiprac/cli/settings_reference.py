"""`guiprac settings`: the reference of every setting, from the declarations that validate them."""

import shutil
import textwrap

from guiprac.experiment import Setting, bounds_text, settings

_KINDS = {
    "text": "text",
    "switch": "true or false",
    "integer": "integer",
    "number": "number",
    "integers": "list of integers",
    "numbers": "number or list of numbers",
    "texts": "list of texts",
}


def settings_reference(width: int | None = None) -> str:
    """Every key with its type, bounds, unit, default and help, in the sections of an experiment file."""
    columns = width or min(shutil.get_terminal_size().columns, 100)
    lines: list[str] = []
    section = ""
    for key, setting in settings().items():
        if key.partition(".")[0] != section:
            section = key.partition(".")[0]
            lines += ["", f"[{section}]"] if lines else [f"[{section}]"]
        lines.append(f"{key}  ({describe_kind(setting)}; default {describe_value(setting.default)})")
        lines += textwrap.wrap(setting.help, columns, initial_indent="    ", subsequent_indent="    ")
    return "\n".join(lines)


def describe_kind(setting: Setting) -> str:
    """Type, choices, bounds and unit in words, such as "number, above 0 and at most 1"."""
    if setting.choices:
        return f"one of {', '.join(setting.choices)}"
    described = _KINDS[setting.kind]
    if setting.minimum is not None or setting.maximum is not None:
        described += f", {bounds_text(setting)}"
    return f"{described}, in {setting.unit}" if setting.unit else described


def describe_value(value: object) -> str:
    """A value as TOML, as it stands in an experiment file and after --set KEY=."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple):
        return f"[{', '.join(describe_value(part) for part in value)}]"
    return str(value)
