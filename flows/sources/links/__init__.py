"""Links to what they hold: pages as they are, feeds as the pages of their entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from flows.errors import InputError
from flows.sources.addresses import host_of, shown
from flows.sources.faults import why
from flows.sources.links.feeds import MAX_ENTRIES, Entry, is_feed, read_feed
from flows.sources.links.fetching import Fetched, Fetcher

__all__ = ["Fetched", "Fetcher", "Linked", "read_links"]

_AT_ONCE = 8  # hosts; each is asked one thing at a time
_OWN_WORDS = 40  # an entry's own text that is shorter is a teaser


@dataclass(frozen=True, slots=True)
class Linked:
    """What a link gave, or why it gave nothing."""

    name: str  # the address
    page: Fetched | None = None
    problem: str | None = None  # completes "<name>: "
    nothing_new: bool = False  # a feed without an entry that was asked for
    entry: Entry | None = None  # of the feed that it came from
    feed: str | None = None  # that feed's title

    @property
    def own_text(self) -> str | None:
        """What the feed itself says, if that is more than a teaser."""
        text = self.entry.text if self.entry else ""
        return f"{self.entry.title}\n\n{text}" if self.entry and _is_enough(text) else None


def read_links(
    links: Sequence[str], fetcher: Fetcher | None, since: dt.datetime | None = None
) -> list[Linked]:
    """What each link holds, in the order named; of a feed the entries that are not before `since`.

    Nothing is raised for a link: what went wrong is its `problem`, as without a fetcher all is.
    """
    if fetcher is None:
        return [Linked(url, problem="is a web address, and none is fetched here") for url in links]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found: list[Linked] = []
        for link in pool.map(lambda url: _fetched(Linked(url), fetcher), links):
            if link.page and is_feed(link.page.data):
                entries = list(_entries(link.page, since))
                found += pool.map(lambda one: _fetched(one, fetcher), entries)
            else:
                found.append(link)
    return found


def _entries(feed: Fetched, since: dt.datetime | None) -> Iterator[Linked]:
    try:
        read = read_feed(feed.data, feed.url, since)
    except InputError as error:
        yield Linked(feed.url, problem=str(error))
        return
    for entry in read.entries:
        name = entry.url or f"{read.title or host_of(feed.url)}: {entry.title}"
        yield Linked(name, entry=entry, feed=read.title)
    if read.left_out:
        told = f"gave {read.left_out + MAX_ENTRIES} entries; the newest {MAX_ENTRIES} were read"
        yield Linked(feed.url, problem=told)
    elif not read.entries:
        told = "gave no entry" if since is None else f"gave no entry since {since:%Y-%m-%d %H:%M}"
        yield Linked(feed.url, problem=told, nothing_new=since is not None)


def _fetched(link: Linked, fetcher: Fetcher) -> Linked:
    if link.problem or (link.entry and not link.entry.url):
        return link
    try:
        page = fetcher.fetch(link.name)
    except Exception as error:  # noqa: BLE001 - one bad link fails no other
        return replace(link, problem=why(shown(link.name), error))
    return replace(link, page=page)


def _is_enough(text: str) -> bool:
    return len(text.split()) >= _OWN_WORDS
