"""Which briefs are published under a folder? Asked of their folders, each time anew.

A folder that holds no whole brief (a stranger's, a half, a damaged one) is not listed; nothing that
stands there by mistake can keep the others from being found.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.core.records import Brief
from flows.errors import InputError
from flows.publish.brief_json import content_id, from_json
from flows.publish.files import BRIEF, SUMS
from flows.publish.names import HELD, slug
from flows.publish.places import place_of
from flows.publish.schema import READABLE

_ID = re.compile("[0-9a-f]{16}")
_LISTED = frozenset({"published", "retracted"})
_ENOUGH = 100_000_000  # bytes; no brief.json is as long


@dataclass(frozen=True, slots=True)
class Listed:
    """One whole brief, published or retracted, where it stands."""

    series: str  # the folder of its name
    folder: str  # its own, in that one
    data: dict[str, Any]  # of its brief.json

    @property
    def order(self) -> tuple[str, str]:
        """What sorts briefs by age; of one second, always the same way."""
        return str(self.data["finished_at"]), self.folder


def listed(out: Path, series: str | None = None) -> tuple[Listed, ...]:
    """The whole briefs under `out`, newest first; of one series, if it is named."""
    names = sorted(p.name for p in _folders(out)) if series is None else [series]
    found = [brief for name in names if name != HELD for brief in _series(out, name)]
    return tuple(sorted(found, key=lambda brief: brief.order, reverse=True))


def newest(out: Path, name: str) -> Brief | None:
    """The newest brief of that name which is published under `out`, and not retracted."""
    found = listed(place_of(out), slug(name))
    return _first_sound(brief for brief in found if brief.data["status"] == "published")


def last_made(out: Path, name: str) -> Brief | None:
    """The newest brief of that name, whatever became of it: published, retracted or held."""
    out, series = place_of(out), slug(name)
    found = [*_series(out, series), *_series(out / HELD, series, frozenset({"held"}))]
    return _first_sound(sorted(found, key=lambda brief: brief.order, reverse=True))


def _first_sound(found: Iterable[Listed]) -> Brief | None:
    for brief in found:
        try:
            if content_id(brief.data) == brief.folder:
                return from_json(brief.data)
        except (InputError, ValueError):
            continue
    return None


def _series(out: Path, name: str, statuses: frozenset[str] = _LISTED) -> Iterator[Listed]:
    for folder in _folders(out / name):
        data = _whole(folder)
        if data is not None and data["status"] in statuses:
            yield Listed(name, folder.name, data)


def _folders(folder: Path) -> Iterator[Path]:
    """The visible folders in it; links are never followed."""
    try:
        inside = list(folder.iterdir()) if not folder.is_symlink() else []
    except OSError:
        return
    for path in inside:
        if not path.name.startswith(".") and path.is_dir() and not path.is_symlink():
            yield path


def _whole(folder: Path) -> dict[str, Any] | None:
    """What the folder's brief.json holds, if that is the one in the folder's SHA256SUMS."""
    try:
        path = folder / BRIEF
        if path.is_symlink() or path.stat().st_size > _ENOUGH:
            return None
        content = path.read_bytes()
        sums = (folder / SUMS).read_bytes().splitlines()
        line = f"{hashlib.sha256(content).hexdigest()}  {BRIEF}".encode()
        data = json.loads(content)
    except (OSError, ValueError, RecursionError):
        return None
    known = (
        isinstance(data, dict)
        and data.get("schema_version") in READABLE
        and data.get("id") == folder.name
        and _ID.fullmatch(folder.name)
        and isinstance(data.get("status"), str)
        and isinstance(data.get("finished_at"), str)
    )
    return data if known and line in sums else None
