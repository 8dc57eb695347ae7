"""Links to bytes: within limits of time, size and kind."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import version
from pathlib import Path
from typing import Self

import hishel
import httpcore
import httpx
from hishel.httpx import CacheTransport

from flows.errors import InputError
from flows.sources.addresses import must_be_a_link
from flows.sources.links.deadlines import at_most, is_over
from flows.sources.links.guard import GuardedBackend
from flows.sources.links.turns import OneAtATime

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
        """`allowed_hosts`: names whose addresses may be private; `total_s`: seconds for a link.

        Raises:
            InputError: `cache` cannot be written.
        """
        self._total_s = total_s
        allowed = frozenset(h.lower() for h in allowed_hosts)
        transport: httpx.BaseTransport = OneAtATime(_guarded(allowed))
        if cache is not None:
            _make_private(cache)
            transport = CacheTransport(
                transport,
                hishel.SqliteStorage(
                    database_path=cache / _database(allowed),
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
            # What one link is told is not for the next: a cookie may be for all of ".co.uk".
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        )

    def fetch(self, url: str) -> Fetched:
        """What a link gives.

        Raises:
            InputError: it gives nothing that may be read. Completes "<url>: ".
        """
        must_be_a_link(url)
        with at_most(self._total_s):
            try:
                return self._fetched(url)
            except httpx.TooManyRedirects as e:
                raise InputError(f"redirects more than {_REDIRECTS} times") from e
            except httpx.TimeoutException as e:
                raise InputError(self._late() if is_over() else "did not answer in time") from e
            except httpx.UnsupportedProtocol as e:
                raise InputError("redirects to something that is no web address") from e
            except (httpx.HTTPError, httpx.InvalidURL) as e:
                raise InputError(f"could not be fetched ({_first_line(e)})") from e
            except UnicodeError as e:  # a host that only looks like one of another script
                raise InputError("is no web address, or redirects to none") from e

    def _fetched(self, url: str) -> Fetched:
        with self._client.stream("GET", url) as response:
            _must_be_readable(response)
            data = bytearray()
            for chunk in response.iter_bytes():
                data += chunk
                if len(data) > MAX_BYTES:
                    raise InputError(
                        f"is larger than {MAX_BYTES / 1_000_000:g} MB, the most that is read"
                    )
            # A redirect may add a name and a password, and the address is published.
            at = response.url.copy_with(fragment=None, userinfo=b"")
            return Fetched(str(at), bytes(data), response.headers.get("content-type"))

    def _late(self) -> str:
        return f"took longer than {self._total_s:g} seconds"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()


def _make_private(folder: Path) -> None:
    """Makes the folder, for its owner alone: pages of private hosts are kept in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as e:
        raise InputError(
            f"{e.filename or folder} cannot be written ({e.strerror});"
            " set WELLSOURCED_STATE_DIR to a folder that can"
        ) from e


def _must_be_readable(response: httpx.Response) -> None:
    status = response.status_code
    if not response.is_success:
        down = f"is down ({status}); try again later"
        other = f"answers {status}, not a page"
        raise InputError(_SAID.get(status, down if response.is_server_error else other))
    if "," in response.headers.get("content-encoding", ""):
        # Each layer may unpack to a thousand times its size, before anything can be counted.
        raise InputError("is packed more than once, which is not read")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind and kind not in _KINDS:
        raise InputError(f"is {kind}, which is not read")
    length = response.headers.get("content-length", "")
    if length.isdigit() and int(length) > MAX_BYTES:
        raise InputError(f"is larger than {MAX_BYTES / 1_000_000:g} MB, the most that is read")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _database(allowed: frozenset[str]) -> str:
    """Where pages are kept: those of private hosts apart, for who may read them now."""
    if not allowed:
        return "pages.db"
    return f"pages-{hashlib.sha256(' '.join(sorted(allowed)).encode()).hexdigest()[:12]}.db"


def _guarded(allowed: frozenset[str]) -> httpx.HTTPTransport:
    transport = httpx.HTTPTransport(trust_env=False)
    # httpx has no way to be given httpcore's network backend; the pool is all that it wraps.
    transport._pool = httpcore.ConnectionPool(  # noqa: SLF001
        ssl_context=httpx.create_ssl_context(trust_env=False),
        network_backend=GuardedBackend(allowed),
    )
    return transport
