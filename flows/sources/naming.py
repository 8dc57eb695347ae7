"""A brief's name when none is given: the folder that its sources come from, or the page."""

from __future__ import annotations

import glob
import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from flows.sources.addresses import host_of, is_link

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAYING_NOTHING = frozenset({"index", "amp"})
_LONGEST = 80  # characters of a page's own part


def folder_name(sources: Sequence[str]) -> str:
    """The folder given, or the nearest one that holds all files; else the first link, shortened.

    Never taken from what the documents say: the same sources keep one name as the news changes.
    """
    files = [source for source in sources if not is_link(source)]
    if sources and not files:
        return next((name for s in sources if (name := _page(s))), "brief")
    folders = [_folder(source) for source in files]
    try:
        common = Path(os.path.commonpath(folders))
    except ValueError:  # no sources, or on two Windows drives
        return "brief"
    return common.name or "brief"


def _page(link: str) -> str | None:
    """Host, last part of the path, and numbers asked for: two stories of one host are told apart.

    Words that are asked for are left out: most say where the link was found, and some are secrets.
    """
    host = host_of(link)
    if host is None:
        return None
    address = urlsplit(link.strip())
    parts = [PurePosixPath(unquote(part)).stem for part in address.path.split("/")]
    said = [part for part in parts if part.strip(".") and part.lower() not in _SAYING_NOTHING]
    asked = [value for _, value in parse_qsl(address.query) if value.isdigit()]
    name = "-".join([*said[-1:], *asked])[:_LONGEST].rstrip("-")
    return f"{host}/{name}" if name else host


def _folder(source: str) -> Path:
    path = Path(source).absolute()
    fixed: list[str] = []
    for part in path.parts:  # of a glob, what comes before its first wildcard
        if glob.has_magic(part) and not os.path.lexists(path):
            return Path(os.path.normpath(Path(*fixed)))
        fixed.append(part)
    # Not Path.is_dir: a name that is too long for any file is no folder, and no error yet.
    is_folder = os.path.isdir(path)  # noqa: PTH112
    return Path(os.path.normpath(path if is_folder else path.parent))
