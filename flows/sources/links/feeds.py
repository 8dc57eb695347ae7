"""A feed to its entries, newest first. feedparser reads RSS, RDF and Atom, broken ones too."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from time import struct_time
from urllib.parse import urlsplit

import feedparser
from w3lib.html import remove_tags

from flows.errors import InputError
from flows.sources.readers import PROLOGUE
from flows.sources.readers.markup import text_of
from flows.sources.readers.model import one_line

MAX_ENTRIES = 50  # a morning's news of a busy outlet; older ones were in an earlier brief
_FEED = re.compile(PROLOGUE + rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE | re.DOTALL)
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    title: str
    url: str | None  # of its page, if it links to one
    text: str  # its own, without markup
    published: dt.datetime | None  # UTC

    @property
    def day(self) -> str | None:
        """The ISO 8601 day on which it was published."""
        return self.published.date().isoformat() if self.published else None


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed gives."""

    title: str | None
    entries: tuple[Entry, ...]
    left_out: int  # newer than asked for, but more than are read


def is_feed(data: bytes) -> bool:
    """Whether bytes are a feed, by how they begin."""
    return bool(_FEED.match(data.removeprefix(b"\xef\xbb\xbf")[:_HEAD]))


def read_feed(data: bytes, url: str, since: dt.datetime | None = None) -> Feed:
    """The entries of a feed that are not older than `since`; those without a date are kept.

    `url` is where the feed lives: links in it may be relative.

    Raises:
        InputError: it is broken beyond reading. Completes "<url>: ".
    """
    try:
        parsed = feedparser.parse(data, response_headers={"content-location": url})
        entries = [_entry(e) for e in parsed.entries]
    except Exception as e:  # a broken feed can make the parser raise anything
        raise InputError(f"is a feed that cannot be read ({type(e).__name__})") from e
    wanted = [e for e in entries if since is None or e.published is None or e.published >= since]
    wanted.sort(key=lambda e: e.published or dt.datetime.max.replace(tzinfo=dt.UTC), reverse=True)
    return Feed(
        title=_words(parsed.feed.get("title")),
        entries=tuple(wanted[:MAX_ENTRIES]),
        left_out=max(0, len(wanted) - MAX_ENTRIES),
    )


def _entry(entry: feedparser.FeedParserDict) -> Entry:
    told = [c.get("value") for c in entry.get("content", [])] or [entry.get("summary")]
    return Entry(
        title=_words(entry.get("title")) or "Untitled",
        url=_web(entry.get("link")),
        text=text_of(max((text or "" for text in told), key=len)),
        published=_instant(entry.get("published_parsed") or entry.get("updated_parsed")),
    )


def _instant(when: struct_time | None) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(calendar.timegm(when), dt.UTC) if when else None
    except (ValueError, OverflowError, OSError):  # of a year that no calendar has
        return None


def _web(link: object) -> str | None:
    """The address of an entry's page; none that holds a password, for a brief publishes it."""
    try:
        parts = urlsplit(str(link or ""))
    except ValueError:
        return None
    return str(link) if parts.scheme in {"http", "https"} and "@" not in parts.netloc else None


def _words(markup: object) -> str | None:
    return one_line(remove_tags(str(markup or "")))
