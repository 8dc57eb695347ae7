"""What a run reads: links as they are fetched, feeds since when, and what is said at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from flows.errors import InputError
from flows.publish import publish
from flows.reading import check_readable, read_all, since_when
from flows.settings import Settings
from flows.sources import NothingNewError
from flows.sources.links import Fetched, Fetcher
from tests.publish.making import mill_fire
from tests.sources.links.site import Site, answer, serving
from tests.sources.links.test_feeds import item, rss
from tests.sources.readers.printing import columns, pdf
from tests.sources.readers.test_mail import mail
from tests.sources.readers.test_page import STORY, page

LONG = "The council of Tarnow approved the new bridge on Monday by 31 votes to 14. " * 8


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(state_dir=tmp_path / "state", allowed_hosts=("localhost",))


def test_a_page_a_pdf_and_a_file_are_documents_with_their_addresses(
    site: Site, settings: Settings, tmp_path: Path
) -> None:
    site.pages["/page"] = answer(page().encode())
    site.pages["/report"] = answer(pdf(columns), "application/pdf")
    (tmp_path / "note.txt").write_text("The union of builders welcomed the bridge on Tuesday.\n")
    links = [site.url("/page"), site.url("/report"), site.url("/gone")]
    reading = read_all(settings, [*links, str(tmp_path / "note.txt")])
    assert [d.name for d in reading.documents] == ["note.txt", *links[:2]]
    assert reading.documents[1].url == links[0]
    assert [(s.name, s.reason) for s in reading.skipped] == [
        (links[2], "is not there (404); check the address")
    ]


def test_a_feed_gives_the_pages_of_its_entries_and_else_its_own_words(
    site: Site, settings: Settings
) -> None:
    site.pages["/feed"] = answer(
        rss(
            item("Bridge", "/page", day=12),
            item("Budget", "/gone", day=11, text=LONG),
            item("Teaser", "/gone", day=10, text="More inside."),
        ),
        "application/rss+xml",
    )
    site.pages["/page"] = answer(page().encode())
    reading = read_all(settings, [site.url("/feed")])
    told, budget = reading.documents
    assert STORY[0] in told.text
    assert (budget.title, budget.date) == ("Budget", "2025-05-11")
    assert budget.notes == ("read from its feed; its page is not there (404); check the address",)
    assert [s.reason for s in reading.skipped] == ["is not there (404); check the address"]


def test_a_feed_without_a_new_entry_is_nothing_new(site: Site, settings: Settings) -> None:
    site.pages["/feed"] = answer(rss(item(day=12)), "application/rss+xml")
    with pytest.raises(NothingNewError, match="gave no entry since 2025-05-13"):
        read_all(settings, [site.url("/feed")], since=dt.datetime(2025, 5, 13, tzinfo=dt.UTC))


def test_what_failed_is_said_where_the_rest_is_nothing_new(site: Site, settings: Settings) -> None:
    site.pages["/feed"] = answer(rss(item(day=12)), "application/rss+xml")
    site.pages["/page"] = answer(b"", status=503)
    since = dt.datetime(2025, 5, 13, tzinfo=dt.UTC)
    with pytest.raises(InputError, match=r"/page is down \(503\)") as raised:
        read_all(settings, [site.url("/feed"), site.url("/page")], since=since)
    assert not isinstance(raised.value, NothingNewError)
    assert "/feed" not in str(raised.value)  # three are told, and this one did not fail


def test_a_mail_and_what_is_attached_to_it_are_documents(
    settings: Settings, tmp_path: Path
) -> None:
    message = mail()
    message.add_attachment(
        pdf(columns), maintype="application", subtype="pdf", filename="../../plan.pdf"
    )
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    (tmp_path / "m.eml").write_bytes(message.as_bytes())
    reading = read_all(settings, [str(tmp_path / "m.eml")])
    assert [d.name for d in reading.documents] == ["m.eml", "m.eml › plan.pdf"]
    assert reading.documents[0].publisher == "Press Office"
    assert [s.name for s in reading.skipped] == ["m.eml › logo.png"]


def test_a_link_into_this_machine_is_left_out(site: Site, tmp_path: Path) -> None:
    site.pages["/"] = answer(page().encode())
    with pytest.raises(InputError, match="an address inside a private network"):
        read_all(Settings(state_dir=tmp_path), [site.url("/")])
    assert site.asked == []


@pytest.mark.parametrize(
    ("asked", "hours"), [("24h", 24), ("7d", 168), ("2 days", 48), (" 12 hours ", 12)]
)
def test_how_long_ago(asked: str, hours: int, tmp_path: Path) -> None:
    when = since_when(asked, tmp_path, "x")
    assert when is not None
    assert abs(dt.datetime.now(dt.UTC) - when - dt.timedelta(hours=hours)) < dt.timedelta(minutes=1)


def test_a_day_is_one_of_utc_and_nothing_is_since_ever(tmp_path: Path) -> None:
    assert since_when("2026-11-20", tmp_path, "x") == dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    assert since_when("", tmp_path, "x") is None
    with pytest.raises(InputError, match="tomorrow is no day"):
        since_when("tomorrow", tmp_path, "x")


@pytest.mark.parametrize("source", ["http://", "https://[::1"])
def test_a_bad_link_is_said_before_anything_is_fetched(source: str) -> None:
    with pytest.raises(InputError) as raised:
        check_readable([source])
    assert str(raised.value).startswith(source)


def test_a_feed_is_read_since_the_newest_brief_of_that_name_began(tmp_path: Path) -> None:
    brief, documents = mill_fire()
    published = publish(replace(brief, name="x"), documents, tmp_path).brief
    assert published.started_at < published.finished_at
    assert since_when("", tmp_path, "x") == dt.datetime.fromisoformat(published.started_at)


def test_a_feed_that_cannot_be_read_stops_nothing(
    site: Site, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError

    monkeypatch.setattr("feedparser.parse", broken)
    site.pages["/page"] = answer(page().encode())
    site.pages["/feed"] = answer(rss(item()), "application/rss+xml")
    reading = read_all(settings, [site.url("/feed"), site.url("/page")])
    assert [d.name for d in reading.documents] == [site.url("/page")]
    assert [s.reason for s in reading.skipped] == ["is a feed that cannot be read (ValueError)"]


def test_a_fault_of_ours_with_one_link_is_logged_and_stops_nothing(
    site: Site,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    site.pages["/page"] = answer(page().encode())
    whole = Fetcher.fetch

    def fetch(self: Fetcher, url: str) -> Fetched:
        return whole(self, url) if url.endswith("/page") else 1 // 0  # type: ignore[return-value]

    monkeypatch.setattr(Fetcher, "fetch", fetch)
    reading = read_all(settings, [site.url("/x?key=secret"), site.url("/page")])
    assert [d.name for d in reading.documents] == [site.url("/page")]
    (skipped,) = reading.skipped
    assert skipped.reason == "could not be read (unexpected ZeroDivisionError); the log says more"
    (record,) = [r for r in caplog.records if r.exc_info]
    assert record.getMessage() == f"{site.url('/x?…')} could not be read"


def test_no_password_of_a_link_is_told(site: Site, settings: Settings) -> None:
    site.pages["/page"] = answer(page().encode())
    link = site.url("/page").replace("http://", "http://me:secret@")
    reading = read_all(settings, [link, site.url("/page")])
    assert [s.name for s in reading.skipped] == [site.url("/page")]
    for part in ("/gone?key=secret", "/gone#secret"):
        (skipped,) = read_all(settings, [site.url(part), site.url("/page")]).skipped
        assert skipped.name == f"{site.url('/gone')}{part[5]}…"
    with pytest.raises(InputError) as raised:
        check_readable([link])
    assert "secret" not in str(raised.value)
