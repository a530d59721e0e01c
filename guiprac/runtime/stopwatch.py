"""The time that a run has trained, pauses left out."""

import time


class Stopwatch:
    """Counts seconds while it runs."""

    def __init__(self) -> None:
        self._before = 0.0
        self._since: float | None = None
        self._mark = (0.0, 0)
        self._rate = 0.0

    @property
    def is_running(self) -> bool:
        """Whether it counts now."""
        return self._since is not None

    @property
    def seconds(self) -> float:
        """Seconds counted so far."""
        running = 0.0 if self._since is None else time.perf_counter() - self._since
        return self._before + running

    def reset(self, seconds: float = 0.0, step: int = 0) -> None:
        """Stand still at some number of seconds and steps."""
        self._before, self._since = seconds, None
        self._mark, self._rate = (seconds, step), 0.0

    def start(self) -> None:
        """Count from now on."""
        if self._since is None:
            self._since = time.perf_counter()

    def stop(self) -> None:
        """Stand still."""
        self._before, self._since = self.seconds, None

    def rate(self, step: int) -> float:
        """Steps a second over about the last half second, for a display that is calm but not stale."""
        seconds, at = self._mark
        now = self.seconds
        if now - seconds >= 0.4:
            self._rate = max(0, step - at) / (now - seconds)
            self._mark = (now, step)
        elif self._rate == 0.0 and now > seconds:
            return max(0, step - at) / (now - seconds)
        return self._rate
