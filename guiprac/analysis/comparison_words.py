"""The sentences of a comparison of two runs."""

from guiprac.events import Interval, Unit
from guiprac.events.comparison import Outcome
from guiprac.sentences import told
from guiprac.translatable import QT_TRANSLATE_NOOP


class Words:
    """The sentences of a comparison."""

    def __init__(self, unit: Unit, error: float, other_error: float, difference: Interval) -> None:
        self._unit = unit
        self._name = QT_TRANSLATE_NOOP("analysis", "error") if unit == "error" else "RMSE"
        self._error, self._other = self._value(error), self._value(other_error)
        self._difference = difference

    def identical(self, where: str) -> str:
        return told(
            QT_TRANSLATE_NOOP("analysis", "The two runs are the same, bit for bit: dev {0} {1} on {2}."),
            self._name,
            self._error,
            where,
        )

    def luck(self, where: str, train_error: float, other_train_error: float) -> str:
        """That a gap may be the luck of the start: it is there on train, too."""
        fell = self._difference.value < 0
        template = QT_TRANSLATE_NOOP(
            "analysis",
            "Not sure: dev {0} rose from {1} to {2} on {3}, and train {0} from {4} to {5}. The runs began from "
            "different weights, and one start can be luckier than another: only repeats tell the change from luck.",
        )
        if fell:
            template = QT_TRANSLATE_NOOP(
                "analysis",
                "Not sure: dev {0} fell from {1} to {2} on {3}, and train {0} from {4} to {5}. The runs began from "
                "different weights, and one start can be luckier than another: only repeats tell the change from "
                "luck.",
            )
        trains = self._value(other_train_error), self._value(train_error)
        return told(template, self._name, self._other, self._error, where, *trains)

    def verdict(self, outcome: Outcome, where: str, covers: str, limits: str) -> str:
        value, low, high = self._difference.value, self._difference.low, self._difference.high
        if outcome == "no difference seen":
            seen = told(
                QT_TRANSLATE_NOOP(
                    "analysis", "No difference seen: dev {0} {1} against {2} on {3}, a difference of {4}."
                ),
                self._name,
                self._error,
                self._other,
                where,
                self._interval(value, low, high),
            )
            unseen = told(
                QT_TRANSLATE_NOOP("analysis", "A difference of less than about {0} cannot be seen with {1}."),
                self._gap((high - low) / 2),
                limits,
            )
            return f"{seen} {unseen}"
        if outcome == "better":
            change = QT_TRANSLATE_NOOP("analysis", "Better: dev {0} fell from {1} to {2}, by {3} on {4}.")
            by = self._interval(-value, -high, -low)
        else:
            change = QT_TRANSLATE_NOOP("analysis", "Worse: dev {0} rose from {1} to {2}, by {3} on {4}.")
            by = self._interval(value, low, high)
        return f"{told(change, self._name, self._other, self._error, by, where)} {covers}"

    def _interval(self, value: float, low: float, high: float) -> str:
        template = QT_TRANSLATE_NOOP("analysis", "{0} (95 %: {1} to {2})")
        if self._unit == "error":
            template = QT_TRANSLATE_NOOP("analysis", "{0} points (95 %: {1} to {2})")
        return told(template, *map(self._number, (value, low, high)))

    def _value(self, value: float) -> str:
        return f"{100 * value:.1f} %" if self._unit == "error" else f"{value:.4g}"

    def _number(self, value: float) -> str:
        text = f"{100 * value:.1f}" if self._unit == "error" else f"{value:.3g}"
        return "0.0" if text == "-0.0" else text

    def _gap(self, value: float) -> str:
        number = self._number(value)
        return told(QT_TRANSLATE_NOOP("analysis", "{0} points"), number) if self._unit == "error" else number
