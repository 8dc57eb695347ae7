"""Links to bytes: within limits of time, size and kind, one request at a time per host."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Self

import hishel
import httpcore
import httpx
from hishel.httpx import CacheTransport

from flows.errors import InputError
from flows.sources.addresses import must_be_a_link
from flows.sources.links.guard import GuardedBackend

MAX_BYTES = 20_000_000  # of the decoded body
_TOTAL_S = 60.0
_TIMEOUT = httpx.Timeout(15.0)
_REDIRECTS = 5
_CACHE_BYTES = 500_000_000
# A page of any kind that a reader knows, and feeds. What names no kind is told by its bytes.
_KINDS = frozenset(
    """text/html application/xhtml+xml text/plain text/markdown application/pdf message/rfc822
    application/vnd.openxmlformats-officedocument.wordprocessingml.document application/rss+xml
    application/atom+xml application/rdf+xml application/xml text/xml application/octet-stream
    binary/octet-stream""".split()
)
_SAID: Mapping[int, str] = {
    401: "wants a login (401); save the page and name the file",
    402: "wants to be paid (402); save the page and name the file",
    403: "may not be read by programs (403); save the page and name the file",
    404: "is not there (404); check the address",
    410: "is gone (410)",
    429: "asks for fewer requests (429); try again later",
    451: "may not be shown here for legal reasons (451)",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a link gave."""

    url: str  # after all redirects
    data: bytes
    content_type: str | None


class Fetcher:
    """Fetches links, from several threads at once; a context manager.

    Pages are kept under `cache` and asked for again only if they have changed (RFC 9111). Proxies
    of the environment are not used: behind one, nobody could tell which address is connected to.
    """

    def __init__(
        self,
        cache: Path | None = None,
        allowed_hosts: Collection[str] = (),
        *,
        total_s: float = _TOTAL_S,
    ) -> None:
        """`allowed_hosts`: names whose addresses may be private; `total_s`: seconds for a link."""
        self._total_s = total_s
        transport: httpx.BaseTransport = _OneAtATime(_guarded(allowed_hosts))
        if cache is not None:
            cache.mkdir(parents=True, exist_ok=True)
            transport = CacheTransport(
                transport,
                hishel.SqliteStorage(
                    database_path=cache / "pages.db",
                    max_stream_size=MAX_BYTES,
                    max_size=_CACHE_BYTES,
                ),
                rfc=hishel.CacheOptions(shared=False),
            )
        self._client = httpx.Client(
            transport=transport,
            headers={
                "User-Agent": f"wellsourced/{version('wellsourced')} (pages that people name)",
                "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5",
                "Accept-Encoding": "gzip, deflate",
            },
            timeout=_TIMEOUT,
            follow_redirects=True,
            max_redirects=_REDIRECTS,
            trust_env=False,
        )

    def fetch(self, url: str) -> Fetched:
        """What a link gives.

        Raises:
            InputError: it gives nothing that may be read. Completes "<url>: ".
        """
        must_be_a_link(url)
        until = time.monotonic() + self._total_s
        try:
            with self._client.stream("GET", url) as response:
                _must_be_readable(response)
                data = bytearray()
                for chunk in response.iter_bytes():
                    data += chunk
                    if len(data) > MAX_BYTES:
                        raise InputError(
                            f"is larger than {MAX_BYTES / 1_000_000:g} MB, the most that is read"
                        )
                    if time.monotonic() > until:
                        raise InputError(f"took longer than {self._total_s:g} seconds")
                return Fetched(
                    str(response.url.copy_with(fragment=None)),
                    bytes(data),
                    response.headers.get("content-type"),
                )
        except httpx.TooManyRedirects as e:
            raise InputError(f"redirects more than {_REDIRECTS} times") from e
        except httpx.TimeoutException as e:
            raise InputError("did not answer in time") from e
        except httpx.UnsupportedProtocol as e:
            raise InputError("redirects to something that is no web address") from e
        except (httpx.HTTPError, httpx.InvalidURL) as e:
            raise InputError(f"could not be fetched ({_first_line(e)})") from e

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()


def _must_be_readable(response: httpx.Response) -> None:
    status = response.status_code
    if not response.is_success:
        down = f"is down ({status}); try again later"
        other = f"answers {status}, not a page"
        raise InputError(_SAID.get(status, down if response.is_server_error else other))
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind and kind not in _KINDS:
        raise InputError(f"is {kind}, which is not read")
    length = response.headers.get("content-length", "")
    if length.isdigit() and int(length) > MAX_BYTES:
        raise InputError(f"is larger than {MAX_BYTES / 1_000_000:g} MB, the most that is read")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _guarded(allowed_hosts: Collection[str]) -> httpx.HTTPTransport:
    transport = httpx.HTTPTransport(trust_env=False)
    # httpx has no way to be given httpcore's network backend; the pool is all that it wraps.
    transport._pool = httpcore.ConnectionPool(  # noqa: SLF001
        ssl_context=httpx.create_ssl_context(trust_env=False),
        network_backend=GuardedBackend({h.lower() for h in allowed_hosts}),
    )
    return transport


class _OneAtATime(httpx.BaseTransport):
    """Holds a host's next request back until the answer to the last one has been read."""

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self._inner = inner
        self._locks: dict[str, threading.Lock] = {}
        self._making = threading.Lock()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        with self._making:
            lock = self._locks.setdefault(request.url.host, threading.Lock())
        lock.acquire()
        try:
            response = self._inner.handle_request(request)
        except BaseException:
            lock.release()
            raise
        stream = response.stream
        assert isinstance(stream, httpx.SyncByteStream)  # noqa: S101 - the inner one is not async
        return httpx.Response(
            response.status_code,
            headers=response.headers,
            stream=_Released(stream, lock),
            extensions=response.extensions,
        )

    def close(self) -> None:
        self._inner.close()


class _Released(httpx.SyncByteStream):
    """A body that lets the next request go once it is closed."""

    def __init__(self, inner: httpx.SyncByteStream, lock: threading.Lock) -> None:
        self._inner = inner
        self._lock = lock
        self._open = True

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._inner)

    def close(self) -> None:
        try:
            self._inner.close()
        finally:
            if self._open:
                self._open = False
                self._lock.release()
