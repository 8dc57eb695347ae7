"""What calls have cost, counted from many threads."""

from __future__ import annotations

from threading import Lock

from flows.core.records import Usage


class Meter:
    """Adds up usage. Each engine and judge holds its own, so that sharing an endpoint is safe."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._usage = Usage()

    def add(self, usage: Usage) -> None:
        """Counts one attempt, whether it succeeded or not."""
        with self._lock:
            self._usage += usage

    @property
    def usage(self) -> Usage:
        """The sum so far."""
        with self._lock:
            return self._usage
