"""Feeds: RSS, RDF and Atom, long ones, broken ones, and links that are relative."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.errors import InputError
from flows.sources.links.feeds import MAX_ENTRIES, is_feed, read_feed

HOME = "https://herald.example/news/feed.xml"


def rss(*items: str, head: str = "<?xml version='1.0'?>") -> bytes:
    """An RSS feed of those items."""
    return (
        f"{head}<rss version='2.0'><channel><title>Tarnow &amp; Herald</title>{''.join(items)}"
        "</channel></rss>"
    ).encode()


def item(title: str = "Bridge", link: str = "/news/1", day: int | None = 12, text: str = "") -> str:
    """One entry, of a day in May 2025."""
    when = f"<pubDate>{day} May 2025 09:30:00 +0200</pubDate>" if day else ""
    return (
        f"<item><title>{title}</title><link>{link}</link>{when}"
        f"<description>{text}</description></item>"
    )


ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title>
<entry><title>Bridge approved</title><link href="story.html"/><updated>2025-05-12T09:30:00Z</updated>
<content type="html">&lt;p&gt;The council &lt;b&gt;met&lt;/b&gt;.&lt;/p&gt;</content></entry></feed>"""


def test_an_rss_feed_gives_its_entries() -> None:
    feed = read_feed(rss(item(text="&lt;p&gt;The council met.&lt;/p&gt;")), HOME)
    (entry,) = feed.entries
    assert feed.title == "Tarnow & Herald"
    assert (entry.title, entry.url) == ("Bridge", "https://herald.example/news/1")
    assert entry.text == "The council met."
    assert entry.published == dt.datetime(2025, 5, 12, 7, 30, tzinfo=dt.UTC)


def test_an_atom_feed_gives_its_entries() -> None:
    (entry,) = read_feed(ATOM, HOME).entries
    assert entry.url == "https://herald.example/news/story.html"
    assert entry.text == "The council met."


def test_the_newest_come_first_and_older_ones_than_asked_for_do_not() -> None:
    feed = rss(*(item(title=str(d), day=d) for d in (3, 9, 6)), item(title="undated", day=None))
    assert [e.title for e in read_feed(feed, HOME).entries] == ["undated", "9", "6", "3"]
    since = dt.datetime(2025, 5, 6, tzinfo=dt.UTC)
    assert [e.title for e in read_feed(feed, HOME, since).entries] == ["undated", "9", "6"]


def test_of_a_thousand_entries_the_newest_are_read_and_the_rest_counted() -> None:
    feed = read_feed(rss(*(item(link=f"/{n}") for n in range(1000))), HOME)
    assert len(feed.entries) == MAX_ENTRIES
    assert feed.left_out == 1000 - MAX_ENTRIES


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "mailto:a@b.example",
        "https://me:secret@herald.example/1",
    ],
)
def test_a_link_that_is_no_page_is_none(link: str) -> None:
    assert read_feed(rss(item(link=link)), HOME).entries[0].url is None


@pytest.mark.parametrize(
    "data",
    [
        rss(item())[:-30],
        rss(item(title="Fish & chips")),
        rss(item(), head="<?xml version='1.0' encoding='no-such'?>"),
        rss(item()).replace(b"<title>", b"<title>\xff"),
    ],
    ids=["cut", "bare ampersand", "unknown encoding", "bad bytes"],
)
def test_broken_markup_still_gives_its_entries(data: bytes) -> None:
    assert [e.url for e in read_feed(data, HOME).entries] == ["https://herald.example/news/1"]


def test_entities_do_not_reach_files_or_grow() -> None:
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    head = (
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY l0 'ha'><!ENTITY f SYSTEM 'file:///etc/passwd'>"
        f"{laughs}]>"
    )
    feed = read_feed(rss(item(text="&l9;&f;"), head=head), HOME)
    assert all("root:" not in e.text and len(e.text) < 10_000 for e in feed.entries)


@pytest.mark.parametrize(
    ("data", "feed"),
    [
        (rss(), True),
        (ATOM, True),
        (b"\xef\xbb\xbf" + ATOM, True),
        (
            b"<?xml version='1.0'?><!-- made by x --><rdf:RDF xmlns='http://purl.org/rss/1.0/'/>",
            True,
        ),
        (b"<!doctype html><p>feed", False),
        (b"The council met.", False),
    ],
)
def test_a_feed_is_known_by_its_first_element(data: bytes, feed: bool) -> None:  # noqa: FBT001
    assert is_feed(data) is feed


def test_an_entrys_paragraphs_do_not_run_into_each_other() -> None:
    text = "&lt;h2&gt;Bridge&lt;/h2&gt;&lt;p&gt;The council met.&lt;/p&gt;It left&lt;br/&gt;early."
    (entry,) = read_feed(rss(item(text=text)), HOME).entries
    assert entry.text.split("\n\n") == ["Bridge", "The council met.", "It left", "early."]


def test_a_feed_beyond_reading_is_one_line() -> None:
    with pytest.raises(InputError, match=r"is a feed that cannot be read \(ValueError\)"):
        read_feed(rss(item(title="&#x110000;"), head="<?xml version='1.0'?><"), HOME)


def test_an_entry_with_nothing_in_it_is_an_entry() -> None:
    assert [e.text for e in read_feed(b"<entry<title</content<", HOME).entries] == [""]


@pytest.mark.parametrize("when", ["0000-00-00T00:00:00Z", "9e9", "soon"])
def test_a_time_that_is_none_is_none(when: str) -> None:
    (entry,) = read_feed(ATOM.replace(b"2025-05-12T09:30:00Z", when.encode()), HOME).entries
    assert entry.published is None
