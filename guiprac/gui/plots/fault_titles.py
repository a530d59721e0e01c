"""The names of the faults that can be planted into the copy of backpropagation that a check reads."""

from functools import cache

from PySide6.QtCore import QCoreApplication


@cache
def _english() -> dict[str, tuple[str, str]]:
    # Loaded when first asked for: the window opens sooner without the trainer.
    from guiprac.trainer.planted_faults import FAULTS

    return {name: (fault.title, fault.needs) for name, fault in FAULTS.items()}


def fault_titles() -> dict[str, str]:
    """The title of every fault by its name, in the reader's language."""
    translate = QCoreApplication.translate
    return {name: translate("faults", title) for name, (title, _) in _english().items()}


def fault_needs(name: str) -> str:
    """What a network must have for a fault to make a difference; "" if nothing."""
    needs = _english()[name][1]
    return QCoreApplication.translate("faults", needs) if needs else ""


def fault_title(name: str) -> str:
    """The title of one fault; its name where this program does not know it, as in a run of a newer one."""
    return fault_titles().get(name, name)
