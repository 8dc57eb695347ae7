"""What a document says of itself: title, publisher, address, day. Nothing is guessed from prose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

import yaml
from dateutil import parser as dates
from frontmatter.default_handlers import YAMLHandler

from flows.core.furniture import Page
from flows.core.prefixes import AGENCIES
from flows.core.records import Sentence
from flows.sources.addresses import host_of

_URL = re.compile(r"(?:https?://)[^\s<>\"')\]]+")
_SOURCE = re.compile(
    r"\s*(?:source|via|original(?:ly)?|canonical|first published|url|link)\b", re.IGNORECASE
)
_SOURCE_NAME = re.compile(r"\s*source\s*:\s*(?P<name>[A-Z][\w.&' -]{1,60})$", re.IGNORECASE)
_AGENCY = re.compile(rf"[(\[](?P<name>{AGENCIES})[)\]]")
_OWNER = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©|\([cC]\))?\s*\d{4}(?:\s*[-–]\s*\d{4})?,?\s+(?:by\s+)?"
    r"(?P<name>[A-Z][\w&'. -]{1,50}?)\s*(?:[.,|;]|All rights|$)"
)
_IN_PATH = re.compile(
    r"/(?P<y>(?:19|20)\d{2})[/-](?P<m>\d{1,2}|[a-z]{3})[/-](?P<d>\d{1,2})(?![\d])", re.IGNORECASE
)
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](?:19|20)\d{2}\b")
_DATED_KINDS = frozenset({"timestamp", "date", "dateline", "byline"})
_LONGEST = 10_000  # characters of front matter; brackets in brackets take the square of them
_PUBLISHERS = ("publisher", "site", "site_name", "publication", "outlet", "source", "newspaper")
_ADDRESSES = ("url", "link", "permalink", "canonical", "canonical_url", "source_url", "source")
_DAYS = (
    "date",
    "published",
    "publish_date",
    "published_at",
    "pubdate",
    "date_published",
    "created",
)


@dataclass(frozen=True, slots=True)
class About:
    """What was found; None where the document does not say. `notes` are for the reader."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    date: str | None = None
    notes: tuple[str, ...] = ()


def read_about(text: str, page: Page) -> About:
    """Front matter first, then what the page shows around its story."""
    front = _front_matter(text)
    around = [s for s in page.sentences if s.kind == "furniture" and s.furniture != "front matter"]
    url = _web(_first(front, _ADDRESSES)) or _own_url(around)
    title = _first(front, ("title", "headline")) or page.title
    publisher = _named(_first(front, _PUBLISHERS)) or page.site or _publisher(around)
    notes: tuple[str, ...] = ()
    host = host_of(url) if publisher is None and url else None
    if host and _cites(around, url):
        notes = (f"names {host} as its source",)  # a copy of it, or a rewrite: not its publisher
    elif host:
        publisher = host
        notes = (f"publisher taken from its web address: {host}",)
    day = _front_day(front) or _shown_day(around) or (_path_day(url) if url else None)
    return About(title, publisher, url, day, notes)


class _Loader(yaml.SafeLoader):
    """YAML without `<<`, by which a few lines can ask for millions of keys."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None: ...


def _front_matter(text: str) -> dict[str, Any]:
    handler = YAMLHandler()
    if not handler.detect(text):
        return {}
    try:
        front, _ = handler.split(text)
        told = _Loader(front).get_single_data() if len(front) <= _LONGEST else {}
        return {str(key).casefold().replace("-", "_"): value for key, value in told.items()}
    except Exception:  # noqa: BLE001 - a tag that does not fit its value makes PyYAML raise anything
        return {}  # not YAML: then it says nothing that we can read


def _first(front: dict[str, Any], keys: Iterable[str]) -> str | None:
    for key in keys:
        value = front.get(key)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None


def _web(value: str | None) -> str | None:
    return value if value and _URL.fullmatch(value) and host_of(value) else None


def _named(value: str | None) -> str | None:
    return value if value and not _URL.search(value) else None


def _own_url(around: list[Sentence]) -> str | None:
    """The address that the page gives as its own: the one called its source, or the only one."""
    found = [
        (bool(_SOURCE.match(s.text)), url)
        for s in around
        if s.furniture in {"web address", "source line"}
        for match in [_URL.search(s.text)]
        if match and host_of(url := match.group().rstrip(".,;"))
    ]
    called = [url for is_source, url in found if is_source]
    distinct = dict.fromkeys(url for _, url in found)
    return called[0] if called else next(iter(distinct)) if len(distinct) == 1 else None


def _cites(around: list[Sentence], url: str | None) -> bool:
    """Whether the page calls an address its source, rather than showing it as its own."""
    return any(_SOURCE.match(s.text) and url and url in s.text for s in around)


def _publisher(around: list[Sentence]) -> str | None:
    for s in around:
        named = _SOURCE_NAME.match(s.text)
        if named and s.furniture == "source line":
            return named.group("name").strip()
        agency = _AGENCY.search(s.text) if s.furniture == "dateline" else None
        if agency:
            return agency.group("name")
    for s in around:
        owner = _OWNER.search(s.text) if s.furniture == "copyright" else None
        if owner:
            return owner.group("name").strip()
    return None


def _front_day(front: dict[str, Any]) -> str | None:
    for key in _DAYS:
        value = front.get(key)
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, str) and (day := _whole_day(value)):
            return day
    return None


def _shown_day(around: list[Sentence]) -> str | None:
    return next(
        (day for s in around if s.furniture in _DATED_KINDS if (day := _whole_day(s.text))), None
    )


def _whole_day(text: str) -> str | None:
    """The one full day that a line names; None if a part is missing or the order is unsure."""
    slashed = _SLASHED.search(text)
    if slashed and int(slashed[1]) <= 12 and int(slashed[2]) <= 12 and slashed[1] != slashed[2]:  # noqa: PLR2004
        return None  # 8/11: the eighth of November, or the eleventh of August
    # What the text leaves out is filled from the default, so two defaults tell what was there.
    found = set()
    for default in (datetime(1904, 1, 1), datetime(1968, 5, 28)):  # noqa: DTZ001  # a day has no zone
        try:
            found.add(dates.parse(text[:120], default=default, fuzzy=True, ignoretz=True).date())
        except (ValueError, ArithmeticError, TypeError):
            return None
    return found.pop().isoformat() if len(found) == 1 else None


def _path_day(url: str) -> str | None:
    match = _IN_PATH.search(urlsplit(url).path)
    if not match:
        return None
    return _whole_day(f"{match['y']}-{match['m'].zfill(2)}-{match['d'].zfill(2)}")
