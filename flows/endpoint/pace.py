"""How fast calls may follow each other: requests and tokens a minute, and how many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from time import monotonic_ns
from typing import cast

from pyrate_limiter import Duration, InMemoryBucket, Rate, RateItem

_SLICE_S = 0.1


class Pace:
    """The limits of one process. Safe to use from several threads; whoever came first goes first.

    In no minute do more calls start than allowed (a sliding window). Tokens are counted as they
    are known: those of a prompt before its call, those of its answer with the next call.
    """

    def __init__(
        self,
        requests_per_minute: int | None = None,
        tokens_per_minute: int | None = None,
        concurrency: int | None = None,
    ) -> None:
        self._requests = _Minute(requests_per_minute) if requests_per_minute else None
        self._tokens = _Minute(tokens_per_minute) if tokens_per_minute else None
        self._at_once = BoundedSemaphore(concurrency) if concurrency else None
        self._turn = Lock()
        self._owed = 0  # tokens of answers that no window has counted yet
        self._owing = Lock()

    @property
    def counts_tokens(self) -> bool:
        """Whether it needs to know how long a prompt is."""
        return self._tokens is not None

    @contextmanager
    def slot(self, prompt_tokens: int, pause: Callable[[float], None]) -> Iterator[None]:
        """Waits until a call with that prompt may start, and counts it as running meanwhile.

        `pause` sleeps that many seconds; it raises if there is nothing left to wait for.
        """
        if self._at_once is not None:
            _take(self._at_once, pause)
        try:
            _take(self._turn, pause)
            try:
                self._wait(prompt_tokens, pause)
            finally:
                self._turn.release()
            yield
        finally:
            if self._at_once is not None:
                self._at_once.release()

    def answered(self, tokens: int) -> None:
        """Counts an answer's tokens."""
        with self._owing:
            self._owed += tokens

    def _wait(self, prompt_tokens: int, pause: Callable[[float], None]) -> None:
        if self._requests is not None:
            self._requests.wait(1, pause)
        if self._tokens is not None:
            with self._owing:
                due, self._owed = prompt_tokens + self._owed, 0
            # More than a minute's worth would wait for ever: the rest is owed by the next call.
            self.answered(due - self._tokens.wait(due, pause))


class _Minute:
    """So many units in any sixty seconds."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._bucket = InMemoryBucket([Rate(limit, Duration.MINUTE)])

    def wait(self, units: int, pause: Callable[[float], None]) -> int:
        """Waits until they fit; returns how many were counted, at most a minute's worth."""
        units = min(units, self._limit)
        while (milliseconds := self._until_it_fits(units)) > 0:
            pause(milliseconds / 1_000)
        return units

    def _until_it_fits(self, units: int) -> int:
        """0 if they fit now and are counted, else the milliseconds until they may."""
        now = monotonic_ns() // 1_000_000
        self._bucket.leak(now)  # by ourselves: the library's Limiter keeps a thread for it
        item = RateItem("call", now, weight=units)
        if units == 0 or self._bucket.put(item):
            return 0
        return max(1, cast("int", self._bucket.waiting(item)))


def _take(lock: Lock | BoundedSemaphore, pause: Callable[[float], None]) -> None:
    while not lock.acquire(timeout=_SLICE_S):
        pause(0)
