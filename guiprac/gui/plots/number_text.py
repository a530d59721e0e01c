"""Numbers as a reader wants them: errors with as many digits as the number of examples can tell apart."""

import math

from PySide6.QtCore import QCoreApplication

MISSING = "–"
_ASTRONOMIC = 1e4
_NICE = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def percent(share: float, decimals: int = 1) -> str:
    """A share in percent, the sign apart by a thin no-break space: "2.8 %"."""
    if not math.isfinite(share):
        return MISSING
    # A network that diverges has shares of hundreds of digits.
    told = f"{share * 100:.{decimals}f}" if abs(share) < _ASTRONOMIC else scientific(share * 100)
    return f"{told}\u202f%"


def points(difference: float, decimals: int = 1) -> str:
    """A difference of two shares in percentage points: "2.4 points"."""
    if not math.isfinite(difference):
        return MISSING
    return QCoreApplication.translate("number_text", "{0} points").format(f"{difference * 100:.{decimals}f}")


def percent_decimals(examples: int) -> int:
    """Decimals of a percentage measured on so many examples: one of 360 is 0.3 %, one of 60,000 is 0.002 %."""
    return 1 if examples <= 1_000 else 2 if examples <= 20_000 else 3


def plain(value: float, digits: int = 4) -> str:
    """A number with so many significant digits, without an exponent where it can be read so."""
    if not math.isfinite(value):
        return MISSING
    if value == 0:
        return "0"
    if 1e-4 <= abs(value) < 1e6:
        decimals = min(max(digits - 1 - math.floor(math.log10(abs(value))), 0), 8)
        return f"{value:,.{decimals}f}"
    return scientific(value, digits - 1)


def short(value: float, digits: int = 3) -> str:
    """A number as on an axis: at most so many significant digits, no zeros behind them, a true minus."""
    if not math.isfinite(value):
        return MISSING
    if value == 0:
        return "0"
    if 1e-3 <= abs(value) < 1e6:
        return f"{float(f'{value:.{digits}g}'):,.10g}".replace("-", "−")
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    return f"{float(mantissa):g}·10".replace("-", "−") + str(int(exponent)).translate(_RAISED)


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def scientific(value: float, decimals: int = 1) -> str:
    """A number as "3.1·10⁻⁹"."""
    if not math.isfinite(value):
        return MISSING
    if value == 0:
        return "0"
    mantissa, exponent = f"{value:.{decimals}e}".split("e")
    return f"{mantissa}·10{str(int(exponent)).translate(_RAISED)}"


def power_of_ten(exponent: int) -> str:
    """10 to a whole power, as on an axis: "10⁻⁷"; 1 for 0."""
    return "1" if exponent == 0 else f"10{str(exponent).translate(_RAISED)}"


def nice_up(value: float) -> float:
    """The smallest round number (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten) that is not below `value`."""
    if not math.isfinite(value) or value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in _NICE if step * power >= value * (1 - 1e-12))


def half_width(error: float, examples: int) -> float:
    """Half the 95 % interval of an error rate measured on so many examples: 1.96·sqrt(e(1-e)/n) (S1)."""
    if examples < 1 or not 0 <= error <= 1:
        return math.nan
    return 1.96 * math.sqrt(error * (1 - error) / examples)
