"""One request at a time per host: whoever is asked for fifty pages must not be asked at once."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator

import httpx

from flows.errors import InputError
from flows.sources.links.deadlines import prolong

_MOST_LATE = 2  # requests that ran out of time; then a host is not waited for again
_OF_A_BODY = ("content-encoding", "content-length", "transfer-encoding")


class OneAtATime(httpx.BaseTransport):
    """Holds a host's next request back until the answer to the last one has been read.

    The wait for a turn is no part of a link's time.
    """

    def __init__(self, inner: httpx.BaseTransport) -> None:
        """`inner` sends what has its turn."""
        self._inner = inner
        self._locks: dict[str, threading.Lock] = {}
        self._late = Counter[str]()
        self._making = threading.Lock()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request, once it is its turn. Of a redirect, without its body.

        Raises:
            InputError: its host has been too late too often. Completes "<url>: ".
        """
        host = request.url.host
        with self._making:
            lock = self._locks.setdefault(host, threading.Lock())
        asked = time.monotonic()
        lock.acquire()
        prolong(time.monotonic() - asked)
        try:
            response = self._answer(request)
        except BaseException as error:
            self.done(host, lock, error)
            raise
        stream = response.stream
        assert isinstance(stream, httpx.SyncByteStream)  # noqa: S101 - the inner one is not async
        body: httpx.SyncByteStream = _Body(stream, self, host, lock)
        if response.has_redirect_location:
            # httpx would read all of it, however long it is, before it goes on.
            body.close()
            body = httpx.ByteStream(b"")
            for name in _OF_A_BODY:
                response.headers.pop(name, None)
        return httpx.Response(
            response.status_code,
            headers=response.headers,
            stream=body,
            extensions=response.extensions,
        )

    def _answer(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        if self._late[host] >= _MOST_LATE:
            raise InputError(f"was not asked for: {host} did not answer in time before")
        return self._inner.handle_request(request)

    def done(self, host: str, lock: threading.Lock, error: BaseException | None = None) -> None:
        """Lets the next request to the host go; `error` is what this one ended with."""
        self._late[host] += isinstance(error, httpx.TimeoutException)
        lock.release()

    def close(self) -> None:
        """Ends all connections."""
        self._inner.close()


class _Body(httpx.SyncByteStream):
    """A body that lets the next request go once it is closed."""

    def __init__(
        self, inner: httpx.SyncByteStream, turns: OneAtATime, host: str, lock: threading.Lock
    ) -> None:
        self._inner = inner
        self._turns = turns
        self._host = host
        self._lock = lock
        self._open = True
        self._error: BaseException | None = None

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._inner
        except httpx.TimeoutException as error:
            self._error = error
            raise

    def close(self) -> None:
        try:
            self._inner.close()
        finally:
            if self._open:
                self._open = False
                self._turns.done(self._host, self._lock, self._error)
