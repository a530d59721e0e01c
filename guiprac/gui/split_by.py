"""What the split goes by: single examples drawn at random, groups that stay whole, or time (S3)."""

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel

from guiprac.data.catalog import BUNDLED, GENERATORS
from guiprac.events import Column
from guiprac.gui import words
from guiprac.gui.column_field import ColumnField
from guiprac.gui.forms import ChoiceField
from guiprac.gui.session import Session

# What columns that tell who or what an example is of are often called.
_GROUP_NAME = re.compile(
    r"(^|[\s_\-.])(group|patient|person|subject|participant|user|customer|client|student|family|household|site|"
    r"hospital|station|machine|device|session|speaker|author|batch)s?([\s_\-.]?(id|no|nr|number|name))?$",
    re.IGNORECASE,
)
_TIME_NAME = re.compile(
    r"(^|[\s_\-.])(time|timestamp|date|datetime|day|week|month|year|when)s?([\s_\-.]?(utc|iso|at))?$",
    re.IGNORECASE,
)
_FEWEST_GROUPS = 3
# Dates are among the other kinds.
_ORDERED = ("number", "other")


class SplitByField(ChoiceField):
    """Groups can be chosen only of a table; with groups or time a column is taken along whose name tells them."""

    def display(self, value: Any) -> None:
        reason = self._no_groups()
        place = self.box.findData("group")
        model = self.box.model()
        assert isinstance(model, QStandardItemModel)
        model.item(place).setEnabled(not reason)
        self.box.setItemData(place, words.tooltip(reason), Qt.ItemDataRole.ToolTipRole)
        super().display(value)
        self.say(self._story(value))

    def write(self, value: str) -> None:
        prepared = self.session.prepared
        values = {"split.by": value}
        split = self.session.experiment.split
        if prepared is None:
            pass
        elif value == "group" and (not split.column or split.by == "time"):
            values["split.column"] = likely_group(prepared.columns, prepared.n_examples) or split.column
        elif value == "time" and not _may_tell_time(prepared.columns, split.column):
            values["split.column"] = likely_time(prepared.columns)
        self.session.set_values(values)

    def _no_groups(self) -> str:
        if has_columns(self.session):
            return ""
        return self.tr("Groups are told by a column of a table, and this data is none.")

    def _story(self, by: str) -> str:
        if by == "group":
            return self.tr("Examples of one group stay together in one part.")
        if by != "time":
            return ""
        if self.session.experiment.split.column:
            return self.tr("The earliest are train, the latest test.")
        return self.tr("In the order in which they are given: the first are train, the last test.")


class SplitColumnField(ColumnField):
    """The column that names the group or the time."""

    def nothing_chosen(self) -> str:
        if self.session.experiment.split.by == "time":
            return self.tr("order of the file")
        return self.tr("choose a column")

    def may_be_chosen(self, column: Column) -> bool:
        return column.use != "target"


def has_columns(session: Session) -> bool:
    """Whether the data is a table, whose columns can tell groups and times; taken to be one while it is not known."""
    source, prepared = session.experiment.data.source, session.prepared
    if source in BUNDLED or source in GENERATORS:
        return False
    return prepared is None or session.preparing or bool(prepared.columns)


def likely_group(columns: Sequence[Column], n_examples: int) -> str:
    """The first column whose name says that it tells groups and whose values come more than once; empty if none."""
    for column in columns:
        if column.use == "target" or not _GROUP_NAME.search(column.name):
            continue
        if _FEWEST_GROUPS <= column.distinct < n_examples:
            return column.name
    return ""


def likely_time(columns: Sequence[Column]) -> str:
    """The first column of numbers or dates whose name says that it tells a time; empty if there is none."""
    for column in columns:
        if column.use != "target" and column.kind in _ORDERED and _TIME_NAME.search(column.name):
            return column.name
    return ""


def _may_tell_time(columns: Sequence[Column], name: str) -> bool:
    """Whether a column holds numbers or dates, or is called after a time."""
    if _TIME_NAME.search(name):
        return True
    return any(column.name == name and column.kind in _ORDERED for column in columns)
