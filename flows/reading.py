"""What a run reads: its sources as the settings let them be fetched, and feeds since when."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from dateutil import parser as dates

from flows.errors import InputError
from flows.newest import latest
from flows.sources import Pasted, Reading, read_sources
from flows.sources.addresses import is_link, must_be_a_link, shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from flows.settings import Settings

_AGO = re.compile(r"(?P<many>\d{1,4})\s*(?P<unit>h|d|hours?|days?)", re.IGNORECASE)


def since_when(asked: str, out: Path, name: str) -> dt.datetime | None:
    """From when on a feed's entries are read: as asked, else since that name's newest brief began.

    `asked` is a day or a time ("2026-11-20", "2026-11-20T06:00Z") or how long ago ("24h", "7d").
    None if all entries are: nothing is asked and no such brief is published.

    Raises:
        InputError: it is none of these.
    """
    if not asked.strip():
        standing = latest(out, name)
        return _instant(standing.brief.started_at) if standing else None
    ago = _AGO.fullmatch(asked.strip())
    if ago:
        many = int(ago["many"])
        hours = many if ago["unit"][0].lower() == "h" else 24 * many
        return dt.datetime.now(dt.UTC) - dt.timedelta(hours=hours)
    return _instant(asked)


def check_readable(sources: Sequence[str]) -> None:
    """Says at once what cannot be read, without fetching a link.

    Raises:
        InputError: no source can be read, or one is a link that nothing may fetch.
    """
    links = [source.strip() for source in sources if is_link(source)]
    for link in links:
        try:
            must_be_a_link(link)
        except InputError as error:
            raise InputError(f"{shown(link)} {error}") from None
    if not links:
        read_sources(sources)


def read_all(
    settings: Settings,
    sources: Sequence[str],
    texts: Sequence[Pasted] = (),
    roots: Sequence[Path] | None = None,
    since: dt.datetime | None = None,
) -> Reading:
    """The documents of a run. Raises as `read_sources`."""
    if not any(map(is_link, sources)):
        return read_sources(sources, texts=texts, roots=roots)
    # What fetches takes a second to import, and a brief of files needs none of it.
    from flows.sources.links import Fetcher

    with Fetcher(settings.state_dir / "pages", settings.allowed_hosts) as fetcher:
        return read_sources(sources, texts=texts, roots=roots, fetcher=fetcher, since=since)


def _instant(text: str) -> dt.datetime:
    try:
        when = dates.isoparse(text.strip())
    except ValueError:
        raise InputError(
            f"{text} is no day; write it like 2026-11-20, or how long ago, like 24h or 7d"
        ) from None
    return when if when.tzinfo else when.replace(tzinfo=dt.UTC)
