"""A web site with every bad manner, on a port of this machine."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """What it answers by path, and what it was asked."""

    pages: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    at_once: int = 0  # the most requests that were open together
    port: int = 0
    _open: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, path: str, host: str = "localhost") -> str:
        """The address of a path, by that name of this machine."""
        return f"http://{host}:{self.port}{path}"

    def enter(self, step: int) -> None:
        """Counts a request in or out."""
        with self._lock:
            self._open += step
            self.at_once = max(self.at_once, self._open)


@contextmanager
def serving() -> Iterator[Site]:
    """A site, until the block ends."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.enter(1)
            try:
                site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                site.pages.get(self.path, answer(b"nothing here", status=404))(self)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the reader has seen enough
            finally:
                site.enter(-1)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def answer(
    body: bytes, kind: str = "text/html", status: int = 200, **headers: str
) -> Callable[[BaseHTTPRequestHandler], None]:
    """A plain answer; underscores in header names stand for hyphens."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


def moved(to: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """A redirect."""
    return answer(b"", status=302, Location=to)


def bomb(megabytes: int) -> Callable[[BaseHTTPRequestHandler], None]:
    """A small answer that unpacks to that much."""
    return answer(gzip.compress(b" " * megabytes * 1_000_000), Content_Encoding="gzip")


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, for a minute."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(600):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


def cut(handler: BaseHTTPRequestHandler) -> None:
    """Half of what was promised."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"<p>Half")


def endless_headers(handler: BaseHTTPRequestHandler) -> None:
    """A header line now and then, for a minute."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
    for n in range(600):
        handler.wfile.write(b"X-%d: y\r\n" % n)
        handler.wfile.flush()
        time.sleep(0.1)


def moved_with_much_ado(to: str, megabytes: int) -> Callable[[BaseHTTPRequestHandler], None]:
    """A redirect with a body of that size, of which nobody has need."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", to)
        handler.end_headers()
        for _ in range(megabytes):
            handler.wfile.write(b" " * 1_000_000)
        handler.close_connection = True

    return send


def packed_twice(handler: BaseHTTPRequestHandler) -> None:
    """A few hundred bytes that unpack to 30 MB, in two steps."""
    body = gzip.compress(gzip.compress(b" " * 30_000_000))
    answer(body, Content_Encoding="gzip, gzip")(handler)
