"""What index.json, latest.json and the feed say of one brief."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from flows.core.records import PublishSources, Retraction
from flows.publish.listing import Listed

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([.]\d{1,6})?(Z|[+]00:00)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """One published brief in short, its fields in the order of the schema."""

    id: str
    name: str
    path: str  # of its folder, seen from the file that lists it
    schema_version: str
    status: Literal["published", "retracted"]
    retraction: Retraction | None
    headline: str
    finished_at: str
    publish_sources: PublishSources
    sources: int
    claims: int
    conflicts: int
    withheld: int

    @property
    def changed_at(self) -> datetime:
        """When it was retracted, or else made."""
        return datetime.fromisoformat(self.retraction.at if self.retraction else self.finished_at)

    def json(self, path: str | None = None) -> dict[str, Any]:
        """As it stands in the files; `path` is its folder, if seen from another one."""
        return asdict(replace(self, path=path) if path else self)


@dataclass(frozen=True, slots=True)
class Told:
    """A brief as the feed tells of it."""

    entry: Entry
    series: str
    key_points: tuple[str, ...]


def told(brief: Listed) -> Told | None:
    """What there is to say of a listed brief; None if its JSON is not that of a brief after all."""
    try:
        data = brief.data
        texts = {claim["id"]: claim["text"] for claim in data["claims"]}
        entry = _adapter().validate_json(json.dumps(_entry(brief, texts)).encode(), strict=True)
        moments = [entry.finished_at, *([entry.retraction.at] if entry.retraction else [])]
        if not entry.headline or not all(map(_MOMENT.fullmatch, moments)):
            return None
        max(map(datetime.fromisoformat, moments))  # 31 February is none
        points = tuple(texts[i] for i in data["key_points"])
        "".join([entry.name, entry.headline, *points]).encode()  # half of a pair cannot be written
    except (LookupError, TypeError, AttributeError, ValueError, OverflowError, ValidationError):
        return None
    return Told(entry, brief.series, points)


def _entry(brief: Listed, texts: Mapping[str, str]) -> dict[str, Any]:
    data = brief.data
    return {
        "id": data["id"],
        "name": data["name"],
        "path": f"{brief.series}/{brief.folder}",
        "schema_version": data["schema_version"],
        "status": data["status"],
        "retraction": data.get("retraction"),
        "headline": texts[data["headline"]],
        "finished_at": data["finished_at"],
        "publish_sources": data.get("publish_sources", "full"),
        "sources": sum(source["status"] == "read" for source in data["sources"]),
        "claims": len(data["claims"]),
        "conflicts": len(data["conflicts"]),
        "withheld": len(data["withheld"]),
    }


@cache
def _adapter() -> TypeAdapter[Entry]:
    return TypeAdapter(Entry)
