"""What leads to the briefs under a folder: index.json, feed.xml, and each name's latest.json.

All three are derived from the briefs' own folders by whoever has just changed one, under a lock of
the folder. So two runs at once lose nothing: the later of them lists the work of both. What is
lost or damaged comes back with the next run.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from pathlib import Path

from flows.errors import PublishError
from flows.publish.brief_json import encode
from flows.publish.entries import Entry, Told, told
from flows.publish.feed import atom
from flows.publish.listing import Listed, listed
from flows.publish.places import is_remote
from flows.publish.staging import alone, replace_files

INDEX, FEED, LATEST = "index.json", "feed.xml", "latest.json"
_VERSION = "1.0"
#: Where there is no lock, one looks again after writing: another may have published meanwhile.
_TRIES = 5


def refresh(out: Path) -> None:
    """Makes index, feed and pointers say what stands under `out` now; each is replaced at once.

    Raises:
        OSError: if one of them cannot be written.
    """
    with alone(out):
        for _ in range(_TRIES if is_remote(out) else 1):
            listing = listed(out)
            changed = {p: d for p, d in _derived(out, listing).items() if _differs(out, p, d)}
            replace_files(out, out, changed)
            if not changed:
                return


def _derived(out: Path, listing: Sequence[Listed]) -> dict[str, bytes]:
    """Every file that is derived from these briefs, by its path."""
    briefs = [one for one in map(told, listing) if one is not None]
    feed_id = _feed_id(out)
    entries = [one.entry.json() for one in briefs]
    return {
        INDEX: encode({"schema_version": _VERSION, "id": feed_id, "briefs": entries}),
        FEED: atom(feed_id, briefs),
        **_pointers(out, briefs),
    }


def check_ours(out: Path) -> None:
    """Keeps us from writing over what somebody else has put there under the same name.

    Raises:
        PublishError: if there is such a file.
    """
    index, feed = out / INDEX, out / FEED
    strange = not _is_ours(index, "briefs") and index
    if not index.exists() and feed.is_file() and b"Wellsourced" not in feed.read_bytes():
        strange = feed
    if strange:
        raise PublishError(
            f"{strange}: is somebody else's; move it away, or publish in another folder"
        )


def _is_ours(path: Path, mark: str) -> bool:
    """Whether it is as we write it, or is not there, or is damaged."""
    try:
        return mark in json.loads(path.read_bytes())
    except (OSError, ValueError, TypeError, RecursionError):
        return True


def _pointers(out: Path, briefs: Sequence[Told]) -> dict[str, bytes]:
    """A latest.json for each name; without a brief that stands it says so."""
    newest: dict[str, Entry | None] = {one.series: None for one in briefs}
    for one in briefs:
        if newest[one.series] is None and one.entry.status == "published":
            newest[one.series] = one.entry
    for path in out.glob(f"*/{LATEST}"):  # of a name whose briefs somebody has removed
        if not path.parent.is_symlink() and _is_ours(path, "brief"):
            newest.setdefault(path.parent.name, None)
    return {
        f"{series}/{LATEST}": encode(
            {"schema_version": _VERSION, "brief": entry.json(entry.id) if entry else None}
        )
        for series, entry in newest.items()
    }


def _feed_id(out: Path) -> str:
    """The feed keeps the id that it was first given; readers know it by that."""
    try:
        known = json.loads((out / INDEX).read_bytes())["id"]
        return uuid.UUID(known.removeprefix("urn:uuid:")).urn
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return uuid.uuid4().urn


def _differs(out: Path, path: str, data: bytes) -> bool:
    try:
        return (out / path).is_symlink() or (out / path).read_bytes() != data
    except OSError:
        return True
