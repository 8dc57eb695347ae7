"""The briefs under a folder as an Atom feed (RFC 4287), for whoever wants to hear of new ones."""

from __future__ import annotations

import html
import re
import uuid
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote

from feedgenerator import Atom1Feed

from flows.publish.entries import Told
from flows.publish.visible import visible

#: The most entries that a feed lists; index.json lists all.
MOST = 100
#: Of our own making, and never to change: with it a brief's id gives its entry the same id always.
_OURS = uuid.UUID("6f1d1c0e-2c53-4b0e-9c43-6d1b7f6f2a55")
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")  # what XML 1.0 has no way to write


def atom(feed_id: str, briefs: Sequence[Told]) -> bytes:
    """The feed of these briefs, last changed first; a retraction is a change.

    Its links are relative to the folder that it is in; `feed_id` is an IRI, for good the same.
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
    for one in sorted(briefs, key=lambda one: one.entry.changed_at, reverse=True)[:MOST]:
        entry = one.entry
        gone = entry.retraction
        feed.add_item(
            title=_plain(f"Retracted: {entry.headline}" if gone else entry.headline),
            link=f"{quote(entry.path)}/brief.html",
            description=_html(gone.why, ()) if gone else _html(entry.name, one.key_points),
            unique_id=uuid.uuid5(_OURS, entry.id).urn,
            pubdate=datetime.fromisoformat(entry.finished_at),
            updateddate=entry.changed_at,
            categories=[_plain(entry.name)],
        )
    text: str = feed.writeString("utf-8")
    return text.encode()


def _html(lead: str, points: Sequence[str]) -> str:
    """An entry's summary as HTML; the feed escapes it once more."""
    items = "".join(f"<li>{html.escape(_plain(point))}</li>" for point in points)
    return f"<p>{html.escape(_plain(lead))}</p>" + (f"<ul>{items}</ul>" if items else "")


def _plain(text: str) -> str:
    return _NOT_XML.sub("\ufffd", visible(text))
