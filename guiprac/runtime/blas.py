"""How many threads the matrix products may use.

Two BLAS threads on two cores are several times slower than one as soon as a window draws on one of them: the
products then wait for the slower half. So: all cores but one.
"""

import os

from threadpoolctl import threadpool_limits


def limit_threads(threads: int = 0) -> int:
    """Set the number of BLAS threads of this process; 0 takes cores minus one, at least one. Returns it."""
    chosen = threads or max(1, (os.cpu_count() or 2) - 1)
    threadpool_limits(limits=chosen, user_api="blas")
    return chosen
