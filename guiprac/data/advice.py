"""What a part of some size can resolve, and the usual bounds on its share (S1)."""

import math

# Dev and test never take more each than 60/20/20 gives them, nor less than 98/1/1.
LARGEST_SHARE = 0.20
SMALLEST_SHARE = 0.01
# At an error of 0 the formula asks for no examples at all.
SMALLEST_ERROR = 0.01
Z_95 = 1.96


def half_width(error: float, n: int) -> float:
    """The 95 % half width 1.96·sqrt(e(1-e)/n) of an error rate e measured on n examples (S1), as a share.

    Infinite for n = 0.
    """
    return Z_95 * math.sqrt(error * (1 - error) / n) if n > 0 else math.inf
