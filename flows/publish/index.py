"""What leads to the briefs under a folder: index.json, feed.xml, and each name's latest.json.

All three are derived from the briefs' own folders by whoever has just changed one, under a lock of
the folder. So two runs at once lose nothing: the later of them lists the work of both. What is
lost or damaged comes back with the next run.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from flows.publish.brief_json import encode
from flows.publish.feed import atom
from flows.publish.listing import Listed, listed
from flows.publish.schema import schema_problems
from flows.publish.staging import alone, replace_files

INDEX, FEED, LATEST = "index.json", "feed.xml", "latest.json"
_VERSION = "1.0"


def refresh(out: Path) -> None:
    """Makes index, feed and pointers say what stands under `out` now; each is replaced at once.

    Raises:
        OSError: if one of them cannot be written.
    """
    with alone(out):
        briefs = _valid(listed(out))
        entries = [entry(b, f"{b.series}/{b.folder}") for b in briefs]
        feed_id = _feed_id(out)
        files = {
            INDEX: encode({"schema_version": _VERSION, "id": feed_id, "briefs": entries}),
            FEED: atom(feed_id, entries, [_key_points(b.data) for b in briefs]),
            **_pointers(out, briefs),
        }
        changed = {path: data for path, data in files.items() if _differs(out, path, data)}
        replace_files(out, out, changed)


def entry(brief: Listed, path: str) -> dict[str, Any]:
    """What index.json and latest.json say of a brief; `path` is its folder, seen from there.

    Raises:
        LookupError, TypeError, AttributeError: if its JSON is not that of a brief.
    """
    data = brief.data
    return {
        "id": data["id"],
        "name": data["name"],
        "path": path,
        "schema_version": data["schema_version"],
        "status": data["status"],
        "retraction": data.get("retraction"),
        "headline": _texts(data)[data["headline"]],
        "finished_at": data["finished_at"],
        "publish_sources": data.get("publish_sources", "full"),
        "sources": sum(source["status"] == "read" for source in data["sources"]),
        "claims": len(data["claims"]),
        "conflicts": len(data["conflicts"]),
        "withheld": len(data["withheld"]),
    }


def _valid(briefs: Sequence[Listed]) -> list[Listed]:
    """Those whose entry the schema of latest.json, and so that of index.json, takes."""
    return [brief for brief in briefs if _is_valid(brief)]


def _is_valid(brief: Listed) -> bool:
    try:
        one = {"schema_version": _VERSION, "brief": entry(brief, brief.folder)}
        atom("", [entry(brief, brief.folder)], [_key_points(brief.data)])
        encode(one)
    except (LookupError, TypeError, AttributeError, ValueError):
        return False
    return not schema_problems(one, _VERSION, "latest")


def _pointers(out: Path, briefs: Sequence[Listed]) -> dict[str, bytes]:
    """A latest.json for each name; without a brief that stands it says so."""
    found: dict[str, dict[str, Any] | None] = {brief.series: None for brief in briefs}
    for brief in briefs:
        if found[brief.series] is None and brief.data["status"] == "published":
            found[brief.series] = entry(brief, brief.folder)
    for path in out.glob(f"*/{LATEST}"):  # of a name whose briefs somebody has removed
        found.setdefault(path.parent.name, None)
    return {
        f"{series}/{LATEST}": encode({"schema_version": _VERSION, "brief": one})
        for series, one in found.items()
    }


def _texts(data: Mapping[str, Any]) -> dict[str, str]:
    return {claim["id"]: claim["text"] for claim in data["claims"]}


def _key_points(data: Mapping[str, Any]) -> list[str]:
    texts = _texts(data)
    return [texts[i] for i in data["key_points"]]


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
