"""The briefs under a folder as an Atom feed (RFC 4287), for whoever wants to hear of new ones."""

from __future__ import annotations

import html
import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

from feedgenerator import Atom1Feed

from flows.publish.visible import visible

#: The most entries that a feed lists; index.json lists all.
MOST = 100
#: Of our own making, and never to change: with it a brief's id gives its entry the same id always.
_OURS = uuid.UUID("6f1d1c0e-2c53-4b0e-9c43-6d1b7f6f2a55")
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")  # what XML 1.0 has no way to write


def atom(
    feed_id: str, entries: Sequence[Mapping[str, Any]], key_points: Sequence[Sequence[str]]
) -> bytes:
    """The feed of these entries of index.json, last changed first; a retraction is a change.

    Args:
        feed_id: an IRI, for good the same.
        entries: as index.json has them; links are relative to the folder that it is in.
        key_points: of each entry, the statements of its brief that matter most.
    """
    feed = Atom1Feed(
        title="Wellsourced",
        subtitle="Briefs in which every claim stands on its source.",
        link="./",
        description="",
        feed_url="feed.xml",
        feed_guid=feed_id,
        language="en",
        author_name="Wellsourced",
    )
    both = sorted(zip(entries, key_points, strict=True), key=lambda p: _changed(p[0]), reverse=True)
    for one, points in both[:MOST]:
        retracted = one["retraction"]
        feed.add_item(
            title=_plain(f"Retracted: {one['headline']}" if retracted else one["headline"]),
            link=f"{quote(one['path'])}/brief.html",
            description=_html(retracted["why"], ()) if retracted else _html(one["name"], points),
            unique_id=uuid.uuid5(_OURS, one["id"]).urn,
            pubdate=datetime.fromisoformat(one["finished_at"]),
            updateddate=_changed(one),
            categories=[_plain(one["name"])],
        )
    text: str = feed.writeString("utf-8")
    return text.encode()


def _changed(one: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat((one["retraction"] or {}).get("at") or one["finished_at"])


def _html(lead: str, points: Sequence[str]) -> str:
    """An entry's summary as HTML; the feed escapes it once more."""
    items = "".join(f"<li>{html.escape(_plain(point))}</li>" for point in points)
    return f"<p>{html.escape(_plain(lead))}</p>" + (f"<ul>{items}</ul>" if items else "")


def _plain(text: str) -> str:
    return _NOT_XML.sub("\ufffd", visible(text))
