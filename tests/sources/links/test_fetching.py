"""Fetching from a site with every bad manner."""

from __future__ import annotations

import socket
import stat
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from flows.errors import InputError
from flows.sources.links.fetching import Fetcher
from tests.sources.links.site import (
    Site,
    answer,
    bomb,
    cut,
    dripping,
    endless_headers,
    moved,
    moved_with_much_ado,
    packed_twice,
    serving,
)

HERE = ("localhost",)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


def refused(url: str, total_s: float = 30) -> str:
    """Why a link is not read."""
    with (
        Fetcher(allowed_hosts=HERE, total_s=total_s) as fetcher,
        pytest.raises(InputError) as raised,
    ):
        fetcher.fetch(url)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_page_is_fetched_with_its_kind_and_its_last_address(site: Site) -> None:
    site.pages["/a"] = moved("/b")
    site.pages["/b"] = answer(b"<p>Hello</p>", "text/html; charset=utf-8")
    with Fetcher(allowed_hosts=HERE) as fetcher:
        got = fetcher.fetch(site.url("/a#part"))
    assert (got.url, got.data, got.content_type) == (
        site.url("/b"),
        b"<p>Hello</p>",
        "text/html; charset=utf-8",
    )
    assert site.asked[0][1]["user-agent"].startswith("wellsourced/")


BAD = {
    "/404": (answer(b"", status=404), "is not there (404)"),
    "/403": (answer(b"", status=403), "may not be read by programs (403)"),
    "/503": (answer(b"", status=503), "is down (503)"),
    "/418": (answer(b"", status=418), "answers 418"),
    "/image": (answer(b"x", "image/png"), "is image/png, which is not read"),
    "/huge": (answer(b" " * 20_000_001), "is larger than 20 MB"),
    "/bomb": (bomb(200), "is larger than 20 MB"),
    "/loop": (moved("/loop"), "redirects more than 5 times"),
    "/file": (moved("file:///etc/passwd"), "redirects to something that is no web address"),
    "/cut": (cut, "could not be fetched"),
    "/twice": (packed_twice, "is packed more than once"),
    "/no-name": (moved("http://xn--/"), "is no web address, or redirects to none"),
}


@pytest.mark.parametrize("path", BAD)
def test_a_bad_answer_is_one_line(site: Site, path: str) -> None:
    page, said = BAD[path]
    site.pages[path] = page
    assert said in refused(site.url(path))


@pytest.mark.parametrize("slow", [dripping, endless_headers])
def test_a_drip_ends_in_time(site: Site, slow: Callable[[BaseHTTPRequestHandler], None]) -> None:
    site.pages["/drip"] = slow
    began = time.monotonic()
    assert "took longer than 0.5 seconds" in refused(site.url("/drip"), total_s=0.5)
    assert time.monotonic() - began < 5


def test_a_name_that_is_never_resolved_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> list[object]:
        time.sleep(30)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    assert "took longer than 0.3 seconds" in refused("http://slow.example/", total_s=0.3)


def test_a_host_that_is_late_is_not_waited_for_again_and_again(site: Site) -> None:
    site.pages["/drip"] = dripping
    site.pages["/good"] = answer(b"<p>Hello</p>")
    said = []
    with Fetcher(allowed_hosts=[*HERE, "127.0.0.1"], total_s=0.3) as fetcher:
        for _ in range(4):
            with pytest.raises(InputError) as raised:
                fetcher.fetch(site.url("/drip"))
            said.append(str(raised.value))
        assert fetcher.fetch(site.url("/good", host="127.0.0.1")).data
    assert said[1] == "took longer than 0.3 seconds"
    assert said[2:] == ["was not asked for: localhost did not answer in time before"] * 2


def test_the_wait_for_a_turn_is_no_part_of_a_links_time(site: Site) -> None:
    def slowly(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.2)
        answer(b"<p>Hello</p>")(handler)

    site.pages["/slow"] = slowly
    with Fetcher(allowed_hosts=HERE, total_s=0.6) as fetcher, ThreadPoolExecutor(6) as pool:
        assert len(list(pool.map(fetcher.fetch, [site.url("/slow")] * 6))) == 6


def test_the_body_of_a_redirect_is_not_read(site: Site) -> None:
    site.pages["/a"] = moved_with_much_ado("/b", 30)
    site.pages["/b"] = answer(b"<p>Hello</p>")
    with Fetcher(allowed_hosts=HERE, total_s=10) as fetcher:
        assert fetcher.fetch(site.url("/a")).data == b"<p>Hello</p>"


def test_a_redirect_brings_no_password_into_the_address(site: Site) -> None:
    site.pages["/a"] = moved(site.url("/b").replace("http://", "http://me:secret@"))
    site.pages["/b"] = answer(b"<p>Hello</p>")
    with Fetcher(allowed_hosts=HERE) as fetcher:
        assert fetcher.fetch(site.url("/a")).url == site.url("/b")
    assert all("authorization" not in headers for _, headers in site.asked)


def test_no_cookie_is_kept(site: Site) -> None:
    site.pages["/a"] = answer(b"<p>Hello</p>", Set_Cookie="who=me; Path=/")
    with Fetcher(allowed_hosts=HERE) as fetcher:
        for _ in range(2):
            fetcher.fetch(site.url("/a"))
    assert all("cookie" not in headers for _, headers in site.asked)


def test_what_a_private_host_said_is_not_told_when_it_is_no_longer_allowed(
    site: Site, tmp_path: Path
) -> None:
    site.pages["/a"] = answer(b"<p>Hello</p>", Cache_Control="max-age=3600")
    with Fetcher(tmp_path, HERE) as fetcher:
        assert fetcher.fetch(site.url("/a")).data
    for allowed in ((), ("intranet.example",)):
        with Fetcher(tmp_path, allowed) as fetcher, pytest.raises(InputError, match="private"):
            fetcher.fetch(site.url("/a"))


def test_kept_pages_are_for_their_owner_alone(tmp_path: Path) -> None:
    for cache in (tmp_path / "new" / "pages", tmp_path / "old"):
        (tmp_path / "old").mkdir(mode=0o755, exist_ok=True)
        with Fetcher(cache):
            assert stat.S_IMODE(cache.stat().st_mode) == 0o700


def test_a_folder_for_pages_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    with pytest.raises(InputError, match=r"cannot be written .*; set WELLSOURCED_STATE_DIR"):
        Fetcher(tmp_path / "state" / "pages")


def test_a_site_that_is_not_there_is_told() -> None:
    assert "could not be fetched" in refused("http://localhost:9/")
    assert "could not be fetched" in refused("http://nowhere.invalid/")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///etc/passwd", "is no web address"),
        ("ftp://example.org/x", "is no web address"),
        ("http://", "is no web address"),
        ("http://[::1", "is no web address"),
        ("https://me:secret@example.org/", "holds a password"),
    ],
)
def test_what_is_no_link_is_told(url: str, said: str) -> None:
    assert said in refused(url)


def test_this_machine_is_out_of_reach_unless_it_is_allowed_by_that_name(site: Site) -> None:
    site.pages["/"] = answer(b"secret")
    with Fetcher() as fetcher, pytest.raises(InputError, match="inside a private network"):
        fetcher.fetch(site.url("/"))
    assert "inside a private network" in refused(site.url("/", host="127.0.0.1"))
    assert site.asked == []


def test_a_redirect_into_the_private_network_is_refused(site: Site) -> None:
    site.pages["/out"] = moved(site.url("/in", host="127.0.0.1"))
    site.pages["/in"] = answer(b"secret")
    assert "inside a private network" in refused(site.url("/out"))
    assert [path for path, _ in site.asked] == ["/out"]


def test_a_host_is_asked_one_thing_at_a_time(site: Site) -> None:
    for n in range(8):
        site.pages[f"/{n}"] = answer(b"<p>Hello</p>")
    with Fetcher(allowed_hosts=HERE) as fetcher, ThreadPoolExecutor(8) as pool:
        got = list(pool.map(fetcher.fetch, (site.url(f"/{n}") for n in range(8))))
    assert len(got) == 8
    assert site.at_once == 1


def test_an_unchanged_page_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = answer(b"<p>Hello</p>", ETag='"1"', Cache_Control="no-cache")
    for status in (200, 304):
        with Fetcher(tmp_path, HERE) as fetcher:
            assert fetcher.fetch(site.url("/a")).data == b"<p>Hello</p>"
        site.pages["/a"] = answer(b"", status=304, ETag='"1"')
        assert status
    assert "if-none-match" not in site.asked[0][1]
    assert site.asked[1][1]["if-none-match"] == '"1"'
