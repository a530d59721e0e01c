"""How to share examples out between train, dev and test (S1)."""

import math
from dataclasses import dataclass

# Dev shall resolve an error rate to about this half width (a share: half a percentage point) ...
RESOLUTION = 0.005
# ... but never take more than 60/20/20 gives it, nor less than 98/1/1.
LARGEST_SHARE = 0.20
SMALLEST_SHARE = 0.01
# At an error of 0 the formula asks for no examples at all.
SMALLEST_ERROR = 0.01
Z_95 = 1.96


@dataclass(frozen=True)
class SplitAdvice:
    """Suggested shares, and the 95 % half width of an error measured on that dev part (all as shares)."""

    train: float
    dev: float
    test: float
    dev_half_width: float


def half_width(error: float, n: int) -> float:
    """The 95 % half width 1.96·sqrt(e(1-e)/n) of an error rate e measured on n examples (S1), as a share.

    Infinite for n = 0.
    """
    return Z_95 * math.sqrt(error * (1 - error) / n) if n > 0 else math.inf


def advise(n: int, error: float = 0.05) -> SplitAdvice:
    """Suggest shares for n examples when an error rate near `error` is expected (S1).

    60/20/20 up to some ten thousand examples; then dev and test keep the size that resolves half a
    percentage point, down to 98/1/1 at about a million.
    """
    expected = max(min(error, 1 - error), SMALLEST_ERROR)
    needed = expected * (1 - expected) * (Z_95 / RESOLUTION) ** 2
    wanted = min(max(needed / max(n, 1), SMALLEST_SHARE), LARGEST_SHARE)
    # Rounded up to a tenth of a percent, so that the resolution still holds; the 1e-9 keeps 0.2 at 0.2.
    share = math.ceil(wanted * 1000 - 1e-9) / 1000
    return SplitAdvice(
        train=round(1 - 2 * share, 3),
        dev=share,
        test=share,
        dev_half_width=half_width(error, round(share * n)),
    )
