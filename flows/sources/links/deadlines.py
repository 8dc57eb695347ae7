"""How long a link may take in all, whatever its server does in between.

HTTP clients limit the wait for each read, and a server that sends a byte now and then is never
late. So each wait of a connection, for headers and bodies and through every redirect, is cut to
what the link has left.
"""

from __future__ import annotations

import contextlib
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any

import httpcore

_until: ContextVar[float | None] = ContextVar("until", default=None)  # on time.monotonic's clock


@contextlib.contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """What this thread reads within the block ends by then."""
    token = _until.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _until.reset(token)


def is_over() -> bool:
    """Whether the time of the link that this thread reads is up."""
    until = _until.get()
    return until is not None and time.monotonic() >= until


def prolong(seconds: float) -> None:
    """Gives the link that this thread reads more time: for what was no fault of its server."""
    until = _until.get()
    if until is not None:
        _until.set(until + seconds)


def wait(timeout: float | None, error: type[Exception]) -> float | None:
    """How long one wait may be: `timeout`, or less. Raises `error` when the time is up."""
    until = _until.get()
    if until is None:
        return timeout
    left = until - time.monotonic()
    if left <= 0:
        raise error("the time is up")
    return left if timeout is None else min(timeout, left)


def resolve(host: str, port: int, timeout: float | None) -> list[str]:
    """The addresses of a host, each once, in the order of the resolver.

    It runs in a thread that may be left behind: nothing else ends a resolver that hangs.

    Raises:
        httpcore.ConnectTimeout: the resolver does not answer in time.
        httpcore.ConnectError: the host has no address.
    """
    told: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()
    threading.Thread(target=_resolve, args=(host, port, told.put), daemon=True).start()
    try:
        found = told.get(timeout=wait(timeout, httpcore.ConnectTimeout))
    except queue.Empty:
        raise httpcore.ConnectTimeout(f"{host}: its name was not resolved in time") from None
    if isinstance(found, Exception):
        raise httpcore.ConnectError(f"{host} has no address ({found})") from found
    return found


def _resolve(host: str, port: int, tell: Callable[[list[str] | Exception], None]) -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, OverflowError) as error:
        tell(error)
    else:
        tell(list(dict.fromkeys(str(place[0]) for *_, place in found)))


class TimedStream(httpcore.NetworkStream):
    """A connection whose every wait is cut to what is left."""

    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes."""
        return self._inner.read(max_bytes, wait(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends bytes."""
        self._inner.write(buffer, wait(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        """Ends the connection."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The same connection under TLS."""
        limit = wait(timeout, httpcore.ConnectTimeout)
        return TimedStream(self._inner.start_tls(ssl_context, server_hostname, limit))

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's own signature
        """What httpcore asks of a connection."""
        return self._inner.get_extra_info(info)
